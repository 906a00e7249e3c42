//! The furniture of the preview page, line by line: views and times, dates, reactions, counters.

use super::labels::{COUNTED, EDITED, MONTHS, VIEWS};
use super::marks::is_symbol;
use crate::dump::calendar::Day;
use crate::dump::decimal::Decimal;
use crate::dump::message::Reaction;

/// What stands under a post.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Footer {
    pub(super) views: Option<u64>,
    pub(super) signature: Option<String>,
    pub(super) edited: bool,
    /// Minutes since midnight on the clock of whoever copied the page.
    pub(super) clock: Option<u32>,
}

impl Footer {
    /// Reads `18.9M views Name, edited 13:15` or any part of it; `None` if there is anything else.
    pub(super) fn parse(line: &str) -> Option<Self> {
        let mut footer = Self::default();
        let mut rest = line.trim();
        let eye = rest.trim_start_matches(['👁', '\u{FE0F}']).trim_start();
        if let Some((count, behind)) = count(eye) {
            let word = behind.trim_start();
            let lower = word.to_lowercase();
            // Lower case may change lengths, but not those of the words that are looked for.
            if let Some(views) = VIEWS.iter().find(|views| lower.starts_with(*views)) {
                footer.views = Some(count);
                rest = word.get(views.len()..)?.trim_start();
            } else if eye.len() < rest.len() && word.is_empty() {
                footer.views = Some(count);
                rest = "";
            }
        }
        if rest.is_empty() {
            return footer.views.is_some().then_some(footer);
        }
        let (mut before, clock) = clock_at_end(rest).map_or((rest, None), |(before, clock)| (before, Some(clock)));
        footer.clock = clock;
        before = before.trim_end();
        let lower = before.to_lowercase();
        if let Some(word) = EDITED.iter().find(|word| lower.ends_with(*word)) {
            footer.edited = true;
            before = before.get(..before.len().checked_sub(word.len())?)?.trim_end();
        }
        if !before.is_empty() {
            let name = before.strip_suffix(',')?.trim();
            let fits = footer.clock.is_some() && !name.is_empty() && name.chars().count() <= 64;
            footer.signature = fits.then(|| name.to_owned());
            fits.then_some(())?;
        }
        (footer.edited || footer.clock.is_some()).then_some(footer)
    }

    /// Views and time on one line: nothing else looks like it.
    pub(super) fn is_full(&self) -> bool {
        self.views.is_some() && self.clock.is_some()
    }
}

/// A time at the end of a line, and what stands before it.
fn clock_at_end(line: &str) -> Option<(&str, u32)> {
    let lower = line.to_ascii_uppercase();
    let (bare, half) = match (lower.strip_suffix("AM"), lower.strip_suffix("PM")) {
        (Some(rest), _) => (rest.trim_end().len(), Some(0)),
        (_, Some(rest)) => (rest.trim_end().len(), Some(12)),
        _ => (line.len(), None),
    };
    let line = line.get(..bare)?;
    let (before, minute) = line.rsplit_once(':')?;
    let hour_at = before
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let (hour, minute_ok) = (&before[hour_at..], minute.len() == 2);
    let (mut hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok().filter(|_| minute_ok)?);
    if let Some(half) = half {
        hour = hour % 12 + half;
    }
    // "12:30" may touch a letter in running text, but not in a footer.
    let before = &before[..hour_at];
    let apart = before.is_empty() || before.ends_with(char::is_whitespace);
    (apart && hour < 24 && minute < 60).then(|| (before, hour * 60 + minute))
}

const K: u32 = 1_000;
const M: u32 = 1_000_000;

/// A number as the page shortens it, and what follows: `18.9M`, `1 204`, `3,5 тыс.`.
pub(in crate::dump) fn count(text: &str) -> Option<(u64, &str)> {
    let end = text
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | '\u{A0}' | '\u{202F}'))
        .unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    let number = number.trim_end_matches(['\u{A0}', '\u{202F}', '.', ',']);
    number.starts_with(|c: char| c.is_ascii_digit()).then_some(())?;
    let word = rest.trim_start();
    let units = [("K", K), ("M", M), ("B", K * M), ("тыс.", K), ("тыс", K), ("млн", M)];
    let unit = units
        .iter()
        .find(|(unit, _)| word.strip_prefix(unit).is_some_and(|behind| !behind.starts_with(char::is_alphabetic)));
    let Some((unit, factor)) = unit else {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        return Some((digits.parse().ok()?, rest));
    };
    let number = Decimal::parse(&number.replace(',', "."))?.times(*factor)?;
    Some((number.unsigned_abs(), word.strip_prefix(unit)?))
}

/// A date between posts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Chip {
    /// The day; `None` where no year is named, which means the year of copying.
    pub(super) day: Option<Day>,
    /// Month and day of the month.
    pub(super) date: (u32, u32),
}

/// The day that holds for posts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Held {
    pub(super) day: Option<Day>,
    /// Whether its year is not named; then it may follow from the days before.
    of_copying: bool,
}

impl Held {
    /// The day that holds behind such a date. Posts stand in the order of time, and only the year of copying is not
    /// named: where the date goes back, it is that of the next year; where it goes on, nobody knows how many years.
    pub(super) fn behind(self, chip: Chip) -> Self {
        let year = self.day.map(Day::date).and_then(|(year, month, day)| {
            let goes_back = chip.date < (month, day);
            if self.of_copying { Some(year) } else { goes_back.then_some(year + 1) }
        });
        let inferred = || Day::of_date(year?, chip.date.0, chip.date.1);
        match chip.day {
            Some(day) => Self { day: Some(day), of_copying: false },
            None => Self { day: inferred(), of_copying: true },
        }
    }

