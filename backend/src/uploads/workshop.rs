//! Where files are cleaned: each in a process of its own, with little memory and little time. Whatever a file does to the
//! programs that read it (makes them inflate gigabytes, run out of stack or go on for ever), it does to that process alone.
//!
//! The process is this very program, called `clean`: the file is its standard input, the cleaned one its standard output, and
//! on standard error it says in two words how it went.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use shared::kinds::FileType;
use tokio::process::Command;
use tokio::sync::Semaphore;
use tokio::time::timeout;

use crate::clean::Refusal;

/// How much memory the process may have, in bytes: several times the largest document that is inflated.
pub(crate) const MEMORY: u64 = 1 << 30;

/// How much computation it may do, in seconds.
pub(crate) const SECONDS: u64 = 30;

/// How long it may take, other work of the machine included.
const PATIENCE: Duration = Duration::from_mins(2);

/// Processes at the same time.
const AT_ONCE: usize = 2;

/// Cleans files.
pub struct Workshop {
    program: PathBuf,
    places: Semaphore,
}

/// A cleaned file.
pub(super) struct Cleaned {
    pub(super) file: File,
    pub(super) file_type: FileType,
    pub(super) size: u64,
}

impl Workshop {
    /// A workshop that runs `program`: the path of this program.
    pub fn new(program: PathBuf) -> Self {
        Workshop { program, places: Semaphore::new(AT_ONCE) }
    }

    /// Cleans a file, read from where it stands. `extension` is that of its name.
    pub(super) async fn clean(
        &self,
        scratch: &Path,
        file: File,
        extension: &str,
    ) -> io::Result<Result<Cleaned, Refusal>> {
        // Only closing it could make this fail, and nobody does.
        let _place = self.places.acquire().await.map_err(io::Error::other)?;
        let mut cleaned = tempfile::tempfile_in(scratch)?;
        let mut command = Command::new(&self.program);
        command
            .args([OsString::from("clean"), OsString::from("--extension"), extension.into()])
            .env_clear()
            .current_dir("/")
            .stdin(file)
            .stdout(cleaned.try_clone()?)
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        let Ok(output) = timeout(PATIENCE, command.spawn()?.wait_with_output()).await else {
            return Ok(Err(Refusal::Unreadable));
        };
        let said = String::from_utf8_lossy(&output?.stderr).trim().to_owned();
        // The last line: a library may have had something to say before.
        let verdict = said.lines().next_back().and_then(read);
        let size = cleaned.metadata()?.len();
        cleaned.seek(SeekFrom::Start(0))?;
        Ok(match verdict {
            Some(Ok(file_type)) => Ok(Cleaned { file: cleaned, file_type, size }),
            Some(Err(refusal)) => Err(refusal),
            // It was stopped, for one of the reasons there is for having it.
            None => Err(Refusal::Unreadable),
        })
    }
}

const REFUSALS: [(&str, Refusal); 3] = [
    ("refused type", Refusal::WrongType),
    ("refused locked", Refusal::Locked),
    ("refused unreadable", Refusal::Unreadable),
];

/// What the process says of a file.
pub(crate) fn verdict(outcome: Result<FileType, Refusal>) -> String {
    match outcome {
        Ok(file_type) => format!("cleaned {}", file_type.extension()),
        Err(refusal) => {
            let words = REFUSALS.iter().find(|(_, known)| *known == refusal);
            words.map(|(words, _)| (*words).to_owned()).unwrap_or_default()
        }
    }
}

fn read(line: &str) -> Option<Result<FileType, Refusal>> {
    if let Some(extension) = line.strip_prefix("cleaned ") {
        return FileType::ALL.into_iter().find(|known| known.extension() == extension).map(Ok);
    }
    REFUSALS.iter().find(|(words, _)| *words == line).map(|(_, refusal)| Err(*refusal))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdicts_are_understood() {
        for outcome in FileType::ALL.map(Ok).into_iter().chain(REFUSALS.map(|(_, refusal)| Err(refusal))) {
            assert_eq!(read(&verdict(outcome)), Some(outcome));
        }
        assert_eq!(read("thread 'main' panicked"), None);
    }
}
