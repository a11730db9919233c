//! The choice of language.

use leptos::prelude::*;

use super::words::words;

/// A language the page can be read in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// Its BCP 47 tag: `cy`.
    pub lang: &'static str,
    /// Its own name for itself: `Cymraeg`.
    pub name: &'static str,
    /// The page in this language; `None` for the language it is in.
    pub href: Option<String>,
}

/// Links to the page in its other languages.
#[component]
pub fn LanguageNavigation(
    /// The languages, in a fixed order.
    languages: Vec<Language>,
) -> impl IntoView {
    let item = |Language { lang, name, href }| {
        let entry = match href {
            None => view! {
                <span class="govuk-language-navigation__text" aria-current="true" lang=lang>{name}</span>
            }
            .into_any(),
            Some(href) => view! {
                <a class="govuk-language-navigation__link" href=href rel="alternate" lang=lang hreflang=lang>{name} " "</a>
            }
            .into_any(),
        };
        view! { <li class="govuk-language-navigation__list-item">{entry}</li> }
    };
    view! {
        <nav class="govuk-language-navigation" aria-label=words().language>
            <ul class="govuk-language-navigation__list">{languages.into_iter().map(item).collect_view()}</ul>
        </nav>
    }
    .into_any()
}
