//! Attackers on safe figures. They know the rules by which figures are made, and everything that is shown.

#![expect(clippy::cast_possible_wrap, reason = "counts are far below 2^63")]

use backend::analysis::cross::Cross;
use backend::analysis::tally::Count;
use backend::disclosure::{Gate, ROUNDED_TO, ShownTable, USUAL_THRESHOLD};
use proptest::collection::vec;
use proptest::prelude::*;
use shared::figures::Disclosure;

const GATE: Gate = Gate { disclosure: Disclosure::Safe, threshold: USUAL_THRESHOLD };

/// More than anyone in these tables.
const MANY: i64 = 1 << 40;

/// What is known of a count that flows from one node to another: rows and columns of a table, and what is outside.
struct Known {
    from: usize,
    to: usize,
    least: i64,
    most: i64,
}

impl Known {
    fn new(from: usize, to: usize, shown: Option<u64>) -> Self {
        let (spread, threshold) = (ROUNDED_TO as i64 - 1, USUAL_THRESHOLD as i64);
        let (least, most) =
            shown.map_or((0, MANY), |shown| ((shown as i64 - spread).max(threshold), shown as i64 + spread));
        Known { from, to, least, most }
    }
}

/// Everything that is known of a table.
fn known(table: &ShownTable) -> Vec<Known> {
    let (height, width) = (table.rows.len(), table.cols.len());
    let (row, col) = (|at| 2 + at, |at| 2 + height + at);
    let mut known = vec![Known::new(0, 1, table.total)];
    known.extend(table.rows.iter().enumerate().map(|(at, n)| Known::new(1, row(at), *n)));
    known.extend(table.cols.iter().enumerate().map(|(at, n)| Known::new(col(at), 0, *n)));
    for (down, cells) in table.cells.iter().enumerate() {
        known.extend(cells.iter().enumerate().map(|(along, n)| Known::new(row(down), col(along), *n)));
    }
    assert_eq!(known.len(), 1 + height + width + height * width);
    known
}

/// Between which values a count must lie, given all that is known: Hoffman's theorem, by which flows that meet all bounds
/// exist if and only if for every set of nodes what must flow out of it can flow into it.
fn interval(known: &[Known], at: usize) -> (i64, i64) {
    let nodes = known.iter().map(|flow| flow.from.max(flow.to) + 1).max().unwrap();
    let (mut least, mut most) = (known[at].least, known[at].most);
    for set in 0..1_u32 << nodes {
        let has = |node: usize| set >> node & 1 == 1;
        let (mut out, mut into) = (0, 0);
        for (_, flow) in known.iter().enumerate().filter(|(other, _)| *other != at) {
            match (has(flow.from), has(flow.to)) {
                (true, false) => out += flow.least,
                (false, true) => into += flow.most,
                _ => {}
            }
        }
        match (has(known[at].from), has(known[at].to)) {
            (true, false) => most = most.min(into - out),
            (false, true) => least = least.max(out - into),
            _ => {}
        }
    }
    (least, most)
}

/// The withheld figures that are confined to fewer values than the threshold.
fn found_out(table: &ShownTable) -> Vec<(i64, i64)> {
    let known = known(table);
    let withheld = (0..known.len()).filter(|at| known[*at].most == MANY);
    let intervals = withheld.map(|at| interval(&known, at));
    intervals.filter(|(least, most)| most - least + 1 < USUAL_THRESHOLD as i64).collect()
}

fn count(n: u64, key: u64) -> Count {
    Count { n, key }
}

/// A table of two single choices with these cells, and keys as random as those of real sets.
fn table(cells: &[Vec<u64>], keys: u64) -> Cross {
    let key = |at: usize| (keys ^ at as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 7;
    let width = cells[0].len();
    let rows = cells.iter().enumerate().map(|(at, row)| count(row.iter().sum(), key(100 + at)));
    let cols = (0..width).map(|col| count(cells.iter().map(|row| row[col]).sum(), key(200 + col)));
    let cell = |(at, n): (usize, &u64)| count(*n, key(300 + at));
    Cross {
        total: count(cells.iter().flatten().sum(), key(0)),
        rows: rows.collect(),
        cols: cols.collect(),
        cells: cells
            .iter()
            .enumerate()
            .map(|(row, line)| line.iter().enumerate().map(|(col, n)| cell((row * width + col, n))).collect())
            .collect(),
    }
}

/// Counts as they are in tables: many small, some none, few large.
fn cells() -> impl Strategy<Value = Vec<Vec<u64>>> {
    let n = prop_oneof![2 => Just(0_u64), 4 => 0..12_u64, 4 => 10..80_u64, 1 => 80..2000_u64];
    (2..4_usize, 2..4_usize).prop_flat_map(move |(height, width)| vec(vec(n.clone(), width), height))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_withheld_figure_of_a_table_is_found_out(cells in cells(), keys: u64) {
        let shown = GATE.cross(&table(&cells, keys), (true, true));
        prop_assert_eq!(found_out(&shown), vec![], "{:?} shown as {:?}", cells, shown);
        for (n, shown) in cells.iter().flatten().zip(shown.cells.iter().flatten()) {
            prop_assert!(*n >= USUAL_THRESHOLD || shown.is_none(), "{} is shown", n);
            prop_assert!(shown.is_none_or(|shown| shown % ROUNDED_TO == 0 && shown.abs_diff(*n) < ROUNDED_TO));
        }
    }

    #[test]
    fn no_two_figures_tell_that_a_few_make_the_difference(n in 10..5000_u64, few in 1..10_u64, keys: (u64, u64)) {
        let shown = |n, key| GATE.count(count(n, key)).unwrap() as i64;
        let (without, with) = (shown(n, keys.0), shown(n + few, keys.1));
        let threshold = USUAL_THRESHOLD as i64;
        let bounds = |shown: i64| ((shown - 4).max(threshold), shown + 4);
        let ((a, b), (c, d)) = (bounds(without), bounds(with));
        let (least, most) = ((c - b).max(0), d - a);
        prop_assert!(least == 0 || most >= threshold, "{} more than {}: {} to {}", few, n, least, most);
    }
}

#[test]
fn the_attack_works_where_only_small_cells_are_withheld() {
    // Four of eighty: the row and the column give it away.
    let shown = ShownTable {
        total: Some(160),
        rows: vec![Some(80), Some(80)],
        cols: vec![Some(80), Some(80)],
        cells: vec![vec![None, Some(80)], vec![Some(80), Some(10)]],
    };
    assert!(!found_out(&shown).is_empty());
}

#[test]
fn the_difference_shows_where_figures_are_rounded_to_the_nearest() {
    let nearest = |n: i64| (n + 2) / 5 * 5;
    let (without, with) = (nearest(47), nearest(48));
    let (least, most) = ((with - 2) - (without + 2), (with + 2) - (without - 2));
    assert!(least >= 1 && most <= 9, "between {least} and {most}");
}
