//! The green panel that says something is done, and the blue one that asks whether to go on.

use leptos::prelude::*;

use super::Content;

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
    view! {
        <div class="govuk-panel govuk-panel--confirmation">
            <h1 class="govuk-panel__title">{title.into_view()}</h1>
            {children.map(|children| view! { <div class="govuk-panel__body">{children()}</div> })}
        </div>
    }
    .into_any()
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
        view! {
            <div class="govuk-panel__actions">
                <div class="govuk-button-group">{actions.into_view()}</div>
            </div>
        }
    });
    view! {
        <div class="govuk-panel govuk-panel--interruption">
            <h1 class="govuk-panel__title">{title.into_view()}</h1>
            <div class="govuk-panel__body">{children()}</div>
            {actions}
        </div>
    }
    .into_any()
}
