//! The pages before and after the questions.

use leptos::prelude::*;
use shared::journey::journey;
use shared::survey::Survey;
use shared::text::Lang;

use super::frame::{buttons, form, name};
use super::invitation::offer;
use super::press::PRESS;
use super::words::words as plain_words;
use super::{Draft, Press};
use crate::address::Address;
use crate::govuk::{Button, Panel};
use crate::layout::column;
use crate::links::Links;
use crate::prose::prose;
use crate::words::words;

/// What the survey is, and the way in.
pub(super) fn start(survey: &Survey, lang: Lang) -> AnyView {
    let (about, own, words) = (&survey.about, plain_words(lang), words(lang));
    let press = Press::To(name(survey, Address::Introduction)).value();
    let way_in = view! { <Button name=PRESS value=press>{words.start_now}</Button> };
    column(view! {
        <h1 class="govuk-heading-xl">{about.title.get(lang).to_owned()}</h1>
        {prose(survey, about.brief.get(lang))}
        <p class="govuk-body">{(words.takes)(about.duration.get(lang))} " " {words.voluntary}</p>
        <p class="govuk-body">{own.draft_notice}</p>
        <p class="govuk-body">{own.ways}</p>
        {form(survey, None, way_in.into_any())}
        <p class="govuk-body">
            <a class="govuk-link" href=Links::here().to(survey, "privacy")>{words.privacy_title}</a>
        </p>
        <p class="govuk-body">
            {words.questions_to} " "
            <a class="govuk-link" href=format!("mailto:{}", about.contact)>{about.contact.clone()}</a> "."
        </p>
    })
}

/// The first page of the survey.
pub(super) fn introduction(survey: &Survey, draft: &Draft, lang: Lang) -> AnyView {
    let words = words(lang);
    let first = journey(&survey.form, &draft.answers).pages().first().copied();
    let next = Press::To(name(survey, first.map_or(Address::CheckAnswers, Address::Questions))).value();
    let way_on = view! { <Button name=PRESS value=next>{words.continue_}</Button> };
    column(view! {
        <h1 class="govuk-heading-l">{words.introduction_title}</h1>
        {prose(survey, survey.about.introduction.get(lang))}
        {form(survey, Some(draft), way_on.into_any())}
    })
}

/// The end of a survey that ended before its last page: after `page`, by position.
pub(super) fn exit(survey: &Survey, draft: &Draft, lang: Lang) -> AnyView {
    let page = journey(&survey.form, &draft.answers).exit();
    let exit = page.and_then(|page| survey.form.pages[page].end.as_ref());
    let content = exit.map(|exit| {
        view! {
            <h1 class="govuk-heading-l">{exit.title.get(lang).to_owned()}</h1>
            {prose(survey, exit.text.get(lang))}
        }
    });
    let next = Press::To(name(survey, Address::CheckAnswers));
    let back = page.map_or(Address::Introduction, Address::Questions);
    let ways = buttons(survey, words(lang).continue_, &next, back, lang);
    column(view! { {content} {form(survey, Some(draft), ways)} })
}

/// The confirmation, with the receipt.
pub(super) fn sent(survey: &Survey, draft: &Draft, lang: Lang) -> AnyView {
    let (own, words) = (plain_words(lang), words(lang));
    let code = draft.receipt.clone();
    column(view! {
        <Panel title=words.sent_title>{words.receipt} <br/> <strong class="app-receipt">{code}</strong></Panel>
        <p class="govuk-body">{own.receipt_text}</p>
        <h2 class="govuk-heading-m">{words.next_title}</h2>
        <p class="govuk-body">{own.next_text}</p>
        {offer(survey, draft, lang)}
    })
}

/// A title and a text, with the contact to turn to.
pub(super) fn word(survey: &Survey, (title, text): (&'static str, &'static str), lang: Lang) -> AnyView {
    let contact = &survey.about.contact;
    column(view! {
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">{text}</p>
        <p class="govuk-body">
            <a class="govuk-link" href=Links::here().start(survey)>{words(lang).to_start}</a>
        </p>
        <p class="govuk-body">
            {words(lang).questions_to} " "
            <a class="govuk-link" href=format!("mailto:{contact}")>{contact.clone()}</a> "."
        </p>
    })
}
