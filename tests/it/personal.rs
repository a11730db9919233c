//! What is found of e-mail addresses, telephone and National Insurance numbers and web addresses with users in them, and how
//! much of it is what it seems. `cargo test --package tests --test it -- personal --nocapture` prints the figures that
//! `docs/CONFIDENTIALITY.md` states.

use std::ops::Range;

use shared::personal::{Personal, find};

/// Answers as respondents write them, one a line, in which everything to be found is marked: `{{phone|020 7946 0123}}`.
const LABELLED: &str = include_str!("personal/labelled.txt");

/// A line without its marks, and what was marked.
fn unmarked(line: &str) -> (String, Vec<(Personal, Range<usize>)>) {
    let (mut text, mut marked, mut rest) = (String::new(), Vec::new(), line);
    while let Some((before, mark)) = rest.split_once("{{") {
        let (mark, after) = mark.split_once("}}").unwrap();
        let (kind, content) = mark.split_once('|').unwrap();
        let kind = match kind {
            "email" => Personal::Email,
            "phone" => Personal::Phone,
            "insurance" => Personal::Insurance,
            "link" => Personal::Link,
            other => panic!("{other} in {line}"),
        };
        text.push_str(before);
        marked.push((kind, text.len()..text.len() + content.len()));
        text.push_str(content);
        rest = after;
    }
    text.push_str(rest);
    (text, marked)
}

/// How many were marked, how many of these were found, and how many were found that are not marked.
#[derive(Debug, Default, PartialEq)]
struct Score {
    marked: usize,
    found: usize,
    wrong: usize,
}

impl Score {
    #[expect(clippy::print_stdout, reason = "the figures, and what is behind them")]
    fn of(kind: Personal) -> Self {
        let mut score = Score::default();
        for line in LABELLED.lines() {
            let (text, marked) = unmarked(line);
            let found: Vec<_> = find(&text).into_iter().filter(|(found, _)| *found == kind).collect();
            let marked: Vec<_> = marked.into_iter().filter(|(marked, _)| *marked == kind).collect();
            let hits = marked.iter().filter(|mark| found.contains(mark)).count();
            score.marked += marked.len();
            score.found += hits;
            score.wrong += found.len() - hits;
            if hits < marked.len().max(found.len()) {
                println!(
                    "{kind:?}: {text}: found {:?}",
                    found.iter().map(|(_, at)| &text[at.clone()]).collect::<Vec<_>>()
                );
            }
        }
        println!("{kind:?}: recall {:.3}, precision {:.3}, {score:?}", score.recall(), score.precision());
        score
    }

    #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
    fn recall(&self) -> f64 {
        self.found as f64 / self.marked as f64
    }

    #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
    fn precision(&self) -> f64 {
        self.found as f64 / (self.found + self.wrong) as f64
    }
}

#[test]
fn what_says_who_is_meant_is_found_and_little_else() {
    for kind in [Personal::Email, Personal::Phone, Personal::Insurance, Personal::Link] {
        let score = Score::of(kind);
        assert!(score.marked >= 30, "there is enough to measure {kind:?} by");
        assert!(score.recall() >= 0.98, "{kind:?}: {score:?}");
        assert!(score.precision() >= 0.95, "{kind:?}: {score:?}");
    }
}

/// Every place of every line, so that no text can end in the middle of a character.
#[test]
fn any_piece_of_text_is_read() {
    for line in LABELLED.lines() {
        let (text, _) = unmarked(line);
        for (start, _) in text.char_indices() {
            for (what, at) in find(&text[start..]) {
                assert!(!text[start..][at].is_empty(), "{what:?} in {text}");
            }
        }
    }
}
