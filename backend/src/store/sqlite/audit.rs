//! The audit log as rows.

use sqlx::{Connection as _, SqlitePool};

use super::rows;
use crate::audit::{Entry, Look};
use crate::store::{Result, StoreError};

/// `number, look, hash`.
type Row = (i64, String, Vec<u8>);

/// Adds an entry after the last.
pub(super) async fn add(pool: &SqlitePool, look: Look) -> Result<()> {
    let mut connection = pool.acquire().await?;
    // Whoever adds has the last entry to themselves.
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    let select = "SELECT number, look, hash FROM audit ORDER BY number DESC LIMIT 1";
    let last: Option<Row> = sqlx::query_as(select).fetch_optional(&mut *transaction).await?;
    let entry = Entry::after(last.map(entry).transpose()?.as_ref(), look);
    let json = serde_json::to_string(&entry.look).map_err(|error| StoreError::Failed(error.into()))?;
    sqlx::query("INSERT INTO audit (number, look, hash) VALUES ($1, $2, $3)")
        .bind(i64::try_from(entry.number).unwrap_or(i64::MAX))
        .bind(json)
        .bind(&entry.hash[..])
        .execute(&mut *transaction)
        .await?;
    Ok(transaction.commit().await?)
}

/// At most `limit` entries after `number`, of one survey or of all.
pub(super) async fn read(
    pool: &SqlitePool,
    survey: Option<&str>,
    number: u64,
    limit: u32,
) -> Result<Vec<Entry>> {
    let select = "SELECT number, look, hash FROM audit
                  WHERE number > $1 AND ($2 IS NULL OR survey = $2) ORDER BY number LIMIT $3";
    let after = i64::try_from(number).unwrap_or(i64::MAX);
    let rows: Vec<Row> = sqlx::query_as(select).bind(after).bind(survey).bind(limit).fetch_all(pool).await?;
    rows.into_iter().map(entry).collect()
}

fn entry((number, look, hash): Row) -> Result<Entry> {
    let inconsistent = |_| StoreError::Inconsistent { table: "audit", detail: "an entry is not JSON".into() };
    let look: Look = serde_json::from_str(&look).map_err(inconsistent)?;
    Ok(Entry { number: number.unsigned_abs(), look, hash: rows::hash("audit", hash)? })
}
