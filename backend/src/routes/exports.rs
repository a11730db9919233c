//! `/surveys/{survey}/exports`: files of responses, made in the background.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use axum::Json as Reply;
use axum::extract::rejection::PathRejection;
use axum::extract::{FromRequestParts, Path, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use tower::ServiceExt as _;
use tower_http::services::ServeFile;
use uuid::Uuid;

use super::audit::Rows;
use crate::AppState;
use crate::auth::Caller;
use crate::error::Error;
use crate::export::jobs::{self, Export, State as Stage};
use crate::export::{Dataset, Done, Format, Options, Plan, Texts};
use crate::extract::{Asked, Json};
use crate::openapi::{Answered, Argument, Given, Operation, parameter};
use crate::random;
use crate::scopes::Scope;

/// The header that names a request.
const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// An export as its owner sees it.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Export")]
pub(super) struct Shown {
    id: Uuid,
    survey: String,
    /// `queued`, `running`, `done` or `failed`.
    state: &'static str,
    /// From 0 to 1.
    progress: f64,
    options: Options,
    /// What was made.
    #[serde(flatten)]
    done: Option<Done>,
    /// Where the file is.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    /// Why it was not made.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

impl Shown {
    fn of(export: &Export) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "the nearest is what is asked for")]
        let [seen, of] =
            [&export.progress.seen, &export.progress.of].map(|count| count.load(Ordering::Relaxed) as f64);
        let (state, done, error) = match export.state() {
            Stage::Queued => ("queued", None, None),
            Stage::Running => ("running", None, None),
            Stage::Done(done, _) => ("done", Some(done), None),
            Stage::Failed(error, _) => ("failed", None, Some(error)),
        };
        Shown {
            id: export.id,
            survey: export.survey.clone(),
            state,
            progress: if done.is_some() { 1.0 } else { (seen / of.max(1.0)).min(1.0) },
            options: export.options.clone(),
            file: done.as_ref().map(|_| format!("{}/file", address(export))),
            done,
            error,
        }
    }
}

fn address(export: &Export) -> String {
    format!("/api/v1/surveys/{}/exports/{}", export.survey, export.id)
}

/// `Idempotency-Key`: a name for a request, by which sending it again is recognised.
pub(super) struct Key(Option<String>);

impl<S: Send + Sync> FromRequestParts<S> for Key {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        let Some(key) = parts.headers.get(IDEMPOTENCY_KEY) else { return Ok(Key(None)) };
        let key = key.to_str().ok().filter(|key| (1..=255).contains(&key.len()));
        key.map(|key| Key(Some(key.to_owned()))).ok_or(Error::BadIdempotencyKey)
    }
}

impl Argument for Key {
    fn describe(operation: &mut Operation) {
        let schema = json!({
            "type": "string",
            "pattern": "^[!-~]{1,255}$",
            "description": "A name for this request: sent again with the same, it begins nothing",
            "examples": ["5f1c2a90"],
        });
        operation.parameters.push(parameter("header", "Idempotency-Key", false, schema));
        operation.errors.extend([Error::BadIdempotencyKey, Error::ExportConflict]);
    }
}

/// Begins an export of what the token may read.
pub(super) async fn create(
    State(app): State<AppState>,
    Asked(survey): Asked,
    caller: Caller,
    key: Result<Key, Error>,
    options: Result<Json<Options>, Error>,
) -> Result<Given<Reply<Shown>>, Error> {
    let (Key(key), Json(options)) = (key?, options?);
    let texts = match (caller.may(Scope::TextRaw), caller.may(Scope::TextRead)) {
        (true, _) => Texts::Raw,
        (false, true) => Texts::Redacted,
        (false, false) => Texts::Withheld,
    };
    let dataset = Dataset::read(app.store.as_ref(), &survey).await?;
    let plan = Plan::new(&dataset, &options, texts)?;
    caller.permit(&plan.filter)?;
    let (dataset, plan, token) = (Arc::new(dataset), Arc::new(plan), caller.id().to_owned());
    let asked = jobs::Asked { dataset, plan, options, token, key };
    let export = app.exports.begin(Arc::clone(&app.store), random::id()?, asked)?;
    let location = [(header::LOCATION, address(&export))];
    Ok(Given::new((StatusCode::ACCEPTED, location, Reply(Shown::of(&export)))))
}

/// How far an export has come.
pub(super) async fn show(
    State(app): State<AppState>,
    Asked(survey): Asked,
    caller: Caller,
    path: Result<Path<(String, Uuid)>, PathRejection>,
) -> Result<Reply<Shown>, Error> {
    Ok(Reply(Shown::of(&*find(&app, &survey.about.id, &caller, path)?)))
}

/// Gives an export up, or removes its file.
pub(super) async fn remove(
    State(app): State<AppState>,
    Asked(survey): Asked,
    caller: Caller,
    path: Result<Path<(String, Uuid)>, PathRejection>,
) -> Result<StatusCode, Error> {
    app.exports.remove(&*find(&app, &survey.about.id, &caller, path)?);
    Ok(StatusCode::NO_CONTENT)
}

/// A file in any format.
pub(super) enum Files {}

impl Answered for Files {
    fn describe(operation: &mut Operation) {
        let formats = [Format::Csv, Format::Zip, Format::Xlsx, Format::Parquet, Format::Ndjson, Format::Sav];
        let bytes = json!({ "type": "string", "format": "binary" });
        operation.content.extend(formats.map(|format| (format.media_type(), bytes.clone())));
    }
}

/// The file, or the part of it that `Range` names.
pub(super) async fn file(
    State(app): State<AppState>,
    Asked(survey): Asked,
    caller: Caller,
    path: Result<Path<(String, Uuid)>, PathRejection>,
    request: Request,
) -> Result<Given<Files>, Error> {
    let export = find(&app, &survey.about.id, &caller, path)?;
    let Stage::Done(done, _) = export.state() else { return Err(Error::ExportNotReady) };
    let Ok(mut response) = ServeFile::new(app.exports.file(&export)).oneshot(request).await;
    if response.status() == StatusCode::NOT_FOUND {
        return Err(Error::UnknownExport);
    }
    let format = export.options.format;
    let name = format!("attachment; filename=\"{}.{}\"", export.survey, format.extension());
    let headers = [
        (header::CONTENT_TYPE, format.media_type().to_owned()),
        (header::CONTENT_DISPOSITION, name),
        (header::ETAG, format!("\"{}\"", done.sha256)),
    ];
    for (header, value) in headers {
        // Survey ids are letters, digits and hyphens: no value can be refused.
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(header, value);
        }
    }
    Ok(Given::new((Rows::count(done.rows), response)))
}

fn find(
    app: &AppState,
    survey: &str,
    caller: &Caller,
    path: Result<Path<(String, Uuid)>, PathRejection>,
) -> Result<Arc<Export>, Error> {
    let Path((_, id)) = path.map_err(|_| Error::UnknownExport)?;
    app.exports.get(id, caller.id(), survey).ok_or(Error::UnknownExport)
}
