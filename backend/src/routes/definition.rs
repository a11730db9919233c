//! `GET /surveys/{survey}/definition`: the questions, now or as they were in an older version; and `…/compiled`, the same
//! for the client.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use schemars::JsonSchema;
use serde::Deserialize;
use shared::api::DefinitionDocument;

use crate::AppState;
use crate::content::{Content, Keep};
use crate::documents;
use crate::error::Error;
use crate::extract::{Asked, Query};
use crate::openapi::Given;

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    /// A version; that asked now when left out.
    version: Option<String>,
}

/// The survey asked now, compiled: for the client this server carries and no other.
pub(super) async fn compiled(
    State(app): State<AppState>,
    Asked(survey): Asked,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let compiled = app.compiled.get(&survey.about.id).ok_or(Error::UnknownSurvey)?;
    Ok(compiled.reply(&headers, Keep::WhileUnchanged))
}

/// The definition asked now, to be asked for again each time; or that of a version, which never changes.
pub(super) async fn show(
    State(app): State<AppState>,
    Asked(survey): Asked,
    wanted: Result<Query<Wanted>, Error>,
    headers: HeaderMap,
) -> Result<Given<Json<DefinitionDocument>>, Error> {
    let Query(Wanted { version }) = wanted?;
    let id = &survey.about.id;
    let Some(version) = version else {
        let document = app.definitions.get(id).ok_or(Error::UnknownSurvey)?;
        return Ok(Given::new(document.reply(&headers, Keep::WhileUnchanged)));
    };
    let definition = app.store.definition(id, &version).await?.ok_or(Error::NoSuchVersion)?;
    let document: Content = documents::document(&version, &definition);
    Ok(Given::new(document.reply(&headers, Keep::Forever)))
}
