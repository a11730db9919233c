//! What is stored in the browser.

use leptos::prelude::*;

use crate::govuk::{Cell, Table};
use crate::layout::column;
use crate::session::Session;
use crate::words::words;

pub(super) fn view(session: Session) -> AnyView {
    let survey = session.survey();
    let definition = &survey.definition;
    let days = definition.retention.draft_days;
    column(view! {
        <h1 class="govuk-heading-l">{words(session.lang).cookies_title}</h1>
        <p class="govuk-body">
            "This survey sets no cookies and does not follow you. It keeps one thing in your browser’s local storage, which \
             it needs to give you your answers back, and which leaves your device only when you send the survey:"
        </p>
        <Table
            head=vec![Cell::new("Name"), Cell::new("Purpose"), Cell::new("Expires")]
            rows=vec![vec![
                Cell::new(format!("soundings:draft:{}", definition.id)),
                Cell::new("Your answers and how far you got, so that you can leave and come back"),
                Cell::new(format!("When you send the survey or start again, or after {days} days")),
            ]]
        />
    })
}
