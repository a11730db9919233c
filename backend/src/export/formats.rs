//! Kinds of file, one module each: rows of cells go in, bytes come out.

mod csv;
mod ndjson;
mod parquet;
mod sav;
mod widths;
mod xlsx;
mod zip;

use std::path::Path;
use std::sync::Arc;

use super::options::{Format, Options};
use super::record::Value;
use super::{Dataset, ExportError, Output, Plan};

pub(super) use csv::Lines;
pub(super) use widths::Widths;

/// Rows are collected up to about this many bytes before they are passed on.
const CHUNK: usize = 1 << 18;

/// A file being written.
pub(super) trait Sink: Send {
    /// Adds a row: a value for each field of the plan.
    fn row(&mut self, cells: &[Value]) -> Result<(), ExportError>;

    /// Writes what is still to be written.
    fn finish(self: Box<Self>) -> Result<Output, ExportError>;
}

/// What every kind of file is made of.
#[derive(Clone)]
pub(super) struct Job {
    pub(super) dataset: Arc<Dataset>,
    pub(super) plan: Arc<Plan>,
    pub(super) options: Options,
    /// The length of the longest text of each field, where that was measured.
    pub(super) widths: Vec<usize>,
}

/// Begins a file. What must be set aside meanwhile is set aside in `folder`.
pub(super) fn begin(job: Job, folder: &Path, output: Output) -> Result<Box<dyn Sink>, ExportError> {
    Ok(match job.options.format {
        Format::Csv => Box::new(csv::Csv::begin(&job, output)),
        Format::Zip => Box::new(zip::Zip::begin(job, output)?),
        Format::Xlsx => Box::new(xlsx::Xlsx::begin(job, folder, output)?),
        Format::Parquet => Box::new(parquet::Parquet::begin(&job.plan, output)?),
        Format::Ndjson => Box::new(ndjson::Ndjson::begin(&job.plan, output)),
        Format::Sav => Box::new(sav::Sav::begin(&job, output)?),
    })
}
