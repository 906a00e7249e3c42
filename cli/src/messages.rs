//! `readout messages`: every message of the dumps, as it is read.
//!
//! Nothing is kept: a dump of gigabytes passes through a few megabytes of memory.

use std::process::ExitCode;

use readout::dump::bundle::{self, Dump};
use readout::dump::{Chat, Message, Problem, Refusal, Sink, Step};
use readout::export::MessageLine;

use crate::arguments::{Chats, What};
use crate::chats::{Offered, chosen};
use crate::outcome::Outcome;
use crate::output::Lines;

/// How many bytes are read between two looks at the output.
const SLICE: usize = 4 << 20;

/// Prints all messages of all dumps.
pub(crate) fn print(what: &What) -> ExitCode {
    let mut lines = Lines::new();
    let mut outcome = Outcome::default();
    let given = outcome.take(&what.dumps);
    let bundle = bundle::open(given.files, |excess| outcome.may_unpack(excess, what.unpack_all));
    outcome.left_out(&bundle.left_out);
    for dump in &bundle.dumps {
        if what.unpack_all {
            dump.unpack_all();
        }
        if let Err(refusal) = print_dump(dump, &what.chats, &mut lines, &mut outcome) {
            outcome.refused(&dump.name, &refusal);
        }
    }
    lines.finish().unwrap_or_else(|| outcome.code())
}

fn print_dump(dump: &Dump, chats: &Chats, lines: &mut Lines, outcome: &mut Outcome) -> Result<(), Refusal> {
    let source = &*dump.source;
    let mut reader = dump.open()?;
    outcome.opened();
    let mut printer = Printer { dump, chats: Vec::new(), lines, outcome };
    while printer.lines.open() {
        match reader.step(source, SLICE, &mut printer) {
            Step::More => {}
            Step::Choose(found) => reader.choose(&chosen(&dump.name, chats, found.iter().map(Offered::from))),
            Step::Done => break,
        }
    }
    Ok(())
}

struct Printer<'a> {
    dump: &'a Dump,
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
        let line = MessageLine::of(message, self.chats.get(message.chat as usize), &self.dump.name);
        match self.dump.source.place(message.position.start..message.position.end) {
            Some(place) => self.lines.json(&line.at(message, &place)),
            None => self.lines.json(&line),
        }
    }

    fn problem(&mut self, problem: Problem) {
        self.outcome.problem(&self.dump.name, &problem);
        if problem.is_loss() {
            self.outcome.lost();
        }
    }
}
