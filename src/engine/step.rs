//! What a session hands out while it works: what a step came to, what was found in files, and reports with their messages.

use super::state::ChatChoice;
use crate::dump::bundle::LeftOut;
use crate::dump::{Chat, Excess, Message, Refusal};
use crate::event::Report;

/// What a step came to.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// There is more to do.
    More,
    /// Files that were opened together were looked through.
    Found(Found),
    /// Something comes to more than is unpacked unasked; it wants [`super::Session::answer`]. Other work goes on meanwhile.
    Ask {
        /// Names the question.
        question: u32,
        /// What it is about.
        excess: Excess,
    },
    /// A whole account was found; it waits for [`super::Session::choose`]. Other dumps go on meanwhile.
    Choose {
        /// The dump.
        dump: u32,
        /// What is in it.
        chats: Vec<ChatChoice>,
    },
    /// Nothing can be done before a choice or an opening.
    Waiting,
    /// All bytes are messages; finding what they tell goes on, and joining follows.
    Read,
    /// Everything can be asked; further steps do nothing.
    Ready,
}

/// What came of files that were opened together.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The dumps that are open now, by number.
    pub dumps: Vec<u32>,
    /// What looked like a dump and is none that is read, by its name.
    pub refused: Vec<(String, Refusal)>,
    /// What was left out; [`crate::dump::bundle::Why`] says whether it is a loss and worth telling.
    pub left_out: Vec<LeftOut>,
}

/// A report with the message it was read from.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// The file that the message lies in.
    pub file: &'a str,
    /// The message.
    pub message: &'a Message,
    /// Its chat.
    pub chat: Option<&'a Chat>,
    /// What it tells.
    pub report: &'a Report,
    /// The same for all reports of one event.
    pub event: u32,
}
