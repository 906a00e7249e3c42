//! Bars of a histogram: which unit fits, and where each bar begins and ends.

use super::{Bar, Bin, Histogram};
use crate::dump::Day;

/// From the finest.
const UNITS: [Bin; 5] = [Bin::Day, Bin::Week, Bin::Month, Bin::Quarter, Bin::Year];

/// Which days bars are for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent {
    /// The first and the last day with an event.
    whole: (Day, Day),
    /// Those between which nearly all events lie.
    bulk: (Day, Day),
}

impl Extent {
    /// Of days with events, in order, each with how many it has.
    pub(super) fn of(days: &[(Day, u32)]) -> Option<Self> {
        /// Of so many events one may lie apart, at either end.
        const ONE_OF: u32 = 100;
        let apart = days.iter().map(|day| day.1).sum::<u32>() / ONE_OF;
        let mut left = apart;
        let is_apart = |left: &mut u32, events: u32| left.checked_sub(events).map(|rest| *left = rest).is_some();
        let first = days.iter().find(|day| !is_apart(&mut left, day.1))?.0;
        left = apart;
        let last = days.iter().rfind(|day| !is_apart(&mut left, day.1))?.0;
        Some(Self { whole: (days.first()?.0, days.last()?.0), bulk: (first, last) })
    }

    /// The days that get bars of their own. A few events from long ago, or misdated, would leave all others a few bars:
    /// then those at the ends take them.
    fn apart(self) -> (Day, Day) {
        let length = |(first, last): (Day, Day)| i64::from(last.0) - i64::from(first.0) + 1;
        if length(self.whole) > 4 * length(self.bulk) { self.bulk } else { self.whole }
    }
}

/// A histogram of all days of an extent with at most `most` bars; `count` tells how many events of each class a stretch
/// of days has.
///
/// The first bar takes all that is earlier, if even years do not fit or if that is few; likewise the last.
pub(super) fn histogram(
    extent: Option<Extent>,
    most: u32,
    undated: u32,
    mut count: impl FnMut(Day, Day) -> [u32; 3],
) -> Histogram {
    let (Some(extent), 1..) = (extent, most) else { return Histogram { undated, ..Histogram::default() } };
    let (first, last) = extent.apart();
    let bin = UNITS.into_iter().find(|&unit| number(unit, last) - number(unit, first) < i64::from(most));
    let bin = bin.unwrap_or(Bin::Year);
    let end = number(bin, last);
    let begin = number(bin, first).max(end + 1 - i64::from(most));
    let bars = (begin..=end)
        .map(|at| {
            let start = start(bin, at);
            let bar_first = if at == begin { start.min(first_of(bin, extent.whole.0)) } else { start };
            let bar_last = Day(self::start(bin, if at == end { number(bin, extent.whole.1) } else { at } + 1).0 - 1);
            Bar { first: bar_first, last: bar_last, counts: count(bar_first, bar_last) }
        })
        .collect();
    Histogram { bin, bars, undated }
}

fn first_of(unit: Bin, day: Day) -> Day {
    start(unit, number(unit, day))
}

/// The number of the unit that a day lies in; one more for the next.
fn number(unit: Bin, day: Day) -> i64 {
    let (year, month, _) = day.date();
    match unit {
        Bin::Day => i64::from(day.0),
        Bin::Week => i64::from((day.0 + 3).div_euclid(7)),
        Bin::Month => i64::from(year) * 12 + i64::from(month) - 1,
        Bin::Quarter => i64::from(year) * 4 + (i64::from(month) - 1) / 3,
        Bin::Year => i64::from(year),
    }
}

/// The first day of a unit.
fn start(unit: Bin, number: i64) -> Day {
    let months = |per_year: i64| {
        let month = number.rem_euclid(per_year) * (12 / per_year) + 1;
        let year = number.div_euclid(per_year) as i32;
        // Behind the last year of the calendar there is only one first day, that of the year 10000.
        Day::of_date(year, month as u32, 1).unwrap_or(Day(if year < 1 { i32::MIN / 2 } else { 2_932_897 }))
    };
    match unit {
        Bin::Day => Day(number as i32),
        Bin::Week => Day(number as i32 * 7 - 3),
        Bin::Month => months(12),
        Bin::Quarter => months(4),
        Bin::Year => months(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(first: &str, last: &str, most: u32, bin: Bin, bars: &[&str]) {
        let days = [first, last].map(|day| (Day::parse(day).unwrap(), 1));
        check_days(&days, most, bin, bars);
    }

    #[track_caller]
    fn check_days(days: &[(Day, u32)], most: u32, bin: Bin, bars: &[&str]) {
        let extent = Extent::of(days);
        let found = histogram(extent, most, 0, |_, _| [0; 3]);
        let shown: Vec<String> = found.bars.iter().map(|bar| format!("{}..{}", bar.first, bar.last)).collect();
        assert_eq!((found.bin, shown.iter().map(String::as_str).collect::<Vec<_>>()), (bin, bars.to_vec()));
    }

    #[test]
    fn the_finest_unit_that_fits() {
        check(
            "2024-02-28",
            "2024-03-01",
            3,
            Bin::Day,
            &["2024-02-28..2024-02-28", "2024-02-29..2024-02-29", "2024-03-01..2024-03-01"],
        );
        check("2024-02-28", "2024-03-04", 2, Bin::Week, &["2024-02-26..2024-03-03", "2024-03-04..2024-03-10"]);
        check(
            "2023-12-05",
            "2024-02-28",
            3,
            Bin::Month,
            &["2023-12-01..2023-12-31", "2024-01-01..2024-01-31", "2024-02-01..2024-02-29"],
        );
        check("2023-12-05", "2024-02-28", 2, Bin::Quarter, &["2023-10-01..2023-12-31", "2024-01-01..2024-03-31"]);
        check(
            "2022-12-05",
            "2024-02-28",
            4,
            Bin::Year,
            &["2022-01-01..2022-12-31", "2023-01-01..2023-12-31", "2024-01-01..2024-12-31"],
        );
    }

    #[test]
    fn what_is_too_early_goes_into_the_first_bar() {
        check("1812-09-07", "2024-02-28", 2, Bin::Year, &["1812-01-01..2023-12-31", "2024-01-01..2024-12-31"]);
        check("9999-12-31", "9999-12-31", 1, Bin::Day, &["9999-12-31..9999-12-31"]);
    }

    #[test]
    fn a_few_days_apart_leave_the_others_their_bars() {
        let day = |day: &str, events: u32| (Day::parse(day).unwrap(), events);
        let most = [day("2024-03-04", 60), day("2024-03-05", 40)];
        let bars = ["1931-07-01..2024-03-04", "2024-03-05..2099-01-01"];
        check_days(&[day("1931-07-01", 1), most[0], most[1], day("2099-01-01", 1)], 120, Bin::Day, &bars);
        // Two of a hundred are many, and what is near is not apart.
        let bars = ["2022-01-01..2022-12-31", "2023-01-01..2023-12-31", "2024-01-01..2024-12-31"];
        check_days(&[day("2022-07-01", 2), most[0], most[1]], 3, Bin::Year, &bars);
        check_days(
            &[day("2024-03-02", 1), most[1]],
            9,
            Bin::Day,
            &["2024-03-02..2024-03-02", "2024-03-03..2024-03-03", "2024-03-04..2024-03-04", "2024-03-05..2024-03-05"],
        );
    }

    #[test]
    fn nothing_has_no_bars() {
        assert_eq!(histogram(None, 5, 3, |_, _| [1; 3]), Histogram { undated: 3, ..Histogram::default() });
    }
}
