//! Aggregates, cross-tables and the rest that is told of many responses at once.

use axum::body::Body;
use axum::http::{Request, header};
use backend::scopes::Scope;
use serde_json::{Value, json};

use super::filters::SURVEY;
use crate::server::Server;

const ALL: [Scope; 2] = [Scope::AggregatesRead, Scope::ResponsesRead];

/// So many who chose each, one after the other.
async fn submit(server: &Server, answers: &[(usize, Value)]) {
    for (count, answers) in answers {
        for _ in 0..*count {
            let submission = server.submission("shapes", answers.clone()).await;
            assert_eq!(server.submit("shapes", &submission).await.status, 201);
        }
    }
}

async fn ask(server: &Server, scopes: &[Scope], path: &str) -> Value {
    let token = server.token(scopes).await;
    let reply = server.get_as(&token, &format!("/api/v1/surveys/shapes/{path}")).await;
    assert_eq!(reply.status, 200, "{path}: {}", reply.text());
    reply.json()
}

#[tokio::test]
async fn bases_tell_not_asked_from_not_answered() {
    let server = Server::with(&[SURVEY]).await;
    submit(
        &server,
        &[(2, json!({ "one": "a" })), (3, json!({ "one": "b", "why": "so" })), (1, json!({ "one": "b" }))],
    )
    .await;
    submit(&server, &[(4, json!({}))]).await;
    for (base, base_n) in [("answered", 3), ("asked", 4), ("all", 10)] {
        let found = ask(&server, &ALL, &format!("questions/why/aggregate?base={base}")).await;
        assert_eq!(
            (&found["n"], &found["base"], &found["disclosure"]),
            (&json!(10), &json!(base), &json!("exact"))
        );
        let why = &found["variables"][0];
        assert_eq!(
            (&why["base_n"], &why["answered"], &why["skipped"], &why["not_asked"]),
            (&json!(base_n), &json!(3), &json!(1), &json!(6))
        );
    }
    let one = &ask(&server, &ALL, "questions/one/aggregate?base=all").await["variables"][0];
    assert_eq!(
        one["categories"][1],
        json!({ "code": "b", "label": "B", "missing": false, "n": 4, "percent": 40.0 })
    );
}

#[tokio::test]
async fn a_mean_leaves_out_what_is_no_step_of_the_scale() {
    let server = Server::with(&[SURVEY]).await;
    let ease = |step: &str| json!({ "ease": step });
    submit(&server, &[(3, ease("1")), (1, ease("3")), (5, ease("na")), (1, json!({ "count": "2.5" }))]).await;
    let found = ask(&server, &ALL, "aggregates?questions=ease,count").await;
    let ease = &found["questions"][0]["variables"][0];
    assert_eq!((&ease["answered"], &ease["skipped"]), (&json!(9), &json!(1)));
    assert_eq!(ease["statistics"], json!({ "n": 4, "mean": 1.5, "median": 1.0, "deviation": 1.0 }));
    let count = &found["questions"][1]["variables"][0]["statistics"];
    assert_eq!(
        *count,
        json!({ "n": 1, "mean": 2.5, "median": 2.5, "deviation": null, "min": 2.5, "max": 2.5 })
    );
}

#[tokio::test]
async fn a_cross_table_counts_every_pair() {
    let server = Server::with(&[SURVEY]).await;
    submit(
        &server,
        &[
            (3, json!({ "one": "a", "many": ["x", "y"], "ease": "1" })),
            (2, json!({ "one": "b", "many": ["y"], "ease": "2" })),
            (1, json!({ "one": "b", "ease": "2" })),
            (1, json!({ "many": ["z"] })),
        ],
    )
    .await;
    let table = ask(&server, &ALL, "crosstab?rows=one&cols=many&percent=row").await;
    assert_eq!((&table["rows"]["is_multiple"], &table["cols"]["is_multiple"]), (&json!(false), &json!(true)));
    let found = &table["tables"][0];
    assert_eq!(found["base_n"], 5);
    assert_eq!(found["cells"], json!([[3, 3, 0], [0, 2, 0], [0, 0, 0]]));
    assert_eq!((&found["row_totals"], &found["col_totals"]), (&json!([3, 2, 0]), &json!([3, 5, 0])));
    assert_eq!(found["percentages"][0], json!([100.0, 100.0, 0.0]));

    let table = ask(&server, &ALL, "crosstab?rows=one&cols=many&base=all&layer=ease").await;
    assert_eq!(
        table["rows"]["categories"][3],
        json!({ "code": null, "label": "Left blank", "missing": true })
    );
    assert_eq!(table["tables"].as_array().unwrap().len(), 6);
    assert_eq!(table["tables"][1]["cells"][1], json!([0, 2, 0, 1, 0]));
    assert_eq!(table["tables"][4]["col_totals"], json!([0, 0, 1, 0, 0]), "those who left ease blank");

    let table = ask(&server, &ALL, "crosstab?rows=one&cols=ease&stats=chi2,v").await;
    let found = &table["tables"][0]["statistics"];
    assert_eq!((&found["n"], &found["df"], &found["v"]), (&json!(6), &json!(1), &json!(1.0)));
}

