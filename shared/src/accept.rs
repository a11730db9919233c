//! The one gate between what was typed and what counts as a response.
//!
//! The check-answers page and the server's `POST` handler both call [`accept`]; nothing else builds a [`Response`].

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

use crate::journey::{Journey, Walk, walk};
use crate::kinds::missing;
use crate::problem::{Mistake, Problem};
use crate::raw::Raw;
use crate::survey::{Form, Role, Variable};
use crate::value::Value;

/// Answers that passed: every variable on the journey, and no other.
///
/// A variable that was asked and left blank is there with `None` (`null` in JSON); one that was not asked is absent.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Response(BTreeMap<String, Option<Value>>);

impl Response {
    /// The variables on the journey with their values, by name.
    pub fn answers(&self) -> &BTreeMap<String, Option<Value>> {
        &self.0
    }
}

/// Turns what was typed into a response, or says everything that stands in the way.
///
/// Answers off the journey change nothing and are left out. Variables the form does not have are problems: dropping a
/// misspelt name in silence would lose an answer.
pub fn accept(form: &Form, raw: &Raw) -> Result<Response, Vec<Problem>> {
    let walk = walk(form, raw, |_, _| true);
    let mut problems: Vec<Problem> = raw
        .iter()
        .filter(|(name, _)| form.variable(name).is_none())
        .map(|(name, _)| Problem::new(name, name, Mistake::UnknownVariable))
        .collect();
    problems.extend(problems_of(form, &walk, 0..form.questions.len()));
    if problems.is_empty() { Ok(Response(answers(form, walk))) } else { Err(problems) }
}

/// What is wrong with the answers of one page, in the order of its questions.
pub fn problems_on(form: &Form, raw: &Raw, page: usize) -> Vec<Problem> {
    let questions = form.pages[page].questions.clone();
    let walk = walk(form, raw, |at, question| question.is_tested || questions.contains(&at));
    problems_of(form, &walk, questions)
}

/// The journey, and what is wrong with the answers on it: at most one problem a question.
pub fn survey_so_far(form: &Form, raw: &Raw) -> (Journey, Vec<Problem>) {
    let walk = walk(form, raw, |_, _| true);
    let problems = problems_of(form, &walk, 0..form.questions.len());
    (walk.journey, problems)
}

/// The pages on the journey that stand in the way of sending, by position, in order: those with a question that is not
/// `passed` (by position: seen and continued from) and those with something wrong.
pub fn pending(form: &Form, raw: &Raw, passed: &[bool]) -> Vec<usize> {
    let walk = walk(form, raw, |_, _| true);
    let is_pending = |page: &usize| {
        form.pages[*page].questions.clone().any(|question| {
            let is_passed = passed.get(question).copied().unwrap_or(false);
            walk.journey.shows(question) && (!is_passed || problem_of(form, &walk, question).is_some())
        })
    };
    walk.journey.pages().iter().copied().filter(is_pending).collect()
}

fn problem_of(form: &Form, walk: &Walk, at: usize) -> Option<Problem> {
    let (question, answer) = (&form.questions[at], walk.answers[at].as_ref()?);
    answer.problem.clone().or_else(|| {
        let variable = missing(form, question, answer).filter(|_| question.spec.required)?;
        Some(Problem::new(question.id(), &form.variables[variable].name, Mistake::Required))
    })
}

fn problems_of(form: &Form, walk: &Walk, questions: Range<usize>) -> Vec<Problem> {
    questions.filter_map(|question| problem_of(form, walk, question)).collect()
}

fn answers(form: &Form, walk: Walk) -> BTreeMap<String, Option<Value>> {
    let Walk { journey, mut values, .. } = walk;
    let asked: Vec<usize> = form
        .variables
        .iter()
        .enumerate()
        .filter(|(_, variable)| journey.shows(variable.question) && is_asked(form, variable, &values))
        .map(|(at, _)| at)
        .collect();
    asked.into_iter().map(|at| (form.variables[at].name.clone(), values[at].take())).collect()
}

/// Whether a variable of a question that is shown was itself put before the respondent: the box of an option is not
/// before the option is chosen.
fn is_asked(form: &Form, variable: &Variable, values: &[Option<Value>]) -> bool {
    let Role::Detail(option) = variable.role else { return true };
    let question = &form.questions[variable.question];
    let chosen = question.main(form).and_then(|main| values[main].as_ref());
    let code = question.kind.choices().get(option).map(|choice| &choice.code);
    chosen.is_some_and(|value| code.is_some_and(|code| value.items().contains(code)))
}
