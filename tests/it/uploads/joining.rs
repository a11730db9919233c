//! How an upload becomes part of a response, and what becomes of it otherwise.

use jiff::ToSpan as _;
use serde_json::json;
use shared::receipt::{Purpose, Receipt, lock};

use super::{SURVEY, VARIABLE, content, fixtures, listed, send_answers, shelf, uploaded};
use crate::server::{MONDAY, Server};

#[tokio::test]
async fn an_upload_joins_the_response_that_names_it() {
    let server = fixtures().await;
    let id = uploaded(&server, "a.csv", "a,b").await;
    assert!(listed(&server).await.is_empty(), "nobody sees it before the answers are sent");
    assert_eq!(content(&server, &id).await.problem(), (404, "unknown_upload".to_owned()));

    assert_eq!(send_answers(&server, &[&id]).await.status, 201);
    let responses = server.responses(SURVEY).await;
    assert_eq!(responses[0]["answers"][VARIABLE], json!([id]));
    assert_eq!(listed(&server).await[0]["response"], responses[0]["id"]);
    assert_eq!(content(&server, &id).await.body, "a,b");
}

#[tokio::test]
async fn only_ones_own_unsent_uploads_can_be_named() {
    let server = fixtures().await;
    let taken = uploaded(&server, "a.csv", "a,b").await;
    assert_eq!(send_answers(&server, &[&taken]).await.status, 201);
    let free = uploaded(&server, "a.csv", "a,b").await;
    for named in [vec![taken.as_str()], vec![&free, &taken], vec!["0123456789abcdef0123456789abcdef"]] {
        let reply = send_answers(&server, &named).await;
        assert_eq!(reply.problem(), (422, "answers_refused".to_owned()));
        assert_eq!(reply.json()["problems"][0]["code"], "unknown_upload");
        assert_eq!(reply.json()["problems"][0]["variable"], VARIABLE);
    }
    assert_eq!(server.responses(SURVEY).await.len(), 1);
    assert_eq!(send_answers(&server, &[&free, &free]).await.status, 201, "a refusal takes nothing");
}

#[tokio::test]
async fn sending_again_is_answered_as_before() {
    let server = fixtures().await;
    let id = uploaded(&server, "a.csv", "a,b").await;
    let submission = server.submission(SURVEY, json!({ VARIABLE: [id] })).await;
    assert_eq!(server.submit(SURVEY, &submission).await.status, 201);
    assert_eq!(server.submit(SURVEY, &submission).await.status, 200);
    assert_eq!(listed(&server).await.len(), 1);
}

const HIDDEN: &str = "
id: file
title: Files that are not always asked for
owner: Example Department
contact: survey@example.gov.uk
duration: 1 minute
brief: A question that hides another.
introduction: Thank you.
sections:
  - id: only
    title: The only section
    pages:
      - questions:
          - id: has-files
            type: choose_one
            ask: Do you have files?
            options: { yes: Yes, no: No }
          - id: documents
            type: file
            ask: Upload them
            show_if: has-files is yes
";

#[tokio::test]
async fn an_upload_whose_question_fell_off_the_journey_is_deleted() {
    let server = Server::with(&[HIDDEN]).await;
    let id = uploaded(&server, "a.csv", "a,b").await;
    let answers = json!({ "has-files": "no", VARIABLE: [id] });
    let submission = server.submission(SURVEY, answers).await;
    assert_eq!(server.submit(SURVEY, &submission).await.status, 201);
    assert!(shelf(&server).is_empty());
}

#[tokio::test]
async fn an_upload_that_is_not_sent_is_purged_when_its_draft_would_be() {
    let server = fixtures().await;
    let (sent, unsent) = (uploaded(&server, "a.csv", "a,b").await, uploaded(&server, "b.csv", "c,d").await);
    send_answers(&server, &[&sent]).await;
    // The week it came in ends on the sixth day, and a draft is kept for seven more.
    for (days, purged) in [(0, 0), (13, 0), (14, 1), (15, 0)] {
        server.clock.set(MONDAY.checked_add(days.days()).unwrap());
        let before = shelf(&server).len();
        server.housekeep().await;
        assert_eq!(before - shelf(&server).len(), purged, "after {days} days");
    }
    assert_eq!(shelf(&server), [sent.as_str()]);
    let reply = send_answers(&server, &[&unsent]).await;
    assert_eq!(
        reply.json()["problems"][0]["message"],
        "The selected file could not be found – upload it again"
    );
}

#[tokio::test]
async fn a_sent_upload_is_kept_as_long_as_the_survey_promises() {
    let server = fixtures().await;
    let id = uploaded(&server, "a.csv", "a,b").await;
    send_answers(&server, &[&id]).await;
    for (days, kept) in [(364, true), (365, false)] {
        server.clock.set(MONDAY.checked_add(days.days()).unwrap());
        server.housekeep().await;
        assert_eq!(!shelf(&server).is_empty(), kept, "after {days} days");
    }
    assert!(listed(&server).await.is_empty());
}

#[tokio::test]
async fn the_uploads_of_a_response_are_withdrawn_with_it() {
    let server = fixtures().await;
    let (one, other) = (uploaded(&server, "a.csv", "a,b").await, uploaded(&server, "b.csv", "c,d").await);
    let receipt = Receipt::new(backend::random::bytes().unwrap());
    let mut submission = server.submission(SURVEY, json!({ VARIABLE: [one] })).await;
    submission["withdrawal_key"] = json!(lock(&receipt.key(Purpose::Answers)));
    assert_eq!(server.submit(SURVEY, &submission).await.status, 201);
    assert_eq!(send_answers(&server, &[&other]).await.status, 201);

    let keys = json!({ "answers": receipt.key(Purpose::Answers), "contact": receipt.key(Purpose::Contact) });
    assert_eq!(server.post("/api/v1/surveys/file/withdrawals", &keys).await.status, 204);
    assert_eq!(shelf(&server), [other.as_str()]);
    assert_eq!(content(&server, &one).await.status, 404);
}
