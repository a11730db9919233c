//! Text that only some need, behind a line that says what it is.

use leptos::prelude::*;

use super::Content;
use crate::html::element;

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
    let summary = element("span").class("govuk-details__summary-text").child(summary);
    element("details")
        .attr("id", id)
        .class("govuk-details")
        .attr("open", open)
        .child(element("summary").class("govuk-details__summary").child(summary))
        .child(element("div").class("govuk-details__text").child(children()))
        .into_view()
}
