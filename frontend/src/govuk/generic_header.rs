//! The header of a service that is not on GOV.UK: no crown, no GOV.UK colours or typeface.

use leptos::prelude::*;

/// Who runs the service, as a link to its beginning. Stands within `<header class="govuk-template__header">`.
#[component]
pub fn GenericHeader(
    /// Where the name leads; with `None` it leads nowhere.
    #[prop(default = Some("/".into()), into)]
    href: Option<String>,
    /// Whether it spans the whole window rather than the page's column.
    #[prop(optional)]
    full_width: bool,
    /// The name, or a logo with a text alternative.
    children: Children,
) -> impl IntoView {
    let container = if full_width {
        "govuk-generic-header__container govuk-generic-header__container--full-width"
    } else {
        "govuk-generic-header__container govuk-width-container"
    };
    view! {
        <div class="govuk-generic-header">
            <div class=container>
                <div class="govuk-generic-header__logo">
                    <a href=href class="govuk-generic-header__homepage-link">{children()}</a>
                </div>
            </div>
        </div>
    }
    .into_any()
}
