//! What happens to uploads without anyone asking: those that waited are scanned, those that are due are deleted, and the order
//! in which they came is forgotten.

use std::time::Duration;

use jiff::{Span, civil::Date};
use shared::survey::Survey;
use uuid::Uuid;

use super::scanner::Verdict;
use super::{UploadError, Uploads};
use crate::clock::week;
use crate::store::uploads::{State, Which};
use crate::surveys::Surveys;

/// How often the scanner is asked about what waits.
const PAUSE: Duration = Duration::from_mins(1);

/// What the purge deletes, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// Their answers were not sent within the days a draft is kept.
    pub not_sent: Vec<Uuid>,
    /// Their response is gone.
    pub without_response: Vec<Uuid>,
    /// They were kept as long as the survey promises.
    pub kept_long_enough: Vec<Uuid>,
}

impl Uploads {
    /// What is due today.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn due(&self, surveys: &Surveys) -> Result<Due, UploadError> {
        let today = self.clock.today();
        let mut due = Due {
            without_response: self.store.uploads_that(Which::LostTheirResponse).await?,
            ..Due::default()
        };
        for survey in surveys.iter() {
            let id = survey.about.id.as_str();
            let unsent = last_week_due(today, survey.about.retention.draft_days);
            due.not_sent
                .extend(self.store.uploads_that(Which::WereNotSent { survey: id, week: &unsent }).await?);
            if let Some(sent) = last_week_of_sent(today, survey) {
                due.kept_long_enough
                    .extend(self.store.uploads_that(Which::WereSent { survey: id, week: &sent }).await?);
            }
        }
        due.kept_long_enough.retain(|id| !due.without_response.contains(id));
        Ok(due)
    }

    /// Deletes what is due today, and says what it was.
    ///
    /// # Errors
    /// When the database or the shelf fails; what is deleted by then stays so.
    pub async fn purge(&self, surveys: &Surveys) -> Result<Due, UploadError> {
        let due = self.due(surveys).await?;
        for id in due.not_sent.iter().chain(&due.without_response).chain(&due.kept_long_enough) {
            self.delete(*id).await?;
        }
        Ok(due)
    }

    /// Deletes the uploads whose response is gone.
    ///
    /// # Errors
    /// When the database or the shelf fails; what is deleted by then stays so.
    pub async fn delete_lost(&self) -> Result<(), UploadError> {
        for id in self.store.uploads_that(Which::LostTheirResponse).await? {
            self.delete(id).await?;
        }
        Ok(())
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

    /// Does what is due today: deletes, and forgets the order of what came this week. What fails is tried again tomorrow.
    pub(crate) async fn housekeep(&self, surveys: &Surveys) {
        if let Err(error) = self.purge(surveys).await {
            tracing::error!(%error, "uploads that are due were not all deleted");
        }
        if let Err(error) = self.forget_order().await {
            tracing::error!(%error, "the order of uploads is not forgotten");
        }
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

/// The last week whose every day is more than `days` ago.
fn last_week_due(today: Date, days: u32) -> String {
    let span = Span::new().try_days(i64::from(days) + 7).unwrap_or_default();
    week(today.saturating_sub(span))
}

/// The last week whose uploads were kept long enough: all weeks once the survey has been closed for so long, and while there is
/// no such day those that are so long ago.
fn last_week_of_sent(today: Date, survey: &Survey) -> Option<String> {
    let days = survey.about.retention.upload_days;
    let Some(closes) = survey.about.closes.as_deref().and_then(|day| day.parse::<Date>().ok()) else {
        return Some(last_week_due(today, days));
    };
    let last = closes.saturating_add(Span::new().try_days(days).unwrap_or_default());
    (today > last).then(|| week(today))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_week_is_due_when_its_sunday_is_long_enough_ago() {
        // The week of 23 November ends on Sunday the 29th.
        assert_eq!(last_week_due(date(2026, 12, 6), 7), "2026-W47");
        assert_eq!(last_week_due(date(2026, 12, 7), 7), "2026-W48");
    }
}
