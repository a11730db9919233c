//! Options, as the kinds that choose among them share them.

use serde::{Deserialize, Serialize};

use super::{Input, text};
use crate::check::Scope;
use crate::condition::Condition;
use crate::definition::{self, ChoiceOption};
use crate::diagnostic::Place;
use crate::problem::{Mistake, Problem};
use crate::survey::Role;
use crate::text::Text;
use crate::value::{Shape, Value};

/// Characters allowed in the box an option reveals.
const DETAIL_MAX_LENGTH: u32 = 500;

/// One option.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// What stands in the data.
    pub code: String,
    /// The words beside the box.
    pub label: Text,
    /// One short sentence of help.
    pub hint: Option<Text>,
    /// An answer outside the list proper: "I am not sure".
    pub missing: bool,
    /// Ticking it unticks all others.
    pub exclusive: bool,
    /// The text box it reveals.
    pub detail: Option<Detail>,
    /// When it is offered.
    pub show: Condition,
}

/// A text box that an option reveals.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Detail {
    /// The label of the box.
    pub label: Text,
    /// Whether it must be filled in when the option is chosen.
    pub required: bool,
    /// The variable it fills, by position.
    pub variable: usize,
}

/// A setting of an option that its kind of question has no use for, and why.
pub(super) type Misfit = (&'static str, &'static str);

/// Reads the options of a question, adding a variable for each box they reveal. The kind says which settings do not fit.
pub(super) fn compile(
    scope: &mut Scope,
    spec: &definition::Question,
    place: &Place,
    misfit: fn(&ChoiceOption) -> Option<Misfit>,
) -> Vec<Choice> {
    let Some((options, place)) = scope.options(spec, place) else { return Vec::new() };
    if options.0.len() < 2 {
        scope.error(&place, "a choice needs at least two options");
    }
    let mut choices = Vec::with_capacity(options.0.len());
    for (at, (code, option)) in options.0.iter().enumerate() {
        let place = place.then(code);
        scope.check_code(&place, code);
        let texts = [
            ("label", Some(&option.label)),
            ("hint", option.hint.as_ref()),
            ("detail", option.detail.as_ref()),
        ];
        scope.check_texts(&place, &texts);
        if let Some((key, message)) = misfit(option) {
            scope.key_error(&place.then(key), message);
        }
        let detail = option.detail.clone().map(|label| {
            let variable = scope.add_variable(&format!("{}.{code}", spec.id), Role::Detail(at), Shape::Text);
            Detail { label, required: option.detail_required, variable }
        });
        if option.detail_required && detail.is_none() {
            scope.key_error(&place.then("detail_required"), "there is no `detail` to be required");
        }
        choices.push(Choice {
            show: scope.condition(&place, option.show_if.as_deref(), option.skip_if.as_deref()),
            code: code.clone(),
            label: option.label.clone(),
            hint: option.hint.clone(),
            missing: option.missing,
            exclusive: option.exclusive,
            detail,
        });
    }
    choices
}

/// The chosen codes that are on offer, in the order of the definition.
pub(super) fn chosen<'a>(
    input: &Input,
    variable: usize,
    choices: &'a [Choice],
    codes: &[String],
) -> Result<Vec<&'a Choice>, Problem> {
    let is_known =
        |code: &String| code.trim().is_empty() || choices.iter().any(|choice| choice.code == *code);
    if !codes.iter().all(is_known) {
        return Err(input.problem(variable, Mistake::UnknownOption));
    }
    let is_chosen = |choice: &&Choice| codes.contains(&choice.code) && choice.show.holds(input.values);
    Ok(choices.iter().filter(is_chosen).collect())
}

/// The texts typed into the boxes that the chosen options reveal.
pub(super) fn details(input: &Input, chosen: &[&Choice]) -> Result<Vec<(usize, Value)>, Problem> {
    let mut details = Vec::new();
    for detail in chosen.iter().filter_map(|choice| choice.detail.as_ref()) {
        match text::read_line(input, detail.variable, DETAIL_MAX_LENGTH)? {
            Some(text) => details.push((detail.variable, Value::Text(text))),
            None if detail.required => return Err(input.problem(detail.variable, Mistake::DetailRequired)),
            None => {}
        }
    }
    Ok(details)
}
