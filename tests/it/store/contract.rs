//! What every store does, whatever its database.

use std::sync::Arc;

use backend::scopes::Scope;
use backend::store::{Added, KeptDefinition, StoreError};
use backend::token;
use serde_json::{Value, json};
use tokio::task::JoinSet;

use super::opened::{Opened, new_hash};

pub(super) async fn a_definition_is_kept_as_it_first_was(opened: Opened) {
    let first = opened.definition("other");
    opened.store.keep_definition(&first).await.unwrap();
    let again = KeptDefinition { document: "{}".into(), week: "2027-W01".into(), ..first.clone() };
    opened.store.keep_definition(&again).await.unwrap();
    assert_eq!(opened.store.definition("other", &first.version).await.unwrap(), Some(first.document));
}

pub(super) async fn a_definition_is_found_under_its_survey_alone(opened: Opened) {
    let Opened { store, survey, .. } = &opened;
    assert!(store.definition("shapes", &survey.version).await.unwrap().is_some());
    assert_eq!(store.definition("other", &survey.version).await.unwrap(), None);
    assert_eq!(store.definition("shapes", "0123456789abcdef").await.unwrap(), None);
}

pub(super) async fn a_response_is_given_back_as_it_was(opened: Opened) {
    let answers = json!({ "words": "“Ŵy” \\ \"😀\"\nnext line", "count": "-2.50", "day": "2026-1-3", "many": ["c", "a"] });
    let response = opened.response(answers);
    assert_eq!(opened.store.add_response(response.clone()).await.unwrap(), Added::Now);
    let kept = opened.store.response("shapes", response.id).await.unwrap().unwrap();
    assert_eq!((kept.id, &kept.version, &kept.week), (response.id, &response.version, &response.week));
    assert_eq!(
        serde_json::from_str::<Value>(kept.answers.get()).unwrap(),
        json!({
            "words": "“Ŵy” \\ \"😀\" next line", "count": -2.5, "day": "2026-01-03", "one": null, "many": ["a", "c"]
        })
    );
    assert!(opened.store.response("other", response.id).await.unwrap().is_none());
    assert!(opened.store.response("shapes", backend::random::id().unwrap()).await.unwrap().is_none());
}

pub(super) async fn a_submission_is_kept_once(opened: Opened) {
    let first = opened.response(json!({ "words": "first" }));
    let mut again = opened.response(json!({ "words": "first" }));
    (again.submission, again.body) = (first.submission, first.body);
    let mut other = opened.response(json!({ "words": "other" }));
    other.submission = first.submission;

    assert_eq!(opened.store.add_response(first.clone()).await.unwrap(), Added::Now);
    assert_eq!(opened.store.add_response(again.clone()).await.unwrap(), Added::Before);
    assert_eq!(opened.store.add_response(other.clone()).await.unwrap(), Added::Conflict);
    assert_eq!(opened.store.count("shapes").await.unwrap(), 1);
    for absent in [again.id, other.id] {
        assert!(opened.store.response("shapes", absent).await.unwrap().is_none());
    }
    assert_eq!(opened.rows().await.len(), 5);
}

pub(super) async fn a_submission_is_kept_once_however_many_arrive_at_once(opened: Opened) {
    let (submission, body) = (new_hash(), new_hash());
    let mut calls = JoinSet::new();
    for _ in 0..200 {
        let mut response = opened.response(json!({ "words": "the same" }));
        (response.submission, response.body) = (submission, body);
        let store = Arc::clone(&opened.store);
        calls.spawn(async move { store.add_response(response).await.unwrap() });
    }
    let outcomes = calls.join_all().await;
    let count = |wanted| outcomes.iter().filter(|outcome| **outcome == wanted).count();
    assert_eq!((count(Added::Now), count(Added::Before)), (1, 199));
    assert_eq!(opened.store.count("shapes").await.unwrap(), 1);
}

pub(super) async fn a_submission_is_recognised_by_its_body(opened: Opened) {
    let response = opened.response(json!({}));
    assert_eq!(opened.store.submission(&response.submission).await.unwrap(), None);
    opened.store.add_response(response.clone()).await.unwrap();
    assert_eq!(opened.store.submission(&response.submission).await.unwrap(), Some(response.body));
    assert_eq!(opened.store.submission(&response.body).await.unwrap(), None);
}

