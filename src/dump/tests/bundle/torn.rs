//! Archives, gzip and databases with damage anywhere, their first bytes among them, opened as a user opens them: every
//! entry, member or page that is still intact is read.

use std::collections::HashSet;
use std::rc::Rc;

use super::super::packing::{Dice, Entry, gzip, zip};
use super::super::{run, soon, sqlite};
use crate::dump::bundle::{self, File, LeftOut};

/// A chat of some posts, each with words of its own.
fn chat(number: u32) -> String {
    let post = |at: u32| {
        let id = number * 1_000 + at;
        let noise = id.wrapping_mul(2_654_435_761);
        format!(
            "{{\"id\": {id}, \"type\": \"message\", \"date\": \"2023-09-22T10:15:00\", \"date_unixtime\": \"{}\", \
             \"from\": \"Harbour\", \"from_id\": \"channel{number}\", \"text\": \"Ferry {id} waits for {noise}\", \"text_entities\": []}}",
            1_695_377_700 + id
        )
    };
    let posts: Vec<String> = (1..30).map(post).collect();
    let head = format!("\"name\": \"Harbour {number}\",\n \"type\": \"public_channel\",\n \"id\": {number}");
    format!("{{\n {head},\n \"messages\": [\n  {}\n ]\n}}", posts.join(",\n  "))
}

/// All texts that are read of a file.
fn texts(bytes: &[u8], what: &str) -> HashSet<String> {
    soon(what, || {
        let bundle = bundle::open(vec![File::chosen("a", Rc::new(bytes.to_vec()))], |_| true);
        let dumps = bundle.dumps.iter().filter_map(|dump| Some((dump, dump.open().ok()?)));
        let messages = dumps.flat_map(|(dump, mut reader)| run(&mut reader, &*dump.source, 1 << 16).messages);
        messages.map(|message| message.text).collect()
    })
}

#[track_caller]
fn check(bytes: &[u8], wanted: impl IntoIterator<Item = String>, what: &str) {
    let found = texts(bytes, what);
    let missing: Vec<String> = wanted.into_iter().filter(|text| !found.contains(text)).collect();
    assert!(
        missing.is_empty(),
        "{what}: {} of {} missing: {:?}",
        missing.len(),
        missing.len() + found.len(),
        missing[0]
    );
}

/// Places to be damaged: the first bytes and the last, and some all over.
fn places(length: usize) -> impl Iterator<Item = usize> {
    let mut dice = Dice(5);
    (0..64).chain(length - 30..length).chain((0..106).map(move |_| dice.below(length as u64) as usize))
}

