//! A request that a page makes by itself, apart from the survey: one at a time, its failures in the page's error summary.

use leptos::prelude::*;

use crate::address::Address;
use crate::api::{self, Failure};
use crate::govuk::{SummaryError, dom};
use crate::session::Session;
use crate::words::words;

/// The request and how it goes. A handle: copies are the same errand.
#[derive(Clone, Copy)]
pub struct Errand {
    /// Whether it is done.
    pub done: RwSignal<bool>,
    /// What keeps it from being done.
    pub errors: RwSignal<Vec<SummaryError>>,
    /// How often it came to nothing.
    pub attempt: RwSignal<usize>,
    is_under_way: StoredValue<bool>,
    session: Session,
}

impl Errand {
    /// The errand of the page at `address`. The tab's title tells how it goes: `done_title` in the end.
    pub fn new(session: Session, address: Address, done_title: &'static str) -> Self {
        let errand = Errand {
            done: RwSignal::new(false),
            errors: RwSignal::default(),
            attempt: RwSignal::new(0),
            is_under_way: StoredValue::new(false),
            session,
        };
        Effect::new(move || {
            let (survey, lang) = (session.survey(), session.lang);
            let title = if errand.done.get() {
                format!("{done_title} – {}", survey.about.title.get(lang))
            } else {
                address.title(&survey, lang)
            };
            let prefix = if errand.errors.with(Vec::is_empty) { "" } else { words(lang).error_prefix };
            document().set_title(&format!("{prefix}{title}"));
        });
        errand
    }

    /// Says what is wrong.
    pub fn fail(self, errors: Vec<SummaryError>) {
        self.errors.set(errors);
        self.attempt.update(|attempt| *attempt += 1);
    }

    /// Posts `body` to a path of the survey's API, unless that is being done already. A failure is reported at the control
    /// `field`.
    pub fn post(self, path: &'static str, body: String, field: &'static str) {
        if self.is_under_way.get_value() {
            return;
        }
        self.is_under_way.set_value(true);
        self.errors.set(Vec::new());
        leptos::task::spawn_local(async move {
            let path = format!("/api/v1/surveys/{}/{path}", self.session.survey().about.id);
            let sent = api::hand_over(&path, &body, self.session.lang).await;
            self.is_under_way.set_value(false);
            match sent {
                Ok(()) => {
                    self.done.set(true);
                    request_animation_frame(|| dom::focus("h1"));
                }
                Err(failure) => {
                    let words = words(self.session.lang);
                    let text = match failure {
                        Failure::Refused { code } if code == "survey_closed" => words.closed_title,
                        Failure::Refused { .. } => words.after.refused,
                        _ => words.after.try_again,
                    };
                    self.fail(vec![SummaryError::new(field, text)]);
                }
            }
        });
    }
}
