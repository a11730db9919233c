//! Weeks and days as numbers that sort as they do.

use shared::date::is_iso;

/// The first year a week can be of.
const FIRST_YEAR: u16 = 2000;

/// The number of an ISO week such as `2026-W48`; `None` for any other text and for years before 2000.
pub fn week(text: &str) -> Option<u16> {
    let (year, week) = text.split_once("-W")?;
    let is_week = year.len() == 4 && week.len() == 2 && [year, week].iter().all(|part| is_number(part));
    let (year, week) = (year.parse::<u16>().ok()?, week.parse::<u16>().ok()?);
    let number = year.checked_sub(FIRST_YEAR)?.checked_mul(54)?.checked_add(week)?;
    (is_week && (1..=53).contains(&week)).then_some(number)
}

/// The ISO week with this number.
pub fn week_name(number: u16) -> String {
    format!("{:04}-W{:02}", FIRST_YEAR + number / 54, number % 54)
}

/// Whether a number between those of two weeks is that of a week: not every year has 53.
pub fn is_week(number: u16) -> bool {
    let (year, week) = (FIRST_YEAR + number / 54, number % 54);
    let (Ok(year), Ok(week)) = (i16::try_from(year), i8::try_from(week)) else { return false };
    jiff::civil::ISOWeekDate::new(year, week, jiff::civil::Weekday::Monday).is_ok()
}

/// The number of a date: 20261123 for `2026-11-23`; `None` for what is no date.
pub fn day(text: &str) -> Option<f64> {
    let number = || text.replace('-', "").parse().ok();
    is_iso(text).then(number).flatten()
}

/// The date with this number.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "eight digits, made by `day`")]
pub fn day_name(number: f64) -> String {
    let number = number as u32;
    format!("{:04}-{:02}-{:02}", number / 10_000, number / 100 % 100, number % 100)
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_and_days_are_read_back_and_keep_their_order() {
        let weeks = ["2000-W01", "2025-W52", "2026-W01", "2026-W48", "2026-W53", "2027-W01"];
        let numbers: Vec<u16> = weeks.iter().map(|name| week(name).unwrap()).collect();
        assert!(numbers.is_sorted());
        assert_eq!(numbers.into_iter().map(week_name).collect::<Vec<_>>(), weeks);
        let after = |name| (week(name).unwrap() + 1..u16::MAX).find(|number| is_week(*number)).map(week_name);
        assert_eq!(after("2025-W52").as_deref(), Some("2026-W01"));
        assert_eq!(after("2026-W52").as_deref(), Some("2026-W53"));
        assert_eq!(after("2026-W53").as_deref(), Some("2027-W01"));
        assert_eq!(day("2026-01-09").map(day_name).as_deref(), Some("2026-01-09"));
        assert!(day("2026-01-09") < day("2026-01-10") && day("2025-12-31") < day("2026-01-01"));
    }

    #[test]
    fn nothing_else_is_a_week_or_a_day() {
        for text in ["", "2026", "2026-48", "2026-W54", "2026-W00", "26-W1", "+026-W01", "1999-W01"] {
            assert_eq!(week(text), None, "{text}");
        }
        for text in ["", "2026-02-30", "2026-2-3", "20260203"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
