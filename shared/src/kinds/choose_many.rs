//! Any of several options: checkboxes.

use serde::{Deserialize, Serialize};

use super::choices::{self, Choice};
use super::{Answer, Input, add_main};
use crate::check::Scope;
use crate::definition::{self, Bound};
use crate::diagnostic::Place;
use crate::problem::{Mistake, Problem};
use crate::value::{Shape, Value};

pub(super) const SETTINGS: &[&str] = &["options", "min", "max"];

/// Any of several options.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChooseMany {
    /// The options, in order.
    pub choices: Vec<Choice>,
    /// The least number of options to tick, when any is.
    pub min: Option<usize>,
    /// The most.
    pub max: Option<usize>,
}

impl ChooseMany {
    pub(super) fn compile(scope: &mut Scope, spec: &definition::Question, place: &Place) -> Self {
        add_main(scope, spec, Shape::Choices);
        let choices = choices::compile(scope, spec, place, |_| None);
        let mut count = |bound: &Option<Bound>, key| match bound {
            None => None,
            // A count of options: whole and small, so the conversion is exact.
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "checked by the guard"
            )]
            Some(Bound::Number(n)) if n.fract() == 0.0 && (0.0..1000.0).contains(n) => Some(*n as usize),
            Some(Bound::Number(_) | Bound::Date(_)) => {
                scope.error(&place.then(key), "`choose_many` needs a number of options here");
                None
            }
        };
        let (min, max) = (count(&spec.min, "min"), count(&spec.max, "max"));
        if min.unwrap_or(0) > max.unwrap_or(choices.len()).min(choices.len()) {
            scope.error(&place.then("min"), "more options are demanded than can be ticked");
        }
        ChooseMany { choices, min, max }
    }

    pub(super) fn read(&self, input: &Input) -> Result<Answer, Problem> {
        let variable = input.main();
        let ticked = input.raw.items(input.name(variable));
        let chosen = choices::chosen(input, variable, &self.choices, ticked)?;
        if chosen.is_empty() {
            return Ok(Answer::default());
        }
        let fail = |mistake| Err(input.problem(variable, mistake));
        let exclusive = chosen.iter().find(|choice| choice.exclusive);
        match (exclusive, self.min, self.max) {
            (Some(choice), _, _) if chosen.len() > 1 => {
                return fail(Mistake::ExclusiveMixed { exclusive: choice.code.clone() });
            }
            (None, Some(min), _) if chosen.len() < min => return fail(Mistake::TooFew { min }),
            (_, _, Some(max)) if chosen.len() > max => return fail(Mistake::TooMany { max }),
            _ => {}
        }
        let codes = chosen.iter().map(|choice| choice.code.clone()).collect();
        let mut answer = Answer::one(variable, Value::Choices(codes));
        answer.add(choices::details(input, &chosen));
        Ok(answer)
    }
}
