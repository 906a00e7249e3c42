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

/// Reads `Fri, 22 Sep 2023 10:15:00 +0000` as letters and feeds have it; the day of the week and the seconds may be
/// missing, and the zone may be a name.
pub(super) fn rfc822(text: &str) -> Option<Posted> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let text = text.split_once(',').map_or(text, |(_, date)| date);
    let mut parts = text.split_ascii_whitespace();
    let (day, month, year, clock) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let month = month.get(..3)?.to_ascii_lowercase();
    let month = MONTHS.iter().position(|name| *name == month)? as u32 + 1;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?;
    let year = match (digits(year)?, year.len()) {
        (short @ ..50, 2) => 2_000 + short,
        (short, 2) => 1_900 + short,
        (year, _) => year,
    };
    let day = Day::of_date(year as i32, month, digits(day)?)?;
    // Digits that lack a nought in front are those of an hour.
    let clock = if clock.find(':') == Some(1) { format!("0{clock}") } else { clock.to_owned() };
    let zone = match parts.next().unwrap_or_default() {
        "GMT" | "UT" | "UTC" | "Z" => "Z",
        "EDT" => "-0400",
        "EST" | "CDT" => "-0500",
        "CST" | "MDT" => "-0600",
        "MST" | "PDT" => "-0700",
        "PST" => "-0800",
        "MSK" => "+0300",
        offset if offset_seconds(offset).is_some() => offset,
        _ => "",
    };
    iso(&format!("{day}T{clock}{zone}"))
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
    fn dates_of_letters_and_feeds_are_read() {
        for (text, seconds, zone) in [
            ("Fri, 22 Sep 2023 10:15:00 +0000", 1_695_377_700, Zone::Utc),
            ("Fri, 22 Sep 2023 10:15:00 GMT", 1_695_377_700, Zone::Utc),
            ("22 Sep 23 13:15:00 +0300", 1_695_377_700, Zone::Offset(10_800)),
            ("Fri, 22 September 2023 06:15:00 EDT", 1_695_377_700, Zone::Offset(-14_400)),
            ("Fri, 22 Sep 2023 10:15:00", 1_695_377_700, Zone::Unknown),
            ("Fri, 22 Sep 2023 10:15:00 Nowhere", 1_695_377_700, Zone::Unknown),
        ] {
            assert_eq!(rfc822(text).map(|posted| (posted.seconds, posted.zone)), Some((seconds, zone)), "{text}");
        }
        assert_eq!(rfc822("Sat, 02 Sep 2023 9:05 GMT").map(|posted| posted.precision), Some(Precision::Minute));
        for text in ["", "yesterday", "Fri, 32 Sep 2023 10:15:00 GMT", "Fri, 22 Foo 2023 10:15:00 GMT", "22 Sep 2023"] {
            assert_eq!(rfc822(text), None, "{text}");
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
