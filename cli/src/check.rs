//! `readout check`: how complete the chats of the dumps are, and what differs between dumps of one chat.
//!
//! Messages pass through; numbers and days are kept, no text. The SHA-256 of each file stands first, so that what was found can
//! be tied to it.

use std::process::ExitCode;

use readout::dump::bundle::{self, Dump};
use readout::dump::fingerprint::Hashing;
use readout::dump::history::Histories;
use readout::dump::{Chat, Message, Problem, Reader, Sink, Step};
use readout::export::{CheckLine, FileLine, check_text};

use crate::arguments::{Chats, To, What};
use crate::chats::{Offered, chosen, tell_unasked};
use crate::columns;
use crate::outcome::Outcome;
use crate::output::Lines;

/// How many bytes are read in a step.
const SLICE: usize = 4 << 20;

/// Prints what can be said of each chat.
pub(crate) fn print(what: &What) -> ExitCode {
    let mut outcome = Outcome::default();
    let given = outcome.take(&what.dumps);
    let files: Vec<(String, Hashing)> =
        given.files.iter().map(|file| (file.shown().to_owned(), Hashing::new(file.source()))).collect();
    let mut bundle = bundle::open(given.files, |excess| outcome.may_unpack(excess, what.unpack_all));
    outcome.left_out(&bundle.left_out);
    bundle.dumps.iter_mut().for_each(|dump| dump.told.clone_from(&what.map));
    let mut histories = Histories::default();
    let mut readers = Vec::new();
    for (dump, number) in bundle.dumps.iter().zip(0..) {
        if what.unpack_all {
            dump.unpack_all();
        }
        let reader = match dump.open_any() {
            Ok(reader) => reader,
            Err(refusal) => {
                outcome.refused(&dump.name, &refusal);
                continue;
            }
        };
        match columns::mapping(&dump.name, reader.format(), reader.mapping(), &what.map) {
            Ok(mapping) => {
                let mut reader = reader;
                if let Some(mapping) = mapping {
                    reader.remap(&mapping);
                }
                reader.mend(what.mend);
                readers.push((number, dump, reader));
            }
            Err(error) => outcome.refused(&dump.name, &error),
        }
    }
    // As the page reads them: which chats are one shows the sooner, the more the first dumps tell of theirs.
    readers.sort_by_key(|(.., reader)| reader.format().vagueness());
    for (number, dump, reader) in readers {
        read(number, dump, reader, &what.chats, &mut histories, &mut outcome);
    }
    let name = |dump: u32| bundle.dumps.get(dump as usize).map(|dump| dump.name.as_str()).unwrap_or_default();
    let mut lines = Lines::new();
    for (path, mut hashing) in files {
        let hash = loop {
            if let Some(hash) = hashing.step(SLICE) {
                break hash;
            }
        };
        match hash {
            Ok(hash) => {
                let line = FileLine { file: &path, bytes: hashing.read_to(), sha256: hash.to_string() };
                match what.to {
                    To::Ndjson => lines.json(&line),
                    To::Default => lines.text(&line.to_string()),
                }
            }
            Err(error) => outcome.refused(&path, &error),
        }
    }
    for chat in histories.completeness() {
        match what.to {
            To::Ndjson => lines.json(&CheckLine::of(&chat, |dump| name(dump))),
            To::Default => lines.text(&check_text(&chat, name)),
        }
    }
    tell_unasked(&outcome, &what.chats);
    lines.finish().unwrap_or_else(|| outcome.code())
}

fn read(number: u32, dump: &Dump, mut reader: Reader, chats: &Chats, histories: &mut Histories, outcome: &mut Outcome) {
    outcome.opened();
    let before = outcome.count();
    histories.begin(number, &dump.title, dump.account(), reader.format());
    let mut checking = Checking { number, name: &dump.name, histories, outcome };
    loop {
        match reader.step(&*dump.source, SLICE, &mut checking) {
            Step::More => {}
            Step::Choose(found) => {
                let offered = found.iter().map(Offered::from);
                reader.choose(&chosen(checking.outcome, &dump.name, chats, offered));
            }
            Step::Done => {
                outcome.read(&dump.name, outcome.count() - before);
                return;
            }
        }
    }
}

struct Checking<'a> {
    number: u32,
    name: &'a str,
    histories: &'a mut Histories,
    outcome: &'a mut Outcome,
}

impl Sink for Checking<'_> {
    fn chat(&mut self, index: u32, chat: &Chat) {
        self.histories.chat(self.number, index, chat);
    }

    fn message(&mut self, message: &Message) {
        self.outcome.records(1);
        // Nobody asks for the message again, so it needs no number.
        self.histories.message(message, 0);
    }

    fn problem(&mut self, problem: Problem) {
        self.outcome.problem(self.name, &problem);
        if problem.is_loss() {
            self.outcome.lost();
        }
    }

    fn unwritten(&mut self, chat: u32, id: i64) {
        self.histories.unwritten(chat, id);
    }
}
