//! Free text without what says by itself who is meant: e-mail addresses, United Kingdom telephone and National Insurance
//! numbers, and web addresses with a user in them.
//!
//! It finds forms, not meanings: names of people stay. What it takes for a number of a person may be another.

use std::borrow::Cow;

/// What stands in place of what was found.
const EMAIL: &str = "[email address]";
const PHONE: &str = "[telephone number]";
const INSURANCE: &str = "[National Insurance number]";
const LINK: &str = "[web address]";

/// The text with everything that was found replaced by what it was.
pub fn redact(text: &str) -> Cow<'_, str> {
    let mut kept = String::new();
    let mut done = 0;
    let mut at = 0;
    while at < text.len() {
        match found(text, at) {
            Some((end, name)) => {
                kept.push_str(&text[done..at]);
                kept.push_str(name);
                (done, at) = (end, end);
            }
            None => at += text[at..].chars().next().map_or(1, char::len_utf8),
        }
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    kept.push_str(&text[done..]);
    Cow::Owned(kept)
}

/// Says where what a text begins with ends, if it begins with what is looked for.
type Finder = fn(&str) -> Option<usize>;

/// What begins at a place of the text: where it ends and what it is. Only the beginning of a word can be one.
fn found(text: &str, at: usize) -> Option<(usize, &'static str)> {
    let before = text[..at].chars().next_back();
    if before.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let rest = &text[at..];
    let finders: [(Finder, &str); 4] = [(link, LINK), (email, EMAIL), (phone, PHONE), (insurance, INSURANCE)];
    finders.into_iter().find_map(|(find, name)| Some((at + find(rest)?, name)))
}

/// `https://user@host/…`
fn link(rest: &str) -> Option<usize> {
    let (scheme, _) = rest.split_once("://").filter(|(scheme, _)| scheme.len() <= 8)?;
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let is_scheme = scheme.bytes().all(|byte| byte.is_ascii_alphabetic());
    (is_scheme && rest[..end].contains('@')).then_some(end)
}

/// One `@` between a name and a dotted host.
fn email(rest: &str) -> Option<usize> {
    let is_user = |c: char| c.is_alphanumeric() || "._%+'-".contains(c);
    let user = rest.find(|c: char| !is_user(c)).filter(|&end| end > 0)?;
    let host = rest[user..].strip_prefix('@')?;
    let is_host = |c: char| c.is_alphanumeric() || ".-".contains(c);
    let host = host[..host.find(|c: char| !is_host(c)).unwrap_or(host.len())].trim_end_matches(['.', '-']);
    host.contains('.').then_some(user + 1 + host.len())
}

/// A number that begins with 0, +44 or 0044, with marks and single spaces between its digits.
fn phone(rest: &str) -> Option<usize> {
    if !rest.starts_with(['0', '+', '(']) {
        return None;
    }
    let (mut digits, mut marks, mut end) = (String::new(), 0, None);
    let bytes = rest.as_bytes();
    for (at, c) in rest.char_indices() {
        if c.is_ascii_digit() {
            digits.push(c);
            marks = 0;
            // A number ends where its last group of digits does; another may follow it.
            if !bytes.get(at + 1).is_some_and(u8::is_ascii_digit) && is_phone(&digits, bytes[0]) {
                end = Some(at + 1);
            }
        } else if "+ -().".contains(c) && marks < 2 {
            marks += 1;
        } else {
            break;
        }
    }
    end
}

/// Whether these digits, after this first character, are those of a number: 9 or 10 after the country's and the trunk's.
fn is_phone(digits: &str, first: u8) -> bool {
    let national = if first == b'0' && !digits.starts_with("0044") {
        Some(digits)
    } else {
        digits.trim_start_matches("00").strip_prefix("44").or(digits.starts_with('0').then_some(digits))
    };
    national.is_some_and(|national| (9..=10).contains(&national.strip_prefix('0').unwrap_or(national).len()))
}

/// Two letters, six digits and a letter from A to D, with or without spaces.
fn insurance(rest: &str) -> Option<usize> {
    let mut found = String::new();
    for (at, c) in rest.char_indices() {
        if c == ' ' && found.len() >= 2 {
            continue;
        }
        found.push(c.to_ascii_uppercase());
        let fits = match found.len() {
            1 | 2 => c.is_ascii_alphabetic(),
            3..=8 => c.is_ascii_digit(),
            _ => matches!(c, 'A'..='D' | 'a'..='d'),
        };
        if !fits {
            return None;
        }
        if found.len() == 9 {
            let ends = !rest[at + 1..].starts_with(char::is_alphanumeric);
            return ends.then_some(at + 1);
        }
    }
    None
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
