//! The table of routes: a line each.

mod audit;
mod codebook;
mod contacts;
mod definition;
mod docs;
mod exports;
mod figures;
mod health;
mod pages;
mod plain;
mod responses;
mod submissions;
mod surveys;
mod table;
mod text;
mod uploaded;
mod uploads;
mod versions;
mod withdrawals;

use std::any::Any;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::Method;
use axum::middleware::{Next, from_fn, from_fn_with_state, map_response};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{any, get};
use tower_http::catch_panic::CatchPanicLayer;

use self::table::Table;
use crate::error::Error;
use crate::extract::LONGEST_BODY;
use crate::limits::Sent;
use crate::metrics::Requests;
use crate::openapi::Guard;
use crate::scopes::Scope;
use crate::{AppState, headers, log};

const ANYONE: Guard = Guard::Anyone;
const DEFINITIONS: Guard = Guard::Token(&[&[Scope::DefinitionRead]]);
const FIGURES: Guard = Guard::Token(&[&[Scope::AggregatesRead], &[Scope::ResponsesRead]]);
const ANONYMITY: Guard = Guard::Token(&[&[Scope::ResponsesRead]]);
const RESPONSES: Guard = Guard::Recorded(&[&[Scope::ResponsesRead]]);
const TEXTS: Guard = Guard::Recorded(&[&[Scope::TextRead], &[Scope::TextRaw]]);
const EXPORTING: Guard = Guard::Recorded(&[&[Scope::ExportsCreate, Scope::ResponsesRead]]);
const EXPORTS: Guard = Guard::Token(&[&[Scope::ExportsCreate]]);
const EXPORTED: Guard = Guard::Recorded(&[&[Scope::ExportsCreate]]);
const UPLOADS: Guard = Guard::Recorded(&[&[Scope::UploadsRead]]);
const CONTACTS: Guard = Guard::Recorded(&[&[Scope::ContactsRead]]);
const WITHDRAWALS: Guard = Guard::Token(&[&[Scope::WithdrawalsRead]]);
const AUDIT: Guard = Guard::Token(&[&[Scope::AuditRead]]);

/// How long a request may take, the arrival of its body included.
const LONGEST_REQUEST: Duration = Duration::from_secs(30);

/// The same, when the body is a file: ten megabytes over a mobile connection of the slowest kind.
const LONGEST_UPLOAD: Duration = Duration::from_mins(15);

