//! The browser that the tests drive.

use std::fs;
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::process::{answer, command, find, run, say, variable};

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
    if !fs::exists("/etc/debian_version").unwrap_or(false)
        || answer(command("id").arg("-u")).as_deref() != Some("0")
    {
        bail!("there is no Chromium for the browser tests; {REMEDY}");
    }
    say("Installing Debian's chromium for the browser tests, system-wide: there is no other place for it");
    run(command("apt-get").arg("update"), REMEDY)?;
    run(command("apt-get").args(["install", "--yes", "--no-install-recommends", "chromium"]), REMEDY)?;
    match installed() {
        Some(path) => Ok(path),
        None => bail!("Debian's package chromium brought no program of that name; {REMEDY}"),
    }
}

fn installed() -> Option<PathBuf> {
    NAMES.iter().find_map(|name| find(name))
}
