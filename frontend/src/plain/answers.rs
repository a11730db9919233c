//! Everything answered, before it is sent.

use leptos::prelude::*;
use shared::journey::journey;
use shared::kinds::Kind;
use shared::survey::{Question, Survey};
use shared::text::Lang;

use super::frame::{ON, buttons, form, name};
use super::press::PRESS;
use super::{Draft, Press};
use crate::address::Address;
use crate::govuk::{Content, Does, ErrorSummary, SummaryAction, SummaryError, SummaryList, SummaryRow};
use crate::pages::check_answers::lines;
use crate::pages::hint::hint;
use crate::words::words;

/// The page; `failure` says why the answers were not sent.
pub(super) fn view(survey: &Survey, draft: &Draft, failure: Option<&str>, lang: Lang) -> AnyView {
    let words = words(lang);
    let journey = journey(&survey.form, &draft.answers);
    let sections = journey.sections(&survey.form).into_iter().map(|section| {
        let pages = journey.pages().iter().filter(|page| survey.form.pages[**page].section == section);
        let questions = pages.flat_map(|page| survey.form.questions_of(*page));
        let rows = questions
            .filter(|(at, question)| journey.shows(*at) && !matches!(question.kind, Kind::Note))
            .map(|(_, question)| row(survey, question, given(survey, draft, question, lang), lang))
            .collect();
        let title = survey.form.sections[section].title.get(lang).to_owned();
        view! { <h2 class="govuk-heading-m">{title}</h2> <SummaryList rows=rows/> }
    });
    let errors: Vec<_> =
        failure.map(|text| SummaryError { field: ON.into(), text: text.to_owned() }).into_iter().collect();
    let last = journey.pages().last().map_or(Address::Introduction, |page| Address::Questions(*page));
    let found = |question: &Question, found| row(survey, question, found, lang);
    let content = view! {
        {hint(&survey.form, &journey, &draft.answers, lang, found)}
        {sections.collect_view()}
        {buttons(survey, words.confirm_and_send, &Press::Send, last, lang)}
    };
    view! {
        <ErrorSummary errors=Signal::stored(errors)/>
        <h1 class="govuk-heading-l">{words.check_title}</h1>
        <p class="govuk-body">{words.check_text}</p>
        {form(survey, Some(draft), content.into_any())}
    }
    .into_any()
}

/// An answer in words, files by their names.
fn given(survey: &Survey, draft: &Draft, question: &Question, lang: Lang) -> Vec<String> {
    let mut lines = lines(&survey.form, question, &draft.answers, lang);
    if matches!(question.kind, Kind::File(_)) {
        for line in &mut lines {
            *line = draft.file_name(line).to_owned();
        }
    }
    lines
}

/// A question with what there is to say of the answer, and the button to change it.
fn row(survey: &Survey, question: &Question, lines: Vec<String>, lang: Lang) -> SummaryRow {
    let words = words(lang);
    let ask = question.spec.ask.get(lang).to_owned();
    let value = if lines.is_empty() {
        words.not_provided.into()
    } else {
        let lines = lines.into_iter().map(|line| view! { <p class="govuk-body app-answer">{line}</p> });
        Content::view(lines.collect_view())
    };
    let change = Press::Change(name(survey, Address::Questions(question.page)));
    let does = Does::Send(PRESS, change.value());
    let actions = vec![SummaryAction { does, text: words.change.into(), about: ask.clone() }];
    SummaryRow { key: ask.into(), value, actions }
}
