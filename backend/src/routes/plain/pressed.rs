//! What a press sends: a form, with files in it where the page asks for some.
//!
//! Files are received one after the other as the body arrives, as [`uploads`](crate::routes::uploads) receives those that
//! browsers send by themselves, and none is held in memory.

use axum::RequestExt as _;
use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::extract::rejection::FormRejection;
use axum::extract::{DefaultBodyLimit, Form, Request};
use axum::http::{StatusCode, header};
use frontend::plain::{Arrival, Damaged, Draft, Page, Press, Typed};
use shared::kinds::Kind;
use shared::problem::{BadFile, Mistake, Problem};
use shared::survey::Question;

use super::Desk;
use crate::error::Error;
use crate::extract::LONGEST_BODY;
use crate::limits::Sent;
use crate::uploads::{Incoming, UploadError};

/// The longest body with files in it, in bytes: room for more than any question takes, so that who sends too much is told
/// so beside the question.
const LONGEST_FORM: usize = 200_000_000;

/// What came instead of a press: how to answer it.
type Refusal = (StatusCode, Page<'static>);

impl Desk<'_> {
    /// Reads a press.
    pub(super) async fn read(&self, mut request: Request) -> Result<(Press, Option<Draft>, Typed), Refusal> {
        // A form on another site can be filled in beforehand, and pressed by a script in a visitor's name.
        if self.headers.get("sec-fetch-site").is_some_and(|site| site == "cross-site") {
            return Err((StatusCode::FORBIDDEN, Page::Foreign));
        }
        let (pairs, files) = if has_files(&request) {
            DefaultBodyLimit::max(LONGEST_FORM).apply(&mut request);
            let form = request.extract::<Multipart, _>().await;
            self.receive(form.map_err(|rejection| damaged(rejection.status()))?).await?
        } else {
            let form = request.extract::<Form<Vec<(String, String)>>, _>().await;
            let Form(pairs) = form.map_err(|rejection: FormRejection| damaged(rejection.status()))?;
            (pairs, Vec::new())
        };
        Typed::read(pairs, files).map_err(|Damaged| damaged(StatusCode::BAD_REQUEST))
    }

    /// Reads a form with files in it.
    async fn receive(&self, mut form: Multipart) -> Result<(Vec<(String, String)>, Vec<Arrival>), Refusal> {
        let (mut pairs, mut files, mut length) = (Vec::new(), Vec::new(), 0);
        while let Some(mut field) = form.next_field().await.map_err(|error| broken(&error))? {
            let Some(name) = field.name().map(str::to_owned) else { continue };
            if field.file_name().is_some() {
                files.extend(self.take(&name, field).await);
                continue;
            }
            let mut text = Vec::new();
            while let Some(piece) = field.chunk().await.map_err(|error| broken(&error))? {
                length += piece.len();
                if length > LONGEST_BODY {
                    return Err((StatusCode::PAYLOAD_TOO_LARGE, Page::TooLong));
                }
                text.extend_from_slice(&piece);
            }
            let text = String::from_utf8(text).map_err(|_| damaged(StatusCode::BAD_REQUEST))?;
            pairs.push((name, text));
        }
        Ok((pairs, files))
    }

    /// Receives a file; `None` when none was chosen, or none belongs there.
    async fn take(&self, variable: &str, field: Field<'_>) -> Option<Arrival> {
        // Some browsers give the path.
        let name = field.file_name()?.rsplit(['/', '\\']).next()?.trim().to_owned();
        let form = &self.current.form;
        let at = form.variable(variable)?;
        let question: &Question = &form.questions[form.variables[at].question];
        let Kind::File(kind) = &question.kind else { return None };
        let is_taken = Error::unless_open(self.status).is_ok() && question.main(form) == Some(at);
        if name.is_empty() || !is_taken {
            return None;
        }
        let refused = |file| Problem::new(question.id(), variable, Mistake::BadFile(file));
        if self.app.limits.take(Sent::Uploads, self.visitor).is_err() {
            return Some(Arrival { variable: variable.to_owned(), outcome: Err(refused(BadFile::Lost)) });
        }
        let incoming = Incoming { survey: &self.current.about.id, variable, kind, name: &name };
        let outcome = self.app.uploads.receive(incoming, field).await.map_err(|error| {
            refused(match error {
                UploadError::Refused(file) => file,
                error => {
                    tracing::warn!(%error, "a file that came with a plain page is not kept");
                    BadFile::Lost
                }
            })
        });
        let outcome = outcome.map(|received| (received.id.simple().to_string(), received.name));
        Some(Arrival { variable: variable.to_owned(), outcome })
    }
}

/// Whether a request brings a form that may have files in it.
pub(crate) fn has_files(request: &Request) -> bool {
    let media_type = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    media_type.is_some_and(|media_type| media_type.trim_start().starts_with("multipart/form-data"))
}

fn broken(error: &MultipartError) -> Refusal {
    damaged(error.status())
}

fn damaged(code: StatusCode) -> Refusal {
    match code {
        StatusCode::PAYLOAD_TOO_LARGE => (code, Page::TooLong),
        code => (code, Page::Damaged),
    }
}
