//! The facts of `data/`, which the build packs into one block (`data/pack.rs`): unpacked when the first of them is asked for.

use std::sync::OnceLock;

use lzma_rust2::{LzmaReader, Read};

/// All tables behind each other, packed.
const PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/tables.lzma"));

/// Stands before the name of a table; the line of the name ends before its text.
const MARK: char = '\u{1c}';

/// In front of what is packed: five bytes of settings, then how long it was, in eight.
const HEADER: usize = 13;

/// The text of a table by the name of its file; empty if there is none of that name.
pub(in crate::event) fn text_of(name: &str) -> &'static str {
    static UNPACKED: OnceLock<String> = OnceLock::new();
    static TABLES: OnceLock<Vec<(&str, &str)>> = OnceLock::new();
    let tables = TABLES.get_or_init(|| {
        let all = UNPACKED.get_or_init(|| unpacked(PACKED).unwrap_or_default());
        all.split(MARK).filter_map(|table| table.split_once('\n')).collect()
    });
    tables.iter().find(|(other, _)| *other == name).map_or("", |(_, text)| text)
}

fn unpacked(packed: &[u8]) -> Option<String> {
    let length = packed.get(HEADER - 8..HEADER)?.try_into().ok().map(u64::from_le_bytes)?;
    let mut text = vec![0; usize::try_from(length).ok()?];
    LzmaReader::new_mem_limit(packed, u32::MAX, None).ok()?.read_exact(&mut text).ok()?;
    Some(from_bytes(&text))
}

/// A byte is a letter, of ASCII or Cyrillic; behind a 1 stands one as UTF-8 has it.
fn from_bytes(bytes: &[u8]) -> String {
    let mut text = Vec::with_capacity(bytes.len() * 3 / 2);
    let mut rest = bytes.iter();
    while let Some(byte) = rest.next() {
        match byte {
            1 => {
                let lead = rest.next().copied().unwrap_or_default();
                text.push(lead);
                // As many ones as the letter has bytes.
                text.extend(rest.by_ref().take(lead.leading_ones().saturating_sub(1) as usize));
            }
            0x80.. => text.extend([0xd0 + (byte >> 6 & 1), 0x80 | byte & 0x3f]),
            _ => text.push(*byte),
        }
    }
    String::from_utf8(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_what_its_file_is() {
        for (name, text) in [
            ("bilingual.tsv", include_str!("../../data/bilingual.tsv")),
            ("frames.tsv", include_str!("../../data/frames.tsv")),
            ("words.zh.tsv", include_str!("../../data/words.zh.tsv")),
        ] {
            let carried =
                |line: &&str| !line.starts_with('#') || line.contains("Source:") || line.contains("Copyright");
            assert!(text_of(name).lines().eq(text.lines().filter(carried)), "{name}");
        }
        assert_eq!(text_of("none.tsv"), "");
    }

    #[test]
    fn what_is_no_block_is_none() {
        assert_eq!(unpacked(b""), None);
        assert_eq!(unpacked(&PACKED[..PACKED.len() / 2]), None);
    }
}
