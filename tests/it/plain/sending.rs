//! "Confirm and send": once, whatever is pressed how often, and only while the survey is open.

use jiff::civil::date;
use rstest::rstest;
use serde_json::json;

use super::browser::{Browser, Sent};
use crate::server::Server;

/// A survey answered up to check-answers.
async fn finished<'a>(server: &'a Server, survey: &str, name: &str, answer: &str) -> Browser<'a> {
    let mut browser = Browser::begin(server, survey).await;
    browser.complete(&[(name, &[answer])]).await;
    browser
}

async fn send<'a>(server: &'a Server, sent: &Sent) -> Browser<'a> {
    let mut browser = Browser::open(server, "/end-if/plain").await;
    browser.send(sent).await;
    browser
}

#[tokio::test]
async fn a_double_click_and_a_reload_send_once_and_show_the_same_receipt() {
    let server = Server::fixtures().await;
    let sent = finished(&server, "end-if", "role", "no").await.sent("Confirm and send");
    let (one, other) = tokio::join!(send(&server, &sent), send(&server, &sent));
    let reloaded = send(&server, &sent).await;
    let receipt = one.texts(".app-receipt");
    assert_eq!(receipt.len(), 1);
    for again in [other, reloaded] {
        assert_eq!((again.reply.status.as_u16(), again.texts(".app-receipt")), (200, receipt.clone()));
    }
    assert_eq!(server.responses("end-if").await.len(), 1);
}

#[tokio::test]
async fn two_respondents_have_nothing_in_common() {
    let server = Server::fixtures().await;
    let (one, other) =
        (finished(&server, "end-if", "role", "no").await, finished(&server, "end-if", "role", "no").await);
    for secret in ["submission", "receipt"] {
        assert_ne!(one.draft()[secret], other.draft()[secret]);
    }
    send(&server, &one.sent("Confirm and send")).await;
    send(&server, &other.sent("Confirm and send")).await;
    assert_eq!(server.responses("end-if").await.len(), 2);
}

#[tokio::test]
async fn a_receipt_is_made_when_the_answers_are_checked_and_stays() {
    let server = Server::fixtures().await;
    let mut browser = Browser::begin(&server, "end-if").await;
    assert_eq!(browser.draft()["receipt"], json!(null));
    browser.complete(&[("role", &["no"])]).await;
    let receipt = browser.draft()["receipt"].clone();
    browser.press("Change Are you a developer?").await;
    browser.complete(&[]).await;
    assert_eq!(browser.draft()["receipt"], receipt);
    browser.press("Confirm and send").await;
    assert_eq!(browser.texts(".app-receipt"), [receipt.as_str().unwrap()]);
    // Nothing is left on the page to be sent again by accident.
    assert!(browser.texts("form").is_empty());
}

#[tokio::test]
async fn what_was_changed_after_sending_is_not_stored_and_the_page_says_so() {
    let server = Server::fixtures().await;
    let mut browser = finished(&server, "end-if", "role", "no").await;
    let checked = browser.sent("Confirm and send");
    browser.press("Change Are you a developer?").await;
    browser.complete(&[("role", &["yes"]), ("tools", &["Hammers"])]).await;
    let changed = browser.sent("Confirm and send");
    assert_eq!(send(&server, &checked).await.heading(), "Answers sent");
    let again = send(&server, &changed).await;
    assert_eq!(
        (again.reply.status.as_u16(), again.heading().as_str()),
        (409, "Your answers were sent before")
    );
    assert_eq!(server.responses("end-if").await[0]["answers"], json!({ "role": "no" }));
}

#[tokio::test]
async fn when_the_store_fails_nothing_typed_is_lost() {
    let server = Server::fixtures().await;
    let mut browser = finished(&server, "end-if", "role", "no").await;
    let before = browser.draft();
    server.store.close().await;
    browser.press("Confirm and send").await;
    assert_eq!(browser.reply.status, 503);
    assert!(browser.title().starts_with("Error: Check your answers"));
    assert!(browser.texts(".govuk-error-summary a")[0].contains("may not have been sent"));
    assert_eq!(browser.draft(), before, "and it can be sent again");
    browser.sent("Confirm and send");
}

#[rstest]
#[case::before(date(2019, 12, 31), "This survey is not open yet")]
#[case::after(date(2021, 1, 1), "This survey has closed")]
#[tokio::test]
async fn nothing_goes_on_while_the_survey_is_closed(#[case] day: jiff::civil::Date, #[case] heading: &str) {
    let server = Server::fixtures().await;
    server.clock.set(date(2020, 6, 1));
    let question = Browser::begin(&server, "closed").await.sent("Continue");
    let check = finished(&server, "closed", "opinion", "Fine").await.sent("Confirm and send");
    server.clock.set(day);
    for sent in [question, check] {
        let browser = send(&server, &sent).await;
        assert_eq!((browser.reply.status.as_u16(), browser.heading().as_str()), (403, heading));
    }
    let start = Browser::open(&server, "/closed/plain").await;
    assert_eq!((start.reply.status.as_u16(), start.heading().as_str()), (200, heading));
    assert!(start.texts("button").is_empty());
    assert!(server.responses("closed").await.is_empty());
}

#[tokio::test]
async fn who_lost_the_confirmation_gets_it_after_closing_too() {
    let server = Server::fixtures().await;
    server.clock.set(date(2020, 12, 31));
    let sent = finished(&server, "closed", "opinion", "Fine").await.sent("Confirm and send");
    let receipt = send(&server, &sent).await.texts(".app-receipt");
    server.clock.set(date(2021, 1, 1));
    let again = send(&server, &sent).await;
    assert_eq!((again.reply.status.as_u16(), again.texts(".app-receipt")), (200, receipt));
}

#[rstest]
#[case("/unheard-of/plain")]
#[case("/unheard-of/plain/privacy")]
#[case("/end-if/plain/nowhere")]
#[case("/end-if/plain/role")]
#[tokio::test]
async fn what_is_not_there_is_a_page_that_says_so(#[case] path: &str) {
    let server = Server::fixtures().await;
    let browser = Browser::open(&server, path).await;
    assert_eq!((browser.reply.status.as_u16(), browser.heading().as_str()), (404, "Page not found"));
    if path.starts_with("/unheard-of") {
        let browser =
            send(&server, &Sent { action: path.replace("/privacy", ""), pairs: Vec::new(), files: None })
                .await;
        assert_eq!((browser.reply.status.as_u16(), browser.heading().as_str()), (404, "Page not found"));
    }
}

#[rstest]
#[case("privacy", "Privacy notice")]
#[case("accessibility", "Accessibility statement")]
#[case("cookies", "Cookies and browser storage")]
#[tokio::test]
async fn what_is_said_about_the_survey_needs_no_script_either(#[case] page: &str, #[case] heading: &str) {
    let server = Server::fixtures().await;
    let browser = Browser::open(&server, &format!("/end-if/plain/{page}")).await;
    assert_eq!((browser.reply.status.as_u16(), browser.heading().as_str()), (200, heading));
    let start = scraper::Selector::parse("header a:not([hreflang])").unwrap();
    assert!(browser.page().select(&start).all(|link| link.attr("href") == Some("/end-if/plain")));
}
