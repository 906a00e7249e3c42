//! The directory at the end of an archive.
//!
//! Only this file knows how it is found: by the record behind it, which may be followed by a comment, preceded by a
//! larger form of itself, and wrong about where the directory begins when something was put before the archive.

use super::fields::{u16_at, u32_at, u64_at, widen};
use super::{Entry, names};
use crate::dump::source::{Source, SourceError, read_full};
use crate::dump::window::Window;

/// The record at the end, without the comment.
const END: usize = 22;
/// The longest comment.
const COMMENT: usize = 0xFFFF;
/// An entry of the directory, without name, extra fields and comment.
const ENTRY: usize = 46;
/// How much is read at once.
const SLICE: usize = 256 * 1024;

/// Where the directory is.
struct End {
    start: u64,
    stop: u64,
    count: u64,
    /// How much was put before the archive, or is missing of it.
    shift: i64,
}

/// What the directory says.
pub(super) struct Directory {
    /// The files.
    pub(super) entries: Vec<Entry>,
    /// Whether it is all there, and all that it names may be.
    pub(super) complete: bool,
    /// Where it begins.
    pub(super) start: u64,
}

/// Whether an archive of that length has a directory that names anything.
pub(super) fn is_there(source: &dyn Source, length: u64) -> bool {
    matches!(find(source, length), Ok(Some(end)) if end.count > 0)
}

/// Reads the directory; `None` if there is none.
pub(super) fn read(source: &dyn Source, length: u64, most: usize) -> Result<Option<Directory>, SourceError> {
    let Some(end) = find(source, length)? else { return Ok(None) };
    let mut window = Window::default();
    window.seek(end.start);
    let (mut entries, mut count) = (Vec::new(), 0);
    while window.offset() < end.stop && entries.len() < most {
        let Some(length) = next(&mut window, source)? else { break };
        if let Some(mut entry) = entry(&window.bytes()[..length]) {
            let missing = end.shift.min(0).unsigned_abs();
            entry.missing = missing.saturating_sub(entry.header);
            entry.header = entry.header.saturating_add_signed(end.shift);
            entries.push(entry);
        }
        window.take(length);
        count += 1;
    }
    // Archives of the small form count up to 65,535 and begin again.
    let complete = entries.len() == most || count == end.count || (end.count <= 0xFFFF && count & 0xFFFF == end.count);
    let complete = complete && entries.iter().all(|entry: &Entry| entry.missing == 0);
    Ok(Some(Directory { entries, complete, start: end.start }))
}

/// The length of the record that stands next; `None` if there is none.
fn next(window: &mut Window, source: &dyn Source) -> Result<Option<usize>, SourceError> {
    let mut wanted = ENTRY;
    loop {
        while window.bytes().len() < wanted {
            if window.ended() {
                return Ok(None);
            }
            window.fill(source, SLICE)?;
        }
        let bytes = window.bytes();
        if !bytes.starts_with(b"PK\x01\x02") {
            return Ok(None);
        }
        let length = ENTRY + [28, 30, 32].map(|at| usize::from(u16_at(bytes, at))).iter().sum::<usize>();
        if length <= bytes.len() {
            return Ok(Some(length));
        }
        wanted = length;
    }
}

/// An entry that is a file; its header where the directory says.
fn entry(record: &[u8]) -> Option<Entry> {
    let (flags, made_by) = (u16_at(record, 8), record[5]);
    let name_end = ENTRY + usize::from(u16_at(record, 28));
    let name = &record[ENTRY..name_end];
    let extras = &record[name_end..name_end + usize::from(u16_at(record, 30))];
    let small = [u32_at(record, 24), u32_at(record, 20), u32_at(record, 42)];
    let [claimed, packed, header] = widen(small, extras);
    // A link of Unix has the path it leads to as its content.
    let is_link = matches!(made_by, 3 | 19) && u32_at(record, 38) >> 28 == 0xA;
    if name.last().is_some_and(|last| matches!(last, b'/' | b'\\')) || is_link {
        return None;
    }
    Some(Entry {
        name: names::label(name, flags, extras),
        method: u16_at(record, 10),
        encrypted: flags & 1 != 0,
        sum: Some(u32_at(record, 16)),
        packed: Some(packed),
        claimed: Some(claimed),
        streamed: flags & 8 != 0,
        name_length: u16_at(record, 28),
        header,
        missing: 0,
    })
}

/// Looks for the record at the end, from the end on.
fn find(source: &dyn Source, length: u64) -> Result<Option<End>, SourceError> {
    // Before it may stand the larger form, of which only the pointer to it has a fixed place.
    let start = length.saturating_sub((END + COMMENT + 20) as u64);
    let mut tail = vec![0; usize::try_from(length - start).unwrap_or_default()];
    let count = read_full(source, start, &mut tail)?;
    tail.truncate(count);
    for at in memchr::memmem::rfind_iter(&tail, b"PK\x05\x06") {
        let record = &tail[at..];
        if record.len() < END {
            continue;
        }
        let place = start + at as u64;
        let count = u64::from(u16_at(record, 10));
        let small = (count, u64::from(u32_at(record, 12)), u64::from(u32_at(record, 16)), place);
        let wide = at.checked_sub(20).map(|at| &tail[at..]).filter(|it| it.starts_with(b"PK\x06\x07"));
        let wide = match wide {
            Some(pointer) => wide_end(source, u64_at(pointer, 8), place - 20)?,
            None => None,
        };
        let (count, size, claimed, end) = wide.unwrap_or(small);
        for start in [claimed, end.saturating_sub(size)] {
            let mut mark = [0; 4];
            // What is there of an archive is no less there for a record full of zeros.
            let empty = count == 0 && end == 0;
            if empty || (read_full(source, start, &mut mark)? == 4 && mark == *b"PK\x01\x02") {
                return Ok(Some(End { start, stop: end, count, shift: start.wrapping_sub(claimed).cast_signed() }));
            }
        }
    }
    Ok(None)
}

/// The larger form of the record: count, size, start of the directory, and where the record itself stands. Where
/// something was put before the archive it stands right before the pointer to it.
fn wide_end(source: &dyn Source, at: u64, pointer: u64) -> Result<Option<(u64, u64, u64, u64)>, SourceError> {
    for at in [at, pointer.saturating_sub(56)] {
        let mut record = [0; 56];
        if read_full(source, at, &mut record)? == record.len() && record.starts_with(b"PK\x06\x06") {
            return Ok(Some((u64_at(&record, 32), u64_at(&record, 40), u64_at(&record, 48), at)));
        }
    }
    Ok(None)
}
