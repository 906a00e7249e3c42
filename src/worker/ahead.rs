//! Slices of files that another worker reads ahead of who reads on: the time that the browser takes for a slice passes
//! there, and the slice changes hands without being copied.
//!
//! Nothing depends on it. Who finds a slice late reads it himself.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::ArrayBuffer;
use web_sys::{Blob, MessagePort};

use super::hand::post;
use super::protocol::ToHand;
use super::{spent, wire};

/// How many slices are on their way at a time.
const MOST: usize = 4;

/// The first worker's end of it; clones are handles of the same.
#[derive(Clone, Default)]
pub(super) struct Ahead(Rc<Inner>);

#[derive(Default)]
struct Inner {
    reader: RefCell<Option<MessagePort>>,
    /// What was asked for, each with its number.
    asked: RefCell<VecDeque<(u32, Rc<Awaited>)>>,
    /// How many there were so far.
    numbers: Cell<u32>,
}

/// A slice that was asked for.
pub(super) struct Awaited {
    /// Where in the file it begins.
    start: u64,
    bytes: Cell<Option<ArrayBuffer>>,
}

impl Awaited {
    /// Its bytes, if it begins there; `None` also if it is late, or could not be read.
    pub(super) fn take(&self, start: u64) -> Option<ArrayBuffer> {
        self.bytes.take().filter(|_| self.start == start)
    }
}

impl Drop for Awaited {
    fn drop(&mut self) {
        if let Some(bytes) = self.bytes.take() {
            spent::give_back(&bytes);
        }
    }
}

impl Ahead {
    /// From now on the worker at the other end of the port reads, or nobody. What was asked for before does not come.
    pub(super) fn read_by(&self, reader: Option<MessagePort>) {
        if *self.0.reader.borrow() != reader {
            self.0.reader.replace(reader);
            self.0.asked.take();
        }
    }

    /// Asks for a slice that begins at `start` in its file; `None` if nobody reads, or has enough to do.
    pub(super) fn ask(&self, start: u64, slice: &Blob) -> Option<Rc<Awaited>> {
        let reader = self.0.reader.borrow();
        let mut asked = self.0.asked.borrow_mut();
        let port = reader.as_ref().filter(|_| asked.len() < MOST)?;
        let number = self.0.numbers.replace(self.0.numbers.get().wrapping_add(1));
        post(port, &wire::pack(&ToHand::Read { number }, &[slice]).ok()?);
        let awaited = Rc::new(Awaited { start, bytes: Cell::default() });
        asked.push_back((number, Rc::clone(&awaited)));
        Some(awaited)
    }

    /// Takes the bytes of what was asked under that number. What is not wanted any more changes nothing.
    pub(super) fn take(&self, number: u32, bytes: Option<ArrayBuffer>) {
        let mut asked = self.0.asked.borrow_mut();
        let at = asked.iter().position(|(asked, _)| *asked == number);
        match (at.and_then(|at| asked.remove(at)), bytes) {
            (Some((_, awaited)), bytes) => awaited.bytes.set(bytes),
            (None, Some(bytes)) => spent::give_back(&bytes),
            (None, None) => {}
        }
    }
}
