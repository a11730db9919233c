//! The kinds of question: one file each, and one arm each in every `match` of this file.
//!
//! A kind knows what its answers may be. It knows nothing of how it looks (that is `frontend/src/fields`) and little of
//! what happens to its values afterwards: those have one of a few [`Shape`]s.

mod choices;
mod choose_many;
mod choose_one;
mod date;
mod file;
mod long_text;
mod matrix;
mod number;
mod text;

pub use choices::{Choice, Detail};
pub use choose_many::ChooseMany;
pub use choose_one::ChooseOne;
pub use date::Date;
pub use file::{File, FileType, is_upload_id};
pub use long_text::LongText;
pub use matrix::{Matrix, Row};
pub use number::Number;
pub use text::Text;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::check::Scope;
use crate::definition::{self, KindName};
use crate::diagnostic::Place;
use crate::problem::{Mistake, Problem};
use crate::raw::{Raw, RawValue};
use crate::survey::{Form, Question, Role};
use crate::value::{Shape, Value};

/// What a question's answers may be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Kind {
    /// Open text on one line.
    Text(Text),
    /// Open text on several lines.
    LongText(LongText),
    /// A number.
    Number(Number),
    /// A calendar date.
    Date(Date),
    /// One of several options.
    ChooseOne(ChooseOne),
    /// Any of several options.
    ChooseMany(ChooseMany),
    /// Several statements rated on the same options.
    Matrix(Matrix),
    /// Uploaded files.
    File(File),
    /// Words between questions; nothing to answer.
    Note,
}

/// What was read of one question. Blank questions have neither values nor a problem.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Answer {
    /// The values of its variables, by position. An answer that breaks its own rule has none; one whose remarks or
    /// details break theirs still steers the journey.
    pub(crate) values: Vec<(usize, Value)>,
    /// The one thing wrong with it.
    pub(crate) problem: Option<Problem>,
}

impl Answer {
    /// The answer of a question with one variable.
    fn one(variable: usize, value: Value) -> Self {
        Answer { values: vec![(variable, value)], problem: None }
    }

    /// Adds the values of a part of the question, or what is wrong with it unless something already is.
    fn add(&mut self, part: Result<impl IntoIterator<Item = (usize, Value)>, Problem>) {
        match part {
            Ok(values) => self.values.extend(values),
            Err(problem) => self.problem = self.problem.take().or(Some(problem)),
        }
    }
}

/// The settings of a question that a kind reads, beyond those every question has.
pub fn settings(kind: KindName) -> &'static [&'static str] {
    match kind {
        KindName::Text => text::SETTINGS,
        KindName::LongText => long_text::SETTINGS,
        KindName::Number => number::SETTINGS,
        KindName::Date => date::SETTINGS,
        KindName::ChooseOne => choose_one::SETTINGS,
        KindName::ChooseMany => choose_many::SETTINGS,
        KindName::Matrix => matrix::SETTINGS,
        KindName::File => file::SETTINGS,
        KindName::Note => &[],
    }
}

impl Kind {
    /// Reads the kind's settings, adding the question's variables to the form.
    pub(crate) fn compile(scope: &mut Scope, spec: &definition::Question, place: &Place) -> Kind {
        match spec.kind {
            KindName::Text => Kind::Text(Text::compile(scope, spec)),
            KindName::LongText => Kind::LongText(LongText::compile(scope, spec)),
            KindName::Number => Kind::Number(Number::compile(scope, spec, place)),
            KindName::Date => Kind::Date(Date::compile(scope, spec, place)),
            KindName::ChooseOne => Kind::ChooseOne(ChooseOne::compile(scope, spec, place)),
            KindName::ChooseMany => Kind::ChooseMany(ChooseMany::compile(scope, spec, place)),
            KindName::Matrix => Kind::Matrix(Matrix::compile(scope, spec, place)),
            KindName::File => Kind::File(File::compile(scope, spec, place)),
            KindName::Note => Kind::Note,
        }
    }

    /// What an answer means, or the one thing that is wrong with it.
    pub(crate) fn read(
        &self,
        form: &Form,
        question: &Question,
        raw: &Raw,
        values: &[Option<Value>],
    ) -> Answer {
        let input = Input { form, question, raw, values };
        let read = match self {
            Kind::Text(kind) => kind.read(&input),
            Kind::LongText(kind) => kind.read(&input),
            Kind::Number(kind) => kind.read(&input),
            Kind::Date(kind) => kind.read(&input),
            Kind::ChooseOne(kind) => kind.read(&input),
            Kind::ChooseMany(kind) => kind.read(&input),
            Kind::Matrix(kind) => kind.read(&input),
            Kind::File(kind) => kind.read(&input),
            Kind::Note => Ok(Answer::default()),
        };
        let mut answer = read.unwrap_or_else(|problem| Answer { values: Vec::new(), problem: Some(problem) });
        if let Some(comment) = question.comment {
            answer.add(long_text::read(&input, comment, long_text::DEFAULT_MAX_LENGTH));
        }
        answer
    }

    /// The options to choose from; empty for a kind that has none.
    pub fn choices(&self) -> &[Choice] {
        match self {
            Kind::ChooseOne(kind) => &kind.choices,
            Kind::ChooseMany(kind) => &kind.choices,
            Kind::Matrix(kind) => &kind.choices,
            Kind::Text(_)
            | Kind::LongText(_)
            | Kind::Number(_)
            | Kind::Date(_)
            | Kind::File(_)
            | Kind::Note => &[],
        }
    }
}

/// The first variable a required question still wants, by position. A constraint never speaks of blanks and this never
/// of anything else, so a question has at most one problem.
pub(crate) fn missing(form: &Form, question: &Question, answer: &Answer) -> Option<usize> {
    let is_wanted = |variable: usize| match form.variables[variable].role {
        Role::Answer | Role::Row(_) => true,
        Role::Detail(_) | Role::Comment => false,
    };
    let has = |variable: usize| answer.values.iter().any(|(other, _)| *other == variable);
    question.variables.clone().find(|&variable| is_wanted(variable) && !has(variable))
}

/// One question's raw answer with all that is needed to read it.
struct Input<'a> {
    form: &'a Form,
    question: &'a Question,
    raw: &'a Raw,
    /// The values of earlier variables, for options with conditions.
    values: &'a [Option<Value>],
}

impl<'a> Input<'a> {
    fn name(&self, variable: usize) -> &'a str {
        &self.form.variables[variable].name
    }

    fn problem(&self, variable: usize, mistake: Mistake) -> Problem {
        Problem::new(self.question.id(), self.name(variable), mistake)
    }

    /// The text in a variable, without white space around it or control characters in it, which no keyboard types and
    /// not every database stores; `None` when nothing is left.
    fn text(&self, variable: usize) -> Result<Option<Cow<'a, str>>, Problem> {
        let text = match self.raw.get(self.name(variable)) {
            None => return Ok(None),
            Some(RawValue::Many(_)) => return Err(self.problem(variable, Mistake::WrongShape)),
            Some(RawValue::One(text)) => text,
        };
        let is_noise = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
        let text = if text.contains(is_noise) {
            Cow::Owned(text.replace(is_noise, "").trim().to_owned())
        } else {
            Cow::Borrowed(text.trim())
        };
        Ok(Some(text).filter(|text| !text.is_empty()))
    }

    /// The first variable of the question: the answer itself.
    fn main(&self) -> usize {
        self.question.variables.start
    }
}

/// Adds the one variable of a question that has but one.
fn add_main(scope: &mut Scope, spec: &definition::Question, shape: Shape) {
    scope.add_variable(&spec.id, Role::Answer, shape);
}
