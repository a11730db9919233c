//! `/api/v1/surveys/{survey}/contacts`: contact details, taken apart from the answers and read by other people.

use axum::http::header;
use backend::scopes::Scope;
use jiff::civil::date;
use rstest::rstest;
use serde_json::{Value, json};
use sqlx::{Connection as _, SqliteConnection};

use crate::server::{Server, new_uuid};

const CONTACTS: &str = "/api/v1/surveys/invitation/contacts";

fn contact(email: &str) -> Value {
    json!({ "request": new_uuid(), "details": { "email": email, "sessions": ["spring"] } })
}

async fn send(server: &Server, count: usize) {
    for number in 0..count {
        let reply = server.post(CONTACTS, &contact(&format!("canary-{number}@example.gov.uk"))).await;
        assert_eq!((reply.status.as_u16(), reply.text()), (202, ""));
    }
}

async fn listed(server: &Server) -> Vec<Value> {
    let token = server.token(&[Scope::ContactsRead]).await;
    let list = server.get_as(&token, CONTACTS).await.json();
    let contacts = list["contacts"].as_array().unwrap().clone();
    assert_eq!(list["n"], contacts.len());
    contacts
}

/// Whether any file in the server's folder contains a text.
fn is_on_disk(server: &Server, text: &str) -> bool {
    let files = std::fs::read_dir(server.folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut contents = files.filter(|path| path.is_file()).map(|file| std::fs::read(file).unwrap());
    contents.any(|bytes| bytes.windows(text.len()).any(|window| window == text.as_bytes()))
}

#[tokio::test]
async fn contacts_are_written_ten_at_a_time() {
    let server = Server::fixtures().await;
    send(&server, 9).await;
    assert!(listed(&server).await.is_empty());
    assert!(!is_on_disk(&server, "canary"), "what is held is in no file");
    send(&server, 1).await;
    let contacts = listed(&server).await;
    assert_eq!(contacts.len(), 10);
    assert!(is_on_disk(&server, "canary"));
    assert!(contacts.is_sorted_by_key(|contact| contact["id"].as_str().unwrap().to_owned()));
    assert!(contacts.iter().all(|contact| contact["week"] == "2026-W48"));
    assert_eq!(contacts[0]["details"]["sessions"], json!(["spring"]));
}

#[tokio::test]
async fn a_batch_has_the_week_it_is_written_in() {
    let server = Server::fixtures().await;
    send(&server, 9).await;
    server.clock.set(date(2026, 11, 30));
    send(&server, 1).await;
    assert!(listed(&server).await.iter().all(|contact| contact["week"] == "2026-W49"));
}

#[tokio::test]
async fn what_is_held_is_written_when_the_day_turns() {
    let server = Server::fixtures().await;
    send(&server, 1).await;
    server.housekeep().await;
    assert_eq!(listed(&server).await.len(), 1);
}

#[tokio::test]
async fn what_is_held_is_written_before_stopping() {
    let survey = std::fs::read_to_string(crate::server::repository().join("tests/surveys/invitation.yaml"));
    let survey = survey.unwrap();
    let server = Server::with(&[&survey]).await;
    send(&server, 3).await;
    let server = server.restart_with(&[&survey]).await;
    assert_eq!(listed(&server).await.len(), 3);
}

#[tokio::test]
async fn a_request_is_kept_once_however_often_it_is_sent() {
    let server = Server::fixtures().await;
    let sent = contact("ada@example.gov.uk");
    for _ in 0..12 {
        assert_eq!(server.post(CONTACTS, &sent).await.status, 202);
    }
    assert!(listed(&server).await.is_empty(), "one contact is no batch");
    server.housekeep().await;
    server.post(CONTACTS, &sent).await;
    server.housekeep().await;
    assert_eq!(listed(&server).await.len(), 1);

    // What was corrected before it was sent again is another contact: neither is lost.
    let mut corrected = sent.clone();
    corrected["details"]["email"] = json!("ada.l@example.gov.uk");
    server.post(CONTACTS, &corrected).await;
    server.housekeep().await;
    assert_eq!(listed(&server).await.len(), 2);
}

#[tokio::test]
async fn what_cannot_be_written_is_not_acknowledged() {
    let server = Server::fixtures().await;
    send(&server, 9).await;
    let file = server.folder().join("contacts.db");
    let mut database = SqliteConnection::connect(&format!("sqlite:{}", file.display())).await.unwrap();
    sqlx::query("ALTER TABLE contacts RENAME TO elsewhere").execute(&mut database).await.unwrap();
    let last = contact("last@example.gov.uk");
    assert_eq!(server.post(CONTACTS, &last).await.problem(), (503, "store_failed".to_owned()));
    sqlx::query("ALTER TABLE elsewhere RENAME TO contacts").execute(&mut database).await.unwrap();
    assert_eq!(server.post(CONTACTS, &last).await.status, 202);
    assert_eq!(listed(&server).await.len(), 10, "those held before are still there");
}

#[rstest]
#[case::no_uuid(json!({ "request": "1", "details": { "email": "a@b.uk" } }), 400, "bad_request_id")]
#[case::of_a_response(
    json!({ "request": new_uuid(), "submission": new_uuid(), "details": { "email": "a@b.uk" } }), 400, "bad_body"
)]
#[case::bad_key(
    json!({ "request": new_uuid(), "withdrawal_key": "12", "details": { "email": "a@b.uk" } }),
    400, "bad_withdrawal_key"
)]
#[case::nothing(json!({ "request": new_uuid(), "details": { "email": " " } }), 422, "no_details")]
#[case::no_address(json!({ "request": new_uuid(), "details": { "email": "ada" } }), 422, "answers_refused")]
#[case::an_answer(
    json!({ "request": new_uuid(), "details": { "email": "a@b.uk", "opinion": "good" } }), 422, "answers_refused"
)]
#[tokio::test]
async fn details_that_do_not_pass_are_refused(#[case] body: Value, #[case] status: u16, #[case] code: &str) {
    let server = Server::fixtures().await;
    assert_eq!(server.post(CONTACTS, &body).await.problem(), (status, code.to_owned()));
    server.housekeep().await;
    assert!(listed(&server).await.is_empty());
}