/// An archive, and of each entry where it begins and the texts in it.
fn archive(change: impl Fn(Entry<'_>) -> Entry<'_>) -> (Vec<u8>, Vec<(usize, Vec<String>)>) {
    let chats: Vec<String> = (1..=5).map(chat).collect();
    let names: Vec<String> = (1..=5).map(|number| format!("chat {number}/result.json")).collect();
    let entries: Vec<_> =
        names.iter().zip(&chats).map(|(name, chat)| change(Entry::new(name, chat.as_bytes()))).collect();
    let bytes = zip(&entries);
    let begins = memchr::memmem::find_iter(&bytes, b"PK\x03\x04").zip(&chats);
    let texts = |chat: &String| texts(chat.as_bytes(), "a chat").into_iter().collect();
    let known = begins.map(|(begin, chat)| (begin, texts(chat))).collect();
    (bytes, known)
}

/// The texts of the entries that a change from one place to another leaves whole.
fn intact(known: &[(usize, Vec<String>)], end: usize, from: usize, to: usize) -> impl Iterator<Item = String> {
    let ends = known.iter().skip(1).map(|(begin, _)| *begin).chain([end]);
    let whole = known.iter().zip(ends).filter(move |((begin, _), end)| to <= *begin || *end <= from);
    whole.flat_map(|((_, texts), _)| texts.clone())
}

#[test]
fn every_entry_of_an_archive_that_is_intact_is_read() {
    type Way = fn(Entry<'_>) -> Entry<'_>;
    let ways: [(&str, Way); 4] = [
        ("packed", |entry| entry),
        ("stored", |entry| entry.stored()),
        ("streamed", |entry| entry.streamed()),
        ("stored and streamed", |entry| entry.stored().streamed()),
    ];
    for (way, change) in ways {
        let (bytes, known) = archive(change);
        let directory = memchr::memmem::find(&bytes, b"PK\x01\x02").expect("a directory");
        let all = || known.iter().flat_map(|(_, texts)| texts.clone());
        assert_eq!(all().count(), 5 * 29);
        for (at, fill) in places(bytes.len()).zip([0, 0xFF, b'x', 1].into_iter().cycle()) {
            let mut damaged = bytes.clone();
            damaged[at] = fill;
            check(&damaged, intact(&known, directory, at, at + 1), &format!("{way}, {fill} at {at}"));
            // The data of the first entry are whole where only its header is not.
            if at < 30 {
                check(&damaged, all(), &format!("{way}, {fill} at {at}"));
            }
        }
        for length in [2, 4, 16, 40, 300, 4_096] {
            let (mut hole, length) = (bytes.clone(), length.min(directory));
            hole[..length].fill(0);
            check(&hole, intact(&known, directory, 0, length), &format!("{way}, {length} NUL bytes"));
            check(&bytes[length..], intact(&known, directory, 0, length), &format!("{way}, without {length} bytes"));
            let before = [&b"12 files are here and ".repeat(length)[..length], &bytes].concat();
            check(&before, all(), &format!("{way}, {length} bytes before it"));
            // Neither its beginning nor its end is there.
            let middle = &bytes[length..bytes.len() - 10];
            check(middle, intact(&known, directory, 0, length), &format!("{way}, without {length} bytes and its end"));
        }
    }
}

/// Checks that every chat of an archive is opened, or named as one that was not.
#[track_caller]
fn check_named(bytes: Vec<u8>, what: &str) {
    let bundle = bundle::open(vec![File::chosen("all.zip", Rc::new(bytes))], |_| true);
    for number in 1..=5 {
        let name = format!("chat {number}");
        let opened = bundle.dumps.iter().any(|dump| dump.name.contains(&name));
        let told = |it: &LeftOut| it.path.contains(&name) && it.why.is_loss();
        assert!(opened || bundle.left_out.iter().any(told), "{what}: {name}: {:?}", bundle.left_out);
    }
}

#[test]
fn an_entry_of_which_nothing_came_is_named() {
    type Way = fn(Entry<'_>) -> Entry<'_>;
    let ways: [(&str, Way); 3] =
        [("packed", |entry| entry), ("streamed", |entry| entry.streamed()), ("stored", |entry| entry.stored())];
    for (way, change) in ways {
        let (bytes, known) = archive(change);
        let begin = known[1].0;
        for at in begin + 30..begin + 120 {
            for change in [1, 0x80, 0xFF] {
                let mut damaged = bytes.clone();
                damaged[at] ^= change;
                check_named(damaged, &format!("{way}, {change} at {at}"));
            }
            let shorter = [&bytes[..at], &bytes[at + 4..]].concat();
            check_named(shorter, &format!("{way}, 4 less at {at}"));
        }
        for length in [1, 20, 40, 60, known[1].0, known[1].0 + 10, known[2].0 - 5, known[3].0 + 200] {
            check_named(bytes[length..].to_vec(), &format!("{way}, without {length} bytes"));
            let mut hole = bytes.clone();
            hole[..length].fill(0);
            check_named(hole, &format!("{way}, {length} NUL bytes"));
        }
    }
}

/// Rows of a member: more than the beginning by which the format is told.
const ROWS: u32 = 1_500;

#[test]
fn every_member_of_gzip_that_is_intact_is_read() {
    let post = |id: u32| {
        let text = format!("Ferry {id} waits for {}", id.wrapping_mul(2_654_435_761));
        (format!("{id};2023-09-22 10:15:00;{text}\n"), text)
    };
    let parts: Vec<Vec<(String, String)>> =
        (0..3).map(|part| (part * ROWS..(part + 1) * ROWS).map(post).collect()).collect();
    let packed = |part: &Vec<(String, String)>| {
        let rows: String = part.iter().map(|(line, _)| line.as_str()).collect();
        gzip(if rows.starts_with("0;") { "id;posted;text\n".to_owned() + &rows } else { rows }.as_bytes())
    };
    let members: Vec<Vec<u8>> = parts.iter().map(packed).collect();
    let bytes = members.concat();
    let begins = (0..members.len()).map(|place| members[..place].iter().map(Vec::len).sum());
    // The first line of a member goes on with what was cut before it.
    let texts = |part: &Vec<(String, String)>| part.iter().skip(1).map(|(_, text)| text.clone()).collect::<Vec<_>>();
    let known: Vec<_> = begins.zip(parts.iter().map(texts)).collect();
    let all = || parts.iter().flatten().map(|(_, text)| text.clone());
    check(&bytes, all(), "whole");
    // Behind its header the first member is spared: by its text the format is told.
    let spared = 22..members[0].len();
    let changes = places(bytes.len()).filter(|at| !spared.contains(at));
    for (at, fill) in changes.zip([0, 0xFF, b'x', 1].into_iter().cycle()) {
        let mut damaged = bytes.clone();
        damaged[at] = fill;
        check(&damaged, intact(&known, bytes.len(), at, at + 1), &format!("{fill} at {at}"));
        if at < 22 {
            check(&damaged, all(), &format!("{fill} at {at} of the header"));
        }
    }
    for length in [1, 2, 3, 10, 16, 22] {
        let mut hole = bytes.clone();
        hole[..length].fill(0);
        check(&hole, all(), &format!("{length} NUL bytes"));
    }
}

#[test]
fn every_page_of_a_database_that_is_intact_is_read() {
    let bytes = sqlite::DEEP;
    let bundle = bundle::open(vec![File::chosen("a", Rc::new(bytes.to_vec()))], |_| false);
    let whole = run(&mut bundle.dumps[0].open().expect("a database"), &*bundle.dumps[0].source, 1 << 16).messages;
    let page = |at: u64| at as usize / sqlite::PAGE;
    // Rows that go on on other pages are damaged with these.
    let short = || whole.iter().filter(|message| message.text.len() < 100);
    let all = || whole.iter().map(|message| message.text.clone());
    for (at, fill) in places(bytes.len()).chain(64..100).zip([0, 0xFF, b'x', 1, 2].into_iter().cycle()) {
        let mut damaged = bytes.to_vec();
        damaged[at] = fill;
        let what = format!("{fill} at {at}");
        if at < 100 {
            check(&damaged, all(), &what);
        } else if at >= sqlite::PAGE {
            let rows = short().filter(|message| page(message.position.start) != page(at as u64));
            check(&damaged, rows.map(|message| message.text.clone()), &what);
        }
    }
    for length in [1, 4, 16, 21, 40, 100] {
        for fill in [0, b'x', 0xFF] {
            let mut damaged = bytes.to_vec();
            damaged[..length].fill(fill);
            check(&damaged, all(), &format!("{length} of {fill}"));
        }
    }
}

#[test]
fn a_file_of_a_folder_that_begins_as_no_text_is_read_as_it_is_by_itself() {
    let mut dice = Dice(7);
    let noise: Vec<u8> = (0..100_000).map(|_| dice.below(256) as u8).collect();
    let chats = (1..=60).map(chat).collect::<Vec<_>>().join(",");
    for (bytes, is_dump) in [([&noise[..], chats.as_bytes()].concat(), true), (noise[..70_000].to_vec(), false)] {
        let alone = texts(&bytes, "noise and chats");
        assert_eq!(alone.len() > 1_000, is_dump);
        let file = File::in_folder("/x", "E/result.json", Rc::new(bytes));
        let bundle = bundle::open(vec![file], |_| true);
        let dumps = bundle.dumps.iter().filter_map(|dump| Some((dump, dump.open().ok()?)));
        let messages = dumps.flat_map(|(dump, mut reader)| run(&mut reader, &*dump.source, 1 << 16).messages);
        assert_eq!(messages.map(|message| message.text).collect::<HashSet<_>>(), alone);
    }
}
