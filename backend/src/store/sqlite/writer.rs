//! The one writer of responses: it commits all that wait in one durable transaction, then acknowledges each.
//!
//! A commit costs a wait for the disk, whatever it holds. While one is under way requests queue up, and the next takes them
//! all: the busier the server, the more responses share a wait. The queue is bounded; when it is full, requests wait to
//! enter it until they time out.

use std::sync::Arc;
use std::time::Duration;

use sqlx::{Connection as _, SqliteConnection};
use tokio::sync::{Notify, RwLock, mpsc, oneshot};
use tokio::task::JoinHandle;
use tokio::time::Instant;
use uuid::Uuid;

use super::removal::{Removal, remove};
use super::{bulk, order, texts, uploads};
use crate::store::{Added, NewResponse, Result, StoreError};

/// Responses that may wait. At some kilobytes each this is a few megabytes.
const QUEUE: usize = 1024;

/// Most responses in one transaction.
const BATCH: usize = 256;

/// How long after a commit the order of arrival is forgotten, at the earliest: see [`order`].
const REST: Duration = Duration::from_secs(10);

/// How many times as long as it takes the writer then leaves it alone, so that a busy server is not slowed by it.
const RARELY: u32 = 20;

/// A response to keep and where to say what became of it.
struct Job {
    response: NewResponse,
    reply: oneshot::Sender<Result<Added>>,
}

/// Responses to keep in a transaction of their own, and where to say that they are kept.
struct BulkJob {
    responses: Vec<NewResponse>,
    reply: oneshot::Sender<Result<()>>,
}

/// Responses to delete, and where to say which they were.
struct RemovalJob {
    removal: Removal,
    reply: oneshot::Sender<Result<Vec<Uuid>>>,
}

/// Where jobs are left for the writer.
#[derive(Clone)]
struct Queues {
    jobs: mpsc::Sender<Job>,
    bulk: mpsc::Sender<BulkJob>,
    /// Something was written on another connection.
    changed: Arc<Notify>,
    removals: mpsc::Sender<RemovalJob>,
}

/// The writer's end that requests hold. Empty once it is closed.
pub(super) struct Writer(RwLock<Option<(Queues, JoinHandle<()>)>>);

impl Writer {
    /// Starts the writer, which owns `connection` from now on.
    pub(super) fn start(connection: SqliteConnection) -> Self {
        let (jobs, queue) = mpsc::channel(QUEUE);
        let (bulk, bulk_queue) = mpsc::channel(1);
        let changed = Arc::new(Notify::new());
        let (removals, removal_queue) = mpsc::channel(QUEUE);
        let ends = (queue, bulk_queue, removal_queue);
        let task = tokio::spawn(run(connection, ends, Arc::clone(&changed)));
        Writer(RwLock::new(Some((Queues { jobs, bulk, changed, removals }, task))))
    }

    /// Says that something was written on another connection, whose order is to be forgotten as well.
    pub(super) async fn tell_of_change(&self) -> Result<()> {
        self.queues().await?.changed.notify_one();
        Ok(())
    }

    /// Keeps a response; returns when it is on disk.
    pub(super) async fn add(&self, response: NewResponse) -> Result<Added> {
        let (reply, answer) = oneshot::channel();
        self.queues().await?.jobs.send(Job { response, reply }).await.map_err(|_| StoreError::Closed)?;
        answer.await.map_err(|_| StoreError::Closed)?
    }

    /// How many responses wait.
    pub(super) async fn queued(&self) -> usize {
        self.queues().await.map_or(0, |queues| queues.jobs.max_capacity() - queues.jobs.capacity())
    }

    /// Keeps all of these responses or none; returns when they are on disk.
    pub(super) async fn add_many(&self, responses: Vec<NewResponse>) -> Result<()> {
        let (reply, answer) = oneshot::channel();
        let job = BulkJob { responses, reply };
        self.queues().await?.bulk.send(job).await.map_err(|_| StoreError::Closed)?;
        answer.await.map_err(|_| StoreError::Closed)?
    }

    /// Deletes responses; returns when no file holds them any more.
    pub(super) async fn remove(&self, removal: Removal) -> Result<Vec<Uuid>> {
        let (reply, answer) = oneshot::channel();
        let job = RemovalJob { removal, reply };
        self.queues().await?.removals.send(job).await.map_err(|_| StoreError::Closed)?;
        answer.await.map_err(|_| StoreError::Closed)?
    }

