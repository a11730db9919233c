//! The survey as plain HTML: its pages, and what the press of a button on one leads to.

mod invitation;
mod pressed;
mod withdrawal;

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};
use frontend::address::{Address, language};
use frontend::plain::{Draft, Page, Press, Step, Typed, turn};
use shared::receipt::Receipt;
use shared::survey::{Status, Survey};
use shared::text::Lang;
use uuid::Uuid;

use super::submissions;
use crate::AppState;
use crate::error::Error;
use crate::extract::{Asked, Json};
use crate::limits::{Sent, Visitor};
use crate::random;

pub(super) use pressed::has_files;

/// `GET /{survey}/plain`, the start page, and `GET /{survey}/plain/{page}`, what else is the same for everyone.
pub(super) async fn page(State(app): State<AppState>, uri: Uri, headers: HeaderMap) -> Response {
    let (survey, lang, page) = survey_and_page(&uri);
    let page = page.trim_start_matches("plain").trim_start_matches('/');
    match app.surveys.get(survey) {
        Some(survey) => app.pages.plain(survey, survey.status(&app.today()), (lang, page), &headers),
        None => app.pages.not_found(&headers),
    }
}

/// `POST /{survey}/plain`, `/{survey}/plain/invitation` and `/{survey}/plain/withdraw`: a button was pressed. Also
/// `POST /{survey}/{page}`, from a page that the client has not taken over yet, or never will.
pub(super) async fn press(
    State(app): State<AppState>,
    uri: Uri,
    headers: HeaderMap,
    visitor: Visitor,
    request: Request,
) -> Response {
    let (survey, lang, page) = survey_and_page(&uri);
    let Some(current) = app.surveys.get(survey) else { return app.pages.not_found(&headers) };
    let status = current.status(&app.today());
    let desk = Desk { app: &app, current, status, headers: &headers, visitor: &visitor, lang };
    if let Err(error) = app.limits.take(Sent::Presses, &visitor) {
        return desk.refuse(current, error, &Page::Unavailable);
    }
    match desk.read(request).await {
        Ok((_, _, typed)) if matches!(page, "plain/invitation" | "invitation") => desk.invite(&typed).await,
        Ok((_, _, typed)) if matches!(page, "plain/withdraw" | "withdraw") => desk.withdraw(&typed).await,
        Ok((press, draft, typed)) => desk.answer(&press, draft, &typed, page).await,
        Err((code, page)) => desk.reply(current, code, &page),
    }
}

/// The survey, the language and the page in an address.
fn survey_and_page(uri: &Uri) -> (&str, Lang, &str) {
    let path = uri.path().trim_matches('/');
    let (survey, rest) = path.split_once('/').unwrap_or((path, ""));
    let (lang, page) = language(rest);
    (survey, lang, page)
}

/// Where a press is answered.
struct Desk<'a> {
    app: &'a AppState,
    current: &'a Arc<Survey>,
    status: Status,
    headers: &'a HeaderMap,
    visitor: &'a Visitor,
    lang: Lang,
}

impl Desk<'_> {
    async fn answer(&self, press: &Press, draft: Option<Draft>, typed: &Typed, page: &str) -> Response {
        let begun = match draft {
            Some(draft) => self.survey_of(&draft).await.map(|survey| (draft, survey)),
            None => self.begin(page).map(|draft| (draft, Arc::clone(self.current))),
        };
        let (mut draft, survey) = match begun {
            Ok(begun) => begun,
            Err(error) => return self.refuse(self.current, error, &Page::Unavailable),
        };
        draft.fit(&survey);
        if let Press::Remove(id) = press {
            self.remove(id).await;
        }
        let step = turn(&survey, &mut draft, press, typed);
        if let (Step::Send, Some(submission)) = (&step, draft.submission()) {
            let (app, asked) = (State(Arc::clone(self.app)), Asked(Arc::clone(self.current)));
            let sent = submissions::create(app, asked, self.headers.clone(), Ok(Json(submission))).await;
            return match sent {
                Ok(_) => self.reply(&survey, StatusCode::OK, &Page::Sent(&draft)),
                Err(error) => self.refuse(&survey, error, &Page::NotSent(&draft)),
            };
        }
        if let Err(error) = Error::unless_open(self.status) {
            return self.refuse(&survey, error, &Page::NotOpen);
        }
        if step == Step::CheckAnswers && draft.receipt.is_none() {
            draft.receipt = match random::bytes() {
                Ok(bytes) => Some(Receipt::new(bytes).code()),
                Err(error) => return self.refuse(&survey, error.into(), &Page::Unavailable),
            };
        }
        self.reply(&survey, StatusCode::OK, &Page::Step(&draft, &step))
    }

    /// Deletes a file whose answers were not sent; what cannot be deleted now, the purge deletes.
    async fn remove(&self, id: &str) {
        if let Ok(id) = Uuid::try_parse(id) {
            let _ = self.app.uploads.remove_unsent(&self.current.about.id, id).await;
        }
    }

    /// The survey in the version that a draft answers, or as it is asked now.
    async fn survey_of(&self, draft: &Draft) -> Result<Arc<Survey>, Error> {
        let survey = self.app.versions.get(self.current, &draft.version).await?;
        Ok(survey.unwrap_or_else(|| Arc::clone(self.current)))
    }

    /// A new draft for whoever is at `page`.
    fn begin(&self, page: &str) -> Result<Draft, Error> {
        let submission = random::id()?.to_string();
        Ok(match Address::parse(self.current, page) {
            Address::Questions(page) => Draft::on_page(self.current, submission, page),
            _ => Draft::new(self.current, submission),
        })
    }

    /// Says what is the matter; `failed` is said when it is the server's fault.
    fn refuse(&self, survey: &Arc<Survey>, error: Error, failed: &Page) -> Response {
        let page = match error {
            Error::SurveyNotOpen | Error::SurveyClosed => &Page::NotOpen,
            Error::SubmissionConflict => &Page::SentBefore,
            Error::StoreFailed(_) | Error::TimedOut | Error::Internal | Error::TooManyRequests(_) => failed,
            _ => &Page::Damaged,
        };
        let refusal = error.into_response();
        let mut reply = self.reply(survey, refusal.status(), page);
        if let Some(wait) = refusal.headers().get(header::RETRY_AFTER) {
            reply.headers_mut().insert(header::RETRY_AFTER, wait.clone());
        }
        reply
    }

    fn reply(&self, survey: &Arc<Survey>, code: StatusCode, page: &Page) -> Response {
        self.app.pages.pressed(survey, self.status, code, page, self.lang)
    }
}
