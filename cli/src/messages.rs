//! `readout messages`: every message of the dumps, as it is read.
//!
//! Nothing is kept: a dump of gigabytes passes through a few megabytes of memory.

use std::process::ExitCode;

use readout::dump::{self, Chat, Message, Problem, Sink, Step};
use readout::export::MessageLine;

use crate::arguments::{Chats, What};
use crate::chats::{Offered, chosen};
use crate::disk::{self, Opened};
use crate::outcome::Outcome;
use crate::output::Lines;

/// How many bytes are read between two looks at the output.
const SLICE: usize = 4 << 20;

/// Prints all messages of all dumps.
pub(crate) fn print(what: &What) -> ExitCode {
    let mut lines = Lines::new();
    let mut outcome = Outcome::default();
    for path in &what.dumps {
        match disk::open(path) {
            Ok(opened) => {
                if let Err(refusal) = print_dump(&opened, &what.chats, &mut lines, &mut outcome) {
                    outcome.refused(path, &refusal);
                }
            }
            Err(error) => outcome.refused(path, &error),
        }
    }
    lines.finish().unwrap_or_else(|| outcome.code())
}

fn print_dump(opened: &Opened, chats: &Chats, lines: &mut Lines, outcome: &mut Outcome) -> Result<(), dump::Refusal> {
    let source = &*opened.source;
    let mut reader = dump::open(source, &opened.name)?;
    outcome.opened();
    let mut printer = Printer { name: &opened.name, chats: Vec::new(), lines, outcome };
    while printer.lines.open() {
        match reader.step(source, SLICE, &mut printer) {
            Step::More => {}
            Step::Choose(found) => reader.choose(&chosen(&opened.name, chats, found.iter().map(Offered::from))),
            Step::Done => break,
        }
    }
    Ok(())
}

struct Printer<'a> {
    name: &'a str,
    chats: Vec<Chat>,
    lines: &'a mut Lines,
    outcome: &'a mut Outcome,
}

impl Sink for Printer<'_> {
    fn chat(&mut self, index: u32, chat: &Chat) {
        let index = index as usize;
        if self.chats.len() <= index {
            self.chats.resize_with(index + 1, Chat::default);
        }
        self.chats[index].clone_from(chat);
    }

    fn message(&mut self, message: &Message) {
        self.outcome.records(1);
        self.lines.json(&MessageLine::of(message, self.chats.get(message.chat as usize), self.name));
    }

    fn problem(&mut self, problem: Problem) {
        self.outcome.problem(self.name, &problem);
        if problem.is_loss() {
            self.outcome.lost();
        }
    }
}
