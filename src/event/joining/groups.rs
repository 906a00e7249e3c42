//! From pairs to groups: no group has a contradiction in it.

use super::keys::Closed;
use super::score::{TOGETHER, contradict, likeness};
use super::unpacked::Unpacked;
use super::weights::Weights;
use crate::dump::{Day, Days};
use crate::event::quick::Quick;
use crate::hashed::Hashed;

/// Members of a group that a newcomer is held against; of forwards of one text there may be thousands.
pub(super) const HELD_AGAINST: usize = 8;
/// What any two members of a group must have in common.
pub(super) const FLOOR: f32 = 0.25;
/// How many members of a large group may differ in people or countries: a text that goes with more is no one event.
const MOST_DIFFERENT: usize = 48;

/// Groups of reports.
#[derive(Debug, Default)]
pub(super) struct Groups {
    /// For each report an earlier one of its group, or itself.
    lead: Vec<u32>,
    /// For each report another one of its group: the members of a group are a ring.
    next: Vec<u32>,
    /// What is known of groups of more than [`HELD_AGAINST`], by their first.
    large: Hashed<u32, Large, Quick>,
    // Kept for their memory.
    left: Side,
    right: Side,
}

/// What tells whether anybody in a large group would contradict a newcomer.
#[derive(Clone, Debug, Default)]
struct Large {
    /// The days that all members leave open.
    days: Option<Days>,
    /// The earliest day by which a member tells it, and the latest on which one has it begin.
    told_by: Option<Day>,
    begins: Option<Day>,
    /// A member for every set of people and countries, and what else it states.
    different: Vec<Unpacked>,
}

/// Members of a group, unpacked: its first, and some others.
#[derive(Debug, Default)]
struct Side {
    members: Vec<Unpacked>,
    count: usize,
}

impl Groups {
    /// Every report alone.
    pub(super) fn new(reports: u32) -> Self {
        Self {
            lead: (0..reports).collect(),
            next: (0..reports).collect(),
            large: Hashed::default(),
            left: Side::default(),
            right: Side::default(),
        }
    }

    /// Joins the groups of two reports if they are one: nobody contradicts anybody, and on the whole they are alike.
    pub(super) fn join(&mut self, a: u32, b: u32, keys: &Closed) {
        let (a, b) = (self.first(a), self.first(b));
        if a == b {
            return;
        }
        let (a, b) = (a.min(b), a.max(b));
        let alone = |report: u32| self.next[report as usize] == report;
        // Of two that are alone all is known: they are a pair.
        if (alone(a) && alone(b)) || self.fit(a, b, keys) {
            self.lead[b as usize] = a;
            self.next.swap(a as usize, b as usize);
        }
    }

    /// The first report of the group of each.
    pub(super) fn close(mut self) -> Vec<u32> {
        // Leads are earlier, so what they lead to is known when it is needed.
        for report in 0..self.lead.len() {
            self.lead[report] = self.lead[self.lead[report] as usize];
        }
        self.lead
    }

    fn first(&mut self, mut report: u32) -> u32 {
        while self.lead[report as usize] != report {
            let further = self.lead[self.lead[report as usize] as usize];
            self.lead[report as usize] = further;
            report = further;
        }
        report
    }

    /// Whether two groups are one.
    fn fit(&mut self, a: u32, b: u32, keys: &Closed) -> bool {
        self.left.fill(a, &self.next, keys);
        self.right.fill(b, &self.next, keys);
        let large = self.left.count + self.right.count > HELD_AGAINST;
        self.alike(keys) && (!large || self.fit_in_all(a, b, &keys.weights))
    }

    fn alike(&self, keys: &Closed) -> bool {
        let mut total = 0.0;
        for a in self.left.members() {
            for b in self.right.members() {
                match likeness(a, b, &keys.weights) {
                    Some(score) if score >= FLOOR => total += score,
                    _ => return false,
                }
            }
        }
        total / (self.left.count * self.right.count) as f32 >= TOGETHER
    }

    /// Whether no member of two groups contradicts one that it was not held against; if so, it is noted under `a`.
    fn fit_in_all(&mut self, a: u32, b: u32, weights: &Weights) -> bool {
        let (of_a, of_b) = (self.large.remove(&a), self.large.remove(&b));
        let (was_large, other_was_large) = (of_a.is_some(), of_b.is_some());
        let mut large = of_a.unwrap_or_else(|| Large::of(self.left.members()));
        let other = of_b.unwrap_or_else(|| Large::of(self.right.members()));
        if large.fits(&other, weights) {
            large.take(other);
            self.large.insert(a, large);
            return true;
        }
        if was_large {
            self.large.insert(a, large);
        }
        if other_was_large {
            self.large.insert(b, other);
        }
        false
    }
}

impl Large {
    /// Of all members of a group.
    fn of(members: &[Unpacked]) -> Self {
        let mut large = Self::default();
        for member in members {
            large.take(Self {
                days: member.date,
                told_by: member.told_by(),
                begins: member.date.map(|days| days.first),
                different: vec![member.clone()],
            });
        }
        large
    }

    fn fits(&self, other: &Self, weights: &Weights) -> bool {
        if self.days.is_some() && other.days.is_some() && common(self.days, other.days).is_none() {
            return false;
        }
        let too_early = |told: &Self, dated: &Self| told.told_by.zip(dated.begins).is_some_and(|(by, day)| by < day);
        if too_early(self, other) || too_early(other, self) {
            return false;
        }
        let new = other.different.iter().filter(|member| !self.has(member)).count();
        self.different.len() + new <= MOST_DIFFERENT
            && !self.different.iter().any(|a| other.different.iter().any(|b| contradict(a, b, weights)))
    }

    fn take(&mut self, other: Self) {
        self.days = common(self.days, other.days).or(self.days).or(other.days);
        self.told_by = self.told_by.into_iter().chain(other.told_by).min();
        self.begins = self.begins.max(other.begins);
        for member in other.different {
            if !self.has(&member) {
                self.different.push(member);
            }
        }
    }

    fn has(&self, member: &Unpacked) -> bool {
        let same = |known: &Unpacked| {
            known.persons == member.persons
                && known.parties == member.parties
                && known.offices == member.offices
                && (member.town.is_none()
                    || known.town == member.town
                        && known.kind == member.kind
                        && known.lang == member.lang
                        && (known.date.is_none() || member.date.is_some()))
        };
        self.different.iter().any(same)
    }
}

/// The days that both leave open.
fn common(a: Option<Days>, b: Option<Days>) -> Option<Days> {
    let (a, b) = (a?, b?);
    let common = Days { first: a.first.max(b.first), last: a.last.min(b.last) };
    (common.first <= common.last).then_some(common)
}

impl Side {
    /// Unpacks the members of a group from its first on.
    fn fill(&mut self, first: u32, next: &[u32], keys: &Closed) {
        self.count = 0;
        let mut report = first;
        loop {
            if self.members.len() == self.count {
                self.members.push(Unpacked::default());
            }
            keys.read(report, &mut self.members[self.count]);
            self.count += 1;
            report = next[report as usize];
            if report == first || self.count == HELD_AGAINST {
                return;
            }
        }
    }

    fn members(&self) -> &[Unpacked] {
        &self.members[..self.count]
    }
}
