//! A number in figures.

use super::{Answer, Input, add_main};
use crate::check::Scope;
use crate::definition::{self, Bound};
use crate::diagnostic::Place;
use crate::problem::{Mistake, Problem};
use crate::value::{Shape, Value};

pub(super) const SETTINGS: &[&str] = &["min", "max", "decimals", "unit"];

/// A number.
#[derive(Clone, Debug)]
pub struct Number {
    /// The least allowed.
    pub min: Option<f64>,
    /// The most allowed.
    pub max: Option<f64>,
    /// Digits allowed after the decimal point.
    pub decimals: u8,
}

impl Number {
    pub(super) fn compile(scope: &mut Scope, spec: &definition::Question, place: &Place) -> Self {
        add_main(scope, spec, Shape::Number);
        let mut bound = |bound: &Option<Bound>, key| match bound {
            None => None,
            Some(Bound::Number(number)) => Some(*number),
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
        Number { min, max, decimals: spec.decimals.unwrap_or(0) }
    }

    pub(super) fn read(&self, input: &Input) -> Result<Answer, Problem> {
        let variable = input.main();
        let Some(text) = input.text(variable)? else { return Ok(Answer::default()) };
        let fail = |mistake| Err(input.problem(variable, mistake));
        let Some((number, decimals)) = parse(&text) else { return fail(Mistake::NotANumber) };
        if decimals > usize::from(self.decimals) {
            return fail(if self.decimals == 0 {
                Mistake::NotWhole
            } else {
                Mistake::TooManyDecimals { max: self.decimals }
            });
        }
        match (self.min, self.max) {
            (Some(min), _) if number < min => fail(Mistake::TooSmall { min }),
            (_, Some(max)) if number > max => fail(Mistake::TooLarge { max }),
            // Adding nothing makes -0 the 0 it is.
            _ => Ok(Answer::one(variable, Value::Number(number + 0.0))),
        }
    }
}

/// Digits a number may have, so that it is stored exactly as it was typed.
const MOST_DIGITS: usize = 15;

/// A number and how many digits follow its point. Thousands may be set apart by commas or spaces; "1e5", "inf" and
/// "0x1" are not what a person means.
fn parse(text: &str) -> Option<(f64, usize)> {
    let plain: String = text.chars().filter(|c| !matches!(c, ',' | ' ')).collect();
    let digits = plain.strip_prefix(['-', '+']).unwrap_or(&plain);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_short = whole.len() + fraction.len() <= MOST_DIGITS;
    let is_number = !whole.is_empty() && all_digits(whole) && all_digits(fraction) && is_short;
    is_number.then(|| plain.parse().ok()).flatten().map(|number: f64| (number, fraction.len()))
}

#[cfg(test)]
mod tests {
    use super::parse;
    use rstest::rstest;

    #[rstest]
    #[case("1,000", Some((1000.0, 0)))]
    #[case("-2.50", Some((-2.5, 2)))]
    #[case("1e5", None)]
    #[case("inf", None)]
    #[case(".5", None)]
    #[case("", None)]
    #[case("999999999999999", Some((999_999_999_999_999.0, 0)))]
    #[case("9999999999999999", None)]
    #[case("٣", None)]
    fn numbers_are_read_as_people_write_them(#[case] text: &str, #[case] number: Option<(f64, usize)>) {
        assert_eq!(parse(text), number);
    }
}
