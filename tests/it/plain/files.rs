//! Files that come with the form of a plain page.

use axum::http::HeaderValue;
use backend::scopes::Scope;
use serde_json::Value;

use super::browser::Browser;
use crate::server::Server;

const QUESTION: &str = "documents";

/// A survey with one question, which takes two CSV or PDF files of at most five megabytes, and has a box for remarks.
async fn open(server: &Server) -> Browser<'_> {
    Browser::begin(server, "file").await
}

async fn server() -> Server {
    Server::with(&[include_str!("../../surveys/kinds/file.yaml")]).await
}

/// How many files are kept.
fn kept(server: &Server) -> usize {
    std::fs::read_dir(server.folder().join("uploads")).unwrap().count()
}

async fn uploads(server: &Server) -> Vec<Value> {
    let token = server.token(&[Scope::UploadsRead]).await;
    let list = server.get_as(&token, "/api/v1/surveys/file/uploads").await.json();
    list["uploads"].as_array().unwrap().clone()
}

#[tokio::test]
async fn files_come_with_continue_and_belong_to_the_response() {
    let server = server().await;
    let mut browser = open(&server).await;
    browser.fill("documents.comments", &["See also the intranet"]);
    browser.choose(QUESTION, "C:\\secret\\dictionary.csv", "a,b\n1,2\n");
    browser.choose(QUESTION, "more.csv", "c\n3\n");
    browser.press("Continue").await;
    assert_eq!(browser.heading(), "Check your answers before sending the survey");
    let answers = browser.texts(".app-answer");
    assert_eq!(answers, ["dictionary.csv", "more.csv", "See also the intranet"]);
    assert!(uploads(&server).await.is_empty(), "nothing is handed out that was not sent");
    browser.press("Confirm and send").await;
    assert_eq!(browser.heading(), "Answers sent");
    let responses = server.responses("file").await;
    assert_eq!(responses[0]["answers"][QUESTION].as_array().unwrap().len(), 2);
    let kinds: Vec<_> = uploads(&server).await.iter().map(|upload| upload["type"].clone()).collect();
    assert_eq!(kinds, ["csv", "csv"]);
}

#[tokio::test]
async fn files_are_uploaded_and_removed_on_the_page_itself() {
    let server = server().await;
    let mut browser = open(&server).await;
    browser.fill("documents.comments", &["Half a remark"]);
    browser.choose(QUESTION, "dictionary.csv", "a,b\n");
    browser.press("Upload").await;
    assert_eq!(browser.texts(".app-file p"), ["dictionary.csv", "Uploaded"]);
    assert_eq!(browser.texts("textarea"), ["Half a remark"], "the page is as it was left");
    assert_eq!(kept(&server), 1);
    browser.press("Remove dictionary.csv").await;
    assert!(browser.texts(".app-file").is_empty());
    assert_eq!(kept(&server), 0);
    browser.choose(QUESTION, "other.csv", "a,b\n");
    browser.press("Back").await;
    browser.press("Continue").await;
    assert_eq!(browser.texts(".app-file p"), ["other.csv", "Uploaded"], "Back loses none");
}

#[tokio::test]
async fn a_file_that_is_refused_says_why_beside_the_question() {
    let server = server().await;
    let too_large = vec![b'a'; 6_000_000];
    let cases: [(&str, Vec<u8>, &str); 3] = [
        ("empty.csv", Vec::new(), "The selected file is empty"),
        ("page.html", b"<html>".to_vec(), "The selected file must be a CSV or PDF"),
        ("large.csv", too_large, "The selected file must be smaller than 5MB"),
    ];
    for (name, content, reason) in cases {
        let mut browser = open(&server).await;
        browser.choose(QUESTION, "good.csv", "a,b\n");
        browser.choose(QUESTION, name, content);
        browser.press("Continue").await;
        assert!(browser.title().starts_with("Error: "), "{name}: {}", browser.title());
        assert_eq!(browser.texts(".govuk-error-summary a"), [reason]);
        assert_eq!(browser.texts(".govuk-error-message"), [format!("Error: {reason}")]);
        assert_eq!(browser.texts(".app-file p"), ["good.csv", "Uploaded"]);
        browser.press("Continue").await;
        assert!(browser.title().starts_with("Check your answers"), "{}", browser.title());
    }
}

#[tokio::test]
async fn there_can_be_only_so_many() {
    let server = server().await;
    let mut browser = open(&server).await;
    for name in ["one.csv", "two.csv", "three.csv"] {
        browser.choose(QUESTION, name, "a,b\n");
    }
    browser.press("Upload").await;
    assert_eq!(browser.texts(".govuk-error-summary a"), ["You can only select up to 2 files"]);
    browser.press("Remove two.csv").await;
    assert!(browser.texts(".govuk-error-summary").is_empty());
    browser.press("Continue").await;
    assert_eq!(browser.texts(".app-answer"), ["one.csv", "three.csv"]);
}

#[tokio::test]
async fn a_form_on_another_site_brings_no_files() {
    let server = server().await;
    let mut browser = open(&server).await;
    browser.choose(QUESTION, "dictionary.csv", "a,b\n");
    let mut request = browser.sent("Continue").request();
    request.headers_mut().insert("sec-fetch-site", HeaderValue::from_static("cross-site"));
    assert_eq!(server.send(request).await.status, 403);
    assert_eq!(kept(&server), 0);
}

/// A page that the client has not taken over has the same control, and posts to where the plain pages are.
#[tokio::test]
async fn files_come_with_a_page_of_the_clients_too() {
    let server = server().await;
    let mut browser = Browser::open(&server, "/file/documents").await;
    browser.choose(QUESTION, "dictionary.csv", "a,b\n");
    browser.press("Continue").await;
    assert_eq!(browser.texts(".app-answer"), ["dictionary.csv"]);
}
