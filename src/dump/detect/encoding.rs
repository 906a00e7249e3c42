//! Whether bytes are text, and in which encoding.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memmem;

use crate::dump::format::Encoding;
use crate::dump::utf16;

/// How a text that begins like this is written. What is no text is taken for UTF-8, as good as any.
pub(super) fn of(head: &[u8]) -> Encoding {
    if let Some(encoding) = utf16(head) {
        return encoding;
    }
    let body = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    if is_binary(body) {
        return Encoding::Utf8;
    }
    // What was overwritten says nothing.
    let text = if has_odd(body) { Cow::Owned(sound(body).collect::<Vec<_>>().concat()) } else { Cow::Borrowed(body) };
    if is_one_byte(&text) { one_byte(&text) } else { Encoding::Utf8 }
}

/// How a text is written that begins in plain ASCII, or in what is no text, by stretches of it from further on, cut
/// anywhere: the first that tells decides.
pub(super) fn of_stretches<'a>(mut stretches: impl Iterator<Item = &'a [u8]>) -> Encoding {
    let told = stretches.find(|stretch| !stretch.is_ascii() && !is_binary(stretch));
    let page = told.filter(|stretch| is_one_byte(stretch));
    page.map_or(Encoding::Utf8, one_byte)
}

/// Which encoding of one byte a letter it is.
fn one_byte(text: &[u8]) -> Encoding {
    if declares(text, b"koi8-r") {
        Encoding::Koi8R
    } else if is_cyrillic(text) {
        Encoding::Windows1251
    } else {
        Encoding::Windows1252
    }
}

/// Whether a page or feed says at its beginning that it is written so. Others are told by their letters, whatever they
/// say: what they declare is often wrong.
fn declares(text: &[u8], name: &[u8]) -> bool {
    let head = &text[..text.len().min(1024)];
    let named = |at: usize| {
        let rest = head[at..].trim_ascii_start().strip_prefix(b"=").unwrap_or_default().trim_ascii_start();
        let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
        rest.get(..name.len()).is_some_and(|written| written.eq_ignore_ascii_case(name))
    };
    let before: [&[u8]; 2] = [b"encoding", b"charset"];
    before.iter().any(|word| memmem::find_iter(head, word).any(|at| named(at + word.len())))
}

/// A byte order mark of UTF-16, or every second byte of the beginning that of the same small alphabet.
fn utf16(head: &[u8]) -> Option<Encoding> {
    if head.starts_with(b"\xFF\xFE") {
        return Some(Encoding::Utf16Le);
    }
    if head.starts_with(b"\xFE\xFF") {
        return Some(Encoding::Utf16Be);
    }
    // A hole at the beginning says nothing; what is behind it keeps its places.
    let hole = head.iter().position(|byte| *byte != 0).unwrap_or(head.len());
    let start = if hole > 1 { &head[hole & !1..] } else { head };
    let start = &start[..start.len().min(64)];
    // The first byte may be what is left of a character.
    let mut ways = [(0, false), (0, true), (1, false), (1, true)].into_iter();
    let is_text = |&(cut, big): &(usize, bool)| start.len() > 7 + cut && utf16::is_text(&start[cut..], big, 4);
    let (_, big) = ways.find(is_text)?;
    Some(if big { Encoding::Utf16Be } else { Encoding::Utf16Le })
}

/// How many NUL bytes in a row are a hole, where a file lost something; programs' own data have fewer.
const HOLE: usize = 16;

/// Looks at stretches of so many bytes: what is no text hardly has one that could be.
const STRETCH: usize = 512;

/// A byte that no text has.
fn is_odd(byte: u8) -> bool {
    byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B)
}

/// The stretches in which there is nothing that no text has.
fn sound(head: &[u8]) -> impl Iterator<Item = &[u8]> {
    head.chunks(STRETCH).filter(|stretch| !stretch.iter().any(|byte| is_odd(*byte)))
}

/// From where to where there may be text: without holes and what else is no text at both ends.
pub(super) fn text_within(bytes: &[u8]) -> Range<usize> {
    let from = bytes.iter().position(|byte| *byte != 0).unwrap_or(bytes.len());
    let to = bytes.iter().rposition(|byte| *byte != 0).map_or(from, |last| last + 1);
    let is_sound = |stretch: &[u8]| !stretch.iter().any(|byte| is_odd(*byte));
    let all = || bytes[from..to].chunks(STRETCH).map(is_sound);
    let (Some(first), Some(last)) = (all().position(|sound| sound), all().rposition(|sound| sound)) else {
        return from..from;
    };
    from + first * STRETCH..to.min(from + (last + 1) * STRETCH)
}

/// No text, and not a text either of which a part was overwritten: an eighth of it would be as it was.
pub(super) fn is_binary(head: &[u8]) -> bool {
    has_odd(head) && sound(head).map(<[u8]>::len).sum::<usize>() * 8 < head.len()
}

/// More than one byte in a hundred that no text has; a few are damage, and so are holes.
pub(super) fn has_odd(head: &[u8]) -> bool {
    let (mut odd, mut all) = (0, head.len());
    // Rows of NUL bytes, and what stands between them.
    for row in head.chunk_by(|one, next| (*one == 0) == (*next == 0)) {
        if row[0] == 0 && row.len() >= HOLE {
            all -= row.len();
        } else {
            odd += row.iter().filter(|byte| is_odd(**byte)).count();
        }
    }
    // Nothing but holes may be anything.
    odd > 4 && odd * 100 > all || all * 64 < head.len()
}

