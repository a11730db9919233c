//! Text set apart from the text around it.

use leptos::prelude::*;

/// A quotation, an example or an aside.
#[component]
pub fn InsetText(
    /// Its id.
    #[prop(optional, into)]
    id: Option<String>,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! { <div id=id class="govuk-inset-text">{children()}</div> }
}
