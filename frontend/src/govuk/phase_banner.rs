//! Says that a service is new and that it listens.

use leptos::prelude::*;

use super::Content;
use crate::html::element;

/// The phase and how to give feedback. Stands within the page's header, below the service navigation.
#[component]
pub fn PhaseBanner(
    /// The phase: "Beta".
    #[prop(into)]
    phase: Content,
    /// The words and a link that does not lose the respondent's place.
    children: Children,
) -> impl IntoView {
    let content = element("p")
        .class("govuk-phase-banner__content")
        .child(element("strong").class("govuk-tag govuk-phase-banner__content__tag").child(phase))
        .child(element("span").class("govuk-phase-banner__text").child(children()));
    element("div").class("govuk-phase-banner govuk-width-container").child(content).into_view()
}
