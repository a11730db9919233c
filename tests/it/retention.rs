//! Nothing is kept longer than a survey promises, and its privacy notice says how long that is.

use std::path::Path;

use axum::body::Body;
use axum::http::{Request, header};
use backend::retention::{self, Expired, Kept};
use jiff::ToSpan as _;
use jiff::civil::Date;
use serde_json::json;

use crate::server::{MONDAY, Server, new_uuid};

const CANARY: &str = "canarythatisold";

/// A survey that keeps files for 10 days, contact details for 20 and answers for 30.
fn survey(closes: &str) -> String {
    format!(
        "
id: kept
title: Kept for a while
owner: Example Department
contact: survey@example.gov.uk
duration: 1 minute
brief: Everything.
introduction: Thank you.
{closes}
retention: {{ draft_days: 3, upload_days: 10, contact_days: 20, answer_days: 30 }}
sections:
  - id: only
    title: The only section
    pages:
      - questions:
          - {{ id: opinion, type: text, ask: What did you think? }}
          - {{ id: documents, type: file, ask: Upload files }}
follow_up:
  title: Take part
  text: Tell us how to reach you.
  questions:
    - {{ id: email, type: text, ask: What is your email address? }}
"
    )
}

const NEVER_CLOSES: &str = "";

async fn upload(server: &Server) -> String {
    let request = Request::post("/api/v1/surveys/kept/uploads?variable=documents")
        .header(header::CONTENT_DISPOSITION, format!("attachment; filename*=UTF-8''{CANARY}.csv"))
        .body(Body::from(format!("a,{CANARY}")));
    let reply = server.send(request.unwrap()).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    reply.json()["id"].as_str().unwrap().to_owned()
}

/// Sends answers with a file, contact details, and a file that is not sent.
async fn send(server: &Server) {
    let answers = json!({ "opinion": CANARY, "documents": [upload(server).await] });
    let submission = server.submission("kept", answers).await;
    assert_eq!(server.submit("kept", &submission).await.status, 201);
    let contact =
        json!({ "request": new_uuid(), "details": { "email": format!("{CANARY}@example.gov.uk") } });
    assert_eq!(server.post("/api/v1/surveys/kept/contacts", &contact).await.status, 202);
    upload(server).await;
    server.housekeep().await;
}

/// How many bytes of the files below a folder belong to canaries, by the file's name without an upload's id.
fn canaries(folder: &Path) -> usize {
    let mut found = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found += canaries(&path);
        } else {
            let bytes = std::fs::read(&path).unwrap();
            found += bytes.windows(CANARY.len()).filter(|window| *window == CANARY.as_bytes()).count();
        }
    }
    found
}

async fn purge(server: &Server, today: Date, is_rehearsal: bool) -> Vec<Expired> {
    let (store, contacts, uploads) =
        (server.store.as_ref(), server.contacts.as_ref(), server.uploads.as_ref());
    let kept = Kept { store, contacts, uploads };
    retention::purge(kept, &server.surveys, today, is_rehearsal).await.unwrap()
}

#[tokio::test]
async fn each_class_goes_on_its_day_and_a_rehearsal_says_so() {
    let server = Server::with(&[&survey(NEVER_CLOSES)]).await;
    send(&server).await;
    // Everything was given on a Monday, and only its week is kept: an upload that was not sent may be of the Sunday.
    for day in 0..40 {
        let gone = match day {
            10 => [0, 0, 2],
            20 => [0, 1, 0],
            30 => [1, 0, 0],
            _ => [0, 0, 0],
        };
        let today = MONDAY.checked_add(day.days()).unwrap();
        let rehearsed = purge(&server, today, true).await;
        let purged = purge(&server, today, false).await;
        let counts = |expired: &Expired| [expired.responses, expired.contacts, expired.uploads];
        assert_eq!(purged.first().map_or([0; 3], counts), gone, "after {day} days");
        assert_eq!(rehearsed.first().map_or([0; 3], counts), gone, "rehearsed after {day} days");
    }
    assert_eq!(canaries(server.folder()), 0);
}

#[tokio::test]
async fn after_the_closing_day_everything_goes_with_its_class() {
    let server = Server::with(&[&survey("closes: 2026-12-01")]).await;
    send(&server).await;
    assert!(canaries(server.folder()) > 4);
    let closed = "2026-12-01".parse::<Date>().unwrap();
    for (day, responses, contacts) in [(9, 1, 1), (10, 1, 1), (20, 1, 0), (29, 1, 0), (30, 0, 0)] {
        server.clock.set(closed.checked_add(day.days()).unwrap());
        server.housekeep().await;
        assert_eq!(server.responses("kept").await.len(), responses, "after {day} days");
        assert_eq!(server.contacts.contacts("kept").await.unwrap().len(), contacts, "after {day} days");
        let files = std::fs::read_dir(server.folder().join("uploads")).unwrap().count();
        assert_eq!(files, usize::from(day < 10), "after {day} days");
    }
    assert_eq!(canaries(server.folder()), 0);
}

#[tokio::test]
async fn a_survey_that_is_no_longer_served_keeps_its_promise() {
    let server = Server::with(&[&survey(NEVER_CLOSES)]).await;
    send(&server).await;
    let server = server.restart_with(&[include_str!("../surveys/end-if.yaml")]).await;
    server.clock.set(MONDAY.checked_add(30.days()).unwrap());
    server.housekeep().await;
    assert_eq!(canaries(server.folder()), 0);
}

#[tokio::test]
async fn figures_do_not_count_what_was_deleted() {
    let server = Server::with(&[&survey(NEVER_CLOSES)]).await;
    send(&server).await;
    assert_eq!(server.responses("kept").await.len(), 1);
    server.clock.set(MONDAY.checked_add(30.days()).unwrap());
    server.housekeep().await;
    let token = server.token(&[backend::scopes::Scope::ResponsesRead]).await;
    assert_eq!(server.get_as(&token, "/api/v1/surveys/kept/responses").await.json()["n"], 0);
}

#[tokio::test]
async fn the_privacy_notice_states_the_periods_of_the_definition() {
    let index = ("index.html", &b"<head><!--head--></head><div><!--shell--></div>"[..]);
    let server = Server::with_surveys_and_client(&[&survey("closes: 2026-12-01")], &[index]).await;
    let page = server.get("/kept/privacy").await;
    for period in [
        "after the survey closes on 1 December 2026",
        "your answers: 30 days",
        "files that you uploaded: 10 days",
        "contact details that you gave: 20 days",
        "at the latest 10 days after you uploaded them",
        "for up to 3 days",
    ] {
        assert!(page.text().contains(period), "{period} is not in {}", page.text());
    }
    let open = include_str!("../surveys/end-if.yaml");
    let server = Server::with_surveys_and_client(&[open], &[index]).await;
    let page = server.get("/end-if/privacy").await;
    assert!(page.text().contains("after you sent it") && page.text().contains("your answers: 730 days"));
    assert!(
        !page.text().contains("files that you uploaded:") && !page.text().contains("details that you gave:")
    );
}
