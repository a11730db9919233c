//! A survey that passed its check: names resolved, conditions compiled, every variable known by its position.
//!
//! The server checks and compiles; the browser is sent the survey compiled ([`Survey::to_bytes`]), so that respondents
//! download neither the checker nor the reader of the definition language.

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::condition::Condition;
use crate::definition::{KindName, Retention, Sensitivity};
use crate::kinds::Kind;
use crate::text::{Lang, Text};
use crate::value::Shape;

/// A survey ready to be asked. Only [`check`](crate::check::compile) makes one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Survey {
    /// What it is, who runs it and how long it is kept.
    pub about: About,
    /// The canonical definition it was compiled from; empty in the browser, which has no use for it.
    #[serde(skip)]
    pub document: String,
    /// The hash that names this very wording and routing.
    pub version: String,
    /// The survey proper.
    pub form: Arc<Form>,
    /// The invitation made after the answers are sent; a form of its own, so that its answers cannot meet the others.
    pub follow_up: Option<Arc<Form>>,
}

/// What a survey is, as its author wrote it: see [`Definition`](crate::definition::Definition) for each field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "documented where the author meets them")]
pub struct About {
    pub id: String,
    pub title: Text,
    pub owner: Text,
    pub contact: String,
    pub languages: Vec<Lang>,
    pub opens: Option<String>,
    pub closes: Option<String>,
    pub duration: Text,
    pub brief: Text,
    pub introduction: Text,
    pub privacy: Option<Text>,
    pub retention: Retention,
}

impl About {
    /// The language of the words that `text` has for a reader of `wanted`, when it is another one. A plain text is in the
    /// survey's only language; in a survey of several it is in none of them, like `GOV.UK` or `5`.
    pub fn foreign(&self, text: &Text, wanted: Lang) -> Option<Lang> {
        let only = match self.languages[..] {
            [only] => Some(only),
            _ => None,
        };
        text.lang(wanted).or(only).filter(|lang| *lang != wanted)
    }
}

impl Survey {
    /// The survey as the browser is sent it: compact, and readable by a client of the same release only.
    pub fn to_bytes(&self) -> Vec<u8> {
        // Every part of a survey is plain data of known size, which postcard cannot refuse.
        postcard::to_allocvec(&(FORMAT, self)).unwrap_or_default()
    }

    /// Reads what [`to_bytes`](Self::to_bytes) wrote; `None` for anything else.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (format, rest) = postcard::take_from_bytes::<&str>(bytes).ok()?;
        if format != FORMAT {
            return None;
        }
        postcard::from_bytes(rest).ok()
    }

    /// Whether answers are taken on the day `today` (`YYYY-MM-DD`).
    pub fn status(&self, today: &str) -> Status {
        let About { opens, closes, .. } = &self.about;
        if opens.as_deref().is_some_and(|opens| today < opens) {
            Status::NotYetOpen
        } else if closes.as_deref().is_some_and(|closes| today > closes) {
            Status::Closed
        } else {
            Status::Open
        }
    }
}

/// Names the layout of a compiled survey: that of the release, since the types may change with any.
const FORMAT: &str = env!("CARGO_PKG_VERSION");

/// Whether a survey takes answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Before its opening date.
    NotYetOpen,
    /// Takes answers.
    Open,
    /// After its closing date.
    Closed,
}

impl Status {
    /// The status that JSON calls by this name.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "not_yet_open" => Some(Status::NotYetOpen),
            "open" => Some(Status::Open),
            "closed" => Some(Status::Closed),
            _ => None,
        }
    }
}

/// Questions in the order they are asked: what the engine runs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Form {
    /// The sections, in order.
    pub sections: Vec<Section>,
    /// The pages of all sections, in order.
    pub pages: Vec<Page>,
    /// The questions of all pages, in order.
    pub questions: Vec<Question>,
    /// The variables of all questions, in order.
    pub variables: Vec<Variable>,
    /// The position of each variable, in the order of their names.
    pub(crate) by_name: Vec<(String, usize)>,
}

/// A part of a form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// Names the section.
    pub id: String,
    /// Its title.
    pub title: Text,
}

/// What a respondent sees at once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// The page's address.
    pub id: String,
    /// The section it belongs to, by position.
    pub section: usize,
    /// Its heading, when it is not the question itself.
    pub title: Option<Text>,
    /// Prose above the questions.
    pub text: Option<Text>,
    /// Its questions, by position.
    pub questions: Range<usize>,
    /// When it is on the journey: the section's condition and its own.
    pub show: Condition,
    /// When, after this page, nothing more is asked.
    pub end: Option<Exit>,
}

/// A way out before the last page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Exit {
    /// When it is taken.
    pub when: Condition,
    /// The exit page's heading.
    pub title: Text,
    /// The exit page's prose.
    pub text: Text,
}

/// One thing asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Its wording, and what else its author said of it.
    pub spec: Spec,
    /// The page it stands on, by position.
    pub page: usize,
    /// What its answers may be.
    pub kind: Kind,
    /// When it is shown, given that its page is.
    pub show: Condition,
    /// Its variables, by position: the answer itself first, then its parts.
    pub variables: Range<usize>,
    /// The variable for remarks, by position.
    pub comment: Option<usize>,
    /// Whether any condition looks at it.
    pub is_tested: bool,
}

/// What the author said of a question apart from its kind: see
/// [`definition::Question`](crate::definition::Question) for each field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "documented where the author meets them")]
pub struct Spec {
    pub id: String,
    pub kind: KindName,
    pub ask: Text,
    pub short: Option<Text>,
    pub intro: Option<Text>,
    pub hint: Option<Text>,
    pub required: bool,
    pub required_message: Option<Text>,
    pub comment: Option<Text>,
    pub sensitivity: Sensitivity,
}

impl Question {
    /// The question's id.
    pub fn id(&self) -> &str {
        &self.spec.id
    }

    /// The variable that holds the answer itself; a matrix and a note have none.
    pub fn main(&self, form: &Form) -> Option<usize> {
        self.variables.clone().find(|&variable| form.variables[variable].role == Role::Answer)
    }
}

/// One column of the data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Variable {
    /// Its name in submissions, storage and exports: `end-users`, `end-users.other`.
    pub name: String,
    /// The question it belongs to, by position.
    pub question: usize,
    /// What part of the question it is.
    pub role: Role,
    /// The shape of its values.
    pub shape: Shape,
}

/// What part of a question a variable holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// The answer itself.
    Answer,
    /// The rating of one row of a matrix, by the row's position.
    Row(usize),
    /// The text an option reveals, by the option's position.
    Detail(usize),
    /// Remarks on the answer.
    Comment,
}

impl Form {
    /// Where a name stands among the names, or where it would.
    pub(crate) fn place_of(&self, name: &str) -> Result<usize, usize> {
        self.by_name.binary_search_by(|(other, _)| other.as_str().cmp(name))
    }

    /// The position of the variable called `name`.
    pub fn variable(&self, name: &str) -> Option<usize> {
        self.place_of(name).ok().map(|place| self.by_name[place].1)
    }

    /// The question with this id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id() == id)
    }

    /// The position of the page with this address.
    pub fn page(&self, id: &str) -> Option<usize> {
        self.pages.iter().position(|page| page.id == id)
    }

    /// The questions of a page with their positions.
    pub fn questions_of(&self, page: usize) -> impl Iterator<Item = (usize, &Question)> {
        self.pages[page].questions.clone().map(|at| (at, &self.questions[at]))
    }
}
