//! The header of a service that is not on GOV.UK: no crown, no GOV.UK colours or typeface.

use leptos::prelude::*;

use crate::html::element;

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
    let link = element("a").attr("href", href).class("govuk-generic-header__homepage-link").child(children());
    let logo = element("div").class("govuk-generic-header__logo").child(link);
    element("div")
        .class("govuk-generic-header")
        .child(element("div").class(container).child(logo))
        .into_view()
}
