//! `GET /api/v1/surveys/{survey}/audit`: every look at single rows is recorded, once.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, header};
use backend::audit::Verifier;
use backend::scopes::Scope;
use serde_json::{Value, json};
use sqlx::{Connection as _, SqliteConnection};
use tokio::sync::oneshot;

use crate::server::{Server, new_uuid};

const SURVEY: &str = "/api/v1/surveys/invitation";

async fn entries(server: &Server, auditor: &str) -> Vec<Value> {
    let list = server.get_as(auditor, &format!("{SURVEY}/audit")).await.json();
    list["entries"].as_array().unwrap().clone()
}

#[tokio::test]
async fn every_look_at_rows_makes_one_entry() {
    let server = Server::fixtures().await;
    for opinion in ["one", "two"] {
        let submission = server.submission("invitation", json!({ "opinion": opinion })).await;
        server.submit("invitation", &submission).await;
    }
    let auditor = server.token(&[Scope::AuditRead]).await;
    let reader = server.token(&[Scope::ResponsesRead, Scope::ExportsCreate]).await;
    let organiser = server.token(&[Scope::ContactsRead]).await;
    let files = server.token(&[Scope::UploadsRead]).await;
    let texts = server.token(&[Scope::TextRaw, Scope::ResponsesRead]).await;
    let (one, contact) = (new_uuid(), new_uuid());
    let looks = [
        (&reader, "GET", "/responses?limit=1".to_owned(), 200, json!(1)),
        (&reader, "GET", "/responses".to_owned(), 200, json!(2)),
        (&reader, "GET", "/responses?limit=0".to_owned(), 400, Value::Null),
        (&reader, "GET", format!("/responses/{one}"), 404, Value::Null),
        (&organiser, "GET", "/responses".to_owned(), 403, Value::Null),
        (&organiser, "GET", "/contacts".to_owned(), 200, json!(0)),
        (&organiser, "GET", "/contacts/export?excel=1".to_owned(), 200, json!(0)),
        (&organiser, "DELETE", format!("/contacts/{contact}"), 404, Value::Null),
        (&reader, "GET", "/contacts".to_owned(), 403, Value::Null),
        (&reader, "GET", format!("/exports/{one}/file"), 404, Value::Null),
        (&files, "GET", "/uploads?limit=5".to_owned(), 200, json!(0)),
        (&files, "GET", format!("/uploads/{one}/content"), 404, Value::Null),
        (&reader, "GET", "/uploads".to_owned(), 403, Value::Null),
        (&texts, "GET", "/text?variable=opinion&q=two".to_owned(), 200, json!(1)),
        (&files, "GET", "/text?variable=opinion".to_owned(), 403, Value::Null),
    ];
    for (at, (token, method, path, status, rows)) in looks.iter().enumerate() {
        let address = format!("{SURVEY}{path}");
        let reply = match *method {
            "DELETE" => server.delete_as(token, &address).await,
            _ => server.get_as(token, &address).await,
        };
        assert_eq!(reply.status, *status, "{address}");
        let entries = entries(&server, &auditor).await;
        assert_eq!(entries.len(), at + 1, "{method} {path} makes one entry, and reading the log makes none");
        let entry = &entries[at];
        assert_eq!(
            (&entry["filter"], &entry["status"], &entry["rows"]),
            (&json!(path), &json!(status), rows)
        );
        assert!(
            entry["route"].as_str().unwrap().starts_with(&format!("{method} /api/v1/surveys/{{survey}}/"))
        );
        assert_eq!((&entry["day"], &entry["number"]), (&json!("2026-11-23"), &json!(at + 1)));
        assert!(!token.contains(entry["token"].as_str().unwrap()), "an id, not the secret");
    }
}

fn query(token: &str, body: impl Into<Body>) -> Request<Body> {
    let request = Request::post(format!("{SURVEY}/responses/query"))
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .header(header::CONTENT_TYPE, "application/json");
    request.body(body.into()).unwrap()
}

