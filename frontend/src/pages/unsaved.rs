//! Says so when answers cannot be kept in the browser.

use leptos::prelude::*;

use crate::govuk::NotificationBanner;
use crate::session::Session;
use crate::storage::StorageError;
use crate::words::words;

pub(super) fn notice(session: Session) -> impl IntoView {
    let words = words(session.lang);
    move || {
        let text = match session.storage.get() {
            Ok(()) => return None,
            Err(StorageError::Denied) => words.storage_denied,
            Err(StorageError::Full) => words.storage_full,
            Err(StorageError::Unreadable) => words.storage_unreadable,
        };
        Some(view! { <NotificationBanner><p class="govuk-body">{text}</p></NotificationBanner> })
    }
}
