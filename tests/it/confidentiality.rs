//! Answers carry no order and no time: an attacker who knows the order in which 300 responses came in looks for it in
//! everything that is stored or listed.

use std::collections::HashMap;
use std::path::Path;

use serde_json::json;
use sqlx::{Connection as _, Row as _, SqliteConnection};

use crate::server::Server;

const SURVEY: &str = "invitation";
const COUNT: u32 = 300;

/// With 300 pairs in no order, a rank correlation this strong comes up less than once in a million times.
const STRONG: f64 = 0.3;

/// An answer that tells when it came in, at both ends: it is too long for one page, so that its end stands elsewhere.
fn canary(number: u32) -> String {
    format!("canary-{number:04} {} canary-{number:04}", "and so on ".repeat(250))
}

/// Submits responses one after the other.
async fn submit_in_order(server: &Server, count: u32) {
    for number in 0..count {
        let submission = server.submission(SURVEY, json!({ "opinion": canary(number) })).await;
        assert_eq!(server.submit(SURVEY, &submission).await.status, 201);
    }
}

/// The number of the response that a text belongs to.
fn number_in(text: &str) -> u32 {
    let (_, after) = text.split_once("canary-").unwrap();
    after[..4].parse().unwrap()
}

/// Spearman's rank correlation between arrival and where responses stand in another order.
fn correlation_with_arrival(order: &[u32]) -> f64 {
    let n = f64::from(u32::try_from(order.len()).unwrap());
    let ranks = (0..).map(f64::from).zip(order.iter().copied().map(f64::from));
    let squares: f64 = ranks.map(|(rank, arrival)| (rank - arrival).powi(2)).sum();
    1.0 - 6.0 * squares / (n * (n * n - 1.0))
}

/// The responses in the order of what an attacker sees of each.
fn order_by<T: Ord>(seen: HashMap<u32, T>) -> Vec<u32> {
    let mut seen: Vec<(T, u32)> = seen.into_iter().map(|(number, seen)| (seen, number)).collect();
    seen.sort();
    seen.into_iter().map(|(_, number)| number).collect()
}

#[track_caller]
fn assert_no_order(what: &str, order: &[u32]) {
    assert_eq!(order.len(), COUNT as usize, "{what}");
    let correlation = correlation_with_arrival(order);
    assert!(correlation.abs() < STRONG, "{what} tells the order of arrival: correlation {correlation}");
}

/// Where each canary stands first and last in a file.
fn offsets(file: &Path) -> (HashMap<u32, usize>, HashMap<u32, usize>) {
    let bytes = std::fs::read(file).unwrap();
    let (mut first, mut last) = (HashMap::new(), HashMap::new());
    for (at, _) in bytes.windows(7).enumerate().filter(|(_, window)| *window == b"canary-") {
        let number = number_in(std::str::from_utf8(&bytes[at..at + 11]).unwrap());
        first.entry(number).or_insert(at);
        last.insert(number, at);
    }
    (first, last)
}

#[tokio::test]
async fn the_api_lists_responses_in_no_order() {
    let server = Server::fixtures().await;
    submit_in_order(&server, COUNT).await;
    let listed = server.responses(SURVEY).await;
    let order: Vec<u32> = listed.iter().map(|response| number_in(&response["answers"].to_string())).collect();
    assert_no_order("the list", &order);
    assert!(listed.iter().all(|response| response["week"] == "2026-W48"));
}

#[tokio::test]
async fn no_stored_column_tells_the_order() {
    let server = Server::fixtures().await;
    submit_in_order(&server, COUNT).await;
    let file = server.folder().join("soundings.db");
    let mut connection = SqliteConnection::connect(&format!("sqlite:{}", file.display())).await.unwrap();
    let table = "SELECT hex(r.id), hex(r.submission), hex(r.body), hex(a.response), r.week, r.version, r.survey, a.value
                 FROM responses r JOIN answers a ON a.response = r.id";
    let rows = sqlx::query(table).fetch_all(&mut connection).await.unwrap();

    for column in 0..4 {
        let seen = rows.iter().map(|row| (number_in(&row.get::<String, _>(7)), row.get::<String, _>(column)));
        assert_no_order(&format!("column {column}"), &order_by(seen.collect()));
    }
    let texts = "SELECT t.id, a.value FROM texts t JOIN answers a ON a.response = t.response";
    let texts = sqlx::query(texts).fetch_all(&mut connection).await.unwrap();
    let seen = texts.iter().map(|row| (number_in(&row.get::<String, _>(1)), row.get::<i64, _>(0)));
    assert_no_order("the numbers of texts", &order_by(seen.collect()));
    for column in 4..7 {
        let values: Vec<String> = rows.iter().map(|row| row.get(column)).collect();
        assert!(values.iter().all(|value| *value == values[0]), "column {column} differs between responses");
    }
    for table in ["responses", "answers"] {
        let select = sqlx::AssertSqlSafe(format!("SELECT rowid FROM {table}"));
        assert!(sqlx::query(select).fetch_all(&mut connection).await.is_err(), "{table} numbers its rows");
        let select = sqlx::AssertSqlSafe(format!("SELECT * FROM {table}"));
        let column = if table == "answers" { "value" } else { "answers" };
        let rows = sqlx::query(select).fetch_all(&mut connection).await.unwrap();
        let order: Vec<u32> = rows.iter().map(|row| number_in(&row.get::<String, _>(column))).collect();
        assert_no_order(table, &order);
    }
}

#[tokio::test]
async fn the_attack_works_where_there_is_an_order_to_see() {
    let server = Server::fixtures().await;
    submit_in_order(&server, 50).await;
    let (first, _) = offsets(&server.folder().join("soundings.db-wal"));
    assert!(correlation_with_arrival(&order_by(first)) > 0.99);
}

#[tokio::test]
async fn the_files_at_rest_do_not_tell_the_order_either() {
    let server = Server::fixtures().await;
    submit_in_order(&server, COUNT).await;
    server.store.close().await;
    server.contacts.close().await;
    let (first, last) = offsets(&server.folder().join("soundings.db"));
    assert_no_order("where responses first stand in the file", &order_by(first));
    assert_no_order("where responses last stand in the file", &order_by(last));
    let mut files: Vec<String> = std::fs::read_dir(server.folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    assert_eq!(files, ["contacts.db", "soundings.db", "uploads"], "the logs are gone");
}
