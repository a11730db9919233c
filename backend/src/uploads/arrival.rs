//! A file while it arrives: streamed into a temporary file that has no name, so that it is gone whatever happens to the
//! process, and never held in memory.

use std::io::SeekFrom;
use std::path::Path;
use std::time::Duration;

use axum::body::Bytes;
use futures::stream::BoxStream;
use futures::{Stream, StreamExt as _};
use tokio::fs::File;
use tokio::io::{AsyncSeekExt as _, AsyncWriteExt as _};
use tokio::time::timeout;

use super::UploadError;

/// How long the next piece may take to come.
const SILENCE: Duration = Duration::from_secs(30);

/// How much more than allowed is read, and dropped, so that the sender hears why the file is refused: many browsers do not
/// listen before they have sent everything. Beyond this factor the connection is closed.
const PATIENCE: u64 = 4;

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// There is nothing in it.
    Empty,
    /// There is too much in it.
    TooLarge,
}

/// Receives a file of at most so many bytes.
pub(super) async fn receive<E>(
    scratch: &Path,
    pieces: impl Stream<Item = Result<Bytes, E>>,
    most: u64,
) -> Result<Result<std::fs::File, Refused>, UploadError> {
    let mut file = File::from_std(tempfile::tempfile_in(scratch)?);
    let mut pieces = std::pin::pin!(pieces);
    let mut length = 0_u64;
    while let Some(piece) = timeout(SILENCE, pieces.next()).await.map_err(|_| UploadError::Interrupted)? {
        let piece = piece.map_err(|_| UploadError::Interrupted)?;
        length += piece.len() as u64;
        if length <= most {
            file.write_all(&piece).await?;
        } else if length > most.saturating_mul(PATIENCE) {
            break;
        }
    }
    if length == 0 {
        return Ok(Err(Refused::Empty));
    }
    if length > most {
        return Ok(Err(Refused::TooLarge));
    }
    file.flush().await?;
    file.seek(SeekFrom::Start(0)).await?;
    Ok(Ok(file.into_std().await))
}

/// Fetches a content that is kept already.
pub(super) async fn collect(
    scratch: &Path,
    mut content: BoxStream<'static, object_store::Result<Bytes>>,
) -> Result<File, UploadError> {
    let mut file = File::from_std(tempfile::tempfile_in(scratch)?);
    while let Some(piece) = content.next().await {
        file.write_all(&piece?).await?;
    }
    file.flush().await?;
    Ok(file)
}
