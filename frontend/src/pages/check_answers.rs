//! Everything answered, before it is sent.

use leptos::prelude::*;
use shared::kinds::Kind;
use shared::raw::Raw;
use shared::survey::{Form, Question, Role};
use shared::text::Lang;

use super::hint::hint;
use super::{go, notices};
use crate::address::{Address, Purpose};
use crate::api::Failure;
use crate::fields::control_id;
use crate::govuk::{
    Button, Content, Does, ErrorSummary, SummaryAction, SummaryError, SummaryList, SummaryRow,
};
use crate::layout::back_link;
use crate::navigation::Navigator;
use crate::session::{Sending, Session};
use crate::words::words;

pub(super) fn view(session: Session) -> (AnyView, AnyView) {
    let survey = session.survey();
    let words = words(session.lang);
    let journey = session.form.journey().get_untracked();
    let raw = session.form.raw();
    let last = journey.pages().last().copied();
    let sections = asked(session).into_iter().map(|(section, questions)| {
        let rows = questions.into_iter().map(|at| &survey.form.questions[at]);
        let rows = rows.map(|question| row(session, question, given(session, question, &raw))).collect();
        let title = survey.form.sections[section].title.get(session.lang).to_owned();
        view! { <h2 class="govuk-heading-m">{title}</h2> <SummaryList rows=rows/> }
    });
    let hint =
        hint(&survey.form, &journey, &raw, session.lang, |question, found| row(session, question, found));
    let navigator = use_context::<Navigator>();
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        leptos::task::spawn_local(async move {
            session.send().await;
            if session.is_sent() {
                go(navigator, session, Address::Sent, Purpose::Journey);
            }
        });
    };
    let errors = Signal::derive(move || match session.sending.get() {
        Sending::Failed(failure) => {
            vec![SummaryError { field: "send".into(), text: explain(session.lang, &failure) }]
        }
        Sending::Idle | Sending::Now => Vec::new(),
    });
    let check_text = move || if session.may_be_sent() { words.check_text_unsure } else { words.check_text };
    let status = move || (session.sending.get() == Sending::Now).then_some(words.sending);
    let main = view! {
        {notices::notices(session)}
        <ErrorSummary errors=errors attempt=session.failures/>
        <h1 class="govuk-heading-l">{words.check_title}</h1>
        <p class="govuk-body">{check_text}</p>
        {hint}
        {sections.collect_view()}
        <form novalidate method="post" on:submit=on_submit>
            <p class="govuk-body" role="status">{status}</p>
            <Button id="send">{words.confirm_and_send}</Button>
        </form>
    };
    let back = last.map(|page| back_link(&survey, Address::Questions(page)));
    (back.into_any(), main.into_any())
}

/// The sections on the journey with the questions it asks, by position.
pub(crate) fn asked(session: Session) -> Vec<(usize, Vec<usize>)> {
    let form = session.form.form();
    let journey = session.form.journey().get_untracked();
    let questions = |section: usize| {
        let pages = journey.pages().iter().filter(|page| form.pages[**page].section == section);
        let questions = pages.flat_map(|page| form.questions_of(*page));
        questions
            .filter(|(at, question)| journey.shows(*at) && !matches!(question.kind, Kind::Note))
            .map(|(at, _)| at)
            .collect()
    };
    journey.sections(&form).into_iter().map(|section| (section, questions(section))).collect()
}

/// A question with what there is to say of the answer, and the way to change it.
fn row(session: Session, question: &Question, lines: Vec<String>) -> SummaryRow {
    let survey = session.survey();
    let words = words(session.lang);
    let ask = question.spec.ask.get(session.lang).to_owned();
    let value = if lines.is_empty() {
        words.not_provided.into()
    } else {
        let lines = lines.into_iter().map(|line| view! { <p class="govuk-body app-answer">{line}</p> });
        Content::view(lines.collect_view())
    };
    let page = Address::Questions(question.page).path(&survey);
    let href = format!("{page}{}{}", Purpose::Change.query(), place(session, question));
    let actions =
        vec![SummaryAction { does: Does::Lead(href), text: words.change.into(), about: ask.clone() }];
    SummaryRow { key: ask.into(), value, actions }
}

/// An answer in words, as the respondent knows it: files by their names.
pub(crate) fn given(session: Session, question: &Question, raw: &Raw) -> Vec<String> {
    let mut lines = lines(&session.form.form(), question, raw, session.lang);
    if matches!(question.kind, Kind::File(_)) {
        session.form.files(|files| lines.iter_mut().for_each(|line| *line = files.name(line)));
    }
    lines
}

/// Where on its page a question begins, as the end of an address; nothing when it is the page's heading, or has no control.
fn place(session: Session, question: &Question) -> String {
    let survey = session.survey();
    let page = &survey.form.pages[question.page];
    let is_heading =
        page.title.is_none() && survey.form.questions[page.questions.start].id() == question.id();
    let first = survey.form.variables.get(question.variables.start).filter(|_| !is_heading);
    first.map(|first| format!("#{}", control_id(session.form, &first.name))).unwrap_or_default()
}

/// An answer in words: labels for codes, then what was typed beside them.
pub(crate) fn lines(form: &Form, question: &Question, raw: &Raw, lang: Lang) -> Vec<String> {
    let label = |code: &String| {
        let choice = question.kind.choices().iter().find(|choice| choice.code == *code);
        choice.map_or_else(|| code.clone(), |choice| choice.label.get(lang).to_owned())
    };
    let main = question.main(form).map(|main| raw.items(&form.variables[main].name)).unwrap_or_default();
    let mut lines = Vec::new();
    for variable in question.variables.clone() {
        let items = raw.items(&form.variables[variable].name);
        match (&form.variables[variable].role, &question.kind) {
            (Role::Answer, Kind::Date(_)) => {
                lines.extend(items.iter().map(|date| shared::problem::written_date(date, lang)));
            }
            (Role::Answer, _) => lines.extend(items.iter().map(label)),
            (Role::Row(row), Kind::Matrix(matrix)) => {
                let statement = matrix.rows[*row].label.get(lang);
                lines.extend(items.iter().map(|code| format!("{statement}: {}", label(code))));
            }
            (Role::Detail(option), kind) if !main.contains(&kind.choices()[*option].code) => {}
            (Role::Row(_) | Role::Detail(_) | Role::Comment, _) => lines.extend(items.iter().cloned()),
        }
    }
    lines
}

fn explain(lang: Lang, failure: &Failure) -> String {
    let words = words(lang);
    let reason = match failure {
        Failure::Unreachable => words.unreachable,
        Failure::Unavailable => words.unavailable,
        Failure::Unintelligible => words.unintelligible,
        Failure::Refused { code, .. } if code == "survey_closed" => words.refused_closed,
        Failure::Refused { .. } => words.refused,
    };
    format!("{}. {reason}", words.send_failed)
}
