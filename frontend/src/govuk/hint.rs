//! One short sentence of help.

use leptos::prelude::*;

use crate::html::{Content, Element, element};

/// A hint. Links do not belong in it: screen readers read it as one text.
#[component]
pub fn Hint(
    /// What `aria-describedby` refers to.
    #[prop(optional, into)]
    id: Option<String>,
    /// The words.
    children: Children,
) -> impl IntoView {
    hint(id, children()).into_view()
}

/// The hint of a component.
pub(super) fn hint(id: Option<String>, words: impl Into<Content>) -> Element {
    element("div").attr("id", id).class("govuk-hint").child(words)
}
