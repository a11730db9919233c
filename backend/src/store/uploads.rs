//! What is kept of uploads beside their contents: a part of the contract of [`Store`](super::Store).
//!
//! An upload comes before its response and joins it when the answers are sent, in the transaction that keeps the response.
//! Until then its id, which nobody else knows, is all it takes to remove it or to name it in answers.

use async_trait::async_trait;
use shared::kinds::FileType;
use uuid::Uuid;

use super::Result;

/// The uploads of a store.
#[async_trait]
pub trait Uploads {
    /// Keeps an upload that belongs to no response yet.
    async fn add_upload(&self, upload: &NewUpload) -> Result<()>;

    /// An upload to a survey, whatever has become of it.
    async fn upload(&self, survey: &str, id: Uuid) -> Result<Option<StoredUpload>>;

    /// At most `limit` uploads of a survey's responses with an id greater than `after`, ordered by id.
    async fn uploads(&self, survey: &str, after: Option<Uuid>, limit: u32) -> Result<Vec<StoredUpload>>;

    /// The name that the file of an upload had.
    async fn upload_name(&self, id: Uuid) -> Result<Option<String>>;

    /// The uploads to all surveys for which this holds, ordered by id.
    async fn uploads_that(&self, are: Which<'_>) -> Result<Vec<Uuid>>;

    /// How many bytes the uploads have whose answers were not sent.
    async fn unsent_bytes(&self) -> Result<u64>;

    /// Notes what the scanner said of an upload that waited for it. One that is gone, or did not wait, stays as it is.
    async fn upload_scanned(&self, id: Uuid, state: State) -> Result<()>;

    /// Forgets an upload. Says whether there was one.
    async fn remove_upload(&self, id: Uuid) -> Result<bool>;
}

/// A question to all uploads.
#[derive(Clone, Copy, Debug)]
pub enum Which<'a> {
    /// They wait for the scanner.
    Wait,
    /// They belonged to a response that is gone.
    LostTheirResponse,
    /// They came to `survey` before a week, and were not sent.
    WereNotSent {
        /// The survey.
        survey: &'a str,
        /// The week, such as `2026-W48`; none at all came before an empty text.
        before: &'a str,
    },
    /// They came to `survey` before a week, and were sent.
    WereSent {
        /// The survey.
        survey: &'a str,
        /// The week.
        before: &'a str,
    },
    /// They came in `week`, to whatever survey.
    CameIn {
        /// The week.
        week: &'a str,
    },
    /// There is such an upload.
    Exist,
}

/// What a scanner knows of an upload's content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "UploadState")]
pub enum State {
    /// Nothing yet: it is in quarantine.
    Waiting,
    /// It may be opened.
    Clean,
    /// It held a virus, and is gone.
    Infected,
}

impl State {
    /// Its name in the database.
    pub fn name(self) -> &'static str {
        match self {
            State::Waiting => "waiting",
            State::Clean => "clean",
            State::Infected => "infected",
        }
    }
}

/// An upload to keep.
#[derive(Clone, Debug)]
pub struct NewUpload {
    /// Its id: random.
    pub id: Uuid,
    /// The survey.
    pub survey: String,
    /// The variable it is an answer to.
    pub variable: String,
    /// The week it came in.
    pub week: String,
    /// What it is.
    pub file_type: FileType,
    /// Its size in bytes, once cleaned.
    pub size: u64,
    /// Whether it waits for the scanner.
    pub state: State,
    /// The name the file had.
    pub name: String,
}

/// An upload that was kept.
#[derive(Clone, Debug)]
pub struct StoredUpload {
    /// Its id: random.
    pub id: Uuid,
    /// The variable it is an answer to.
    pub variable: String,
    /// The week it came in.
    pub week: String,
    /// What it is.
    pub file_type: FileType,
    /// Its size in bytes.
    pub size: u64,
    /// What the scanner knows of it.
    pub state: State,
    /// Whether its answers were sent.
    pub is_sent: bool,
    /// The response it belongs to: none before the answers are sent, and none when the response is gone.
    pub response: Option<Uuid>,
}
