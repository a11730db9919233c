//! From the text of a file to a survey.

use std::ops::Range;

use serde_saphyr::{Error, MergeKeyPolicy};
use shared::check;
use shared::definition::Definition;
use shared::diagnostic::Diagnostic;
use shared::survey::Survey;

use super::places::Places;
use super::report::{Failure, Finding};
use super::unreadable;
use crate::suggest::did_you_mean;

/// Reads and checks the survey in `yaml`; `name` is what reports call the file.
///
/// # Errors
/// With the one thing that keeps the text from being read, or else with everything that keeps it from making sense.
pub(super) fn survey(name: &str, yaml: &str) -> Result<Survey, Failure> {
    let definition = definition(yaml)
        .map_err(|error| Failure::in_file(name, yaml, &[unreadable::finding(yaml, &error)]))?;
    let places = Places::of(yaml);
    let mut findings: Vec<Finding> = places.blanks().map(|key| blank(yaml, key)).collect();
    match check::compile(definition) {
        Ok(survey) if findings.is_empty() => return Ok(survey),
        Ok(_) => {}
        Err(found) => findings.extend(found.into_iter().map(|diagnostic| senseless(&places, diagnostic))),
    }
    findings.sort_by_key(|finding| finding.range.start);
    Err(Failure::in_file(name, yaml, &findings))
}

/// YAML 1.2 without its surprises: `yes` is a word, nothing is merged, tagged or said twice, and the limits of the
/// reader on depth, events and aliases hold.
fn definition(yaml: &str) -> Result<Definition, Error> {
    let options = serde_saphyr::options! {
        strict_booleans: true,
        merge_keys: MergeKeyPolicy::Error,
        reject_unsupported_tags: true,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
        with_snippet: false,
    };
    serde_saphyr::from_str_with_options(yaml, options)
}

/// YAML reads a field with nothing behind it as one that was left out. A condition forgotten so would ask everybody.
fn blank(yaml: &str, key: &Range<usize>) -> Finding {
    let message = format!("nothing follows `{}`: fill it in or leave it out", &yaml[key.clone()]);
    Finding { message, range: key.clone(), help: None }
}

fn senseless(places: &Places, diagnostic: Diagnostic) -> Finding {
    let range = places.find(&diagnostic);
    let help = diagnostic.unknown.and_then(|unknown| did_you_mean(&unknown.name, &unknown.known));
    Finding { message: diagnostic.message, range, help }
}
