//! Whether the server runs, and whether it can work.

use axum::extract::State;
use axum::http::StatusCode;

use crate::AppState;
use crate::error::Error;

/// `GET /healthz`: the process answers.
pub(super) async fn alive() -> &'static str {
    "ok"
}

/// `GET /readyz`: the stores answer too.
pub(super) async fn ready(State(app): State<AppState>) -> Result<(StatusCode, &'static str), Error> {
    app.store.ready().await?;
    app.contacts.ready().await?;
    Ok((StatusCode::OK, "ready"))
}
