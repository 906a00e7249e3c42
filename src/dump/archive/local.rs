//! The header before an entry.

use super::fields::{u16_at, u32_at, widen};
use super::names;
use crate::dump::source::{Source, SourceError, read_full};

/// A header, without name and extra fields.
pub(super) const HEADER: usize = 30;
/// How a header begins.
pub(super) const MARK: &[u8] = b"PK\x03\x04";

/// What a header says.
#[derive(Debug)]
pub(super) struct Local {
    pub(super) flags: u16,
    pub(super) method: u16,
    pub(super) sum: u32,
    pub(super) packed: u64,
    pub(super) length: u64,
    /// The name as written, and made harmless.
    pub(super) raw_name: Vec<u8>,
    pub(super) name: String,
    /// Where the data begin.
    pub(super) data: u64,
}

impl Local {
    /// Reads the header at a place; `None` if there is none.
    pub(super) fn read(source: &dyn Source, at: u64) -> Result<Option<Self>, SourceError> {
        let mut fixed = [0; HEADER];
        if read_full(source, at, &mut fixed)? < HEADER || !fixed.starts_with(MARK) {
            return Ok(None);
        }
        let (name_length, extra_length) = (usize::from(u16_at(&fixed, 26)), usize::from(u16_at(&fixed, 28)));
        let mut rest = vec![0; name_length + extra_length];
        let count = read_full(source, at + HEADER as u64, &mut rest)?;
        if count < rest.len() {
            return Ok(None);
        }
        let (name, extras) = rest.split_at(name_length);
        let flags = u16_at(&fixed, 6);
        let [length, packed] = widen([u32_at(&fixed, 22), u32_at(&fixed, 18)], extras);
        Ok(Some(Self {
            flags,
            method: u16_at(&fixed, 8),
            sum: u32_at(&fixed, 14),
            packed,
            length,
            name: names::label(name, flags, extras),
            raw_name: name.to_vec(),
            data: at + (HEADER + rest.len()) as u64,
        }))
    }

    /// Whether sizes and sum stand behind the data instead.
    pub(super) fn is_streamed(&self) -> bool {
        self.flags & 8 != 0
    }

    /// Whether this is a header, and not four bytes that happen to look like its mark.
    pub(super) fn is_likely(&self) -> bool {
        let methods = matches!(self.method, 0..=12 | 14 | 18 | 19 | 93..=99);
        methods && self.flags & 0xD780 == 0 && !self.raw_name.is_empty() && self.raw_name.len() < 1_024
    }
}
