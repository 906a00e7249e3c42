//! Whether a file begins as gzip does, and where its data begin if its header is damaged.
//!
//! A header says little, and nothing that its data do not say again: they come to text, or they are not where the header
//! says. Only the beginning of a file is unpacked, a few thousand bytes at a time.

use miniz_oxide::inflate::decompress_to_vec_with_limit;

use super::gzip::{self, Header};

/// The shortest header.
const LEAST: usize = 10;
/// How far behind it data are looked for: a header may have the name of a file in it.
const FAR: usize = 320;
/// How much packed is looked at, and to how much it may come.
const LOOK: usize = 4 * 1024;
/// How much of it must be text, anywhere, and where a header says that it begins: its data may be damaged, too.
const TEXT: usize = 200;
const SOME: usize = 24;

/// How other things begin that lie in gzip: gzip, an archive, a database.
const WITHIN: [&[u8]; 3] = [&[0x1F, 0x8B, 8], b"PK\x03\x04", b"SQLite format 3\0"];

/// How a file begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::dump) enum Begun {
    /// As gzip.
    Member,
    /// As gzip whose header is damaged: its data begin there.
    Behind { data: u64 },
    /// As something else.
    Other,
}

/// How a file begins, of which these are the first bytes.
#[allow(clippy::ptr_arg)] // a slice has no size of its own, and so is no source
pub(in crate::dump) fn begun(head: &Vec<u8>) -> Begun {
    let marked = head.starts_with(&[0x1F, 0x8B, 8]);
    let data = match gzip::header(head, 0) {
        Ok(Header::Member { data }) => usize::try_from(data).ok(),
        _ => None,
    };
    if marked && data.is_some_and(|data| head.len() <= data || is_sound(head, data)) {
        return Begun::Member;
    }
    // What is no text and says nothing else of itself; packed data look like noise.
    let beginning = &head[..head.len().min(1_024)];
    let noise: usize = beginning.utf8_chunks().map(|chunk| chunk.invalid().len()).sum();
    let first = head.iter().position(|byte| *byte != 0).unwrap_or(head.len());
    if marked || noise * 4 > beginning.len().saturating_sub(first) {
        let mut places = LEAST..head.len().min(FAR);
        if let Some(data) = places.find(|&at| is_text(head, at, TEXT)) {
            return Begun::Behind { data: data as u64 };
        }
    }
    if marked { Begun::Member } else { Begun::Other }
}

/// What the beginning of data comes to, and whether that is all.
fn unpacked(packed: &[u8]) -> (Vec<u8>, bool) {
    match decompress_to_vec_with_limit(&packed[..packed.len().min(LOOK)], LOOK) {
        Ok(all) => (all, true),
        Err(fault) => (fault.output, false),
    }
}

/// Whether data begin where a header says: they come to text, or to what else is packed once more.
fn is_sound(head: &[u8], at: usize) -> bool {
    is_text(head, at, SOME) || WITHIN.iter().any(|mark| unpacked(&head[at..]).0.starts_with(mark))
}

/// Whether data that begin there come to text.
fn is_text(head: &[u8], at: usize, least: usize) -> bool {
    let (text, whole) = unpacked(&head[at..]);
    // A short text is all there, and its length stands at the end.
    let told = || head.ends_with(&(text.len() as u32).to_le_bytes());
    let enough = text.len() >= least || whole && text.len() > 1 && told();
    enough && text.iter().all(|byte| !byte.is_ascii_control() || byte.is_ascii_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;
    use miniz_oxide::deflate::compress_to_vec;

    fn gzip(text: &str) -> Vec<u8> {
        let head = b"\x1F\x8B\x08\x08\0\0\0\0\0\x03result.json\0";
        [head, &compress_to_vec(text.as_bytes(), 6)[..], &[1, 2, 3, 4], &(text.len() as u32).to_le_bytes()].concat()
    }

    #[test]
    fn a_damaged_header_does_not_hide_the_data() {
        let sentences: Vec<_> =
            (0..500).map(|at| format!("Ferry {} is delayed until {}. ", at * 7_919, at * 31)).collect();
        let long = sentences.concat();
        for text in [&long[..], "Паром задержан до полудня"] {
            let whole = gzip(text);
            assert_eq!(begun(&whole), Begun::Member);
            for at in 0..10 {
                for byte in [0, 0xFF, b'x'] {
                    let mut damaged = whole.clone();
                    damaged[at] = byte;
                    let begun = begun(&damaged);
                    let sound = begun == Begun::Member && damaged[..4] == whole[..4];
                    assert!(sound || begun == Begun::Behind { data: 22 }, "{at} {byte}: {begun:?}");
                }
            }
            let mut damaged = whole.clone();
            damaged[..16].fill(0);
            assert_eq!(begun(&damaged), Begun::Behind { data: 22 });
        }
    }

    /// What is packed already is written as it is, and seems to begin where it lies.
    #[test]
    fn what_is_packed_twice_begins_as_its_header_says() {
        let once = gzip(&"Ferry 17 is delayed until noon. ".repeat(40));
        let mut twice = gzip("");
        twice.truncate(22);
        let length = once.len() as u16;
        twice.push(1);
        twice.extend([length.to_le_bytes(), (!length).to_le_bytes()].concat());
        twice.extend(&once);
        twice.extend([1, 2, 3, 4, length as u8, (length >> 8) as u8, 0, 0]);
        assert_eq!(begun(&twice), Begun::Member);
    }

    #[test]
    fn what_is_no_gzip_is_none() {
        let noise: Vec<u8> = (0..4_000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        for bytes in [noise, b"Ferry".repeat(500), vec![0; 500], Vec::new(), b"\x89PNG\r\n\x1A\n".repeat(200)] {
            assert_eq!(begun(&bytes), Begun::Other);
        }
    }
}
