//! Archives as programs write them and as they are met: cut, changed, without a directory, set as a trap.

use std::rc::Rc;

use super::packing::{Dice, Entry, prose, zip, zip_parts};
use crate::dump::archive::{Archive, Listing};
use crate::dump::layers::Unpacking;
use crate::dump::source::read_full;
use crate::dump::{Source, SourceError, SourceReason};

/// Lists an archive in small steps.
fn list(bytes: &[u8]) -> Archive {
    let mut listing = Listing::new(Rc::new(bytes.to_vec()), bytes.len() as u64, "all.zip".to_owned(), 1_000);
    while !listing.step(100) {}
    listing.finish()
}

/// Everything that a source has, and what it says of the rest.
fn all(source: &dyn Source) -> (Vec<u8>, usize) {
    let mut bytes = Vec::new();
    let mut block = vec![0; 10_000];
    while let Ok(count @ 1..) = read_full(source, bytes.len() as u64, &mut block) {
        bytes.extend(&block[..count]);
    }
    (bytes, source.damage().len())
}

/// Name and content of each entry; what is wrong instead of the content, where it is not to be had whole.
fn read(archive: &Archive) -> Vec<(String, Result<Vec<u8>, String>)> {
    let entries = archive.entries().iter().enumerate();
    entries
        .map(|(at, entry)| {
            let content = archive.open(at, &Unpacking::default()).map_err(|fault| fault.to_string());
            let content = content.and_then(|source| match all(&*source) {
                (bytes, 0) => Ok(bytes),
                (_, _) => Err("damaged".to_owned()),
            });
            (entry.name.clone(), content)
        })
        .collect()
}

fn texts() -> [String; 3] {
    [prose(3_000), prose(900) + "second", prose(50_000)]
}

/// The archives that hold these three files, by every way of writing them.
fn ways(texts: &[String; 3]) -> Vec<Vec<u8>> {
    let plain = || {
        let names = ["Export/result.json", "Export/фото/1.jpg", "Export/empty"];
        names.iter().zip(texts).map(|(name, text)| Entry::new(name, text.as_bytes())).collect::<Vec<_>>()
    };
    let way = |change: fn(Entry<'_>) -> Entry<'_>| zip(&plain().into_iter().map(change).collect::<Vec<_>>());
    vec![
        way(|entry| entry),
        way(|entry| Entry { method: 0, ..entry }),
        way(|entry| Entry { flags: entry.flags | 8, ..entry }),
        way(|entry| entry.stored().streamed()),
        way(|entry| Entry { wide: true, ..entry }),
        way(|entry| Entry { wide: true, ..entry.stored() }),
    ]
}

#[track_caller]
fn check(archive: &Archive, texts: &[String; 3]) {
    let names = ["Export/result.json", "Export/фото/1.jpg", "Export/empty"];
    let expected: Vec<_> =
        names.iter().zip(texts).map(|(name, text)| ((*name).to_owned(), Ok(text.clone().into_bytes()))).collect();
    assert!(read(archive) == expected, "{:?}", archive.entries());
}

#[test]
fn archives_are_read_however_they_were_written() {
    let texts = texts();
    for (way, bytes) in ways(&texts).iter().enumerate() {
        let archive = list(bytes);
        assert!(!archive.is_mended(), "{way}");
        check(&archive, &texts);
        // Behind something else, as in a program that unpacks itself; before a comment.
        let mut before = [&b"#!/bin/sh\nexit\n"[..], bytes].concat();
        check(&list(&before), &texts);
        let at = before.len() - 2;
        before[at] = 9;
        check(&list(&[&before[..], b"a comment"].concat()), &texts);
    }
    assert_eq!(read(&list(&zip(&[]))), []);
    let folder = Entry { name: b"Export/", ..Entry::new("", b"") };
    let link = Entry { mode: 0o120_777, ..Entry::new("link", b"/etc/passwd") };
    let mut bytes = zip(&[folder, Entry::new("x", b"1"), link]);
    let made_by = memchr::memmem::rfind(&bytes, b"PK\x01\x02").expect("there") + 5;
    bytes[made_by] = 3;
    assert_eq!(read(&list(&bytes)), [("x".to_owned(), Ok(b"1".to_vec()))]);
}

#[test]
fn an_archive_without_its_directory_is_read_all_the_same() {
    let texts = texts();
    for (way, whole) in ways(&texts).iter().enumerate() {
        let directory = memchr::memmem::find(whole, b"PK\x01\x02").expect("there");
        for cut in [directory, directory + 20, whole.len() - 30] {
            let archive = list(&whole[..cut]);
            assert!(archive.is_mended(), "{way}");
            check(&archive, &texts);
        }
        let mut changed = whole.clone();
        changed[directory + 1] ^= 0x40;
        check(&list(&changed), &texts);
        let mut empty = whole.clone();
        empty[whole.len() - 18..].fill(0);
        check(&list(&empty), &texts);
    }
}

#[test]
fn every_entry_before_a_cut_is_read() {
    let texts = texts();
    for whole in ways(&texts) {
        let mut dice = Dice(1);
        for _ in 0..200 {
            let cut = dice.below(whole.len() as u64) as usize;
            let part = list(&whole[..cut]);
            let ends = [1, 2].map(|at| memchr::memmem::find_iter(&whole, b"PK\x03\x04").nth(at).expect("there"));
            let intact = ends.iter().filter(|end| **end <= cut).count();
            let found = read(&part);
            for (at, text) in texts[..intact].iter().enumerate() {
                assert!(found[at].1.as_ref().is_ok_and(|bytes| bytes == text.as_bytes()), "cut at {cut}, entry {at}");
            }
        }
    }
}

#[test]
fn a_byte_changed_anywhere_costs_at_most_one_entry() {
    let texts = [prose(300), prose(200) + "x", prose(900)];
    for whole in ways(&texts) {
        let mut dice = Dice(2);
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= dice.below(255) as u8 + 1;
            let found = read(&list(&changed));
            let intact = texts.iter().filter(|text| {
                let whole =
                    |(_, content): &(String, Result<Vec<u8>, String>)| content.as_deref() == Ok(text.as_bytes());
                found.iter().any(whole)
            });
            assert!(intact.count() >= 2, "byte {at} of {}", whole.len());
        }
    }
}

