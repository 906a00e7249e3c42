//! `readout extract`: what every message of the dumps tells.
//!
//! Which reports tell of one event is known only when all are read, so everything is read twice: once to join,
//! once to print. Neither time are texts kept.

use std::process::ExitCode;

use readout::engine::{Session, Step, Told};
use readout::export::ReportLine;

use crate::arguments::What;
use crate::chats::{Offered, chosen};
use crate::disk;
use crate::outcome::Outcome;
use crate::output::Lines;

/// How many bytes are read in a step.
const SLICE: usize = 4 << 20;

/// Prints all reports of all dumps.
pub(crate) fn print(what: &What) -> ExitCode {
    let mut outcome = Outcome::default();
    let mut session = Session::new();
    let mut names = Vec::new();
    for (path, number) in what.dumps.iter().zip(0..) {
        let opened = disk::open(path).map_err(|error| error.to_string());
        names.push(opened.as_ref().map(|it| it.name.clone()).unwrap_or_default());
        match opened.and_then(|it| session.open(number, it.name, it.source).map_err(|refusal| refusal.to_string())) {
            Ok(()) => outcome.opened(),
            Err(reason) => outcome.refused(path, &reason),
        }
    }
    let mut told = 0;
    loop {
        let step = session.step(SLICE);
        told = tell_problems(&session, told, &names, &outcome);
        match step {
            Step::More | Step::Read => {}
            Step::Choose { dump, chats } => {
                let chosen = chosen(&names[dump as usize], &what.chats, chats.iter().map(Offered::from));
                session.choose(dump, &chosen);
            }
            Step::Waiting | Step::Ready => break,
        }
    }
    for dump in session.dumps() {
        outcome.records(u64::from(dump.messages) + u64::from(dump.services));
    }
    if session.losses() > 0 {
        outcome.lost();
    }
    let (total, _) = session.problems(0, 0);
    if total > told {
        eprintln!("readout: and {} more like these", total - told);
    }
    let mut lines = Lines::new();
    session.reports(|Told { file, message, report, event, .. }| {
        lines.json(&ReportLine::of(report, message, event, file));
        lines.open()
    });
    lines.finish().unwrap_or_else(|| outcome.code())
}

/// Tells of the problems from number `told` on; gives the number of those told. What goes beyond what a session
/// keeps is only counted, and said at its end.
fn tell_problems(session: &Session, told: u32, names: &[String], outcome: &Outcome) -> u32 {
    let (_, problems) = session.problems(told, u32::MAX);
    for (dump, problem) in &problems {
        outcome.problem(&names[*dump as usize], problem);
    }
    told + problems.len() as u32
}
