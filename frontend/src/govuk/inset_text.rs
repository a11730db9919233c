//! Text set apart from the text around it.

use leptos::prelude::*;

use crate::html::element;

/// A quotation, an example or an aside.
#[component]
pub fn InsetText(
    /// Its id.
    #[prop(optional, into)]
    id: Option<String>,
    /// The words.
    children: Children,
) -> impl IntoView {
    element("div").attr("id", id).class("govuk-inset-text").child(children()).into_view()
}
