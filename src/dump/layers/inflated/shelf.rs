//! What all unpackings of one opening share: points to go on from, and the few that are under way.
//!
//! Memory is bounded for all of them together. When there are too many points, every second goes and they lie twice as
//! far apart from then on; when too many unpackings are under way, the one used least recently ends.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::stream::{Point, Stream};
use crate::sorted::Sorted;

/// How many points there are at most: some 44 KB each, so 22 MB.
const POINTS: usize = 512;
/// How far apart the points of one stream lie at first, in bytes that came out.
const SPACING: u64 = 512 << 10;
/// How many unpackings are under way at most: some 560 KB each.
const STREAMS: usize = 4;

/// The points and the unpackings under way.
#[derive(Default)]
pub(in crate::dump) struct Shelf {
    /// By stream and by how much had come out.
    points: RefCell<Sorted<(u32, u64), Rc<Point>>>,
    /// How often the distance was doubled.
    doubled: Cell<u32>,
    /// The one used last is the last.
    streams: RefCell<Vec<(u32, Stream)>>,
    numbers: Cell<u32>,
}

impl Shelf {
    /// A number for another stream.
    pub(super) fn number(&self) -> u32 {
        let number = self.numbers.get();
        self.numbers.set(number + 1);
        number
    }

    /// The last point of a stream at or before `offset`.
    pub(super) fn point(&self, stream: u32, offset: u64) -> Option<Rc<Point>> {
        let points = self.points.borrow();
        points.range((stream, 0)..=(stream, offset)).next_back().map(|(_, point)| Rc::clone(point))
    }

    /// Notes a point, if it is far enough from the one before.
    pub(super) fn note(&self, number: u32, stream: &Stream) {
        let out = stream.out();
        let before = self.points.borrow().range((number, 0)..=(number, out)).next_back().map_or(0, |((_, at), _)| *at);
        if out / self.spacing() == before / self.spacing() {
            return;
        }
        let Some(point) = stream.point() else { return };
        self.points.borrow_mut().insert((number, out), Rc::new(point));
        while self.points.borrow().len() > POINTS {
            self.thin();
        }
    }

    fn spacing(&self) -> u64 {
        SPACING << self.doubled.get().min(32)
    }

    fn thin(&self) {
        self.doubled.set(self.doubled.get() + 1);
        let spacing = self.spacing();
        let mut before = (u32::MAX, 0);
        self.points.borrow_mut().retain(|&(stream, out)| {
            let place = (stream, out / spacing);
            // The start of a stream is a point of its own.
            let kept = place != before && place.1 > 0;
            before = place;
            kept
        });
    }

    /// The unpacking of that number, if it is under way.
    pub(super) fn take(&self, number: u32) -> Option<Stream> {
        let mut streams = self.streams.borrow_mut();
        let at = streams.iter().position(|(known, _)| *known == number)?;
        Some(streams.remove(at).1)
    }

    /// One that has to end, for its buffers, if there are as many as there may be.
    pub(super) fn spent(&self) -> Option<Stream> {
        let mut streams = self.streams.borrow_mut();
        (streams.len() >= STREAMS).then(|| streams.remove(0).1)
    }

    /// Keeps one for the next reading.
    pub(super) fn keep(&self, number: u32, stream: Stream) {
        let mut streams = self.streams.borrow_mut();
        if streams.len() >= STREAMS {
            streams.remove(0);
        }
        streams.push((number, stream));
    }

    /// How many points and how many unpackings are held, of how many that may be.
    #[cfg(test)]
    pub(in crate::dump) fn held(&self) -> [(usize, usize); 2] {
        [(self.points.borrow().len(), POINTS), (self.streams.borrow().len(), STREAMS)]
    }
}
