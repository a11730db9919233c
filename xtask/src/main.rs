//! The two commands a developer needs, `cargo xtask run` and `cargo xtask test`, the steps they are made of,
//! and the benchmark.
//!
//! Not part of the product: nothing here is shipped. What a step needs and the machine lacks is installed
//! below `target/` where that is possible, and every failure says what to do about it.

mod apt;
mod bench;
mod chromium;
mod clamd;
mod client;
mod compress;
mod npm;
mod process;
mod python;
mod server;
mod shorten;
mod stamp;
mod test;
mod tools;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::process::say;

/// Builds, starts and tests Soundings.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the client and the server in release, and start the server on ./data.
    Run {
        /// Arguments for `soundings serve`, after `--`.
        #[arg(last = true)]
        arguments: Vec<String>,
    },
    /// Build the client and, with the client inside it, the server: target/release/soundings.
    Build,
    /// Run the checks and the tests, all of them or the named stages.
    Test {
        /// Stages to run, in the order given.
        stages: Vec<test::Stage>,
    },
    /// Time the product beside its peers in a browser.
    Bench {
        /// Arguments for `tests/bench/main.js`, after `--`: `--rounds 5 --measures branch --keep`.
        #[arg(last = true)]
        arguments: Vec<String>,
    },
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Run { arguments } => build().and_then(|()| server::start(&arguments)),
        Command::Build => build(),
        Command::Test { stages } => {
            return if test::run_all(&stages) { ExitCode::SUCCESS } else { ExitCode::FAILURE };
        }
        Command::Bench { arguments } => bench::start(&arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}

/// Builds everything that is shipped.
pub(crate) fn build() -> Result<()> {
    client::build()?;
    server::build()
}