#[tokio::test]
async fn small_groups_are_for_the_team_alone() {
    let server = Server::with(&[SURVEY]).await;
    let many =
        [(40, json!({ "one": "a", "ease": "1" })), (31, json!({ "one": "b", "ease": "2", "why": "so" }))];
    submit(&server, &many).await;
    submit(&server, &[(9, json!({ "one": "not-sure", "ease": "3" }))]).await;
    let safe = ask(&server, &[Scope::AggregatesRead], "questions/one/aggregate").await;
    assert_eq!((&safe["disclosure"], &safe["n"]), (&json!("safe"), &json!(80)));
    let categories = safe["variables"][0]["categories"].as_array().unwrap().clone();
    assert!(categories[2]["n"].is_null() && categories[2]["percent"].is_null(), "nine are too few");
    for (category, n) in categories.iter().zip([40, 31]) {
        let shown = category["n"].as_u64();
        assert!(shown.is_none_or(|shown| shown % 5 == 0 && shown.abs_diff(n) < 5), "{shown:?} for {n}");
    }
    let exact = ask(&server, &ALL, "questions/one/aggregate").await;
    assert_eq!(exact["variables"][0]["categories"][2]["n"], 9);
    let chosen = ask(&server, &ALL, "questions/one/aggregate?disclosure=safe").await;
    assert_eq!(chosen["variables"], safe["variables"], "the team may see what others see");

    let token = server.token(&[Scope::AggregatesRead]).await;
    let refused = [
        ("questions/one/aggregate?disclosure=exact", (403, "missing_scope")),
        ("aggregates?filter=why:match:so", (403, "not_disclosed")),
        ("aggregates?filter=@week:eq:2026-W48", (403, "not_disclosed")),
        ("crosstab?rows=one&cols=ease&layer=many&filter=count:answered", (403, "not_disclosed")),
        ("crosstab?rows=one&cols=why", (400, "not_a_table")),
        ("crosstab?rows=one&cols=easy", (404, "unknown_name")),
        ("questions/won/aggregate", (404, "unknown_name")),
    ];
    for (path, (status, code)) in refused {
        let reply = server.get_as(&token, &format!("/api/v1/surveys/shapes/{path}")).await;
        assert_eq!(reply.problem(), (status, code.to_owned()), "{path}");
    }
}

#[tokio::test]
async fn safe_figures_move_on_by_ten_responses() {
    let server = Server::with(&[SURVEY]).await;
    submit(&server, &[(30, json!({ "one": "a" }))]).await;
    let before = ask(&server, &[Scope::AggregatesRead], "stats").await;
    submit(&server, &[(9, json!({ "one": "b" }))]).await;
    assert_eq!(ask(&server, &[Scope::AggregatesRead], "stats").await, before, "nine do not show at all");
    assert_eq!(ask(&server, &ALL, "stats").await["n"], 39);
    submit(&server, &[(1, json!({ "one": "b" }))]).await;
    let after = ask(&server, &[Scope::AggregatesRead], "stats").await;
    assert_ne!(after["dataset_version"], before["dataset_version"]);
    assert_eq!(after["n"], 40);
}

