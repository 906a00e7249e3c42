//! Which events a query and a filter mean.

use super::bits::Bits;
use super::forgiving::{Forgiven, Understood, nowhere, understand};
use super::growing_text::distinct;
use super::positions::Positions;
use super::query::Expr;
use super::query_fault::{MOST, QueryFault, QueryReason};
use super::searched::Searched;
use super::typed_row::TypedRow;
use super::values::Values;
use super::{Facet, Filter};
use crate::dump::Day;
use crate::event::Span;
use crate::order::Order;

/// What can be searched and filtered: reports while they come, events once closed.
pub(super) trait Index {
    /// Its words.
    fn text(&self) -> &dyn Searched;

    /// The values of its facets.
    fn values(&self) -> &Values;

    /// Where the messages of reports lie.
    fn positions(&self) -> &Positions;

    /// Whether all is read: what is not there will not come.
    fn is_whole(&self) -> bool;

    /// Those that tell by any of these reports, which are sorted.
    fn telling(&self, reports: &[u32]) -> Bits;

    /// Those that are not to be seen at all.
    fn withdrawn(&self) -> Option<Bits>;

    /// Those that have any of the values, which are sorted.
    fn any_of(&self, facet: Facet, values: &[u32]) -> Bits;

    /// Those shown on a day from the one to the other, both included.
    fn between(&self, from: Option<Day>, to: Option<Day>) -> Bits;
}

/// What a filter matches, and what it would match without some of its parts.
#[derive(Clone, Debug)]
pub(super) struct Matched {
    /// What matches.
    pub(super) shown: Bits,
    /// Without the range of days; `None` where there is no range.
    without_days: Option<Bits>,
    /// Without the inclusions of a facet, for each facet that has some.
    without_facet: Vec<(Facet, Bits)>,
    /// The query.
    pub(super) expr: Expr,
    pub(super) faults: Vec<QueryFault>,
    /// Words of it that were read as others.
    pub(super) forgiven: Vec<Forgiven>,
}

impl Matched {
    /// What a filter matches.
    pub(super) fn new(index: &dyn Index, filter: &Filter) -> Self {
        let Understood { expr, mut faults, forgiven, doubtful } =
            understand(&filter.query, index.text(), index.values());
        if index.is_whole() {
            faults.extend(doubtful.into_iter().filter_map(|(place, expr)| doubt(index, place, &expr)).take(MOST));
            faults.order_by(|fault| fault.place.start.into());
            faults.truncate(MOST);
        }
        let mut always = evaluate(&expr, index);
        if let Some(withdrawn) = index.withdrawn() {
            always.and_not(&withdrawn);
        }
        for (facet, values) in by_facet(index.values(), &filter.exclude) {
            always.and_not(&index.any_of(facet, &values));
        }
        let ranged = filter.from.is_some() || filter.to.is_some();
        let included: Vec<(Facet, Bits)> = by_facet(index.values(), &filter.include)
            .into_iter()
            .map(|(facet, values)| (facet, index.any_of(facet, &values)))
            .collect();
        let with = |left_out: Option<Facet>, mut bits: Bits| {
            let wanted = included.iter().filter(|(facet, _)| Some(*facet) != left_out);
            wanted.for_each(|(_, values)| bits.and(values));
            bits
        };
        let without_days = ranged.then(|| with(None, always.clone()));
        if ranged {
            always.and(&index.between(filter.from, filter.to));
        }
        let without_facet = included.iter().map(|&(facet, _)| (facet, with(Some(facet), always.clone()))).collect();
        Self { shown: with(None, always), without_days, without_facet, expr, faults, forgiven }
    }

    /// Whether the same events match, and would without the same parts.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.shown == other.shown
            && self.without_days == other.without_days
            && self.without_facet == other.without_facet
    }

    /// What matches without the range of days.
    pub(super) fn without_days(&self) -> &Bits {
        self.without_days.as_ref().unwrap_or(&self.shown)
    }

    /// What matches without the inclusions of a facet.
    pub(super) fn without(&self, facet: Facet) -> &Bits {
        self.without_facet.iter().find(|(other, _)| *other == facet).map_or(&self.shown, |(_, bits)| bits)
    }
}

