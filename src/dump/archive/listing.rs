//! An archive on its way to its entries: those of its directory, and those that are found by their headers.
//!
//! Only this file knows how the two are put together. What the directory names and nothing is found of is named as lost.

use std::rc::Rc;

use super::directory::{self, Directory};
use super::scan::Scan;
use super::{Archive, Entry};
use crate::dump::source::Source;
use crate::order::Order;

/// How many entries are all looked for where the directory says; of more only the first and the last. And of how many
/// that claim much the header is asked, too.
const ASKED: usize = 1_000;

/// An archive that is being listed.
pub(in crate::dump) struct Listing {
    archive: Archive,
    scan: Option<Scan>,
}

impl Listing {
    /// Reads the directory of an archive of that length; `most` entries are listed.
    pub(in crate::dump) fn new(source: Rc<dyn Source>, length: u64, path: String, most: usize) -> Self {
        let read = directory::read(&*source, length, most).ok().flatten();
        let none = || Directory { entries: Vec::new(), complete: false, start: length };
        let Directory { mut entries, complete, start } = read.unwrap_or_else(none);
        let large = entries.iter_mut().filter(|entry| entry.is_large());
        large.take(ASKED).for_each(|entry| entry.temper(&*source));
        // Many names for one body are a trap: a small archive that takes as long as a large one.
        let mut headers: Vec<u64> = entries.iter().map(|entry| entry.header).collect();
        headers.sort_unstable();
        let distinct = headers.windows(2).all(|two| two[0] != two[1]);
        let stand = |entry: &Entry| entry.stands(&*source);
        let all_stand = || match &entries[..] {
            few if few.len() <= ASKED => few.iter().all(stand),
            many => [many.first(), many.last()].into_iter().flatten().all(stand),
        };
        let sound = complete && distinct && all_stand();
        let scan = (!sound).then(|| Scan::new(length, most));
        headers.push(start);
        let lost = Vec::new();
        Self { archive: Archive { source, path, entries, borders: headers, mended: !sound, lost }, scan }
    }

    /// Goes on for about `budget` bytes; whether all is listed.
    pub(in crate::dump) fn step(&mut self, budget: u64) -> bool {
        let Some(scan) = &mut self.scan else { return true };
        if !scan.step(&*self.archive.source, budget) {
            return false;
        }
        let mut found = std::mem::take(scan).finish(&*self.archive.source);
        // The directory knows more of an entry than its header, where there is such an entry at all.
        let known: Vec<Entry> = std::mem::take(&mut self.archive.entries);
        let end = self.archive.borders.pop().unwrap_or_default();
        let (mut headless, mut nowhere) = (Vec::new(), Vec::new());
        let mut unknown = vec![true; found.len()];
        // Of several for one place the first stays.
        for entry in known.into_iter().rev() {
            match found.binary_search_by_key(&entry.header, |found| found.header) {
                Ok(at) if entry.missing == 0 => {
                    found[at] = entry;
                    unknown[at] = false;
                }
                Err(at) if entry.stands(&*self.archive.source) => {
                    found.insert(at, entry);
                    unknown.insert(at, false);
                }
                Err(at) if entry.has_room(at.checked_sub(1).map(|at| &found[at]), found.get(at), end) => {
                    headless.push(entry);
                }
                _ => nowhere.push(entry),
            }
        }
        // What moved stands in the directory as well, though elsewhere, and what is said of it there is true.
        let places = (0..found.len()).filter(|&at| unknown[at]).map(|at| (found[at].name.clone(), at));
        let mut moved: Vec<(String, usize)> = places.collect();
        moved.order_by_text(|(name, _)| name);
        for entry in nowhere.into_iter().rev() {
            match named(&moved, &entry.name).and_then(|at| found.get_mut(at)) {
                Some(moved) => moved.sum = moved.sum.or(entry.sum),
                None => self.archive.lost.push(entry.name),
            }
        }
        found.extend(headless.into_iter().rev());
        found.order_by(|entry| entry.header);
        found.dedup_by_key(|entry| entry.header);
        self.archive.borders = found.iter().map(|entry| entry.header).chain([end]).collect();
        self.archive.entries = found;
        self.scan = None;
        true
    }

    /// The archive.
    pub(in crate::dump) fn finish(self) -> Archive {
        self.archive
    }
}

/// What stands beside a name, of several the last.
fn named(places: &[(String, usize)], name: &str) -> Option<usize> {
    let behind = places.partition_point(|(known, _)| known.as_str() <= name);
    places[..behind].last().filter(|(known, _)| known == name).map(|(_, at)| *at)
}
