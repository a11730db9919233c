//! The answers of one form while it is being filled in, as signals.
//!
//! One signal per variable and one per question: an answer changes what depends on it and nothing else, however long the
//! form is. The journey is computed anew from all answers each time; only questions whose visibility changed are told.

use std::sync::Arc;

use leptos::prelude::*;
use shared::accept::{pending, problems_on};
use shared::journey::{Journey, journey, offered};
use shared::problem::{BadFile, Mistake, Problem};
use shared::raw::{Raw, RawValue};
use shared::survey::{Form, Question, Survey};

use crate::files::Files;

/// The state of one form. A handle: copies are the same state.
#[derive(Clone, Copy)]
pub struct FormState {
    inner: StoredValue<Inner>,
    journey: RwSignal<Arc<Journey>>,
    problems: RwSignal<Vec<Problem>>,
    attempt: RwSignal<usize>,
    changed: Trigger,
}

struct Inner {
    survey: Arc<Survey>,
    form: Arc<Form>,
    raw: Raw,
    cells: Vec<RwSignal<RawValue>>,
    shown: Vec<RwSignal<bool>>,
    files: Files,
}

impl FormState {
    /// The survey's own form with these answers in it.
    pub fn new(survey: Arc<Survey>, raw: Raw) -> Self {
        let form = Arc::clone(&survey.form);
        Self::of(survey, form, raw)
    }

    /// A form of the survey with these answers in it.
    pub fn of(survey: Arc<Survey>, form: Arc<Form>, raw: Raw) -> Self {
        let journey = journey(&form, &raw);
        let cell = |name: &str| RwSignal::new(raw.get(name).cloned().unwrap_or_else(|| "".into()));
        let cells = form.variables.iter().map(|variable| cell(&variable.name)).collect();
        let shown = (0..form.questions.len()).map(|at| RwSignal::new(journey.shows(at))).collect();
        FormState {
            inner: StoredValue::new(Inner { survey, form, raw, cells, shown, files: Files::default() }),
            journey: RwSignal::new(Arc::new(journey)),
            problems: RwSignal::default(),
            attempt: RwSignal::new(0),
            changed: Trigger::new(),
        }
    }

    /// The survey the form belongs to.
    pub fn survey(self) -> Arc<Survey> {
        self.inner.with_value(|inner| Arc::clone(&inner.survey))
    }

    /// The form itself.
    pub fn form(self) -> Arc<Form> {
        self.inner.with_value(|inner| Arc::clone(&inner.form))
    }

    /// Calls `read` with the form.
    pub fn with_form<T>(self, read: impl FnOnce(&Form) -> T) -> T {
        self.inner.with_value(|inner| read(&inner.form))
    }

    /// Everything typed so far.
    pub fn raw(self) -> Raw {
        self.inner.with_value(|inner| inner.raw.clone())
    }

    /// Reads or notes what is known of the files among the answers.
    pub fn files<T: Default>(self, work: impl FnOnce(&mut Files) -> T) -> T {
        self.inner.try_update_value(|inner| work(&mut inner.files)).unwrap_or_default()
    }

    /// Notified whenever something was typed.
    pub fn changed(self) -> Trigger {
        self.changed
    }

    /// What stands in a variable. Tracked.
    pub fn cell(self, variable: usize) -> RwSignal<RawValue> {
        self.inner.with_value(|inner| inner.cells[variable])
    }

    /// Whether a question is shown. Tracked.
    pub fn shown(self, question: usize) -> RwSignal<bool> {
        self.inner.with_value(|inner| inner.shown[question])
    }

    /// Which options of a question are offered, in the order of the definition.
    pub fn offered(self, question: usize) -> Vec<bool> {
        self.inner.with_value(|inner| offered(&inner.form, &inner.raw, question))
    }

    /// The journey these answers make. Tracked.
    pub fn journey(self) -> RwSignal<Arc<Journey>> {
        self.journey
    }

    /// What is wrong with the page shown, since Continue was last pressed. Tracked.
    pub fn problems(self) -> RwSignal<Vec<Problem>> {
        self.problems
    }

    /// How often Continue was pressed in vain on the page shown. Tracked.
    pub fn attempt(self) -> RwSignal<usize> {
        self.attempt
    }

    /// Takes what was typed into a variable.
    pub fn answer(self, variable: usize, value: RawValue) {
        let mut steers = false;
        self.inner.update_value(|inner| {
            let form = &inner.form;
            inner.raw.set(&form.variables[variable].name, value.clone());
            steers = form.questions[form.variables[variable].question].is_tested;
        });
        self.cell(variable).set(value);
        if steers {
            self.follow_journey();
        }
        self.changed.notify();
    }

    /// Forgets every answer.
    pub fn clear(self) {
        self.inner.update_value(|inner| inner.raw = Raw::new());
        for cell in self.inner.with_value(|inner| inner.cells.clone()) {
            cell.set("".into());
        }
        self.follow_journey();
        self.changed.notify();
        self.clear_problems();
    }

    /// Computes the journey anew and tells the questions that came or went.
    fn follow_journey(self) {
        let earlier = self.journey.get_untracked();
        let (journey, turned) = self.inner.with_value(|inner| {
            let journey = journey(&inner.form, &inner.raw);
            let shown = inner.shown.iter().copied().enumerate();
            let turned: Vec<_> = shown.filter(|(at, _)| earlier.shows(*at) != journey.shows(*at)).collect();
            (journey, turned)
        });
        if journey == *earlier {
            return;
        }
        let journey = Arc::new(journey);
        self.journey.set(Arc::clone(&journey));
        for (at, shown) in turned {
            shown.set(journey.shows(at));
        }
    }

    /// Checks one page, shows what is wrong and says whether nothing is.
    pub fn check_page(self, page: usize) -> bool {
        let problems = self.inner.with_value(|inner| problems_on(&inner.form, &inner.raw, page));
        let passed = problems.is_empty();
        self.show_problems(problems);
        passed
    }

    /// Says whether every file of the page is uploaded, and shows that one is not.
    pub fn files_are_there(self, page: usize) -> bool {
        let journey = self.journey.get_untracked();
        let unfinished = |(at, question): (usize, &Question)| {
            let is_there = self.files(|files| files.is_finished(question.variables.start));
            let mistake = Mistake::BadFile(BadFile::Unfinished);
            (journey.shows(at) && !is_there).then(|| Problem::new(question.id(), question.id(), mistake))
        };
        let form = self.form();
        let problems: Vec<_> = form.questions_of(page).filter_map(unfinished).collect();
        let are_there = problems.is_empty();
        self.show_problems(problems);
        are_there
    }

    /// Shows these problems beside their questions and in the summary.
    pub fn show_problems(self, problems: Vec<Problem>) {
        if !problems.is_empty() {
            self.attempt.update(|attempt| *attempt += 1);
        }
        self.problems.set(problems);
    }

    /// Forgets the problems shown: another page is next.
    pub fn clear_problems(self) {
        self.problems.set(Vec::new());
        self.attempt.set(0);
    }

    /// The pages on the journey that stand in the way of sending: see [`pending`].
    pub fn pending(self, passed: &[bool]) -> Vec<usize> {
        self.inner.with_value(|inner| pending(&inner.form, &inner.raw, passed))
    }
}
