//! Headers that every response carries.

use axum::http::{HeaderName, HeaderValue, header};
use axum::response::Response;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use crate::digest::sha256;

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// What browsers are told about every response. Scripts, styles, images and requests stay with the page's own origin,
/// nothing is inline, and no other site frames, opens or learns of a page.
const SECURITY: [(HeaderName, HeaderValue); 6] = [
    (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static(
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
        ),
    ),
];

/// Adds the headers, and forbids keeping a copy of what does not say how long it may be kept.
pub(crate) async fn complete(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    for (name, value) in SECURITY {
        // What is handed out as a file brings a stricter policy of its own.
        headers.entry(name).or_insert(value);
    }
    response
}

/// The content security policy of a document that brings its style sheet in itself: no other one in it counts.
pub(crate) fn policy_with_style(style: &str) -> Option<HeaderValue> {
    let hash = BASE64_STANDARD.encode(sha256([style.as_bytes()]));
    let policy = POLICY.replace("style-src 'self'", &format!("style-src 'self' 'sha256-{hash}'"));
    HeaderValue::from_str(&policy).ok()
}
