//! Every order that files show: by each column, as tables are read, by row number, and by where things stand in the bytes.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use sqlx::sqlite::{SqliteConnectOptions, SqliteRow};
use sqlx::{
    AssertSqlSafe, Column as _, ConnectOptions as _, Row as _, SqliteConnection, TypeInfo as _, ValueRef as _,
};

/// The pairs' numbers in the order that something suggests, by what suggests it.
pub(crate) type Orders = BTreeMap<String, Vec<usize>>;

/// The number of the pair that a text belongs to.
pub(crate) fn number_in(text: &str) -> Option<usize> {
    // The text index takes words apart.
    let (_, after) = text.split_once("canary-").or_else(|| text.split_once("canary "))?;
    after.get(..4)?.parse().ok()
}

/// The orders of a table whose rows each carry a canary.
pub(crate) async fn of_table(database: &Path, table: &str) -> Orders {
    let mut orders = Orders::new();
    let mut connection = open(database).await;
    let rows = all(&mut connection, &format!("SELECT * FROM {table}")).await;
    let numbers: Vec<Option<usize>> =
        rows.iter().map(|row| cells(row).values().find_map(|cell| number_in(cell))).collect();
    orders.insert(format!("the order of {table}"), numbers.iter().flatten().copied().collect());
    let columns: BTreeSet<String> = rows.iter().flat_map(|row| cells(row).into_keys()).collect();
    for column in columns {
        let mut seen: Vec<(String, usize)> = rows
            .iter()
            .zip(&numbers)
            .filter_map(|(row, number)| Some((cells(row).remove(&column)?, (*number)?)))
            .collect();
        // What is the same for all keeps the table's order.
        seen.sort_by(|(one, _), (other, _)| one.cmp(other));
        // What tells who it is by itself, as the canary does, is no order.
        if !seen.iter().any(|(cell, _)| number_in(cell).is_some()) {
            orders.insert(format!("{table}.{column}"), seen.into_iter().map(|(_, number)| number).collect());
        }
    }
    let by_row = all_or_none(&mut connection, &format!("SELECT rowid, * FROM {table} ORDER BY rowid")).await;
    let by_row = by_row.iter().filter_map(|row| cells(row).values().find_map(|cell| number_in(cell)));
    orders.insert(format!("the row numbers of {table}"), by_row.collect());
    orders.retain(|_, order| !order.is_empty());
    orders
}

/// Every value of every table, as text.
pub(crate) async fn values(database: &Path) -> BTreeSet<String> {
    let mut connection = open(database).await;
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%migrations'",
    )
    .fetch_all(&mut connection)
    .await
    .unwrap();
    let mut values = BTreeSet::new();
    for table in tables {
        for row in all(&mut connection, &format!("SELECT * FROM {table}")).await {
            values.extend(cells(&row).into_values());
        }
    }
    values
}

/// The orders in which canaries stand in a file, by where each stands first and last.
pub(crate) fn of_bytes(file: &Path, name: &str) -> Orders {
    let bytes = std::fs::read(file).unwrap_or_default();
    let (mut first, mut last) = (HashMap::new(), HashMap::new());
    for (at, _) in bytes.windows(7).enumerate().filter(|(_, window)| *window == b"canary-") {
        let text = String::from_utf8_lossy(&bytes[at..(at + 11).min(bytes.len())]);
        if let Some(number) = number_in(&text) {
            first.entry(number).or_insert(at);
            last.insert(number, at);
        }
    }
    let sorted = |places: HashMap<usize, usize>| {
        let mut places: Vec<(usize, usize)> = places.into_iter().map(|(number, at)| (at, number)).collect();
        places.sort_unstable();
        places.into_iter().map(|(_, number)| number).collect()
    };
    let orders = [
        (format!("first places in {name}"), sorted(first)),
        (format!("last places in {name}"), sorted(last)),
    ];
    orders.into_iter().filter(|(_, order): &(String, Vec<usize>)| !order.is_empty()).collect()
}

async fn open(database: &Path) -> SqliteConnection {
    SqliteConnectOptions::new().filename(database).connect().await.unwrap()
}

async fn all(connection: &mut SqliteConnection, select: &str) -> Vec<SqliteRow> {
    sqlx::query(AssertSqlSafe(select.to_owned())).fetch_all(connection).await.unwrap()
}

async fn all_or_none(connection: &mut SqliteConnection, select: &str) -> Vec<SqliteRow> {
    sqlx::query(AssertSqlSafe(select.to_owned())).fetch_all(connection).await.unwrap_or_default()
}

/// The cells of a row by column, as text that sorts as SQLite would.
fn cells(row: &SqliteRow) -> BTreeMap<String, String> {
    let text = |column: usize| -> Option<String> {
        let kind = row.try_get_raw(column).unwrap().type_info().name().to_owned();
        match kind.as_str() {
            "NULL" => None,
            "BLOB" => Some(hex::encode(row.get::<Vec<u8>, _>(column))),
            "INTEGER" => Some(format!("{:020}", row.get::<i64, _>(column))),
            _ => Some(row.get::<String, _>(column)),
        }
    };
    let columns = row.columns().iter().enumerate();
    columns.filter_map(|(at, column)| Some((column.name().to_owned(), text(at)?))).collect()
}
