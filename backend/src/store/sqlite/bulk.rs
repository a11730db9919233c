//! Many responses in one transaction: the same rows as `writer` makes of each, in as few statements as SQLite takes.

use sqlx::{Connection as _, QueryBuilder, Sqlite, SqliteConnection};

use super::texts;
use super::writer::{json, rows};
use crate::store::NewResponse;

/// Most values bound to one statement: SQLite's limit.
const MOST_VALUES: usize = 32_766;

/// Inserts all responses or none. They should come in the order of their ids: the tables are sorted by them, and pages are
/// filled one after the other.
pub(super) async fn insert(
    connection: &mut SqliteConnection,
    responses: &[NewResponse],
) -> Result<(), sqlx::Error> {
    // A page that has to leave the cache before the commit is written twice.
    sqlx::query("PRAGMA cache_size = -65536").execute(&mut *connection).await?;
    let done = insert_all(connection, responses).await;
    sqlx::query("PRAGMA cache_size = -2000").execute(connection).await?;
    done
}

async fn insert_all(connection: &mut SqliteConnection, responses: &[NewResponse]) -> Result<(), sqlx::Error> {
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    for some in responses.chunks(MOST_VALUES / 8) {
        insert_responses(&mut transaction, some).await?;
    }
    let mut answers = Vec::new();
    for response in responses {
        let id = &response.id.as_bytes()[..];
        answers.extend(rows(response).into_iter().map(|(variable, item, value)| (id, variable, item, value)));
    }
    for some in answers.chunks(MOST_VALUES / 4) {
        insert_answers(&mut transaction, some).await?;
    }
    texts::insert(&mut transaction, &responses.iter().collect::<Vec<_>>()).await?;
    transaction.commit().await
}

async fn insert_responses(
    connection: &mut SqliteConnection,
    responses: &[NewResponse],
) -> Result<(), sqlx::Error> {
    let bodies: Vec<String> =
        responses.iter().map(|response| json(&response.answers)).collect::<Result<_, _>>()?;
    let insert =
        "INSERT INTO responses (id, survey, version, week, withdrawal_lock, submission, body, answers) ";
    let mut statement = QueryBuilder::<Sqlite>::new(insert);
    statement.push_values(responses.iter().zip(&bodies), |mut row, (response, answers)| {
        row.push_bind(&response.id.as_bytes()[..])
            .push_bind(&response.survey)
            .push_bind(&response.version)
            .push_bind(&response.week)
            .push_bind(response.withdrawal_lock.as_ref().map(|lock| &lock[..]))
            .push_bind(&response.submission[..])
            .push_bind(&response.body[..])
            .push_bind(answers);
    });
    statement.build().execute(connection).await?;
    Ok(())
}

/// A row of the table `answers`.
type Answer<'a> = (&'a [u8], &'a str, usize, Option<String>);

async fn insert_answers(
    connection: &mut SqliteConnection,
    answers: &[Answer<'_>],
) -> Result<(), sqlx::Error> {
    let mut statement = QueryBuilder::<Sqlite>::new("INSERT INTO answers (response, variable, item, value) ");
    statement.push_values(answers, |mut row, (response, variable, item, value)| {
        let item = i64::try_from(*item).unwrap_or(i64::MAX);
        row.push_bind(*response).push_bind(*variable).push_bind(item).push_bind(value.as_deref());
    });
    statement.build().execute(connection).await?;
    Ok(())
}
