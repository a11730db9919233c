//! Calling other programs: what is said about it, and which programs are found.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::workspace;

/// Tells the developer what is being done and why, in one line.
#[expect(clippy::print_stdout, reason = "the one place that talks to the developer")]
pub(crate) fn say(line: &str) {
    println!("==> {line}");
}

/// A command in the workspace's root that finds our own tools before those of the machine.
///
/// The target folder is fixed, since the paths of the client and the server depend on it.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(workspace::root()).env("PATH", path()).env("CARGO_TARGET_DIR", workspace::target());
    command
}

/// [`command`] for `cargo` with arguments.
pub(crate) fn cargo<const N: usize>(arguments: [&str; N]) -> Command {
    let mut command = command("cargo");
    command.args(arguments);
    command
}

/// Runs a command to its end, its output in view.
///
/// # Errors
/// When it cannot be started or fails, with the command and the remedy.
pub(crate) fn run(command: &mut Command, remedy: &str) -> Result<()> {
    let line = line(command);
    let status = command.status().with_context(|| format!("cannot start `{line}`; {remedy}"))?;
    if !status.success() {
        bail!("`{line}` failed ({status}); {remedy}");
    }
    Ok(())
}

/// What a program prints, or nothing if there is no such program or it fails. For asking programs about
/// themselves.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The full path of a program on the search path.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    env::split_paths(&path()).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// A variable of the environment, if it is set and not empty.
#[expect(clippy::disallowed_methods, reason = "the tools are the developer's, and so is their environment")]
pub(crate) fn variable(name: &str) -> Option<OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}

fn path() -> OsString {
    let ours = [workspace::tools().join("bin"), workspace::root().join("xtask/node_modules/.bin")];
    let theirs = variable("PATH").unwrap_or_default();
    // Only a path that contains the separator cannot be joined; then our own tools are installed in vain.
    env::join_paths(ours.into_iter().chain(env::split_paths(&theirs))).unwrap_or(theirs)
}

fn line(command: &Command) -> String {
    let words = [command.get_program()].into_iter().chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
