//! What the program does for each command.

mod serve;
mod token;

use std::io::Write as _;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Parser as _;

use crate::cli::{Cli, Command};
use crate::surveys;

/// The program: does what the command line says and reports what went wrong on standard error.
pub fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // There is no one left to tell that standard error is gone.
            let _ = writeln!(std::io::stderr(), "{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> anyhow::Result<()> {
    match command {
        Command::Serve(options) => runtime()?.block_on(serve::serve(options)),
        Command::Token(command) => runtime()?.block_on(token::run(command)),
        Command::Check { files } => print(surveys::check_files(&files)?),
        Command::Schema => print(surveys::json_schema().trim_end()),
    }
}

fn runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    tokio::runtime::Runtime::new().context("cannot start the program's threads")
}

/// Prints a line that a program may be waiting for.
fn print(line: impl std::fmt::Display) -> anyhow::Result<()> {
    writeln!(std::io::stdout(), "{line}").context("cannot write to standard output")
}
