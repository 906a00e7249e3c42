//! Maps and sets by hash, in the order in which keys came.
//!
//! A table of the standard library costs some two kilobytes of the page's program for each pair of types, and there would be
//! dozens of them. Here what grows and is searched knows numbers only and is there once; keys and values lie in a list beside
//! it. So the order is the same on every machine, too: that in which keys came, but that the last takes the place of one that is
//! removed.

use std::borrow::Borrow;
use std::collections::hash_map::DefaultHasher;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

/// Values by key. `H` hashes; [`Sip`] whatever stands in dumps.
pub(crate) struct Hashed<K, V, H = Sip> {
    table: Table,
    list: Vec<(K, V)>,
    hasher: PhantomData<H>,
}

/// Keys without values.
pub(crate) type HashedSet<K, H = Sip> = Hashed<K, (), H>;

/// The hash of the standard library, once in the program.
#[derive(Default)]
pub(crate) struct Sip(DefaultHasher);

impl Hasher for Sip {
    #[inline(never)]
    fn finish(&self) -> u64 {
        self.0.finish()
    }

    #[inline(never)]
    fn write(&mut self, bytes: &[u8]) {
        self.0.write(bytes);
    }
}

/// Where in the list a key may stand.
#[derive(Clone, Default)]
struct Table {
    /// One more than a place in the list, 0 where there is none; a power of two of them. A hash has its own, or the next that
    /// was free.
    slots: Vec<u32>,
    /// Hashes, in the order of the list.
    hashes: Vec<u32>,
}

impl Table {
    /// The place in the list of a key of this hash that is the one.
    fn find(&self, hash: u32, is_it: &mut dyn FnMut(usize) -> bool) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut slot = hash as usize & mask;
        loop {
            let place = (self.slots[slot] as usize).checked_sub(1)?;
            if self.hashes[place] == hash && is_it(place) {
                return Some(place);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Adds the next place in the list.
    fn push(&mut self, hash: u32) {
        self.hashes.push(hash);
        if self.hashes.len() * 4 > self.slots.len() * 3 {
            let slots = (self.slots.len() * 2).max(8);
            self.slots.clear();
            self.slots.resize(slots, 0);
            (0..self.hashes.len()).for_each(|place| self.enter(place));
        } else {
            self.enter(self.hashes.len() - 1);
        }
    }

    fn enter(&mut self, place: usize) {
        let slot = self.slot_with(self.hashes[place], 0);
        self.slots[slot] = place as u32 + 1;
    }

    /// The first slot of a hash that holds this.
    fn slot_with(&self, hash: u32, held: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        while self.slots[slot] != held {
            slot = (slot + 1) & mask;
        }
        slot
    }

    /// Removes a place; the last one takes it.
    fn remove(&mut self, place: usize) {
        let mask = self.slots.len() - 1;
        let mut hole = self.slot_with(self.hashes[place], place as u32 + 1);
        let mut slot = hole;
        // Those behind move up, as far as they may, so that none is cut off from its own slot.
        loop {
            slot = (slot + 1) & mask;
            let Some(held) = (self.slots[slot] as usize).checked_sub(1) else { break };
            let own = self.hashes[held] as usize & mask;
            if slot.wrapping_sub(own) & mask >= slot.wrapping_sub(hole) & mask {
                self.slots[hole] = self.slots[slot];
                hole = slot;
            }
        }
        self.slots[hole] = 0;
        let last = self.hashes.len() - 1;
        if place < last {
            let slot = self.slot_with(self.hashes[last], last as u32 + 1);
            self.slots[slot] = place as u32 + 1;
        }
        self.hashes.swap_remove(place);
    }
}

impl<K, V, H> Hashed<K, V, H> {
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.list.iter().map(|(key, value)| (key, value))
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = &K> {
        self.list.iter().map(|(key, _)| key)
    }

    pub(crate) fn values(&self) -> impl Iterator<Item = &V> {
        self.list.iter().map(|(_, value)| value)
    }

    /// Bytes taken.
    pub(crate) fn bytes(&self) -> usize {
        (self.table.slots.capacity() + self.table.hashes.capacity()) * 4 + self.list.capacity() * size_of::<(K, V)>()
    }
}

impl<K: Hash + Eq, V, H: Hasher + Default> Hashed<K, V, H> {
    fn hash<Q: Hash + ?Sized>(key: &Q) -> u32 {
        let mut hasher = H::default();
        key.hash(&mut hasher);
        let hash = hasher.finish();
        (hash ^ hash >> 32) as u32
    }

    fn place<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<usize>
    where
        K: Borrow<Q>,
    {
        if self.list.is_empty() {
            return None;
        }
        self.table.find(Self::hash(key), &mut |place| self.list[place].0.borrow() == key)
    }

    fn push(&mut self, key: K, value: V) -> usize {
        self.table.push(Self::hash(&key));
        self.list.push((key, value));
        self.list.len() - 1
    }

    pub(crate) fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.place(key).map(|place| &self.list[place].1)
    }

    pub(crate) fn get_mut<Q: Hash + Eq + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        self.place(key).map(|place| &mut self.list[place].1)
    }

