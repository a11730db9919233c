//! The API as the client uses it: the only place that fetches.

use gloo_timers::future::TimeoutFuture;
use js_sys::{Promise, Uint8Array};
use leptos::prelude::window;
use shared::api::Submission;
use shared::survey::{Status, Survey};
use shared::text::Lang;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Headers, RequestInit, Response};

use crate::json::{Fields, Json};
use crate::words;

/// How long to wait for the reply to what is sent, in milliseconds: the server itself gives up after 30 seconds.
const LONGEST_WAIT: u32 = 35_000;

/// The status of a reply to who asks too often.
const TOO_MANY: u16 = 429;

/// The longest time to wait before asking again, in seconds: the server counts by the minute.
const LONGEST_PAUSE: u32 = 61;

/// Why a request came to nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// No reply: offline, blocked or timed out.
    Unreachable,
    /// The server cannot answer now.
    Unavailable,
    /// The server says why not, in its [`ErrorBody`](shared::api::ErrorBody).
    Refused {
        /// The kind of error in one stable word.
        code: String,
    },
    /// A reply that is not the API's: a proxy's page, perhaps.
    Unintelligible,
}

impl Failure {
    /// Whether the server has stored this submission before, with other answers.
    pub fn is_conflict(&self) -> bool {
        matches!(self, Failure::Refused { code } if code == "submission_conflict")
    }

    /// Whether the server has said that it keeps nothing of this submission.
    pub fn is_refusal(&self) -> bool {
        matches!(self, Failure::Refused { .. }) && !self.is_conflict()
    }

    /// What happened, for whoever reads a browser's console.
    pub fn cause(&self) -> &str {
        match self {
            Failure::Unreachable => "no reply",
            Failure::Unavailable => "the server cannot answer now",
            Failure::Refused { code } => code,
            Failure::Unintelligible => "the reply is not the API's",
        }
    }
}

/// Whether a survey takes answers today: all that the client wants of a
/// [`SurveySummary`](shared::api::SurveySummary).
pub async fn status(survey: &str) -> Result<Status, Failure> {
    let summary = json(fetch(&format!("/api/v1/surveys/{survey}"), &RequestInit::new()).await?).await?;
    Status::from_name(&summary.field("status").text().unwrap_or_default()).ok_or(Failure::Unintelligible)
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

/// Sees to it that the interface speaks a language: English it knows, the words of others are sent.
pub async fn words(lang: Lang) -> Result<(), Failure> {
    if lang == Lang::En {
        return Ok(());
    }
    let texts = json(fetch(&words_address(lang), &RequestInit::new()).await?).await?.texts();
    if texts.is_some_and(words::learn) { Ok(()) } else { Err(Failure::Unintelligible) }
}

/// Where the words of a language are.
pub fn words_address(lang: Lang) -> String {
    format!("/assets/words/{}.json", lang.tag())
}

/// Sends answers. Sending the same submission again is safe: the server stores it once.
pub async fn submit(survey: &str, submission: &Submission, lang: Lang) -> Result<(), Failure> {
    // The JSON of a `Submission`.
    let body = Fields::default()
        .with("submission", submission.submission.as_str())
        .with("version", submission.version.as_str())
        .with("withdrawal_key", submission.withdrawal_key.as_deref())
        .with_answers("answers", &submission.answers)
        .write();
    let response = post(&format!("/api/v1/surveys/{survey}/responses"), &body, lang).await?;
    let is_ours = json(response).await?.field("submission").text().as_deref() == Some(&submission.submission);
    if is_ours { Ok(()) } else { Err(Failure::Unintelligible) }
}

/// Sends a JSON body that the server only ever says yes or no to.
pub async fn hand_over(path: &str, body: &str, lang: Lang) -> Result<(), Failure> {
    let response = post(path, body, lang).await?;
    if response.ok() { Ok(()) } else { json(response).await.map(|_| ()) }
}

/// Asks the server to delete uploads that will not be sent. It does so by itself in the end, so no reply is waited for.
pub fn discard(survey: &str, uploads: Vec<String>) {
    for id in uploads {
        let init = RequestInit::new();
        init.set_method("DELETE");
        let path = format!("/api/v1/surveys/{survey}/uploads/{id}");
        leptos::task::spawn_local(async move {
            let _ = fetch(&path, &init).await;
        });
    }
}

/// Posts JSON. A server that is asked too often says how long to wait, and is asked once more then.
async fn post(path: &str, body: &str, lang: Lang) -> Result<Response, Failure> {
    let response = post_once(path, body, lang).await?;
    if response.status() != TOO_MANY {
        return Ok(response);
    }
    let wait = response.headers().get("Retry-After").ok().flatten();
    let seconds = wait.and_then(|seconds| seconds.parse().ok()).unwrap_or(LONGEST_PAUSE);
    TimeoutFuture::new(LONGEST_PAUSE.min(seconds) * 1000).await;
    post_once(path, body, lang).await
}

async fn post_once(path: &str, body: &str, lang: Lang) -> Result<Response, Failure> {
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_body(&body.into());
    let headers = Headers::new().map_err(|_| Failure::Unintelligible)?;
    for (name, value) in [("Content-Type", "application/json"), ("Accept-Language", lang.tag())] {
        headers.set(name, value).map_err(|_| Failure::Unintelligible)?;
    }
    init.set_headers(&headers);
    init.set_signal(Some(&AbortSignal::timeout_with_u32(LONGEST_WAIT)));
    fetch(path, &init).await
}

#[expect(clippy::disallowed_methods, reason = "this is the door")]
async fn fetch(path: &str, init: &RequestInit) -> Result<Response, Failure> {
    let response = arrived(Ok(window().fetch_with_str_and_init(path, init))).await?;
    response.dyn_into().map_err(|_| Failure::Unintelligible)
}

async fn json(response: Response) -> Result<Json, Failure> {
    let text = arrived(response.text()).await?.as_string().unwrap_or_default();
    if response.status() >= 500 || response.status() == TOO_MANY {
        return Err(Failure::Unavailable);
    }
    let json = Json::read(&text).ok_or(Failure::Unintelligible)?;
    if response.ok() {
        return Ok(json);
    }
    Err(json.field("code").text().map_or(Failure::Unintelligible, |code| Failure::Refused { code }))
}

/// What a promise of the browser's brings; it breaks when the connection does.
async fn arrived(promise: Result<Promise, JsValue>) -> Result<JsValue, Failure> {
    let promise = promise.map_err(|_| Failure::Unreachable)?;
    JsFuture::from(promise).await.map_err(|_| Failure::Unreachable)
}
