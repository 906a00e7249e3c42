//! Where the days and rows of the list lie, in pixels, without measuring anything.
//!
//! Heights are fixed by density, so a position is arithmetic over prefix sums of the days. Browsers end
//! an element at some 16 to 33 million pixels; past [`CAP`] the scroll bar moves over a shorter container
//! and [`Scroll`] keeps the true offset beside it.

use std::ops::Range;

use crate::timeline::DayCount;

/// No container is taller than this: below the limit of every browser.
pub const CAP: f64 = 12_000_000.0;

/// Heights of a density, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sizes {
    /// Of the heading of a day.
    pub head: u32,
    /// Of an event.
    pub row: u32,
}

impl Sizes {
    /// For a list `width` pixels wide; `dense` shows one line of an event and no text.
    #[must_use]
    pub const fn of(width: u32, dense: bool) -> Self {
        match (dense, width < 560) {
            (false, false) => Self { head: 36, row: 106 },
            (false, true) => Self { head: 36, row: 124 },
            (true, false) => Self { head: 32, row: 36 },
            (true, true) => Self { head: 32, row: 60 },
        }
    }
}

/// The positions of all rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    sizes: Sizes,
    /// Rows before each day, and behind the last all of them.
    before: Vec<u32>,
}

/// The part of a day that is to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Which day, from 0.
    pub day: usize,
    /// Top of the day.
    pub top: u64,
    /// Height of the whole day with its heading.
    pub height: u64,
    /// Height of the rows of the day that are not drawn before the first that is.
    pub skip: u64,
    /// The rows, counted from the first of the whole list.
    pub rows: Range<u32>,
}

impl Layout {
    /// The layout of these days.
    #[must_use]
    pub fn new(days: &[DayCount], sizes: Sizes) -> Self {
        let mut before = Vec::with_capacity(days.len() + 1);
        let mut rows = 0;
        before.push(0);
        for day in days {
            rows += day.events;
            before.push(rows);
        }
        Self { sizes, before }
    }

    /// Days with a heading.
    #[must_use]
    pub fn days(&self) -> usize {
        self.before.len() - 1
    }

    /// Rows in all days.
    #[must_use]
    pub fn rows(&self) -> u32 {
        self.before.last().copied().unwrap_or(0)
    }

    /// Height of everything.
    #[must_use]
    pub fn height(&self) -> u64 {
        self.day_top(self.days())
    }

    /// Top of a day, or of what would come after the last.
    #[must_use]
    pub fn day_top(&self, day: usize) -> u64 {
        let rows = self.before.get(day).copied().unwrap_or(0);
        day as u64 * u64::from(self.sizes.head) + u64::from(rows) * u64::from(self.sizes.row)
    }

    /// The day that a row belongs to; days without rows are passed over.
    #[must_use]
    pub fn day_of(&self, row: u32) -> usize {
        self.before.partition_point(|before| *before <= row).saturating_sub(1).min(self.days().saturating_sub(1))
    }

    /// Top of a row.
    #[must_use]
    pub fn row_top(&self, row: u32) -> u64 {
        let day = self.day_of(row);
        u64::from(self.sizes.head) * (day as u64 + 1) + u64::from(row) * u64::from(self.sizes.row)
    }

    /// Where to scroll so that a row is seen below its sticky heading; `None` if it is.
    #[must_use]
    pub fn reveal(&self, row: u32, offset: f64, viewport: f64) -> Option<f64> {
        let top = self.row_top(row) as f64;
        let (head, height) = (f64::from(self.sizes.head), f64::from(self.sizes.row));
        if top - head < offset {
            Some(top - head)
        } else if top + height > offset + viewport {
            Some(top + height - viewport)
        } else {
            None
        }
    }

    /// What is seen from `top` over `viewport` pixels, day by day, with `spare` rows more at both ends.
    #[must_use]
    pub fn visible(&self, top: f64, viewport: f64, spare: u32) -> Vec<Stretch> {
        let spare_height = u64::from(spare) * u64::from(self.sizes.row);
        let from = (top.max(0.0) as u64).saturating_sub(spare_height);
        let to = (top.max(0.0) + viewport) as u64 + spare_height;
        let first = self.day_at(from);
        (first..self.days())
            .take_while(|day| self.day_top(*day) < to)
            .map(|day| {
                let (row, head) = (u64::from(self.sizes.row), u64::from(self.sizes.head));
                let (day_top, day_end) = (self.day_top(day), self.day_top(day + 1));
                let rows = self.before[day]..self.before[day + 1];
                let body = day_top + head;
                let above = (from.saturating_sub(body) / row).min(u64::from(rows.end - rows.start)) as u32;
                let seen = to.saturating_sub(body).div_ceil(row).min(u64::from(rows.end - rows.start)) as u32;
                Stretch {
                    day,
                    top: day_top,
                    height: day_end - day_top,
                    skip: u64::from(above) * row,
                    rows: rows.start + above..rows.start + seen.max(above),
                }
            })
            .collect()
    }

    fn day_at(&self, pixel: u64) -> usize {
        let (mut low, mut high) = (0, self.days());
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.day_top(middle + 1) <= pixel { low = middle + 1 } else { high = middle }
        }
        low
    }
}

/// Where the list stands: what the element says, and the true offset in the layout.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Scroll {
    /// `scrollTop` of the element.
    pub element: f64,
    /// Pixels above the viewport.
    pub offset: f64,
}

