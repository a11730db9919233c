//! What an operation says when it does not do what was asked: RFC 9457 problem details, by status.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use serde_json::{Map, Value, json};

use super::Guard;
use crate::error::Error;
use crate::store::StoreError;

/// What may happen to every request, and to those that need a token.
pub(super) fn of_all(guard: Guard) -> Vec<Error> {
    let mut errors = vec![Error::TimedOut, Error::StoreFailed(StoreError::Closed), Error::Internal];
    if let Some(scope) = guard.scopes().first().and_then(|scopes| scopes.first()) {
        errors.extend([
            Error::NoToken,
            Error::BadToken,
            Error::MissingScope(*scope),
            Error::TooManyRequests(60),
        ]);
    }
    if let Guard::Sender(_) = guard {
        errors.push(Error::TooManyRequests(60));
    }
    errors
}

/// The replies with these errors, by status.
pub(super) fn replies(errors: &[Error], problem: &Value) -> Map<String, Value> {
    let mut by_status: BTreeMap<StatusCode, BTreeMap<&str, &Error>> = BTreeMap::new();
    for error in errors {
        let (status, code, _) = error.kind();
        by_status.entry(status).or_default().insert(code, error);
    }
    by_status
        .into_iter()
        .map(|(status, errors)| (status.as_str().to_owned(), reply(status, &errors, problem)))
        .collect()
}

fn reply(status: StatusCode, errors: &BTreeMap<&str, &Error>, problem: &Value) -> Value {
    let codes: Vec<String> = errors.keys().map(|code| format!("`{code}`")).collect();
    let example = |(code, error): (&&str, &&Error)| ((*code).to_owned(), json!({ "value": error.body() }));
    let examples: Map<String, Value> = errors.iter().map(example).collect();
    let mut reply = json!({
        "description": codes.join(", "),
        "content": { "application/problem+json": { "schema": problem, "examples": examples } },
    });
    let header = match status {
        StatusCode::UNAUTHORIZED => {
            Some(("WWW-Authenticate", json!({ "type": "string", "const": "Bearer" })))
        }
        StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS => {
            Some(("Retry-After", json!({ "type": "integer", "minimum": 0 })))
        }
        _ => None,
    };
    if let Some((name, schema)) = header {
        reply["headers"] = json!({ name: { "required": true, "schema": schema } });
    }
    reply
}
