//! Archives that were made to harm, that are damaged, and that are very many files: all are opened as far as they go.

use std::rc::Rc;

use super::super::desktop::{BARE, FERRY, PIN, chat};
use super::super::packing::{Dice, Entry, gzip, prose, zip, zip_parts};
use super::super::{Read, run};
use super::{open, page};
use crate::dump::FREE;
use crate::dump::bundle::{self, Bundle, File, Why};

/// Reads a dump to its end.
fn read_all(bundle: &Bundle) -> Read {
    let dump = &bundle.dumps[0];
    run(&mut dump.open().expect("a dump"), &*dump.source, 1 << 20)
}

#[test]
fn a_packed_file_that_swells_is_opened_when_somebody_says_so() {
    let json = chat(&[FERRY, PIN, BARE]);
    let mut long = json.clone().into_bytes();
    long.extend(vec![b' '; FREE as usize * 2]);
    let honest = zip(&[Entry::new("long.json", &long), Entry::new("result.json", chat(&[BARE]).as_bytes())]);
    let mut asked = Vec::new();
    let mut answer = |go_on: bool| {
        let file = File::chosen("a.zip", Rc::new(honest.clone()));
        bundle::open(vec![file], |excess| {
            asked.push((excess.path.clone(), excess.unpacked));
            go_on
        })
    };
    let (refused, opened) = (answer(false), answer(true));
    assert_eq!(asked, vec![("a.zip/long.json".to_owned(), long.len() as u64); 2]);
    assert_eq!((refused.dumps.len(), opened.dumps.len()), (1, 2));
    let told = refused.left_out[0].why.to_string();
    assert!(told.starts_with("not unpacked: ") && refused.left_out[0].why.is_loss(), "{told}");
    assert_eq!(read_all(&opened).messages.len(), 3);

    // One that lies about its length is stopped while it is read.
    let mut lying = honest.clone();
    let length = (long.len() as u32).to_le_bytes();
    while let Some(at) = memchr::memmem::find(&lying, &length) {
        lying[at..at + 4].copy_from_slice(&9_u32.to_le_bytes());
    }
    let bundle = open(vec![File::chosen("a.zip", Rc::new(lying))]);
    let read = read_all(&bundle);
    let excess = bundle.dumps[0].take_excess().expect("a question");
    assert_eq!((excess.path.as_str(), read.messages.len()), ("a.zip/long.json", 3));
    assert!(read.faults().iter().any(|fault| fault.contains("not unpacked further")), "{:?}", read.faults());
    bundle.dumps[0].unpack_all();
    let read = read_all(&bundle);
    assert_eq!((read.messages.len(), read.problems.len(), bundle.dumps[0].take_excess()), (3, 0, None));

    // What the directory claims and the header does not is no claim.
    let other = zip(&[Entry::new("result.json", json.as_bytes())]);
    let mut flipped = other.clone();
    let length = memchr::memmem::find(&other, b"PK\x01\x02").expect("there") + 27;
    flipped[length] ^= 0x40;
    let bundle = bundle::open(vec![File::chosen("a.zip", Rc::new(flipped))], |_| panic!("asked"));
    assert_eq!(read_all(&bundle).messages.len(), 3);

    // Many that claim little each may claim much together: that is one question.
    let names: Vec<String> = (0..300).map(|at| format!("{at}.json")).collect();
    let texts: Vec<String> = (0..300).map(|at| json.replace("\"id\": 17", &format!("\"id\": {at}"))).collect();
    let entries: Vec<_> = names.iter().zip(&texts).map(|(name, text)| Entry::new(name, text.as_bytes())).collect();
    let [body, mut directory] = zip_parts(&entries);
    let records: Vec<usize> = memchr::memmem::find_iter(&directory, b"PK\x01\x02").collect();
    for at in records {
        directory[at + 24..at + 28].copy_from_slice(&(FREE as u32).to_le_bytes());
    }
    let mut asked = Vec::new();
    let bundle = bundle::open(vec![File::chosen("a.zip", Rc::new([body, directory].concat()))], |excess| {
        asked.push((excess.path.clone(), excess.unpacked));
        false
    });
    assert_eq!((asked, bundle.dumps.len()), (vec![("a.zip".to_owned(), FREE * 300)], 300));

    // An archive in an archive has to be unpacked to be listed.
    let inner = vec![0; FREE as usize * 2];
    let inner = [&b"PK\x05\x06"[..], &inner].concat();
    let nested = zip(&[Entry::new("inner.zip", &inner)]);
    let mut count = 0;
    let bundle = bundle::open(vec![File::chosen("a.zip", Rc::new(nested))], |_| {
        count += 1;
        false
    });
    assert_eq!((count, bundle.dumps.len(), bundle.left_out.len()), (1, 0, 1));
}