impl Scroll {
    /// After the element scrolled to `element`. Small steps move by as much, leaps go to their share of
    /// the whole, and both ends are always reached.
    #[must_use]
    pub fn moved(self, element: f64, height: f64, viewport: f64) -> Self {
        let last = (height - viewport).max(0.0);
        if height <= CAP {
            return Self { element, offset: within(element, last) };
        }
        let step = element - self.element;
        let end = CAP - viewport;
        let offset = if element <= 0.0 {
            0.0
        } else if element >= end - 1.0 {
            last
        } else if step.abs() <= 2.0 * viewport {
            self.offset + step
        } else {
            element / end * last
        };
        Self { element, offset: within(offset, last) }
    }

    /// The stand at which `offset` is at the top.
    #[must_use]
    pub fn at(offset: f64, height: f64, viewport: f64) -> Self {
        let last = (height - viewport).max(0.0);
        let offset = within(offset, last);
        let element = if height <= CAP || last == 0.0 { offset } else { offset / last * (CAP - viewport) };
        Self { element, offset }
    }

    /// What to add to a position of the layout to get one in the container.
    #[must_use]
    pub fn shift(self) -> f64 {
        self.element - self.offset
    }
}

/// `f64::clamp` would bring all that writes a number along, for the words of its panic.
const fn within(offset: f64, last: f64) -> f64 {
    offset.max(0.0).min(last)
}

#[cfg(test)]
// Offsets here are sums of small whole numbers, which are exact.
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;
    use crate::dump::Day;

    const SIZES: Sizes = Sizes { head: 10, row: 100 };

    fn layout(counts: &[u32]) -> Layout {
        let days: Vec<_> =
            counts.iter().enumerate().map(|(i, n)| DayCount { day: Some(Day(i as i32)), events: *n }).collect();
        Layout::new(&days, SIZES)
    }

    #[test]
    fn tops_are_sums_of_what_lies_before() {
        let layout = layout(&[2, 1, 3]);
        assert_eq!(layout.height(), 630);
        assert_eq!([0, 1, 2].map(|day| layout.day_top(day)), [0, 210, 320]);
        assert_eq!([0, 1, 2, 3, 5].map(|row| layout.row_top(row)), [10, 110, 220, 330, 530]);
        assert_eq!([0, 1, 2, 3, 5].map(|row| layout.day_of(row)), [0, 0, 1, 2, 2]);
    }

    #[test]
    fn only_what_is_seen_is_drawn() {
        let layout = layout(&[2, 1, 3]);
        let seen = layout.visible(150.0, 200.0, 0);
        assert_eq!(seen.iter().map(|s| s.rows.clone()).collect::<Vec<_>>(), [1..2, 2..3, 3..4]);
        assert_eq!(seen[0].skip, 100);
        assert_eq!((seen[1].top, seen[1].height), (210, 110));
    }

    #[test]
    fn drawing_costs_what_is_seen_and_not_what_there_is() {
        let layout = layout(&[1_000_000, 2_000_000]);
        let rows: u32 = layout.visible(120_000_000.0, 900.0, 4).iter().map(|s| s.rows.len() as u32).sum();
        assert!(rows < 20, "{rows}");
    }

    #[test]
    fn every_row_is_somewhere_on_the_way_down() {
        let layout = layout(&[3, 1, 40, 2]);
        let mut next = 0;
        for top in (0..layout.height()).step_by(50) {
            for stretch in layout.visible(top as f64, 60.0, 0) {
                assert!(stretch.rows.start <= next, "a gap before {next}");
                next = next.max(stretch.rows.end);
            }
        }
        assert_eq!(next, layout.rows());
    }

    #[test]
    fn an_empty_list_has_nothing_to_draw() {
        assert_eq!(layout(&[]).visible(0.0, 900.0, 4), []);
        assert_eq!(layout(&[]).height(), 0);
    }

    #[test]
    fn a_row_is_revealed_below_its_heading() {
        let layout = layout(&[2, 1, 3]);
        assert_eq!(layout.reveal(0, 0.0, 300.0), None);
        assert_eq!(layout.reveal(5, 0.0, 300.0), Some(330.0));
        assert_eq!(layout.reveal(1, 400.0, 300.0), Some(100.0));
    }

    #[test]
    fn past_the_cap_steps_are_true_and_both_ends_are_reached() {
        let (height, viewport) = (100.0 * CAP, 1_000.0);
        let start = Scroll::default();
        assert_eq!(start.moved(120.0, height, viewport).offset, 120.0);
        let middle = start.moved((CAP - viewport) / 2.0, height, viewport);
        assert!((middle.offset - (height - viewport) / 2.0).abs() < 1.0);
        assert_eq!(middle.moved(middle.element + 80.0, height, viewport).offset, middle.offset + 80.0);
        assert_eq!(middle.moved(0.0, height, viewport).offset, 0.0);
        assert_eq!(middle.moved(CAP - viewport, height, viewport).offset, height - viewport);
    }

    #[test]
    fn standing_at_an_offset_comes_back() {
        for height in [5_000.0, 3.0 * CAP] {
            let stand = Scroll::at(4_000.0, height, 900.0);
            assert_eq!(stand.offset, 4_000.0);
            assert_eq!(stand.moved(stand.element, height, 900.0).offset, 4_000.0);
        }
    }
}
