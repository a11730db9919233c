//! What browsers ask for: pages and the client's files.

use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse as _, Redirect, Response};

use frontend::address::language;

use crate::AppState;

/// `GET /`: the one survey, or a list of them.
pub(super) async fn home(State(app): State<AppState>, headers: HeaderMap) -> Response {
    let mut surveys = app.surveys.iter();
    match (surveys.next(), surveys.next()) {
        (Some(only), None) => Redirect::temporary(&format!("/{}", only.about.id)).into_response(),
        _ => app.pages.list(app.surveys.iter(), &headers),
    }
}

/// `GET /{survey}`, its start page, and `GET /{survey}/{page}`; in Welsh `GET /{survey}/cy/{page}`.
pub(super) async fn page(State(app): State<AppState>, uri: Uri, headers: HeaderMap) -> Response {
    // Names of surveys and pages have nothing in them that an address would encode.
    let path = uri.path().trim_matches('/');
    let (survey, rest) = path.split_once('/').unwrap_or((path, ""));
    match app.surveys.get(survey) {
        Some(survey) => {
            app.pages.of_survey(survey, survey.status(&app.today()), language(rest), &headers).await
        }
        None => app.pages.not_found(&headers),
    }
}

/// `GET /assets/words/cy.json`: what the interface says in Welsh.
pub(super) async fn welsh(State(app): State<AppState>, headers: HeaderMap) -> Response {
    app.pages.welsh(&headers)
}

/// `GET /assets/{file}`: a file of the client.
pub(super) async fn asset(State(app): State<AppState>, uri: Uri, headers: HeaderMap) -> Response {
    match app.site.file(uri.path().trim_start_matches('/')) {
        Some((file, keep)) => file.reply(&headers, *keep),
        None => app.pages.not_found(&headers),
    }
}
