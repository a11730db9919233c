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
    /// Extensions accepted, in lower case.
    pub accept: Vec<String>,
    /// How many files at most.
    pub max_files: usize,
    /// The largest file, in megabytes of 1,000,000 bytes.
    pub max_megabytes: u32,
}

impl File {
    pub(super) fn compile(scope: &mut Scope, spec: &definition::Question, place: &Place) -> Self {
        add_main(scope, spec, Shape::Files);
        for (at, extension) in spec.accept.iter().flatten().enumerate() {
            let is_extension_char = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
            if extension.is_empty() || !extension.chars().all(is_extension_char) {
                let message = "an extension is lower-case letters and digits, without a point: `pdf`";
                scope.error(&place.then("accept").then(at), message);
            }
        }
        File {
            accept: spec.accept.clone().unwrap_or_default(),
            max_files: spec.max_files.unwrap_or(5) as usize,
            max_megabytes: spec.max_megabytes.unwrap_or(10),
        }
    }

    pub(super) fn read(&self, input: &Input) -> Result<Answer, Problem> {
        let variable = input.main();
        let uploads = input.raw.items(input.name(variable));
        if uploads.len() > self.max_files {
            return Err(input.problem(variable, Mistake::TooMany { max: self.max_files }));
        }
        if !uploads.iter().all(|id| is_upload_id(id)) {
            return Err(input.problem(variable, Mistake::UnknownUpload));
        }
        if uploads.is_empty() {
            return Ok(Answer::default());
        }
        Ok(Answer::one(variable, Value::Files(uploads.to_vec())))
    }
}

/// Whether `id` has the form of an upload's id: 32 lower-case hexadecimal digits. Whether there is such an upload is for
/// the server to say.
fn is_upload_id(id: &str) -> bool {
    id.len() == 32 && id.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
