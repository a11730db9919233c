//! Pages as the server renders them: what a visitor sees before WebAssembly runs.

use std::sync::Arc;

use leptos::prelude::*;
use shared::survey::{Status, Survey};
use shared::text::Lang;

use crate::address::Address;
use crate::pages::page;
use crate::session::Session;
use crate::words::words;

/// A page of a survey as HTML, without the document around it, and its title.
pub struct Rendered {
    /// The title for the browser's tab.
    pub title: String,
    /// What stands in `<div id="app">`.
    pub html: String,
}

/// Renders the page `page` (the path after the survey's name) with no answers in it.
pub fn render(survey: &Arc<Survey>, status: Status, page_path: &str, lang: Lang) -> Rendered {
    let owner = Owner::new();
    owner.with(|| {
        provide_context(words(lang).govuk);
        let address = Address::parse(survey, page_path);
        let session = Session::empty(Arc::clone(survey), status, lang);
        let html = page(session, address, false).to_html();
        Rendered { title: address.title(survey, lang), html }
    })
}
