//! `GET /api/v1/surveys/{survey}/responses` and `…/responses/{id}`.

use std::collections::BTreeSet;

use axum::http::header;
use backend::scopes::Scope;
use rstest::rstest;
use serde_json::json;

use crate::server::{Server, new_uuid};

const LIST: &str = "/api/v1/surveys/invitation/responses";

/// A server with so many responses, and a token to read them.
async fn server_with(count: usize) -> (Server, String) {
    let server = Server::fixtures().await;
    for number in 0..count {
        let submission =
            server.submission("invitation", json!({ "opinion": format!("opinion {number}") })).await;
        assert_eq!(server.submit("invitation", &submission).await.status, 201);
    }
    let token = server.token(&[Scope::ResponsesRead]).await;
    (server, token)
}

#[tokio::test]
async fn pages_visit_each_response_once() {
    let (server, token) = server_with(23).await;
    let mut seen = BTreeSet::new();
    let mut sizes = Vec::new();
    let mut query = "?limit=10".to_owned();
    loop {
        let page = server.get_as(&token, &format!("{LIST}{query}")).await.json();
        assert_eq!(page["n"], 23);
        let responses = page["responses"].as_array().unwrap();
        sizes.push(responses.len());
        for response in responses {
            assert!(seen.insert(response["answers"]["opinion"].as_str().unwrap().to_owned()));
        }
        let Some(cursor) = page["next_cursor"].as_str() else { break };
        query = format!("?limit=10&cursor={cursor}");
    }
    assert_eq!(sizes, [10, 10, 3]);
    assert_eq!(seen.len(), 23);
}

#[tokio::test]
async fn a_full_last_page_leads_nowhere() {
    let (server, token) = server_with(10).await;
    let page = server.get_as(&token, &format!("{LIST}?limit=10")).await.json();
    assert_eq!(page["responses"].as_array().unwrap().len(), 10);
    assert!(page["next_cursor"].is_null());
}

#[tokio::test]
async fn a_survey_without_responses_has_an_empty_list() {
    let (server, token) = server_with(0).await;
    let reply = server.get_as(&token, LIST).await;
    let mut list = reply.json();
    assert!(list["dataset_version"].take().is_string());
    assert_eq!(
        list,
        json!({
            "survey": "invitation", "dataset_version": null, "disclosure": "exact", "base": "all", "n": 0,
            "responses": [], "next_cursor": null
        })
    );
    assert_eq!(reply.header(header::CACHE_CONTROL), "no-store");
}

#[rstest]
#[case("?limit=0", "bad_query")]
#[case("?limit=1001", "bad_query")]
#[case("?limit=many", "bad_query")]
#[case("?page=2", "bad_query")]
#[case("?cursor=", "bad_cursor")]
#[case("?cursor=12", "bad_cursor")]
#[case("?cursor=00000000-0000-0000-0000-000000000000", "bad_cursor")]
#[tokio::test]
async fn a_query_that_is_not_understood_is_refused(#[case] query: &str, #[case] code: &str) {
    let (server, token) = server_with(0).await;
    let reply = server.get_as(&token, &format!("{LIST}{query}")).await;
    assert_eq!(reply.problem(), (400, code.to_owned()));
    let detail = reply.json()["detail"].as_str().unwrap().to_lowercase();
    assert!(!detail.contains("deserialize"), "about the query, not about the program: {detail}");
}

#[tokio::test]
async fn one_response_is_what_the_list_shows_of_it() {
    let (server, token) = server_with(2).await;
    let list = server.get_as(&token, LIST).await.json();
    for response in list["responses"].as_array().unwrap() {
        let id = response["id"].as_str().unwrap();
        let reply = server.get_as(&token, &format!("{LIST}/{id}")).await;
        assert_eq!(&reply.json(), response);
        assert_eq!(reply.header(header::CACHE_CONTROL), "no-store");

        let elsewhere = server.get_as(&token, &format!("/api/v1/surveys/end-if/responses/{id}")).await;
        assert_eq!(elsewhere.problem(), (404, "unknown_response".to_owned()));
    }
    for id in [new_uuid().as_str(), "1"] {
        let reply = server.get_as(&token, &format!("{LIST}/{id}")).await;
        assert_eq!(reply.problem(), (404, "unknown_response".to_owned()), "{id}");
    }
}

#[tokio::test]
async fn a_list_goes_on_as_it_was_begun() {
    let (server, token) = server_with(20).await;
    let first = server.get_as(&token, &format!("{LIST}?limit=10&filter=opinion:answered")).await.json();
    let submission = server.submission("invitation", json!({ "opinion": "late" })).await;
    assert_eq!(server.submit("invitation", &submission).await.status, 201);

    let cursor = first["next_cursor"].as_str().unwrap();
    let rest = format!("{LIST}?limit=100&cursor={cursor}");
    let second = server.get_as(&token, &format!("{rest}&filter=opinion:answered")).await.json();
    assert_eq!(second["responses"].as_array().unwrap().len(), 10);
    assert_eq!((&second["n"], &second["dataset_version"]), (&json!(20), &first["dataset_version"]));

    assert_eq!(server.get_as(&token, LIST).await.json()["n"], 21, "a new list has it");
    for other in [rest.clone(), format!("{rest}&filter=opinion:skipped")] {
        assert_eq!(server.get_as(&token, &other).await.problem(), (400, "bad_cursor".to_owned()));
    }
    let elsewhere = cursor.replace(first["dataset_version"].as_str().unwrap(), "0123456789abcdef");
    let reply = server.get_as(&token, &format!("{LIST}?cursor={elsewhere}&filter=opinion:answered")).await;
    assert_eq!(reply.problem(), (410, "cursor_expired".to_owned()));
}
