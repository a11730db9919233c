//! Withdrawing where no script derives the keys.

use super::browser::Browser;
use crate::server::Server;

/// Sends answers; the code of the receipt.
async fn send(server: &Server) -> String {
    let mut browser = Browser::begin(server, "invitation").await;
    browser.complete(&[]).await;
    browser.press("Confirm and send").await;
    browser.texts(".app-receipt").concat()
}

/// Types a code and presses the button.
async fn withdraw<'a>(server: &'a Server, code: &str) -> Browser<'a> {
    let mut browser = Browser::open(server, "/invitation/plain/withdraw").await;
    assert_eq!(browser.heading(), "Withdraw your answers");
    browser.fill("receipt", &[code]);
    browser.press("Withdraw").await;
    browser
}

#[tokio::test]
async fn the_code_withdraws_in_any_spelling() {
    let server = Server::fixtures().await;
    let (mine, _) = (send(&server).await, send(&server).await);
    let browser = withdraw(&server, &format!(" {} ", mine.to_lowercase().replace('-', " "))).await;
    assert_eq!(browser.heading(), "Answers withdrawn");
    assert_eq!(server.responses("invitation").await.len(), 1);
}

#[tokio::test]
async fn a_code_that_opens_nothing_gets_the_same_page() {
    let server = Server::fixtures().await;
    let code = send(&server).await;
    let done = withdraw(&server, &code).await.reply;
    let again = withdraw(&server, &code).await.reply;
    assert_eq!((done.status, done.text()), (again.status, again.text()));
    assert!(!done.text().contains(&code[..7]), "the page does not repeat the code");
}

#[tokio::test]
async fn a_mistyped_code_is_noticed_and_withdraws_nothing() {
    let server = Server::fixtures().await;
    let code = send(&server).await;
    let browser = withdraw(&server, &code[..code.len() - 1]).await;
    assert!(browser.title().starts_with("Error: "), "{}", browser.title());
    assert_eq!(browser.texts(".govuk-error-summary a").len(), 1);
    assert_eq!(server.responses("invitation").await.len(), 1);
}

/// The client's own page, before or without the client, posts to where the keys are derived.
#[tokio::test]
async fn the_clients_page_works_without_it() {
    let server = Server::fixtures().await;
    let code = send(&server).await;
    let mut browser = Browser::open(&server, "/invitation/withdraw").await;
    browser.fill("receipt", &[&code]);
    browser.press("Withdraw").await;
    assert_eq!(browser.heading(), "Answers withdrawn");
    assert!(server.responses("invitation").await.is_empty());
}
