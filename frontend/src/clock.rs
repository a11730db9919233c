//! The browser's clock: the only place that reads it.

/// Milliseconds in a day.
pub const DAY: i64 = 86_400_000;

/// Milliseconds since 1970, UTC.
#[expect(clippy::disallowed_methods, reason = "this is the door")]
#[expect(clippy::cast_possible_truncation, reason = "a whole number, far below 2^53")]
pub fn now() -> i64 {
    js_sys::Date::now() as i64
}

/// The calendar day of a moment where the respondent is, as `YYYY-MM-DD`.
#[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
pub fn day(moment: i64) -> String {
    let date = js_sys::Date::new(&(moment as f64).into());
    format!("{:04}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
}
