//! The client made shorter than Trunk leaves it.
//!
//! `wasm-bindgen` gives each function by which WebAssembly and its JavaScript call each other a name that no compressor can
//! make smaller, since half of it is a hash, and it stands in both: here they get names of a letter or two. What a second
//! round of optimization finds, and the comments and long names in scripts, go too.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::process::{command, run, say};

/// What `wasm-opt` is to do besides: the passes of Trunk's round once more, and no word of who made the module.
const PASSES: [&str; 6] =
    ["--flatten", "--rereloop", "-Oz", "-Oz", "--strip-producers", "--strip-target-features"];

/// The module that the imports come from, as `wasm-bindgen` calls it.
const MODULE: &str = "./respondent_bg.js";

/// Shortens the files of the one client in a folder, and the page around them in the folder above.
///
/// # Errors
/// When there is no client, or a tool fails.
pub(crate) fn client(folder: &Path) -> Result<()> {
    say("Shortening the client");
    let page = folder.with_file_name("index.html");
    let text = fs::read_to_string(&page)?;
    fs::write(&page, without_comments(&text))?;
    let wasm = the_one(folder, "_bg.wasm")?;
    let script = wasm.with_file_name(name(&wasm).replace("_bg.wasm", ".js"));
    let mut shorten = command("wasm-opt");
    shorten.args(PASSES).arg("--minify-imports-and-exports-and-modules").arg(&wasm).arg("-o").arg(&wasm);
    let names: Value = serde_json::from_slice(&output(&mut shorten)?).context("wasm-opt's list of names")?;

    let mut text = fs::read_to_string(&script)?;
    for import in list(&names, "imports") {
        let [_, long, short] = import.as_slice() else { bail!("an import without two names: {import:?}") };
        text = with_word(&text, long, short);
    }
    for export in list(&names, "exports") {
        let [long, short] = export.as_slice() else { bail!("an export without two names: {export:?}") };
        text = with_word(&text, &format!("wasm.{long}"), &format!("wasm.{short}"));
    }
    // The only module there is, so it is the first.
    fs::write(&script, text.replace(&format!("\"{MODULE}\""), "\"a\""))?;

    let is_script = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "js");
    let scripts = files(folder)?.into_iter().filter(is_script);
    let mut minify = command("esbuild");
    minify.args(scripts).args(["--minify", "--log-level=warning", "--allow-overwrite"]);
    run(minify.arg(format!("--outdir={}", folder.display())), "run `npm ci` in xtask")
}

/// The one file of the folder whose name ends so.
fn the_one(folder: &Path, end: &str) -> Result<PathBuf> {
    let found = files(folder)?.into_iter().find(|path| name(path).ends_with(end));
    found.with_context(|| format!("there is no {end} in {}", folder.display()))
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect()
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// What a command prints.
fn output(command: &mut Command) -> Result<Vec<u8>> {
    let output = command.output().context("cannot start wasm-opt; run `npm ci` in xtask")?;
    if !output.status.success() {
        bail!("wasm-opt failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(output.stdout)
}

fn list(names: &Value, of: &str) -> Vec<Vec<String>> {
    let texts = |entry: &Value| {
        let parts = entry.as_array().into_iter().flatten();
        parts.filter_map(|part| part.as_str().map(str::to_owned)).collect()
    };
    names[of].as_array().into_iter().flatten().map(texts).collect()
}

/// A page without what is explained in it to its developers. Marks for the server, such as `<!--head-->`, have no spaces.
fn without_comments(page: &str) -> String {
    let mut parts = page.split("<!-- ");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |page, part| page + part.split_once("-->").map_or(part, |(_, after)| after))
}

/// The text with a word replaced wherever it stands by itself.
fn with_word(text: &str, word: &str, other: &str) -> String {
    let mut parts = text.split(word);
    let mut result = parts.next().unwrap_or_default().to_owned();
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    for part in parts {
        let stands_alone = !result.ends_with(is_part) && !part.starts_with(is_part);
        result.push_str(if stands_alone { other } else { word });
        result.push_str(part);
    }
    result
}

#[cfg(test)]
mod tests {
    use super::{with_word, without_comments};

    #[test]
    fn a_page_loses_its_comments_and_keeps_its_marks() {
        assert_eq!(
            without_comments("<p><!-- why -->a<!--head-->b<!-- and why --></p>"),
            "<p>a<!--head-->b</p>"
        );
    }

    #[test]
    fn only_whole_words_are_replaced() {
        assert_eq!(
            with_word("wasm.main(); wasm.main2; my_wasm.main", "wasm.main", "wasm.b"),
            "wasm.b(); wasm.main2; my_wasm.main"
        );
    }
}
