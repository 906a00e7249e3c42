//! Days without posts where a chat's habit makes them unlikely.
//!
//! The habit of a day is that of the same days of the week in the thirteen weeks before and after a run of empty
//! days. From them comes, in two ways, how likely a day of that sort stays empty, and the smaller counts:
//!
//! - by days: the share of such days that were empty, which is fair to chats that post in bursts;
//! - by posts: how often none comes where so many come on average and scatter so much (a negative binomial, which is
//!   Poisson's law where they scatter no more than chance makes them), which is fair to chats that post much.
//!
//! A run is told if the product over its days, times the number of days compared (so many runs could have begun), is
//! less than one in a hundred; and if no two other runs around it are half as strange, since then such runs are the
//! habit. So a chat that posts on working days is not told of for its weekends, nor one that
//! posts weekly for the days between. Where less than four weeks can be
//! compared, or less than four days with posts, nothing is told.

use serde::{Deserialize, Serialize};

use crate::dump::calendar::Day;
use crate::sorted::Sorted;

/// How many days before a run, and behind it, are compared.
const AROUND: i32 = 13 * 7;
/// Fewer days than these tell no habit.
const LEAST: u32 = 4 * 7;
/// Nor do fewer days with posts.
const LEAST_WITH_POSTS: u32 = 4;
/// Runs that are likelier than this are not told.
const RARE: f64 = 0.01;

/// A run of days without posts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quiet {
    /// The first.
    pub first: Day,
    /// The last.
    pub last: Day,
}

/// The runs of days without posts that are against the habit, from the posts a day has.
pub(super) fn quiet(posts: &Sorted<i32, u32>) -> Vec<Quiet> {
    let pairs = posts.keys().zip(posts.keys().skip(1));
    let runs =
        pairs.filter(|(before, after)| after.abs_diff(**before) > 1).map(|(before, after)| (before + 1, after - 1));
    runs.filter(|(first, last)| is_rare(posts, *first, *last))
        .map(|(first, last)| Quiet { first: Day(first), last: Day(last) })
        .collect()
}

/// Whether so long a run is against the habit around it.
fn is_rare(posts: &Sorted<i32, u32>, first: i32, last: i32) -> bool {
    let around = Around::of(posts, first, last);
    let days: u32 = around.weekdays.iter().map(|weekday| weekday.days).sum();
    let with_posts: u32 = around.weekdays.iter().map(|weekday| weekday.with_posts).sum();
    if days < LEAST || with_posts < LEAST_WITH_POSTS {
        return false;
    }
    let scatter = around.scatter();
    let chance = around.weekdays.each_ref().map(|weekday| weekday.empty(scatter, days).ln());
    let strange = strangeness(&chance, first, last);
    if strange < f64::from(days).ln() - RARE.ln() {
        return false;
    }
    let near = posts.range(first.saturating_sub(AROUND)..=last.saturating_add(AROUND)).map(|(day, _)| *day);
    let others = near.clone().zip(near.skip(1)).filter(|(before, after)| *before >= last || *after <= first);
    let alike = others.filter(|(before, after)| {
        after.abs_diff(*before) > 1 && strangeness(&chance, before + 1, after - 1) >= strange / 2.0
    });
    alike.count() < 2
}

/// How unlikely it is that all days of a run stay empty; `chance` has the logarithm for each day of the week.
fn strangeness(chance: &[f64; 7], first: i32, last: i32) -> f64 {
    // All whole weeks at once: a run may be as long as the dates that somebody made up are far apart.
    let length = i64::from(last) - i64::from(first) + 1;
    let weeks = (length / 7) as f64 * chance.iter().sum::<f64>();
    let rest: f64 = (0..length % 7).map(|day| chance[weekday(i64::from(first) + day)]).sum();
    -(weeks + rest)
}

/// What is known of the days around a run.
#[derive(Debug, Default)]
struct Around {
    weekdays: [Weekday; 7],
    /// The sum of the squares of the posts a day.
    squares: f64,
}

/// What is known of one day of the week.
#[derive(Clone, Copy, Debug, Default)]
struct Weekday {
    days: u32,
    with_posts: u32,
    posts: f64,
}

impl Around {
    fn of(posts: &Sorted<i32, u32>, first: i32, last: i32) -> Self {
        let mut around = Self::default();
        let ends = posts.keys().next().zip(posts.keys().next_back());
        let (start, end) = ends.map_or((first, last), |(start, end)| (*start, *end));
        for (from, to) in [
            (start.max(first.saturating_sub(AROUND)), first.saturating_sub(1)),
            (last.saturating_add(1), end.min(last.saturating_add(AROUND))),
        ] {
            for day in from..=to {
                around.weekdays[weekday(i64::from(day))].days += 1;
            }
            for (day, count) in posts.range(from..).take_while(|(day, _)| **day <= to) {
                let weekday = &mut around.weekdays[weekday(i64::from(*day))];
                weekday.with_posts += 1;
                weekday.posts += f64::from(*count);
                around.squares += f64::from(*count).powi(2);
            }
        }
        around
    }

