//! For every feature the latest reports that are found by it.

use super::candidates::{HELD, LOOKED_UP};

/// One report in the chain of one feature.
#[derive(Clone, Copy, Debug)]
struct Link {
    /// Where in time the report stands.
    place: u32,
    /// One more than the number of the link before it in its chain; 0 for none.
    before: u32,
}

/// Links that are kept: those of all reports that are held.
const ROOM: usize = HELD * LOOKED_UP;

/// Chains of links in one ring: links are overwritten when so many newer ones are there that they are of no use.
#[derive(Debug)]
pub(super) struct Chains {
    /// By feature, one more than the number of its last link.
    last: Vec<u32>,
    ring: Vec<Link>,
    /// How many links there were ever.
    linked: u32,
}

impl Chains {
    /// For so many features.
    pub(super) fn new(features: usize) -> Self {
        Self { last: vec![0; features], ring: Vec::new(), linked: 0 }
    }

    /// Adds a report, later than all others, to the chain of a feature.
    pub(super) fn link(&mut self, feature: u32, place: u32) {
        let last = &mut self.last[feature as usize];
        let link = Link { place, before: *last };
        let at = self.linked as usize % ROOM;
        match self.ring.get_mut(at) {
            Some(old) => *old = link,
            None => self.ring.push(link),
        }
        self.linked += 1;
        *last = self.linked;
    }

    /// The places of the reports in a chain from `oldest` on, the latest first.
    pub(super) fn of(&self, feature: u32, oldest: u32) -> impl Iterator<Item = u32> {
        let mut at = self.last[feature as usize];
        std::iter::from_fn(move || {
            let number = at.checked_sub(1)?;
            if self.linked - number > self.ring.len() as u32 {
                return None;
            }
            let link = self.ring[number as usize % ROOM];
            at = link.before;
            (link.place >= oldest).then_some(link.place)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_come_first_and_the_oldest_are_overwritten() {
        let mut chains = Chains::new(3);
        let end = ROOM as u32 * 2;
        for place in 0..end {
            chains.link(place % 2, place);
        }
        let of = |feature, oldest| chains.of(feature, oldest).collect::<Vec<_>>();
        assert_eq!(of(0, 0), (end / 2..end).rev().filter(|place| place % 2 == 0).collect::<Vec<_>>());
        assert_eq!(of(1, end - 4), [end - 1, end - 3]);
        assert_eq!((of(2, 0), of(1, end)), (vec![], vec![]));
    }
}
