//! Copies of a database, as of one moment, while others write to it.

use std::path::Path;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, SqliteConnection};
use uuid::Uuid;

use super::rows;
use crate::store::{Result, StoreError};

/// Copies a database to a new file. `VACUUM INTO` reads one state and writes it page after page in the order of its keys: the
/// copy has no log, no free pages and nothing that was deleted.
///
/// # Errors
/// When the database cannot be read or the copy cannot be written.
pub(crate) async fn copy(from: &Path, to: &Path) -> Result<()> {
    let mut connection = open(from).await?;
    sqlx::query("VACUUM INTO $1").bind(to.to_string_lossy()).execute(&mut connection).await?;
    connection.close().await?;
    let synced = std::fs::File::open(to).and_then(|copy| copy.sync_all());
    synced.map_err(|error| StoreError::Failed(error.into()))
}

/// The uploads that a copy knows.
///
/// # Errors
/// When it cannot be read.
pub(crate) async fn uploads(copy: &Path) -> Result<Vec<Uuid>> {
    let mut connection = open(copy).await?;
    let ids: Vec<Vec<u8>> =
        sqlx::query_scalar("SELECT id FROM uploads ORDER BY id").fetch_all(&mut connection).await?;
    connection.close().await?;
    ids.iter().map(|id| rows::id(id)).collect()
}

async fn open(file: &Path) -> Result<SqliteConnection> {
    let options = SqliteConnectOptions::new().filename(file).disable_statement_logging();
    Ok(options.busy_timeout(super::PATIENCE).connect().await?)
}
