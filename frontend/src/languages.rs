//! The choice of language: the same page in the other one.
//!
//! In the client nothing is loaded anew, so that every answer stays as it is, even where the browser keeps nothing.

use leptos::prelude::*;
use shared::survey::Survey;
use shared::text::Lang;
use web_sys::MouseEvent;

use crate::address::Address;
use crate::api;
use crate::blocks::paragraph;
use crate::govuk::{Language, LanguageNavigation};
use crate::html::{Content, element, live};
use crate::links::Links;
use crate::navigation::Navigator;
use crate::words::words;

/// The switch on one page.
pub struct Switch {
    lang: Lang,
    languages: Vec<Language>,
    /// The page in the other language, where the client shows it.
    other: Option<String>,
    has_failed: RwSignal<bool>,
}

impl Switch {
    /// The switch on the page at an address.
    pub fn new(survey: &Survey, lang: Lang, at: Address) -> Self {
        let links = Links::here();
        let language = |other: Lang| Language {
            lang: other.tag(),
            name: other.own_name(),
            href: (other != lang).then(|| links.same(survey, at, other)).flatten(),
        };
        let languages = match links {
            Links::Client | Links::Plain => Lang::ALL.map(language).into(),
            Links::PlainApart(_) => Vec::new(),
        };
        let other = languages.iter().find_map(|language: &Language| language.href.clone());
        Switch { lang, languages, other, has_failed: RwSignal::new(false) }
    }

    /// The languages, each but the one in use a link; nothing on a page whose answers a link would lose.
    pub fn navigation(&self) -> Content {
        if self.languages.is_empty() {
            return Content::default();
        }
        let Switch { lang, has_failed, .. } = *self;
        let way = use_context::<Navigator>().zip(self.other.clone());
        let on_choose = Callback::new(move |event: MouseEvent| {
            // With one of these the link opens in a tab of its own.
            let is_apart = event.ctrl_key() || event.meta_key() || event.shift_key();
            if let Some((navigator, path)) = way.clone().filter(|_| !is_apart) {
                event.prevent_default();
                leptos::task::spawn_local(change(navigator, path, lang, has_failed));
            }
        });
        let languages = self.languages.clone();
        Content::view(view! { <LanguageNavigation languages on_choose/> })
    }

    /// Word that the other language did not arrive, once it did not.
    pub fn failure(&self) -> Content {
        let Switch { lang, has_failed, .. } = *self;
        if Links::here() != Links::Client {
            return Content::default();
        }
        let word = live(move || has_failed.get().then(|| paragraph(words(lang).language_unavailable)));
        element("div").attr("role", "status").child(word).into()
    }
}

/// Shows the page in the other language, once its words are there.
async fn change(navigator: Navigator, path: String, from: Lang, has_failed: RwSignal<bool>) {
    let to = if from == Lang::En { Lang::Cy } else { Lang::En };
    match api::words(to).await {
        Ok(()) => navigator.go(&format!("{path}{}", navigator.query()), false),
        Err(_) => has_failed.set(true),
    }
}
