//! Exports made in the background: files in a folder, kept for a day.
//!
//! What is going on is kept in memory, and beside the files what was asked for: no file is kept over a restart, in which
//! nobody would know whether a response in it was withdrawn meanwhile, but whoever asked is told that it was lost. Several servers
//! behind one address need requests of one token to reach the same one.

mod record;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::time::Instant;
use uuid::Uuid;

use super::{Dataset, Done, ExportError, Options, Output, Plan, Progress, run};
use crate::store::Store;

/// How long a file is kept.
const KEPT: Duration = Duration::from_hours(24);

/// Exports made at the same time; others wait. Each takes a processor.
const AT_ONCE: usize = 1;

/// Exports that a token may have.
const MOST: usize = 20;

/// All exports of this process.
pub struct Jobs {
    folder: PathBuf,
    turn: Semaphore,
    exports: Mutex<HashMap<Uuid, Arc<Export>>>,
}

/// An export that was asked for.
pub struct Export {
    /// Its id: random.
    pub id: Uuid,
    /// The id of the token that asked for it, and alone may have it.
    pub token: String,
    /// The survey.
    pub survey: String,
    /// What was asked for.
    pub options: Options,
    /// How far it has come.
    pub progress: Arc<Progress>,
    key: Option<String>,
    state: Mutex<State>,
}

/// An export as it is asked for.
pub struct Asked {
    /// What the columns are.
    pub dataset: Arc<Dataset>,
    /// What is made of them.
    pub plan: Arc<Plan>,
    /// What was asked for.
    pub options: Options,
    /// The id of the token that asks.
    pub token: String,
    /// What else this request is known by, so that sending it again begins nothing.
    pub key: Option<String>,
}

/// Why an export is not begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotBegun {
    /// The token has too many already.
    TooMany,
    /// The key was used for another export.
    Conflict,
}

/// What became of an export.
#[derive(Clone, Debug)]
pub enum State {
    /// It waits for its turn.
    Queued,
    /// It is being made.
    Running,
    /// It can be fetched.
    Done(Done, Instant),
    /// It was not made, and why.
    Failed(String, Instant),
}

impl Export {
    /// What became of it so far.
    pub fn state(&self) -> State {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set(&self, state: State) {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner) = state;
    }

    /// Whether it came of the same request as another, and may be had.
    fn is_same_request(&self, other: &Export) -> bool {
        let is_same = self.key == other.key && self.token == other.token && self.survey == other.survey;
        self.key.is_some() && is_same && !matches!(self.state(), State::Failed(..))
    }

    fn is_old(&self, now: Instant) -> bool {
        match self.state() {
            State::Queued | State::Running => false,
            State::Done(_, since) | State::Failed(_, since) => now.duration_since(since) >= KEPT,
        }
    }
}

impl Jobs {
    /// Keeps files in `folder`, which is made when it is first needed. Files that an earlier process left there are removed, and
    /// their exports are lost.
    ///
    /// # Errors
    /// When they cannot be read or removed.
    pub fn new(folder: PathBuf) -> std::io::Result<Arc<Self>> {
        let lost = record::clear(&folder)?.into_iter().map(|export| (export.id, Arc::new(export)));
        let exports = Mutex::new(lost.collect());
        Ok(Arc::new(Jobs { folder, turn: Semaphore::new(AT_ONCE), exports }))
    }

