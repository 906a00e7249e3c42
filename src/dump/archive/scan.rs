//! Finding entries without a directory: by the headers that stand before them, from the beginning on.
//!
//! Where a header tells how long its data are, and another record or the end follows there, the data are passed over;
//! else every header is looked for, byte by byte.

use memchr::memmem;

use super::Entry;
use super::fields::u32_at;
use super::local::{HEADER, Local, MARK};
use crate::dump::source::{Source, read_full};

/// How much is looked through at once.
const BLOCK: usize = 1 << 20;

/// The record behind data that tells how long they are, and how it begins.
const RECORD: usize = 16;
const TOLD: &[u8] = b"PK\x07\x08";

/// Looking, and what was found so far.
#[derive(Default)]
pub(super) struct Scan {
    at: u64,
    length: u64,
    /// How many entries are noted.
    most: usize,
    entries: Vec<Entry>,
    /// What is in memory, and where it begins: entries may be small.
    block: Vec<u8>,
    base: u64,
    /// Entries of which it is not known where they end: by their number, with the place where their data begin.
    open: Vec<(usize, u64)>,
}

impl Scan {
    /// From the beginning of an archive of that length.
    pub(super) fn new(length: u64, most: usize) -> Self {
        Self { length, most, ..Self::default() }
    }

    /// Looks through about `budget` bytes; whether all was looked through. What cannot be read has no entries.
    pub(super) fn step(&mut self, source: &dyn Source, budget: u64) -> bool {
        let stop = self.at.saturating_add(budget.max(1));
        while self.at < self.length && self.at < stop && self.entries.len() < self.most {
            let first = self.at == 0;
            let bytes = self.bytes(source);
            let (found, count) = (memmem::find(bytes, MARK), bytes.len());
            // At the very beginning the mark may be damaged.
            let found = if first && matches!(Local::read(source, 0), Ok(Some(_))) { Some(0) } else { found };
            self.at = match found {
                Some(found) => self.header(source, self.at + found as u64),
                // A mark may be cut by the block's end.
                None if count > HEADER => self.at + (count - MARK.len() + 1) as u64,
                None => self.length,
            };
        }
        self.at >= self.length || self.entries.len() >= self.most
    }

    /// What stands at the place that is looked at.
    fn bytes(&mut self, source: &dyn Source) -> &[u8] {
        let from = self.at.checked_sub(self.base).and_then(|from| usize::try_from(from).ok());
        if from.is_none_or(|from| self.block.len() < from + HEADER) {
            self.base = self.at;
            self.block.resize(BLOCK, 0);
            let count = read_full(source, self.at, &mut self.block).unwrap_or_default();
            self.block.truncate(count);
        }
        &self.block[usize::try_from(self.at - self.base).unwrap_or_default()..]
    }

    /// Notes the entry whose header stands there, if one does; where to look next.
    fn header(&mut self, source: &dyn Source, at: u64) -> u64 {
        let Ok(Some(local)) = Local::read(source, at) else { return at + 1 };
        if !local.is_likely() {
            return at + 1;
        }
        let sized = !local.is_streamed() || local.packed > 0;
        let end = local.data.saturating_add(local.packed);
        let is_file = !local.raw_name.ends_with(b"/") && !local.raw_name.ends_with(b"\\");
        if is_file {
            if !sized {
                self.open.push((self.entries.len(), local.data));
            }
            self.entries.push(Entry {
                name: local.name,
                method: local.method,
                encrypted: local.flags & 1 != 0,
                sum: sized.then_some(local.sum),
                packed: sized.then_some(local.packed),
                claimed: sized.then_some(local.length),
                streamed: local.flags & 8 != 0,
                name_length: local.raw_name.len() as u16,
                header: at,
                missing: 0,
            });
        }
        let mut mark = [0; 2];
        let follows = end >= self.length || (read_full(source, end, &mut mark) == Ok(2) && mark == *b"PK");
        if sized && follows { end } else { local.data }
    }

    /// What was found. Packed data end by themselves; others before what follows them.
    pub(super) fn finish(mut self, source: &dyn Source) -> Vec<Entry> {
        for (at, data) in std::mem::take(&mut self.open) {
            let next = self.entries.get(at + 1).map_or(self.length, |next| next.header);
            let Some(entry) = self.entries.get_mut(at) else { continue };
            let mut record = [0; 8];
            let before = next.saturating_sub(RECORD as u64).max(data);
            if read_full(source, before, &mut record) == Ok(record.len()) && record.starts_with(TOLD) {
                entry.sum = Some(u32_at(&record, 4));
            }
            if entry.method == 0 {
                let length = told_length(source, data, next).unwrap_or(next.saturating_sub(data));
                entry.packed = Some(length);
            }
        }
        self.entries
    }
}

/// How long the data are that begin there, by the record behind them that tells of it.
fn told_length(source: &dyn Source, data: u64, end: u64) -> Option<u64> {
    let mut block = vec![0; BLOCK];
    let mut at = data;
    while at < end {
        let count = read_full(source, at, &mut block).ok().filter(|count| *count >= RECORD)?;
        for found in memmem::find_iter(&block[..count], TOLD) {
            let length = at + found as u64 - data;
            if found + RECORD <= count && u32_at(&block, found + 8) == length as u32 {
                return Some(length);
            }
        }
        at += (count - RECORD + 1) as u64;
    }
    None
}
