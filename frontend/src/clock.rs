//! The browser's clock: the only place that reads it.

/// Milliseconds since 1970.
#[expect(clippy::disallowed_methods, reason = "this is the door")]
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// The calendar day of a moment where the respondent is, as `YYYY-MM-DD`.
pub fn day(moment: f64) -> String {
    let date = js_sys::Date::new(&moment.into());
    format!("{:04}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
}
