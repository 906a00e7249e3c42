//! The fast way to candidates and groups against the plain rule, which looks at all pairs: the same groups.

use std::num::{NonZeroU32, NonZeroU64};

use super::candidates::{is_near, least_shared, rarest, score};
use super::groups::{FLOOR, HELD_AGAINST};
use super::keys::Closed;
use super::lead::{Feature, Sort};
use super::pairs::{BEST, Pair};
use super::person::PersonKey;
use super::score::{TOGETHER, contradict, likeness};
use super::unpacked::{Unpacked, same_words};
use super::{JoinKey, Joining, Keys, join};
use crate::dump::{Day, Days};
use crate::event::{Country, Kind, Lang};

/// Small numbers, the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % end
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }
}

/// How those who take part are written, and the numbers of the persons whom people would take each for: some have a
/// surname in common.
const WRITTEN: [&[(&str, &[u8])]; 6] = [
    &[("Ana Torres", &[0]), ("А.Торрес", &[0]), ("Torres", &[0, 1]), ("Ана Торрес", &[0]), ("Luis Torres", &[1])],
    &[("Ivan Barov", &[2, 3]), ("И.П.Баров", &[2]), ("Баров", &[2, 3, 4]), ("И.С.Баров", &[3]), ("S. Barov", &[4])],
    &[("Carmen Quispe", &[5]), ("Кармен Киспе", &[5]), ("Quispe Carmen", &[5])],
    &[("B. Sisavath", &[6]), ("Бунми Сисават", &[6])],
    &[("Esi Mensah", &[7]), ("Э.Менса", &[7]), ("Kofi Mensah", &[8])],
    &[("Jan Nowak", &[9]), ("Ян Новак", &[9]), ("Я.Новак", &[9]), ("Анна Новак", &[10])],
];

/// What the test itself knows of a telling: whom each name may mean, its day, and when it was told if it tells the past.
#[derive(Debug)]
struct Known {
    persons: Vec<&'static [u8]>,
    date: Option<Days>,
    told: Option<i64>,
}

impl Known {
    /// Whether both have somebody whom the other has not, whoever is meant, or their days exclude each other.
    fn contradicts(&self, other: &Self) -> bool {
        let alone = |of: &Self, other: &Self| {
            let met = |who: &u8| other.persons.iter().any(|name| name.contains(who));
            of.persons.iter().any(|name| !name.iter().any(met))
        };
        let apart = |(x, y): (Days, Days)| x.last < y.first || y.last < x.first;
        // A day is longest if it begins in the far east: fourteen hours before Greenwich.
        let early = |told: &Self, dated: &Self| {
            told.told.zip(dated.date).is_some_and(|(told, days)| told + 14 * 3_600 < i64::from(days.first.0) * 86_400)
        };
        alone(self, other) && alone(other, self)
            || self.date.zip(other.date).is_some_and(apart)
            || early(self, other)
            || early(other, self)
    }
}

/// A telling of one of a few happenings, with slips: what it says is mostly, but not always, what the others say.
fn telling(chance: &mut Chance, dated: bool, events: u64) -> (JoinKey, Known) {
    let event = chance.below(events);
    let mut features = vec![Feature::new(Sort::Action, event % 2)];
    for n in 0..6 {
        let hash = if chance.one_in(4) { chance.below(30) } else { event * 7 + n };
        features.push(Feature::new([Sort::Name, Sort::Word, Sort::Number][n as usize % 3], hash));
    }
    features.sort_unstable();
    features.dedup();
    let mut named = Vec::new();
    for n in [event, event + 1].into_iter().filter(|_| !chance.one_in(3)).collect::<Vec<_>>() {
        let written = WRITTEN[n as usize % WRITTEN.len()];
        // Namesakes stand last, and are rare.
        let end = if chance.one_in(4) { written.len() } else { 2 };
        named.push(written[chance.below(end as u64) as usize]);
    }
    let mut persons: Vec<PersonKey> = named.iter().filter_map(|(name, _)| PersonKey::of(name)).collect();
    persons.sort_unstable();
    let parties = [["NO", "PE"], ["GH", "NO"]][event as usize % 2].iter().filter_map(|code| Country::new(code));
    let key = JoinKey {
        posted: dated.then(|| 1_700_000_000 + chance.below(8 * 86_400) as i64),
        date: chance.one_in(3).then(|| Days::one(Day(19_675 + (event + chance.below(2)) as i32))),
        kind: [Kind::Meeting, Kind::Call, Kind::Comment][chance.below(3) as usize],
        told: chance.one_in(2),
        lang: if chance.one_in(2) { Lang::RU } else { Lang::EN },
        voice: chance.below(2) as u32,
        words: NonZeroU64::new(chance.below(12)),
        marks: NonZeroU32::new(chance.below(3) as u32),
        features,
        persons,
        town: NonZeroU32::new([0, 0, 0x4e4f_0000, 0x5045_0000][chance.below(4) as usize] + event as u32 % 2),
        offices: if chance.one_in(3) { vec![0x4e4f << 3 | chance.below(3) as u32] } else { Vec::new() },
        parties: if chance.one_in(2) { parties.collect() } else { Vec::new() },
    };
    let told = key.posted.filter(|_| key.told);
    let known = Known { persons: named.iter().map(|(_, meant)| *meant).collect(), date: key.date, told };
    (key, known)
}

fn keys(all: &[JoinKey]) -> Keys {
    let mut keys = Keys::default();
    for key in all {
        keys.push(key);
    }
    keys
}

/// All reports of one set as they are compared, in the order of time.
fn unpacked(keys: &Closed) -> Vec<Unpacked> {
    let read = |at| {
        let mut key = Unpacked::default();
        keys.read(at, &mut key);
        key
    };
    let mut all: Vec<Unpacked> = (0..keys.len()).map(read).collect();
    all.sort_by_key(|key| (key.posted.is_none(), key.posted, key.at));
    all
}

