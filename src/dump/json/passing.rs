//! What is passed over byte by byte, however long it is: values that nobody needs, and stretches that cannot be read.
//!
//! Holds a place in the middle of either, so that any number of bytes may arrive at a time.

use crate::dump::fault::{Fault, Malformed};
use crate::dump::problem::Problem;

/// How much of a lost stretch is kept to be shown.
const SHOWN: usize = 300;

/// How much of its end is kept, to tell what stands before the place where reading goes on.
const END: usize = 64;

/// A stretch that is being passed over since it cannot be read.
#[derive(Debug)]
pub(in crate::dump) struct Lost {
    /// First byte of it in the file.
    pub(in crate::dump) start: u64,
    /// Its beginning.
    pub(in crate::dump) raw: Vec<u8>,
    /// Its end, as far as it was passed.
    end: [u8; END],
    /// What was wrong; `None` if the bytes just ended.
    pub(in crate::dump) what: Option<Malformed>,
}

/// A value that is being passed over since nobody needs it.
#[derive(Clone, Debug, Default)]
pub(in crate::dump) struct Skip {
    /// First byte behind its bracket in the file.
    pub(in crate::dump) start: u64,
    /// Whether its end was seen, so that it holds nothing that anybody needs.
    pub(in crate::dump) sound: bool,
    depth: u64,
    in_string: bool,
    escaped: bool,
}

impl Lost {
    /// A stretch that begins at `start`.
    pub(in crate::dump) fn new(start: u64, what: Option<Malformed>) -> Self {
        Self { start, raw: Vec::new(), end: [b' '; END], what }
    }

    /// Keeps of what is passed over as much as is shown; how many bytes that were.
    pub(in crate::dump) fn pass(&mut self, bytes: &[u8]) -> usize {
        let room = SHOWN.saturating_sub(self.raw.len());
        self.raw.extend_from_slice(&bytes[..bytes.len().min(room)]);
        let kept = bytes.len().min(END);
        self.end.copy_within(kept.., 0);
        self.end[END - kept..].copy_from_slice(&bytes[bytes.len() - kept..]);
        bytes.len()
    }

    /// Whether it ends so, blanks aside.
    pub(in crate::dump) fn ends_with(&self, text: &[u8]) -> bool {
        let mut end = self.end.iter().rev().filter(|byte| !byte.is_ascii_whitespace());
        text.iter().rev().all(|byte| end.next() == Some(byte))
    }

    /// What is told of it where reading goes on, at `end`.
    pub(in crate::dump) fn told(&self, end: u64) -> Problem {
        let what = self.what.unwrap_or(Malformed::NoEnd);
        Problem::new(self.start..end, Fault::Malformed(what), &self.raw)
    }

    /// What is told where the file ends, at `end`: of what is lost there, and that the file ends early, if it does so within
    /// bytes that just end or within something that is open.
    pub(in crate::dump) fn told_at_end(
        lost: Option<&Self>,
        end: u64,
        open: bool,
        last_id: Option<&str>,
    ) -> Vec<Problem> {
        let early = |start: u64, raw: &[u8]| {
            Problem::new(start..end, Fault::EndsEarly { last_id: last_id.map(str::to_owned) }, raw)
        };
        let open = open.then(|| early(end, &[]));
        match lost {
            Some(cut) if cut.what.is_none() => vec![early(cut.start, &cut.raw)],
            Some(lost) => std::iter::once(lost.told(end)).chain(open).collect(),
            None => open.into_iter().collect(),
        }
    }
}

impl Skip {
    /// A value of which the first bracket was taken; `start` is where that ends.
    pub(in crate::dump) fn begun(start: u64) -> Self {
        Self { start, depth: 1, ..Self::default() }
    }

    /// The same, of which the bracket was not taken.
    pub(in crate::dump) fn before(start: u64) -> Self {
        Self { start, ..Self::default() }
    }

    /// Whether its end was reached.
    pub(in crate::dump) fn is_done(&self) -> bool {
        self.depth == 0
    }

    /// Goes on to the end of the value or of the bytes; how many bytes that were.
    pub(in crate::dump) fn run(&mut self, bytes: &[u8]) -> usize {
        for (at, &byte) in bytes.iter().enumerate() {
            if self.escaped {
                self.escaped = false;
            } else if self.in_string {
                match byte {
                    b'\\' => self.escaped = true,
                    b'"' => self.in_string = false,
                    _ => {}
                }
            } else {
                match byte {
                    b'"' => self.in_string = true,
                    b'{' | b'[' => self.depth += 1,
                    b'}' | b']' => self.depth -= 1,
                    _ => {}
                }
                if self.depth == 0 {
                    return at + 1;
                }
            }
        }
        bytes.len()
    }
}
