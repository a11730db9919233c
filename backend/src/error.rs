//! What the API says when it does not do what was asked: RFC 9457 problem details with a stable `code`.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use shared::api::{ErrorBody, ReportedProblem};
use shared::survey::Status;

use crate::analysis::filter::BadFilter;
use crate::disclosure::Refused;
use crate::export::ExportError;
use crate::export::jobs::NotBegun;
use crate::figures::NotATable;
use crate::scopes::Scope;
use crate::store::StoreError;
use crate::uploads::UploadError;

/// The media type of problem details.
const PROBLEM_JSON: HeaderValue = HeaderValue::from_static("application/problem+json");

/// Everything the API refuses or fails to do. The messages are for the developer of a client.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error("The address leads nowhere. The documentation lists the addresses there are.")]
    NotFound,
    #[error("The address does not take this method. The header Allow lists those it takes.")]
    MethodNotAllowed,
    #[error("There is no survey with this name.")]
    UnknownSurvey,
    #[error("There is no response with this id in this survey.")]
    UnknownResponse,
    #[error("This survey invites nobody to follow-up research.")]
    NoInvitation,
    #[error("There are no contact details with this id in this survey.")]
    UnknownContact,
    #[error("This survey has no definition with this version.")]
    NoSuchVersion,
    #[error("The survey has no such upload, or its answers were sent already.")]
    UnknownUpload,
    #[error("The survey has no question with this variable that takes files.")]
    NoFilesThere,
    #[error("Give the file a name: `Content-Disposition: attachment; filename*=UTF-8''report.pdf`.")]
    NoFileName,
    #[error("The file is not kept; `problems` says why.")]
    UploadRefused(Vec<ReportedProblem>),
    #[error("The file waits for the virus scanner.")]
    InQuarantine,
    #[error("The virus scanner found something in the file, which was deleted.")]
    Infected,
    #[error("Too many files are being uploaded. It is safe to send it again.")]
    TooManyUploads,
    #[error("Files cannot be kept or read at the moment. It is safe to send the request again.")]
    UploadsFailed(#[source] UploadError),
    #[error("The survey does not take answers yet.")]
    SurveyNotOpen,
    #[error("The survey no longer takes answers.")]
    SurveyClosed,
    #[error("The query is not understood: {0}")]
    BadQuery(String),
    #[error("There is no such export, or it was removed.")]
    UnknownExport,
    #[error("The export cannot be made: {0}")]
    BadExport(String),
    #[error("The export is not made yet, or it could not be made.")]
    ExportNotReady,
    #[error("The token has too many exports. Delete one, or wait until they are a day old.")]
    TooManyExports,
    #[error("The key in Idempotency-Key was used for another export.")]
    ExportConflict,
    #[error("Idempotency-Key must have from 1 to 255 visible characters of ASCII.")]
    BadIdempotencyKey,
    #[error("The cursor is not one that this list gave out.")]
    BadCursor,
    #[error("The responses changed since this list was begun. Begin it again, or take it in one piece.")]
    CursorExpired,
    #[error("A filter makes no sense: {0}")]
    BadFilter(BadFilter),
    #[error("{0}")]
    UnknownName(String),
    #[error("This cannot be counted: {0}.")]
    NotATable(NotATable),
    #[error("This is not told: {0}.")]
    NotDisclosed(Refused),
    #[error("The body must be sent as application/json.")]
    NotJson,
    #[error("The body is longer than {0} bytes.")]
    TooLarge(usize),
    #[error("The body did not arrive in full.")]
    BodyInterrupted,
    #[error("The body is not what is documented: {0}")]
    BadBody(String),
    #[error("`submission` must be a UUID.")]
    BadSubmission,
    #[error("A key must be 64 hexadecimal digits.")]
    BadWithdrawalKey,
    #[error("`request` must be a UUID.")]
    BadRequestId,
    #[error("There is nothing in `details`.")]
    NoDetails,
    #[error("The survey was never asked in this version. Fetch the definition and carry the answers over.")]
    UnknownVersion,
    #[error("The answers do not pass; `problems` says which and why.")]
    AnswersRefused(Vec<ReportedProblem>),
    #[error("This submission was sent before with another content, which is kept. Nothing changed.")]
    SubmissionConflict,
    #[error("This address needs a token, sent as `Authorization: Bearer …`.")]
    NoToken,
    #[error("The token is not known, or it was revoked.")]
    BadToken,
    #[error("There were too many requests in a short time. Wait {0} seconds.")]
    TooManyRequests(u64),
    #[error("The token lacks the scope `{0}`.")]
    MissingScope(Scope),
    #[error("The request took too long. It is safe to send it again.")]
    TimedOut,
    #[error("The answers cannot be reached at the moment. It is safe to send the request again.")]
    StoreFailed(#[source] StoreError),
    #[error("Something went wrong here that should not have. It has been logged.")]
    Internal,
}

impl Error {
    /// Status, code and title. A code, once given out, stays.
    pub(crate) fn kind(&self) -> (StatusCode, &'static str, &'static str) {
        use StatusCode as S;
        match self {
            Error::NotFound => (S::NOT_FOUND, "not_found", "Not found"),
            Error::MethodNotAllowed => (S::METHOD_NOT_ALLOWED, "method_not_allowed", "Method not allowed"),
            Error::UnknownSurvey => (S::NOT_FOUND, "unknown_survey", "Unknown survey"),
            Error::UnknownResponse => (S::NOT_FOUND, "unknown_response", "Unknown response"),
            Error::NoInvitation => (S::NOT_FOUND, "no_invitation", "No invitation"),
            Error::UnknownContact => (S::NOT_FOUND, "unknown_contact", "Unknown contact"),
            Error::UnknownUpload => (S::NOT_FOUND, "unknown_upload", "Unknown upload"),
            Error::NoFilesThere => (S::BAD_REQUEST, "no_files_there", "No files there"),
            Error::NoFileName => (S::BAD_REQUEST, "no_file_name", "No file name"),
            Error::UploadRefused(_) => (S::UNPROCESSABLE_ENTITY, "upload_refused", "Upload refused"),
            Error::InQuarantine => (S::CONFLICT, "in_quarantine", "In quarantine"),
            Error::Infected => (S::GONE, "infected", "Infected"),
            Error::TooManyUploads => (S::TOO_MANY_REQUESTS, "too_many_uploads", "Too many uploads"),
            Error::UploadsFailed(_) => (S::SERVICE_UNAVAILABLE, "uploads_failed", "Uploads not available"),
            Error::NoSuchVersion => (S::NOT_FOUND, "unknown_version", "Unknown version"),
            Error::SurveyNotOpen => (S::FORBIDDEN, "survey_not_open", "Survey not open yet"),
            Error::SurveyClosed => (S::FORBIDDEN, "survey_closed", "Survey closed"),
            Error::BadQuery(_) => (S::BAD_REQUEST, "bad_query", "Bad query"),
            Error::UnknownExport => (S::NOT_FOUND, "unknown_export", "Unknown export"),
            Error::BadExport(_) => (S::BAD_REQUEST, "bad_export", "Bad export"),
            Error::ExportNotReady => (S::CONFLICT, "export_not_ready", "Export not ready"),
            Error::TooManyExports => (S::TOO_MANY_REQUESTS, "too_many_exports", "Too many exports"),
            Error::ExportConflict => (S::CONFLICT, "export_conflict", "Export conflict"),
            Error::BadIdempotencyKey => (S::BAD_REQUEST, "bad_idempotency_key", "Bad idempotency key"),
            Error::BadCursor => (S::BAD_REQUEST, "bad_cursor", "Bad cursor"),
            Error::CursorExpired => (S::GONE, "cursor_expired", "Cursor expired"),
            Error::BadFilter(_) => (S::BAD_REQUEST, "bad_filter", "Bad filter"),
            Error::UnknownName(_) => (S::NOT_FOUND, "unknown_name", "Unknown name"),
            Error::NotATable(_) => (S::BAD_REQUEST, "not_a_table", "Not a table"),
            Error::NotDisclosed(_) => (S::FORBIDDEN, "not_disclosed", "Not disclosed"),
            Error::NotJson => (S::UNSUPPORTED_MEDIA_TYPE, "not_json", "Not JSON"),
            Error::TooLarge(_) => (S::PAYLOAD_TOO_LARGE, "body_too_large", "Body too large"),
            Error::BodyInterrupted => (S::BAD_REQUEST, "body_interrupted", "Body interrupted"),
            Error::BadBody(_) => (S::BAD_REQUEST, "bad_body", "Bad body"),
            Error::BadSubmission => (S::BAD_REQUEST, "bad_submission", "Bad submission"),
            Error::BadWithdrawalKey => (S::BAD_REQUEST, "bad_withdrawal_key", "Bad withdrawal key"),
            Error::BadRequestId => (S::BAD_REQUEST, "bad_request_id", "Bad request id"),
            Error::NoDetails => (S::UNPROCESSABLE_ENTITY, "no_details", "No details"),
            Error::UnknownVersion => (S::UNPROCESSABLE_ENTITY, "unknown_version", "Unknown version"),
            Error::AnswersRefused(_) => (S::UNPROCESSABLE_ENTITY, "answers_refused", "Answers refused"),
            Error::SubmissionConflict => (S::CONFLICT, "submission_conflict", "Submission conflict"),
            Error::NoToken => (S::UNAUTHORIZED, "no_token", "Token needed"),
            Error::BadToken => (S::UNAUTHORIZED, "bad_token", "Token not accepted"),
            Error::TooManyRequests(_) => (S::TOO_MANY_REQUESTS, "too_many_requests", "Too many requests"),
            Error::MissingScope(_) => (S::FORBIDDEN, "missing_scope", "Scope missing"),
            Error::TimedOut => (S::SERVICE_UNAVAILABLE, "timed_out", "Timed out"),
            Error::StoreFailed(_) => (S::SERVICE_UNAVAILABLE, "store_failed", "Store not available"),
            Error::Internal => (S::INTERNAL_SERVER_ERROR, "internal", "Internal error"),
        }
    }

    /// What is sent.
    pub(crate) fn body(&self) -> ErrorBody {
        let (status, code, title) = self.kind();
        let problems = match self {
            Error::AnswersRefused(problems) | Error::UploadRefused(problems) => problems.clone(),
            _ => Vec::new(),
        };
        ErrorBody {
            kind: "about:blank".to_owned(),
            title: title.to_owned(),
            status: status.as_u16(),
            code: code.to_owned(),
            detail: self.to_string(),
            problems,
        }
    }

    /// Why a survey takes no answers, if it takes none.
    pub(crate) fn unless_open(status: Status) -> Result<(), Error> {
        match status {
            Status::Open => Ok(()),
            Status::NotYetOpen => Err(Error::SurveyNotOpen),
            Status::Closed => Err(Error::SurveyClosed),
        }
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        if let Error::StoreFailed(error) = &self {
            tracing::error!(%error, "the store failed");
        }
        if let Error::UploadsFailed(error) = &self {
            tracing::error!(%error, "uploads failed");
        }
        let (status, ..) = self.kind();
        let body = self.body();
        let wait = match &self {
            Error::TooManyRequests(seconds) => Some(*seconds),
            _ if matches!(status, StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS) => Some(5),
            _ => None,
        };
        let mut response = (status, axum::Json(body)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, PROBLEM_JSON);
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(seconds) = wait {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        Error::StoreFailed(error)
    }
}

impl From<BadFilter> for Error {
    fn from(error: BadFilter) -> Self {
        Error::BadFilter(error)
    }
}

impl From<NotATable> for Error {
    fn from(error: NotATable) -> Self {
        Error::NotATable(error)
    }
}

impl From<Refused> for Error {
    fn from(error: Refused) -> Self {
        Error::NotDisclosed(error)
    }
}

/// A refusal is put in words by the route, which knows the question.
impl From<UploadError> for Error {
    fn from(error: UploadError) -> Self {
        match error {
            UploadError::Interrupted => Error::BodyInterrupted,
            UploadError::Busy => Error::TooManyUploads,
            UploadError::Store(error) => Error::StoreFailed(error),
            error => Error::UploadsFailed(error),
        }
    }
}

impl From<getrandom::Error> for Error {
    fn from(error: getrandom::Error) -> Self {
        tracing::error!(%error, "the operating system has no randomness to give");
        Error::Internal
    }
}

impl From<NotBegun> for Error {
    fn from(error: NotBegun) -> Self {
        match error {
            NotBegun::TooMany => Error::TooManyExports,
            NotBegun::Conflict => Error::ExportConflict,
        }
    }
}

impl From<ExportError> for Error {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::BadOptions(message) => Error::BadExport(message),
            ExportError::BadFilter(error) => Error::BadFilter(error),
            ExportError::Store(error) => Error::StoreFailed(error),
            error => {
                tracing::error!(%error, "an export failed");
                Error::Internal
            }
        }
    }
}