/// The rule, word by word.
fn plain(keys: &Closed) -> Vec<u32> {
    let all = unpacked(keys);
    let weights = &keys.weights;
    let rarest = |key: &Unpacked| {
        let mut found = Vec::new();
        rarest(key, weights, &mut found);
        found
    };
    let mut pairs: Vec<Pair> = Vec::new();
    let mut copies = vec![false; all.len()];
    for (b, key) in all.iter().enumerate() {
        let near = |a: &usize| is_near(&all[*a], key);
        if let Some(a) = (0..b).rev().filter(near).find(|a| same_words(&all[*a], key))
            && let Some(score) = score(&all[a], key, weights)
        {
            copies[b] = true;
            pairs.push(Pair::new(score, b as u32, (b - a) as u32));
            continue;
        }
        let mut found: Vec<Pair> = (0..b)
            .filter(|a| near(a) && !copies[*a])
            .filter(|a| {
                let other = rarest(&all[*a]);
                rarest(key).iter().filter(|feature| other.contains(feature)).count() >= usize::from(least_shared(key))
            })
            .filter_map(|a| Some(Pair::new(score(&all[a], key, weights)?, b as u32, (b - a) as u32)))
            .collect();
        found.sort();
        pairs.extend(&found[..found.len().min(BEST)]);
    }
    pairs.sort();
    let mut groups: Vec<Vec<usize>> = (0..all.len()).map(|place| vec![place]).collect();
    for pair in pairs {
        let (a, b) = pair.places();
        let of = |place: u32| groups.iter().position(|group| group.contains(&(place as usize))).unwrap();
        let (a, b) = (of(a), of(b));
        if a == b {
            continue;
        }
        let scores: Vec<Option<f32>> = groups[a]
            .iter()
            .flat_map(|x| groups[b].iter().map(|y| likeness(&all[*x], &all[*y], weights)).collect::<Vec<_>>())
            .collect();
        let total: f32 = scores.iter().flatten().sum();
        if scores.iter().all(|score| score.is_some_and(|score| score >= FLOOR))
            && total / scores.len() as f32 >= TOGETHER
        {
            let moved = std::mem::take(&mut groups[b]);
            groups[a].extend(moved);
        }
    }
    let mut events = vec![0; all.len()];
    for group in groups {
        let ordinals: Vec<u32> = group.iter().map(|place| all[*place].at).collect();
        for at in &ordinals {
            events[*at as usize] = ordinals.iter().copied().min().unwrap_or_default();
        }
    }
    events
}

#[test]
fn candidates_and_groups_are_those_of_all_pairs() {
    let mut chance = Chance(88_172_645_463_325_252);
    let mut sizes = [0; HELD_AGAINST + 1];
    for round in 0..2_500 {
        // As many as are held against each other: beyond that a group is no longer compared member by member.
        let count = 2 + chance.below(HELD_AGAINST as u64 - 1) as usize;
        let all: Vec<JoinKey> = (0..count).map(|n| telling(&mut chance, round % 3 > 0 || n % 5 == 0, 2).0).collect();
        let expected = plain(&keys(&all).close());
        assert_eq!(join(keys(&all)), expected, "round {round}: {all:#?}");
        (0..count as u32).for_each(|event| sizes[expected.iter().filter(|of| **of == event).count()] += 1);
    }
    assert!(sizes[2] > 500 && sizes[3] > 100 && sizes[4] > 40, "the sets join too little to tell anything: {sizes:?}");
}

#[test]
fn nobody_in_a_group_contradicts_anybody() {
    let mut chance = Chance(3_141_592_653_589_793);
    let mut largest = 0;
    for round in 0..40 {
        let (all, known): (Vec<JoinKey>, Vec<Known>) = (0..400).map(|_| telling(&mut chance, round % 2 > 0, 5)).unzip();
        let events = join(keys(&all));
        let closed = keys(&all).close();
        let mut reports = unpacked(&closed);
        reports.sort_by_key(|key| key.at);
        for (b, key) in reports.iter().enumerate() {
            for a in (0..b).filter(|a| events[*a] == events[b]) {
                let other = &reports[a];
                assert!(!contradict(other, key, &closed.weights), "round {round}: {other:?} {key:?}");
                assert!(!known[a].contradicts(&known[b]), "round {round}: {:?} {:?}", known[a], known[b]);
                let held = |x: &Unpacked| x.offices.first().map(|office| office % 4);
                let head_and_minister = |x: &Unpacked, y: &Unpacked| held(x) == Some(0) && held(y) == Some(2);
                assert!(
                    !head_and_minister(other, key) && !head_and_minister(key, other),
                    "round {round}: {other:?} {key:?}"
                );
            }
        }
        largest =
            largest.max((0..400).map(|event| events.iter().filter(|of| **of == event).count()).max().unwrap_or(0));
    }
    assert!(largest > HELD_AGAINST, "no group is larger than what is compared member by member: {largest}");
}

#[test]
fn the_size_of_a_step_changes_nothing() {
    let mut chance = Chance(27_182_818_284_590_452);
    let all: Vec<JoinKey> = (0..300).map(|_| telling(&mut chance, true, 5).0).collect();
    let whole = join(keys(&all));
    for reports in [0, 1, 7, 100] {
        let mut joining = Joining::new(keys(&all));
        let mut steps = 0;
        let events = loop {
            steps += 1;
            if let Some(events) = joining.step(reports) {
                break events;
            }
        };
        assert_eq!(events, whole, "{reports}");
        assert!(steps >= 300 / reports.max(1), "{reports}: {steps} steps");
    }
    assert!(join(Keys::default()).is_empty());
}
