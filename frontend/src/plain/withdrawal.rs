//! Withdrawing with a receipt, where no script derives the keys from its code.

use leptos::prelude::*;
use shared::survey::Survey;
use shared::text::Lang;

use super::Typed;
use crate::govuk::{Button, ButtonStyle, ErrorSummary, Panel, SummaryError};
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

pub(super) fn view(survey: &Survey, state: Withdrawing, lang: Lang) -> AnyView {
    let words = words(lang).after;
    let (typed, error) = match state {
        Withdrawing::Asked => (String::new(), None),
        Withdrawing::Mistyped(code) => (code.to_owned(), Some(words.no_receipt.to_owned())),
        Withdrawing::Done => {
            return column(view! {
                <Panel title=words.withdrawn/>
                <p class="govuk-body">{words.withdrawn_text}</p>
            });
        }
    };
    let errors: Vec<_> =
        error.iter().map(|text| SummaryError { field: BOX.into(), text: text.clone() }).collect();
    column(view! {
        <ErrorSummary errors=Signal::stored(errors)/>
        <form novalidate method="post" action=format!("/{}/plain/withdraw", survey.about.id)>
            <h1 class="govuk-heading-l">{words.withdraw_title}</h1>
            <p class="govuk-body">{words.withdraw_text}</p>
            {code_box(words, Signal::stored(typed), Signal::stored(error), Callback::new(|_| ()))}
            <Button style=ButtonStyle::Warning>{words.withdraw}</Button>
        </form>
    })
}
