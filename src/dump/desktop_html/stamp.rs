//! Dates as Telegram Desktop's pages write them.

use super::summer;
use crate::dump::calendar::Day;
use crate::dump::time::{Posted, Precision, Zone};

/// Reads `22.09.2023 13:15:00`, with ` UTC+03:00` behind it or without.
pub(in crate::dump) fn stamp(text: &str) -> Option<Posted> {
    let mut parts = text.split_ascii_whitespace();
    let (day, clock) = (day(parts.next()?)?, clock(parts.next()?)?);
    let local = i64::from(day.0) * 86_400 + clock;
    let posted = |seconds, zone| Posted { seconds, zone, precision: Precision::Second };
    let Some(east) = parts.next().and_then(east) else { return Some(posted(local, Zone::Unknown)) };
    let zone = match east {
        _ if summer::may_be(east, day) => Zone::Standard(east),
        0 => Zone::Utc,
        east => Zone::Offset(east),
    };
    Some(posted(local - i64::from(east), zone))
}

/// Reads the text of a row that separates days: `22 September 2023`.
pub(super) fn separator(text: &str) -> Option<Day> {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let mut parts = text.split(' ');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let month = MONTHS.iter().position(|name| *name == month)? as u32 + 1;
    let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten();
    match parts.next() {
        None => Day::of_date(number(year)? as i32, month, number(day)?),
        Some(_) => None,
    }
}

/// `22.09.2023`.
fn day(text: &str) -> Option<Day> {
    let mut parts = text.split('.').map(number);
    let (day, month, year) = (parts.next()??, parts.next()??, parts.next()??);
    parts.next().is_none().then(|| Day::of_date(year as i32, month, day))?
}

/// `13:15:00` in seconds.
fn clock(text: &str) -> Option<i64> {
    let mut parts = text.split(':').map(number);
    let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next()??);
    let valid = hour < 24 && minute < 60 && second <= 60 && parts.next().is_none();
    valid.then(|| i64::from(hour * 3_600 + minute * 60 + second))
}

/// `UTC+03:00` in seconds east of Greenwich.
fn east(text: &str) -> Option<i32> {
    let offset = text.strip_prefix("UTC")?;
    let (sign, offset) = match offset.strip_prefix('+') {
        Some(offset) => (1, offset),
        None => (-1, offset.strip_prefix(['-', '\u{2212}'])?),
    };
    let (hours, minutes) = offset.split_once(':')?;
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    (hours <= 15 && minutes < 60).then(|| sign * (hours * 3_600 + minutes * 60) as i32)
}

fn number(text: &str) -> Option<u32> {
    (matches!(text.len(), 1..=4) && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, seconds: i64, zone: Zone) {
        assert_eq!(stamp(text), Some(Posted { seconds, zone, precision: Precision::Second }), "{text}");
    }

    #[test]
    fn titles_of_every_version_are_read() {
        check("22.09.2023 13:15:00", 1_695_388_500, Zone::Unknown);
        check("22.09.2023 13:15:00 UTC+03:00", 1_695_377_700, Zone::Offset(10_800));
        check(" 22.09.2023 13:15:00 UTC+05:30 ", 1_695_368_700, Zone::Offset(19_800));
        check("22.01.2024 13:15:00 UTC-05:00", 1_705_947_300, Zone::Offset(-18_000));
        check("22.01.2024 13:15:00 UTC+00:00", 1_705_929_300, Zone::Utc);
        check("22.09.2023 13:15:00 CEST", 1_695_388_500, Zone::Unknown);
    }

    #[test]
    fn where_summer_time_may_be_the_instant_is_marked() {
        check("22.09.2023 13:15:00 UTC+01:00", 1_695_384_900, Zone::Standard(3_600));
        check("22.09.2023 13:15:00 UTC+00:00", 1_695_388_500, Zone::Standard(0));
        check("22.12.2023 13:15:00 UTC+01:00", 1_703_247_300, Zone::Offset(3_600));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in ["", "13:15", "2023-09-22 13:15:00", "32.09.2023 13:15:00", "22.09.2023 25:15:00", "22.09.2023"] {
            assert_eq!(stamp(text), None, "{text}");
        }
        assert_eq!(separator("22 September 2023").map(|day| day.to_string()).as_deref(), Some("2023-09-22"));
        for text in ["22 September", "September 22 2023", "31 September 2023", "22 September 2023 x", "+2 May 2023", ""]
        {
            assert_eq!(separator(text), None, "{text}");
        }
    }
}
