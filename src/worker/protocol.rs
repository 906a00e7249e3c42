//! What page and worker say to each other.
//!
//! Each message is one packed array of bytes, transferred and not copied; a file travels beside it as
//! the handle that it is. A worker speaks first, with [`Reply::Hello`]; the page sends nothing before.
//!
//! The page knows one worker, which reads, answers and is called the first. It may want others to help it
//! ([`Reply::WantHands`]); the page starts them and joins each to the first by a channel of their own, on which [`ToHand`]
//! goes one way and [`FromHand`] the other. When everything can be asked the page ends them.

use serde::{Deserialize, Serialize};

pub use crate::dump::bundle::Why;
pub use crate::dump::history::{Completeness, Difference, Gaps, Part, Quiet, What};
use crate::dump::{Columns, Excess, Mapping, Problem, Refusal, SourceError};
pub use crate::engine::state::{ChatChoice, CutLine, DumpInfo, Fingerprint, Progress, Stage, Tabular};
use crate::engine::{Batch, Findings};
pub use crate::timeline::bounded;
use crate::timeline::{Answer, Ask, EventDetail, Excerpt};

/// Where a file lies that was picked or dropped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenFile {
    /// Its name; in a folder that was given whole, its path from that folder's own name on.
    pub path: String,
    /// Whether it came with its folder and not by itself.
    pub in_folder: bool,
}

/// From the page to the worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Open the files that travel with this message, as many as are named. They were opened together: pages of one chat
    /// become one dump, folders and archives the dumps in them.
    OpenFiles {
        /// Names the opening, for [`Reply::Found`].
        opening: u32,
        /// Where each lies.
        files: Vec<GivenFile>,
    },
    /// Open pasted text.
    OpenText {
        /// Names the opening, for [`Reply::Found`].
        opening: u32,
        /// The text.
        text: String,
    },
    /// Whether to unpack what [`Reply::Ask`] asked about.
    Answer {
        /// The question.
        question: u32,
        /// Whether to go on.
        go_on: bool,
    },
    /// A file that a message names as its medium.
    Medium {
        /// The dump.
        dump: u32,
        /// Its path, as the message has it.
        path: String,
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
    /// An answer, or the texts of its rows, that came while something was read has been painted.
    Painted,
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
    /// How complete each chat is.
    Completeness,
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
    /// The columns of a table, and what they are taken for.
    Columns {
        /// The dump.
        dump: u32,
    },
    /// Take the columns of a table for something else.
    Remap {
        /// The dump.
        dump: u32,
        /// What each holds.
        mapping: Mapping,
    },
    /// Whether to mend texts that were encoded twice.
    Mend {
        /// The dump.
        dump: u32,
        /// Whether to.
        mend: bool,
    },
    /// What is kept on this device.
    Kept,
    /// Keep what is open on this device.
    Keep {
        /// What it is to be called.
        name: String,
        /// Whether with a copy of the dump.
        copy: bool,
        /// When, in milliseconds since 1970.
        at: f64,
    },
    /// Open what is kept with its copy.
    OpenKept {
        /// Names the opening, for [`Reply::Found`].
        opening: u32,
        /// Names what is kept.
        id: String,
    },
    /// Delete what is kept.
    Forget {
        /// Names it; `None` for all.
        id: Option<String>,
    },
    /// To another worker than the first: do for it what comes through the port that travels with this message.
    Serve,
    /// The port that travels with this message leads to a worker that helps.
    Hand,
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
    /// What was opened together was looked through; reading what is open follows.
    Found {
        /// Which opening.
        opening: u32,
        /// The dumps that are open now.
        dumps: Vec<u32>,
        /// What could not be opened: its name, and why.
        refused: Vec<(String, NotOpened)>,
        /// What was left out though somebody may have wanted it: its name, and why.
        left_out: Vec<(String, NotOpened)>,
        /// Those of the dumps of which it is not clear which column holds text and time.
        unclear: Vec<u32>,
    },
    /// Something comes to more than is unpacked unasked; it wants [`Request::Answer`].
    Ask {
        /// Names the question.
        question: u32,
        /// What it is about.
        excess: Excess,
    },
    /// A file that a message names as its medium; `None` if it was not opened with the dump.
    Medium {
        /// The dump.
        dump: u32,
        /// The path asked for.
        path: String,
        /// Its bytes, as many as a picture may have.
        bytes: Option<Vec<u8>>,
    },
    /// An answer.
    Answer {
        /// The answer itself.
        answer: Box<Answer>,
        /// Time inside the worker, in milliseconds.
        answer_ms: f64,
    },
    /// Texts that rows of an answer lacked.
    Excerpts {
        /// The question that was answered.
        serial: u32,
        /// For each row, by its report.
        excerpts: Vec<(u32, Excerpt)>,
    },
    /// The dumps of which texts can no longer be read, and why; what was found in them stays.
    Unread {
        /// By number.
        dumps: Vec<(u32, SourceError)>,
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
    /// How complete each chat is, as far as was read.
    Completeness {
        /// The chats, in the order in which they were met.
        chats: Vec<Completeness>,
    },
    /// Where a paste was cut.
    Cuts {
        /// The dump.
        dump: u32,
        /// All places where one could cut, in order.
        cuts: Vec<CutLine>,
    },
    /// The columns of a table, and what they are taken for; `None` if the dump has none.
    Columns {
        /// The dump.
        dump: u32,
        /// They.
        columns: Option<Columns>,
    },
    /// The files that are open with their fingerprints, as far as they were taken.
    Fingerprints(Vec<Fingerprint>),
    /// What is kept on this device.
    Kept {
        /// The dumps, the one kept last in front.
        dumps: Vec<KeptDump>,
        /// Which of them is open.
        open: Option<String>,
        /// Why nothing can be kept, or deleted.
        fault: Option<KeepFault>,
    },
    /// What is open can be kept.
    Keepable {
        /// How many bytes a copy of it takes.
        copy: u64,
    },
    /// It cannot be kept.
    Unfit {
        /// The names of the dumps that cannot.
        dumps: Vec<String>,
    },
    /// So many bytes of it are kept.
    Keeping {
        /// They.
        written: u64,
    },
    /// It is not kept, or something is to be known of what is.
    NotKept(KeepFault),
    /// What was kept could not be taken up; the dump is read afresh.
    Afresh(Afresh),
    /// There is more to read or to extract than one does at once: other workers would help.
    WantHands,
    /// The worker is lost: reload. Sent by the panic hook.
    Panicked {
        /// What happened, for a report of the fault.
        what: String,
    },
}

/// A dump that is kept on this device.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptDump {
    /// Names it.
    pub id: String,
    /// What it is called; `None` if another version of the page kept it in a way that this one does not know.
    pub name: Option<String>,
    /// Posts in it.
    pub messages: u32,
    /// When it was kept, in milliseconds since 1970.
    pub kept_at: f64,
    /// Its files.
    pub files: Vec<String>,
    /// How many bytes its index takes.
    pub index: u64,
    /// How many bytes the copy of the dump takes, if there is one.
    pub copy: Option<u64>,
}

