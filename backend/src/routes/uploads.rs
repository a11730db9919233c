//! `POST /surveys/{survey}/uploads` and `DELETE …/uploads/{upload}`: a respondent uploads a file, or thinks better of it.

use axum::Json as Reply;
use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{FromRequestParts, Path, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use shared::api::{ReportedProblem, UploadReceipt};
use shared::kinds::Kind;
use shared::problem::{Mistake, Problem};
use uuid::Uuid;

use crate::AppState;
use crate::error::Error;
use crate::extract::{Asked, Query};
use crate::lang::preferred;
use crate::openapi::{Argument, Operation, parameter};
use crate::store::uploads::State as Scanned;
use crate::uploads::{Incoming, UploadError};

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    /// The variable the file is an answer to.
    variable: String,
}

/// Takes a file, as the body of the request.
pub(super) async fn create(
    State(app): State<AppState>,
    Asked(survey): Asked,
    wanted: Result<Query<Wanted>, Error>,
    name: Result<FileName, Error>,
    headers: HeaderMap,
    body: Body,
) -> Result<(StatusCode, Reply<UploadReceipt>), Error> {
    Error::unless_open(survey.status(&app.today()))?;
    let Query(Wanted { variable }) = wanted?;
    let at = survey.form.variable(&variable).ok_or(Error::NoFilesThere)?;
    let question = &survey.form.questions[survey.form.variables[at].question];
    let Kind::File(kind) = &question.kind else { return Err(Error::NoFilesThere) };
    if question.main(&survey.form) != Some(at) {
        return Err(Error::NoFilesThere);
    }
    let FileName(name) = name?;
    let incoming = Incoming { survey: &survey.about.id, variable: &variable, kind, name: &name };
    match app.uploads.receive(incoming, body.into_data_stream()).await {
        Ok(received) => {
            let id = received.id.simple().to_string();
            let waits = received.state == Scanned::Waiting;
            let receipt = UploadReceipt { id, name: received.name, size: received.size, waits };
            Ok((StatusCode::CREATED, Reply(receipt)))
        }
        Err(UploadError::Refused(file)) => {
            let problem = Problem::new(question.id(), &variable, Mistake::BadFile(file));
            let message = problem.message(&survey.form, preferred(&headers));
            Err(Error::UploadRefused(vec![ReportedProblem::new(&problem, message)]))
        }
        Err(error) => Err(error.into()),
    }
}

/// Deletes a file whose answers were not sent.
pub(super) async fn remove(
    State(app): State<AppState>,
    Asked(survey): Asked,
    path: Result<Path<(String, Uuid)>, PathRejection>,
) -> Result<StatusCode, Error> {
    let Path((_, id)) = path.map_err(|_| Error::UnknownUpload)?;
    let was_there = app.uploads.remove_unsent(&survey.about.id, id).await?;
    if was_there { Ok(StatusCode::NO_CONTENT) } else { Err(Error::UnknownUpload) }
}

/// The name in `Content-Disposition: attachment; filename*=UTF-8''…` (RFC 8187).
pub(super) struct FileName(String);

impl<S: Send + Sync> FromRequestParts<S> for FileName {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        file_name(&parts.headers).map(FileName).ok_or(Error::NoFileName)
    }
}

impl Argument for FileName {
    fn describe(operation: &mut Operation) {
        let schema = json!({
            "type": "string",
            "pattern": "^attachment; filename\\*=UTF-8''[A-Za-z0-9._-]+$",
            "description": "The name of the file (RFC 8187)",
            "examples": ["attachment; filename*=UTF-8''report.pdf"],
        });
        operation.parameters.push(parameter("header", "Content-Disposition", true, schema));
        operation.errors.push(Error::NoFileName);
    }
}

fn file_name(headers: &HeaderMap) -> Option<String> {
    let disposition = headers.get(header::CONTENT_DISPOSITION)?.to_str().ok()?;
    let (_, encoded) = disposition.split_once("filename*=UTF-8''")?;
    let encoded = encoded.split(';').next()?.trim();
    let name = percent_encoding::percent_decode_str(encoded).decode_utf8().ok()?;
    // Some browsers give the path, some systems let a name contain one.
    let name = name.rsplit(['/', '\\']).next()?.trim();
    (!name.is_empty()).then(|| name.to_owned())
}
