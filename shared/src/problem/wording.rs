//! Every message about a mistake, in every language of the interface.
//!
//! The wording follows the GOV.UK Design System's error message templates: it starts from the question's own words and
//! never says "please", "valid" or "required".

use super::{Mistake, Problem, written_date};
use crate::definition::KindName;
use crate::kinds::Kind;
use crate::survey::{Form, Question, Role};
use crate::text::Lang;

/// One problem with all its words at hand.
pub(super) struct Wording<'a> {
    pub(super) form: &'a Form,
    pub(super) question: &'a Question,
    pub(super) problem: &'a Problem,
    pub(super) lang: Lang,
}

impl Wording<'_> {
    /// What to tell the respondent.
    pub(super) fn message(&self) -> String {
        let lang = self.lang;
        let say = |en: String, cy: String| match lang {
            Lang::En => en,
            Lang::Cy => cy,
        };
        let it = self.subject();
        match &self.problem.mistake {
            Mistake::Required => self.required(),
            Mistake::DetailRequired => say(
                format!("Enter details for “{}”", self.option()),
                format!("Rhowch fanylion ar gyfer “{}”", self.option()),
            ),
            Mistake::TooLong { max } => say(
                format!("{it} must be {} or less", count(max, "character")),
                format!("Rhaid i {it} fod yn {max} nod neu lai"),
            ),
            Mistake::NotANumber => {
                say(format!("{it} must be a number, like 30"), format!("Rhaid i {it} fod yn rhif, fel 30"))
            }
            Mistake::NotWhole => {
                say(format!("{it} must be a whole number"), format!("Rhaid i {it} fod yn rhif cyfan"))
            }
            Mistake::TooManyDecimals { max } => say(
                format!("{it} must have {} or fewer", count(max, "decimal place")),
                format!("Rhaid i {it} gynnwys {max} lle degol neu lai"),
            ),
            Mistake::TooSmall { min } => {
                say(format!("{it} must be {min} or more"), format!("Rhaid i {it} fod yn {min} neu fwy"))
            }
            Mistake::TooLarge { max } => {
                say(format!("{it} must be {max} or fewer"), format!("Rhaid i {it} fod yn {max} neu lai"))
            }
            Mistake::NotADate => {
                say(format!("{it} must be a real date"), format!("Rhaid i {it} fod yn ddyddiad go iawn"))
            }
            Mistake::TooEarly { min } => {
                let date = written_date(min, lang);
                say(
                    format!("{it} must be the same as or after {date}"),
                    format!("Rhaid i {it} fod yr un fath â neu ar ôl {date}"),
                )
            }
            Mistake::TooLate { max } => {
                let date = written_date(max, lang);
                say(
                    format!("{it} must be the same as or before {date}"),
                    format!("Rhaid i {it} fod yr un fath â neu cyn {date}"),
                )
            }
            Mistake::TooFew { min } => {
                say(format!("Select {min} or more options"), format!("Dewiswch {min} neu fwy o opsiynau"))
            }
            Mistake::TooMany { max } if self.question.spec.kind == KindName::File => say(
                format!("You can only select up to {}", count(max, "file")),
                format!("Dim ond hyd at {max} ffeil y gallwch eu dewis"),
            ),
            Mistake::TooMany { max } => say(
                format!("Select {} or fewer", count(max, "option")),
                format!("Dewiswch {max} opsiwn neu lai"),
            ),
            Mistake::ExclusiveMixed { exclusive } => {
                let none = self.label_of(exclusive);
                say(format!("Select the options that apply, or select “{none}”"), {
                    format!("Dewiswch yr opsiynau perthnasol, neu dewiswch “{none}”")
                })
            }
            Mistake::NotAnEmail => say(
                "Enter an email address in the correct format, like name@example.com".into(),
                "Rhowch gyfeiriad e-bost yn y fformat cywir, fel enw@enghraifft.com".into(),
            ),
            Mistake::NotAPhone => say(
                "Enter a phone number, like 01632 960 001 or 07700 900 982".into(),
                "Rhowch rif ffôn, fel 01632 960 001 neu 07700 900 982".into(),
            ),
            Mistake::NotAPostcode => say(
                "Enter a full UK postcode, like AA3 1AB".into(),
                "Rhowch god post llawn y DU, fel AA3 1AB".into(),
            ),
            Mistake::UnknownOption => {
                say("Select one of the options listed".into(), "Dewiswch un o’r opsiynau a restrir".into())
            }
            Mistake::WrongShape => say(format!("{it} must be one text, not a list"), {
                format!("Rhaid i {it} fod yn un testun, nid rhestr")
            }),
            Mistake::UnknownVariable => {
                say(format!("{it} is not asked here"), format!("Ni ofynnir {it} yma"))
            }
            Mistake::UnknownUpload => say(
                "The selected file could not be found – upload it again".into(),
                "Ni ellid dod o hyd i’r ffeil a ddewiswyd – lanlwythwch hi eto".into(),
            ),
            Mistake::BadFile(file) => file.message(lang),
        }
    }

    fn required(&self) -> String {
        if let Some(message) = &self.question.spec.required_message {
            return message.get(self.lang).to_owned();
        }
        let ask = match self.row() {
            Some(row) => row,
            None => self.question.spec.ask.get(self.lang).to_owned(),
        };
        let short =
            self.question.spec.short.as_ref().filter(|_| self.row().is_none()).map(|s| s.get(self.lang));
        let selects = match self.question.spec.kind {
            KindName::ChooseOne | KindName::ChooseMany | KindName::Matrix | KindName::File => true,
            KindName::Text | KindName::LongText | KindName::Number | KindName::Date | KindName::Note => false,
        };
        match (self.lang, selects, short) {
            (Lang::En, true, Some(short)) => format!("Select {short}"),
            (Lang::En, true, None) => format!("Select an answer to “{ask}”"),
            (Lang::En, false, Some(short)) => format!("Enter {short}"),
            (Lang::En, false, None) => format!("Enter an answer to “{ask}”"),
            (Lang::Cy, true, Some(short)) => format!("Dewiswch {short}"),
            (Lang::Cy, true, None) => format!("Dewiswch ateb i “{ask}”"),
            (Lang::Cy, false, Some(short)) => format!("Rhowch {short}"),
            (Lang::Cy, false, None) => format!("Rhowch ateb i “{ask}”"),
        }
    }

    /// What the message is about: the box in question, or the question's short name with a capital in English.
    fn subject(&self) -> String {
        let role = self.form.variable(&self.problem.variable).map(|at| &self.form.variables[at].role);
        let comment = self.question.spec.comment.as_ref().filter(|_| role == Some(&Role::Comment));
        match (comment, role, &self.question.spec.short) {
            (Some(comment), _, _) => format!("“{}”", comment.get(self.lang)),
            (None, Some(Role::Detail(_)), _) => format!("“{}”", self.option()),
            (None, _, Some(short)) => match self.lang {
                Lang::En => capitalised(short.get(self.lang)),
                Lang::Cy => short.get(self.lang).to_owned(),
            },
            (None, _, None) => match self.lang {
                Lang::En => "Your answer".to_owned(),
                Lang::Cy => "eich ateb".to_owned(),
            },
        }
    }

    /// The label of the option whose box the problem is about.
    fn option(&self) -> String {
        let code = self.problem.variable.strip_prefix(self.question.id()).unwrap_or_default();
        self.label_of(code.trim_start_matches('.'))
    }

    fn label_of(&self, code: &str) -> String {
        let choice = self.question.kind.choices().iter().find(|choice| choice.code == code);
        choice.map(|choice| choice.label.get(self.lang).to_owned()).unwrap_or_default()
    }

    fn row(&self) -> Option<String> {
        let at = self.form.variable(&self.problem.variable)?;
        let Kind::Matrix(matrix) = &self.question.kind else { return None };
        let row = matrix.rows.iter().find(|row| row.variable == at)?;
        Some(row.label.get(self.lang).to_owned())
    }
}

fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// `1 file`, `2 files`: what English needs and Welsh, which counts in the singular, does not.
fn count(number: &impl ToString, thing: &str) -> String {
    let number = number.to_string();
    let ending = if number == "1" { "" } else { "s" };
    format!("{number} {thing}{ending}")
}
