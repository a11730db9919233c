//! Calendar dates as respondents type them and as conditions compare them. No clock: "today" is an argument.

/// Days in `month` (1 to 12) of `year` in the proleptic Gregorian calendar; 0 for a month that does not exist.
pub fn days_in_month(year: u32, month: u32) -> u32 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 0,
    }
}

/// The three boxes of a date input, joined as they travel: `year-month-day`, any of them possibly blank or wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateParts {
    /// The day of the month as typed.
    pub day: String,
    /// The month as typed: a number.
    pub month: String,
    /// The year as typed: four digits.
    pub year: String,
}

impl DateParts {
    /// Takes apart what [`join`](Self::join) put together, and any ISO date.
    pub fn split(text: &str) -> Self {
        let mut parts = text.splitn(3, '-').map(str::to_owned);
        let mut next = || parts.next().unwrap_or_default();
        let (year, month, day) = (next(), next(), next());
        DateParts { day, month, year }
    }

    /// One text for the three boxes; empty when all are blank.
    pub fn join(&self) -> String {
        if [&self.year, &self.month, &self.day].into_iter().all(|part| part.trim().is_empty()) {
            String::new()
        } else {
            format!("{}-{}-{}", self.year.trim(), self.month.trim(), self.day.trim())
        }
    }

    /// The date as `YYYY-MM-DD`, if the boxes hold a real one with a year of four digits.
    pub fn iso(&self) -> Option<String> {
        let number = |text: &str| {
            let text = text.trim();
            text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u32>().ok()).flatten()
        };
        let (year, month, day) = (number(&self.year)?, number(&self.month)?, number(&self.day)?);
        let real = (1000..=9999).contains(&year) && day >= 1 && day <= days_in_month(year, month);
        real.then(|| format!("{year:04}-{month:02}-{day:02}"))
    }
}

/// Whether `text` is exactly a real date in the form `YYYY-MM-DD`.
pub fn is_iso(text: &str) -> bool {
    DateParts::split(text).iso().as_deref() == Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("2024-2-29", Some("2024-02-29"))]
    #[case("2023-2-29", None)]
    #[case("1900-2-29", None)]
    #[case("2000-2-29", Some("2000-02-29"))]
    #[case("2024-13-1", None)]
    #[case("2024-4-31", None)]
    #[case("24-4-3", None)]
    #[case("2024-+4-3", None)]
    #[case("2024-4-", None)]
    #[case("", None)]
    fn only_real_dates_have_an_iso_form(#[case] typed: &str, #[case] iso: Option<&str>) {
        assert_eq!(DateParts::split(typed).iso().as_deref(), iso);
    }

    #[test]
    fn half_typed_dates_survive_the_round_trip() {
        let parts = DateParts { day: "3".into(), month: String::new(), year: String::new() };
        assert_eq!(DateParts::split(&parts.join()), parts);
        assert_eq!(DateParts::default().join(), "");
    }
}
