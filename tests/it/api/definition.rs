//! `GET /api/v1/surveys/{survey}/definition`.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use shared::api::DefinitionDocument;

use crate::server::{Reply, Server};

const PATH: &str = "/api/v1/surveys/technical-maturity/definition";

async fn ask_again(server: &Server, path: &str, tag: &str) -> Reply {
    server.send(Request::get(path).header(header::IF_NONE_MATCH, tag).body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn the_document_is_the_definition_its_version_names() {
    let server = Server::shipped().await;
    let reply = server.get(PATH).await;
    assert_eq!(reply.header(header::CONTENT_TYPE), "application/json");
    let document: DefinitionDocument = serde_json::from_slice(&reply.body).unwrap();
    assert_eq!(document.version, document.definition.version());
    assert_eq!(document.version, server.version("technical-maturity").await);
    assert!(shared::check::compile(document.definition).is_ok());
}

#[tokio::test]
async fn whoever_has_it_is_told_that_it_is_unchanged() {
    let server = Server::shipped().await;
    let reply = server.get(PATH).await;
    assert_eq!(reply.header(header::CACHE_CONTROL), "no-cache");

    let again = ask_again(&server, PATH, reply.header(header::ETAG)).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    assert!(again.body.is_empty());
    assert_eq!(again.header(header::ETAG), reply.header(header::ETAG));
    assert_eq!(ask_again(&server, PATH, "\"of another definition\"").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_version_never_changes() {
    let server = Server::shipped().await;
    let of_version = format!("{PATH}?version={}", server.version("technical-maturity").await);
    let reply = server.get(&of_version).await;
    assert_eq!(reply.header(header::CACHE_CONTROL), "public, max-age=31536000, immutable");
    assert_eq!(reply.body, server.get(PATH).await.body);
}

#[tokio::test]
async fn what_was_never_asked_is_not_found() {
    let server = Server::fixtures().await;
    let of_another = format!("/api/v1/surveys/end-if/definition?version={}", server.version("closed").await);
    for path in [&of_another, "/api/v1/surveys/end-if/definition?version=0123456789abcdef"] {
        assert_eq!(server.get(path).await.problem(), (404, "unknown_version".to_owned()));
    }
    let misspelt = server.get("/api/v1/surveys/end-if/definition?versoin=1").await;
    assert_eq!(misspelt.problem(), (400, "bad_query".to_owned()));
}

#[tokio::test]
async fn it_is_compressed_for_whoever_takes_that() {
    let server = Server::shipped().await;
    let request = Request::get(PATH).header(header::ACCEPT_ENCODING, "gzip, br").body(Body::empty()).unwrap();
    let small = server.send(request).await;
    assert_eq!(small.header(header::CONTENT_ENCODING), "br");
    let full = server.get(PATH).await;
    assert_eq!(full.header(header::CONTENT_ENCODING), "");
    assert!(small.body.len() * 2 < full.body.len(), "{} of {}", small.body.len(), full.body.len());
}
