//! The index against a plain scan over everything: random reports, random questions, the same answers.

use super::model_check::check;
use super::model_query::{Typed, random_filter};
use super::model_scan::scan;
use super::model_told::{Chance, Told, chats, labels, later, told};
use super::model_words::random_search;
use super::model_world::World;
use super::stored_tests::{stored, taken_up};
use super::{Ask, Builder, Choice, Facet, Filter, Order, Timeline, Window, event_key};
use crate::dump::Chat;

#[test]
fn the_index_answers_as_a_plain_scan_does() {
    for seed in [0x5eed_0f7e_57ed_1234, 12_345_977_580] {
        answers_as_a_plain_scan_does(Chance(seed));
    }
}

fn answers_as_a_plain_scan_does(mut chance: Chance) {
    // Questions that some events answer and others do not, and those with a typo that was forgiven.
    let (mut told_apart, mut forgiven, mut faults, mut while_closing) = (0, 0, 0, 0);
    for round in 0..60 {
        // Most rounds are small; in the last there is more than one chunk of everything.
        let (reports, questions) = if round == 59 { (3_000, 12) } else { (1 + chance.below(250), 25) };
        let mut told: Vec<Told> = (0..reports).map(|id| told(&mut chance, id as i64)).collect();
        let mut event_of: Vec<u32> = (0..told.len() as u32).collect();
        for at in 1..told.len() {
            if chance.one_in(4) {
                event_of[at] = event_of[chance.below(at)];
            }
        }
        let newest = if chance.one_in(2) { 0..0 } else { chance.below(told.len())..told.len() };
        for at in 0..told.len() {
            if chance.one_in(6) {
                told[at].also.push(2 + chance.below(2) as u32);
            }
            told[at].new = newest.contains(&at) && told[at].also.is_empty();
            // Joining leaves what is withdrawn alone.
            let alone = event_of[at] as usize == at && !event_of[at + 1..].contains(&(at as u32));
            told[at].withdrawn = round % 2 == 1 && alone && chance.one_in(4);
        }
        let mut builder = Builder::default();
        let chats = chats();
        for dump in 0..2 {
            // The name of the one is told by another dump.
            builder.add_chat(dump, &Chat { username: None, ..chats[0].clone() });
            builder.add_chat(dump, &chats[1]);
        }
        for (at, one) in (0..).zip(&told) {
            // Some become known before the report comes, and most behind it.
            if at % 7 == 0 {
                later(&mut builder, at, one);
            }
            assert_eq!(builder.push(&one.report, &one.message, one.dump), at);
        }
        builder.set_newest(newest.start as u32..newest.end as u32);
        for (at, one) in (0..).zip(&told).filter(|(at, _)| at % 7 != 0) {
            later(&mut builder, at, one);
        }
        let key_of = |at: usize| {
            let (chat, id) = told[at].post();
            event_key::text(event_key::numbered(event_key::chat(&chats[chat as usize]), id as u32))
        };
        (0..2).for_each(|dump| builder.name_chat(dump, 0, &chats[0]));
        let provisional = scan(&told, &(0..told.len() as u32).collect::<Vec<_>>(), &key_of, &str::to_owned);
        let provisional = World::new(&told, provisional, false, &str::to_owned);
        let names = labels(&told);
        let label = |name: &str| names[name].clone();
        let world = World::new(&told, scan(&told, &event_of, &key_of, &label), true, &label);
        let mut keys: Vec<(Facet, String)> = vec![(Facet::Topic, "unknown".into())];
        for event in world.events.iter().take(20) {
            let values = event.values.iter();
            keys.extend(values.flat_map(|(facet, keys)| keys.iter().map(|key| (*facet, key.clone()))));
        }
        keys.sort();
        let mut asks = Vec::new();
        for _ in 0..questions {
            let (filter, query) = random_filter(&mut chance, &keys);
            let (limit, search) = (chance.of(&[0, 1, 2, 5, 1_000]), random_search(&mut chance));
            let ask = Ask {
                serial: round,
                filter,
                order: chance.of(&[Order::NewestFirst, Order::OldestFirst]),
                window: Window { first: chance.below(120) as u32, count: chance.below(60) as u32 },
                facets: Facet::ALL.map(|facet| Choice { facet, limit, search: search.to_owned() }).into(),
                bars: chance.of(&[1, 7, 60, 500]),
            };
            // Names in two scripts and forms of a person's name meet only when the timeline is closed.
            let people_chosen = ask.filter.include.iter().chain(&ask.filter.exclude).any(|c| c.0 == Facet::Participant);
            let by_names = query.names() || people_chosen;
            if !by_names {
                check(&ask, &query, &provisional, &builder.ask(&ask, &()));
            }
            asks.push((ask, query, by_names));
        }
        let mut closing = builder.close(&event_of);
        let mut timeline = loop {
            if let Some(timeline) = closing.step(1 + chance.below(1 + told.len() / 10) as u32) {
                break timeline;
            }
            // Until it is closed it answers as before, wherever postings are by then.
            if let Some((ask, query, _)) = asks.get(chance.below(asks.len() * 2)).filter(|(.., by_names)| !by_names) {
                check(ask, query, &provisional, &closing.ask(ask, &()));
                while_closing += 1;
            }
        };
        if round % 3 == 0 {
            // One that was stored and taken up again is no other.
            timeline = taken_up(&stored(&timeline)).expect("as it was stored");
        }
        for (ask, query, _) in &asks {
            if chance.one_in(2) {
                // What is narrowed is counted by what was known of it.
                let _ = timeline.ask(&without_query(ask), &());
            }
            let answer = timeline.ask(ask, &());
            check(ask, query, &world, &answer);
            assert_eq!(timeline.ask(&named_otherwise(ask, &told, &label), &()).shown, answer.shown, "{ask:?}");
            told_apart += u32::from(answer.shown > 0 && (answer.shown as usize) < world.events.len());
            forgiven += u32::from(!answer.forgiven.is_empty());
            faults += u32::from(!answer.query_faults.is_empty());
            check_neighbours(&timeline, ask, answer.shown);
            check_near(&timeline, ask, query, &world, &mut chance);
        }
    }
    assert!(told_apart > 500 && forgiven > 80 && faults > 50, "{told_apart} {forgiven} {faults}");
    assert!(while_closing > 200, "{while_closing}");
}

