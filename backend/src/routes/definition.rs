//! `GET /surveys/{survey}/definition`: the questions, now or as they were in an older version.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;

use crate::AppState;
use crate::content::{Content, Keep};
use crate::documents;
use crate::error::Error;
use crate::extract::Asked;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    version: Option<String>,
}

/// The definition asked now, to be asked for again each time; or that of a version, which never changes.
pub(super) async fn show(
    State(app): State<AppState>,
    Asked(survey): Asked,
    wanted: Result<Query<Wanted>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let Query(Wanted { version }) = wanted?;
    let id = &survey.definition.id;
    let Some(version) = version else {
        let document = app.documents.get(id).ok_or(Error::UnknownSurvey)?;
        return Ok(document.reply(&headers, Keep::WhileUnchanged));
    };
    let definition = app.store.definition(id, &version).await?.ok_or(Error::NoSuchVersion)?;
    let document: Content = documents::document(&version, &definition);
    Ok(document.reply(&headers, Keep::Forever))
}
