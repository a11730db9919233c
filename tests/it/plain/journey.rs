//! Through a survey, forwards and back.

use axum::http::header;
use rstest::rstest;
use serde_json::json;

use super::browser::{Browser, Sent};
use crate::server::{Server, repository};

const SURVEY: &str = "technical-maturity";

/// The answers that routing demands, with a follow-up on the same page and one on the next.
const ANSWERS: [(&str, &[&str]); 9] = [
    ("job-role", &["Lead developer"]),
    ("end-users", &["individuals", "other"]),
    ("end-users.other", &["Trustees"]),
    ("data-helpful", &["yes"]),
    ("why-helpful", &["We would not ask twice.\nNobody would."]),
    ("acquires-data", &["no"]),
    ("provides-data", &["not-sure"]),
    ("notifies-services", &["no"]),
    ("data-dictionary", &["not-sure"]),
];

/// A question on whose answer another of the same page depends, between two that must be answered.
const FOLLOW_UP: &str = "
id: follow-up
title: A follow-up
owner: Example Department
contact: survey@example.gov.uk
duration: 1 minute
brief: A required question that an answer opens.
introduction: Thank you for trying this.
sections:
  - id: only
    title: The only section
    pages:
      - title: How sure you are
        questions:
          - { id: sure, type: choose_one, ask: Sure?, required: true, options: { yes: Yes, no: No } }
          - { id: why, type: text, ask: Why?, short: why, required: true, show_if: sure is yes }
          - { id: last, type: text, ask: And?, short: and, required: true }
";

#[tokio::test]
async fn a_whole_survey_is_answered_without_a_script() {
    let server = Server::shipped().await;
    let mut browser = Browser::begin(&server, SURVEY).await;
    let titles = browser.complete(&ANSWERS).await;
    let mut unique = titles.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), titles.len(), "no two pages share a title: {titles:#?}");

    assert!(browser.reply.text().contains("We would not ask twice."));
    assert!(
        browser
            .texts(".govuk-summary-list__value")
            .contains(&"Individuals Other (please describe) Trustees".to_owned())
    );
    browser.press("Confirm and send").await;
    assert_eq!(browser.heading(), "Answers sent");
    assert_eq!(browser.texts(".app-receipt")[0].len(), 30);
    let kept = &server.responses(SURVEY).await[0]["answers"];
    assert_eq!(kept["end-users"], json!(["individuals", "other"]));
    assert_eq!(kept["end-users.other"], "Trustees");
    assert_eq!(kept["why-helpful"], "We would not ask twice.\nNobody would.");
    assert_eq!(kept["organisation"], json!(null));
    assert_eq!(kept.get("why-not-helpful"), None);
}

#[tokio::test]
async fn pages_have_no_script_no_cookie_and_no_copy() {
    let server = Server::with_client(&[(
        "index.html",
        b"<head><!--head--><script src=\"/assets/boot.js\" defer></script><link rel=\"stylesheet\" href=\"/assets/main.css\">\
          </head><body><!--shell--></body>",
    )])
    .await;
    let mut browser = Browser::begin(&server, SURVEY).await;
    for page in ["question", "next"] {
        assert_eq!(browser.reply.header(header::CACHE_CONTROL), "no-store", "{page}");
        assert_eq!(browser.reply.header(header::CONTENT_TYPE), "text/html; charset=utf-8");
        assert!(!browser.reply.headers.contains_key(header::SET_COOKIE));
        assert!(!browser.reply.text().contains("<script") && browser.reply.text().contains("main.css"));
        browser.press("Continue").await;
    }
    // Whatever leads away leaves the page, which has the answers, where it is.
    for link in browser.page().select(&scraper::Selector::parse("a[href^='/']").unwrap()) {
        assert_eq!(link.attr("target"), Some("_blank"));
        assert!(link.text().collect::<String>().ends_with("(opens in new tab)"));
    }
}

#[tokio::test]
async fn a_follow_up_is_asked_next_and_nothing_unseen_is_missed() {
    let server = Server::with(&[FOLLOW_UP]).await;
    let mut browser = Browser::begin(&server, "follow-up").await;
    assert!(browser.asks("sure") && browser.asks("last") && !browser.asks("why"));
    browser.fill("last", &["Nothing"]);
    browser.press("Continue").await;
    assert_eq!(browser.texts(".govuk-error-message").len(), 1);
    browser.fill("sure", &["yes"]);
    browser.press("Continue").await;
    assert_eq!((browser.heading().as_str(), browser.asks("last")), ("Why?", false));
    assert!(browser.texts(".govuk-error-message").is_empty());
    browser.press("Continue").await;
    assert_eq!(browser.texts(".govuk-error-summary a"), ["Enter why"]);
    assert!(browser.title().starts_with("Error: Why?"));

    browser.press("Back").await;
    assert!(browser.asks("sure") && browser.asks("why") && browser.asks("last"));
    browser.fill("sure", &["no"]);
    browser.press("Continue").await;
    assert_eq!(browser.heading(), "Check your answers before sending the survey");
}

#[tokio::test]
async fn an_answer_whose_options_change_is_asked_again() {
    let yaml = std::fs::read_to_string(repository().join("tests/surveys/conditional-options.yaml")).unwrap();
    let one_page = yaml.replace("      - title: Languages\n        questions:\n", "");
    assert_ne!(one_page, yaml);
    let server = Server::with(&[&one_page]).await;
    let mut browser = Browser::begin(&server, "conditional-options").await;
    browser.fill("country", &["wales"]);
    browser.press("Continue").await;
    assert!(browser.texts(".govuk-error-message").is_empty());
    assert!(!browser.asks("country") && browser.texts("label").contains(&"Welsh".to_owned()));
    browser.fill("news-language", &["cy"]);
    browser.fill("office-languages", &["en", "cy"]);
    browser.press("Continue").await;
    assert_eq!(browser.texts(".govuk-error-message").len(), 1, "no more than one");
    browser.fill("office-languages", &["cy"]);
    browser.press("Continue").await;
    browser.press("Confirm and send").await;
    assert_eq!(
        server.responses("conditional-options").await[0]["answers"]["office-languages"],
        json!(["cy"])
    );
}

