//! Where a query could not be understood, and why.
//!
//! Values, no words: who shows the query says them.

use serde::{Deserialize, Serialize};

use crate::event::Span;

/// So many faults of a query are told; the first ones.
pub(super) const MOST: usize = 4;

/// A part of a query that is not understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueryFault {
    /// Where it stands.
    pub place: Span,
    /// What is wrong with it.
    pub reason: QueryReason,
}

/// What is wrong with a part of a query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum QueryReason {
    /// A bracket closes that nobody opened.
    NoBracket,
    /// Brackets within brackets, deeper than is followed.
    TooDeep,
    /// There is no such field.
    UnknownField {
        /// As it is written.
        name: String,
    },
    /// No country is called so, and none has it for its code.
    UnknownCountry {
        /// As it is written.
        value: String,
        /// Names that are one edit away.
        near: Vec<String>,
    },
    /// Nothing stands behind the name of a field.
    NoValue {
        /// As it is written.
        field: String,
    },
    /// There is no word between two quotes, or in all of it.
    NoWords,
    /// It is longer than what is read.
    TooLong {
        /// So many characters are.
        most: u32,
    },
    /// A link to a message beside another, so that an event is to be told by both.
    SeveralPosts,
    /// A word that is to be left out is nowhere.
    Nowhere {
        /// Folded.
        value: String,
        /// A word one edit away that is somewhere.
        near: Option<String>,
    },
    /// A date is expected, and this is none.
    NoDate {
        /// As it is written.
        value: String,
    },
    /// The field has other values only.
    UnknownValue {
        /// As it is written.
        value: String,
        /// Those that it has, as they are to be written.
        known: Vec<String>,
    },
    /// A link to a message of a chat that nothing that is open is of.
    NoChat {
        /// Its name or number, as in the link.
        chat: String,
    },
    /// A link to a message that nothing that is open has.
    NoPost {
        /// As above.
        chat: String,
        /// The number of the message.
        post: u32,
    },
    /// A link to a message that is there but tells of no event: a service record.
    NoEvent {
        /// As above.
        chat: String,
        /// As above.
        post: u32,
    },
    /// A link to a chat that no dump names so; what has the number is of chats of which the name is not known.
    UnsureChat {
        /// As above.
        chat: String,
        /// As above.
        post: u32,
    },
}
