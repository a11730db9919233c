//! What is kept: definitions, responses and tokens. The contract, whatever database keeps it.
//!
//! Nothing stored tells when or in which order responses came in: they have random ids, are listed by id, and know the
//! week they arrived in and no more. Absence is not an error: look-ups answer `None`.
//!
//! Every body of this trait passes the same suite, `tests/it/store.rs`.

pub mod sqlite;
pub mod uploads;

use async_trait::async_trait;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use shared::accept::Response;
use shared::survey::Survey;
use uuid::Uuid;

use crate::audit::{Entry, Look};
use crate::digest::Hash;
use crate::token::Token;

/// Where everything is kept. One handle serves all requests at once.
#[async_trait]
pub trait Store: uploads::Uploads + Send + Sync {
    /// Keeps a definition for good. One that is there already stays as it is, with the week it was first kept in.
    async fn keep_definition(&self, definition: &KeptDefinition) -> Result<()>;

    /// The document of a definition of `survey` that was kept.
    async fn definition(&self, survey: &str, version: &str) -> Result<Option<String>>;

    /// The versions of `survey` that were kept, each with the week it was first kept in, the latest first.
    async fn versions(&self, survey: &str) -> Result<Vec<(String, String)>>;

    /// Keeps a response, unless its submission was kept before. When this returns [`Added::Now`] the response survives
    /// the loss of the process, and as far as the machine's disk is honest the loss of power.
    ///
    /// Of any number of calls with one submission, at the same time or not, one is answered [`Added::Now`].
    ///
    /// # Errors
    /// [`StoreError::Failed`] when the version is not that of a definition that was kept.
    async fn add_response(&self, response: NewResponse) -> Result<Added>;

    /// How many responses wait to be kept.
    async fn queued(&self) -> usize;

    /// Keeps many responses at once, as durably as [`add_response`](Self::add_response) keeps one: all of them or none.
    /// Fastest in the order of their ids.
    ///
    /// # Errors
    /// [`StoreError::Failed`], and nothing is kept, when an id or a submission among them was kept before or a version is
    /// not that of a definition that was kept.
    async fn add_responses(&self, responses: Vec<NewResponse>) -> Result<()>;

    /// The body with which a submission was kept.
    async fn submission(&self, submission: &Hash) -> Result<Option<Hash>>;

    /// At most `limit` responses to a survey with an id greater than `after`, ordered by id.
    async fn responses(&self, survey: &str, after: Option<Uuid>, limit: u32) -> Result<Vec<StoredResponse>>;

    /// The responses to a survey with these ids, ordered by id; ids that none has are passed over.
    async fn responses_with(&self, survey: &str, ids: &[Uuid]) -> Result<Vec<StoredResponse>>;

    /// The ids of the responses to a survey that have all of these words in a variable, sorted: see
    /// [`words`](crate::analysis::words).
    async fn matching(&self, survey: &str, variable: &str, words: &[String]) -> Result<Vec<Uuid>>;

    /// One response to a survey.
    async fn response(&self, survey: &str, id: Uuid) -> Result<Option<StoredResponse>>;

    /// How many responses to a survey there are.
    async fn count(&self, survey: &str) -> Result<u64>;

    /// Deletes the responses to a survey with this withdrawal lock, counts them in `week`, and gives their ids. When this
    /// returns no file of the store holds them.
    async fn withdraw(&self, survey: &str, lock: &Hash, week: &str) -> Result<Vec<Uuid>>;

    /// How many responses to a survey were withdrawn, by week.
    async fn withdrawals(&self, survey: &str) -> Result<Vec<Withdrawals>>;

    /// Deletes the responses to a survey that arrived before the week `before`, as [`withdraw`](Self::withdraw) does, and
    /// gives their ids.
    async fn purge(&self, survey: &str, before: &str) -> Result<Vec<Uuid>>;

    /// How many responses to a survey arrived before the week `before`.
    async fn count_before(&self, survey: &str, before: &str) -> Result<u64>;

    /// Of every survey that was ever served, the definition that was first kept last.
    async fn last_definitions(&self) -> Result<Vec<KeptDefinition>>;

    /// Adds an entry to the audit log.
    async fn add_look(&self, look: Look) -> Result<()>;

    /// At most `limit` entries of the audit log after number `after`, of one survey or of all.
    async fn audit(&self, survey: Option<&str>, after: u64, limit: u32) -> Result<Vec<Entry>>;

