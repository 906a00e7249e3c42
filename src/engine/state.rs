//! What the engine tells of itself: how far it is, what is open, where a paste was cut.

use serde::{Deserialize, Serialize};

use crate::dump::fingerprint::FileHash;
use crate::dump::{Chat, CutReason, Day, Format};

/// How far reading is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// Bytes read of all dumps.
    pub read: u64,
    /// Bytes there are.
    pub total: u64,
    /// Posts so far, each once.
    pub messages: u32,
    /// Events so far: while they are being found, one for each post that was looked at; falls when reports are joined.
    pub events: u32,
    /// Problems so far.
    pub problems: u32,
    /// What is going on.
    pub stage: Stage,
}

/// What the engine is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Bytes become messages; what the first of them tell is found beside it.
    #[default]
    Reading,
    /// All bytes are messages; what they tell is found.
    Finding,
    /// Reports of one happening are joined, the index is closed.
    Joining,
}

/// A chat of a whole account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChatChoice {
    /// Its number in the dump.
    pub number: u32,
    /// The chat.
    pub chat: Chat,
    /// Messages in it.
    pub messages: u32,
    /// First and last day.
    pub days: Option<(Day, Day)>,
    /// Whether to tick it at first.
    pub preselected: bool,
}

/// An open dump.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DumpInfo {
    /// Its number.
    pub dump: u32,
    /// File name, or empty for a paste.
    pub name: String,
    /// Size in bytes.
    pub size: u64,
    /// What it is.
    pub format: Format,
    /// Whether it is text without separators, whose cuts are a proposal, and not too long to be looked through.
    pub paste: bool,
    /// Whether reading was cancelled before its end.
    pub partial: bool,
    /// The chats read.
    pub chats: Vec<Chat>,
    /// Posts in it.
    pub messages: u32,
    /// Service records in it.
    pub services: u32,
    /// What could not be read in it.
    pub problems: u32,
    /// The zone its times are shown in: seconds east of Greenwich where known.
    pub zone: Option<i32>,
    /// How many posts have a time of which the zone is not known.
    pub unzoned: u32,
    /// What is known of its columns.
    pub columns: Tabular,
    /// Whether texts that were encoded twice are mended in it.
    pub mended: bool,
}

/// Whether a dump has columns of which somebody can say what they hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tabular {
    /// It has none.
    #[default]
    No,
    /// It has, and text and time of posting were found in them, or somebody has said where they are.
    Clear,
    /// It has, and text or time seem to be in none.
    Unclear,
}

/// A line of a paste where a message begins or could begin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CutLine {
    /// The line, from 1.
    pub line: u32,
    /// Its words, shortened.
    pub text: String,
    /// Whether a message begins there.
    pub cut: bool,
    /// Why, or why not.
    pub reason: CutReason,
}

/// A file that was opened, and its fingerprint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint {
    /// The file.
    pub path: String,
    /// Its size in bytes.
    pub size: u64,
    /// SHA-256 of its bytes; `None` before all were read, and of what cannot be read.
    pub hash: Option<FileHash>,
    /// The dumps that lie in it.
    pub dumps: Vec<u32>,
}