pub(super) async fn a_response_needs_its_definition(opened: Opened) {
    let mut response = opened.response(json!({}));
    "never kept".clone_into(&mut response.version);
    assert!(matches!(opened.store.add_response(response).await, Err(StoreError::Failed(_))));
}

pub(super) async fn a_failed_response_leaves_nothing_behind(opened: Opened) {
    let first = opened.response(json!({ "words": "first" }));
    opened.store.add_response(first.clone()).await.unwrap();
    let mut twin = opened.response(json!({ "words": "twin" }));
    twin.id = first.id;
    assert!(opened.store.add_response(twin.clone()).await.is_err());
    assert_eq!(opened.store.submission(&twin.submission).await.unwrap(), None);
    assert_eq!(opened.store.count("shapes").await.unwrap(), 1);

    let next = opened.response(json!({ "words": "next" }));
    assert_eq!(opened.store.add_response(next).await.unwrap(), Added::Now);
}

pub(super) async fn many_responses_are_kept_like_single_ones(opened: Opened) {
    let answers = json!({ "words": "“Ŵy”", "count": "-2.50", "day": "2026-1-3", "many": ["c", "a"] });
    let single = opened.response(answers.clone());
    opened.store.add_response(single.clone()).await.unwrap();
    let one = opened.rows().await;

    // More values than go into one statement.
    let many: Vec<_> = (0..2000).map(|_| opened.response(answers.clone())).collect();
    let last = many.last().unwrap().clone();
    opened.store.add_responses(many).await.unwrap();
    assert_eq!(opened.store.count("shapes").await.unwrap(), 2001);
    assert_eq!(opened.rows().await, vec![one; 2001].concat());
    let kept = async |id| opened.store.response("shapes", id).await.unwrap().unwrap();
    let (single, last_kept) = (kept(single.id).await, kept(last.id).await);
    assert_eq!((last_kept.version, last_kept.week), (single.version, single.week));
    assert_eq!(last_kept.answers.get(), single.answers.get());
    assert_eq!(opened.store.submission(&last.submission).await.unwrap(), Some(last.body));
}

pub(super) async fn many_responses_are_kept_or_none(opened: Opened) {
    let first = opened.response(json!({ "words": "first" }));
    opened.store.add_response(first.clone()).await.unwrap();
    let mut again = opened.response(json!({ "words": "again" }));
    again.submission = first.submission;
    let mut many: Vec<_> = (0..10).map(|_| opened.response(json!({}))).collect();
    many.push(again);
    assert!(opened.store.add_responses(many.clone()).await.is_err());
    assert_eq!(opened.store.count("shapes").await.unwrap(), 1);
    assert_eq!(opened.rows().await.len(), 5);

    many.pop();
    opened.store.add_responses(many).await.unwrap();
    assert_eq!(opened.store.count("shapes").await.unwrap(), 11);
}

pub(super) async fn responses_are_listed_by_id(opened: Opened) {
    let mut ids = Vec::new();
    for _ in 0..25 {
        let response = opened.response(json!({}));
        ids.push(response.id);
        opened.store.add_response(response).await.unwrap();
    }
    ids.sort_unstable();
    let list = async |after, limit| -> Vec<_> {
        let listed = opened.store.responses("shapes", after, limit).await.unwrap();
        listed.into_iter().map(|response| response.id).collect()
    };
    assert_eq!(list(None, 100).await, ids);
    assert_eq!(list(None, 10).await, ids[..10]);
    assert_eq!(list(Some(ids[9]), 10).await, ids[10..20]);
    assert_eq!(list(Some(ids[19]), 10).await, ids[20..]);
    assert!(list(Some(ids[24]), 10).await.is_empty());
}

pub(super) async fn responses_are_listed_by_survey(opened: Opened) {
    opened.store.keep_definition(&opened.definition("other")).await.unwrap();
    let mut elsewhere = opened.response(json!({}));
    "other".clone_into(&mut elsewhere.survey);
    "of-other".clone_into(&mut elsewhere.version);
    opened.store.add_response(elsewhere.clone()).await.unwrap();
    opened.store.add_response(opened.response(json!({}))).await.unwrap();

    for survey in ["shapes", "other"] {
        assert_eq!(opened.store.count(survey).await.unwrap(), 1);
        assert_eq!(opened.store.responses(survey, None, 10).await.unwrap().len(), 1);
    }
    assert_eq!(opened.store.responses("other", None, 10).await.unwrap()[0].id, elsewhere.id);
    assert_eq!(opened.store.count("unheard-of").await.unwrap(), 0);
}

