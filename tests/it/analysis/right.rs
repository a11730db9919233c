//! Figures against the database: random surveys, random responses, and every figure counted once more in SQL.

#![expect(clippy::cast_precision_loss, reason = "counts are small")]

use std::sync::Arc;

use backend::analysis::filter::{Filter, Found};
use backend::analysis::{Analysis, Texts, View};
use backend::disclosure::{Gate, USUAL_THRESHOLD};
use backend::figures::{Counted, Crossing};
use backend::store::sqlite::Sqlite;
use backend::store::{KeptDefinition, NewResponse, Store};
use backend::{digest, random};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use shared::accept::accept;
use shared::check::compile;
use shared::figures::{Base, Disclosure, Percent};
use shared::raw::Raw;
use shared::survey::Survey;
use shared::value::Shape;
use sqlx::{Connection as _, SqliteConnection};
use tempfile::TempDir;

const KINDS: [&str; 4] = ["choose_one", "choose_many", "number", "text"];
const CODES: [&str; 4] = ["a", "b", "c", "d"];

/// A survey: the kind of each question, how many options it has, and whether it is asked only after the first option of the
/// last single choice before it.
fn survey(seeds: &[(usize, usize, bool)]) -> Survey {
    let mut asked: Option<String> = None;
    let mut questions = Vec::new();
    for (at, (kind, options, is_hidden)) in seeds.iter().enumerate() {
        let (id, kind) = (format!("q{at}"), KINDS[*kind]);
        let mut question = json!({ "id": id, "type": kind, "ask": "Q?" });
        if kind.starts_with("choose") {
            let options: Map<String, Value> =
                CODES[..*options].iter().map(|code| ((*code).to_owned(), json!("L"))).collect();
            question["options"] = json!(options);
        }
        if let Some(asked) = asked.as_ref().filter(|_| *is_hidden) {
            question["show_if"] = json!(format!("{asked} is a"));
        }
        if kind == "choose_one" {
            asked = Some(id);
        }
        questions.push(question);
    }
    let definition = json!({
        "id": "generated", "title": "T", "owner": "O", "contact": "a@example.org", "duration": "D", "brief": "B",
        "introduction": "I", "sections": [{ "id": "s", "title": "T", "pages": [{ "id": "p", "title": "T", "questions": questions }] }],
    });
    compile(serde_json::from_value(definition).unwrap()).unwrap()
}

/// Answers that fit, chosen by a number for each question.
fn answers(survey: &Survey, picks: &[usize]) -> Raw {
    let mut answers = Map::new();
    for (question, pick) in survey.form.questions.iter().zip(picks) {
        let codes: Vec<&str> = question.kind.choices().iter().map(|choice| choice.code.as_str()).collect();
        let variable = &survey.form.variables[question.variables.start];
        let value = match variable.shape {
            _ if pick % 4 == 0 => continue,
            Shape::Choice => json!(codes[pick / 4 % codes.len()]),
            Shape::Choices => json!(
                codes
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| pick >> (at + 2) & 1 == 1)
                    .map(|(_, code)| code)
                    .collect::<Vec<_>>()
            ),
            Shape::Number => json!((pick % 7).to_string()),
            _ => json!(format!("word{}", pick % 3)),
        };
        answers.insert(variable.name.clone(), value);
    }
    serde_json::from_value(Value::Object(answers)).unwrap()
}

async fn filled(folder: &TempDir, survey: &Survey, picks: &[Vec<usize>]) -> Arc<dyn Store> {
    let store: Arc<dyn Store> = Arc::new(Sqlite::open(folder.path()).await.unwrap());
    store.keep_definition(&KeptDefinition::of(survey, "2026-W48".into())).await.unwrap();
    for picks in picks {
        let id = random::id().unwrap();
        let response = NewResponse {
            id,
            survey: survey.about.id.clone(),
            version: survey.version.clone(),
            week: "2026-W48".into(),
            withdrawal_lock: None,
            submission: digest::sha256([&id.as_bytes()[..]]),
            body: digest::sha256([]),
            answers: accept(&survey.form, &answers(survey, picks)).unwrap(),
        };
        store.add_response(response).await.unwrap();
    }
    store
}

async fn number(connection: &mut SqliteConnection, sql: &'static str, names: &[&str]) -> u64 {
    let mut query = sqlx::query_scalar::<_, i64>(sql);
    for name in names {
        query = query.bind((*name).to_owned());
    }
    query.fetch_one(connection).await.unwrap().unsigned_abs()
}

const ANSWERED: &str =
    "SELECT count(DISTINCT response) FROM answers WHERE variable = $1 AND value IS NOT NULL";
const SKIPPED: &str = "SELECT count(*) FROM answers WHERE variable = $1 AND value IS NULL";
const CODE: &str = "SELECT count(*) FROM answers WHERE variable = $1 AND value = $2";
const PAIR: &str = "SELECT count(*) FROM answers a JOIN answers b ON a.response = b.response
                    WHERE a.variable = $1 AND a.value = $2 AND b.variable = $3 AND b.value = $4";
const MEAN: &str = "SELECT CAST(round(1000 * avg(CAST(value AS REAL))) AS INTEGER) FROM answers WHERE variable = $1 AND value IS NOT NULL HAVING count(*) > 0
                    UNION ALL SELECT -1 LIMIT 1";

