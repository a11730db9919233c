//! The API as the client uses it: the only place that fetches.

use gloo_net::http::{Request, Response};
use serde::de::DeserializeOwned;
use shared::api::{Acknowledgement, DefinitionDocument, ErrorBody, Submission, SurveySummary};
use shared::text::Lang;

/// Why a request came to nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// No reply: offline, blocked or timed out.
    Unreachable,
    /// The server cannot answer now.
    Unavailable,
    /// The server says why not.
    Refused(Box<ErrorBody>),
    /// A reply that is not the API's: a proxy's page, perhaps.
    Unintelligible,
}

/// What a survey is and whether it takes answers.
pub async fn summary(survey: &str) -> Result<SurveySummary, Failure> {
    get(&format!("/api/v1/surveys/{survey}")).await
}

/// The definition of a survey.
pub async fn definition(survey: &str) -> Result<DefinitionDocument, Failure> {
    get(&format!("/api/v1/surveys/{survey}/definition")).await
}

/// Sends answers. Sending the same submission again is safe: the server stores it once.
#[expect(clippy::disallowed_methods, reason = "this is the door")]
pub async fn submit(survey: &str, submission: &Submission, lang: Lang) -> Result<Acknowledgement, Failure> {
    let request = Request::post(&format!("/api/v1/surveys/{survey}/responses"))
        .header("Accept-Language", lang.tag())
        .json(submission)
        .map_err(|_| Failure::Unintelligible)?;
    read(request.send().await.map_err(|_| Failure::Unreachable)?).await
}

#[expect(clippy::disallowed_methods, reason = "this is the door")]
async fn get<T: DeserializeOwned>(path: &str) -> Result<T, Failure> {
    read(Request::get(path).send().await.map_err(|_| Failure::Unreachable)?).await
}

async fn read<T: DeserializeOwned>(response: Response) -> Result<T, Failure> {
    if response.ok() {
        return response.json().await.map_err(|_| Failure::Unintelligible);
    }
    match response.json::<ErrorBody>().await {
        Ok(error) if error.status < 500 => Err(Failure::Refused(Box::new(error))),
        Ok(_) => Err(Failure::Unavailable),
        Err(_) if response.status() >= 500 => Err(Failure::Unavailable),
        Err(_) => Err(Failure::Unintelligible),
    }
}