#[rstest]
#[case("end-if", 404, "no_invitation")]
#[case("closed", 403, "survey_closed")]
#[case("elsewhere", 404, "unknown_survey")]
#[tokio::test]
async fn only_an_open_survey_with_an_invitation_takes_contacts(
    #[case] survey: &str,
    #[case] status: u16,
    #[case] code: &str,
) {
    let server = Server::fixtures().await;
    let reply = server.post(&format!("/api/v1/surveys/{survey}/contacts"), &contact("a@b.uk")).await;
    assert_eq!(reply.problem(), (status, code.to_owned()));
}

#[tokio::test]
async fn contacts_are_exported_and_deleted() {
    let server = Server::fixtures().await;
    let formula = json!({ "request": new_uuid(), "details": { "email": "+44@example.gov.uk" } });
    server.post(CONTACTS, &formula).await;
    server.housekeep().await;
    let id = listed(&server).await[0]["id"].as_str().unwrap().to_owned();
    let token = server.token(&[Scope::ContactsRead]).await;
    let export = server.get_as(&token, &format!("{CONTACTS}/export")).await;
    assert_eq!(export.header(header::CONTENT_TYPE), "text/csv; charset=utf-8");
    assert_eq!(export.text(), format!("id,week,sessions,email\r\n{id},2026-W48,,+44@example.gov.uk\r\n"));
    let for_excel = server.get_as(&token, &format!("{CONTACTS}/export?excel=1")).await;
    assert!(for_excel.text().starts_with('\u{feff}') && for_excel.text().contains(",'+44"));

    let elsewhere = server.delete_as(&token, &format!("/api/v1/surveys/end-if/contacts/{id}")).await;
    assert_eq!(elsewhere.problem(), (404, "unknown_contact".to_owned()));
    assert_eq!(server.delete_as(&token, &format!("{CONTACTS}/{id}")).await.status, 204);
    assert!(listed(&server).await.is_empty() && !is_on_disk(&server, "+44@example"));
    let again = server.delete_as(&token, &format!("{CONTACTS}/{id}")).await;
    assert_eq!(again.problem(), (404, "unknown_contact".to_owned()));
}

#[tokio::test]
async fn whoever_reads_answers_reads_no_contacts() {
    let server = Server::fixtures().await;
    let others: Vec<Scope> = Scope::ALL.into_iter().filter(|scope| *scope != Scope::ContactsRead).collect();
    let token = server.token(&others).await;
    let one = format!("{CONTACTS}/{}", new_uuid());
    let replies = [
        server.get_as(&token, CONTACTS).await,
        server.get_as(&token, &format!("{CONTACTS}/export")).await,
        server.delete_as(&token, &one).await,
    ];
    for reply in replies {
        assert_eq!(reply.problem(), (403, "missing_scope".to_owned()));
    }
    assert_eq!(server.get(CONTACTS).await.problem(), (401, "no_token".to_owned()));
}
