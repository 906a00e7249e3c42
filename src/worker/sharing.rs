//! The first worker's end of the channels to those that work for it.
//!
//! While something is read, the one that was ready first reads slices ahead. Afterwards all extract: each has a few batches
//! at a time, so that it goes on while this worker does not listen. One that never answers is given no more; the session
//! extracts what it had.

use std::cell::{Cell, RefCell};

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{MessageEvent, MessagePort};

use super::ahead::Ahead;
use super::hand::post;
use super::protocol::{FromHand, ToHand};
use super::wire::{self, Unpacked};
use crate::engine::Session;
use crate::engine::state::{Progress, Stage};

/// When so many bytes wait for somebody to extract them, others are worth their start.
const WORTH: usize = 1 << 20;
/// When so many bytes are to be read, one that reads ahead is.
const WORTH_AHEAD: u64 = 16 << 20;
/// How many batches one has at a time: what it extracts while the first worker does something else.
const AT_A_TIME: u32 = 8;

/// Those that work for this one.
#[derive(Default)]
pub(super) struct Sharing {
    ahead: Ahead,
    hands: RefCell<Vec<Lent>>,
    /// How many there were so far: each has a number of its own.
    numbers: Cell<u32>,
    /// Whether they were asked for.
    wanted: Cell<bool>,
}

struct Lent {
    number: u32,
    port: MessagePort,
    ready: bool,
    /// How many batches it has.
    has: u32,
    _listener: EventListener,
}

impl Sharing {
    /// Whether it is time to ask for others; says so once. Not before there is something to look at: that comes first.
    pub(super) fn wants_hands(&self, session: &Session) -> bool {
        if self.wanted.get() {
            return false;
        }
        let Progress { stage, read, total, events, .. } = session.progress();
        let worth = match stage {
            Stage::Reading => events > 0 && total.saturating_sub(read) > WORTH_AHEAD,
            _ => session.waiting() > WORTH,
        };
        self.wanted.set(worth);
        worth
    }

    /// The one that reads ahead.
    pub(super) fn ahead(&self) -> Ahead {
        self.ahead.clone()
    }

    /// Takes the port to another one; `heard` is told what comes through it, with its number.
    pub(super) fn add(&self, port: MessagePort, heard: impl Fn(u32, Unpacked<FromHand>) + 'static) {
        let number = self.numbers.replace(self.numbers.get() + 1);
        let listener = EventListener::new(&port, "message", move |event| {
            let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
            if let Ok(said) = wire::unpack(&event.data()) {
                heard(number, said);
            }
        });
        port.start();
        self.hands.borrow_mut().push(Lent { number, port, ready: false, has: 0, _listener: listener });
    }

    /// Takes what one says.
    pub(super) fn hear(&self, number: u32, said: Unpacked<FromHand>, session: &mut Session) {
        let mut hands = self.hands.borrow_mut();
        let Some(hand) = hands.iter_mut().find(|hand| hand.number == number) else { return };
        let bytes = said.one();
        match said.value {
            FromHand::Ready => hand.ready = true,
            FromHand::Bytes { number } => self.ahead.take(number, bytes),
            FromHand::Found(findings) => {
                hand.has = hand.has.saturating_sub(1);
                session.take(findings);
            }
        }
    }

    /// Gives batches to those that have few, or says who reads ahead.
    pub(super) fn feed(&self, session: &mut Session) {
        let mut hands = self.hands.borrow_mut();
        let mut ready = hands.iter_mut().filter(|hand| hand.ready);
        if reads(session) {
            return self.ahead.read_by(ready.next().map(|hand| hand.port.clone()));
        }
        self.ahead.read_by(None);
        for hand in ready {
            while hand.has < AT_A_TIME {
                let Some(batch) = session.give() else { return };
                if let Ok(packet) = wire::pack_alone(&ToHand::Extract(batch)) {
                    post(&hand.port, &packet);
                }
                hand.has += 1;
            }
        }
    }

    /// Lets go of all: there is nothing to extract any more. Whether there were any.
    pub(super) fn dismiss(&self) -> bool {
        self.ahead.read_by(None);
        for hand in self.hands.take() {
            hand.port.close();
        }
        self.wanted.replace(false)
    }
}

/// Whether reading goes on. It comes first, and others would hold it up where there are hardly more processors than
/// workers: the browser itself has its part in reading.
fn reads(session: &Session) -> bool {
    session.progress().stage == Stage::Reading
}
