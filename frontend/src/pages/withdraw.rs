//! Withdrawing with a receipt, from whatever device its code is typed on.
//!
//! Both keys are derived here; the code itself is never sent. The server's reply is the same whether anything was found: a
//! mistyped code is noticed here, by its check character.

use leptos::prelude::*;
use shared::receipt::{Purpose, Receipt};

use crate::address::Address;
use crate::blocks::{heading, paragraph};
use crate::errand::Errand;
use crate::govuk::{ButtonStyle, Caption, ErrorSummary, Input, Panel, Size, SummaryError, Width, button};
use crate::html::{Content, element, live};
use crate::json::Fields;
use crate::layout::column;
use crate::session::Session;
use crate::words::{After, words};

/// The id of the box for the code.
pub(crate) const BOX: &str = "receipt";

pub(super) fn view(session: Session) -> Content {
    let words = words(session.lang).after;
    let errand = Errand::new(session, Address::Withdraw, words.withdrawn);
    let code = RwSignal::new(String::new());
    let on_submit = move |event: web_sys::Event| {
        event.prevent_default();
        match code.with_untracked(|code| Receipt::parse(code)) {
            Some(receipt) => {
                let (answers, contact) = (receipt.key(Purpose::Answers), receipt.key(Purpose::Contact));
                // The JSON of a `Withdrawal`.
                let body = Fields::default().with("answers", answers).with("contact", contact).write();
                errand.post("withdrawals", body, BOX);
            }
            None => errand.fail(vec![SummaryError::new(BOX, words.no_receipt)]),
        }
    };
    let error =
        Signal::derive(move || errand.errors.with(|errors| errors.first().map(|error| error.text.clone())));
    let form = move || {
        if errand.done.get() {
            let panel = Content::view(view! { <Panel title=words.withdrawn/> });
            return panel.then(paragraph(words.withdrawn_text));
        }
        let form = element("form")
            .attr("novalidate", true)
            .attr("method", "post")
            .on("submit", on_submit)
            .child(heading(words.withdraw_title))
            .child(paragraph(words.withdraw_text))
            .child(code_box(words, code.into(), error, Callback::new(move |typed| code.set(typed))))
            .child(button("submit", ButtonStyle::Warning).child(words.withdraw));
        Content::view(view! { <ErrorSummary errors=errand.errors attempt=errand.attempt/> }).then(form)
    };
    column(live(form))
}

/// The box for the code of a receipt.
pub(crate) fn code_box(
    words: &After,
    code: Signal<String>,
    error: Signal<Option<String>>,
    on_input: Callback<String>,
) -> Content {
    Content::view(view! {
        <Input
            id=BOX
            name=BOX
            label=Caption::new(words.code).size(Size::M)
            hint=words.code_hint
            error=error
            value=code
            on_input=on_input
            autocomplete="off"
            autocapitalize="none"
            spellcheck=false
            width=Width::Chars30
            extra_letter_spacing=true
        />
    })
}
