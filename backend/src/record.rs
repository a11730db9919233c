//! One response as researchers read it: the fields they want, in codes or in words.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use shared::text::Lang;
use shared::value::Shape;
use uuid::Uuid;

use crate::analysis::{Dictionary, Variable};
use crate::error::Error;
use crate::redact::redact;
use crate::store::{StoreError, StoredResponse};
use crate::suggest::did_you_mean;

/// How choices are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Values {
    /// As the codes of the definition.
    #[default]
    Codes,
    /// As the words beside the boxes.
    Labels,
}

/// A response.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Response")]
pub(crate) struct Record {
    /// Its id: random.
    pub(crate) id: Uuid,
    /// The version it answers.
    pub(crate) version: String,
    /// The week it arrived in.
    #[schemars(example = "2026-W48")]
    pub(crate) week: String,
    /// The answers by variable: every wanted one that was asked, `null` when left blank.
    pub(crate) answers: Map<String, Value>,
}

/// How responses are written.
pub(crate) struct Wording {
    /// The variables wanted, by position; all if there is no list.
    fields: Option<Vec<usize>>,
    values: Values,
    texts: Texts,
}

/// How free text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Texts {
    /// As it was typed.
    Raw,
    /// Without what looks like personal data.
    Redacted,
}

impl Wording {
    /// With these fields, or all.
    ///
    /// # Errors
    /// When there is no variable of that name.
    pub(crate) fn new(
        dictionary: &Dictionary,
        fields: Option<&[String]>,
        (values, texts): (Values, Texts),
    ) -> Result<Self, Error> {
        let known = || dictionary.variables.iter().map(|variable| variable.name.as_str()).collect::<Vec<_>>();
        let position = |name: &String| {
            dictionary.variable(name).ok_or_else(|| {
                let hint = did_you_mean(name, &known()).map(|hint| format!(": {hint}")).unwrap_or_default();
                Error::BadQuery(format!("`fields` has `{name}`, which is no variable of this survey{hint}"))
            })
        };
        let fields =
            fields.map(|fields| fields.iter().map(position).collect::<Result<_, _>>()).transpose()?;
        Ok(Wording { fields, values, texts })
    }

    /// A response in this wording.
    ///
    /// # Errors
    /// When what is stored cannot be read.
    pub(crate) fn record(
        &self,
        dictionary: &Dictionary,
        response: StoredResponse,
    ) -> Result<Record, StoreError> {
        let StoredResponse { id, version, week, answers } = response;
        let answers: Map<String, Value> = serde_json::from_str(answers.get()).map_err(|_| {
            StoreError::Inconsistent { table: "responses", detail: "answers are no object".into() }
        })?;
        let is_wanted = |at: usize| self.fields.as_ref().is_none_or(|fields| fields.contains(&at));
        let answers = answers.into_iter().filter_map(|(name, value)| {
            let at = dictionary.variable(&name).filter(|at| is_wanted(*at))?;
            let value = self.value(&dictionary.variables[at], value);
            Some((name, value))
        });
        Ok(Record { id, version, week, answers: answers.collect() })
    }

    fn value(&self, variable: &Variable, value: Value) -> Value {
        match (self.values, variable.shape, value) {
            (_, Shape::Text, Value::String(text)) if self.texts == Texts::Redacted => {
                Value::String(redact(&text).into_owned())
            }
            (Values::Labels, Shape::Choice, Value::String(code)) => Value::String(label(variable, code)),
            (Values::Labels, Shape::Choices, Value::Array(codes)) => {
                let codes = codes.into_iter().filter_map(|code| match code {
                    Value::String(code) => Some(Value::String(label(variable, code))),
                    _ => None,
                });
                Value::Array(codes.collect())
            }
            (_, _, value) => value,
        }
    }
}

fn label(variable: &Variable, code: String) -> String {
    match variable.code(&code) {
        Some(at) => variable.codes[usize::from(at)].label.get(Lang::En).to_owned(),
        None => code,
    }
}
