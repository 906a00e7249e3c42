//! Instants as programs write them: ISO 8601, seconds since the epoch, and the dates of letters and feeds.
//!
//! Knows no locale; dates as people and clients write them are in `stamp.rs`.

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

/// Reads a date with the English or Russian name of its month, in full or cut: `Fri, 22 Sep 2023 10:15:00 +0000` as
/// letters and feeds have it, `Fri Sep 22 10:15:00 +0000 2023` as X writes it, `22-Sep-23 10:15 AM` as Discord's exporter did.
pub(super) fn worded(text: &str) -> Option<Posted> {
    worded_or_day(text).filter(|posted| posted.precision != Precision::Day)
}

/// The same, or the day alone if nothing else stands beside it.
pub(super) fn worded_or_day(text: &str) -> Option<Posted> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    const RUSSIAN: [&str; 12] = ["янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"];
    const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let (mut month, mut day, mut year, mut clock, mut zone_word) = (None, None, None, None, None);
    let mut others = 0;
    // The hyphen of an offset joins nothing.
    let joined = |word: &str| word.bytes().any(|byte| byte.is_ascii_alphabetic());
    if text.len() > 64 {
        return None;
    }
    let words = text.split([' ', ',', '\t', '\u{A0}', '\u{202F}']);
    for word in words.flat_map(|word| word.split(move |c| c == '-' && joined(word))).filter(|word| !word.is_empty()) {
        let name = word.get(..3).unwrap_or(word).to_ascii_lowercase();
        if word.contains(':') && clock.is_none() {
            clock = Some(word);
        } else if month.is_none() && MONTHS.contains(&name.as_str()) {
            month = MONTHS.iter().position(|month| *month == name).map(|place| place as u32 + 1);
        } else if let (None, Some(place)) = (month, RUSSIAN.iter().position(|month| starts_like(word, month))) {
            month = Some(place as u32 + 1);
        } else if word.bytes().all(|byte| byte.is_ascii_digit()) {
            match word.len() {
                1 | 2 if day.is_none() => day = word.parse().ok(),
                2 | 4 if year.is_none() => year = word.parse().ok(),
                _ => return None,
            }
        } else if clock.is_some() {
            zone_word = Some(word);
        } else {
            others += u32::from(!WEEKDAYS.contains(&name.as_str()));
        }
    }
    let year = match year? {
        short @ ..50 => 2_000 + short,
        short @ 50..100 => 1_900 + short,
        year => year,
    };
    let date = Day::of_date(year, month?, day?)?;
    if clock.is_none() && others == 0 {
        return iso(&date.to_string());
    }
    let (hour, rest) = clock?.split_once(':')?;
    let hour: u32 = hour.parse().ok()?;
    let (hour, zone_word) = match zone_word {
        Some("AM" | "am") => (hour % 12, None),
        Some("PM" | "pm") => (hour % 12 + 12, None),
        other => (hour, other),
    };
    // Of the names of zones, those that mean one thing in a date of this form.
    let zone = match zone_word.unwrap_or_default() {
        "GMT" | "UT" | "UTC" | "Z" | "-0000" => "Z",
        "EDT" => "-0400",
        "EST" | "CDT" => "-0500",
        "CST" | "MDT" => "-0600",
        "MST" | "PDT" => "-0700",
        "PST" => "-0800",
        "MSK" => "+0300",
        offset if offset_seconds(offset).is_some() => offset,
        _ => "",
    };
    iso(&format!("{date}T{hour:02}:{rest}{zone}"))
}

/// Whether a word begins with a cut one in small letters, whatever its own are.
fn starts_like(word: &str, cut: &str) -> bool {
    let mut letters = word.chars().flat_map(char::to_lowercase);
    cut.chars().all(|letter| letters.next() == Some(letter))
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
    fn dates_with_the_name_of_a_month_are_read_in_any_order() {
        for text in [
            "Fri Sep 22 10:15:00 +0000 2023",
            "Fri, 22 Sep 2023 10:15:00 GMT",
            "22 September 2023 10:15:00 UT",
            "Fri, 22 Sep 23 13:15:00 +0300",
            "22-Sep-23 10:15 AM",
            "22 сентября 2023, 10:15",
            "22 Сент. 2023 г. в 10:15",
        ] {
            assert_eq!(worded(text).map(|posted| posted.seconds), Some(1_695_377_700), "{text}");
        }
        for text in ["22 Sep", "Fri, 32 Sep 2023 10:15:00 GMT", "22 Sep 2023", "maybe 3 4 10:15", "22 окно", ""] {
            assert_eq!(worded(text), None, "{text}");
        }
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
            assert_eq!(worded(text).map(|posted| (posted.seconds, posted.zone)), Some((seconds, zone)), "{text}");
        }
        assert_eq!(worded("Sat, 02 Sep 2023 9:05 GMT").map(|posted| posted.precision), Some(Precision::Minute));
        for text in ["", "yesterday", "Fri, 32 Sep 2023 10:15:00 GMT", "Fri, 22 Foo 2023 10:15:00 GMT", "22 Sep 2023"] {
            assert_eq!(worded(text), None, "{text}");
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
