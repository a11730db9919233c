//! Plain text: CSV, JSON and any other. It has no metadata, so it is kept as it is, in UTF-8.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use serde::de::IgnoredAny;
use shared::kinds::FileType;

use super::{Refusal, Result};

/// How deep JSON may be nested: programs that read deeper ones run out of stack.
const DEEPEST: usize = 128;

/// How languages begin that are text but carry metadata of their own, or are programs.
const LANGUAGES: [&str; 6] = ["{\\rtf", "%!", "<", "#!", "begin:vcard", "mime-version:"];

pub(super) fn clean(file: &[u8], extension: &str) -> Result<(FileType, Vec<u8>)> {
    let text = decode(file).ok_or(Refusal::WrongType)?;
    let start: String = text.trim_start().chars().take(16).collect();
    let start = start.to_ascii_lowercase();
    if LANGUAGES.iter().any(|language| start.starts_with(language)) {
        return Err(Refusal::WrongType);
    }
    let file_type = match extension {
        "csv" => FileType::Csv,
        "json" => FileType::Json,
        "txt" => FileType::Txt,
        _ => return Err(Refusal::WrongType),
    };
    if file_type == FileType::Json
        && (serde_json::from_str::<IgnoredAny>(&text).is_err() || depth(&text) > DEEPEST)
    {
        return Err(Refusal::Unreadable);
    }
    Ok((file_type, text.into_bytes()))
}

/// The text in a file, if it is one: in UTF-8, in what a byte order mark says, or in what Excel writes.
fn decode(file: &[u8]) -> Option<String> {
    let encoding = match Encoding::for_bom(file) {
        Some((encoding, _)) => encoding,
        None if std::str::from_utf8(file).is_ok() => UTF_8,
        None => WINDOWS_1252,
    };
    let (text, _, is_malformed) = encoding.decode(file);
    let is_binary = text.contains(|c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}'));
    (!is_malformed && !is_binary).then(|| text.into_owned())
}

/// How deep valid JSON is nested.
fn depth(json: &str) -> usize {
    let (mut depth, mut deepest, mut in_string, mut escaped) = (0_usize, 0, false, false);
    for byte in json.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}
