//! One respondent with one survey: their answers, how far they got, and the draft that keeps both.

mod sending;

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use shared::raw::Raw;
use shared::receipt::Receipt;
use shared::survey::{Question, Status, Survey};
use shared::text::Lang;

pub use self::sending::Sending;
use crate::confirmation::{self, Confirmation};
use crate::drafts::{self, Draft};
use crate::form_state::FormState;
use crate::storage::StorageError;
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
    /// What is known of answers sent from here, until a new response is begun.
    pub confirmation: RwSignal<Option<Confirmation>>,
    draft: StoredValue<Draft>,
    /// The questions the respondent has seen and continued from, by position.
    passed: StoredValue<Vec<bool>>,
    /// When the draft found at the start was saved, until the respondent continues or starts again.
    found: RwSignal<Option<i64>>,
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
            confirmation: RwSignal::new(None),
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
        // A draft that was begun since says more of where its writer is.
        let sent = confirmation::load(&id, days, clock::now()).filter(|_| found.is_none());
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
            confirmation: RwSignal::new(sent),
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
            // By the first run the answers given on the server's page may have been adopted.
            let is_new = earlier.is_some() || self.draft.with_value(|draft| draft.answers != self.form.raw());
            if is_new {
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
        confirmation::remove(&survey.about.id);
        self.confirmation.set(None);
        self.draft.set_value(new_draft(&survey));
        self.passed.update_value(|passed| passed.fill(false));
        self.form.clear();
        self.found.set(None);
        self.sending.set(Sending::Idle);
        self.failures.set(0);
    }

    /// Whether the answers have been sent and nothing was begun since.
    pub fn is_sent(self) -> bool {
        self.confirmation.with_untracked(Option::is_some)
    }

    /// The receipt of the answers sent from this tab.
    pub fn sent_with(self) -> Option<Receipt> {
        let confirmation = self.confirmation.get_untracked()?;
        Receipt::parse(&confirmation.receipt?)
    }

    /// Whether the draft may have been stored already: an attempt to send it ended without word. Tracked.
    pub fn may_be_sent(self) -> bool {
        self.sending.track();
        self.draft.with_value(|draft| draft.may_be_sent)
    }
}

fn new_draft(survey: &Survey) -> Draft {
    Draft::new(survey.version.clone(), random::id().unwrap_or_default())
}
