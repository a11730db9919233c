//! Files that respondents upload: received, freed of their author, scanned, kept, handed out and deleted.
//!
//! A file streams into a temporary file without a name (`arrival`), is taken apart and put together again in a process of its
//! own (`workshop`, which calls [`crate::clean`]), is looked at by a virus scanner where there is one (`scanner`), and is kept
//! under a random id in a folder or a bucket (`shelf`). What the database knows of it is the store's
//! ([`crate::store::uploads`]). `tidy` deletes what is due and forgets in which order files came.
//!
//! Nothing unscanned is handed out: while the scanner cannot be reached, uploads wait.

mod arrival;
mod limit;
mod scanner;
mod shelf;
mod tidy;
mod workshop;

use std::path::PathBuf;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use futures::Stream;
use shared::kinds::File as FileKind;
use shared::problem::BadFile;
use uuid::Uuid;

use crate::clean::Refusal;
use crate::clock::{Clock, week};
use crate::random;
use crate::store::Store;
use crate::store::uploads::{NewUpload, State, StoredUpload};

pub use scanner::{Address, Scanner};
pub use shelf::{S3, Shelf};
pub use workshop::Workshop;
pub(crate) use workshop::{MEMORY, SECONDS, verdict};

use limit::Limit;

/// The longest name of a file that is kept, in characters.
const LONGEST_NAME: usize = 255;

/// How much may wait for its answers to be sent, in bytes: whoever fills the disk does not fill all of it.
const MOST_UNSENT: u64 = 20_000_000_000;

/// Everything that has to do with uploads. One handle serves all requests.
pub struct Uploads {
    store: Arc<dyn Store>,
    shelf: Shelf,
    workshop: Workshop,
    scanner: Option<Scanner>,
    clock: Arc<dyn Clock>,
    /// Where files stand while they are worked on.
    scratch: PathBuf,
    limit: Limit,
}

/// A file on its way, and where it belongs.
pub struct Incoming<'a> {
    /// The survey.
    pub survey: &'a str,
    /// The variable it is an answer to.
    pub variable: &'a str,
    /// What its question takes.
    pub kind: &'a FileKind,
    /// What the respondent calls it.
    pub name: &'a str,
}

