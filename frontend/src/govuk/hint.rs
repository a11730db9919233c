//! One short sentence of help.

use leptos::prelude::*;

/// A hint. Links do not belong in it: screen readers read it as one text.
#[component]
pub fn Hint(
    /// What `aria-describedby` refers to.
    #[prop(optional, into)]
    id: Option<String>,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! { <div id=id class="govuk-hint">{children()}</div> }
}
