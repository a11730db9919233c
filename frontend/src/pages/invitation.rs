//! The invitation to follow-up research, made once the answers are sent.
//!
//! It is a survey of its own and a request of its own: what is sent has nothing of the response in it, neither id nor text,
//! but a lock derived from the same receipt, which nobody without the receipt can tell from any other.

use leptos::prelude::*;
use shared::receipt::{Purpose, lock};
use shared::survey::Survey;
use shared::text::Text;

use super::not_found;
use crate::address::Address;
use crate::blocks::{self, link, paragraph, subheading};
use crate::errand::Errand;
use crate::fields::{field, summary_error};
use crate::govuk::{ButtonStyle, ErrorSummary, InsetText, Panel, SummaryError, button};
use crate::html::{Content, element, live};
use crate::json::Fields;
use crate::layout::{back_link, column};
use crate::prose::prose;
use crate::said::said;
use crate::session::{Invitation, Session};
use crate::words::words;

/// The id of the button that sends.
const SEND: &str = "send";

/// The invitation's heading, in a survey that has one.
pub fn heading(survey: &Survey) -> Option<&Text> {
    survey.follow_up.as_ref()?.pages.first()?.title.as_ref()
}

/// The way from the confirmation to the invitation, in a survey that has one.
pub(super) fn offer(session: Session) -> Option<Content> {
    let (survey, lang) = (session.survey(), session.lang);
    let title = said(&survey, heading(&survey)?, lang);
    let href = Address::Invitation.path(&survey, lang);
    Some(Content::from(subheading(title)).then(paragraph(link(href, words(lang).after.to_invitation))))
}

pub(super) fn view(session: Session) -> (Content, Content) {
    let (survey, lang) = (session.survey(), session.lang);
    let words = words(lang).after;
    let provided = use_context::<Option<Invitation>>();
    let Some(invitation) = provided.unwrap_or_else(|| Invitation::of(&survey)) else {
        return (Content::default(), not_found::view(session));
    };
    let form = invitation.form;
    let errand = Errand::new(session, Address::Invitation, words.details_sent);
    Effect::new(move || {
        if errand.done.get() {
            invitation.renew();
        }
    });
    let main = live(move || {
        if errand.done.get() {
            return done(session);
        }
        let definition = form.form();
        let page = &definition.pages[0];
        let fields: Content =
            page.questions.clone().map(|question| field(form, question, false, lang)).collect();
        let fill_in = element("form")
            .attr("novalidate", true)
            .attr("method", "post")
            .attr("autocomplete", "off")
            .on("submit", move |event| {
                event.prevent_default();
                send(session, invitation, &errand);
            })
            .child(blocks::heading(page.title.as_ref().map(|title| said(&survey, title, lang))))
            .child(page.text.as_ref().map(|text| prose(&survey, text, lang)))
            .child(Content::view(view! { <InsetText>{words.apart}</InsetText> }))
            .child(fields)
            .child(button("submit", ButtonStyle::Primary).attr("id", SEND).child(words.send_details));
        let errors = Content::view(view! { <ErrorSummary errors=errand.errors attempt=errand.attempt/> });
        column(errors.then(fill_in))
    });
    (back_link(&session.survey(), lang, Address::Sent), main)
}

fn send(session: Session, invitation: Invitation, errand: &Errand) {
    let (lang, form) = (session.lang, invitation.form);
    let details = form.raw();
    if details.is_empty() {
        errand.fail(vec![SummaryError::new(SEND, words(lang).after.no_details)]);
    } else if form.check_page(0) {
        let withdrawal_key = session.sent_with().map(|receipt| lock(&receipt.key(Purpose::Contact)));
        // The JSON of a `shared::api::Contact`.
        let contact = Fields::default()
            .with("request", invitation.request())
            .with("withdrawal_key", withdrawal_key)
            .with_answers("details", &details);
        errand.post("contacts", contact.write(), SEND);
    } else {
        let problems = form.problems().get_untracked();
        errand.fail(problems.iter().map(|problem| summary_error(form, problem, lang)).collect());
    }
}

fn done(session: Session) -> Content {
    let words = words(session.lang).after;
    let text = match session.sent_with() {
        Some(_) => words.details_text.to_owned(),
        None => words.details_without_receipt.fill(&[&session.survey().about.contact]),
    };
    column(Content::view(view! { <Panel title=words.details_sent/> }).then(paragraph(text)))
}
