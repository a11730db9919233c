//! What a press leads to.

use shared::accept::{pending, problems_on};
use shared::journey::{Journey, journey, offered};
use shared::problem::Problem;
use shared::survey::{Form, Survey};

use super::{Draft, Press, Typed};
use crate::address::Address;
use crate::course;

/// What comes next.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// The introduction.
    Introduction,
    /// Questions.
    Questions(Asking),
    /// The end of a survey that ended early.
    Exit,
    /// Everything answered, before it is sent.
    CheckAnswers,
    /// The answers are to be sent.
    Send,
}

/// Questions of one page, all of them or the follow-ups that its answers opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Asking {
    /// The page, by position.
    pub page: usize,
    /// The questions, by position, in order. At least one.
    pub questions: Vec<usize>,
    /// What is wrong with the answers to them.
    pub problems: Vec<Problem>,
}

/// Takes what was typed into the draft and says what comes next.
///
/// Only what was before the respondent is checked: a question that the answers open, or whose options they change, is
/// asked first.
pub fn turn(survey: &Survey, draft: &mut Draft, press: &Press, typed: &Typed) -> Step {
    let form = &survey.form;
    let (to, change) = match press {
        Press::Continue => return proceed(form, draft, typed),
        Press::Upload => return stay(form, draft, typed),
        Press::Remove(id) => {
            draft.remove(form, id);
            return stay(form, draft, typed);
        }
        Press::To(page) => (Address::parse(survey, page), false),
        Press::Change(page) => (Address::parse(survey, page), true),
        Press::Send => (Address::CheckAnswers, false),
    };
    draft.take(form, typed);
    draft.change = change;
    match arrive(form, draft, to) {
        // Without a receipt they have not been checked yet.
        Step::CheckAnswers if *press == Press::Send && draft.receipt.is_some() => Step::Send,
        step => step,
    }
}

/// Takes what was typed and asks the same once more; only files that came are checked.
fn stay(form: &Form, draft: &mut Draft, typed: &Typed) -> Step {
    let questions = draft.asked(form);
    let Some(page) = questions.first().map(|question| form.questions[*question].page) else {
        return arrive(form, draft, Address::CheckAnswers);
    };
    draft.take(form, typed);
    let journey = journey(form, &draft.answers);
    let questions: Vec<usize> = questions.into_iter().filter(|question| journey.shows(*question)).collect();
    let mut problems = problems_on(form, &draft.answers, page);
    problems.retain(|problem| typed.kept(&problem.variable).next().is_some());
    add_refused(form, &questions, &mut problems, typed);
    ask(form, draft, Asking { page, questions, problems })
}

/// Checks what was asked and goes on: to the same questions when something is wrong, to the follow-ups that were opened,
/// or to another page.
fn proceed(form: &Form, draft: &mut Draft, typed: &Typed) -> Step {
    let asked = draft.asked(form);
    let Some(page) = asked.first().map(|question| form.questions[*question].page) else {
        return arrive(form, draft, Address::CheckAnswers);
    };
    let options = |draft: &Draft| -> Vec<_> {
        asked.iter().map(|question| offered(form, &draft.answers, *question)).collect()
    };
    let before = options(draft);
    draft.take(form, typed);
    let journey = journey(form, &draft.answers);
    // Those still asked, each with whether it still offers what the respondent saw.
    let same = options(draft).into_iter().zip(before).map(|(now, before)| now == before);
    let asked = asked.iter().copied().zip(same).filter(|(question, _)| journey.shows(*question));
    let asked: Vec<(usize, bool)> = asked.collect();

    let mut problems = problems_on(form, &draft.answers, page);
    problems.retain(|problem| {
        asked.iter().any(|(question, same)| *same && form.questions[*question].id() == problem.question)
    });
    let questions: Vec<usize> = asked.iter().map(|(question, _)| *question).collect();
    add_refused(form, &questions, &mut problems, typed);
    if !problems.is_empty() {
        return ask(form, draft, Asking { page, questions, problems });
    }
    for (question, same) in asked {
        draft.set_passed(form, question, same);
    }
    let passed = draft.passed(form);
    let opened: Vec<usize> = shown(form, &journey, page).filter(|question| !passed[*question]).collect();
    if !opened.is_empty() {
        return ask(form, draft, Asking { page, questions: opened, problems: Vec::new() });
    }
    let pending = pending(form, &draft.answers, &passed);
    let next = course::after(&journey, &pending, page, draft.change);
    arrive(form, draft, next)
}

/// Adds why files that came were refused, in the place of whatever else is wrong with their questions.
fn add_refused(form: &Form, asked: &[usize], problems: &mut Vec<Problem>, typed: &Typed) {
    let position = |id: &str| asked.iter().position(|at| form.questions[*at].id() == id);
    for refused in typed.refused().filter(|refused| position(&refused.question).is_some()) {
        problems.retain(|problem| problem.question != refused.question);
        problems.push(refused.clone());
    }
    problems.sort_by_key(|problem| position(&problem.question));
}

/// The page at an address, or the one that wants an answer first; when that is for an answer given, with what is wrong.
fn arrive(form: &Form, draft: &mut Draft, to: Address) -> Step {
    let (journey, passed) = (journey(form, &draft.answers), draft.passed(form));
    let address = course::reachable(&journey, &pending(form, &draft.answers, &passed), to);
    if let Address::Questions(page) = address {
        let questions: Vec<usize> = shown(form, &journey, page).collect();
        let given = |id: &str| questions.iter().any(|at| passed[*at] && form.questions[*at].id() == id);
        let mut problems = problems_on(form, &draft.answers, page);
        problems.retain(|problem| address != to && given(&problem.question));
        return ask(form, draft, Asking { page, questions, problems });
    }
    draft.ask(form, &[]);
    draft.change = false;
    match address {
        Address::CheckAnswers => Step::CheckAnswers,
        Address::Exit => Step::Exit,
        _ => Step::Introduction,
    }
}

fn ask(form: &Form, draft: &mut Draft, asking: Asking) -> Step {
    draft.ask(form, &asking.questions);
    Step::Questions(asking)
}

/// The questions of a page on the journey, by position.
fn shown<'a>(form: &Form, journey: &'a Journey, page: usize) -> impl Iterator<Item = usize> + use<'a> {
    form.pages[page].questions.clone().filter(|question| journey.shows(*question))
}
