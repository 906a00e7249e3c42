//! `readout extract`: what every message of the dumps tells.
//!
//! Which reports tell of one event is known only when all are read, so everything is read twice: once to join,
//! once to print. Neither time are texts kept.

use std::process::ExitCode;

use readout::engine::{Found, Session, Step, Told};
use readout::export::ReportLine;

use crate::arguments::What;
use crate::chats::{Offered, chosen, tell_unasked};
use crate::columns;
use crate::outcome::{NOTHING, Outcome};
use crate::output::Lines;

/// How many bytes are read in a step.
const SLICE: usize = 4 << 20;

/// Prints all reports of all dumps.
pub(crate) fn print(what: &What) -> ExitCode {
    let mut outcome = Outcome::default();
    let mut session = Session::new();
    session.name_columns(what.map.clone());
    session.add(outcome.take(&what.dumps).files);
    let mut told = 0;
    loop {
        let step = session.step(SLICE);
        told = tell_problems(&session, told, &mut outcome);
        match step {
            Step::More | Step::Read => {}
            Step::Ask { question, excess } => session.answer(question, outcome.may_unpack(&excess, what.unpack_all)),
            Step::Found(Found { dumps, refused, left_out }) => {
                for dump in dumps {
                    let Some(info) = session.dumps().into_iter().find(|known| known.dump == dump) else { continue };
                    let name = info.name;
                    match columns::mapping(&name, info.format, session.columns(dump), &what.map) {
                        Ok(Some(mapping)) => session.remap(dump, mapping),
                        Ok(None) => {}
                        Err(error) => {
                            outcome.refused(&name, &error);
                            return ExitCode::from(NOTHING);
                        }
                    }
                    if what.mend {
                        session.mend(dump, true);
                    }
                    outcome.opened();
                }
                for (name, refusal) in &refused {
                    outcome.refused(name, refusal);
                }
                outcome.left_out(&left_out);
            }
            Step::Choose { dump, chats } => {
                let offered = chats.iter().map(Offered::from);
                let chosen = chosen(&mut outcome, &name(&session, dump), &what.chats, offered);
                session.choose(dump, &chosen);
            }
            Step::Waiting | Step::Ready => break,
        }
    }
    for dump in session.dumps() {
        let records = u64::from(dump.messages) + u64::from(dump.services);
        outcome.records(records);
        outcome.read(&dump.name, records);
    }
    if session.losses() > 0 {
        outcome.lost();
    }
    let (total, _) = session.problems(0, 0);
    if total > told {
        eprintln!("readout: and {} more like these", total - told);
    }
    let mut lines = Lines::new();
    session.reports(|Told { file, message, chat, report, event }| {
        lines.json(&ReportLine::of(report, message, chat, event, file));
        lines.open()
    });
    tell_unasked(&outcome, &what.chats);
    lines.finish().unwrap_or_else(|| outcome.code())
}

/// Tells of the problems from number `told` on; gives the number of those told. What goes beyond what a session
/// keeps is only counted, and said at its end.
fn tell_problems(session: &Session, told: u32, outcome: &mut Outcome) -> u32 {
    let (_, problems) = session.problems(told, u32::MAX);
    let mut of = None;
    for (dump, problem) in &problems {
        let (_, name) = of.take().filter(|(known, _)| known == dump).unwrap_or_else(|| (*dump, name(session, *dump)));
        outcome.problem(&name, problem);
        of = Some((*dump, name));
    }
    told + problems.len() as u32
}

/// What people know a dump by.
fn name(session: &Session, dump: u32) -> String {
    session.dumps().into_iter().find(|known| known.dump == dump).map(|known| known.name).unwrap_or_default()
}
