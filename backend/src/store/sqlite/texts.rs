//! The words of free text: written with a response, found by a search. They go when their response goes, by the database's
//! own hand: `ON DELETE CASCADE` and a trigger.

use shared::value::Value;
use sqlx::{SqliteConnection, SqlitePool};
use uuid::Uuid;

use super::writer::json;
use super::{order, rows};
use crate::analysis::words::words;
use crate::digest::sha256;
use crate::store::{NewResponse, Result};

/// Adds the words of the texts of some responses, in one statement.
pub(super) async fn insert(
    connection: &mut SqliteConnection,
    responses: &[&NewResponse],
) -> sqlx::Result<()> {
    let mut texts = Vec::new();
    for response in responses {
        for (variable, value) in response.answers.answers() {
            if let Some(Value::Text(text)) = value {
                let owner = hex::encode_upper(response.id.as_bytes());
                texts.push((id(response.id, variable), owner, variable, joined(text)));
            }
        }
    }
    if texts.is_empty() {
        return Ok(());
    }
    // Both the table and its index are filled in order.
    texts.sort_unstable();
    // Two texts with the same id are less likely than a failure of the machine; then one cannot be searched.
    let insert = "INSERT INTO texts (id, response, variable, words)
                  SELECT value ->> 0, unhex(value ->> 1), value ->> 2, value ->> 3 FROM json_each($1) WHERE true
                  ON CONFLICT (id) DO NOTHING";
    sqlx::query(insert).bind(json(&texts)?).execute(connection).await?;
    Ok(())
}

/// Makes one part of the parts that the index is made of, the younger ones of which are for later responses: see `order`.
pub(super) async fn merge(connection: &mut SqliteConnection) -> sqlx::Result<()> {
    if order::is_small(connection).await? {
        sqlx::query("INSERT INTO text_index (text_index) VALUES ('optimize')").execute(connection).await?;
    }
    Ok(())
}

/// The ids of the responses to a survey that have all of these words in a variable, sorted.
pub(super) async fn matching(
    pool: &SqlitePool,
    survey: &str,
    variable: &str,
    words: &[String],
) -> Result<Vec<Uuid>> {
    // A word is letters and digits: there is no quote in it to escape.
    let all: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    let select = "SELECT texts.response FROM text_index JOIN texts ON texts.id = text_index.rowid
                  JOIN responses ON responses.id = texts.response
                  WHERE text_index MATCH $1 AND texts.variable = $2 AND responses.survey = $3
                  ORDER BY texts.response";
    let found: Vec<Vec<u8>> =
        sqlx::query_scalar(select).bind(all.join(" ")).bind(variable).bind(survey).fetch_all(pool).await?;
    found.iter().map(|id| rows::id(id)).collect()
}

fn joined(text: &str) -> String {
    words(text).collect::<Vec<_>>().join(" ")
}

/// A number that no other text is likely to have, and that tells nothing.
fn id(response: Uuid, variable: &str) -> i64 {
    let hash = sha256([&response.as_bytes()[..], variable.as_bytes()]);
    let mut bytes = [0; 8];
    bytes.copy_from_slice(&hash[..8]);
    i64::from_be_bytes(bytes) & i64::MAX
}
