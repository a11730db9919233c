//! `POST /api/v1/surveys/{survey}/responses`: a submission is kept once and acknowledged as often as it is sent.

use std::sync::Arc;

use serde_json::json;
use tokio::task::JoinSet;

use crate::server::{Server, good_answers, new_uuid};

const SURVEY: &str = "technical-maturity";

#[tokio::test]
async fn the_first_is_created_and_the_rest_are_the_same() {
    let server = Server::shipped().await;
    let submission = server.submission(SURVEY, good_answers()).await;
    let first = server.submit(SURVEY, &submission).await;
    assert_eq!(first.status, 201, "{}", first.text());
    assert_eq!(
        first.json(),
        json!({ "submission": submission["submission"], "survey": SURVEY, "version": submission["version"] })
    );

    let again = server.submit(SURVEY, &submission).await;
    assert_eq!((again.status.as_u16(), &again.body), (200, &first.body));
    assert_eq!(server.responses(SURVEY).await.len(), 1);
}

#[tokio::test]
async fn the_same_answers_in_another_spelling_are_the_same() {
    let server = Server::shipped().await;
    let version = server.version(SURVEY).await;
    let uuid = new_uuid();
    let answers = r#""data-helpful": "no", "acquires-data": "no", "provides-data": "no",
                     "notifies-services": "no", "data-dictionary": "no""#;
    let one =
        format!(r#"{{"submission":"{uuid}","version":"{version}","answers":{{{answers},"job-role":"é"}}}}"#);
    let other = format!(
        r#"{{"answers":{{"job-role":"\u00e9",{answers}}}, "version":"{version}", "submission":"{}"}}"#,
        uuid.to_uppercase()
    );
    let first = server.send(crate::server::post(SURVEY, &one)).await;
    assert_eq!(first.status, 201, "{}", first.text());
    let again = server.send(crate::server::post(SURVEY, &other)).await;
    assert_eq!((again.status.as_u16(), again.body), (200, first.body));
}

#[tokio::test]
async fn another_body_under_the_same_id_is_a_conflict_and_changes_nothing() {
    let server = Server::shipped().await;
    let submission = server.submission(SURVEY, good_answers()).await;
    server.submit(SURVEY, &submission).await;

    let mut of_other_answers = submission.clone();
    of_other_answers["answers"]["job-role"] = json!("Somebody else");
    let mut of_bad_answers = submission.clone();
    of_bad_answers["answers"]["data-helpful"] = json!("perhaps");
    let mut of_another_key = submission.clone();
    of_another_key["withdrawal_key"] = json!("ab".repeat(32));
    for other in [of_other_answers, of_bad_answers, of_another_key] {
        let reply = server.submit(SURVEY, &other).await;
        assert_eq!(reply.problem(), (409, "submission_conflict".to_owned()));
    }
    let kept = server.responses(SURVEY).await;
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0]["answers"]["job-role"], "Lead developer");
}

#[tokio::test]
async fn an_id_that_answered_one_survey_does_not_answer_another() {
    let server = Server::fixtures().await;
    let submission = server.submission("invitation", json!({ "opinion": "Good" })).await;
    assert_eq!(server.submit("invitation", &submission).await.status, 201);

    let mut elsewhere = server.submission("not-yet-open", json!({})).await;
    elsewhere["submission"] = submission["submission"].clone();
    let reply = server.submit("not-yet-open", &elsewhere).await;
    assert_eq!(reply.problem(), (409, "submission_conflict".to_owned()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_a_hundred_at_once_one_is_created() {
    let server = Arc::new(Server::shipped().await);
    let submission = server.submission(SURVEY, good_answers()).await;
    let mut posts = JoinSet::new();
    for _ in 0..100 {
        let (server, submission) = (Arc::clone(&server), submission.clone());
        posts.spawn(async move { server.submit(SURVEY, &submission).await });
    }
    let replies = posts.join_all().await;

    let with = |status: u16| replies.iter().filter(|reply| reply.status == status).count();
    assert_eq!((with(201), with(200)), (1, 99));
    assert!(replies.iter().all(|reply| reply.body == replies[0].body));
    assert_eq!(server.responses(SURVEY).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_bodies_at_once_one_wins() {
    let server = Arc::new(Server::shipped().await);
    let submission = server.submission(SURVEY, good_answers()).await;
    let mut posts = JoinSet::new();
    for number in 0..50 {
        let (server, mut submission) = (Arc::clone(&server), submission.clone());
        submission["answers"]["job-role"] = json!(format!("role {}", number % 2));
        posts.spawn(async move { (number % 2, server.submit(SURVEY, &submission).await.status.as_u16()) });
    }
    let replies = posts.join_all().await;

    let winner = replies.iter().find(|(_, status)| *status == 201).unwrap().0;
    for (body, status) in replies {
        assert!(if body == winner { status == 200 || status == 201 } else { status == 409 });
    }
    assert_eq!(server.responses(SURVEY).await[0]["answers"]["job-role"], format!("role {winner}"));
}

#[tokio::test]
async fn what_is_kept_is_what_was_asked_and_no_more() {
    let server = Server::shipped().await;
    let mut answers = good_answers();
    answers["why-not-helpful"] = json!("typed, then hidden by another answer");
    answers["end-users"] = json!(["businesses"]);
    let submission = server.submission(SURVEY, answers).await;
    assert_eq!(server.submit(SURVEY, &submission).await.status, 201);

    let kept = &server.responses(SURVEY).await[0];
    assert_eq!(kept["version"], submission["version"]);
    assert_eq!(kept["week"], "2026-W48");
    assert_ne!(kept["id"], submission["submission"]);
    let kept = &kept["answers"];
    assert_eq!(kept["end-users"], json!(["businesses"]));
    assert_eq!(kept["job-role"], "Lead developer");
    assert_eq!(kept.get("organisation"), Some(&json!(null)), "asked and left blank");
    for hidden in ["why-not-helpful", "end-users.other", "pain-points", "sharing-kinds"] {
        assert_eq!(kept.get(hidden), None, "{hidden} was not asked");
    }
}
