//! The way past header and navigation.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::dom;
use super::words::words;
use crate::html::element;

/// The first link of a page: moves the focus to the main content, without a history entry.
#[component]
pub fn SkipLink(
    /// The id of the main content.
    #[prop(default = "main-content")]
    target: &'static str,
    /// The words; "Skip to main content" when left out.
    #[prop(optional, into)]
    text: Option<String>,
) -> impl IntoView {
    let text = text.unwrap_or_else(|| words().skip_link.to_owned());
    element("a")
        .attr("href", format!("#{target}"))
        .class("govuk-skip-link")
        .attr("data-module", "govuk-skip-link")
        .on("click", move |event| dom::skip_to(event.unchecked_ref(), target))
        .child(text)
        .into_view()
}
