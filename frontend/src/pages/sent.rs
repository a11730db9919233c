//! The confirmation, with the receipt.

use leptos::prelude::*;

use super::invitation;
use crate::govuk::Panel;
use crate::layout::column;
use crate::session::{Sending, Session};
use crate::words::words;

pub(super) fn view(session: Session) -> AnyView {
    let words = words(session.lang);
    let Sending::Done(code) = session.sending.get_untracked() else {
        return column(view! {
            <Panel title=words.sent_title/>
            <p class="govuk-body">{words.sent_before}</p>
            {invitation::offer(session)}
        });
    };
    column(view! {
        <Panel title=words.sent_title>{words.receipt} <br/> <strong class="app-receipt">{code}</strong></Panel>
        <p class="govuk-body">{words.receipt_text}</p>
        <h2 class="govuk-heading-m">{words.next_title}</h2>
        <p class="govuk-body">{words.next_text}</p>
        {invitation::offer(session)}
    })
}
