//! The values of one facet, event after event, so that those of a result are counted in one walk.
//!
//! The other way round, from a value to its events, is the business of `facets`.

use super::bits::Bits;
use super::laid::{Laying, Taking, sound};
use super::sections::Damage;

/// Events that share a start.
const BLOCK: usize = 64;

/// What each event has of a facet.
#[derive(Debug, Default)]
pub(super) struct Forward {
    /// Where the values of each block of events begin.
    starts: Vec<u32>,
    /// How many values each event has.
    lengths: Vec<u8>,
    values: Vec<u32>,
    /// Values beyond what a length can say, with their event; of hardly any event.
    more: Vec<(u32, u32)>,
}

impl Forward {
    /// Takes the values of the next event.
    pub(super) fn push(&mut self, event: u32, values: &[u32]) {
        if (event as usize).is_multiple_of(BLOCK) {
            self.starts.push(self.values.len() as u32);
        }
        let (first, rest) = values.split_at(values.len().min(usize::from(u8::MAX)));
        self.lengths.push(first.len() as u8);
        self.values.extend_from_slice(first);
        self.more.extend(rest.iter().map(|value| (event, *value)));
    }

    /// Lets go of the room for more.
    pub(super) fn close(&mut self) {
        self.starts.shrink_to_fit();
        self.lengths.shrink_to_fit();
        self.values.shrink_to_fit();
        self.more.shrink_to_fit();
    }

    /// Calls `each` with every value of every event of a result.
    #[inline]
    pub(super) fn each(&self, result: &Bits, mut each: impl FnMut(u32)) {
        for (block, &word) in result.words().iter().enumerate().filter(|(_, word)| **word != 0) {
            let lengths = &self.lengths[block * BLOCK..self.lengths.len().min((block + 1) * BLOCK)];
            let mut at = self.starts[block] as usize;
            let mut rest = word;
            for &length in lengths {
                let behind = at + usize::from(length);
                if rest & 1 == 1 {
                    self.values[at..behind].iter().for_each(|value| each(*value));
                }
                rest >>= 1;
                if rest == 0 {
                    break;
                }
                at = behind;
            }
        }
        self.more.iter().filter(|(event, _)| result.has(*event)).for_each(|(_, value)| each(*value));
    }

    /// Lays it down.
    pub(super) fn lay(&self, laid: &mut Laying) {
        laid.bytes(&self.lengths);
        laid.words(&self.values);
        laid.pairs(&self.more);
    }

    /// Takes up what was laid down, of so many events and values.
    pub(super) fn take(from: &mut Taking<'_>, events: u32, values: u32) -> Result<Self, Damage> {
        let lengths = from.bytes()?.to_vec();
        let mut forward = Self { starts: Vec::new(), lengths, values: from.words()?, more: from.pairs()? };
        let mut at = 0_usize;
        for block in forward.lengths.chunks(BLOCK) {
            forward.starts.push(at as u32);
            at += block.iter().map(|length| usize::from(*length)).sum::<usize>();
        }
        sound(forward.lengths.len() == events as usize && at == forward.values.len())?;
        sound(forward.values.iter().chain(forward.more.iter().map(|(_, value)| value)).all(|value| *value < values))?;
        forward.close();
        Ok(forward)
    }

    /// How many values all events have together.
    pub(super) fn len(&self) -> usize {
        self.values.len() + self.more.len()
    }

    /// Bytes taken.
    pub(super) fn bytes(&self) -> usize {
        (self.starts.capacity() + self.values.capacity()) * 4 + self.lengths.capacity() + self.more.capacity() * 8
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_values_of_a_result_are_those_of_its_events() {
        let size = 1_000;
        let of = |event: u32| -> Vec<u32> {
            let many = if event.is_multiple_of(401) { 300 } else { event % 4 };
            (0..many).map(|n| event * 7 + n).collect()
        };
        let mut forward = Forward::default();
        (0..size).for_each(|event| forward.push(event, &of(event)));
        forward.close();
        assert_eq!(forward.len(), (0..size).map(|event| of(event).len()).sum::<usize>());
        for wanted in [|_: u32| false, |_| true, |event| event % 3 == 1, |event| event == 802, |event| event > 950] {
            let mut result = Bits::none(size);
            (0..size).filter(|event| wanted(*event)).for_each(|event| result.set(event));
            let mut found = Vec::new();
            forward.each(&result, |value| found.push(value));
            found.sort_unstable();
            let mut expected: Vec<u32> = (0..size).filter(|event| wanted(*event)).flat_map(of).collect();
            expected.sort_unstable();
            assert_eq!(found, expected);
        }
    }
}
