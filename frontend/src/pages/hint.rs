//! What in the answers may say who somebody is, pointed out before they are sent. The respondent decides.

use leptos::prelude::*;
use shared::journey::Journey;
use shared::kinds::Kind;
use shared::personal::{Personal, find};
use shared::raw::Raw;
use shared::survey::{Form, Question, Role, Survey, Variable};
use shared::text::Lang;
use shared::value::Shape;

use super::check_answers::Line;
use crate::blocks::{paragraph, subheading};
use crate::govuk::{Content, SummaryList, SummaryRow};
use crate::words::{Words, words};

/// The hint, if there is anything to point out. `row` makes a line of a question and what was found in the answer to it,
/// with a way to change it.
pub(crate) fn hint(
    survey: &Survey,
    journey: &Journey,
    raw: &Raw,
    lang: Lang,
    row: impl Fn(&Question, Vec<Line>) -> SummaryRow,
) -> Option<Content> {
    let (form, words) = (&survey.form, words(lang));
    let asked = form.questions.iter().enumerate().filter(|(at, _)| journey.shows(*at));
    let found = asked.map(|(_, question)| (question, findings(form, question, raw, words)));
    let rows: Vec<SummaryRow> = found
        .filter(|(_, findings)| !findings.is_empty())
        .map(|(question, findings)| row(question, findings))
        .collect();
    (!rows.is_empty()).then(|| {
        Content::from(subheading(words.hint.title))
            .then(paragraph(words.hint.text))
            .then(Content::view(view! { <SummaryList rows=rows/> }))
    })
}

/// What was found in the answer to a question, in words.
fn findings(form: &Form, question: &Question, raw: &Raw, words: &Words) -> Vec<Line> {
    let variables = question.variables.clone().map(|at| &form.variables[at]);
    let mut findings = Vec::new();
    for variable in variables.filter(|variable| is_free(form, question, variable, raw)) {
        let text = raw.text(&variable.name);
        for (what, at) in find(text) {
            let looks_like = match what {
                Personal::Email => words.hint.email,
                Personal::Phone => words.hint.phone,
                Personal::Insurance => words.hint.insurance,
                Personal::Link => words.hint.link,
            };
            findings.push(Line { words: ["“", &text[at], "” ", looks_like].concat(), lang: None });
        }
    }
    findings
}

/// Whether a variable holds free text that is sent: not what was asked for in a form of its own, such as an e-mail address,
/// and not what stands beside an option that is no longer chosen.
fn is_free(form: &Form, question: &Question, variable: &Variable, raw: &Raw) -> bool {
    let is_chosen = |option: usize| {
        let code = &question.kind.choices()[option].code;
        question.main(form).is_some_and(|main| raw.items(&form.variables[main].name).contains(code))
    };
    variable.shape == Shape::Text
        && match (&variable.role, &question.kind) {
            (Role::Answer, Kind::Text(text)) => text.preset.is_none(),
            (Role::Detail(option), _) => is_chosen(*option),
            (Role::Answer | Role::Row(_) | Role::Comment, _) => true,
        }
}
