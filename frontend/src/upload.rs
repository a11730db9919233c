//! Sending a file: the only place that uses `XMLHttpRequest`, since nothing else tells how much of a body has been sent.

use shared::text::Lang;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{File, ProgressEvent, XmlHttpRequest};

use crate::json::Json;

/// A file on its way.
pub struct Upload(XmlHttpRequest);

/// What becomes of it.
pub enum News {
    /// So many per cent are sent.
    Sent(u8),
    /// It is there: all that the client wants of an [`UploadReceipt`](shared::api::UploadReceipt).
    Kept {
        /// The upload's id.
        id: String,
        /// Whether it waits for the virus scanner.
        waits: bool,
    },
    /// It is not, for a reason in the server's words; without any when the server did not get it.
    Failed(Option<String>),
}

impl Upload {
    /// Sends a file as an answer to `variable`. `tell` hears how it goes, until it is there or not, or
    /// [cancelled](Self::cancel). `None` when the browser cannot send it.
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    pub fn begin(
        survey: &str,
        variable: &str,
        file: &File,
        lang: Lang,
        tell: impl Fn(News) + 'static,
    ) -> Option<Self> {
        let request = XmlHttpRequest::new().ok()?;
        let path = format!("/api/v1/surveys/{survey}/uploads?variable={variable}");
        let name = String::from(js_sys::encode_uri_component(&file.name()));
        request.open("POST", &path).ok()?;
        request
            .set_request_header("Content-Disposition", &format!("attachment; filename*=UTF-8''{name}"))
            .ok()?;
        request.set_request_header("Accept-Language", lang.tag()).ok()?;

        let ended = request.clone();
        let listener = Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
            tell(if event.type_() == "progress" { sent(&event) } else { outcome(&ended) });
        });
        let listener = listener.into_js_value();
        let listener = Some(listener.unchecked_ref());
        request.upload().ok()?.set_onprogress(listener);
        request.set_onload(listener);
        request.set_onerror(listener);
        request.send_with_opt_blob(Some(file)).ok()?;
        Some(Upload(request))
    }

    /// Stops it. Whatever the server has of it, it deletes.
    pub fn cancel(&self) {
        // It may have ended by itself.
        let _ = self.0.abort();
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 100")]
fn sent(event: &ProgressEvent) -> News {
    News::Sent((100.0 * event.loaded() / event.total().max(1.0)) as u8)
}

fn outcome(request: &XmlHttpRequest) -> News {
    let text = request.response_text().ok().flatten().unwrap_or_default();
    let Some(reply) = Json::read(&text) else { return News::Failed(None) };
    match reply.field("id").text().filter(|_| request.status() == Ok(201)) {
        Some(id) => News::Kept { id, waits: reply.field("waits").is_true() },
        None => News::Failed(reply.field("problems").field("0").field("message").text()),
    }
}
