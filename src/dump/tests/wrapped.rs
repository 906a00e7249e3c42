//! Whatever a dump is wrapped in, the same messages come out of it.

use std::rc::Rc;

use super::desktop::{BARE, FERRY, PIN, chat};
use super::packing::{Entry, gzip, prose, zip};
use super::{Read, run};
use crate::dump::bundle::{self, Bundle, File};
use crate::dump::fault::{Fault, Stray};
use crate::dump::layers::CodePage;
use crate::dump::problem::Problem;
use crate::dump::{Encoding, Reader};

fn fixtures() -> Vec<String> {
    let long = prose(90_000).replace('\n', " ").replace('"', "");
    vec![
        chat(&[FERRY, PIN, BARE]),
        chat(&[FERRY, &BARE.replace("stays closed", &long), PIN]),
        "{\"id\": 1, \"posted\": \"2023-09-22T10:15:00Z\", \"text\": \"Паром\"}\n{\"id\": 2, \"text\": \"Причал\"}\n"
            .to_owned(),
        "Гавань, [22.09.2023 13:15]\nПаром задержан\n\nГавань, [22.09.2023 14:00]\nПричал закрыт".to_owned(),
    ]
}

/// What is in one dump that was opened so, in steps of that size; each message is the same when it is read again.
fn read_in(bundle: &Bundle, budget: usize) -> (Reader, Read) {
    let [dump] = &bundle.dumps[..] else { panic!("{} dumps, {:?}", bundle.dumps.len(), bundle.left_out) };
    let mut reader = dump.open().expect("a dump");
    let read = run(&mut reader, &*dump.source, budget);
    for message in read.messages.iter().rev() {
        let again = reader.reread(&*dump.source, message.position, message.chat);
        assert_eq!(again.as_ref(), Some(message), "read again");
    }
    (reader, read)
}

fn open(name: &str, bytes: Vec<u8>) -> Bundle {
    bundle::open(vec![File::chosen(name, Rc::new(bytes))], |excess| panic!("asked: {excess}"))
}

/// Opened so, a dump gives what it gives as it is. Returns how it was opened.
#[track_caller]
fn check(text: &str, name: &str, wrapped: &[u8]) -> (Bundle, Read) {
    let (_, plain) = read_in(&open("dump.txt", text.as_bytes().to_vec()), usize::MAX);
    let bundle = open(name, wrapped.to_vec());
    for budget in [64, usize::MAX] {
        let (_, read) = read_in(&bundle, budget);
        assert_eq!(read.messages, plain.messages, "{name}");
        // What is no character can only be told of who had one.
        let counts = |it: &&Problem| !matches!(it.fault, Fault::Replaced(_));
        let told = |read: &Read| {
            let problems = read.problems.iter().filter(counts);
            problems.map(|it| (it.start, it.fault.clone())).collect::<Vec<_>>()
        };
        assert_eq!(told(&read), told(&plain), "{name}");
    }
    let (_, read) = read_in(&bundle, 1_000);
    (bundle, read)
}

#[test]
fn a_packed_dump_gives_the_same_messages() {
    for text in fixtures() {
        check(&text, "dump.txt.gz", &gzip(text.as_bytes()));
        let (first, second) = text.as_bytes().split_at(text.len() / 3);
        check(&text, "dump.txt.gz", &[gzip(first), gzip(second)].concat());
        let entry = Entry::new("dump.txt", text.as_bytes());
        for entry in [entry, entry.stored(), entry.streamed(), Entry { wide: true, ..entry }] {
            let archive = zip(&[entry]);
            let (bundle, read) = check(&text, "a.zip", &archive);
            assert_eq!(bundle.dumps[0].name, "a.zip/dump.txt");
            let position = read.messages[0].position;
            let place = bundle.dumps[0].source.place(position.start..position.end).expect("a place");
            assert_eq!((place.start, place.end, place.unpacked), (position.start, position.end, true));
            check(&text, "b.zip", &zip(&[Entry::new("a.zip", &archive)]));
        }
    }
}

#[test]
fn a_dump_in_another_encoding_gives_the_same_messages_and_their_places() {
    for text in fixtures() {
        for (big, encoding) in [(false, Encoding::Utf16Le), (true, Encoding::Utf16Be)] {
            let encode = |text: &str| -> Vec<u8> {
                text.encode_utf16().flat_map(|it| if big { it.to_be_bytes() } else { it.to_le_bytes() }).collect()
            };
            for written in [text.clone(), format!("\u{FEFF}{text}"), text.replace("\"text\"", "\"te\0xt\"")] {
                let bytes = encode(&written);
                let (bundle, read) = check(&text, "dump.txt", &bytes);
                assert_eq!(bundle.dumps[0].encoding, encoding);
                let told = read.problems.iter().any(|it| it.fault == Fault::Replaced(Stray::Nul));
                assert_eq!(told, written.contains('\0'));
                for message in read.messages {
                    let (start, end) = (message.position.start, message.position.end);
                    let place = bundle.dumps[0].source.place(start..end).expect("a place");
                    let there = &bytes[place.start as usize..place.end as usize];
                    let read = encode(&text[start as usize..end as usize]);
                    assert!(there == read || written.contains('\0'), "{start}-{end}");
                }
                check(&text, "a.zip", &zip(&[Entry::new("dump.txt", &bytes)]));
                check(&text, "dump.txt.gz", &gzip(&bytes));
            }
        }
        if text.chars().all(|letter| CodePage::Windows1251.byte(letter).is_some()) {
            let bytes: Vec<u8> = text.chars().filter_map(|letter| CodePage::Windows1251.byte(letter)).collect();
            let (bundle, read) = check(&text, "dump.txt", &bytes);
            assert_eq!(bundle.dumps[0].encoding, Encoding::Windows1251);
            let position = read.messages[0].position;
            let place = bundle.dumps[0].source.place(position.start..position.end).expect("a place");
            let letters = |to: u64| text[..to as usize].chars().count() as u64;
            assert_eq!((place.start, place.end), (letters(position.start), letters(position.end)));
        }
    }
}

#[test]
fn a_packed_dump_that_is_cut_gives_the_messages_before_the_cut() {
    let text = fixtures().swap_remove(1);
    let packed = gzip(text.as_bytes());
    let archive = zip(&[Entry::new("dump.txt", text.as_bytes())]);
    let (_, whole) = read_in(&open("dump.txt", text.clone().into_bytes()), usize::MAX);
    for (name, bytes) in [("dump.txt.gz", packed), ("a.zip", archive)] {
        let mut before = 0;
        for cut in (bytes.len() / 20..bytes.len()).step_by(211) {
            let bundle = open(name, bytes[..cut].to_vec());
            let (_, read) = read_in(&bundle, 10_000);
            assert_eq!(read.messages[..], whole.messages[..read.messages.len()], "cut at {cut}");
            assert!(read.messages.len() >= before, "cut at {cut}");
            before = read.messages.len();
            let complete = before == whole.messages.len();
            assert!(complete || read.faults().iter().any(|it| it.contains("packed data end early")), "cut at {cut}");
        }
        assert!(before >= 2);
    }
}