#[tokio::test]
async fn an_answer_is_changed_and_what_it_opens_is_asked() {
    let server = Server::shipped().await;
    let mut browser = Browser::begin(&server, SURVEY).await;
    browser.complete(&ANSWERS).await;
    let change = "Change Does your service already acquire data from other government departments, agencies or bodies?";
    browser.press(change).await;
    assert!(browser.reply.text().contains("checked"));
    browser.fill("acquires-data", &["yes"]);
    browser.press("Continue").await;
    assert!(browser.asks("pain-points") && !browser.asks("acquires-data"));
    let opened: [(&str, &[&str]); 3] =
        [("pain-points", &["yes"]), ("pain-points-details", &["Slow"]), ("sharing-kinds", &["regular"])];
    browser.complete(&opened).await;
    let values = browser.texts(".govuk-summary-list__value");
    assert!(values.contains(&"Slow".to_owned()));

    browser.press(change).await;
    browser.press("Back").await;
    assert_eq!(browser.texts(".govuk-summary-list__value"), values, "nothing is lost");
    browser.press(change).await;
    browser.fill("acquires-data", &["no"]);
    browser.press("Continue").await;
    assert!(!browser.texts(".govuk-summary-list__value").contains(&"Slow".to_owned()));
}

#[tokio::test]
async fn back_keeps_what_was_typed_and_leads_to_the_introduction() {
    let server = Server::shipped().await;
    let mut browser = Browser::begin(&server, SURVEY).await;
    browser.press("Continue").await;
    browser.fill("service", &["Half a sentence, no"]);
    browser.press("Back").await;
    assert!(browser.asks("job-role"));
    browser.press("Back").await;
    assert_eq!(browser.heading(), "Before you start");
    browser.press("Continue").await;
    browser.press("Continue").await;
    assert!(browser.texts("textarea").concat().contains("Half a sentence, no"));
}

#[tokio::test]
async fn a_survey_that_ends_early_is_sent_from_its_exit() {
    let server = Server::fixtures().await;
    let mut browser = Browser::begin(&server, "end-if").await;
    browser.fill("role", &["no"]);
    browser.press("Continue").await;
    assert_eq!(browser.heading(), "This survey is for developers");
    browser.press("Back").await;
    assert!(browser.asks("role"));
    browser.press("Continue").await;
    browser.press("Continue").await;
    browser.press("Confirm and send").await;
    assert_eq!(server.responses("end-if").await[0]["answers"], json!({ "role": "no" }));
}

#[rstest]
#[case("date", &[("launched-day", &["3"][..]), ("launched-month", &["2"]), ("launched-year", &["2020"])], json!({ "launched": "2020-02-03", "replaced": null }))]
#[case("number", &[("developers", &["1,000"][..]), ("developers", &["7"]), ("hours", &["1.5"])], json!({ "developers": 7, "hours": 1.5, "temperature": null }))]
#[case("matrix", &[("trust.departments", &["1"][..]), ("trust.agencies", &["na"]), ("trust.2nd-tier", &["3"])], json!({ "trust.departments": "1", "trust.agencies": "na", "trust.2nd-tier": "3", "trust.comments": null }))]
#[case("note", &[("has-service", &["no"][..])], json!({ "has-service": "no" }))]
#[tokio::test]
async fn every_kind_of_question_is_answered(
    #[case] kind: &str,
    #[case] answers: &[(&str, &[&str])],
    #[case] kept: serde_json::Value,
) {
    let yaml =
        std::fs::read_to_string(repository().join(format!("tests/surveys/kinds/{kind}.yaml"))).unwrap();
    let server = Server::with(&[&yaml]).await;
    let mut browser = Browser::begin(&server, kind).await;
    browser.complete(answers).await;
    browser.press("Confirm and send").await;
    assert_eq!(server.responses(kind).await[0]["answers"], kept);
}

#[tokio::test]
async fn a_line_break_is_one_character() {
    let yaml = std::fs::read_to_string(repository().join("tests/surveys/kinds/long_text.yaml")).unwrap();
    let server = Server::with(&[&yaml]).await;
    let longest = "a\n".repeat(99) + "ab";
    let mut browser = Browser::begin(&server, "long-text").await;
    browser.complete(&[("description", &[&longest])]).await;
    browser.press("Confirm and send").await;
    assert_eq!(server.responses("long-text").await[0]["answers"]["description"], longest);
}

#[tokio::test]
async fn a_page_whose_client_never_starts_leads_on() {
    let server = Server::shipped().await;
    let mut browser = Browser::open(&server, "/technical-maturity/job-role").await;
    assert!(browser.asks("job-role"));
    let sent = Sent {
        action: "/technical-maturity/job-role".to_owned(),
        pairs: vec![("job-role".to_owned(), "Tester".to_owned()), ("organisation".to_owned(), String::new())],
        files: None,
    };
    browser.send(&sent).await;
    assert!(browser.asks("service"), "{}", browser.reply.text());
    browser.press("Back").await;
    assert!(browser.reply.text().contains("value=\"Tester\""));
}
