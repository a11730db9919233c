//! How much uploading goes on at once. The limits are the server's as a whole, since nothing here knows who anyone is.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::Instant;

/// Uploads under way at the same time: so many temporary files of the largest size fit on any disk.
const AT_ONCE: usize = 32;

/// Uploads that may begin at one moment, and in the long run each minute.
const A_MINUTE: u32 = 240;

/// Counts uploads.
pub(super) struct Limit {
    at_once: Arc<Semaphore>,
    /// Uploads that may begin now, and when that was reckoned.
    credit: Mutex<(f64, Instant)>,
}

impl Limit {
    pub(super) fn new() -> Self {
        Limit {
            at_once: Arc::new(Semaphore::new(AT_ONCE)),
            credit: Mutex::new((f64::from(A_MINUTE), Instant::now())),
        }
    }

    /// A place for one upload, given back when it is dropped; `None` when there is none now.
    pub(super) fn enter(&self) -> Option<OwnedSemaphorePermit> {
        let place = Arc::clone(&self.at_once).try_acquire_owned().ok()?;
        let mut credit = self.credit.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let now = Instant::now();
        let grown =
            (now - credit.1).as_secs_f64() / Duration::from_mins(1).as_secs_f64() * f64::from(A_MINUTE);
        *credit = ((credit.0 + grown).min(f64::from(A_MINUTE)), now);
        if credit.0 < 1.0 {
            return None;
        }
        credit.0 -= 1.0;
        Some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_minute_brings_so_many_more() {
        let limit = Limit::new();
        let count = |limit: &Limit| (0..1000).filter(|_| limit.enter().is_some()).count();
        assert_eq!(count(&limit), 240);
        assert_eq!(count(&limit), 0);
        tokio::time::advance(Duration::from_secs(30)).await;
        assert_eq!(count(&limit), 120);
    }

    #[tokio::test(start_paused = true)]
    async fn places_are_given_back() {
        let limit = Limit::new();
        let places: Vec<_> = std::iter::from_fn(|| limit.enter()).collect();
        assert_eq!(places.len(), AT_ONCE);
        drop(places);
        assert!(limit.enter().is_some());
    }
}
