//! Packs things for the tests: gzip and zip as programs write them, whole and odd.

use miniz_oxide::deflate::compress_to_vec;

use crate::dump::layers::crc32;

/// Numbers that look random and are the same each time.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    /// A number below `end`.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end.max(1)
    }
}

/// Text of about that length, which packs as texts do.
pub(super) fn prose(length: usize) -> String {
    const WORDS: [&str; 12] =
        ["ferry", "паром", "pier", "причал", "delayed", "until", "noon", "🇸🇪", "—", "2023", "minister", "открыт"];
    let mut dice = Dice(7);
    let mut text = String::new();
    while text.len() < length {
        text.push_str(WORDS[dice.below(12) as usize]);
        text.push_str(if dice.below(12) == 0 { ".\n" } else { " " });
        if dice.below(5) == 0 {
            text.push_str(&dice.below(1 << 30).to_string());
        }
    }
    text
}

/// A member of gzip.
pub(super) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let head = b"\x1F\x8B\x08\x08\0\0\0\0\0\x03result.json\0";
    let packed = compress_to_vec(bytes, 6);
    [&head[..], &packed, &crc32(0, bytes).to_le_bytes(), &(bytes.len() as u32).to_le_bytes()].concat()
}

/// How an entry of an archive is written.
#[derive(Clone, Copy)]
pub(super) struct Entry<'a> {
    pub(super) name: &'a [u8],
    pub(super) content: &'a [u8],
    /// 0 stored, 8 deflate; others are only claimed.
    pub(super) method: u16,
    pub(super) flags: u16,
    /// Whether sizes are given in the larger form.
    pub(super) wide: bool,
    pub(super) mode: u32,
}

impl<'a> Entry<'a> {
    /// Packed, with a name in UTF-8 that says so.
    pub(super) fn new(name: &'a str, content: &'a [u8]) -> Self {
        Self { name: name.as_bytes(), content, method: 8, flags: 1 << 11, wide: false, mode: 0 }
    }

    pub(super) fn stored(self) -> Self {
        Self { method: 0, ..self }
    }

    /// Sizes follow the data, as from programs that write without looking back.
    pub(super) fn streamed(self) -> Self {
        Self { flags: self.flags | 8, ..self }
    }
}

/// An archive, and where its directory begins.
pub(super) fn zip(entries: &[Entry<'_>]) -> Vec<u8> {
    zip_parts(entries).concat()
}

/// The same in two parts: entries, directory.
pub(super) fn zip_parts(entries: &[Entry<'_>]) -> [Vec<u8>; 2] {
    let (mut body, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        let Entry { name, content, method, flags, wide, mode } = *entry;
        let packed = if method == 8 { compress_to_vec(content, 6) } else { content.to_vec() };
        let sum = crc32(0, content);
        let streamed = flags & 8 != 0;
        let offset = body.len() as u64;
        let (small_packed, small_length) =
            if wide { (u32::MAX, u32::MAX) } else { (packed.len() as u32, content.len() as u32) };
        let sizes = [(content.len() as u64).to_le_bytes(), (packed.len() as u64).to_le_bytes()].concat();
        let known = |value: u32| if streamed { 0 } else { value };
        let wide_extra = |offset: Option<u64>| -> Vec<u8> {
            if !wide {
                return Vec::new();
            }
            let offset = offset.map(u64::to_le_bytes);
            let length = 16 + offset.map_or(0, |_| 8);
            [&1_u16.to_le_bytes()[..], &(length as u16).to_le_bytes(), &sizes, offset.as_ref().map_or(&[], |it| it)]
                .concat()
        };
        let fields = |sum: u32, packed: u32, length: u32, extra: usize| -> Vec<u8> {
            let mut out = Vec::new();
            for value in [45, flags, method, 0, 0x5821] {
                out.extend(u16::to_le_bytes(value));
            }
            for value in [sum, packed, length] {
                out.extend(value.to_le_bytes());
            }
            out.extend((name.len() as u16).to_le_bytes());
            out.extend((extra as u16).to_le_bytes());
            out
        };
        let extra = wide_extra(None);
        body.extend(b"PK\x03\x04");
        body.extend(fields(known(sum), known(small_packed), known(small_length), extra.len()));
        body.extend(name);
        body.extend(extra);
        body.extend(&packed);
        if streamed {
            body.extend(b"PK\x07\x08");
            for value in [sum, packed.len() as u32, content.len() as u32] {
                body.extend(value.to_le_bytes());
            }
        }
        let extra = wide_extra(Some(offset));
        directory.extend(b"PK\x01\x02");
        directory.extend(45_u16.to_le_bytes());
        directory.extend(fields(sum, small_packed, small_length, extra.len()));
        directory.extend([0; 6]);
        directory.extend((mode << 16).to_le_bytes());
        directory.extend(if wide { u32::MAX } else { offset as u32 }.to_le_bytes());
        directory.extend(name);
        directory.extend(extra);
    }
    let (start, length, count) = (body.len() as u64, directory.len() as u64, entries.len() as u64);
    let wide = entries.iter().any(|entry| entry.wide);
    if wide {
        let at = start + length;
        directory.extend(b"PK\x06\x06");
        directory.extend(44_u64.to_le_bytes());
        directory.extend([45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        for value in [count, count, length, start] {
            directory.extend(value.to_le_bytes());
        }
        directory.extend(b"PK\x06\x07\0\0\0\0");
        directory.extend(at.to_le_bytes());
        directory.extend(1_u32.to_le_bytes());
    }
    directory.extend(b"PK\x05\x06\0\0\0\0");
    let small = |value: u64| if wide { u32::MAX } else { value as u32 };
    for value in [small(count) as u16, small(count) as u16] {
        directory.extend(value.to_le_bytes());
    }
    for value in [small(length), small(start)] {
        directory.extend(value.to_le_bytes());
    }
    directory.extend([0, 0]);
    [body, directory]
}
