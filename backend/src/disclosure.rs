//! The one gate between counts and whoever asks for them.
//!
//! The research team sees counts as they are. Everybody else sees safe figures:
//! - a count below the threshold is withheld, zero included;
//! - any other is rounded to a multiple of five, up or down at random, but always alike for the same set of responses. A
//!   figure tells its count to within four either way, so the difference of two tells theirs to within eight: no two filters
//!   and no two moments show that one to nine persons make the difference. (Rounding to the nearest would: 47 and 48 give 45
//!   and 50.);
//! - totals are rounded by themselves, and where the figures around a withheld one would still confine it to fewer values
//!   than the threshold, more is withheld until they do not (`table`);
//! - what is made from counts (percentages, means, tests) is made from the figures shown.
//!
//! Rounding at random is what Stats NZ does with census tables (to base 3); the threshold and the base are the "10-5 rule" of
//! the Office for National Statistics.

mod network;
mod table;

use shared::definition::Sensitivity;
use shared::figures::Disclosure;

use crate::analysis::Dictionary;
use crate::analysis::filter::{Filter, Subject, Wanted};
use crate::analysis::tally::{Count, OneWay};

pub use table::ShownTable;

/// What figures are rounded to.
pub const ROUNDED_TO: u64 = 5;

/// The threshold when the operator does not say.
pub const USUAL_THRESHOLD: u64 = 10;

/// The most variables that safe figures may be crossed by, those of the filter included. The finer a question, the more of
/// its like together say what each alone may not.
pub const MOST_CROSSED: usize = 3;

/// Why safe figures of something cannot be had.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// What is asked for would be crossed by a variable that helps to tell who a person is.
    #[error("`{0}` may show who a person is, so nothing is counted by it without the scope `responses:read`")]
    Identifying(String),
    /// The filter looks into texts.
    #[error("words in texts single persons out, so `match` needs the scopes `responses:read` and `text:raw`")]
    Words,
    /// The filter tells responses apart by when they arrived.
    #[error(
        "weeks and versions tell when somebody answered, so filtering by them needs the scope `responses:read`"
    )]
    Time,
    /// So few wrote something that who wrote it may show.
    #[error(
        "so few wrote something here that it may show who, so reading it needs the scope `responses:read`"
    )]
    FewTexts,
    /// Too many variables are crossed.
    #[error(
        "at most {MOST_CROSSED} variables, those of filters included, are crossed without the scope `responses:read`"
    )]
    TooFine,
}

/// How counts become figures.
#[derive(Clone, Copy, Debug)]
pub struct Gate {
    /// How exact figures are.
    pub disclosure: Disclosure,
    /// The least count that is shown where they are safe.
    pub threshold: u64,
}

/// A figure, and between which counts whoever sees it knows the true one to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What is shown.
    pub value: u64,
    /// The least the count can be.
    pub least: u64,
    /// The most it can be.
    pub most: u64,
}

/// The figures of one variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// All that pass the filter.
    pub all: Option<u64>,
    /// Those that were not asked.
    pub not_asked: Option<u64>,
    /// Those that were asked.
    pub asked: Option<u64>,
    /// Those that left it blank.
    pub skipped: Option<u64>,
    /// Those that answered.
    pub answered: Option<u64>,
    /// Those that chose each option.
    pub codes: Vec<Option<u64>>,
}

impl Gate {
    /// Whether figures are exact.
    pub fn is_exact(&self) -> bool {
        self.disclosure == Disclosure::Exact
    }

    /// Whether figures may be had for a filter, crossed by these variables (by position).
    ///
    /// # Errors
    /// When safe figures of it cannot be had.
    pub fn permit(&self, dictionary: &Dictionary, filter: &Filter, crossed: &[usize]) -> Result<(), Refused> {
        if self.is_exact() {
            return Ok(());
        }
        let mut refused = Ok(());
        filter.tests(&mut |subject, wanted| match (subject, wanted) {
            (Subject::Week | Subject::Version, _) => refused = Err(Refused::Time),
            (_, Wanted::Words(_)) => refused = Err(Refused::Words),
            _ => {}
        });
        refused?;
        let mut variables = filter.variables();
        variables.extend(crossed);
        variables.sort_unstable();
        variables.dedup();
        if let Some(variable) =
            variables.iter().find(|variable| dictionary.sensitivity(**variable) != Sensitivity::None)
        {
            return Err(Refused::Identifying(dictionary.variables[*variable].name.clone()));
        }
        if variables.len() > MOST_CROSSED { Err(Refused::TooFine) } else { Ok(()) }
    }

    /// A single count.
    pub fn count(&self, count: Count) -> Option<u64> {
        if self.is_exact() { Some(count.n) } else { self.figure(count).map(|figure| figure.value) }
    }

    /// Counts each of which is part of the one before.
    pub fn nested<const N: usize>(&self, counts: [Count; N]) -> [Option<u64>; N] {
        let mut whole: Option<(Count, Option<Figure>)> = None;
        counts.map(|count| {
            if self.is_exact() {
                return Some(count.n);
            }
            let figure = whole.map_or_else(|| self.figure(count), |whole| self.part(count, whole));
            whole = Some((count, figure));
            figure.map(|figure| figure.value)
        })
    }

    /// Counts that add up to a total which is shown elsewhere.
    pub fn split(&self, total: Count, counts: &[Count]) -> Vec<Option<u64>> {
        if self.is_exact() {
            counts.iter().map(|count| Some(count.n)).collect()
        } else {
            table::split(self, total, counts)
        }
    }

    /// The figures of one variable. `is_single` says that nobody can choose two options.
    pub fn one_way(&self, counts: &OneWay, is_single: bool) -> Shown {
        if self.is_exact() { table::exact(counts) } else { table::one_way(self, counts, is_single) }
    }

    /// The figure for a count, unless it is withheld.
    fn figure(&self, count: Count) -> Option<Figure> {
        let over = count.n % ROUNDED_TO;
        let is_up = count.key % ROUNDED_TO < over;
        let value = count.n - over + if is_up { ROUNDED_TO } else { 0 };
        (count.n >= self.threshold).then(|| Figure {
            value,
            least: (value - (ROUNDED_TO - 1)).max(self.threshold),
            most: value + (ROUNDED_TO - 1),
        })
    }

    /// The figure for a part of `whole` that all but a few of it may belong to. Were the few found by subtraction, they
    /// would be as good as shown: so if they are fewer than the threshold the part is shown as the whole.
    fn part(&self, part: Count, whole: (Count, Option<Figure>)) -> Option<Figure> {
        let (count, figure) = whole;
        if count.n - part.n >= self.threshold {
            return self.figure(part);
        }
        figure.filter(|_| part.n >= self.threshold).map(|figure| Figure {
            least: figure.least.saturating_sub(self.threshold - 1).max(self.threshold),
            ..figure
        })
    }
}
