//! `cargo xtask test`: everything that must hold before a change is accepted.

use std::process::Command;

use anyhow::Result;
use clap::ValueEnum;

use crate::process::{answer, cargo, command, run, say};
use crate::{build, chromium, clamd, npm, python, tools, workspace};

/// What is checked of the code that is compiled for the browser only.
const BROWSER: [&str; 6] =
    ["--package", "frontend", "--features", "csr", "--target", "wasm32-unknown-unknown"];

/// A part of the tests that passes or fails as a whole.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Stage {
    /// Formatting.
    Fmt,
    /// Clippy, natively and for the browser.
    Clippy,
    /// The documentation and its links.
    Doc,
    /// The client and the server, in release.
    Build,
    /// Tests in Rust, those in documentation included.
    Rust,
    /// What the release build exports, read back by others' programs.
    Exports,
    /// The API of the release build, against what it says of itself.
    Api,
    /// The release build in a real browser.
    E2e,
}

/// Runs the given stages, or all, and ends with a line that counts those that passed and those that failed.
/// One that fails does not keep the next from running. Returns whether all passed.
pub(crate) fn run_all(stages: &[Stage]) -> bool {
    let stages = if stages.is_empty() { Stage::value_variants() } else { stages };
    let mut failures = Vec::new();
    for stage in stages {
        let name = format!("{stage:?}").to_lowercase();
        say(&format!("Stage {name}"));
        if let Err(error) = stage.run() {
            failures.push(format!("Stage {name} failed: {error:#}"));
        }
    }
    for failure in &failures {
        say(failure);
    }
    summarise(stages.len() - failures.len(), failures.len());
    failures.is_empty()
}

impl Stage {
    fn run(self) -> Result<()> {
        match self {
            Self::Fmt => run(&mut cargo(["fmt", "--all", "--check"]), "run `cargo fmt --all`"),
            Self::Clippy => clippy(),
            Self::Doc => doc(),
            Self::Build => build(),
            Self::Rust => rust(),
            Self::Exports => exports(),
            Self::Api => api(),
            Self::E2e => e2e(),
        }
    }
}

fn clippy() -> Result<()> {
    let remedy = "correct what is reported above";
    run(&mut cargo(["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"]), remedy)?;
    tools::ensure_wasm_target()?;
    run(cargo(["clippy"]).args(BROWSER).args(["--", "--deny", "warnings"]), remedy)
}

fn doc() -> Result<()> {
    let remedy = "correct the documentation reported above";
    let document =
        |command: &mut Command| run(command.arg("--no-deps").env("RUSTDOCFLAGS", "--deny warnings"), remedy);
    document(&mut cargo(["doc", "--workspace"]))?;
    tools::ensure_wasm_target()?;
    document(cargo(["doc"]).args(BROWSER))
}

fn rust() -> Result<()> {
    clamd::ensure()?;
    python::ensure(
        "venv-s3",
        "tests/it/uploads/requirements.txt",
        "a server that speaks S3, for tests of uploads",
    )?;
    let remedy = "see the failed test above";
    if answer(&mut cargo(["nextest", "--version"])).is_none() {
        say("Using `cargo test`, as cargo-nextest, which runs tests of all crates at once, is not installed");
        return run(&mut cargo(["test", "--workspace"]), remedy);
    }
    run(&mut cargo(["nextest", "run", "--workspace"]), remedy)?;
    run(&mut cargo(["test", "--workspace", "--doc"]), remedy)
}

fn exports() -> Result<()> {
    // Nobody should test yesterday's build by accident.
    build()?;
    let python = python::ensure("venv", "tests/exports/requirements.txt", "what reads exports back")?;
    run(
        command(&python).args(["-m", "unittest"]).current_dir(workspace::root().join("tests/exports")),
        "see the failed test above",
    )
}

fn api() -> Result<()> {
    // Nobody should test yesterday's build by accident.
    build()?;
    let purpose = "what tries the API out";
    let python = python::ensure("venv-api", "tests/openapi/requirements.txt", purpose)?;
    let program = workspace::root().join("tests/openapi/conform.py");
    run(command(&python).arg(program), "see what schemathesis found above")
}

fn e2e() -> Result<()> {
    // Nobody should test yesterday's build by accident.
    build()?;
    npm::install("tests", "Playwright and axe")?;
    let chromium = chromium::ensure()?;
    run(
        command("npm").args(["run", "--silent", "--prefix", "tests", "e2e"]).env("CHROMIUM", chromium),
        "see the failed test above; its trace is below tests/e2e/test-results",
    )
}

#[expect(
    clippy::print_stdout,
    reason = "the last line is for programs too, so it stands alone and unadorned"
)]
fn summarise(passed: usize, failed: usize) {
    println!("{passed} passed, {failed} failed");
}
