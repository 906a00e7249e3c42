//! An answer held against what a plain scan of all events says.

use std::collections::{BTreeMap, BTreeSet};

use super::model_query::Typed;
use super::model_scan::Plain;
use super::model_told::{Told, chats};
use super::model_words::has_part;
use super::model_world::World;
use super::{Answer, Ask, Facet, Filter, Order, QueryReason, Row};
use crate::dump::Day;

/// Whether an event passes a filter without its days, or without the inclusions of a facet.
fn passes(
    event: &Plain,
    filter: &Filter,
    (query, world): (&Typed, &World),
    days: bool,
    without: Option<Facet>,
) -> bool {
    let has = |(facet, key): &(Facet, String)| event.values.get(facet).is_some_and(|values| values.contains(key));
    let facets: BTreeSet<Facet> = filter.include.iter().map(|chosen| chosen.0).collect();
    let in_range = event.day.map_or(filter.from.is_none() && filter.to.is_none(), |day| {
        filter.from.is_none_or(|from| from <= day) && filter.to.is_none_or(|to| day <= to)
    });
    query.means(event, world)
        && !filter.exclude.iter().any(has)
        && (!days || in_range)
        && facets
            .iter()
            .filter(|&&facet| Some(facet) != without)
            .all(|facet| filter.include.iter().any(|chosen| chosen.0 == *facet && has(chosen)))
}

/// Whether a fault is the one that is expected; of a word that nowhere occurs it need not be known how it was written.
fn is_told((fault, expected): (&&QueryReason, &QueryReason)) -> bool {
    match (fault, expected) {
        (QueryReason::Nowhere { value, near }, QueryReason::Nowhere { value: written, near: expected }) => {
            (written.is_empty() || value == written) && near == expected
        }
        _ => *fault == expected,
    }
}

fn check_row(row: &Row, event: &Plain) {
    let (number, Told { report, message, .. }) = &event.main;
    assert_eq!((&row.key, row.reports, row.report), (&event.key, event.reports, *number));
    assert_eq!(
        (row.kind, row.confidence, row.realis),
        (report.kind.value, report.kind.confidence, report.realis.value)
    );
    assert_eq!((row.days, row.posted), (event.shown, message.posted));
    assert_eq!((&row.place, &row.occasion), (&event.place, &event.occasion));
    assert_eq!(row.forwarded_from, message.forward.as_ref().and_then(|forward| forward.name.clone()));
    assert_eq!(row.channel, chats()[message.chat as usize].title);
    let flags = event.keys(Facet::Flag);
    assert_eq!((row.media, row.edited), (flags.contains("media"), flags.contains("edited")));
    let all = |keys: Vec<String>, facet| {
        assert_eq!(keys.iter().map(String::as_str).collect::<BTreeSet<_>>(), event.keys(facet));
    };
    all(row.countries.iter().map(ToString::to_string).collect(), Facet::Country);
    all(row.languages.iter().map(ToString::to_string).collect(), Facet::Language);
    for (facet, body) in [(Facet::Participant, false), (Facet::Organisation, true)] {
        let those = row.participants.iter().filter(|participant| participant.body == body);
        all(those.map(|participant| participant.key.clone()).collect(), facet);
    }
    assert!(row.participants.is_sorted_by_key(|participant| participant.body));
}

pub(super) fn check(ask: &Ask, typed: &Typed, world: &World, answer: &Answer) {
    let (filter, events, query) = (&ask.filter, &world.events, (typed, world));
    let faults: Vec<&QueryReason> = answer.query_faults.iter().map(|fault| &fault.reason).collect();
    let expected = typed.faults(world);
    assert!(
        faults.len() == expected.len() && faults.iter().zip(&expected).all(is_told),
        "{faults:?} {expected:?} {ask:?}"
    );
    assert_eq!(answer.forgiven, typed.forgiven(world), "{ask:?}");
    let mut shown: Vec<&Plain> = events.iter().filter(|event| passes(event, filter, query, true, None)).collect();
    if ask.order == Order::NewestFirst {
        let dated = shown.iter().filter(|event| event.day.is_some()).count();
        shown[..dated].reverse();
    }
    assert_eq!(answer.shown, shown.len() as u32, "{ask:?}");
    let mut days: Vec<(Option<Day>, u32)> = Vec::new();
    for event in &shown {
        match days.last_mut().filter(|day| day.0 == event.day) {
            Some(day) => day.1 += 1,
            None => days.push((event.day, 1)),
        }
    }
    assert_eq!(answer.days.iter().map(|day| (day.day, day.events)).collect::<Vec<_>>(), days, "{ask:?}");
    let first = ask.window.first.min(answer.shown);
    assert_eq!(answer.first, first);
    let window: Vec<_> = shown.iter().skip(first as usize).take(ask.window.count as usize).collect();
    assert_eq!(answer.rows.len(), window.len(), "{ask:?}");
    answer.rows.iter().zip(window).for_each(|(row, event)| check_row(row, event));
    for found in &answer.facets {
        let facet = found.facet;
        let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
        for event in events.iter().filter(|event| passes(event, filter, query, true, Some(facet))) {
            event.values.get(&facet).into_iter().flatten().for_each(|key| *counts.entry(key).or_default() += 1);
        }
        let search = ask.facets.iter().find(|choice| choice.facet == facet).map_or("", |choice| &choice.search);
        let chosen: BTreeMap<&str, u32> = filter
            .include
            .iter()
            .chain(&filter.exclude)
            .filter(|chosen| chosen.0 == facet)
            .map(|chosen| (chosen.1.as_str(), counts.get(chosen.1.as_str()).copied().unwrap_or_default()))
            .collect();
        counts.retain(|key, _| search.is_empty() || world.is_called(facet, key, |name| has_part(name, search, facet)));
        assert_eq!(found.distinct, counts.len() as u32, "{facet:?} {ask:?}");
        // What is chosen is always listed, with its count.
        counts.extend(&chosen);
        let mut expected: Vec<(bool, u32, &str)> =
            counts.into_iter().map(|(key, count)| (!chosen.contains_key(key), u32::MAX - count, key)).collect();
        expected.sort_unstable();
        let limit = ask.facets.iter().find(|choice| choice.facet == facet).map_or(0, |choice| choice.limit as usize);
        expected.truncate(limit.max(chosen.len()));
        let expected: Vec<(&str, u32)> = expected.into_iter().map(|(_, count, key)| (key, u32::MAX - count)).collect();
        let found: Vec<(&str, u32)> = found.values.iter().map(|value| (value.key.as_str(), value.count)).collect();
        assert_eq!(found, expected, "{facet:?} {ask:?}");
    }
    let without_days: Vec<&Plain> = events.iter().filter(|event| passes(event, filter, query, false, None)).collect();
    let undated = without_days.iter().filter(|event| event.day.is_none()).count();
    assert_eq!(answer.histogram.undated, undated as u32, "{ask:?}");
    let (mut dated, bars) = (0, &answer.histogram.bars);
    assert!(bars.len() <= ask.bars as usize, "{} bars {ask:?}", bars.len());
    assert!(bars.windows(2).all(|two| two[0].last.0 + 1 == two[1].first.0), "a gap {ask:?}");
    for bar in bars {
        let mut counts = [0; 3];
        let inside =
            without_days.iter().filter(|event| event.day.is_some_and(|day| bar.first <= day && day <= bar.last));
        inside.for_each(|event| counts[event.class] += 1);
        assert_eq!(bar.counts, counts, "{ask:?}");
        dated += counts.iter().sum::<u32>() as usize;
    }
    assert_eq!(dated + undated, without_days.len(), "{ask:?}");
}
