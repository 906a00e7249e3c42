//! Pairs of reports that may be joined, gathered in heaps by how certain they are.

/// A pair: how certain it is, then where in time the later one stands, then how many places before it the other.
/// The more certain are the smaller, and no two are equal, so that there is one order of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pair(u64);

/// Of how many earlier reports, the most certain, each report keeps the pairs: what they tell of is one event or a few.
pub(super) const BEST: usize = 8;

/// Pairs that share the upper bits of their certainty share a heap.
const HEAPS: usize = 64;
/// Scores end here.
const MOST: f32 = 4.0;

impl Pair {
    /// `score` is from 0 to 4, `back` is below 65536.
    pub(super) fn new(score: f32, later: u32, back: u32) -> Self {
        let uncertain = 0xffff - (score.clamp(0.0, MOST) * (65_535.0 / MOST)) as u64;
        Self(uncertain << 48 | u64::from(later) << 16 | u64::from(back & 0xffff))
    }

    /// The places in time, the earlier first.
    pub(super) fn places(self) -> (u32, u32) {
        let later = (self.0 >> 16) as u32;
        (later - (self.0 & 0xffff) as u32, later)
    }

    /// What pairs are put in order by.
    pub(super) fn number(self) -> u64 {
        self.0
    }

    fn heap(self) -> usize {
        (self.0 >> 58) as usize
    }
}

/// All pairs.
#[derive(Debug)]
pub(super) struct Pairs {
    heaps: Vec<Vec<u64>>,
    /// The heap that is being emptied, the most certain last.
    open: Vec<u64>,
    next: usize,
}

impl Default for Pairs {
    fn default() -> Self {
        Self { heaps: vec![Vec::new(); HEAPS], open: Vec::new(), next: 0 }
    }
}

impl Pairs {
    pub(super) fn push(&mut self, pair: Pair) {
        self.heaps[pair.heap()].push(pair.0);
    }

    /// Takes the most certain pair that is left. Nothing can be added any more.
    pub(super) fn pop(&mut self) -> Option<Pair> {
        while self.open.is_empty() {
            self.open = std::mem::take(self.heaps.get_mut(self.next)?);
            self.open.sort_unstable();
            self.open.reverse();
            self.next += 1;
        }
        self.open.pop().map(Pair)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_certain_come_first_and_each_once() {
        let mut pairs = Pairs::default();
        for (score, later, back) in [(0.5, 9, 1), (3.9, 70_000, 65_535), (0.5, 9, 2), (9.0, 7, 7), (-1.0, 3, 1)] {
            pairs.push(Pair::new(score, later, back));
        }
        let places: Vec<_> = std::iter::from_fn(|| pairs.pop()).map(Pair::places).collect();
        assert_eq!(places, [(0, 7), (4_465, 70_000), (8, 9), (7, 9), (2, 3)]);
    }
}
