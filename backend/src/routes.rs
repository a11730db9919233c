//! The table of routes: a line each.

mod audit;
mod codebook;
mod contacts;
mod definition;
mod exports;
mod figures;
mod health;
mod pages;
mod plain;
mod responses;
mod submissions;
mod surveys;
mod text;
mod uploaded;
mod uploads;
mod versions;
mod withdrawals;

use std::any::Any;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::Method;
use axum::middleware::{Next, from_fn, from_fn_with_state, map_response};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{MethodRouter, any, delete, get, post};
use tower_http::catch_panic::CatchPanicLayer;

use crate::error::Error;
use crate::extract::LONGEST_BODY;
use crate::limits::{self, Sent};
use crate::scopes::Scope;
use crate::{AppState, auth, headers, log};

/// How long a request may take, the arrival of its body included.
const LONGEST_REQUEST: Duration = Duration::from_secs(30);

/// The same, when the body is a file: ten megabytes over a mobile connection of the slowest kind.
const LONGEST_UPLOAD: Duration = Duration::from_mins(15);

/// Everything the server answers.
pub fn router(app: AppState) -> Router {
    // Any of the scopes opens the route; the first is the one it is meant for.
    let with = |scopes: &'static [Scope], route: MethodRouter<AppState>| {
        route.route_layer(from_fn_with_state((app.clone(), scopes), auth::check))
    };
    // The same for single rows: every request is recorded.
    let rows = |scopes: &'static [Scope], route: MethodRouter<AppState>| {
        with(scopes, route).route_layer(from_fn_with_state((app.clone(), scopes[0]), audit::record))
    };
    // What anyone may send, but not without end.
    let public = |sent: Sent, route: MethodRouter<AppState>| {
        route.route_layer(from_fn_with_state((app.clone(), sent), limits::check))
    };
    let figures = |route| with(&[Scope::AggregatesRead, Scope::ResponsesRead], route);
    let v1 = Router::new()
        .route("/surveys", get(surveys::list))
        .route("/surveys/{survey}", get(surveys::show))
        .route("/surveys/{survey}/definition", get(definition::show))
        .route("/surveys/{survey}/compiled", get(definition::compiled))
        .route("/surveys/{survey}/responses", public(Sent::Responses, post(submissions::create)))
        .route("/surveys/{survey}/codebook", with(&[Scope::DefinitionRead], get(codebook::show)))
        .route("/surveys/{survey}/exports", rows(&[Scope::ExportsCreate], post(exports::create)))
        .route("/surveys/{survey}/exports/{id}", with(&[Scope::ExportsCreate], get(exports::show)))
        .route("/surveys/{survey}/exports/{id}", with(&[Scope::ExportsCreate], delete(exports::remove)))
        .route("/surveys/{survey}/exports/{id}/file", rows(&[Scope::ExportsCreate], get(exports::file)))
        .route("/surveys/{survey}/audit", with(&[Scope::AuditRead], get(audit::list)))
        .route("/surveys/{survey}/withdrawals", public(Sent::Withdrawals, post(withdrawals::create)))
        .route("/surveys/{survey}/withdrawals", with(&[Scope::WithdrawalsRead], get(withdrawals::list)))
        .route("/surveys/{survey}/contacts", public(Sent::Contacts, post(contacts::create)))
        .route("/surveys/{survey}/contacts", rows(&[Scope::ContactsRead], get(contacts::list)))
        .route("/surveys/{survey}/contacts/export", rows(&[Scope::ContactsRead], get(contacts::export)))
        .route("/surveys/{survey}/contacts/{id}", rows(&[Scope::ContactsRead], delete(contacts::delete)))
        .route("/surveys/{survey}/responses", rows(&[Scope::ResponsesRead], get(responses::list)))
        .route("/surveys/{survey}/responses/{id}", rows(&[Scope::ResponsesRead], get(responses::show)))
        .route("/surveys/{survey}/responses/query", rows(&[Scope::ResponsesRead], post(responses::query)))
        .route("/surveys/{survey}/questions/{question}/aggregate", figures(get(figures::aggregate)))
        .route("/surveys/{survey}/aggregates", figures(get(figures::aggregates)))
        .route("/surveys/{survey}/crosstab", figures(get(figures::crosstab)))
        .route("/surveys/{survey}/timeline", figures(get(figures::timeline)))
        .route("/surveys/{survey}/funnel", figures(get(figures::funnel)))
        .route("/surveys/{survey}/stats", figures(get(figures::stats)))
        .route("/surveys/{survey}/text", rows(&[Scope::TextRead, Scope::TextRaw], get(text::list)))
        .route("/surveys/{survey}/versions", with(&[Scope::DefinitionRead], get(versions::list)))
        .route(
            "/surveys/{survey}/privacy/k-anonymity",
            with(&[Scope::ResponsesRead], get(figures::anonymity)),
        )
        .route("/surveys/{survey}/uploads", public(Sent::Uploads, post(uploads::create)))
        .route("/surveys/{survey}/uploads", rows(&[Scope::UploadsRead], get(uploaded::list)))
        .route("/surveys/{survey}/uploads/{upload}", delete(uploads::remove))
        .route(
            "/surveys/{survey}/uploads/{upload}/content",
            rows(&[Scope::UploadsRead], get(uploaded::content)),
        );
    let routes = Router::new()
        .nest("/api/v1", v1)
        .route("/api", any(async || Error::NotFound))
        .route("/api/{*path}", any(async || Error::NotFound))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/assets/{*file}", get(pages::asset))
        .route("/", get(pages::home))
        .route("/{survey}", get(pages::page))
        .route("/{survey}/", get(pages::page))
        .route("/{survey}/plain", get(plain::page).post(plain::press))
        .route("/{survey}/plain/{page}", get(plain::page).post(plain::press))
        .route("/{survey}/{*page}", get(pages::page).post(plain::press))
        .fallback(pages::page)
        .method_not_allowed_fallback(async || Error::MethodNotAllowed);
    around(routes).with_state(app)
}

/// What happens before and after every request, whatever it asks for; the last line is the outermost.
fn around<S: Clone + Send + Sync + 'static>(routes: Router<S>) -> Router<S> {
    routes
        .layer(DefaultBodyLimit::max(LONGEST_BODY))
        .layer(from_fn(in_time))
        .layer(CatchPanicLayer::custom(broken))
        .layer(from_fn(log::line))
        .layer(map_response(headers::complete))
}

async fn in_time(request: Request, next: Next) -> Response {
    // A file may take its time, as long as it keeps coming.
    let is_file = request.method() == Method::POST && request.uri().path().ends_with("/uploads");
    let longest = if is_file { LONGEST_UPLOAD } else { LONGEST_REQUEST };
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
    use shared::api::ErrorBody;
    use tower::ServiceExt as _;

    use super::*;

    async fn reply_of(route: MethodRouter) -> ErrorBody {
        let router = around(Router::new().route("/", route));
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