/// Everything the server answers.
pub fn router(app: AppState) -> Router {
    let table = Table::new(&app)
        .get("/surveys", ANYONE, surveys::list)
        .get("/surveys/{survey}", ANYONE, surveys::show)
        .get("/surveys/{survey}/definition", ANYONE, definition::show)
        .get("/surveys/{survey}/versions", DEFINITIONS, versions::list)
        .get("/surveys/{survey}/codebook", DEFINITIONS, codebook::show)
        .post("/surveys/{survey}/responses", Guard::Sender(Sent::Responses), submissions::create)
        .get("/surveys/{survey}/responses", RESPONSES, responses::list)
        .post("/surveys/{survey}/responses/query", RESPONSES, responses::query)
        .get("/surveys/{survey}/responses/{id}", RESPONSES, responses::show)
        .get("/surveys/{survey}/text", TEXTS, text::list)
        .get("/surveys/{survey}/questions/{question}/aggregate", FIGURES, figures::aggregate)
        .get("/surveys/{survey}/aggregates", FIGURES, figures::aggregates)
        .get("/surveys/{survey}/crosstab", FIGURES, figures::crosstab)
        .get("/surveys/{survey}/timeline", FIGURES, figures::timeline)
        .get("/surveys/{survey}/funnel", FIGURES, figures::funnel)
        .get("/surveys/{survey}/stats", FIGURES, figures::stats)
        .get("/surveys/{survey}/privacy/k-anonymity", ANONYMITY, figures::anonymity)
        .post("/surveys/{survey}/exports", EXPORTING, exports::create)
        .get("/surveys/{survey}/exports/{id}", EXPORTS, exports::show)
        .delete("/surveys/{survey}/exports/{id}", EXPORTS, exports::remove)
        .get("/surveys/{survey}/exports/{id}/file", EXPORTED, exports::file)
        .post("/surveys/{survey}/uploads", Guard::Sender(Sent::Uploads), uploads::create)
        .delete("/surveys/{survey}/uploads/{upload}", ANYONE, uploads::remove)
        .get("/surveys/{survey}/uploads", UPLOADS, uploaded::list)
        .get("/surveys/{survey}/uploads/{upload}/content", UPLOADS, uploaded::content)
        .post("/surveys/{survey}/withdrawals", Guard::Sender(Sent::Withdrawals), withdrawals::create)
        .get("/surveys/{survey}/withdrawals", WITHDRAWALS, withdrawals::list)
        .post("/surveys/{survey}/contacts", Guard::Sender(Sent::Contacts), contacts::create)
        .get("/surveys/{survey}/contacts", CONTACTS, contacts::list)
        .get("/surveys/{survey}/contacts/export", CONTACTS, contacts::export)
        .delete("/surveys/{survey}/contacts/{id}", CONTACTS, contacts::delete)
        .get("/surveys/{survey}/audit", AUDIT, audit::list);
    let (v1, entries) = table.finish();
    // What only the client asks for is no part of what the API says of itself.
    let v1 = v1.route("/surveys/{survey}/compiled", get(definition::compiled));
    let routes = Router::new()
        .nest("/api/v1", v1)
        .merge(docs::routes(entries))
        .route("/api", any(async || Error::NotFound))
        .route("/api/{*path}", any(async || Error::NotFound))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/assets/words/cy.json", get(pages::welsh))
        .route("/assets/{*file}", get(pages::asset))
        .route("/", get(pages::home))
        .route("/{survey}", get(pages::page))
        .route("/{survey}/", get(pages::page))
        .route("/{survey}/plain", get(plain::page).post(plain::press))
        .route("/{survey}/plain/{page}", get(plain::page).post(plain::press))
        .route("/{survey}/cy/plain", get(plain::page).post(plain::press))
        .route("/{survey}/cy/plain/{page}", get(plain::page).post(plain::press))
        .route("/{survey}/{*page}", get(pages::page).post(plain::press))
        .fallback(pages::page)
        .method_not_allowed_fallback(async || Error::MethodNotAllowed);
    around(routes, Arc::clone(&app.requests)).with_state(app)
}

/// What happens before and after every request, whatever it asks for; the last line is the outermost.
fn around<S: Clone + Send + Sync + 'static>(routes: Router<S>, requests: Arc<Requests>) -> Router<S> {
    routes
        .layer(DefaultBodyLimit::max(LONGEST_BODY))
        .layer(from_fn(in_time))
        .layer(CatchPanicLayer::custom(broken))
        .layer(from_fn_with_state(requests, log::line))
        .layer(map_response(headers::complete))
}

async fn in_time(request: Request, next: Next) -> Response {
    // A file may take its time, as long as it keeps coming.
    let has_file = request.uri().path().ends_with("/uploads") || plain::has_files(&request);
    let longest = if has_file && request.method() == Method::POST { LONGEST_UPLOAD } else { LONGEST_REQUEST };
    let answered = tokio::time::timeout(longest, next.run(request)).await;
    answered.unwrap_or_else(|_| Error::TimedOut.into_response())
}

/// After a panic, which has been reported where it happened.
fn broken(_: Box<dyn Any + Send>) -> Response {
    Error::Internal.into_response()
}

#[cfg(test)]
mod tests {
    use axum::body::{Body, to_bytes};
    use axum::routing::MethodRouter;
    use shared::api::ErrorBody;
    use tower::ServiceExt as _;

    use super::*;

    async fn reply_of(route: MethodRouter) -> ErrorBody {
        let router = around(Router::new().route("/", route), Arc::default());
        let response = router.oneshot(Request::get("/").body(Body::empty()).unwrap()).await.unwrap();
        assert!(response.headers().contains_key("content-security-policy"));
        serde_json::from_slice(&to_bytes(response.into_body(), usize::MAX).await.unwrap()).unwrap()
    }

    #[tokio::test]
    async fn a_fault_in_the_program_is_an_error_without_details() {
        let reply = reply_of(get(async || -> () { panic!("about a secret answer") })).await;
        assert_eq!((reply.status, reply.code.as_str()), (500, "internal"));
        assert!(!reply.detail.contains("secret"));
    }

    #[tokio::test(start_paused = true)]
    async fn a_request_that_takes_too_long_is_ended() {
        let reply = reply_of(get(std::future::pending::<()>)).await;
        assert_eq!((reply.status, reply.code.as_str()), (503, "timed_out"));
    }
}
