//! Counting: how many of the selected responses say what.

use super::column::Column;
use super::snapshot::{Selection, Snapshot};

/// A number of responses, and a key to round it by.
///
/// The key is made of how the responses spread over the segments. It is the same for the same set of responses however
/// they were selected, and says nothing else of them, so that a figure that is rounded at random is rounded alike wherever
/// it appears and cannot be averaged away by asking again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// How many.
    pub n: u64,
    /// The key.
    pub key: u64,
}

impl Count {
    /// Adds those of the next segment.
    pub(super) fn add(&mut self, n: u64) {
        self.n += n;
        // One step of a 64-bit FNV-like hash with a final shift, so that high bits reach the low ones too.
        self.key = (self.key ^ n.wrapping_add(1)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.key ^= self.key >> 29;
    }
}

/// What responses say in one variable.
#[derive(Clone, Debug)]
pub struct OneWay {
    /// All that are selected.
    pub all: Count,
    /// Those that were not asked.
    pub not_asked: Count,
    /// Those that were asked.
    pub asked: Count,
    /// Those that were asked and left it blank.
    pub skipped: Count,
    /// Those that answered.
    pub answered: Count,
    /// Those that chose each option.
    pub codes: Vec<Count>,
}

/// Counts one variable.
pub fn one_way(snapshot: &Snapshot, selection: &Selection, variable: usize) -> OneWay {
    let options = snapshot.dictionary.variables[variable].codes.len();
    let zero = Count::default();
    let mut counts = OneWay {
        all: zero,
        not_asked: zero,
        asked: zero,
        skipped: zero,
        answered: zero,
        codes: vec![zero; options],
    };
    for (segment, wanted) in snapshot.segments().zip(&selection.0) {
        let all = wanted.count();
        let column = &segment.columns[variable];
        let (asked, answered) = match column {
            Column::Choice(codes) => {
                let found = codes.count(wanted, options);
                for (count, n) in counts.codes.iter_mut().zip(&found[2..]) {
                    count.add(u64::from(*n));
                }
                let asked = all - u64::from(found[0]);
                (asked, asked - u64::from(found[1]))
            }
            Column::Choices(presence, ticked) => {
                for (count, bits) in counts.codes.iter_mut().zip(ticked) {
                    count.add(bits.count_both(wanted));
                }
                (presence.asked().count_both(wanted), presence.answered().count_both(wanted))
            }
            Column::Number(presence, _) | Column::Present(presence) => {
                (presence.asked().count_both(wanted), presence.answered().count_both(wanted))
            }
        };
        counts.all.add(all);
        counts.not_asked.add(all - asked);
        counts.asked.add(asked);
        counts.skipped.add(asked - answered);
        counts.answered.add(answered);
    }
    counts
}

/// Counts the selected responses.
pub fn total(selection: &Selection) -> Count {
    let mut count = Count::default();
    selection.0.iter().for_each(|bits| count.add(bits.count()));
    count
}

/// The selected numbers of a number question, in no order.
pub fn numbers(snapshot: &Snapshot, selection: &Selection, variable: usize) -> Vec<f64> {
    let mut numbers = Vec::new();
    for (segment, wanted) in snapshot.segments().zip(&selection.0) {
        if let Column::Number(presence, values) = &segment.columns[variable] {
            numbers.extend(presence.answered().rows_of_both(wanted).map(|at| values[at]));
        }
    }
    numbers
}

/// The selected responses of each week that has any, in order.
pub fn weeks(snapshot: &Snapshot, selection: &Selection) -> Vec<(u16, Count)> {
    let rows = || snapshot.segments().zip(&selection.0);
    let mut present: Vec<u16> = Vec::new();
    for (segment, wanted) in rows() {
        for at in wanted.rows() {
            if let Err(place) = present.binary_search(&segment.weeks[at]) {
                present.insert(place, segment.weeks[at]);
            }
        }
    }
    let mut counts = vec![Count::default(); present.len()];
    for (segment, wanted) in rows() {
        let mut found = vec![0; present.len()];
        for at in wanted.rows() {
            if let Ok(place) = present.binary_search(&segment.weeks[at]) {
                found[place] += 1;
            }
        }
        counts.iter_mut().zip(found).for_each(|(count, n)| count.add(n));
    }
    present.into_iter().zip(counts).collect()
}

/// The selected responses to each version, by position in the dictionary.
pub fn versions(snapshot: &Snapshot, selection: &Selection) -> Vec<Count> {
    let mut counts = vec![Count::default(); snapshot.dictionary.versions.len()];
    for (segment, wanted) in snapshot.segments().zip(&selection.0) {
        let mut found = vec![0; counts.len()];
        wanted.rows().for_each(|at| found[usize::from(segment.versions[at])] += 1);
        counts.iter_mut().zip(found).for_each(|(count, n)| count.add(n));
    }
    counts
}

/// Those of the selected responses that were asked, and that answered, any of some variables.
pub fn reached(snapshot: &Snapshot, selection: &Selection, variables: &[usize]) -> (Count, Count) {
    let (mut asked, mut answered) = (Count::default(), Count::default());
    for (segment, wanted) in snapshot.segments().zip(&selection.0) {
        let any = |bits: fn(&Column) -> super::Bits| {
            let none = super::Bits::zeros(segment.len());
            variables
                .iter()
                .fold(none, |all, variable| all.or(&bits(&segment.columns[*variable])))
                .count_both(wanted)
        };
        asked.add(any(Column::asked));
        answered.add(any(Column::answered));
    }
    (asked, answered)
}
