//! Cross-tables: how many of the selected responses are in each pair of categories of two variables.

use std::borrow::Cow;

use shared::figures::Base;

use super::bits::Bits;
use super::column::{Codes, Column, State};
use super::segment::Segment;
use super::snapshot::{Selection, Snapshot};
use super::tally::Count;

/// One variable of a table: which category is what.
///
/// The categories are the options, then, if the base has them, those that left it blank and those that were not asked.
#[derive(Clone, Copy, Debug)]
pub struct Side {
    /// The variable, by position in the dictionary.
    pub variable: usize,
    options: usize,
    base: Base,
}

impl Side {
    /// The side of a variable in a table on this base.
    pub fn new(snapshot: &Snapshot, variable: usize, base: Base) -> Self {
        Side { variable, options: snapshot.dictionary.variables[variable].codes.len(), base }
    }

    /// How many categories it has.
    pub fn categories(self) -> usize {
        self.options
            + match self.base {
                Base::Answered => 0,
                Base::Asked => 1,
                Base::All => 2,
            }
    }

    /// The category of those who chose no option.
    fn without_answer(self, is_asked: bool) -> usize {
        self.options + usize::from(!is_asked)
    }

    /// The rows of a segment that are in the table as far as this variable is concerned.
    fn base(self, segment: &Segment) -> Bits {
        let column = &segment.columns[self.variable];
        match self.base {
            Base::Answered => column.answered(),
            Base::Asked => column.asked(),
            Base::All => Bits::ones(segment.len()),
        }
    }

    /// The rows of a segment in each category.
    fn planes(self, segment: &Segment) -> Vec<Cow<'_, Bits>> {
        let column = &segment.columns[self.variable];
        let mut planes: Vec<Cow<Bits>> = match column {
            Column::Choice(codes) => (0..self.options)
                .map(|option| Cow::Owned(codes.bits(|state| state == code(option))))
                .collect(),
            Column::Choices(_, ticked) => ticked.iter().map(Cow::Borrowed).collect(),
            Column::Number(..) | Column::Present(_) => Vec::new(),
        };
        if self.base != Base::Answered {
            planes.push(Cow::Owned(column.asked().and(&column.answered().inverted())));
        }
        if self.base == Base::All {
            planes.push(Cow::Owned(column.asked().inverted()));
        }
        planes
    }

    /// The rows of a snapshot in one category.
    pub fn select(self, snapshot: &Snapshot, category: usize, within: &Selection) -> Selection {
        let bits = |(segment, wanted): (&Segment, &Bits)| {
            self.planes(segment)[category].as_ref().clone().and(wanted).and(&self.base(segment))
        };
        Selection(snapshot.segments().zip(&within.0).map(bits).collect())
    }

    /// The category of each row of a segment, if a row is in one at most.
    fn single(self, segment: &Segment) -> Option<&Codes> {
        match &segment.columns[self.variable] {
            Column::Choice(codes) => Some(codes),
            _ => None,
        }
    }

    fn category(self, state: State) -> usize {
        match state {
            State::Code(code) => usize::from(code),
            State::Skipped => self.without_answer(true),
            State::NotAsked => self.without_answer(false),
        }
    }
}

fn code(option: usize) -> State {
    u16::try_from(option).map_or(State::NotAsked, State::Code)
}

/// The counts of a table.
#[derive(Clone, Debug)]
pub struct Cross {
    /// Everyone in the table.
    pub total: Count,
    /// Everyone in each row.
    pub rows: Vec<Count>,
    /// Everyone in each column.
    pub cols: Vec<Count>,
    /// The cells, row by row.
    pub cells: Vec<Vec<Count>>,
}

/// Counts a table.
pub fn cross(snapshot: &Snapshot, selection: &Selection, rows: Side, cols: Side) -> Cross {
    let (height, width) = (rows.categories(), cols.categories());
    let zero = Count::default();
    let mut table = Cross {
        total: zero,
        rows: vec![zero; height],
        cols: vec![zero; width],
        cells: vec![vec![zero; width]; height],
    };
    for (segment, wanted) in snapshot.segments().zip(&selection.0) {
        let base = rows.base(segment).and(&cols.base(segment)).and(wanted);
        table.total.add(base.count());
        let found = match (rows.single(segment), cols.single(segment)) {
            (Some(down), Some(along)) => pairs(&base, (rows, down), (cols, along)),
            _ => planes(&base, &rows.planes(segment), &cols.planes(segment)),
        };
        for (row, line) in found.cells.iter().enumerate() {
            line.iter().enumerate().for_each(|(col, n)| table.cells[row][col].add(*n));
        }
        table.rows.iter_mut().zip(found.rows).for_each(|(count, n)| count.add(n));
        table.cols.iter_mut().zip(found.cols).for_each(|(count, n)| count.add(n));
    }
    table
}

/// What one segment adds to a table.
struct Part {
    rows: Vec<u64>,
    cols: Vec<u64>,
    cells: Vec<Vec<u64>>,
}

/// Two single choices: one pass over both.
fn pairs(base: &Bits, (rows, down): (Side, &Codes), (cols, along): (Side, &Codes)) -> Part {
    let (height, width) = (rows.categories(), cols.categories());
    let cells = if let (Codes::Narrow(down), Codes::Narrow(along)) = (down, along) {
        joint(base, (rows, down), (cols, along))
    } else {
        let mut cells = vec![vec![0; width]; height];
        for at in base.rows() {
            cells[rows.category(down.state(at))][cols.category(along.state(at))] += 1;
        }
        cells
    };
    let rows = cells.iter().map(|line| line.iter().sum()).collect();
    let cols = (0..width).map(|col| cells.iter().map(|line| line[col]).sum()).collect();
    Part { rows, cols, cells }
}

/// The same for bytes, which are counted as they are and sorted out afterwards.
fn joint(base: &Bits, (rows, down): (Side, &[u8]), (cols, along): (Side, &[u8])) -> Vec<Vec<u64>> {
    let (height, width) = (rows.options + 2, cols.options + 2);
    let mut counts = vec![0_u32; height * width];
    if base.is_full() {
        for (row, col) in down.iter().zip(along) {
            counts[usize::from(*row) * width + usize::from(*col)] += 1;
        }
    } else {
        for at in base.rows() {
            counts[usize::from(down[at]) * width + usize::from(along[at])] += 1;
        }
    }
    let mut cells = vec![vec![0; cols.categories()]; rows.categories()];
    for (at, n) in counts.into_iter().enumerate().filter(|(_, n)| *n > 0) {
        let category =
            |side: Side, value: usize| side.category(State::of(u16::try_from(value).unwrap_or_default()));
        cells[category(rows, at / width)][category(cols, at % width)] += u64::from(n);
    }
    cells
}

/// Any two variables: the rows of each category, two by two.
fn planes(base: &Bits, down: &[Cow<Bits>], along: &[Cow<Bits>]) -> Part {
    let within = |planes: &[Cow<Bits>]| -> Vec<Bits> {
        planes.iter().map(|bits| bits.as_ref().clone().and(base)).collect()
    };
    let (down, along) = (within(down), within(along));
    let count = |planes: &[Bits]| planes.iter().map(Bits::count).collect();
    let cells = down.iter().map(|row| along.iter().map(|col| row.count_both(col)).collect()).collect();
    Part { rows: count(&down), cols: count(&along), cells }
}
