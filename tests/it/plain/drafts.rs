//! What travels with a page comes from outside: it is shown as text, and believed in nothing.

use axum::body::Body;
use axum::http::{Request, header};
use rstest::rstest;
use serde_json::{Value, json};

use super::browser::Browser;
use crate::server::{Server, repository};

const SURVEY: &str = "technical-maturity";

#[tokio::test]
async fn hostile_answers_are_texts() {
    let server = Server::shipped().await;
    let hostile =
        "\n</textarea><script>alert(1)</script>\"'><img src=x onerror=alert(2)>&lt;&amp;{survey} \u{202e}";
    let line = "\"><script>alert(3)</script>&quot;'";
    let answers: [(&str, &[&str]); 7] = [
        ("job-role", &[line]),
        ("service", &[hostile]),
        ("data-helpful", &["no"]),
        ("acquires-data", &["no"]),
        ("provides-data", &["no"]),
        ("notifies-services", &["no"]),
        ("data-dictionary", &["no"]),
    ];
    let mut browser = Browser::begin(&server, SURVEY).await;
    browser.complete(&answers).await;
    let is_harmless = |browser: &Browser| {
        assert_eq!(browser.texts("script, img, [onerror]").len(), 0, "{}", browser.reply.text());
    };
    is_harmless(&browser);
    browser
        .press("Change Please can you provide your service name and describe what your service does?")
        .await;
    is_harmless(&browser);
    assert_eq!(browser.draft()["answers"]["service"], hostile);
    let field = scraper::Selector::parse("textarea").unwrap();
    let shown: String = browser.page().select(&field).next().unwrap().text().collect();
    assert_eq!(shown, hostile);
    browser.press("Back").await;
    browser.press("Confirm and send").await;
    let kept = &server.responses(SURVEY).await[0]["answers"];
    assert_eq!((&kept["job-role"], &kept["service"]), (&json!(line), &json!(hostile.trim())));
}

#[tokio::test]
async fn more_than_the_server_takes_is_refused_with_a_page() {
    let server = Server::shipped().await;
    let mut browser = Browser::begin(&server, SURVEY).await;
    browser.fill("job-role", &[&"a".repeat(1 << 20)]);
    browser.press("Continue").await;
    assert_eq!(browser.reply.status, 413);
    assert_eq!(browser.heading(), "Your answers are too long");
}

/// What becomes of a draft that was tampered with before "Confirm and send".
async fn send_tampered(server: &Server, survey: &str, tamper: impl Fn(&mut Value)) -> (u16, String) {
    let mut browser = Browser::begin(server, survey).await;
    let mut draft = browser.draft();
    tamper(&mut draft);
    let sent = browser.sent("Continue").with(":draft", &draft.to_string()).with(":press", "send");
    browser.send(&sent).await;
    (browser.reply.status.as_u16(), browser.title())
}

#[rstest]
#[case::nothing_answered(json!({}), json!([]))]
#[case::all_said_to_be_passed(json!({}), json!(["role", "tools"]))]
#[case::an_option_nobody_offered(json!({ "role": "maybe" }), json!(["role", "tools"]))]
#[case::a_list_for_a_text(json!({ "role": "yes", "tools": ["a", "b"] }), json!(["role", "tools"]))]
#[case::blank(json!({ "role": "yes", "tools": " \u{0} " }), json!(["role", "tools"]))]
#[tokio::test]
async fn nobody_skips_a_rule_by_writing_a_draft(#[case] answers: Value, #[case] passed: Value) {
    let server = Server::fixtures().await;
    let (status, title) = send_tampered(&server, "end-if", |draft| {
        draft["answers"] = answers.clone();
        draft["passed"] = passed.clone();
        draft["receipt"] = json!(backend_receipt());
        draft["asked"] = json!([]);
    })
    .await;
    assert_eq!(status, 200);
    assert!(title.contains("Which tools do you use?") || title.contains("Are you a developer?"), "{title}");
    assert!(server.responses("end-if").await.is_empty());
}

/// The code of some receipt.
fn backend_receipt() -> String {
    shared::receipt::Receipt::new([7; 16]).code()
}

