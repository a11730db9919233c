//! The service's name and, outside a linear form, the ways through it.

use leptos::prelude::*;

use super::Content;
use super::words::words;
use crate::html::{Element, element};

/// One way through the service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavigationItem {
    /// Where it leads.
    pub href: String,
    /// The words.
    pub text: String,
    /// Whether it is the page shown.
    pub current: bool,
}

/// The bar with the service's name. Stands within the page's header, below the generic header.
///
/// The original hides its links behind a "Menu" button on small screens; here they wrap, since there are few.
#[component]
pub fn ServiceNavigation(
    /// The service's name.
    #[prop(into)]
    name: Content,
    /// Where the name leads.
    #[prop(optional, into)]
    href: Option<String>,
    /// The ways through the service. A linear form has none.
    #[prop(optional)]
    items: Vec<NavigationItem>,
    /// What stands at the end of the bar, such as a [`LanguageNavigation`](super::LanguageNavigation).
    #[prop(optional, into)]
    end: Content,
) -> impl IntoView {
    let name = match href {
        Some(href) => element("a").attr("href", href).class("govuk-service-navigation__link"),
        None => element("span").class("govuk-service-navigation__text"),
    }
    .child(name);
    let container = if end.is_empty() {
        "govuk-width-container"
    } else {
        "govuk-width-container govuk-service-navigation__inlining-container"
    };
    let navigation = (!items.is_empty()).then(|| navigation(items));
    let inner = element("div")
        .class("govuk-service-navigation__container")
        .child(element("span").class("govuk-service-navigation__service-name").child(name))
        .child(navigation);
    element("section")
        .attr("aria-label", words().service_information)
        .class("govuk-service-navigation")
        .attr("data-module", "govuk-service-navigation")
        .child(element("div").class(container).child(inner).child(end))
        .into_view()
}

fn navigation(items: Vec<NavigationItem>) -> Element {
    let items: Content = items.into_iter().map(item).collect();
    element("nav")
        .attr("aria-label", words().menu)
        .class("govuk-service-navigation__wrapper")
        .child(element("ul").class("govuk-service-navigation__list").attr("id", "navigation").child(items))
}

fn item(NavigationItem { href, text, current }: NavigationItem) -> Element {
    let text = if current {
        // A mark for those whose browser overrides colours and borders.
        element("strong").class("govuk-service-navigation__active-fallback").child(text).into()
    } else {
        Content::from(text)
    };
    let class = if current {
        "govuk-service-navigation__item govuk-service-navigation__item--active"
    } else {
        "govuk-service-navigation__item"
    };
    let link = element("a")
        .class("govuk-service-navigation__link")
        .attr("href", href)
        .attr("aria-current", current.then_some("page"))
        .child(text);
    element("li").class(class).child(link)
}
