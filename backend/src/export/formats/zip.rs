//! A zip file of everything a statistician needs: the responses as CSV, what they mean in four forms, and scripts that read
//! them.

use std::io::Write as _;

use sha2::{Digest as _, Sha256};
use zip::write::{SimpleFileOptions, StreamWriter, ZipWriter};
use zip::{CompressionMethod, DateTime};

use super::csv::Lines;
use super::{CHUNK, Job, Sink, Value, Widths};
use crate::export::codebook::{self, About};
use crate::export::{ExportError, Layout, Output, scripts};

/// The name of the file with the responses.
const RESPONSES: &str = "responses.csv";

/// A bundle.
pub(super) struct Zip {
    job: Job,
    writer: ZipWriter<StreamWriter<Output>>,
    lines: Lines,
    widths: Widths,
    rows: u64,
    /// The file that is written at the moment.
    hasher: Sha256,
    bytes: u64,
    /// Those that are complete: name, bytes and SHA-256.
    files: Vec<(String, u64, String)>,
}

impl Zip {
    pub(super) fn begin(job: Job, output: Output) -> Result<Self, ExportError> {
        let (lines, writer) = (Lines::begin(&job), ZipWriter::new_stream(output));
        let (hasher, files) = (Sha256::new(), Vec::new());
        let mut new = Zip { job, writer, lines, widths: Widths::default(), rows: 0, hasher, bytes: 0, files };
        new.open(RESPONSES)?;
        Ok(new)
    }

    fn open(&mut self, name: &str) -> Result<(), ExportError> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(1))
            // When it was made is nobody's business.
            .last_modified_time(DateTime::default())
            .large_file(true);
        self.writer.start_file(name, options).map_err(ExportError::format)
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), ExportError> {
        self.hasher.update(bytes);
        self.bytes += bytes.len() as u64;
        Ok(self.writer.write_all(bytes)?)
    }

    fn close(&mut self, name: &str) {
        let sha256 = hex::encode(std::mem::take(&mut self.hasher).finalize());
        self.files.push((name.to_owned(), std::mem::take(&mut self.bytes), sha256));
    }

    fn write_lines(&mut self) -> Result<(), ExportError> {
        let bytes = std::mem::take(&mut self.lines.bytes);
        self.write(&bytes)?;
        self.lines.bytes = bytes;
        self.lines.bytes.clear();
        Ok(())
    }

    fn manifest(&self) -> String {
        let files: Vec<_> = self
            .files
            .iter()
            .map(
                |(name, bytes, sha256)| serde_json::json!({ "name": name, "bytes": bytes, "sha256": sha256 }),
            )
            .collect();
        let mut manifest = codebook::manifest(&self.job.dataset, &self.job.plan, &self.job.options);
        manifest["rows"] = self.rows.into();
        manifest["files"] = files.into();
        format!("{manifest:#}\n")
    }
}

impl Sink for Zip {
    fn row(&mut self, cells: &[Value]) -> Result<(), ExportError> {
        self.rows += 1;
        self.widths.measure(cells);
        self.lines.row(cells);
        if self.lines.bytes.len() >= CHUNK { self.write_lines() } else { Ok(()) }
    }

    fn finish(mut self: Box<Self>) -> Result<Output, ExportError> {
        self.write_lines()?;
        self.close(RESPONSES);
        let Job { dataset, plan, .. } = self.job.clone();
        let about = About { survey: dataset.survey(), versions: &dataset.dictionary.versions };
        let mut files = vec![
            ("responses.csv-metadata.json", codebook::csvw(&about, &plan, RESPONSES)),
            ("codebook.csv", codebook::csv(&plan)),
            ("codebook.html", codebook::html(&about, &plan)),
            ("codebook.xml", codebook::ddi(&about, &plan, Some(self.rows))),
        ];
        if plan.layout == Layout::Wide {
            files.push(("import.R", scripts::r(&plan)));
            files.push(("import.sps", scripts::spss(&plan, &self.widths.0)));
            files.push(("import.do", scripts::stata(&plan)));
        }
        for (name, text) in files {
            self.open(name)?;
            self.write(text.as_bytes())?;
            self.close(name);
        }
        let manifest = self.manifest();
        self.open("manifest.json")?;
        self.write(manifest.as_bytes())?;
        Ok(self.writer.finish().map_err(ExportError::format)?.into_inner())
    }
}
