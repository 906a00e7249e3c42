//! The page's side of the boundary: starts a worker, sends it requests, hears its replies.
//!
//! A worker can be lost at any time: it fails to start, it is of another build, it panics, or the system kills
//! it. The page hears of that once, as a [`Lost`], and may [`restart`](Client::restart). Dropping the client
//! ends its worker at once, whatever it is doing, and gives its memory back; with those that extract for it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, File, MessageEvent, Worker};

use super::crew::Crew;
use super::protocol::{GivenFile, Reply, Request};
use super::{BUILD, wire};
use crate::engine::state::Stage;

/// What the page hears from a worker.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    /// The worker says something. Never [`Reply::Hello`], [`Reply::WantHands`] or [`Reply::Panicked`].
    Reply(Reply),
    /// The worker is gone, with everything it had read.
    Lost(Lost),
}

/// How a worker was lost.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Lost {
    /// The browser would not start it.
    #[error("the worker could not be started: {0}")]
    NotStarted(String),
    /// It comes from another build than the page: a reload brings them together.
    #[error("the worker is of build {worker}, the page of {BUILD}")]
    OtherBuild {
        /// Its build.
        worker: String,
    },
    /// It stopped: a fault of the program, or no memory left.
    #[error("the worker stopped: {0}")]
    Stopped(String),
}

/// A worker, or the promise of one. Clones are handles of the same.
#[derive(Clone)]
pub struct Client(Rc<Inner>);

/// Two handles are equal when they are of the same worker.
impl PartialEq for Client {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Client {
    /// Starts a worker. What it says is told to `hear`, never from inside a call to this client.
    #[must_use]
    pub fn start(hear: impl Fn(Heard) + 'static) -> Self {
        let inner = Rc::new(Inner {
            hear: Box::new(hear),
            next_opening: Cell::new(0),
            running: RefCell::default(),
            crew: Crew::default(),
        });
        inner.start();
        Self(inner)
    }

    /// Opens files that were given together, in this order. Gives the number of the opening.
    #[allow(clippy::must_use_candidate)] // it opens; the number is for those who have several
    pub fn open_files(&self, given: Vec<(GivenFile, File)>) -> u32 {
        let opening = self.0.number();
        let (names, files): (Vec<_>, Vec<_>) = given.into_iter().unzip();
        self.0.send(&Request::OpenFiles { opening, files: names }, &files);
        opening
    }

    /// Opens pasted text. Gives the number of the opening.
    #[allow(clippy::must_use_candidate)] // it opens; the number is for those who have several
    pub fn open_text(&self, text: String) -> u32 {
        let opening = self.0.number();
        self.0.send(&Request::OpenText { opening, text }, &[]);
        opening
    }

    /// Opens what is kept on this device. Gives the number of the opening.
    #[allow(clippy::must_use_candidate)] // it opens; the number is for those who have several
    pub fn open_kept(&self, id: String) -> u32 {
        let opening = self.0.number();
        self.0.send(&Request::OpenKept { opening, id }, &[]);
        opening
    }

    /// Sends any other request.
    pub fn send(&self, request: &Request) {
        self.0.send(request, &[]);
    }

