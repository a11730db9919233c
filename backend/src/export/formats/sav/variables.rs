//! From the fields of an export to the variables of a system file.

use super::Job;
use crate::export::{Column, Field, Holds, Level, Missing, Missings, Type};

/// The most bytes of one segment.
const SEGMENT: usize = 255;

/// The bytes by which the number of segments is counted, for the format's historical reasons fewer than they hold.
const COUNTED: usize = 252;

/// One variable.
pub(super) struct Variable {
    /// Its name of eight characters; the real one stands in a record of long names.
    pub(super) short: String,
    pub(super) name: String,
    pub(super) label: String,
    pub(super) kind: Type,
    pub(super) level: Level,
    /// The most bytes of its texts; 0 for numbers.
    pub(super) width: usize,
    /// The bytes of each segment; none for numbers.
    pub(super) segments: Vec<usize>,
    /// Values with labels, those of no answer among them.
    pub(super) labels: Vec<(f64, String)>,
    /// The least and the greatest number that stands for no answer.
    pub(super) missing: Option<(f64, f64)>,
    /// The question with several answers that it is an option of, by position of its column, and the column's name.
    pub(super) option_of: Option<(String, String)>,
}

pub(super) fn variables(job: &Job) -> Vec<Variable> {
    let plan = &job.plan;
    let widths = plan.fields.iter().zip(job.widths.iter().copied().chain(std::iter::repeat(1)));
    let has_codes = plan.missing == Missings::Codes;
    let variable = |(at, (field, width)): (usize, (&Field, usize))| {
        let column = field.column.map(|at| &plan.columns[at]);
        let width = if field.kind == Type::Text { width.max(1) } else { 0 };
        Variable {
            short: format!("V{at:06}"),
            name: field.name.clone(),
            label: field.label.clone(),
            kind: field.kind,
            level: column.map_or(Level::Nominal, |column| column.level),
            width,
            segments: segments(width),
            labels: column
                .filter(|_| field.kind != Type::Text)
                .map(|column| labels(column, has_codes))
                .unwrap_or_default(),
            missing: column.filter(|_| has_codes && field.kind != Type::Text).map(missing),
            option_of: column
                .filter(|column| matches!(column.holds, Holds::Ticked(..)))
                .map(|column| (column.variable.clone(), column.ask.clone())),
        }
    };
    plan.fields.iter().enumerate().map(|(at, _)| at).zip(widths).map(variable).collect()
}

fn segments(width: usize) -> Vec<usize> {
    if width <= SEGMENT {
        return if width == 0 { Vec::new() } else { vec![width] };
    }
    let count = width.div_ceil(COUNTED);
    let mut segments = vec![SEGMENT; count];
    if let Some(last) = segments.last_mut() {
        *last = width - (count - 1) * COUNTED;
    }
    segments
}

/// The code of a kind of no answer in a column.
#[expect(clippy::cast_precision_loss, reason = "codes have at most 16 digits and stay below 2^53")]
fn code(column: &Column, missing: Missing) -> f64 {
    (if matches!(column.holds, Holds::Number(_, true)) { missing.far_code() } else { missing.code() }) as f64
}

#[expect(clippy::cast_precision_loss, reason = "options are numbered by small numbers")]
fn labels(column: &Column, has_codes: bool) -> Vec<(f64, String)> {
    let own = column.values.iter().map(|value| (value.number as f64, value.label.clone()));
    let none = Missing::ALL.into_iter().filter(|_| has_codes);
    own.chain(none.map(|missing| (code(column, missing), missing.label().to_owned()))).collect()
}

fn missing(column: &Column) -> (f64, f64) {
    let codes = Missing::ALL.map(|missing| code(column, missing));
    (codes.into_iter().fold(f64::INFINITY, f64::min), codes.into_iter().fold(f64::NEG_INFINITY, f64::max))
}
