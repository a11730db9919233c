//! Which questions a respondent's answers put before them: a pure function of form and answers, recomputed, never stored.
//!
//! One pass in the order of the form. A condition looks back only, and sees only acceptable answers on the journey, so an
//! answer that fell off it cannot steer anything.

use crate::condition::Condition;
use crate::kinds::Answer;
use crate::raw::Raw;
use crate::survey::{Form, Question};
use crate::value::Value;

/// The pages and questions on the way from start to end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journey {
    shown: Vec<bool>,
    pages: Vec<usize>,
    exit: Option<usize>,
}

impl Journey {
    /// Whether the question at this position is shown.
    pub fn shows(&self, question: usize) -> bool {
        self.shown.get(question).copied().unwrap_or(false)
    }

    /// The pages on the journey, by position, in order.
    pub fn pages(&self) -> &[usize] {
        &self.pages
    }

    /// The page whose exit ends the journey early.
    pub fn exit(&self) -> Option<usize> {
        self.exit
    }

    /// The page after `page`; none after the last.
    pub fn next(&self, page: usize) -> Option<usize> {
        self.pages.iter().copied().find(|&other| other > page)
    }

    /// The page before `page`; none before the first.
    pub fn previous(&self, page: usize) -> Option<usize> {
        self.pages.iter().copied().rev().find(|&other| other < page)
    }

    /// The sections on the journey, by position, in order.
    pub fn sections(&self, form: &Form) -> Vec<usize> {
        let mut sections: Vec<usize> = self.pages.iter().map(|&page| form.pages[page].section).collect();
        sections.dedup();
        sections
    }
}

/// The journey these answers make.
pub fn journey(form: &Form, raw: &Raw) -> Journey {
    walk(form, raw, |_, question| question.is_tested).journey
}

/// Which options of a question these answers leave on offer, in the order of the definition.
pub fn offered(form: &Form, raw: &Raw, question: usize) -> Vec<bool> {
    let choices = form.questions[question].kind.choices();
    if choices.iter().all(|choice| choice.show == Condition::Always) {
        return vec![true; choices.len()];
    }
    let values = walk(form, raw, |at, other| other.is_tested && at < question).values;
    choices.iter().map(|choice| choice.show.holds(&values)).collect()
}

/// A journey and what was read of the questions on it.
pub(crate) struct Walk {
    pub(crate) journey: Journey,
    /// By question: what was read. `None` for a question not shown or not read.
    pub(crate) answers: Vec<Option<Answer>>,
    /// By variable: its value, for conditions.
    pub(crate) values: Vec<Option<Value>>,
}

/// Walks the form once, reading the answers of those questions that `read` picks among the shown ones.
pub(crate) fn walk(form: &Form, raw: &Raw, read: impl Fn(usize, &Question) -> bool) -> Walk {
    let mut shown = vec![false; form.questions.len()];
    let mut answers: Vec<Option<Answer>> = vec![None; form.questions.len()];
    let mut values: Vec<Option<Value>> = vec![None; form.variables.len()];
    let mut pages = Vec::new();
    let mut exit = None;

    for (at, page) in form.pages.iter().enumerate() {
        if !page.show.holds(&values) {
            continue;
        }
        let mut shows_any = false;
        for (at, question) in form.questions_of(at) {
            if !question.show.holds(&values) {
                continue;
            }
            shown[at] = true;
            shows_any = true;
            if read(at, question) {
                let answer = question.kind.read(form, question, raw, &values);
                for (variable, value) in &answer.values {
                    values[*variable] = Some(value.clone());
                }
                answers[at] = Some(answer);
            }
        }
        if shows_any {
            pages.push(at);
            if page.end.as_ref().is_some_and(|exit| exit.when.holds(&values)) {
                exit = Some(at);
                break;
            }
        }
    }
    Walk { journey: Journey { shown, pages, exit }, answers, values }
}
