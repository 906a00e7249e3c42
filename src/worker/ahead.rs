//! Slices of files that another worker reads ahead of who reads on: the time that the browser takes for a slice passes
//! there, and the slice changes hands without being copied.
//!
//! Nothing depends on it. Who finds a slice late reads it himself.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::ArrayBuffer;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, MessagePort};

use super::hand::{post, read};
use super::protocol::ToHand;
use super::wire;

/// How many slices are on their way at a time.
const MOST: usize = 4;

/// The first worker's end of it; clones are handles of the same.
#[derive(Clone, Default)]
pub(super) struct Ahead(Rc<Inner>);

#[derive(Default)]
struct Inner {
    /// Called when a slice has come that this worker asked itself for.
    came: RefCell<Option<Box<dyn Fn()>>>,
    /// Whether it does, where no other reads.
    alone: Cell<bool>,
    reader: RefCell<Option<MessagePort>>,
    /// What was asked for, each with its number.
    asked: RefCell<VecDeque<(u32, Rc<Awaited>)>>,
    /// How many there were so far.
    numbers: Cell<u32>,
    /// Buffers that are out of use.
    spare: RefCell<Vec<ArrayBuffer>>,
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

impl Ahead {
    /// From now on the worker at the other end of the port reads, or nobody. What was asked for before does not come.
    pub(super) fn read_by(&self, reader: Option<MessagePort>) {
        if *self.0.reader.borrow() != reader {
            self.0.reader.replace(reader);
            self.0.asked.take();
        }
    }

    /// Calls this whenever a slice has come that this worker asked itself for.
    pub(super) fn tell(&self, came: impl Fn() + 'static) {
        self.0.came.replace(Some(Box::new(came)));
    }

    /// Whether this worker asks itself for slices where no other reads. They come while it does nothing else, so whoever
    /// reads is to wait for them.
    pub(super) fn read_alone(&self, alone: bool) {
        self.0.alone.set(alone);
    }

    /// Whether slices are on their way.
    pub(super) fn is_waited_for(&self) -> bool {
        !self.0.asked.borrow().is_empty()
    }

    /// Asks for a slice that begins at `start` in its file; `None` if nobody reads, or has enough to do.
    pub(super) fn ask(&self, start: u64, slice: &Blob) -> Option<Rc<Awaited>> {
        let reader = self.0.reader.borrow();
        let mut asked = self.0.asked.borrow_mut();
        if asked.len() >= MOST || reader.is_none() && !self.0.alone.get() {
            return None;
        }
        let number = self.0.numbers.replace(self.0.numbers.get().wrapping_add(1));
        let spare = self.0.spare.borrow_mut().pop();
        match &*reader {
            Some(port) => {
                let packet = wire::pack(&ToHand::Read { number }, &[slice]).ok()?;
                if let Some(spare) = &spare {
                    packet.message.push(spare);
                    packet.transfer.push(spare);
                }
                post(port, &packet);
            }
            None => spawn_local(self.clone().read(number, slice.clone(), spare)),
        }
        let awaited = Rc::new(Awaited { start, bytes: Cell::default() });
        asked.push_back((number, Rc::clone(&awaited)));
        Some(awaited)
    }

    /// Takes a buffer that is out of use, for a slice to come.
    pub(super) fn give_back(&self, buffer: ArrayBuffer) {
        let mut spare = self.0.spare.borrow_mut();
        if spare.len() < MOST {
            spare.push(buffer);
        }
    }

    /// Forgets the buffers that are out of use: nothing is read for now.
    pub(super) fn rest(&self) {
        self.0.spare.take();
    }

    async fn read(self, number: u32, slice: Blob, spare: Option<ArrayBuffer>) {
        let bytes = read(&slice, spare).await;
        self.take(number, bytes);
        if let Some(came) = &*self.0.came.borrow() {
            came();
        }
    }

    /// Takes the bytes of what was asked under that number. What is not wanted any more changes nothing.
    pub(super) fn take(&self, number: u32, bytes: Option<ArrayBuffer>) {
        let mut asked = self.0.asked.borrow_mut();
        let at = asked.iter().position(|(asked, _)| *asked == number);
        if let Some((_, awaited)) = at.and_then(|at| asked.remove(at)) {
            awaited.bytes.set(bytes);
        }
    }
}
