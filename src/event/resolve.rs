//! What neighbours tell: the second pass, over all reports of a dump in their order.
//!
//! Fills only what a message left open, and marks it as inferred. Never changes what a message states.

use super::report::{Basis, Field, Report, Yearless};
use crate::dump::{Day, Days, Posted};

/// Settles what one message alone cannot: years of a paste, and the day to show. `reports` and `posted` go
/// together, in the order of the dump.
pub fn resolve(reports: &mut [Report], posted: &[Option<Posted>]) {
    years(reports);
    shown(reports, posted);
}

/// A day without its year takes the year of the nearest message that states a day in full, the earlier of two.
fn years(reports: &mut [Report]) {
    let stated: Vec<Option<Day>> =
        reports.iter().map(|report| report.date.as_ref().map(|date| date.value.first)).collect();
    let neighbours = Neighbours::of(&stated);
    for (at, report) in reports.iter_mut().enumerate().filter(|(_, report)| report.date.is_none()) {
        let Some(open) = &report.yearless else { continue };
        let Some(days) = neighbours.nearest(at).and_then(|near| in_year_of(near, open.value)) else { continue };
        let confidence = open.confidence.saturating_sub(10);
        report.date = Some(Field { value: days, evidence: open.evidence.clone(), confidence });
        report.date_shown = Some((days, Basis::Stated));
    }
}

/// The day to show of a message that tells none: the posting day, else the day of its nearest neighbour.
fn shown(reports: &mut [Report], posted: &[Option<Posted>]) {
    let stated: Vec<Option<Day>> =
        reports.iter().map(|report| report.date.as_ref().map(|date| date.value.first)).collect();
    let neighbours = Neighbours::of(&stated);
    for (at, report) in reports.iter_mut().enumerate().filter(|(_, report)| report.date_shown.is_none()) {
        report.date_shown = match (&report.date, posted.get(at).copied().flatten()) {
            (Some(date), _) => Some((date.value, Basis::Stated)),
            (None, Some(posted)) => Some((Days::one(posted.day()), Basis::Posted)),
            (None, None) => neighbours.nearest(at).map(|day| (Days::one(day), Basis::Inferred)),
        };
    }
}

/// From here on a day lies in the wrong year.
const LONG: i32 = 300;

/// The days of a year, that of a day near by; around New Year the year that lies nearer.
fn in_year_of(near: Day, open: Yearless) -> Option<Days> {
    let (year, ..) = near.date();
    let days = |year| {
        let first = Day::of_date(year, open.first.0.into(), open.first.1.into())?;
        let last = Day::of_date(year, open.last.0.into(), open.last.1.into())?;
        (first <= last).then_some(Days { first, last })
    };
    let same = days(year);
    match same.map(|days| days.first.0 - near.0) {
        Some(LONG..) => days(year - 1).or(same),
        Some(distance) if distance < -LONG => days(year + 1).or(same),
        _ => same,
    }
}

/// For each message the nearest one with a day, found in one pass each way.
struct Neighbours {
    before: Vec<Option<(usize, Day)>>,
    behind: Vec<Option<(usize, Day)>>,
}

impl Neighbours {
    fn of(days: &[Option<Day>]) -> Self {
        let mut last = None;
        let mut look = |(at, day): (usize, &Option<Day>)| {
            last = day.map(|day| (at, day)).or(last);
            last
        };
        let before = days.iter().enumerate().map(&mut look).collect();
        last = None;
        let mut look = |(at, day): (usize, &Option<Day>)| {
            last = day.map(|day| (at, day)).or(last);
            last
        };
        let mut behind: Vec<_> = days.iter().enumerate().rev().map(&mut look).collect();
        behind.reverse();
        Self { before, behind }
    }

    fn nearest(&self, at: usize) -> Option<Day> {
        match (self.before[at], self.behind[at]) {
            (Some((before, day)), Some((behind, other))) => Some(if at - before <= behind - at { day } else { other }),
            (one, other) => one.or(other).map(|(_, day)| day),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{Extractor, Post};

    /// Texts of a paste without posting days; of each the day, and the day shown with its basis.
    #[track_caller]
    fn check(texts: &[&str], expected: &[&str]) {
        let extractor = Extractor::new();
        let mut reports: Vec<Report> =
            texts.iter().map(|text| extractor.report(&Post { text, ..Post::default() })).collect();
        resolve(&mut reports, &vec![None; texts.len()]);
        let found: Vec<String> = reports
            .iter()
            .map(|report| {
                let date = report.date.as_ref().map_or("-".to_owned(), |date| date.value.to_string());
                let shown = report.date_shown.map_or("-".to_owned(), |(days, basis)| format!("{days} {basis:?}"));
                format!("{date} {shown}")
            })
            .collect();
        assert_eq!(found, expected);
    }

    const FULL: &str = "🎙 Foreign Minister Jane Roe's remarks at the Baltic Forum\n\n📍 Riga, December 30, 2021";

    #[test]
    fn a_neighbour_that_states_a_day_in_full_gives_the_year() {
        check(
            &[FULL, "On December 29, Foreign Minister Jane Roe met with Minister of Trade of Norway John Doe."],
            &["2021-12-30 2021-12-30 Stated", "2021-12-29 2021-12-29 Stated"],
        );
    }

    #[test]
    fn around_new_year_the_nearer_year_is_meant() {
        check(
            &["On January 3, Foreign Minister Jane Roe met with Minister of Trade of Norway John Doe.", FULL],
            &["2022-01-03 2022-01-03 Stated", "2021-12-30 2021-12-30 Stated"],
        );
    }

    #[test]
    fn what_no_message_tells_is_guessed_apart() {
        check(
            &["Comment by the Embassy of Norway in Latvia", FULL],
            &["- 2021-12-30 Inferred", "2021-12-30 2021-12-30 Stated"],
        );
        check(&["Comment by the Embassy of Norway in Latvia"], &["- -"]);
    }
}