/// Most bytes beyond ASCII are no UTF-8, and they are not just a few: damage does not look like that.
fn is_one_byte(head: &[u8]) -> bool {
    let high = head.iter().filter(|byte| !byte.is_ascii()).count();
    // The beginning of a character of several bytes is a character that was cut.
    let invalid = head.utf8_chunks().filter(|chunk| chunk.invalid().len() == 1).count();
    let invalid = invalid.saturating_sub(strays(head) + halves(head));
    invalid * 2 > high && invalid * 1_000 > head.len() && invalid > 3
}

/// The bytes that Telegram Desktop leaves behind where a separator of lines stood; they say nothing of the encoding.
fn strays(head: &[u8]) -> usize {
    let all: [&[u8]; 4] = [b"\\u2028\x80\xA8", b"\\u2029\x80\xA9", b"<br>\x80\xA8", b"<br>\x80\xA9"];
    all.iter().map(|stray| 2 * memmem::find_iter(head, stray).count()).sum()
}

/// The bytes of halves of characters that some programs write in three bytes each: they are no code page either.
fn halves(head: &[u8]) -> usize {
    let is_half = |bytes: &&[u8]| matches!(bytes, [0xED, 0xA0..=0xBF, 0x80..=0xBF]);
    3 * head.windows(3).filter(is_half).count()
}

/// Words of Cyrillic letters alone are rows of high bytes; among Latin letters those with accents stand alone.
fn is_cyrillic(head: &[u8]) -> bool {
    let letter = |byte: u8| matches!(byte, 0xC0..=0xFF | 0xA8 | 0xB8);
    let (mut rows, mut single) = (0, 0);
    for word in head.split(|byte| !letter(*byte)) {
        match word.len() {
            0 => {}
            1 => single += 1,
            length => rows += length,
        }
    }
    rows > single
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(head: &[u8], binary: bool, encoding: Encoding) {
        assert_eq!((is_binary(head), of(head)), (binary, encoding), "{:?}", String::from_utf8_lossy(head));
    }

    #[test]
    fn a_hole_in_a_text_says_nothing_of_it() {
        let text = "Паром задержан, see the timetable. ".repeat(20);
        let hole = [0; 1_000];
        for bytes in [
            [text.as_bytes(), &hole, text.as_bytes()].concat(),
            [&hole, text.as_bytes()].concat(),
            [&hole[1..], text.as_bytes()].concat(),
        ] {
            check(&bytes, false, Encoding::Utf8);
        }
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&[&hole[..], &wide].concat(), true, Encoding::Utf16Le);
        check(&hole, true, Encoding::Utf8);
        check(&b"\x01\x02\0\0\x03\x07A\0".repeat(50), true, Encoding::Utf8);
    }

    #[test]
    fn a_part_that_was_overwritten_says_nothing_of_the_rest() {
        let junk: Vec<u8> = (0..8_192_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        let text = "Паром задержан, see the timetable. ".repeat(300);
        let cyrillic = b"\xCF\xE0\xF0\xEE\xEC, \xE2 \xEF\xEE\xF0\xF2\xF3. ".repeat(800);
        for (text, encoding) in [(text.as_bytes(), Encoding::Utf8), (&cyrillic, Encoding::Windows1251)] {
            let (before, behind) = text.split_at(text.len() / 2 / 2 * 2);
            check(&[before, &junk, behind].concat(), false, encoding);
            check(&[&junk, text].concat(), false, encoding);
            check(&[text, &junk].concat(), false, encoding);
        }
        check(&[&junk[..], &text.as_bytes()[..900]].concat(), true, Encoding::Utf8);
        check(&junk, true, Encoding::Utf8);
    }

    #[test]
    fn one_byte_a_letter_is_told_by_what_is_declared_or_by_the_letters() {
        let koi = b"\xF0\xC1\xD2\xCF\xCD ".repeat(20);
        for declared in ["<?xml version=\"1.0\" encoding=\"koi8-r\"?>", "<meta charset = KOI8-R>", "charset='koi8-r'"] {
            check(&[declared.as_bytes(), &koi].concat(), false, Encoding::Koi8R);
        }
        check(&koi, false, Encoding::Windows1251);
        let text = "<?xml version=\"1.0\" encoding=\"koi8-r\"?>Паром задержан";
        check(text.as_bytes(), false, Encoding::Utf8);
    }

    #[test]
    fn stretches_from_further_on_tell_what_a_beginning_in_ascii_leaves_open() {
        let check = |stretches: &[&[u8]], expected| {
            assert_eq!(of_stretches(stretches.iter().copied()), expected, "{stretches:?}");
        };
        let cyrillic = b"\xCF\xE0\xF0\xEE\xEC ".repeat(20);
        let unicode = "Паром ".repeat(20);
        check(&[b"Ferry", &cyrillic], Encoding::Windows1251);
        check(&[b"Ferry", &unicode.as_bytes()[1..], &cyrillic], Encoding::Utf8);
        check(&[b"Ferry", b"F\xE4hre, caf\xE9 ".repeat(20).as_slice()], Encoding::Windows1252);
        check(&[b"Ferry", b"Ferry"], Encoding::Utf8);
        check(&[b"Ferry", b"caf\xE9"], Encoding::Utf8);
        check(&[], Encoding::Utf8);
    }

    #[test]
    fn characters_cut_or_halved_are_no_code_page() {
        check(&b"Pier \xED\xA0\xBD\xED\xB8\x80, ".repeat(20), false, Encoding::Utf8);
        check(&b"Pier \xF0\x9F\x9A, ".repeat(20), false, Encoding::Utf8);
        check(&b"Pier \xED\xA0\xBD, ".repeat(20), false, Encoding::Utf8);
        check(&b"\xCF\xE0\xF0\xEE\xEC ".repeat(20), false, Encoding::Windows1251);
        check(&b"F\xE4hre, caf\xE9 ".repeat(20), false, Encoding::Windows1252);
    }
}
