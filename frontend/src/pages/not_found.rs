//! No page has this address.

use crate::address::Address;
use crate::blocks::{heading, link, paragraph};
use crate::html::Content;
use crate::layout::column;
use crate::session::Session;
use crate::words::words;

pub(super) fn view(session: Session) -> Content {
    let words = words(session.lang);
    let start = link(Address::Start.path(&session.survey(), session.lang), words.to_start);
    column(
        Content::from(heading(words.not_found_title))
            .then(paragraph(words.not_found_text))
            .then(paragraph(start)),
    )
}
