//! The client: compiled to WebAssembly and packed into `target/site` by Trunk, then compressed.

use anyhow::Result;

use crate::process::{cargo, command, run, say, variable};
use crate::stamp::Stamp;
use crate::{compress, npm, shorten, tools, workspace};

/// All that the client is made from; the tools are part of it, through their versions.
const INPUTS: [&str; 8] =
    [".cargo", "Cargo.lock", "Cargo.toml", "Trunk.toml", "frontend", "shared", "style", "xtask"];

/// Builds the client, unless what it is made from is unchanged.
///
/// # Errors
/// When a tool is missing or a step fails.
pub(crate) fn build() -> Result<()> {
    let stamp = Stamp::of("client", INPUTS)?;
    if stamp.is_current() && workspace::site().join("index.html").is_file() {
        say("The client is unchanged since it was last built");
        return Ok(());
    }
    tools::ensure()?;
    npm::install("style", "GOV.UK Frontend and Sass")?;
    npm::install("xtask", "wasm-opt and esbuild")?;
    say("Fetching the client's crates, so that Trunk can work offline");
    run(&mut cargo(["fetch", "--target", "wasm32-unknown-unknown"]), "check the connection to crates.io")?;
    say("Building the client for the browser into target/site");
    // Offline, since Trunk would download a tool that it does not find, and ask for news of itself.
    let mut trunk = command("trunk");
    trunk.args(["build", "--release", "--offline"]);
    if variable("NO_COLOR").is_some() {
        // Trunk refuses the customary 1.
        trunk.env("NO_COLOR", "true");
    }
    run(&mut trunk, "correct what is reported above")?;
    shorten::client(&workspace::site().join("assets"))?;
    say("Compressing the client, so that the server need not");
    compress::folder(&workspace::site())?;
    stamp.set()
}
