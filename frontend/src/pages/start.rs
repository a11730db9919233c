//! The start page: what the survey is, and the way in.

use leptos::prelude::*;
use shared::problem::written_date;

use super::{go, unsaved};
use crate::address::Address;
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
    let way_in = move || match session.found() {
        Some(saved) => draft(session, saved),
        None => view! { <StartButton href=start.clone()>{words.start_now}</StartButton> }.into_any(),
    };
    column(view! {
        {unsaved::notice(session)}
        <h1 class="govuk-heading-xl">{definition.title.get(lang).to_owned()}</h1>
        {prose(&survey, definition.brief.get(lang))}
        <p class="govuk-body">{(words.takes)(definition.duration.get(lang))} " " {words.voluntary}</p>
        <p class="govuk-body">{(words.draft_notice)(definition.retention.draft_days)}</p>
        {way_in}
        <p class="govuk-body">
            <a class="govuk-link" href=Address::Privacy.path(&survey)>{words.privacy_title}</a>
        </p>
        <p class="govuk-body">
            {words.questions_to} " "
            <a class="govuk-link" href=format!("mailto:{}", definition.contact)>{definition.contact.clone()}</a> "."
        </p>
    })
}

/// The ways to go on with a draft.
fn draft(session: Session, saved: i64) -> AnyView {
    let words = words(session.lang);
    let survey = session.survey();
    let day = written_date(&clock::day(saved), session.lang);
    let next = session.pending().first().map_or(Address::CheckAnswers, |page| Address::Questions(*page));
    let navigator = use_context::<Navigator>();
    let again = move |_| {
        session.start_again();
        go(navigator, session, Address::Introduction, false);
    };
    view! {
        <InsetText>{words.draft_heading}</InsetText>
        <div class="govuk-button-group">
            <StartButton href=next.path(&survey)>{(words.continue_draft)(&day)}</StartButton>
            <Button r#type="button" style=ButtonStyle::Secondary on:click=again>{words.start_again}</Button>
        </div>
    }
    .into_any()
}
