//! The service's name and, outside a linear form, the ways through it.

use leptos::prelude::*;

use super::Content;
use super::words::words;

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
    name: String,
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
        Some(href) => view! { <a href=href class="govuk-service-navigation__link">{name}</a> }.into_any(),
        None => view! { <span class="govuk-service-navigation__text">{name}</span> }.into_any(),
    };
    let container = if end.is_empty() {
        "govuk-width-container"
    } else {
        "govuk-width-container govuk-service-navigation__inlining-container"
    };
    view! {
        <section
            aria-label=words().service_information
            class="govuk-service-navigation"
            data-module="govuk-service-navigation"
        >
            <div class=container>
                <div class="govuk-service-navigation__container">
                    <span class="govuk-service-navigation__service-name">{name}</span>
                    {(!items.is_empty()).then(|| navigation(items))}
                </div>
                {end.into_view()}
            </div>
        </section>
    }
    .into_any()
}

fn navigation(items: Vec<NavigationItem>) -> impl IntoView {
    view! {
        <nav aria-label=words().menu class="govuk-service-navigation__wrapper">
            <ul class="govuk-service-navigation__list" id="navigation">
                {items.into_iter().map(item).collect_view()}
            </ul>
        </nav>
    }
}

fn item(NavigationItem { href, text, current }: NavigationItem) -> impl IntoView {
    let text = if current {
        // A mark for those whose browser overrides colours and borders.
        view! { <strong class="govuk-service-navigation__active-fallback">{text}</strong> }.into_any()
    } else {
        text.into_any()
    };
    view! {
        <li class="govuk-service-navigation__item" class:govuk-service-navigation__item--active=current>
            <a class="govuk-service-navigation__link" href=href aria-current=current.then_some("page")>{text}</a>
        </li>
    }
}
