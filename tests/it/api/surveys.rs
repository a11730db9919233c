//! `GET /api/v1/surveys`, `GET /api/v1/surveys/{survey}` and what leads nowhere.

use rstest::rstest;
use serde_json::json;

use crate::server::Server;

#[tokio::test]
async fn surveys_say_whether_they_can_be_answered() {
    let server = Server::fixtures().await;
    let list = server.get("/api/v1/surveys").await.json();
    let status = |id: &str| {
        let survey = list.as_array().unwrap().iter().find(|survey| survey["id"] == id).unwrap();
        survey["status"].clone()
    };
    assert_eq!(status("end-if"), "open");
    assert_eq!(status("closed"), "closed");
    assert_eq!(status("not-yet-open"), "not_yet_open");

    let closed = server.get("/api/v1/surveys/closed").await.json();
    assert_eq!(
        closed,
        json!({
            "id": "closed",
            "title": "A survey of the past",
            "status": "closed",
            "version": server.version("closed").await,
            "opens": "2020-01-01",
            "closes": "2020-12-31"
        })
    );
}

#[rstest]
#[case("/api/v1/surveys/unheard-of", "unknown_survey")]
#[case("/api/v1/surveys/unheard-of/definition", "unknown_survey")]
#[case("/api/v1/surveys/%FF", "unknown_survey")]
#[case("/api", "not_found")]
#[case("/api/v1", "not_found")]
#[case("/api/v1/", "not_found")]
#[case("/api/v2/surveys", "not_found")]
#[case("/api/v1/surveys/end-if/answers", "not_found")]
#[tokio::test]
async fn what_is_not_there_is_a_problem_with_status_404(#[case] path: &str, #[case] code: &str) {
    let server = Server::fixtures().await;
    assert_eq!(server.get(path).await.problem(), (404, code.to_owned()));
}

#[rstest]
#[case("PUT", "/api/v1/surveys", "GET,HEAD")]
#[case("POST", "/api/v1/surveys/end-if/definition", "GET,HEAD")]
#[case("DELETE", "/api/v1/surveys/end-if/responses", "POST,GET,HEAD")]
#[tokio::test]
async fn another_method_is_told_which_there_are(
    #[case] method: &str,
    #[case] path: &str,
    #[case] allowed: &str,
) {
    let server = Server::fixtures().await;
    let request = axum::http::Request::builder().method(method).uri(path);
    let reply = server.send(request.body(axum::body::Body::empty()).unwrap()).await;
    assert_eq!(reply.problem(), (405, "method_not_allowed".to_owned()));
    assert_eq!(reply.header("allow"), allowed);
}

#[tokio::test]
async fn the_server_says_that_it_runs_and_that_its_store_answers() {
    let server = Server::shipped().await;
    assert_eq!(server.get("/healthz").await.status, 200);
    assert_eq!(server.get("/readyz").await.status, 200);

    server.store.close().await;
    assert_eq!(server.get("/healthz").await.status, 200);
    let reply = server.get("/readyz").await;
    assert_eq!(reply.problem(), (503, "store_failed".to_owned()));
    assert_eq!(reply.header("retry-after"), "5");
}
