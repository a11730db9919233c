//! Cross-tables.

use shared::figures::{Association, Axis, AxisCategory, Base, CrossTable, Percent, Table};
use shared::value::Shape;

use super::{Counted, percent, words};
use crate::analysis::cross::{Side, cross};
use crate::analysis::{Selection, Variable, statistics};
use crate::disclosure::ShownTable;

/// The most cells of a cross-table, its layers included.
const MOST_CELLS: usize = 20_000;

/// What is to be crossed, by position in the dictionary.
#[derive(Clone, Copy, Debug)]
pub struct Crossing {
    /// Down the side.
    pub rows: usize,
    /// Along the top.
    pub cols: usize,
    /// A table for each category of this.
    pub layer: Option<usize>,
    /// Of what percentages are parts.
    pub percent: Percent,
    /// Whether to test if rows and columns have to do with each other.
    pub with_statistics: bool,
}

/// Why there is no cross-table of some variables.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotATable {
    /// The variable has no categories.
    #[error("`{0}` has no options to count by: a cross-table takes choices")]
    NoChoice(String),
    /// The table would be too large to be of use.
    #[error("the table would have {0} cells, and {MOST_CELLS} are the most")]
    TooLarge(usize),
}

impl Crossing {
    /// The variables, in order.
    pub fn variables(&self) -> Vec<usize> {
        [Some(self.rows), Some(self.cols), self.layer].into_iter().flatten().collect()
    }
}

impl Counted<'_> {
    /// A cross-table.
    ///
    /// # Errors
    /// When a variable is no choice or the table would be too large.
    pub fn cross(&self, crossing: &Crossing) -> Result<CrossTable, NotATable> {
        let (rows, cols) = (self.side(crossing.rows)?, self.side(crossing.cols)?);
        let layer = crossing.layer.map(|layer| self.side(layer)).transpose()?;
        let layers = layer.map_or(1, Side::categories);
        let cells = rows.categories() * cols.categories() * layers;
        if cells > MOST_CELLS {
            return Err(NotATable::TooLarge(cells));
        }
        let tables = match layer {
            None => vec![self.table(crossing, (rows, cols), self.selection, None)],
            Some(side) => (0..layers)
                .map(|category| {
                    let within = side.select(self.snapshot, category, self.selection);
                    self.table(crossing, (rows, cols), &within, Some(category))
                })
                .collect(),
        };
        Ok(CrossTable {
            about: self.about(),
            percent: crossing.percent,
            rows: self.axis(crossing.rows),
            cols: self.axis(crossing.cols),
            layer: crossing.layer.map(|layer| self.axis(layer)),
            tables,
        })
    }

    fn variable_at(&self, at: usize) -> &Variable {
        &self.snapshot.dictionary.variables[at]
    }

    fn side(&self, at: usize) -> Result<Side, NotATable> {
        let variable = self.variable_at(at);
        match variable.shape {
            Shape::Choice | Shape::Choices => Ok(Side::new(self.snapshot, at, self.base)),
            Shape::Text | Shape::Number | Shape::Date | Shape::Files => {
                Err(NotATable::NoChoice(variable.name.clone()))
            }
        }
    }

    fn axis(&self, at: usize) -> Axis {
        let variable = self.variable_at(at);
        let option = |code: &crate::analysis::Code| AxisCategory {
            code: Some(code.code.clone()),
            label: words(&code.label),
            missing: code.missing,
        };
        let other = |label: &str| AxisCategory { code: None, label: label.to_owned(), missing: true };
        let mut categories: Vec<AxisCategory> = variable.codes.iter().map(option).collect();
        if self.base != Base::Answered {
            categories.push(other("Left blank"));
        }
        if self.base == Base::All {
            categories.push(other("Not asked"));
        }
        Axis {
            variable: variable.name.clone(),
            label: words(&variable.label),
            is_multiple: variable.shape == Shape::Choices,
            categories,
        }
    }

    fn table(
        &self,
        crossing: &Crossing,
        (rows, cols): (Side, Side),
        within: &Selection,
        layer: Option<usize>,
    ) -> Table {
        let is_single = |at: usize| self.variable_at(at).shape == Shape::Choice;
        let single = (is_single(crossing.rows), is_single(crossing.cols));
        let shown = self.gate.cross(&cross(self.snapshot, within, rows, cols), single);
        let statistics = (crossing.with_statistics && single == (true, true))
            .then(|| self.association(crossing, &shown))
            .flatten();
        Table {
            layer,
            base_n: shown.total,
            percentages: percentages(&shown, crossing.percent),
            row_totals: shown.rows,
            col_totals: shown.cols,
            cells: shown.cells,
            statistics,
        }
    }

    /// Of the options proper; nothing when one of their cells is withheld.
    fn association(&self, crossing: &Crossing, shown: &ShownTable) -> Option<Association> {
        let proper = |at: usize| {
            let codes = self.variable_at(at).codes.iter().enumerate();
            codes.filter(|(_, code)| !code.missing).map(|(at, _)| at).collect::<Vec<_>>()
        };
        let (rows, cols) = (proper(crossing.rows), proper(crossing.cols));
        let row = |row: &usize| cols.iter().map(|col| shown.cells[*row][*col]).collect::<Option<Vec<u64>>>();
        statistics::association(&rows.iter().map(row).collect::<Option<Vec<_>>>()?)
    }
}

fn percentages(shown: &ShownTable, of: Percent) -> Vec<Vec<Option<f64>>> {
    let base = |row: usize, col: usize| match of {
        Percent::Row => shown.rows[row],
        Percent::Col => shown.cols[col],
        Percent::Total => shown.total,
    };
    let line = |(row, cells): (usize, &Vec<Option<u64>>)| {
        cells.iter().enumerate().map(|(col, n)| percent(*n, base(row, col))).collect()
    };
    shown.cells.iter().enumerate().map(line).collect()
}
