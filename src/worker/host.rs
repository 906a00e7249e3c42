//! The worker's side of the boundary: one session, fed by requests, run a little at a time.
//!
//! Between two slices of reading the worker lets its event loop turn, so that a question or a cancellation is
//! heard at once. Of several questions that wait only the last is answered. The host owns the clock and the loop;
//! what is read and found is the engine's business.

mod files;
mod keeping;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, File, MessageChannel, MessageEvent, MessagePort};

use super::keeper::{Keeper, Wanted};
use super::protocol::{Afresh, NotOpened, Reply, Request};
use super::rest::{Lull, Rest};
use super::sharing::Sharing;
use super::{BUILD, hand, timing, wire};
use crate::dump::{Source, SourceError, bundle};
use crate::engine::state::Stage;
use crate::engine::{Found, Session, Step};
use crate::timeline::Ask;

/// How many bytes are read in a step.
const STEP: usize = 64 << 10;
/// How long the worker goes on without listening, in milliseconds.
const TURN: f64 = 16.0;
/// How many rows get their texts at once: what a screen shows of them without scrolling.
const ROWS: usize = 12;
/// How long when only fingerprints are left to do: whoever asks is answered at once.
const SHORT_TURN: f64 = 4.0;
/// How long between two tellings of progress, in milliseconds.
const TELL: f64 = 200.0;

/// Runs the worker: greets the page, then does what it says until it is ended.
pub fn run() {
    std::panic::set_hook(Box::new(|panic| say(&Reply::Panicked { what: panic.to_string() })));
    let Some(scope) = scope() else { return };
    let Ok(host) = Host::new() else { return say(&Reply::Panicked { what: "no message channel".to_owned() }) };
    let host = Rc::new(host);
    let turning = Rc::clone(&host);
    EventListener::new(&host.turned, "message", move |_| turning.turn()).forget();
    host.turned.start();
    let hearing = Rc::clone(&host);
    EventListener::new(&scope, "message", move |event| {
        let data = event.dyn_ref::<MessageEvent>().map_or(JsValue::UNDEFINED, MessageEvent::data);
        // What cannot be unpacked comes from a page of another build, which has refused this worker by now.
        if let Ok(asked) = wire::unpack(&data) {
            let (port, files) = (asked.one(), asked.all());
            match (asked.value, port) {
                (Request::Serve, Some(port)) => hand::serve(&port),
                (Request::Hand, Some(port)) => hearing.take_hand(port),
                (request, _) => hearing.hear(request, files),
            }
        }
    })
    .forget();
    say(&Reply::Hello { build: BUILD.to_owned() });
    host.go_on();
}

