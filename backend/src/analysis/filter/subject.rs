//! What a filter can be about, and what can be asked of it.

use super::test::{Comparison, Wanted};
use crate::analysis::dictionary::{Dictionary, Variable};
use crate::analysis::time;
use crate::analysis::words::words;
use crate::suggest::did_you_mean;
use shared::value::Shape;

/// The name by which filters speak of the week a response arrived in. No variable can be called so.
const WEEK: &str = "@week";

/// The name by which filters speak of the version that was answered.
const VERSION: &str = "@version";

/// What a test looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A variable, by position in the dictionary.
    Variable(usize),
    /// The week the response arrived in.
    Week,
    /// The version it answers.
    Version,
}

/// Operators that want no value.
const BARE: [&str; 3] = ["answered", "skipped", "not_asked"];

impl Subject {
    /// What a name stands for.
    ///
    /// # Errors
    /// A message when it stands for nothing.
    pub(super) fn named(dictionary: &Dictionary, name: &str) -> Result<Self, String> {
        match name {
            WEEK => Ok(Subject::Week),
            VERSION => Ok(Subject::Version),
            _ => dictionary.variable(name).map(Subject::Variable).ok_or_else(|| {
                let mut known: Vec<&str> =
                    dictionary.variables.iter().map(|variable| variable.name.as_str()).collect();
                known.extend([WEEK, VERSION]);
                with_hint(format!("there is no variable `{name}`"), name, &known)
            }),
        }
    }

    /// The operators that can be asked of it.
    fn operators(self, dictionary: &Dictionary) -> Vec<&'static str> {
        const ORDER: [&str; 4] = ["lt", "lte", "gt", "gte"];
        let own: &[&str] = match self {
            Subject::Week => return ["eq", "ne", "in"].into_iter().chain(ORDER).collect(),
            Subject::Version => return vec!["eq", "ne", "in"],
            Subject::Variable(at) => match dictionary.variables[at].shape {
                Shape::Choice => &["eq", "ne", "in", "none"],
                Shape::Choices => &["eq", "ne", "any", "all", "none"],
                Shape::Number | Shape::Date => &["eq", "ne", "in"],
                Shape::Text => &["match"],
                Shape::Files => &[],
            },
        };
        let has_order = matches!(self, Subject::Variable(at) if has_order(&dictionary.variables[at]));
        let order = if has_order { &ORDER[..] } else { &[] };
        own.iter().chain(order).chain(&BARE).copied().collect()
    }

    /// What `op` with these values wants.
    ///
    /// # Errors
    /// A message when it cannot be asked of this.
    pub(super) fn wanted(
        self,
        dictionary: &Dictionary,
        op: &str,
        values: &[String],
    ) -> Result<Wanted, String> {
        let operators = self.operators(dictionary);
        if !operators.contains(&op) {
            return Err(format!("`{op}` cannot be asked here: use {}", listed(&operators)));
        }
        if BARE.contains(&op) != values.is_empty() {
            return Err(if values.is_empty() {
                format!("`{op}` needs a value")
            } else {
                format!("`{op}` takes no value")
            });
        }
        let takes_many = matches!(op, "in" | "any" | "all" | "none" | "match")
            || matches!(self, Subject::Variable(at) if dictionary.variables[at].shape == Shape::Choices);
        if values.len() > 1 && !takes_many {
            return Err(format!("`{op}` takes one value"));
        }
        match op {
            "answered" => return Ok(Wanted::Answered),
            "skipped" => return Ok(Wanted::Skipped),
            "not_asked" => return Ok(Wanted::NotAsked),
            _ => {}
        }
        match self {
            Subject::Week => numbers(op, values, |week| {
                time::week(week).map(f64::from).ok_or_else(|| format!("`{week}` is no week such as 2026-W48"))
            }),
            Subject::Version => version(dictionary, op, values),
            Subject::Variable(at) => of_variable(&dictionary.variables[at], op, values),
        }
    }
}

