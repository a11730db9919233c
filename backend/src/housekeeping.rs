//! What the server does when a day turns, and once when it starts.

use std::time::Duration;

use tokio::time::Instant;

use crate::App;

/// How often it looks whether a day has turned.
const LOOK: Duration = Duration::from_mins(10);

/// How often it looks whether another process wrote to the store.
const RECONCILE: Duration = Duration::from_secs(10);

impl App {
    /// What is due today: writes the contact details that are held, and deletes uploads nobody may keep any longer.
    pub async fn housekeep(&self) {
        if let Err(error) = self.contacts.write_held().await {
            tracing::error!(%error, "contact details stay held until tomorrow");
        }
        self.uploads.housekeep(&self.surveys).await;
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
