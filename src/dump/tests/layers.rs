//! Layers over a source: each gives from any place what reading on gives, and names what it could not give.

use std::rc::Rc;

use miniz_oxide::deflate::compress_to_vec;

use super::packing::{Dice, gzip, prose};
use crate::dump::layers::{CodePage, Decoded, Decoding, Inflated, Joined, Packing, Part, Slice, Unpacking, crc32};
use crate::dump::source::read_full;
use crate::dump::{Encoding, FREE, Source, SourceError, SourceReason};

/// Everything, in pieces of that size.
fn all(source: &dyn Source, piece: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut buffer = vec![0; piece];
    loop {
        let count = read_full(source, bytes.len() as u64, &mut buffer).expect("readable");
        bytes.extend(&buffer[..count]);
        if count < piece {
            return bytes;
        }
    }
}

/// A source gives these bytes: in pieces of any size, and from any place, also before all was read.
#[track_caller]
fn check(fresh: &dyn Fn() -> Rc<dyn Source>, expected: &[u8]) {
    for piece in [7, 1_000, 100_000, 5 << 20] {
        if expected.len() / piece < 50_000 {
            let source = fresh();
            assert!(source.len() >= expected.len() as u64);
            assert!(all(&*source, piece) == expected, "in pieces of {piece}");
            assert_eq!((source.len(), source.read_at(source.len(), &mut [0])), (expected.len() as u64, Ok(0)));
            assert_eq!(source.stored_before(source.len()), source.stored());
        }
    }
    let (mut dice, source) = (Dice(3), fresh());
    for turn in 0..300 {
        let start = dice.below(expected.len() as u64 + 20) as usize;
        // Backwards in between, as the rows of a list are read.
        let start = if turn % 3 == 0 { start } else { expected.len().saturating_sub(turn * 700) };
        let mut buffer = vec![0; dice.below(3_000) as usize + 1];
        let count = read_full(&*source, start as u64, &mut buffer).expect("readable");
        let rest = expected.get(start..).unwrap_or_default();
        assert!(buffer[..count] == rest[..rest.len().min(buffer.len())], "from {start}");
        assert!(source.stored_before(start as u64) <= source.stored());
    }
}

fn inflated(packed: Vec<u8>, packing: Packing) -> Inflated {
    unpacked_with(&Unpacking::default(), packed, packing)
}

fn unpacked_with(unpacking: &Unpacking, packed: Vec<u8>, packing: Packing) -> Inflated {
    let container = ("all.zip".to_owned(), 1_000);
    Inflated::new(Rc::new(packed), packing, container, "all.zip/one".to_owned(), unpacking)
}

fn deflate(packed: Vec<u8>, content: &[u8]) -> Inflated {
    inflated(packed, Packing::Deflate { sum: Some(crc32(0, content)) })
}

fn faults(source: &dyn Source) -> Vec<(u64, String)> {
    source.damage().into_iter().map(|problem| (problem.start, problem.fault.to_string())).collect()
}

#[test]
fn what_was_packed_comes_out_from_any_place() {
    let text = prose(3_500_000).into_bytes();
    for level in [0, 1, 6] {
        let packed = compress_to_vec(&text, level);
        check(&|| Rc::new(deflate(packed.clone(), &text)), &text);
    }
    check(&|| Rc::new(inflated(gzip(&text), Packing::Gzip)), &text);
    let members: Vec<u8> = text.chunks(400_000).flat_map(gzip).collect();
    check(&|| Rc::new(inflated(members.clone(), Packing::Gzip)), &text);
    for content in [&b""[..], b"x"] {
        let packed = compress_to_vec(content, 6);
        assert_eq!(all(&deflate(packed, content), 10), content);
        assert_eq!(all(&inflated(gzip(content), Packing::Gzip), 10), content);
    }
    let padded = [&gzip(b"one")[..], &[0; 500]].concat();
    let padded = inflated(padded, Packing::Gzip);
    assert_eq!((all(&padded, 10), faults(&padded)), (b"one".to_vec(), vec![]));
}