#[test]
fn what_lies_in_an_archive_as_it_is_is_checked_beside_reading() {
    let text = prose(50_000);
    let whole = zip(&[Entry::new("a", text.as_bytes()).stored()]);
    let at = memchr::memmem::find(&whole, text.as_bytes()).unwrap();
    let mut changed = whole.clone();
    changed[at + 20_000] ^= 1;
    for (bytes, expected) in [(whole, None), (changed, Some("the checksum of what lies in the archive is another"))] {
        let source = list(&bytes).open(0, &Unpacking::default()).unwrap();
        // What was not read is not judged, and what is read twice counts once.
        let mut some = vec![0; 40_000];
        assert_eq!((read_full(&*source, 0, &mut some), source.damage()), (Ok(some.len()), vec![]));
        assert_eq!((read_full(&*source, 45_000, &mut [0; 9]), source.damage()), (Ok(9), vec![]));
        assert_eq!(all(&*source).0.len(), text.len());
        let told: Vec<_> =
            source.damage().into_iter().map(|problem| (problem.fault.to_string(), problem.place)).collect();
        let place = (at as u64, (at + text.len()) as u64);
        match (expected, &told[..]) {
            (None, []) => {}
            (Some(what), [(fault, Some(told))]) => {
                assert!(fault.ends_with(what), "{fault}");
                assert_eq!((told.path.as_deref(), (told.start, told.end)), (Some("all.zip"), place));
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn what_cannot_be_unpacked_says_why() {
    let entry = Entry::new("a", b"secret");
    let locked = Entry { flags: 1, ..entry };
    let other = Entry { method: 93, ..entry };
    let odd = Entry { method: 77, ..entry };
    let found: Vec<_> =
        read(&list(&zip(&[locked, other, odd, entry]))).into_iter().map(|(_, content)| content).collect();
    assert_eq!(
        found,
        [
            Err("encrypted: unpack it with its password and open what is inside".to_owned()),
            Err("packed by Zstandard, which is not read: unpack it and open what is inside".to_owned()),
            Err("packed by method 77, which is not read: unpack it and open what is inside".to_owned()),
            Ok(b"secret".to_vec()),
        ]
    );
}

#[test]
fn a_directory_that_claims_what_is_not_there_is_no_trap() {
    let text = prose(1_000);
    let [body, directory] = zip_parts(&[Entry::new("a", text.as_bytes())]);
    let end = directory.len() - 22;
    // Counts, sizes and places as large as can be, in every field.
    for at in (0..directory.len() - 3).step_by(2) {
        let mut changed = directory.clone();
        changed[at..at + 4].fill(0xFF);
        let found = read(&list(&[&body[..], &changed].concat()));
        assert!(found.len() <= 1 || at < end, "{at}: {}", found.len());
    }
    // The same entry a thousand times over.
    let many = [&body[..], &directory[..end].repeat(1_000), &directory[end..]].concat();
    assert!(list(&many).entries().len() <= 1_000);
    // Names that are the same, and that lead somewhere.
    let names = ["a", "a", "/a", "../../a", "a/../a", "C:\\a"];
    let found = read(&list(&zip(&names.map(|name| Entry::new(name, text.as_bytes())))));
    assert_eq!(found.len(), 6);
    assert!(found.iter().all(|(name, content)| name == "a" && content.as_deref() == Ok(text.as_bytes())));
}

#[test]
fn an_archive_that_goes_away_is_listed_as_far_as_it_goes() {
    struct Gone(Vec<u8>);
    impl Source for Gone {
        fn len(&self) -> u64 {
            self.0.len() as u64
        }
        fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError> {
            let end = self.0.len() as u64 / 2;
            if offset + buffer.len() as u64 > end {
                return Err(SourceError { offset, reason: SourceReason::System("gone".to_owned()) });
            }
            self.0.read_at(offset, buffer)
        }
    }
    let bytes = zip(&[Entry::new("a", prose(9_000).as_bytes()), Entry::new("b", prose(20_000).as_bytes())]);
    let length = bytes.len() as u64;
    let mut listing = Listing::new(Rc::new(Gone(bytes)), length, "all.zip".to_owned(), 1_000);
    while !listing.step(100) {}
    listing.finish();
}
