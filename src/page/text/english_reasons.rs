//! The reasons that are given, in English.

use super::reasons::CutReasons;

/// Why a paste was cut, or not.
pub(super) const CUTS: CutReasons = CutReasons {
    start: "the first line that belongs to a message",
    header: "a line that the client puts before each message",
    footer: "the line before it ends a message: views and time",
    title_line: "the channel's title, which the page repeats over each post",
    forward_header: "says where the message was forwarded from",
    hashtag_line_before: "the line before it holds hashtags only",
    flag_line: "begins with a flag",
    single_newline: "stands directly under a finished line",
    empty_lines: "two or more empty lines before it",
    emoji_paragraph: "a paragraph led by an emoji",
    continuation: "goes on with the line before",
    user: "decided by you",
};