    /// Whether nothing but the year of the day is missing.
    pub(super) fn lacks_year(self) -> bool {
        self.day.is_none() && self.of_copying
    }
}

/// Reads `September 22, 2023` or `22 сентября 2023 г.`, with or without the year.
pub(super) fn chip(line: &str) -> Option<Chip> {
    let line = line.to_lowercase();
    let line = line.trim_end_matches("г.").replace(',', " ");
    let words: Vec<&str> = line.split_whitespace().collect();
    let (month, day, year) = match words[..] {
        [a, b] => (a, b, None),
        [a, b, year] => (a, b, Some(year)),
        _ => return None,
    };
    let number = |name: &str| MONTHS.iter().position(|names| names.contains(&name)).map(|index| index as u32 + 1);
    let (month, day) = match (number(month), number(day)) {
        (Some(month), None) => (month, day),
        (None, Some(number)) => (number, month),
        _ => return None,
    };
    let day = day.parse().ok().filter(|day| (1..=31).contains(day))?;
    let date = (month, day);
    match year {
        None => Some(Chip { day: None, date }),
        Some(year) => {
            let day = Day::of_date(year.parse().ok().filter(|_| year.len() == 4)?, month, day)?;
            Some(Chip { day: Some(day), date })
        }
    }
}

/// A row of reactions: signs with numbers, nothing else.
pub(super) fn reactions(line: &str) -> Option<Vec<Reaction>> {
    let mut rest = line.trim();
    let mut reactions = Vec::new();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c.is_ascii_digit() || c.is_whitespace())?;
        let (emoji, behind) = rest.split_at(end);
        let pictures = |c: char| is_symbol(c) || matches!(c, '\u{FE0F}' | '\u{200D}' | '\u{1F3FB}'..='\u{1F3FF}');
        if emoji.is_empty() || !emoji.chars().all(pictures) {
            return None;
        }
        let (count, behind) = count(behind.trim_start())?;
        reactions.push(Reaction { emoji: emoji.to_owned(), count });
        rest = behind.trim_start();
    }
    (!reactions.is_empty()).then_some(reactions)
}

/// Whether a line only counts what a channel has: `10.5M subscribers`.
pub(super) fn is_counter(line: &str) -> bool {
    let Some((_, rest)) = count(line) else { return false };
    let mut words = rest.split_whitespace();
    let Some(word) = words.next().map(str::to_lowercase) else { return false };
    let counted = COUNTED.iter().any(|counted| word.starts_with(counted));
    let rest = rest.trim_start().get(word.len()..).unwrap_or_default().trim_start();
    counted && (rest.is_empty() || is_counter(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, views: Option<u64>, signature: Option<&str>, edited: bool, clock: Option<u32>) {
        let footer = Footer { views, signature: signature.map(str::to_owned), edited, clock };
        assert_eq!(Footer::parse(line), Some(footer), "{line}");
    }

    #[test]
    fn footers_are_read_in_all_their_parts() {
        check("18.9M views", Some(18_900_000), None, false, None);
        check("1.2K views edited 13:15", Some(1_200), None, true, Some(795));
        check("743 views Duty officer, 1:05 PM", Some(743), Some("Duty officer"), false, Some(785));
        check("3,5 тыс. просмотров", Some(3_500), None, false, None);
        check("👁 1.2K", Some(1_200), None, false, None);
        check("edited", None, None, true, None);
        check("Duty officer, edited 09:00", None, Some("Duty officer"), true, Some(540));
    }

    #[test]
    fn a_year_that_is_not_named_follows_from_the_days_before() {
        let check = |chips: &[&str], expected: &[Option<&str>]| {
            let mut held = Held::default();
            let days = chips.iter().map(|line| {
                held = held.behind(chip(line).expect("a date"));
                held.day.map(|day| day.to_string())
            });
            assert_eq!(days.collect::<Vec<_>>(), expected.iter().map(|day| day.map(str::to_owned)).collect::<Vec<_>>());
        };
        let all = ["December 31, 2022", "January 1", "March 3", "December 31"];
        check(&all, &[Some("2022-12-31"), Some("2023-01-01"), Some("2023-03-03"), Some("2023-12-31")]);
        check(&["September 22", "September 23"], &[None, None]);
        check(&["September 22, 2022", "September 23"], &[Some("2022-09-22"), None]);
        check(&["December 31, 2022", "February 29", "May 5"], &[Some("2022-12-31"), None, None]);
    }

    #[test]
    fn ordinary_lines_are_no_footers() {
        for line in
            ["Doors open at 13:15", "views differ", "12 views of the harbour", "25:10", "The talks were edited", "5"]
        {
            assert_eq!(Footer::parse(line), None, "{line}");
        }
    }

    #[test]
    fn chips_reactions_and_counters_are_told_from_text() {
        let day = Day::parse("2023-09-22");
        let date = (9, 22);
        assert_eq!(chip("September 22, 2023"), Some(Chip { day, date }));
        assert_eq!(chip("22 сентября 2023 г."), Some(Chip { day, date }));
        assert_eq!(chip("September 22"), Some(Chip { day: None, date }));
        assert_eq!(chip("22 сентября состоялась встреча"), None);
        let counts = |line| reactions(line).map(|all| all.iter().map(|one| one.count).collect::<Vec<_>>());
        assert_eq!(counts("❤184 👍 14.3K"), Some(vec![184, 14_300]));
        assert_eq!(counts("⚓ Ferry 5"), None);
        assert!(is_counter("102 photos 46 videos") && !is_counter("102 photos were taken"));
    }
}