struct Host {
    session: RefCell<Session>,
    /// Files that are being looked through, by the numbers of their openings.
    openings: RefCell<VecDeque<u32>>,
    /// The question that waits.
    asked: RefCell<Option<Ask>>,
    /// When progress was told last.
    told: Cell<f64>,
    /// Whether the page knows that there are rows.
    rows: Cell<bool>,
    /// Whether the page knows all fingerprints.
    hashed: Cell<bool>,
    /// The dumps of which the page knows that texts cannot be read.
    unread: RefCell<Vec<(u32, SourceError)>>,
    /// Whether the page is to draw first.
    rest: Rest,
    /// Whether somebody asks all the time.
    lull: Lull,
    /// The workers that work for this one.
    sharing: Sharing,
    /// What is kept on this device.
    keeper: Keeper,
    /// Whether the extraction is warm.
    warm: Cell<bool>,
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
            openings: RefCell::default(),
            asked: RefCell::default(),
            told: Cell::default(),
            rows: Cell::default(),
            hashed: Cell::default(),
            unread: RefCell::default(),
            rest: Rest::default(),
            lull: Lull::default(),
            sharing: Sharing::default(),
            keeper: Keeper::default(),
            warm: Cell::default(),
            turning: Cell::default(),
            turn: channel.port1(),
            turned: channel.port2(),
        })
    }

    /// Another worker will work for this one, as soon as it says that it is ready.
    fn take_hand(self: &Rc<Self>, port: MessagePort) {
        let host = Rc::downgrade(self);
        self.sharing.add(port, move |number, said| {
            let Some(host) = host.upgrade() else { return };
            let mut session = host.session.borrow_mut();
            host.sharing.hear(number, said, &mut session);
            host.sharing.feed(&mut session);
            host.go_on();
        });
    }

    fn hear(self: &Rc<Self>, request: Request, files: Vec<File>) {
        let mut session = self.session.borrow_mut();
        match request {
            Request::Painted => self.rest.painted(),
            _ => self.rest.end(),
        }
        if matches!(request, Request::Ask(_)) {
            self.wait_for_lull();
        }
        match request {
            Request::OpenFiles { opening, files: given } => self.open_files(&mut session, opening, given, files),
            Request::OpenText { opening, text } => self.open_text(&mut session, opening, text),
            Request::Answer { question, go_on } => session.answer(question, go_on),
            Request::Medium { dump, path } => {
                let bytes = session.medium(dump, &path).and_then(|source| medium(&*source));
                say(&Reply::Medium { dump, path, bytes });
            }
            Request::Choose { dump, chats } => session.choose(dump, &chats),
            Request::Cancel => {
                session.cancel();
                // What was not looked through yet will not be.
                for opening in self.openings.take() {
                    say(&nothing(opening, Vec::new()));
                }
            }
            Request::Ask(ask) => {
                self.asked.replace(Some(ask));
            }
            Request::Event { key } => {
                let detail = session.event(&key).map(Box::new);
                say(&Reply::Event { key, detail });
                self.tell_unread(&session);
            }
            Request::Problems { first, count } => {
                let (total, problems) = session.problems(first, count);
                say(&Reply::Problems { total, first, problems });
            }
            Request::Completeness => say(&Reply::Completeness { chats: session.completeness() }),
            Request::Cuts { dump } => say(&Reply::Cuts { dump, cuts: session.cuts(dump) }),
            Request::Recut { dump, edits } => {
                session.recut(dump, &edits);
                self.keeper.grows(Vec::new());
                self.rows.set(false);
            }
            Request::Columns { dump } => {
                say(&Reply::Columns { dump, columns: session.columns(dump).cloned() });
            }
            Request::Remap { dump, mapping } => {
                session.remap(dump, mapping);
                self.keeper.grows(Vec::new());
                self.rows.set(false);
            }
            Request::Mend { dump, mend } => {
                session.mend(dump, mend);
                self.keeper.grows(Vec::new());
                self.rows.set(false);
            }
            Request::Kept => self.list_kept(),
            Request::Keep { name, copy, at } => self.begin_to_keep(&session, Wanted { name, copy, at }),
            Request::OpenKept { opening, id } => self.open_kept(opening, id),
            Request::Forget { id } => self.forget(id),
            // It was rested for, and without a port the others mean nothing.
            Request::Painted | Request::Serve | Request::Hand => {}
        }
        self.go_on();
    }

    fn open_text(&self, session: &mut Session, opening: u32, text: String) {
        let number = session.next_number();
        let (dumps, refused) = match session.open(number, String::new(), Box::new(text.into_bytes())) {
            Ok(()) => (vec![number], Vec::new()),
            Err(refusal) => (Vec::new(), vec![(String::new(), NotOpened::Refused(refusal))]),
        };
        self.rows.set(false);
        self.hashed.set(false);
        self.keeper.grows(Vec::new());
        let unclear = unclear(session, &dumps);
        say(&Reply::Found { opening, dumps, refused, left_out: Vec::new(), unclear });
    }

    /// Tells what came of files that were opened together; they are looked through in the order of their opening.
    fn found(&self, session: &Session, found: Found) {
        let Some(opening) = self.openings.borrow_mut().pop_front() else { return };
        let mut refused: Vec<_> =
            found.refused.into_iter().map(|(name, refusal)| (name, NotOpened::Refused(refusal))).collect();
        let (nothing, left_out): (Vec<_>, Vec<_>) = found
            .left_out
            .into_iter()
            .partition(|left| matches!(left.why, bundle::Why::NoDump | bundle::Why::Document));
        let told = |left: bundle::LeftOut| (left.path, NotOpened::LeftOut(left.why));
        // What holds no dump is not opened, as what is none.
        refused.extend(nothing.into_iter().map(told));
        let left_out = left_out.into_iter().filter(|left| left.why.is_told()).map(told).collect();
        let unclear = unclear(session, &found.dumps);
        say(&Reply::Found { opening, dumps: found.dumps, refused, left_out, unclear });
    }

    /// Sees to it that a turn comes, after what has already arrived; not while the page draws.
    fn go_on(&self) {
        if !self.rest.is_on() && !self.turning.replace(true) {
            // Nothing is handed over, so nothing can fail to be.
            let _ = self.turn.post_message(&JsValue::NULL);
        }
    }

    fn turn(self: &Rc<Self>) {
        self.turning.set(false);
        let mut session = self.session.borrow_mut();
        if !self.warm.replace(true) {
            session.warm_up();
        }
        let asked = self.asked.take();
        if let Some(ask) = asked {
            let start = timing::now();
            let answer = Box::new(session.ask(&ask));
            say(&Reply::Answer { answer, answer_ms: timing::now() - start });
            self.let_draw(&session);
        }
        if let Some((serial, excerpts)) = session.excerpts(ROWS) {
            say(&Reply::Excerpts { serial, excerpts });
            self.tell_unread(&session);
            self.let_draw(&session);
            // Before anything else goes on; but a newer question is heard first.
            self.sharing.feed(&mut session);
            return self.go_on();
        }
        let goes_on = !self.rest.is_on() && self.work(&mut session);
        // Others are started when the first rows are there, for that takes the page and the processors a while.
        if !self.rest.is_on() && self.sharing.wants_hands(&session) {
            say(&Reply::WantHands);
        }
        self.sharing.feed(&mut session);
        if self.keep(&session) || goes_on {
            self.go_on();
        }
    }

    /// Tells of which dumps texts can no longer be read, or can be again.
    fn tell_unread(&self, session: &Session) {
        let dumps = session.unread();
        if *self.unread.borrow() != dumps {
            self.unread.replace(dumps.clone());
            say(&Reply::Unread { dumps });
        }
    }

    /// Rests while something is read until the page has drawn what was said, or has asked for what it was told of.
    fn let_draw(self: &Rc<Self>, session: &Session) {
        if !session.is_ready() {
            let host = Rc::downgrade(self);
            self.rest.begin(move || {
                if let Some(host) = host.upgrade() {
                    host.rest.end();
                    host.go_on();
                }
            });
        }
    }

    /// Leaves what nobody waits for until nobody has asked for a while.
    fn wait_for_lull(self: &Rc<Self>) {
        let host = Rc::downgrade(self);
        self.lull.asked(move || {
            if let Some(host) = host.upgrade() {
                host.lull.over();
                host.go_on();
            }
        });
    }

    /// Goes on until it is time to listen; whether there is more to do.
    fn work(self: &Rc<Self>, session: &mut Session) -> bool {
        let start = timing::now();
        let turn = if session.is_ready() { SHORT_TURN } else { TURN };
        while timing::now() - start < turn {
            let was_ready = session.is_ready();
            match session.step(STEP) {
                Step::More => {
                    self.tell(session);
                    if self.rest.is_on() {
                        return true;
                    }
                }
                Step::Found(found) => self.found(session, found),
                Step::Ask { question, excess } => say(&Reply::Ask { question, excess }),
                Step::Choose { dump, chats } => say(&Reply::Choose { dump, chats }),
                Step::Waiting => return false,
                Step::Read => {
                    say(&Reply::Progress(session.progress()));
                    say(&Reply::Read);
                }
                Step::Ready if was_ready => {
                    // There is time for fingerprints, unless somebody is typing or scrolling.
                    if self.lull.is_on() {
                        return false;
                    }
                    if session.fingerprint(STEP) {
                        continue;
                    }
                    if session.is_other() {
                        self.keeper.opens(Vec::new(), None, false);
                        self.rows.set(false);
                        self.hashed.set(false);
                        say(&Reply::Afresh(Afresh::OtherFile));
                        continue;
                    }
                    if !self.hashed.replace(true) {
                        self.all_is_known(session);
                    }
                    return false;
                }
                Step::Ready => {
                    say(&Reply::Progress(session.progress()));
                    say(&Reply::Fingerprints(session.fingerprints()));
                    self.sharing.dismiss();
                    say(&Reply::Ready { dumps: session.dumps() });
                }
            }
        }
        true
    }

    /// Tells how far it is: the first rows at once, and that nothing is left to extract, else five times a second.
    fn tell(self: &Rc<Self>, session: &Session) {
        let (now, progress) = (timing::now(), session.progress());
        let first_rows = progress.events > 0 && !self.rows.replace(progress.events > 0);
        // Joining and the closing of the index take most memory: that of those who extracted is given back before.
        let extracted = progress.stage == Stage::Joining && self.sharing.dismiss();
        if first_rows || extracted || now - self.told.get() >= TELL {
            self.told.set(now);
            say(&Reply::Progress(progress));
        }
        if first_rows {
            self.let_draw(session);
        }
    }
}

