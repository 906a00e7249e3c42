//! An archive on its way to its entries.
//!
//! One that is packed itself must first be unpacked to its end, for there stands its directory. One that is as long as
//! another may be the same, opened twice.

use std::mem;
use std::rc::Rc;

use super::found::Found;
use super::left_out::Why;
use super::same::{BLOCK, Comparison};
use crate::dump::archive::{Archive, Listing};
use crate::dump::source::{Source, read_full};

/// How many of its length an archive is compared with.
const ALIKE: usize = 16;

/// An archive that was met, with its length.
pub(super) struct Met {
    shown: String,
    source: Rc<dyn Source>,
    length: u64,
}

/// An archive that is not listed yet.
pub(super) struct Listed {
    found: Found,
    source: Rc<dyn Source>,
    stage: Stage,
    /// How many entries are listed.
    most: usize,
}

enum Stage {
    /// Looking for its end; how far that came.
    Measuring(u64),
    /// Comparing it with others of its length: which is next, how many there were, and the comparison under way.
    Comparing { length: u64, next: usize, turn: usize, comparison: Option<Comparison> },
    /// Listing it.
    Listing(Listing),
    /// All is said.
    Over,
}

impl Listed {
    /// Begins with an archive.
    pub(super) fn new(found: Found, source: Rc<dyn Source>, most: usize) -> Self {
        let stage = if found.is_unpacked() { Stage::Measuring(0) } else { compared(source.len()) };
        Self { found, source, stage, most }
    }

    /// The archive itself.
    pub(super) fn found(&self) -> &Found {
        &self.found
    }

    /// Whether it is being unpacked to find its end.
    pub(super) fn is_measuring(&self) -> bool {
        matches!(self.stage, Stage::Measuring(_))
    }

    /// Goes on for about `budget` bytes: to its entries in the end, or to why it has none. `exceeded` says whether the
    /// limit of what is unpacked was met: then somebody decides whether this goes on.
    pub(super) fn step(
        &mut self,
        budget: usize,
        met: &mut Vec<Met>,
        exceeded: impl Fn() -> bool,
    ) -> Result<Option<Rc<Archive>>, Why> {
        self.stage = match mem::replace(&mut self.stage, Stage::Over) {
            Stage::Measuring(at) => {
                let mut block = vec![0; BLOCK];
                let count = read_full(&*self.source, at, &mut block)?;
                let at = at + count as u64;
                if count == BLOCK || exceeded() { Stage::Measuring(at) } else { compared(at) }
            }
            Stage::Comparing { length, next, turn, comparison: Some(mut comparison) } => {
                match comparison.step(budget) {
                    Some(true) => return Err(Why::Same(met[next].shown.clone())),
                    Some(false) => Stage::Comparing { length, next: next + 1, turn: turn + 1, comparison: None },
                    None => Stage::Comparing { length, next, turn, comparison: Some(comparison) },
                }
            }
            Stage::Comparing { length, next, turn, comparison: None } => {
                if let Some(next) = (next..met.len()).find(|at| met[*at].length == length).filter(|_| turn < ALIKE) {
                    let comparison = Comparison::new(Rc::clone(&met[next].source), Rc::clone(&self.source));
                    Stage::Comparing { length, next, turn, comparison: Some(comparison) }
                } else {
                    let source = Rc::clone(&self.source);
                    met.push(Met { shown: self.found.shown().to_owned(), source: Rc::clone(&source), length });
                    Stage::Listing(Listing::new(source, length, self.found.shown().to_owned(), self.most))
                }
            }
            Stage::Listing(mut listing) => {
                if listing.step(budget as u64) {
                    return Ok(Some(Rc::new(listing.finish())));
                }
                Stage::Listing(listing)
            }
            Stage::Over => Stage::Over,
        };
        Ok(None)
    }
}

const fn compared(length: u64) -> Stage {
    Stage::Comparing { length, next: 0, turn: 0, comparison: None }
}
