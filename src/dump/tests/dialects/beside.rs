//! Damage anywhere in the middle of long files costs the messages beside it at most, gives none what is another's, and is
//! told.

use std::ops::Range;

use super::super::Read;
use super::super::packing::Dice;
use super::many::{self, Long};
use super::read_in;
use crate::dump::Message;

/// How often an account is damaged in several places.
const TIMES: usize = 500;

/// What a message is compared by: all of it that a person sees, and the chat it stands in.
type Seen = (String, Option<i64>, Option<String>, Option<String>, String, Option<String>);

fn seen(read: &Read, message: &Message) -> Seen {
    let chat = read.chats.get(message.chat as usize).and_then(|chat| chat.title.clone());
    let posted = message.posted.map(|posted| posted.seconds);
    (message.id.to_string(), posted, message.from.clone(), message.signature.clone(), message.text.clone(), chat)
}

/// A file with some damage.
struct Damaged {
    what: String,
    bytes: Vec<u8>,
    /// Which bytes of the whole file it has otherwise, or not at all.
    touched: Range<usize>,
    /// Which bytes of its own are not as they were.
    place: Range<usize>,
}

/// Changes every byte, takes stretches out and doubles them.
fn damages(text: &str, within: Range<usize>) -> impl Iterator<Item = Damaged> {
    let changed = within.clone().flat_map(move |at| {
        let other = *b"\"{}[],: x\n".get(at % 10).unwrap_or(&b' ');
        let bytes = [text.as_bytes()[at] ^ (1 << (at % 7)), other];
        bytes.into_iter().filter(move |byte| *byte != text.as_bytes()[at]).map(move |byte| {
            let mut bytes = text.as_bytes().to_vec();
            bytes[at] = byte;
            let (touched, place) = (at..at + 1, at..at + 1);
            Damaged { what: format!("{:?} at {at}", byte as char), bytes, touched, place }
        })
    });
    let stretches = within.enumerate().flat_map(move |(number, at)| {
        const LENGTHS: [usize; 8] = [1, 2, 7, 20, 61, 150, 300, 500];
        let lengths = if number % 9 == 0 { &LENGTHS[..] } else { &LENGTHS[number % 8..=number % 8] };
        lengths.iter().filter(move |length| at + *length < text.len()).map(move |&length| (at, length))
    });
    let stretches = stretches.flat_map(move |(at, length)| {
        let (before, stretch, behind) =
            (&text.as_bytes()[..at], &text.as_bytes()[at..at + length], &text.as_bytes()[at + length..]);
        let out = Damaged {
            what: format!("{length} out at {at}"),
            bytes: [before, behind].concat(),
            touched: at..at + length,
            place: at..at,
        };
        let doubled = Damaged {
            what: format!("{length} doubled at {at}"),
            bytes: [before, stretch, stretch, behind].concat(),
            touched: at..at + length,
            place: at..at + 2 * length,
        };
        [out, doubled]
    });
    changed.chain(stretches)
}

/// What is amiss in a file that was damaged.
fn amiss(damaged: &Damaged, whole: &Read) -> Option<String> {
    let Ok((_, read)) = read_in(&damaged.bytes, usize::MAX) else { return Some("refused".to_owned()) };
    let is_touched = |message: &Message| {
        let (start, end) = (message.position.start as usize, message.position.end as usize);
        start < damaged.touched.end + 2 && damaged.touched.start < end + 2
    };
    let hit: Vec<usize> = (0..whole.messages.len()).filter(|&at| is_touched(&whole.messages[at])).collect();
    let beside = |at: usize| hit.iter().any(|hit| hit.abs_diff(at) < 2);
    let found: Vec<Seen> = read.messages.iter().map(|message| seen(&read, message)).collect();
    let of_whole: Vec<Seen> = whole.messages.iter().map(|message| seen(whole, message)).collect();
    let lost: Vec<usize> = (0..of_whole.len()).filter(|&at| !found.contains(&of_whole[at])).collect();
    let far: Vec<_> = lost.iter().filter(|&&at| !beside(at)).collect();
    if !far.is_empty() {
        return Some(format!("{lost:?} lost, {:?}", read.faults()));
    }
    // What looks like an untouched message by anything is that message.
    for (at, one) in of_whole.iter().enumerate().filter(|(at, _)| !hit.contains(at)) {
        let like = |other: &&Seen| {
            let alike = [other.0 == one.0, other.1.is_some() && other.1 == one.1, other.4 == one.4];
            alike.contains(&true) && *other != one
        };
        if let Some(other) = found.iter().find(like) {
            return Some(format!("{other:?} has something of message {at}"));
        }
    }
    let near =
        |start: u64, end: u64| start <= damaged.place.end as u64 + 700 && end + 700 >= damaged.place.start as u64;
    let untold = !read.problems.iter().any(|problem| near(problem.start, problem.end));
    let untouched = lost.iter().any(|at| !hit.contains(at));
    let fewer = read.messages.len() < whole.messages.len() && damaged.touched.len() == 1;
    ((untouched || fewer) && untold).then(|| format!("{lost:?} lost without a word"))
}

#[track_caller]
fn check(longs: Vec<Long>) {
    let mut told = Vec::new();
    for (what, text) in longs {
        let (_, whole) = read_in(text.as_bytes(), usize::MAX).unwrap_or_else(|_| panic!("{what}: refused"));
        assert_eq!((whole.messages.len(), whole.faults()), (many::ALL, vec![]), "{what}");
        let within = whole.messages[5].position.start as usize..whole.messages[6].position.start as usize;
        let mut count = 0;
        for damaged in damages(&text, within) {
            count += 1;
            if let Some(amiss) = amiss(&damaged, &whole) {
                let at = damaged.place.start;
                let near = &damaged.bytes[at.saturating_sub(60)..damaged.bytes.len().min(at + 40)];
                told.push(format!("{what}, {}: {amiss}\n      {}", damaged.what, String::from_utf8_lossy(near)));
            }
        }
        assert!(count > 500, "{what}: {count}");
    }
    assert!(told.is_empty(), "{} amiss:\n{}", told.len(), told[..told.len().min(60)].join("\n"));
}

#[test]
fn of_telethon() {
    check(many::telethon());
}

#[test]
fn of_pyrogram() {
    check(many::pyrogram());
}

#[test]
fn of_tdlib() {
    check(many::tdlib());
}

#[test]
fn of_others_of_telegram() {
    check(many::others());
}

#[test]
fn of_programs_elsewhere() {
    check(many::elsewhere());
}

#[test]
fn of_flat_objects() {
    check(many::flat());
}

#[test]
fn of_pandas() {
    check(many::pandas());
}

#[test]
fn of_an_account() {
    check(many::account());
}

#[test]
fn an_account_that_is_damaged_is_read_alike_in_steps_of_any_size() {
    for (name, text) in many::account() {
        let mut dice = Dice(41);
        for time in 0..TIMES {
            let mut bytes = text.clone().into_bytes();
            for _ in 0..4 {
                let at = dice.below(bytes.len() as u64 - 3) as usize;
                let damage: &[u8] = [&b"]},"[..], b"}]}", b"x", b"\"", b"{", b"[["][dice.below(6) as usize];
                bytes[at..at + damage.len()].copy_from_slice(damage);
            }
            let Ok((_, whole)) = read_in(&bytes, usize::MAX) else { continue };
            for step in [100, 166] {
                assert_eq!(read_in(&bytes, step).expect("an account").1, whole, "{name}, {time}, steps of {step}");
            }
        }
    }
}
