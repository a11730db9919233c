//! The store in one SQLite file.
//!
//! - An acknowledged response is on disk: write-ahead log, `synchronous=FULL`, one transaction for as many responses as
//!   wait (`writer`).
//! - What is deleted is overwritten: `secure_delete`.
//! - The order of arrival is not in the tables; that it is not in the pages either is for `order` to see to.
//! - Nothing is written outside the folder: what SQLite sets aside for a while stays in memory.

mod audit;
mod bulk;
pub(crate) mod copy;
mod migrations;
pub(crate) mod order;
mod removal;
mod rows;
mod texts;
mod uploads;
mod writer;

use std::path::Path;
use std::time::Duration;

use async_trait::async_trait;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions as _, SqlitePool};
use uuid::Uuid;

use self::removal::Removal;
use self::rows::{ResponseRow, TokenRow};
use self::writer::Writer;
use super::{Added, KeptDefinition, NewResponse, Result, Store, StoreError, StoredResponse, Withdrawals};
use crate::audit::{Entry, Look};
use crate::digest::{Hash, is_same};
use crate::token::{self, Token};

/// The name of the database in its folder. SQLite keeps its log beside it.
pub(crate) const FILE: &str = "soundings.db";

/// Bytes of a page. A table sorted by its key keeps a quarter of a page of each row in place and gives the rest a page of
/// its own: in pages of 4 kB most responses would take three times the room.
const PAGE: u32 = 8192;

/// Rows that SQLite's thread may be ahead of whoever reads them. Each time one has to wait for the other costs as much as
/// some rows do.
const ROWS: usize = 1024;

/// How long to wait for others who write.
const PATIENCE: Duration = Duration::from_secs(10);

/// Connections for everything but responses.
const CONNECTIONS: u32 = 4;

/// A store in one SQLite file. Several processes may have it open: tokens are made while the server runs.
pub struct Sqlite {
    pool: SqlitePool,
    writer: Writer,
}

impl Sqlite {
    /// Whether there is a store in `folder`.
    pub fn exists(folder: &Path) -> bool {
        folder.join(FILE).exists()
    }

    /// Opens the store in `folder`, making both if they are not there and bringing the tables up to date.
    ///
    /// # Errors
    /// When the folder cannot be made, or the database in it cannot be opened or is of a later version of the program.
    pub async fn open(folder: &Path) -> Result<Self> {
        make_private(folder).map_err(|error| StoreError::Failed(error.into()))?;
        let options = options(&folder.join(FILE));
        let mut connection = options.connect().await?;
        migrations::migrations()
            .run(&mut connection)
            .await
            .map_err(|error| StoreError::Failed(error.into()))?;
        let pool = SqlitePoolOptions::new().max_connections(CONNECTIONS).connect_with(options).await?;
        Ok(Sqlite { pool, writer: Writer::start(connection) })
    }
}

/// Only the user who runs the server may look into the folder.
pub(crate) fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder)
}

/// How every database of the program is opened.
pub(crate) fn options(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .page_size(PAGE)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .pragma("secure_delete", "ON")
        .pragma("temp_store", "MEMORY")
        .row_buffer_size(ROWS)
        .busy_timeout(PATIENCE)
        .disable_statement_logging()
}

