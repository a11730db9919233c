//! Sending the answers: the same request however often, and the draft kept until the server has said that it has them.

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use shared::api::Submission;
use shared::raw::Raw;
use shared::receipt::{Purpose, Receipt, lock};

use super::Session;
use crate::api::{self, Failure};
use crate::confirmation::{self, Confirmation};
use crate::copy::Copy;
use crate::{clock, random};

/// How long to wait before each further attempt, in milliseconds.
const PAUSES: [u32; 2] = [500, 2_000];

/// How sending goes.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Sending {
    /// Not on its way.
    #[default]
    Idle,
    /// On its way.
    Now,
    /// It came to nothing; the draft is still here.
    Failed(Failure),
}

impl Session {
    /// Sends the answers. The draft goes only once the server has said that it keeps them.
    pub async fn send(self) {
        if self.sending.get_untracked() == Sending::Now {
            return;
        }
        self.sending.set(Sending::Now);
        let Some((receipt, is_new)) = self.receipt() else {
            self.fail(Failure::Unavailable);
            return;
        };
        let survey = self.survey();
        let submission = self.draft.with_value(|draft| Submission {
            submission: draft.submission.clone(),
            version: survey.version.clone(),
            withdrawal_key: Some(lock(&receipt.key(Purpose::Answers))),
            answers: self.answers(),
        });
        match self.submit(&submission).await {
            Ok(()) => self.confirm(Some(receipt), false),
            // Sent before without word of it, then changed: what arrived first is kept, and this receipt opens it, unless the
            // receipt is younger than that.
            Err(failure) if failure.is_conflict() => self.confirm((!is_new).then_some(receipt), true),
            Err(failure) => self.fail(failure),
        }
    }

    /// Sends, and once more after each pause while there is no telling reply: the server keeps one however many arrive.
    async fn submit(self, submission: &Submission) -> Result<(), Failure> {
        let survey = self.survey();
        for pause in PAUSES {
            match api::submit(&survey.about.id, submission, self.lang).await {
                Err(Failure::Unreachable | Failure::Unavailable) => TimeoutFuture::new(pause).await,
                outcome => return outcome,
            }
        }
        api::submit(&survey.about.id, submission, self.lang).await
    }

    /// The answers on the journey: what is off it stays in the draft and is not sent.
    pub fn answers(self) -> Raw {
        let (form, mut raw) = (self.form.form(), self.form.raw());
        let journey = self.form.journey().get_untracked();
        raw.retain(|name, _| {
            let variable = form.variable(name).map(|at| &form.variables[at]);
            variable.is_some_and(|variable| journey.shows(variable.question))
        });
        raw
    }

    /// The server has the answers: forgets them here, but for the copy in this page.
    fn confirm(self, receipt: Option<Receipt>, is_earlier: bool) {
        let receipt = receipt.map(|receipt| receipt.code());
        // Of an earlier version there is no copy any more.
        let copy = (!is_earlier).then(|| Copy::of(self));
        let confirmation = Confirmation { receipt, is_earlier, at: clock::now(), copy };
        let sent = self.answers();
        let unsent = self.form.files(|files| files.leave(&sent));
        if !is_earlier {
            api::discard(&self.survey().about.id, unsent);
        }
        self.start_again();
        confirmation::save(&self.survey().about.id, &confirmation);
        self.confirmation.set(Some(confirmation));
    }

    fn fail(self, failure: Failure) {
        self.draft.update_value(|draft| draft.may_be_sent = !failure.is_refusal());
        self.save();
        self.sending.set(Sending::Failed(failure));
        self.failures.update(|failures| *failures += 1);
    }

    /// The receipt of this submission, and whether it is new: made once and kept with the draft, so that every attempt to
    /// send is the same.
    fn receipt(self) -> Option<(Receipt, bool)> {
        let kept = self.draft.with_value(|draft| draft.receipt.as_deref().and_then(Receipt::parse));
        let is_new = kept.is_none();
        let receipt = kept.or_else(random::receipt)?;
        // Noted before the request leaves: the page may be gone when the reply comes.
        self.draft.update_value(|draft| {
            draft.receipt = Some(receipt.code());
            draft.may_be_sent = true;
        });
        self.save();
        Some((receipt, is_new))
    }
}
