//! Keeping the draft: while it is typed, where the respondent wants it, and in one tab at a time.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use super::{Session, fitted};
use crate::confirmation;
use crate::drafts::{self, Draft};
use crate::storage::{Place, StorageError};
use crate::{api, clock};

/// How long after the last keystroke a draft is saved, in milliseconds.
const PAUSE: u32 = 300;

/// Whether the draft is kept in the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// It is.
    Kept,
    /// The browser keeps nothing for this site: the answers live as long as the page.
    Denied,
    /// The browser had no room for it this time.
    Full,
    /// Not before the respondent says what becomes of the draft that lies there and cannot be read.
    Unreadable,
    /// Not while another tab goes on with the same answers.
    Elsewhere,
}

impl Session {
    /// Saves a moment after the last change, and at once when the page is left.
    pub(super) fn save_while_typing(self) {
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
        // None of these is ever removed: the session lives as long as the page.
        window_event_listener(leptos::ev::pagehide, move |_| {
            if pending.borrow_mut().take().is_some() {
                self.save();
            }
        });
        window_event_listener(leptos::ev::storage, move |_| {
            if self.is_overtaken() {
                self.give_way();
            }
        });
        window_event_listener(leptos::ev::beforeunload, move |event| {
            let is_lost = matches!(self.keeping.get_untracked(), Keeping::Denied | Keeping::Full);
            if is_lost && self.is_started() {
                event.prevent_default();
            }
        });
    }

    /// Whether there is anything to keep.
    pub fn is_started(self) -> bool {
        self.draft.with_value(Draft::is_started)
    }

    /// Saves the draft now, if there is anything in it and no other tab has saved since.
    pub fn save(self) {
        let passed = self.form.with_form(|form| {
            let passed = self.passed.get_value();
            let passed = form.questions.iter().zip(passed).filter(|(_, is_passed)| *is_passed);
            passed.map(|(question, _)| question.id().to_owned()).collect()
        });
        self.draft.update_value(|draft| {
            draft.answers = self.form.raw();
            draft.files = self.form.files(|files| files.names.clone());
            draft.passed = passed;
            draft.saved = clock::now();
        });
        // In a tab an empty draft says that nothing is to be kept on the device.
        let place = self.place.get_untracked();
        let is_paused = matches!(self.keeping.get_untracked(), Keeping::Unreadable | Keeping::Elsewhere);
        if is_paused || (place == Place::Device && !self.is_started()) {
            return;
        }
        if self.is_overtaken() {
            self.give_way();
            return;
        }
        self.draft.update_value(|draft| draft.revision += 1.0);
        let survey = self.survey();
        let saved = self.draft.with_value(|draft| drafts::save(place, &survey.about.id, draft));
        if saved.is_err() {
            self.draft.update_value(|draft| draft.revision -= 1.0);
        }
        self.keeping.set(match saved {
            Ok(()) => Keeping::Kept,
            Err(StorageError::Denied) => Keeping::Denied,
            Err(StorageError::Full) => Keeping::Full,
        });
    }

    /// Whether another tab has saved, sent or deleted these answers since this one saved them.
    fn is_overtaken(self) -> bool {
        let known = self.draft.with_value(|draft| draft.revision);
        let stored = drafts::revision(self.place.get_untracked(), &self.survey().about.id);
        // Both are counted, never calculated.
        !self.is_sent() && stored.is_ok_and(|stored| (stored - known).abs() > 0.5)
    }

    fn give_way(self) {
        let about = &self.survey().about;
        match confirmation::load(&about.id, about.retention.draft_days, clock::now()) {
            Some(sent) => self.confirmation.set(Some(sent)),
            None => self.keeping.set(Keeping::Elsewhere),
        }
    }

    /// Goes on with the answers of this tab, in the place of whatever lies there.
    pub fn prevail(self) {
        let stored = drafts::revision(self.place.get_untracked(), &self.survey().about.id);
        self.draft.update_value(|draft| draft.revision = stored.unwrap_or_default());
        self.keeping.set(Keeping::Kept);
        self.save();
    }

    /// Keeps the draft there from now on, and no longer where it was.
    pub fn keep(self, place: Place) {
        let survey = self.survey();
        drafts::remove(&survey.about.id);
        self.place.set(place);
        self.draft.update_value(|draft| draft.revision = 0.0);
        let is_taken = drafts::is_unreadable(place, &survey.about.id);
        self.keeping.set(if is_taken { Keeping::Unreadable } else { Keeping::Kept });
        self.save();
    }

    /// The draft as a file that [`take`](Self::take) takes elsewhere.
    pub fn file(self) -> String {
        self.draft.with_value(|draft| draft.write(&self.survey().about.id))
    }

    /// Goes on with a draft from a file; false when it is none of this survey.
    pub fn take(self, file: &str) -> bool {
        let survey = self.survey();
        let Some(draft) = Draft::read(file, Some(&survey.about.id)) else { return false };
        let (draft, passed, misfits) = fitted(&survey, draft);
        // Some of the files may be those of this very draft.
        api::discard(&survey.about.id, self.form.files(|files| files.leave(&draft.answers)));
        self.start_again();
        self.form.files(|files| files.names = draft.files.clone());
        for (name, value) in draft.answers.iter() {
            if let Some(variable) = survey.form.variable(name) {
                self.form.answer(variable, value.clone());
            }
        }
        self.found.set(Some(draft.saved));
        self.passed.set_value(passed);
        self.misfits.set(misfits);
        // Nothing is kept of what was there before, unless it cannot be read.
        self.draft.set_value(Draft { revision: 0.0, ..draft });
        self.save();
        true
    }
}
