//! Packages from npm, installed as a folder's `package-lock.json` says into its `node_modules`.

use std::path::Path;

use anyhow::Result;

use crate::process::{command, run, say};
use crate::stamp::Stamp;
use crate::workspace;

/// Installs the packages of a folder of the workspace, unless they are there. `purpose` says what they are
/// for.
///
/// # Errors
/// When npm is missing or cannot install them.
pub(crate) fn install(folder: &str, purpose: &str) -> Result<()> {
    let root = workspace::root().join(folder);
    let stamp = Stamp::of(&format!("npm-{folder}"), [Path::new(folder).join("package-lock.json")])?;
    if stamp.is_current() && root.join("node_modules").is_dir() {
        return Ok(());
    }
    say(&format!("Installing npm packages of {folder}/: {purpose}"));
    run(
        command("npm").current_dir(&root).args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]),
        "install Node.js 20 or newer, which brings npm, and check the connection to npm's registry",
    )?;
    stamp.set()
}
