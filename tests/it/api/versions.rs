//! Answers to a definition that is no longer asked.

use serde_json::json;

use crate::server::{Server, repository};

fn definitions() -> (String, String) {
    let first = std::fs::read_to_string(repository().join("tests/surveys/end-if.yaml")).unwrap();
    let second = first.replace("id: tools", "id: instruments");
    assert_ne!(first, second);
    (first, second)
}

#[tokio::test]
async fn are_read_by_the_definition_they_answer() {
    let (first, second) = definitions();
    let server = Server::with(&[&first]).await;
    let late = server.submission("end-if", json!({ "role": "yes", "tools": "Hammers" })).await;
    let server = server.restart_with(&[&second]).await;

    let reply = server.submit("end-if", &late).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    assert_eq!(reply.json()["version"], late["version"]);
    assert_eq!(server.submit("end-if", &late).await.status, 200);
    let kept = &server.responses("end-if").await[0];
    assert_eq!(kept["version"], late["version"]);
    assert_eq!(kept["answers"]["tools"], "Hammers");

    let mut misplaced = server.submission("end-if", json!({ "role": "yes", "tools": "Hammers" })).await;
    assert_eq!(server.submit("end-if", &misplaced).await.problem(), (422, "answers_refused".to_owned()));
    misplaced["version"] = late["version"].clone();
    assert_eq!(server.submit("end-if", &misplaced).await.status, 201);
}

#[tokio::test]
async fn can_be_understood_later() {
    let (first, second) = definitions();
    let server = Server::with(&[&first]).await;
    let old = server.version("end-if").await;
    let server = server.restart_with(&[&second]).await;
    assert_ne!(server.version("end-if").await, old);

    let reply = server.get(&format!("/api/v1/surveys/end-if/definition?version={old}")).await;
    assert_eq!(reply.json()["version"], old.as_str());
    assert!(reply.text().contains("\"tools\""));
}

#[tokio::test]
async fn of_one_survey_are_not_those_of_another() {
    let (first, _) = definitions();
    let other = first.replace("id: end-if", "id: other");
    let server = Server::with(&[&first, &other]).await;
    let mut submission = server.submission("end-if", json!({ "role": "no" })).await;
    submission["version"] = json!(server.version("other").await);
    assert_eq!(server.submit("end-if", &submission).await.problem(), (422, "unknown_version".to_owned()));
}
