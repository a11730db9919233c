//! The attacker: tries to join contact details to answers.
//!
//! They know 300 respondents, each of whom sent answers and, at once, contact details, in a known order, with nobody in
//! between: the worst case for whoever wants to keep the two apart. They have everything but the running machine's memory:
//! copies of the data folder made while the server ran and after it stopped, with both databases and their write-ahead logs;
//! the text index; a backup; the server's log; and both lists of the API, read with two tokens. They know who wrote which
//! answers and which address, and use it only to count how many of their guesses are right.
//!
//! Every way in which one side can be ordered (`orders`) is put against every way of the other; the two are paired in that
//! order, straight and reversed, within what each copy of the folder newly shows (`world`). What is guessed right by chance is
//! known, and so is how often chance does better: a score that chance reaches once in ten million times is a join (`score`).
//!
//! ```sh
//! cargo test --package tests --test attacker -- --nocapture
//! ```
//!
//! prints each kind of attack with its best score.

#![expect(clippy::print_stdout, reason = "the score is what it is run for")]
#![expect(clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on says so by a panic")]

mod orders;
#[path = "../it/process/program.rs"]
#[expect(dead_code, reason = "the attacker needs less of it than its other users")]
mod program;
mod score;
mod world;

use score::{Attack, correlation};
use world::{PAIRS, World};

/// With 300 pairs in no order, a rank correlation this strong comes up less than once in a million times.
const STRONG: f64 = 0.3;

#[test]
fn contact_details_cannot_be_joined_to_answers() {
    let world = World::lived();
    guess_pairs(&world);
    look_for_what_both_sides_have(&world);
    look_for_who_came_first(&world);
}

fn guess_pairs(world: &World) {
    let all: Vec<_> = world.snapshots.iter().collect();
    let attacks = [
        Attack::on("the folder of a stopped server", &[world.last()]),
        Attack::on("a copy of a running server's folder", &[world.first()]),
        Attack::on("ten copies made one after the other, and the last", &all),
        Attack::on("a backup", &[&world.backup]),
        Attack::on("a copy of the folder and a backup", &[world.first(), &world.backup]),
        Attack::on("both lists of the API", &[&world.listed]),
    ];
    for attack in &attacks {
        attack.print();
    }
    for attack in &attacks {
        assert!(attack.tried > 0, "{}: nothing was tried", attack.name);
        assert!(attack.best < attack.alarm(), "{}: {attack:?}", attack.name);
    }
}

fn look_for_what_both_sides_have(world: &World) {
    let (answers, contacts) = (world.last().values_of("soundings.db"), world.last().values_of("contacts.db"));
    assert!(answers.len() > PAIRS * 4 && contacts.len() > PAIRS * 2, "there is something to compare");
    let common: Vec<_> = answers.intersection(&contacts).collect();
    assert!(common.iter().all(|value| world.of_everyone.contains(*value)), "both sides have {common:?}");
    assert!(!world.log.contains("canary-"), "the log has what somebody wrote");
    for value in
        answers.union(&contacts).filter(|value| value.len() >= 16 && !world.of_everyone.contains(*value))
    {
        assert!(!world.log.contains(value.as_str()), "the log has {value}");
    }
}

fn look_for_who_came_first(world: &World) {
    for (side, orders) in [("answers", &world.last().answers), ("contacts", &world.last().contacts)] {
        for (name, order) in orders {
            assert_eq!(order.len(), PAIRS, "{side} by {name}");
            let correlation = correlation(order);
            println!("{side} by {name}: correlation with arrival {correlation:+.2}");
            assert!(correlation.abs() < STRONG, "{side} by {name} tell the order of arrival: {correlation}");
        }
    }
}

#[test]
fn the_attack_works_on_a_service_that_only_has_random_ids() {
    let careless = World::careless();
    let attack = Attack::on("random ids, one database, one transaction a person", &[careless.last()]);
    attack.print();
    assert_eq!(attack.best, PAIRS, "all are joined");
    assert!(attack.best >= attack.alarm());
}
