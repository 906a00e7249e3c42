//! Times as tables of unknown make write them: one column, one way of writing, and doubt about zone and order.
//!
//! What a single value does not tell is decided for a column as a whole, and stands where the user can change it.

use serde::{Deserialize, Serialize};

use super::clock;
use super::decimal::Decimal;
use super::stamp::{Evidence, Order, Stamp};
use super::time::{Posted, Precision, Zone};

/// What the values of a column leave open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Times {
    /// Whether times without a zone are UTC; else they are local, in a zone that the dump does not tell.
    pub utc: bool,
    /// Whether the month stands before the day where both are numbers up to 12, as in `3/6/2022`.
    pub month_first: bool,
}

/// Days between 1899-12-30, from which spreadsheets count, and the epoch.
const SPREADSHEET: i64 = 25_569;
/// Seconds at the beginning of 2000 and 2100: numbers between them are seconds.
const SECONDS: std::ops::Range<i64> = 946_684_800..4_102_444_800;
/// Days from 2000 to 2100 as spreadsheets count them.
const SERIAL: std::ops::Range<i64> = 36_526..73_051;

impl Times {
    /// The order of day and month that some values of a column agree with.
    #[must_use]
    pub fn guess<'a>(samples: impl Iterator<Item = &'a str>, utc: bool) -> Self {
        let stamps: Vec<_> = samples.filter_map(with_time).map(|(stamp, _)| stamp).collect();
        Self { utc, month_first: Order::of(&stamps).0 == Order::MonthDay }
    }

    /// Hands one value to what looks for the order of day and month.
    pub(super) fn gather(text: &str, evidence: &mut Evidence) {
        if let Some((stamp, _)) = with_time(text) {
            evidence.add(&stamp);
        }
    }

    /// Reads one value: ISO 8601, numbers since the epoch or of a spreadsheet, dates of any country.
    #[must_use]
    pub fn read(self, text: &str) -> Option<Posted> {
        let text = text.trim();
        let order = if self.month_first { Order::MonthDay } else { Order::DayMonth };
        let posted =
            number(text).or_else(|| clock::iso(text)).or_else(|| clock::worded_or_day(text)).or_else(|| {
                let (stamp, precision) = with_time(text)?;
                let posted = stamp.posted(order).or_else(|| stamp.posted(order.other()))?;
                Some(Posted { precision: precision.unwrap_or(posted.precision), ..posted })
            })?;
        let zone = if self.utc && posted.zone == Zone::Unknown { Zone::Utc } else { posted.zone };
        Some(Posted { zone, ..posted })
    }
}

/// A date with its time, or a day alone: then it is no finer than that.
fn with_time(text: &str) -> Option<(Stamp, Option<Precision>)> {
    let text = text.trim();
    let day = || Stamp::parse_day(text).map(|stamp| (stamp, Some(Precision::Day)));
    // No date is longer, and nobody should copy a text to see that it is none.
    if text.len() > 64 {
        return None;
    }
    Stamp::parse(text).map(|stamp| (stamp, None)).or_else(day)
}

/// Seconds, milliseconds or microseconds since the epoch, or days as a spreadsheet counts them.
fn number(text: &str) -> Option<Posted> {
    let plain = !text.is_empty() && text.len() <= 24 && text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let number = plain.then(|| Decimal::parse(text))??;
    let whole = number.trunc()?;
    if SERIAL.contains(&whole) {
        let seconds = number.times(86_400)? - SPREADSHEET * 86_400;
        let precision = if number.whole().is_some() { Precision::Day } else { Precision::Second };
        return Some(Posted { seconds, zone: Zone::Unknown, precision });
    }
    epoch(whole).or_else(|| eight_digits(text))
}

/// A day as `20230922`, of the years that messages are of.
fn eight_digits(text: &str) -> Option<Posted> {
    let (year, rest) = text.split_at_checked(4).filter(|_| text.len() == 8)?;
    let (month, day) = rest.split_at_checked(2)?;
    clock::iso(&format!("{year}-{month}-{day}")).filter(|_| ("1990".."2100").contains(&year))
}

/// A number since the epoch, whatever it counts.
pub(super) fn epoch(number: i64) -> Option<Posted> {
    let seconds = [1, 1_000, 1_000_000].into_iter().map(|unit| number.div_euclid(unit));
    seconds.filter(|seconds| SECONDS.contains(seconds)).map(Posted::utc).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: i64 = 1_695_377_700;

    #[track_caller]
    fn check(text: &str, expected: Option<(i64, Zone, Precision)>) {
        let read = Times::default().read(text);
        assert_eq!(read.map(|posted| (posted.seconds, posted.zone, posted.precision)), expected, "{text}");
    }

    #[test]
    fn numbers_count_from_the_epoch_or_as_a_spreadsheet_does() {
        for text in ["1695377700", "1695377700.0", "1695377700000", "1695377700000000", " 1695377700 "] {
            check(text, Some((AT, Zone::Utc, Precision::Second)));
        }
        check("45191.427083333336", Some((AT, Zone::Unknown, Precision::Second)));
        check("45191", Some((AT - 36_900, Zone::Unknown, Precision::Day)));
        check("20230922", Some((AT - 36_900, Zone::Unknown, Precision::Day)));
        for text in ["17", "2023", "20231322", "18230922", "99999999999999999999", "1.2.3.4", "."] {
            check(text, None);
        }
    }

    #[test]
    fn dates_of_any_country_are_read() {
        check("2023-09-22T10:15:00Z", Some((AT, Zone::Utc, Precision::Second)));
        check("2023-09-22, 10:15", Some((AT, Zone::Unknown, Precision::Minute)));
        check("22.09.2023 10:15:00", Some((AT, Zone::Unknown, Precision::Second)));
        check("22.09.2023", Some((AT - 36_900, Zone::Unknown, Precision::Day)));
        check("22.09.2023 г.", Some((AT - 36_900, Zone::Unknown, Precision::Day)));
        check("22/09/23 at ten", None);
        check("9/22/2023", Some((AT - 36_900, Zone::Unknown, Precision::Day)));
        check("Fri, 22 Sep 2023 10:15:00 GMT", Some((AT, Zone::Utc, Precision::Second)));
        check("22 September 2023", Some((AT - 36_900, Zone::Unknown, Precision::Day)));
        check("Fri, Sep 22, 2023", Some((AT - 36_900, Zone::Unknown, Precision::Day)));
        check("Ferry of 22 September 2023", None);
        check("yesterday", None);
    }

    #[test]
    fn a_column_decides_what_a_value_leaves_open() {
        let times = Times::guess(["3/6/2022", "3/14/2022"].into_iter(), true);
        assert_eq!(times, Times { utc: true, month_first: true });
        let posted = times.read("3/6/2022 10:15").expect("a date");
        assert_eq!((posted.day().to_string().as_str(), posted.zone), ("2022-03-06", Zone::Utc));
        assert_eq!(
            Times::default().read("3/6/2022").map(|posted| posted.day().to_string()).as_deref(),
            Some("2022-06-03")
        );
    }
}
