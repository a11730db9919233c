//! No page has this address.

use leptos::prelude::*;

use crate::address::Address;
use crate::layout::column;
use crate::session::Session;
use crate::words::words;

pub(super) fn view(session: Session) -> AnyView {
    let words = words(session.lang);
    column(view! {
        <h1 class="govuk-heading-l">{words.not_found_title}</h1>
        <p class="govuk-body">{words.not_found_text}</p>
        <p class="govuk-body">
            <a class="govuk-link" href=Address::Start.path(&session.survey())>{words.to_start}</a>
        </p>
    })
}
