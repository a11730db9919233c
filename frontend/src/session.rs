//! One respondent with one survey: their answers, how far they got, and the draft that keeps both.

mod invitation;
mod saving;
mod sending;

use std::sync::Arc;

use leptos::prelude::*;
use shared::carry::{Misfit, carry_over};
use shared::raw::Raw;
use shared::receipt::Receipt;
use shared::survey::{Question, Status, Survey};
use shared::text::Lang;

pub use self::invitation::Invitation;
pub use self::saving::Keeping;
pub use self::sending::Sending;
use crate::confirmation::{self, Confirmation};
use crate::drafts::{self, Draft, Found};
use crate::form_state::FormState;
use crate::storage::Place;
use crate::{api, clock, random};

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
    pub keeping: RwSignal<Keeping>,
    /// Where it is kept.
    pub place: RwSignal<Place>,
    /// What was answered in an earlier version of the survey and has no place in this one, until the respondent goes on.
    pub misfits: RwSignal<Vec<Misfit>>,
    /// Whether a draft was too old to be kept, until the respondent goes on.
    pub is_expired: RwSignal<bool>,
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
            keeping: RwSignal::new(Keeping::Kept),
            place: RwSignal::new(Place::Device),
            misfits: RwSignal::default(),
            is_expired: RwSignal::new(false),
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
        let (place, found) = drafts::find(&id, days, clock::now());
        let is_expired = matches!(found, Found::Expired);
        let (draft, keeping) = match found {
            Found::Draft(draft) => (Some(draft), Keeping::Kept),
            Found::Nothing | Found::Expired => (None, Keeping::Kept),
            Found::Unreadable => (None, Keeping::Unreadable),
            Found::Denied => (None, Keeping::Denied),
        };
        let found = draft.as_ref().filter(|draft| draft.is_started()).map(|draft| draft.saved);
        // A draft that was begun since says more of where its writer is.
        let sent = confirmation::load(&id, days, clock::now()).filter(|_| found.is_none());
        let (draft, passed, misfits) = fitted(&survey, draft.unwrap_or_else(|| new_draft(&survey)));
        let session = Session {
            passed: StoredValue::new(passed),
            form: FormState::new(survey, draft.answers.clone()),
            status,
            lang,
            keeping: RwSignal::new(keeping),
            place: RwSignal::new(place),
            misfits: RwSignal::new(misfits),
            is_expired: RwSignal::new(is_expired),
            sending: RwSignal::default(),
            failures: RwSignal::new(0),
            confirmation: RwSignal::new(sent),
            draft: StoredValue::new(draft),
            found: RwSignal::new(found),
        };
        let names = session.draft.with_value(|draft| draft.files.clone());
        session.form.files(|files| files.names = names);
        session.save_while_typing();
        session
    }

    /// The survey.
    pub fn survey(self) -> Arc<Survey> {
        self.form.survey()
    }

    /// The same session in a language.
    #[must_use]
    pub fn speaking(self, lang: Lang) -> Self {
        Session { lang, ..self }
    }

    /// When the draft found at the start was saved, if one was. Tracked.
    pub fn found(self) -> Option<i64> {
        self.found.get()
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
        self.misfits.set(Vec::new());
        self.is_expired.set(false);
        self.save();
    }

    /// The pages still to be answered or mended before sending, by position, in order.
    pub fn pending(self) -> Vec<usize> {
        self.passed.with_value(|passed| self.form.pending(passed))
    }

    /// Forgets every answer, here and in the browser, and begins anew. What lies there and cannot be read stays.
    pub fn start_again(self) {
        let survey = self.survey();
        drafts::remove(&survey.about.id);
        confirmation::remove(&survey.about.id);
        self.confirmation.set(None);
        self.draft.set_value(new_draft(&survey));
        self.passed.update_value(|passed| passed.fill(false));
        api::discard(&survey.about.id, self.form.files(|files| files.leave(&Raw::new())));
        self.form.clear();
        self.found.set(None);
        self.misfits.set(Vec::new());
        self.sending.set(Sending::Idle);
        self.failures.set(0);
        if self.keeping.get_untracked() == Keeping::Elsewhere {
            self.keeping.set(Keeping::Kept);
        }
        self.save();
    }

    /// Deletes every answer, here and in the browser, even those that cannot be read.
    pub fn delete(self) {
        drafts::clear(&self.survey().about.id);
        self.keeping.set(Keeping::Kept);
        self.start_again();
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

/// A draft made to fit this version of the survey: the questions passed, by position, and what has no place any more.
fn fitted(survey: &Survey, mut draft: Draft) -> (Draft, Vec<bool>, Vec<Misfit>) {
    let (answers, misfits) = carry_over(&survey.form, &draft.answers);
    draft.answers = answers;
    draft.version.clone_from(&survey.version);
    let is_passed = |(at, question): (usize, &Question)| {
        let is_misfit = misfits.iter().any(|misfit| misfit.question == Some(at));
        !is_misfit && draft.passed.iter().any(|id| id == question.id())
    };
    let passed = survey.form.questions.iter().enumerate().map(is_passed).collect();
    (draft, passed, misfits)
}
