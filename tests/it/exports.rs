//! Exports made in the background.

use std::sync::Arc;
use std::time::Duration;

use backend::demo;
use backend::export::jobs::{Asked, Export, Jobs, State};
use backend::export::{Dataset, Format, Options, Plan, Texts};
use backend::store::sqlite::Sqlite;
use backend::store::{KeptDefinition, Store};
use backend::surveys::load;
use tempfile::TempDir;
use tokio::time::Instant;

use crate::server::MONDAY;

struct Made {
    folder: TempDir,
    jobs: Arc<Jobs>,
    export: Arc<Export>,
}

/// An export of made-up responses, and what became of it.
async fn made(options: Options) -> Made {
    let folder = TempDir::new().unwrap();
    let store: Arc<dyn Store> = Arc::new(Sqlite::open(folder.path()).await.unwrap());
    let surveys = load(None).unwrap_or_else(|failure| panic!("{failure}"));
    let survey = surveys.get("technical-maturity").unwrap();
    store.keep_definition(&KeptDefinition::of(survey, "2026-W48".to_owned())).await.unwrap();
    let responses = demo::responses(survey, 50, 1, MONDAY).collect::<Result<_, _>>().unwrap();
    store.add_responses(responses).await.unwrap();

    let dataset = Dataset::read(store.as_ref(), survey).await.unwrap();
    let plan = Plan::new(&dataset, &options, Texts::Raw).unwrap();
    let jobs = Jobs::new(folder.path().join("exports")).unwrap();
    let (dataset, plan) = (Arc::new(dataset), Arc::new(plan));
    let asked = Asked { dataset, plan, options, token: "token".to_owned(), key: None };
    let export = jobs.begin(store, backend::random::id().unwrap(), asked).unwrap();
    while matches!(export.state(), State::Queued | State::Running) {
        tokio::task::yield_now().await;
    }
    Made { folder, jobs, export }
}

#[tokio::test]
async fn a_file_is_kept_for_a_day() {
    let Made { folder: _folder, jobs, export } = made(Options::default()).await;
    let is_there =
        || jobs.file(&export).exists() && jobs.get(export.id, "token", "technical-maturity").is_some();
    jobs.purge(Instant::now() + Duration::from_hours(23));
    assert!(is_there());
    jobs.purge(Instant::now() + Duration::from_hours(25));
    assert!(!is_there() && !jobs.file(&export).exists());
}

#[tokio::test]
async fn a_restart_leaves_no_file_behind_and_says_so() {
    let Made { folder, jobs, export } = made(Options::default()).await;
    assert!(jobs.file(&export).exists());
    let jobs = Jobs::new(folder.path().join("exports")).unwrap();
    assert!(!jobs.file(&export).exists());
    let lost = jobs.get(export.id, "token", "technical-maturity").unwrap();
    let State::Failed(why, _) = lost.state() else { panic!("{:?}", lost.state()) };
    assert!(why.contains("Ask for the export again"), "{why}");
    assert_eq!(lost.options, export.options);
    jobs.remove(&lost);
    assert_eq!(std::fs::read_dir(jobs.folder()).unwrap().count(), 0);
    let jobs = Jobs::new(folder.path().join("exports")).unwrap();
    assert!(jobs.get(export.id, "token", "technical-maturity").is_none());
}

#[tokio::test]
async fn nothing_is_left_beside_the_file() {
    for format in [Format::Xlsx, Format::Zip, Format::Sav, Format::Parquet] {
        let Made { folder: _folder, jobs, export } = made(Options { format, ..Options::default() }).await;
        let State::Done(done, _) = export.state() else { panic!("{:?}", export.state()) };
        let files: Vec<_> =
            std::fs::read_dir(jobs.folder()).unwrap().map(|file| file.unwrap().path()).collect();
        let record = jobs.file(&export).with_extension("job");
        assert!(files.iter().all(|file| [&jobs.file(&export), &record].contains(&file)), "{files:?}");
        assert_eq!((done.rows, done.bytes), (50, std::fs::metadata(jobs.file(&export)).unwrap().len()));
    }
}
