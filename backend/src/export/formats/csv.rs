//! CSV: see [`crate::csv`] for its lines.

use std::io::Write as _;

use super::{CHUNK, Job, Sink, Value};
use crate::csv::{self, BYTE_ORDER_MARK, END, quote, separate};
use crate::export::{ExportError, Output};

/// A CSV file.
pub(super) struct Csv {
    output: Output,
    lines: Lines,
}

impl Csv {
    pub(super) fn begin(job: &Job, output: Output) -> Self {
        Csv { output, lines: Lines::begin(job) }
    }
}

impl Sink for Csv {
    fn row(&mut self, cells: &[Value]) -> Result<(), ExportError> {
        self.lines.row(cells);
        if self.lines.bytes.len() >= CHUNK {
            self.output.write_all(&self.lines.bytes)?;
            self.lines.bytes.clear();
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<Output, ExportError> {
        self.output.write_all(&self.lines.bytes)?;
        Ok(self.output)
    }
}

/// Lines of CSV that wait to be written.
pub(in crate::export) struct Lines {
    pub(in crate::export) bytes: Vec<u8>,
    /// Whether Excel would take a cell for a formula matters.
    excel: bool,
}

impl Lines {
    /// Begins with the line of names.
    pub(in crate::export) fn begin(job: &Job) -> Self {
        let mut lines = Lines { bytes: Vec::new(), excel: job.options.excel };
        if lines.excel {
            lines.bytes.extend(BYTE_ORDER_MARK);
        }
        csv::line(&mut lines.bytes, job.plan.fields.iter().map(|field| &field.name));
        lines
    }

    pub(in crate::export) fn row(&mut self, cells: &[Value]) {
        for (at, cell) in cells.iter().enumerate() {
            separate(&mut self.bytes, at);
            match cell {
                Value::Empty => {}
                Value::Text(text) if self.excel && is_formula(text) => {
                    quote(&mut self.bytes, &format!("'{text}"));
                }
                Value::Text(text) => quote(&mut self.bytes, text),
                Value::Integer(number) => number_to(&mut self.bytes, number),
                Value::Number(number) => number_to(&mut self.bytes, number),
            }
        }
        self.bytes.extend(END);
    }
}

/// A number as people write it, never with an exponent.
pub(super) fn number_to(bytes: &mut Vec<u8>, number: impl std::fmt::Display) {
    // Memory takes whatever is written to it.
    let _ = write!(bytes, "{number}");
}

/// Whether a spreadsheet would calculate a text instead of showing it. A plain number is harmless.
fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
        && text.parse::<shared::decimal::Decimal>().is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(excel: bool, cells: &[Value]) -> String {
        let mut lines = Lines { bytes: Vec::new(), excel };
        lines.row(cells);
        String::from_utf8(lines.bytes).unwrap()
    }

    #[test]
    fn what_needs_quotes_gets_them() {
        let cells =
            [r#"say "hi""#, "a,b", "two\nlines", "plain", " spaced "].map(|text| Value::Text(text.into()));
        assert_eq!(line(false, &cells), "\"say \"\"hi\"\"\",\"a,b\",\"two\nlines\",plain, spaced \r\n");
    }

    #[test]
    fn numbers_have_no_exponents() {
        let cells = [Value::Number(1e15), Value::Number(0.000_000_1), Value::Integer(-9), Value::Empty];
        assert_eq!(line(true, &cells), "1000000000000000,0.0000001,-9,\r\n");
    }

    #[test]
    fn formulas_are_disarmed_for_excel_alone() {
        let cells = ["=1+1", "+44", "-x", "@a", "\tb", "-1", "a=b"].map(|text| Value::Text(text.into()));
        assert_eq!(line(true, &cells), "'=1+1,+44,'-x,'@a,'\tb,-1,a=b\r\n");
        assert_eq!(line(false, &cells), "=1+1,+44,-x,@a,\tb,-1,a=b\r\n");
    }
}
