//! What stands in the place of a page about the answers while they are not there: only the browser has them.

use leptos::prelude::*;

use crate::layout::{column, layout};
use crate::session::Session;
use crate::words::words;

/// The page until the client shows the real one.
pub fn awaited(session: Session) -> AnyView {
    let survey = session.survey();
    let main = column(view! {
        <h1 class="govuk-heading-l">{survey.about.title.get(session.lang).to_owned()}</h1>
        <p class="govuk-body">{words(session.lang).awaited}</p>
    });
    layout(&survey, session.lang, ().into_any(), main)
}