#[tokio::test]
async fn what_is_known_is_not_sent_again() {
    let server = Server::with(&[SURVEY]).await;
    submit(&server, &[(12, json!({ "one": "a" }))]).await;
    let token = server.token(&ALL).await;
    let path = "/api/v1/surveys/shapes/aggregates?filter=one:eq:a";
    let tag = server.get_as(&token, path).await.header(header::ETAG).to_owned();
    let ask = |path: &str, tag: &str| {
        let request = Request::get(path).header(header::AUTHORIZATION, format!("Bearer {token}"));
        request.header(header::IF_NONE_MATCH, tag).body(Body::empty()).unwrap()
    };
    assert_eq!(server.send(ask(path, &tag)).await.status, 304);
    assert_eq!(server.send(ask("/api/v1/surveys/shapes/aggregates?filter=one:eq:b", &tag)).await.status, 200);
    assert_eq!(server.send(ask(&format!("{path}&disclosure=safe"), &tag)).await.status, 200);
    submit(&server, &[(1, json!({}))]).await;
    assert_eq!(server.send(ask(path, &tag)).await.status, 200, "the data are others");
}

#[tokio::test]
async fn weeks_pages_and_twins_are_counted() {
    let server = Server::with(&[SURVEY]).await;
    submit(&server, &[(2, json!({ "one": "a" }))]).await;
    server.clock.set(jiff::civil::date(2026, 12, 7));
    submit(&server, &[(1, json!({ "one": "b", "many": ["x"] })), (1, json!({}))]).await;
    let timeline = ask(&server, &ALL, "timeline").await;
    let weeks = json!([{ "week": "2026-W48", "n": 2 }, { "week": "2026-W49", "n": 0 }, { "week": "2026-W50", "n": 2 }]);
    assert_eq!(timeline["weeks"], weeks);
    let funnel = ask(&server, &ALL, "funnel").await;
    assert_eq!(funnel["pages"], json!([{ "page": "page", "asked": 4, "answered": 3, "percent": 100.0 }]));
    let report = ask(&server, &ALL, "privacy/k-anonymity?vars=one,many,why").await;
    assert_eq!((&report["k"], &report["groups"], &report["unique"]), (&json!(1), &json!(3), &json!(2)));
    assert_eq!((&report["below_5"], &report["texts"]), (&json!(4), &json!(["why"])));
    let stats = ask(&server, &ALL, "stats").await;
    assert_eq!((&stats["first_week"], &stats["last_week"]), (&json!("2026-W48"), &json!("2026-W50")));
}

#[tokio::test]
async fn texts_are_found_by_words_without_what_tells_who_wrote_them() {
    let server = Server::with(&[SURVEY]).await;
    let why = |why: &str| json!({ "one": "b", "why": why });
    submit(
        &server,
        &[(10, why("No time")), (1, why("Ring 020 7946 0000 about data")), (1, why("DATA, data"))],
    )
    .await;
    let found = ask(&server, &[Scope::TextRead], "text?variable=why&q=data&highlight=true").await;
    let texts = found["texts"].as_array().unwrap();
    assert_eq!((texts.len(), &found["n"]), (2, &Value::Null));
    assert!(!found.to_string().contains("7946") && texts.iter().all(|text| text.get("id").is_none()));
    let parts = json!([{ "text": "DATA", "is_match": true }, { "text": ", ", "is_match": false }, { "text": "data", "is_match": true }]);
    assert!(texts.iter().any(|text| text["parts"] == parts), "{texts:?}");
    let hidden = ask(&server, &[Scope::TextRead], "text?variable=why&q=7946").await;
    assert!(hidden["texts"].as_array().unwrap().is_empty());
    let raw = ask(&server, &[Scope::TextRaw, Scope::ResponsesRead], "text?variable=why&q=7946").await;
    assert_eq!((&raw["n"], raw["texts"].as_array().unwrap().len()), (&json!(1), 1));

    let token = server.token(&[Scope::TextRead]).await;
    let few = server.get_as(&token, "/api/v1/surveys/shapes/text?variable=why&filter=one:eq:a").await;
    assert_eq!(few.problem(), (403, "not_disclosed".to_owned()));
    let versions = ask(&server, &[Scope::DefinitionRead], "versions").await;
    assert_eq!((&versions[0]["first_week"], &versions[0]["is_current"]), (&json!("2026-W48"), &json!(true)));
}
