//! The start page: what the survey is, and the way in.

use leptos::prelude::*;
use shared::problem::written_date;

use super::{go, here, notices};
use crate::address::{Address, Purpose};
use crate::clock;
use crate::govuk::{Button, ButtonStyle, InsetText, StartButton};
use crate::layout::column;
use crate::navigation::Navigator;
use crate::prose::prose;
use crate::session::Session;
use crate::words::words;

pub(super) fn view(session: Session) -> AnyView {
    let survey = session.survey();
    let (definition, lang) = (&survey.about, session.lang);
    let words = words(lang);
    let start = Address::Introduction.path(&survey);
    let way_in = move || match (session.confirmation.get(), session.found()) {
        (Some(confirmation), _) => sent(session, confirmation.at),
        (None, Some(saved)) => draft(session, saved),
        (None, None) => {
            view! { <StartButton id=WAY_IN href=start.clone()>{words.start_now}</StartButton> }.into_any()
        }
    };
    // A brief often says itself how long it takes.
    let (brief, duration) = (definition.brief.get(lang), definition.duration.get(lang));
    let takes = (!brief.contains(duration)).then(|| (words.takes)(duration));
    column(view! {
        {notices::notices(session)}
        <h1 class="govuk-heading-xl">{definition.title.get(lang).to_owned()}</h1>
        {prose(&survey, brief)}
        <p class="govuk-body">{takes} " " {words.voluntary}</p>
        <p class="govuk-body">
            {(words.draft_notice)(definition.retention.draft_days)} " "
            <a class="govuk-link" href=Address::Here.path(&survey)>{words.here.do_not_keep}</a>
        </p>
        {way_in}
        <p class="govuk-body">
            <a class="govuk-link" href=Address::Privacy.path(&survey) rel="external">{words.privacy_title}</a> ". "
            {words.questions_to} " "
            <a class="govuk-link" href=format!("mailto:{}", definition.contact)>{definition.contact.clone()}</a> "."
        </p>
    })
}

/// The id of the way in, whichever it is: who has found it on the server's page keeps it.
const WAY_IN: &str = "way-in";

/// What there is to do once the answers are sent: others may use the same device.
fn sent(session: Session, at: i64) -> AnyView {
    let words = words(session.lang);
    let day = written_date(&clock::day(at), session.lang);
    view! {
        <InsetText>{(words.sent_on)(&day)}</InsetText>
        <div class="govuk-button-group">
            {again(session, words.answer_again)}
            <a class="govuk-link" href=Address::Sent.path(&session.survey())>{words.to_confirmation}</a>
        </div>
    }
    .into_any()
}

/// The ways to go on with a draft.
fn draft(session: Session, saved: i64) -> AnyView {
    let words = words(session.lang);
    let survey = session.survey();
    let day = written_date(&clock::day(saved), session.lang);
    let next = session.pending().first().map_or(Address::CheckAnswers, |page| Address::Questions(*page));
    view! {
        <div class="govuk-button-group">
            <StartButton id=WAY_IN href=next.path(&survey)>{(words.continue_draft)(&day)}</StartButton>
            {again(session, words.start_again)}
        </div>
        <p class="govuk-body">{move || here::state(session)}</p>
    }
    .into_any()
}

/// The button that forgets what there is and begins anew.
fn again(session: Session, text: &'static str) -> AnyView {
    let navigator = use_context::<Navigator>();
    let again = move |_| {
        session.start_again();
        go(navigator, session, Address::Introduction, Purpose::Journey);
    };
    view! { <Button r#type="button" style=ButtonStyle::Secondary on:click=again>{text}</Button> }.into_any()
}