/// Why an upload was not kept.
#[derive(Debug, thiserror::Error)]
pub enum UploadError {
    /// The file is not one that is taken; the respondent can mend that.
    #[error("the file is refused: {}", .0.code())]
    Refused(BadFile),
    /// The file did not arrive whole.
    #[error("the file did not arrive in full")]
    Interrupted,
    /// Too many files arrive at the same time, or too many wait for their answers to be sent.
    #[error("too many files are being uploaded")]
    Busy,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] crate::store::StoreError),
    /// The shelf failed.
    #[error("the folder or bucket of uploads failed: {0}")]
    Shelf(#[from] object_store::Error),
    /// The machine failed.
    #[error("the machine has no room, processes or randomness: {0}")]
    Machine(#[from] std::io::Error),
}

impl Uploads {
    /// Uploads that are kept on `shelf` and known to `store`. While they are worked on they stand in the folder `scratch`,
    /// in files without names.
    pub fn new(
        store: Arc<dyn Store>,
        shelf: Shelf,
        workshop: Workshop,
        scanner: Option<Scanner>,
        clock: Arc<dyn Clock>,
        scratch: PathBuf,
    ) -> Self {
        Uploads { store, shelf, workshop, scanner, clock, scratch, limit: Limit::new() }
    }

    /// Takes a file, piece by piece: when this returns, it is kept, and the id under which answers can name it is known to the caller alone.
    ///
    /// # Errors
    /// When it is refused, and when something here failed; then nothing of it is kept.
    pub async fn receive<E>(
        &self,
        incoming: Incoming<'_>,
        pieces: impl Stream<Item = Result<Bytes, E>>,
    ) -> Result<Received, UploadError> {
        let _place = self.limit.enter().ok_or(UploadError::Busy)?;
        if self.store.unsent_bytes().await? > MOST_UNSENT {
            return Err(UploadError::Busy);
        }
        let file =
            arrival::receive(&self.scratch, pieces, incoming.kind.max_bytes()).await?.map_err(|refused| {
                match refused {
                    arrival::Refused::Empty => UploadError::Refused(BadFile::Empty),
                    arrival::Refused::TooLarge => {
                        UploadError::Refused(BadFile::TooLarge { max: incoming.kind.max_megabytes })
                    }
                }
            })?;
        let wrong_type = || BadFile::WrongType { accepted: incoming.kind.accept.clone() };
        let extension = extension(incoming.name);
        let cleaned = self.workshop.clean(&self.scratch, file, &extension).await?.map_err(|refusal| {
            UploadError::Refused(match refusal {
                Refusal::WrongType => wrong_type(),
                Refusal::Locked => BadFile::Locked,
                Refusal::Unreadable => BadFile::Unreadable,
            })
        })?;
        if !incoming.kind.accept.contains(&cleaned.file_type) {
            return Err(UploadError::Refused(wrong_type()));
        }
        let state = self.scan(cleaned.file.try_clone()?).await;
        if state == State::Infected {
            return Err(UploadError::Refused(BadFile::Infected));
        }
        let upload = NewUpload {
            id: random::id().map_err(std::io::Error::from)?,
            survey: incoming.survey.to_owned(),
            variable: incoming.variable.to_owned(),
            week: week(self.clock.today()),
            file_type: cleaned.file_type,
            size: cleaned.size,
            state,
            name: incoming.name.chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect(),
        };
        // The row first: content without a row would never be found again.
        self.store.add_upload(&upload).await?;
        if let Err(error) = self.shelf.put(upload.id, cleaned.file, self.clock.today()).await {
            self.store.remove_upload(upload.id).await?;
            return Err(error.into());
        }
        Ok(Received { id: upload.id, name: upload.name, size: upload.size, state })
    }

    /// Deletes an upload whose answers were not sent. Says whether there was one.
    ///
    /// # Errors
    /// When the database or the shelf fails.
    pub async fn remove_unsent(&self, survey: &str, id: Uuid) -> Result<bool, UploadError> {
        match self.store.upload(survey, id).await? {
            Some(upload) if !upload.is_sent => self.delete(id).await,
            Some(_) | None => Ok(false),
        }
    }

    /// Opens the content of an upload, which the caller knows to be clean and a response's.
    ///
    /// # Errors
    /// When the shelf fails.
    pub async fn open(&self, upload: &StoredUpload) -> Result<Body, UploadError> {
        Ok(Body::from_stream(self.shelf.get(upload.id).await?))
    }

    /// The content first: a row without content is found, and removed, by the next purge.
    async fn delete(&self, id: Uuid) -> Result<bool, UploadError> {
        self.shelf.delete(id).await?;
        Ok(self.store.remove_upload(id).await?)
    }

    /// What the scanner says of a file. Without a scanner every file may be opened.
    async fn scan(&self, file: std::fs::File) -> State {
        let Some(scanner) = &self.scanner else { return State::Clean };
        match scanner.scan(tokio::fs::File::from_std(file)).await {
            Ok(scanner::Verdict::Clean) => State::Clean,
            Ok(scanner::Verdict::Infected) => State::Infected,
            Err(error) => {
                tracing::warn!(%error, "the virus scanner does not answer; uploads wait in quarantine");
                State::Waiting
            }
        }
    }
}

/// An upload as the respondent's browser is told of it.
#[derive(Clone, Debug)]
pub struct Received {
    /// Its id.
    pub id: Uuid,
    /// The name the file had.
    pub name: String,
    /// Its size in bytes, once cleaned.
    pub size: u64,
    /// Whether it waits for the scanner.
    pub state: State,
}

/// The end of a file's name, in lower case, as far as it is one of letters.
fn extension(name: &str) -> String {
    let end = name.rsplit_once('.').map_or("", |(_, end)| end);
    end.chars().filter(char::is_ascii_alphabetic).take(8).collect::<String>().to_lowercase()
}
