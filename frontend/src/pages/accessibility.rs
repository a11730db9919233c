//! The accessibility statement.

use leptos::prelude::*;

use crate::layout::column;
use crate::session::Session;
use crate::words::words;

pub(super) fn view(session: Session) -> AnyView {
    let survey = session.survey();
    let contact = survey.definition.contact.clone();
    column(view! {
        <h1 class="govuk-heading-l">{words(session.lang).accessibility_title}</h1>
        <p class="govuk-body">
            "This survey is built to be used by as many people as possible. You should be able to:"
        </p>
        <ul class="govuk-list govuk-list--bullet">
            <li>"answer all of it with a keyboard alone, or with speech recognition"</li>
            <li>"listen to it with a screen reader"</li>
            <li>"zoom in to 400% without text spilling off the screen"</li>
            <li>"change colours, contrast and text spacing"</li>
        </ul>
        <h2 class="govuk-heading-m">"How accessible it is"</h2>
        <p class="govuk-body">
            "It aims to meet the Web Content Accessibility Guidelines version 2.2 at level AA. Every page, with and without \
             errors, is tested automatically with axe against those guidelines, and the whole survey is tested with a \
             keyboard alone. Automatic tests do not find every problem, and this survey has not been audited by an \
             independent body."
        </p>
        <h2 class="govuk-heading-m">"Telling us about a problem"</h2>
        <p class="govuk-body">
            "If you find a problem, or need the survey in another form, write to "
            <a class="govuk-link" href=format!("mailto:{contact}")>{contact.clone()}</a> "."
        </p>
    })
}
