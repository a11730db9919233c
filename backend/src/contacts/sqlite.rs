//! Contact details in one SQLite file, `contacts.db`, which shares no connection with any other.
//!
//! After each batch the file is rewritten in the order of its random keys and its log emptied, so that the files at rest
//! show neither batches nor order.

mod migrations;

use std::path::Path;
use std::sync::Arc;

use async_trait::async_trait;
use serde_json::value::RawValue;
use sqlx::query::Query;
use sqlx::sqlite::SqliteArguments;
use sqlx::{ConnectOptions as _, Connection as _, Sqlite, SqliteConnection};
use tokio::sync::{MappedMutexGuard, Mutex, MutexGuard};
use uuid::Uuid;

use super::held::Held;
use super::{ContactStore, NewContact, StoredContact};
use crate::clock::{Clock, week};
use crate::digest::Hash;
use crate::store::sqlite::{make_private, options, order};
use crate::store::{Result, StoreError};

/// The name of the database in its folder.
pub const FILE: &str = "contacts.db";

/// A store of contact details in one SQLite file. One connection serves all: nobody is in a hurry here.
pub struct SqliteContacts {
    opened: Mutex<Option<Opened>>,
    clock: Arc<dyn Clock>,
}

struct Opened {
    connection: SqliteConnection,
    held: Held,
}

impl SqliteContacts {
    /// Opens the store in `folder`, making both if they are not there and bringing the tables up to date. `clock` tells the
    /// week of a batch.
    ///
    /// # Errors
    /// When the folder cannot be made, or the database in it cannot be opened or is of a later version of the program.
    pub async fn open(folder: &Path, clock: Arc<dyn Clock>) -> Result<Self> {
        make_private(folder).map_err(|error| StoreError::Failed(error.into()))?;
        let mut connection = options(&folder.join(FILE)).connect().await?;
        migrations::migrations()
            .run(&mut connection)
            .await
            .map_err(|error| StoreError::Failed(error.into()))?;
        let opened = Opened { connection, held: Held::default() };
        Ok(SqliteContacts { opened: Mutex::new(Some(opened)), clock })
    }

    async fn opened(&self) -> Result<MappedMutexGuard<'_, Opened>> {
        MutexGuard::try_map(self.opened.lock().await, Option::as_mut).map_err(|_| StoreError::Closed)
    }

    fn week(&self) -> String {
        week(self.clock.today())
    }
}

#[async_trait]
impl ContactStore for SqliteContacts {
    async fn add(&self, contact: NewContact) -> Result<()> {
        let mut opened = self.opened().await?;
        if opened.has(&contact).await? {
            return Ok(());
        }
        let (survey, id) = (contact.survey.clone(), contact.id);
        if opened.held.add(contact)
            && let Err(error) = opened.write(&survey, &self.week()).await
        {
            opened.held.remove(&survey, id);
            return Err(error);
        }
        Ok(())
    }

    async fn write_held(&self) -> Result<()> {
        self.opened().await?.write_all(&self.week()).await
    }

    async fn contacts(&self, survey: &str) -> Result<Vec<StoredContact>> {
        let select = "SELECT id, week, details FROM contacts WHERE survey = $1 ORDER BY id";
        let mut opened = self.opened().await?;
        let rows: Vec<(Vec<u8>, String, String)> =
            sqlx::query_as(select).bind(survey).fetch_all(&mut opened.connection).await?;
        rows.into_iter().map(contact).collect()
    }

    async fn delete(&self, survey: &str, id: Uuid) -> Result<bool> {
        let delete = "DELETE FROM contacts WHERE survey = $1 AND id = $2";
        let delete = sqlx::query(delete).bind(survey).bind(&id.as_bytes()[..]);
        Ok(self.opened().await?.delete(delete).await? > 0)
    }

    async fn withdraw(&self, survey: &str, lock: &Hash) -> Result<()> {
        let mut opened = self.opened().await?;
        opened.held.withdraw(survey, lock);
        let delete = "DELETE FROM contacts WHERE survey = $1 AND withdrawal_lock = $2";
        opened.delete(sqlx::query(delete).bind(survey).bind(&lock[..])).await?;
        Ok(())
    }

