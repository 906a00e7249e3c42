//! When the worker rests so that the page can draw, or because somebody is asking.
//!
//! A page that draws while each processor is busy reading takes several times as long over it and hears nobody meanwhile.
//! So until everything is read the worker goes on only when what it said has been painted. Those that extract for it do
//! not rest: where there are two processors, one is the page's.

use std::cell::{Cell, RefCell};

use gloo::timers::callback::Timeout;

/// A page that is not seen paints nothing: it is waited for no longer than so many milliseconds.
const AT_MOST: u32 = 100;

/// What the page has still to do before the worker goes on.
#[derive(Default)]
pub(super) struct Rest {
    /// What was said and is not painted yet.
    undrawn: Cell<u32>,
    ends: RefCell<Option<Timeout>>,
}

impl Rest {
    /// Rests until the page has painted one thing more, or asks for something; if it does neither in time, `late` is called,
    /// which is to end it.
    pub(super) fn begin(&self, late: impl FnOnce() + 'static) {
        self.undrawn.set(self.undrawn.get() + 1);
        self.ends.replace(Some(Timeout::new(AT_MOST, late)));
    }

    /// Something that was said has been painted.
    pub(super) fn painted(&self) {
        match self.undrawn.get() {
            0 | 1 => self.end(),
            more => self.undrawn.set(more - 1),
        }
    }

    /// There is something to do for the page.
    pub(super) fn end(&self) {
        self.undrawn.set(0);
        self.ends.take();
    }

    pub(super) fn is_on(&self) -> bool {
        self.undrawn.get() > 0
    }
}

/// For so many milliseconds after somebody asked nothing is done that nobody waits for: who types a word asks every
/// few hundred.
const LULL: u32 = 500;

/// What can wait, waits until nobody has asked for a while.
#[derive(Default)]
pub(super) struct Lull {
    ends: RefCell<Option<Timeout>>,
}

impl Lull {
    /// Somebody asked: `over` is called when nobody has for a while.
    pub(super) fn asked(&self, over: impl FnOnce() + 'static) {
        self.ends.replace(Some(Timeout::new(LULL, over)));
    }

    /// It is over.
    pub(super) fn over(&self) {
        self.ends.take();
    }

    /// Whether somebody asked just now.
    pub(super) fn is_on(&self) -> bool {
        self.ends.borrow().is_some()
    }
}
