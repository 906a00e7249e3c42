//! Which reports are held against each other: going through time, each with those shortly before it that share
//! something rare.
//!
//! Every feature has a chain of the latest reports that have it among their rarest; one that stands in the chains of two
//! features of another is compared with it. A report that repeats the words of another is joined with that one and is
//! in no chain: a text that is forwarded a thousand times is looked at once.

use std::collections::VecDeque;

use super::chains::Chains;
use super::keys::Closed;
use super::pairs::{BEST, Pair, Pairs};
use super::score::{WINDOW, joins};
use super::unpacked::{Unpacked, same_words};
use super::weights::Weights;
use crate::event::quick::Quick;
use crate::hashed::Hashed;
use crate::order::{Order, first_of};

/// By how many of its rarest features a report looks for others. The rest is what most reports have.
pub(super) const LOOKED_UP: usize = 8;
/// How many of the latest reports with a feature are looked at: older ones with one so frequent tell of other things.
const LOOKED_AT: usize = 24;
/// How many reports are compared with one, those that share most: an event is seldom told more often in three days.
const COMPARED: usize = 48;
/// How many reports are held: eight a minute for three days. Of denser ones only the latest are.
pub(super) const HELD: usize = 1 << 15;
/// How far apart undated reports may stand.
const NEIGHBOURHOOD: u32 = 40;

/// The latest reports, while going through time.
#[derive(Debug)]
pub(super) struct Window {
    held: VecDeque<Unpacked>,
    /// Where in time the first of them stands.
    oldest: u32,
    /// Where the latest report with these words stands.
    words: Hashed<u64, u32, Quick>,
    chains: Chains,
    /// How many features the reports share with the one that is looked at, by their places in a ring.
    shared: Vec<u8>,
    // Kept for their memory.
    spare: Vec<Unpacked>,
    rarest: Vec<u64>,
    sharing: Vec<u32>,
    found: Vec<Pair>,
}

impl Window {
    /// Before the first report.
    pub(super) fn new(weights: &Weights) -> Self {
        Self {
            held: VecDeque::new(),
            oldest: 0,
            words: Hashed::default(),
            chains: Chains::new(weights.features()),
            shared: vec![0; HELD],
            spare: Vec::new(),
            rarest: Vec::new(),
            sharing: Vec::new(),
            found: Vec::new(),
        }
    }

    /// Takes the next report in time and adds the pairs that it makes with those before it.
    pub(super) fn take(&mut self, at: u32, keys: &Closed, pairs: &mut Pairs) {
        let mut key = self.spare.pop().unwrap_or_default();
        keys.read(at, &mut key);
        while self.held.len() == HELD || self.held.front().is_some_and(|other| !is_near(other, &key)) {
            self.forget();
        }
        let place = self.oldest + self.held.len() as u32;
        match self.copied(&key, place, &keys.weights) {
            Some(pair) => pairs.push(pair),
            None => self.look(&key, place, &keys.weights, pairs),
        }
        if let Some(words) = key.words {
            self.words.insert(words.get(), place);
        }
        self.held.push_back(key);
    }

    fn forget(&mut self) {
        let Some(key) = self.held.pop_front() else { return };
        if let Some(words) = key.words
            && self.words.get(&words.get()) == Some(&self.oldest)
        {
            self.words.remove(&words.get());
        }
        self.oldest += 1;
        self.spare.push(key);
    }

    /// The pair with the latest report of the same words, unless that tells of another day.
    fn copied(&self, key: &Unpacked, place: u32, weights: &Weights) -> Option<Pair> {
        let other = *self.words.get(&key.words?.get())?;
        let score = score(self.at(other), key, weights)?;
        Some(Pair::new(score, place, place - other))
    }

    /// Compares a report with those that share two of its rarest features, or one in a paste, where few stand near.
    fn look(&mut self, key: &Unpacked, place: u32, weights: &Weights, pairs: &mut Pairs) {
        rarest(key, weights, &mut self.rarest);
        self.sharing.clear();
        for feature in self.rarest.iter().map(|rarest| *rarest as u32) {
            for other in self.chains.of(feature, self.oldest).take(LOOKED_AT) {
                let shared = &mut self.shared[other as usize % HELD];
                if *shared == 0 {
                    self.sharing.push(other);
                }
                *shared += 1;
            }
            self.chains.link(feature, place);
        }
        let enough = least_shared(key);
        let counts = &mut self.shared;
        self.sharing.retain(|other| {
            let shared = &mut counts[*other as usize % HELD];
            let kept = *shared >= enough;
            if !kept {
                *shared = 0;
            }
            kept
        });
        let chosen = (self.sharing.len() > COMPARED).then(|| {
            let key = |other: &u32| (counts[*other as usize % HELD], *other);
            first_of(self.sharing.iter().copied(), COMPARED, |one, other| key(one) > key(other))
        });
        self.sharing.iter().for_each(|other| counts[*other as usize % HELD] = 0);
        self.found.clear();
        for other in chosen.as_ref().unwrap_or(&self.sharing) {
            if let Some(score) = score(self.at(*other), key, weights) {
                self.found.push(Pair::new(score, place, place - other));
            }
        }
        self.found.order_by(|pair| pair.number());
        self.found.iter().take(BEST).for_each(|pair| pairs.push(*pair));
    }

    fn at(&self, place: u32) -> &Unpacked {
        &self.held[(place - self.oldest) as usize]
    }
}

/// What the same words add to a score: nothing is more certain.
const SURE: f32 = 2.0;

/// How certain it is that two reports tell of one event; `None` if they are not to be joined by themselves.
pub(super) fn score(a: &Unpacked, b: &Unpacked, weights: &Weights) -> Option<f32> {
    let score = joins(a, b, weights)?;
    Some(if same_words(a, b) { score + SURE } else { score })
}

/// How many of their rarest features two reports must share to be compared.
pub(super) fn least_shared(key: &Unpacked) -> u8 {
    if key.posted.is_some() { 2 } else { 1 }
}

/// Whether a report stands near a later one.
pub(super) fn is_near(a: &Unpacked, b: &Unpacked) -> bool {
    match (a.posted, b.posted) {
        (Some(x), Some(y)) => x.abs_diff(y) <= WINDOW as u64,
        (None, None) => a.at.abs_diff(b.at) <= NEIGHBOURHOOD,
        _ => false,
    }
}

/// What a report is found by: the rarest of its features and of the names of its persons that others have too.
pub(super) fn rarest(key: &Unpacked, weights: &Weights, into: &mut Vec<u64>) {
    let names = key.persons.iter().map(|person| weights.person(*person).name);
    let counted = |feature: u32| (weights.feature(feature).reports, feature);
    let shared = key.features.iter().copied().chain(names).map(counted).filter(|(reports, _)| *reports > 1);
    into.clear();
    into.extend(shared.map(|(reports, feature)| u64::from(reports) << 32 | u64::from(feature)));
    into.sort_unstable();
    into.dedup();
    into.truncate(LOOKED_UP);
}
