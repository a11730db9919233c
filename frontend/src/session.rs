//! One respondent with one survey: their answers, how far they got, and the draft that keeps both.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use shared::api::Submission;
use shared::raw::Raw;
use shared::receipt::{Purpose, Receipt, lock};
use shared::survey::{Question, Status, Survey};
use shared::text::Lang;

use crate::api::{self, Failure};
use crate::drafts::{self, Draft, StorageError};
use crate::form_state::FormState;
use crate::{clock, random};

/// How long after the last keystroke a draft is saved, in milliseconds.
const PAUSE: u32 = 300;

/// The session. A handle: copies are the same session.
#[derive(Clone, Copy)]
pub struct Session {
    /// The answers.
    pub form: FormState,
    /// Whether the survey takes answers.
    pub status: Status,
    /// The language of the interface.
    pub lang: Lang,
    /// Whether the draft is kept, and why not.
    pub storage: RwSignal<Result<(), StorageError>>,
    /// How sending goes.
    pub sending: RwSignal<Sending>,
    /// How often sending came to nothing.
    pub failures: RwSignal<usize>,
    draft: StoredValue<Draft>,
    /// The questions the respondent has seen and continued from, by position.
    passed: StoredValue<Vec<bool>>,
    /// When the draft found at the start was saved, until the respondent continues or starts again.
    found: RwSignal<Option<i64>>,
}

/// How sending goes.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Sending {
    /// Not sent.
    #[default]
    NotYet,
    /// On its way.
    Now,
    /// It came to nothing; the draft is still here.
    Failed(Failure),
    /// Acknowledged; the code of the receipt.
    Done(String),
}

impl Session {
    /// A session with nothing in it that keeps nothing: what the server renders.
    pub fn empty(survey: Arc<Survey>, status: Status, lang: Lang) -> Self {
        let draft = Draft::new(survey.version.clone(), String::new());
        Session {
            passed: StoredValue::new(vec![false; survey.form.questions.len()]),
            form: FormState::new(survey, Raw::new()),
            status,
            lang,
            storage: RwSignal::new(Ok(())),
            sending: RwSignal::default(),
            failures: RwSignal::new(0),
            draft: StoredValue::new(draft),
            found: RwSignal::new(None),
        }
    }

    /// The session in this browser, with the draft it finds there.
    pub fn resume(survey: Arc<Survey>, status: Status, lang: Lang) -> Self {
        let (id, days) = (survey.about.id.clone(), survey.about.retention.draft_days);
        let loaded = drafts::load(&id, days, clock::now());
        let storage = loaded.as_ref().map(|_| ()).map_err(|error| *error);
        let found = loaded.ok().flatten();
        let mut draft = found.clone().unwrap_or_else(|| new_draft(&survey));
        draft.answers.retain(|name, _| survey.form.variable(name).is_some());
        draft.version.clone_from(&survey.version);
        let is_passed = |question: &Question| draft.passed.iter().any(|id| id == question.id());
        let session = Session {
            passed: StoredValue::new(survey.form.questions.iter().map(is_passed).collect()),
            form: FormState::new(survey, draft.answers.clone()),
            status,
            lang,
            storage: RwSignal::new(storage),
            sending: RwSignal::default(),
            failures: RwSignal::new(0),
            draft: StoredValue::new(draft),
            found: RwSignal::new(found.filter(Draft::is_started).map(|draft| draft.saved)),
        };
        session.save_while_typing();
        session
    }

    /// The survey.
    pub fn survey(self) -> Arc<Survey> {
        self.form.survey()
    }

    /// When the draft found at the start was saved, if one was. Tracked.
    pub fn found(self) -> Option<i64> {
        self.found.get()
    }

    /// Saves a moment after the last change, and at once when the page is left.
    fn save_while_typing(self) {
        let pending: Rc<RefCell<Option<Timeout>>> = Rc::default();
        let changed = self.form.changed();
        let schedule = Rc::clone(&pending);
        Effect::new(move |earlier: Option<()>| {
            changed.track();
            if earlier.is_some() {
                *schedule.borrow_mut() = Some(Timeout::new(PAUSE, move || self.save()));
            }
        });
        // Never removed: the session lives as long as the page.
        window_event_listener(leptos::ev::pagehide, move |_| {
            if pending.borrow_mut().take().is_some() {
                self.save();
            }
        });
    }

