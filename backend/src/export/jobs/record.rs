//! What was asked for, beside the files: so that after a restart whoever asked can be told that it was lost.

use std::fs;
use std::io::{ErrorKind, Result};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use serde::{Deserialize, Serialize};
use tokio::time::Instant;
use uuid::Uuid;

use super::{Export, State};
use crate::export::Options;

/// How the names of records end.
const EXTENSION: &str = "job";

/// What is said of an export that was lost.
const LOST: &str = "The server was started anew, and no file is kept over that. Ask for the export again.";

#[derive(Serialize, Deserialize)]
struct Record {
    id: Uuid,
    token: String,
    survey: String,
    options: Options,
}

/// Makes the folder, for nobody else to read.
pub(super) fn folder(folder: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder)
}

/// Writes down what was asked for.
pub(super) fn write(folder: &Path, export: &Export) -> Result<()> {
    self::folder(folder)?;
    let Export { id, token, survey, options, .. } = export;
    let (token, survey, options) = (token.clone(), survey.clone(), options.clone());
    fs::write(path(folder, *id), serde_json::to_vec(&Record { id: *id, token, survey, options })?)
}

/// Forgets what was asked for.
pub(super) fn remove(folder: &Path, export: &Export) {
    if let Err(error) = fs::remove_file(path(folder, export.id))
        && error.kind() != ErrorKind::NotFound
    {
        tracing::error!(%error, "the record of an export cannot be removed");
    }
}

/// Removes all files, and gives the exports they were of, which are lost.
pub(super) fn clear(folder: &Path) -> Result<Vec<Export>> {
    let mut lost = Vec::new();
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(lost),
        entries => entries?,
    };
    for entry in entries {
        let path = entry?.path();
        let is_record = path.extension().is_some_and(|extension| extension == EXTENSION);
        let record = if is_record { serde_json::from_slice(&fs::read(&path)?).ok() } else { None };
        match record {
            Some(record) => lost.push(export(record)),
            None if path.is_dir() => fs::remove_dir_all(path)?,
            None => fs::remove_file(path)?,
        }
    }
    Ok(lost)
}

fn export(record: Record) -> Export {
    let Record { id, token, survey, options } = record;
    let state = Mutex::new(State::Failed(LOST.to_owned(), Instant::now()));
    Export { id, token, survey, options, progress: Arc::default(), key: None, state }
}

fn path(folder: &Path, id: Uuid) -> PathBuf {
    folder.join(id.to_string()).with_extension(EXTENSION)
}
