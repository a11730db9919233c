//! Contacts on their way to the database.

use std::collections::{BTreeMap, HashMap};

use uuid::Uuid;

use super::{BATCH, NewContact};
use crate::digest::Hash;

/// Contacts held in memory, by survey, in the order of their random ids: that of arrival is not kept even here.
#[derive(Default)]
pub(super) struct Held(HashMap<String, BTreeMap<Uuid, NewContact>>);

impl Held {
    /// Holds a contact. Says whether its survey's batch is now due.
    pub(super) fn add(&mut self, contact: NewContact) -> bool {
        let batch = self.0.entry(contact.survey.clone()).or_default();
        batch.entry(contact.id).or_insert(contact);
        batch.len() >= BATCH
    }

    /// The batch of a survey.
    pub(super) fn batch(&self, survey: &str) -> impl Iterator<Item = &NewContact> {
        self.0.get(survey).into_iter().flat_map(BTreeMap::values)
    }

    /// The surveys of which something is held.
    pub(super) fn surveys(&self) -> Vec<String> {
        self.0.keys().cloned().collect()
    }

    /// Lets go of a survey's batch, which was written.
    pub(super) fn written(&mut self, survey: &str) {
        self.0.remove(survey);
    }

    /// Lets go of the contacts with this withdrawal lock.
    pub(super) fn withdraw(&mut self, survey: &str, lock: &Hash) {
        if let Some(batch) = self.0.get_mut(survey) {
            batch.retain(|_, contact| contact.withdrawal_lock.as_ref() != Some(lock));
        }
    }

    /// Lets go of one contact. Says whether it was held.
    pub(super) fn remove(&mut self, survey: &str, id: Uuid) -> bool {
        self.0.get_mut(survey).is_some_and(|batch| batch.remove(&id).is_some())
    }
}
