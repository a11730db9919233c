//! Tables through the gate: which of their figures are shown.

use super::network::{Network, OUTSIDE, Rank};
use super::{Figure, Gate, Shown};
use crate::analysis::cross::Cross;
use crate::analysis::tally::{Count, OneWay};

/// The figures of a cross-table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownTable {
    /// Everyone in the table.
    pub total: Option<u64>,
    /// Everyone in each row.
    pub rows: Vec<Option<u64>>,
    /// Everyone in each column.
    pub cols: Vec<Option<u64>>,
    /// The cells, row by row.
    pub cells: Vec<Vec<Option<u64>>>,
}

/// One variable, as counted.
pub(super) fn exact(counts: &OneWay) -> Shown {
    Shown {
        all: Some(counts.all.n),
        not_asked: Some(counts.not_asked.n),
        asked: Some(counts.asked.n),
        skipped: Some(counts.skipped.n),
        answered: Some(counts.answered.n),
        codes: counts.codes.iter().map(|count| Some(count.n)).collect(),
    }
}

/// The parts of a total, safe. The total is shown elsewhere as it is, so it is not for this to withhold.
pub(super) fn split(gate: &Gate, total: Count, counts: &[Count]) -> Vec<Option<u64>> {
    let mut network = Network::default();
    network.add((OUTSIDE, 1), total.n, gate.figure(total), Rank::Fixed);
    let add = |count: &Count| network.add((1, OUTSIDE), count.n, gate.figure(*count), Rank::Cell);
    let names: Vec<usize> = counts.iter().map(add).collect();
    network.protect(gate.threshold);
    names.into_iter().map(|name| network.figure(name).map(|figure| figure.value)).collect()
}

/// One variable, safe: all split into asked and not asked, the asked into answered and skipped, the answered into options.
pub(super) fn one_way(gate: &Gate, counts: &OneWay, is_single: bool) -> Shown {
    let all = gate.figure(counts.all);
    let asked = gate.part(counts.asked, (counts.all, all));
    let answered = gate.part(counts.answered, (counts.asked, asked));

    let mut network = Network::default();
    let mut add = |ends, count: Count, figure, rank| network.add(ends, count.n, figure, rank);
    let all = add((OUTSIDE, 1), counts.all, all, Rank::Total);
    let not_asked = add((1, OUTSIDE), counts.not_asked, gate.figure(counts.not_asked), Rank::Cell);
    let asked = add((1, 2), counts.asked, asked, Rank::Total);
    let skipped = add((2, OUTSIDE), counts.skipped, gate.figure(counts.skipped), Rank::Cell);
    let options = if is_single { 3 } else { OUTSIDE };
    let answered = add((2, options), counts.answered, answered, Rank::Total);
    let mut codes = Vec::new();
    if is_single {
        let option = |count: &Count| add((options, OUTSIDE), *count, gate.figure(*count), Rank::Cell);
        codes = counts.codes.iter().map(option).collect();
    }
    network.protect(gate.threshold);

    let value = |name| network.figure(name).map(|figure| figure.value);
    let codes = if is_single {
        codes.into_iter().map(value).collect()
    } else {
        let within = (counts.answered, network.figure(answered));
        counts.codes.iter().map(|count| ticked(gate, *count, within)).collect()
    };
    Shown {
        all: value(all),
        not_asked: value(not_asked),
        asked: value(asked),
        skipped: value(skipped),
        answered: value(answered),
        codes,
    }
}

/// An option that others may be ticked beside: shown only if neither those who ticked it nor those who did not can be found
/// to be few.
fn ticked(gate: &Gate, count: Count, (whole, figure): (Count, Option<Figure>)) -> Option<u64> {
    let mut network = Network::default();
    network.add((OUTSIDE, 1), whole.n, figure, Rank::Total);
    let is_shown = whole.n - count.n >= gate.threshold;
    let ticked = network.add((1, OUTSIDE), count.n, gate.figure(count).filter(|_| is_shown), Rank::Cell);
    network.add((1, OUTSIDE), whole.n - count.n, None, Rank::Cell);
    network.protect(gate.threshold);
    network.figure(ticked).map(|figure| figure.value)
}

impl Gate {
    /// The figures of a cross-table. `is_single` says of rows and columns that nobody can be in two of them.
    pub fn cross(&self, table: &Cross, is_single: (bool, bool)) -> ShownTable {
        if self.is_exact() {
            let exact = |counts: &[Count]| counts.iter().map(|count| Some(count.n)).collect();
            return ShownTable {
                total: Some(table.total.n),
                rows: exact(&table.rows),
                cols: exact(&table.cols),
                cells: table.cells.iter().map(|row| exact(row)).collect(),
            };
        }
        let mut safe = Safe {
            gate: self,
            table,
            total: self.figure(table.total),
            rows: table.rows.iter().map(|count| self.figure(*count)).collect(),
            cols: table.cols.iter().map(|count| self.figure(*count)).collect(),
            cells: table
                .cells
                .iter()
                .map(|row| row.iter().map(|count| self.figure(*count)).collect())
                .collect(),
        };
        for rows in parts(table.rows.len(), is_single.0) {
            for cols in parts(table.cols.len(), is_single.1) {
                safe.protect(&rows, &cols);
            }
        }
        safe.shown()
    }
}

