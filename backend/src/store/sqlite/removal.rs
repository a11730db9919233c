//! Deleting responses so that no file holds them any more.
//!
//! What is deleted is overwritten (`secure_delete`), but the log still has it, and free pages of a database that was never
//! rewritten may. Deleting is therefore followed at once by what forgets the order of arrival: see [`order`].

use sqlx::{Connection as _, SqliteConnection};
use uuid::Uuid;

use super::{order, rows, texts};
use crate::digest::Hash;
use crate::store::Result;

/// Which responses to delete.
pub(super) enum Removal {
    /// Those with this lock, counted in this week as withdrawn.
    Withdrawn { survey: String, lock: Hash, week: String },
    /// Those that arrived before this week.
    Expired { survey: String, before: String },
}

/// Deletes responses and gives their ids.
pub(super) async fn remove(connection: &mut SqliteConnection, removal: &Removal) -> Result<Vec<Uuid>> {
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    let ids: Vec<Vec<u8>> = match removal {
        Removal::Withdrawn { survey, lock, .. } => {
            let delete = "DELETE FROM responses WHERE withdrawal_lock = $1 AND survey = $2 RETURNING id";
            sqlx::query_scalar(delete).bind(&lock[..]).bind(survey).fetch_all(&mut *transaction).await?
        }
        Removal::Expired { survey, before } => {
            let delete = "DELETE FROM responses WHERE survey = $1 AND week < $2 RETURNING id";
            sqlx::query_scalar(delete).bind(survey).bind(before).fetch_all(&mut *transaction).await?
        }
    };
    // The files themselves are kept elsewhere; their names are text like any answer.
    let names = "DELETE FROM upload_names
                 WHERE upload IN (SELECT id FROM uploads WHERE sent AND response IS NULL)";
    sqlx::query(names).execute(&mut *transaction).await?;
    if let Removal::Withdrawn { survey, week, .. } = removal
        && !ids.is_empty()
    {
        let count = "INSERT INTO withdrawals (survey, week, count) VALUES ($1, $2, $3)
                     ON CONFLICT (survey, week) DO UPDATE SET count = count + excluded.count";
        let withdrawn = i64::try_from(ids.len()).unwrap_or(i64::MAX);
        sqlx::query(count).bind(survey).bind(week).bind(withdrawn).execute(&mut *transaction).await?;
    }
    transaction.commit().await?;
    if !ids.is_empty() {
        texts::merge(connection).await?;
        order::forget(connection).await?;
    }
    ids.into_iter().map(|id| rows::id(&id)).collect()
}
