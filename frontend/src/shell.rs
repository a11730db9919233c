//! Pages as the server renders them: what a visitor sees before WebAssembly runs.

pub(crate) mod about;
#[cfg(feature = "ssr")]
pub mod boot;

use std::sync::Arc;

use leptos::prelude::*;
use shared::survey::{Status, Survey};
use shared::text::Lang;

use crate::address::{Address, Purpose};
use crate::pages::{awaited, page};
use crate::session::Session;
use crate::words::words;

/// A page of a survey as HTML, without the document around it, and its title.
pub struct Rendered {
    /// The title for the browser's tab.
    pub title: String,
    /// What stands in `<div id="app">`.
    pub html: String,
    /// Whether the client takes over from it.
    pub has_client: bool,
}

/// Renders the page `page` (the path after the survey's name) with no answers in it. Of a page that is about the answers
/// there is nothing to say without them.
pub fn render(survey: &Arc<Survey>, status: Status, page_path: &str, lang: Lang) -> Rendered {
    let owner = Owner::new();
    owner.with(|| {
        provide_context(words(lang).govuk);
        let address = Address::parse(survey, page_path);
        let title = address.title(survey, lang);
        if let Some(page) = about::view(survey, address, lang) {
            return Rendered { title, html: page.to_html(), has_client: false };
        }
        let session = Session::empty(Arc::clone(survey), status, lang);
        let page = match address {
            Address::Exit | Address::CheckAnswers | Address::Sent | Address::Here => {
                awaited(session, address)
            }
            _ => page(session, address, Purpose::Journey),
        };
        Rendered { title, html: page.to_html(), has_client: true }
    })
}
