//! Maps and sets as sorted lists.
//!
//! A tree of the standard library costs some eight kilobytes of what the page fetches for each pair of types, and there
//! would be dozens of them; this costs some hundred bytes. Adding takes time with the number of those behind, so it is for
//! few, or for what comes nearly in order. What is large and comes in any order is a tree or a table.

use std::borrow::Borrow;
use std::ops::{Bound, RangeBounds};

use serde::{Deserialize, Serialize};

/// Values by key, in the order of the keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Sorted<K, V> {
    list: Vec<(K, V)>,
}

/// Keys without values, in their order.
pub(crate) type SortedSet<K> = Sorted<K, ()>;

impl<K, V> Default for Sorted<K, V> {
    fn default() -> Self {
        Self { list: Vec::new() }
    }
}

impl<K: Ord, V> Sorted<K, V> {
    fn place<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        // What comes in order is behind all.
        if self.list.last().is_none_or(|(last, _)| last.borrow() < key) {
            return Err(self.list.len());
        }
        self.list.binary_search_by(|(known, _)| known.borrow().cmp(key))
    }

    pub(crate) fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.place(key).ok().map(|at| &self.list[at].1)
    }

    pub(crate) fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        self.place(key).ok().map(|at| &mut self.list[at].1)
    }

    pub(crate) fn has<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.place(key).is_ok()
    }

    /// The value of a key, made if there is none.
    pub(crate) fn entry(&mut self, key: K, new: impl FnOnce() -> V) -> &mut V {
        let at = self.place(&key).unwrap_or_else(|at| {
            self.list.insert(at, (key, new()));
            at
        });
        &mut self.list[at].1
    }

    /// Gives a key a value, in place of any other.
    pub(crate) fn insert(&mut self, key: K, value: V) {
        match self.place(&key) {
            Ok(at) => self.list[at].1 = value,
            Err(at) => self.list.insert(at, (key, value)),
        }
    }

    pub(crate) fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        self.place(key).ok().map(|at| self.list.remove(at).1)
    }

    pub(crate) fn retain(&mut self, mut keep: impl FnMut(&K) -> bool) {
        self.list.retain(|(key, _)| keep(key));
    }

    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> + Clone {
        self.list.iter().map(|(key, value)| (key, value))
    }

    pub(crate) fn keys(&self) -> impl DoubleEndedIterator<Item = &K> + Clone {
        self.list.iter().map(|(key, _)| key)
    }

    pub(crate) fn values(&self) -> impl Iterator<Item = &V> {
        self.list.iter().map(|(_, value)| value)
    }

    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.list.iter_mut().map(|(_, value)| value)
    }

    pub(crate) fn into_keys(self) -> impl Iterator<Item = K> {
        self.list.into_iter().map(|(key, _)| key)
    }

    /// Those whose keys lie in a range.
    pub(crate) fn range(&self, range: impl RangeBounds<K>) -> impl DoubleEndedIterator<Item = (&K, &V)> + Clone {
        let before = |bound: Bound<&K>, outside: usize, behind_it: bool| match bound {
            Bound::Unbounded => outside,
            Bound::Included(key) => self.list.partition_point(|(known, _)| known < key || behind_it && known == key),
            Bound::Excluded(key) => self.list.partition_point(|(known, _)| known < key || !behind_it && known == key),
        };
        let (start, end) = (before(range.start_bound(), 0, false), before(range.end_bound(), self.list.len(), true));
        self.list[start..end.max(start)].iter().map(|(key, value)| (key, value))
    }
}

impl<K: Ord> SortedSet<K> {
    /// A set of all.
    pub(crate) fn of(all: impl Iterator<Item = K>) -> Self {
        let mut set = Self::default();
        set.extend(all);
        set
    }

    /// Adds a key; whether it was not there.
    pub(crate) fn add(&mut self, key: K) -> bool {
        let place = self.place(&key);
        place.map_err(|at| self.list.insert(at, (key, ()))).is_err()
    }

    pub(crate) fn extend(&mut self, all: impl Iterator<Item = K>) {
        all.for_each(|key| {
            self.add(key);
        });
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Sorted<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(all: I) -> Self {
        let mut sorted = Self::default();
        all.into_iter().for_each(|(key, value)| sorted.insert(key, value));
        sorted
    }
}

impl<K, V> IntoIterator for Sorted<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// The same is done with a tree of the standard library, and all that can be asked is compared.
    #[test]
    fn it_is_what_a_tree_is() {
        let (mut sorted, mut tree) = (Sorted::default(), BTreeMap::new());
        let mut seed = 3_u64;
        let mut chance = |most: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (seed >> 33) % most
        };
        for turn in 0..3_000 {
            let (key, from, to) = (chance(60), chance(60), chance(60));
            match chance(5) {
                0 => {
                    sorted.insert(key, turn);
                    tree.insert(key, turn);
                }
                1 => assert_eq!(sorted.remove(&key), tree.remove(&key)),
                2 => assert_eq!(sorted.entry(key, || turn), tree.entry(key).or_insert(turn)),
                3 if turn % 50 == 0 => {
                    sorted.retain(|key| key % 3 > 0);
                    tree.retain(|key, _| key % 3 > 0);
                }
                _ => *sorted.entry(key, u64::default) = *tree.entry(key).and_modify(|it| *it += 1).or_insert(7),
            }
            assert!(
                sorted.iter().eq(tree.iter()) && sorted.keys().eq(tree.keys()) && sorted.values().eq(tree.values())
            );
            assert_eq!((sorted.get(&from), sorted.has(&from)), (tree.get(&from), tree.contains_key(&from)));
            assert_eq!((sorted.len(), sorted.is_empty()), (tree.len(), tree.is_empty()));
            assert!(sorted.range(..to).eq(tree.range(..to)) && sorted.range(from..).eq(tree.range(from..)));
            assert!(sorted.range(..=to).rev().eq(tree.range(..=to).rev()));
            let (from, to) = (from.min(to), from.max(to));
            assert!(
                sorted.range(from..=to).eq(tree.range(from..=to)) && sorted.range(from..to).eq(tree.range(from..to))
            );
        }
    }

    #[test]
    fn a_set_has_each_once() {
        let mut set = SortedSet::of([5, 1, 5, 3].into_iter());
        assert!(set.add(4) && !set.add(1) && set.has(&3) && !set.has(&2));
        assert!(set.into_keys().eq([1, 3, 4, 5]));
        assert_eq!(Sorted::<u8, u8>::default().range(2..=3).count(), 0);
    }
}
