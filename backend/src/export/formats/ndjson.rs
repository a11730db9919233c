//! A JSON object per line, its members named as the fields; a cell that is left empty is absent.

use std::io::Write as _;

use super::csv::number_to;
use super::{CHUNK, Sink, Value};
use crate::export::{ExportError, Output, Plan};

/// A file of JSON objects.
pub(super) struct Ndjson {
    output: Output,
    /// The names, each as it stands before a value: `"name":`.
    names: Vec<String>,
    bytes: Vec<u8>,
}

impl Ndjson {
    pub(super) fn begin(plan: &Plan, output: Output) -> Self {
        // Names are letters, digits and underscores.
        let names = plan.fields.iter().map(|field| format!("\"{}\":", field.name)).collect();
        Ndjson { output, names, bytes: Vec::new() }
    }
}

impl Sink for Ndjson {
    fn row(&mut self, cells: &[Value]) -> Result<(), ExportError> {
        let mut before = b'{';
        for (name, cell) in self.names.iter().zip(cells).filter(|(_, cell)| **cell != Value::Empty) {
            self.bytes.push(before);
            self.bytes.extend(name.as_bytes());
            match cell {
                Value::Empty => {}
                Value::Text(text) => {
                    serde_json::to_writer(&mut self.bytes, text).map_err(ExportError::format)?;
                }
                Value::Integer(number) => number_to(&mut self.bytes, number),
                Value::Number(number) => number_to(&mut self.bytes, number),
            }
            before = b',';
        }
        self.bytes.extend(b"}\n");
        if self.bytes.len() >= CHUNK {
            self.output.write_all(&self.bytes)?;
            self.bytes.clear();
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<Output, ExportError> {
        self.output.write_all(&self.bytes)?;
        Ok(self.output)
    }
}
