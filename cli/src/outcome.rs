//! How it went: what goes to standard error, and the exit status.

use std::ffi::OsStr;
use std::fmt::Display;
use std::process::ExitCode;

use readout::dump::Problem;

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
}

impl Outcome {
    /// A dump was opened.
    pub(crate) fn opened(&mut self) {
        self.dumps += 1;
    }

    /// So many records were read.
    pub(crate) fn records(&mut self, count: u64) {
        self.records += count;
    }

    /// Something was skipped.
    pub(crate) fn lost(&mut self) {
        self.lost = true;
    }

    /// A whole dump could not be read.
    pub(crate) fn refused(&mut self, path: &OsStr, reason: &dyn Display) {
        self.lost();
        eprintln!("readout: {}: {reason}", path.to_string_lossy());
    }

    /// Tells of a stretch that could not be read as it stands.
    #[allow(clippy::unused_self)] // all that is told is told here
    pub(crate) fn problem(&self, name: &str, problem: &Problem) {
        let place = match problem.line {
            Some(line) => format!("line {line}"),
            None => format!("bytes {}-{}", problem.start, problem.end),
        };
        let raw = if problem.raw.is_empty() { String::new() } else { format!(": {:?}", problem.raw) };
        eprintln!("readout: {name}: {place}: {}{raw}", problem.fault);
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