    /// Begins an export with a new `id`, or gives the one that the same request began before.
    ///
    /// # Errors
    /// [`NotBegun`].
    pub fn begin(
        self: &Arc<Self>,
        store: Arc<dyn Store>,
        id: Uuid,
        asked: Asked,
    ) -> Result<Arc<Export>, NotBegun> {
        let Asked { dataset, plan, options, token, key } = asked;
        let survey = dataset.survey().about.id.clone();
        let (progress, state) = (Arc::default(), Mutex::new(State::Queued));
        let export = Arc::new(Export { id, token, survey, options, progress, key, state });
        {
            let mut jobs = self.jobs();
            if let Some(before) = jobs.values().find(|other| other.is_same_request(&export)) {
                let is_same = before.options == export.options;
                return if is_same { Ok(Arc::clone(before)) } else { Err(NotBegun::Conflict) };
            }
            let of_token = jobs.values().filter(|other| other.token == export.token).count();
            if of_token >= MOST {
                return Err(NotBegun::TooMany);
            }
            jobs.insert(id, Arc::clone(&export));
        }
        if let Err(error) = record::write(&self.folder, &export) {
            tracing::error!(%error, "nobody will know of this export after a restart");
        }
        let (jobs, started) = (Arc::clone(self), Arc::clone(&export));
        tokio::spawn(async move {
            let made = jobs.make(store, dataset, plan, &started).await;
            let state = match made {
                Ok(done) => State::Done(done, Instant::now()),
                Err(error) => {
                    if !matches!(
                        error,
                        ExportError::BadOptions(_) | ExportError::TooLong { .. } | ExportError::Cancelled
                    ) {
                        tracing::error!(%error, "an export failed");
                    }
                    jobs.remove_file(&started);
                    State::Failed(error.to_string(), Instant::now())
                }
            };
            started.set(state);
        });
        Ok(export)
    }

    async fn make(
        &self,
        store: Arc<dyn Store>,
        dataset: Arc<Dataset>,
        plan: Arc<Plan>,
        export: &Export,
    ) -> Result<Done, ExportError> {
        // The semaphore is never closed.
        let _turn = self.turn.acquire().await.map_err(ExportError::format)?;
        if export.progress.is_cancelled.load(Ordering::Relaxed) {
            return Err(ExportError::Cancelled);
        }
        export.set(State::Running);
        record::folder(&self.folder)?;
        let output = Output::new(std::fs::File::create(self.file(export))?);
        let (options, progress) = (export.options.clone(), Arc::clone(&export.progress));
        run(store, dataset, plan, options, (&self.folder, output), progress).await
    }

    /// How many exports wait, and how many are being made.
    pub fn under_way(&self) -> (usize, usize) {
        let states: Vec<State> = self.jobs().values().map(|export| export.state()).collect();
        let count = |is: fn(&State) -> bool| states.iter().filter(|state| is(state)).count();
        (count(|state| matches!(state, State::Queued)), count(|state| matches!(state, State::Running)))
    }

    /// The export with this id that this token asked for.
    pub fn get(&self, id: Uuid, token: &str, survey: &str) -> Option<Arc<Export>> {
        let jobs = self.jobs();
        jobs.get(&id).filter(|export| export.token == token && export.survey == survey).cloned()
    }

    /// Where the file of an export is.
    pub fn file(&self, export: &Export) -> PathBuf {
        self.folder.join(export.id.to_string()).with_extension(export.options.format.extension())
    }

    /// Gives an export up and removes its file.
    pub fn remove(&self, export: &Export) {
        export.progress.is_cancelled.store(true, Ordering::Relaxed);
        self.jobs().remove(&export.id);
        self.remove_file(export);
        record::remove(&self.folder, export);
    }

    /// Gives up every export of a survey: a response to it, which any of them may hold, was deleted.
    pub fn forget(&self, survey: &str) {
        let of_survey: Vec<_> =
            self.jobs().values().filter(|export| export.survey == survey).cloned().collect();
        for export in of_survey {
            self.remove(&export);
        }
    }

    /// Removes what was done a day or longer before `now`.
    pub fn purge(&self, now: Instant) {
        let old: Vec<_> = self.jobs().values().filter(|export| export.is_old(now)).cloned().collect();
        for export in old {
            self.remove(&export);
        }
    }

    /// Where files are kept.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn remove_file(&self, export: &Export) {
        if let Err(error) = std::fs::remove_file(self.file(export))
            && error.kind() != std::io::ErrorKind::NotFound
        {
            tracing::error!(%error, "the file of an export cannot be removed");
        }
    }

    fn jobs(&self) -> MutexGuard<'_, HashMap<Uuid, Arc<Export>>> {
        self.exports.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
