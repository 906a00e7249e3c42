//! Every text of the table cut, changed, joined with itself and written in other encodings.
//!
//! Whatever is done to it, nothing panics, nothing takes long, and what stands before the damage comes out the same.

use super::super::packing::Dice;
use super::super::{Read, check_again, read_in, soon};
use super::{Fixture, texts};
use crate::dump::layers::CodePage;
use crate::dump::{Encoding, Format, Message, PasteKind, Position, TableKind};

/// How often each fixture is cut, and how often a byte of it is changed.
const TIMES: usize = 200;

/// What a damaged fixture is taken for, and what is read of it; `None` if it is refused.
fn damaged(fixture: &Fixture, bytes: &[u8]) -> Option<(Format, Read)> {
    let read = soon(fixture.variant, || read_in(bytes, usize::MAX));
    read.ok().map(|(reader, read)| (reader.format(), read))
}

fn whole(fixture: &Fixture) -> Vec<Message> {
    damaged(fixture, &fixture.bytes).map(|(_, read)| read.messages).unwrap_or_default()
}

/// Says what is amiss if the messages that end before a place are not read the same.
fn amiss(fixture: &Fixture, whole: &[Message], place: usize, found: Option<(Format, Read)>) -> Option<String> {
    // A row of a table lasts until the end of its line.
    let line_end = u64::from(matches!(fixture.format, Format::Table(_)));
    let before = whole.iter().take_while(|message| message.position.end + line_end <= place as u64).count();
    let settled = settled(fixture.format, before)?;
    let told =
        |all: &[Message]| -> Vec<_> { all.iter().map(|message| told_by_then(fixture.format, message)).collect() };
    let before = told(&whole[..settled]);
    let Some((format, read)) = found else { return Some("refused".to_owned()) };
    if !is_same(format, fixture.format) {
        return Some(format!("taken for {format}"));
    }
    let found = told(&read.messages[..read.messages.len().min(before.len())]);
    (found != before).then(|| format!("{found:#?} and not {before:#?}, {:?}", read.faults()))
}

/// How many of the messages before some damage must be the same; `None`: too few to tell the format by them.
///
/// A message of text lasts until the next one begins, and what separates messages is told by the marks of two.
fn settled(format: Format, before: usize) -> Option<usize> {
    match format {
        Format::Paste(PasteKind::Bare) => None,
        Format::Paste(_) => (before > 3).then(|| before - 1),
        Format::WhatsApp | Format::Table(TableKind::Other) => (before > 2).then(|| before - 1),
        _ => (before > 0).then_some(before),
    }
}

/// Which sort of a format it is may stand behind the damage.
fn is_same(found: Format, expected: Format) -> bool {
    std::mem::discriminant(&found) == std::mem::discriminant(&expected)
}

/// A message without what stands behind it: of pages of history the names, which lists behind all messages tell; of the
/// bare answers of t.me where it ends, which is where the next begins.
fn told_by_then(format: Format, message: &Message) -> Message {
    let mut message = message.clone();
    match format {
        Format::HistoryPage => {
            message.from = None;
            message.forward.iter_mut().for_each(|forward| forward.name = None);
        }
        Format::TmePage => message.position.end = message.position.start,
        _ => {}
    }
    message
}

/// A message, wherever it lies.
fn carried(message: &Message) -> Message {
    Message { position: Position::default(), ..message.clone() }
}

/// All that was found amiss is told at once.
#[track_caller]
fn check_none(amiss: &[String]) {
    assert!(amiss.is_empty(), "{} amiss:\n{}", amiss.len(), amiss.join("\n"));
}

#[test]
fn a_cut_leaves_what_is_before_it() {
    let mut all = Vec::new();
    for fixture in texts() {
        let whole = whole(&fixture);
        for time in 0..TIMES {
            let end = fixture.bytes.len() * time / TIMES;
            let told = amiss(&fixture, &whole, end, damaged(&fixture, &fixture.bytes[..end]));
            all.extend(told.map(|told| format!("{} cut at {end}: {told}", fixture.variant)));
        }
    }
    check_none(&all);
}

