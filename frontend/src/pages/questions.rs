//! A page of questions.

use leptos::prelude::*;
use shared::kinds::Kind;
use shared::survey::{Form, Survey};
use shared::text::{Lang, Text};

use super::notices::notices_and;
use super::{after, go};
use crate::address::Purpose;
use crate::blocks::{self, paragraph};
use crate::course;
use crate::fields::{field, summary_error};
use crate::govuk::{ButtonStyle, ErrorSummary, button};
use crate::html::{Content, element, live};
use crate::layout::{back_link, column};
use crate::navigation::Navigator;
use crate::prose::prose;
use crate::said::said;
use crate::session::Session;
use crate::words::words;

/// The page's heading: its title, or else the wording of its first question.
pub fn heading(form: &Form, page: usize) -> Option<&Text> {
    let question = || form.questions_of(page).map(|(_, question)| &question.spec.ask).next();
    form.pages[page].title.as_ref().or_else(question)
}

/// Whether a question of the page is for files.
fn takes_files(form: &Form, page: usize) -> bool {
    form.questions_of(page).any(|(_, question)| matches!(question.kind, Kind::File(_)))
}

/// Where in the survey a page is, when these sections are on the journey.
pub(crate) fn caption(survey: &Survey, sections: &[usize], page: usize, lang: Lang) -> Content {
    let section = survey.form.pages[page].section;
    let number = sections.iter().position(|other| *other == section).map_or(1, |at| at + 1);
    let title = said(survey, &survey.form.sections[section].title, lang);
    words(lang).section.around([number.to_string().into(), sections.len().to_string().into(), title])
}

pub(super) fn view(session: Session, page: usize, purpose: Purpose) -> (Content, Content) {
    let (survey, form, lang) = (session.survey(), session.form, session.lang);
    let words = words(lang);
    let this = &survey.form.pages[page];
    form.clear_problems();

    let title = this.title.as_ref().map(|title| blocks::heading(said(&survey, title, lang)));
    let has_title = title.is_some();
    let text = this.text.as_ref().map(|text| prose(&survey, text, lang));
    let is_heading = |question: usize| !has_title && question == this.questions.start;
    let fields: Content =
        this.questions.clone().map(|question| field(form, question, is_heading(question), lang)).collect();
    let caption = {
        let survey = session.survey();
        live(move || {
            let sections = form.journey().with(|journey| journey.sections(&survey.form));
            caption(&survey, &sections, page, lang)
        })
    };
    let errors = Signal::derive(move || {
        let problems = form.problems().get();
        problems.iter().map(|problem| summary_error(form, problem, lang)).collect::<Vec<_>>()
    });
    let navigator = use_context::<Navigator>();
    let on_submit = move |event: web_sys::Event| {
        event.prevent_default();
        if form.check_page(page) && form.files_are_there(page) {
            session.pass(page);
            let next = if purpose == Purpose::Change { purpose } else { Purpose::Journey };
            go(navigator, session, after(session, page, purpose), next);
        } else {
            session.save();
        }
    };
    // A page that a change has opened is between the respondent and check-answers.
    let is_last = purpose == Purpose::Change && session.pending().is_empty();
    let back = course::before(&form.journey().get_untracked(), page, is_last);
    let instead = move || {
        // Not beside an error summary.
        let is_said = purpose == Purpose::Instead && form.problems().with(Vec::is_empty);
        is_said.then(|| paragraph(words.answer_first))
    };
    // Without the client files come with the form.
    let takes_files = cfg!(not(feature = "csr")) && form.with_form(|form| takes_files(form, page));
    let questions = element("form")
        .attr("novalidate", true)
        .attr("method", "post")
        .attr("enctype", takes_files.then_some("multipart/form-data"))
        .attr("autocomplete", "off")
        .on("submit", on_submit)
        .child(element("span").class("govuk-caption-l").child(caption))
        .child(title)
        .child(text)
        .child(fields)
        .child(button("submit", ButtonStyle::Primary).child(words.continue_));
    let main = notices_and(session, instead)
        .then(Content::view(view! { <ErrorSummary errors=errors attempt=form.attempt()/> }))
        .then(questions);
    (back_link(&survey, lang, back), column(main))
}
