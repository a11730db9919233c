//! One response, and what each column holds of it.

use std::borrow::Cow;

use shared::journey::journey;
use shared::raw::{Raw, RawValue};
use shared::survey::Survey;

use super::Dataset;
use super::columns::{Column, Holds};
use super::missing::Missing;
use super::options::Values;
use super::plan::Texts;
use crate::analysis::{Cell, Row, Texts as Kept, time};
use crate::redact::redact;
use crate::store::{StoreError, StoredResponse};

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value<'a> {
    Empty,
    Text(Cow<'a, str>),
    Integer(i64),
    Number(f64),
}

/// An answer, or why there is none.
pub(super) type Answer<'a> = Result<Value<'a>, Missing>;

/// One response, read.
pub(super) struct Record<'a> {
    id: String,
    version: &'a str,
    week: &'a str,
    pub(super) row: Row,
    /// Where respondents left by an exit: the survey they left and the page they left it on.
    exit: Option<(&'a Survey, usize)>,
}

impl<'a> Record<'a> {
    pub(super) fn read(dataset: &'a Dataset, response: &'a StoredResponse) -> Result<Self, StoreError> {
        let row = dataset.dictionary.row(response, Kept::Kept)?;
        let survey = dataset.versions.get(&response.version).map(AsRef::as_ref);
        Ok(Record {
            id: response.id.to_string(),
            version: &response.version,
            week: &response.week,
            row,
            exit: survey.and_then(|survey| Some((survey, exit(survey, response)?))),
        })
    }

    /// What a column holds.
    pub(super) fn answer<'b>(&'b self, column: &'b Column, shows: Values, texts: Texts) -> Answer<'b> {
        let Some(at) = column.holds.variable() else {
            return Ok(Value::Text(self.about(column.holds).into()));
        };
        match (&self.row.cells[at], column.holds) {
            (Cell::NotAsked, _) if self.is_behind_exit(&column.variable) => Err(Missing::NotReached),
            (Cell::Skipped, _) => Err(Missing::Blank),
            (Cell::Code(code), Holds::Choice(_)) => choice(column, *code, shows).ok_or(Missing::NotAsked),
            (Cell::Codes(codes), Holds::Ticked(_, option)) => {
                Ok(Value::Integer(codes.iter().any(|&code| usize::from(code) == option).into()))
            }
            (Cell::Codes(codes), Holds::List(_)) => Ok(Value::Text(list(column, codes, shows).into())),
            (Cell::Number(number), Holds::Date(_)) => Ok(Value::Text(time::day_name(*number).into())),
            (Cell::Number(number), _) => Ok(Value::Number(*number)),
            (Cell::Text(_) | Cell::Files(_), _) if texts == Texts::Withheld => Err(Missing::Withheld),
            (Cell::Text(text), _) if texts == Texts::Redacted => Ok(Value::Text(redact(text))),
            (Cell::Text(text), _) => Ok(Value::Text(text.into())),
            (Cell::Files(files), _) => Ok(Value::Text(files.join(";").into())),
            // Apart from what was not asked there is nothing left: a dictionary gives a variable one shape.
            (Cell::NotAsked | Cell::Code(_) | Cell::Codes(_), _) => Err(Missing::NotAsked),
        }
    }

    fn about(&self, holds: Holds) -> &str {
        match holds {
            Holds::Id => &self.id,
            Holds::Version => self.version,
            _ => self.week,
        }
    }

    /// Whether the page with this variable stands behind the exit that was taken.
    pub(super) fn is_behind_exit(&self, variable: &str) -> bool {
        let Some((survey, exit)) = self.exit else { return false };
        let form = &survey.form;
        let page = form.variable(variable).map(|at| form.questions[form.variables[at].question].page);
        page.is_some_and(|page| page > exit)
    }
}

/// The page by whose exit a respondent left, found by walking the journey again.
fn exit(survey: &Survey, response: &StoredResponse) -> Option<usize> {
    if survey.form.pages.iter().all(|page| page.end.is_none()) {
        return None;
    }
    let answers: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(response.answers.get()).ok()?;
    let typed = |value: serde_json::Value| match value {
        serde_json::Value::Null => None,
        serde_json::Value::String(text) => Some(RawValue::One(text)),
        list @ serde_json::Value::Array(_) => serde_json::from_value(list).ok().map(RawValue::Many),
        other => Some(RawValue::One(other.to_string())),
    };
    let raw: Raw = answers.into_iter().filter_map(|(name, value)| Some((name, typed(value)?))).collect();
    journey(&survey.form, &raw).exit()
}

fn choice(column: &Column, code: u16, shows: Values) -> Option<Value<'_>> {
    let value = column.values.get(usize::from(code))?;
    Some(match shows {
        Values::Codes | Values::Both => Value::Text(value.code.as_str().into()),
        Values::Labels => Value::Text(value.label.as_str().into()),
        Values::Numbers => Value::Integer(value.number),
    })
}

fn list(column: &Column, codes: &[u16], shows: Values) -> String {
    let values = codes.iter().filter_map(|&code| column.values.get(usize::from(code)));
    let (words, between): (Vec<&str>, &str) = match shows {
        Values::Labels => (values.map(|value| value.label.as_str()).collect(), "; "),
        Values::Codes | Values::Both | Values::Numbers => {
            (values.map(|value| value.code.as_str()).collect(), ";")
        }
    };
    words.join(between)
}
