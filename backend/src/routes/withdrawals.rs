//! `POST /surveys/{survey}/withdrawals`: whoever has a receipt takes back what they sent. `GET`: how many did.
//!
//! The reply tells nobody whether a receipt is good: it is the same, and comes after the same time, whatever was found.

use std::time::Duration;

use axum::Json as Reply;
use axum::extract::State;
use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::Serialize;
use shared::api::Withdrawal;
use tokio::time::Instant;

use crate::clock::week;
use crate::digest::{Hash, sha256};
use crate::error::Error;
use crate::extract::{Asked, Json};
use crate::store::Withdrawals;
use crate::{App, AppState};

/// Replies leave a whole number of these after the request came: longer than deleting ever takes.
const STEP: Duration = Duration::from_secs(3);

/// Deletes the response and the contact details that the keys open, if there are any. A closed survey takes withdrawals.
pub(super) async fn create(
    State(app): State<AppState>,
    Asked(survey): Asked,
    body: Result<Json<Withdrawal>, Error>,
) -> Result<StatusCode, Error> {
    let Json(Withdrawal { answers, contact }) = body?;
    withdraw(&app, &survey.about.id, &answers, &contact).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Deletes what the keys open, and takes as long whether that is anything or not.
pub(super) async fn withdraw(app: &App, survey: &str, answers: &str, contact: &str) -> Result<(), Error> {
    let (answers, contact) = (lock_of(answers)?, lock_of(contact)?);
    evenly(delete(app, survey, &answers, &contact)).await
}

/// The lock that a key opens.
fn lock_of(key: &str) -> Result<Hash, Error> {
    let is_key = key.len() == 64 && key.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_key { Ok(sha256([key.as_bytes()])) } else { Err(Error::BadWithdrawalKey) }
}

async fn delete(app: &App, survey: &str, answers: &Hash, contact: &Hash) -> Result<(), Error> {
    let deleted = app.store.withdraw(survey, answers, &week(app.clock.today())).await?;
    app.forget(survey, &deleted).await?;
    app.contacts.withdraw(survey, contact).await?;
    Ok(())
}

/// Does something and waits until a whole number of [`STEP`]s has passed since it was begun.
async fn evenly<T>(something: impl Future<Output = T>) -> T {
    let mut end = Instant::now() + STEP;
    let done = something.await;
    while end < Instant::now() {
        end += STEP;
    }
    tokio::time::sleep_until(end).await;
    done
}

/// What is left of withdrawn responses.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "WithdrawalCounts")]
pub(super) struct Listed {
    withdrawals: Vec<Withdrawals>,
}

/// How many responses were withdrawn, by week.
pub(super) async fn list(State(app): State<AppState>, Asked(survey): Asked) -> Result<Reply<Listed>, Error> {
    Ok(Reply(Listed { withdrawals: app.store.withdrawals(&survey.about.id).await? }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn what_is_quick_takes_as_long_as_what_is_slow() {
        let time_of = async |milliseconds| {
            let begun = Instant::now();
            evenly(tokio::time::sleep(Duration::from_millis(milliseconds))).await;
            begun.elapsed()
        };
        assert_eq!(time_of(0).await, STEP);
        assert_eq!(time_of(2_500).await, STEP);
        assert_eq!(time_of(3_500).await, STEP * 2);
    }
}
