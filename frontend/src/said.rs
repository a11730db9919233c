//! Texts of a survey on a page, marked with their language where it is not that of the page, so that they are read out as
//! what they are.

use shared::survey::Survey;
use shared::text::{Lang, Text};

use crate::html::{Content, element};

/// A text for a reader of `lang`.
pub fn said(survey: &Survey, text: &Text, lang: Lang) -> Content {
    marked(text.get(lang).to_owned(), survey.about.foreign(text, lang))
}

/// Words that are in another language, if they are.
pub fn marked(words: String, foreign: Option<Lang>) -> Content {
    match foreign {
        Some(foreign) => element("span").attr("lang", foreign.tag()).child(words).into(),
        None => words.into(),
    }
}
