//! The reasons that are given, without saying them: why a paste was cut there.
//!
//! Which reason it is, the engine tells as a value; only here does it become words.

use super::words;
use crate::dump::CutReason;

/// Why a paste was cut at a line, or not.
#[allow(missing_docs)] // as in `CutReason`
pub struct CutReasons {
    pub start: &'static str,
    pub header: &'static str,
    pub footer: &'static str,
    pub title_line: &'static str,
    pub forward_header: &'static str,
    pub hashtag_line_before: &'static str,
    pub flag_line: &'static str,
    pub single_newline: &'static str,
    pub empty_lines: &'static str,
    pub emoji_paragraph: &'static str,
    pub continuation: &'static str,
    pub user: &'static str,
}

/// Why a paste was cut at a line, or not, in words.
#[must_use]
pub const fn cut(reason: CutReason) -> &'static str {
    let w = &words().cuts.reasons;
    match reason {
        CutReason::Start => w.start,
        CutReason::Header => w.header,
        CutReason::Footer => w.footer,
        CutReason::TitleLine => w.title_line,
        CutReason::ForwardHeader => w.forward_header,
        CutReason::HashtagLineBefore => w.hashtag_line_before,
        CutReason::FlagLine => w.flag_line,
        CutReason::SingleNewline => w.single_newline,
        CutReason::EmptyLines => w.empty_lines,
        CutReason::EmojiParagraph => w.emoji_paragraph,
        CutReason::Continuation => w.continuation,
        CutReason::User => w.user,
    }
}
