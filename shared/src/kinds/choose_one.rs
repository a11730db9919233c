//! One of several options: radios.

use serde::{Deserialize, Serialize};

use super::choices::{self, Choice};
use super::{Answer, Input, add_main};
use crate::check::Scope;
use crate::definition::{self, Appearance};
use crate::diagnostic::Place;
use crate::problem::{Mistake, Problem};
use crate::raw::RawValue;
use crate::value::{Shape, Value};

pub(super) const SETTINGS: &[&str] = &["options", "appearance"];

/// One of several options.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChooseOne {
    /// The options, in order.
    pub choices: Vec<Choice>,
    /// How it is laid out.
    pub appearance: Option<Appearance>,
}

impl ChooseOne {
    pub(super) fn compile(scope: &mut Scope, spec: &definition::Question, place: &Place) -> Self {
        add_main(scope, spec, Shape::Choice);
        let choices = choices::compile(scope, spec, place, |option| {
            option.exclusive.then_some(("exclusive", "the options of `choose_one` exclude each other anyway"))
        });
        ChooseOne { choices, appearance: spec.appearance }
    }

    pub(super) fn read(&self, input: &Input) -> Result<Answer, Problem> {
        let main = input.main();
        let codes = match input.raw.get(input.name(main)) {
            None => return Ok(Answer::default()),
            Some(RawValue::One(code)) => std::slice::from_ref(code),
            Some(RawValue::Many(_)) => return Err(input.problem(main, Mistake::WrongShape)),
        };
        let chosen = choices::chosen(input, main, &self.choices, codes)?;
        let Some(choice) = chosen.first() else { return Ok(Answer::default()) };
        let mut answer = Answer::one(main, Value::Choice(choice.code.clone()));
        answer.add(choices::details(input, &chosen));
        Ok(answer)
    }
}
