//! `POST /surveys/{survey}/contacts`: a respondent takes up the invitation. `GET` and `DELETE`: whoever organises the
//! follow-up research reads the contact details and deletes them.
//!
//! Nothing of a response is sent, asked for or looked at here, and no log line tells one contact from another.

use axum::Extension;
use axum::Json as Reply;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use shared::accept::accept;
use shared::api::Contact;
use shared::survey::{Form, Survey};
use uuid::Uuid;

use super::audit::Rows;
use super::submissions::{lock, report, without_uploads};
use crate::AppState;
use crate::contacts::{NewContact, StoredContact, csv};
use crate::digest::sha256;
use crate::error::Error;
use crate::extract::{Asked, Json, Query};
use crate::lang::preferred;
use crate::openapi::{Csv, Given};

/// Takes contact details. Sending the same request again is safe: they are kept once.
pub(super) async fn create(
    State(app): State<AppState>,
    Asked(survey): Asked,
    headers: HeaderMap,
    body: Result<Json<Contact>, Error>,
) -> Result<StatusCode, Error> {
    Error::unless_open(survey.status(&app.today()))?;
    let form = invitation(&survey)?;
    let Json(sent) = body?;
    let id = id(&survey.about.id, &sent)?;
    let withdrawal_lock = sent.withdrawal_key.as_deref().map(lock).transpose()?;
    if sent.details.is_empty() {
        return Err(Error::NoDetails);
    }
    let details = accept(form, &sent.details)
        .and_then(|details| without_uploads(form, details))
        .map_err(|problems| Error::AnswersRefused(report(form, problems, preferred(&headers))))?;
    let survey = survey.about.id.clone();
    app.contacts.add(NewContact { id, survey, withdrawal_lock, details }).await?;
    Ok(StatusCode::ACCEPTED)
}

fn invitation(survey: &Survey) -> Result<&Form, Error> {
    survey.follow_up.as_deref().ok_or(Error::NoInvitation)
}

/// The id of a contact: as random as the UUID its sender drew for it, and the same for the same request, so that there is
/// nothing else to recognise a repetition by.
fn id(survey: &str, sent: &Contact) -> Result<Uuid, Error> {
    let uuid = Uuid::parse_str(&sent.request).map_err(|_| Error::BadRequestId)?;
    let everything =
        serde_json::to_vec(&(survey, sent)).map_err(|error| Error::BadBody(error.to_string()))?;
    let hash = sha256([uuid.as_bytes(), &everything[..]]);
    Uuid::from_slice(&hash[..16]).map_err(|_| Error::Internal)
}

/// The contacts of a survey.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Contacts")]
pub(super) struct Listed {
    /// How many there are.
    n: usize,
    /// All of them, ordered by id: by chance.
    contacts: Vec<StoredContact>,
}

/// Every contact that was written.
pub(super) async fn list(
    State(app): State<AppState>,
    Asked(survey): Asked,
) -> Result<(Extension<Rows>, Reply<Listed>), Error> {
    let contacts = app.contacts.contacts(&survey.about.id).await?;
    Ok((Rows::of(&contacts), Reply(Listed { n: contacts.len(), contacts })))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    /// 1 for Excel: with a byte-order mark, and with an apostrophe before texts that it would take for formulas.
    excel: Option<u8>,
}

/// The same as CSV.
pub(super) async fn export(
    State(app): State<AppState>,
    Asked(survey): Asked,
    wanted: Result<Query<Wanted>, Error>,
) -> Result<Given<Csv>, Error> {
    let Query(Wanted { excel }) = wanted?;
    let known: Vec<&str> = survey
        .follow_up
        .iter()
        .flat_map(|form| &form.variables)
        .map(|variable| variable.name.as_str())
        .collect();
    let contacts = app.contacts.contacts(&survey.about.id).await?;
    let csv = csv::write(&contacts, &known, excel == Some(1)).map_err(|_| Error::Internal)?;
    let name = format!("attachment; filename=\"{}-contacts.csv\"", survey.about.id);
    let headers =
        [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok(Given::new((Rows::of(&contacts), headers, csv)))
}

/// Deletes one contact.
pub(super) async fn delete(
    State(app): State<AppState>,
    Asked(survey): Asked,
    path: Result<Path<(String, Uuid)>, PathRejection>,
) -> Result<(Extension<Rows>, StatusCode), Error> {
    let Path((_, id)) = path.map_err(|_| Error::UnknownContact)?;
    let is_deleted = app.contacts.delete(&survey.about.id, id).await?;
    if is_deleted { Ok((Rows::one(), StatusCode::NO_CONTENT)) } else { Err(Error::UnknownContact) }
}