    pub(crate) fn has<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.place(key).is_some()
    }

    /// The value of a key, made if there is none.
    pub(crate) fn entry(&mut self, key: K, new: impl FnOnce() -> V) -> &mut V {
        let place = self.place(&key).unwrap_or_else(|| self.push(key, new()));
        &mut self.list[place].1
    }

    /// Gives a key a value; the one that it had.
    pub(crate) fn insert(&mut self, key: K, value: V) -> Option<V> {
        if let Some(place) = self.place(&key) {
            return Some(std::mem::replace(&mut self.list[place].1, value));
        }
        self.push(key, value);
        None
    }

    pub(crate) fn remove<Q: Hash + Eq + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let place = self.place(key)?;
        self.table.remove(place);
        Some(self.list.swap_remove(place).1)
    }
}

impl<K: Hash + Eq, H: Hasher + Default> HashedSet<K, H> {
    /// Adds a key; whether it was not there.
    pub(crate) fn add(&mut self, key: K) -> bool {
        self.insert(key, ()).is_none()
    }
}

impl<K, V, H> Default for Hashed<K, V, H> {
    fn default() -> Self {
        Self { table: Table::default(), list: Vec::new(), hasher: PhantomData }
    }
}

impl<K: Clone, V: Clone, H> Clone for Hashed<K, V, H> {
    fn clone(&self) -> Self {
        Self { table: self.table.clone(), list: self.list.clone(), hasher: PhantomData }
    }
}

impl<K: fmt::Debug, V: fmt::Debug, H> fmt::Debug for Hashed<K, V, H> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_map().entries(self.iter()).finish()
    }
}

impl<K: Hash + Eq, V, H: Hasher + Default> Extend<(K, V)> for Hashed<K, V, H> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, all: I) {
        for (key, value) in all {
            self.insert(key, value);
        }
    }
}

impl<K: Hash + Eq, V, H: Hasher + Default> FromIterator<(K, V)> for Hashed<K, V, H> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(all: I) -> Self {
        let mut hashed = Self::default();
        hashed.extend(all);
        hashed
    }
}

impl<K: Hash + Eq, H: Hasher + Default> FromIterator<K> for HashedSet<K, H> {
    fn from_iter<I: IntoIterator<Item = K>>(all: I) -> Self {
        all.into_iter().map(|key| (key, ())).collect()
    }
}

impl<K, V, H> IntoIterator for Hashed<K, V, H> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    /// Keys that all have few hashes: what stands in each other's way is what could go wrong.
    #[derive(Default)]
    struct Few(u64);

    impl Hasher for Few {
        fn finish(&self) -> u64 {
            self.0
        }

        fn write(&mut self, bytes: &[u8]) {
            self.0 = u64::from(bytes[0] % 5) * 3;
        }
    }

    fn like_a_map_of_the_standard_library<H: Hasher + Default>(keys: u32) {
        let (mut hashed, mut map) = (Hashed::<u32, u32, H>::default(), HashMap::new());
        let mut random = 1_u32;
        for turn in 0..20_000 {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let key = (random >> 16) % keys;
            match (random >> 8) % 5 {
                0 | 1 => assert_eq!(hashed.insert(key, turn), map.insert(key, turn)),
                2 => assert_eq!(hashed.remove(&key), map.remove(&key)),
                3 => *hashed.entry(key, || 7) += 1,
                _ => assert_eq!(hashed.get(&key), map.get(&key)),
            }
            if (random >> 8) % 5 == 3 {
                *map.entry(key).or_insert(7) += 1;
            }
            assert_eq!((hashed.len(), hashed.has(&key)), (map.len(), map.contains_key(&key)));
        }
        let mut all: Vec<_> = hashed.into_iter().collect();
        let mut expected: Vec<_> = map.into_iter().collect();
        all.sort_unstable();
        expected.sort_unstable();
        assert_eq!(all, expected);
    }

    #[test]
    fn it_is_a_map() {
        like_a_map_of_the_standard_library::<Sip>(300);
        like_a_map_of_the_standard_library::<Few>(40);
    }

    #[test]
    fn keys_stand_in_the_order_in_which_they_came() {
        let mut set: HashedSet<&str> = ["c", "a", "b", "a"].into_iter().collect();
        assert_eq!(set.keys().collect::<Vec<_>>(), [&"c", &"a", &"b"]);
        assert!(!set.add("b") && set.remove("c").is_some() && set.add("c"));
        assert_eq!(set.keys().collect::<Vec<_>>(), [&"b", &"a", &"c"]);
    }
}
