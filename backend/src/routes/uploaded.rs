//! `GET /surveys/{survey}/uploads` and `GET …/uploads/{upload}/content`: a researcher reads what was uploaded.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse as _;
use axum::{Extension, Json};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::audit::Rows;
use crate::AppState;
use crate::error::Error;
use crate::extract::{Asked, Query, page_length};
use crate::openapi::{Bytes, Given};
use crate::store::uploads::{State as Scanned, StoredUpload};

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    /// How many at most.
    #[schemars(range(min = 1, max = 1000))]
    limit: Option<u32>,
    /// `next_cursor` of the page before.
    cursor: Option<Uuid>,
}

/// A page of the list.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Uploads")]
pub(super) struct Listed {
    /// Ordered by id: by chance.
    uploads: Vec<Upload>,
    /// Leads to the next page; `null` on the last.
    next_cursor: Option<String>,
}

/// One upload.
#[derive(Serialize, JsonSchema)]
struct Upload {
    id: String,
    /// The response that names it.
    response: Option<Uuid>,
    variable: String,
    week: String,
    #[serde(rename = "type")]
    file_type: &'static str,
    size: u64,
    state: Scanned,
    /// What it is called when it is downloaded.
    name: String,
}

impl Upload {
    fn of(stored: &StoredUpload) -> Self {
        Upload {
            id: stored.id.simple().to_string(),
            response: stored.response,
            variable: stored.variable.clone(),
            week: stored.week.clone(),
            file_type: stored.file_type.extension(),
            size: stored.size,
            state: stored.state,
            name: neutral_name(stored),
        }
    }
}

/// A page of the uploads that responses brought.
pub(super) async fn list(
    State(app): State<AppState>,
    Asked(survey): Asked,
    wanted: Result<Query<Wanted>, Error>,
) -> Result<(Extension<Rows>, Json<Listed>), Error> {
    let Query(Wanted { limit, cursor }) = wanted?;
    let limit = page_length(limit)?;
    // One more than wanted tells whether there is a next page.
    let mut uploads = app.store.uploads(&survey.about.id, cursor, limit + 1).await?;
    let has_more = uploads.len() > limit as usize;
    uploads.truncate(limit as usize);
    let last = uploads.last().filter(|_| has_more);
    let next_cursor = last.map(|last| last.id.simple().to_string());
    let listed = Listed { uploads: uploads.iter().map(Upload::of).collect(), next_cursor };
    Ok((Rows::of(&uploads), Json(listed)))
}

/// The content of one, to be saved and never shown: whoever opens it does so with a program of their own.
pub(super) async fn content(
    State(app): State<AppState>,
    Asked(survey): Asked,
    path: Result<Path<(String, Uuid)>, PathRejection>,
) -> Result<Given<Bytes>, Error> {
    let Path((_, id)) = path.map_err(|_| Error::UnknownUpload)?;
    let found = app.store.upload(&survey.about.id, id).await?;
    let upload = found.filter(|upload| upload.response.is_some()).ok_or(Error::UnknownUpload)?;
    match upload.state {
        Scanned::Waiting => return Err(Error::InQuarantine),
        Scanned::Infected => return Err(Error::Infected),
        Scanned::Clean => {}
    }
    let mut response = (Rows::one(), app.uploads.open(&upload).await?).into_response();
    let disposition = format!("attachment; filename=\"{}\"", neutral_name(&upload));
    let disposition = HeaderValue::try_from(disposition).map_err(|_| Error::Internal)?;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(upload.size));
    headers.insert(header::CONTENT_DISPOSITION, disposition);
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox"));
    Ok(Given::new(response))
}

/// What a file is called in place of the name its author gave it: `data-dictionary-files-5f1c2a90.pdf`.
fn neutral_name(upload: &StoredUpload) -> String {
    let id = upload.id.simple().to_string();
    format!("{}-{}.{}", upload.variable, &id[..8], upload.file_type.extension())
}
