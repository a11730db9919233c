//! What keeps a text from being read as a survey, in an author's words.

use std::ops::Range;

use serde_saphyr::granit_parser::ErrorKind;
use serde_saphyr::{Error, ExternalMessageSource, MessageFormatter, UserMessageFormatter};
use shared::diagnostic::Place;

use super::places::Places;
use super::report::Finding;
use crate::suggest::did_you_mean;

/// What to tell the author about an error of the reader.
pub(super) fn finding(yaml: &str, error: &Error) -> Finding {
    let mut range = range(yaml, error);
    let mut help = None;
    let message = match error {
        Error::SerdeUnknownField { field, expected, .. } => {
            help = did_you_mean(field, expected);
            format!("there is no field `{field}` here")
        }
        Error::SerdeUnknownVariant { variant, expected, .. } => {
            help = did_you_mean(variant, expected);
            format!("`{variant}` means nothing here")
        }
        Error::SerdeMissingField { field, .. } => {
            range = map_around(yaml, range);
            format!("the field `{field}` is missing here")
        }
        Error::SerdeInvalidType { unexpected, expected, .. }
        | Error::SerdeInvalidValue { unexpected, expected, .. } => {
            range = value_after(yaml, range);
            help = is_bare_scalar(unexpected).then(|| "in quotes it is a text".to_owned());
            format!("expected {expected}, found {}", unexpected.replace("unit value", "nothing"))
        }
        Error::SerdeInvalidLength { expected, .. } => format!("expected {expected}"),
        Error::InvalidBooleanStrict { .. } => "expected `true` or `false`".to_owned(),
        Error::InvalidScalar { ty: "u8", .. } => "expected a whole number from 0 to 255".to_owned(),
        Error::InvalidScalar { .. } => "expected a whole number, 0 or more".to_owned(),
        Error::NullIntoString { .. } => "expected a text, found nothing".to_owned(),
        Error::Unexpected { expected: "mapping start", .. } => {
            "expected fields, such as `id: example`".to_owned()
        }
        Error::Unexpected { expected: "sequence start", .. } => {
            "expected a list: lines that start with `- `".to_owned()
        }
        Error::DuplicateMappingKey { key: Some(key), .. } => format!("`{key}` stands here twice"),
        Error::MultipleDocuments { .. } => "a file holds one survey: nothing may follow its end".to_owned(),
        Error::Eof { .. } => "expected a survey: this file is empty".to_owned(),
        Error::UnsupportedTag { tag, .. } => format!("the tag `{tag}` means nothing here"),
        Error::MergeKeyNotAllowed { .. } => "merge keys are no part of the language".to_owned(),
        Error::AliasError { error, .. } => return finding(yaml, error),
        Error::ExternalMessage { source, msg, .. } => {
            if let ExternalMessageSource::Parser(error) = source.as_ref() {
                help = syntax_help(error.kind()).map(str::to_owned);
            }
            msg.clone()
        }
        other => UserMessageFormatter.format_message(other).into_owned(),
    };
    Finding { message, range, help }
}

/// Whether what was found is what YAML makes of some words without quotes.
fn is_bare_scalar(found: &str) -> bool {
    ["boolean", "floating point"].iter().any(|scalar| found.starts_with(scalar))
}

/// A way out of the commonest mistakes in YAML itself.
fn syntax_help(kind: &ErrorKind) -> Option<&'static str> {
    match kind {
        ErrorKind::MappingValueNotAllowed => Some("a text that contains `: ` needs quotes around it"),
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar => Some("indent the lines from here on with spaces"),
        _ => None,
    }
}

/// The reader points at the last key it read of a map that lacks another: the map is the better place.
fn map_around(yaml: &str, key: Range<usize>) -> Range<usize> {
    let places = Places::of(yaml);
    let Some(place) = places.with_key_at(key.start) else { return key };
    let map = Place(place.0[..place.0.len().saturating_sub(1)].to_vec());
    places.value(&map, None)
}

/// The reader points at a key when it cannot read what follows: that is the better place.
fn value_after(yaml: &str, key: Range<usize>) -> Range<usize> {
    let places = Places::of(yaml);
    places.with_key_at(key.start).map(|place| places.value(place, None)).unwrap_or(key)
}

/// Where a reader's error stands, in bytes; its locations count characters.
fn range(yaml: &str, error: &Error) -> Range<usize> {
    let Some(span) = error.location().map(|location| location.span()) else { return 0..0 };
    let byte = |chars: u64| {
        let chars = usize::try_from(chars).unwrap_or(usize::MAX);
        yaml.char_indices().nth(chars).map_or(yaml.len(), |(byte, _)| byte)
    };
    byte(span.offset())..byte(span.offset() + span.len())
}
