//! What is wrong with one field.

use leptos::prelude::*;

use super::Content;
use super::words::words;
use crate::html::{Element, element};

/// The message beside a field, the same words as in the error summary.
#[component]
pub fn ErrorMessage(
    /// What `aria-describedby` refers to.
    #[prop(optional, into)]
    id: Option<String>,
    /// The words.
    #[prop(into)]
    text: Content,
) -> impl IntoView {
    error_message(id, text).into_view()
}

/// The language of the error messages below, where it is not that of the page: given as context.
#[derive(Clone, Copy, Debug)]
pub struct ErrorLanguage(pub Option<&'static str>);

/// The error message of a component.
pub(super) fn error_message(id: Option<String>, text: impl Into<Content>) -> Element {
    let prefix = element("span").class("govuk-visually-hidden").child(words().error).child(":");
    element("p").attr("id", id).class("govuk-error-message").child(prefix).child(" ").child(text)
}