    /// Keeps a token.
    async fn add_token(&self, token: &Token) -> Result<()>;

    /// The token with this hash, revoked or not.
    async fn token(&self, hash: &Hash) -> Result<Option<Token>>;

    /// Every token, revoked ones too, by name.
    async fn tokens(&self) -> Result<Vec<Token>>;

    /// Notes that the token with this id was used in `week`.
    async fn token_used(&self, id: &str, week: &str) -> Result<()>;

    /// Revokes the token with this id in `week`. Says whether there was one to revoke.
    async fn revoke_token(&self, id: &str, week: &str) -> Result<bool>;

    /// Whether the store answers.
    async fn ready(&self) -> Result<()>;

    /// Finishes what was begun and lets go of the database. Afterwards every call fails.
    async fn close(&self);
}

/// A definition to keep.
#[derive(Clone, Debug)]
pub struct KeptDefinition {
    /// The survey it defines.
    pub survey: String,
    /// Its version: the hash of the document.
    pub version: String,
    /// The definition as canonical JSON.
    pub document: String,
    /// The week it is kept in, if it is new.
    pub week: String,
}

impl KeptDefinition {
    /// The definition of a survey, to keep in `week`.
    pub fn of(survey: &Survey, week: String) -> Self {
        KeptDefinition {
            survey: survey.about.id.clone(),
            version: survey.version.clone(),
            document: survey.document.clone(),
            week,
        }
    }
}

/// A response to keep.
#[derive(Clone, Debug)]
pub struct NewResponse {
    /// Its id: random.
    pub id: Uuid,
    /// The survey it answers.
    pub survey: String,
    /// The version it answers.
    pub version: String,
    /// The week it arrives in.
    pub week: String,
    /// What the key to withdraw it must hash to; without one it cannot be withdrawn.
    pub withdrawal_lock: Option<Hash>,
    /// The hash of what names the submission.
    pub submission: Hash,
    /// The hash of all that was submitted.
    pub body: Hash,
    /// The answers.
    pub answers: Response,
}

/// What became of a response that was to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is kept, from now on.
    Now,
    /// The same submission with the same body was kept before.
    Before,
    /// The submission was kept before with another body. Nothing changed.
    Conflict,
    /// The answers name an upload that is not there, or not there for them. Nothing changed.
    WithoutUploads,
}

/// A response that was kept.
#[derive(Clone, Debug, serde::Serialize)]
pub struct StoredResponse {
    /// Its id: random.
    pub id: Uuid,
    /// The version it answers.
    pub version: String,
    /// The week it arrived in.
    pub week: String,
    /// The answers by variable, as JSON: every variable that was asked, `null` when left blank.
    pub answers: Answers,
}

/// Answers by variable, as the JSON that stands in the database: read by whoever needs them, and not before.
#[derive(Clone, Debug)]
pub struct Answers(String);

impl Answers {
    /// Answers written by this program.
    pub fn new(json: String) -> Self {
        Answers(json)
    }

    /// The JSON.
    pub fn get(&self) -> &str {
        &self.0
    }
}

impl Serialize for Answers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let json: &RawValue = serde_json::from_str(&self.0).map_err(serde::ser::Error::custom)?;
        json.serialize(serializer)
    }
}

impl StoredResponse {
    /// A response as it will be given back.
    ///
    /// # Errors
    /// When its answers cannot be written as JSON, which no answer can bring about.
    pub fn of(response: &NewResponse) -> Result<Self> {
        let answers = serde_json::to_string(&response.answers);
        let answers = Answers::new(answers.map_err(|error| StoreError::Failed(error.into()))?);
        let (version, week) = (response.version.clone(), response.week.clone());
        Ok(StoredResponse { id: response.id, version, week, answers })
    }
}

/// What is left of responses that were withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Withdrawals {
    /// The week they were withdrawn in.
    pub week: String,
    /// How many.
    pub count: u64,
}

/// The store did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused, or cannot be reached.
    #[error("the database failed: {0}")]
    Failed(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// What stands in the database cannot have been written by this program.
    #[error("the table `{table}` holds something it cannot hold: {detail}")]
    Inconsistent {
        /// The table.
        table: &'static str,
        /// What is wrong with it, without the data.
        detail: String,
    },
    /// The store was closed.
    #[error("the store is closed")]
    Closed,
}

/// What the store answers.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;
