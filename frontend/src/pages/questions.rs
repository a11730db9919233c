//! A page of questions.

use leptos::prelude::*;
use shared::kinds::Kind;
use shared::survey::Form;
use shared::text::Lang;

use super::{after, go, notices};
use crate::address::Purpose;
use crate::course;
use crate::fields::{control_id, field};
use crate::govuk::{Button, ErrorSummary, NotificationBanner, SummaryError};
use crate::layout::{back_link, column};
use crate::navigation::Navigator;
use crate::prose::prose;
use crate::session::Session;
use crate::words::words;

/// The page's heading: its title, or else the wording of its first question.
pub fn heading(form: &Form, page: usize, lang: Lang) -> String {
    let title = form.pages[page].title.as_ref();
    let question = || form.questions_of(page).map(|(_, question)| &question.spec.ask).next();
    title.or_else(question).map(|text| text.get(lang).to_owned()).unwrap_or_default()
}

/// Whether a question of the page is for files.
fn takes_files(form: &Form, page: usize) -> bool {
    form.questions_of(page).any(|(_, question)| matches!(question.kind, Kind::File(_)))
}

pub(super) fn view(session: Session, page: usize, purpose: Purpose) -> (AnyView, AnyView) {
    let (survey, form, lang) = (session.survey(), session.form, session.lang);
    let words = words(lang);
    let this = &survey.form.pages[page];
    form.clear_problems();

    let title = this.title.as_ref().map(|title| {
        view! { <h1 class="govuk-heading-l">{title.get(lang).to_owned()}</h1> }
    });
    let has_title = title.is_some();
    let text = this.text.as_ref().map(|text| prose(&survey, text.get(lang)));
    let fields = this
        .questions
        .clone()
        .map(|question| field(form, question, !has_title && question == this.questions.start, lang))
        .collect_view();
    let caption = {
        let survey = session.survey();
        move || {
            let sections = form.journey().with(|journey| journey.sections(&survey.form));
            let section = survey.form.pages[page].section;
            let number = sections.iter().position(|other| *other == section).map_or(1, |at| at + 1);
            (words.section)(number, sections.len(), survey.form.sections[section].title.get(lang))
        }
    };
    let survey_for_errors = session.survey();
    let errors = Signal::derive(move || {
        let problems = form.problems().get();
        let error = |problem: shared::problem::Problem| SummaryError {
            field: control_id(form, &problem.variable),
            text: problem.message(&survey_for_errors.form, lang),
        };
        problems.into_iter().map(error).collect::<Vec<_>>()
    });
    let navigator = use_context::<Navigator>();
    let on_submit = move |event: leptos::ev::SubmitEvent| {
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
        let text = || view! { <p class="govuk-body">{words.answer_first}</p> };
        is_said.then(|| view! { <NotificationBanner>{text()}</NotificationBanner> })
    };
    // Without the client files come with the form.
    let takes_files = cfg!(not(feature = "csr")) && form.with_form(|form| takes_files(form, page));
    let main = column(view! {
        {notices::notices(session)}
        {instead}
        <ErrorSummary errors=errors attempt=form.attempt()/>
        <form
            novalidate
            method="post"
            enctype=takes_files.then_some("multipart/form-data")
            autocomplete="off"
            on:submit=on_submit
        >
            <span class="govuk-caption-l">{caption}</span>
            {title}
            {text}
            {fields}
            <Button>{words.continue_}</Button>
        </form>
    });
    (back_link(&survey, back), main)
}
