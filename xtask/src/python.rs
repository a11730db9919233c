//! Python packages, installed as a `requirements.txt` says into an environment of their own below `target/`.

use std::path::PathBuf;

use anyhow::Result;

use crate::process::{command, run, say};
use crate::stamp::Stamp;
use crate::workspace;

/// Sees to the environment `name` with the packages of `requirements`, a file of the workspace; gives its Python.
///
/// # Errors
/// When Python is missing or pip cannot install them.
pub(crate) fn ensure(name: &str, requirements: &str, purpose: &str) -> Result<PathBuf> {
    let environment = workspace::target().join(name);
    let python = environment.join("bin/python");
    let stamp = Stamp::of(name, [requirements])?;
    if stamp.is_current() && python.is_file() {
        return Ok(python);
    }
    say(&format!("Installing Python packages into target/{name}: {purpose}"));
    let remedy = "install Python 3.11 or newer with its module venv, and check the connection to PyPI";
    run(command("python3").args(["-m", "venv"]).arg(&environment), remedy)?;
    let file = workspace::root().join(requirements);
    run(command(&python).args(["-m", "pip", "install", "--quiet", "--requirement"]).arg(file), remedy)?;
    stamp.set()?;
    Ok(python)
}
