//! Rules of the house that a program can check: what documents say is there, and what belongs together is complete.

use std::fs;
use std::path::{Path, PathBuf};

use backend::surveys::json_schema;
use serde_json::Value;

use crate::server::repository;

/// Folders of the repository that documents speak of.
const FOLDERS: [&str; 8] = ["backend", "docs", "frontend", "shared", "style", "surveys", "tests", "xtask"];

/// A source file past this length has to be two.
const LONGEST: usize = 300;

fn read(path: impl AsRef<Path>) -> String {
    let path = repository().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The files below a folder with this extension, but for what was installed or built there.
fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![repository().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.ends_with("node_modules") && !path.ends_with("target") {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == extension) {
                found.push(path);
            }
        }
    }
    found
}

/// The paths of the repository that stand between backticks.
fn paths(text: &str) -> impl Iterator<Item = &str> {
    let quoted = text.split('`').skip(1).step_by(2).filter(|words| !words.contains(' '));
    quoted.filter(|path| path.split_once('/').is_some_and(|(folder, _)| FOLDERS.contains(&folder)))
}

/// A path of the repository as documents write it; a place holder in it (`<kind>`, `*`) stands for anything.
fn is_there(path: &str) -> bool {
    let literal = path.split(['<', '*', '{', '…']).next().unwrap_or_default();
    let literal =
        if literal == path { path } else { literal.rsplit_once('/').map_or("", |(folder, _)| folder) };
    repository().join(literal).exists()
}

#[test]
fn paths_named_in_documents_exist() {
    let documents = files("docs", "md").into_iter().chain([repository().join("README.md")]);
    let mut missing = Vec::new();
    for file in documents {
        let text = fs::read_to_string(&file).unwrap_or_default();
        missing.extend(
            paths(&text).filter(|path| !is_there(path)).map(|path| format!("{path} in {}", file.display())),
        );
    }
    for (folder, file) in
        FOLDERS.iter().flat_map(|folder| files(folder, "rs").into_iter().map(move |file| (folder, file)))
    {
        let text = fs::read_to_string(&file).unwrap();
        let comments = text.lines().filter(|line| line.trim_start().starts_with("//"));
        // A comment may speak of its own crate.
        let is_there = |path: &&str| is_there(path) || is_there(&format!("{folder}/{path}"));
        let lost = comments.flat_map(paths).filter(|path| !is_there(path));
        missing.extend(lost.map(|path| format!("{path} in {}", file.display())));
    }
    assert!(missing.is_empty(), "these paths lead nowhere: {missing:#?}");
}

#[test]
fn doors_are_where_clippy_says() {
    let lints = read("clippy.toml");
    for (at, only) in lints.match_indices("only ") {
        let path = lints[at + only.len()..].split_whitespace().next().unwrap_or_default();
        assert!(is_there(path), "there is no door at {path}");
    }
}

/// The kinds of question, as the language of definitions names them.
fn kinds() -> Vec<String> {
    let schema: Value = serde_json::from_str(&json_schema()).unwrap();
    let kinds = schema["definitions"]["KindName"]["oneOf"].as_array().unwrap();
    kinds.iter().map(|kind| kind["const"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_kind_of_question_is_complete() {
    let kinds = kinds();
    assert!(kinds.len() >= 9, "{kinds:?}");
    let authors_guide = read("docs/SURVEYS.md");
    for kind in kinds {
        // A note takes no answer, so nothing is to be known of its answers.
        assert!(kind == "note" || is_there(&format!("shared/src/kinds/{kind}.rs")), "{kind} has no rules");
        assert!(is_there(&format!("frontend/src/fields/{kind}.rs")), "{kind} cannot be shown");
        assert!(is_there(&format!("tests/surveys/kinds/{kind}.yaml")), "{kind} has no fixture");
        let heading = |line: &str| line.starts_with('#') && line.contains(&format!("`{kind}`"));
        assert!(authors_guide.lines().any(heading), "{kind} has no heading in docs/SURVEYS.md");
    }
}

#[test]
fn every_migration_is_run_and_every_database_has_the_same() {
    let names = |folder: &PathBuf| -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    for (folder, code) in
        [("backend/migrations", "backend/src/store"), ("backend/contacts", "backend/src/contacts")]
    {
        let databases: Vec<PathBuf> =
            fs::read_dir(repository().join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
        let first = names(&databases[0]);
        for database in &databases {
            assert_eq!(names(database), first, "{}", database.display());
            let name = database.file_name().unwrap().to_str().unwrap();
            let list = read(format!("{code}/{name}/migrations.rs"));
            for migration in &first {
                assert!(list.contains(migration), "{migration} is not run on {name}");
            }
        }
    }
}

#[test]
fn every_error_is_documented() {
    let guide = read("docs/API.md");
    let errors = read("backend/src/error.rs");
    let kinds = errors.lines().filter(|line| line.contains("=> (S::"));
    let codes: Vec<&str> = kinds.filter_map(|line| line.split('"').nth(1)).collect();
    let problems = read("shared/src/problem.rs");
    let mistakes = problems.lines().filter(|line| line.contains("Mistake::") && line.contains("=> \""));
    let codes: Vec<&str> =
        codes.into_iter().chain(mistakes.filter_map(|line| line.split('"').nth(1))).collect();
    assert!(codes.len() > 40, "{codes:?}");
    for code in codes {
        assert!(guide.contains(&format!("`{code}`")), "the error {code} is not in docs/API.md");
    }
}

#[test]
fn source_files_are_short() {
    let folders = ["backend/src", "frontend/src", "shared/src", "xtask/src"];
    for file in folders.iter().flat_map(|folder| files(folder, "rs")) {
        let text = fs::read_to_string(&file).unwrap();
        let (source, _tests) = text.split_once("#[cfg(test)]").unwrap_or((&text, ""));
        let lines = source.lines().count();
        assert!(lines <= LONGEST, "{} has {lines} lines", file.display());
    }
}