#[test]
fn packed_data_that_are_cut_give_what_stands_before_the_cut() {
    let text = prose(6_000).into_bytes();
    for (packed, packing) in [
        (compress_to_vec(&text, 6), Packing::Deflate { sum: Some(crc32(0, &text)) }),
        (compress_to_vec(&text, 0), Packing::Deflate { sum: None }),
        (gzip(&text), Packing::Gzip),
    ] {
        let mut before = 0;
        for end in 0..packed.len() {
            let source = inflated(packed[..end].to_vec(), packing);
            let found = all(&source, 512);
            assert!(text.starts_with(&found), "cut at {end}");
            assert!(found.len() >= before, "cut at {end}: {} of {before}", found.len());
            before = found.len();
            let told = source.damage();
            // Gzip begins and ends with what is not needed to have all of the text.
            let framed = packing == Packing::Gzip && (end < 22 || end + 8 >= packed.len());
            assert!(framed || !told.is_empty(), "cut at {end}: nothing said");
            for problem in told {
                let place = problem.place.expect("a place");
                assert_eq!((place.path.as_deref(), place.unpacked), (Some("all.zip"), false));
                assert!(place.start >= 1_000 && place.end <= 1_000 + packed.len() as u64);
            }
        }
        assert!(before + 300 >= text.len());
    }
}

#[test]
fn a_byte_changed_anywhere_is_noticed() {
    let text = prose(5_000).into_bytes();
    let (packed, zipped) = (compress_to_vec(&text, 6), gzip(&text));
    let mut dice = Dice(5);
    for at in 0..zipped.len() {
        let change = dice.below(255) as u8 + 1;
        if let Some(byte) = packed.get(at) {
            let mut changed = packed.clone();
            changed[at] = byte ^ change;
            let source = deflate(changed, &text);
            let found = all(&source, 700);
            assert!(found == text || !source.damage().is_empty(), "{change} at {at} went unnoticed");
            // The bytes before the first that changed are all there, but for those that wait for their block's end.
            assert!(at < 200 || text[..at] == found[..at.min(found.len())], "{at}: {}", found.len());
        }
        let mut changed = zipped.clone();
        changed[at] ^= change;
        let source = inflated(changed, Packing::Gzip);
        let found = all(&source, 700);
        assert!(found == text || !source.damage().is_empty(), "gzip: {change} at {at} went unnoticed");
    }
}

#[test]
fn one_damaged_member_costs_no_other() {
    let texts: Vec<Vec<u8>> = (0..5).map(|n| prose(30_000 + n).into_bytes()).collect();
    let members: Vec<Vec<u8>> = texts.iter().map(|text| gzip(text)).collect();
    let start: usize = members[..2].iter().map(Vec::len).sum();
    let mut packed = members.concat();
    packed[start + 900..start + 1_000].fill(0xFF);
    let source = inflated(packed, Packing::Gzip);
    let found = all(&source, 4_096);
    assert!(found.starts_with(&texts[..2].concat()) && found.ends_with(&texts[3..].concat()));
    let [problem] = &source.damage()[..] else { panic!("{:?}", source.damage()) };
    let place = problem.place.as_ref().expect("a place");
    let end = start + members[2].len();
    assert!(place.start >= 1_000 + start as u64 && place.start < 1_000 + end as u64, "{place:?}");
    assert_eq!(place.end, 1_000 + end as u64);
    let behind = inflated([&members[0][..], b"and something else"].concat(), Packing::Gzip);
    assert_eq!(all(&behind, 4_096), texts[0]);
    assert_eq!(
        faults(&behind),
        [(texts[0].len() as u64, "the file could not be read here: what stands here is not packed".to_owned())]
    );
}

#[test]
fn a_member_without_the_end_of_its_name_is_passed_over_once() {
    let (first, second) = (prose(2_000).into_bytes(), gzip(b"x"));
    for end in 1..23 {
        let source = inflated([&gzip(&first)[..], &second[..end]].concat(), Packing::Gzip);
        assert_eq!(all(&source, 512), first, "cut at {end}");
    }
}