    async fn purge(&self, survey: &str, before: &str) -> Result<u64> {
        let delete = "DELETE FROM contacts WHERE survey = $1 AND week < $2";
        self.opened().await?.delete(sqlx::query(delete).bind(survey).bind(before)).await
    }

    async fn count_before(&self, survey: &str, before: &str) -> Result<u64> {
        let select = "SELECT count(*) FROM contacts WHERE survey = $1 AND week < $2";
        let select = sqlx::query_scalar(select).bind(survey).bind(before);
        let count: i64 = select.fetch_one(&mut self.opened().await?.connection).await?;
        Ok(count.unsigned_abs())
    }

    async fn ready(&self) -> Result<()> {
        let mut opened = self.opened().await?;
        let _: i64 =
            sqlx::query_scalar("SELECT count(*) FROM contacts").fetch_one(&mut opened.connection).await?;
        Ok(())
    }

    async fn close(&self) {
        let Some(mut opened) = self.opened.lock().await.take() else { return };
        if let Err(error) = opened.write_all(&self.week()).await {
            tracing::error!(%error, "contact details that were held are lost");
        }
        if let Err(error) = opened.connection.close().await {
            tracing::error!(%error, "the connection to the contact details did not close cleanly");
        }
    }
}

impl Opened {
    async fn has(&mut self, contact: &NewContact) -> Result<bool> {
        let select = "SELECT count(*) FROM contacts WHERE id = $1";
        let count: i64 = sqlx::query_scalar(select)
            .bind(&contact.id.as_bytes()[..])
            .fetch_one(&mut self.connection)
            .await?;
        Ok(count > 0)
    }

    /// Deletes contacts so that no file holds them, and says how many.
    async fn delete(&mut self, delete: Query<'_, Sqlite, SqliteArguments>) -> Result<u64> {
        let deleted = delete.execute(&mut self.connection).await?.rows_affected();
        if deleted > 0 {
            order::forget(&mut self.connection).await?;
        }
        Ok(deleted)
    }

    async fn write_all(&mut self, week: &str) -> Result<()> {
        for survey in self.held.surveys() {
            self.write(&survey, week).await?;
        }
        Ok(())
    }

    /// Writes the batch of a survey in one transaction; it is held until that is done.
    async fn write(&mut self, survey: &str, week: &str) -> Result<()> {
        let insert =
            "INSERT INTO contacts (id, survey, week, withdrawal_lock, details) VALUES ($1, $2, $3, $4, $5)
                      ON CONFLICT (id) DO NOTHING";
        let mut transaction = self.connection.begin_with("BEGIN IMMEDIATE").await?;
        for contact in self.held.batch(survey) {
            let details =
                serde_json::to_string(&contact.details).map_err(|error| StoreError::Failed(error.into()))?;
            sqlx::query(insert)
                .bind(&contact.id.as_bytes()[..])
                .bind(survey)
                .bind(week)
                .bind(contact.withdrawal_lock.as_ref().map(|lock| &lock[..]))
                .bind(details)
                .execute(&mut *transaction)
                .await?;
        }
        transaction.commit().await?;
        self.held.written(survey);
        if let Err(error) = order::forget(&mut self.connection).await {
            tracing::warn!(%error, "the pages of the contact details keep their order until the next batch");
        }
        Ok(())
    }
}

fn contact((id, week, details): (Vec<u8>, String, String)) -> Result<StoredContact> {
    let inconsistent =
        |detail: &str| StoreError::Inconsistent { table: "contacts", detail: detail.to_owned() };
    let id = Uuid::from_slice(&id).map_err(|_| inconsistent("an id has not 16 bytes"))?;
    let details = RawValue::from_string(details).map_err(|_| inconsistent("details are not JSON"))?;
    Ok(StoredContact { id, week, details })
}