pub(super) async fn every_value_has_a_row(opened: Opened) {
    let answers = json!({ "words": "a \"b\" 😀", "count": "1,000.50", "one": "b", "many": ["b", "a"] });
    opened.store.add_response(opened.response(answers)).await.unwrap();
    let row =
        |variable: &str, item, value: Option<&str>| (variable.to_owned(), item, value.map(str::to_owned));
    assert_eq!(
        opened.rows().await,
        [
            row("count", 0, Some("1000.5")),
            row("day", 0, None),
            row("many", 0, Some("a")),
            row("many", 1, Some("b")),
            row("one", 0, Some("b")),
            row("words", 0, Some("a \"b\" 😀")),
        ]
    );
}

pub(super) async fn a_token_is_found_by_its_hash(opened: Opened) {
    let one = token::create("one", &[Scope::ResponsesRead, Scope::Admin], "2026-W48".into()).unwrap();
    let two = token::create("two", &[], "2026-W48".into()).unwrap();
    opened.store.add_token(&two.record).await.unwrap();
    opened.store.add_token(&one.record).await.unwrap();

    assert_eq!(opened.store.token(&one.record.hash).await.unwrap(), Some(one.record.clone()));
    assert_eq!(opened.store.token(&new_hash()).await.unwrap(), None);
    assert_eq!(opened.store.tokens().await.unwrap(), [one.record, two.record]);
}

pub(super) async fn a_token_is_revoked_once(opened: Opened) {
    let token = token::create("one", &[Scope::ResponsesRead], "2026-W48".into()).unwrap().record;
    opened.store.add_token(&token).await.unwrap();
    assert!(!opened.store.revoke_token("nobody", "2026-W49").await.unwrap());
    assert!(opened.store.revoke_token(&token.id, "2026-W49").await.unwrap());
    assert!(!opened.store.revoke_token(&token.id, "2026-W50").await.unwrap());
    let revoked = opened.store.token(&token.hash).await.unwrap().unwrap().revoked;
    assert_eq!(revoked.as_deref(), Some("2026-W49"));
}

pub(super) async fn what_is_kept_is_there_after_reopening(opened: Opened) {
    let response = opened.response(json!({ "words": "still here" }));
    opened.store.add_response(response.clone()).await.unwrap();
    let token = token::create("one", &[Scope::ResponsesRead], "2026-W48".into()).unwrap().record;
    opened.store.add_token(&token).await.unwrap();

    let opened = opened.reopen().await;
    let kept = opened.store.response("shapes", response.id).await.unwrap().unwrap();
    assert!(kept.answers.get().contains("still here"));
    assert_eq!(opened.store.submission(&response.submission).await.unwrap(), Some(response.body));
    assert_eq!(opened.store.tokens().await.unwrap(), [token]);
    assert!(opened.store.definition("shapes", &opened.survey.version).await.unwrap().is_some());
}

pub(super) async fn a_closed_store_fails(opened: Opened) {
    opened.store.ready().await.unwrap();
    opened.store.close().await;
    assert!(matches!(opened.store.ready().await, Err(StoreError::Closed)));
    let response = opened.response(json!({}));
    assert!(matches!(opened.store.add_response(response).await, Err(StoreError::Closed)));
    opened.store.close().await;
}

pub(super) async fn what_was_begun_is_finished_before_closing(opened: Opened) {
    let mut calls = JoinSet::new();
    for _ in 0..100 {
        let (store, response) = (Arc::clone(&opened.store), opened.response(json!({})));
        calls.spawn(async move { store.add_response(response).await });
    }
    opened.store.close().await;
    let outcomes = calls.join_all().await;
    let kept = outcomes.iter().filter(|outcome| matches!(outcome, Ok(Added::Now))).count();
    let refused = outcomes.iter().filter(|outcome| matches!(outcome, Err(StoreError::Closed))).count();
    assert_eq!(kept + refused, 100);

    let opened = opened.reopen().await;
    assert_eq!(opened.store.count("shapes").await.unwrap(), kept as u64);
}
