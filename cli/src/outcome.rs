//! How it went: what goes to standard error, and the exit status.

use std::collections::HashMap;
use std::ffi::OsString;
use std::fmt::Display;
use std::mem::{Discriminant, discriminant};
use std::process::ExitCode;

use readout::dump::bundle::LeftOut;
use readout::dump::{Excess, Fault, Problem};

use crate::disk::Given;

/// Exit status when nothing could be read, or nothing sensible was asked.
pub(crate) const NOTHING: u8 = 2;
/// Exit status when something was skipped.
const SKIPPED: u8 = 1;

/// Counts what was read and what was not, and tells of it as it comes.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// Messages and service records.
    records: u64,
    /// Dumps read, at least in part.
    dumps: u32,
    /// Whether anything was lost.
    lost: bool,
    /// Whether any dump had chats to choose from.
    offered: bool,
    /// How many problems of each kind the present dump has.
    told: HashMap<Discriminant<Fault>, u64>,
}

/// How many problems of a kind are told of one dump; the others are counted.
const LISTED: u64 = 1_000;

impl Outcome {
    /// A dump was opened.
    pub(crate) fn opened(&mut self) {
        self.dumps += 1;
    }

    /// A dump has chats to choose from.
    pub(crate) fn offered(&mut self) {
        self.offered = true;
    }

    /// Whether any dump had.
    pub(crate) fn has_offered(&self) -> bool {
        self.offered
    }

    /// So many records were read.
    pub(crate) fn records(&mut self, count: u64) {
        self.records += count;
    }

    /// A dump was read to its end, in which so many records were.
    pub(crate) fn read(&mut self, name: &str, records: u64) {
        let more: u64 = self.told.drain().map(|(_, count)| count.saturating_sub(LISTED)).sum();
        if more > 0 {
            eprintln!("readout: {name}: and {more} more problems of the kinds told above");
        }
        if records == 0 {
            eprintln!("readout: {name}: no messages were read from it");
        }
    }

    /// How many records were read of all dumps.
    pub(crate) fn count(&self) -> u64 {
        self.records
    }

    /// Something was skipped.
    pub(crate) fn lost(&mut self) {
        self.lost = true;
    }

    /// A whole dump could not be read.
    pub(crate) fn refused(&mut self, name: &str, reason: &dyn Display) {
        self.lost();
        eprintln!("readout: {name}: {reason}");
    }

    /// Takes paths; those that cannot be read are told of.
    pub(crate) fn take(&mut self, paths: &[OsString]) -> Given {
        let mut given = Given::default();
        for path in paths {
            given.take(path);
        }
        for (path, error) in &given.refused {
            self.refused(&path.to_string_lossy(), error);
        }
        given
    }

    /// Tells of what was left out, as far as it is worth telling.
    pub(crate) fn left_out(&mut self, all: &[LeftOut]) {
        for LeftOut { path, why } in all.iter().filter(|it| it.why.is_told()) {
            eprintln!("readout: {path}: {why}");
            self.lost |= why.is_loss();
        }
    }

    /// Whether to unpack more than is unpacked unasked.
    #[allow(clippy::unused_self)] // all that is told is told here
    pub(crate) fn may_unpack(&self, excess: &Excess, unpack_all: bool) -> bool {
        if !unpack_all {
            eprintln!("readout: {}: {excess}; --unpack-all unpacks it all the same", excess.path);
        }
        unpack_all
    }

    /// Tells of a stretch that could not be read as it stands.
    pub(crate) fn problem(&mut self, name: &str, problem: &Problem) {
        let count = self.told.entry(discriminant(&problem.fault)).or_default();
        *count += 1;
        if *count > LISTED {
            return;
        }
        let (name, start, end, unpacked) = match &problem.place {
            Some(place) => (place.path.as_deref().unwrap_or(name), place.start, place.end, place.unpacked),
            None => (name, problem.start, problem.end, false),
        };
        let place = match problem.line {
            Some(line) => format!("line {line}"),
            None if unpacked => format!("bytes {start}-{end} unpacked"),
            None => format!("bytes {start}-{end}"),
        };
        let raw = if problem.raw.is_empty() { String::new() } else { format!(": {:?}", problem.raw) };
        let way_out = match problem.fault {
            Fault::EncodedTwice { mended: false, .. } => "; --mend mends them",
            _ => "",
        };
        eprintln!("readout: {name}: {place}: {}{raw}{way_out}", problem.fault);
    }

    /// The exit status.
    pub(crate) fn code(&self) -> ExitCode {
        match (self.dumps, self.records, self.lost) {
            (0, _, _) | (_, 0, true) => ExitCode::from(NOTHING),
            (_, _, true) => ExitCode::from(SKIPPED),
            (_, _, false) => ExitCode::SUCCESS,
        }
    }
}
