//! Debian's packages, for programs that no registry of a language has.

use std::fs;

use anyhow::{Result, bail};

use crate::process::{answer, command, run, say};

/// Installs a package on the whole system, the only place apt has for it.
///
/// # Errors
/// When this is no Debian, the user is not root or apt cannot install it, with the remedy.
pub(crate) fn install(package: &str, purpose: &str, remedy: &str) -> Result<()> {
    let is_debian = fs::exists("/etc/debian_version").unwrap_or(false);
    if !is_debian || answer(command("id").arg("-u")).as_deref() != Some("0") {
        bail!("{package} is missing, {purpose}; {remedy}");
    }
    say(&format!("Installing Debian's {package} with apt, system-wide: {purpose}"));
    // A new machine has no list of packages, or an old one.
    run(command("apt-get").arg("update"), remedy)?;
    let install = ["install", "--yes", "--no-install-recommends", package];
    run(command("apt-get").args(install).env("DEBIAN_FRONTEND", "noninteractive"), remedy)
}