#[test]
fn a_body_of_many_names_is_opened_once() {
    let json = chat(&[FERRY]);
    let [body, directory] = zip_parts(&[Entry::new("a.json", json.as_bytes())]);
    let end = memchr::memmem::find(&directory, b"PK\x05\x06").expect("an end");
    let (record, end) = directory.split_at(end);
    let count = 1_000_u16;
    let records = record.repeat(count.into());
    let mut end = end.to_vec();
    end[8..10].copy_from_slice(&count.to_le_bytes());
    end[10..12].copy_from_slice(&count.to_le_bytes());
    end[12..16].copy_from_slice(&(records.len() as u32).to_le_bytes());
    let bundle = open(vec![File::chosen("a.zip", Rc::new([body, records, end].concat()))]);
    super::check(
        &bundle,
        &[("a.zip/a.json", json.as_bytes())],
        &["a.zip: the archive's directory is damaged or lost: entries were found by their headers"],
    );
}

#[test]
fn damage_to_an_archive_never_stops_the_opening() {
    let json = chat(&[FERRY, BARE]);
    let pages = [page("A", None, "x", None), page("A", Some("messages.html"), &prose(2_000), None)];
    let inner = zip(&[Entry::new("result.json", json.as_bytes())]);
    let archive = zip(&[
        Entry::new("E/messages.html", pages[0].as_bytes()),
        Entry::new("E/messages2.html", pages[1].as_bytes()).stored(),
        Entry::new("inner.zip", &inner),
        Entry::new("x.json.gz", &gzip(json.as_bytes())),
    ]);
    let mut dice = Dice(9);
    for turn in 0..400 {
        let mut bytes = archive.clone();
        match turn % 3 {
            0 => bytes.truncate(dice.below(bytes.len() as u64) as usize),
            1 => {
                let at = dice.below(bytes.len() as u64) as usize;
                bytes[at] ^= dice.below(255) as u8 + 1;
            }
            _ => {
                let at = dice.below(bytes.len() as u64) as usize;
                bytes.splice(at..at, vec![0xA5; dice.below(50) as usize]);
            }
        }
        // A size that was changed may raise the question.
        let bundle = bundle::open(vec![File::chosen("a.zip", Rc::new(bytes))], |_| turn % 2 == 0);
        for dump in &bundle.dumps {
            if let Ok(mut reader) = dump.open() {
                run(&mut reader, &*dump.source, 1 << 16);
            }
        }
    }
}

#[test]
fn an_archive_of_hardly_more_than_headers_is_listed_as_far_as_its_length_may_hold() {
    let header = [&b"PK\x03\x04\x14\0\0\0\x08\0"[..], &[0; 16], b"\x01\0\0\0a"].concat();
    let bytes = header.repeat(30_000);
    let bundle = open(vec![File::chosen("a.zip", Rc::new(bytes.clone()))]);
    let most = 10_001 + bytes.len() as u32 / 512;
    let told: Vec<_> = bundle.left_out.iter().filter(|it| matches!(it.why, Why::TooMany(_))).collect();
    assert_eq!((told.len(), &told[0].why, told[0].path.as_str()), (1, &Why::TooMany(most), "a.zip/a"));
    assert!(bundle.left_out.len() <= most as usize + 2 && told[0].why.is_loss());
}

#[test]
fn very_many_small_files_are_no_trap() {
    let json = chat(&[FERRY]);
    let count = 3_000;
    let names: Vec<[String; 4]> = (0..count)
        .map(|at| {
            [format!("{at}/result.json"), format!("{at}/_chat.txt"), format!("s/{at}/d.json"), format!("{at}/x.jpg")]
        })
        .collect();
    let day = br#"[{"ts": "1695377700.000200", "text": "x"}]"#;
    let contents: [&[u8]; 4] =
        [json.as_bytes(), b"[09.12.20, 23:55:01] Bob: hi\n[09.12.20, 23:56:01] Ann: hi", day, b"x"];
    let entries: Vec<Entry<'_>> = names
        .iter()
        .flat_map(|names| names.iter().zip(contents).map(|(name, content)| Entry::new(name, content)))
        .collect();
    let bundle = open(vec![File::chosen("a.zip", Rc::new(zip(&entries)))]);
    // All chats are the same but for the first of each; the days are of as many channels.
    assert_eq!((bundle.dumps.len(), bundle.left_out.len(), bundle.beside.len()), (count + 2, 2 * (count - 1), count));
}
