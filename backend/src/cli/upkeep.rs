//! What the commands of operators take.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{Data, Uploads};
use crate::digest::Hash;

#[derive(Debug, Args)]
pub(crate) struct Backup {
    /// Where to; made if it is not there
    #[arg(value_name = "DIR")]
    pub(crate) to: PathBuf,
    #[command(flatten)]
    pub(crate) data: Data,
}

#[derive(Debug, Args)]
pub(crate) struct Restore {
    /// The backup
    #[arg(value_name = "DIR")]
    pub(crate) from: PathBuf,
    #[command(flatten)]
    pub(crate) kept: Kept,
}

#[derive(Debug, Args)]
pub(crate) struct Purge {
    /// Only say what would be deleted
    #[arg(long)]
    pub(crate) dry_run: bool,
    #[command(flatten)]
    pub(crate) kept: Kept,
}

/// Where everything is kept, and what the surveys promise about it.
#[derive(Debug, Args)]
pub(crate) struct Kept {
    #[command(flatten)]
    pub(crate) data: Data,
    #[command(flatten)]
    pub(crate) uploads: Uploads,
    /// The directory of survey files, instead of the survey that comes with the program
    #[arg(long, env = "SOUNDINGS_SURVEYS", value_name = "DIR")]
    pub(crate) surveys: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Audit {
    /// Check that no entry was changed or taken out, and print the hash of the last
    Verify(Verify),
}

#[derive(Debug, Args)]
pub(crate) struct Verify {
    /// A hash that was noted earlier: its entry must still be in the log
    #[arg(long, value_name = "HASH", value_parser = hash)]
    pub(crate) noted: Option<Hash>,
    #[command(flatten)]
    pub(crate) data: Data,
}

fn hash(digits: &str) -> Result<Hash, String> {
    let mut hash = Hash::default();
    let decoded = hex::decode_to_slice(digits, &mut hash);
    decoded.map(|()| hash).map_err(|_| "give 64 hexadecimal digits".to_owned())
}
