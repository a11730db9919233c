//! Who may: a request carries a token, a route asks for a scope.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::AppState;
use crate::error::Error;
use crate::scopes::Scope;
use crate::token;

/// Lets a request pass whose token carries the scope. The handler finds the token as an extension.
pub(crate) async fn check(
    State((app, scope)): State<(AppState, Scope)>,
    mut request: Request,
    next: Next,
) -> Result<Response, Error> {
    let sent = bearer(request.headers()).ok_or(Error::NoToken)?;
    let hash = token::hash(sent).ok_or(Error::BadToken)?;
    let token =
        app.store.token(&hash).await?.filter(|token| token.revoked.is_none()).ok_or(Error::BadToken)?;
    if !token.scopes.contains(&scope) {
        return Err(Error::MissingScope(scope));
    }
    request.extensions_mut().insert(Arc::new(token));
    Ok(next.run(request).await)
}

/// What stands behind `Authorization: Bearer`.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}
