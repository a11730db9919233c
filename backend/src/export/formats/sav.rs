//! An SPSS system file, as PSPP's developers describe the format and `ReadStat` reads it.
//!
//! Choices are numbers with labels, kinds of no answer are user-missing values, questions with several answers are
//! multiple-response sets. Texts longer than 255 bytes lie in segments that SPSS shows as one variable. The cases are
//! packed with the format's own byte code.

mod cases;
mod header;
mod labels;
mod variables;

use std::io::Write as _;

use self::cases::Packer;
use self::variables::{Variable, variables};
use super::{CHUNK, Job, Sink, Value};
use crate::export::{ExportError, Output, Type};

/// The longest text, in bytes.
const LONGEST_TEXT: usize = 32_767;

/// An SPSS system file.
pub(super) struct Sav {
    output: Output,
    variables: Vec<Variable>,
    packer: Packer,
}

impl Sav {
    /// The widths must have been measured.
    pub(super) fn begin(job: &Job, mut output: Output) -> Result<Self, ExportError> {
        for (field, &length) in job.plan.fields.iter().zip(&job.widths) {
            if length > LONGEST_TEXT {
                let (column, limit) = (field.name.clone(), LONGEST_TEXT);
                return Err(ExportError::TooLong { column, length, unit: "bytes", format: "SPSS", limit });
            }
        }
        let variables = variables(job);
        output.write_all(&header::dictionary(job, &variables))?;
        Ok(Sav { output, variables, packer: Packer::default() })
    }
}

impl Sink for Sav {
    fn row(&mut self, cells: &[Value]) -> Result<(), ExportError> {
        for (variable, cell) in self.variables.iter().zip(cells) {
            match (variable.kind, cell) {
                (Type::Text, Value::Text(text)) if text.len() > variable.width => {
                    return Err(ExportError::Changed);
                }
                (Type::Text, Value::Text(text)) => self.packer.text(text, variable),
                (Type::Text, _) => self.packer.text("", variable),
                #[expect(
                    clippy::cast_precision_loss,
                    reason = "codes have at most 16 digits and stay below 2^53"
                )]
                (_, Value::Integer(number)) => self.packer.number(*number as f64),
                (_, Value::Number(number)) => self.packer.number(*number),
                (_, Value::Empty | Value::Text(_)) => self.packer.nothing(),
            }
        }
        if self.packer.bytes.len() >= CHUNK {
            self.output.write_all(&self.packer.bytes)?;
            self.packer.bytes.clear();
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<Output, ExportError> {
        self.packer.end();
        self.output.write_all(&self.packer.bytes)?;
        Ok(self.output)
    }
}
