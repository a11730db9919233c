//! How well responses hide among each other: k-anonymity.

use std::collections::HashMap;

use shared::figures::{Anonymity, Base};
use shared::value::Shape;

use super::Counted;
use crate::analysis::{Bits, Column, State};

impl Counted<'_> {
    /// How many responses are alike in these variables (by position). Of texts and files only whether there are any is
    /// compared: they are named in the reply, since whoever may read them can tell people apart by them.
    pub fn anonymity(&self, variables: &[usize]) -> Anonymity {
        let dictionary = &self.snapshot.dictionary;
        let mut groups: HashMap<Vec<u64>, u64> = HashMap::new();
        for (segment, wanted) in self.snapshot.segments().zip(self.selection.segments()) {
            let columns: Vec<_> = variables.iter().map(|variable| &segment.columns[*variable]).collect();
            for at in wanted.rows() {
                let mut said = Vec::with_capacity(2 * columns.len());
                for column in &columns {
                    add(&mut said, column, at);
                }
                *groups.entry(said).or_default() += 1;
            }
        }
        let below = |k: u64| groups.values().filter(|size| **size < k).sum();
        let name = |variable: &usize| dictionary.variables[*variable].name.clone();
        let is_text =
            |variable: &&usize| matches!(dictionary.variables[**variable].shape, Shape::Text | Shape::Files);
        let mut about = self.about();
        about.base = Base::All;
        Anonymity {
            about,
            variables: variables.iter().map(name).collect(),
            texts: variables.iter().filter(is_text).map(name).collect(),
            k: groups.values().min().copied(),
            groups: groups.len() as u64,
            unique: below(2),
            below_5: below(5),
            below_10: below(10),
        }
    }
}

/// Adds what one row says in a column to what it says in others.
fn add(said: &mut Vec<u64>, column: &Column, at: usize) {
    let presence = |bits: &Bits, other: &Bits| u64::from(bits.get(at)) + u64::from(other.get(at));
    match column {
        Column::Choice(codes) => said.push(match codes.state(at) {
            State::NotAsked => 0,
            State::Skipped => 1,
            State::Code(code) => 2 + u64::from(code),
        }),
        Column::Choices(who, ticked) => {
            said.push(presence(who.asked(), who.answered()));
            let word =
                |options: &[Bits]| options.iter().fold(0, |word, bits| word << 1 | u64::from(bits.get(at)));
            said.extend(ticked.chunks(64).map(word));
        }
        Column::Number(who, numbers) => {
            said.extend([presence(who.asked(), who.answered()), numbers[at].to_bits()]);
        }
        Column::Present(who) => said.push(presence(who.asked(), who.answered())),
    }
}