#[tokio::test]
async fn what_is_asked_for_in_a_body_is_recorded_too() {
    let server = Server::fixtures().await;
    let auditor = server.token(&[Scope::AuditRead]).await;
    let reader = server.token(&[Scope::ResponsesRead]).await;
    let bodies = [r#"{"limit":7}"#.to_owned(), "no JSON".to_owned(), format!("[{}]", "é".repeat(5000))];
    for body in &bodies {
        server.send(query(&reader, body.clone())).await;
    }
    let too_long = server.send(query(&reader, "x".repeat(2 << 20))).await;
    assert_eq!(too_long.problem(), (413, "body_too_large".to_owned()));
    let entries = entries(&server, &auditor).await;
    let filters: Vec<&str> = entries.iter().map(|entry| entry["filter"].as_str().unwrap()).collect();
    assert_eq!(filters[..2], [r#"/responses/query {"limit":7}"#, "/responses/query no JSON"]);
    assert_eq!((filters[2].chars().count(), filters[2].chars().last()), (4001, Some('…')));
    assert_eq!(filters[3], "/responses/query");
    let statuses: Vec<&Value> = entries.iter().map(|entry| &entry["status"]).collect();
    assert_eq!(statuses, [&json!(200), &json!(400), &json!(400), &json!(413)]);
}

#[tokio::test]
async fn who_hangs_up_is_recorded_as_well() {
    let server = Arc::new(Server::fixtures().await);
    let auditor = server.token(&[Scope::AuditRead]).await;
    let reader = server.token(&[Scope::ResponsesRead]).await;
    let (read, begun) = oneshot::channel();
    let (go_on, rest) = oneshot::channel::<()>();
    let body = futures::stream::once(async {
        read.send(()).unwrap();
        rest.await.unwrap();
        Ok::<_, std::io::Error>("{}")
    });
    let (asked, request) = (Arc::clone(&server), query(&reader, Body::from_stream(body)));
    let asking = tokio::spawn(async move { asked.send(request).await });
    begun.await.unwrap();
    asking.abort();
    assert!(asking.await.is_err(), "it was broken off");
    go_on.send(()).unwrap();
    while server.store.audit(None, 0, 1).await.unwrap().is_empty() {
        tokio::task::yield_now().await;
    }
    assert_eq!(entries(&server, &auditor).await[0]["filter"], "/responses/query {}");
}

#[tokio::test]
async fn an_export_is_recorded_when_it_is_begun_and_when_it_is_fetched() {
    let server = Server::fixtures().await;
    for opinion in ["one", "two", "three"] {
        let submission = server.submission("invitation", json!({ "opinion": opinion })).await;
        server.submit("invitation", &submission).await;
    }
    let auditor = server.token(&[Scope::AuditRead]).await;
    let token = server.token(&[Scope::ExportsCreate, Scope::ResponsesRead]).await;
    let request = Request::post(format!("{SURVEY}/exports"))
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .header(header::CONTENT_TYPE, "application/json");
    let begun = server.send(request.body(Body::from(r#"{"format":"csv"}"#)).unwrap()).await;
    let address = begun.header(header::LOCATION).to_owned();
    while server.get_as(&token, &address).await.json()["state"] != "done" {
        // No token may ask without end.
        for _ in 0..20 {
            server.store.ready().await.unwrap();
        }
    }
    assert_eq!(server.get_as(&token, &format!("{address}/file")).await.status, 200);
    let entries = entries(&server, &auditor).await;
    let said: Vec<_> = entries.iter().map(|entry| (&entry["status"], &entry["rows"])).collect();
    assert_eq!(said, [(&json!(202), &Value::Null), (&json!(200), &json!(3))], "how far it is, shows no rows");
    assert_eq!(entries[0]["filter"], r#"/exports {"format":"csv"}"#);
}

#[tokio::test]
async fn what_fails_is_recorded_as_a_failure() {
    let server = Server::fixtures().await;
    let (auditor, reader) =
        (server.token(&[Scope::AuditRead]).await, server.token(&[Scope::ResponsesRead]).await);
    change(&server, "ALTER TABLE responses RENAME TO elsewhere").await;
    let one = server.get_as(&reader, &format!("{SURVEY}/responses/{}", new_uuid())).await;
    assert_eq!(one.problem(), (503, "store_failed".to_owned()));
    let entries = entries(&server, &auditor).await;
    assert_eq!((entries.len(), &entries[0]["status"], &entries[0]["rows"]), (1, &json!(503), &Value::Null));
}

#[tokio::test]
async fn entries_are_neither_changed_nor_deleted() {
    let server = Server::fixtures().await;
    let reader = server.token(&[Scope::ResponsesRead]).await;
    server.get_as(&reader, &format!("{SURVEY}/responses")).await;
    let mut database = open(&server).await;
    for statement in ["UPDATE audit SET look = '{}'", "DELETE FROM audit"] {
        let refused = sqlx::query(statement).execute(&mut database).await.unwrap_err().to_string();
        assert!(refused.contains("only ever added to"), "{refused}");
    }
}

#[tokio::test]
async fn looks_at_the_same_time_make_one_chain() {
    let server = Server::fixtures().await;
    let reader = server.token(&[Scope::ResponsesRead]).await;
    let path = format!("{SURVEY}/responses");
    futures::future::join_all((0..40).map(|_| server.get_as(&reader, &path))).await;
    let mut verifier = Verifier::default();
    for entry in server.store.audit(None, 0, 100).await.unwrap() {
        verifier.take(entry).unwrap();
    }
    assert_eq!(verifier.last().unwrap().number, 40);
}

async fn open(server: &Server) -> SqliteConnection {
    let file = server.folder().join("soundings.db");
    SqliteConnection::connect(&format!("sqlite:{}", file.display())).await.unwrap()
}

async fn change(server: &Server, statement: &'static str) {
    sqlx::query(statement).execute(&mut open(server).await).await.unwrap();
}

#[tokio::test]
async fn what_shows_no_rows_and_who_is_nobody_makes_no_entry() {
    let server = Server::fixtures().await;
    let auditor = server.token(&[Scope::AuditRead]).await;
    server.get(&format!("{SURVEY}/responses")).await;
    server.get_as("snd_0123456789012345678901234567890123456789", &format!("{SURVEY}/responses")).await;
    let reader = server.token(&[Scope::DefinitionRead, Scope::WithdrawalsRead]).await;
    server.get_as(&reader, &format!("{SURVEY}/codebook")).await;
    server.get_as(&reader, &format!("{SURVEY}/withdrawals")).await;
    assert_eq!(entries(&server, &auditor).await, Vec::<Value>::new());
}

#[tokio::test]
async fn a_survey_shows_its_own_entries() {
    let server = Server::fixtures().await;
    let auditor = server.token(&[Scope::AuditRead]).await;
    let reader = server.token(&[Scope::ResponsesRead]).await;
    server.get_as(&reader, "/api/v1/surveys/end-if/responses").await;
    server.get_as(&reader, &format!("{SURVEY}/responses")).await;
    let listed = entries(&server, &auditor).await;
    assert_eq!(
        (listed.len(), &listed[0]["number"], &listed[0]["survey"]),
        (1, &json!(2), &json!("invitation"))
    );
    let rest = server.get_as(&auditor, &format!("{SURVEY}/audit?after=2")).await.json();
    assert_eq!(rest, json!({ "entries": [] }));
}

#[tokio::test]
async fn what_cannot_be_recorded_is_not_shown() {
    let server = Server::fixtures().await;
    let submission = server.submission("invitation", json!({ "opinion": "canary" })).await;
    server.submit("invitation", &submission).await;
    let reader = server.token(&[Scope::ResponsesRead]).await;
    change(&server, "ALTER TABLE audit RENAME TO elsewhere").await;
    let reply = server.get_as(&reader, &format!("{SURVEY}/responses")).await;
    assert_eq!(reply.problem(), (503, "store_failed".to_owned()));
    assert!(!reply.text().contains("canary"));
}
