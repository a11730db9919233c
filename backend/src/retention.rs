//! How long answers, contact details and uploads are kept: what a survey's definition promises, and deleting what is past it.
//!
//! Only the week is known in which something was given, so it goes as soon as the first day of that week is too long ago: up
//! to six days before the promise would have it, never after. An upload that was not sent may still be named in a draft: it
//! goes only when the last day of its week is too long ago.

use jiff::civil::Date;
use jiff::{Span, ToSpan as _};
use shared::definition::{Definition, Retention};
use uuid::Uuid;

use crate::clock::week;
use crate::contacts::ContactStore;
use crate::store::uploads::Which;
use crate::store::{KeptDefinition, Result, Store, StoreError};
use crate::surveys::Surveys;
use crate::uploads::{UploadError, Uploads};

/// Everything that is kept for a while.
#[derive(Clone, Copy)]
pub struct Kept<'a> {
    /// Answers, and what is known of uploads.
    pub store: &'a dyn Store,
    /// Contact details.
    pub contacts: &'a dyn ContactStore,
    /// The uploads themselves.
    pub uploads: &'a Uploads,
}

/// What is past its time in one survey, and how much of it there is or was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expired {
    /// The survey.
    pub survey: String,
    /// Responses.
    pub responses: u64,
    /// Contact details.
    pub contacts: u64,
    /// Uploads, those of the responses too.
    pub uploads: u64,
    /// The ids of the responses that were deleted.
    pub deleted: Vec<Uuid>,
}

/// Counts what is past its time `today`, and deletes it unless this `is_rehearsal`. A survey in `surveys` is held to what its
/// definition says now, another to what its last one said. Surveys of which nothing is past its time are left out.
///
/// # Errors
/// When a store fails, or keeps a definition that cannot be read. What is deleted by then stays so.
pub async fn purge(
    kept: Kept<'_>,
    surveys: &Surveys,
    today: Date,
    is_rehearsal: bool,
) -> Result<Vec<Expired>, UploadError> {
    let mut purged = Vec::new();
    for definition in kept.store.last_definitions().await? {
        let expired = Promise::of(&definition, surveys)?.purge(kept, today, is_rehearsal).await?;
        if expired.responses + expired.contacts + expired.uploads > 0 {
            purged.push(expired);
        }
    }
    if !is_rehearsal {
        // Those of responses that were deleted when their files could not be.
        kept.uploads.delete_lost().await?;
    }
    Ok(purged)
}

/// What a survey promises.
struct Promise {
    survey: String,
    closes: Option<Date>,
    retention: Retention,
}

impl Promise {
    fn of(kept: &KeptDefinition, surveys: &Surveys) -> Result<Self> {
        let (closes, retention) = if let Some(survey) = surveys.get(&kept.survey) {
            (survey.about.closes.clone(), survey.about.retention.clone())
        } else {
            let definition: Definition =
                serde_json::from_str(&kept.document).map_err(|error| StoreError::Failed(error.into()))?;
            (definition.closes, definition.retention)
        };
        let closes = closes.and_then(|closes| closes.parse().ok());
        Ok(Promise { survey: kept.survey.clone(), closes, retention })
    }

    async fn purge(self, kept: Kept<'_>, today: Date, is_rehearsal: bool) -> Result<Expired, UploadError> {
        let Promise { survey, closes, retention } = self;
        let mut expired =
            Expired { survey: survey.clone(), responses: 0, contacts: 0, uploads: 0, deleted: Vec::new() };
        let answers = first_week_kept(today, closes, retention.answer_days);
        // No file outlives the answers it belongs to.
        let uploads = answers.clone().max(first_week_kept(today, closes, retention.upload_days));
        let drafts = ago(today, retention.draft_days).map(week);
        let (sent, unsent) = (uploads.as_deref().unwrap_or_default(), drafts.as_deref().unwrap_or_default());
        let mut files = kept.store.uploads_that(Which::WereSent { survey: &survey, before: sent }).await?;
        files.extend(kept.store.uploads_that(Which::WereNotSent { survey: &survey, before: unsent }).await?);
        expired.uploads = files.len() as u64;
        if !is_rehearsal {
            kept.uploads.delete_all(&files).await?;
        }
        if let Some(before) = answers {
            expired.responses = kept.store.count_before(&survey, &before).await?;
            if !is_rehearsal {
                expired.deleted = kept.store.purge(&survey, &before).await?;
            }
        }
        if let Some(before) = first_week_kept(today, closes, retention.contact_days) {
            expired.contacts = kept.contacts.count_before(&survey, &before).await?;
            if !is_rehearsal {
                kept.contacts.purge(&survey, &before).await?;
            }
        }
        Ok(expired)
    }
}

/// The day so many days ago, if the calendar has it.
fn ago(today: Date, days: u32) -> Option<Date> {
    today.checked_sub(Span::new().try_days(i64::from(days)).ok()?).ok()
}

/// The first week of which something is still to be kept; `None` while nothing is past its time.
fn first_week_kept(today: Date, closes: Option<Date>, days: u32) -> Option<String> {
    let past = ago(today, days)?;
    match closes {
        Some(closes) if past < closes => None,
        Some(_) => Some(week(today.checked_add(7.days()).ok()?)),
        None => Some(week(past.checked_add(7.days()).ok()?)),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn without_a_closing_day_the_days_count_from_the_first_of_the_week() {
        // Given on Monday 2 March at the earliest; 30 days later is 1 April.
        let on = |day| first_week_kept(day, None, 30).unwrap();
        assert_eq!(on(date(2026, 3, 31)), "2026-W10", "the week of 2 March is kept");
        assert_eq!(on(date(2026, 4, 1)), "2026-W11", "and now it goes");
    }

    #[test]
    fn with_a_closing_day_everything_goes_at_once() {
        let on = |day| first_week_kept(day, Some(date(2026, 12, 18)), 10);
        assert_eq!(on(date(2026, 12, 27)), None);
        assert_eq!(on(date(2026, 12, 28)), Some("2027-W01".to_owned()), "this week's too");
    }

    #[test]
    fn a_very_long_time_never_ends() {
        assert_eq!(first_week_kept(date(2026, 1, 1), None, u32::MAX), None);
    }
}
