//! The frame of a gzip member: its header, and finding the next one behind damage.

use crate::dump::source::{Source, SourceError, read_full};

/// How a member begins, the method included: there is but one.
const MAGIC: [u8; 3] = [0x1F, 0x8B, 8];
/// The longest name or comment that a header may have.
const TEXT: usize = 64 * 1024;
/// How far behind damage another member is looked for.
const SEARCH: u64 = 256 << 20;

/// What stands at a place where a member may begin.
pub(super) enum Header {
    /// A member, whose packed data begin there.
    Member { data: u64 },
    /// Nothing but zeros, or nothing at all.
    End,
    /// Something else.
    Other,
}

/// Reads the header at `at`.
pub(super) fn header(source: &dyn Source, at: u64) -> Result<Header, SourceError> {
    let mut fixed = [0; 10];
    let count = read_full(source, at, &mut fixed)?;
    if fixed[..count].iter().all(|byte| *byte == 0) {
        return Ok(Header::End);
    }
    let flags = fixed[3];
    if count < fixed.len() || !fixed.starts_with(&MAGIC) || flags & 0xE0 != 0 {
        return Ok(Header::Other);
    }
    let mut data = at + fixed.len() as u64;
    if flags & 4 != 0 {
        let mut length = [0; 2];
        read_full(source, data, &mut length)?;
        data += 2 + u64::from(u16::from_le_bytes(length));
    }
    for text in [8, 16] {
        if flags & text != 0 {
            let Some(length) = text_length(source, data)? else { return Ok(Header::Other) };
            data += length;
        }
    }
    if flags & 2 != 0 {
        data += 2;
    }
    Ok(Header::Member { data })
}

/// How long a text is, the zero at its end included.
fn text_length(source: &dyn Source, at: u64) -> Result<Option<u64>, SourceError> {
    let mut block = [0; 256];
    let mut length = 0;
    while length < TEXT {
        let count = read_full(source, at + length as u64, &mut block)?;
        if let Some(end) = memchr::memchr(0, &block[..count]) {
            return Ok(Some((length + end + 1) as u64));
        }
        if count < block.len() {
            return Ok(None);
        }
        length += count;
    }
    Ok(None)
}

/// The next place from `at` on where a member begins, by all that its header shows.
pub(super) fn next_member(source: &dyn Source, at: u64) -> Result<Option<u64>, SourceError> {
    // Mostly it is near, or there is none: where many headers follow each other, each is a member that is torn.
    let mut block = vec![0; 1024];
    let mut start = at;
    while start < at.saturating_add(SEARCH) {
        let count = read_full(source, start, &mut block)?;
        for found in memchr::memmem::find_iter(&block[..count], &MAGIC) {
            let rest = &block[found..count];
            // Strength of packing and system have few values that programs write.
            let fits = rest.len() >= 10
                && rest[3] & 0xE0 == 0
                && matches!(rest[8], 0 | 2 | 4)
                && matches!(rest[9], 0..=13 | 255);
            if fits {
                return Ok(Some(start + found as u64));
            }
        }
        if count < block.len() {
            break;
        }
        start += (count - 9) as u64;
        block.resize(64 * 1024, 0);
    }
    Ok(None)
}
