//! From rows to what they mean.

use uuid::Uuid;

use crate::digest::Hash;
use crate::scopes::Scope;
use crate::store::{Answers, Result, StoreError, StoredResponse};
use crate::token::Token;

/// `id, version, week, answers` of a response.
pub(super) type ResponseRow = (Vec<u8>, String, String, String);

/// `id, name, hash, scopes, created, revoked, surveys, expires, used` of a token.
pub(super) type TokenRow =
    (String, String, Vec<u8>, String, String, Option<String>, Option<String>, Option<String>, Option<String>);

pub(super) fn response((id, version, week, answers): ResponseRow) -> Result<StoredResponse> {
    let id = self::id(&id)?;
    Ok(StoredResponse { id, version, week, answers: Answers::new(answers) })
}

pub(super) fn id(bytes: &[u8]) -> Result<Uuid> {
    Uuid::from_slice(bytes).map_err(|error| inconsistent("responses", &error))
}

pub(super) fn token(row: TokenRow) -> Result<Token> {
    let (id, name, hash, scopes, created, revoked, surveys, expires, used) = row;
    let scopes: Result<Vec<Scope>, _> = scopes.split_whitespace().map(str::parse).collect();
    let scopes = scopes.map_err(|error| inconsistent("tokens", &error))?;
    let surveys = surveys.map(|surveys| surveys.split_whitespace().map(str::to_owned).collect());
    let hash = self::hash("tokens", hash)?;
    Ok(Token { id, name, hash, scopes, created, revoked, surveys, expires, used })
}

pub(super) fn hash(table: &'static str, bytes: Vec<u8>) -> Result<Hash> {
    bytes.try_into().map_err(|_| inconsistent(table, &"a hash has not 32 bytes"))
}

pub(super) fn scope_names(scopes: &[Scope]) -> String {
    scopes.iter().map(|scope| scope.name()).collect::<Vec<_>>().join(" ")
}

pub(super) fn inconsistent(table: &'static str, detail: &impl ToString) -> StoreError {
    StoreError::Inconsistent { table, detail: detail.to_string() }
}
