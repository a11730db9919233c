//! From counts, through the gate, to what researchers are told: the same for the API and the command line.

mod anonymity;
mod question;
mod spread;
mod table;

use shared::figures::{About, Base, Disclosure};
use shared::text::{Lang, Text};

use crate::analysis::{Selection, Snapshot, tally};
use crate::disclosure::Gate;

pub use table::{Crossing, NotATable};

/// Responses of which figures are to be made.
#[derive(Clone, Copy, Debug)]
pub struct Counted<'a> {
    /// All responses.
    pub snapshot: &'a Snapshot,
    /// Those that are meant.
    pub selection: &'a Selection,
    /// Whether the selection is less than all there are.
    pub is_filtered: bool,
    /// What figures have to pass.
    pub gate: Gate,
    /// Of whom percentages are parts.
    pub base: Base,
}

impl Counted<'_> {
    /// What is counted here.
    pub fn about(&self) -> About {
        About {
            survey: self.snapshot.dictionary.current.about.id.clone(),
            dataset_version: self.snapshot.version(),
            disclosure: self.gate.disclosure,
            base: self.base,
            n: self.gate.count(tally::total(self.selection)),
        }
    }

    fn is_safe(&self) -> bool {
        self.gate.disclosure == Disclosure::Safe
    }
}

/// What part `n` is of `base`, to a tenth of a percent. Rounded figures may exceed their total; no part exceeds the whole.
fn percent(n: Option<u64>, base: Option<u64>) -> Option<f64> {
    let (n, base) = (n?, base.filter(|base| *base > 0)?);
    #[expect(clippy::cast_precision_loss, reason = "responses are counted in millions")]
    let percent = (n as f64 * 1000.0 / base as f64).round() / 10.0;
    Some(percent.min(100.0))
}

fn words(text: &Text) -> String {
    text.get(Lang::En).to_owned()
}
