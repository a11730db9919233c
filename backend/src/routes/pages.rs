//! What browsers ask for: pages and the client's files.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse as _, Redirect, Response};

use crate::AppState;

/// `GET /`: the one survey, or a list of them.
pub(super) async fn home(State(app): State<AppState>, headers: HeaderMap) -> Response {
    let mut surveys = app.surveys.iter();
    match (surveys.next(), surveys.next()) {
        (Some(only), None) => Redirect::temporary(&format!("/{}", only.definition.id)).into_response(),
        _ => app.pages.list(app.surveys.iter(), &headers),
    }
}

/// `GET /{survey}`: its start page.
pub(super) async fn start(app: State<AppState>, Path(survey): Path<String>, headers: HeaderMap) -> Response {
    page(app, Path((survey, String::new())), headers).await
}

/// `GET /{survey}/{page}`.
pub(super) async fn page(
    State(app): State<AppState>,
    Path((survey, page)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    match app.surveys.get(&survey) {
        Some(survey) => {
            let (status, page) = (survey.status(&app.today()), page.trim_end_matches('/'));
            app.pages.of_survey(survey, status, page, &headers).await
        }
        None => app.pages.not_found(&headers),
    }
}

/// `GET /assets/{file}`: a file of the client.
pub(super) async fn asset(State(app): State<AppState>, uri: Uri, headers: HeaderMap) -> Response {
    match app.site.file(uri.path().trim_start_matches('/')) {
        Some((file, keep)) => file.reply(&headers, *keep),
        None => app.pages.not_found(&headers),
    }
}

/// Any other address.
pub(super) async fn not_found(State(app): State<AppState>, headers: HeaderMap) -> Response {
    app.pages.not_found(&headers)
}
