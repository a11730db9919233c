//! A survey that takes no answers: not yet, or no longer.

use leptos::prelude::*;
use shared::problem::written_date;
use shared::survey::Status;

use crate::layout::column;
use crate::session::Session;
use crate::words::words;

pub(super) fn view(session: Session) -> AnyView {
    let survey = session.survey();
    let (definition, lang) = (&survey.about, session.lang);
    let words = words(lang);
    let (title, date) = match session.status {
        Status::NotYetOpen => {
            (words.not_open_title, definition.opens.as_ref().map(|day| (words.opens_on, day)))
        }
        Status::Open | Status::Closed => {
            (words.closed_title, definition.closes.as_ref().map(|day| (words.closed_on, day)))
        }
    };
    let date = date.map(|(sentence, day)| {
        view! { <p class="govuk-body">{sentence(&written_date(day, lang))}</p> }
    });
    column(view! {
        <h1 class="govuk-heading-l">{title}</h1>
        {date}
        <p class="govuk-body">
            {words.questions_to} " "
            <a class="govuk-link" href=format!("mailto:{}", definition.contact)>{definition.contact.clone()}</a> "."
        </p>
    })
}
