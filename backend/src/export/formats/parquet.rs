//! Apache Parquet: texts as UTF-8, whole numbers as INT64, numbers as DOUBLE; every field may be null.

use std::sync::Arc;

use bytes::Bytes;
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{self, ColumnPath};

use super::{Sink, Value};
use crate::export::{ExportError, Field, Holds, Output, Plan, Type};

/// Bytes of text and numbers that make a row group: it stands in memory until it is complete.
const GROUP: usize = 8 << 20;

/// A Parquet file.
pub(super) struct Parquet {
    writer: SerializedFileWriter<Output>,
    columns: Vec<Column>,
    size: usize,
}

/// The values of one field that wait to be written.
struct Column {
    /// By row: 1 where there is a value.
    present: Vec<i16>,
    values: Values,
}

enum Values {
    /// The texts, one after the other, and where each ends.
    Texts(Vec<u8>, Vec<usize>),
    Integers(Vec<i64>),
    Numbers(Vec<f64>),
}

impl Parquet {
    pub(super) fn begin(plan: &Plan, output: Output) -> Result<Self, ExportError> {
        let mut fields = Vec::with_capacity(plan.fields.len());
        let mut columns = Vec::with_capacity(plan.fields.len());
        for field in &plan.fields {
            let (physical, logical, values) = match field.kind {
                Type::Text => {
                    (Physical::BYTE_ARRAY, Some(LogicalType::String), Values::Texts(Vec::new(), Vec::new()))
                }
                Type::Integer => (Physical::INT64, None, Values::Integers(Vec::new())),
                Type::Number => (Physical::DOUBLE, None, Values::Numbers(Vec::new())),
            };
            let made = types::Type::primitive_type_builder(&field.name, physical)
                .with_repetition(Repetition::OPTIONAL)
                .with_logical_type(logical)
                .build()
                .map_err(ExportError::format)?;
            fields.push(Arc::new(made));
            columns.push(Column { present: Vec::new(), values });
        }
        let schema = types::Type::group_type_builder("responses").with_fields(fields).build();
        // Responses are in no order that a reader could skip by.
        let mut properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_statistics_enabled(EnabledStatistics::None);
        for column in free_texts(plan) {
            // No two are the same.
            properties = properties.set_column_dictionary_enabled(ColumnPath::from(column), false);
        }
        let schema = Arc::new(schema.map_err(ExportError::format)?);
        let writer = SerializedFileWriter::new(output, schema, Arc::new(properties.build()))
            .map_err(ExportError::format)?;
        Ok(Parquet { writer, columns, size: 0 })
    }

    fn write_group(&mut self) -> Result<(), ExportError> {
        let mut group = self.writer.next_row_group().map_err(ExportError::format)?;
        for column in &mut self.columns {
            if let Some(mut writer) = group.next_column().map_err(ExportError::format)? {
                column.write(&mut writer).map_err(ExportError::format)?;
                writer.close().map_err(ExportError::format)?;
            }
        }
        group.close().map_err(ExportError::format)?;
        self.size = 0;
        Ok(())
    }
}

/// The names of fields of several sentences.
fn free_texts(plan: &Plan) -> impl Iterator<Item = &str> {
    let is_long = |field: &&Field| {
        field.column.is_some_and(|at| matches!(plan.columns[at].holds, Holds::Id | Holds::Text(_)))
    };
    plan.fields.iter().filter(is_long).map(|field| field.name.as_str())
}

impl Column {
    /// Takes a value; gives the memory it takes.
    fn push(&mut self, cell: &Value) -> usize {
        let is_present = match (&mut self.values, cell) {
            (Values::Texts(texts, ends), Value::Text(text)) => {
                texts.extend(text.as_bytes());
                ends.push(texts.len());
                true
            }
            (Values::Integers(integers), Value::Integer(number)) => {
                integers.push(*number);
                true
            }
            (Values::Numbers(numbers), Value::Number(number)) => {
                numbers.push(*number);
                true
            }
            // Cells are of their field's type.
            _ => false,
        };
        self.present.push(is_present.into());
        match cell {
            Value::Text(text) => text.len() + 8,
            _ => 8,
        }
    }

    fn write(&mut self, writer: &mut SerializedColumnWriter) -> Result<(), parquet::errors::ParquetError> {
        let present = Some(&self.present[..]);
        match &mut self.values {
            Values::Texts(texts, ends) => {
                let all = Bytes::from(std::mem::take(texts));
                let starts = [0].into_iter().chain(ends.iter().copied());
                let texts: Vec<ByteArray> =
                    starts.zip(&*ends).map(|(start, end)| all.slice(start..*end).into()).collect();
                writer.typed::<ByteArrayType>().write_batch(&texts, present, None)?;
                ends.clear();
            }
            Values::Integers(integers) => {
                writer.typed::<Int64Type>().write_batch(integers, present, None)?;
                integers.clear();
            }
            Values::Numbers(numbers) => {
                writer.typed::<DoubleType>().write_batch(numbers, present, None)?;
                numbers.clear();
            }
        }
        self.present.clear();
        Ok(())
    }
}

impl Sink for Parquet {
    fn row(&mut self, cells: &[Value]) -> Result<(), ExportError> {
        for (column, cell) in self.columns.iter_mut().zip(cells) {
            self.size += column.push(cell);
        }
        if self.size >= GROUP { self.write_group() } else { Ok(()) }
    }

    fn finish(mut self: Box<Self>) -> Result<Output, ExportError> {
        if self.size > 0 {
            self.write_group()?;
        }
        self.writer.into_inner().map_err(ExportError::format)
    }
}
