//! Packed data as a source of what was packed: an entry of a zip archive, a gzip file.
//!
//! Who reads on gets what comes out next; who reads here and there gets it from the nearest point that unpacking can
//! go on from. Damaged data end there, and all before them is read. How long it is shows at its end: no claim is
//! believed, and beyond a limit nothing is unpacked before somebody says so.

mod begun;
mod crc32;
mod gzip;
mod limit;
mod shelf;
mod stream;

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use crate::dump::fault::{Fault, PackedFault, Unreadable};
use crate::dump::problem::Problem;
use crate::dump::source::{Place, Source, SourceError};
pub(in crate::dump) use begun::{Begun, begun};
pub(in crate::dump) use crc32::crc32;
pub(in crate::dump) use limit::Allowance;
pub use limit::{Excess, FREE, RATIO, TOTAL};
pub(in crate::dump) use shelf::Shelf;
use stream::{Advance, Stream};

/// How far back the format refers.
const WINDOW: usize = 32 * 1024;
/// What one packed byte can come to at most, by the format.
const MOST: u64 = 1032;

/// How data are packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::dump) enum Packing {
    /// Deflate alone; with the checksum of what was packed, where it is known.
    Deflate { sum: Option<u32> },
    /// Gzip, of one member or several.
    Gzip,
    /// The same, where the header of the first member is damaged, and its data begin there.
    Headless { data: u64 },
}

/// What all that is unpacked together shares.
#[derive(Clone, Default)]
pub(in crate::dump) struct Unpacking {
    pub(in crate::dump) shelf: Rc<Shelf>,
    pub(in crate::dump) allowance: Rc<Allowance>,
}

/// Packed data, unpacked.
pub(in crate::dump) struct Inflated {
    packed: Rc<dyn Source>,
    packing: Packing,
    /// The file that the packed data lie in, and where in it they begin.
    container: (String, u64),
    /// Its own name, for the question whether to go on.
    path: String,
    unpacking: Unpacking,
    number: u32,
    known: RefCell<Known>,
}

/// How many stretches of damage are told of; the last then reaches to the end of the last of all.
const MOST_TOLD: usize = 1_024;

/// What reading has shown so far.
#[derive(Default)]
struct Known {
    /// Its length, once its end was met.
    end: Option<u64>,
    /// How far it was unpacked, and how much packed data that took.
    reached: (u64, u64),
    /// Whether the limit was met there.
    stopped: bool,
    problems: Vec<Problem>,
}

impl Inflated {
    /// `packed` are the packed data alone; they lie in the file `container.0` from `container.1` on.
    pub(in crate::dump) fn new(
        packed: Rc<dyn Source>,
        packing: Packing,
        container: (String, u64),
        path: String,
        unpacking: &Unpacking,
    ) -> Self {
        Self {
            packed,
            packing,
            container,
            path,
            unpacking: unpacking.clone(),
            number: unpacking.shelf.number(),
            known: RefCell::default(),
        }
    }

    /// An unpacking that comes to `offset` soonest.
    fn stream_for(&self, offset: u64) -> Stream {
        let point = self.unpacking.shelf.point(self.number, offset);
        let start = point.as_ref().map_or(0, |point| point.out());
        match self.unpacking.shelf.take(self.number) {
            Some(stream) if stream.oldest() <= offset && stream.out() >= start => stream,
            other => {
                let spent = other.or_else(|| self.unpacking.shelf.spent());
                match point {
                    Some(point) => Stream::resume(self.packing, &point, spent),
                    None => Stream::begin(self.packing, spent),
                }
            }
        }
    }

