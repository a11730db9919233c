//! Conditions: when a section, page, question, option or exit applies.
//!
//! Authors write a short string, [`parse`]d once; names are then resolved to variables, so that evaluating is a walk over
//! a small tree with no look-up. A question that is hidden, unanswered or answered wrongly has no value, and every test of
//! a question without a value is false. `not` is classical: `not a is yes` holds while `a` is unanswered.

mod parse;

use std::cmp::Ordering;

pub use parse::{Expression, Name, Predicate, SyntaxError, parse};

use serde::{Deserialize, Serialize};

use crate::decimal::Decimal;
use crate::value::Value;

/// A resolved condition.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Condition {
    /// Holds whatever was answered.
    #[default]
    Always,
    /// A test of one variable.
    Test(Test),
    /// Holds when the inner one does not.
    Not(Box<Condition>),
    /// Holds when all do.
    All(Vec<Condition>),
    /// Holds when any does.
    Any(Vec<Condition>),
}

/// A test of one variable's value; false while there is none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Test {
    /// The variable, by its position in the form.
    pub variable: usize,
    /// What its value must be.
    pub wanted: Wanted,
}

/// What a test wants of a value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Wanted {
    /// Anything.
    Answered,
    /// One of these codes.
    In(Vec<String>),
    /// At least one of these codes ticked.
    Any(Vec<String>),
    /// All of these codes ticked.
    All(Vec<String>),
    /// Nothing ticked but these codes.
    Only(Vec<String>),
    /// So many codes ticked.
    Count(Comparison, usize),
    /// A number that compares so.
    Number(Comparison, Decimal),
    /// A date that compares so; ISO dates compare as text.
    Date(Comparison, String),
}

/// The comparison operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Comparison {
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `>=`
    AtLeast,
    /// `>`
    More,
}

impl Comparison {
    fn holds(self, ordering: Ordering) -> bool {
        match self {
            Comparison::Less => ordering.is_lt(),
            Comparison::AtMost => ordering.is_le(),
            Comparison::Equal => ordering.is_eq(),
            Comparison::NotEqual => ordering.is_ne(),
            Comparison::AtLeast => ordering.is_ge(),
            Comparison::More => ordering.is_gt(),
        }
    }
}

impl Condition {
    /// Whether the condition holds, given the value of each variable on the journey so far.
    pub fn holds(&self, values: &[Option<Value>]) -> bool {
        match self {
            Condition::Always => true,
            Condition::Test(test) => values
                .get(test.variable)
                .and_then(Option::as_ref)
                .is_some_and(|value| test.wanted.accepts(value)),
            Condition::Not(inner) => !inner.holds(values),
            Condition::All(all) => all.iter().all(|inner| inner.holds(values)),
            Condition::Any(any) => any.iter().any(|inner| inner.holds(values)),
        }
    }

    /// Both this and `other`.
    #[must_use]
    pub fn and(self, other: Condition) -> Condition {
        match (self, other) {
            (Condition::Always, condition) | (condition, Condition::Always) => condition,
            (first, second) => Condition::All(vec![first, second]),
        }
    }

    /// Calls `visit` with every variable tested.
    pub fn variables(&self, visit: &mut impl FnMut(usize)) {
        match self {
            Condition::Always => {}
            Condition::Test(test) => visit(test.variable),
            Condition::Not(inner) => inner.variables(visit),
            Condition::All(all) | Condition::Any(all) => {
                for inner in all {
                    inner.variables(visit);
                }
            }
        }
    }
}

impl Wanted {
    fn accepts(&self, value: &Value) -> bool {
        match (self, value) {
            (Wanted::Answered, _) => true,
            (Wanted::In(codes), Value::Choice(code)) => codes.contains(code),
            (Wanted::Any(codes), Value::Choices(ticked)) => codes.iter().any(|code| ticked.contains(code)),
            (Wanted::All(codes), Value::Choices(ticked)) => codes.iter().all(|code| ticked.contains(code)),
            (Wanted::Only(codes), Value::Choices(ticked)) => ticked.iter().all(|code| codes.contains(code)),
            (Wanted::Count(comparison, wanted), Value::Choices(ticked)) => {
                comparison.holds(ticked.len().cmp(wanted))
            }
            (Wanted::Number(comparison, wanted), Value::Number(number)) => {
                comparison.holds(number.cmp(wanted))
            }
            (Wanted::Date(comparison, wanted), Value::Date(date)) => comparison.holds(date.cmp(wanted)),
            // The check lets no other pair of test and shape through.
            _ => false,
        }
    }
}