/// The values chosen, facet by facet, sorted; keys that no value has leave their facet without values.
fn by_facet(values: &Values, chosen: &[(Facet, String)]) -> Vec<(Facet, Vec<u32>)> {
    let mut facets: Vec<(Facet, Vec<u32>)> = Vec::new();
    for (facet, key) in chosen {
        let at = facets.iter().position(|(other, _)| other == facet).unwrap_or_else(|| {
            facets.push((*facet, Vec::new()));
            facets.len() - 1
        });
        facets[at].1.extend(values.find(*facet, key));
    }
    for (_, values) in &mut facets {
        values.sort_unstable();
        values.dedup();
    }
    facets
}

/// What is wrong with a part of a query that asks for something that is not there.
fn doubt(index: &dyn Index, place: Span, expr: &Expr) -> Option<QueryFault> {
    let reason = match expr {
        Expr::Post(link) => {
            let (linked, chat, post) = (index.positions().linked(link), link.chat.shown(), link.post);
            match (linked.is_sure, linked.reports.is_empty()) {
                (true, false) => return None,
                (true, true) => QueryReason::NoPost { chat, post },
                (false, true) => QueryReason::NoChat { chat },
                (false, false) => QueryReason::UnsureChat { chat, post },
            }
        }
        Expr::Coded { facet, code, typing } if coded(index.values(), *facet, code, *typing).is_empty() => {
            let values = index.values();
            let mut known: Vec<String> =
                (0..values.count(*facet)).map(|value| values.key(*facet, value).to_owned()).collect();
            known.order_by(|key| key.parse().unwrap_or_default());
            QueryReason::UnknownValue { value: code.clone(), known }
        }
        expr => {
            let (value, near) = nowhere(expr, index.text(), index.values())?;
            QueryReason::Nowhere { value, near }
        }
    };
    Some(QueryFault { place, reason })
}

/// The values of a code, or of all that begin so.
fn coded(values: &Values, facet: Facet, code: &str, typing: bool) -> Vec<u32> {
    let fits = |key: &str| key == code || typing && key.starts_with(code);
    (0..values.count(facet)).filter(|&value| fits(values.key(facet, value))).collect()
}

fn evaluate(expr: &Expr, index: &dyn Index) -> Bits {
    let size = index.text().size();
    match expr {
        Expr::All => Bits::all(size),
        Expr::Words { words, typing } => row_of(words, *typing, index.text()),
        Expr::Named { facet, words, typing } => {
            index.any_of(*facet, &index.values().with_words(*facet, words, *typing))
        }
        Expr::Coded { facet, code, typing } => index.any_of(*facet, &coded(index.values(), *facet, code, *typing)),
        Expr::Post(link) => index.telling(&index.positions().linked(link).reports),
        Expr::Days(from, to) => index.between(*from, *to),
        Expr::Not(inner) => evaluate(inner, index).not(),
        Expr::And(parts) => {
            // What is excluded is taken from what is wanted, which saves turning it over.
            let (excluded, wanted): (Vec<_>, Vec<_>) = parts.iter().partition(|part| matches!(part, Expr::Not(_)));
            let mut bits = wanted.split_first().map_or_else(|| Bits::all(size), |(first, _)| evaluate(first, index));
            wanted.iter().skip(1).for_each(|part| bits.and(&evaluate(part, index)));
            for part in excluded {
                if let Expr::Not(inner) = part {
                    bits.and_not(&evaluate(inner, index));
                }
            }
            bits
        }
        Expr::Or(parts) => {
            let mut bits = Bits::none(size);
            // Values of one field are looked for together: there may be hundreds.
            let mut chosen: Vec<(Facet, Vec<u32>)> = Vec::new();
            for part in parts {
                let Expr::Coded { facet, code, typing } = part else {
                    bits.or(&evaluate(part, index));
                    continue;
                };
                let mut found = coded(index.values(), *facet, code, *typing);
                match chosen.iter_mut().find(|(other, _)| other == facet) {
                    Some((_, values)) => values.append(&mut found),
                    None => chosen.push((*facet, found)),
                }
            }
            for (facet, values) in chosen {
                bits.or(&index.any_of(facet, &distinct(values)));
            }
            bits
        }
    }
}

