//! `cargo xtask bench`: the product timed beside its peers in a real browser, as `docs/PERFORMANCE.md` explains.

use anyhow::Result;

use crate::process::{command, run};
use crate::{build, chromium, npm};

/// Builds the product and times it. `arguments` are those of `tests/bench/main.js`.
///
/// # Errors
/// When something cannot be built or installed, or a run fails.
pub(crate) fn start(arguments: &[String]) -> Result<()> {
    // Nobody should time yesterday's build by accident.
    build()?;
    npm::install("tests", "Playwright and the peers")?;
    let chromium = chromium::ensure()?;
    run(
        command("node").arg("tests/bench/main.js").args(arguments).env("CHROMIUM", chromium),
        "see the failed runs above",
    )
}
