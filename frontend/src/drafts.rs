//! Unsent answers, kept in the browser's localStorage: the only place that touches it.

use gloo_storage::{LocalStorage, Storage};
use leptos::prelude::window;
use serde::{Deserialize, Serialize};
use shared::raw::Raw;

/// The form of what is stored. A draft of another format is left alone, never overwritten by accident.
const FORMAT: u32 = 1;

/// Unsent answers and how far their writer got.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    format: u32,
    /// The version of the definition that was answered.
    pub version: String,
    /// Names the submission these answers will become, so that sending them twice stores them once.
    pub submission: String,
    /// The code of the receipt, made with the first attempt to send, so that every attempt is the same.
    pub receipt: Option<String>,
    /// When it was last saved, in milliseconds since 1970.
    pub saved: i64,
    /// The questions the respondent has seen and continued from.
    pub passed: Vec<String>,
    /// What was typed.
    pub answers: Raw,
}

impl Draft {
    /// An empty draft.
    pub fn new(version: String, submission: String) -> Self {
        Draft {
            format: FORMAT,
            version,
            submission,
            receipt: None,
            saved: 0,
            passed: Vec::new(),
            answers: Raw::new(),
        }
    }

    /// Whether there is anything in it worth keeping.
    pub fn is_started(&self) -> bool {
        !self.answers.is_empty() || !self.passed.is_empty()
    }
}

/// Why a draft was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The browser keeps nothing for this site.
    Denied,
    /// The browser has no room, or refused this once.
    Full,
    /// What is stored there cannot be read.
    Unreadable,
}

fn key(survey: &str) -> String {
    format!("soundings:draft:{survey}")
}

/// gloo's storage panics where the browser denies it: asked first, it is never reached.
#[expect(clippy::disallowed_methods, reason = "this is the door")]
fn available() -> Result<(), StorageError> {
    match window().local_storage() {
        Ok(Some(_)) => Ok(()),
        Ok(None) | Err(_) => Err(StorageError::Denied),
    }
}

/// The draft of a survey, if there is one no older than `days`. An older one is removed.
#[expect(clippy::disallowed_methods, reason = "this is the door")]
pub fn load(survey: &str, days: u32, now: i64) -> Result<Option<Draft>, StorageError> {
    available()?;
    let stored: Option<String> = match LocalStorage::raw().get_item(&key(survey)) {
        Ok(stored) => stored,
        Err(_) => return Err(StorageError::Denied),
    };
    let Some(stored) = stored else { return Ok(None) };
    let draft: Draft = serde_json::from_str(&stored).map_err(|_| StorageError::Unreadable)?;
    if draft.format != FORMAT {
        return Err(StorageError::Unreadable);
    }
    if now - draft.saved > i64::from(days) * 86_400_000 {
        remove(survey);
        return Ok(None);
    }
    Ok(Some(draft))
}

/// Keeps a draft.
#[expect(clippy::disallowed_methods, reason = "this is the door")]
pub fn save(survey: &str, draft: &Draft) -> Result<(), StorageError> {
    available()?;
    LocalStorage::set(key(survey), draft).map_err(|_| StorageError::Full)
}

/// Removes the draft of a survey.
#[expect(clippy::disallowed_methods, reason = "this is the door")]
pub fn remove(survey: &str) {
    if available().is_ok() {
        LocalStorage::delete(key(survey));
    }
}
