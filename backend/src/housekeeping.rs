//! What the server does when a day turns, and once when it starts.

use std::time::Duration;

use tokio::time::Instant;

use crate::uploads::UploadError;
use crate::{App, retention};

/// How often it looks whether a day has turned.
const LOOK: Duration = Duration::from_mins(10);

/// How often it looks whether another process wrote to the store.
const RECONCILE: Duration = Duration::from_secs(10);

impl App {
    /// What is due today: writes the contact details that are held, deletes what nobody may keep any longer, and forgets in
    /// which order files came.
    pub async fn housekeep(&self) {
        if let Err(error) = self.contacts.write_held().await {
            tracing::error!(%error, "contact details stay held until tomorrow");
        }
        if let Err(error) = self.purge().await {
            tracing::error!(%error, "not everything that is past its time was deleted");
        }
        if let Err(error) = self.uploads.forget_order().await {
            tracing::error!(%error, "the order of uploads is not forgotten");
        }
    }

    async fn purge(&self) -> Result<(), UploadError> {
        let (store, contacts, uploads) = (self.store.as_ref(), self.contacts.as_ref(), self.uploads.as_ref());
        let kept = retention::Kept { store, contacts, uploads };
        for expired in retention::purge(kept, &self.surveys, self.clock.today(), false).await? {
            self.forget(&expired.survey, &expired.deleted).await?;
        }
        Ok(())
    }

    /// Keeps figures in step with what other processes write to the store, until it is dropped.
    pub(crate) async fn reconcile_often(&self) {
        loop {
            tokio::time::sleep(RECONCILE).await;
            if let Err(error) = self.analysis.reconcile().await {
                tracing::warn!(%error, "figures may not have what other processes wrote");
            }
        }
    }

    /// Does what is due on every day from the next, until it is dropped.
    pub(crate) async fn housekeep_daily(&self) {
        let mut done = self.clock.today();
        loop {
            tokio::time::sleep(LOOK).await;
            self.exports.purge(Instant::now());
            let today = self.clock.today();
            if today != done {
                self.housekeep().await;
                done = today;
            }
        }
    }
}
