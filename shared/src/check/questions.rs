//! The questions of one page: their names, texts and settings.

use std::ops::Range;

use super::Scope;
use crate::definition::{KindName, Question};
use crate::diagnostic::Place;
use crate::kinds::{self, Kind};
use crate::survey::{self, Role, Spec};
use crate::value::Shape;

/// Compiles the questions of the page at `place` and returns their positions in the form.
pub(super) fn compile(scope: &mut Scope, place: &Place, specs: &[Question], page: usize) -> Range<usize> {
    let start = scope.form.questions.len();
    for (at, spec) in specs.iter().enumerate() {
        let place = place.then("questions").then(at);
        scope.check_id(&place.then("id"), &spec.id);
        check_texts(scope, &place, spec);
        check_settings(scope, &place, spec);
        let show = scope.condition(&place, spec.show_if.as_deref(), spec.skip_if.as_deref());
        let first = scope.form.variables.len();
        let kind = Kind::compile(scope, spec, &place);
        let comment = spec.comment.as_ref().map(|_| {
            let name = format!("{}.comments", spec.id);
            scope.add_variable(&name, Role::Comment, Shape::Text)
        });
        let variables = first..scope.form.variables.len();
        let spec = spec_of(spec);
        scope.form.questions.push(survey::Question {
            spec,
            page,
            kind,
            show,
            variables,
            comment,
            is_tested: false,
        });
    }
    start..scope.form.questions.len()
}

fn spec_of(question: &Question) -> Spec {
    Spec {
        id: question.id.clone(),
        kind: question.kind,
        ask: question.ask.clone(),
        short: question.short.clone(),
        intro: question.intro.clone(),
        hint: question.hint.clone(),
        required: question.required,
        required_message: question.required_message.clone(),
        comment: question.comment.clone(),
        sensitivity: question.sensitivity,
    }
}

fn check_texts(scope: &mut Scope, place: &Place, spec: &Question) {
    scope.check_texts(
        place,
        &[
            ("ask", Some(&spec.ask)),
            ("short", spec.short.as_ref()),
            ("intro", spec.intro.as_ref()),
            ("hint", spec.hint.as_ref()),
            ("required_message", spec.required_message.as_ref()),
            ("comment", spec.comment.as_ref()),
            ("unit", spec.unit.as_ref()),
        ],
    );
}

/// Refuses what the author wrote and nothing would read.
fn check_settings(scope: &mut Scope, place: &Place, spec: &Question) {
    let set = [
        ("options", spec.options.is_some()),
        ("rows", spec.rows.is_some()),
        ("appearance", spec.appearance.is_some()),
        ("preset", spec.preset.is_some()),
        ("max_length", spec.max_length.is_some()),
        ("min", spec.min.is_some()),
        ("max", spec.max.is_some()),
        ("decimals", spec.decimals.is_some()),
        ("unit", spec.unit.is_some()),
        ("accept", spec.accept.is_some()),
        ("max_files", spec.max_files.is_some()),
        ("max_megabytes", spec.max_megabytes.is_some()),
    ];
    let known = kinds::settings(spec.kind);
    for (key, _) in set.into_iter().filter(|(key, is_set)| *is_set && !known.contains(key)) {
        let settings = match known {
            [] => "it has no settings of its own".to_owned(),
            known => format!("its own settings are `{}`", known.join("`, `")),
        };
        scope.key_error(
            &place.then(key),
            format!("`{key}` means nothing to this kind of question: {settings}"),
        );
    }
    let of_answers = [
        ("required", spec.required),
        ("required_message", spec.required_message.is_some()),
        ("comment", spec.comment.is_some()),
    ];
    let is_note = spec.kind == KindName::Note;
    for (key, _) in of_answers.into_iter().filter(|(_, is_set)| *is_set && is_note) {
        scope.key_error(&place.then(key), format!("a note takes no answer, so `{key}` means nothing"));
    }
    if spec.required_message.is_some() && !spec.required && !is_note {
        let message = "this is never shown: the question is not `required`";
        scope.key_error(&place.then("required_message"), message);
    }
    for (key, limit) in [
        ("max_length", spec.max_length),
        ("max_files", spec.max_files),
        ("max_megabytes", spec.max_megabytes),
    ] {
        if limit == Some(0) {
            scope.error(&place.then(key), "with 0 nothing could be answered");
        }
    }
}
