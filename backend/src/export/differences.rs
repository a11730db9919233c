//! What differs between the versions of a survey, in words, for whoever reads their answers as one column.

use std::sync::Arc;

use shared::kinds::Choice;
use shared::survey::{Form, Question, Role, Survey, Variable};
use shared::text::Lang;

/// What is to be known of a variable's older versions: `versions` has the one asked now first.
pub(super) fn notes(versions: &[Arc<Survey>], variable: &str) -> Vec<String> {
    let mut having = versions.iter().filter_map(|survey| Some((survey, find(&survey.form, variable)?)));
    let Some((first, (question, known))) = having.next() else { return Vec::new() };
    let mut notes = Vec::new();
    for survey in versions.iter().filter(|survey| survey.version != first.version) {
        let version = &survey.version;
        let Some((other_question, other)) = find(&survey.form, variable) else {
            notes.push(format!("Version {version} did not ask this."));
            continue;
        };
        if other.shape != known.shape {
            notes.push(format!(
                "In version {version} answers had another form; those are counted as not asked."
            ));
            continue;
        }
        let (now, then) = (words(question, known), words(other_question, other));
        if now != then {
            notes.push(format!("Version {version} asked: {then}"));
        }
        if matches!(known.role, Role::Answer | Role::Row(_)) {
            let (now, then) = (question.kind.choices(), other_question.kind.choices());
            notes.extend(options(now, then).into_iter().map(|note| format!("Version {version} {note}")));
        }
    }
    notes
}

fn find<'a>(form: &'a Form, name: &str) -> Option<(&'a Question, &'a Variable)> {
    let variable = &form.variables[form.variable(name)?];
    Some((&form.questions[variable.question], variable))
}

fn words(question: &Question, variable: &Variable) -> String {
    let ask = question.spec.ask.get(Lang::En);
    let part = match variable.role {
        Role::Row(row) => match &question.kind {
            shared::kinds::Kind::Matrix(matrix) => matrix.rows.get(row).map(|row| &row.label),
            _ => None,
        },
        Role::Detail(option) => question
            .kind
            .choices()
            .get(option)
            .and_then(|choice| choice.detail.as_ref())
            .map(|detail| &detail.label),
        Role::Comment => question.spec.comment.as_ref(),
        Role::Answer => None,
    };
    part.map_or_else(|| ask.to_owned(), |part| format!("{ask} – {}", part.get(Lang::En)))
}

fn options(now: &[Choice], then: &[Choice]) -> Vec<String> {
    let mut notes = Vec::new();
    for choice in now {
        match then.iter().find(|other| other.code == choice.code) {
            None => notes.push(format!("did not offer `{}`.", choice.code)),
            Some(other) if other.label != choice.label => {
                notes.push(format!("worded `{}`: {}", choice.code, other.label.get(Lang::En)));
            }
            Some(_) => {}
        }
    }
    let is_gone = |choice: &&Choice| now.iter().all(|other| other.code != choice.code);
    notes.extend(then.iter().filter(is_gone).map(|choice| format!("also offered `{}`.", choice.code)));
    notes
}
