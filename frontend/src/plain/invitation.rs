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
use crate::address::root;
use crate::blocks::{self, paragraph, subheading};
use crate::fields::{field, summary_error};
use crate::form_state::FormState;
use crate::govuk::{ButtonStyle, ErrorSummary, InsetText, Panel, SummaryError, button};
use crate::html::{Content, Element, element};
use crate::layout::column;
use crate::pages::invitation::heading;
use crate::prose::prose;
use crate::said::said;
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
pub(super) fn offer(survey: &Survey, draft: &Draft, lang: Lang) -> Option<Content> {
    let title = said(survey, heading(survey)?, lang);
    let receipt = Receipt::parse(draft.receipt.as_deref()?)?;
    let lock = lock(&receipt.key(Purpose::Contact));
    let words = format!("{}{}", words(lang).after.to_invitation, plain_words(lang).new_tab);
    let form = form(survey, lang)
        .attr("target", "_blank")
        .child(hidden(LOCK, lock))
        .child(button("submit", ButtonStyle::Secondary).child(words));
    Some(Content::from(subheading(title)).then(form))
}

/// The invitation itself.
pub(super) fn view(
    survey: &Arc<Survey>,
    definition: &Arc<Form>,
    invited: &Invited,
    obstacle: Option<&Obstacle>,
    lang: Lang,
) -> Content {
    let words = words(lang).after;
    let state = FormState::of(Arc::clone(survey), Arc::clone(definition), invited.details.clone());
    let at_button = |text: &'static str| vec![SummaryError::new(ON, text)];
    let errors = match obstacle {
        None => Vec::new(),
        Some(Obstacle::NoDetails) => at_button(words.no_details),
        Some(Obstacle::Unavailable) => at_button(words.try_again),
        Some(Obstacle::Problems(problems)) => {
            state.show_problems(problems.clone());
            problems.iter().map(|problem| summary_error(state, problem, lang)).collect()
        }
    };
    let carried = [(REQUEST, &invited.request), (LOCK, &invited.lock)];
    let carried: Content = carried
        .into_iter()
        .filter_map(|(name, value)| value.clone().map(|value| hidden(name, value)))
        .collect();
    let page = &definition.pages[0];
    let fields: Content =
        page.questions.clone().map(|question| field(state, question, false, lang)).collect();
    let form = form(survey, lang)
        .attr("novalidate", true)
        .child(carried)
        .child(blocks::heading(page.title.as_ref().map(|title| said(survey, title, lang))))
        .child(page.text.as_ref().map(|text| prose(survey, text, lang)))
        .child(Content::view(view! { <InsetText>{words.apart}</InsetText> }))
        .child(fields)
        .child(button("submit", ButtonStyle::Primary).attr("id", ON).child(words.send_details));
    column(Content::view(view! { <ErrorSummary errors=Signal::stored(errors)/> }).then(form))
}

/// Word that the details are kept.
pub(super) fn taken(survey: &Survey, invited: &Invited, lang: Lang) -> Content {
    let words = words(lang).after;
    let text = match invited.lock {
        Some(_) => words.details_text.to_owned(),
        None => words.details_without_receipt.fill(&[&survey.about.contact]),
    };
    column(Content::view(view! { <Panel title=words.details_sent/> }).then(paragraph(text)))
}

fn form(survey: &Survey, lang: Lang) -> Element {
    let action = format!("{}/plain/invitation", root(survey, lang));
    element("form").attr("method", "post").attr("action", action)
}

fn hidden(name: &'static str, value: String) -> Element {
    element("input")
        .attr("type", "hidden")
        .attr("name", name)
        .attr("value", value)
        .attr("autocomplete", "off")
}
