//! Withdrawing with a receipt: what was sent is gone from every file, and nobody learns whether a receipt is good.

use std::path::PathBuf;

use axum::body::Body;
use axum::http::{Request, header};
use backend::scopes::Scope;
use serde_json::{Value, json};
use shared::receipt::{Purpose, Receipt, lock};

use crate::canary::files_with;
use crate::server::{Server, new_uuid};

const SURVEY: &str = "/api/v1/surveys/invitation";
const CANARY: &str = "canarythatmustgo";

fn new_receipt() -> Receipt {
    Receipt::new(backend::random::bytes().unwrap())
}

/// Sends answers and contact details whose locks are those of a receipt.
async fn send(server: &Server, receipt: &Receipt, text: &str) {
    let mut submission = server.submission("invitation", json!({ "opinion": text })).await;
    submission["withdrawal_key"] = json!(lock(&receipt.key(Purpose::Answers)));
    assert_eq!(server.submit("invitation", &submission).await.status, 201);
    let details = json!({ "email": format!("{text}@example.gov.uk") });
    let key = lock(&receipt.key(Purpose::Contact));
    let contact = json!({ "request": new_uuid(), "withdrawal_key": key, "details": details });
    assert_eq!(server.post(&format!("{SURVEY}/contacts"), &contact).await.status, 202);
}

fn withdrawal(receipt: &Receipt) -> Value {
    json!({ "answers": receipt.key(Purpose::Answers), "contact": receipt.key(Purpose::Contact) })
}

async fn withdraw(server: &Server, body: &Value) -> (u16, String) {
    let reply = server.post(&format!("{SURVEY}/withdrawals"), body).await;
    (reply.status.as_u16(), reply.text().to_owned())
}

/// Makes an export of everything.
async fn export(server: &Server) {
    let token = server.token(&[Scope::ExportsCreate, Scope::ResponsesRead, Scope::TextRaw]).await;
    let request = Request::post(format!("{SURVEY}/exports"))
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .header(header::CONTENT_TYPE, "application/json");
    let begun = server.send(request.body(Body::from("{}")).unwrap()).await;
    let address = begun.header(header::LOCATION).to_owned();
    while server.get_as(&token, &address).await.json()["state"] != "done" {
        tokio::task::yield_now().await;
    }
}

async fn contacts(server: &Server) -> usize {
    let token = server.token(&[Scope::ContactsRead]).await;
    let list = server.get_as(&token, &format!("{SURVEY}/contacts")).await.json();
    list["contacts"].as_array().unwrap().len()
}

#[tokio::test]
async fn what_is_withdrawn_is_in_no_file() {
    let server = Server::fixtures().await;
    let receipt = new_receipt();
    for number in 0..20 {
        let mine = number == 7;
        let text = if mine { CANARY.to_owned() } else { format!("stays-{number}") };
        let other = new_receipt();
        send(&server, if mine { &receipt } else { &other }, &text).await;
    }
    export(&server).await;
    assert_eq!(files_with(server.folder(), CANARY).len(), 3, "both databases or their logs, and the export");
    assert_eq!(withdraw(&server, &withdrawal(&receipt)).await, (204, String::new()));
    assert_eq!(files_with(server.folder(), CANARY), Vec::<PathBuf>::new());
    assert!(
        !server.responses("invitation").await.iter().any(|response| response.to_string().contains(CANARY))
    );
    assert_eq!((server.responses("invitation").await.len(), contacts(&server).await), (19, 19));
    // Nor does it come back when the server stops and writes what it still has.
    server.store.close().await;
    server.contacts.close().await;
    assert_eq!(files_with(server.folder(), CANARY), Vec::<PathBuf>::new());
    assert!(!files_with(server.folder(), "stays-3").is_empty());
}

#[tokio::test]
async fn contact_details_that_are_held_are_withdrawn_too() {
    let server = Server::fixtures().await;
    let receipt = new_receipt();
    send(&server, &receipt, CANARY).await;
    withdraw(&server, &withdrawal(&receipt)).await;
    server.housekeep().await;
    assert_eq!(contacts(&server).await, 0);
}

#[tokio::test]
async fn a_week_and_a_count_are_left() {
    let server = Server::fixtures().await;
    let receipts = [new_receipt(), new_receipt()];
    for receipt in &receipts {
        send(&server, receipt, "an-opinion").await;
        withdraw(&server, &withdrawal(receipt)).await;
    }
    let token = server.token(&[Scope::WithdrawalsRead]).await;
    let listed = server.get_as(&token, &format!("{SURVEY}/withdrawals")).await.json();
    assert_eq!(listed, json!({ "withdrawals": [{ "week": "2026-W48", "count": 2 }] }));
}

#[tokio::test]
async fn a_wrong_code_gets_the_same_reply_and_deletes_nothing() {
    let server = Server::fixtures().await;
    let receipt = new_receipt();
    send(&server, &receipt, "an-opinion").await;
    server.housekeep().await;
    let wrong = withdraw(&server, &withdrawal(&new_receipt())).await;
    // Neither what is stored nor the other purpose's key opens anything.
    let locks = json!({ "answers": lock(&receipt.key(Purpose::Answers)), "contact": lock(&receipt.key(Purpose::Contact)) });
    let swapped =
        json!({ "answers": receipt.key(Purpose::Contact), "contact": receipt.key(Purpose::Answers) });
    assert_eq!(withdraw(&server, &locks).await, wrong);
    assert_eq!(withdraw(&server, &swapped).await, wrong);
    let elsewhere = server.post("/api/v1/surveys/end-if/withdrawals", &withdrawal(&receipt)).await;
    assert_eq!((elsewhere.status.as_u16(), elsewhere.text().to_owned()), wrong);
    assert_eq!((server.responses("invitation").await.len(), contacts(&server).await), (1, 1));
    assert_eq!(withdraw(&server, &withdrawal(&receipt)).await, wrong);
    assert_eq!((server.responses("invitation").await.len(), contacts(&server).await), (0, 0));
}

#[tokio::test]
async fn a_closed_survey_takes_withdrawals_and_no_survey_takes_nonsense() {
    let server = Server::fixtures().await;
    let closed = server.post("/api/v1/surveys/closed/withdrawals", &withdrawal(&new_receipt())).await;
    assert_eq!(closed.status, 204);
    let nonsense = json!({ "answers": "0A1B", "contact": "z".repeat(64) });
    let reply = server.post(&format!("{SURVEY}/withdrawals"), &nonsense).await;
    assert_eq!(reply.problem(), (400, "bad_withdrawal_key".to_owned()));
}