    async fn queues(&self) -> Result<Queues> {
        self.0.read().await.as_ref().map(|(queues, _)| queues.clone()).ok_or(StoreError::Closed)
    }

    /// Commits what waits, then lets go of the database.
    pub(super) async fn close(&self) {
        if let Some((queues, task)) = self.0.write().await.take() {
            drop(queues);
            // It can only fail by a panic, which has been reported where it happened.
            let _ = task.await;
        }
    }
}

async fn run(
    mut connection: SqliteConnection,
    (mut queue, mut bulk, mut removals): (
        mpsc::Receiver<Job>,
        mpsc::Receiver<BulkJob>,
        mpsc::Receiver<RemovalJob>,
    ),
    changed: Arc<Notify>,
) {
    let mut jobs = Vec::with_capacity(BATCH);
    let mut forget_at: Option<Instant> = None;
    let mut rest = REST;
    loop {
        let is_work = tokio::select! {
            biased;
            () = due(forget_at) => {
                let begun = Instant::now();
                forget(&mut connection).await;
                (forget_at, rest) = (None, REST.max(begun.elapsed() * RARELY));
                continue;
            }
            () = changed.notified() => true,
            taken = queue.recv_many(&mut jobs, BATCH) => taken > 0,
            Some(job) = bulk.recv() => {
                work_in_bulk(&mut connection, job).await;
                true
            }
            Some(RemovalJob { removal, reply }) = removals.recv() => {
                // What could not be forgotten at once is tried again after a rest.
                let _ = reply.send(remove(&mut connection, &removal).await);
                true
            }
        };
        if !is_work {
            break;
        }
        work(&mut connection, &mut jobs).await;
        forget_at.get_or_insert_with(|| Instant::now() + rest);
    }
    if forget_at.is_some() {
        forget(&mut connection).await;
    }
    if let Err(error) = connection.close().await {
        tracing::error!(%error, "the writer's connection did not close cleanly");
    }
}

/// Waits for a moment; without one, for ever.
async fn due(moment: Option<Instant>) {
    match moment {
        Some(moment) => tokio::time::sleep_until(moment).await,
        None => std::future::pending().await,
    }
}

async fn forget(connection: &mut SqliteConnection) {
    let forgotten = async {
        texts::merge(connection).await?;
        order::forget(connection).await
    };
    if let Err(error) = forgotten.await {
        tracing::warn!(%error, "the order of arrival is not forgotten; the next response makes this be tried again");
    }
}

async fn work(connection: &mut SqliteConnection, jobs: &mut Vec<Job>) {
    // Not even within a transaction does anything reach the disk in the order of arrival.
    jobs.sort_unstable_by_key(|job| job.response.id);
    match commit(connection, jobs).await {
        Ok(outcomes) => {
            for (job, outcome) in jobs.drain(..).zip(outcomes) {
                // Nobody waits any more: the request timed out. Its client asks again and learns that it is kept.
                let _ = job.reply.send(Ok(outcome));
            }
        }
        Err(error) => {
            tracing::error!(%error, responses = jobs.len(), "a transaction failed; none of its responses is kept");
            for job in jobs.drain(..) {
                let _ = job.reply.send(Err(StoreError::Failed("the transaction failed".into())));
            }
        }
    }
}

async fn work_in_bulk(connection: &mut SqliteConnection, BulkJob { mut responses, reply }: BulkJob) {
    responses.sort_unstable_by_key(|response| response.id);
    let kept = bulk::insert(connection, &responses).await;
    // Nobody waits any more: whoever asked was told to stop.
    let _ = reply.send(kept.map_err(StoreError::from));
}

async fn commit(connection: &mut SqliteConnection, jobs: &[Job]) -> Result<Vec<Added>, sqlx::Error> {
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    let mut outcomes = Vec::with_capacity(jobs.len());
    for job in jobs {
        outcomes.push(insert(&mut transaction, &job.response).await?);
    }
    transaction.commit().await?;
    Ok(outcomes)
}

