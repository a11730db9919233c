//! `GET /api/openapi.json`: what the API says of itself; and `GET /api/docs`, the same for people.

use std::sync::{Arc, OnceLock};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue};
use axum::routing::get;
use serde_json::Value;

use crate::AppState;
use crate::content::{Content, Keep};
use crate::openapi::{Entry, document};

/// The document and the page, made when they are first asked for.
struct Docs {
    entries: Vec<Entry>,
    document: OnceLock<Value>,
    json: OnceLock<Content>,
    page: OnceLock<Content>,
}

impl Docs {
    fn document(&self, app: &AppState) -> &Value {
        self.document.get_or_init(|| {
            let surveys: Vec<_> = app.surveys.iter().map(AsRef::as_ref).collect();
            document(&self.entries, &surveys)
        })
    }
}

/// Both routes, for a table with these entries.
pub(super) fn routes(entries: Vec<Entry>) -> Router<AppState> {
    let docs =
        Arc::new(Docs { entries, document: OnceLock::new(), json: OnceLock::new(), page: OnceLock::new() });
    let for_people = Arc::clone(&docs);
    let json = async move |State(app): State<AppState>, headers: HeaderMap| {
        let content = docs.json.get_or_init(|| {
            let media_type = HeaderValue::from_static("application/json");
            Content::new(media_type, Bytes::from(docs.document(&app).to_string())).compressed()
        });
        content.reply(&headers, Keep::WhileUnchanged)
    };
    let page = async move |State(app): State<AppState>, headers: HeaderMap| {
        let content = for_people.page.get_or_init(|| app.pages.docs(for_people.document(&app)).compressed());
        content.reply(&headers, Keep::WhileUnchanged)
    };
    Router::new().route("/api/openapi.json", get(json)).route("/api/docs", get(page))
}
