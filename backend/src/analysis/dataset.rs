//! One survey's snapshots, and the changes they have yet to take in.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use shared::survey::Survey;
use uuid::Uuid;

use super::row::Texts;
use super::snapshot::Snapshot;
use super::{View, load};
use crate::store::{Result, Store, StoredResponse};

/// Snapshots kept for lists that are being read.
const RETAINED: usize = 8;

/// Changes that may wait for someone to ask for figures.
const WAITING: usize = 1024;

/// What happened in the store.
pub(super) enum Change {
    /// This response was added.
    Add(StoredResponse),
    /// The response with this id was removed.
    Forget(Uuid),
}

/// One survey's snapshots.
///
/// Changes wait until a snapshot is asked for: what is asked after a change sees it, and many at once cost little more than
/// one.
pub(super) struct Dataset {
    survey: Arc<Survey>,
    /// How many responses come and go before the released view moves on.
    step: u64,
    /// Whether changes are to be noted: from before the first response is read.
    is_wanted: AtomicBool,
    loading: tokio::sync::Mutex<()>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    views: Option<Views>,
    changes: Vec<Change>,
    retained: VecDeque<(String, Arc<Snapshot>)>,
}

struct Views {
    live: Arc<Snapshot>,
    released: Arc<Snapshot>,
    /// How many responses came or went since the released view moved on.
    changed: u64,
}

impl Dataset {
    pub(super) fn new(survey: Arc<Survey>, step: u64) -> Self {
        let (is_wanted, loading, state) =
            (AtomicBool::new(false), tokio::sync::Mutex::default(), Mutex::default());
        Dataset { survey, step, is_wanted, loading, state }
    }

    /// A snapshot that has every change noted so far.
    pub(super) async fn snapshot(&self, store: &Arc<dyn Store>, view: View) -> Result<Arc<Snapshot>> {
        loop {
            if let Some(snapshot) = self.settled(view) {
                return Ok(snapshot);
            }
            let _guard = self.loading.lock().await;
            if self.state().views.is_none() {
                let live = self.load(store).await?;
                self.state().views = Some(Views { released: Arc::clone(&live), live, changed: 0 });
            }
        }
    }

    /// Reads everything anew. Whoever asks for a snapshot meanwhile waits for it, as changes do.
    pub(super) async fn reload(&self, store: &Arc<dyn Store>) -> Result<()> {
        let _guard = self.loading.lock().await;
        let before = self.state().views.take();
        let loaded = self.load(store).await;
        let mut state = self.state();
        state.retained.clear();
        match loaded {
            Ok(live) => {
                state.views = before.map(|views| views.moved_to(live, self.step));
                Ok(())
            }
            Err(error) => {
                state.views = before;
                Err(error)
            }
        }
    }

    /// The bytes that the live snapshot takes, if it was read.
    pub(super) fn bytes(&self) -> Option<usize> {
        self.state().views.as_ref().map(|views| views.live.bytes())
    }

    async fn load(&self, store: &Arc<dyn Store>) -> Result<Arc<Snapshot>> {
        // Before reading begins: what is committed from now on may be read, noted, or both, but not neither.
        self.is_wanted.store(true, Ordering::SeqCst);
        let dictionary = Arc::new(load::dictionary(store, &self.survey).await?);
        Ok(Arc::new(load::snapshot(store, dictionary).await?))
    }

    /// Notes a change.
    pub(super) fn change(&self, change: Change) {
        if !self.is_wanted.load(Ordering::SeqCst) {
            return;
        }
        let mut state = self.state();
        if matches!(change, Change::Forget(_)) {
            state.retained.clear();
        }
        state.changes.push(change);
        if state.changes.len() >= WAITING {
            state.settle(self.step);
        }
    }

    /// The number of responses in the live view, if it was read yet.
    pub(super) fn loaded_n(&self) -> Option<u64> {
        self.settled(View::Live).map(|snapshot| snapshot.n())
    }

    /// Keeps a snapshot that a list was begun on.
    pub(super) fn retain(&self, snapshot: &Arc<Snapshot>) {
        let version = snapshot.version();
        let retained = &mut self.state().retained;
        if retained.iter().all(|(other, _)| *other != version) {
            retained.truncate(RETAINED - 1);
            retained.push_front((version, Arc::clone(snapshot)));
        }
    }

    /// The snapshot with this version, if a list was begun on it a moment ago.
    pub(super) fn retained(&self, version: &str) -> Option<Arc<Snapshot>> {
        let state = self.state();
        state.retained.iter().find(|(other, _)| other == version).map(|(_, snapshot)| Arc::clone(snapshot))
    }

    fn settled(&self, view: View) -> Option<Arc<Snapshot>> {
        let mut state = self.state();
        state.settle(self.step);
        state.views.as_ref().map(|views| match view {
            View::Live => Arc::clone(&views.live),
            View::Released => Arc::clone(&views.released),
        })
    }

    /// Nothing that holds the lock leaves the state half changed.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Views {
    /// After all was read anew: the released view moves on as if the responses had come and gone one by one.
    fn moved_to(self, live: Arc<Snapshot>, step: u64) -> Self {
        let ids = |snapshot: &Snapshot| snapshot.ids(&snapshot.all(), None, usize::MAX);
        let missing = |from: &Snapshot, others: Vec<Uuid>| -> Vec<Uuid> {
            let all = from.all();
            others.into_iter().filter(|id| !all.contains(from, *id)).collect()
        };
        let gone = missing(&live, ids(&self.released));
        let changed = (missing(&self.released, ids(&live)).len() + gone.len()) as u64;
        if changed >= step {
            return Views { released: Arc::clone(&live), live, changed: 0 };
        }
        let mut released = Snapshot::clone(&self.released);
        for id in gone {
            released.remove(id);
        }
        Views { live, released: Arc::new(released), changed }
    }
}

impl State {
    /// Takes in the changes that wait, once there is something to take them into.
    fn settle(&mut self, step: u64) {
        let Some(views) = self.views.as_mut().filter(|_| !self.changes.is_empty()) else { return };
        let mut live = Snapshot::clone(&views.live);
        let mut released = None;
        for change in self.changes.drain(..) {
            let is_change = match change {
                Change::Add(response) => match live.dictionary.row(&response, Texts::Left) {
                    Ok(row) => live.insert(&row),
                    Err(error) => {
                        tracing::error!(%error, "a response cannot be analysed");
                        false
                    }
                },
                Change::Forget(id) => {
                    released.get_or_insert_with(|| Snapshot::clone(&views.released)).remove(id);
                    live.remove(id)
                }
            };
            views.changed += u64::from(is_change);
        }
        views.live = Arc::new(live);
        if views.changed >= step {
            (views.released, views.changed) = (Arc::clone(&views.live), 0);
        } else if let Some(released) = released {
            views.released = Arc::new(released);
        }
    }
}
