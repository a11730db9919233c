//! Open text on one line, plain or of a well-known form.

use serde::{Deserialize, Serialize};

use super::{Answer, Input, add_main};
use crate::check::Scope;
use crate::definition::{self, Preset};
use crate::problem::{Mistake, Problem};
use crate::value::{Shape, Value};

pub(super) const SETTINGS: &[&str] = &["preset", "max_length"];

/// Characters allowed on one line when the author says nothing.
const DEFAULT_MAX_LENGTH: u32 = 500;

/// Open text on one line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Text {
    /// The well-known form it must have, if any.
    pub preset: Option<Preset>,
    /// The most characters, in UTF-16 units as browsers count them.
    pub max_length: u32,
}

impl Text {
    pub(super) fn compile(scope: &mut Scope, spec: &definition::Question) -> Self {
        add_main(scope, spec, Shape::Text);
        Text { preset: spec.preset, max_length: spec.max_length.unwrap_or(DEFAULT_MAX_LENGTH) }
    }

    pub(super) fn read(&self, input: &Input) -> Result<Answer, Problem> {
        let main = input.main();
        let Some(text) = read_line(input, main, self.max_length)? else { return Ok(Answer::default()) };
        let mistake = match self.preset {
            Some(Preset::Email) if !is_email(&text) => Some(Mistake::NotAnEmail),
            Some(Preset::Phone) if !is_phone(&text) => Some(Mistake::NotAPhone),
            Some(Preset::Postcode) if !is_postcode(&text) => Some(Mistake::NotAPostcode),
            Some(Preset::Email | Preset::Phone | Preset::Postcode | Preset::Name | Preset::Address)
            | None => None,
        };
        match mistake {
            Some(mistake) => Err(input.problem(main, mistake)),
            None => Ok(Answer::one(main, Value::Text(text))),
        }
    }
}

/// A line of text no longer than `max_length`; line breaks pasted into it become single spaces.
pub(super) fn read_line(input: &Input, variable: usize, max_length: u32) -> Result<Option<String>, Problem> {
    let Some(text) = input.text(variable)? else { return Ok(None) };
    if text.encode_utf16().count() > max_length as usize {
        return Err(input.problem(variable, Mistake::TooLong { max: max_length }));
    }
    let lines = text.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty());
    Ok(Some(lines.collect::<Vec<_>>().join(" ")))
}

/// One `@` with something before it and a dotted name after it: no stricter, since only sending a message proves more.
fn is_email(text: &str) -> bool {
    let Some((user, host)) = text.split_once('@') else { return false };
    let labels: Vec<&str> = host.split('.').collect();
    let is_host = labels.len() > 1 && labels.iter().all(|label| !label.is_empty());
    !user.is_empty()
        && is_host
        && !host.contains('@')
        && !text.contains(char::is_whitespace)
        && text.len() <= 254
}

/// Seven to fifteen digits (ITU-T E.164 allows fifteen), with the marks people write between them.
fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    (7..=15).contains(&digits) && text.chars().all(|c| c.is_ascii_digit() || " +-().".contains(c))
}

/// The shape of a United Kingdom postcode (BS 7666), spaces and case aside: `A9 9AA` to `AA9A 9AA`.
fn is_postcode(text: &str) -> bool {
    let shape: String = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            'a'..='z' | 'A'..='Z' => 'A',
            '0'..='9' => '9',
            _ => '?',
        })
        .collect();
    matches!(shape.as_str(), "A99AA" | "A999AA" | "A9A9AA" | "AA99AA" | "AA999AA" | "AA9A9AA")
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("a.b@digital.cabinet-office.gov.uk", true)]
    #[case("a@b", false)]
    #[case("@b.uk", false)]
    #[case("a@b..uk", false)]
    #[case("a b@c.uk", false)]
    #[case("a@b@c.uk", false)]
    fn emails(#[case] text: &str, #[case] valid: bool) {
        assert_eq!(is_email(text), valid);
    }

    #[rstest]
    #[case("SW1A 2AA", true)]
    #[case("m11ae", true)]
    #[case("SW1A", false)]
    #[case("SW1A 2A1", false)]
    fn postcodes(#[case] text: &str, #[case] valid: bool) {
        assert_eq!(is_postcode(text), valid);
    }

    #[rstest]
    #[case("+44 (0)20 7946 0000", true)]
    #[case("12345", false)]
    #[case("call me on 020 7946 0000", false)]
    fn phones(#[case] text: &str, #[case] valid: bool) {
        assert_eq!(is_phone(text), valid);
    }
}
