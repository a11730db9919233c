//! A number in figures.

use serde::{Deserialize, Serialize};

use super::{Answer, Input, add_main};
use crate::check::Scope;
use crate::decimal::{Decimal, NotADecimal};
use crate::definition::{self, Bound};
use crate::diagnostic::Place;
use crate::problem::{Mistake, Problem};
use crate::text::Text;
use crate::value::{Shape, Value};

pub(super) const SETTINGS: &[&str] = &["min", "max", "decimals", "unit"];

/// A number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Number {
    /// The least allowed.
    pub min: Option<Decimal>,
    /// The most allowed.
    pub max: Option<Decimal>,
    /// Digits allowed after the decimal point.
    pub decimals: u8,
    /// What it counts, shown after the box.
    pub unit: Option<Text>,
}

impl Number {
    pub(super) fn compile(scope: &mut Scope, spec: &definition::Question, place: &Place) -> Self {
        add_main(scope, spec, Shape::Number);
        let mut bound = |bound: &Option<Bound>, key| match bound {
            None => None,
            Some(Bound::Number(number)) => number
                .to_string()
                .parse()
                .map_err(|NotADecimal| {
                    scope.error(&place.then(key), "a number has at most 15 digits");
                })
                .ok(),
            Some(Bound::Date(_)) => {
                scope.error(&place.then(key), "a number question needs a number here");
                None
            }
        };
        let (min, max) = (bound(&spec.min, "min"), bound(&spec.max, "max"));
        if let (Some(min), Some(max)) = (min, max)
            && min > max
        {
            scope.error(&place.then("min"), format!("no number is at least {min} and at most {max}"));
        }
        Number { min, max, decimals: spec.decimals.unwrap_or(0), unit: spec.unit.clone() }
    }

    pub(super) fn read(&self, input: &Input) -> Result<Answer, Problem> {
        let variable = input.main();
        let Some(text) = input.text(variable)? else { return Ok(Answer::default()) };
        let fail = |mistake| Err(input.problem(variable, mistake));
        // People set thousands apart by commas or spaces.
        let plain: String = text.chars().filter(|c| !matches!(c, ',' | ' ')).collect();
        let Ok(number) = plain.parse::<Decimal>() else { return fail(Mistake::NotANumber) };
        if number.decimals() > self.decimals {
            return fail(if self.decimals == 0 {
                Mistake::NotWhole
            } else {
                Mistake::TooManyDecimals { max: self.decimals }
            });
        }
        match (self.min, self.max) {
            (Some(min), _) if number < min => fail(Mistake::TooSmall { min }),
            (_, Some(max)) if number > max => fail(Mistake::TooLarge { max }),
            _ => Ok(Answer::one(variable, Value::Number(number))),
        }
    }
}
