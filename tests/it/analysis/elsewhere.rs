//! What another process writes to the store: seen by whoever may see everything, and by others only once it is enough.

use std::sync::Arc;

use backend::analysis::{Analysis, View};
use backend::demo;
use backend::disclosure::USUAL_THRESHOLD;
use backend::store::sqlite::Sqlite;
use backend::store::{KeptDefinition, NewResponse, Store};
use shared::survey::Survey;
use tempfile::TempDir;

use crate::server::MONDAY;

const SURVEY: &str = "technical-maturity";

/// Made-up responses of one week.
fn responses(survey: &Arc<Survey>, (count, seed): (u32, u64), week: &str) -> Vec<NewResponse> {
    let responses = demo::responses(survey, count, seed, MONDAY);
    responses.map(|response| NewResponse { week: week.into(), ..response.unwrap() }).collect()
}

#[tokio::test]
async fn what_others_write_and_remove_is_noticed() {
    let surveys = backend::surveys::load(None).unwrap_or_else(|failure| panic!("{failure}"));
    let survey = surveys.get(SURVEY).unwrap();
    let folder = TempDir::new().unwrap();
    let ours: Arc<dyn Store> = Arc::new(Sqlite::open(folder.path()).await.unwrap());
    ours.keep_definition(&KeptDefinition::of(survey, "2026-W01".into())).await.unwrap();
    ours.add_responses(responses(survey, (3, 1), "2026-W01")).await.unwrap();
    ours.add_responses(responses(survey, (20, 2), "2026-W02")).await.unwrap();
    let analysis = Analysis::new(Arc::clone(&ours), [survey], USUAL_THRESHOLD);
    let counts = async || {
        analysis.reconcile().await.unwrap();
        let n = async |view| analysis.snapshot(SURVEY, view).await.unwrap().n();
        (n(View::Live).await, n(View::Released).await)
    };
    let first = analysis.snapshot(SURVEY, View::Live).await.unwrap();
    analysis.retain(SURVEY, &first);
    assert_eq!(counts().await, (23, 23));

    let theirs = Sqlite::open(folder.path()).await.unwrap();
    theirs.add_responses(responses(survey, (4, 3), "2026-W02")).await.unwrap();
    assert_eq!(counts().await, (27, 23), "so few would show by themselves");
    theirs.add_responses(responses(survey, (6, 4), "2026-W02")).await.unwrap();
    assert_eq!(counts().await, (33, 33));
    theirs.purge(SURVEY, "2026-W02").await.unwrap();
    assert_eq!(counts().await, (30, 30), "what is gone is in neither");
    assert!(
        analysis.snapshot_of(SURVEY, &first.version()).await.unwrap().is_none(),
        "nor in a list that was begun"
    );
    theirs.close().await;
    ours.close().await;
}
