//! What the program does for each command.

mod clean;
mod demo;
mod export;
mod progress;
mod query;
mod serve;
mod stats;
mod token;
mod upkeep;
mod uploads;

use std::io::Write as _;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context as _, bail};
use clap::Parser as _;
use shared::survey::Survey;

use crate::analysis::filter::{Filter, Found};
use crate::analysis::{Analysis, Selection, Snapshot, View};
use crate::cli::upkeep::Audit;
use crate::cli::{Cli, Command, Data, OneSurvey};
use crate::disclosure::USUAL_THRESHOLD;
use crate::store::Store;
use crate::store::sqlite::Sqlite;
use crate::surveys;

/// The program: does what the command line says and reports what went wrong on standard error.
pub fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // There is no one left to tell that standard error is gone.
            let _ = writeln!(std::io::stderr(), "{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> anyhow::Result<()> {
    match command {
        Command::Serve(options) => runtime()?.block_on(serve::serve(options)),
        Command::Token(command) => runtime()?.block_on(token::run(command)),
        Command::Export(options) => runtime()?.block_on(export::run(options)),
        Command::Demo(options) => runtime()?.block_on(demo::run(options)),
        Command::Stats(options) => runtime()?.block_on(stats::run(options)),
        Command::Query(options) => runtime()?.block_on(query::run(options)),
        Command::Backup(options) => runtime()?.block_on(upkeep::back_up(options)),
        Command::Restore(options) => runtime()?.block_on(upkeep::restore(options)),
        Command::Purge(options) => runtime()?.block_on(upkeep::purge(options)),
        Command::Audit(Audit::Verify(options)) => runtime()?.block_on(upkeep::verify_audit(options)),
        Command::Check { files } => print(surveys::check_files(&files)?),
        Command::Clean { extension } => clean::run(&extension),
        Command::Schema => print(surveys::json_schema().trim_end()),
    }
}

fn runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    tokio::runtime::Runtime::new().context("cannot start the program's threads")
}

/// The store in the folder of `--data`.
async fn open(Data { folder }: &Data) -> anyhow::Result<Sqlite> {
    Sqlite::open(folder).await.with_context(|| format!("cannot open the store in {}", folder.display()))
}

/// The same, but never a new one: whoever mistypes the folder should be told.
async fn open_existing(data: &Data) -> anyhow::Result<Sqlite> {
    if !Sqlite::exists(&data.folder) {
        let folder = data.folder.display();
        bail!(
            "there is no store in {folder}: check the path, or start `soundings serve --data {folder}` once"
        );
    }
    open(data).await
}

/// Responses of the local store.
struct Local {
    store: Arc<dyn Store>,
    snapshot: Arc<Snapshot>,
    filter: Filter,
    selection: Selection,
}

/// Reads the responses to the survey that is meant, and finds those that pass the filters.
async fn local(which: &OneSurvey, data: &Data, filters: &[String]) -> anyhow::Result<Local> {
    let survey = one_survey(which)?;
    let store: Arc<dyn Store> = Arc::new(open_existing(data).await?);
    let analysis = Analysis::new(Arc::clone(&store), [&survey], USUAL_THRESHOLD);
    let snapshot = analysis.snapshot(&survey.about.id, View::Live).await?;
    let filter = Filter::parse(&snapshot.dictionary, filters)?;
    let mut found = Found::new();
    for search in filter.searches() {
        let variable = &snapshot.dictionary.variables[search.variable].name;
        let ids = store.matching(&survey.about.id, variable, &search.words).await?;
        found.insert(search, ids);
    }
    let selection = filter.select(&snapshot, &found);
    Ok(Local { store, snapshot, filter, selection })
}

/// The one survey that is meant.
fn one_survey(which: &OneSurvey) -> anyhow::Result<Arc<Survey>> {
    let surveys = surveys::load(which.surveys.as_deref())?;
    let ids: Vec<&str> = surveys.iter().map(|survey| survey.about.id.as_str()).collect();
    let id = match (&which.survey, &ids[..]) {
        (Some(id), _) => id,
        (None, [only]) => *only,
        (None, _) => bail!("there are several surveys: say which with --survey: {}", ids.join(", ")),
    };
    let survey = surveys.get(id).cloned();
    survey.with_context(|| format!("there is no survey `{id}`, only: {}", ids.join(", ")))
}

/// Prints a line that a program may be waiting for.
fn print(line: impl std::fmt::Display) -> anyhow::Result<()> {
    writeln!(std::io::stdout(), "{line}").context("cannot write to standard output")
}
