//! Uploads in SQLite.

use async_trait::async_trait;
use shared::kinds::FileType;
use shared::value::Value;
use sqlx::SqliteConnection;
use uuid::Uuid;

use super::Sqlite;
use super::rows::inconsistent;
use super::writer::json;
use crate::store::uploads::{NewUpload, State, StoredUpload, Uploads, Which};
use crate::store::{NewResponse, Result};

/// `id, variable, week, type, size, state, sent, response`.
type UploadRow = (Vec<u8>, String, String, String, i64, String, bool, Option<Vec<u8>>);

#[async_trait]
impl Uploads for Sqlite {
    async fn add_upload(&self, upload: &NewUpload) -> Result<()> {
        let id = &upload.id.as_bytes()[..];
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let insert = "INSERT INTO uploads (id, survey, variable, week, type, size, state)
                      VALUES ($1, $2, $3, $4, $5, $6, $7)";
        sqlx::query(insert)
            .bind(id)
            .bind(&upload.survey)
            .bind(&upload.variable)
            .bind(&upload.week)
            .bind(upload.file_type.extension())
            .bind(i64::try_from(upload.size).unwrap_or(i64::MAX))
            .bind(upload.state.name())
            .execute(&mut *transaction)
            .await?;
        let insert = "INSERT INTO upload_names (upload, name) VALUES ($1, $2)";
        sqlx::query(insert).bind(id).bind(&upload.name).execute(&mut *transaction).await?;
        transaction.commit().await?;
        self.writer.tell_of_change().await
    }

    async fn upload(&self, survey: &str, id: Uuid) -> Result<Option<StoredUpload>> {
        let select = "SELECT id, variable, week, type, size, state, sent, response
                      FROM uploads WHERE survey = $1 AND id = $2";
        let row: Option<UploadRow> =
            sqlx::query_as(select).bind(survey).bind(&id.as_bytes()[..]).fetch_optional(&self.pool).await?;
        row.map(stored).transpose()
    }

    async fn uploads(&self, survey: &str, after: Option<Uuid>, limit: u32) -> Result<Vec<StoredUpload>> {
        let after = after.map(|id| id.as_bytes().to_vec()).unwrap_or_default();
        let select = "SELECT id, variable, week, type, size, state, sent, response
                      FROM uploads WHERE survey = $1 AND response IS NOT NULL AND id > $2 ORDER BY id LIMIT $3";
        let rows: Vec<UploadRow> =
            sqlx::query_as(select).bind(survey).bind(after).bind(limit).fetch_all(&self.pool).await?;
        rows.into_iter().map(stored).collect()
    }

    async fn upload_name(&self, id: Uuid) -> Result<Option<String>> {
        let select = "SELECT name FROM upload_names WHERE upload = $1";
        Ok(sqlx::query_scalar(select).bind(&id.as_bytes()[..]).fetch_optional(&self.pool).await?)
    }

    async fn uploads_that(&self, are: Which<'_>) -> Result<Vec<Uuid>> {
        let query = match are {
            Which::Wait => sqlx::query_scalar("SELECT id FROM uploads WHERE state = 'waiting' ORDER BY id"),
            Which::LostTheirResponse => {
                sqlx::query_scalar("SELECT id FROM uploads WHERE sent AND response IS NULL ORDER BY id")
            }
            Which::WereNotSent { survey, before } => sqlx::query_scalar(
                "SELECT id FROM uploads WHERE NOT sent AND survey = $1 AND week < $2 ORDER BY id",
            )
            .bind(survey)
            .bind(before),
            Which::WereSent { survey, before } => sqlx::query_scalar(
                "SELECT id FROM uploads WHERE sent AND survey = $1 AND week < $2 ORDER BY id",
            )
            .bind(survey)
            .bind(before),
            Which::CameIn { week } => {
                sqlx::query_scalar("SELECT id FROM uploads WHERE week = $1 ORDER BY id").bind(week)
            }
            Which::Exist => sqlx::query_scalar("SELECT id FROM uploads ORDER BY id"),
        };
        let ids: Vec<Vec<u8>> = query.fetch_all(&self.pool).await?;
        ids.iter().map(|id| uuid(id)).collect()
    }

