//! Unsent answers, as they are kept on the device.

use shared::raw::Raw;

use crate::clock::DAY;
use crate::json::{Fields, Json};
use crate::storage::{self, Place, StorageError};

/// The form of what is stored. A draft of another format is left alone, never overwritten by accident.
const FORMAT: f64 = 1.0;

/// Unsent answers and how far their writer got.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The version of the definition that was answered.
    pub version: String,
    /// Names the submission these answers will become, so that sending them twice stores them once.
    pub submission: String,
    /// The code of the receipt, made with the first attempt to send, so that every attempt is the same.
    pub receipt: Option<String>,
    /// Whether an attempt to send them ended without word from the server: then they may be stored already.
    pub may_be_sent: bool,
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
            version,
            submission,
            receipt: None,
            may_be_sent: false,
            saved: 0,
            passed: Vec::new(),
            answers: Raw::new(),
        }
    }

    /// Reads what [`write`](Self::write) wrote; `None` for anything else.
    #[expect(clippy::cast_possible_truncation, reason = "a whole number, far below 2^53")]
    fn read(text: &str) -> Option<Self> {
        let json = Json::read(text).filter(|json| json.field("format").number() == Some(FORMAT))?;
        Some(Draft {
            version: json.field("version").text()?,
            submission: json.field("submission").text()?,
            receipt: json.field("receipt").text(),
            may_be_sent: json.field("may_be_sent").is_true(),
            saved: json.field("saved").number()? as i64,
            passed: json.field("passed").texts()?,
            answers: json.field("answers").answers()?,
        })
    }

    /// The draft as JSON.
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    fn write(&self) -> String {
        Fields::default()
            .with("format", FORMAT)
            .with("version", self.version.as_str())
            .with("submission", self.submission.as_str())
            .with("receipt", self.receipt.as_deref())
            .with("may_be_sent", self.may_be_sent)
            .with("saved", self.saved as f64)
            .with_texts("passed", &self.passed)
            .with_answers("answers", &self.answers)
            .write()
    }

    /// Whether there is anything in it worth keeping.
    pub fn is_started(&self) -> bool {
        !self.answers.is_empty() || !self.passed.is_empty()
    }
}

fn name(survey: &str) -> String {
    format!("soundings:draft:{survey}")
}

/// The draft of a survey, if there is one no older than `days`. An older one is removed.
pub fn load(survey: &str, days: u32, now: i64) -> Result<Option<Draft>, StorageError> {
    let Some(stored) = storage::read(Place::Device, &name(survey))? else { return Ok(None) };
    let draft = Draft::read(&stored).ok_or(StorageError::Unreadable)?;
    if now - draft.saved > i64::from(days) * DAY {
        remove(survey);
        return Ok(None);
    }
    Ok(Some(draft))
}

/// Keeps a draft.
pub fn save(survey: &str, draft: &Draft) -> Result<(), StorageError> {
    storage::write(Place::Device, &name(survey), &draft.write())
}

/// Removes the draft of a survey.
pub fn remove(survey: &str) {
    storage::remove(Place::Device, &name(survey));
}
