//! Surveys from files, and answers in few words.

use std::fs;
use std::path::{Path, PathBuf};

use shared::check::compile;
use shared::definition::Definition;
use shared::raw::{Raw, RawValue};
use shared::survey::{Form, Survey};

/// The survey this deployment carries.
pub(crate) const SHIPPED: &str = "surveys/technical-maturity.yaml";

/// The definition in a file, named from the root of the repository.
pub(crate) fn definition(file: &str) -> Definition {
    let yaml = fs::read_to_string(root().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    let options = serde_saphyr::options! { strict_booleans: true };
    serde_saphyr::from_str_with_options(&yaml, options).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// The survey in a file.
pub(crate) fn survey(file: &str) -> Survey {
    compile(definition(file)).unwrap_or_else(|diagnostics| panic!("{file}: {diagnostics:?}"))
}

/// Every sound survey of the repository.
pub(crate) fn files() -> Vec<String> {
    let in_dir = |dir: &str| {
        let entries = fs::read_dir(root().join(dir)).expect("the directory exists");
        let names =
            entries.map(|entry| entry.expect("it can be read").file_name().into_string().expect("ASCII"));
        let yaml = names.filter(|name| Path::new(name).extension().is_some_and(|end| end == "yaml"));
        yaml.map(|name| format!("{dir}/{name}")).collect::<Vec<_>>()
    };
    ["surveys", "tests/surveys", "tests/surveys/kinds"].into_iter().flat_map(in_dir).collect()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Answers as `variable=text`, or `variable=[code,code]` for ticked codes; separated by blanks, so texts have none.
pub(crate) fn raw(answers: &str) -> Raw {
    let answer = |pair: &str| {
        let (variable, value) = pair.split_once('=').expect("an answer has the form variable=value");
        let value = match value.strip_prefix('[').and_then(|list| list.strip_suffix(']')) {
            Some(list) => RawValue::Many(list.split(',').map(str::to_owned).collect()),
            None => RawValue::One(value.to_owned()),
        };
        (variable.to_owned(), value)
    };
    answers.split_whitespace().map(answer).collect()
}

/// The ids of the questions these answers put before a respondent.
pub(crate) fn asked<'s>(form: &'s Form, answers: &str) -> Vec<&'s str> {
    let journey = shared::journey::journey(form, &raw(answers));
    let shown = form.questions.iter().enumerate().filter(|(at, _)| journey.shows(*at));
    shown.map(|(_, question)| question.id()).collect()
}
