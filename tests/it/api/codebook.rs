//! `GET /api/v1/surveys/{survey}/codebook`.

use std::collections::BTreeSet;

use backend::scopes::Scope;
use rstest::rstest;
use serde_json::{Value, json};

use crate::server::Server;

const CODEBOOK: &str = "/api/v1/surveys/technical-maturity/codebook";

fn column<'a>(codebook: &'a Value, name: &str) -> &'a Value {
    codebook["columns"].as_array().unwrap().iter().find(|column| column["name"] == name).unwrap()
}

#[tokio::test]
async fn columns_are_explained() {
    let server = Server::shipped().await;
    let token = server.token(&[Scope::DefinitionRead]).await;
    let codebook = server.get_as(&token, CODEBOOK).await.json();
    let ease = column(&codebook, "api_online");
    assert_eq!((&ease["variable"], &ease["level"]), (&json!("api-online"), &json!("ordinal")));
    let not_sure = json!({ "code": "not-sure", "number": 98, "label": "I am not sure", "missing": true });
    assert_eq!(ease["values"].as_array().unwrap().last(), Some(&not_sure));
    assert_eq!(ease["values"][0]["number"], 1);
    let why_not: Vec<i64> =
        ease["missing"].as_array().unwrap().iter().map(|kind| kind["code"].as_i64().unwrap()).collect();
    assert_eq!(why_not, [-1, -2, -7, -9]);

    let other = column(&codebook, "end_users__other");
    assert_eq!((&other["type"], &other["question"]), (&json!("integer"), &json!("end-users")));
    assert_eq!(column(&codebook, "end_users__other__text")["variable"], "end-users.other");
    assert_eq!(column(&codebook, "end_users")["type"], "string");
    assert_eq!(column(&codebook, "job_role")["sensitivity"], "quasi");
}

#[tokio::test]
async fn names_are_good_for_every_package_and_contacts_have_none() {
    let server = Server::fixtures().await;
    let token = server.token(&[Scope::DefinitionRead]).await;
    let surveys = server.get("/api/v1/surveys").await.json();
    for survey in surveys.as_array().unwrap() {
        let path = format!("/api/v1/surveys/{}/codebook", survey["id"].as_str().unwrap());
        let codebook = server.get_as(&token, &path).await.json();
        let names: Vec<&str> = codebook["columns"]
            .as_array()
            .unwrap()
            .iter()
            .map(|column| column["name"].as_str().unwrap())
            .collect();
        for name in &names {
            assert!(name.len() <= 32 && name.starts_with(|c: char| c.is_ascii_lowercase()), "{name}");
            assert!(
                name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'),
                "{name}"
            );
            assert!(!name.contains("contact"), "{name} is no answer");
        }
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    }
}

#[tokio::test]
async fn versions_are_one_and_what_differs_is_said() {
    let survey = |ask: &str, options: &str, more: &str| {
        format!(
            "{{ id: s, title: T, owner: O, contact: a@b.uk, duration: D, brief: B, introduction: I, sections: [{{ id: a,
             title: T, pages: [{{ title: P, questions: [{{ id: q, type: choose_one, ask: '{ask}', short: q,
             options: {options} }}, {{ id: w, type: text, ask: W, short: w }}{more}] }}] }}] }}"
        )
    };
    let old = survey("Old?", "{ a: A, b: B, c: C }", "");
    let new = survey("New?", "{ a: A, b: Bee, d: D }", ", { id: n, type: number, ask: N, short: n }");
    let server = Server::with(&[&old]).await;
    let version = server.version("s").await;
    let server = server.restart_with(&[&new]).await;
    let token = server.token(&[Scope::DefinitionRead]).await;
    let codebook = server.get_as(&token, "/api/v1/surveys/s/codebook").await.json();
    assert_eq!(codebook["versions"], json!([server.version("s").await, version]));

    let q = column(&codebook, "q");
    let codes: Vec<&str> =
        q["values"].as_array().unwrap().iter().map(|value| value["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["a", "b", "d", "c"]);
    let said = |words: &str| format!("Version {version} {words}");
    assert_eq!(
        q["notes"],
        json!([
            said("asked: Old?"),
            said("worded `b`: B"),
            said("did not offer `d`."),
            said("also offered `c`.")
        ])
    );
    assert_eq!(column(&codebook, "n")["notes"], json!([said("did not ask this.")]));
    assert_eq!(column(&codebook, "w")["notes"], json!([]));
}

#[rstest]
#[case("csv", "text/csv; charset=utf-8", "name,variable,")]
#[case("csvw", "application/csvm+json", "{")]
#[case("ddi", "application/xml", "<?xml")]
#[case("html", "text/html; charset=utf-8", "<!DOCTYPE html>")]
#[tokio::test]
async fn it_comes_in_five_forms(#[case] format: &str, #[case] media_type: &str, #[case] start: &str) {
    let server = Server::shipped().await;
    let token = server.token(&[Scope::DefinitionRead]).await;
    let reply = server.get_as(&token, &format!("{CODEBOOK}?format={format}")).await;
    assert_eq!((reply.status.as_u16(), reply.header("content-type")), (200, media_type));
    assert!(reply.text().starts_with(start) && reply.text().contains("sharing_kinds__one_off"));
}

#[tokio::test]
async fn an_unknown_form_and_a_token_without_the_scope_are_refused() {
    let server = Server::shipped().await;
    let token = server.token(&[Scope::DefinitionRead]).await;
    let refused = server.get_as(&token, &format!("{CODEBOOK}?format=pdf")).await;
    assert_eq!(refused.problem(), (400, "bad_query".into()));
    let other = server.token(&[Scope::ResponsesRead]).await;
    assert_eq!(server.get_as(&other, CODEBOOK).await.problem(), (403, "missing_scope".into()));
}