    /// Saves the draft now, if there is anything in it.
    pub fn save(self) {
        let passed = self.form.with_form(|form| {
            let passed = self.passed.get_value();
            let passed = form.questions.iter().zip(passed).filter(|(_, is_passed)| *is_passed);
            passed.map(|(question, _)| question.id().to_owned()).collect()
        });
        self.draft.update_value(|draft| {
            draft.answers = self.form.raw();
            draft.passed = passed;
            draft.saved = clock::now();
        });
        if !self.draft.with_value(Draft::is_started) {
            return;
        }
        let saved = self.draft.with_value(|draft| drafts::save(&self.survey().about.id, draft));
        self.storage.set(saved);
    }

    /// Notes that the respondent continued from a page, whose questions they have therefore seen.
    pub fn pass(self, page: usize) {
        let journey = self.form.journey().get_untracked();
        let questions = self.form.with_form(|form| form.pages[page].questions.clone());
        self.passed.update_value(|passed| {
            questions
                .filter(|question| journey.shows(*question))
                .for_each(|question| passed[question] = true);
        });
        self.save();
    }

    /// The pages still to be answered or mended before sending, by position, in order.
    pub fn pending(self) -> Vec<usize> {
        self.passed.with_value(|passed| self.form.pending(passed))
    }

    /// Forgets every answer, here and in the browser, and begins anew.
    pub fn start_again(self) {
        let survey = self.survey();
        drafts::remove(&survey.about.id);
        self.draft.set_value(new_draft(&survey));
        self.passed.update_value(|passed| passed.fill(false));
        self.form.clear();
        self.found.set(None);
        self.sending.set(Sending::NotYet);
    }

    /// Whether the answers have been sent and nothing was begun since.
    pub fn is_sent(self) -> bool {
        matches!(self.sending.get_untracked(), Sending::Done(_))
    }

    /// The receipt of the answers just sent, while this page lives.
    pub fn sent_with(self) -> Option<Receipt> {
        match self.sending.get_untracked() {
            Sending::Done(code) => Receipt::parse(&code),
            Sending::NotYet | Sending::Now | Sending::Failed(_) => None,
        }
    }

    /// Sends the answers. The draft goes only once the server has said that it keeps them.
    pub async fn send(self) {
        if self.sending.get_untracked() == Sending::Now {
            return;
        }
        self.sending.set(Sending::Now);
        let Some(receipt) = self.receipt() else {
            self.fail(Failure::Unavailable);
            return;
        };
        let survey = self.survey();
        let submission = self.draft.with_value(|draft| Submission {
            submission: draft.submission.clone(),
            version: survey.version.clone(),
            withdrawal_key: Some(lock(&receipt.key(Purpose::Answers))),
            answers: on_journey(&survey, self.form.raw()),
        });
        match api::submit(&survey.about.id, &submission, self.lang).await {
            Ok(_) => {
                self.start_again();
                self.sending.set(Sending::Done(receipt.code()));
            }
            Err(failure) => self.fail(failure),
        }
    }

    fn fail(self, failure: Failure) {
        self.sending.set(Sending::Failed(failure));
        self.failures.update(|failures| *failures += 1);
    }

    /// The receipt of this submission: made once and kept with the draft, so that every attempt to send is the same.
    fn receipt(self) -> Option<Receipt> {
        let kept = self.draft.with_value(|draft| draft.receipt.as_deref().and_then(Receipt::parse));
        let receipt = kept.or_else(random::receipt)?;
        self.draft.update_value(|draft| draft.receipt = Some(receipt.code()));
        self.save();
        Some(receipt)
    }
}

fn new_draft(survey: &Survey) -> Draft {
    Draft::new(survey.version.clone(), random::id().unwrap_or_default())
}

/// The answers on the journey: what is off it stays in the draft and is not sent.
fn on_journey(survey: &Survey, mut raw: Raw) -> Raw {
    let journey = shared::journey::journey(&survey.form, &raw);
    raw.retain(|name, _| {
        let variable = survey.form.variable(name).map(|at| &survey.form.variables[at]);
        variable.is_some_and(|variable| journey.shows(variable.question))
    });
    raw
}
