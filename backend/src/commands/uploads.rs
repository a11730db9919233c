//! Uploads as the options of a command say.

use std::path::Path;
use std::sync::Arc;

use anyhow::Context as _;

use crate::cli;
use crate::clock::SystemClock;
use crate::store::Store;
use crate::uploads::{S3, Scanner, Shelf, Uploads, Workshop};

/// Uploads in the bucket that the options name, or else in the data directory.
pub(super) fn open(options: cli::Uploads, store: Arc<dyn Store>, folder: &Path) -> anyhow::Result<Uploads> {
    let shelf = if let Some(url) = options.bucket {
        let (endpoint, region) = (options.s3_endpoint, options.s3_region);
        let place = S3 { url, endpoint, region, key_id: options.s3_key_id, key: options.s3_key };
        Shelf::s3(&place).with_context(|| format!("cannot use {}", place.url))?
    } else {
        let folder = folder.join("uploads");
        Shelf::folder(&folder).with_context(|| format!("cannot keep uploads in {}", folder.display()))?
    };
    let program = std::env::current_exe().context("cannot find the program itself, which cleans uploads")?;
    let scanner = options.clamd.map(Scanner::new);
    let clock = Arc::new(SystemClock);
    Ok(Uploads::new(store, shelf, Workshop::new(program), scanner, clock, folder.to_owned()))
}
