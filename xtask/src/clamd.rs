//! The virus scanner that tests of uploads run: ClamAV's daemon, from the system's packages.

use std::path::Path;

use anyhow::Result;

use crate::apt;
use crate::process::find;

/// Sees to the daemon. It needs no signatures: the tests bring one of their own.
///
/// # Errors
/// When it is missing and cannot be installed.
pub(crate) fn ensure() -> Result<()> {
    // Not on the search path of every user.
    let usual = ["/usr/sbin/clamd", "/usr/local/sbin/clamd"];
    if find("clamd").is_some() || usual.iter().any(|path| Path::new(path).exists()) {
        return Ok(());
    }
    let remedy =
        "install ClamAV's daemon yourself: `apt-get install clamav-daemon` as root, or `brew install clamav`";
    apt::install("clamav-daemon", "the scanner that tests of uploads run", remedy)
}
