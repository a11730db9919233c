//! Surveys take answers from the day they open to the day they close.

use jiff::civil::date;
use rstest::rstest;
use serde_json::json;

use crate::server::{Server, post};

#[rstest]
#[case::the_day_before(date(2019, 12, 31), Err("survey_not_open"))]
#[case::the_first_day(date(2020, 1, 1), Ok(()))]
#[case::the_last_day(date(2020, 12, 31), Ok(()))]
#[case::the_day_after(date(2021, 1, 1), Err("survey_closed"))]
#[tokio::test]
async fn answers_are_taken_on_days_between(
    #[case] day: jiff::civil::Date,
    #[case] expected: Result<(), &str>,
) {
    let server = Server::fixtures().await;
    server.clock.set(day);
    let submission = server.submission("closed", json!({ "opinion": "Fine" })).await;
    let reply = server.submit("closed", &submission).await;
    match expected {
        Ok(()) => assert_eq!(reply.status, 201),
        Err(code) => assert_eq!(reply.problem(), (403, code.to_owned())),
    }
}

#[tokio::test]
async fn a_closed_survey_says_so_whatever_it_is_sent() {
    let server = Server::fixtures().await;
    for body in ["", "{}", r#"{"submission":"one","version":"v","answers":{}}"#] {
        let reply = server.send(post("closed", body)).await;
        assert_eq!(reply.status, 403, "{body}: {}", reply.text());
    }
}

#[tokio::test]
async fn who_lost_the_acknowledgement_gets_it_after_closing_too() {
    let server = Server::fixtures().await;
    server.clock.set(date(2020, 12, 31));
    let submission = server.submission("closed", json!({ "opinion": "Just in time" })).await;
    let first = server.submit("closed", &submission).await;
    assert_eq!(first.status, 201);

    server.clock.set(date(2021, 1, 1));
    let again = server.submit("closed", &submission).await;
    assert_eq!((again.status.as_u16(), again.body), (200, first.body));
    let mut other = submission.clone();
    other["answers"]["opinion"] = json!("Too late");
    assert_eq!(server.submit("closed", &other).await.problem(), (409, "submission_conflict".to_owned()));
}

#[tokio::test]
async fn responses_know_the_week_they_came_in() {
    let server = Server::fixtures().await;
    for (day, week) in [(date(2020, 1, 5), "2020-W01"), (date(2020, 12, 30), "2020-W53")] {
        server.clock.set(day);
        let submission = server.submission("closed", json!({ "opinion": week })).await;
        server.submit("closed", &submission).await;
    }
    for response in server.responses("closed").await {
        assert_eq!(response["week"], response["answers"]["opinion"]);
    }
}