/// How the categories of one side split those in the table: all together where nobody is in two, else each into those in it
/// and those not.
fn parts(categories: usize, is_single: bool) -> Vec<Vec<usize>> {
    if is_single {
        vec![(0..categories).collect()]
    } else {
        (0..categories).map(|category| vec![category]).collect()
    }
}

/// A table on its way through the gate.
struct Safe<'a> {
    gate: &'a Gate,
    table: &'a Cross,
    total: Option<Figure>,
    rows: Vec<Option<Figure>>,
    cols: Vec<Option<Figure>>,
    cells: Vec<Vec<Option<Figure>>>,
}

impl Safe<'_> {
    /// Withholds what would give away withheld figures of these rows and columns. Where they are not all there are, the rest
    /// is one more row or column, which is never shown.
    fn protect(&mut self, rows: &[usize], cols: &[usize]) {
        let counts = self.table;
        let (first_row, first_col) = (2, 2 + rows.len() + 1);
        let mut network = Network::default();
        let total = network.add((OUTSIDE, 1), counts.total.n, self.total, Rank::Total);
        let mut rest = Rest::of(counts, rows, cols);

        let mut names_of_rows = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            names_of_rows.push(network.add(
                (1, first_row + at),
                counts.rows[*row].n,
                self.rows[*row],
                Rank::Total,
            ));
        }
        let mut names_of_cols = Vec::new();
        for (at, col) in cols.iter().enumerate() {
            names_of_cols.push(network.add(
                (first_col + at, OUTSIDE),
                counts.cols[*col].n,
                self.cols[*col],
                Rank::Total,
            ));
        }
        let mut names_of_cells = Vec::new();
        for (down, row) in rows.iter().enumerate() {
            for (along, col) in cols.iter().enumerate() {
                let (ends, n) = ((first_row + down, first_col + along), counts.cells[*row][*col].n);
                names_of_cells.push((network.add(ends, n, self.cells[*row][*col], Rank::Cell), *row, *col));
            }
        }
        rest.add_to(&mut network, (first_row, rows.len()), (first_col, cols.len()));
        network.protect(self.gate.threshold);

        self.total = network.figure(total);
        names_of_rows.into_iter().zip(rows).for_each(|(name, row)| self.rows[*row] = network.figure(name));
        names_of_cols.into_iter().zip(cols).for_each(|(name, col)| self.cols[*col] = network.figure(name));
        for (name, row, col) in names_of_cells {
            self.cells[row][col] = network.figure(name);
        }
    }

    fn shown(self) -> ShownTable {
        let values = |figures: Vec<Option<Figure>>| -> Vec<Option<u64>> {
            figures.into_iter().map(|figure| figure.map(|figure| figure.value)).collect()
        };
        ShownTable {
            total: self.total.map(|figure| figure.value),
            rows: values(self.rows),
            cols: values(self.cols),
            cells: self.cells.into_iter().map(values).collect(),
        }
    }
}

/// Those in the table who are in none of some rows, or in none of some columns.
struct Rest {
    /// By column: those in none of the rows.
    below: Vec<u64>,
    /// By row: those in none of the columns.
    beside: Vec<u64>,
    /// Those in none of either.
    corner: u64,
}

impl Rest {
    fn of(counts: &Cross, rows: &[usize], cols: &[usize]) -> Self {
        let cell = |row: &usize, col: &usize| counts.cells[*row][*col].n;
        let below: Vec<u64> = cols
            .iter()
            .map(|col| counts.cols[*col].n - rows.iter().map(|row| cell(row, col)).sum::<u64>())
            .collect();
        let beside: Vec<u64> = rows
            .iter()
            .map(|row| counts.rows[*row].n - cols.iter().map(|col| cell(row, col)).sum::<u64>())
            .collect();
        let in_rows: u64 = rows.iter().map(|row| counts.rows[*row].n).sum();
        let corner = counts.total.n - in_rows - below.iter().sum::<u64>();
        Rest { below, beside, corner }
    }

    /// Adds the rest as a row and a column of their own, unless there can be nobody in them.
    fn add_to(
        &mut self,
        network: &mut Network,
        (first_row, rows): (usize, usize),
        (first_col, cols): (usize, usize),
    ) {
        let (last_row, last_col) = (first_row + rows, first_col + cols);
        let mut add = |from, to, n: u64| {
            network.add((from, to), n, None, Rank::Cell);
        };
        let (row, col) = (rows == 1, cols == 1);
        if row {
            add(1, last_row, self.below.iter().sum::<u64>() + self.corner);
            self.below.iter().enumerate().for_each(|(at, n)| add(last_row, first_col + at, *n));
        }
        if col {
            add(last_col, OUTSIDE, self.beside.iter().sum::<u64>() + self.corner);
            self.beside.iter().enumerate().for_each(|(at, n)| add(first_row + at, last_col, *n));
        }
        if row && col {
            add(last_row, last_col, self.corner);
        }
    }
}
