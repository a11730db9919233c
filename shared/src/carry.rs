//! Answers given to one version of a survey, carried over to another: what still fits is kept, what does not is named.

use crate::raw::{Raw, RawValue};
use crate::survey::Form;
use crate::value::Shape;

/// What was answered and has no place any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// The question, by position, when it is still asked; its answer is then to be given anew.
    pub question: Option<usize>,
    /// The texts, or the codes of options that are gone.
    pub items: Vec<String>,
}

/// Fits answers to `form`: by variable, and options by their codes. A text is kept even if the question's rules would no
/// longer take it: whoever wrote it will see what is wrong with it.
pub fn carry_over(form: &Form, raw: &Raw) -> (Raw, Vec<Misfit>) {
    let mut kept = Raw::new();
    let mut misfits = Vec::new();
    for (name, value) in raw.iter() {
        let items = match value {
            RawValue::One(text) => std::slice::from_ref(text),
            RawValue::Many(items) => items,
        };
        let Some(variable) = form.variable(name).map(|at| &form.variables[at]) else {
            misfits.push(Misfit { question: None, items: items.to_vec() });
            continue;
        };
        let choices = form.questions[variable.question].kind.choices();
        let has_place = |item: &String| match variable.shape {
            Shape::Choice | Shape::Choices => choices.iter().any(|choice| choice.code == *item),
            Shape::Text | Shape::Number | Shape::Date | Shape::Files => true,
        };
        let (mut fit, mut lost): (Vec<String>, Vec<String>) = items.iter().cloned().partition(has_place);
        match variable.shape {
            Shape::Choices | Shape::Files => kept.set(name, RawValue::Many(fit)),
            Shape::Choice | Shape::Text | Shape::Number | Shape::Date if fit.len() > 1 => {
                lost.append(&mut fit);
            }
            Shape::Choice | Shape::Text | Shape::Number | Shape::Date => {
                kept.set(name, RawValue::One(fit.pop().unwrap_or_default()));
            }
        }
        if !lost.is_empty() {
            misfits.push(Misfit { question: Some(variable.question), items: lost });
        }
    }
    (kept, misfits)
}
