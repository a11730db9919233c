//! The server's clock: the only place that reads the time, and it tells no more than the day.

use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Tells what day it is. Tests bring their own.
pub trait Clock: Send + Sync {
    /// Today's date in Coordinated Universal Time.
    fn today(&self) -> Date;
}

/// The clock of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    fn today(&self) -> Date {
        TimeZone::UTC.to_datetime(jiff::Timestamp::now()).date()
    }
}

/// The ISO 8601 week of a day, such as `2026-W48`: the finest time that is ever stored.
pub fn week(day: Date) -> String {
    let week = day.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::week;

    #[test]
    fn weeks_belong_to_the_year_of_their_thursday() {
        assert_eq!(week(date(2026, 11, 23)), "2026-W48");
        assert_eq!(week(date(2026, 1, 1)), "2026-W01");
        assert_eq!(week(date(2027, 1, 3)), "2026-W53");
        assert_eq!(week(date(2024, 12, 30)), "2025-W01");
    }
}
