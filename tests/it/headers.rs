//! What browsers are told with every response.

use axum::body::Body;
use axum::http::{Request, header};
use rstest::rstest;

use crate::server::Server;

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

#[rstest]
#[case::redirect("GET", "/")]
#[case::page("GET", "/technical-maturity")]
#[case::inner_page("GET", "/technical-maturity/privacy")]
#[case::missing_page("GET", "/technical-maturity/nowhere")]
#[case::missing("GET", "/nowhere/at/all")]
#[case::missing_file("GET", "/assets/none.js")]
#[case::wrong_method("DELETE", "/technical-maturity")]
#[case::list("GET", "/api/v1/surveys")]
#[case::survey("GET", "/api/v1/surveys/technical-maturity")]
#[case::definition("GET", "/api/v1/surveys/technical-maturity/definition")]
#[case::refused("POST", "/api/v1/surveys/technical-maturity/responses")]
#[case::guarded("GET", "/api/v1/surveys/technical-maturity/responses")]
#[case::missing_in_api("GET", "/api/v1/nowhere")]
#[case::health("GET", "/healthz")]
#[case::readiness("GET", "/readyz")]
#[tokio::test]
async fn every_response_is_closed_to_other_origins(#[case] method: &str, #[case] path: &str) {
    let server = Server::shipped().await;
    let reply = server.send(Request::builder().method(method).uri(path).body(Body::empty()).unwrap()).await;
    assert_eq!(reply.header(header::CONTENT_SECURITY_POLICY), POLICY);
    assert_eq!(reply.header(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
    assert_eq!(reply.header(header::REFERRER_POLICY), "no-referrer");
    assert_eq!(reply.header("cross-origin-opener-policy"), "same-origin");
    assert_eq!(reply.header("cross-origin-resource-policy"), "same-origin");
    assert!(reply.header("permissions-policy").contains("geolocation=()"));
    assert!(!reply.header(header::CACHE_CONTROL).is_empty(), "it says how long it may be kept");
    assert!(!reply.headers.contains_key(header::SET_COOKIE));
}