/// Of what is little more or less than before, only what came and went may be counted; and of the same, asked for
/// otherwise, other things. Of every fourth question, for it takes ten answers.
fn check_near(timeline: &Timeline, ask: &Ask, query: &Typed, world: &World, chance: &mut Chance) {
    // All may be withdrawn.
    let at = chance.below(world.events.len().max(1));
    if !at.is_multiple_of(4) || world.events.is_empty() {
        return;
    }
    let (new, old) = (Order::NewestFirst, Order::OldestFirst);
    for (apart, order, limit, bars) in
        [(0, new, 2, 60), (0, old, 2, 60), (0, old, 5, 60), (3, old, 5, 7), (0, new, 5, 7)]
    {
        let to = world.events[(at + apart) % world.events.len()].day;
        let filter = Filter { to, from: None, ..ask.filter.clone() };
        let facets: Vec<Choice> = ask.facets.iter().map(|choice| Choice { limit, ..choice.clone() }).collect();
        for bars in [bars, 1] {
            let near = Ask { filter: filter.clone(), order, facets: facets.clone(), bars, ..ask.clone() };
            check(&near, query, world, &timeline.ask(&near, &()));
        }
    }
}

/// The same question without what was typed.
fn without_query(ask: &Ask) -> Ask {
    Ask { filter: Filter { query: String::new(), ..ask.filter.clone() }, ..ask.clone() }
}

/// Each event of an answer is found by its key, between its neighbours.
fn check_neighbours(timeline: &Timeline, ask: &Ask, shown: u32) {
    let moved = Ask { window: Window { first: 0, count: 10_000 }, ..ask.clone() };
    let all = timeline.ask(&moved, &()).rows;
    assert_eq!(all.len(), shown as usize);
    for (at, row) in all.iter().enumerate().step_by(17) {
        let found = timeline.event(&row.key, &ask.filter, ask.order, &()).unwrap();
        let key = |at: Option<usize>| at.and_then(|at| all.get(at)).map(|row| row.key.clone());
        assert_eq!((found.position, &found.row), (Some(at as u32), row));
        assert_eq!((found.previous, found.next), (key(at.checked_sub(1)), key(Some(at + 1))));
        assert_eq!(timeline.reports_of(&row.key).unwrap().len(), row.reports as usize);
    }
}

/// The same question as links of the time ask it when a town was a value for each name.
fn named_otherwise(ask: &Ask, told: &[Told], label: &dyn Fn(&str) -> String) -> Ask {
    let mut ask = ask.clone();
    for (facet, key) in ask.filter.include.iter_mut().chain(&mut ask.filter.exclude) {
        let mut places = told.iter().filter_map(|one| Some(one.report.place.as_ref()?.value.as_str()));
        let other = places.find(|other| other != key && label(other) == *key);
        if let Some(other) = other.filter(|_| *facet == Facet::Place) {
            other.clone_into(key);
        }
    }
    ask
}
