//! The invitation to follow-up research, made once the answers are sent.
//!
//! It is a survey of its own and a request of its own: what is sent has nothing of the response in it, neither id nor text,
//! but a lock derived from the same receipt, which nobody without the receipt can tell from any other.

use std::sync::Arc;

use leptos::prelude::*;
use shared::raw::Raw;
use shared::receipt::{Purpose, lock};
use shared::survey::Survey;
use shared::text::Lang;

use super::not_found;
use crate::address::Address;
use crate::errand::Errand;
use crate::fields::{control_id, field};
use crate::form_state::FormState;
use crate::govuk::{Button, ErrorSummary, InsetText, Panel, SummaryError};
use crate::json::Fields;
use crate::layout::{back_link, column};
use crate::prose::prose;
use crate::random;
use crate::session::Session;
use crate::words::words;

/// The invitation's heading; empty in a survey without one.
pub fn heading(survey: &Survey, lang: Lang) -> &str {
    let title = survey.follow_up.as_ref().and_then(|form| form.pages.first()?.title.as_ref());
    title.map(|title| title.get(lang)).unwrap_or_default()
}

/// The way from the confirmation to the invitation, in a survey that has one.
pub(super) fn offer(session: Session) -> Option<AnyView> {
    let survey = session.survey();
    survey.follow_up.as_ref()?;
    let title = heading(&survey, session.lang).to_owned();
    let href = Address::Invitation.path(&survey);
    let link = words(session.lang).after.to_invitation;
    Some(
        view! {
            <h2 class="govuk-heading-m">{title}</h2>
            <p class="govuk-body"><a class="govuk-link" href=href>{link}</a></p>
        }
        .into_any(),
    )
}

pub(super) fn view(session: Session) -> (AnyView, AnyView) {
    let lang = session.lang;
    let words = words(lang).after;
    let survey = session.survey();
    let Some(invitation) = survey.follow_up.clone() else {
        return (().into_any(), not_found::view(session));
    };
    let form = FormState::of(Arc::clone(&survey), Arc::clone(&invitation), Raw::new());
    let errand = Errand::new(session, Address::Invitation, words.details_sent);
    // Drawn once, so that every attempt is the same request.
    let request = random::id();
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        send(session, form, &errand, request.clone());
    };
    let is_done = errand.done;
    let main = move || {
        if is_done.get() {
            return done(session);
        }
        let page = &invitation.pages[0];
        let fields = page.questions.clone().map(|question| field(form, question, false, lang)).collect_view();
        let text = page.text.as_ref().map(|text| prose(&survey, text.get(lang)));
        let on_submit = on_submit.clone();
        column(view! {
            <ErrorSummary errors=errand.errors attempt=errand.attempt/>
            <form novalidate method="post" autocomplete="off" on:submit=on_submit>
                <h1 class="govuk-heading-l">{heading(&survey, lang).to_owned()}</h1>
                {text}
                <InsetText>{words.apart}</InsetText>
                {fields}
                <Button id="send">{words.send_details}</Button>
            </form>
        })
    };
    (back_link(&session.survey(), Address::Sent), main.into_any())
}

fn send(session: Session, form: FormState, errand: &Errand, request: Option<String>) {
    let lang = session.lang;
    let error = |field: String, text: String| SummaryError { field, text };
    let details = form.raw();
    if details.is_empty() {
        errand.fail(vec![error("send".into(), words(lang).after.no_details.into())]);
    } else if form.check_page(0) {
        let withdrawal_key = session.sent_with().map(|receipt| lock(&receipt.key(Purpose::Contact)));
        // The JSON of a `shared::api::Contact`.
        let contact = Fields::default()
            .with("request", request)
            .with("withdrawal_key", withdrawal_key)
            .with_answers("details", &details);
        errand.post("contacts", contact.write(), "send");
    } else {
        let (problems, invitation) = (form.problems().get_untracked(), form.form());
        let problems = problems.iter();
        let errors = problems
            .map(|problem| error(control_id(form, &problem.variable), problem.message(&invitation, lang)));
        errand.fail(errors.collect());
    }
}

fn done(session: Session) -> AnyView {
    let words = words(session.lang).after;
    let text = match session.sent_with() {
        Some(_) => words.details_text.to_owned(),
        None => (words.details_without_receipt)(&session.survey().about.contact),
    };
    column(view! {
        <Panel title=words.details_sent/>
        <p class="govuk-body">{text}</p>
    })
}