#[test]
fn a_byte_that_changed_leaves_what_is_before_it() {
    let mut all = Vec::new();
    for fixture in texts() {
        let (whole, mut dice) = (whole(&fixture), Dice(29));
        for _ in 0..TIMES {
            let at = dice.below(fixture.bytes.len() as u64) as usize;
            let mut bytes = fixture.bytes.clone();
            bytes[at] ^= dice.below(255) as u8 + 1;
            let told = amiss(&fixture, &whole, at, damaged(&fixture, &bytes));
            all.extend(told.map(|told| format!("{} with {} at {at}: {told}", fixture.variant, bytes[at])));
        }
    }
    check_none(&all);
}

#[test]
fn bytes_that_stand_for_nothing_are_told_wherever_they_stand() {
    let mut all = Vec::new();
    for fixture in texts() {
        let mut dice = Dice(31);
        for odd in [0xFF, 0] {
            for _ in 0..TIMES / 4 {
                let at = dice.below(fixture.bytes.len() as u64) as usize;
                let mut bytes = fixture.bytes.clone();
                bytes[at] = odd;
                let Ok((reader, read)) = read_in(&bytes, 1 << 20) else { continue };
                let told = read.problems.iter().any(|problem| (problem.start..problem.end).contains(&(at as u64)));
                if reader.encoding() == Encoding::Utf8 && !told {
                    all.push(format!("{} with {odd} at {at}: {:?}", fixture.variant, read.problems));
                }
            }
        }
    }
    check_none(&all);
}

#[test]
fn joined_with_itself_nothing_is_lost() {
    let mut all = Vec::new();
    for fixture in texts() {
        let whole = whole(&fixture);
        let Some((_, found)) = damaged(&fixture, &fixture.bytes.repeat(2)) else { panic!("{}", fixture.variant) };
        // Of a column that nothing names it is a guess that it holds ids, and twice the same are none.
        let same = |found: &Message, one: &Message| {
            let (found, one) = (carried(found), carried(one));
            found == one
                || fixture.format == Format::Table(TableKind::Other)
                    && (&found.text, found.posted) == (&one.text, one.posted)
        };
        // Without a line between them the last message of text may go on in the first words of the second.
        let goes_on = |found: &Message, one: &Message| {
            matches!(fixture.format, Format::Paste(_) | Format::WhatsApp) && found.text.starts_with(&one.text)
        };
        let lost = whole.iter().enumerate().find(|(at, one)| {
            let last = at + 1 == whole.len();
            !found.messages.get(*at).is_some_and(|found| same(found, one) || last && goes_on(found, one))
        });
        all.extend(lost.map(|(_, one)| format!("{}: {:?} in {:?}", fixture.variant, carried(one), found.messages)));
    }
    check_none(&all);
}

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    Utf8,
    Marked,
    LineEnds,
    Utf16 { big: bool, marked: bool },
    Page(CodePage),
}

impl Written {
    pub(super) const ALL: [Self; 9] = [
        Self::Utf8,
        Self::Marked,
        Self::LineEnds,
        Self::Utf16 { big: false, marked: true },
        Self::Utf16 { big: true, marked: true },
        Self::Utf16 { big: false, marked: false },
        Self::Utf16 { big: true, marked: false },
        Self::Page(CodePage::Windows1251),
        Self::Page(CodePage::Windows1252),
    ];

    /// What stands before a text that is written so.
    pub(super) fn mark(self) -> Vec<u8> {
        let marked = matches!(self, Self::Marked | Self::Utf16 { marked: true, .. });
        if marked { self.bytes("\u{FEFF}").unwrap_or_default() } else { Vec::new() }
    }