/// The events in whose texts the words stand in a row; the last may be a beginning.
pub(super) fn row_of(words: &[String], typing: bool, text: &dyn Searched) -> Bits {
    let size = text.size();
    let Some((last, before)) = words.split_last() else { return Bits::all(size) };
    let beginning = || {
        let mut events = Bits::none(size);
        text.fill_beginning(last, &mut events);
        events
    };
    if before.is_empty() {
        return if typing { beginning() } else { union(&text.exact(last), text) };
    }
    let terms = if typing { text.beginning(last) } else { text.exact(last) };
    let known = text.typed_row().and_then(|row| Some((row, row.borrow().events(before, &terms, size)?)));
    if let Some((row, (mut found, new))) = known {
        if !new.is_empty() {
            let mut typed = TypedRow::default();
            let places = behind(before, &new, union(&new, text), text, &mut typed);
            events_of(&places, &mut found);
            typed.end(before, &places);
            row.borrow_mut().join(&typed);
        }
        return found;
    }
    let candidates = if typing { beginning() } else { union(&terms, text) };
    let mut typed = TypedRow::default();
    let places = behind(before, &terms, candidates, text, &mut typed);
    let mut found = Bits::none(size);
    events_of(&places, &mut found);
    if let Some(row) = text.typed_row().filter(|_| typing) {
        typed.end(before, &places);
        row.replace(typed);
    }
    found
}

/// Where, in the candidates, one of the terms stands right behind a row of words; of each term the places rise.
fn behind(
    before: &[String],
    terms: &[u32],
    mut candidates: Bits,
    text: &dyn Searched,
    typed: &mut TypedRow,
) -> Vec<u64> {
    let words: Vec<Vec<u32>> = before.iter().map(|word| text.exact(word)).collect();
    for terms in &words {
        candidates.and(&union(terms, text));
    }
    // Where a row that reaches up to the word may go on.
    let mut ends: Vec<u64> = Vec::new();
    for (at, terms) in words.iter().map(Vec::as_slice).chain([terms]).enumerate() {
        let is_last = at == before.len();
        let mut places = Vec::new();
        for &term in terms {
            let from = places.len();
            text.places(term, &candidates, &mut places);
            // Before they are put in order: most words stand somewhere else.
            if at > 0 {
                keep_behind(&ends, &mut places, from);
            }
            if is_last {
                typed.add(term, places.len());
            }
        }
        if terms.len() > 1 && !is_last {
            places.sort_unstable();
        }
        ends = places;
    }
    ends
}

/// The events that have any of some terms.
fn union(terms: &[u32], text: &dyn Searched) -> Bits {
    let mut events = Bits::none(text.size());
    for term in terms {
        text.fill(*term, &mut events);
    }
    events
}

/// Adds the events of places.
fn events_of(places: &[u64], found: &mut Bits) {
    for place in places {
        found.set((place >> 32) as u32);
    }
}

/// Of the places from a number on, which rise, keeps those right behind an end; the ends rise too.
fn keep_behind(ends: &[u64], places: &mut Vec<u64>, from: usize) {
    let mut kept = from;
    let mut before = ends;
    for at in from..places.len() {
        let place = places[at];
        // A few steps at least, and then twice as many each time: a rare word passes over most ends.
        let mut step = 1;
        while before.get(step).is_some_and(|&end| end + 1 < place) {
            before = &before[step..];
            step *= 2;
        }
        let near = &before[..before.len().min(step + 1)];
        before = &before[near.partition_point(|&end| end + 1 < place)..];
        if before.first().is_some_and(|&end| end + 1 == place) {
            places[kept] = place;
            kept += 1;
        }
    }
    places.truncate(kept);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_right_behind_an_end_are_kept() {
        let all: Vec<u64> = (0..60).collect();
        let mut number = 1_u64;
        for _ in 0..500 {
            let mut some = |one_in: u64| -> Vec<u64> {
                let chosen = all.iter().filter(|_| {
                    number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    (number >> 33).is_multiple_of(one_in)
                });
                chosen.copied().collect()
            };
            for (ends, places) in [(some(2), some(3)), (some(1), some(20)), (some(20), some(1))] {
                let expected: Vec<u64> =
                    places.iter().copied().filter(|&place| place > 0 && ends.contains(&(place - 1))).collect();
                let mut kept = [vec![7], places.clone()].concat();
                keep_behind(&ends, &mut kept, 1);
                assert_eq!(kept[1..], expected, "{ends:?} {places:?}");
            }
        }
    }
}
