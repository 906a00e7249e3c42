//! How an instant is written in exported files: ISO 8601, no finer than the dump wrote it.

use crate::dump::{Posted, Precision, Zone};

/// `2023-09-22T13:15:00+03:00` on the clock that the dump shows; without an offset where the zone is not known,
/// without seconds or time of day where the dump has none.
#[must_use]
pub fn instant(posted: Posted) -> String {
    let day = posted.day();
    let clock = posted.clock().rem_euclid(86_400);
    let (hour, minute, second) = (clock / 3_600, clock / 60 % 60, clock % 60);
    let time = match posted.precision {
        Precision::Day => return day.to_string(),
        Precision::Minute => format!("{day}T{hour:02}:{minute:02}"),
        Precision::Second => format!("{day}T{hour:02}:{minute:02}:{second:02}"),
    };
    match posted.zone {
        Zone::Unknown => time,
        Zone::Utc => time + "+00:00",
        Zone::Offset(east) | Zone::Standard(east) => {
            let (sign, east) = if east < 0 { ('-', -east) } else { ('+', east) };
            let seconds = if east % 60 == 0 { String::new() } else { format!(":{:02}", east % 60) };
            format!("{time}{sign}{:02}:{:02}{seconds}", east / 3_600, east / 60 % 60)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(seconds: i64, zone: Zone, precision: Precision, written: &str) {
        assert_eq!(instant(Posted { seconds, zone, precision }), written);
    }

    #[test]
    fn instants_are_as_exact_as_the_dump() {
        check(1_695_377_700, Zone::Utc, Precision::Second, "2023-09-22T10:15:00+00:00");
        check(1_695_377_700, Zone::Offset(10_800), Precision::Second, "2023-09-22T13:15:00+03:00");
        check(1_695_377_700, Zone::Offset(-19_800), Precision::Minute, "2023-09-22T04:45-05:30");
        check(1_695_377_700, Zone::Standard(3_600), Precision::Second, "2023-09-22T11:15:00+01:00");
        check(1_695_377_700, Zone::Unknown, Precision::Minute, "2023-09-22T10:15");
        check(1_695_340_800, Zone::Unknown, Precision::Day, "2023-09-22");
        check(-1, Zone::Utc, Precision::Second, "1969-12-31T23:59:59+00:00");
        check(0, Zone::Offset(1_172), Precision::Second, "1970-01-01T00:19:32+00:19:32");
    }
}
