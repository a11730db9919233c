//! Making a file: the store is read in one place and the file written in another, a few responses apart.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use tokio::sync::mpsc;

use super::formats::{self, Job, Sink, Widths};
use super::record::Record;
use super::{Dataset, ExportError, Format, Options, Output, Plan};
use crate::store::{Store, StoreError, StoredResponse};

/// Bytes of answers that are read at a time, about.
const BATCH: usize = 2 << 20;

/// Most responses that are read at a time.
const MOST: u32 = 4096;

/// How far an export has come. Shared between who makes it and who waits for it.
#[derive(Debug, Default)]
pub struct Progress {
    /// Responses there were when it began; twice that for a kind of file that needs to see them twice.
    pub of: AtomicU64,
    /// Responses seen so far.
    pub seen: AtomicU64,
    /// Whether it is to be given up.
    pub is_cancelled: AtomicBool,
}

/// A file that was made.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Done {
    /// How many rows it has, the line of names apart.
    pub rows: u64,
    /// Its size.
    pub bytes: u64,
    /// Its SHA-256 in hexadecimal digits.
    pub sha256: String,
}

/// Writes all responses to a survey, in the order of their ids. What must be set aside meanwhile is set aside in `folder`.
///
/// # Errors
/// [`ExportError`]: what was written by then is of no use.
pub async fn run(
    store: Arc<dyn Store>,
    dataset: Arc<Dataset>,
    plan: Arc<Plan>,
    options: Options,
    (folder, output): (&Path, Output),
    progress: Arc<Progress>,
) -> Result<Done, ExportError> {
    let passes = if options.format == Format::Sav { 2 } else { 1 };
    let n = store.count(&dataset.survey().about.id).await?;
    progress.of.store(n * passes, Ordering::Relaxed);
    let source = Source { store, dataset: Arc::clone(&dataset), plan: Arc::clone(&plan), progress };
    let mut widths = Widths::default();
    if passes == 2 {
        widths = source
            .clone()
            .each(widths, |widths, cells| {
                widths.measure(cells);
                Ok(())
            })
            .await?;
    }
    let job = Job { dataset, plan, options, widths: widths.0 };
    let sink = formats::begin(job, folder, output)?;
    let written: (Box<dyn Sink>, u64) = source
        .each((sink, 0), |(sink, rows), cells| {
            *rows += 1;
            sink.row(cells)
        })
        .await?;
    let (sink, rows) = written;
    let finish = move || Ok::<_, ExportError>(sink.finish()?.finish()?);
    let (bytes, sha256) = tokio::task::spawn_blocking(finish).await.map_err(ExportError::format)??;
    Ok(Done { rows, bytes, sha256 })
}

/// Where rows come from.
#[derive(Clone)]
struct Source {
    store: Arc<dyn Store>,
    dataset: Arc<Dataset>,
    plan: Arc<Plan>,
    progress: Arc<Progress>,
}

impl Source {
    /// Calls `write` with `state` and the cells of each row; gives the state back.
    async fn each<T: Send + 'static>(
        self,
        mut state: T,
        write: impl Fn(&mut T, &[super::record::Value]) -> Result<(), ExportError> + Send + 'static,
    ) -> Result<T, ExportError> {
        let (read, mut batches) = mpsc::channel::<Vec<StoredResponse>>(2);
        let Source { store, dataset, plan, progress } = self;
        let survey = dataset.survey().about.id.clone();
        let writer = tokio::task::spawn_blocking(move || {
            while let Some(batch) = batches.blocking_recv() {
                for response in &batch {
                    let record = Record::read(&dataset, response)?;
                    if !plan.filter.accepts(&record.row) {
                        continue;
                    }
                    plan.rows(&record, &mut |cells| write(&mut state, cells))?;
                }
                progress.seen.fetch_add(batch.len() as u64, Ordering::Relaxed);
                if progress.is_cancelled.load(Ordering::Relaxed) {
                    return Err(ExportError::Cancelled);
                }
            }
            Ok(state)
        });
        // When the writer has failed it says why, and nobody takes the batches any more.
        self::read(store, &survey, read).await?;
        writer.await.map_err(ExportError::format)?
    }
}

/// Reads all responses to a survey, in batches small enough for the memory and large enough for the time.
async fn read(
    store: Arc<dyn Store>,
    survey: &str,
    batches: mpsc::Sender<Vec<StoredResponse>>,
) -> Result<(), StoreError> {
    let (mut after, mut limit) = (None, 64);
    loop {
        let batch = store.responses(survey, after, limit).await?;
        let Some(last) = batch.last() else { return Ok(()) };
        after = Some(last.id);
        let bytes: usize = batch.iter().map(|response| response.answers.get().len()).sum();
        let fitting = BATCH * batch.len() / bytes.max(1);
        limit = u32::try_from(fitting).unwrap_or(MOST).clamp(16, MOST);
        if batches.send(batch).await.is_err() {
            return Ok(());
        }
    }
}
