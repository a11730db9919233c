//! The tools that compile the client: found, or installed below `target/`.

use std::fs;

use anyhow::{Context as _, Result};

use crate::process::{answer, cargo, command, run, say};
use crate::workspace;

const WASM: &str = "wasm32-unknown-unknown";

/// The newest release that compiles with the workspace's Rust.
const TRUNK: &str = "0.21.14";

/// Sees to everything that `trunk build` calls.
///
/// # Errors
/// When something is missing and cannot be installed.
pub(crate) fn ensure() -> Result<()> {
    ensure_wasm_target()?;
    ensure_trunk()?;
    ensure_wasm_bindgen()
}

/// Sees to the standard library for WebAssembly.
///
/// # Errors
/// When it is missing and rustup cannot add it.
pub(crate) fn ensure_wasm_target() -> Result<()> {
    let libraries = answer(command("rustc").args(["--print", "target-libdir", "--target", WASM]));
    if libraries.is_some_and(|folder| fs::exists(folder).unwrap_or(false)) {
        return Ok(());
    }
    say(&format!("Adding Rust's target {WASM}, which the client is compiled for"));
    run(
        command("rustup").args(["target", "add", WASM]),
        &format!("install rustup, or with another toolchain its standard library for {WASM}"),
    )
}

fn ensure_trunk() -> Result<()> {
    if has("trunk", TRUNK) {
        return Ok(());
    }
    say(&format!(
        "Installing trunk {TRUNK}, which packs the client, into target/tools (once, about 6 minutes)"
    ));
    install("trunk", TRUNK, "0")
}

fn ensure_wasm_bindgen() -> Result<()> {
    let version = locked_version("wasm-bindgen")?;
    if has("wasm-bindgen", &version) {
        return Ok(());
    }
    say(&format!(
        "Installing wasm-bindgen {version}, which must equal the one in Cargo.lock, into target/tools (about 2 minutes)"
    ));
    install("wasm-bindgen-cli", &version, "1")
}

fn has(program: &str, version: &str) -> bool {
    // The answer is "trunk 0.21.14" or "wasm-bindgen 0.2.130 (a commit)".
    answer(command(program).arg("--version"))
        .is_some_and(|answer| answer.split_whitespace().nth(1) == Some(version))
}

/// Compiles a tool quickly, not well: it runs for seconds, and trunk's own profile compiles for a quarter of
/// an hour.
fn install(package: &str, version: &str, opt_level: &str) -> Result<()> {
    let root = workspace::tools();
    let build = root.join("build");
    let remedy =
        format!("check the connection to crates.io, or put {package} {version} on the PATH yourself");
    let install = |resolution: &[&str]| {
        run(
            cargo(["install", package, "--version", version])
                .args(resolution)
                .arg("--root")
                .arg(&root)
                .arg("--target-dir")
                .arg(&build)
                .env("CARGO_PROFILE_RELEASE_LTO", "off")
                .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", opt_level)
                .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
            &remedy,
        )
    };
    if install(&["--locked"]).is_err() {
        say(
            "Trying again with other versions of its dependencies: a registry's mirror may not have the newest",
        );
        install(&[])?;
    }
    fs::remove_dir_all(&build).with_context(|| format!("cannot delete {}", build.display()))
}

fn locked_version(package: &str) -> Result<String> {
    let file = workspace::root().join("Cargo.lock");
    let lock = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    version_in(&lock, package)
        .map(ToOwned::to_owned)
        .with_context(|| format!("Cargo.lock does not name {package}; does the frontend still depend on it?"))
}

fn version_in<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let (_, rest) = lock.split_once(&format!("\nname = \"{package}\"\nversion = \""))?;
    rest.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::version_in;

    #[test]
    fn a_version_is_read_from_the_lock_file() {
        let lock = r#"
[[package]]
name = "wasm-bindgen-futures"
version = "0.4.50"

[[package]]
name = "wasm-bindgen"
version = "0.2.100"
"#;
        assert_eq!(version_in(lock, "wasm-bindgen"), Some("0.2.100"));
        assert_eq!(version_in(lock, "bindgen"), None);
    }
}
