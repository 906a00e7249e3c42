//! In which zone times are shown: as they were posted, or on another clock.
//!
//! Only the clock moves. The day of an event and of its post stay those of the clock it was posted by, whatever is chosen:
//! filters, bars and headings mean the same for everybody. A time that has no zone is never moved, for nobody knows from
//! where.

use yew::prelude::*;

use crate::dump::{Posted, Precision, Zone};

/// What was chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ShownZone {
    /// Each time by the clock it was posted by.
    #[default]
    AsPosted,
    /// By the clock of this computer.
    Own,
    /// By a clock so many seconds east of Greenwich.
    East(i32),
}

/// The clocks that are offered, in minutes east of Greenwich: those that some country has for all of a year or a part of it.
pub const OFFERED: [i32; 35] = [
    -720, -660, -600, -570, -540, -480, -420, -360, -300, -240, -210, -180, -120, -60, 0, 60, 120, 180, 210, 240, 270,
    300, 330, 345, 360, 390, 420, 480, 540, 570, 600, 660, 720, 780, 840,
];

/// The furthest that clocks stand from Greenwich, in minutes.
const FURTHEST: i32 = 14 * 60;

impl ShownZone {
    /// A time as it is shown; `own` tells how far east of Greenwich this computer's clock stands at an instant.
    #[must_use]
    pub fn of(self, posted: Posted, own: impl Fn(i64) -> i32) -> Posted {
        let east = match self {
            Self::AsPosted => return posted,
            Self::Own => own(posted.seconds),
            Self::East(east) => east,
        };
        let zone = match posted.zone {
            Zone::Unknown => return posted,
            // A day alone lies on no clock.
            _ if posted.precision == Precision::Day => return posted,
            Zone::Standard(_) => Zone::Standard(east),
            Zone::Utc | Zone::Offset(_) => Zone::Offset(east),
        };
        Posted { zone, ..posted }
    }

    /// What an address calls it; `None` for what needs no saying.
    #[must_use]
    pub fn word(self) -> Option<String> {
        match self {
            Self::AsPosted => None,
            Self::Own => Some("own".to_owned()),
            Self::East(0) => Some("utc".to_owned()),
            Self::East(east) => {
                let (sign, minutes) = (if east < 0 { '-' } else { '+' }, east.unsigned_abs() / 60);
                Some(format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60))
            }
        }
    }

    /// What an address means.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "own" => return Some(Self::Own),
            "utc" => return Some(Self::East(0)),
            _ => {}
        }
        let (sign, clock) = match word.as_bytes().first()? {
            b'-' => (-1, &word[1..]),
            b'+' => (1, &word[1..]),
            _ => return None,
        };
        let (hours, minutes) = clock.split_once(':')?;
        let digits = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(hours) || !digits(minutes) {
            return None;
        }
        let minutes = hours.parse::<i32>().ok()? * 60 + minutes.parse::<i32>().ok().filter(|minutes| *minutes < 60)?;
        (minutes <= FURTHEST).then_some(Self::East(sign * minutes * 60))
    }
}

/// The zone that was chosen.
#[hook]
pub fn use_zone() -> ShownZone {
    use_context::<ShownZone>().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2023-09-22, 22:30 in UTC.
    const AT: i64 = 1_695_421_800;

    #[track_caller]
    fn check(zone: Zone, precision: Precision, shown: ShownZone, expected: &str) {
        let posted = Posted { seconds: AT, zone, precision };
        let found = shown.of(posted, |_| 7_200);
        let minute = found.clock().rem_euclid(86_400) / 60;
        assert_eq!(format!("{} {:02}:{:02} {:?}", found.day(), minute / 60, minute % 60, found.zone), expected);
    }

    #[test]
    fn the_clock_moves_where_the_instant_is_known() {
        let second = Precision::Second;
        check(Zone::Utc, second, ShownZone::AsPosted, "2023-09-22 22:30 Utc");
        check(Zone::Utc, second, ShownZone::Own, "2023-09-23 00:30 Offset(7200)");
        check(Zone::Offset(10_800), second, ShownZone::AsPosted, "2023-09-23 01:30 Offset(10800)");
        check(Zone::Offset(10_800), second, ShownZone::East(-18_000), "2023-09-22 17:30 Offset(-18000)");
        check(Zone::Standard(3_600), second, ShownZone::East(0), "2023-09-22 22:30 Standard(0)");
        check(Zone::Unknown, second, ShownZone::Own, "2023-09-22 22:30 Unknown");
        check(Zone::Utc, Precision::Day, ShownZone::Own, "2023-09-22 22:30 Utc");
    }

    #[test]
    fn addresses_name_a_zone() {
        for (zone, word) in [
            (ShownZone::Own, "own"),
            (ShownZone::East(0), "utc"),
            (ShownZone::East(10_800), "+03:00"),
            (ShownZone::East(-12_600), "-03:30"),
        ] {
            assert_eq!((zone.word().as_deref(), ShownZone::parse(word)), (Some(word), Some(zone)));
        }
        assert_eq!(ShownZone::AsPosted.word(), None);
        for word in ["", "+", "3", "+3:00", "+99:00", "-03:99", "+03:0é", "é", "+14:01"] {
            assert_eq!(ShownZone::parse(word), None, "{word}");
        }
    }
}
