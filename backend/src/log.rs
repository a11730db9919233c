//! One line per request: what was asked for in kind, how it ended, how long it took.
//!
//! The line has no address, no query and no body, and in place of the path the route it matched, so that ids and whatever a
//! visitor typed into the address bar stay out of the log.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;

/// Passes a request on and logs it.
pub(crate) async fn line(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    let microseconds = u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX);
    let route = route.as_ref().map_or("none", MatchedPath::as_str);
    tracing::info!(%method, route, status = response.status().as_u16(), microseconds, "request");
    response
}
