//! What page and worker say to each other.
//!
//! Each message is one packed array of bytes, transferred and not copied; a file travels beside it as
//! the handle that it is. The worker speaks first, with [`Reply::Hello`]; the page sends nothing before.

use serde::{Deserialize, Serialize};

use crate::dump::Problem;
pub use crate::engine::state::{ChatChoice, CutLine, DumpInfo, Progress, Stage};
use crate::timeline::{Answer, Ask, EventDetail};

/// From the page to the worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Open the file that travels with this message. Numbers are given by the page, from 0, once each.
    OpenFile {
        /// The dump's number.
        dump: u32,
        /// Its name, for people only.
        name: String,
    },
    /// Open pasted text.
    OpenText {
        /// The dump's number.
        dump: u32,
        /// The text.
        text: String,
    },
    /// Which chats of a whole account to read, after [`Reply::Choose`].
    Choose {
        /// The dump.
        dump: u32,
        /// Numbers of the chats.
        chats: Vec<u32>,
    },
    /// Stop reading, keep what is there.
    Cancel,
    /// Answer a question. Only the last of those waiting is answered.
    Ask(Ask),
    /// All of one event.
    Event {
        /// Its key.
        key: String,
    },
    /// What could not be read.
    Problems {
        /// The first, from 0.
        first: u32,
        /// How many.
        count: u32,
    },
    /// Where a paste was cut into messages.
    Cuts {
        /// The dump.
        dump: u32,
    },
    /// Cut a paste otherwise.
    Recut {
        /// The dump.
        dump: u32,
        /// All corrections so far: the first line of a message, and whether one begins there.
        edits: Vec<(u32, bool)>,
    },
}

/// From the worker to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// The worker is there.
    Hello {
        /// Names the build; a page of another build refuses it and offers to reload.
        build: String,
    },
    /// How far reading is.
    Progress(Progress),
    /// A whole account: which chats?
    Choose {
        /// The dump.
        dump: u32,
        /// What is there.
        chats: Vec<ChatChoice>,
    },
    /// All bytes of all dumps are messages.
    Read,
    /// Everything can be asked.
    Ready {
        /// The dumps that are open.
        dumps: Vec<DumpInfo>,
    },
    /// A dump could not be opened; others go on.
    Refused {
        /// The dump.
        dump: u32,
        /// Its name.
        name: String,
        /// What it is and what to do, in plain words.
        reason: String,
    },
    /// An answer.
    Answer {
        /// The answer itself.
        answer: Box<Answer>,
        /// Time inside the worker, in milliseconds.
        answer_ms: f64,
    },
    /// An event; `None` if no event has that key.
    Event {
        /// The key asked for.
        key: String,
        /// The event.
        detail: Option<Box<EventDetail>>,
    },
    /// What could not be read.
    Problems {
        /// All of them.
        total: u32,
        /// The first of those listed.
        first: u32,
        /// With the dump's number each.
        problems: Vec<(u32, Problem)>,
    },
    /// Where a paste was cut.
    Cuts {
        /// The dump.
        dump: u32,
        /// All places where one could cut, in order.
        cuts: Vec<CutLine>,
    },
    /// The worker is lost: reload. Sent by the panic hook.
    Panicked {
        /// What happened, for a report of the fault.
        what: String,
    },
}
