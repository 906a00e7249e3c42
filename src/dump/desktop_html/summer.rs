//! Where a clock may have been on summer time although the page names the offset of standard time.
//!
//! Telegram Desktop writes the clock as it stood and behind it the offset that the zone has in winter: where clocks
//! are put forward, what was written in summer is an hour off, and nothing in the page says whether the zone is
//! one of those. So this asks whether any zone with that offset has ever stood otherwise on that day. From the
//! time zone database of IANA, release 2025b, from August 2013 (the first of Telegram) on; without stations in
//! Antarctica, and without Ireland's way of calling its winter time the exception.

use crate::dump::calendar::Day;

/// Whether a clock whose standard time lies `east` seconds from Greenwich may have stood otherwise on a day.
pub(super) fn may_be(east: i32, day: Day) -> bool {
    let Some(rule) = RULES.iter().find(|rule| rule.east == east) else { return true };
    let (year, month, of_month) = day.date();
    let month_day = month * 100 + of_month;
    let (after_northern, after_southern) = (year > rule.northern_until, year > rule.southern_until);
    let northern = !after_northern && (rule.northern_from..=1_107).contains(&month_day);
    let southern = !after_southern && !(409..901).contains(&month_day);
    northern || southern || (year, month) < rule.settled
}

/// What is known of the zones of one offset.
struct Rule {
    /// Seconds east of Greenwich in standard time.
    east: i32,
    /// The last year in which clocks were put forward in the northern summer, up to 7 November at the latest.
    northern_until: i32,
    /// From when in the year, as month and day.
    northern_from: u32,
    /// The last year in which clocks were put forward in the southern summer, from September to 8 April.
    southern_until: i32,
    /// The first month from which on all clocks stand as they do now, apart from summer.
    settled: (i32, u32),
}

const EVER: i32 = 9_999;
const NEVER: i32 = 0;
/// Before Telegram.
const ALWAYS: (i32, u32) = (2_013, 8);
/// The second Sunday of March at its earliest.
const MARCH: u32 = 308;

const fn rule(minutes: i32, northern_until: i32, southern_until: i32, settled: (i32, u32)) -> Rule {
    Rule { east: minutes * 60, northern_until, northern_from: MARCH, southern_until, settled }
}

const RULES: [Rule; 37] = [
    rule(-660, NEVER, NEVER, ALWAYS),
    rule(-600, EVER, NEVER, ALWAYS),
    rule(-570, NEVER, NEVER, ALWAYS),
    rule(-540, EVER, NEVER, (2_019, 2)),
    rule(-480, EVER, NEVER, ALWAYS),
    rule(-420, EVER, NEVER, (2_022, 12)),
    rule(-360, EVER, EVER, (2_022, 12)),
    rule(-300, EVER, NEVER, (2_018, 4)),
    rule(-240, EVER, EVER, (2_016, 5)),
    rule(-210, EVER, NEVER, ALWAYS),
    rule(-180, EVER, NEVER, (2_024, 11)),
    rule(-120, EVER, NEVER, (2_024, 11)),
    rule(-60, EVER, NEVER, ALWAYS),
    rule(0, EVER, NEVER, (2_019, 1)),
    // In Morocco the clock is put back for the month of Ramadan, which comes earlier each year.
    Rule { east: 3_600, northern_until: EVER, northern_from: 101, southern_until: NEVER, settled: (2_018, 11) },
    rule(120, EVER, NEVER, (2_021, 2)),
    rule(180, NEVER, NEVER, (2_022, 4)),
    rule(210, 2_022, NEVER, ALWAYS),
    rule(240, NEVER, NEVER, (2_017, 1)),
    rule(270, NEVER, NEVER, ALWAYS),
    rule(300, NEVER, NEVER, (2_024, 3)),
    rule(330, NEVER, NEVER, ALWAYS),
    rule(345, NEVER, NEVER, ALWAYS),
    rule(360, NEVER, NEVER, (2_014, 11)),
    rule(390, NEVER, NEVER, ALWAYS),
    rule(420, NEVER, NEVER, (2_016, 10)),
    rule(480, NEVER, NEVER, (2_016, 10)),
    rule(525, NEVER, NEVER, ALWAYS),
    rule(540, NEVER, NEVER, (2_018, 6)),
    rule(570, NEVER, EVER, ALWAYS),
    rule(600, NEVER, EVER, (2_014, 11)),
    rule(630, NEVER, EVER, ALWAYS),
    rule(660, NEVER, EVER, (2_016, 5)),
    rule(720, NEVER, EVER, (2_014, 11)),
    rule(765, NEVER, EVER, ALWAYS),
    rule(780, NEVER, 2_021, ALWAYS),
    rule(840, NEVER, NEVER, ALWAYS),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(minutes: i32, day: &str, expected: bool) {
        assert_eq!(may_be(minutes * 60, Day::parse(day).expect("a day")), expected, "{minutes} on {day}");
    }

    #[test]
    fn in_the_north_clocks_are_put_forward_in_our_summer() {
        for (day, expected) in
            [("2023-12-22", false), ("2024-07-01", true), ("2024-03-30", true), ("2024-11-08", false)]
        {
            check(60, day, expected);
            check(120, day, expected);
            check(-300, day, expected);
        }
        check(60, "2026-02-20", true);
        check(120, "2026-02-20", false);
    }

    #[test]
    fn in_the_south_they_are_in_our_winter() {
        for (day, expected) in [("2023-12-22", true), ("2024-07-01", false), ("2024-04-02", true)] {
            check(600, day, expected);
            check(720, day, expected);
        }
        check(-240, "2024-07-01", true);
        check(-240, "2024-12-22", true);
        check(-240, "2024-04-20", true);
    }

    #[test]
    fn where_they_are_not_the_offset_is_certain_since_it_was_last_changed() {
        check(180, "2023-09-22", false);
        check(180, "2016-01-22", true);
        check(330, "2015-07-01", false);
        check(300, "2024-07-01", false);
        check(300, "2023-07-01", true);
        check(210, "2022-07-01", true);
        check(210, "2023-07-01", false);
        check(137, "2023-07-01", true);
    }
}
