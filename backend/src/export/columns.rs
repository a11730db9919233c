//! The columns of a survey's dataset, whatever the file they end up in.

use std::sync::Arc;

use shared::definition::Sensitivity;
use shared::kinds::Kind;
use shared::survey::{Role, Survey};
use shared::text::Lang;
use shared::value::Shape;

use super::differences;
use super::names::Names;
use crate::analysis::{Code, Dictionary};

/// One column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its name: at most 32 lower-case letters, digits and underscores.
    pub name: String,
    /// The variable it is made of, as submissions and the API name it. Empty for what is no answer.
    pub variable: String,
    /// The question the variable belongs to. Empty for what is no answer.
    pub question: String,
    /// The wording of the question.
    pub ask: String,
    /// What it holds, in words.
    pub label: String,
    /// What it holds.
    pub holds: Holds,
    /// What may be done with its values.
    pub level: Level,
    /// The values it may hold, where those are a list.
    pub values: Vec<Labelled>,
    /// How much it says about who answered.
    pub sensitivity: Sensitivity,
    /// What differs between the versions of the survey.
    pub notes: Vec<String>,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// The response's id.
    Id,
    /// The version of the survey that was answered.
    Version,
    /// The week the response arrived in.
    Week,
    /// Free text of the variable at this position of the dictionary.
    Text(usize),
    /// One code.
    Choice(usize),
    /// Whether the code at the second position is among those ticked: 1 or 0.
    Ticked(usize, usize),
    /// The codes ticked, separated by semicolons.
    List(usize),
    /// A number; the flag says whether it may be negative.
    Number(usize, bool),
    /// A date as `YYYY-MM-DD`.
    Date(usize),
    /// Ids of uploaded files, separated by semicolons.
    Files(usize),
}

impl Holds {
    /// The position of its variable in the dictionary.
    pub fn variable(self) -> Option<usize> {
        match self {
            Holds::Id | Holds::Version | Holds::Week => None,
            Holds::Text(at)
            | Holds::Choice(at)
            | Holds::Ticked(at, _)
            | Holds::List(at)
            | Holds::Number(at, _)
            | Holds::Date(at)
            | Holds::Files(at) => Some(at),
        }
    }
}

/// The level of measurement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Values are names.
    Nominal,
    /// Values have an order.
    Ordinal,
    /// Values have distances.
    Scale,
}

/// A value with its meaning.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Labelled {
    /// The code in the survey.
    pub code: String,
    /// The number that stands for it where only numbers will do.
    pub number: i64,
    /// What it means.
    pub label: String,
    /// Whether it is an answer outside the list proper, such as "I am not sure": to be left out of means.
    pub missing: bool,
}

/// The columns of everything in the dictionary. `versions` are the survey in every version there was, that asked now first.
pub(super) fn columns(dictionary: &Dictionary, versions: &[Arc<Survey>]) -> Vec<Column> {
    let mut names = Names::default();
    let about = [
        (
            "response_id",
            "Response: a random number, which tells nothing of who, when or in which order",
            Holds::Id,
        ),
        ("response_version", "Version of the survey that was answered", Holds::Version),
        ("response_week", "Week in which the response arrived (ISO 8601)", Holds::Week),
    ];
    let mut columns: Vec<Column> = about
        .into_iter()
        .map(|(name, label, holds)| Column {
            name: names.give(name),
            variable: String::new(),
            question: String::new(),
            ask: String::new(),
            label: label.to_owned(),
            holds,
            level: Level::Nominal,
            values: Vec::new(),
            sensitivity: Sensitivity::None,
            notes: Vec::new(),
        })
        .collect();
    for at in 0..dictionary.variables.len() {
        add(dictionary, versions, at, &mut names, &mut columns);
    }
    columns
}

fn add(
    dictionary: &Dictionary,
    versions: &[Arc<Survey>],
    at: usize,
    names: &mut Names,
    columns: &mut Vec<Column>,
) {
    let variable = &dictionary.variables[at];
    let question = &dictionary.questions[variable.question];
    let (ask, part) = (question.ask.get(Lang::En), variable.label.get(Lang::En));
    let values = values(&variable.codes);
    let (holds, level) = match variable.shape {
        Shape::Text => (Holds::Text(at), Level::Nominal),
        Shape::Choice if variable.is_scale => (Holds::Choice(at), Level::Ordinal),
        Shape::Choice => (Holds::Choice(at), Level::Nominal),
        Shape::Choices => (Holds::List(at), Level::Nominal),
        Shape::Number => (Holds::Number(at, may_be_negative(versions, &question.id)), Level::Scale),
        Shape::Date => (Holds::Date(at), Level::Scale),
        Shape::Files => (Holds::Files(at), Level::Nominal),
    };
    let wanted = match variable.role {
        Role::Detail(_) => format!("{}.text", variable.name),
        Role::Answer | Role::Row(_) | Role::Comment => variable.name.clone(),
    };
    let column = Column {
        name: names.give(&wanted),
        variable: variable.name.clone(),
        question: question.id.clone(),
        ask: ask.to_owned(),
        label: if part == ask { ask.to_owned() } else { format!("{ask} – {part}") },
        holds,
        level,
        values: values.clone(),
        sensitivity: question.sensitivity,
        notes: differences::notes(versions, &variable.name),
    };
    if let Holds::List(_) = holds {
        columns.extend(values.iter().enumerate().map(|(code, value)| Column {
            name: names.give(&format!("{}.{}", variable.name, value.code)),
            label: format!("{ask} – {}", value.label),
            holds: Holds::Ticked(at, code),
            values: ticks(),
            ..column.clone()
        }));
    }
    columns.push(column);
}

fn may_be_negative(versions: &[Arc<Survey>], question: &str) -> bool {
    versions.iter().filter_map(|survey| survey.form.question(question)).any(|question| match &question.kind {
        Kind::Number(kind) => kind.min.is_none_or(|min| min.to_f64() < 0.0),
        _ => false,
    })
}

fn ticks() -> Vec<Labelled> {
    let tick = |number: i64, label: &str| Labelled {
        code: number.to_string(),
        number,
        label: label.to_owned(),
        missing: false,
    };
    vec![tick(0, "Not ticked"), tick(1, "Ticked")]
}

/// A code that is a whole number keeps it. The others are numbered from 1, those outside the list proper from 97.
fn values(codes: &[Code]) -> Vec<Labelled> {
    let own = |code: &Code| code.code.parse::<u16>().ok().filter(|number| number.to_string() == code.code);
    let mut taken: Vec<i64> = codes.iter().filter_map(own).map(i64::from).collect();
    let mut numbered = |code: &Code| {
        if let Some(number) = own(code) {
            return i64::from(number);
        }
        let mut number = if !code.missing {
            1
        } else if codes.len() < 90 {
            97
        } else {
            9997
        };
        while taken.contains(&number) {
            number += 1;
        }
        taken.push(number);
        number
    };
    let value = |code: &Code| Labelled {
        code: code.code.clone(),
        number: numbered(code),
        label: code.label.get(Lang::En).to_owned(),
        missing: code.missing,
    };
    codes.iter().map(value).collect()
}
