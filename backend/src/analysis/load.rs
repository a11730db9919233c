//! Reading a survey's responses from the store into a snapshot.

use std::sync::Arc;

use shared::check::compile;
use shared::definition::Definition;
use shared::survey::Survey;
use tokio::task::{JoinError, JoinSet, spawn_blocking};
use uuid::Uuid;

use super::dictionary::Dictionary;
use super::row::Texts;
use super::snapshot::{SEGMENTS, Snapshot};
use crate::store::{Result, Store, StoreError, StoredResponse};

/// Responses that are read at a time.
const BATCH: u32 = 2048;

/// Parts that are read side by side: the database reads one while another is taken apart.
const PARTS: usize = 4;

/// Every version of a survey that was ever served.
pub(super) async fn dictionary(store: &Arc<dyn Store>, current: &Arc<Survey>) -> Result<Dictionary> {
    let (mut older, mut unreadable) = (Vec::new(), Vec::new());
    for (version, _) in store.versions(&current.about.id).await? {
        if version == current.version {
            continue;
        }
        let document = store.definition(&current.about.id, &version).await?;
        match document.and_then(|document| compile(serde_json::from_str::<Definition>(&document).ok()?).ok())
        {
            Some(survey) => older.push(Arc::new(survey)),
            None => unreadable.push(version),
        }
    }
    if !unreadable.is_empty() {
        tracing::warn!(survey = current.about.id, versions = ?unreadable, "these versions cannot be read any more");
    }
    Ok(Dictionary::new(Arc::clone(current), &older, unreadable))
}

/// All responses there are.
pub(super) async fn snapshot(store: &Arc<dyn Store>, dictionary: Arc<Dictionary>) -> Result<Snapshot> {
    let mut parts = JoinSet::new();
    for part in 0..PARTS {
        let segments = part * SEGMENTS / PARTS..(part + 1) * SEGMENTS / PARTS;
        parts.spawn(self::part(Arc::clone(store), Arc::clone(&dictionary), segments.start, segments.end));
    }
    let mut snapshot = Snapshot::new(dictionary);
    while let Some(part) = parts.join_next().await {
        snapshot.absorb(part.map_err(failed)??);
    }
    Ok(snapshot)
}

/// The responses of the segments from `start` to before `end`.
async fn part(
    store: Arc<dyn Store>,
    dictionary: Arc<Dictionary>,
    start: usize,
    end: usize,
) -> Result<Snapshot> {
    let survey = dictionary.current.about.id.clone();
    let mut snapshot = Snapshot::new(dictionary);
    let mut after = last_before(start);
    loop {
        let batch = store.responses(&survey, after, BATCH).await?;
        let is_last = batch.len() < BATCH as usize || batch.last().is_some_and(|last| segment(last) >= end);
        after = batch.last().map(|last| last.id);
        snapshot = spawn_blocking(move || {
            for response in batch.iter().filter(|response| segment(response) < end) {
                snapshot.insert(&snapshot.dictionary.row(response, Texts::Left)?);
            }
            Ok::<_, StoreError>(snapshot)
        })
        .await
        .map_err(failed)??;
        if is_last {
            return Ok(snapshot);
        }
    }
}

fn segment(response: &StoredResponse) -> usize {
    usize::from(response.id.as_bytes()[0])
}

/// The last id before those of a segment.
fn last_before(segment: usize) -> Option<Uuid> {
    let before = u8::try_from(segment.checked_sub(1)?).ok()?;
    let mut bytes = [u8::MAX; 16];
    bytes[0] = before;
    Some(Uuid::from_bytes(bytes))
}

fn failed(error: JoinError) -> StoreError {
    StoreError::Failed(error.into())
}
