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
    /// How often it was saved: tells one tab that another has saved since.
    pub revision: f64,
    /// When it was last saved, in milliseconds since 1970.
    pub saved: i64,
    /// The questions the respondent has seen and continued from.
    pub passed: Vec<String>,
    /// What was typed.
    pub answers: Raw,
    /// What the files of uploads are called, by id.
    pub files: Raw,
}

impl Draft {
    /// An empty draft.
    pub fn new(version: String, submission: String) -> Self {
        Draft {
            version,
            submission,
            receipt: None,
            may_be_sent: false,
            revision: 0.0,
            saved: 0,
            passed: Vec::new(),
            answers: Raw::new(),
            files: Raw::new(),
        }
    }

    /// Reads what [`write`](Self::write) wrote, for `survey` where it matters; `None` for anything else.
    #[expect(clippy::cast_possible_truncation, reason = "a whole number, far below 2^53")]
    pub fn read(text: &str, survey: Option<&str>) -> Option<Self> {
        let json = Json::read(text).filter(|json| json.field("format").number() == Some(FORMAT))?;
        if survey.is_some() && json.field("survey").text().as_deref() != survey {
            return None;
        }
        Some(Draft {
            version: json.field("version").text()?,
            submission: json.field("submission").text()?,
            receipt: json.field("receipt").text(),
            may_be_sent: json.field("may_be_sent").is_true(),
            revision: json.field("revision").number().unwrap_or_default(),
            saved: json.field("saved").number()? as i64,
            passed: json.field("passed").texts()?,
            answers: json.field("answers").answers()?,
            files: json.field("files").answers().unwrap_or_default(),
        })
    }

    /// The draft of a survey as JSON.
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    pub fn write(&self, survey: &str) -> String {
        Fields::default()
            .with("format", FORMAT)
            .with("survey", survey)
            .with("version", self.version.as_str())
            .with("submission", self.submission.as_str())
            .with("receipt", self.receipt.as_deref())
            .with("may_be_sent", self.may_be_sent)
            .with("revision", self.revision)
            .with("saved", self.saved as f64)
            .with_texts("passed", &self.passed)
            .with_answers("answers", &self.answers)
            .with_answers("files", &self.files)
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

/// What lies in the browser.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// Nothing.
    Nothing,
    /// A draft.
    Draft(Draft),
    /// A draft that was too old. It is removed.
    Expired,
    /// Something that cannot be read: of another release, perhaps. It is left alone.
    Unreadable,
    /// The browser keeps nothing for this site.
    Denied,
}

/// The draft of a survey that is no older than `days`, and where it is kept: in this tab, where the respondent wants
/// nothing on the device, else on the device.
pub fn find(survey: &str, days: u32, now: i64) -> (Place, Found) {
    let in_tab = load(Place::Tab, survey, days, now);
    if matches!(in_tab, Found::Draft(_)) {
        return (Place::Tab, in_tab);
    }
    (Place::Device, load(Place::Device, survey, days, now))
}

fn load(place: Place, survey: &str, days: u32, now: i64) -> Found {
    let Ok(stored) = storage::read(place, &name(survey)) else { return Found::Denied };
    let Some(stored) = stored else { return Found::Nothing };
    match Draft::read(&stored, None) {
        None => Found::Unreadable,
        Some(draft) if now > expiry(draft.saved, days) => {
            storage::remove(place, &name(survey));
            Found::Expired
        }
        Some(draft) => Found::Draft(draft),
    }
}

/// Until when a draft saved at a moment is kept.
pub fn expiry(saved: i64, days: u32) -> i64 {
    saved + i64::from(days) * DAY
}

/// How often what lies there was saved; 0 when nothing does.
pub fn revision(place: Place, survey: &str) -> Result<f64, StorageError> {
    let stored = storage::read(place, &name(survey))?;
    let json = stored.and_then(|stored| Json::read(&stored));
    Ok(json.and_then(|json| json.field("revision").number()).unwrap_or_default())
}

/// Keeps a draft.
pub fn save(place: Place, survey: &str, draft: &Draft) -> Result<(), StorageError> {
    storage::write(place, &name(survey), &draft.write(survey))
}

/// Whether something lies there that cannot be read.
pub fn is_unreadable(place: Place, survey: &str) -> bool {
    let stored = storage::read(place, &name(survey)).ok().flatten();
    stored.is_some_and(|stored| Draft::read(&stored, None).is_none())
}

/// Removes the draft of a survey wherever it is. What cannot be read is left alone.
pub fn remove(survey: &str) {
    for place in [Place::Tab, Place::Device] {
        if !is_unreadable(place, survey) {
            storage::remove(place, &name(survey));
        }
    }
}

/// Removes whatever there is in the place of a draft.
pub fn clear(survey: &str) {
    storage::remove(Place::Tab, &name(survey));
    storage::remove(Place::Device, &name(survey));
}
