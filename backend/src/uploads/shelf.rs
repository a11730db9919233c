//! Where the contents of uploads are kept: a folder on this machine, or a bucket that speaks S3. Each stands under its random
//! id, and nothing else is said of it there.

use std::fs::{DirBuilder, File, FileTimes};
use std::io::{self, Seek as _, SeekFrom};
use std::path::{Path as FilePath, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use futures::stream::BoxStream;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use object_store::aws::AmazonS3Builder;
use object_store::buffered::BufWriter;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::prefix::PrefixStore;
use object_store::{Error, ObjectStore, ObjectStoreExt as _, Result};
use tokio::io::AsyncWriteExt as _;
use uuid::Uuid;

/// Contents by id.
pub struct Shelf {
    objects: Arc<dyn ObjectStore>,
    /// The folder they are in, if they are in one.
    folder: Option<PathBuf>,
}

/// Where a bucket is and how it is entered.
#[derive(Clone, Debug, Default)]
pub struct S3 {
    /// `s3://bucket` or `s3://bucket/folder`.
    pub url: String,
    /// The address of the service, unless it is Amazon's own.
    pub endpoint: Option<String>,
    /// The region the bucket is in.
    pub region: Option<String>,
    /// The id of the key; without one the machine's own role is asked for.
    pub key_id: Option<String>,
    /// The key.
    pub key: Option<String>,
}

impl Shelf {
    /// A folder, which is made if it is not there. Only the user who runs the server may look into it.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn folder(folder: &FilePath) -> io::Result<Self> {
        let mut builder = DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.recursive(true).create(folder)?;
        let objects = LocalFileSystem::new_with_prefix(folder)?.with_fsync(true);
        Ok(Shelf { objects: Arc::new(objects), folder: Some(folder.canonicalize()?) })
    }

    /// A bucket, or a folder in one.
    ///
    /// # Errors
    /// When the address is not that of a bucket.
    pub fn s3(place: &S3) -> Result<Self> {
        // Another part of the program may have chosen already; one choice is as good as the other.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let path = place.url.strip_prefix("s3://").unwrap_or_default();
        let (bucket, folder) = path.split_once('/').unwrap_or((path, ""));
        let mut builder = AmazonS3Builder::new().with_bucket_name(bucket);
        if let Some(endpoint) = &place.endpoint {
            builder = builder.with_endpoint(endpoint).with_allow_http(endpoint.starts_with("http:"));
        }
        if let Some(region) = &place.region {
            builder = builder.with_region(region);
        }
        if let (Some(id), Some(key)) = (&place.key_id, &place.key) {
            builder = builder.with_access_key_id(id).with_secret_access_key(key);
        }
        let bucket = builder.build()?;
        let objects: Arc<dyn ObjectStore> =
            if folder.is_empty() { Arc::new(bucket) } else { Arc::new(PrefixStore::new(bucket, folder)) };
        Ok(Shelf { objects, folder: None })
    }

    /// Keeps a content, from its beginning. When this returns it survives the loss of the process.
    pub(super) async fn put(&self, id: Uuid, mut file: File, today: Date) -> Result<()> {
        file.seek(SeekFrom::Start(0)).map_err(failed)?;
        let mut content = tokio::fs::File::from_std(file);
        let mut place = BufWriter::new(Arc::clone(&self.objects), path(id));
        tokio::io::copy(&mut content, &mut place).await.map_err(failed)?;
        place.shutdown().await.map_err(failed)?;
        self.date(id, today).map_err(failed)
    }

    /// Hands out a content, piece by piece.
    pub(super) async fn get(&self, id: Uuid) -> Result<BoxStream<'static, Result<axum::body::Bytes>>> {
        Ok(self.objects.get(&path(id)).await?.into_stream())
    }

    /// Deletes a content; one that is gone already counts as deleted.
    pub(super) async fn delete(&self, id: Uuid) -> Result<()> {
        match self.objects.delete(&path(id)).await {
            Ok(()) | Err(Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Keeps contents anew, in the order given, so that nothing about them tells when they first came.
    pub(super) async fn rewrite(&self, ids: &[Uuid], today: Date) -> Result<()> {
        for id in ids {
            let content = match self.get(*id).await {
                Ok(content) => content,
                Err(Error::NotFound { .. }) => continue,
                Err(error) => return Err(error),
            };
            let mut place = BufWriter::new(Arc::clone(&self.objects), path(*id));
            let mut content = std::pin::pin!(content);
            while let Some(piece) = futures::StreamExt::next(&mut content).await {
                place.put(piece?).await?;
            }
            place.shutdown().await.map_err(failed)?;
            self.date(*id, today).map_err(failed)?;
        }
        Ok(())
    }

    /// Deletes from the folder what is there under no known id: what a crash left half written.
    pub(super) fn sweep(&self, known: &[Uuid]) -> io::Result<()> {
        let Some(folder) = &self.folder else { return Ok(()) };
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            let id = entry.file_name().to_str().and_then(|name| Uuid::try_parse(name).ok());
            if id.is_none_or(|id| !known.contains(&id)) && entry.file_type()?.is_file() {
                std::fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }

    /// Dates a file in the folder by the Monday of its week: the finest time that is ever stored.
    fn date(&self, id: Uuid, today: Date) -> io::Result<()> {
        let Some(folder) = &self.folder else { return Ok(()) };
        let days = i32::from(today.weekday().to_monday_zero_offset());
        let monday = today.checked_sub(jiff::Span::new().days(days)).map_err(io::Error::other)?;
        let midnight = TimeZone::UTC.to_timestamp(monday.at(0, 0, 0, 0)).map_err(io::Error::other)?;
        let seconds = midnight.as_second();
        let moment = SystemTime::UNIX_EPOCH + Duration::from_secs(u64::try_from(seconds).unwrap_or_default());
        let file = File::options().write(true).open(folder.join(path(id).as_ref()))?;
        file.set_times(FileTimes::new().set_accessed(moment).set_modified(moment))
    }
}

fn path(id: Uuid) -> Path {
    Path::from(id.simple().to_string())
}

fn failed(error: io::Error) -> Error {
    Error::Generic { store: "uploads", source: error.into() }
}
