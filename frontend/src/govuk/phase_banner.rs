//! Says that a service is new and that it listens.

use leptos::prelude::*;

use super::Content;

/// The phase and how to give feedback. Stands within the page's header, below the service navigation.
#[component]
pub fn PhaseBanner(
    /// The phase: "Beta".
    #[prop(into)]
    phase: Content,
    /// The words and a link that does not lose the respondent's place.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="govuk-phase-banner govuk-width-container">
            <p class="govuk-phase-banner__content">
                <strong class="govuk-tag govuk-phase-banner__content__tag">{phase.into_view()}</strong>
                <span class="govuk-phase-banner__text">{children()}</span>
            </p>
        </div>
    }
    .into_any()
}
