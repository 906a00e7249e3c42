//! Lines to standard output.
//!
//! Whoever reads them may stop reading (`readout … | head`): that is no error, and no reason to go on.

use std::io::{self, BufWriter, ErrorKind, StdoutLock, Write};
use std::process::ExitCode;

use serde_json::ser::{CompactFormatter, Serializer};

/// Standard output, until it fails or nobody reads it any more.
pub(crate) struct Lines {
    out: BufWriter<StdoutLock<'static>>,
    failed: Option<io::Error>,
}

impl Lines {
    pub(crate) fn new() -> Self {
        Self { out: BufWriter::with_capacity(1 << 16, io::stdout().lock()), failed: None }
    }

    /// Prints a value as a line of JSON.
    pub(crate) fn json(&mut self, value: &impl serde::Serialize) {
        if self.failed.is_none() {
            let mut serializer = Serializer::with_formatter(&mut self.out, CompactFormatter);
            let written = value.serialize(&mut serializer).map_err(io::Error::from);
            self.failed = written.and_then(|()| self.out.write_all(b"\n")).err();
        }
    }

    /// Prints lines for people.
    pub(crate) fn text(&mut self, text: &str) {
        if self.failed.is_none() {
            self.failed = self.out.write_all(text.as_bytes()).err();
        }
    }

    /// Whether more lines have anywhere to go.
    pub(crate) fn open(&self) -> bool {
        self.failed.is_none()
    }

    /// Writes out what is left; the exit status if the output failed.
    pub(crate) fn finish(mut self) -> Option<ExitCode> {
        if self.failed.is_none() {
            self.failed = self.out.flush().err();
        }
        let error = self.failed.take()?;
        if error.kind() == ErrorKind::BrokenPipe {
            return Some(ExitCode::SUCCESS);
        }
        eprintln!("readout: cannot write: {error}");
        Some(ExitCode::from(crate::outcome::NOTHING))
    }
}

/// Prints a text for people.
pub(crate) fn say(text: &str) -> ExitCode {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => ExitCode::from(crate::outcome::NOTHING),
        _ => ExitCode::SUCCESS,
    }
}
