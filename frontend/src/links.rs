//! Where the links of a page lead, and what becomes of that page.

use leptos::prelude::*;
use shared::survey::Survey;
use shared::text::Lang;

use crate::address::{Address, root};

/// How links lead on from a page. Provided as context to what is rendered; without one the client's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Links {
    /// To the pages of the client, which keeps the answers itself.
    #[default]
    Client,
    /// To plain pages.
    Plain,
    /// To plain pages in a new tab, since this one carries answers that would be gone with it; the words say so.
    PlainApart(&'static str),
}

impl Links {
    /// How links lead on from here.
    pub fn here() -> Self {
        // The client has one way and need not look it up.
        if cfg!(feature = "csr") { Links::Client } else { use_context().unwrap_or_default() }
    }

    /// The address of a page of the survey by its name.
    pub fn to(self, survey: &Survey, page: &str, lang: Lang) -> String {
        let root = root(survey, lang);
        match self {
            Links::Client => format!("{root}/{page}"),
            Links::Plain | Links::PlainApart(_) => format!("{root}/plain/{page}"),
        }
    }

    /// The address of the same page in another language, unless answers would be gone on the way there.
    pub fn same(self, survey: &Survey, at: Address, lang: Lang) -> Option<String> {
        match self {
            Links::Client => Some(at.path(survey, lang)),
            Links::Plain if at == Address::Start => self.start(survey, lang),
            Links::Plain => {
                let path = at.path(survey, lang);
                path.rsplit_once('/').map(|(_, page)| self.to(survey, page, lang))
            }
            Links::PlainApart(_) => None,
        }
    }

    /// The survey's start page, unless answers would be gone on the way there.
    pub fn start(self, survey: &Survey, lang: Lang) -> Option<String> {
        match self {
            Links::Client => Some(root(survey, lang)),
            Links::Plain => Some(format!("{}/plain", root(survey, lang))),
            Links::PlainApart(_) => None,
        }
    }

    /// The `target` of a link to `href`, and the words to add to its own.
    pub fn opening(self, href: &str) -> (Option<&'static str>, &'static str) {
        match self {
            Links::PlainApart(words) if !href.starts_with("mailto:") => (Some("_blank"), words),
            Links::Client | Links::Plain | Links::PlainApart(_) => (None, ""),
        }
    }
}
