//! The browser that the tests drive.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::apt;
use crate::process::{find, variable};

const NAMES: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];
const REMEDY: &str = "install Chromium, or set CHROMIUM to the path of a Chromium or Chrome";

/// The path of Chromium: the environment's `CHROMIUM`, else one on the search path, else Debian's, newly
/// installed.
///
/// # Errors
/// When there is none and it cannot be installed.
pub(crate) fn ensure() -> Result<PathBuf> {
    if let Some(path) = variable("CHROMIUM") {
        return Ok(path.into());
    }
    if let Some(path) = installed() {
        return Ok(path);
    }
    apt::install("chromium", "the browser that the tests drive", REMEDY)?;
    match installed() {
        Some(path) => Ok(path),
        None => bail!("Debian's package chromium brought no program of that name; {REMEDY}"),
    }
}

fn installed() -> Option<PathBuf> {
    NAMES.iter().find_map(|name| find(name))
}
