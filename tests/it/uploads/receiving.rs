//! `POST /api/v1/surveys/{survey}/uploads`.

use rstest::rstest;
use serde_json::json;

use super::{SURVEY, VARIABLE, fixtures, remove, shelf, upload, uploaded};

#[tokio::test]
async fn a_file_is_kept_under_a_random_id() {
    let server = fixtures().await;
    let reply = server.send(upload(SURVEY, VARIABLE, "Jane%E2%80%99s%20list.CSV", "a,b\n1,2\n")).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    let receipt = reply.json();
    assert_eq!(receipt["name"], "Jane’s list.CSV");
    assert_eq!((&receipt["size"], &receipt["waits"]), (&json!(8), &json!(false)));
    assert_eq!(shelf(&server), [receipt["id"].as_str().unwrap()]);
}

#[tokio::test]
async fn what_is_wrong_with_a_file_is_said_in_the_respondents_words() {
    let server = fixtures().await;
    let large = "a,b\n".repeat(1_250_001);
    let locked = [
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        &b"E n c r y p t e d P a c k a g e".map(|c| if c == b' ' { 0 } else { c })[..],
    ]
    .concat();
    for (name, body, code, message) in [
        ("a.csv", Vec::new(), "file_empty", "The selected file is empty"),
        ("a.csv", large.into_bytes(), "file_too_large", "The selected file must be smaller than 5MB"),
        ("a.txt", b"words".to_vec(), "file_type", "The selected file must be a CSV or PDF"),
        ("a.csv", b"\x7fELF\0\0".to_vec(), "file_type", "The selected file must be a CSV or PDF"),
        ("a.csv", b"{\\rtf1 words}".to_vec(), "file_type", "The selected file must be a CSV or PDF"),
        ("a.pdf", b"a,b".to_vec(), "file_type", "The selected file must be a CSV or PDF"),
        (
            "a.pdf",
            b"%PDF-1.7 and no more".to_vec(),
            "file_unreadable",
            "The selected file could not be read – save a new copy of it and upload that",
        ),
        ("a.docx", [&locked[..], b"\0"].concat(), "file_locked", "The selected file is password protected"),
    ] {
        let reply = server.send(upload(SURVEY, VARIABLE, name, body)).await;
        assert_eq!(reply.problem(), (422, "upload_refused".to_owned()), "{name}: {}", reply.text());
        let problem = &reply.json()["problems"][0];
        assert_eq!(problem["code"], code, "{name}");
        assert_eq!(problem["message"], message);
        assert_eq!((&problem["question"], &problem["variable"]), (&json!(VARIABLE), &json!(VARIABLE)));
    }
    assert!(shelf(&server).is_empty());
}

#[rstest]
#[case::survey("nowhere", VARIABLE, "a.csv", (404, "unknown_survey"))]
#[case::variable(SURVEY, "nothing", "a.csv", (400, "no_files_there"))]
#[case::question_of_another_kind("text", "words", "a.csv", (400, "no_files_there"))]
#[case::box_for_remarks(SURVEY, "documents.comments", "a.csv", (400, "no_files_there"))]
#[case::name(SURVEY, VARIABLE, "", (400, "no_file_name"))]
#[case::closed("closed", VARIABLE, "a.csv", (403, "survey_closed"))]
#[tokio::test]
async fn a_request_must_say_what_it_is_about(
    #[case] survey: &str,
    #[case] variable: &str,
    #[case] name: &str,
    #[case] expected: (u16, &str),
) {
    let server = fixtures().await;
    let (status, code) = server.send(upload(survey, variable, name, "a,b")).await.problem();
    assert_eq!((status, code.as_str()), expected);
}

#[tokio::test]
async fn a_file_can_be_taken_back_until_its_answers_are_sent() {
    let server = fixtures().await;
    let id = uploaded(&server, "a.csv", "a,b").await;
    assert_eq!(remove(&server, "text", &id).await.problem().1, "unknown_upload");
    assert_eq!(shelf(&server), [id.as_str()]);
    assert_eq!(remove(&server, SURVEY, &id).await.status, 204);
    assert!(shelf(&server).is_empty());
    assert_eq!(remove(&server, SURVEY, &id).await.problem().1, "unknown_upload");

    let id = uploaded(&server, "a.csv", "a,b").await;
    super::send_answers(&server, &[&id]).await;
    assert_eq!(remove(&server, SURVEY, &id).await.problem().1, "unknown_upload");
    assert_eq!(shelf(&server), [id.as_str()]);
}
