//! Everything answered, before it is sent.

use leptos::prelude::*;
use shared::kinds::Kind;
use shared::raw::Raw;
use shared::survey::{Question, Role, Survey};
use shared::text::{Lang, Text};

use super::hint::hint;
use super::{go, notices};
use crate::address::{Address, Purpose};
use crate::api::Failure;
use crate::blocks::{heading, paragraph, subheading};
use crate::fields::control_id;
use crate::govuk::{
    ButtonStyle, Does, ErrorSummary, SummaryAction, SummaryError, SummaryList, SummaryRow, button,
};
use crate::html::{Content, element, live};
use crate::layout::back_link;
use crate::navigation::Navigator;
use crate::said::{marked, said};
use crate::session::{Keeping, Sending, Session};
use crate::words::words;

/// The id of the button that sends.
const SEND: &str = "send";

pub(super) fn view(session: Session) -> (Content, Content) {
    let (survey, lang) = (session.survey(), session.lang);
    let words = words(lang);
    let raw = session.form.raw();
    let journey = session.form.journey().get_untracked();
    let last = journey.pages().last().copied();
    let hint = hint(&survey, &journey, &raw, lang, |question, found| row(session, question, found));
    let section = |(section, questions): (usize, Vec<usize>)| {
        let questions = questions.into_iter().map(|at| &survey.form.questions[at]);
        let rows: Vec<_> =
            questions.map(|question| row(session, question, given(session, question, &raw))).collect();
        let title = subheading(said(&survey, &survey.form.sections[section].title, lang));
        Content::from(title).then(Content::view(view! { <SummaryList rows=rows/> }))
    };
    let sections: Content = asked(session).into_iter().map(section).collect();
    let navigator = use_context::<Navigator>();
    let on_submit = move |event: web_sys::Event| {
        event.prevent_default();
        leptos::task::spawn_local(async move {
            session.send().await;
            if session.is_sent() {
                go(navigator, session, Address::Sent, Purpose::Journey);
            }
        });
    };
    let errors = Signal::derive(move || match session.sending.get() {
        Sending::Failed(failure) => vec![SummaryError::new(SEND, explain(session, &failure))],
        Sending::Idle | Sending::Now => Vec::new(),
    });
    let text = live(move || if session.may_be_sent() { words.check_text_unsure } else { words.check_text });
    let status = live(move || (session.sending.get() == Sending::Now).then_some(words.sending));
    let form = element("form")
        .class("app-screen-only")
        .attr("novalidate", true)
        .attr("method", "post")
        .on("submit", on_submit)
        .child(paragraph(status).attr("role", "status"))
        .child(button("submit", ButtonStyle::Primary).attr("id", SEND).child(words.confirm_and_send));
    let main = notices::notices(session)
        .then(Content::view(view! { <ErrorSummary errors=errors attempt=session.failures/> }))
        .then(heading(words.check_title))
        .then(paragraph(text))
        .then(hint)
        .then(sections)
        .then(form);
    let back = last.map(|page| back_link(&survey, lang, Address::Questions(page)));
    (back.into(), main)
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
fn row(session: Session, question: &Question, lines: Vec<Line>) -> SummaryRow {
    let (survey, lang) = (session.survey(), session.lang);
    let page = Address::Questions(question.page).path(&survey, lang);
    let href = format!("{page}{}{}", Purpose::Change.query(), place(session, question));
    summary_row(&survey, question, lines, Does::Lead(href), lang)
}

/// A question with what there is to say of the answer; what the way to change it does.
pub(crate) fn summary_row(
    survey: &Survey,
    question: &Question,
    lines: Vec<Line>,
    does: Does,
    lang: Lang,
) -> SummaryRow {
    let (words, ask) = (words(lang), &question.spec.ask);
    let line = |line: Line| paragraph(marked(line.words, line.lang)).class("govuk-body app-answer");
    let lines: Content = lines.into_iter().map(line).collect();
    let action = SummaryAction {
        does,
        text: words.change.into(),
        about: ask.get(lang).to_owned(),
        lang: survey.about.foreign(ask, lang).map(Lang::tag),
    };
    SummaryRow {
        key: said(survey, ask, lang),
        value: if lines.is_empty() { words.not_provided.into() } else { lines },
        actions: vec![action],
    }
}

/// An answer in words, as the respondent knows it: files by their names.
pub(crate) fn given(session: Session, question: &Question, raw: &Raw) -> Vec<Line> {
    let mut lines = lines(&session.survey(), question, raw, session.lang);
    if matches!(question.kind, Kind::File(_)) {
        session.form.files(|files| lines.iter_mut().for_each(|line| line.words = files.name(&line.words)));
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

/// Part of an answer in words.
pub(crate) struct Line {
    /// The words.
    pub words: String,
    /// Their language, where they are the survey's and not in the reader's.
    pub lang: Option<Lang>,
}

/// An answer in words: labels for codes, then what was typed beside them.
pub(crate) fn lines(survey: &Survey, question: &Question, raw: &Raw, lang: Lang) -> Vec<Line> {
    let form = &survey.form;
    let of_text =
        |text: &Text| Line { words: text.get(lang).to_owned(), lang: survey.about.foreign(text, lang) };
    let typed = |words: &String| Line { words: words.clone(), lang: None };
    let label = |code: &String| {
        let choice = question.kind.choices().iter().find(|choice| choice.code == *code);
        choice.map_or_else(|| typed(code), |choice| of_text(&choice.label))
    };
    let main = question.main(form).map(|main| raw.items(&form.variables[main].name)).unwrap_or_default();
    let mut lines = Vec::new();
    for variable in question.variables.clone() {
        let items = raw.items(&form.variables[variable].name);
        match (&form.variables[variable].role, &question.kind) {
            (Role::Answer, Kind::Date(_)) => {
                let date = |date| Line { words: shared::problem::written_date(date, lang), lang: None };
                lines.extend(items.iter().map(|item| date(item)));
            }
            (Role::Answer, _) => lines.extend(items.iter().map(label)),
            (Role::Row(row), Kind::Matrix(matrix)) => {
                let Line { words, lang } = of_text(&matrix.rows[*row].label);
                let rated = |code| Line { words: format!("{words}: {}", label(code).words), lang };
                lines.extend(items.iter().map(rated));
            }
            (Role::Detail(option), kind) if !main.contains(&kind.choices()[*option].code) => {}
            (Role::Row(_) | Role::Detail(_) | Role::Comment, _) => lines.extend(items.iter().map(typed)),
        }
    }
    lines
}

/// What went wrong, and where the answers are now.
fn explain(session: Session, failure: &Failure) -> String {
    let words = words(session.lang);
    let reason = match failure {
        Failure::Unreachable => words.unreachable,
        Failure::Unavailable => words.unavailable,
        Failure::Unintelligible => words.unintelligible,
        Failure::Refused { code } if code == "survey_closed" => words.refused_closed,
        Failure::Refused { .. } => words.refused,
    };
    let kept = match session.keeping.get() {
        Keeping::Kept => words.saved_here,
        Keeping::Denied | Keeping::Full | Keeping::Unreadable | Keeping::Elsewhere => words.only_on_page,
    };
    format!("{}. {reason} {kept}", words.send_failed)
}
