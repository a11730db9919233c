//! `GET …/responses`, the same by `POST …/responses/query`, and `GET …/responses/{id}`: a researcher reads answers.

use axum::Extension;
use axum::Json as Reply;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use shared::figures::{About, Base, Disclosure};
use uuid::Uuid;

use super::audit::Rows;
use crate::AppState;
use crate::analysis::filter::{Filter, Node};
use crate::analysis::{Dictionary, View};
use crate::auth::Caller;
use crate::cursor::Cursor;
use crate::error::Error;
use crate::extract::{Asked, Json, Query, page_length};
use crate::inquiry::Inquiry;
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
}

/// The same in a body.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WantedBody {
    #[serde(default)]
    filter: Option<Node>,
    fields: Option<Vec<String>>,
    /// How choices are written.
    #[serde(default)]
    values: Values,
    /// How many at most.
    #[schemars(range(min = 1, max = 1000))]
    limit: Option<u32>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// A page of the list.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Responses")]
pub(super) struct Listed {
    /// What is listed; `n` is the number on all pages.
    #[serde(flatten)]
    about: About,
    /// Those of this page, ordered by id: by chance.
    responses: Vec<Record>,
    /// Leads to the next page; `null` on the last.
    next_cursor: Option<String>,
}

/// What is wanted, whichever way it was said.
struct List {
    fields: Option<Vec<String>>,
    values: Values,
    limit: Option<u32>,
    cursor: Option<String>,
}

/// A page of a survey's responses.
pub(super) async fn list(
    State(app): State<AppState>,
    Asked(survey): Asked,
    caller: Caller,
    Query(wanted): Query<Wanted>,
) -> Result<(Extension<Rows>, Reply<Listed>), Error> {
    let fields = wanted.fields.map(|fields| fields.split(',').map(str::to_owned).collect());
    let list = List { fields, values: wanted.values, limit: wanted.limit, cursor: wanted.cursor };
    let read = |dictionary: &Dictionary| Ok(Filter::parse(dictionary, &wanted.filter)?);
    let inquiry = Inquiry::new(&app, &caller, &survey, (Base::All, None), read).await?;
    page(&app, inquiry, list, texts(&caller)).await
}

/// The same for a filter that nests, or is too long for an address.
pub(super) async fn query(
    State(app): State<AppState>,
    Asked(survey): Asked,
    caller: Caller,
    Json(wanted): Json<WantedBody>,
) -> Result<(Extension<Rows>, Reply<Listed>), Error> {
    let WantedBody { filter, fields, values, limit, cursor } = wanted;
    let list = List { fields, values, limit, cursor };
    let read = |dictionary: &Dictionary| {
        let filter = filter.as_ref().map(|filter| Filter::from_tree(dictionary, filter));
        Ok(filter.transpose()?.unwrap_or_default())
    };
    let inquiry = Inquiry::new(&app, &caller, &survey, (Base::All, None), read).await?;
    page(&app, inquiry, list, texts(&caller)).await
}

async fn page(
    app: &AppState,
    mut inquiry: Inquiry,
    list: List,
    texts: Texts,
) -> Result<(Extension<Rows>, Reply<Listed>), Error> {
    let limit = page_length(list.limit)? as usize;
    let survey = inquiry.dictionary().current.about.id.clone();
    let wording = Wording::new(inquiry.dictionary(), list.fields.as_deref(), (list.values, texts))?;
    let cursor = list.cursor.as_deref().map(|text| Cursor::read(text, &inquiry.filter)).transpose()?;
    if let Some(cursor) = &cursor {
        let begun_on = app.analysis.snapshot_of(&survey, &cursor.dataset).await?;
        inquiry.snapshot = begun_on.ok_or(Error::CursorExpired)?;
    }
    let selection = inquiry.selection();
    let after = cursor.map(|cursor| cursor.after);
    // One more than wanted tells whether there is a next page.
    let mut ids = inquiry.snapshot.ids(&selection, after, limit + 1);
    let has_more = ids.len() > limit;
    ids.truncate(limit);
    let dataset_version = inquiry.snapshot.version();
    let next_cursor = ids.last().filter(|_| has_more).map(|last| {
        app.analysis.retain(&survey, &inquiry.snapshot);
        Cursor { after: *last, dataset: dataset_version.clone() }.text(&inquiry.filter)
    });
    let responses = app.store.responses_with(&survey, &ids).await?;
    let responses = responses.into_iter().map(|response| wording.record(inquiry.dictionary(), response));
    let responses = responses.collect::<Result<Vec<_>, _>>()?;
    let about = About {
        survey,
        dataset_version,
        disclosure: Disclosure::Exact,
        base: Base::All,
        n: Some(selection.count()),
    };
    Ok((Rows::of(&responses), Reply(Listed { about, responses, next_cursor })))
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
