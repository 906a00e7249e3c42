//! What could not be read, and where.

use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::source::Place;

/// A stretch of the input that could not be read as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// First byte in the file.
    pub start: u64,
    /// First byte behind it.
    pub end: u64,
    /// Line from 1, for text that was pasted.
    pub line: Option<u32>,
    /// What is wrong with it.
    pub fault: Fault,
    /// The raw text there, shortened; invalid bytes replaced.
    pub raw: String,
    /// Where that is for the file's owner, if the bytes above are counted in something unpacked, decoded or joined.
    pub place: Option<Place>,
}

/// How much of the raw text a problem shows.
const SHOWN: usize = 240;

impl Problem {
    /// A problem with the stretch `range` of the input, `bytes` being what stands there or its beginning.
    #[must_use]
    pub fn new(range: std::ops::Range<u64>, fault: Fault, bytes: &[u8]) -> Self {
        let length = usize::try_from(range.end.saturating_sub(range.start)).unwrap_or(SHOWN).min(bytes.len());
        let raw = if length > SHOWN {
            let mut text = String::from_utf8_lossy(&bytes[..SHOWN]).into_owned();
            // The last character may have been cut in two.
            text.truncate(text.trim_end_matches(char::REPLACEMENT_CHARACTER).len());
            text + "…"
        } else {
            String::from_utf8_lossy(&bytes[..length]).into_owned()
        };
        Self { start: range.start, end: range.end, line: None, fault, raw, place: None }
    }

    /// Whether something of the dump was lost by it, or only noted.
    #[must_use]
    pub fn is_loss(&self) -> bool {
        let noted = matches!(self.fault, Fault::Mended(_) | Fault::Replaced(_) | Fault::EncodedTwice { .. });
        !noted && !matches!(self.fault, Fault::Undated | Fault::Yearless)
    }
}
