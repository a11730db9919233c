//! The invitation to follow-up research, made once the answers are sent.
//!
//! It is a form of its own, answered by a request of its own. What it carries has nothing of the response in it but a lock
//! derived from the same receipt, which nobody without the receipt can tell from any other.

use std::sync::Arc;

use leptos::prelude::*;
use shared::accept::problems_on;
use shared::api::Contact;
use shared::problem::Problem;
use shared::raw::Raw;
use shared::receipt::{Purpose, Receipt, lock};
use shared::survey::{Form, Survey};
use shared::text::Lang;

use super::frame::ON;
use super::words::words as plain_words;
use super::{Draft, Typed};
use crate::fields::{control_id, field};
use crate::form_state::FormState;
use crate::govuk::{Button, ButtonStyle, ErrorSummary, InsetText, Panel, SummaryError};
use crate::layout::column;
use crate::pages::invitation::heading;
use crate::prose::prose;
use crate::words::words;

/// The name of the field that names the request.
const REQUEST: &str = ":request";

/// The name of the field with the lock.
const LOCK: &str = ":lock";

/// The invitation as it comes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invited {
    /// Names the request, so that sending it twice stores it once; `None` on the way in.
    pub request: Option<String>,
    lock: Option<String>,
    details: Raw,
}

/// What keeps contact details from being sent.
#[derive(Clone, Debug, PartialEq)]
pub enum Obstacle {
    /// Something is wrong with them.
    Problems(Vec<Problem>),
    /// There are none.
    NoDetails,
    /// The server cannot take them now.
    Unavailable,
}

impl Invited {
    /// Reads what was sent.
    pub fn read(form: &Form, typed: &Typed) -> Self {
        let field = |name| Some(typed.text(name)).filter(|text: &String| !text.is_empty());
        let details = form.variables.iter().map(|variable| (variable.name.clone(), typed.value(variable)));
        let mut invited = Invited { request: field(REQUEST), lock: field(LOCK), details: details.collect() };
        invited.details.retain(|_, value| !value.is_blank());
        invited
    }

    /// What is wrong with the details.
    pub fn problems(&self, form: &Form) -> Vec<Problem> {
        problems_on(form, &self.details, 0)
    }

    /// The request to make of it.
    pub fn contact(&self) -> Contact {
        Contact {
            request: self.request.clone().unwrap_or_default(),
            withdrawal_key: self.lock.clone(),
            details: self.details.clone(),
        }
    }
}

/// The way from the confirmation to the invitation, in a survey that has one. It opens in a new tab, as this one has the
/// code of the receipt.
pub(super) fn offer(survey: &Survey, draft: &Draft, lang: Lang) -> Option<AnyView> {
    survey.follow_up.as_ref()?;
    let receipt = Receipt::parse(draft.receipt.as_deref()?)?;
    let lock = lock(&receipt.key(Purpose::Contact));
    let press = format!("{}{}", words(lang).after.to_invitation, plain_words(lang).new_tab);
    Some(
        view! {
            <h2 class="govuk-heading-m">{heading(survey, lang).to_owned()}</h2>
            <form method="post" action=address(survey) target="_blank">
                <input type="hidden" name=LOCK value=lock autocomplete="off"/>
                <Button style=ButtonStyle::Secondary>{press}</Button>
            </form>
        }
        .into_any(),
    )
}

/// The invitation itself.
pub(super) fn view(
    survey: &Arc<Survey>,
    form: &Arc<Form>,
    invited: &Invited,
    obstacle: Option<&Obstacle>,
    lang: Lang,
) -> AnyView {
    let words = words(lang).after;
    let state = FormState::of(Arc::clone(survey), Arc::clone(form), invited.details.clone());
    let at_button = |text: &str| vec![SummaryError { field: ON.into(), text: text.into() }];
    let errors = match obstacle {
        None => Vec::new(),
        Some(Obstacle::NoDetails) => at_button(words.no_details),
        Some(Obstacle::Unavailable) => at_button(words.try_again),
        Some(Obstacle::Problems(problems)) => {
            state.show_problems(problems.clone());
            let error = |problem: &Problem| SummaryError {
                field: control_id(state, &problem.variable),
                text: problem.message(form, lang),
            };
            problems.iter().map(error).collect()
        }
    };
    let hidden = [(REQUEST, &invited.request), (LOCK, &invited.lock)].map(|(name, value)| {
        value.clone().map(|value| view! { <input type="hidden" name=name value=value autocomplete="off"/> })
    });
    let page = &form.pages[0];
    let text = page.text.as_ref().map(|text| prose(survey, text.get(lang)));
    let fields = page.questions.clone().map(|question| field(state, question, false, lang)).collect_view();
    column(view! {
        <ErrorSummary errors=Signal::stored(errors)/>
        <form novalidate method="post" action=address(survey)>
            {hidden.into_iter().collect_view()}
            <h1 class="govuk-heading-l">{heading(survey, lang).to_owned()}</h1>
            {text}
            <InsetText>{words.apart}</InsetText>
            {fields}
            <Button id=ON>{words.send_details}</Button>
        </form>
    })
}

/// Word that the details are kept.
pub(super) fn taken(survey: &Survey, invited: &Invited, lang: Lang) -> AnyView {
    let words = words(lang).after;
    let text = match invited.lock {
        Some(_) => words.details_text.to_owned(),
        None => (words.details_without_receipt)(&survey.about.contact),
    };
    column(view! {
        <Panel title=words.details_sent/>
        <p class="govuk-body">{text}</p>
    })
}

fn address(survey: &Survey) -> String {
    format!("/{}/plain/invitation", survey.about.id)
}
