//! `GET /surveys/{survey}/responses` and `GET /surveys/{survey}/responses/{id}`: a researcher reads answers.

use axum::Json;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::AppState;
use crate::error::Error;
use crate::extract::Asked;
use crate::store::StoredResponse;

/// Responses on a page of the list when the query does not say.
const USUAL: u32 = 100;

/// The most responses on a page of the list.
const MOST: u32 = 1000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    limit: Option<u32>,
    cursor: Option<String>,
}

/// A page of the list.
#[derive(Serialize)]
pub(super) struct Listed {
    /// How many responses the survey has, on all pages.
    n: u64,
    /// Those of this page, ordered by id: by chance.
    responses: Vec<StoredResponse>,
    /// Leads to the next page; `null` on the last.
    next_cursor: Option<String>,
}

/// A page of a survey's responses.
pub(super) async fn list(
    State(app): State<AppState>,
    Asked(survey): Asked,
    wanted: Result<Query<Wanted>, QueryRejection>,
) -> Result<Json<Listed>, Error> {
    let Query(Wanted { limit, cursor }) = wanted?;
    let limit = limit.unwrap_or(USUAL);
    if !(1..=MOST).contains(&limit) {
        return Err(Error::BadQuery(format!("`limit` must be from 1 to {MOST}")));
    }
    let after = cursor.as_deref().map(cursor_position).transpose()?;
    let survey = &survey.about.id;
    // One more than wanted tells whether there is a next page.
    let mut responses = app.store.responses(survey, after, limit + 1).await?;
    let has_more = responses.len() > limit as usize;
    responses.truncate(limit as usize);
    let last = responses.last().filter(|_| has_more);
    let next_cursor = last.map(|last| last.id.simple().to_string());
    Ok(Json(Listed { n: app.store.count(survey).await?, responses, next_cursor }))
}

/// One response.
pub(super) async fn show(
    State(app): State<AppState>,
    Asked(survey): Asked,
    path: Result<Path<(String, Uuid)>, PathRejection>,
) -> Result<Json<StoredResponse>, Error> {
    let Path((_, id)) = path.map_err(|_| Error::UnknownResponse)?;
    let found = app.store.response(&survey.about.id, id).await?;
    Ok(Json(found.ok_or(Error::UnknownResponse)?))
}

/// A cursor is the id of the last response before the page, in a spelling of its own.
fn cursor_position(cursor: &str) -> Result<Uuid, Error> {
    let mut bytes = [0; 16];
    hex::decode_to_slice(cursor, &mut bytes).map_err(|_| Error::BadCursor)?;
    Ok(Uuid::from_bytes(bytes))
}