/// What is told of an opening that came to nothing.
fn nothing(opening: u32, refused: Vec<(String, NotOpened)>) -> Reply {
    Reply::Found { opening, dumps: Vec::new(), refused, left_out: Vec::new(), unclear: Vec::new() }
}

/// Those of some dumps of which it is not clear which column holds text and time.
fn unclear(session: &Session, dumps: &[u32]) -> Vec<u32> {
    let lacks = |dump: &u32| session.columns(*dump).is_some_and(|columns| !columns.lacks().is_empty());
    dumps.iter().copied().filter(lacks).collect()
}

/// The bytes of a picture; `None` if they cannot be had, or are more than a picture has.
fn medium(source: &dyn Source) -> Option<Vec<u8>> {
    /// No picture that Telegram exports is larger.
    const MOST: u64 = 20 << 20;
    let length = usize::try_from(source.len()).ok().filter(|length| *length as u64 <= MOST)?;
    let mut bytes = vec![0; length];
    let mut filled = 0;
    while filled < length {
        match source.read_at(filled as u64, &mut bytes[filled..]).ok()? {
            0 => break,
            count => filled += count,
        }
    }
    bytes.truncate(filled);
    Some(bytes)
}

fn scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

fn say(reply: &Reply) {
    // A reply that cannot be packed is a fault of this build: a panic would tell of it the same way.
    if let (Some(scope), Ok(packet)) = (scope(), wire::pack_alone(reply)) {
        let _ = scope.post_message_with_transfer(&packet.message, &packet.transfer);
    }
}
