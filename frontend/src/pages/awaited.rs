//! What stands in the place of a page about the answers while they are not there: only the browser has them.

use leptos::prelude::*;

use crate::address::Address;
use crate::blocks::{heading, paragraph};
use crate::html::Content;
use crate::layout::{column, layout};
use crate::said::said;
use crate::session::Session;
use crate::words::words;

/// The page at an address until the client shows the real one.
pub fn awaited(session: Session, at: Address) -> AnyView {
    let (survey, lang) = (session.survey(), session.lang);
    let title = heading(said(&survey, &survey.about.title, lang));
    let main = column(Content::from(title).then(paragraph(words(lang).awaited)));
    layout(&survey, lang, at, Content::default(), main)
}
