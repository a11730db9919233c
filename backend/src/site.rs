//! The client's files: built by Trunk into `target/site`, compressed by `cargo xtask build`, compiled into the program.
//!
//! Without them the program still runs, and serves pages that only the server rendered.

use std::collections::HashMap;

use axum::body::Bytes;
use axum::http::HeaderValue;
use rust_embed::RustEmbed;

use crate::content::{Content, Keep};

#[derive(RustEmbed)]
#[folder = "../target/site"]
#[allow_missing = true]
struct Embedded;

/// The page around every page, when there is no client.
const BARE: &str = "<!doctype html>\n<html lang=\"{lang}\" class=\"govuk-template\">\n<head>\n<meta charset=\"utf-8\">\n\
    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<!--head-->\n</head>\n\
    <body class=\"govuk-template__body\">\n<div id=\"app\"><!--shell--></div>\n</body>\n</html>\n";

/// The files of a client.
pub struct Site {
    index: String,
    files: HashMap<String, (Content, Keep)>,
}

impl Site {
    /// The client in this program.
    pub fn embedded() -> Self {
        let files = Embedded::iter().filter_map(|path| {
            let data = match Embedded::get(&path)?.data {
                std::borrow::Cow::Borrowed(data) => Bytes::from_static(data),
                std::borrow::Cow::Owned(data) => Bytes::from(data),
            };
            Some((path.into_owned(), data))
        });
        Self::of(files)
    }

    /// The client made of these files: content by path. `main.css.br` and `main.css.gz` are encodings of `main.css`, and
    /// `index.html` is the page around every page.
    pub fn of(files: impl IntoIterator<Item = (String, Bytes)>) -> Self {
        let mut raw: HashMap<String, Bytes> = files.into_iter().collect();
        let index = raw.remove("index.html").and_then(|index| String::from_utf8(index.to_vec()).ok());
        let is_encoding = |path: &str| {
            let plain = path.strip_suffix(".br").or_else(|| path.strip_suffix(".gz"));
            plain.is_some_and(|plain| raw.contains_key(plain))
        };
        let files = raw
            .iter()
            .filter(|(path, _)| !is_encoding(path))
            .map(|(path, plain)| {
                let encoding = |extension| raw.get(&format!("{path}.{extension}")).cloned();
                let content = Content::new(media_type(path), plain.clone())
                    .with_encodings(encoding("br"), encoding("gz"));
                let keep = if is_hashed(path) { Keep::Forever } else { Keep::WhileUnchanged };
                (path.clone(), (content, keep))
            })
            .collect();
        Site { index: index.unwrap_or_else(|| BARE.to_owned()), files }
    }

    /// The page around every page, with its marks in it: see `frontend/index.html`.
    pub(crate) fn index(&self) -> &str {
        &self.index
    }

    /// A file of text, as it is.
    pub(crate) fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).and_then(|(content, _)| content.text())
    }

    /// Whether there is a client.
    pub(crate) fn has_client(&self) -> bool {
        self.index != BARE
    }

    /// A file by its path, and how long a copy of it may be kept.
    pub(crate) fn file(&self, path: &str) -> Option<&(Content, Keep)> {
        self.files.get(path)
    }
}

/// Whether a name carries a hash of the content, as Trunk writes it: `main-f7306d9b9254698.css`, 16 digits without those
/// that are leading zeros.
fn is_hashed(path: &str) -> bool {
    let is_hash = |part: &str| part.len() >= 12 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    path.split(['-', '_', '.']).any(is_hash)
}

fn media_type(path: &str) -> HeaderValue {
    let extension = path.rsplit('.').next().unwrap_or_default();
    HeaderValue::from_static(match extension {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    })
}

#[cfg(test)]
mod tests {
    use super::is_hashed;

    #[test]
    fn only_names_with_a_hash_in_them_are_kept_for_ever() {
        assert!(is_hashed("assets/main-f7306d9b9254698.css"));
        assert!(is_hashed("assets/respondent-0123456789abcdef_bg.wasm"));
        assert!(!is_hashed("assets/main.css"));
        assert!(!is_hashed("assets/internationally.svg"));
    }
}
