//! A workbook: the responses on one sheet, the codebook on another. Texts are texts, never formulas.

use std::path::Path;

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use super::{Job, Sink, Value};
use crate::export::codebook;
use crate::export::{ExportError, Output};

/// The longest text of a cell, in UTF-16 units.
const LONGEST_TEXT: usize = 32_767;

/// Rows of a sheet.
const MOST_ROWS: u32 = 1_048_576;

/// Columns of a sheet.
const MOST_COLUMNS: usize = 16_384;

/// A workbook.
pub(super) struct Xlsx {
    job: Job,
    workbook: Workbook,
    /// The sheet that is written at the moment, and the row.
    sheet: usize,
    row: u32,
    output: Output,
}

impl Xlsx {
    pub(super) fn begin(job: Job, folder: &Path, output: Output) -> Result<Self, ExportError> {
        if job.plan.fields.len() > MOST_COLUMNS {
            return Err(ExportError::TooMany { format: "XLSX", limit: MOST_COLUMNS, things: "columns" });
        }
        let mut workbook = Workbook::new();
        workbook.set_tempdir(folder).map_err(ExportError::format)?;
        add_sheet(&mut workbook, "Responses").map_err(ExportError::format)?;
        let mut new = Xlsx { job, workbook, sheet: 0, row: 0, output };
        let names: Vec<String> = new.job.plan.fields.iter().map(|field| field.name.clone()).collect();
        new.texts(&names)?;
        Ok(new)
    }

    /// The sheet that is written at the moment.
    fn sheet(&mut self) -> Result<&mut Worksheet, ExportError> {
        self.workbook.worksheet_from_index(self.sheet).map_err(ExportError::format)
    }

    fn texts(&mut self, texts: &[String]) -> Result<(), ExportError> {
        let row = self.row;
        let sheet = self.sheet()?;
        for (column, text) in (0..).zip(texts) {
            sheet.write_string(row, column, text).map_err(ExportError::format)?;
        }
        self.row += 1;
        Ok(())
    }
}

impl Sink for Xlsx {
    fn row(&mut self, cells: &[Value]) -> Result<(), ExportError> {
        if self.row >= MOST_ROWS {
            return Err(ExportError::TooMany {
                format: "XLSX",
                limit: MOST_ROWS as usize - 1,
                things: "rows",
            });
        }
        let row = self.row;
        for (column, (cell, field)) in (0..).zip(cells.iter().zip(&self.job.plan.fields)) {
            if let Value::Text(text) = cell
                && text.len() > LONGEST_TEXT
                && text.encode_utf16().count() > LONGEST_TEXT
            {
                return Err(ExportError::TooLong {
                    column: field.name.clone(),
                    length: text.encode_utf16().count(),
                    unit: "characters",
                    format: "XLSX",
                    limit: LONGEST_TEXT,
                });
            }
            let sheet = self.workbook.worksheet_from_index(self.sheet).map_err(ExportError::format)?;
            write(sheet, row, column, cell).map_err(ExportError::format)?;
        }
        self.row += 1;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<Output, ExportError> {
        add_sheet(&mut self.workbook, "Codebook").map_err(ExportError::format)?;
        (self.sheet, self.row) = (1, 0);
        for line in codebook::lines(&self.job.plan) {
            self.texts(&line.map(|text| text.chars().take(LONGEST_TEXT / 2).collect()))?;
        }
        self.workbook.save_to_writer(&mut self.output).map_err(ExportError::format)?;
        Ok(self.output)
    }
}

/// Adds a sheet whose rows go to a file of its own at once.
fn add_sheet(workbook: &mut Workbook, name: &str) -> Result<(), XlsxError> {
    workbook.add_worksheet_with_constant_memory()?.set_name(name)?;
    Ok(())
}

fn write(sheet: &mut Worksheet, row: u32, column: u16, cell: &Value) -> Result<(), XlsxError> {
    match cell {
        Value::Empty => {}
        Value::Text(text) => drop(sheet.write_string(row, column, &**text)?),
        #[expect(clippy::cast_precision_loss, reason = "codes have at most 16 digits and stay below 2^53")]
        Value::Integer(number) => drop(sheet.write_number(row, column, *number as f64)?),
        Value::Number(number) => drop(sheet.write_number(row, column, *number)?),
    }
    Ok(())
}
