//! How likely two reports tell of one event, and when they never do.

use super::stated;
use super::unpacked::{Unpacked, same_words};
use super::weights::{ONE, Weights};
use crate::event::{Class, Kind};

/// Three days: a report of an event seldom comes later, and the same people meet again.
pub(super) const WINDOW: i64 = 3 * 86_400;

/// What the members of a group must have in common on the whole, and any two that are joined.
pub(super) const TOGETHER: f32 = 0.8 * THRESHOLD;

/// What two reports of different languages must reach.
pub(super) const THRESHOLD: f32 = 0.45;

/// How alike two reports are that may be brought together by themselves, not only through a third; else `None`.
pub(super) fn joins(a: &Unpacked, b: &Unpacked, weights: &Weights) -> Option<f32> {
    let asked = asked(a, b, weights)?;
    likeness(a, b, weights).filter(|score| *score >= asked)
}

/// How alike two reports are, from 0 to about 1.5; `None` if they contradict each other.
pub(super) fn likeness(a: &Unpacked, b: &Unpacked, weights: &Weights) -> Option<f32> {
    if contradict(a, b, weights) {
        return None;
    }
    let (shared, actions) = overlap(a, b, weights);
    let part = |weight: u32| weight as f32 / ONE as f32;
    let (shared, of_a, of_b) = (part(shared), part(a.weight), part(b.weight));
    let least = of_a.min(of_b).max(1.0);
    let cosine = shared / (of_a * of_b).sqrt().max(0.01);
    let mut score = 0.5 * cosine + 0.5 * (shared / least).min(1.0);
    // Whoever meets many a day is no sign: the partner is.
    // Whom a traveller has met is told afterwards, that he has come before.
    let travels = a.kind == Kind::Visit && b.kind == Kind::Visit;
    let missing = !travels && (partner_missing(a, b, weights) || partner_missing(b, a, weights));
    if missing && !same_words(a, b) {
        score -= 0.2;
    } else if shared_persons(a, b, weights).any(|person| weights.person(person).tells) {
        score += 0.25;
    }
    if a.marks.is_some() && a.marks == b.marks {
        score += 0.25;
    }
    if !actions {
        score -= 0.3;
    }
    if a.kind.class() != b.kind.class() {
        score -= 0.1;
    } else if a.kind != b.kind && (a.kind == Kind::Call || b.kind == Kind::Call) {
        score -= 0.15;
    }
    score += match (a.posted, b.posted) {
        (Some(x), Some(y)) => {
            let hours = x.abs_diff(y) as f32 / 3_600.0;
            0.05 - 0.004 * (hours - 12.0).max(0.0)
        }
        // In a paste the versions of one report stand beside each other.
        _ => 0.2 - 0.03 * a.at.abs_diff(b.at).min(12) as f32,
    };
    Some(score)
}

/// Different days, different partners, different countries, towns, offices: never one event, however alike the words.
pub(super) fn contradict(a: &Unpacked, b: &Unpacked, weights: &Weights) -> bool {
    if let (Some(x), Some(y)) = (a.date, b.date)
        && (x.last < y.first || y.last < x.first)
    {
        return true;
    }
    if too_early(a, b) || too_early(b, a) || called_before(a, b) || called_before(b, a) {
        return true;
    }
    let beside = |of: &Unpacked, other: &Unpacked| of.parties.iter().any(|country| !other.parties.contains(country));
    if beside(a, b) && beside(b, a) {
        return true;
    }
    let known = |person: u32, other: u32| weights.person(person).key.resembles(weights.person(other).key);
    let alone = |of: &Unpacked, other: &Unpacked| {
        of.persons.iter().any(|p| !other.persons.contains(p) && !other.persons.iter().any(|q| known(*p, *q)))
    };
    let apart = a.persons != b.persons && alone(a, b) && alone(b, a);
    // The same people may meet in another town on another day; a day that both state has told them one above.
    let towns = || match (a.town, b.town) {
        (Some(x), Some(y)) if a.date.is_none() || b.date.is_none() => {
            let there = |kind| matches!(kind, Kind::Meeting | Kind::Visit);
            there(a.kind) && there(b.kind) && stated::towns_differ(x, y, a.lang == b.lang)
        }
        _ => false,
    };
    apart || towns() || stated::offices_differ(&a.offices, &b.offices)
}

/// Whether one was told before the day of the other.
fn too_early(told: &Unpacked, dated: &Unpacked) -> bool {
    matches!((told.told_by(), dated.date), (Some(by), Some(days)) if by < days.first)
}

/// Whether they have talked by telephone, and are still to meet on a day that nobody knows.
fn called_before(call: &Unpacked, meeting: &Unpacked) -> bool {
    let ahead = matches!(meeting.kind, Kind::Meeting | Kind::Visit) && !meeting.told && meeting.date.is_none();
    call.kind == Kind::Call && call.told && ahead
}

/// What the likeness of two reports must reach; `None` where none would do.
fn asked(a: &Unpacked, b: &Unpacked, weights: &Weights) -> Option<f32> {
    if same_words(a, b) {
        return Some(TOGETHER);
    }
    if a.lang != b.lang {
        return Some(THRESHOLD);
    }
    // In one language a second telling shares the people, and a statement is told once.
    let soon = match (a.posted, b.posted) {
        (Some(x), Some(y)) => x.abs_diff(y) <= 36 * 3_600,
        _ => a.at.abs_diff(b.at) <= 12,
    };
    let meetings = a.kind.class() == Class::Meeting && b.kind.class() == Class::Meeting;
    let partner = || {
        let shared = shared_persons(a, b, weights);
        let (count, tells) = shared.fold((0, false), |(count, tells), p| (count + 1, tells || weights.person(p).tells));
        count > 1 && tells
    };
    if !soon {
        None
    } else if meetings && partner() {
        Some(THRESHOLD)
    } else {
        (a.voice != b.voice).then_some(THRESHOLD + 0.3)
    }
}

/// Persons of the one that are also in the other.
fn shared_persons(a: &Unpacked, b: &Unpacked, weights: &Weights) -> impl Iterator<Item = u32> {
    let is = |p: u32, q: u32| p == q || weights.person(p).key.is(weights.person(q).key);
    a.persons.iter().copied().filter(move |p| b.persons.iter().any(|q| is(*p, *q)))
}

/// Whether one names people but not the partner that the other met.
fn partner_missing(a: &Unpacked, b: &Unpacked, weights: &Weights) -> bool {
    let named = |q: u32| a.persons.iter().any(|p| weights.person(*p).key.resembles(weights.person(q).key));
    a.kind.class() == Class::Meeting
        && !a.persons.is_empty()
        && b.persons.iter().any(|q| weights.person(*q).tells && !named(*q))
}

/// The weight that both share, and whether what happens agrees where both tell it.
fn overlap(a: &Unpacked, b: &Unpacked, weights: &Weights) -> (u32, bool) {
    let (mut shared, mut action) = (0, false);
    let mut others = b.features.iter().peekable();
    for feature in &a.features {
        while others.next_if(|other| *other < feature).is_some() {}
        if others.next_if_eq(&feature).is_some() {
            let weight = weights.feature(*feature);
            shared += weight.weight();
            action |= weight.acts();
        }
    }
    (shared, action || !(a.acts && b.acts))
}
