//! Free text without what says by itself who is meant: e-mail addresses, United Kingdom telephone and National Insurance
//! numbers, and web addresses with a user in them.
//!
//! What it is and where it stands, [`shared::personal`] finds.

use std::borrow::Cow;

use shared::personal::{Personal, find};

/// The text with everything that was found replaced by what it was.
pub fn redact(text: &str) -> Cow<'_, str> {
    let found = find(text);
    if found.is_empty() {
        return Cow::Borrowed(text);
    }
    let (mut kept, mut done) = (String::new(), 0);
    for (what, at) in found {
        kept.push_str(&text[done..at.start]);
        kept.push_str(name(what));
        done = at.end;
    }
    kept.push_str(&text[done..]);
    Cow::Owned(kept)
}

/// What stands in its place.
fn name(what: Personal) -> &'static str {
    match what {
        Personal::Email => "[email address]",
        Personal::Phone => "[telephone number]",
        Personal::Insurance => "[National Insurance number]",
        Personal::Link => "[web address]",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_redacted(text: &str, wanted: &str) {
        assert_eq!(redact(text), wanted, "of {text}");
    }

    #[test]
    fn what_names_a_person_is_replaced() {
        assert_redacted("Write to jo.bloggs+x@digital.example.gov.uk.", "Write to [email address].");
        assert_redacted("(o'neil@example.org)", "([email address])");
        for number in [
            "020 7946 0123",
            "(020) 7946 0123",
            "07700 900123",
            "020 7946 0123 10",
            "+44 20 7946 0123",
            "+44 (0)20 7946 0123",
            "0044 7700 900 123",
            "0117-496-0123",
            "01632 960123",
        ] {
            let rest = if number.ends_with(" 10") { " 10" } else { "" };
            assert_redacted(&format!("ring {number}, ask"), &format!("ring [telephone number]{rest}, ask"));
        }
        assert_redacted(
            "NI QQ 12 34 56 C and qq123456c",
            "NI [National Insurance number] and [National Insurance number]",
        );
        assert_redacted("at https://jo:secret@example.org/x now", "at [web address] now");
        assert_redacted("ŵyneb a@b.cymru 😀", "ŵyneb [email address] 😀");
    }

    #[test]
    fn what_names_nobody_stays() {
        let harmless = [
            "built in 2009, 40,000 users",
            "@service-desk knows",
            "version 0.1.0",
            "a@b",
            "https://www.gov.uk/a?b=c",
            "0123",
            "AB123456X",
            "GB 2026-11-23 10:30",
            "1 000 000 000",
            "x".repeat(20).as_str(),
        ]
        .map(str::to_owned);
        for text in harmless {
            assert!(matches!(redact(&text), Cow::Borrowed(_)), "{text}");
        }
    }
}
