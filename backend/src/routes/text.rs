//! `GET …/text`: a researcher reads what was written in answer to one question, and looks for words in it.

use std::borrow::Cow;

use axum::Extension;
use axum::Json as Reply;
use axum::extract::State;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use shared::figures::{About, Base};
use shared::value::Shape;
use uuid::Uuid;

use super::audit::Rows;
use super::figures::unknown;
use crate::AppState;
use crate::analysis::filter::{Filter, Search, Subject, Wanted as Test};
use crate::analysis::words::{has_words, marked, words};
use crate::analysis::{Dictionary, tally};
use crate::auth::Caller;
use crate::cursor::Cursor;
use crate::disclosure::Refused;
use crate::error::Error;
use crate::extract::{Asked, Query, page_length};
use crate::inquiry::Inquiry;
use crate::redact::redact;
use crate::scopes::Scope;

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    /// The variable: a question of text, the detail of an option, remarks.
    variable: String,
    /// Words that must all be in the text.
    q: Option<String>,
    /// Whether texts are taken apart into what was looked for and the rest.
    #[serde(default)]
    highlight: bool,
    /// Which responses: `variable:op:value`, repeated for all that must hold.
    #[schemars(example = ["@week:gte:2020-W01"])]
    #[serde(default)]
    filter: Vec<String>,
    /// How many at most.
    #[schemars(range(min = 1, max = 1000))]
    limit: Option<u32>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// A page of texts.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Texts")]
pub(super) struct Listed {
    #[serde(flatten)]
    about: About,
    variable: String,
    /// Whether personal data were taken out.
    is_redacted: bool,
    texts: Vec<Found>,
    next_cursor: Option<String>,
}

/// One text.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "FoundText")]
pub(super) struct Found {
    /// The response it is from, for those who may read responses.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Uuid>,
    text: String,
    /// The text in pieces.
    #[serde(skip_serializing_if = "Option::is_none")]
    parts: Option<Vec<Part>>,
}

/// A piece of a text.
#[derive(Serialize, JsonSchema)]
pub(super) struct Part {
    text: String,
    /// Whether it is a word that was looked for.
    is_match: bool,
}

/// A page of the texts in one variable, in an order that differs from variable to variable, so that who may read texts alone
/// cannot put those of one person together.
pub(super) async fn list(
    State(app): State<AppState>,
    Asked(survey): Asked,
    caller: Caller,
    Query(wanted): Query<Wanted>,
) -> Result<(Extension<Rows>, Reply<Listed>), Error> {
    let limit = page_length(wanted.limit)? as usize;
    let looked_for: Vec<String> = wanted.q.as_deref().map(|q| words(q).collect()).unwrap_or_default();
    if wanted.q.is_some() && looked_for.is_empty() {
        return Err(Error::BadQuery("`q` has no word to look for".into()));
    }
    let read = |dictionary: &Dictionary| Ok(Filter::parse(dictionary, &wanted.filter)?);
    let mut inquiry = Inquiry::new(&app, &caller, &survey, (Base::Answered, None), read).await?;
    let variable = text_variable(inquiry.dictionary(), &wanted.variable)?;
    let has_text = |test| Filter::Test(Subject::Variable(variable), test);
    inquiry.narrow(has_text(Test::Answered));
    if !inquiry.gate.is_exact() && inquiry.gate.count(tally::total(&inquiry.selection())).is_none() {
        return Err(Error::NotDisclosed(Refused::FewTexts));
    }
    if !looked_for.is_empty() {
        let search = Search { variable, words: looked_for.clone() };
        let ids = app.store.matching(&survey.about.id, &wanted.variable, &looked_for).await?;
        inquiry.narrow_by(search, ids);
    }
    let cursor = wanted.cursor.as_deref().map(|text| Cursor::read(text, &inquiry.filter)).transpose()?;
    if let Some(cursor) = &cursor {
        let begun_on = app.analysis.snapshot_of(&survey.about.id, &cursor.dataset).await?;
        inquiry.snapshot = begun_on.ok_or(Error::CursorExpired)?;
    }
    let is_redacted = !caller.may(Scope::TextRaw);
    let (ids, last) = page(&inquiry, variable, cursor.map(|cursor| cursor.after), limit);
    let dataset = inquiry.snapshot.version();
    let next_cursor = last.map(|after| {
        app.analysis.retain(&survey.about.id, &inquiry.snapshot);
        Cursor { after, dataset }.text(&inquiry.filter)
    });
    let responses = app.store.responses_with(&survey.about.id, &ids).await?;
    let mut texts = Vec::with_capacity(ids.len());
    for response in responses {
        let answers: Map<String, Value> = serde_json::from_str(response.answers.get()).unwrap_or_default();
        let Some(Value::String(text)) = answers.get(&wanted.variable) else { continue };
        let text = if is_redacted { redact(text) } else { Cow::Borrowed(text.as_str()) };
        // What was taken out is not to be found by looking for it either.
        if is_redacted && !has_words(&text, &looked_for) {
            continue;
        }
        let part = |(text, is_match): (&str, bool)| Part { text: text.to_owned(), is_match };
        let parts = wanted.highlight.then(|| marked(&text, &looked_for).into_iter().map(part).collect());
        let id = caller.may(Scope::ResponsesRead).then_some(response.id);
        texts.push((order(response.id, variable), Found { id, text: text.into_owned(), parts }));
    }
    texts.sort_by_key(|(order, _)| *order);
    let mut about = inquiry.about();
    if is_redacted && !looked_for.is_empty() {
        about.n = None;
    }
    let texts: Vec<Found> = texts.into_iter().map(|(_, text)| text).collect();
    let rows = Rows::of(&texts);
    Ok((rows, Reply(Listed { about, variable: wanted.variable, is_redacted, texts, next_cursor })))
}

fn text_variable(dictionary: &Dictionary, name: &str) -> Result<usize, Error> {
    let is_text = |at: &usize| dictionary.variables[*at].shape == Shape::Text;
    dictionary.variable(name).filter(is_text).ok_or_else(|| {
        let texts = dictionary.variables.iter().filter(|variable| variable.shape == Shape::Text);
        let known: Vec<&str> = texts.map(|variable| variable.name.as_str()).collect();
        unknown("text variable", name, &known)
    })
}

/// The ids of the next page after a place, and the place of the last if there are more.
fn page(inquiry: &Inquiry, variable: usize, after: Option<Uuid>, limit: usize) -> (Vec<Uuid>, Option<Uuid>) {
    let ids = inquiry.snapshot.ids(&inquiry.selection(), None, usize::MAX);
    let mut places: Vec<(Uuid, Uuid)> = ids
        .into_iter()
        .map(|id| (order(id, variable), id))
        .filter(|(place, _)| after.is_none_or(|after| *place > after))
        .collect();
    let has_more = places.len() > limit;
    if has_more {
        places.select_nth_unstable(limit);
        places.truncate(limit);
    }
    places.sort_unstable();
    let last = places.last().filter(|_| has_more).map(|(place, _)| *place);
    (places.into_iter().map(|(_, id)| id).collect(), last)
}

/// The place of a response in the list of one variable: half of its id, stirred, which does not tell the other half.
fn order(id: Uuid, variable: usize) -> Uuid {
    let (half, _) = id.as_u64_pair();
    let stirred = (half ^ variable as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let stirred = (stirred ^ stirred >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93);
    Uuid::from_u64_pair(stirred ^ stirred >> 32, 0)
}
