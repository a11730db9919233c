//! Tokens: each route that shows answers asks for its scope.

use axum::body::Body;
use axum::http::{Request, header};
use backend::clock::week;
use backend::scopes::Scope;
use rstest::rstest;

use crate::server::{MONDAY, RATE, Reply, Server};

/// A route that asks for [`Scope::ResponsesRead`].
const GUARDED: &str = "/api/v1/surveys/technical-maturity/responses";

async fn with_authorization(server: &Server, path: &str, value: &str) -> Reply {
    server.send(Request::get(path).header(header::AUTHORIZATION, value).body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn without_a_token_nothing_is_shown() {
    let server = Server::shipped().await;
    let reply = server.get(GUARDED).await;
    assert_eq!(reply.problem(), (401, "no_token".to_owned()));
    assert_eq!(reply.header(header::WWW_AUTHENTICATE), "Bearer");
    let basic = with_authorization(&server, GUARDED, "Basic c25kOnNuZA==").await;
    assert_eq!(basic.problem(), (401, "no_token".to_owned()));
}

#[rstest]
#[case::empty("Bearer ")]
#[case::no_token("Bearer nonsense")]
#[case::of_nobody("Bearer snd_0123456789012345678901234567890123456789")]
#[tokio::test]
async fn an_invented_token_opens_nothing(#[case] value: &str) {
    let server = Server::shipped().await;
    let reply = with_authorization(&server, GUARDED, value).await;
    assert_eq!(reply.problem(), (401, "bad_token".to_owned()));
    assert_eq!(reply.header(header::WWW_AUTHENTICATE), "Bearer");
}

#[tokio::test]
async fn a_revoked_token_opens_nothing() {
    let server = Server::shipped().await;
    let token = server.token(&[Scope::ResponsesRead]).await;
    assert_eq!(server.get_as(&token, GUARDED).await.status, 200);

    let id = server.store.tokens().await.unwrap()[0].id.clone();
    assert!(server.store.revoke_token(&id, &week(MONDAY)).await.unwrap());
    assert_eq!(server.get_as(&token, GUARDED).await.problem(), (401, "bad_token".to_owned()));
}

#[tokio::test]
async fn the_word_bearer_may_be_written_in_any_case() {
    let server = Server::shipped().await;
    let token = server.token(&[Scope::ResponsesRead]).await;
    let reply = with_authorization(&server, GUARDED, &format!("bearer {token}")).await;
    assert_eq!(reply.status, 200);
}

#[tokio::test]
async fn a_token_is_good_for_its_surveys_and_its_time() {
    let server = Server::fixtures().await;
    let mut token = backend::token::create("tests", &[Scope::ResponsesRead], week(MONDAY)).unwrap();
    token.record.surveys = Some(vec!["invitation".into()]);
    token.record.expires = Some("2026-11-24".into());
    server.store.add_token(&token.record).await.unwrap();
    let get = async |survey: &str| {
        server.get_as(&token.secret, &format!("/api/v1/surveys/{survey}/responses")).await
    };

    let reply = get("invitation").await;
    assert_eq!(reply.status, 200);
    assert_eq!(reply.header("x-request-id").len(), 16);
    assert!(
        server.get("/api/v1/surveys/invitation").await.headers.get("x-request-id").is_none(),
        "nor is there a token"
    );
    assert!(
        reply.header("ratelimit").starts_with(&format!("\"token\";r={};t=", RATE - 1)),
        "{}",
        reply.header("ratelimit")
    );
    for survey in ["end-if", "nowhere"] {
        assert_eq!(get(survey).await.problem(), (404, "unknown_survey".to_owned()), "{survey}");
    }
    assert_eq!(server.store.tokens().await.unwrap()[0].used, Some(week(MONDAY)));
    server.clock.set(jiff::civil::date(2026, 11, 24));
    assert_eq!(get("invitation").await.status, 200, "the last day counts");
    server.clock.set(jiff::civil::date(2026, 11, 25));
    assert_eq!(get("invitation").await.problem(), (401, "bad_token".to_owned()));
}
