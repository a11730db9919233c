//! `GET /surveys/{survey}/audit`: who looked at single rows. Also where those looks are recorded: see [`crate::audit`].

use axum::Extension;
use axum::Json as Reply;
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::audit::{Entry, Look};
use crate::error::Error;
use crate::extract::{Asked, Query, body};
use crate::scopes::Scope;
use crate::token::Token;
use crate::{App, AppState, auth};

/// Entries on a page of the list.
const PAGE: u32 = 1000;

/// The most of what was asked for that an entry has, in characters.
const LONGEST: usize = 4000;

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    /// The entry after which to begin.
    after: Option<u64>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Looks")]
pub(super) struct Listed {
    entries: Vec<Entry>,
}

/// Up to a thousand entries about a survey after the entry `after`.
pub(super) async fn list(
    State(app): State<AppState>,
    Asked(survey): Asked,
    Query(Wanted { after }): Query<Wanted>,
) -> Result<Reply<Listed>, Error> {
    let entries = app.store.audit(Some(&survey.about.id), after.unwrap_or_default(), PAGE).await?;
    Ok(Reply(Listed { entries }))
}

/// How many rows a reply gives out: a handler whose looks are recorded says so with this extension of its reply.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rows(u64);

impl Rows {
    pub(super) fn of<T>(rows: &[T]) -> Extension<Self> {
        Self::count(rows.len() as u64)
    }

    pub(super) fn one() -> Extension<Self> {
        Self::count(1)
    }

    pub(super) fn count(rows: u64) -> Extension<Self> {
        Extension(Rows(rows))
    }
}

/// Passes on a request for rows that `scope` opens, and records it whatever becomes of it: it is refused, the handler breaks, or
/// whoever asked does not wait for the reply.
pub(super) async fn record(
    State((app, scope)): State<(AppState, Scope)>,
    request: Request,
    next: Next,
) -> Result<Response, Error> {
    let token = auth::token_of(&app, request.headers()).await?;
    // A task is not dropped with the connection that waits for it.
    let recorded = tokio::spawn(async move {
        let (asks, request) = Asks::of(request).await;
        let reply = match request {
            Ok(request) => tokio::spawn(next.run(request)).await.unwrap_or_else(|_| broken()),
            Err(error) => error.into_response(),
        };
        asks.record(&app, &token, scope, reply).await
    });
    Ok(recorded.await.unwrap_or_else(|_| broken()))
}

/// After a panic, which has been reported where it happened.
fn broken() -> Response {
    Error::Internal.into_response()
}

/// What a request asks for, as far as the log has it.
struct Asks {
    survey: String,
    route: String,
    filter: String,
}

impl Asks {
    /// What a request asks for, and the request, whose body has been read for that.
    async fn of(request: Request) -> (Self, Result<Request, Error>) {
        let (parts, sent) = request.into_parts();
        let route = parts.extensions.get::<MatchedPath>().map_or("none", MatchedPath::as_str);
        let route = format!("{} {route}", parts.method);
        let path = parts.uri.path_and_query().map_or("", |path| path.as_str());
        // The survey, and whatever stands behind it.
        let rest = path.split_once("/surveys/").map_or("", |(_, rest)| rest);
        let (survey, rest) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
        let (survey, mut filter) = (survey.to_owned(), rest.to_owned());
        let read = body(Request::from_parts(parts.clone(), sent), &()).await;
        if let Ok(body) = &read
            && !body.is_empty()
        {
            filter.push(' ');
            filter.push_str(&String::from_utf8_lossy(body));
        }
        if let Some((end, _)) = filter.char_indices().nth(LONGEST) {
            filter.truncate(end);
            filter.push('…');
        }
        (Asks { survey, route, filter }, read.map(|body| Request::from_parts(parts, body.into())))
    }

    /// Records the look; what cannot be recorded is not shown.
    async fn record(self, app: &App, token: &Token, scope: Scope, reply: Response) -> Response {
        let Asks { survey, route, filter } = self;
        let look = Look {
            day: app.today(),
            token: token.id.clone(),
            scope: scope.name().to_owned(),
            survey,
            route,
            filter,
            status: reply.status().as_u16(),
            rows: reply.extensions().get::<Rows>().map(|rows| rows.0),
        };
        match app.store.add_look(look).await {
            Ok(()) => reply,
            Err(error) => Error::from(error).into_response(),
        }
    }
}