async fn insert(connection: &mut SqliteConnection, response: &NewResponse) -> Result<Added, sqlx::Error> {
    if !uploads::are_there(connection, response).await? {
        // One that was kept before has its uploads already.
        return Ok(repeated(connection, response).await?.unwrap_or(Added::WithoutUploads));
    }
    let insert =
        "INSERT INTO responses (id, survey, version, week, withdrawal_lock, submission, body, answers)
                  VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (submission) DO NOTHING";
    let id = &response.id.as_bytes()[..];
    let inserted = sqlx::query(insert)
        .bind(id)
        .bind(&response.survey)
        .bind(&response.version)
        .bind(&response.week)
        .bind(response.withdrawal_lock.as_ref().map(|lock| &lock[..]))
        .bind(&response.submission[..])
        .bind(&response.body[..])
        .bind(json(&response.answers)?)
        .execute(&mut *connection)
        .await?;
    if inserted.rows_affected() == 0 {
        return repeated(connection, response).await?.ok_or(sqlx::Error::RowNotFound);
    }
    uploads::join(connection, response).await?;
    // One statement for all rows: each statement is a trip to SQLite's thread and back.
    let insert = "INSERT INTO answers (response, variable, item, value)
                  SELECT $1, value ->> 0, value ->> 1, value ->> 2 FROM json_each($2)";
    sqlx::query(insert).bind(id).bind(json(&rows(response))?).execute(&mut *connection).await?;
    texts::insert(connection, &[response]).await?;
    Ok(Added::Now)
}

/// What is to be said of a submission that was kept before, if it was.
async fn repeated(
    connection: &mut SqliteConnection,
    response: &NewResponse,
) -> Result<Option<Added>, sqlx::Error> {
    let select = "SELECT body = $2 FROM responses WHERE submission = $1";
    let is_same: Option<bool> = sqlx::query_scalar(select)
        .bind(&response.submission[..])
        .bind(&response.body[..])
        .fetch_optional(connection)
        .await?;
    Ok(is_same.map(|is_same| if is_same { Added::Before } else { Added::Conflict }))
}

/// The answers as rows: variable, item, value.
pub(super) fn rows(response: &NewResponse) -> Vec<(&str, usize, Option<String>)> {
    let mut rows = Vec::new();
    for (variable, value) in response.answers.answers() {
        match value {
            None => rows.push((variable.as_str(), 0, None)),
            Some(value) => {
                let items = value.items().into_iter().enumerate();
                rows.extend(items.map(|(item, value)| (variable.as_str(), item, Some(value))));
            }
        }
    }
    rows
}

pub(super) fn json(value: &impl serde::Serialize) -> Result<String, sqlx::Error> {
    serde_json::to_string(value).map_err(|error| sqlx::Error::Encode(error.into()))
}

#[cfg(test)]
mod tests {
    use shared::accept::accept;
    use shared::raw::Raw;
    use shared::survey::Form;
    use sqlx::ConnectOptions as _;

    use super::*;
    use crate::digest::sha256;
    use crate::random;
    use crate::store::sqlite::{migrations, options};

    fn response(survey: &str) -> NewResponse {
        let id = random::id().unwrap();
        NewResponse {
            id,
            survey: survey.to_owned(),
            version: "v".to_owned(),
            week: "2026-W48".to_owned(),
            withdrawal_lock: None,
            submission: sha256([&id.as_bytes()[..]]),
            body: sha256([]),
            answers: accept(&Form::default(), &Raw::new()).unwrap(),
        }
    }

    #[tokio::test(start_paused = true)]
    async fn the_order_is_forgotten_when_the_writer_has_rested() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("test.db");
        let mut connection = options(&file).connect().await.unwrap();
        migrations::migrations().run(&mut connection).await.unwrap();
        let definition = "INSERT INTO definitions VALUES ('v', 's', '{}', '2026-W48')";
        sqlx::query(definition).execute(&mut connection).await.unwrap();
        let is_in_database = |text: &str| {
            std::fs::read(&file).unwrap().windows(text.len()).any(|window| window == text.as_bytes())
        };

        let writer = Writer::start(connection);
        assert_eq!(writer.add(response("the first")).await.unwrap(), Added::Now);
        assert!(!is_in_database("the first"), "so far it is in the log");
        tokio::time::advance(REST).await;
        // Answered after what the writer had to do first.
        assert_eq!(writer.add(response("the second")).await.unwrap(), Added::Now);
        assert!(is_in_database("the first") && !is_in_database("the second"));
        writer.close().await;
        assert!(is_in_database("the second"));
    }
}