    /// Ends the worker at once and starts a fresh one, which knows of nothing; numbers begin again at 0. Replies to earlier requests are not heard any more.
    pub fn restart(&self) {
        self.0.next_opening.set(0);
        self.0.start();
    }
}

struct Inner {
    hear: Box<dyn Fn(Heard)>,
    next_opening: Cell<u32>,
    running: RefCell<Option<Running>>,
    crew: Crew,
}

struct Running {
    worker: Worker,
    /// Requests made before the worker spoke; `None` since it has.
    waiting: Option<Vec<wire::Packet>>,
    _listeners: [EventListener; 3],
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Inner {
    fn number(&self) -> u32 {
        self.next_opening.replace(self.next_opening.get() + 1)
    }

    fn start(self: &Rc<Self>) {
        // The one before ends first, so that two are never in memory together.
        self.crew.dismiss();
        drop(self.running.take());
        match fresh_worker() {
            Ok(worker) => {
                let listeners = self.listeners(&worker);
                self.running.replace(Some(Running { worker, waiting: Some(Vec::new()), _listeners: listeners }));
            }
            Err(reason) => {
                let inner = Rc::clone(self);
                gloo::timers::callback::Timeout::new(0, move || inner.lose(Lost::NotStarted(words(&reason)))).forget();
            }
        }
    }

    fn listeners(self: &Rc<Self>, worker: &Worker) -> [EventListener; 3] {
        let on = |kind: &'static str, act: fn(&Self, &web_sys::Event)| {
            let inner = Rc::downgrade(self);
            EventListener::new(worker, kind, move |event| {
                if let Some(inner) = inner.upgrade() {
                    act(&inner, event);
                }
            })
        };
        [
            on("message", |inner, event| {
                let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
                match wire::unpack(&event.data()) {
                    Ok(said) => inner.hear(said.value),
                    Err(error) => inner.lose(Lost::OtherBuild { worker: error.to_string() }),
                }
            }),
            on("messageerror", |inner, _| inner.lose(Lost::Stopped("its message could not be read".to_owned()))),
            on("error", |inner, event| {
                let what = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message).unwrap_or_default();
                inner.lose(Lost::Stopped(what));
            }),
        ]
    }

    fn hear(&self, reply: Reply) {
        match reply {
            Reply::Hello { build } if build == BUILD => self.greet(),
            Reply::Hello { build } => self.lose(Lost::OtherBuild { worker: build }),
            Reply::Panicked { what } => self.lose(Lost::Stopped(what)),
            Reply::WantHands => {
                if let Some(running) = &*self.running.borrow() {
                    self.crew.call(&running.worker);
                }
            }
            reply => {
                if has_extracted(&reply) {
                    self.crew.dismiss();
                }
                (self.hear)(Heard::Reply(reply));
            }
        }
    }

    /// Sends what waited for the worker to speak.
    fn greet(&self) {
        let mut running = self.running.borrow_mut();
        let Some(running) = running.as_mut() else { return };
        for packet in running.waiting.take().into_iter().flatten() {
            post(&running.worker, &packet);
        }
    }

    /// Told once a worker: what it says afterwards is not listened to.
    fn lose(&self, lost: Lost) {
        self.crew.dismiss();
        drop(self.running.take());
        (self.hear)(Heard::Lost(lost));
    }

    /// What is sent to a lost worker goes nowhere: the page has been told.
    fn send(&self, request: &Request, files: &[File]) {
        let mut running = self.running.borrow_mut();
        let (Some(running), Ok(packet)) = (running.as_mut(), wire::pack(request, files)) else { return };
        match &mut running.waiting {
            Some(waiting) => waiting.push(packet),
            None => post(&running.worker, &packet),
        }
    }
}

/// Whether it tells that nothing is left to extract.
fn has_extracted(reply: &Reply) -> bool {
    match reply {
        Reply::Ready { .. } => true,
        Reply::Progress(progress) => progress.stage == Stage::Joining,
        _ => false,
    }
}

/// Asks the boot module for a worker: only it may make one of the blob that the page's policy covers.
pub(super) fn fresh_worker() -> Result<Worker, JsValue> {
    let factory: Function = Reflect::get(&js_sys::global(), &"readoutWorker".into())?.dyn_into()?;
    factory.call0(&JsValue::NULL)?.dyn_into()
}

pub(super) fn post(worker: &Worker, packet: &wire::Packet) {
    // A packet is plain bytes and at most files or a port, which every browser can hand over.
    let _ = worker.post_message_with_transfer(&packet.message, &packet.transfer);
}

/// What a thrown value says.
fn words(thrown: &JsValue) -> String {
    thrown.dyn_ref::<js_sys::Error>().map_or_else(|| format!("{thrown:?}"), |error| error.message().into())
}