    /// Reads with a stream until the buffer is full or the stream at its end; what lies before `offset` is passed over.
    fn read(&self, stream: &mut Stream, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError> {
        let mut filled = 0;
        loop {
            filled += stream.copy(offset + filled as u64, &mut buffer[filled..]);
            if filled == buffer.len() || self.is_stopped(stream) {
                return Ok(filled);
            }
            match stream.advance(&*self.packed) {
                Ok(Advance::More) => self.unpacking.shelf.note(self.number, stream),
                Ok(Advance::Fault { start, end, what }) => self.note(stream.out(), start..end, what),
                Ok(Advance::End) => {
                    self.known.borrow_mut().end = Some(stream.out());
                    return Ok(filled);
                }
                Err(error) if filled == 0 => return Err(SourceError { offset, reason: error.reason }),
                Err(_) => return Ok(filled),
            }
            self.reach(stream);
        }
    }

    /// Counts what came out for the first time.
    fn reach(&self, stream: &Stream) {
        let known = &mut *self.known.borrow_mut();
        let (reached, out) = (known.reached.0, stream.out());
        if out <= reached {
            return;
        }
        known.reached = (out, stream.position());
        let allowed =
            self.unpacking.allowance.count(out - reached) && self.unpacking.allowance.allows(stream.position(), out);
        if !allowed {
            known.stopped = true;
            let packed = self.packed.len();
            self.unpacking.allowance.exceed(Excess { path: self.path.clone(), packed, unpacked: out });
        }
    }

    /// Whether the limit forbids to unpack more than what came out.
    fn is_stopped(&self, stream: &Stream) -> bool {
        let known = self.known.borrow();
        known.stopped && stream.out() >= known.reached.0 && !self.unpacking.allowance.is_lifted()
    }

    /// Notes damage at a byte of what came out.
    fn note(&self, at: u64, packed: Range<u64>, what: PackedFault) {
        let (path, base) = &self.container;
        let place =
            Place { path: Some(path.clone()), start: base + packed.start, end: base + packed.end, unpacked: false };
        let problem = Problem { place: Some(place), ..Problem::new(at..at, Fault::Unreadable(what.into()), &[]) };
        let problems = &mut self.known.borrow_mut().problems;
        if problems.len() >= MOST_TOLD
            && let Some(last) = problems.last_mut().and_then(|last| last.place.as_mut())
        {
            last.end = last.end.max(base + packed.end);
        } else if !problems.contains(&problem) {
            // Many archives have one.
            problems.reserve_exact(usize::from(problems.is_empty()));
            problems.push(problem);
        }
    }
}

impl Source for Inflated {
    fn len(&self) -> u64 {
        self.known.borrow().end.unwrap_or_else(|| self.packed.len().saturating_mul(MOST))
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError> {
        if buffer.is_empty() || self.known.borrow().end.is_some_and(|end| offset >= end) {
            return Ok(0);
        }
        let mut stream = self.stream_for(offset);
        let read = self.read(&mut stream, offset, buffer);
        self.unpacking.shelf.keep(self.number, stream);
        read
    }

    fn place(&self, range: Range<u64>) -> Option<Place> {
        Some(Place { path: None, start: range.start, end: range.end, unpacked: true })
    }

    fn stored(&self) -> u64 {
        self.packed.stored()
    }

    fn stored_before(&self, offset: u64) -> u64 {
        let known = self.known.borrow();
        if known.end.is_some_and(|end| offset >= end) {
            return self.packed.stored();
        }
        let (out, packed) = known.reached;
        // Evenly, between the start and what was reached.
        let share = u128::from(packed) * u128::from(offset.min(out)) / u128::from(out.max(1));
        self.packed.stored_before(u64::try_from(share).unwrap_or(packed))
    }

    fn damage(&self) -> Vec<Problem> {
        let known = self.known.borrow();
        let mut problems = known.problems.clone();
        if known.stopped && !self.unpacking.allowance.is_lifted() {
            let (at, packed) = known.reached;
            let (path, base) = &self.container;
            let (start, end) = (base + packed, base + self.packed.len());
            let place = Place { path: Some(path.clone()), start, end, unpacked: false };
            let excess = Excess { path: self.path.clone(), packed: self.packed.len(), unpacked: at };
            let fault = Fault::Unreadable(Unreadable::Excess(excess));
            problems.push(Problem { place: Some(place), ..Problem::new(at..at, fault, &[]) });
        }
        problems
    }
}
