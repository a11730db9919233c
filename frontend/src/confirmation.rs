//! What is left in the browser of answers that were sent, so that nobody who comes back finds an empty survey.
//!
//! The device keeps no more than when they were sent. The receipt stays in the tab, for a reload of the confirmation: on a
//! device that others use, closing the tab takes it away.

use crate::clock::DAY;
use crate::copy::Copy;
use crate::json::{Fields, Json};
use crate::storage::{self, Place};

/// That answers were sent, and what their sender may still see of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// The code of the receipt, where this tab has it.
    pub receipt: Option<String>,
    /// Whether what is stored is an earlier version: it had arrived unnoticed when later changes were sent.
    pub is_earlier: bool,
    /// When it was confirmed, in milliseconds since 1970.
    pub at: i64,
    /// A copy of what was sent, as long as the page lives: it is not kept.
    pub copy: Option<Copy>,
}

impl Confirmation {
    #[expect(clippy::cast_possible_truncation, reason = "a whole number, far below 2^53")]
    fn read(text: &str) -> Option<Self> {
        let json = Json::read(text)?;
        Some(Confirmation {
            receipt: json.field("receipt").text(),
            is_earlier: json.field("is_earlier").is_true(),
            at: json.field("at").number()? as i64,
            copy: None,
        })
    }

    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    fn write(&self) -> String {
        let fields = Fields::default().with("at", self.at as f64).with("is_earlier", self.is_earlier);
        fields.with("receipt", self.receipt.as_deref()).write()
    }

    /// The same without what stays in the tab.
    fn bare(&self) -> Self {
        Confirmation { receipt: None, is_earlier: false, at: self.at, copy: None }
    }
}

fn name(survey: &str) -> String {
    format!("soundings:sent:{survey}")
}

/// The confirmation of answers sent from here in the last `days`, if any were.
pub fn load(survey: &str, days: u32, now: i64) -> Option<Confirmation> {
    let read = |place| {
        let text = storage::read(place, &name(survey)).ok().flatten()?;
        let confirmation = Confirmation::read(&text)?;
        (now - confirmation.at <= i64::from(days) * DAY).then_some(confirmation)
    };
    let recent = read(Place::Tab).or_else(|| read(Place::Device));
    if recent.is_none() {
        remove(survey);
    }
    recent
}

/// Keeps a confirmation. Where the browser keeps nothing, the page that shows it is all there is.
pub fn save(survey: &str, confirmation: &Confirmation) {
    let name = name(survey);
    let _ = storage::write(Place::Tab, &name, &confirmation.write());
    let _ = storage::write(Place::Device, &name, &confirmation.bare().write());
}

/// Forgets that answers were sent.
pub fn remove(survey: &str) {
    storage::remove(Place::Tab, &name(survey));
    storage::remove(Place::Device, &name(survey));
}
