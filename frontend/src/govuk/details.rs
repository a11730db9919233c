//! Text that only some need, behind a line that says what it is.

use leptos::prelude::*;

use super::Content;

/// A text to be opened.
#[component]
pub fn Details(
    /// What opening it shows.
    #[prop(into)]
    summary: Content,
    /// Its id.
    #[prop(optional, into)]
    id: Option<String>,
    /// Whether it starts open.
    #[prop(optional)]
    open: bool,
    /// The text.
    children: Children,
) -> impl IntoView {
    view! {
        <details id=id class="govuk-details" open=open>
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{summary.into_view()}</span>
            </summary>
            <div class="govuk-details__text">{children()}</div>
        </details>
    }
    .into_any()
}
