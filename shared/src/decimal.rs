//! Numbers as people write them: exact decimals. `0.1` is a tenth, and nothing here needs floating point, whose printing and
//! reading would be a tenth of what respondents download.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The most digits a number may have: JSON readers keep any 15 exactly (they are `f64`s to most).
const MOST_DIGITS: usize = 15;

/// A decimal number of at most 15 digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    /// The number without its point; its last digit is not a zero behind the point.
    digits: i64,
    /// How many of the digits stand behind the point.
    scale: u8,
}

/// The text is not a decimal number of at most 15 digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADecimal;

impl Decimal {
    /// How many digits stand behind the point, trailing zeros apart.
    pub fn decimals(self) -> u8 {
        self.scale
    }

    /// The nearest floating-point number, for statistics.
    pub fn to_f64(self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "the nearest is what is asked for")]
        let digits = self.digits as f64;
        digits / 10f64.powi(i32::from(self.scale))
    }
}

impl FromStr for Decimal {
    type Err = NotADecimal;

    /// Reads `-2.50`. Neither `.5`, `1e5` nor `inf` is how people write numbers.
    fn from_str(text: &str) -> Result<Self, NotADecimal> {
        let (is_negative, plain) = match text.as_bytes().first() {
            Some(b'-') => (true, &text[1..]),
            Some(b'+') => (false, &text[1..]),
            _ => (false, text),
        };
        let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
        let fraction = fraction.trim_end_matches('0');
        let digits = whole.bytes().chain(fraction.bytes());
        if whole.is_empty() || whole.len() + fraction.len() > MOST_DIGITS {
            return Err(NotADecimal);
        }
        let mut number: i64 = 0;
        for digit in digits {
            if !digit.is_ascii_digit() {
                return Err(NotADecimal);
            }
            number = number * 10 + i64::from(digit - b'0');
        }
        let scale = u8::try_from(fraction.len()).map_err(|_| NotADecimal)?;
        Ok(Decimal { digits: if is_negative { -number } else { number }, scale })
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let sign = if self.digits < 0 { "-" } else { "" };
        let digits = self.digits.unsigned_abs();
        if self.scale == 0 {
            return write!(f, "{sign}{digits}");
        }
        let one = 10u64.pow(u32::from(self.scale));
        let (whole, fraction) = (digits / one, digits % one);
        write!(f, "{sign}{whole}.{fraction:0width$}", width = usize::from(self.scale))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        // 15 digits moved by 15 places stay below the 38 an `i128` holds.
        let at_scale =
            |number: &Decimal| i128::from(number.digits) * 10i128.pow(15 - u32::from(number.scale));
        at_scale(self).cmp(&at_scale(other))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A JSON number; a compiled survey's form keeps the digits.
impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !serializer.is_human_readable() {
            (self.digits, self.scale).serialize(serializer)
        } else if self.scale == 0 {
            serializer.serialize_i64(self.digits)
        } else {
            serializer.serialize_f64(self.to_f64())
        }
    }
}

/// From a compiled survey's form only: everywhere else numbers are read from text.
impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (digits, scale) = Deserialize::deserialize(deserializer)?;
        Ok(Decimal { digits, scale })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap_or_else(|_| panic!("{text} is a decimal"))
    }

    #[rstest]
    #[case("-2.50", "-2.5")]
    #[case("+0007", "7")]
    #[case("0.05", "0.05")]
    #[case("-0", "0")]
    #[case("-0.0", "0")]
    #[case("999999999999999", "999999999999999")]
    fn numbers_are_written_in_one_way(#[case] text: &str, #[case] written: &str) {
        assert_eq!(decimal(text).to_string(), written);
    }

    #[rstest]
    fn what_people_do_not_write_is_refused(
        #[values(
            "",
            "-",
            ".5",
            "1e5",
            "inf",
            "NaN",
            "0x1",
            "1 000",
            "--1",
            "1.2.3",
            "1000000000000000",
            "٣"
        )]
        text: &str,
    ) {
        assert_eq!(text.parse::<Decimal>(), Err(NotADecimal));
    }

    proptest! {
        #[test]
        fn order_is_that_of_the_numbers(a in -1_000_000i64..1_000_000, b in -1_000_000i64..1_000_000, places in 0usize..6) {
            let text = |n: i64| {
                let digits = format!("{:0width$}", n.abs(), width = places + 1);
                let (whole, fraction) = digits.split_at(digits.len() - places);
                format!("{}{whole}.{fraction}", if n < 0 { "-" } else { "" })
            };
            prop_assert_eq!(decimal(&text(a)).cmp(&decimal(&text(b))), a.cmp(&b));
            prop_assert_eq!(decimal(&decimal(&text(a)).to_string()), decimal(&text(a)));
        }
    }
}
