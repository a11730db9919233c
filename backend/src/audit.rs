//! Who looked at what: a log to which entries are only ever added, each chained to the one before by its hash.
//!
//! Every request for single rows (`routes` says which those are) by someone with a token makes one entry, whether it was
//! answered or refused, and so do the commands that read them. An entry names the token, never a person who answered, and the day: finer times beside numbers of rows
//! would tell when responses came in.

use std::collections::HashSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer};

use crate::clock::{Clock as _, SystemClock};
use crate::digest::{Hash, sha256};
use crate::scopes::Scope;

/// A request for rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
// An entry that reads as another would is not the same entry.
#[serde(deny_unknown_fields)]
pub struct Look {
    /// The day.
    pub day: String,
    /// The id of the token, or [`COMMAND_LINE`].
    pub token: String,
    /// The scope the route is meant for.
    pub scope: String,
    /// The survey.
    pub survey: String,
    /// The method and the route, or the command.
    pub route: String,
    /// What was asked of it: the rest of the address, and the body.
    pub filter: String,
    /// The status of the reply, or what it would be.
    pub status: u16,
    /// How many rows were given out, where the route counts them.
    pub rows: Option<u64>,
}

impl Look {
    /// What somebody does with a command, such as `soundings export`, on the files themselves; `rows` are none when it fails.
    pub(crate) fn by_command(command: &str, survey: &str, filter: String, rows: Option<u64>) -> Self {
        Look {
            day: SystemClock.today().to_string(),
            token: COMMAND_LINE.to_owned(),
            scope: Scope::ResponsesRead.name().to_owned(),
            survey: survey.to_owned(),
            route: format!("soundings {command}"),
            filter,
            status: if rows.is_some() { 200 } else { 500 },
            rows,
        }
    }
}

/// Stands for the token of whoever runs the program on the files themselves.
pub const COMMAND_LINE: &str = "command line";

/// A look in its place in the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "LookEntry")]
pub struct Entry {
    /// 1, 2, 3 and so on, without a gap.
    pub number: u64,
    /// What it records.
    #[serde(flatten)]
    pub look: Look,
    /// The hash of the entry before, its number and what it records.
    #[serde(serialize_with = "digits")]
    #[schemars(with = "String")]
    pub hash: Hash,
}

impl Entry {
    /// The entry of a look after the last one, or the first.
    pub fn after(last: Option<&Entry>, look: Look) -> Self {
        let (number, before) = last.map_or((1, Hash::default()), |last| (last.number + 1, last.hash));
        let hash = hash(&before, number, &look);
        Entry { number, look, hash }
    }
}

fn digits<S: Serializer>(hash: &Hash, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&hex::encode(hash))
}

fn hash(before: &Hash, number: u64, look: &Look) -> Hash {
    // Texts and numbers: nothing in a look can fail to serialise.
    let text = serde_json::to_vec(&(number, look)).unwrap_or_default();
    sha256([&before[..], &text])
}

/// Checks a log as it is read, entry by entry.
#[derive(Debug, Default)]
pub struct Verifier {
    last: Option<Entry>,
    seen: HashSet<Hash>,
}

impl Verifier {
    /// Takes the next entry.
    ///
    /// # Errors
    /// With the number where the log breaks, when the entry does not follow from the one before.
    pub fn take(&mut self, entry: Entry) -> Result<(), Broken> {
        let expected = Entry::after(self.last.as_ref(), entry.look.clone());
        if entry != expected {
            return Err(Broken(expected.number));
        }
        self.seen.insert(entry.hash);
        self.last = Some(entry);
        Ok(())
    }

    /// Whether an entry so far has this hash.
    pub fn has(&self, hash: &Hash) -> bool {
        self.seen.contains(hash)
    }

    /// The last entry so far.
    pub fn last(&self) -> Option<&Entry> {
        self.last.as_ref()
    }
}

/// The log was changed, or an entry is missing.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("the log is broken at entry {0}: it does not follow from the one before")]
pub struct Broken(pub u64);

#[cfg(test)]
mod tests {
    use super::*;

    fn log() -> Vec<Entry> {
        let mut log: Vec<Entry> = Vec::new();
        for rows in 0..5 {
            let text = |text: &str| text.to_owned();
            let look = Look {
                day: text("2026-11-23"),
                token: text("5f1c2a90"),
                scope: text("responses:read"),
                survey: text("s"),
                route: text("GET /responses"),
                filter: text("?limit=10"),
                status: 200,
                rows: Some(rows),
            };
            log.push(Entry::after(log.last(), look));
        }
        log
    }

    fn verify(log: Vec<Entry>) -> Result<(), Broken> {
        let mut verifier = Verifier::default();
        log.into_iter().try_for_each(|entry| verifier.take(entry))
    }

    #[test]
    fn no_bit_of_an_entry_can_be_flipped() {
        let log = log();
        let text = serde_json::to_string(&log[2].look).unwrap();
        let verify_with = |entry| {
            let mut changed = log.clone();
            changed[2] = entry;
            verify(changed)
        };
        for bit in 0..text.len() * 8 {
            let mut flipped = text.clone().into_bytes();
            flipped[bit / 8] ^= 1 << (bit % 8);
            // What is no text, or no look, is not read from the database at all.
            if let Ok(look) = serde_json::from_slice::<Look>(&flipped) {
                assert_eq!(
                    verify_with(Entry { look, ..log[2].clone() }),
                    Err(Broken(3)),
                    "bit {bit} of {text}"
                );
            }
        }
        for bit in 0..256 {
            let mut entry = log[2].clone();
            entry.hash[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(verify_with(entry), Err(Broken(3)));
        }
    }

    #[test]
    fn what_was_changed_or_taken_out_is_noticed() {
        assert_eq!(verify(log()), Ok(()));
        let mut changed = log();
        changed[2].look.rows = Some(0);
        assert_eq!(verify(changed), Err(Broken(3)));
        let mut shorter = log();
        shorter.remove(1);
        assert_eq!(verify(shorter), Err(Broken(2)));
        let mut swapped = log();
        swapped.swap(3, 4);
        assert_eq!(verify(swapped), Err(Broken(4)));
    }
}