#[async_trait]
impl Store for Sqlite {
    async fn keep_definition(&self, definition: &KeptDefinition) -> Result<()> {
        let insert = "INSERT INTO definitions (version, survey, document, first_week) VALUES ($1, $2, $3, $4)
                      ON CONFLICT (version) DO NOTHING";
        sqlx::query(insert)
            .bind(&definition.version)
            .bind(&definition.survey)
            .bind(&definition.document)
            .bind(&definition.week)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    async fn definition(&self, survey: &str, version: &str) -> Result<Option<String>> {
        let select = "SELECT document FROM definitions WHERE survey = $1 AND version = $2";
        Ok(sqlx::query_scalar(select).bind(survey).bind(version).fetch_optional(&self.pool).await?)
    }

    async fn versions(&self, survey: &str) -> Result<Vec<(String, String)>> {
        let select =
            "SELECT version, first_week FROM definitions WHERE survey = $1 ORDER BY first_week DESC, version";
        Ok(sqlx::query_as(select).bind(survey).fetch_all(&self.pool).await?)
    }

    async fn add_response(&self, response: NewResponse) -> Result<Added> {
        self.writer.add(response).await
    }

    async fn queued(&self) -> usize {
        self.writer.queued().await
    }

    async fn add_responses(&self, responses: Vec<NewResponse>) -> Result<()> {
        self.writer.add_many(responses).await
    }

    async fn submission(&self, submission: &Hash) -> Result<Option<Hash>> {
        let select = "SELECT body FROM responses WHERE submission = $1";
        let body: Option<Vec<u8>> =
            sqlx::query_scalar(select).bind(&submission[..]).fetch_optional(&self.pool).await?;
        body.map(|body| rows::hash("responses", body)).transpose()
    }

    async fn responses(&self, survey: &str, after: Option<Uuid>, limit: u32) -> Result<Vec<StoredResponse>> {
        // No id is smaller than no bytes at all.
        let after = after.map(|id| id.as_bytes().to_vec()).unwrap_or_default();
        let select = "SELECT id, version, week, answers FROM responses
                      WHERE survey = $1 AND id > $2 ORDER BY id LIMIT $3";
        let rows: Vec<ResponseRow> =
            sqlx::query_as(select).bind(survey).bind(after).bind(limit).fetch_all(&self.pool).await?;
        rows.into_iter().map(rows::response).collect()
    }

    async fn responses_with(&self, survey: &str, ids: &[Uuid]) -> Result<Vec<StoredResponse>> {
        let ids: Vec<String> = ids.iter().map(|id| id.simple().to_string()).collect();
        let select = "SELECT id, version, week, answers FROM responses
                      WHERE survey = $1 AND id IN (SELECT unhex(value) FROM json_each($2)) ORDER BY id";
        let rows: Vec<ResponseRow> =
            sqlx::query_as(select).bind(survey).bind(writer::json(&ids)?).fetch_all(&self.pool).await?;
        rows.into_iter().map(rows::response).collect()
    }

    async fn matching(&self, survey: &str, variable: &str, words: &[String]) -> Result<Vec<Uuid>> {
        texts::matching(&self.pool, survey, variable, words).await
    }

    async fn response(&self, survey: &str, id: Uuid) -> Result<Option<StoredResponse>> {
        let select = "SELECT id, version, week, answers FROM responses WHERE survey = $1 AND id = $2";
        let row: Option<ResponseRow> =
            sqlx::query_as(select).bind(survey).bind(&id.as_bytes()[..]).fetch_optional(&self.pool).await?;
        row.map(rows::response).transpose()
    }

    async fn count(&self, survey: &str) -> Result<u64> {
        let select = "SELECT count(*) FROM responses WHERE survey = $1";
        let count: i64 = sqlx::query_scalar(select).bind(survey).fetch_one(&self.pool).await?;
        Ok(count.unsigned_abs())
    }

    async fn withdraw(&self, survey: &str, lock: &Hash, week: &str) -> Result<Vec<Uuid>> {
        let (survey, week) = (survey.to_owned(), week.to_owned());
        self.writer.remove(Removal::Withdrawn { survey, lock: *lock, week }).await
    }

    async fn withdrawals(&self, survey: &str) -> Result<Vec<Withdrawals>> {
        let select = "SELECT week, count FROM withdrawals WHERE survey = $1 ORDER BY week";
        let rows: Vec<(String, i64)> = sqlx::query_as(select).bind(survey).fetch_all(&self.pool).await?;
        Ok(rows.into_iter().map(|(week, count)| Withdrawals { week, count: count.unsigned_abs() }).collect())
    }

    async fn purge(&self, survey: &str, before: &str) -> Result<Vec<Uuid>> {
        let (survey, before) = (survey.to_owned(), before.to_owned());
        self.writer.remove(Removal::Expired { survey, before }).await
    }

    async fn count_before(&self, survey: &str, before: &str) -> Result<u64> {
        let select = "SELECT count(*) FROM responses WHERE survey = $1 AND week < $2";
        let count: i64 = sqlx::query_scalar(select).bind(survey).bind(before).fetch_one(&self.pool).await?;
        Ok(count.unsigned_abs())
    }

    async fn last_definitions(&self) -> Result<Vec<KeptDefinition>> {
        // SQLite takes the other columns from the row that has the maximum.
        let select = "SELECT survey, version, document, max(first_week) FROM definitions GROUP BY survey";
        let rows: Vec<(String, String, String, String)> =
            sqlx::query_as(select).fetch_all(&self.pool).await?;
        let kept = |(survey, version, document, week)| KeptDefinition { survey, version, document, week };
        Ok(rows.into_iter().map(kept).collect())
    }

    async fn add_look(&self, look: Look) -> Result<()> {
        audit::add(&self.pool, look).await
    }

    async fn audit(&self, survey: Option<&str>, after: u64, limit: u32) -> Result<Vec<Entry>> {
        audit::read(&self.pool, survey, after, limit).await
    }

    async fn add_token(&self, token: &Token) -> Result<()> {
        let insert = "INSERT INTO tokens (id, name, hash, scopes, created, revoked, surveys, expires, used)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        sqlx::query(insert)
            .bind(&token.id)
            .bind(&token.name)
            .bind(&token.hash[..])
            .bind(rows::scope_names(&token.scopes))
            .bind(&token.created)
            .bind(&token.revoked)
            .bind(token.surveys.as_ref().map(|surveys| surveys.join(" ")))
            .bind(&token.expires)
            .bind(&token.used)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    async fn token(&self, hash: &Hash) -> Result<Option<Token>> {
        // The database would compare hashes in a time that tells how much of them is right.
        let select = "SELECT id, name, hash, scopes, created, revoked, surveys, expires, used
                      FROM tokens WHERE id = $1";
        let row: Option<TokenRow> =
            sqlx::query_as(select).bind(token::id(hash)).fetch_optional(&self.pool).await?;
        let token = row.map(rows::token).transpose()?;
        Ok(token.filter(|token| is_same(&token.hash, hash)))
    }

    async fn tokens(&self) -> Result<Vec<Token>> {
        let select = "SELECT id, name, hash, scopes, created, revoked, surveys, expires, used
                      FROM tokens ORDER BY name, id";
        let rows: Vec<TokenRow> = sqlx::query_as(select).fetch_all(&self.pool).await?;
        rows.into_iter().map(rows::token).collect()
    }

    async fn token_used(&self, id: &str, week: &str) -> Result<()> {
        sqlx::query("UPDATE tokens SET used = $2 WHERE id = $1")
            .bind(id)
            .bind(week)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    async fn revoke_token(&self, id: &str, week: &str) -> Result<bool> {
        let update = "UPDATE tokens SET revoked = $2 WHERE id = $1 AND revoked IS NULL";
        Ok(sqlx::query(update).bind(id).bind(week).execute(&self.pool).await?.rows_affected() > 0)
    }

    async fn ready(&self) -> Result<()> {
        let _: i64 = sqlx::query_scalar("SELECT count(*) FROM definitions").fetch_one(&self.pool).await?;
        Ok(())
    }

    async fn close(&self) {
        self.writer.close().await;
        self.pool.close().await;
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::PoolClosed => StoreError::Closed,
            error => StoreError::Failed(error.into()),
        }
    }
}
