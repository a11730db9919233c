//! Who may: a request carries a token, a route asks for a scope.

use std::sync::Arc;

use axum::RequestExt as _;
use axum::extract::{FromRequestParts, RawPathParams, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use crate::analysis::filter::Filter;
use crate::clock::week;
use crate::error::Error;
use crate::openapi::Scopes;
use crate::scopes::Scope;
use crate::token::{self, Token};
use crate::{App, AppState};

/// Whoever sent a request that was let pass.
pub(crate) struct Caller(Arc<Token>);

impl Caller {
    /// Whether their token carries a scope.
    pub(crate) fn may(&self, scope: Scope) -> bool {
        self.0.scopes.contains(&scope)
    }

    /// The id of their token.
    pub(crate) fn id(&self) -> &str {
        &self.0.id
    }

    /// Refuses a filter that looks for words in texts that its caller cannot see as they are: whoever may ask for words may
    /// guess letter by letter what was taken out.
    pub(crate) fn permit(&self, filter: &Filter) -> Result<(), Error> {
        let is_permitted = self.may(Scope::TextRaw) || filter.searches().is_empty();
        is_permitted.then_some(()).ok_or(Error::MissingScope(Scope::TextRaw))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Caller {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        // Only a route without a guard has no caller.
        parts.extensions.get::<Arc<Token>>().cloned().map(Caller).ok_or(Error::NoToken)
    }
}

/// Lets a request pass whose token has the scopes. The handler finds the token as an extension.
pub(crate) async fn check(
    State((app, scopes)): State<(AppState, Scopes)>,
    mut request: Request,
    next: Next,
) -> Result<Response, Error> {
    let token = Arc::new(token_of(&app, request.headers()).await?);
    let allowance = app.rates.take(&token.id);
    let admitted = if allowance.is_exceeded() {
        Err(Error::TooManyRequests(allowance.seconds()))
    } else {
        admitted(&app, scopes, &token, &mut request).await
    };
    let reply = match admitted {
        Ok(()) => next.run(request).await,
        Err(error) => error.into_response(),
    };
    Ok(allowance.on(reply))
}

/// Whether the token opens the route for the survey in the path. A survey that it is not for is one that is not there.
async fn admitted(
    app: &AppState,
    scopes: Scopes,
    token: &Arc<Token>,
    request: &mut Request,
) -> Result<(), Error> {
    let missing = |scopes: &&[Scope]| scopes.iter().copied().find(|scope| !token.scopes.contains(scope));
    let missing: Option<Vec<Scope>> = scopes.iter().map(missing).collect();
    if let Some(scope) = missing.as_deref().and_then(<[Scope]>::first) {
        return Err(Error::MissingScope(*scope));
    }
    let path = request.extract_parts::<RawPathParams>().await.map_err(|_| Error::UnknownSurvey)?;
    if path.iter().any(|(key, survey)| key == "survey" && !token.is_for(survey)) {
        return Err(Error::UnknownSurvey);
    }
    let week = week(app.clock.today());
    if token.used.as_ref() != Some(&week) {
        app.store.token_used(&token.id, &week).await?;
    }
    request.extensions_mut().insert(Arc::clone(token));
    Ok(())
}

/// Whose token a request carries.
pub(crate) async fn token_of(app: &App, headers: &HeaderMap) -> Result<Token, Error> {
    let sent = bearer(headers).ok_or(Error::NoToken)?;
    let hash = token::hash(sent).ok_or(Error::BadToken)?;
    app.store.token(&hash).await?.filter(|token| token.is_good(&app.today())).ok_or(Error::BadToken)
}

/// What stands behind `Authorization: Bearer`.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}