/// Why something is not kept, or what is to be known of what is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeepFault {
    /// The browser does not let this page keep anything.
    Denied,
    /// There is no room.
    Full,
    /// What is open became something else meanwhile, or cannot be read any more.
    Changed,
    /// It is kept, of a file that was called so and is not any more.
    Renamed(String),
    /// What the browser says.
    Other(String),
}

/// Why a dump is read afresh of which an index was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Afresh {
    /// Another version of the program made the index.
    OtherVersion,
    /// The index is damaged or not whole.
    Damaged,
    /// The file is not the one that was kept.
    OtherFile,
}

/// From the first worker to one that works for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ToHand {
    /// Posts to extract.
    Extract(Batch),
    /// A slice of a file, which travels beside it, is to be read.
    Read {
        /// Tells it from others.
        number: u32,
    },
}

/// From a worker that works for the first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FromHand {
    /// It can begin.
    Ready,
    /// What it found in a batch.
    Found(Findings),
    /// The bytes of a slice travel beside this, if they could be read.
    Bytes {
        /// That of [`ToHand::Read`].
        number: u32,
    },
}

/// Whether a text is a link to a message: the worker searches for that message, the page opens what is found.
#[must_use]
pub fn is_post_link(text: &str) -> bool {
    crate::timeline::PostLink::read(text).is_some()
}

/// Why something is not open, without a word: the page says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotOpened {
    /// It is nothing that is read.
    Refused(Refusal),
    /// It was left out.
    LeftOut(Why),
    /// The browser gives no access to it.
    NoAccess,
    /// It is a link: nothing is fetched.
    Link,
    /// They are several links: only one can be gone to.
    Links,
}
