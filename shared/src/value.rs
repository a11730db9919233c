//! What an answer means. There are many kinds of question and few shapes of value: rendering depends on the kind,
//! storage, export and analysis on the shape alone.

use serde::{Deserialize, Serialize};

use crate::decimal::Decimal;

/// The shape of a variable's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// Free text.
    Text,
    /// One code of a list.
    Choice,
    /// Any codes of a list.
    Choices,
    /// A decimal number.
    Number,
    /// A calendar date.
    Date,
    /// Uploaded files.
    Files,
}

/// An answer that passed its question's rules.
///
/// In JSON a value is a string, a number or a list of strings; the variable's [`Shape`] says how to read it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// Free text, trimmed, with line feeds for line breaks.
    Text(String),
    /// The code of the option chosen.
    Choice(String),
    /// The codes ticked, in the order of the definition, without repeats.
    Choices(Vec<String>),
    /// A number.
    Number(Decimal),
    /// A date as `YYYY-MM-DD`, so that dates compare as text.
    Date(String),
    /// Ids of uploaded files.
    Files(Vec<String>),
}

impl Value {
    /// The shape this value has.
    pub fn shape(&self) -> Shape {
        match self {
            Value::Text(_) => Shape::Text,
            Value::Choice(_) => Shape::Choice,
            Value::Choices(_) => Shape::Choices,
            Value::Number(_) => Shape::Number,
            Value::Date(_) => Shape::Date,
            Value::Files(_) => Shape::Files,
        }
    }

    /// The value as texts: one, or one per code or file.
    pub fn items(&self) -> Vec<String> {
        match self {
            Value::Text(text) | Value::Choice(text) | Value::Date(text) => vec![text.clone()],
            Value::Number(number) => vec![number.to_string()],
            Value::Choices(items) | Value::Files(items) => items.clone(),
        }
    }
}
