//! What can be said of how complete a chat is, from all dumps of it.
//!
//! Says what is there and what is not, never why: a number that no message has may be a post that was deleted, one that
//! was never sent, or one that the export left out.

use serde::{Deserialize, Serialize};

use super::habit::Quiet;
use crate::dump::calendar::Day;
use crate::dump::message::{Chat, ChatKind};

/// One chat, from all dumps that have it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completeness {
    /// The chat, with what any dump tells of it.
    pub chat: Chat,
    /// The dumps that have it, and what each has of it.
    pub dumps: Vec<Part>,
    /// Posts, each once.
    pub posts: u64,
    /// Service records, each once.
    pub services: u64,
    /// The first and the last day with posts.
    pub days: Option<(Day, Day)>,
    /// Posts without a time.
    pub undated: u64,
    /// Numbers that no message has; `None` where numbers say nothing of that.
    pub gaps: Option<Gaps>,
    /// Days without posts against the chat's habit; the first [`LISTED`] of them.
    pub quiet: Vec<Quiet>,
    /// How many such runs of days there are.
    pub quiet_runs: u64,
    /// Messages that came more than once in one dump.
    pub duplicates: u64,
    /// Messages that are in several dumps.
    pub shared: u64,
    /// Posts that were edited.
    pub edited: u64,
    /// Pictures, files and the like that posts name.
    pub media: u64,
    /// Those of them whose file was not exported.
    pub media_absent: u64,
    /// How many messages differ between dumps, or within one.
    pub differing: u64,
    /// The first [`LISTED`] of them.
    pub differences: Vec<Difference>,
}

/// How much of what may be long is listed.
pub const LISTED: usize = 100;

/// What one dump has of a chat.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The dump.
    pub dump: u32,
    /// Messages with a number that it has.
    pub messages: u64,
    /// Messages of it that no dump before it has.
    pub added: u64,
    /// Numbers that other dumps have and this one lacks, between its first and its last.
    pub lacks: u64,
    /// The first [`LISTED`] ranges of them.
    pub lacking: Vec<(i64, i64)>,
}

/// Numbers that no message has, between the first and the last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gaps {
    /// The first number and the last.
    pub ends: (i64, i64),
    /// How many numbers no message has.
    pub missing: u64,
    /// How many gaps that makes.
    pub ranges: u64,
    /// The longest [`LISTED`] of them, in their order.
    pub listed: Vec<(i64, i64)>,
}

/// A message that two dumps, or two places of one, have differently.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// The id of the message, as it is written.
    pub id: String,
    /// The dump in which it was met first.
    pub first: u32,
    /// The dump in which it was met again.
    pub second: u32,
    /// What differs.
    pub what: What,
    /// Whose message is kept; `None` if both are.
    pub kept: Option<u32>,
    /// Whether that is the one that was met again.
    pub later: bool,
}

/// What differs between two messages of one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// The words.
    Text,
    /// When it was edited.
    Edited,
    /// Both.
    TextAndEdited,
    /// When it was posted: they are two messages, and both are kept.
    Posted,
    /// From whom it was forwarded, and nothing else.
    Forward,
}

impl Completeness {
    /// Whether there is anything about the chat that is worth a look.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        let missing = self.gaps.as_ref().map_or(0, |gaps| gaps.missing);
        let counts = [missing, self.quiet_runs, self.duplicates, self.differing, self.media_absent, self.undated];
        counts.iter().all(|count| *count == 0) && self.dumps.iter().all(|part| part.lacks == 0)
    }
}

/// Whether numbers of messages count those of this chat and no others. In talks of two and in small groups they count the
/// messages of a whole account; other programs number by other things, and then most numbers are missing; nor do
/// numbers count that are larger than Telegram's own can be, unless it is told that they are its own.
pub(super) fn counts_messages(chat: &Chat, there: u64, ends: (i64, i64)) -> bool {
    let own = chat.own_numbers || chat.kind == ChatKind::Channel;
    let few = super::ranges::length(ends.0, ends.1) / 4 <= there;
    own && (chat.own_numbers || ends.1 <= i32::MAX.into())
        || few && matches!(chat.kind, ChatKind::Channel | ChatKind::Unknown)
}
