//! Withdrawing with a receipt, where no script derives the keys from its code.

use leptos::prelude::*;
use shared::survey::Survey;
use shared::text::Lang;

use super::Typed;
use crate::address::root;
use crate::blocks::{heading, paragraph};
use crate::govuk::{ButtonStyle, ErrorSummary, Panel, SummaryError, button};
use crate::html::{Content, element};
use crate::layout::column;
use crate::pages::withdraw::{BOX, code_box};
use crate::words::words;

/// How it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withdrawing<'a> {
    /// The code is asked for.
    Asked,
    /// What was typed is none.
    Mistyped(&'a str),
    /// If anything was stored with it, it is deleted.
    Done,
}

impl Withdrawing<'_> {
    /// The code on the page.
    pub fn code(typed: &Typed) -> String {
        typed.text(BOX)
    }
}

pub(super) fn view(survey: &Survey, state: Withdrawing, lang: Lang) -> Content {
    let words = words(lang).after;
    let (typed, error) = match state {
        Withdrawing::Asked => (String::new(), None),
        Withdrawing::Mistyped(code) => (code.to_owned(), Some(words.no_receipt.to_owned())),
        Withdrawing::Done => {
            let panel = Content::view(view! { <Panel title=words.withdrawn/> });
            return column(panel.then(paragraph(words.withdrawn_text)));
        }
    };
    let errors: Vec<_> = error.iter().map(|text| SummaryError::new(BOX, text.clone())).collect();
    let code = code_box(words, Signal::stored(typed), Signal::stored(error), Callback::new(|_| ()));
    let form = element("form")
        .attr("novalidate", true)
        .attr("method", "post")
        .attr("action", format!("{}/plain/withdraw", root(survey, lang)))
        .child(heading(words.withdraw_title))
        .child(paragraph(words.withdraw_text))
        .child(code)
        .child(button("submit", ButtonStyle::Warning).child(words.withdraw));
    column(Content::view(view! { <ErrorSummary errors=Signal::stored(errors)/> }).then(form))
}
