//! Finds in free text what says by itself who is meant: e-mail addresses, United Kingdom telephone and National Insurance
//! numbers, and web addresses with a user in them.
//!
//! It knows forms, not meanings: names of people are not found, and what has the form of a telephone number may be another.
//! Browsers point out what is found before answers are sent; the server replaces it in copies for those who may not read it.
//! How much it finds, and how much of that is what it seems, is measured in `tests/it/personal.rs`. No regular expressions:
//! their engine would be the largest part of the client.

use std::ops::Range;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Personal {
    /// An e-mail address.
    Email,
    /// A telephone number of the United Kingdom.
    Phone,
    /// A National Insurance number.
    Insurance,
    /// A web address with a user in it: `https://jo:secret@example.org/`.
    Link,
}

/// Everything in a text that says who is meant: what it is and where it stands, in order and apart.
pub fn find(text: &str) -> Vec<(Personal, Range<usize>)> {
    let mut all = Vec::new();
    let (mut at, mut before) = (0, [None, None]);
    while let Some(next) = text[at..].chars().next() {
        let mut end = at + next.len_utf8();
        if is_beginning(before, next)
            && let Some((what, length)) = found(&text[at..])
        {
            end = at + length;
            all.push((what, at..end));
        }
        let mut last = text[at..end].chars().rev();
        before = [last.next(), last.next().or(before[0])];
        at = end;
    }
    all
}

/// Whether a word can begin with `next` after these characters, the nearest first. What a mark ties to other letters or
/// digits is a part of an identifier: `INV/07700900123`, `1.0123456789`.
fn is_beginning([before, earlier]: [Option<char>; 2], next: char) -> bool {
    let is_tied = |mark, to: char| match mark {
        '-' | '_' | '.' | '#' => to.is_alphanumeric(),
        '/' => to.is_alphabetic(),
        _ => false,
    };
    match (before, earlier) {
        (Some('#'), _) => false,
        (Some(before), _) if before.is_alphanumeric() => false,
        // An address may stand in another.
        (Some(before), Some(earlier)) if is_tied(before, earlier) => next.is_alphabetic() && before == '/',
        _ => true,
    }
}

/// Says how long what a text begins with is, if it begins with what is looked for.
type Finder = fn(&str) -> Option<usize>;

fn found(rest: &str) -> Option<(Personal, usize)> {
    let finders: [(Personal, Finder); 4] = [
        (Personal::Link, link),
        (Personal::Email, email),
        (Personal::Phone, phone),
        (Personal::Insurance, insurance),
    ];
    finders.into_iter().find_map(|(what, finder)| Some((what, finder(rest)?)))
}

/// `https://user@host/…`
fn link(rest: &str) -> Option<usize> {
    let after_scheme = length(rest, |c| c.is_ascii_alphanumeric() || c == '+');
    let address = rest[after_scheme..].strip_prefix("://").filter(|_| after_scheme > 0)?;
    let (user, _) =
        address[..length(address, |c| !c.is_whitespace() && !"/?#".contains(c))].split_once('@')?;
    let end = length(rest, |c| !c.is_whitespace() && !"<>\"”’)]".contains(c));
    // Everybody's user of repositories is nobody.
    (!user.is_empty() && user != "git")
        .then(|| rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?']).len())
}

/// One `@`, or what people write in its place, between a name and a dotted host.
fn email(rest: &str) -> Option<usize> {
    let user = length(rest, |c| c.is_alphanumeric() || "._%+'’-&".contains(c));
    if user == 0 || rest[..user].eq_ignore_ascii_case("git") {
        return None;
    }
    let spaced = rest[user..].trim_start_matches(' ');
    let at = ["@", "(at)", "[at]"].into_iter().find_map(|at| spaced.strip_prefix(at))?;
    let host = at.trim_start_matches(' ');
    // A space on one side only: "ask @team.leads".
    let is_even = (spaced.len() == rest.len() - user) == (host.len() == at.len());
    let name = host[..length(host, |c| c.is_alphanumeric() || ".-".contains(c))].trim_end_matches(['.', '-']);
    let (rest_of_host, domain) = name.rsplit_once('.')?;
    let is_host =
        !rest_of_host.is_empty() && domain.chars().count() > 1 && domain.chars().all(char::is_alphabetic);
    (is_even && is_host).then(|| rest.len() - host.len() + name.len())
}

/// A number that begins with 0, +44, 0044 or 447, with marks between groups of its digits.
fn phone(rest: &str) -> Option<usize> {
    if !rest.starts_with(['0', '+', '(', '4']) {
        return None;
    }
    let (mut digits, mut first_group, mut marks, mut end) = (String::new(), 0, 0, None);
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_ascii_digit() {
            digits.push(c);
            marks = 0;
            // A number ends where a group of its digits does; another may follow it. An extension may be tied to it.
            let next = chars.peek().map(|(_, next)| *next);
            if !next.is_some_and(|next| next.is_alphanumeric() && next != 'x')
                && is_phone(&digits, first_group, rest)
            {
                end = Some(at + 1);
            }
        } else if "+ -().\u{a0}\u{2011}–".contains(c) && marks < 3 {
            first_group = if first_group == 0 { digits.len() } else { first_group };
            marks += 1;
        } else {
            break;
        }
    }
    // A bracket that is not closed in the number stands around it.
    end.filter(|&end| !rest.starts_with('(') || rest[..end].contains(')'))
}

