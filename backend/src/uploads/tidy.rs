//! What happens to uploads without anyone asking: those that waited are scanned, those that nothing refers to are deleted, and
//! the order in which they came is forgotten. What is past its time is deleted by [`crate::retention`].

use std::time::Duration;

use uuid::Uuid;

use super::scanner::Verdict;
use super::{UploadError, Uploads};
use crate::clock::week;
use crate::store::uploads::{State, Which};

/// How often the scanner is asked about what waits.
const PAUSE: Duration = Duration::from_mins(1);

impl Uploads {
    /// Deletes these uploads.
    ///
    /// # Errors
    /// When the database or the shelf fails; what is deleted by then stays so.
    pub async fn delete_all(&self, ids: &[Uuid]) -> Result<(), UploadError> {
        for id in ids {
            self.delete(*id).await?;
        }
        Ok(())
    }

    /// Deletes the uploads whose response is gone.
    ///
    /// # Errors
    /// When the database or the shelf fails; what is deleted by then stays so.
    pub async fn delete_lost(&self) -> Result<(), UploadError> {
        self.delete_all(&self.store.uploads_that(Which::LostTheirResponse).await?).await
    }

    /// Has everything in quarantine scanned. What holds a virus is deleted; of what was sent, it stays known that it did.
    ///
    /// # Errors
    /// When the scanner, the database or the shelf fails; what was not scanned by then waits on.
    pub async fn scan_waiting(&self) -> Result<(), UploadError> {
        let Some(scanner) = &self.scanner else { return Ok(()) };
        for id in self.store.uploads_that(Which::Wait).await? {
            let content = match self.shelf.get(id).await {
                // It is being kept, or deleted, at this moment.
                Err(object_store::Error::NotFound { .. }) => continue,
                content => content?,
            };
            match scanner.scan(super::arrival::collect(&self.scratch, content).await?).await? {
                Verdict::Clean => self.store.upload_scanned(id, State::Clean).await?,
                Verdict::Infected => {
                    self.store.upload_scanned(id, State::Infected).await?;
                    self.shelf.delete(id).await?;
                }
            }
        }
        Ok(())
    }

    /// Keeps the contents of this week's uploads anew in the order of their ids, so that neither the times nor the places of
    /// files tell more than the day this was last done. Since it is done every day, that is the same day for a whole week.
    ///
    /// # Errors
    /// When the database or the shelf fails.
    pub async fn forget_order(&self) -> Result<(), UploadError> {
        let today = self.clock.today();
        let ids = self.store.uploads_that(Which::CameIn { week: &week(today) }).await?;
        Ok(self.shelf.rewrite(&ids, today).await?)
    }

    /// Deletes contents that nothing refers to: what a crash left behind. Only before the first upload is received.
    ///
    /// # Errors
    /// When the database or the folder fails.
    pub async fn sweep(&self) -> Result<(), UploadError> {
        let known = self.store.uploads_that(Which::Exist).await?;
        Ok(self.shelf.sweep(&known)?)
    }

    /// Has the scanner look at what waits, again and again, until it is dropped.
    pub(crate) async fn scan_what_waits(&self) {
        loop {
            tokio::time::sleep(PAUSE).await;
            if let Err(error) = self.scan_waiting().await {
                tracing::warn!(%error, "uploads in quarantine could not be scanned");
            }
        }
    }
}
