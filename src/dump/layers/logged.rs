//! A database and the log beside it as one source: the pages of the log in place of those of the file.
//!
//! Programs that are still writing keep the newest pages in the log. Only those of whole transactions count, as the
//! database itself would have it; a log that is too long for that, or of another time, changes nothing.

use std::ops::Range;
use std::rc::Rc;

use crate::dump::source::{Place, Source, SourceError, read_full};
use crate::hashed::Hashed;

/// The head of a log, and of each page in it.
const HEAD: u64 = 32;
const FRAME: u64 = 24;
/// How many pages of a log are noted at most.
const FRAMES: usize = 1 << 18;
/// Where a database says that it has a log.
const VERSIONS: Range<u64> = 18..20;

/// The two together.
pub(in crate::dump) struct Logged {
    base: Rc<dyn Source>,
    log: Rc<dyn Source>,
    /// The log, as people know it.
    path: String,
    page: u64,
    /// Where in the log the newest form of a page lies; pages are counted from 0.
    pages: Hashed<u64, u64>,
    length: u64,
}

impl Logged {
    /// Reads what the log has; `None` if that is nothing.
    pub(in crate::dump) fn new(base: Rc<dyn Source>, log: Rc<dyn Source>, path: String) -> Option<Self> {
        let mut head = [0; HEAD as usize];
        read_full(&*log, 0, &mut head).ok().filter(|count| *count == head.len())?;
        let page = u64::from(word(&head, 8));
        let is_log = matches!(word(&head, 0), 0x377F_0682 | 0x377F_0683);
        if !is_log || !page.is_power_of_two() || !(512..=65_536).contains(&page) {
            return None;
        }
        let (mut pages, mut begun, mut count) = (Hashed::default(), Vec::new(), None);
        for number in 0.. {
            let at = HEAD + number * (FRAME + page);
            let mut frame = [0; FRAME as usize];
            let whole = at + FRAME + page <= log.len();
            let read = whole && read_full(&*log, at, &mut frame).is_ok_and(|count| count == frame.len());
            // Behind the newest stand pages of a log that was written here before.
            if !read || frame[8..16] != head[16..24] || word(&frame, 0) == 0 {
                break;
            }
            if begun.len() + pages.len() >= FRAMES {
                return None;
            }
            begun.push((u64::from(word(&frame, 0)) - 1, at + FRAME));
            if word(&frame, 4) > 0 {
                count = Some(u64::from(word(&frame, 4)));
                pages.extend(begun.drain(..));
            }
        }
        Some(Self { base, log, path, page, pages, length: count? * page })
    }

    /// How many bytes at a place lie together, and where in the log they do if they do.
    fn stretch(&self, offset: u64) -> (Option<u64>, u64) {
        let within = offset % self.page;
        (self.pages.get(&(offset / self.page)).map(|at| at + within), self.page - within)
    }
}

impl Source for Logged {
    fn len(&self) -> u64 {
        self.length
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError> {
        let (logged, together) = self.stretch(offset);
        let together = together.min(self.length.saturating_sub(offset));
        let most = usize::try_from(together).unwrap_or(usize::MAX).min(buffer.len());
        let count = match logged {
            Some(at) => self.log.read_at(at, &mut buffer[..most])?,
            None => self.base.read_at(offset, &mut buffer[..most])?,
        };
        // All is there now.
        for at in VERSIONS {
            let place = at.checked_sub(offset).and_then(|at| usize::try_from(at).ok());
            if let Some(byte) = place.and_then(|place| buffer[..count].get_mut(place)) {
                *byte = 1;
            }
        }
        Ok(count)
    }

    fn place(&self, range: Range<u64>) -> Option<Place> {
        let start = self.stretch(range.start).0?;
        let end = start + (range.end - range.start);
        Some(Place { path: Some(self.path.clone()), start, end, unpacked: false })
    }
}

fn word(bytes: &[u8], at: usize) -> u32 {
    let four = bytes.get(at..at + 4).and_then(|four| <[u8; 4]>::try_from(four).ok());
    four.map_or(0, u32::from_be_bytes)
}
