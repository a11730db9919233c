//! Uploaded files. The answer holds the ids the server gave the uploads, never the files themselves.

use serde::{Deserialize, Serialize};

use super::{Answer, Input, add_main};
use crate::check::Scope;
use crate::definition;
use crate::diagnostic::Place;
use crate::problem::{Mistake, Problem};
use crate::value::{Shape, Value};

pub(super) const SETTINGS: &[&str] = &["accept", "max_files", "max_megabytes"];

/// Uploaded files.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct File {
    /// The types accepted.
    pub accept: Vec<FileType>,
    /// How many files at most.
    pub max_files: usize,
    /// The largest file, in megabytes of 1,000,000 bytes.
    pub max_megabytes: u32,
}

/// A type of file that can be uploaded: one that is recognised by its content and from which everything can be removed that
/// says who made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileType {
    /// A table as text.
    Csv,
    /// A text document of Microsoft Word.
    Docx,
    /// A photograph.
    Jpeg,
    /// Data as JSON.
    Json,
    /// An OpenDocument spreadsheet.
    Ods,
    /// An OpenDocument text.
    Odt,
    /// A document in its final layout.
    Pdf,
    /// A picture.
    Png,
    /// Plain text.
    Txt,
    /// A spreadsheet of Microsoft Excel.
    Xlsx,
}

impl FileType {
    /// Every type, in the order of the alphabet.
    pub const ALL: [FileType; 10] = [
        FileType::Csv,
        FileType::Docx,
        FileType::Jpeg,
        FileType::Json,
        FileType::Ods,
        FileType::Odt,
        FileType::Pdf,
        FileType::Png,
        FileType::Txt,
        FileType::Xlsx,
    ];

    /// The extension of such files' names, which is what authors call the type.
    pub fn extension(self) -> &'static str {
        match self {
            FileType::Csv => "csv",
            FileType::Docx => "docx",
            FileType::Jpeg => "jpeg",
            FileType::Json => "json",
            FileType::Ods => "ods",
            FileType::Odt => "odt",
            FileType::Pdf => "pdf",
            FileType::Png => "png",
            FileType::Txt => "txt",
            FileType::Xlsx => "xlsx",
        }
    }
}

impl File {
    /// The size in bytes that a file may not exceed.
    pub fn max_bytes(&self) -> u64 {
        u64::from(self.max_megabytes) * 1_000_000
    }

    /// The accepted types as a browser's file picker wants them: `.csv,.pdf`.
    pub fn picker(&self) -> String {
        let extension = |file: &FileType| match file {
            FileType::Jpeg => ".jpeg,.jpg".to_owned(),
            other => format!(".{}", other.extension()),
        };
        self.accept.iter().map(extension).collect::<Vec<_>>().join(",")
    }

    pub(super) fn compile(scope: &mut Scope, spec: &definition::Question, place: &Place) -> Self {
        add_main(scope, spec, Shape::Files);
        let mut accept = Vec::new();
        for (at, extension) in spec.accept.iter().flatten().enumerate() {
            if let Some(known) = FileType::ALL.into_iter().find(|known| known.extension() == extension) {
                accept.push(known);
                continue;
            }
            let known = FileType::ALL.map(FileType::extension).join("`, `");
            let message = format!("no such file can be made anonymous; those that can are `{known}`");
            scope.error(&place.then("accept").then(at), message);
        }
        if accept.is_empty() {
            accept.extend(FileType::ALL);
        }
        File {
            accept,
            max_files: spec.max_files.unwrap_or(5) as usize,
            max_megabytes: spec.max_megabytes.unwrap_or(10),
        }
    }

    pub(super) fn read(&self, input: &Input) -> Result<Answer, Problem> {
        let variable = input.main();
        let mut uploads: Vec<String> = Vec::new();
        for id in input.raw.items(input.name(variable)) {
            if !uploads.contains(id) {
                uploads.push(id.clone());
            }
        }
        if uploads.len() > self.max_files {
            return Err(input.problem(variable, Mistake::TooMany { max: self.max_files }));
        }
        if !uploads.iter().all(|id| is_upload_id(id)) {
            return Err(input.problem(variable, Mistake::UnknownUpload));
        }
        if uploads.is_empty() {
            return Ok(Answer::default());
        }
        Ok(Answer::one(variable, Value::Files(uploads)))
    }
}

/// Whether `id` has the form of an upload's id: 32 lower-case hexadecimal digits. Whether there is such an upload is for
/// the server to say.
pub fn is_upload_id(id: &str) -> bool {
    id.len() == 32 && id.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
