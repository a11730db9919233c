//! One line per request: what was asked for in kind, how it ended, how long it took. Counted for [`crate::metrics`] too.
//!
//! The line has no address, no query and no body, and in place of the path the route it matched, so that ids and whatever a
//! visitor typed into the address bar stay out of the log.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::metrics::Requests;
use crate::random;

/// The header by which whoever asked can name a request to whoever reads the log.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Passes a request on, counts and logs it, with an id if it carries a token. A respondent's has none, by which they could be asked
/// when they answered.
pub(crate) async fn line(State(requests): State<Arc<Requests>>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let is_researcher = request.headers().contains_key(header::AUTHORIZATION);
    let id = if is_researcher { random::bytes::<8>().ok().map(hex::encode) } else { None };
    let mut response = next.run(request).await;
    if let Some(id) = id.as_deref().and_then(|id| HeaderValue::from_str(id).ok()) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    let (took, status) = (started.elapsed(), response.status().as_u16());
    let microseconds = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
    let route = route.as_ref().map_or("none", MatchedPath::as_str);
    requests.count(route, &method, status, took);
    tracing::info!(%method, route, status, microseconds, id, "request");
    response
}
