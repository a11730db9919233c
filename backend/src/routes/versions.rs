//! `GET …/versions`: every definition a survey was ever asked in.

use axum::Json;
use axum::extract::State;
use schemars::JsonSchema;
use serde::Serialize;

use crate::AppState;
use crate::error::Error;
use crate::extract::Asked;

/// A version.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Version")]
pub(super) struct Listed {
    /// Its name.
    version: String,
    /// The week it was first asked in.
    #[schemars(example = "2026-W48")]
    first_week: String,
    /// Whether it is the one asked now.
    is_current: bool,
}

/// The versions, the latest first.
pub(super) async fn list(
    State(app): State<AppState>,
    Asked(survey): Asked,
) -> Result<Json<Vec<Listed>>, Error> {
    let versions = app.store.versions(&survey.about.id).await?;
    let version = |(version, first_week)| {
        let is_current = version == survey.version;
        Listed { version, first_week, is_current }
    };
    Ok(Json(versions.into_iter().map(version).collect()))
}
