//! Contact details given for follow-up research: a store of their own, so that nobody can join them to answers.
//!
//! - What is given is first held in memory, where no list, log or file shows it, and written in batches of at least
//!   [`BATCH`] of one survey, ordered by random ids. Whoever compares copies of the files made at different times learns
//!   that a contact is one of a batch, not which response came before it.
//! - A batch that does not fill up is written once a day and when the store is closed: see
//!   [`ContactStore::write_held`].
//! - The week of a contact is that of its batch, so that the turn of a week singles out nobody.
//!
//! The price is durability: a contact is acknowledged when it is held. An orderly stop writes it; a crash, or the loss of
//! power, loses what is held then, at most nine contacts of each survey. A file on disk that held them sooner would stand
//! there next to the log of the answers that came in with them.

pub(crate) mod csv;
mod held;
pub mod sqlite;

use async_trait::async_trait;
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use shared::accept::Response;
use uuid::Uuid;

use crate::digest::Hash;
use crate::store::Result;

/// The fewest contacts of a survey that are written together while the server runs and the day lasts: the size below which
/// no group is shown either.
pub const BATCH: usize = 10;

/// Where contact details are kept, apart from everything else.
#[async_trait]
pub trait ContactStore: Send + Sync {
    /// Takes contact details. When this returns they are held, and written with the batch they belong to. Calls with the
    /// same id keep one contact: the first.
    ///
    /// # Errors
    /// When the batch it completes cannot be written: it is then not held either.
    async fn add(&self, contact: NewContact) -> Result<()>;

    /// Writes what is held, however few they are.
    async fn write_held(&self) -> Result<()>;

    /// Every contact of a survey that was written, ordered by id.
    async fn contacts(&self, survey: &str) -> Result<Vec<StoredContact>>;

    /// Deletes one contact. Says whether it was there.
    async fn delete(&self, survey: &str, id: Uuid) -> Result<bool>;

    /// Deletes the contacts of a survey with this withdrawal lock, held ones too. When this returns no file holds them.
    async fn withdraw(&self, survey: &str, lock: &Hash) -> Result<()>;

    /// Deletes the contacts of a survey that were written before the week `before`, and says how many.
    async fn purge(&self, survey: &str, before: &str) -> Result<u64>;

    /// How many contacts of a survey were written before the week `before`.
    async fn count_before(&self, survey: &str, before: &str) -> Result<u64>;

    /// Whether the store answers.
    async fn ready(&self) -> Result<()>;

    /// Writes what is held and lets go of the database. Afterwards every call fails.
    async fn close(&self);
}

/// Contact details to keep.
#[derive(Clone)]
pub struct NewContact {
    /// Its id: random, and never that of anything else.
    pub id: Uuid,
    /// The survey whose invitation was taken.
    pub survey: String,
    /// What the key to withdraw it must hash to; without one it cannot be withdrawn.
    pub withdrawal_lock: Option<Hash>,
    /// The answers to the invitation.
    pub details: Response,
}

/// Contact details that were kept.
#[derive(Clone, Debug, serde::Serialize, schemars::JsonSchema)]
pub struct StoredContact {
    /// Its id: random.
    pub id: Uuid,
    /// The week its batch was written in.
    pub week: String,
    /// The answers to the invitation by variable, as JSON; `null` when left blank.
    #[schemars(with = "Map<String, Value>")]
    pub details: Box<RawValue>,
}
