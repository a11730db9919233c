//! Copies of everything that is kept: both databases, each as of one moment, and the uploaded files that the first of them
//! knows. Neither exports, which can be made again, nor files that are kept in a bucket.
//!
//! A list of all files with their hashes is written last: without it, or with another file, a folder is no backup.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::contacts::sqlite::FILE as CONTACTS;
use crate::store::StoreError;
use crate::store::sqlite::{FILE as ANSWERS, copy, make_private};

/// The folder of uploads, where they are kept in one.
const UPLOADS: &str = "uploads";

/// The list.
const LIST: &str = "backup.json";

/// What there is in a backup.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Backup {
    /// The day it was made.
    pub made: String,
    /// The SHA-256 of each file, in hexadecimal digits, by its path in the folder.
    pub files: BTreeMap<String, String>,
}

/// A backup was not made, or cannot be restored.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// A database cannot be copied.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A file cannot be read or written.
    #[error("{0}")]
    Files(#[from] io::Error),
    /// It has no list.
    #[error("there is no {LIST} in it: it is no backup, or one that was not finished")]
    NotOne,
    /// A file is not the one in the list.
    #[error("its file {0} is damaged or missing")]
    Damaged(String),
}

/// Whether a folder has nothing in it, or is not there.
///
/// # Errors
/// When that cannot be seen.
pub fn is_vacant(folder: &Path) -> io::Result<bool> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}

/// Backs up the folder `data` to the vacant folder `to`.
///
/// # Errors
/// When something cannot be read or written. What is there by then is no backup.
pub async fn make(data: &Path, to: &Path, today: Date) -> Result<Backup, BackupError> {
    make_private(to)?;
    let (uploads, copies) = (data.join(UPLOADS), to.join(UPLOADS));
    // Before the databases: a file that is deleted after the moment of theirs is in the copy.
    let mut early = names(&uploads)?;
    early.retain(|name| Uuid::try_parse(name).is_ok());
    copy_files(&uploads, &copies, &early)?;
    for database in [CONTACTS, ANSWERS] {
        copy::copy(&data.join(database), &to.join(database)).await?;
    }
    // After them: so is one that was put there meanwhile, and none that their moment does not know.
    let known: Vec<String> =
        copy::uploads(&to.join(ANSWERS)).await?.iter().map(|id| id.simple().to_string()).collect();
    for unknown in names(&copies)?.iter().filter(|name| !known.contains(name)) {
        fs::remove_file(copies.join(unknown))?;
    }
    let late: Vec<String> = known.into_iter().filter(|id| !early.contains(id)).collect();
    copy_files(&uploads, &copies, &late)?;

    let uploads = names(&copies)?.into_iter().map(|name| format!("{UPLOADS}/{name}"));
    let mut files = BTreeMap::new();
    for path in uploads.chain([ANSWERS.to_owned(), CONTACTS.to_owned()]) {
        files.insert(path.clone(), sha256(&to.join(path))?);
    }
    let backup = Backup { made: today.to_string(), files };
    let mut list = File::create_new(to.join(LIST))?;
    serde_json::to_writer_pretty(&mut list, &backup).map_err(io::Error::from)?;
    list.sync_all()?;
    Ok(backup)
}

/// Puts a backup into the vacant folder `data`, once every file of it was found to be sound.
///
/// # Errors
/// When it is none, or damaged, or a file cannot be written.
pub fn restore(from: &Path, data: &Path) -> Result<Backup, BackupError> {
    let list = File::open(from.join(LIST)).map_err(|_| BackupError::NotOne)?;
    let backup: Backup = serde_json::from_reader(list).map_err(|_| BackupError::Damaged(LIST.to_owned()))?;
    for (path, hash) in &backup.files {
        if sha256(&from.join(path)).ok().as_ref() != Some(hash) {
            return Err(BackupError::Damaged(path.clone()));
        }
    }
    make_private(data)?;
    for database in [ANSWERS, CONTACTS] {
        copy_file(&from.join(database), &data.join(database))?;
    }
    let uploads = backup.files.keys().filter_map(|path| path.rsplit_once('/')).map(|(_, id)| id.to_owned());
    let uploads: Vec<String> = uploads.filter(|id| Uuid::try_parse(id).is_ok()).collect();
    copy_files(&from.join(UPLOADS), &data.join(UPLOADS), &uploads)?;
    Ok(backup)
}

/// The names of the files in a folder, in their order. A folder that is not there has none.
fn names(folder: &Path) -> io::Result<Vec<String>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let names = entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
    let mut names = names.collect::<io::Result<Vec<_>>>()?;
    // The order of a folder may be that in which its files came.
    names.sort_unstable();
    Ok(names)
}

/// Copies these files, but for those that are gone.
fn copy_files(from: &Path, to: &Path, names: &[String]) -> io::Result<()> {
    make_private(to)?;
    for name in names {
        match copy_file(&from.join(name), &to.join(name)) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

fn copy_file(from: &Path, to: &Path) -> io::Result<()> {
    fs::copy(from, to)?;
    File::open(to)?.sync_all()
}

fn sha256(file: &Path) -> io::Result<String> {
    let (mut file, mut hasher) = (File::open(file)?, Sha256::new());
    let mut piece = vec![0; 1 << 16];
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(hex::encode(hasher.finalize())),
            read => hasher.update(&piece[..read]),
        }
    }
}