#[test]
fn more_than_the_limit_comes_out_only_when_somebody_says_so() {
    let length = FREE as usize * 2;
    let packed = compress_to_vec(&vec![b' '; length], 6);
    let unpacking = Unpacking::default();
    let allowance = &unpacking.allowance;
    let source = unpacked_with(&unpacking, packed.clone(), Packing::Deflate { sum: None });
    let mut buffer = vec![0; 1 << 20];
    let mut read = 0;
    loop {
        let count = source.read_at(read, &mut buffer).expect("readable");
        if count == 0 {
            break;
        }
        read += count as u64;
    }
    assert!((FREE..FREE + (1 << 20)).contains(&read), "{read}");
    let excess = allowance.take_exceeded().expect("a question");
    assert_eq!((excess.path.as_str(), excess.packed, excess.unpacked), ("all.zip/one", packed.len() as u64, read));
    assert_eq!(allowance.take_exceeded(), None);
    assert_eq!((source.damage().len(), source.damage()[0].start), (1, read));
    assert_eq!(source.read_at(FREE - 1, &mut [0]), Ok(1));
    allowance.lift();
    assert_eq!(source.damage(), []);
    assert_eq!(source.read_at(length as u64 - 5, &mut buffer), Ok(5));
    assert_eq!(source.len(), length as u64);
}

#[test]
fn memory_stays_bounded_however_much_comes_out() {
    // Long enough for points to lie twice as far apart as they begin.
    let line = prose(900);
    let text = line.repeat(230_000);
    let packed = compress_to_vec(text.as_bytes(), 1);
    let unpacking = Unpacking::default();
    unpacking.allowance.lift();
    let stream = |_| unpacked_with(&unpacking, packed.clone(), Packing::Deflate { sum: None });
    let streams: Vec<Inflated> = (0..6).map(stream).collect();
    let mut dice = Dice(11);
    for (turn, stream) in [0, 1, 0, 2, 3, 4, 5, 0, 1, 2].iter().enumerate() {
        let source = &streams[*stream];
        let start = if turn == 0 { text.len() - 100 } else { dice.below(text.len() as u64 / 4) as usize };
        let mut buffer = vec![0; 1_000];
        let count = read_full(source, start as u64, &mut buffer).expect("readable");
        assert!(buffer[..count] == text.as_bytes()[start..(start + 1_000).min(text.len())], "{turn}");
        for (held, most) in unpacking.shelf.held() {
            assert!(held <= most, "{held} of {most}");
        }
    }
}

#[test]
fn other_encodings_are_decoded_from_any_place() {
    let text = prose(400_000);
    let utf16 = |text: &str, big: bool| -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    let decoded = |bytes: Vec<u8>, encoding: Encoding| -> Rc<dyn Source> {
        Rc::new(Decoded::new(Rc::new(bytes), Decoding::of(encoding).expect("another encoding")))
    };
    let marked = format!("\u{FEFF}{text}");
    for (big, encoding) in [(false, Encoding::Utf16Le), (true, Encoding::Utf16Be)] {
        check(&|| decoded(utf16(&text, big), encoding), text.as_bytes());
        check(&|| decoded(utf16(&marked, big), encoding), text.as_bytes());
    }
    let bytes: Vec<u8> = (0..200_000_u32).map(|at| 1 + (at * 7 % 255) as u8).collect();
    for (encoding, page) in [
        (Encoding::Windows1251, CodePage::Windows1251),
        (Encoding::Windows1252, CodePage::Windows1252),
        (Encoding::Koi8R, CodePage::Koi8R),
    ] {
        let expected: String = bytes.iter().map(|byte| page.letter(*byte)).collect();
        check(&|| decoded(bytes.clone(), encoding), expected.as_bytes());
    }
}

#[test]
fn a_decoded_byte_knows_the_byte_it_was_read_from() {
    let text = format!("\u{FEFF}A\0б\0\0🇸🇪 в{}ы конец", "г".repeat(90_000));
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let source = Decoded::new(Rc::new(bytes), Decoding::of(Encoding::Utf16Le).expect("another encoding"));
    let read = String::from_utf8(all(&source, 1_000)).expect("UTF-8");
    assert_eq!(read, text.replace(['\u{FEFF}', '\0'], ""));
    let check = |letter: &str, last: bool| {
        let find = |text: &str| if last { text.rfind(letter) } else { text.find(letter) }.expect("there");
        let start = find(&read) as u64;
        let place = source.place(start..start + letter.len() as u64).expect("a place");
        let units = |to: usize| text[..to].encode_utf16().count() as u64 * 2;
        let at = find(&text);
        assert_eq!((place.start, place.end), (units(at), units(at + letter.len())), "{letter}");
    };
    for letter in ["A", "б", "🇸", "🇪", "в", "ы", "к"] {
        check(letter, false);
    }
    check("г", true);
    check("ц", true);
}

