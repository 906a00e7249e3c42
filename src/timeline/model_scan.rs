//! A plain scan: all events as the reports tell them, each looked at one by one.

use std::collections::{BTreeSet, HashMap};

use super::Facet;
use super::model_told::Told;
use crate::dump::{Day, Days};
use crate::event::{Basis, Report};

/// An event as the plain scan sees it.
pub(super) struct Plain {
    pub(super) key: String,
    pub(super) day: Option<Day>,
    pub(super) class: usize,
    pub(super) values: HashMap<Facet, BTreeSet<String>>,
    pub(super) words: Vec<Vec<usize>>,
    /// Chat and number of each of its messages.
    pub(super) posts: Vec<(u32, i64)>,
    pub(super) reports: u32,
    /// The days shown, and why.
    pub(super) shown: Option<(Days, Basis)>,
    /// The report that rows are made of, with its number.
    pub(super) main: (u32, Told),
    /// Of the main report or, where that has none, of the first that has.
    pub(super) place: Option<String>,
    pub(super) occasion: Option<String>,
}

impl Plain {
    /// The keys of its values of a facet.
    pub(super) fn keys(&self, facet: Facet) -> BTreeSet<&str> {
        self.values.get(&facet).into_iter().flatten().map(String::as_str).collect()
    }
}

/// All events in the order of the timeline; `label` names the person or town behind each name.
pub(super) fn scan(
    told: &[Told],
    event_of: &[u32],
    key_of: &dyn Fn(usize) -> String,
    label: &dyn Fn(&str) -> String,
) -> Vec<Plain> {
    let mut events = Vec::new();
    for first in (0..told.len()).filter(|&at| event_of[at] as usize == at && !told[at].withdrawn) {
        let members: Vec<usize> = (first..told.len()).filter(|&at| event_of[at] as usize == first).collect();
        let stated = |at: usize| told[at].report.date_shown.is_some_and(|shown| shown.1 == Basis::Stated);
        let names = |at: usize| {
            let all = &told[at].report.participants;
            let mut distinct: Vec<(&str, bool, bool)> = Vec::new();
            for p in all {
                let form = (p.name.value.as_str(), p.role.is_some(), p.body);
                if !distinct.contains(&form) {
                    distinct.push(form);
                }
            }
            distinct.len()
        };
        let worth = |&&at: &&usize| {
            let own = told[at].message.forward.is_none();
            (stated(at), names(at), own, told[at].report.kind.confidence, usize::MAX - at)
        };
        let main = *members.iter().max_by_key(worth).unwrap();
        let by_basis = |&&at: &&usize| told[at].report.date_shown.map(|shown| (shown.1, at != main, at));
        let shown = members.iter().filter(|&&at| told[at].report.date_shown.is_some()).min_by_key(by_basis);
        let shown = shown.and_then(|&at| told[at].report.date_shown);
        let day = shown.map(|(days, _)| days.first);
        let mut values: HashMap<Facet, BTreeSet<String>> = HashMap::new();
        let mut put = |facet, key: String| {
            values.entry(facet).or_default().insert(key);
        };
        let kind = told[main].report.kind.value;
        put(Facet::Kind, format!("{kind:?}").to_lowercase());
        put(Facet::Class, format!("{:?}", kind.class()).to_lowercase());
        put(Facet::Realis, format!("{:?}", told[main].report.realis.value).to_lowercase());
        for &at in &members {
            let Told { report, message, dump, .. } = &told[at];
            report.countries.iter().for_each(|country| put(Facet::Country, country.value.to_string()));
            report.topics.iter().for_each(|topic| put(Facet::Topic, topic.value.clone()));
            report.place.iter().for_each(|place| put(Facet::Place, label(&place.value)));
            report.hashtags.iter().for_each(|tag| put(Facet::Hashtag, tag.clone()));
            for p in &report.participants {
                let facet = if p.body { Facet::Organisation } else { Facet::Participant };
                put(facet, if p.body { p.name.value.clone() } else { label(&p.name.value) });
            }
            put(Facet::Source, message.forward.as_ref().map_or("own", |_| "Ведомство").to_owned());
            put(Facet::Dump, dump.to_string());
            told[at].also.iter().for_each(|dump| put(Facet::Dump, dump.to_string()));
            if told[at].new {
                put(Facet::Flag, "new".to_owned());
            }
            put(Facet::Language, report.lang.to_string());
            let flags = [("media", !message.media.is_empty()), ("edited", message.edited.is_some())];
            flags.iter().filter(|flag| flag.1).for_each(|flag| put(Facet::Flag, flag.0.to_owned()));
        }
        let flags = [
            ("several", members.len() > 1),
            ("undated", day.is_none()),
            ("unsure", told[main].report.kind.confidence < 60),
        ];
        flags.iter().filter(|flag| flag.1).for_each(|flag| put(Facet::Flag, flag.0.to_owned()));
        let others = || std::iter::once(main).chain(members.iter().copied().filter(|&at| at != main));
        let first_of = |of: &dyn Fn(&Report) -> Option<String>| others().find_map(|at| of(&told[at].report));
        let place = first_of(&|report| Some(report.place.as_ref()?.value.clone()));
        let occasion = first_of(&|report| Some(report.occasion.as_ref()?.value.clone()));
        if let Some(occasion) = &occasion {
            put(Facet::Occasion, occasion.clone());
        }
        let instant = told[main].message.posted.map_or(i64::MAX, |posted| posted.seconds);
        let words = members.iter().map(|&at| told[at].words.clone()).collect();
        let posts = members.iter().map(|&at| told[at].post()).collect();
        let order = (day.map_or(i32::MAX, |day| day.0), instant, first);
        let reports = members.len() as u32;
        let (key, class, main) = (key_of(first), kind.class() as usize, (main as u32, told[main].clone()));
        let event = Plain { key, day, class, values, words, posts, reports, shown, main, place, occasion };
        events.push((order, event));
    }
    events.sort_by_key(|event| event.0);
    events.into_iter().map(|event| event.1).collect()
}
