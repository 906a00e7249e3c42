//! `readout check`: how complete the chats of the dumps are, and what differs between dumps of one chat.
//!
//! Messages pass through; numbers and days are kept, no text.

use std::process::ExitCode;

use readout::dump::bundle::{self, Dump};
use readout::dump::history::Histories;
use readout::dump::{Chat, Message, Problem, Refusal, Sink, Step};
use readout::export::{CheckLine, check_text};

use crate::arguments::{Chats, To, What};
use crate::chats::{Offered, chosen};
use crate::outcome::Outcome;
use crate::output::Lines;

/// How many bytes are read in a step.
const SLICE: usize = 4 << 20;

/// Prints what can be said of each chat.
pub(crate) fn print(what: &What) -> ExitCode {
    let mut outcome = Outcome::default();
    let given = outcome.take(&what.dumps);
    let bundle = bundle::open(given.files, |excess| outcome.may_unpack(excess, what.unpack_all));
    outcome.left_out(&bundle.left_out);
    let mut histories = Histories::default();
    for (dump, number) in bundle.dumps.iter().zip(0..) {
        if what.unpack_all {
            dump.unpack_all();
        }
        if let Err(refusal) = read(number, dump, &what.chats, &mut histories, &mut outcome) {
            outcome.refused(&dump.name, &refusal);
        }
    }
    let name = |dump: u32| bundle.dumps.get(dump as usize).map(|dump| dump.name.as_str()).unwrap_or_default();
    let mut lines = Lines::new();
    for chat in histories.completeness() {
        match what.to {
            To::Ndjson => lines.json(&CheckLine::of(&chat, |dump| name(dump))),
            To::Default => lines.text(&check_text(&chat, name)),
        }
    }
    lines.finish().unwrap_or_else(|| outcome.code())
}

fn read(
    number: u32,
    dump: &Dump,
    chats: &Chats,
    histories: &mut Histories,
    outcome: &mut Outcome,
) -> Result<(), Refusal> {
    let mut reader = dump.open()?;
    outcome.opened();
    histories.begin(number, &dump.title, reader.format());
    let mut checking = Checking { number, name: &dump.name, histories, outcome };
    loop {
        match reader.step(&*dump.source, SLICE, &mut checking) {
            Step::More => {}
            Step::Choose(found) => reader.choose(&chosen(&dump.name, chats, found.iter().map(Offered::from))),
            Step::Done => return Ok(()),
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
}
