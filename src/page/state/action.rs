//! Everything that can happen to the state.

use crate::dump::{Columns, Day, Mapping, Problem, SourceError};
use crate::timeline::{Answer, EventDetail, Excerpt, Facet, Filter, Order, Window};
use crate::worker::protocol::{ChatChoice, Completeness, CutLine, DumpInfo, Fingerprint, Progress};

use super::{Asked, FacetView, KeptAction, Panel, Refused};
use crate::page::view::{Chosen, View};
use crate::page::zone::ShownZone;

/// What the user opened together, before anything is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The number of the opening.
    pub opening: u32,
    /// What it is called while it is opened.
    pub name: String,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Something was handed to the worker.
    Opened {
        /// What.
        opened: Opened,
        /// When, in the browser's milliseconds.
        at: f64,
    },
    /// The worker read on.
    Progress {
        /// How far it is.
        progress: Progress,
        /// When it was heard.
        at: f64,
    },
    /// A whole account wants a choice.
    ChooseChats {
        /// The dump.
        dump: u32,
        /// Its chats.
        chats: Vec<ChatChoice>,
    },
    /// The user chose.
    ChatsChosen {
        /// The dump.
        dump: u32,
        /// Numbers of the chats.
        chats: Vec<u32>,
    },
    /// The user stops the reading.
    Cancel,
    /// Everything can be asked.
    Ready(Vec<DumpInfo>),
    /// What was opened together was looked through.
    Found {
        /// Which opening.
        opening: u32,
        /// How many dumps are in it.
        dumps: u32,
        /// What could not be opened.
        refused: Vec<Refused>,
        /// What was left out.
        left_out: Vec<Refused>,
        /// Dumps whose columns are not clear.
        unclear: Vec<u32>,
    },
    /// Something comes to more than is unpacked unasked.
    Ask(Asked),
    /// The user says whether to unpack it.
    Unpack {
        /// The question.
        question: u32,
        /// Whether to.
        go_on: bool,
    },
    /// The page shows a message whose medium was opened with the dump.
    WantMedium {
        /// The dump.
        dump: u32,
        /// Its path.
        path: String,
    },
    /// A medium came.
    Medium {
        /// The dump.
        dump: u32,
        /// Its path.
        path: String,
        /// Its bytes, if it was opened with the dump.
        bytes: Option<Vec<u8>>,
    },
    /// An answer came.
    Answer {
        /// The answer.
        answer: Box<Answer>,
        /// Time inside the worker.
        answer_ms: f64,
    },
    /// Texts of rows came.
    Excerpts {
        /// The answer that they belong to.
        serial: u32,
        /// For each row, by its report.
        excerpts: Vec<(u32, Excerpt)>,
    },
    /// Dumps of which texts can no longer be read were told, and why.
    Unread(Vec<(u32, SourceError)>),
    /// What was last answered while something was read has been painted.
    Painted,
    /// An event came.
    Detail {
        /// The key asked for.
        key: String,
        /// The event, if there is one.
        detail: Option<Box<EventDetail>>,
    },
    /// Problems came.
    Problems {
        /// All there are.
        total: u32,
        /// Number of the first of these.
        first: u32,
        /// These.
        problems: Vec<(u32, Problem)>,
    },
    /// How complete the chats are came.
    Completeness(Vec<Completeness>),
    /// The lines of a paste came.
    Cuts {
        /// The dump.
        dump: u32,
        /// The lines.
        cuts: Vec<CutLine>,
    },
    /// The columns of a table came.
    Columns {
        /// The dump.
        dump: u32,
        /// They, if it has any.
        columns: Option<Columns>,
    },
    /// The user says what the columns of a table hold.
    Remap {
        /// The dump.
        dump: u32,
        /// What each holds.
        mapping: Mapping,
        /// Time stamp of the input event.
        at: f64,
    },
    /// The user wants texts mended that were encoded twice, or shown as they stand.
    Mend {
        /// The dump.
        dump: u32,
        /// Whether to mend.
        mend: bool,
        /// Time stamp of the input event.
        at: f64,
    },
    /// Fingerprints came.
    Fingerprints(Vec<Fingerprint>),
    /// Something about what is kept on this device.
    Kept(KeptAction),
    /// The worker is lost.
    Lost(String),
    /// The user changed the filter otherwise than by typing.
    Filter(Filter),
    /// Show the days from one to another; nothing is no end.
    Range(Option<Day>, Option<Day>),
    /// The user put a value of a facet in its place.
    Choose {
        /// The facet.
        facet: Facet,
        /// The value.
        key: String,
        /// Its place; the one it has takes it out.
        place: Chosen,
    },
    /// The user changed the order.
    Order(Order),
    /// The user wants times in another zone.
    Zone(ShownZone),
    /// The user typed into the search box.
    Query {
        /// All of the text.
        text: String,
        /// Time stamp of the input event.
        at: f64,
    },
    /// The user pasted a link, or several, not into a text field.
    Link {
        /// It.
        text: String,
        /// As above.
        at: f64,
    },
    /// The address changed by itself: back, forward, another link.
    Visit(View),
    /// The user opened an event.
    Open(String),
    /// The user goes on by so many events.
    Step(i32),
    /// The user opens the event that the cursor is on.
    OpenCursor,
    /// The user closed what lies on top.
    Close,
    /// The user opened a panel.
    Show(Panel),
    /// The list needs other rows.
    Window(Window),
    /// The user wants more or other values of a facet.
    Facet(FacetView),
    /// The histogram has room for so many bars.
    Bars(u32),
    /// The list of problems goes on.
    MoreProblems,
    /// The user joined or split messages of a paste.
    Cut {
        /// The dump.
        dump: u32,
        /// The line.
        line: u32,
        /// Whether a message begins there.
        cut: bool,
    },
    /// The user has read the refusals.
    ForgetRefusals,
}
