//! The green panel that says something is done, and the blue one that asks whether to go on.

use leptos::prelude::*;

use super::Content;
use crate::html::element;

/// The heading of a confirmation page.
#[component]
pub fn Panel(
    /// What is done: "Survey sent".
    #[prop(into)]
    title: Content,
    /// What goes with it, such as a reference number. No links.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let body = children.map(|body| element("div").class("govuk-panel__body").child(body()));
    element("div")
        .class("govuk-panel govuk-panel--confirmation")
        .child(element("h1").class("govuk-panel__title").child(title))
        .child(body)
        .into_view()
}

/// The heading of a page that interrupts before something that cannot be undone.
#[component]
pub fn InterruptionPanel(
    /// What is at stake.
    #[prop(into)]
    title: Content,
    /// The ways on: inverse buttons and links with `govuk-link govuk-link--inverse`.
    #[prop(optional, into)]
    actions: Content,
    /// What going on means.
    children: Children,
) -> impl IntoView {
    let actions = (!actions.is_empty()).then(|| {
        let group = element("div").class("govuk-button-group").child(actions);
        element("div").class("govuk-panel__actions").child(group)
    });
    element("div")
        .class("govuk-panel govuk-panel--interruption")
        .child(element("h1").class("govuk-panel__title").child(title))
        .child(element("div").class("govuk-panel__body").child(children()))
        .child(actions)
        .into_view()
}
