//! Forgetting the order of arrival.
//!
//! Tables without row numbers are sorted by their random keys, but the file tells more: a page added later stands further
//! back, and within a page what came later stands further forward. Copying everything into new pages in the order of the
//! keys, which is what `VACUUM` does, removes that, and emptying the write-ahead log removes the log of it. This is done
//! shortly after responses came in and again when the store is closed, so that a copy of the files at rest (a backup, a
//! stolen disk) shows no order.

use sqlx::SqliteConnection;

/// The largest database that is rewritten, in bytes. Writers wait and the copy stands in memory meanwhile: at this size
/// about a second, or some fifteen thousand responses. A larger database keeps the order of its pages until someone runs
/// `VACUUM` on it.
const LARGEST: i64 = 128 << 20;

/// Rewrites the database in the order of its keys and empties the log.
///
/// # Errors
/// When the database fails, or readers keep the log from being emptied for longer than is waited for them.
pub(crate) async fn forget(connection: &mut SqliteConnection) -> sqlx::Result<()> {
    if is_small(connection).await? {
        sqlx::query("VACUUM").execute(&mut *connection).await?;
    }
    let is_busy: bool = sqlx::query_scalar("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(connection).await?;
    if is_busy {
        Err(sqlx::Error::Protocol("readers keep the log from being emptied".into()))
    } else {
        Ok(())
    }
}

/// Whether the database is small enough to be rewritten.
pub(super) async fn is_small(connection: &mut SqliteConnection) -> sqlx::Result<bool> {
    let size = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()";
    let size: i64 = sqlx::query_scalar(size).fetch_one(connection).await?;
    Ok(size <= LARGEST)
}
