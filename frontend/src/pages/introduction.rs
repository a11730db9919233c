//! The introduction: the first page of the survey.

use leptos::prelude::*;

use crate::address::Address;
use crate::govuk::ButtonLink;
use crate::layout::{back_link, column};
use crate::prose::prose;
use crate::session::Session;
use crate::words::words;

pub(super) fn view(session: Session) -> (AnyView, AnyView) {
    let survey = session.survey();
    let words = words(session.lang);
    let first = session.form.journey().get_untracked().pages().first().copied();
    let next = first.map_or(Address::CheckAnswers, Address::Questions).path(&survey);
    let main = column(view! {
        <h1 class="govuk-heading-l">{words.introduction_title}</h1>
        {prose(&survey, survey.about.introduction.get(session.lang))}
        <ButtonLink href=next>{words.continue_}</ButtonLink>
    });
    (back_link(&survey, Address::Start), main)
}