    /// How much more than chance the posts of like days scatter: the reciprocal of the negative binomial's size.
    fn scatter(&self) -> f64 {
        let means = self.weekdays.iter().filter(|it| it.days > 0).map(|it| (f64::from(it.days), it.mean()));
        let (mut sum, mut of_means) = (0.0, 0.0);
        for (days, mean) in means {
            sum += days * mean;
            of_means += days * mean * mean;
        }
        if of_means > 0.0 { ((self.squares - of_means - sum) / of_means).max(0.0) } else { 0.0 }
    }
}

impl Weekday {
    fn mean(&self) -> f64 {
        self.posts / f64::from(self.days.max(1))
    }

    /// How likely such a day stays empty, given how posts scatter and how many days were compared in all.
    fn empty(&self, scatter: f64, days: u32) -> f64 {
        if self.with_posts == 0 {
            return 1.0;
        }
        let by_days = (f64::from(self.days - self.with_posts) + 0.5) / (f64::from(self.days) + 1.0);
        let mean = self.mean();
        let by_posts = if scatter > 1e-6 { (1.0 + mean * scatter).powf(-1.0 / scatter) } else { (-mean).exp() };
        // No habit of so many days makes anything less likely than this.
        by_days.min(by_posts).max(1e-3 / f64::from(days).powi(2))
    }
}

fn weekday(day: i64) -> usize {
    day.rem_euclid(7) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So many days, each with as many posts as `of` says, but for those that are `out`.
    #[track_caller]
    fn check(days: i32, of: impl Fn(i32) -> u32, out: &[(i32, i32)], expected: &[(i32, i32)]) {
        let is_out = |day: i32| out.iter().any(|(first, last)| (*first..=*last).contains(&day));
        let posts = (0..days).filter(|day| !is_out(*day)).map(|day| (day, of(day))).filter(|(_, count)| *count > 0);
        let found = quiet(&posts.collect());
        assert_eq!(found.iter().map(|run| (run.first.0, run.last.0)).collect::<Vec<_>>(), expected);
    }

    /// Numbers that look like chance.
    fn chance(day: i32, most: u32) -> u32 {
        ((day as u32).wrapping_mul(0x9e37_79b9) >> 16) % (most + 1)
    }

    #[test]
    fn who_posts_every_day_is_told_of_for_a_few_days() {
        check(365, |_| 1, &[(100, 105)], &[(100, 105)]);
        check(365, |_| 1, &[(100, 101)], &[]);
        check(365, |day| 25 + chance(day, 10), &[(100, 100)], &[(100, 100)]);
        check(365, |day| chance(day, 2), &[(200, 230)], &[(200, 232)]);
        check(365, |day| chance(day, 2), &[], &[]);
    }

    #[test]
    fn weekends_are_a_habit() {
        let working = |day: i32| if weekday(i64::from(day)) < 5 { 8 + chance(day, 4) } else { 0 };
        check(365, working, &[], &[]);
        let monday = 21 * 7;
        check(365, working, &[(monday, monday + 4)], &[(monday - 2, monday + 6)]);
    }

    #[test]
    fn who_posts_weekly_is_told_of_for_a_month_and_not_daily() {
        let weekly = |day: i32| u32::from(day % 7 == 2);
        check(700, weekly, &[], &[]);
        check(700, weekly, &[(149, 149)], &[]);
        check(700, weekly, &[(142, 180)], &[(136, 183)]);
    }

    #[test]
    fn who_posts_in_bursts_is_not_told_of_between_them() {
        check(700, |day| if chance(day / 3, 4) == 0 { 20 } else { 0 }, &[], &[]);
    }

    #[test]
    fn two_empty_days_are_told_of_one_who_posts_much_every_day() {
        check(90, |_| 5, &[(40, 41)], &[(40, 41)]);
        check(90, |_| 5, &[(40, 40)], &[]);
        check(90, |_| 2, &[(40, 41)], &[]);
    }

    #[test]
    fn few_days_and_days_that_somebody_made_up_are_no_habit() {
        check(20, |_| 5, &[(8, 15)], &[]);
        assert_eq!(quiet(&Sorted::default()), []);
        let wild = [(i32::MIN, 1), (0, 1), (i32::MAX, 1)].into_iter().collect();
        assert_eq!(quiet(&wild).len(), 0);
        let mut late: Sorted<i32, u32> = (0..365).map(|day| (day, 3)).collect();
        late.insert(i32::MAX, 1);
        assert_eq!(quiet(&late), [Quiet { first: Day(365), last: Day(i32::MAX - 1) }]);
    }
}
