//! Where pasted text was cut into messages, why, and how the user says it should have been.
//!
//! A paste has no separators, so every cut is a proposal. This file knows the words for it and no rule.

use serde::{Deserialize, Serialize};

/// A line of a paste at which a message begins, or might.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cut {
    /// The line, from 1, that a message begins with if this is a cut.
    pub line: u32,
    /// First byte of that line in the input.
    pub start: u64,
    /// What speaks for a cut here, or against it.
    pub reason: CutReason,
    /// Whether it is one.
    pub cut: bool,
}

/// What speaks for a cut, or against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CutReason {
    /// The first line that belongs to a message.
    Start,
    /// A line of name and date, or of a name alone, that the client puts before each message.
    Header,
    /// The line before it is a footer: views and time.
    Footer,
    /// The channel's title, which the preview page repeats over each post.
    TitleLine,
    /// The line says where the message was forwarded from.
    ForwardHeader,
    /// The line before it holds hashtags only.
    HashtagLineBefore,
    /// The line begins with a flag.
    FlagLine,
    /// It stands directly under a finished line; paragraphs of one message have an empty line between them.
    SingleNewline,
    /// Two or more empty lines before it, in a text that has no better marks.
    EmptyLines,
    /// A paragraph led by an emoji, in a text that has no better marks.
    EmojiParagraph,
    /// It goes on with the line before: no cut.
    Continuation,
    /// One empty line stands before it.
    Paragraph,
    /// The user said so.
    User,
}

/// The user's word on one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CutEdit {
    /// No message begins at this line: it belongs to the one before.
    Join {
        /// The line, from 1.
        line: u32,
    },
    /// A message begins at this line.
    Split {
        /// The line, from 1.
        line: u32,
    },
}
