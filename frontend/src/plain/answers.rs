//! Everything answered: before it is sent, and to be printed or saved after.

use leptos::prelude::*;
use shared::journey::journey;
use shared::kinds::Kind;
use shared::survey::{Question, Survey};
use shared::text::Lang;

use super::frame::{ON, buttons, form, name};
use super::press::PRESS;
use super::{Draft, Press};
use crate::address::Address;
use crate::blocks::{heading, paragraph, subheading};
use crate::govuk::{Does, ErrorSummary, SummaryError, SummaryList, SummaryRow};
use crate::html::Content;
use crate::pages::check_answers::{Line, lines, summary_row};
use crate::pages::hint::hint;
use crate::said::said;
use crate::words::words;

/// The page; `failure` says why the answers were not sent.
pub(super) fn view(survey: &Survey, draft: &Draft, failure: Option<&'static str>, lang: Lang) -> Content {
    let words = words(lang);
    let journey = journey(&survey.form, &draft.answers);
    let last = journey.pages().last().copied();
    let last = last.map_or(Address::Introduction, Address::Questions);
    let row = |question: &Question, lines: Vec<Line>| {
        let change = Press::Change(name(survey, Address::Questions(question.page)));
        let does = Does::Send(PRESS, change.value());
        summary_row(survey, question, lines, does, lang)
    };
    let hint = hint(survey, &journey, &draft.answers, lang, row);
    let sections = sections(survey, draft, lang, row);
    let buttons = buttons(survey, words.confirm_and_send, &Press::Send, last, lang);
    let errors: Vec<_> = failure.map(|text| SummaryError::new(ON, text)).into_iter().collect();
    Content::view(view! { <ErrorSummary errors=Signal::stored(errors)/> })
        .then(heading(words.check_title))
        .then(paragraph(words.check_text))
        .then(form(
            survey,
            draft,
            Address::CheckAnswers,
            Content::from(hint).then(sections).then(buttons),
            lang,
        ))
}

/// The copy on the confirmation: nothing in it can be changed any more.
pub(super) fn copy(survey: &Survey, draft: &Draft, lang: Lang) -> Content {
    sections(survey, draft, lang, |question, lines| {
        let row = summary_row(survey, question, lines, Does::Lead(String::new()), lang);
        SummaryRow { actions: Vec::new(), ..row }
    })
}

/// The questions on the journey, each as a row, under their sections' titles.
fn sections(
    survey: &Survey,
    draft: &Draft,
    lang: Lang,
    row: impl Fn(&Question, Vec<Line>) -> SummaryRow,
) -> Content {
    let journey = journey(&survey.form, &draft.answers);
    let section = |section: usize| {
        let pages = journey.pages().iter().filter(|page| survey.form.pages[**page].section == section);
        let questions = pages.flat_map(|page| survey.form.questions_of(*page));
        let rows: Vec<_> = questions
            .filter(|(at, question)| journey.shows(*at) && !matches!(question.kind, Kind::Note))
            .map(|(_, question)| row(question, given(survey, draft, question, lang)))
            .collect();
        let title = subheading(said(survey, &survey.form.sections[section].title, lang));
        Content::from(title).then(Content::view(view! { <SummaryList rows=rows/> }))
    };
    journey.sections(&survey.form).into_iter().map(section).collect()
}

/// An answer in words, files by their names.
fn given(survey: &Survey, draft: &Draft, question: &Question, lang: Lang) -> Vec<Line> {
    let mut lines = lines(survey, question, &draft.answers, lang);
    if matches!(question.kind, Kind::File(_)) {
        for line in &mut lines {
            line.words = draft.file_name(&line.words).to_owned();
        }
    }
    lines
}
