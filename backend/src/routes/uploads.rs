//! `POST /surveys/{survey}/uploads` and `DELETE …/uploads/{upload}`: a respondent uploads a file, or thinks better of it.

use axum::Json as Reply;
use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use serde::Deserialize;
use shared::api::{ReportedProblem, UploadReceipt};
use shared::kinds::Kind;
use shared::problem::{Mistake, Problem};
use uuid::Uuid;

use crate::AppState;
use crate::error::Error;
use crate::extract::{Asked, Query};
use crate::lang::preferred;
use crate::store::uploads::State as Scanned;
use crate::uploads::{Incoming, UploadError};

#[derive(Deserialize)]
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
    let name = file_name(&headers).ok_or(Error::NoFileName)?;
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
fn file_name(headers: &HeaderMap) -> Option<String> {
    let disposition = headers.get(header::CONTENT_DISPOSITION)?.to_str().ok()?;
    let (_, encoded) = disposition.split_once("filename*=UTF-8''")?;
    let encoded = encoded.split(';').next()?.trim();
    let name = percent_encoding::percent_decode_str(encoded).decode_utf8().ok()?;
    // Some browsers give the path, some systems let a name contain one.
    let name = name.rsplit(['/', '\\']).next()?.trim();
    (!name.is_empty()).then(|| name.to_owned())
}
