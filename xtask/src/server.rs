//! The server, with the client embedded.

use std::os::unix::process::CommandExt as _;

use anyhow::{Context as _, Result};

use crate::process::{cargo, command, run, say};
use crate::workspace;

/// Builds the server. Cargo itself skips what is unchanged. The client must have been built.
///
/// # Errors
/// When the build fails.
pub(crate) fn build() -> Result<()> {
    say("Building the server with the client inside into target/release/soundings");
    run(
        &mut cargo(["build", "--release", "--package", "backend"]),
        "correct what is reported above; if it is a missing linker, install a C compiler",
    )
}

/// Starts the server in the place of this process, so that signals reach it. It prints its addresses itself,
/// and on the first start a researcher's token.
///
/// # Errors
/// When it cannot be started; otherwise this does not return.
pub(crate) fn start(arguments: &[String]) -> Result<()> {
    say("Starting the server; Ctrl-C stops it");
    let error = command(workspace::soundings()).args(["serve", "--first-token"]).args(arguments).exec();
    Err(error).context("cannot start target/release/soundings; delete it and run this command again")
}