    /// A text or a part of one, without what stands before it; `None` if it cannot be written so.
    pub(super) fn bytes(self, text: &str) -> Option<Vec<u8>> {
        match self {
            Self::Utf8 | Self::Marked => Some(text.as_bytes().to_vec()),
            Self::LineEnds => Some(text.replace("\r\n", "\n").replace('\n', "\r\n").into_bytes()),
            Self::Utf16 { big: false, .. } => Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
            Self::Utf16 { big: true, .. } => Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
            Self::Page(page) => text.chars().map(|letter| page.byte(letter)).collect(),
        }
    }

    /// Whether it can be told by a text.
    pub(super) fn is_told_by(self, text: &str) -> bool {
        let rare = |is_own: fn(char) -> bool| text.chars().filter(|&letter| is_own(letter)).count();
        match self {
            // Without a mark it is told by what the first letters have in common.
            Self::Utf16 { marked: false, .. } => {
                text.chars().take(64).all(|letter| matches!(u32::from(letter) >> 8, 0 | 4)) && text.len() > 64
            }
            // A few bytes that are no UTF-8 are damage, not another encoding.
            Self::Page(CodePage::Windows1251) => rare(|letter| ('А'..='я').contains(&letter)) * 20 > text.len(),
            Self::Page(_) => {
                let letters = rare(|letter| ('À'..='ÿ').contains(&letter));
                letters > 3 && letters * 100 > text.len()
            }
            _ => true,
        }
    }
}

/// A text in the encodings that can write it.
fn encodings(text: &str) -> Vec<(Written, Vec<u8>)> {
    let told = Written::ALL.into_iter().filter(|written| written.is_told_by(text));
    told.filter_map(|written| Some((written, [written.mark(), written.bytes(text)?].concat()))).collect()
}

#[test]
fn in_other_encodings_the_same_is_read() {
    let mut all = Vec::new();
    for fixture in texts() {
        // Some have bytes in them that are no text.
        let Ok(text) = std::str::from_utf8(&fixture.bytes) else { continue };
        let text = text.trim_start_matches('\u{FEFF}');
        let expected: Vec<_> = whole(&fixture).iter().map(carried).collect();
        for (encoding, bytes) in encodings(text) {
            let found = damaged(&fixture, &bytes);
            let found = found.map(|(format, read)| (format, read.messages.iter().map(carried).collect::<Vec<_>>()));
            if found.as_ref() != Some(&(fixture.format, expected.clone())) {
                all.push(format!("{} {encoding:?}: {found:?} and not {expected:?}", fixture.variant));
            }
        }
    }
    check_none(&all);
}

#[test]
fn damaged_as_it_may_be_a_chat_is_read_in_any_steps_and_each_message_again() {
    let mut dice = Dice(77);
    for fixture in texts() {
        if !matches!(fixture.format, Format::DesktopChat | Format::DesktopAccount) {
            continue;
        }
        for _ in 0..TIMES / 4 {
            let mut bytes = fixture.bytes.clone();
            for _ in 0..=dice.below(3) {
                let at = dice.below(bytes.len() as u64) as usize;
                let end = bytes.len().min(at + 1 + dice.below(300) as usize);
                match dice.below(4) {
                    0 => bytes[at] ^= 1 << dice.below(8),
                    1 => bytes.insert(at, b"{}[]\",:x"[dice.below(8) as usize]),
                    2 => drop(bytes.remove(at)),
                    _ => drop(bytes.drain(at..end)),
                }
                bytes.push(b'\n');
            }
            let Ok((reader, read)) = read_in(&bytes, usize::MAX) else { continue };
            for budget in [7, 100, 4_000] {
                let steps = read_in(&bytes, budget).expect("a dump").1;
                assert_eq!(
                    steps,
                    read,
                    "{} in steps of {budget}: {}",
                    fixture.variant,
                    String::from_utf8_lossy(&bytes)
                );
            }
            check_again(&reader, &bytes, &read);
        }
    }
}
