//! The invitation after the survey: contact details without a script, apart from the answers.

use backend::scopes::Scope;
use serde_json::{Value, json};
use shared::receipt::{Purpose, Receipt, lock};

use super::browser::{Browser, Sent};
use crate::server::Server;

const DETAILS: [(&str, &str); 2] = [("sessions", "spring"), ("email", "me@example.gov.uk")];

/// The confirmation of a response to the survey with an invitation.
async fn confirmation(server: &Server) -> Browser<'_> {
    let mut browser = Browser::begin(server, "invitation").await;
    browser.complete(&[]).await;
    browser.press("Confirm and send").await;
    browser
}

/// The contacts that are kept, once those that are held have been written.
async fn contacts(server: &Server) -> Vec<Value> {
    server.clock.set(jiff::civil::date(2026, 11, 30));
    for number in 0..9 {
        let details = json!({ "email": format!("other-{number}@example.gov.uk") });
        let other = json!({ "request": crate::server::new_uuid(), "details": details });
        assert_eq!(server.post("/api/v1/surveys/invitation/contacts", &other).await.status, 202);
    }
    let token = server.token(&[Scope::ContactsRead]).await;
    let list = server.get_as(&token, "/api/v1/surveys/invitation/contacts").await.json();
    let own = |contact: &&Value| contact["details"]["email"] == "me@example.gov.uk";
    list["contacts"].as_array().unwrap().iter().filter(own).cloned().collect()
}

#[tokio::test]
async fn it_is_taken_up_once_however_often_it_is_sent() {
    let server = Server::fixtures().await;
    let mut browser = confirmation(&server).await;
    browser.press("Tell us if you want to take part (opens in new tab)").await;
    assert_eq!(browser.heading(), "Take part in research");
    for (name, value) in DETAILS {
        browser.fill(name, &[value]);
    }
    let sent = browser.sent("Send your contact details");
    for _attempt in ["first", "second"] {
        browser.send(&sent).await;
        assert_eq!(
            (browser.reply.status.as_u16(), browser.heading().as_str()),
            (200, "Contact details sent")
        );
    }
    let kept = contacts(&server).await;
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0]["details"]["sessions"], json!(["spring"]));
}

#[tokio::test]
async fn nothing_of_the_response_goes_with_it_but_the_other_lock() {
    let server = Server::fixtures().await;
    let mut browser = Browser::begin(&server, "invitation").await;
    browser.complete(&[]).await;
    let draft = browser.draft();
    browser.press("Confirm and send").await;
    let receipt = Receipt::parse(&browser.texts(".app-receipt")[0]).unwrap();
    let way_in = browser.sent("Tell us if you want to take part (opens in new tab)");
    assert_eq!(way_in.pairs, [(":lock".to_owned(), lock(&receipt.key(Purpose::Contact)))]);

    browser.send(&way_in).await;
    for secret in ["submission", "receipt"] {
        assert!(!browser.reply.text().contains(draft[secret].as_str().unwrap()));
    }
}

#[tokio::test]
async fn what_is_wrong_or_missing_is_said() {
    let server = Server::fixtures().await;
    let mut browser = confirmation(&server).await;
    browser.press("Tell us if you want to take part (opens in new tab)").await;
    browser.fill("email", &["me at home"]);
    browser.press("Send your contact details").await;
    assert!(browser.title().starts_with("Error: Take part in research"));
    assert_eq!(browser.texts(".govuk-error-summary a").len(), 1);
    assert!(browser.reply.text().contains("value=\"me at home\""));
    browser.fill("email", &["me@example.gov.uk"]);
    browser.press("Send your contact details").await;
    assert_eq!(contacts(&server).await.len(), 1);
}

#[tokio::test]
async fn the_clients_own_page_leads_here_with_what_was_typed() {
    let server = Server::fixtures().await;
    let mut browser = Browser::open(&server, "/invitation/invitation").await;
    let pairs = DETAILS.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
    browser.send(&Sent { action: "/invitation/invitation".to_owned(), pairs, files: None }).await;
    assert!(browser.reply.text().contains("value=\"me@example.gov.uk\""));
    browser.press("Send your contact details").await;
    assert!(
        browser.texts("main p").concat().contains("write to survey@example.gov.uk"),
        "no receipt withdraws it"
    );
    assert_eq!(contacts(&server).await.len(), 1);
}

#[tokio::test]
async fn a_survey_without_one_has_no_such_page() {
    let server = Server::fixtures().await;
    let sent = Sent { action: "/end-if/plain/invitation".to_owned(), pairs: Vec::new(), files: None };
    let mut browser = Browser::open(&server, "/end-if/plain").await;
    browser.send(&sent).await;
    assert_eq!(browser.reply.status, 404);
}
