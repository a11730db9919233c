//! A warning of consequences.

use leptos::prelude::*;

use super::words::words;

/// A warning with its exclamation mark.
#[component]
pub fn WarningText(
    /// The words.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="govuk-warning-text">
            <span class="govuk-warning-text__icon" aria-hidden="true">"!"</span>
            <strong class="govuk-warning-text__text">
                <span class="govuk-visually-hidden">{words().warning}</span>
                {children()}
            </strong>
        </div>
    }
    .into_any()
}