#[test]
fn halves_of_characters_are_replaced_and_cost_nothing_else() {
    let decode = |units: &[u16], odd: &[u8]| {
        let bytes: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).chain(odd.iter().copied()).collect();
        let source = Decoded::new(Rc::new(bytes), Decoding::of(Encoding::Utf16Be).expect("another encoding"));
        String::from_utf8(all(&source, 5)).expect("UTF-8")
    };
    assert_eq!(decode(&[0x41, 0xD83C, 0x42], &[]), "A\u{FFFD}B");
    assert_eq!(decode(&[0x41, 0xDDF8, 0x42], &[]), "A\u{FFFD}B");
    assert_eq!(decode(&[0x41, 0xD83C, 0xD83C, 0xDDF8], &[]), "A\u{FFFD}🇸");
    assert_eq!(decode(&[0x41, 0xD83C], &[]), "A\u{FFFD}");
    assert_eq!(decode(&[0x41], &[0x42]), "A\u{FFFD}");
    assert_eq!(decode(&[], &[]), "");
}

#[test]
fn a_byte_too_many_or_too_few_in_utf16_costs_what_stands_there() {
    for (big, encoding) in [(false, Encoding::Utf16Le), (true, Encoding::Utf16Be)] {
        let text = prose(200_000);
        let write = if big { u16::to_be_bytes } else { u16::to_le_bytes };
        let bytes: Vec<u8> = text.encode_utf16().flat_map(write).collect();
        for (gone, put) in [(1, &b""[..]), (0, b"!"), (0, b"\0"), (2, b"!"), (0, b"")] {
            let at = 80_001;
            let damaged = [&bytes[..at], put, &bytes[at + gone..]].concat();
            let source = Decoded::new(Rc::new(damaged), Decoding::of(encoding).expect("another encoding"));
            let read = String::from_utf8(all(&source, 1_000)).expect("UTF-8");
            // One letter is damaged; the script tells within those that follow where it is.
            let (before, behind) = text.split_at(text.char_indices().nth(40_020).expect("longer").0);
            assert!(read.ends_with(behind), "{gone} less, {put:?} more, big: {big}");
            let start = read.len() - behind.len();
            let place = source.place(start as u64..start as u64 + 1).expect("a place");
            let written = before.encode_utf16().count() * 2 + put.len() - gone;
            assert_eq!(place.start, written as u64, "{gone} less, {put:?} more, big: {big}");
        }
    }
}

#[test]
fn joined_files_are_one_and_know_their_parts() {
    let texts = [prose(70_000), String::new(), "\u{FEFF}one\r\n".to_owned(), prose(500)];
    let packed = gzip(texts[3].as_bytes());
    let fresh = || -> Rc<dyn Source> {
        let part = |path: &str, source: Rc<dyn Source>, skip: u64| Part { path: path.to_owned(), source, skip };
        Rc::new(Joined::new(vec![
            part("a/1", Rc::new(texts[0].clone().into_bytes()), 0),
            part("a/2", Rc::new(texts[1].clone().into_bytes()), 0),
            part("a/3", Rc::new(texts[2].clone().into_bytes()), 3),
            part("a/4", Rc::new(inflated(packed.clone(), Packing::Gzip)), 0),
        ]))
    };
    let expected = format!("{}\n\none\r\n\n{}", texts[0], texts[3]);
    check(&fresh, expected.as_bytes());
    let source = fresh();
    all(&*source, 4_096);
    let check = |start: usize, end: usize, path: &str, from: u64, to: u64, unpacked: bool| {
        let place = source.place(start as u64..end as u64).expect("a place");
        assert_eq!((place.path.as_deref(), place.start, place.end, place.unpacked), (Some(path), from, to, unpacked));
    };
    let first = texts[0].len();
    check(5, 17, "a/1", 5, 17, false);
    check(first - 3, first + 4, "a/1", first as u64 - 3, first as u64, false);
    check(first + 2, first + 5, "a/3", 3, 6, false);
    check(first + 8, first + 18, "a/4", 0, 10, true);
}

