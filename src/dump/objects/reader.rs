//! Reading a file of objects in steps, and one message of it again.

use memchr::memmem;

use super::dialect::Dialect;
use super::walk::Walk;
use crate::dump::fault::{Fault, Malformed};
use crate::dump::json::{Lost, Tokens};
use crate::dump::mapping::{Columns, Mapping};
use crate::dump::message::{Message, Position};
use crate::dump::problem::Problem;
use crate::dump::reader::{FormatReader, Sink, Step};
use crate::dump::source::Source;
use crate::dump::window::{BEYOND, SLICE, Window, stretch};

/// How much of the end of a file is looked at for lists of names, before its messages are read.
const BEHIND: u64 = 2 * SLICE as u64;

/// Reads the objects of one program.
#[derive(Debug)]
pub(in crate::dump) struct Objects {
    window: Window,
    walk: Walk,
    /// Whether lists behind the messages were looked for.
    looked_ahead: bool,
}

impl FormatReader for Objects {
    fn step(&mut self, source: &dyn Source, budget: usize, sink: &mut dyn Sink) -> Step {
        if !self.looked_ahead {
            self.looked_ahead = true;
            self.look_ahead(source);
        }
        let mut left = budget.max(1);
        while left > 0 {
            let count = left.min(SLICE);
            left -= count;
            // What an earlier step left may be all there is.
            if !self.window.ended()
                && let Err(error) = self.window.fill(source, count)
            {
                let range = self.window.read_to()..source.len();
                sink.problem(Problem::new(range, Fault::Unreadable(error.into()), &[]));
                return Step::Done;
            }
            if self.walk.run(&mut self.window, sink) {
                return Step::Done;
            }
        }
        Step::More
    }

    fn position(&self) -> u64 {
        self.window.offset()
    }

    fn reread(&self, source: &dyn Source, position: Position, chat: u32) -> Option<Message> {
        let again = |end| self.walk.message_again(&stretch(source, position.start, end)?, position.start);
        // Where it ends may have been told by what stands behind it.
        let mut message = again(position.end).or_else(|| again(source.len().min(position.end + BEYOND)))?;
        message.position = position;
        message.chat = chat;
        Some(message)
    }

    fn mapping(&self) -> Option<&Columns> {
        self.walk.dialect.mapping()
    }

    fn remap(&mut self, mapping: &Mapping) {
        self.walk.dialect.remap(mapping);
        self.walk.begin_again();
        self.window = Window::default();
        self.looked_ahead = false;
    }
}

impl Objects {
    /// Reads what `dialect` knows; `name` serves as a title where the file has none. The beginning may be `torn`: then what
    /// stands around the first messages may be anything.
    pub(in crate::dump) fn new(dialect: Box<dyn Dialect>, name: Option<String>, torn: bool) -> Self {
        let mut walk = Walk::new(dialect, name);
        walk.lost = torn.then(|| Lost::new(0, Some(Malformed::NoMessage)));
        Self { window: Window::default(), walk, looked_ahead: false }
    }

    /// Learns names from lists near the end of the file: the messages before them want to know them. A list that
    /// is too long for that is learned when it is reached.
    fn look_ahead(&mut self, source: &dyn Source) {
        let lists = self.walk.dialect.lists_behind();
        if lists.is_empty() {
            return;
        }
        let Some(bytes) = stretch(source, source.len().saturating_sub(BEHIND), source.len()) else { return };
        for list in lists {
            let key = format!("\"{list}\"");
            // A list of the same name within a message has numbers or words in it.
            let begun = memmem::rfind_iter(&bytes, key.as_bytes()).find_map(|at| listed(&bytes, at + key.len()));
            if let Some(mut tokens) = begun {
                // What is damaged here is met again, and then reported.
                let _ = self.walk.learn_list(list, &mut tokens);
            }
        }
    }
}

/// The list of objects that is the value of a key which ends at `at`.
fn listed(bytes: &[u8], at: usize) -> Option<Tokens<'_>> {
    let mut tokens = Tokens::new(bytes, at, true);
    for expected in [b':', b'['] {
        if tokens.peek() != Ok(Some(expected)) {
            return None;
        }
        tokens.bump();
    }
    (tokens.peek() == Ok(Some(b'{'))).then_some(tokens)
}
