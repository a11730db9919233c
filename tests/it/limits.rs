//! What anyone may send, they may not send without end.

use std::net::SocketAddr;

use axum::body::Body;
use axum::http::{Request, header};
use backend::limits::Peer;
use rstest::rstest;
use serde_json::json;

use crate::server::{Reply, Server, new_uuid};

const SURVEY: &str = "/api/v1/surveys/invitation";

/// Sends something from an address.
async fn send(server: &Server, address: &str, path: &str, body: &str) -> Reply {
    let is_form = path.ends_with("plain");
    let media_type = if is_form { "application/x-www-form-urlencoded" } else { "application/json" };
    let request = Request::post(path)
        .header(header::CONTENT_TYPE, media_type)
        // What a form on another site would send: refused at once.
        .header("sec-fetch-site", if is_form { "cross-site" } else { "same-origin" })
        .extension(Peer(SocketAddr::new(address.parse().unwrap(), 4711)));
    server.send(request.body(Body::from(body.to_owned())).unwrap()).await
}

#[rstest]
#[case::responses("/api/v1/surveys/invitation/responses", 600)]
#[case::contacts("/api/v1/surveys/invitation/contacts", 600)]
#[case::uploads("/api/v1/surveys/invitation/uploads", 600)]
#[case::withdrawals("/api/v1/surveys/invitation/withdrawals", 60)]
#[case::plain_pages("/invitation/plain", 6000)]
#[tokio::test]
async fn an_address_may_send_so_much_a_minute(#[case] path: &str, #[case] most: usize) {
    let server = Server::fixtures().await;
    for _ in 0..most {
        let reply = send(&server, "203.0.113.7", path, "{}").await;
        assert!(reply.status.is_client_error() && reply.status != 429, "{}", reply.status);
    }
    let refused = send(&server, "203.0.113.7", path, "{}").await;
    assert_eq!(refused.status, 429);
    let wait: u64 = refused.header(header::RETRY_AFTER).parse().unwrap();
    assert!((1..=61).contains(&wait), "{wait}");
    assert_ne!(send(&server, "203.0.113.8", path, "{}").await.status, 429, "others may");
    for other in ["responses", "contacts", "withdrawals"].map(|other| format!("{SURVEY}/{other}")) {
        assert_eq!(send(&server, "203.0.113.7", &other, "{}").await.status == 429, other == path, "{other}");
    }
    assert_eq!(server.get(SURVEY).await.status, 200, "reading is not limited");
}

#[tokio::test]
async fn programs_are_told_in_json_and_people_on_a_page() {
    let server = Server::fixtures().await;
    let mut refused = Vec::new();
    for (path, most) in [("/api/v1/surveys/invitation/withdrawals", 61), ("/invitation/plain", 6001)] {
        let mut last = None;
        for _ in 0..most {
            last = Some(send(&server, "203.0.113.7", path, "{}").await);
        }
        refused.extend(last);
    }
    assert_eq!(refused[0].problem(), (429, "too_many_requests".to_owned()));
    assert_eq!(refused[1].status, 429);
    assert!(refused[1].text().contains("<h1") && !refused[1].header(header::RETRY_AFTER).is_empty());
}

#[tokio::test]
async fn a_department_behind_one_address_is_not_hindered() {
    let server = Server::fixtures().await;
    let version = server.version("invitation").await;
    for _ in 0..300 {
        let answers =
            json!({ "submission": new_uuid(), "version": version, "answers": { "opinion": "one of many" } });
        let sent = send(&server, "203.0.113.7", &format!("{SURVEY}/responses"), &answers.to_string()).await;
        assert_eq!(sent.status, 201);
        let contact = json!({ "request": new_uuid(), "details": { "email": "one@example.gov.uk" } });
        let sent = send(&server, "203.0.113.7", &format!("{SURVEY}/contacts"), &contact.to_string()).await;
        assert_eq!(sent.status, 202);
    }
}

#[tokio::test]
async fn json_as_deep_as_it_is_long_is_refused_at_once() {
    let server = Server::fixtures().await;
    for nest in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{}1{}", nest.0.repeat(100_000), nest.1.repeat(100_000));
        for path in ["responses", "contacts", "withdrawals"].map(|path| format!("{SURVEY}/{path}")) {
            let refused = send(&server, "203.0.113.7", &path, &deep).await;
            assert_eq!(refused.problem(), (400, "bad_body".to_owned()), "{path}");
        }
    }
}
