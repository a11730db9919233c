//! The choice of language.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, MouseEvent};

use super::Content;
use super::words::words;
use crate::html::element;

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
    /// Told when a link is followed, before the browser does.
    #[prop(optional)]
    on_choose: Option<Callback<MouseEvent>>,
) -> impl IntoView {
    let choose = move |event: Event| {
        if let Some(on_choose) = on_choose {
            on_choose.run(event.unchecked_into());
        }
    };
    let item = |Language { lang, name, href }| {
        let entry = match href {
            None => element("span")
                .class("govuk-language-navigation__text")
                .attr("aria-current", "true")
                .attr("lang", lang)
                .child(name),
            Some(href) => element("a")
                .class("govuk-language-navigation__link")
                .attr("href", href)
                .attr("rel", "alternate")
                .attr("lang", lang)
                .attr("hreflang", lang)
                .child(name)
                .child(" ")
                .on("click", choose),
        };
        element("li").class("govuk-language-navigation__list-item").child(entry)
    };
    let items: Content = languages.into_iter().map(item).collect();
    element("nav")
        .class("govuk-language-navigation")
        .attr("aria-label", words().language)
        .child(element("ul").class("govuk-language-navigation__list").child(items))
        .into_view()
}
