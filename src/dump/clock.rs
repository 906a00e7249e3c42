//! Instants as programs write them: ISO 8601 and seconds since the epoch.
//!
//! Knows no locale; dates as people and clients write them are the paste reader's.

use super::calendar::Day;
use super::time::{Posted, Precision, Zone};

/// Reads `YYYY-MM-DD`, then perhaps `T` or a space and `HH:MM[:SS[.fff]]`, then perhaps `Z` or an offset.
pub(super) fn iso(text: &str) -> Option<Posted> {
    let text = text.trim();
    let day = Day::parse(text.get(..10)?)?;
    let midnight = i64::from(day.0) * 86_400;
    let rest = &text[10..];
    if rest.is_empty() {
        return Some(Posted { seconds: midnight, zone: Zone::Unknown, precision: Precision::Day });
    }
    let clock = rest.strip_prefix(['T', 't', ' '])?;
    let (hour, clock) = (two(clock, 23)?, clock.get(2..)?.strip_prefix(':')?);
    let (minute, mut rest) = (two(clock, 59)?, clock.get(2..)?);
    let (mut second, mut precision) = (0, Precision::Minute);
    if let Some(clock) = rest.strip_prefix(':') {
        // A leap second is the first of the next minute to a computer.
        (second, precision) = (two(clock, 60)?, Precision::Second);
        rest = clock.get(2..)?;
        if let Some(fraction) = rest.strip_prefix(['.', ',']) {
            rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
        }
    }
    let local = midnight + hour * 3_600 + minute * 60 + second;
    Some(match rest.trim_start() {
        "" => Posted { seconds: local, zone: Zone::Unknown, precision },
        "Z" | "z" | "UTC" => Posted { seconds: local, zone: Zone::Utc, precision },
        offset => {
            let east = offset_seconds(offset)?;
            Posted { seconds: local - i64::from(east), zone: zone(east), precision }
        }
    })
}

/// What is known from a local time and the instant it stands for, both in seconds; each may be missing.
pub(super) fn instant(local: Option<i64>, utc: Option<i64>) -> Option<Posted> {
    // No zone lies further from Greenwich, and all lie at quarters of an hour from it.
    let offset = |local: i64, utc: i64| {
        let east = local - utc;
        (east.abs() <= 15 * 3_600 && east % 900 == 0).then_some(east as i32)
    };
    match (local, utc) {
        (Some(local), Some(utc)) => Some(Posted {
            seconds: utc,
            zone: offset(local, utc).map_or(Zone::Utc, zone),
            precision: Precision::Second,
        }),
        (None, Some(utc)) => Some(Posted::utc(utc)),
        (Some(local), None) => Some(Posted { seconds: local, zone: Zone::Unknown, precision: Precision::Second }),
        (None, None) => None,
    }
}

fn zone(east: i32) -> Zone {
    if east == 0 { Zone::Utc } else { Zone::Offset(east) }
}

/// `+03:00`, `+0300` or `+03` in seconds east of Greenwich.
fn offset_seconds(text: &str) -> Option<i32> {
    let (sign, rest) = match text.strip_prefix('+') {
        Some(rest) => (1, rest),
        None => (-1, text.strip_prefix(['-', '\u{2212}'])?),
    };
    let hours = two(rest, 15)?;
    let rest = &rest[2..];
    let rest = rest.strip_prefix(':').unwrap_or(rest);
    let minutes = if rest.is_empty() { 0 } else { two(rest, 59).filter(|_| rest.len() == 2)? };
    Some(sign * (hours * 3_600 + minutes * 60) as i32)
}

/// The two digits that a text begins with, if they are at most `most`.
fn two(text: &str, most: i64) -> Option<i64> {
    let &[tens, ones, ..] = text.as_bytes() else { return None };
    let number = i64::from(char::from(tens).to_digit(10)?) * 10 + i64::from(char::from(ones).to_digit(10)?);
    (number <= most).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, seconds: i64, zone: Zone, precision: Precision) {
        assert_eq!(iso(text), Some(Posted { seconds, zone, precision }), "{text}");
    }

    #[test]
    fn an_offset_makes_the_instant_certain() {
        check("2023-09-22T10:15:00Z", 1_695_377_700, Zone::Utc, Precision::Second);
        check("2023-09-22T10:15:00+00:00", 1_695_377_700, Zone::Utc, Precision::Second);
        check("2023-09-22 13:15:00.250+0300", 1_695_377_700, Zone::Offset(10_800), Precision::Second);
        check("2023-09-22T04:45-05:30", 1_695_377_700, Zone::Offset(-19_800), Precision::Minute);
    }

    #[test]
    fn without_one_the_zone_stays_open() {
        check("2023-09-22T10:15:00", 1_695_377_700, Zone::Unknown, Precision::Second);
        check("2023-09-22", 1_695_340_800, Zone::Unknown, Precision::Day);
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in ["", "2023-9-22", "2023-09-22T25:00", "2023-09-22T10:15:00+3", "2023-09-22 soon", "22.09.2023"] {
            assert_eq!(iso(text), None, "{text}");
        }
    }

    #[test]
    fn local_time_beside_the_instant_gives_the_offset() {
        let at = |local, utc| instant(local, utc).map(|posted| (posted.seconds, posted.zone));
        assert_eq!(at(Some(10_800), Some(0)), Some((0, Zone::Offset(10_800))));
        assert_eq!(at(Some(0), Some(0)), Some((0, Zone::Utc)));
        assert_eq!(at(Some(90), Some(0)), Some((0, Zone::Utc)));
        assert_eq!(at(Some(90), None), Some((90, Zone::Unknown)));
        assert_eq!(at(None, None), None);
    }
}
