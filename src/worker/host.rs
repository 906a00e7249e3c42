//! The worker's side of the boundary: one session, fed by requests, run a little at a time.
//!
//! Between two slices of reading the worker lets its event loop turn, so that a question or a cancellation is
//! heard at once. Of several questions that wait only the last is answered. The host owns the clock and the loop;
//! what is read and found is the engine's business.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::file::Blob;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, File, MessageChannel, MessageEvent, MessagePort};

use super::blob::BlobSource;
use super::protocol::{Reply, Request};
use super::{BUILD, timing, wire};
use crate::dump::Source;
use crate::engine::{Session, Step};
use crate::timeline::Ask;

/// How many bytes are read in a step.
const STEP: usize = 64 << 10;
/// How long the worker goes on without listening, in milliseconds.
const TURN: f64 = 16.0;
/// How long between two tellings of progress, in milliseconds.
const TELL: f64 = 100.0;

/// Runs the worker: greets the page, then does what it says until it is ended.
pub fn run() {
    std::panic::set_hook(Box::new(|panic| say(&Reply::Panicked { what: panic.to_string() })));
    let Some(scope) = scope() else { return };
    let Ok(host) = Host::new() else { return say(&Reply::Panicked { what: "no message channel".to_owned() }) };
    let host = Rc::new(host);
    let turning = Rc::clone(&host);
    EventListener::new(&host.turned, "message", move |_| turning.turn()).forget();
    host.turned.start();
    EventListener::new(&scope, "message", move |event| {
        let data = event.dyn_ref::<MessageEvent>().map_or(JsValue::UNDEFINED, MessageEvent::data);
        // What cannot be unpacked comes from a page of another build, which has refused this worker by now.
        if let Ok((request, file)) = wire::unpack(&data) {
            host.hear(request, file);
        }
    })
    .forget();
    say(&Reply::Hello { build: BUILD.to_owned() });
}

struct Host {
    session: RefCell<Session>,
    /// The question that waits.
    asked: RefCell<Option<Ask>>,
    /// When progress was told last.
    told: Cell<f64>,
    /// Whether the page knows that there are rows.
    rows: Cell<bool>,
    /// Whether a turn is on its way.
    turning: Cell<bool>,
    turn: MessagePort,
    turned: MessagePort,
}

impl Host {
    fn new() -> Result<Self, JsValue> {
        // A channel to oneself: timers would be held up for milliseconds each time.
        let channel = MessageChannel::new()?;
        Ok(Self {
            session: RefCell::new(Session::new()),
            asked: RefCell::default(),
            told: Cell::default(),
            rows: Cell::default(),
            turning: Cell::default(),
            turn: channel.port1(),
            turned: channel.port2(),
        })
    }

    fn hear(&self, request: Request, file: Option<File>) {
        let mut session = self.session.borrow_mut();
        match request {
            Request::OpenFile { dump, name } => {
                match file.map(|file| BlobSource::new(Blob::from(web_sys::Blob::from(file)))) {
                    Some(Ok(source)) => self.open(&mut session, dump, name, Box::new(source)),
                    _ => say(&Reply::Refused { dump, name, reason: "the browser gives no access to it".to_owned() }),
                }
            }
            Request::OpenText { dump, text } => {
                self.open(&mut session, dump, String::new(), Box::new(text.into_bytes()));
            }
            Request::Choose { dump, chats } => session.choose(dump, &chats),
            Request::Cancel => session.cancel(),
            Request::Ask(ask) => {
                self.asked.replace(Some(ask));
            }
            Request::Event { key } => {
                let detail = session.event(&key).map(Box::new);
                say(&Reply::Event { key, detail });
            }
            Request::Problems { first, count } => {
                let (total, problems) = session.problems(first, count);
                say(&Reply::Problems { total, first, problems });
            }
            Request::Cuts { dump } => say(&Reply::Cuts { dump, cuts: session.cuts(dump) }),
            Request::Recut { dump, edits } => {
                session.recut(dump, &edits);
                self.rows.set(false);
            }
        }
        self.go_on();
    }

    fn open(&self, session: &mut Session, dump: u32, name: String, source: Box<dyn Source>) {
        match session.open(dump, name.clone(), source) {
            Ok(()) => self.rows.set(false),
            Err(refusal) => say(&Reply::Refused { dump, name, reason: refusal.to_string() }),
        }
    }

    /// Sees to it that a turn comes, after what has already arrived.
    fn go_on(&self) {
        if !self.turning.replace(true) {
            // Nothing is handed over, so nothing can fail to be.
            let _ = self.turn.post_message(&JsValue::NULL);
        }
    }

    fn turn(&self) {
        self.turning.set(false);
        let mut session = self.session.borrow_mut();
        let asked = self.asked.take();
        if let Some(ask) = asked {
            let start = timing::now();
            let answer = Box::new(session.ask(&ask));
            say(&Reply::Answer { answer, answer_ms: timing::now() - start });
        }
        if self.work(&mut session) {
            self.go_on();
        }
    }

    /// Goes on until it is time to listen; whether there is more to do.
    fn work(&self, session: &mut Session) -> bool {
        let start = timing::now();
        while timing::now() - start < TURN {
            let was_ready = session.is_ready();
            match session.step(STEP) {
                // Files are opened one by one here, so none has others in it and nothing is unpacked.
                Step::More | Step::Found(_) | Step::Ask { .. } => self.tell(session),
                Step::Choose { dump, chats } => say(&Reply::Choose { dump, chats }),
                Step::Waiting => return false,
                Step::Read => {
                    say(&Reply::Progress(session.progress()));
                    say(&Reply::Read);
                }
                Step::Ready if was_ready => return false,
                Step::Ready => {
                    say(&Reply::Progress(session.progress()));
                    say(&Reply::Ready { dumps: session.dumps() });
                }
            }
        }
        true
    }

    /// Tells how far it is: the first rows at once, then ten times a second.
    fn tell(&self, session: &Session) {
        let (now, progress) = (timing::now(), session.progress());
        let first_rows = progress.messages > 0 && !self.rows.replace(progress.messages > 0);
        if first_rows || now - self.told.get() >= TELL {
            self.told.set(now);
            say(&Reply::Progress(progress));
        }
    }
}

fn scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

fn say(reply: &Reply) {
    // A reply that cannot be packed is a fault of this build: a panic would tell of it the same way.
    if let (Some(scope), Ok(packet)) = (scope(), wire::pack(reply, None)) {
        let _ = scope.post_message_with_transfer(&packet.message, &packet.transfer);
    }
}