async fn agree(survey: Survey, picks: Vec<Vec<usize>>) {
    let survey = Arc::new(survey);
    let folder = TempDir::new().unwrap();
    let store = filled(&folder, &survey, &picks).await;
    let analysis = Analysis::new(Arc::clone(&store), [&survey], USUAL_THRESHOLD);
    let snapshot = analysis.snapshot("generated", View::Live).await.unwrap();
    let file = folder.path().join("soundings.db");
    let mut database = SqliteConnection::connect(&format!("sqlite:{}", file.display())).await.unwrap();

    let (n, all) = (picks.len() as u64, snapshot.all());
    let gate = Gate { disclosure: Disclosure::Exact, threshold: USUAL_THRESHOLD };
    let counted =
        Counted { snapshot: &snapshot, selection: &all, is_filtered: false, gate, base: Base::Answered };
    assert_eq!(counted.about().n, Some(n));
    let questions: Vec<usize> = (0..snapshot.dictionary.questions.len()).collect();
    let found = counted.aggregates(&questions);
    for variable in found.questions.iter().flat_map(|question| &question.variables) {
        let name = variable.variable.as_str();
        let answered = number(&mut database, ANSWERED, &[name]).await;
        let skipped = number(&mut database, SKIPPED, &[name]).await;
        assert_eq!((variable.answered, variable.skipped), (Some(answered), Some(skipped)), "{name}");
        assert_eq!(variable.not_asked, Some(n - answered - skipped), "{name}");
        for category in &variable.categories {
            let counted = number(&mut database, CODE, &[name, &category.code]).await;
            assert_eq!(category.n, Some(counted), "{name} {}", category.code);
        }
        if let Some(mean) = variable.statistics.as_ref().and_then(|statistics| statistics.mean) {
            let counted = number(&mut database, MEAN, &[name]).await;
            assert!(
                (mean * 1000.0 - counted as f64).abs() < 1.0,
                "{name}: {mean}, not {counted} thousandths"
            );
        }
    }

    let choices: Vec<usize> = (0..snapshot.dictionary.variables.len())
        .filter(|at| !snapshot.dictionary.variables[*at].codes.is_empty())
        .collect();
    for &rows in &choices {
        for &cols in &choices {
            let crossing =
                Crossing { rows, cols, layer: None, percent: Percent::Row, with_statistics: false };
            let table = counted.cross(&crossing).unwrap();
            for (row, cells) in table.rows.categories.iter().zip(&table.tables[0].cells) {
                for (col, cell) in table.cols.categories.iter().zip(cells) {
                    let (row, col) = (row.code.as_deref().unwrap(), col.code.as_deref().unwrap());
                    let names = [&table.rows.variable, row, &table.cols.variable, col].map(|name: &str| name);
                    assert_eq!(*cell, Some(number(&mut database, PAIR, &names).await), "{names:?}");
                }
            }
        }
    }

    // A filter means the same on columns and on a single response.
    for variable in &snapshot.dictionary.variables {
        let ops: &[&str] = match variable.shape {
            Shape::Choice => &["eq:a", "ne:b", "in:a,b", "none:a", "answered", "skipped", "not_asked"],
            Shape::Choices => {
                &["any:a,b", "all:a,b", "none:a", "eq:a,b", "ne:a,b", "answered", "skipped", "not_asked"]
            }
            Shape::Number => &["eq:3", "ne:3", "in:1,2", "lt:3", "gte:3", "skipped"],
            _ => &["match:WORD1", "match:word", "answered", "skipped"],
        };
        for op in ops {
            let filter = Filter::parse(&snapshot.dictionary, &[format!("{}:{op}", variable.name)]).unwrap();
            let mut searched = Found::new();
            for search in filter.searches() {
                let ids = store.matching("generated", &variable.name, &search.words).await.unwrap();
                searched.insert(search, ids);
            }
            let selection = filter.select(&snapshot, &searched);
            for response in store.responses("generated", None, 1000).await.unwrap() {
                let row = snapshot.dictionary.row(&response, Texts::Kept).unwrap();
                let selected = selection.contains(&snapshot, response.id);
                assert_eq!(
                    filter.accepts(&row),
                    selected,
                    "{}:{op} of {}",
                    variable.name,
                    response.answers.get()
                );
            }
        }
    }

    // What is added and forgotten leaves the same snapshot as reading everything anew.
    let gone = snapshot.ids(&all, None, 1);
    if let Some(gone) = gone.first() {
        let again = store.response("generated", *gone).await.unwrap().unwrap();
        analysis.forget("generated", *gone);
        let fewer = analysis.snapshot("generated", View::Live).await.unwrap();
        assert_eq!(fewer.n(), n - 1);
        assert_ne!(fewer.version(), snapshot.version());
        analysis.add("generated", again);
        let back = analysis.snapshot("generated", View::Live).await.unwrap();
        assert_eq!(back.version(), snapshot.version());
        let everyone = back.all();
        let recounted = Counted { snapshot: &back, selection: &everyone, ..counted };
        assert_eq!(recounted.aggregates(&questions), found);
    }
    store.close().await;
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn figures_are_what_the_database_counts(
        seeds in vec((0..4_usize, 2..5_usize, any::<bool>()), 1..5),
        picks in vec(vec(any::<u16>().prop_map(usize::from), 5), 0..40),
    ) {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        runtime.block_on(agree(survey(&seeds), picks));
    }
}
