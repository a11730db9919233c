//! The way to the page before.

use leptos::prelude::*;

use super::Content;
use super::words::words;
use crate::html::element;

/// A link above `main` to the previous page.
#[component]
pub fn BackLink(
    /// Where it leads: the previous page's own address.
    #[prop(into)]
    href: String,
    /// The words; "Back" when left out.
    #[prop(optional, into)]
    text: Content,
) -> impl IntoView {
    let text = if text.is_empty() { Content::from(words().back) } else { text };
    element("a").attr("href", href).class("govuk-back-link").child(text).into_view()
}
