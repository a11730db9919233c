//! Guessing pairs, and what guesses are worth.

use std::collections::{BTreeSet, HashSet};

use crate::world::Snapshot;

/// Chance does better than the alarm this seldom.
const SELDOM: f64 = 1e-7;

/// The best of many ways to guess, on the same evidence.
#[derive(Debug)]
pub(crate) struct Attack {
    pub(crate) name: &'static str,
    /// How many ways were tried.
    pub(crate) tried: usize,
    /// The most pairs that any of them found.
    pub(crate) best: usize,
    /// How that was.
    how: String,
    /// What guessing at random finds on average: one pair in each group that the snapshots tell apart.
    chance: usize,
}

impl Attack {
    /// Pairs every order of the answers with every order of the contacts, within what each snapshot newly shows.
    pub(crate) fn on(name: &'static str, snapshots: &[&Snapshot]) -> Self {
        let mut attack = Attack { name, tried: 0, best: 0, how: String::new(), chance: 0 };
        let answers: BTreeSet<&String> =
            snapshots.iter().flat_map(|snapshot| snapshot.answers.keys()).collect();
        let contacts: BTreeSet<&String> =
            snapshots.iter().flat_map(|snapshot| snapshot.contacts.keys()).collect();
        for by in answers {
            for &contacts_by in &contacts {
                for is_reversed in [false, true] {
                    let (found, groups) = pairs_found(snapshots, by, contacts_by, is_reversed);
                    attack.tried += 1;
                    attack.chance = attack.chance.max(groups);
                    if found > attack.best || attack.how.is_empty() {
                        (attack.best, attack.how) =
                            (found, format!("answers by {by}, contacts by {contacts_by}"));
                    }
                }
            }
        }
        attack
    }

    /// The score from which on chance is no explanation.
    pub(crate) fn alarm(&self) -> usize {
        // Right guesses in a group are nearly Poisson distributed around 1, whatever its size. Many ways are tried.
        let mean = f64::from(u32::try_from(self.chance.max(1)).unwrap());
        let tries = f64::from(u32::try_from(self.tried.max(1)).unwrap());
        let (mut term, mut tail, mut score) = ((-mean).exp(), 1.0, 0_u32);
        while tail * tries > SELDOM {
            tail -= term;
            score += 1;
            term *= mean / f64::from(score);
        }
        score as usize
    }

    pub(crate) fn print(&self) {
        let Attack { name, tried, best, how, chance } = self;
        println!(
            "{name}: best of {tried} ways {best} right ({how}); chance {chance}, alarm {}",
            self.alarm()
        );
    }
}

/// How many pairs are guessed right, and in how many groups the snapshots tell them apart.
fn pairs_found(snapshots: &[&Snapshot], by: &str, contacts_by: &str, is_reversed: bool) -> (usize, usize) {
    let (mut seen_answers, mut seen_contacts) = (HashSet::new(), HashSet::new());
    let (mut found, mut groups) = (0, 0);
    for snapshot in snapshots {
        let new = |order: Option<&Vec<usize>>, seen: &mut HashSet<usize>| -> Vec<usize> {
            order.into_iter().flatten().copied().filter(|number| seen.insert(*number)).collect()
        };
        let answers = new(snapshot.answers.get(by), &mut seen_answers);
        let mut contacts = new(snapshot.contacts.get(contacts_by), &mut seen_contacts);
        if is_reversed {
            contacts.reverse();
        }
        groups += usize::from(!answers.is_empty() && !contacts.is_empty());
        found += answers.iter().zip(&contacts).filter(|(answers, contact)| answers == contact).count();
    }
    (found, groups)
}

/// Spearman's rank correlation between arrival and another order.
pub(crate) fn correlation(order: &[usize]) -> f64 {
    let ranks = (0_u32..)
        .zip(order)
        .map(|(rank, arrival)| f64::from(rank) - f64::from(u32::try_from(*arrival).unwrap()));
    let squares: f64 = ranks.map(|difference| difference.powi(2)).sum();
    let n = f64::from(u32::try_from(order.len()).unwrap());
    1.0 - 6.0 * squares / (n * (n * n - 1.0))
}
