//! What a report states of a meeting that another may contradict: the town, and the offices of those who met.
//!
//! Both as small numbers, the same in both languages as far as they can be. What contradicts is told here as well; how alike
//! two reports are is not.

use std::num::NonZeroU32;
use std::sync::OnceLock;

use super::key::hash;
use super::skeleton::Skeleton;
use crate::event::gazetteer::Gazetteer;
use crate::event::letter::Small;
use crate::event::order::Order;
use crate::event::{Class, Country, Participant, Report};

/// The town of a meeting: its country above, of its name what fits below. Nothing where no list has it.
pub(super) fn town(report: &Report) -> Option<NonZeroU32> {
    static TOWNS: OnceLock<Vec<(u64, Country)>> = OnceLock::new();
    if report.kind.value.class() != Class::Meeting {
        return None;
    }
    let name = hash(report.place.as_ref()?.value.chars());
    let towns = TOWNS.get_or_init(|| {
        let all = Gazetteer::get().cities.iter();
        let mut towns: Vec<(u64, Country)> =
            all.filter_map(|city| Some((hash(city.name.chars()), city.country?))).collect();
        towns.order_by(|(name, _)| *name);
        towns
    });
    let (_, country) =
        towns.get(towns.partition_point(|(known, _)| *known < name)).filter(|(known, _)| *known == name)?;
    NonZeroU32::new((country.number() as u32) << 16 | name as u32 & 0xffff)
}

/// Whether two towns cannot be one: in other countries, or of other names in one language.
pub(super) fn towns_differ(one: NonZeroU32, other: NonZeroU32, same_language: bool) -> bool {
    one != other && (same_language || one.get() >> 16 != other.get() >> 16)
}

/// Heads of states, as their office is written without the country.
const HEADS: [&str; 12] = [
    "president",
    "president of the republic",
    "head of state",
    "king",
    "emir",
    "sultan",
    "президент",
    "президент республики",
    "глава государства",
    "король",
    "эмир",
    "султан",
];
/// Heads of governments.
const PREMIERS: [&str; 9] = [
    "prime minister",
    "premier",
    "chancellor",
    "head of government",
    "премьер-министр",
    "премьер",
    "канцлер",
    "глава правительства",
    "председатель правительства",
];
/// Beginnings of what foreign ministers are called.
const MINISTERS: [&str; 7] = [
    "foreign minister",
    "minister of foreign affairs",
    "minister for foreign affairs",
    "foreign secretary",
    "министр иностранных дел",
    "глава мид",
    "глава внешнеполитического",
];

const HEAD: u32 = 0;
const PREMIER: u32 = 1;
const MINISTER: u32 = 2;
/// Whether the office stands without a name.
const NAMELESS: u32 = 4;

/// Those offices of a country, or of a person whose country is not told, that one report may hold against another.
pub(super) fn offices(report: &Report) -> Vec<u32> {
    if report.kind.value.class() != Class::Meeting {
        return Vec::new();
    }
    let mut found: Vec<u32> = report.participants.iter().filter_map(office).collect();
    found.order_by(|office| u64::from(*office));
    found.dedup();
    found
}

fn office(one: &Participant) -> Option<u32> {
    let role = one.role.as_ref().filter(|_| !one.body)?.value.small();
    let held = match () {
        () if HEADS.contains(&role.as_str()) => HEAD,
        () if PREMIERS.contains(&role.as_str()) => PREMIER,
        () if MINISTERS.iter().any(|office| role.starts_with(office)) => MINISTER,
        () => return None,
    };
    let name = &one.name.value;
    let nameless = name.small().starts_with(role.split(' ').next().unwrap_or_default());
    let who = match &one.country {
        Some(country) => country.value.number() as u32,
        None if nameless => return None,
        // Letters of a code leave the highest bit free.
        None => Skeleton::of(name.rsplit([' ', '.']).next().unwrap_or(name)).0 as u32 & 0xffff | 1 << 16,
    };
    Some(who << 3 | if nameless { NAMELESS } else { 0 } | held)
}

/// Whether two reports tell of different offices of one country: its president met somebody, or its foreign minister. One may
/// head a government and be foreign minister as well; then a name says who it is.
pub(super) fn offices_differ(one: &[u32], other: &[u32]) -> bool {
    let held = |office: u32| office & 3;
    let same = |a: u32, b: u32| a >> 3 == b >> 3;
    one.iter().any(|a| {
        let theirs = || other.iter().filter(|b| same(*a, **b));
        let agrees = theirs().any(|b| one.iter().any(|mine| same(*mine, *b) && held(*mine) == held(*b)));
        let apart = |b: &u32| {
            let both = held(*a) + held(*b) == HEAD + MINISTER && held(*a) != held(*b);
            both || held(*a) != held(*b) && (a | b) & NAMELESS != 0
        };
        !agrees && theirs().any(apart)
    })
}
