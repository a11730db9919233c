//! Why a cell holds no answer. The kinds are never merged: each has a code of its own in every format.

/// A kind of no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The survey's routing, or the version answered, did not put it before the respondent.
    NotAsked,
    /// The respondent left the survey by an exit before it.
    NotReached,
    /// There is an answer, which whoever made the export may not read.
    Withheld,
    /// It was seen and left blank.
    Blank,
}

impl Missing {
    /// Every kind, by code.
    pub const ALL: [Missing; 4] = [Missing::NotAsked, Missing::NotReached, Missing::Withheld, Missing::Blank];

    /// The code that stands in the data.
    pub fn code(self) -> i64 {
        match self {
            Missing::NotAsked => -1,
            Missing::NotReached => -2,
            Missing::Withheld => -7,
            Missing::Blank => -9,
        }
    }

    /// The code in a column whose numbers may be negative themselves: answers have at most 15 digits, this has 16.
    pub fn far_code(self) -> i64 {
        self.code() - 1_000_000_000_000_000
    }

    /// The code in a column of texts.
    pub(super) fn text(self) -> &'static str {
        match self {
            Missing::NotAsked => "-1",
            Missing::NotReached => "-2",
            Missing::Withheld => "-7",
            Missing::Blank => "-9",
        }
    }

    /// What the code means.
    pub fn label(self) -> &'static str {
        match self {
            Missing::NotAsked => "Not asked",
            Missing::NotReached => "Not reached",
            Missing::Withheld => "Withheld",
            Missing::Blank => "Seen and not answered",
        }
    }
}

/// A text as it stands beside codes: one that reads like a code, whatever apostrophes it begins with, gets one more.
pub(super) fn beside_codes(text: &str) -> Option<String> {
    let is_code = |text: &str| Missing::ALL.into_iter().any(|missing| missing.text() == text);
    // Nearly no text begins so.
    let may_be = text.starts_with(['\'', '-']);
    (may_be && is_code(text.trim_start_matches('\''))).then(|| format!("'{text}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_reads_like_a_code() {
        for missing in Missing::ALL {
            let code = missing.code().to_string();
            assert_eq!(missing.text(), code);
            assert_eq!(beside_codes(&code), Some(format!("'{code}")));
        }
        assert_eq!(beside_codes("'-1").as_deref(), Some("''-1"));
        assert_eq!(beside_codes("-10"), None);
        assert_eq!(beside_codes("'tis"), None);
    }
}
