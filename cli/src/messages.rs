//! `readout messages`: every message of the dumps, as it is read.
//!
//! Nothing is kept: a dump of gigabytes passes through a few megabytes of memory.

use std::process::ExitCode;

use readout::dump::bundle::{self, Dump};
use readout::dump::{Chat, Mapping, Message, Problem, Reader, Sink, Step};
use readout::export::MessageLine;

use crate::arguments::What;
use crate::chats::{Offered, chosen, tell_unasked};
use crate::columns;
use crate::outcome::Outcome;
use crate::output::Lines;

/// How many bytes are read between two looks at the output.
const SLICE: usize = 4 << 20;

/// Prints all messages of all dumps.
pub(crate) fn print(what: &What) -> ExitCode {
    let mut lines = Lines::new();
    let mut outcome = Outcome::default();
    let given = outcome.take(&what.dumps);
    let mut bundle = bundle::open(given.files, |excess| outcome.may_unpack(excess, what.unpack_all));
    outcome.left_out(&bundle.left_out);
    bundle.dumps.iter_mut().for_each(|dump| dump.told.clone_from(&what.map));
    for dump in &bundle.dumps {
        if what.unpack_all {
            dump.unpack_all();
        }
        match dump.open_any() {
            Ok(reader) => match columns::mapping(&dump.name, reader.format(), reader.mapping(), &what.map) {
                Ok(mapping) => print_dump(dump, Reading { reader, mapping, what }, &mut lines, &mut outcome),
                Err(error) => outcome.refused(&dump.name, &error),
            },
            Err(refusal) => outcome.refused(&dump.name, &refusal),
        }
    }
    tell_unasked(&outcome, &what.chats);
    lines.finish().unwrap_or_else(|| outcome.code())
}

/// How a dump is read.
struct Reading<'a> {
    reader: Reader,
    /// What its columns hold, if somebody said so.
    mapping: Option<Mapping>,
    what: &'a What,
}

fn print_dump(dump: &Dump, reading: Reading<'_>, lines: &mut Lines, outcome: &mut Outcome) {
    let source = &*dump.source;
    let Reading { mut reader, mapping, what } = reading;
    if let Some(mapping) = mapping {
        reader.remap(&mapping);
    }
    reader.mend(what.mend);
    outcome.opened();
    let before = outcome.count();
    let mut printer = Printer { dump, chats: Vec::new(), lines, outcome };
    while printer.lines.open() {
        match reader.step(source, SLICE, &mut printer) {
            Step::More => {}
            Step::Choose(found) => {
                let offered = found.iter().map(Offered::from);
                reader.choose(&chosen(printer.outcome, &dump.name, &what.chats, offered));
            }
            Step::Done => {
                outcome.read(&dump.name, outcome.count() - before);
                break;
            }
        }
    }
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
