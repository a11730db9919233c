//! A calendar date, typed in three boxes.

use serde::{Deserialize, Serialize};

use super::{Answer, Input, add_main};
use crate::check::Scope;
use crate::date::{DateParts, is_iso};
use crate::definition::{self, Bound};
use crate::diagnostic::Place;
use crate::problem::{Mistake, Problem};
use crate::value::{Shape, Value};

pub(super) const SETTINGS: &[&str] = &["min", "max"];

/// A calendar date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Date {
    /// The earliest allowed, as `YYYY-MM-DD`.
    pub min: Option<String>,
    /// The latest allowed.
    pub max: Option<String>,
}

impl Date {
    pub(super) fn compile(scope: &mut Scope, spec: &definition::Question, place: &Place) -> Self {
        add_main(scope, spec, Shape::Date);
        let mut bound = |bound: &Option<Bound>, key| match bound {
            None => None,
            Some(Bound::Date(date)) if is_iso(date) => Some(date.clone()),
            Some(Bound::Date(_) | Bound::Number(_)) => {
                scope.error(&place.then(key), "a date question needs a date here, such as 2026-01-31");
                None
            }
        };
        let (min, max) = (bound(&spec.min, "min"), bound(&spec.max, "max"));
        if let (Some(min), Some(max)) = (&min, &max)
            && min > max
        {
            scope.error(&place.then("min"), format!("no date is both from {min} and until {max}"));
        }
        Date { min, max }
    }

    pub(super) fn read(&self, input: &Input) -> Result<Answer, Problem> {
        let variable = input.main();
        let Some(text) = input.text(variable)? else { return Ok(Answer::default()) };
        let fail = |mistake| Err(input.problem(variable, mistake));
        let Some(date) = DateParts::split(&text).iso() else { return fail(Mistake::NotADate) };
        match (&self.min, &self.max) {
            (Some(min), _) if date < *min => fail(Mistake::TooEarly { min: min.clone() }),
            (_, Some(max)) if date > *max => fail(Mistake::TooLate { max: max.clone() }),
            _ => Ok(Answer::one(variable, Value::Date(date))),
        }
    }
}
