//! `POST /api/v1/surveys/{survey}/responses`: what is not accepted, and what is said about it.

use axum::body::Body;
use axum::http::{Request, header};
use rstest::rstest;
use serde_json::{Value, json};

use crate::server::{Server, new_uuid, post, repository};

#[rstest]
#[case::no_json("answers", 400, "bad_body")]
#[case::cut_short(r#"{"submission": "#, 400, "bad_body")]
#[case::empty("", 400, "bad_body")]
#[case::a_list("[]", 400, "bad_body")]
#[case::unknown_field(
    r#"{"submission":"SOME","version":"v","answers":{},"email":"a@b.uk"}"#,
    400,
    "bad_body"
)]
#[case::missing_field(r#"{"submission":"SOME","version":"v"}"#, 400, "bad_body")]
#[case::number_as_answer(r#"{"submission":"SOME","version":"v","answers":{"role":1}}"#, 400, "bad_body")]
#[case::nested(r#"{"submission":"SOME","version":"v","answers":{"role":[["yes"]]}}"#, 400, "bad_body")]
#[case::one_variable_twice(
    r#"{"submission":"SOME","version":"v","answers":{"role":"yes","role":"no"}}"#,
    400,
    "bad_body"
)]
#[case::no_uuid(r#"{"submission":"one","version":"v","answers":{}}"#, 400, "bad_submission")]
#[case::short_key(
    r#"{"submission":"SOME","version":"v","withdrawal_key":"ab","answers":{}}"#,
    400,
    "bad_withdrawal_key"
)]
#[case::version_never_asked(r#"{"submission":"SOME","version":"v","answers":{}}"#, 422, "unknown_version")]
#[tokio::test]
async fn a_body_that_is_not_as_documented(#[case] body: &str, #[case] status: u16, #[case] code: &str) {
    let server = Server::fixtures().await;
    let reply = server.send(post("end-if", &body.replace("SOME", &new_uuid()))).await;
    assert_eq!(reply.problem(), (status, code.to_owned()), "{}", reply.text());
}

#[rstest]
#[case(None)]
#[case(Some("text/plain"))]
#[case(Some("application/x-www-form-urlencoded"))]
#[case(Some("application/jsonp"))]
#[tokio::test]
async fn a_body_that_does_not_say_it_is_json(#[case] media_type: Option<&str>) {
    let server = Server::fixtures().await;
    let mut request = Request::post("/api/v1/surveys/end-if/responses");
    if let Some(media_type) = media_type {
        request = request.header(header::CONTENT_TYPE, media_type);
    }
    let body = server.submission("end-if", json!({ "role": "no" })).await.to_string();
    let reply = server.send(request.body(Body::from(body)).unwrap()).await;
    assert_eq!(reply.problem(), (415, "not_json".to_owned()));
}

#[tokio::test]
async fn json_may_name_its_character_set() {
    let server = Server::fixtures().await;
    let body = server.submission("end-if", json!({ "role": "no" })).await.to_string();
    let request = Request::post("/api/v1/surveys/end-if/responses")
        .header(header::CONTENT_TYPE, "application/json; charset=utf-8");
    assert_eq!(server.send(request.body(Body::from(body)).unwrap()).await.status, 201);
}

#[tokio::test]
async fn a_body_longer_than_allowed() {
    let server = Server::fixtures().await;
    let answer = "a".repeat(1 << 20);
    let submission = server.submission("end-if", json!({ "role": "yes", "tools": answer })).await;
    assert_eq!(server.submit("end-if", &submission).await.problem(), (413, "body_too_large".to_owned()));
}

#[tokio::test]
async fn bytes_that_are_no_text() {
    let server = Server::fixtures().await;
    let request = Request::post("/api/v1/surveys/end-if/responses")
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(vec![b'"', 0xff, b'"']))
        .unwrap();
    assert_eq!(server.send(request).await.problem(), (400, "bad_body".to_owned()));
}

#[tokio::test]
async fn a_survey_that_is_not_there() {
    let server = Server::fixtures().await;
    let reply = server.send(post("unheard-of", "neither is this JSON")).await;
    assert_eq!(reply.problem(), (404, "unknown_survey".to_owned()));
}

/// The problems with these answers, told to a client that prefers these languages.
async fn problems(server: &Server, survey: &str, answers: Value, languages: &str) -> Value {
    let submission = server.submission(survey, answers).await;
    let mut request = post(survey, &submission.to_string());
    request.headers_mut().insert(header::ACCEPT_LANGUAGE, languages.parse().unwrap());
    let reply = server.send(request).await;
    assert_eq!(reply.problem(), (422, "answers_refused".to_owned()));
    assert!(server.responses(survey).await.is_empty());
    reply.json()["problems"].clone()
}

#[tokio::test]
async fn every_answer_that_does_not_pass_is_named_with_the_reason() {
    let server = Server::fixtures().await;
    let found =
        problems(&server, "end-if", json!({ "role": "maybe", "roel": "yes", "tools": "Hammers" }), "en")
            .await;
    assert_eq!(
        found,
        json!([
            {
                "question": "roel",
                "variable": "roel",
                "code": "unknown_variable",
                "message": "There is no question “roel” in this survey"
            },
            {
                "question": "role",
                "variable": "role",
                "code": "unknown_option",
                "message": "Select one of the options listed"
            }
        ])
    );
    let found = problems(&server, "end-if", json!({ "role": "yes" }), "en").await;
    assert_eq!(found[0]["code"], "required");
    assert_eq!(found[0]["variable"], "tools");
}

#[tokio::test]
async fn messages_are_in_the_language_of_the_client() {
    let server = Server::fixtures().await;
    let long = json!({ "language": "cy", "name": "a".repeat(21) });
    let message = async |languages: &str| {
        problems(&server, "bilingual", long.clone(), languages).await[0]["message"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let (english, welsh) = (message("en-GB, cy;q=0.5").await, message("cy, en;q=0.5").await);
    assert_eq!(english, "Your name must be 20 characters or less");
    assert!(welsh.to_lowercase().contains("eich enw"), "{welsh}");
    assert_eq!(message("de").await, english);
}

#[tokio::test]
async fn files_that_were_never_uploaded() {
    let yaml = std::fs::read_to_string(repository().join("tests/surveys/kinds/file.yaml")).unwrap();
    let server = Server::with(&[&yaml]).await;
    let found =
        problems(&server, "file", json!({ "documents": ["0123456789abcdef0123456789abcdef"] }), "en").await;
    assert_eq!(found[0]["code"], "unknown_upload");
    assert_eq!(found[0]["question"], "documents");

    let without = server.submission("file", json!({ "documents.comments": "They are online" })).await;
    assert_eq!(server.submit("file", &without).await.status, 201);
}
