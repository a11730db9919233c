//! What may say who somebody is, pointed out before it is sent.

use super::browser::Browser;
use crate::server::Server;

const LEAST: [(&str, &[&str]); 5] = [
    ("data-helpful", &["not-sure"]),
    ("acquires-data", &["no"]),
    ("provides-data", &["not-sure"]),
    ("notifies-services", &["no"]),
    ("data-dictionary", &["no"]),
];

#[tokio::test]
async fn each_finding_stands_by_its_question_with_a_way_to_change_it() {
    let server = Server::shipped().await;
    let mut browser = Browser::begin(&server, "technical-maturity").await;
    let answers: [(&str, &[&str]); 3] = [
        ("job-role", &["Lead, jo@example.org"]),
        ("organisation", &["Department 2 of 3, founded 01/02/2026"]),
        ("service", &["Ring 020 7946 0123 or 07700 900123, or give QQ123456C"]),
    ];
    browser.complete(&[&answers[..], &LEAST[..]].concat()).await;
    assert_eq!(
        browser.texts("h2")[..2],
        ["You may have included personal details", "About you"].map(str::to_owned)
    );
    let hint = browser.page();
    let rows = scraper::Selector::parse("dl:first-of-type .govuk-summary-list__value p").unwrap();
    let found: Vec<String> = hint.select(&rows).map(|row| row.text().collect()).collect();
    assert_eq!(
        found,
        [
            "“jo@example.org” looks like an email address",
            "“020 7946 0123” looks like a phone number",
            "“07700 900123” looks like a phone number",
            "“QQ123456C” looks like a National Insurance number",
        ]
    );
    browser.press("Change What is your job role?").await;
    browser.fill("job-role", &["Lead"]);
    browser.press("Continue").await;
    assert!(!browser.reply.text().contains("looks like an email address"));
    assert!(browser.reply.text().contains("looks like a phone number"));
    // The respondent decides.
    browser.press("Confirm and send").await;
    assert_eq!(browser.heading(), "Answers sent");
}

#[tokio::test]
async fn nothing_is_said_where_nothing_is_found() {
    let server = Server::shipped().await;
    let mut browser = Browser::begin(&server, "technical-maturity").await;
    browser.complete(&LEAST).await;
    assert!(!browser.reply.text().contains("personal details"));
}
