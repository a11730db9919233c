//! The surveys a deployment carries: read from YAML when the server starts, checked, and kept in memory.
//!
//! The language is `docs/SURVEYS.md`'s and its meaning is `shared`'s. This module only reads files and tells their authors,
//! with file, line and column, what is wrong with them.

mod places;
mod read;
mod report;
mod schema;
mod unreadable;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use shared::survey::Survey;

pub use report::Failure;
pub use schema::json_schema;

/// The survey served when no directory of surveys is given, compiled into the program.
const SHIPPED: (&str, &str) =
    ("surveys/technical-maturity.yaml", include_str!("../../surveys/technical-maturity.yaml"));

/// Sound surveys by id.
#[derive(Clone, Debug)]
pub struct Surveys(BTreeMap<String, Arc<Survey>>);

impl Surveys {
    /// The survey with this id.
    pub fn get(&self, id: &str) -> Option<&Arc<Survey>> {
        self.0.get(id)
    }

    /// All surveys, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Survey>> {
        self.0.values()
    }
}

/// Reads every `*.yaml` and `*.yml` file of `dir`, or the shipped survey when there is no `dir`.
///
/// # Errors
/// When a file cannot be read or is not a sound survey, when two have the same id, and when there is none at all. Each
/// file is tried, so that the failure names everything to be mended.
pub fn load(dir: Option<&Path>) -> Result<Surveys, Failure> {
    let Some(dir) = dir else {
        let (file, yaml) = SHIPPED;
        let survey = read::survey(file, yaml)?;
        return Ok(Surveys(BTreeMap::from([(survey.about.id.clone(), Arc::new(survey))])));
    };
    let files = survey_files(dir)?;
    let mut surveys = BTreeMap::new();
    let mut failure = Failure::default();
    for file in &files {
        match read_file(file) {
            Err(found) => failure.extend(found),
            Ok(survey) => {
                let id = survey.about.id.clone();
                if surveys.insert(id.clone(), Arc::new(survey)).is_some() {
                    let message = format!("another file of this directory already has the survey `{id}`");
                    failure.extend(Failure::of(file, message));
                }
            }
        }
    }
    failure.or(Surveys(surveys))
}

/// Reads the surveys in `paths`, files or directories of files, and says a line about each.
///
/// # Errors
/// When a file or directory cannot be read or is not a sound survey.
pub fn check_files(paths: &[PathBuf]) -> Result<String, Failure> {
    let mut files = Vec::with_capacity(paths.len());
    for path in paths {
        if path.is_dir() {
            files.extend(survey_files(path)?);
        } else {
            files.push(path.clone());
        }
    }
    let mut lines = Vec::with_capacity(files.len());
    let mut failure = Failure::default();
    for file in &files {
        match read_file(file) {
            Ok(survey) => lines.push(format!("{}: {}", file.display(), summary(&survey))),
            Err(found) => failure.extend(found),
        }
    }
    failure.or(lines.join("\n"))
}

/// The survey files of a directory, in order, of which there is at least one.
fn survey_files(dir: &Path) -> Result<Vec<PathBuf>, Failure> {
    let unreadable = |error| Failure::of(dir, format!("this directory cannot be read: {error}"));
    let entries = fs::read_dir(dir).map_err(unreadable)?;
    let paths: Vec<PathBuf> =
        entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>().map_err(unreadable)?;
    let is_survey = |path: &PathBuf| path.extension().is_some_and(|end| end == "yaml" || end == "yml");
    let mut files: Vec<PathBuf> = paths.into_iter().filter(is_survey).collect();
    if files.is_empty() {
        return Err(Failure::of(dir, "there is no survey here: no file ends in `.yaml` or `.yml`"));
    }
    files.sort();
    Ok(files)
}

fn read_file(file: &Path) -> Result<Survey, Failure> {
    let yaml = fs::read_to_string(file)
        .map_err(|error| Failure::of(file, format!("this file cannot be read: {error}")))?;
    read::survey(&file.display().to_string(), &yaml)
}

fn summary(survey: &Survey) -> String {
    let form = &survey.form;
    format!(
        "`{}` is sound: {}, {}, {}, {}; version {}",
        survey.about.id,
        count(form.sections.len(), "section"),
        count(form.pages.len(), "page"),
        count(form.questions.len(), "question"),
        count(form.variables.len(), "variable"),
        survey.version,
    )
}

fn count(number: usize, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}