/// Fails from a byte on.
struct Failing(Vec<u8>, u64);

impl Source for Failing {
    fn len(&self) -> u64 {
        self.0.len() as u64
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError> {
        if offset >= self.1 {
            return Err(SourceError { offset, reason: SourceReason::System("gone".to_owned()) });
        }
        let count = buffer.len().min((self.1 - offset) as usize);
        self.0.read_at(offset, &mut buffer[..count])
    }
}

#[test]
fn a_part_that_cannot_be_read_costs_no_other() {
    let part = |path: &str, source: Rc<dyn Source>| Part { path: path.to_owned(), source, skip: 0 };
    let mut damaged = gzip(&prose(20_000).into_bytes());
    damaged.truncate(1_000);
    let source = Joined::new(vec![
        part("1", Rc::new(b"first".to_vec())),
        part("2", Rc::new(Failing(b"second".to_vec(), 3))),
        part("3", Rc::new(inflated(damaged, Packing::Gzip))),
        part("4", Rc::new(b"fourth".to_vec())),
    ]);
    let read = all(&source, 3);
    assert!(read.starts_with(b"first\nsec\n") && read.ends_with(b"\nfourth"));
    let problems = source.damage();
    let told: Vec<_> = problems
        .iter()
        .map(|problem| {
            let place = problem.place.as_ref().expect("a place");
            (problem.start, place.path.as_deref().expect("a path"), place.start)
        })
        .collect();
    assert_eq!(told, [(9, "2", 3), (read.len() as u64 - 7, "all.zip", 2_000)]);
}

#[test]
fn a_slice_is_a_source_of_its_own() {
    let whole: Rc<dyn Source> = Rc::new(prose(10_000).into_bytes());
    let bytes = all(&*whole, 1_000);
    check(&|| Rc::new(Slice::new(Rc::clone(&whole), 500, 2_000)), &bytes[500..2_500]);
    check(&|| Rc::new(Slice::new(Rc::clone(&whole), 9_000, u64::MAX)), &bytes[9_000..]);
    check(&|| Rc::new(Slice::new(Rc::clone(&whole), 90_000, 5)), &[]);
}

/// Counts the bytes that are read of it.
struct Counting {
    bytes: Vec<u8>,
    read: std::cell::Cell<usize>,
}

impl Source for Counting {
    fn len(&self) -> u64 {
        self.bytes.len() as u64
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError> {
        let count = self.bytes.read_at(offset, buffer)?;
        self.read.set(self.read.get() + count);
        Ok(count)
    }
}

#[test]
fn many_members_without_anything_in_them_cost_little() {
    let sound = gzip(b"sound");
    let unpacked = |bytes: Vec<u8>| {
        let bytes = Rc::new(Counting { bytes, read: std::cell::Cell::default() });
        let (packed, container) = (Rc::clone(&bytes) as Rc<dyn Source>, ("all.gz".to_owned(), 0));
        let source = Inflated::new(packed, Packing::Gzip, container, "all".to_owned(), &Unpacking::default());
        assert_eq!(all(&source, 10), b"sound");
        (bytes, source)
    };
    let (bytes, _) = unpacked([&gzip(b"").repeat(5_000)[..], &sound].concat());
    assert!(bytes.read.get() < 2 * bytes.bytes.len(), "{} bytes read", bytes.read.get());
    let (bytes, source) = unpacked([&gzip(b"")[..10].repeat(20_000), &sound[..]].concat());
    let length = bytes.bytes.len();
    assert!(bytes.read.get() < 300 * length, "{} bytes read of {length}", bytes.read.get());
    let told = source.damage();
    let reach = told.iter().filter_map(|problem| problem.place.as_ref()).map(|place| place.end).max();
    assert!(told.len() <= 1_024, "{}", told.len());
    assert_eq!(reach, Some((length - sound.len()) as u64));
}