/// Whether these digits are those of a number that is written like `rest`; the first group is 0 long while there is one only.
fn is_phone(digits: &str, first_group: usize, rest: &str) -> bool {
    let from_abroad = digits.strip_prefix("0044").or_else(|| {
        let is_marked = rest.starts_with(['+', '(']) || digits.starts_with("447");
        digits.strip_prefix("44").filter(|_| is_marked)
    });
    let national = match from_abroad {
        Some(national) => national.strip_prefix('0').unwrap_or(national),
        // Dates and decimals begin with fewer digits than any code of an area.
        None if first_group == 0 || first_group > 2 => digits.strip_prefix('0').unwrap_or_default(),
        None => "",
    };
    match national.as_bytes().first() {
        Some(b'1') => (9..=10).contains(&national.len()),
        Some(b'2' | b'3' | b'5' | b'7' | b'9') => national.len() == 10,
        Some(b'8') => national.len() == 10 || (national.len() == 9 && national.starts_with("800")),
        _ => false,
    }
}

/// Two letters, six digits and a letter from A to D: together, in pairs, or, where the letters are large, with other spaces.
fn insurance(rest: &str) -> Option<usize> {
    let (mut found, mut spaces) = (String::new(), 0);
    for (at, c) in rest.char_indices() {
        if " -".contains(c) && found.len() >= 2 && spaces < 4 {
            spaces += 1;
            continue;
        }
        found.push(c);
        let fits = match found.len() {
            1 | 2 => c.is_ascii_alphabetic(),
            3..=8 => c.is_ascii_digit(),
            _ => matches!(c, 'A'..='D' | 'a'..='d'),
        };
        if !fits {
            return None;
        }
        if found.len() == 9 {
            let is_closed = !rest[at + 1..].starts_with(char::is_alphanumeric);
            let is_large = !found.contains(|c: char| c.is_ascii_lowercase());
            let is_written_so = is_large || spaces == 0 || spaces == 4;
            return (is_closed && is_written_so && is_prefix(&found[..2])).then_some(at + 1);
        }
    }
    None
}

/// Whether National Insurance numbers begin with these letters, or examples of them do (QQ).
/// <https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110>
fn is_prefix(letters: &str) -> bool {
    let letters = letters.to_ascii_uppercase();
    let is_none = ["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"].contains(&letters.as_str());
    letters == "QQ"
        || !(is_none || letters.contains(['D', 'F', 'I', 'Q', 'U', 'V']) || letters.ends_with('O'))
}

/// How much of the beginning of a text consists of such characters.
fn length(text: &str, is_part: impl Fn(char) -> bool) -> usize {
    text.find(|c| !is_part(c)).unwrap_or(text.len())
}
