//! Who may: a request carries a token, a route asks for a scope.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::AppState;
use crate::error::Error;
use crate::scopes::Scope;
use crate::token::{self, Token};

/// Whoever sent a request that was let pass.
pub(crate) struct Caller(Arc<Token>);

impl Caller {
    /// Whether their token carries a scope.
    pub(crate) fn may(&self, scope: Scope) -> bool {
        self.0.scopes.contains(&scope)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Caller {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        // Only a route without a guard has no caller.
        parts.extensions.get::<Arc<Token>>().cloned().map(Caller).ok_or(Error::NoToken)
    }
}

/// Lets a request pass whose token carries any of the scopes. The handler finds the token as an extension.
pub(crate) async fn check(
    State((app, scopes)): State<(AppState, &'static [Scope])>,
    mut request: Request,
    next: Next,
) -> Result<Response, Error> {
    let sent = bearer(request.headers()).ok_or(Error::NoToken)?;
    let hash = token::hash(sent).ok_or(Error::BadToken)?;
    let token =
        app.store.token(&hash).await?.filter(|token| token.revoked.is_none()).ok_or(Error::BadToken)?;
    if let Some(wanted) = scopes.first()
        && !scopes.iter().any(|scope| token.scopes.contains(scope))
    {
        return Err(Error::MissingScope(*wanted));
    }
    request.extensions_mut().insert(Arc::new(token));
    Ok(next.run(request).await)
}

/// What stands behind `Authorization: Bearer`.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}
