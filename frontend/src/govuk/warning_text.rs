//! A warning of consequences.

use leptos::prelude::*;

use super::words::words;
use crate::html::element;

/// A warning with its exclamation mark.
#[component]
pub fn WarningText(
    /// The words.
    children: Children,
) -> impl IntoView {
    let icon = element("span").class("govuk-warning-text__icon").attr("aria-hidden", "true").child("!");
    let warning = element("span").class("govuk-visually-hidden").child(words().warning);
    let text = element("strong").class("govuk-warning-text__text").child(warning).child(children());
    element("div").class("govuk-warning-text").child(icon).child(text).into_view()
}
