//! `/api/v1/surveys/{survey}/exports`.

use axum::body::Body;
use axum::http::{Request, header};
use backend::demo;
use backend::digest::sha256;
use backend::scopes::Scope;
use rstest::rstest;
use serde_json::{Value, json};

use crate::server::{MONDAY, Reply, Server, good_answers};

const EXPORTS: &str = "/api/v1/surveys/technical-maturity/exports";
const RESEARCHER: [Scope; 3] = [Scope::ExportsCreate, Scope::ResponsesRead, Scope::TextRaw];

/// A server with one response, whose free text is a canary.
async fn server() -> Server {
    let server = Server::shipped().await;
    let mut answers = good_answers();
    answers["job-role"] = json!("canary");
    let submission = server.submission("technical-maturity", answers).await;
    assert_eq!(server.submit("technical-maturity", &submission).await.status, 201);
    server
}

async fn ask(server: &Server, method: &str, token: &str, path: &str, body: &Value) -> Reply {
    let request = Request::builder().method(method).uri(path);
    let request = request
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .header(header::CONTENT_TYPE, "application/json");
    server.send(request.body(Body::from(body.to_string())).unwrap()).await
}

/// Asks for an export and waits until it is made or was given up; gives its address and what is said of it.
async fn export(server: &Server, token: &str, options: &Value) -> (String, Value) {
    let begun = ask(server, "POST", token, EXPORTS, options).await;
    assert_eq!(begun.status, 202, "{}", begun.text());
    let address = begun.header(header::LOCATION).to_owned();
    loop {
        let said = server.get_as(token, &address).await.json();
        if said["state"] != "queued" && said["state"] != "running" {
            return (address, said);
        }
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_file_is_made_and_fetched() {
    let server = server().await;
    let token = server.token(&RESEARCHER).await;
    let (address, said) = export(&server, &token, &json!({ "purpose": "a test" })).await;
    assert_eq!((&said["state"], &said["rows"], &said["progress"]), (&json!("done"), &json!(1), &json!(1.0)));
    assert_eq!(said["options"]["purpose"], "a test");

    let file = server.get_as(&token, said["file"].as_str().unwrap()).await;
    assert_eq!(file.status, 200);
    assert_eq!(file.header(header::CONTENT_TYPE), "text/csv; charset=utf-8");
    assert_eq!(file.header(header::CONTENT_DISPOSITION), "attachment; filename=\"technical-maturity.csv\"");
    let hash = sha256([&file.body[..]]).iter().fold(String::new(), |hash, byte| format!("{hash}{byte:02x}"));
    assert_eq!(
        (said["sha256"].as_str().unwrap(), said["bytes"].as_u64()),
        (&*hash, Some(file.body.len() as u64))
    );
    assert!(file.text().starts_with("response_id,") && file.text().contains(",canary,"));

    let part = Request::get(format!("{address}/file")).header(header::RANGE, "bytes=9-11");
    let part = part.header(header::AUTHORIZATION, format!("Bearer {token}")).body(Body::empty()).unwrap();
    let part = server.send(part).await;
    assert_eq!((part.status.as_u16(), part.text()), (206, "id,"));
}

#[tokio::test]
async fn a_deleted_export_is_gone() {
    let server = server().await;
    let token = server.token(&RESEARCHER).await;
    let (address, _) = export(&server, &token, &json!({})).await;
    let exports = || std::fs::read_dir(server.folder().join("exports")).unwrap().count();
    assert_eq!(exports(), 2, "the file and what was asked for");
    assert_eq!(ask(&server, "DELETE", &token, &address, &Value::Null).await.status, 204);
    assert_eq!(exports(), 0);
    for path in [address.clone(), format!("{address}/file")] {
        assert_eq!(server.get_as(&token, &path).await.problem(), (404, "unknown_export".into()));
    }
}

#[tokio::test]
async fn an_export_is_for_the_token_that_asked_for_it() {
    let server = server().await;
    let (token, other) = (server.token(&RESEARCHER).await, server.token(&RESEARCHER).await);
    let (address, _) = export(&server, &token, &json!({})).await;
    for path in [address.clone(), format!("{address}/file"), format!("{EXPORTS}/no-uuid")] {
        assert_eq!(server.get_as(&other, &path).await.problem(), (404, "unknown_export".into()));
    }
    let deleted = ask(&server, "DELETE", &other, &address, &Value::Null).await;
    assert_eq!(deleted.problem(), (404, "unknown_export".into()));
}

#[tokio::test]
async fn rows_are_for_those_who_may_read_responses() {
    let server = server().await;
    let token = server.token(&[Scope::ExportsCreate, Scope::AggregatesRead, Scope::TextRaw]).await;
    let refused = ask(&server, "POST", &token, EXPORTS, &json!({})).await;
    assert_eq!(refused.problem(), (403, "missing_scope".into()));
    assert!(refused.text().contains("responses:read"));
}

#[tokio::test]
async fn free_text_is_withheld_from_those_who_may_not_read_it() {
    let server = server().await;
    let token = server.token(&[Scope::ExportsCreate, Scope::ResponsesRead]).await;
    for format in ["csv", "ndjson"] {
        let (address, _) = export(&server, &token, &json!({ "format": format })).await;
        let file = server.get_as(&token, &format!("{address}/file")).await;
        assert!(!file.text().contains("canary") && !file.text().contains("Trustees"));
        assert!(file.text().contains("-7") && file.text().contains("not-sure"));
    }
}

#[tokio::test]
async fn readers_of_text_do_not_see_who_wrote_it() {
    let server = Server::shipped().await;
    let mut answers = good_answers();
    answers["service"] = json!("Ask jo@example.gov.uk for the canary");
    let submission = server.submission("technical-maturity", answers).await;
    assert_eq!(server.submit("technical-maturity", &submission).await.status, 201);
    let token = server.token(&[Scope::ExportsCreate, Scope::ResponsesRead, Scope::TextRead]).await;
    let (address, _) = export(&server, &token, &json!({})).await;
    let file = server.get_as(&token, &format!("{address}/file")).await;
    assert!(file.text().contains("Ask [email address] for the canary"), "{}", file.text());
}

#[rstest]
#[case(json!({ "columns": ["no-such-column"] }), "bad_export", "no-such-column")]
#[case(json!({ "format": "parquet", "excel": true }), "bad_export", "excel")]
#[case(json!({ "format": "sav", "values": "labels" }), "bad_export", "sav")]
#[case(json!({ "layout": "long", "values": "numbers" }), "bad_export", "long")]
#[case(json!({ "filter": ["no-such:eq:1"] }), "bad_filter", "no-such")]
#[case(json!({ "format": "docx" }), "bad_body", "docx")]
#[case(json!({ "colums": [] }), "bad_body", "colums")]
#[tokio::test]
async fn what_makes_no_sense_is_refused(#[case] options: Value, #[case] code: &str, #[case] word: &str) {
    let server = Server::shipped().await;
    let token = server.token(&RESEARCHER).await;
    let refused = ask(&server, "POST", &token, EXPORTS, &options).await;
    assert_eq!(refused.problem(), (400, code.to_owned()));
    assert!(refused.text().contains(word), "{}", refused.text());
}

#[tokio::test]
async fn a_token_has_so_many_exports_and_no_more() {
    let server = Server::shipped().await;
    let (token, other) = (server.token(&RESEARCHER).await, server.token(&RESEARCHER).await);
    for _ in 0..20 {
        assert_eq!(ask(&server, "POST", &token, EXPORTS, &json!({})).await.status, 202);
    }
    let refused = ask(&server, "POST", &token, EXPORTS, &json!({})).await;
    assert_eq!(refused.problem(), (429, "too_many_exports".into()));
    assert_eq!(ask(&server, "POST", &other, EXPORTS, &json!({})).await.status, 202);
}

#[tokio::test]
async fn a_file_that_cannot_be_made_says_why() {
    let server = Server::fixtures().await;
    let long = "x".repeat(40_000);
    let submission = server.submission("exports", json!({ "role": "yes", "words": long })).await;
    assert_eq!(server.submit("exports", &submission).await.status, 201);
    let token = server.token(&RESEARCHER).await;
    let path = EXPORTS.replace("technical-maturity", "exports");
    let begun = ask(&server, "POST", &token, &path, &json!({ "format": "xlsx" })).await;
    let address = begun.header(header::LOCATION).to_owned();
    let mut said = begun.json();
    while said["state"] != "failed" {
        tokio::task::yield_now().await;
        said = server.get_as(&token, &address).await.json();
    }
    assert!(said["error"].as_str().unwrap().contains("`words` holds a text of 40000 characters"), "{said}");
    let file = server.get_as(&token, &format!("{address}/file")).await;
    assert_eq!(file.problem(), (409, "export_not_ready".into()));
}

#[tokio::test]
async fn an_export_is_begun_once_however_often_it_is_asked_for() {
    let server = Server::shipped().await;
    let token = server.token(&RESEARCHER).await;
    let begin = async |token: &str, key: &str, options: &Value| {
        let request = Request::post(EXPORTS)
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::CONTENT_TYPE, "application/json")
            .header("idempotency-key", key);
        server.send(request.body(Body::from(options.to_string())).unwrap()).await
    };
    let first = begin(&token, "one", &json!({})).await;
    assert_eq!(first.status, 202);
    let again = begin(&token, "one", &json!({})).await;
    assert_eq!(
        (again.status, again.header(header::LOCATION)),
        (first.status, first.header(header::LOCATION))
    );
    let other = begin(&token, "one", &json!({ "format": "ndjson" })).await;
    assert_eq!(other.problem(), (409, "export_conflict".into()));
    let bad = begin(&token, "", &json!({})).await;
    assert_eq!(bad.problem(), (400, "bad_idempotency_key".into()));
    for (token, key) in [(&token, "two"), (&server.token(&RESEARCHER).await, "one")] {
        let another = begin(token, key, &json!({})).await;
        assert_ne!(another.header(header::LOCATION), first.header(header::LOCATION));
    }
}

#[tokio::test]
async fn a_filter_means_what_it_means_in_the_list() {
    let server = Server::shipped().await;
    let surveys = backend::surveys::load(None).unwrap_or_else(|failure| panic!("{failure}"));
    let survey = surveys.get("technical-maturity").unwrap();
    let responses = demo::responses(survey, 300, 4, MONDAY).collect::<Result<_, _>>().unwrap();
    server.store.add_responses(responses).await.unwrap();
    let token = server.token(&RESEARCHER).await;
    for filters in [
        &["maturity:in:manual,ad-hoc"][..],
        &["end-users:any:charities", "trust-data:gte:4"],
        &["service:match:users"],
    ] {
        let (address, said) =
            export(&server, &token, &json!({ "format": "ndjson", "filter": filters })).await;
        let file = server.get_as(&token, &format!("{address}/file")).await;
        let exported: Vec<&str> = file.text().lines().map(|line| &line[16..52]).collect();
        let query = filters.join("&filter=");
        let path = format!("{}?limit=1000&filter={query}", EXPORTS.replace("exports", "responses"));
        let listed = server.get_as(&token, &path).await.json();
        let listed: Vec<&str> =
            listed["responses"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
        assert_eq!(exported, listed, "{filters:?}");
        assert!((1..300).contains(&exported.len()) && said["rows"] == exported.len(), "{filters:?}");
    }
    let without = server.token(&[Scope::ExportsCreate, Scope::ResponsesRead, Scope::TextRead]).await;
    let refused =
        ask(&server, "POST", &without, EXPORTS, &json!({ "filter": ["service:match:users"] })).await;
    assert_eq!(refused.problem(), (403, "missing_scope".into()));
}

#[tokio::test]
async fn everything_that_is_listed_is_exported() {
    let server = Server::shipped().await;
    let surveys = backend::surveys::load(None).unwrap_or_else(|failure| panic!("{failure}"));
    let survey = surveys.get("technical-maturity").unwrap();
    let responses = demo::responses(survey, 5000, 3, MONDAY).collect::<Result<_, _>>().unwrap();
    server.store.add_responses(responses).await.unwrap();
    let token = server.token(&RESEARCHER).await;
    let (address, said) =
        export(&server, &token, &json!({ "format": "ndjson", "columns": ["maturity"] })).await;
    assert_eq!(said["rows"], 5000);
    let file = server.get_as(&token, &format!("{address}/file")).await;
    let ids: Vec<&str> = file.text().lines().map(|line| &line[16..52]).collect();
    assert!(ids.is_sorted() && ids.windows(2).all(|pair| pair[0] != pair[1]));
    assert_eq!(ids.len(), 5000);
}
