//! `GET …/responses`, the same by `POST …/responses/query`, and `GET …/responses/{id}`: a researcher reads answers.

mod page;

use axum::Extension;
use axum::Json as Reply;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use schemars::JsonSchema;
use serde::Deserialize;
use shared::figures::Base;
use uuid::Uuid;

use self::page::{Format, Page, Pages};
use super::audit::Rows;
use crate::AppState;
use crate::analysis::filter::{Filter, Node};
use crate::analysis::{Dictionary, View};
use crate::auth::Caller;
use crate::error::Error;
use crate::extract::{Asked, Json, Query};
use crate::inquiry::Inquiry;
use crate::openapi::Given;
use crate::record::{Record, Texts, Values, Wording};
use crate::scopes::Scope;

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    /// Which responses: `variable:op:value`, repeated for all that must hold.
    #[schemars(example = ["@week:gte:2020-W01"])]
    #[serde(default)]
    filter: Vec<String>,
    /// Variables with commas between them; all when left out.
    fields: Option<String>,
    /// How choices are written.
    #[serde(default)]
    values: Values,
    /// How many at most.
    #[schemars(range(min = 1, max = 1000))]
    limit: Option<u32>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
    /// How the page is written.
    #[serde(default)]
    format: Format,
}

/// The same in a body.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WantedBody {
    /// Which responses; every one when left out.
    #[serde(default)]
    filter: Option<Node>,
    /// The variables wanted; all when left out.
    fields: Option<Vec<String>>,
    /// How choices are written.
    #[serde(default)]
    values: Values,
    /// How many at most.
    #[schemars(range(min = 1, max = 1000))]
    limit: Option<u32>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
    /// How the page is written.
    #[serde(default)]
    format: Format,
}

/// What is wanted, whichever way it was said.
struct List {
    fields: Option<Vec<String>>,
    values: Values,
    limit: Option<u32>,
    cursor: Option<String>,
    format: Format,
    texts: Texts,
}

/// A page of a survey's responses.
pub(super) async fn list(
    State(app): State<AppState>,
    Asked(survey): Asked,
    caller: Caller,
    Query(wanted): Query<Wanted>,
) -> Result<(Extension<Rows>, Given<Pages>), Error> {
    let fields = wanted.fields.map(|fields| fields.split(',').map(str::to_owned).collect());
    let Wanted { filter, values, limit, cursor, format, .. } = wanted;
    let list = List { fields, values, limit, cursor, format, texts: texts(&caller) };
    let read = |dictionary: &Dictionary| Ok(Filter::parse(dictionary, &filter)?);
    let inquiry = Inquiry::new(&app, &caller, &survey, (Base::All, None), read).await?;
    Page::read(&app, inquiry, list).await?.written(&app, &survey).await
}

/// The same for a filter that nests, or is too long for an address.
pub(super) async fn query(
    State(app): State<AppState>,
    Asked(survey): Asked,
    caller: Caller,
    Json(wanted): Json<WantedBody>,
) -> Result<(Extension<Rows>, Given<Pages>), Error> {
    let WantedBody { filter, fields, values, limit, cursor, format } = wanted;
    let list = List { fields, values, limit, cursor, format, texts: texts(&caller) };
    let read = |dictionary: &Dictionary| {
        let filter = filter.as_ref().map(|filter| Filter::from_tree(dictionary, filter));
        Ok(filter.transpose()?.unwrap_or_default())
    };
    let inquiry = Inquiry::new(&app, &caller, &survey, (Base::All, None), read).await?;
    Page::read(&app, inquiry, list).await?.written(&app, &survey).await
}

/// How free text is shown to a caller.
fn texts(caller: &Caller) -> Texts {
    if caller.may(Scope::TextRaw) { Texts::Raw } else { Texts::Redacted }
}

/// One response.
pub(super) async fn show(
    State(app): State<AppState>,
    Asked(survey): Asked,
    caller: Caller,
    path: Result<Path<(String, Uuid)>, PathRejection>,
) -> Result<(Extension<Rows>, Reply<Record>), Error> {
    let Path((_, id)) = path.map_err(|_| Error::UnknownResponse)?;
    let found = app.store.response(&survey.about.id, id).await?.ok_or(Error::UnknownResponse)?;
    let snapshot = app.analysis.snapshot(&survey.about.id, View::Live).await?;
    let wording = Wording::new(&snapshot.dictionary, None, (Values::Codes, texts(&caller)))?;
    Ok((Rows::one(), Reply(wording.record(&snapshot.dictionary, found)?)))
}
