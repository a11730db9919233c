//! Filters as researchers write them: what they mean, and what is said of those that mean nothing.

use axum::http::header;
use backend::scopes::Scope;
use rstest::rstest;
use serde_json::{Value, json};

use crate::server::Server;

/// Every shape of answer, one question that not everybody is asked, and words in several scripts.
pub(crate) const SURVEY: &str = r"
id: shapes
title: Shapes
owner: Tests
contact: a@b.uk
duration: 1 minute
brief: Brief
introduction: Introduction
sections:
  - id: only
    title: Only
    pages:
      - id: page
        title: All
        questions:
          - { id: one, type: choose_one, ask: One?, options: { a: A, b: B, not-sure: { label: Not sure, missing: true } } }
          - { id: why, type: long_text, ask: Why?, show_if: one is b }
          - { id: many, type: choose_many, ask: Many?, options: { x: X, y: Y, z: Z } }
          - { id: ease, type: choose_one, appearance: scale, ask: Ease?, options: { 1: Hard, 2: Middling, 3: Easy, na: { label: N/A, missing: true } } }
          - { id: count, type: number, ask: Count?, decimals: 1 }
          - { id: day, type: date, ask: Day? }
";

async fn server() -> (Server, String) {
    let server = Server::with(&[SURVEY]).await;
    let answers = [
        json!({ "one": "a", "many": ["x"], "ease": "1", "count": "1", "day": "2026-01-31" }),
        json!({ "one": "b", "many": ["x", "y"], "ease": "2", "count": "2.5", "why": "Data: ŵy, café" }),
        json!({ "one": "b", "many": ["z", "y"], "ease": "na", "count": "-3", "day": "2026-02-01", "why": "No database" }),
        json!({ "one": "not-sure", "ease": "3" }),
        json!({}),
    ];
    for (number, answers) in answers.into_iter().enumerate() {
        let submission = server.submission("shapes", answers).await;
        let reply = server.submit("shapes", &submission).await;
        assert_eq!(reply.status, 201, "{number}: {}", reply.text());
    }
    let token = server.token(&[Scope::ResponsesRead, Scope::TextRaw]).await;
    (server, token)
}

/// The filter of an address as a tree.
fn tree(filter: &str) -> Value {
    let mut parts = filter.splitn(3, ':');
    let (variable, op) = (parts.next().unwrap(), parts.next().unwrap());
    let values: Option<Vec<&str>> = parts.next().map(|values| values.split(',').collect());
    json!({ "variable": variable, "op": op, "values": values })
}

#[tokio::test]
async fn a_filter_means_the_same_everywhere() {
    let (server, token) = server().await;
    let base = "/api/v1/surveys/shapes";
    for filter in
        ["one:eq:b", "many:any:x,z", "ease:gte:2", "why:match:data", "day:answered", "@week:eq:2026-W48"]
    {
        let query = format!("filter={}", encoded(filter));
        let list = server.get_as(&token, &format!("{base}/responses?{query}")).await.json();
        let n = list["n"].as_u64().unwrap();
        assert!((1..=5).contains(&n), "{filter}");
        let body = json!({ "filter": tree(filter) });
        let posted = server.post_as(&token, &format!("{base}/responses/query"), &body).await.json();
        assert_eq!(posted, list, "{filter}");
        for path in [
            "aggregates?",
            "crosstab?rows=one&cols=many&",
            "timeline?",
            "funnel?",
            "stats?",
            "questions/one/aggregate?",
            "privacy/k-anonymity?",
        ] {
            let found = server.get_as(&token, &format!("{base}/{path}{query}")).await;
            assert_eq!(found.json()["n"], n, "{filter} at {path}: {}", found.text());
        }
        let written = server.get_as(&token, &format!("{base}/text?variable=why&{query}")).await.json();
        let with_text: Vec<&Value> = list["responses"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| one["answers"]["why"].is_string())
            .collect();
        assert_eq!(written["n"], with_text.len(), "{filter}");
    }
}

#[tokio::test]
async fn a_page_is_the_same_in_every_format() {
    let (server, token) = server().await;
    let base = "/api/v1/surveys/shapes/responses";
    let list = server.get_as(&token, &format!("{base}?limit=2&values=labels")).await.json();
    let lines = server.get_as(&token, &format!("{base}?limit=2&values=labels&format=ndjson")).await;
    let read: Vec<Value> = lines.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(&json!(read), &list["responses"]);
    assert_eq!(lines.header(header::CONTENT_TYPE), "application/x-ndjson");
    for (name, field) in [("dataset-version", "dataset_version"), ("next-cursor", "next_cursor")] {
        assert_eq!(lines.header(name), list[field].as_str().unwrap(), "{name}");
    }
    assert_eq!(lines.header("total-count"), "5");

    let body = json!({ "format": "csv", "fields": ["one", "many"], "filter": tree("many:eq:x,y") });
    let table = server.post_as(&token, &format!("{base}/query"), &body).await;
    let rows: Vec<Vec<&str>> = table.text().lines().map(|line| line.split(',').collect()).collect();
    assert_eq!(rows.len(), 2, "{}", table.text());
    assert_eq!(rows[0], ["response_id", "response_version", "response_week", "one", "many"]);
    assert_eq!(&rows[1][2..], ["2026-W48", "b", "x;y"]);
}

#[tokio::test]
async fn words_are_looked_for_by_those_who_may_read_them() {
    let (server, _) = server().await;
    let token = server.token(&[Scope::ResponsesRead, Scope::TextRead, Scope::AggregatesRead]).await;
    for path in ["responses", "stats", "text?variable=why"] {
        let query = if path.contains('?') { '&' } else { '?' };
        let path = format!("/api/v1/surveys/shapes/{path}{query}filter=why:match:data");
        assert_eq!(server.get_as(&token, &path).await.problem(), (403, "missing_scope".into()), "{path}");
    }
}

fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |all, byte| format!("{all}%{byte:02X}"))
}

#[tokio::test]
async fn every_operator_means_what_it_says() {
    let (server, token) = server().await;
    let cases = [
        ("one:eq:a", 1),
        ("one:ne:a", 3),
        ("one:in:a,b", 3),
        ("one:none:a,b", 1),
        ("one:answered", 4),
        ("one:skipped", 1),
        ("one:not_asked", 0),
        ("why:not_asked", 3),
        ("why:skipped", 0),
        ("why:match:data", 1),
        ("why:match:CAFÉ ŵy", 1),
        ("why:match:data,database", 0),
        ("many:any:x,z", 3),
        ("many:all:x,y", 1),
        ("many:none:x", 1),
        ("many:eq:y,z", 1),
        ("many:ne:y,z", 2),
        ("ease:gte:2", 2),
        ("ease:lt:2", 1),
        ("count:eq:2.50", 1),
        ("count:ne:1", 2),
        ("count:in:1,-3", 2),
        ("count:lte:1", 2),
        ("count:gt:1", 1),
        ("day:lt:2026-02-01", 1),
        ("day:gte:2026-01-31", 2),
        ("@week:eq:2026-W48", 5),
        ("@week:lt:2026-W48", 0),
    ];
    for (filter, n) in cases {
        let path = format!("/api/v1/surveys/shapes/responses?filter={}", encoded(filter));
        let reply = server.get_as(&token, &path).await;
        assert_eq!(reply.status, 200, "{filter}: {}", reply.text());
        let list = reply.json();
        assert_eq!((&list["n"], list["responses"].as_array().unwrap().len()), (&json!(n), n), "{filter}");
    }
    let both = "/api/v1/surveys/shapes/stats?filter=one:eq:b&filter=many:all:x";
    assert_eq!(server.get_as(&token, both).await.json()["n"], 1, "filters add up");
}

#[tokio::test]
async fn a_tree_nests_what_an_address_lists() {
    let (server, token) = server().await;
    let cases = [
        (json!(null), 5),
        (json!({ "variable": "one", "op": "eq", "values": ["b"] }), 2),
        (json!({ "not": { "variable": "one", "op": "eq", "values": ["b"] } }), 3),
        (
            json!({ "any": [{ "variable": "one", "op": "skipped" }, { "variable": "count", "op": "lt", "values": ["0"] }] }),
            2,
        ),
        (json!({ "all": [{ "variable": "why", "op": "match", "values": ["data"] }, { "all": [] }] }), 1),
    ];
    for (filter, n) in cases {
        let body = json!({ "filter": filter, "fields": ["count"] });
        let list = server.post_as(&token, "/api/v1/surveys/shapes/responses/query", &body).await.json();
        assert_eq!(list["n"], n, "{filter}");
        let responses = list["responses"].as_array().unwrap();
        assert!(
            responses.iter().all(|response| response["answers"].as_object().unwrap().len() == 1),
            "{responses:?}"
        );
    }
}

#[rstest]
#[case::unknown_variable(
    "onne:eq:a",
    "filter 1, `onne:eq:a`: there is no variable `onne`: did you mean `one`?"
)]
#[case::unknown_option("one:eq:c", "`one` has no option `c`")]
#[case::no_operator("one", "as in `one:answered`")]
#[case::operator_of_others("one:lt:1", "use `eq`, `ne`, `in`, `none`, `answered`, `skipped`, `not_asked`")]
#[case::no_value("one:eq", "`eq` needs a value")]
#[case::value_of_none("one:answered:yes", "`answered` takes no value")]
#[case::two_values("count:lt:1,2", "`lt` takes one value")]
#[case::no_number("count:lt:many", "`many` is no number")]
#[case::no_date("day:lt:2026-02-30", "`2026-02-30` is no date such as 2026-11-23")]
#[case::no_week("@week:lt:48", "`48` is no week such as 2026-W48")]
#[case::no_words("why:match:!", "there is no word to look for")]
#[tokio::test]
async fn a_filter_that_makes_no_sense_is_explained(#[case] filter: &str, #[case] explanation: &str) {
    let server = Server::with(&[SURVEY]).await;
    let token = server.token(&[Scope::ResponsesRead]).await;
    let reply =
        server.get_as(&token, &format!("/api/v1/surveys/shapes/aggregates?filter={}", encoded(filter))).await;
    assert_eq!(reply.problem(), (400, "bad_filter".to_owned()));
    let detail = reply.json()["detail"].as_str().unwrap().to_owned();
    assert!(detail.contains(explanation), "{detail}");
}

#[tokio::test]
async fn a_place_in_a_tree_is_named() {
    let server = Server::with(&[SURVEY]).await;
    let token = server.token(&[Scope::ResponsesRead]).await;
    let cases = [
        (
            json!({ "all": [{ "any": [{ "variable": "won", "op": "eq", "values": ["a"] }] }] }),
            "filter.all[0].any[0].variable: ",
        ),
        (json!({ "not": { "variable": "one", "op": "is" } }), "filter.not: `is` cannot be asked here"),
        (json!({ "all": [], "any": [] }), "filter: a node has either"),
    ];
    for (filter, explanation) in cases {
        let body = json!({ "filter": filter });
        let reply = server.post_as(&token, "/api/v1/surveys/shapes/responses/query", &body).await;
        assert_eq!(reply.problem(), (400, "bad_filter".to_owned()), "{filter}");
        let detail = reply.json()["detail"].as_str().unwrap().to_owned();
        assert!(detail.contains(explanation), "{detail}");
    }
}
