//! Several files one after another as one source: the pages of a chat.
//!
//! Only this file knows which part an offset lies in. Between two parts stands a line end that is in neither, so that
//! no line and no word goes on from one file to the next. How long a part is shows when reading comes to its
//! end; until then the parts behind it have no offsets, and nobody can have heard of any.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use crate::dump::fault::Fault;
use crate::dump::problem::Problem;
use crate::dump::source::{Place, Source, SourceError, SourceReason};

/// One of the files.
pub(in crate::dump) struct Part {
    /// The file, as people know it.
    pub(in crate::dump) path: String,
    /// What is in it.
    pub(in crate::dump) source: Rc<dyn Source>,
    /// How many bytes at its beginning are no text: a mark of the byte order.
    pub(in crate::dump) skip: u64,
}

/// The files as one.
pub(in crate::dump) struct Joined {
    parts: Vec<Part>,
    known: RefCell<Known>,
}

/// What reading has shown so far.
struct Known {
    /// Where each part begins, as far as that is known; the last one may be longer than what was read.
    starts: Vec<u64>,
    /// How far the last of them was read.
    front: u64,
    /// The end of all, once the last part came to its own.
    end: Option<u64>,
    /// Parts that could not be read to their end.
    problems: Vec<Problem>,
}

impl Joined {
    /// Joins the parts in the order given.
    pub(in crate::dump) fn new(parts: Vec<Part>) -> Self {
        let end = parts.is_empty().then_some(0);
        Self { parts, known: RefCell::new(Known { starts: vec![0], front: 0, end, problems: Vec::new() }) }
    }

    /// Which part an offset lies in, and the offset there, as far as is known.
    fn locate(&self, offset: u64) -> (usize, u64) {
        let known = self.known.borrow();
        let part = known.starts.partition_point(|start| *start <= offset).saturating_sub(1);
        (part, offset - known.starts[part])
    }

    fn read_part(&self, part: usize, local: u64, buffer: &mut [u8]) -> Result<usize, SourceError> {
        let Part { source, skip, .. } = &self.parts[part];
        source.read_at(local + skip, buffer)
    }

    /// Goes to the end of the part that was read last, and so to the beginning of the next.
    fn pass(&self, part: usize) {
        let mut front = self.known.borrow().front;
        let mut scratch = vec![0; 1 << 16];
        let failed = loop {
            match self.read_part(part, front, &mut scratch) {
                Ok(0) => break None,
                Ok(count) => front += count as u64,
                Err(error) => break Some(error),
            }
        };
        self.close(part, front, failed);
    }

    /// Notes that a part ends at `front`. One that cannot be read on costs none of those behind it.
    fn close(&self, part: usize, front: u64, failed: Option<SourceError>) {
        let known = &mut *self.known.borrow_mut();
        let start = known.starts[part];
        if let Some(error) = failed {
            let mut problem = Problem::new(start + front..start + front, Fault::Unreadable(error.clone().into()), &[]);
            let end = self.parts[part].source.len();
            let path = Some(self.parts[part].path.clone());
            problem.place = Some(Place { path, start: error.offset, end: end.max(error.offset), unpacked: false });
            known.problems.push(problem);
        }
        known.front = 0;
        if part + 1 == self.parts.len() {
            known.end = Some(start + front);
        } else {
            known.starts.push(start + front + 1);
        }
    }
}

impl Source for Joined {
    fn len(&self) -> u64 {
        let known = self.known.borrow();
        known.end.unwrap_or_else(|| {
            let begun = known.starts.len() - 1;
            let rest = self.parts[begun..].iter().map(|part| part.source.len().saturating_add(1));
            rest.fold(known.starts[begun], u64::saturating_add)
        })
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError> {
        if buffer.is_empty() {
            return Ok(0);
        }
        loop {
            let (part, local) = self.locate(offset);
            let (last, end) = {
                let known = self.known.borrow();
                (part + 1 == known.starts.len(), known.end)
            };
            if end.is_some_and(|end| offset >= end) {
                return Ok(0);
            }
            if !last || end.is_some() {
                // Its length is known: what is left of it, or the line end behind it.
                let next = self.known.borrow().starts.get(part + 1).map(|next| next - 1);
                let rest = next.or(end).unwrap_or_default().saturating_sub(offset);
                if rest == 0 {
                    buffer[0] = b'\n';
                    return Ok(1);
                }
                let count = usize::try_from(rest).unwrap_or(usize::MAX).min(buffer.len());
                return self.read_part(part, local, &mut buffer[..count]);
            }
            let front = self.known.borrow().front;
            if local > front {
                self.pass(part);
                continue;
            }
            match self.read_part(part, local, buffer) {
                // What was there before and is not now is no end.
                Ok(0) if local < front => {
                    return Err(SourceError { offset, reason: SourceReason::Shorter });
                }
                Err(error) if local < front => return Err(error),
                Ok(0) => self.close(part, local, None),
                Ok(count) => {
                    let known = &mut *self.known.borrow_mut();
                    known.front = known.front.max(local + count as u64);
                    return Ok(count);
                }
                Err(error) => self.close(part, local, Some(error)),
            }
        }
    }

    fn place(&self, range: Range<u64>) -> Option<Place> {
        let (at, local) = self.locate(range.start);
        let part = self.parts.get(at)?;
        let part_end = self.known.borrow().starts.get(at + 1).map_or(range.end, |next| next - 1);
        let end = range.end.min(part_end).max(range.start) - range.start + local + part.skip;
        let local = local + part.skip;
        let inside = part.source.place(local..end);
        let inside = inside.unwrap_or(Place { path: None, start: local, end, unpacked: false });
        Some(Place { path: inside.path.or_else(|| Some(part.path.clone())), ..inside })
    }

    fn stored(&self) -> u64 {
        self.parts.iter().map(|part| part.source.stored()).fold(0, u64::saturating_add)
    }

    fn stored_before(&self, offset: u64) -> u64 {
        let (at, local) = self.locate(offset);
        let before = self.parts[..at.min(self.parts.len())].iter().map(|part| part.source.stored());
        let within = self.parts.get(at).map_or(0, |part| part.source.stored_before(local));
        before.fold(within, u64::saturating_add)
    }

    fn damage(&self) -> Vec<Problem> {
        let known = self.known.borrow();
        let mut found = known.problems.clone();
        for (part, start) in self.parts.iter().zip(&known.starts) {
            for mut problem in part.source.damage() {
                problem.start += start;
                problem.end += start;
                if let Some(place) = &mut problem.place {
                    place.path.get_or_insert_with(|| part.path.clone());
                }
                found.push(problem);
            }
        }
        found
    }
}
