//! What handlers are given beyond axum's own: failures are problem details.

use std::sync::Arc;

use axum::RequestPartsExt as _;
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, FailedToBufferBody};
use axum::extract::{FromRequest, FromRequestParts, RawPathParams, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use serde::de::DeserializeOwned;
use shared::survey::Survey;

use crate::AppState;
use crate::error::Error;

/// The survey that the path names, as it is asked now.
pub(crate) struct Asked(pub(crate) Arc<Survey>);

impl FromRequestParts<AppState> for Asked {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Error> {
        let params = parts.extract::<RawPathParams>().await.map_err(|_| Error::UnknownSurvey)?;
        let name = params.iter().find(|(key, _)| *key == "survey").map(|(_, name)| name);
        let survey = name.and_then(|name| app.surveys.get(name)).ok_or(Error::UnknownSurvey)?;
        Ok(Asked(Arc::clone(survey)))
    }
}

/// A query string of the right type; a parameter may be repeated where it is a list.
pub(crate) struct Query<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        let query = parts.uri.query().unwrap_or_default();
        serde_html_form::from_str(query).map(Query).map_err(|error| Error::BadQuery(error.to_string()))
    }
}

/// What a page of a list holds when the query does not say.
const USUAL: u32 = 100;

/// The most that a page of a list holds.
const MOST: u32 = 1000;

/// How much a page of a list is to hold, as far as the query says.
pub(crate) fn page_length(limit: Option<u32>) -> Result<u32, Error> {
    let limit = limit.unwrap_or(USUAL);
    let is_allowed = (1..=MOST).contains(&limit);
    is_allowed.then_some(limit).ok_or_else(|| Error::BadQuery(format!("`limit` must be from 1 to {MOST}")))
}

/// The longest body, in bytes: room for a hundred long answers.
pub(crate) const LONGEST_BODY: usize = 1 << 20;

/// A JSON body of the right type.
pub(crate) struct Json<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        if !is_json(request.headers()) {
            return Err(Error::NotJson);
        }
        let body = body(request, state).await?;
        serde_json::from_slice(&body).map(Json).map_err(|error| Error::BadBody(error.to_string()))
    }
}

/// The body of a request, if it is not too long.
pub(crate) async fn body<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, Error> {
    Bytes::from_request(request, state).await.map_err(|rejection| match rejection {
        BytesRejection::FailedToBufferBody(FailedToBufferBody::LengthLimitError(_)) => {
            Error::TooLarge(LONGEST_BODY)
        }
        _ => Error::BodyInterrupted,
    })
}

fn is_json(headers: &HeaderMap) -> bool {
    let media_type =
        headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let media_type = media_type.split(';').next().unwrap_or_default().trim();
    media_type.eq_ignore_ascii_case("application/json")
}
