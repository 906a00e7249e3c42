//! Where a paste was cut, in words: the proposal that the user corrects.

use super::opened::Opened;
use super::state::CutLine;
use crate::dump::{Cut, CutReason};

/// As much of a line as is shown.
const SHOWN: usize = 160;

/// All lines at which a message begins or might.
pub(super) fn lines(dump: &Opened) -> Vec<CutLine> {
    dump.reader.cuts().iter().map(|cut| line(dump, cut)).collect()
}

fn line(dump: &Opened, cut: &Cut) -> CutLine {
    CutLine {
        line: cut.line,
        text: text(dump, cut.start),
        cut: cut.cut,
        reason: reason(cut.reason).to_owned(),
        by_user: cut.reason == CutReason::User,
    }
}

/// The line that begins there, shortened.
fn text(dump: &Opened, start: u64) -> String {
    let mut bytes = [0; SHOWN];
    let count = dump.reader.text_at(&*dump.source, start, &mut bytes);
    let whole = count < SHOWN;
    let mut line = bytes[..count].split(|byte| matches!(byte, b'\n' | b'\r'));
    let first = line.next().unwrap_or_default();
    // Chunks, so that a character cut in two by the limit does not become a sign of damage.
    let text: String = first.utf8_chunks().map(|chunk| chunk.valid()).collect();
    if whole || line.next().is_some() { text } else { text + "…" }
}

const fn reason(reason: CutReason) -> &'static str {
    match reason {
        CutReason::Start => "the first line that belongs to a message",
        CutReason::Header => "a line that the client puts before each message",
        CutReason::Footer => "the line before it ends a message: views and time",
        CutReason::TitleLine => "the channel's title, which the page repeats over each post",
        CutReason::ForwardHeader => "says where the message was forwarded from",
        CutReason::HashtagLineBefore => "the line before it holds hashtags only",
        CutReason::FlagLine => "begins with a flag",
        CutReason::SingleNewline => "stands directly under a finished line",
        CutReason::EmptyLines => "two or more empty lines before it",
        CutReason::EmojiParagraph => "a paragraph led by an emoji",
        CutReason::Continuation => "goes on with the line before",
        CutReason::Paragraph => "begins a paragraph",
        CutReason::User => "you said so",
    }
}