    async fn unsent_bytes(&self) -> Result<u64> {
        let select = "SELECT coalesce(sum(size), 0) FROM uploads WHERE NOT sent";
        let bytes: i64 = sqlx::query_scalar(select).fetch_one(&self.pool).await?;
        Ok(u64::try_from(bytes).unwrap_or_default())
    }

    async fn upload_scanned(&self, id: Uuid, state: State) -> Result<()> {
        let update = "UPDATE uploads SET state = $2 WHERE id = $1 AND state = 'waiting'";
        sqlx::query(update).bind(&id.as_bytes()[..]).bind(state.name()).execute(&self.pool).await?;
        self.writer.tell_of_change().await
    }

    async fn remove_upload(&self, id: Uuid) -> Result<bool> {
        let delete = "DELETE FROM uploads WHERE id = $1";
        let deleted = sqlx::query(delete).bind(&id.as_bytes()[..]).execute(&self.pool).await?;
        self.writer.tell_of_change().await?;
        Ok(deleted.rows_affected() > 0)
    }
}

/// Whether the uploads that a response names can join it: they came to this survey and question, for no other response.
pub(super) async fn are_there(
    connection: &mut SqliteConnection,
    response: &NewResponse,
) -> Result<bool, sqlx::Error> {
    for (variable, uploads) in named(response) {
        let select = "SELECT count(*) FROM uploads
                      WHERE id IN (SELECT unhex(value) FROM json_each($1)) AND survey = $2 AND variable = $3
                      AND NOT sent AND state != 'infected'";
        let found: i64 = sqlx::query_scalar(select)
            .bind(json(uploads)?)
            .bind(&response.survey)
            .bind(variable)
            .fetch_one(&mut *connection)
            .await?;
        if usize::try_from(found) != Ok(uploads.len()) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Joins them, in the transaction that keeps the response.
pub(super) async fn join(
    connection: &mut SqliteConnection,
    response: &NewResponse,
) -> Result<(), sqlx::Error> {
    for (_, uploads) in named(response) {
        let update = "UPDATE uploads SET sent = 1, response = $2
                      WHERE id IN (SELECT unhex(value) FROM json_each($1))";
        let id = &response.id.as_bytes()[..];
        sqlx::query(update).bind(json(uploads)?).bind(id).execute(&mut *connection).await?;
    }
    Ok(())
}

/// The uploads that a response names, by variable.
fn named(response: &NewResponse) -> impl Iterator<Item = (&str, &Vec<String>)> {
    response.answers.answers().iter().filter_map(|(variable, value)| match value {
        Some(Value::Files(uploads)) => Some((variable.as_str(), uploads)),
        _ => None,
    })
}

fn stored(row: UploadRow) -> Result<StoredUpload> {
    let (id, variable, week, file_type, size, state, is_sent, response) = row;
    let file_type = FileType::ALL.into_iter().find(|known| known.extension() == file_type);
    let state =
        [State::Waiting, State::Clean, State::Infected].into_iter().find(|known| known.name() == state);
    let (Some(file_type), Some(state)) = (file_type, state) else {
        return Err(inconsistent("uploads", &"there is no such type or state"));
    };
    let size = u64::try_from(size).map_err(|error| inconsistent("uploads", &error))?;
    let response = response.as_deref().map(uuid).transpose()?;
    Ok(StoredUpload { id: uuid(&id)?, variable, week, file_type, size, state, is_sent, response })
}

fn uuid(id: &[u8]) -> Result<Uuid> {
    Uuid::from_slice(id).map_err(|error| inconsistent("uploads", &error))
}
