//! The header before an entry.

use super::fields::{u16_at, u32_at, widen};
use super::names;
use crate::dump::source::{Source, SourceError, read_full};

/// A header, without name and extra fields.
pub(super) const HEADER: usize = 30;
/// How a header begins.
pub(super) const MARK: &[u8] = b"PK\x03\x04";
/// What programs say one must be able to do to unpack an entry: 1.0 to 6.3.
const VERSIONS: std::ops::RangeInclusive<u8> = 10..=63;
/// How many marks are looked behind.
const MARKS: usize = 64;

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
    /// Reads the header at a place; `None` if there is none. Up to two bytes of its mark may be damaged where the rest
    /// can be nothing else.
    pub(super) fn read(source: &dyn Source, at: u64) -> Result<Option<Self>, SourceError> {
        let mut fixed = [0; HEADER];
        if read_full(source, at, &mut fixed)? < HEADER {
            return Ok(None);
        }
        let wrong = fixed.iter().zip(MARK).filter(|(byte, mark)| byte != mark).count();
        if wrong > 2 || wrong > 0 && !(VERSIONS.contains(&fixed[4]) && matches!(u16_at(&fixed, 8), 0 | 8)) {
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
        let local = Self {
            flags,
            method: u16_at(&fixed, 8),
            sum: u32_at(&fixed, 14),
            packed,
            length,
            name: names::label(name, flags, extras),
            raw_name: name.to_vec(),
            data: at + (HEADER + rest.len()) as u64,
        };
        Ok((wrong == 0 || local.is_certain()).then_some(local))
    }

    /// Whether a header stands somewhere in these bytes, and not just its mark.
    #[allow(clippy::ptr_arg)] // a slice has no size of its own, and so is no source
    pub(super) fn is_in(bytes: &Vec<u8>) -> bool {
        let marks = memchr::memmem::find_iter(bytes, MARK).take(MARKS);
        let mut places = std::iter::once(0).chain(marks.map(|at| at as u64));
        places.any(|at| matches!(Self::read(bytes, at), Ok(Some(local)) if local.is_certain()))
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

    /// The same, where nothing else says that this is an archive.
    fn is_certain(&self) -> bool {
        self.is_likely() && !self.raw_name.iter().any(u8::is_ascii_control)
    }
}
