//! One unpacking that is under way: what was read, what came out last, and the state between the two.
//!
//! What comes out goes round in a ring, of which the last 32 KiB are what the
//! format refers back to; the rest is there for those who read back a little.

use crate::dump::fault::PackedFault;
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_HAS_MORE_INPUT;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

use super::crc32::crc32;
use super::gzip::{self, Header};
use super::{Packing, WINDOW};
use crate::dump::source::{Source, SourceError, read_full};

/// How much of what came out is kept.
pub(super) const RING: usize = 256 * 1024;
/// How much is read at once, first and later: who wants one message should not wait for a slice.
const INPUT: [usize; 2] = [64 * 1024, 256 * 1024];

/// An unpacking under way.
pub(super) struct Stream {
    packing: Packing,
    state: Box<DecompressorOxide>,
    ring: Vec<u8>,
    /// How many bytes came out so far.
    out: u64,
    /// The first of them that the ring still has.
    oldest: u64,
    phase: Phase,
    /// Sum and length of what came out of this member.
    sum: u32,
    length: u64,
    input: Vec<u8>,
    /// How much of the input is used.
    used: usize,
    /// Where the packed bytes behind the input begin.
    next: u64,
    /// Where the packed data of this member begin.
    member: u64,
}

/// What follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// A header of gzip.
    Header,
    /// Packed data.
    Data,
    /// The sum over what came out.
    Sum,
    /// Nothing.
    End,
}

/// From where unpacking can go on without what stands before.
pub(super) struct Point {
    state: Box<DecompressorOxide>,
    window: Vec<u8>,
    out: u64,
    sum: u32,
    length: u64,
    next: u64,
    member: u64,
}

impl Point {
    /// How many bytes had come out.
    pub(super) fn out(&self) -> u64 {
        self.out
    }
}

/// What a step of unpacking came to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Advance {
    /// Something came out, or may come out next.
    More,
    /// There is no more.
    End,
    /// These packed bytes are not as they were packed. What can be unpacked behind them follows.
    Fault { start: u64, end: u64, what: PackedFault },
}

impl Stream {
    /// Begins; with the buffers of one that is not needed any more, if there is one.
    pub(super) fn begin(packing: Packing, spent: Option<Self>) -> Self {
        let (mut state, mut ring, mut input) = spent.map_or_else(
            || (Box::default(), vec![0; RING], Vec::new()),
            |spent| (spent.state, spent.ring, spent.input),
        );
        state.init();
        input.clear();
        // Damaged data may refer to what stands before the first byte: nothing does, and not what was there before.
        ring[RING - WINDOW..].fill(0);
        let phase = if matches!(packing, Packing::Deflate { .. }) { Phase::Data } else { Phase::Header };
        Self { packing, state, ring, out: 0, oldest: 0, phase, sum: 0, length: 0, input, used: 0, next: 0, member: 0 }
    }

    /// Goes on from a point.
    pub(super) fn resume(packing: Packing, point: &Point, spent: Option<Self>) -> Self {
        let mut stream = Self::begin(packing, spent);
        stream.phase = Phase::Data;
        stream.state.clone_from(&point.state);
        stream.out = point.out;
        stream.oldest = point.out - point.window.len() as u64;
        let at = ring_place(stream.oldest);
        let first = point.window.len().min(RING - at);
        stream.ring[at..at + first].copy_from_slice(&point.window[..first]);
        stream.ring[..point.window.len() - first].copy_from_slice(&point.window[first..]);
        (stream.sum, stream.length, stream.next, stream.member) = (point.sum, point.length, point.next, point.member);
        stream
    }

    /// A point to go on from, if this is a place for one.
    pub(super) fn point(&self) -> Option<Point> {
        if self.phase != Phase::Data {
            return None;
        }
        let kept = usize::try_from(self.out - self.oldest).unwrap_or(WINDOW).min(WINDOW);
        let mut window = vec![0; kept];
        self.copy(self.out - kept as u64, &mut window);
        Some(Point {
            state: self.state.clone(),
            window,
            out: self.out,
            sum: self.sum,
            length: self.length,
            next: self.position(),
            member: self.member,
        })
    }

    /// How many bytes came out so far.
    pub(super) fn out(&self) -> u64 {
        self.out
    }

    /// The first byte that came out and is still there.
    pub(super) fn oldest(&self) -> u64 {
        self.oldest
    }

    /// The next packed byte.
    pub(super) fn position(&self) -> u64 {
        self.next - (self.input.len() - self.used) as u64
    }

    /// Copies what is there from `offset` on; how much that was.
    pub(super) fn copy(&self, offset: u64, buffer: &mut [u8]) -> usize {
        if offset < self.oldest {
            return 0;
        }
        let have = usize::try_from(self.out.saturating_sub(offset)).unwrap_or(RING).min(buffer.len());
        let at = ring_place(offset);
        let first = have.min(RING - at);
        buffer[..first].copy_from_slice(&self.ring[at..at + first]);
        buffer[first..have].copy_from_slice(&self.ring[..have - first]);
        have
    }

    /// Unpacks a little more.
    pub(super) fn advance(&mut self, packed: &dyn Source) -> Result<Advance, SourceError> {
        match self.phase {
            Phase::Header => self.header(packed),
            Phase::Data => self.unpack(packed),
            Phase::Sum => self.check(packed),
            Phase::End => Ok(Advance::End),
        }
    }