#[tokio::test]
async fn answers_to_questions_that_are_not_there_are_dropped() {
    let server = Server::fixtures().await;
    let (status, title) = send_tampered(&server, "end-if", |draft| {
        draft["answers"] = json!({ "role": "no", "roel": "x", "__proto__": ["y"] });
        draft["passed"] = json!(["role", "nobody"]);
        draft["asked"] = json!(["nobody"]);
        draft["receipt"] = json!(backend_receipt());
    })
    .await;
    assert_eq!((status, title.as_str()), (200, "Answers sent – A way out"));
    assert_eq!(server.responses("end-if").await[0]["answers"], json!({ "role": "no" }));
}

#[rstest]
#[case::no_json("draft")]
#[case::empty("")]
#[case::of_another_shape("[]")]
#[case::with_more_in_it(r#"{"version":"v","submission":"s","receipt":null,"passed":[],"asked":[],"change":false,"answers":{},"more":1}"#)]
#[case::deep(&"[".repeat(100_000))]
#[case::a_number_for_an_answer(r#"{"version":"v","submission":"s","receipt":null,"passed":[],"asked":[],"change":false,"answers":{"role":1}}"#)]
#[tokio::test]
async fn a_draft_that_cannot_be_read_is_refused_with_a_page(#[case] draft: &str) {
    let server = Server::fixtures().await;
    let mut browser = Browser::begin(&server, "end-if").await;
    let sent = browser.sent("Continue").with(":draft", draft);
    browser.send(&sent).await;
    assert_eq!(browser.reply.status, 400);
    assert_eq!(browser.heading(), "Sorry, your answers could not be read");
}

#[tokio::test]
async fn a_receipt_that_is_none_is_replaced_and_a_submission_that_is_none_is_refused() {
    let server = Server::fixtures().await;
    let finished = |draft: &mut Value| {
        draft["answers"] = json!({ "role": "no" });
        draft["passed"] = json!(["role"]);
        draft["asked"] = json!([]);
    };
    let (status, title) = send_tampered(&server, "end-if", |draft| {
        finished(draft);
        draft["receipt"] = json!("0000000-0000000-0000000-000001");
    })
    .await;
    assert_eq!(status, 200);
    assert!(title.starts_with("Check your answers"), "{title}");
    let (status, title) = send_tampered(&server, "end-if", |draft| {
        finished(draft);
        draft["receipt"] = json!(backend_receipt());
        draft["submission"] = json!("one");
    })
    .await;
    assert_eq!((status, title.as_str()), (400, "Sorry, your answers could not be read – A way out"));
    assert!(server.responses("end-if").await.is_empty());
}

#[tokio::test]
async fn a_draft_is_finished_in_the_version_it_began_with() {
    let first = std::fs::read_to_string(repository().join("tests/surveys/end-if.yaml")).unwrap();
    let second = first.replace("id: tools", "id: instruments").replace("Which tools", "Which instruments");
    let server = Server::with(&[&first]).await;
    let mut browser = Browser::begin(&server, "end-if").await;
    browser.fill("role", &["yes"]);
    let sent = browser.sent("Continue");

    let server = server.restart_with(&[&second]).await;
    let mut browser = Browser::open(&server, "/end-if/plain").await;
    browser.send(&sent).await;
    assert_eq!(browser.heading(), "Which tools do you use?");
    browser.complete(&[("tools", &["Hammers"])]).await;
    browser.press("Confirm and send").await;
    assert_eq!(server.responses("end-if").await[0]["answers"]["tools"], "Hammers");
}

#[tokio::test]
async fn a_form_on_another_site_is_refused() {
    let server = Server::fixtures().await;
    let mut browser = Browser::open(&server, "/end-if/plain").await;
    let mut request = browser.sent("Start now").request();
    request.headers_mut().insert("sec-fetch-site", "same-origin".parse().unwrap());
    assert_eq!(server.send(request).await.status, 200);
    let mut request = browser.sent("Start now").request();
    request.headers_mut().insert("sec-fetch-site", "cross-site".parse().unwrap());
    browser.reply = server.send(request).await;
    assert_eq!(browser.reply.status, 403);
    assert_eq!(browser.heading(), "Sorry, this form was on another website");
}

#[tokio::test]
async fn what_is_no_form_is_refused_with_a_page() {
    let server = Server::fixtures().await;
    let request = Request::post("/end-if/plain").header(header::CONTENT_TYPE, "application/json");
    let reply = server.send(request.body(Body::from("{}")).unwrap()).await;
    assert_eq!(reply.status, 415);
    assert_eq!(reply.header(header::CONTENT_TYPE), "text/html; charset=utf-8");
}
