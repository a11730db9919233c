//! Open text on several lines.

use serde::{Deserialize, Serialize};

use super::{Answer, Input, add_main};
use crate::check::Scope;
use crate::definition;
use crate::problem::{Mistake, Problem};
use crate::value::{Shape, Value};

pub(super) const SETTINGS: &[&str] = &["max_length"];

/// Characters allowed when the author says nothing: far more than anyone writes, far less than would hurt.
pub(super) const DEFAULT_MAX_LENGTH: u32 = 20_000;

/// Open text on several lines.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LongText {
    /// The most characters, in UTF-16 units as browsers count them.
    pub max_length: u32,
    /// Whether the author set that limit, so that a count of the characters left is worth showing.
    pub counts: bool,
}

impl LongText {
    pub(super) fn compile(scope: &mut Scope, spec: &definition::Question) -> Self {
        add_main(scope, spec, Shape::Text);
        LongText {
            max_length: spec.max_length.unwrap_or(DEFAULT_MAX_LENGTH),
            counts: spec.max_length.is_some(),
        }
    }

    pub(super) fn read(&self, input: &Input) -> Result<Answer, Problem> {
        let values = read(input, input.main(), self.max_length)?.into_iter().collect();
        Ok(Answer { values, problem: None })
    }
}

/// The text of a variable, its line breaks made line feeds.
pub(super) fn read(
    input: &Input,
    variable: usize,
    max_length: u32,
) -> Result<Option<(usize, Value)>, Problem> {
    let Some(text) = input.text(variable)? else { return Ok(None) };
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if text.encode_utf16().count() > max_length as usize {
        return Err(input.problem(variable, Mistake::TooLong { max: max_length }));
    }
    Ok(Some((variable, Value::Text(text))))
}
