//! What is told of many responses at once: aggregates, cross-tables and how responses spread. `figures` makes them.

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{OriginalUri, Path, State};
use axum::http::HeaderMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use shared::figures::{
    Aggregate, Aggregates, Anonymity, Base, CrossTable, Disclosure, Funnel, Percent, Stats, Timeline,
};
use shared::survey::Survey;

use crate::AppState;
use crate::analysis::Dictionary;
use crate::analysis::filter::Filter;
use crate::auth::Caller;
use crate::error::Error;
use crate::extract::{Asked, Query};
use crate::figures::{Counted, Crossing};
use crate::inquiry::Inquiry;
use crate::openapi::Given;
use crate::suggest::did_you_mean;

/// Which responses, and how exactly.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    /// Which responses: `variable:op:value`, repeated for all that must hold.
    #[schemars(example = ["@week:gte:2020-W01"])]
    #[serde(default)]
    filter: Vec<String>,
    /// Of whom percentages are parts.
    #[serde(default)]
    base: Base,
    /// How exact figures are; as exact as the token allows when left out.
    disclosure: Option<Disclosure>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WantedQuestions {
    /// Ids with commas between them; all questions when left out.
    questions: Option<String>,
    /// Which responses: `variable:op:value`, repeated for all that must hold.
    #[schemars(example = ["@week:gte:2020-W01"])]
    #[serde(default)]
    filter: Vec<String>,
    /// Of whom percentages are parts.
    #[serde(default)]
    base: Base,
    /// How exact figures are; as exact as the token allows when left out.
    disclosure: Option<Disclosure>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WantedTable {
    /// The variable down the side.
    rows: String,
    /// The variable along the top.
    cols: String,
    /// The variable there is a table for each category of.
    layer: Option<String>,
    /// Of what percentages are parts.
    #[serde(default)]
    percent: Percent,
    /// `chi2`, `v` or both with a comma between them.
    #[schemars(example = "chi2,v")]
    stats: Option<String>,
    /// Which responses: `variable:op:value`, repeated for all that must hold.
    #[schemars(example = ["@week:gte:2020-W01"])]
    #[serde(default)]
    filter: Vec<String>,
    /// Of whom percentages are parts.
    #[serde(default)]
    base: Base,
    /// How exact figures are; as exact as the token allows when left out.
    disclosure: Option<Disclosure>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WantedAnonymity {
    /// Variables with commas between them; those marked as quasi-identifying when left out.
    vars: Option<String>,
    /// Which responses: `variable:op:value`, repeated for all that must hold.
    #[schemars(example = ["@week:gte:2020-W01"])]
    #[serde(default)]
    filter: Vec<String>,
}

/// A request for figures: what every handler here is given.
pub(super) type Request = (State<AppState>, Asked, Caller, HeaderMap, OriginalUri);

/// A reply with figures, or why there is none.
type Told<T> = Result<Given<Json<T>>, Error>;

async fn inquire(
    (State(app), Asked(survey), caller, ..): &Request,
    filters: &[String],
    wanted: (Base, Option<Disclosure>),
) -> Result<Inquiry, Error> {
    let survey: &Survey = survey;
    Inquiry::new(app, caller, survey, wanted, |dictionary| Ok(Filter::parse(dictionary, filters)?)).await
}

/// Replies to a request with what `make` makes of its inquiry.
async fn reply<T: Serialize + Send + 'static>(
    (.., headers, OriginalUri(uri)): &Request,
    inquiry: Inquiry,
    make: impl FnOnce(Counted) -> Result<T, Error> + Send + 'static,
) -> Told<T> {
    inquiry.reply((headers, &uri.to_string()), make).await
}

/// `GET …/questions/{question}/aggregate`
pub(super) async fn aggregate(
    request: Request,
    path: Result<Path<(String, String)>, PathRejection>,
    Query(wanted): Query<Wanted>,
) -> Told<Aggregate> {
    let Path((_, id)) = path.map_err(|_| Error::UnknownName("There is no such question.".into()))?;
    let inquiry = inquire(&request, &wanted.filter, (wanted.base, wanted.disclosure)).await?;
    let question = question(inquiry.dictionary(), &id)?;
    reply(&request, inquiry, move |counted| Ok(counted.aggregate(question))).await
}

/// `GET …/aggregates`
pub(super) async fn aggregates(request: Request, Query(wanted): Query<WantedQuestions>) -> Told<Aggregates> {
    let inquiry = inquire(&request, &wanted.filter, (wanted.base, wanted.disclosure)).await?;
    let dictionary = inquiry.dictionary();
    let questions: Vec<usize> = match &wanted.questions {
        Some(ids) => ids.split(',').map(|id| question(dictionary, id)).collect::<Result<_, _>>()?,
        None => (0..dictionary.questions.len()).collect(),
    };
    reply(&request, inquiry, move |counted| Ok(counted.aggregates(&questions))).await
}

/// `GET …/crosstab`
pub(super) async fn crosstab(request: Request, Query(wanted): Query<WantedTable>) -> Told<CrossTable> {
    let inquiry = inquire(&request, &wanted.filter, (wanted.base, wanted.disclosure)).await?;
    let dictionary = inquiry.dictionary();
    let statistics = wanted.stats.as_deref().map(|stats| stats.split(',').collect::<Vec<_>>());
    if let Some(other) = statistics.iter().flatten().find(|name| !matches!(**name, "chi2" | "v")) {
        return Err(Error::BadQuery(format!("`stats` has `{other}`: it takes `chi2`, `v` or `chi2,v`")));
    }
    let crossing = Crossing {
        rows: variable(dictionary, &wanted.rows)?,
        cols: variable(dictionary, &wanted.cols)?,
        layer: wanted.layer.as_deref().map(|layer| variable(dictionary, layer)).transpose()?,
        percent: wanted.percent,
        with_statistics: statistics.is_some(),
    };
    inquiry.gate.permit(dictionary, &inquiry.filter, &crossing.variables())?;
    reply(&request, inquiry, move |counted| Ok(counted.cross(&crossing)?)).await
}

/// `GET …/timeline`
pub(super) async fn timeline(request: Request, Query(wanted): Query<Wanted>) -> Told<Timeline> {
    let inquiry = inquire(&request, &wanted.filter, (wanted.base, wanted.disclosure)).await?;
    reply(&request, inquiry, |counted| Ok(counted.timeline())).await
}

/// `GET …/funnel`
pub(super) async fn funnel(request: Request, Query(wanted): Query<Wanted>) -> Told<Funnel> {
    let inquiry = inquire(&request, &wanted.filter, (wanted.base, wanted.disclosure)).await?;
    reply(&request, inquiry, |counted| Ok(counted.funnel())).await
}

/// `GET …/stats`
pub(super) async fn stats(request: Request, Query(wanted): Query<Wanted>) -> Told<Stats> {
    let inquiry = inquire(&request, &wanted.filter, (wanted.base, wanted.disclosure)).await?;
    reply(&request, inquiry, |counted| Ok(counted.stats())).await
}

/// `GET …/privacy/k-anonymity`
pub(super) async fn anonymity(request: Request, Query(wanted): Query<WantedAnonymity>) -> Told<Anonymity> {
    let inquiry = inquire(&request, &wanted.filter, (Base::All, None)).await?;
    let dictionary = inquiry.dictionary();
    let variables: Vec<usize> = match &wanted.vars {
        Some(names) => names.split(',').map(|name| variable(dictionary, name)).collect::<Result<_, _>>()?,
        None => dictionary.identifying(),
    };
    reply(&request, inquiry, move |counted| Ok(counted.anonymity(&variables))).await
}

fn question(dictionary: &Dictionary, id: &str) -> Result<usize, Error> {
    let ids: Vec<&str> = dictionary.questions.iter().map(|question| question.id.as_str()).collect();
    dictionary.question(id).ok_or_else(|| unknown("question", id, &ids))
}

fn variable(dictionary: &Dictionary, name: &str) -> Result<usize, Error> {
    let names: Vec<&str> = dictionary.variables.iter().map(|variable| variable.name.as_str()).collect();
    dictionary.variable(name).ok_or_else(|| unknown("variable", name, &names))
}

pub(super) fn unknown(thing: &str, name: &str, known: &[&str]) -> Error {
    let hint = did_you_mean(name, known).map(|hint| format!(": {hint}")).unwrap_or_default();
    Error::UnknownName(format!("There is no {thing} `{name}` in this survey{hint}."))
}
