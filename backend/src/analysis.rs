//! What is counted: every survey's responses as a [`Snapshot`] in memory, kept in step with the store.
//!
//! A snapshot is read from the store when it is first wanted, and follows it from then on: whoever adds a response to the
//! store or removes one says so here ([`Analysis::add`], [`Analysis::forget`]). Changes made by another process are
//! noticed by [`Analysis::reconcile`].
//!
//! There are two views of the same data. The live one is always up to date. The released one moves on only when enough
//! responses came or went since it last did, so that whoever watches its figures change cannot tell what one response said:
//! see [`disclosure`](crate::disclosure).

mod bits;
mod column;
pub mod cross;
mod dataset;
mod dictionary;
pub mod filter;
mod load;
mod row;
mod segment;
mod snapshot;
pub mod statistics;
pub mod tally;
pub mod time;
pub mod words;

use std::collections::HashMap;
use std::sync::Arc;

use shared::survey::Survey;
use uuid::Uuid;

use self::dataset::{Change, Dataset};
use crate::store::{Result, Store, StoreError, StoredResponse};

pub use bits::Bits;
pub use column::{Codes, Column, Presence, State};
pub use dictionary::{Code, Dictionary, Question, Variable};
pub use row::{Cell, Row, Texts};
pub use segment::Segment;
pub use snapshot::{SEGMENTS, Selection, Snapshot};

/// Which state of the data is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// As it is now.
    Live,
    /// As it was when it last moved on by enough responses.
    Released,
}

/// The snapshots of all surveys.
pub struct Analysis {
    store: Arc<dyn Store>,
    datasets: HashMap<String, Dataset>,
}

impl Analysis {
    /// Of these surveys, read from `store` when they are first wanted. The released view moves on by `step` responses.
    pub fn new<'a>(
        store: Arc<dyn Store>,
        surveys: impl IntoIterator<Item = &'a Arc<Survey>>,
        step: u64,
    ) -> Self {
        let dataset =
            |survey: &Arc<Survey>| (survey.about.id.clone(), Dataset::new(Arc::clone(survey), step));
        Analysis { store, datasets: surveys.into_iter().map(dataset).collect() }
    }

    /// The responses to a survey. Reads them from the store if that was not done yet; then waiting may take seconds.
    ///
    /// # Errors
    /// When the store fails, and for a survey that is not served.
    pub async fn snapshot(&self, survey: &str, view: View) -> Result<Arc<Snapshot>> {
        self.dataset(survey)?.snapshot(&self.store, view).await
    }

    /// The responses to a survey as they were when [`Snapshot::version`] was `version`: now, or a moment ago if a
    /// [list](Self::retain) was begun then.
    ///
    /// # Errors
    /// As [`snapshot`](Self::snapshot).
    pub async fn snapshot_of(&self, survey: &str, version: &str) -> Result<Option<Arc<Snapshot>>> {
        let live = self.snapshot(survey, View::Live).await?;
        if live.version() == version {
            return Ok(Some(live));
        }
        Ok(self.dataset(survey)?.retained(version))
    }

    /// Keeps a snapshot at hand for whoever reads a list of it page by page. Only the latest few are kept.
    pub fn retain(&self, survey: &str, snapshot: &Arc<Snapshot>) {
        if let Some(dataset) = self.datasets.get(survey) {
            dataset.retain(snapshot);
        }
    }

    /// Takes note of a response that is now in the store.
    pub fn add(&self, survey: &str, response: StoredResponse) {
        if let Some(dataset) = self.datasets.get(survey) {
            dataset.change(Change::Add(response));
        }
    }

    /// Takes note that a response is no longer in the store. No snapshot handed out from now on has it, in either view.
    pub fn forget(&self, survey: &str, id: Uuid) {
        if let Some(dataset) = self.datasets.get(survey) {
            dataset.change(Change::Forget(id));
        }
    }

    /// Reads a survey anew if the store has another number of responses than its snapshot: another process wrote to it.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn reconcile(&self) -> Result<()> {
        for (survey, dataset) in &self.datasets {
            if let Some(n) = dataset.loaded_n()
                && self.store.count(survey).await? != n
                // A response may be in the store a moment before it is noted here.
                && self.store.count(survey).await? != dataset.loaded_n().unwrap_or(n)
            {
                dataset.reload(&self.store).await?;
            }
        }
        Ok(())
    }

    /// The bytes that each survey's snapshot takes, of those that were read, by survey.
    pub fn sizes(&self) -> Vec<(&str, usize)> {
        let size = |(survey, dataset): (_, &Dataset)| Some((String::as_str(survey), dataset.bytes()?));
        let mut sizes: Vec<_> = self.datasets.iter().filter_map(size).collect();
        sizes.sort_unstable();
        sizes
    }

    fn dataset(&self, survey: &str) -> Result<&Dataset> {
        self.datasets.get(survey).ok_or_else(|| StoreError::Failed("the survey is not served".into()))
    }
}
