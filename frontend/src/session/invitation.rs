//! What is filled in on the invitation to follow-up research. It lives as long as the client, which provides it as context, and
//! is kept nowhere.

use std::sync::Arc;

use leptos::prelude::*;
use shared::raw::Raw;
use shared::survey::Survey;

use crate::form_state::FormState;
use crate::random;

/// The invitation. A handle: copies are the same invitation.
#[derive(Clone, Copy)]
pub struct Invitation {
    /// The contact details.
    pub form: FormState,
    request: StoredValue<Option<String>>,
}

impl Invitation {
    /// The invitation of a survey that has one.
    pub fn of(survey: &Arc<Survey>) -> Option<Self> {
        let form = survey.follow_up.clone()?;
        let form = FormState::of(Arc::clone(survey), form, Raw::new());
        Some(Invitation { form, request: StoredValue::new(None) })
    }

    /// Names the request, the same for every attempt to send these details; `None` where nothing can be drawn.
    pub fn request(self) -> Option<String> {
        self.request.update_value(|request| *request = request.take().or_else(random::id));
        self.request.get_value()
    }

    /// Forgets the details: they have been sent.
    pub fn renew(self) {
        self.form.clear();
        self.request.set_value(None);
    }
}