    fn header(&mut self, packed: &dyn Source) -> Result<Advance, SourceError> {
        let at = self.position();
        if let (0, Packing::Headless { data }) = (at, self.packing) {
            self.seek(data);
            self.phase = Phase::Data;
            return Ok(Advance::Fault { start: at, end: data, what: PackedFault::NotPacked });
        }
        match gzip::header(&self.ahead(packed), at)? {
            Header::Member { data } => {
                self.member = at;
                self.state.init();
                (self.sum, self.length) = (0, 0);
                self.seek(data);
                self.phase = Phase::Data;
                Ok(Advance::More)
            }
            Header::End => {
                self.phase = Phase::End;
                Ok(Advance::End)
            }
            Header::Other => self.damaged(packed, at, at + 1, PackedFault::NotPacked),
        }
    }

    fn unpack(&mut self, packed: &dyn Source) -> Result<Advance, SourceError> {
        if self.used == self.input.len() {
            self.refill(packed)?;
        }
        let at = ring_place(self.out);
        let (status, used, produced) =
            decompress(&mut self.state, &self.input[self.used..], &mut self.ring, at, TINFL_FLAG_HAS_MORE_INPUT);
        self.used += used;
        self.out += produced as u64;
        self.length += produced as u64;
        self.oldest = self.oldest.max(self.out.saturating_sub(RING as u64));
        self.sum = crc32(self.sum, &self.ring[at..at + produced]);
        match status {
            TINFLStatus::Done => {
                self.phase = Phase::Sum;
                Ok(Advance::More)
            }
            TINFLStatus::HasMoreOutput | TINFLStatus::NeedsMoreInput if produced + used > 0 => Ok(Advance::More),
            TINFLStatus::HasMoreOutput | TINFLStatus::NeedsMoreInput => {
                let at = self.position();
                self.phase = Phase::End;
                Ok(Advance::Fault { start: at, end: at, what: PackedFault::Cut })
            }
            _ => {
                let at = self.position();
                self.damaged(packed, at, at.max(self.member + 1), PackedFault::Damaged)
            }
        }
    }

    /// Goes on behind damage, if from `behind` on anything follows that can be unpacked without what is damaged.
    fn damaged(
        &mut self,
        packed: &dyn Source,
        at: u64,
        behind: u64,
        what: PackedFault,
    ) -> Result<Advance, SourceError> {
        let next = match self.packing {
            Packing::Gzip | Packing::Headless { .. } => gzip::next_member(packed, behind)?,
            Packing::Deflate { .. } => None,
        };
        self.phase = Phase::End;
        if let Some(next) = next {
            self.seek(next);
            self.phase = Phase::Header;
        }
        Ok(Advance::Fault { start: at, end: next.unwrap_or(packed.len()).max(at), what })
    }

    /// Compares what came out with the sum that was taken before packing.
    fn check(&mut self, packed: &dyn Source) -> Result<Advance, SourceError> {
        let start = self.member;
        let right = match self.packing {
            Packing::Deflate { sum } => {
                self.phase = Phase::End;
                sum.is_none_or(|sum| sum == self.sum)
            }
            Packing::Gzip | Packing::Headless { .. } => {
                let mut trailer = [0; 8];
                let at = self.position();
                let count = read_full(&self.ahead(packed), at, &mut trailer)?;
                self.seek(at + count as u64);
                self.phase = Phase::Header;
                // One that is cut says nothing of what stands before it, and all of that is there.
                let (sum, length) = (self.sum.to_le_bytes(), (self.length as u32).to_le_bytes());
                count < trailer.len() || trailer == [sum, length].concat()[..]
            }
        };
        let end = self.position();
        Ok(if right { Advance::More } else { Advance::Fault { start, end, what: PackedFault::Sum } })
    }

    fn refill(&mut self, packed: &dyn Source) -> Result<(), SourceError> {
        let size = INPUT[usize::from(!self.input.is_empty())];
        let mut input = std::mem::take(&mut self.input);
        input.resize(size, 0);
        let read = read_full(packed, self.next, &mut input);
        input.truncate(*read.as_ref().unwrap_or(&0));
        (self.input, self.used) = (input, 0);
        self.next += read? as u64;
        Ok(())
    }

    /// The packed data, of which what was read already is not read again: members may be of a few bytes each.
    fn ahead<'a>(&'a self, packed: &'a dyn Source) -> Ahead<'a> {
        Ahead { packed, input: &self.input, start: self.next - self.input.len() as u64 }
    }

    fn seek(&mut self, at: u64) {
        let start = self.next - self.input.len() as u64;
        if (start..=self.next).contains(&at) {
            self.used = (at - start) as usize;
            return;
        }
        self.input.clear();
        self.used = 0;
        self.next = at;
    }
}

/// Packed data with a stretch that is in memory.
struct Ahead<'a> {
    packed: &'a dyn Source,
    input: &'a [u8],
    start: u64,
}

impl Source for Ahead<'_> {
    fn len(&self) -> u64 {
        self.packed.len()
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError> {
        let from = offset.checked_sub(self.start).and_then(|from| usize::try_from(from).ok());
        match from.and_then(|from| self.input.get(from..from + buffer.len())) {
            Some(known) => buffer.copy_from_slice(known),
            None => return self.packed.read_at(offset, buffer),
        }
        Ok(buffer.len())
    }
}

const fn ring_place(offset: u64) -> usize {
    (offset % RING as u64) as usize
}
