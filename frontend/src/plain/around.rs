//! The pages before and after the questions.

use leptos::prelude::*;
use shared::journey::journey;
use shared::survey::Survey;
use shared::text::Lang;

use super::frame::{buttons, form, name, press, way_in};
use super::invitation::offer;
use super::words::words as plain_words;
use super::{Draft, Press, answers};
use crate::address::Address;
use crate::blocks::{heading, link, paragraph, questions_to, subheading};
use crate::govuk::{ButtonStyle, Panel};
use crate::html::{Content, element};
use crate::layout::column;
use crate::links::Links;
use crate::prose::prose;
use crate::said::said;
use crate::words::words;

/// What the survey is, and the way in.
pub(super) fn start(survey: &Survey, lang: Lang) -> Content {
    let (about, own, words) = (&survey.about, plain_words(lang), words(lang));
    let begin = Press::To(name(survey, Address::Introduction));
    let takes = words.takes.around([said(survey, &about.duration, lang)]);
    let privacy = link(Links::here().to(survey, "privacy", lang), words.privacy_title);
    column(
        Content::from(element("h1").class("govuk-heading-xl").child(said(survey, &about.title, lang)))
            .then(prose(survey, &about.brief, lang))
            .then(paragraph(takes).child(" ").child(words.voluntary))
            .then(paragraph(own.draft_notice))
            .then(paragraph(own.ways))
            .then(way_in(survey, press(ButtonStyle::Primary, words.start_now, &begin), lang))
            .then(paragraph(privacy))
            .then(paragraph(questions_to(survey, lang))),
    )
}

/// The first page of the survey.
pub(super) fn introduction(survey: &Survey, draft: &Draft, lang: Lang) -> Content {
    let words = words(lang);
    let first = journey(&survey.form, &draft.answers).pages().first().copied();
    let next = Press::To(name(survey, first.map_or(Address::CheckAnswers, Address::Questions)));
    let way_on = press(ButtonStyle::Primary, words.continue_, &next);
    column(
        Content::from(heading(words.introduction_title))
            .then(prose(survey, &survey.about.introduction, lang))
            .then(form(survey, draft, Address::Introduction, way_on, lang)),
    )
}

/// The end of a survey that ended before its last page: after `page`, by position.
pub(super) fn exit(survey: &Survey, draft: &Draft, lang: Lang) -> Content {
    let page = journey(&survey.form, &draft.answers).exit();
    let exit = page.and_then(|page| survey.form.pages[page].end.as_ref());
    let content = exit.map(|exit| {
        Content::from(heading(said(survey, &exit.title, lang))).then(prose(survey, &exit.text, lang))
    });
    let next = Press::To(name(survey, Address::CheckAnswers));
    let back = page.map_or(Address::Introduction, Address::Questions);
    let ways = buttons(survey, words(lang).continue_, &next, back, lang);
    column(Content::from(content).then(form(survey, draft, Address::Exit, ways, lang)))
}

/// The confirmation, with the receipt.
pub(super) fn sent(survey: &Survey, draft: &Draft, lang: Lang) -> Content {
    let (own, words) = (plain_words(lang), words(lang));
    let code = Content::from(words.receipt)
        .then(element("br"))
        .then(element("strong").class("app-receipt").child(draft.receipt.clone()));
    column(
        Content::view(view! { <Panel title=words.sent_title>{code}</Panel> })
            .then(paragraph(own.receipt_text))
            .then(subheading(words.next_title))
            .then(paragraph(own.next_text))
            .then(offer(survey, draft, lang))
            .then(element("h2").class("govuk-heading-l").child(words.copy_title))
            .then(paragraph(own.copy_text))
            .then(answers::copy(survey, draft, lang)),
    )
}

/// A title and a text, with the contact to turn to.
pub(super) fn word(survey: &Survey, (title, text): (&'static str, &'static str), lang: Lang) -> Content {
    let start = Links::here().start(survey, lang).map(|start| paragraph(link(start, words(lang).to_start)));
    column(
        Content::from(heading(title))
            .then(paragraph(text))
            .then(start)
            .then(paragraph(questions_to(survey, lang))),
    )
}
