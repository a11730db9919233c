//! The API as the client uses it: the only place that fetches.

use js_sys::{Promise, Uint8Array};
use leptos::prelude::window;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use shared::api::{Acknowledgement, ErrorBody, Submission};
use shared::survey::{Status, Survey};
use shared::text::Lang;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, RequestInit, Response};

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

impl Failure {
    /// What happened, for whoever reads a browser's console.
    pub fn cause(&self) -> &str {
        match self {
            Failure::Unreachable => "no reply",
            Failure::Unavailable => "the server cannot answer now",
            Failure::Refused(error) => &error.detail,
            Failure::Unintelligible => "the reply is not the API's",
        }
    }
}

/// Whether a survey takes answers today.
pub async fn status(survey: &str) -> Result<Status, Failure> {
    /// All that the client wants of a [`SurveySummary`](shared::api::SurveySummary).
    #[derive(Deserialize)]
    struct Summary {
        status: Status,
    }
    let summary: Summary =
        json(fetch(&format!("/api/v1/surveys/{survey}"), &RequestInit::new()).await?).await?;
    Ok(summary.status)
}

/// A survey, compiled.
pub async fn survey(id: &str) -> Result<Survey, Failure> {
    let response = fetch(&format!("/api/v1/surveys/{id}/compiled"), &RequestInit::new()).await?;
    if !response.ok() {
        return Err(Failure::Unavailable);
    }
    let buffer = arrived(response.array_buffer()).await?;
    Survey::from_bytes(&Uint8Array::new(&buffer).to_vec()).ok_or(Failure::Unintelligible)
}

/// Sends answers. Sending the same submission again is safe: the server stores it once.
pub async fn submit(survey: &str, submission: &Submission, lang: Lang) -> Result<Acknowledgement, Failure> {
    let body = serde_json::to_string(submission).map_err(|_| Failure::Unintelligible)?;
    json(post(&format!("/api/v1/surveys/{survey}/responses"), body, lang).await?).await
}

/// Sends a JSON body that the server only ever says yes or no to.
pub async fn hand_over(path: &str, body: String, lang: Lang) -> Result<(), Failure> {
    let response = post(path, body, lang).await?;
    if response.ok() { Ok(()) } else { Err(refusal(response).await?) }
}

async fn post(path: &str, body: String, lang: Lang) -> Result<Response, Failure> {
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_body(&body.into());
    let headers = Headers::new().map_err(|_| Failure::Unintelligible)?;
    for (name, value) in [("Content-Type", "application/json"), ("Accept-Language", lang.tag())] {
        headers.set(name, value).map_err(|_| Failure::Unintelligible)?;
    }
    init.set_headers(&headers);
    fetch(path, &init).await
}

#[expect(clippy::disallowed_methods, reason = "this is the door")]
async fn fetch(path: &str, init: &RequestInit) -> Result<Response, Failure> {
    let response = arrived(Ok(window().fetch_with_str_and_init(path, init))).await?;
    response.dyn_into().map_err(|_| Failure::Unintelligible)
}

async fn json<T: DeserializeOwned>(response: Response) -> Result<T, Failure> {
    if !response.ok() {
        return Err(refusal(response).await?);
    }
    let text = arrived(response.text()).await?.as_string().unwrap_or_default();
    serde_json::from_str(&text).map_err(|_| Failure::Unintelligible)
}

/// What a reply means that is not a success.
async fn refusal(response: Response) -> Result<Failure, Failure> {
    let text = arrived(response.text()).await?.as_string().unwrap_or_default();
    Ok(match serde_json::from_str::<ErrorBody>(&text) {
        Ok(error) if error.status < 500 => Failure::Refused(Box::new(error)),
        Ok(_) => Failure::Unavailable,
        Err(_) if response.status() >= 500 => Failure::Unavailable,
        Err(_) => Failure::Unintelligible,
    })
}

/// What a promise of the browser's brings; it breaks when the connection does.
async fn arrived(promise: Result<Promise, JsValue>) -> Result<JsValue, Failure> {
    let promise = promise.map_err(|_| Failure::Unreachable)?;
    JsFuture::from(promise).await.map_err(|_| Failure::Unreachable)
}
