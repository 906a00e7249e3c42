//! The histogram as paths and ticks: arithmetic only.

use std::ops::RangeInclusive;

use crate::dump::Day;
use crate::page::placed::fixed;
use crate::timeline::{Bar, Bin};

/// Fewer bars than this leave room at the end, so that three days do not fill a screen.
const LEAST_SLOTS: usize = 31;

/// Places for bars side by side.
#[must_use]
pub fn slots(bars: usize) -> usize {
    bars.max(LEAST_SLOTS)
}

/// The bars that a range touches; all of them for an open range.
#[must_use]
pub fn chosen(bars: &[Bar], from: Option<Day>, to: Option<Day>) -> Option<RangeInclusive<usize>> {
    let first = bars.iter().position(|bar| from.is_none_or(|from| bar.last >= from))?;
    let last = bars.iter().rposition(|bar| to.is_none_or(|to| bar.first <= to))?;
    (first <= last).then_some(first..=last)
}

/// The most events in a bar.
#[must_use]
pub fn most(bars: &[Bar]) -> u32 {
    bars.iter().map(|bar| bar.counts.iter().sum()).max().unwrap_or(0)
}

/// One path for all bars of a class within (or outside) the chosen ones, in a box as wide as there are
/// slots and 100 high.
#[must_use]
pub fn path(bars: &[Bar], class: usize, chosen: Option<&RangeInclusive<usize>>, within: bool) -> String {
    const GAP: f64 = 0.12;
    let scale = 100.0 / f64::from(most(bars).max(1));
    let mut out = String::new();
    for (number, bar) in bars.iter().enumerate() {
        let count = bar.counts[class];
        if count == 0 || chosen.is_some_and(|range| range.contains(&number)) != within {
            continue;
        }
        let below: u32 = bar.counts[..class].iter().sum();
        let (x, y) = (number as f64 + GAP / 2.0, 100.0 - f64::from(below + count) * scale);
        let (width, height) = (1.0 - GAP, f64::from(count) * scale);
        for (act, number) in [("M", x), (" ", y), ("h", width), ("v", height), ("h-", width)] {
            out.push_str(act);
            out.push_str(&fixed(number, 2));
        }
        out.push('z');
    }
    out
}

/// Which bars get a label below them: about `wanted`, at the borders of months and years where there are any.
#[must_use]
pub fn ticks(bars: &[Bar], bin: Bin, wanted: usize) -> Vec<usize> {
    let is_border = |day: Day| {
        let (_, month, of_month) = day.date();
        match bin {
            Bin::Day => of_month == 1 || day.weekday() == 0,
            Bin::Week => of_month <= 7,
            Bin::Month => month % 3 == 1,
            Bin::Quarter => month == 1,
            Bin::Year => true,
        }
    };
    let apart = (slots(bars.len()) / wanted.max(1)).max(1);
    let mut out: Vec<usize> = Vec::new();
    for (number, bar) in bars.iter().enumerate() {
        let far = out.last().is_none_or(|last| number - last >= apart);
        if far && (number == 0 || is_border(bar.first)) {
            out.push(number);
        }
    }
    out
}

/// The bar under a share of the width; the nearest there is.
#[must_use]
pub fn at(share: f64, bars: usize) -> Option<usize> {
    let last = bars.checked_sub(1)?;
    // What is left of the first becomes 0.
    Some(((share * slots(bars) as f64) as usize).min(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(counts: &[[u32; 3]]) -> Vec<Bar> {
        let bar = |(number, counts): (usize, &[u32; 3])| {
            let day = Day(number as i32);
            Bar { first: day, last: day, counts: *counts }
        };
        counts.iter().enumerate().map(bar).collect()
    }

    #[test]
    fn a_range_chooses_the_bars_it_touches() {
        let bars = days(&[[1, 0, 0]; 5]);
        assert_eq!(chosen(&bars, None, None), Some(0..=4));
        assert_eq!(chosen(&bars, Some(Day(1)), Some(Day(2))), Some(1..=2));
        assert_eq!(chosen(&bars, Some(Day(3)), None), Some(3..=4));
        assert_eq!(chosen(&bars, Some(Day(9)), None), None);
        assert_eq!(chosen(&[], None, None), None);
    }

    #[test]
    fn classes_are_stacked_up_to_the_full_height() {
        let bars = days(&[[1, 1, 2]]);
        assert_eq!(path(&bars, 0, None, false), "M0.06 75.00h0.88v25.00h-0.88z");
        assert_eq!(path(&bars, 2, None, false), "M0.06 0.00h0.88v50.00h-0.88z");
    }

    #[test]
    fn every_bar_is_within_or_outside_and_never_both() {
        let bars = days(&[[1, 0, 0], [2, 0, 0], [3, 0, 0]]);
        let range = chosen(&bars, Some(Day(1)), Some(Day(1)));
        assert_eq!(path(&bars, 0, range.as_ref(), true).matches('M').count(), 1);
        assert_eq!(path(&bars, 0, range.as_ref(), false).matches('M').count(), 2);
    }

    #[test]
    fn a_point_finds_the_nearest_bar() {
        assert_eq!(at(0.5, 0), None);
        assert_eq!(at(0.0, 100), Some(0));
        assert_eq!(at(0.999, 100), Some(99));
        assert_eq!(at(0.9, 3), Some(2));
    }

    #[test]
    fn labels_stand_apart() {
        let bars = days(&[[0, 1, 0]; 120]);
        let ticks = ticks(&bars, Bin::Day, 6);
        assert!(ticks.len() >= 3 && ticks.windows(2).all(|pair| pair[1] - pair[0] >= 20), "{ticks:?}");
    }
}
