//! The privacy notice: what this deployment stores, for how long, and how to withdraw. Periods come from the definition.

use leptos::prelude::*;

use crate::layout::column;
use crate::prose::prose;
use crate::session::Session;
use crate::words::words;

pub(super) fn view(session: Session) -> AnyView {
    let survey = session.survey();
    let definition = &survey.definition;
    let owner = definition.owner.get(session.lang);
    let days = &definition.retention;
    let sent = "When you send the survey, these are stored: your answers, which version of the survey they answer, and the week \
         they arrived. Each response has a random number. No name, account, address of your device, cookie or exact time is \
         stored with it, and responses are kept in no order.";
    let identify = "Being honest about limits: your role, your organisation and your description of your service may let the \
                    research team guess who you are, and you can name yourself in anything you write. Whoever has full \
                    control of the server could watch answers arrive.";
    let device = format!(
        "Until you send them, your answers are stored only in your browser, on this device, for up to {} days. They are \
         removed when you send the survey or choose “Start again”. Some browsers remove them earlier.",
        days.draft_days
    );
    let kept = format!("Answers are deleted {} days after the survey closes.", days.answer_days);
    let withdraw = "When you send the survey you are shown a receipt. It is made in your browser and the service keeps only a \
                    fingerprint of a key derived from it, so the receipt is the only way to find your answers again. Whoever \
                    holds it can have them deleted.";
    let own = definition.privacy.as_ref().map(|text| prose(&survey, text.get(session.lang)));
    column(view! {
        <h1 class="govuk-heading-l">{words(session.lang).privacy_title}</h1>
        <p class="govuk-body">{format!("This survey is run by {owner}.")}</p>
        {own}
        <h2 class="govuk-heading-m">"What is stored"</h2>
        <p class="govuk-body">{sent}</p>
        <p class="govuk-body">{identify}</p>
        <h2 class="govuk-heading-m">"On your device"</h2>
        <p class="govuk-body">{device}</p>
        <h2 class="govuk-heading-m">"How long it is kept"</h2>
        <p class="govuk-body">{kept}</p>
        <h2 class="govuk-heading-m">"Withdrawing your answers"</h2>
        <p class="govuk-body">{withdraw}</p>
        <h2 class="govuk-heading-m">"Questions"</h2>
        <p class="govuk-body">
            "Write to " <a class="govuk-link" href=format!("mailto:{}", definition.contact)>{definition.contact.clone()}</a> "."
        </p>
    })
}