fn of_variable(variable: &Variable, op: &str, values: &[String]) -> Result<Wanted, String> {
    match variable.shape {
        Shape::Choice => {
            if let Some(comparison) = comparison(op).filter(|_| !matches!(op, "eq" | "ne")) {
                return compared(variable, comparison, values);
            }
            let codes = codes(variable, values)?;
            let is_wanted = |at| codes.contains(&at) == matches!(op, "eq" | "in");
            let all = (0..variable.codes.len()).filter_map(|at| u16::try_from(at).ok());
            Ok(Wanted::Code(all.map(is_wanted).collect()))
        }
        Shape::Choices => {
            let codes = codes(variable, values)?;
            Ok(match op {
                "any" => Wanted::AnyOf(codes),
                "all" => Wanted::AllOf(codes),
                "none" => Wanted::NoneOf(codes),
                "eq" => Wanted::Exactly(codes),
                _ => Wanted::Otherwise(codes),
            })
        }
        Shape::Number => numbers(op, values, number),
        Shape::Date => numbers(op, values, |day| {
            time::day(day).ok_or_else(|| format!("`{day}` is no date such as 2026-11-23"))
        }),
        Shape::Text | Shape::Files => {
            let words: Vec<String> = words(&values.join(" ")).collect();
            if words.is_empty() {
                Err("there is no word to look for".to_owned())
            } else {
                Ok(Wanted::Words(words))
            }
        }
    }
}

/// Whether the values of a variable are in an order that filters may use.
fn has_order(variable: &Variable) -> bool {
    match variable.shape {
        Shape::Number | Shape::Date => true,
        Shape::Choice => variable.is_scale,
        Shape::Choices | Shape::Text | Shape::Files => false,
    }
}

fn comparison(op: &str) -> Option<Comparison> {
    Some(match op {
        "eq" => Comparison::Equal,
        "ne" => Comparison::NotEqual,
        "lt" => Comparison::Less,
        "lte" => Comparison::AtMost,
        "gt" => Comparison::More,
        "gte" => Comparison::AtLeast,
        _ => return None,
    })
}

/// The steps of a scale that compare so with a number; never the codes outside the scale.
fn compared(variable: &Variable, comparison: Comparison, values: &[String]) -> Result<Wanted, String> {
    let wanted = number(values.first().map(String::as_str).unwrap_or_default())?;
    let scores = variable.scores().unwrap_or_default();
    Ok(Wanted::Code(
        scores.into_iter().map(|score| score.is_some_and(|score| comparison.holds(score, wanted))).collect(),
    ))
}

fn numbers(
    op: &str,
    values: &[String],
    read: impl Fn(&str) -> Result<f64, String>,
) -> Result<Wanted, String> {
    let numbers: Vec<f64> = values.iter().map(|value| read(value)).collect::<Result<_, _>>()?;
    Ok(match (comparison(op), numbers.as_slice()) {
        (Some(comparison), [number]) => Wanted::Number(comparison, *number),
        _ => Wanted::OneOf(numbers),
    })
}

fn number(text: &str) -> Result<f64, String> {
    let number = text.parse::<shared::decimal::Decimal>();
    number.map(shared::decimal::Decimal::to_f64).map_err(|_| format!("`{text}` is no number"))
}

/// The positions of codes, in order and without repeats.
fn codes(variable: &Variable, values: &[String]) -> Result<Vec<u16>, String> {
    let known: Vec<&str> = variable.codes.iter().map(|code| code.code.as_str()).collect();
    let position = |code: &String| {
        variable
            .code(code)
            .ok_or_else(|| with_hint(format!("`{}` has no option `{code}`", variable.name), code, &known))
    };
    let mut codes: Vec<u16> = values.iter().map(position).collect::<Result<_, _>>()?;
    codes.sort_unstable();
    codes.dedup();
    Ok(codes)
}

fn version(dictionary: &Dictionary, op: &str, values: &[String]) -> Result<Wanted, String> {
    let known: Vec<&str> = dictionary.versions.iter().map(String::as_str).collect();
    if let Some(unknown) = values.iter().find(|value| dictionary.version(value).is_none()) {
        return Err(with_hint(format!("there is no version `{unknown}`"), unknown, &known));
    }
    let is_wanted = |version: &&str| values.iter().any(|value| value == version) == (op != "ne");
    Ok(Wanted::Code(known.iter().map(is_wanted).collect()))
}

fn with_hint(message: String, name: &str, known: &[&str]) -> String {
    match did_you_mean(name, known) {
        Some(hint) => format!("{message}: {hint}"),
        None => message,
    }
}

fn listed(operators: &[&str]) -> String {
    operators.iter().map(|operator| format!("`{operator}`")).collect::<Vec<_>>().join(", ")
}
