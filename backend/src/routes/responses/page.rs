//! A page of responses: which they are, and how they are written.

use std::fmt::Write as _;
use std::sync::Arc;

use axum::http::{HeaderName, HeaderValue, header};
use axum::response::IntoResponse as _;
use axum::{Extension, Json};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use shared::figures::{About, Base, Disclosure};
use shared::survey::Survey;

use super::super::audit::Rows;
use super::List;
use crate::App;
use crate::analysis::Dictionary;
use crate::cursor::Cursor;
use crate::error::Error;
use crate::export::{self, Dataset, Multi, Options, Plan};
use crate::extract::page_length;
use crate::inquiry::Inquiry;
use crate::openapi::{Answered, Given, Operation};
use crate::record::{Record, Texts, Values, Wording};
use crate::store::StoredResponse;

/// How a page is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "ListFormat")]
pub(super) enum Format {
    /// As one JSON object.
    #[default]
    Json,
    /// As a JSON object a line.
    Ndjson,
    /// As a table, like that of an export.
    Csv,
}

/// A page of the list.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Responses")]
struct Listed {
    /// What is listed; `n` is the number on all pages.
    #[serde(flatten)]
    about: About,
    /// Those of this page, ordered by id: by chance.
    responses: Vec<Record>,
    /// Leads to the next page; `null` on the last.
    next_cursor: Option<String>,
}

/// A page in any of its formats.
pub(in super::super) enum Pages {}

impl Answered for Pages {
    fn describe(operation: &mut Operation) {
        Json::<Listed>::describe(operation);
        operation.content.push(("application/x-ndjson", json!({ "type": "string" })));
        operation.content.push(("text/csv", json!({ "type": "string" })));
    }
}

/// A page, read and not yet written.
pub(super) struct Page {
    list: List,
    inquiry: Inquiry,
    wording: Wording,
    about: About,
    responses: Vec<StoredResponse>,
    next_cursor: Option<String>,
}

impl Page {
    /// Those that are wanted of an inquiry.
    pub(super) async fn read(app: &App, mut inquiry: Inquiry, list: List) -> Result<Self, Error> {
        let limit = page_length(list.limit)? as usize;
        let survey = inquiry.dictionary().current.about.id.clone();
        let wording = Wording::new(inquiry.dictionary(), list.fields.as_deref(), (list.values, list.texts))?;
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
        let n = Some(selection.count());
        let about = About { survey, dataset_version, disclosure: Disclosure::Exact, base: Base::All, n };
        Ok(Page { list, inquiry, wording, about, responses, next_cursor })
    }

    /// The reply with it.
    pub(super) async fn written(
        self,
        app: &App,
        survey: &Arc<Survey>,
    ) -> Result<(Extension<Rows>, Given<Pages>), Error> {
        let rows = Rows::of(&self.responses);
        let reply = match self.list.format {
            Format::Json => {
                let Page { about, next_cursor, .. } = &self;
                let (about, next_cursor) = (about.clone(), next_cursor.clone());
                Given::new(Json(Listed { about, responses: self.records()?, next_cursor }))
            }
            Format::Ndjson => {
                let about = self.headers();
                let mut lines = String::new();
                for record in self.records()? {
                    // Writing into a text does not fail.
                    let _ = writeln!(lines, "{}", json!(record));
                }
                Given::new(([(header::CONTENT_TYPE, "application/x-ndjson")], about, lines).into_response())
            }
            Format::Csv => {
                let about = self.headers();
                let table = self.table(app, survey).await?;
                Given::new(
                    ([(header::CONTENT_TYPE, "text/csv; charset=utf-8")], about, table).into_response(),
                )
            }
        };
        Ok((rows, reply))
    }

    fn records(self) -> Result<Vec<Record>, Error> {
        let dictionary: &Dictionary = self.inquiry.dictionary();
        let record = |response| Ok(self.wording.record(dictionary, response)?);
        self.responses.into_iter().map(record).collect()
    }

    /// The table that an export of these responses would be, with lists for questions with several answers.
    async fn table(self, app: &App, survey: &Arc<Survey>) -> Result<Vec<u8>, Error> {
        let List { fields, values, texts, .. } = self.list;
        let values = Some(match values {
            Values::Codes => export::Values::Codes,
            Values::Labels => export::Values::Labels,
        });
        let texts = match texts {
            Texts::Raw => export::Texts::Raw,
            Texts::Redacted => export::Texts::Redacted,
        };
        let options = Options { values, multi: Multi::List, columns: fields, ..Options::default() };
        let dataset = Arc::new(Dataset::read(app.store.as_ref(), survey).await?);
        let plan = Arc::new(Plan::new(&dataset, &options, texts)?);
        Ok(export::csv(dataset, plan, options, &self.responses)?)
    }

    /// What a format without room for it says in headers: of what this is a page, and where the next one is.
    fn headers(&self) -> [(HeaderName, HeaderValue); 3] {
        let text = |name, text: &str| {
            (
                HeaderName::from_static(name),
                HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static("")),
            )
        };
        [
            text("dataset-version", &self.about.dataset_version),
            text("total-count", &self.about.n.unwrap_or_default().to_string()),
            text("next-cursor", self.next_cursor.as_deref().unwrap_or_default()),
        ]
    }
}
