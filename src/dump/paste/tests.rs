//! Texts that are cut a stretch at a time, with stretches so short that small texts are long.

use super::reader::Paste;
use super::stretch::STRETCH;
use crate::dump::reader::{FormatReader, Sink, Step};
use crate::dump::{Chat, Message, PasteKind, Problem, Source, open};

/// How much is cut at once here.
const SHORT: usize = 300;

/// All that a reader handed out.
#[derive(Clone, Debug, Default, PartialEq)]
struct Read {
    chats: Vec<Chat>,
    messages: Vec<Message>,
    problems: Vec<Problem>,
}

impl Sink for Read {
    fn chat(&mut self, _: u32, chat: &Chat) {
        self.chats.push(chat.clone());
    }

    fn message(&mut self, message: &Message) {
        self.messages.push(message.clone());
    }

    fn problem(&mut self, problem: Problem) {
        self.problems.push(problem);
    }
}

fn read(reader: &mut Paste, source: &dyn Source, budget: usize) -> Read {
    let mut read = Read::default();
    while reader.step(source, budget, &mut read) == Step::More {}
    read
}

/// Reads a text as a whole and in stretches, these in steps of several sizes and each message of them again.
#[track_caller]
fn both(kind: PasteKind, text: &[u8]) -> (Read, Read) {
    let source = text.to_vec();
    let whole = read(&mut Paste::new(kind, false), &source, usize::MAX);
    let mut reader = Paste::of_stretches(kind, SHORT);
    let parts = read(&mut reader, &source, usize::MAX);
    for budget in [1, 7, 64, SHORT - 1, SHORT, SHORT + 1, 1_000] {
        assert_eq!(read(&mut Paste::of_stretches(kind, SHORT), &source, budget), parts, "in steps of {budget}");
    }
    for message in &parts.messages {
        assert_eq!(reader.reread(&source, message.position, 0).as_ref(), Some(message), "read again");
    }
    (whole, parts)
}

/// Twenty messages of a sort.
fn twenty(message: impl Fn(usize) -> String) -> String {
    (1..=20).map(message).collect()
}

/// Texts of every sort, of which the beginning has what tells how all is to be read.
fn texts() -> Vec<(PasteKind, String)> {
    let page = twenty(|at| {
        let day = if at % 4 == 1 { format!("September {}, 2023\n", at / 4 + 1) } else { String::new() };
        format!("Harbour news\nFerry {at} is delayed\n\nAnd a pier.\n{at}0 views 13:{at:02}\n{day}")
    });
    let two = |at: usize| ["Anna", "Boris", "Anna"][at % 3];
    vec![
        (
            PasteKind::Clipboard,
            twenty(|at| format!("Гавань, [22.09.2023 13:{at:02}]\nПаром {at} задержан\n\nПричал закрыт\n\n")),
        ),
        (
            PasteKind::Clipboard,
            twenty(|at| format!("{}, [9/22/23, 1:{:02} PM]\nFerry {}\n\n", two(at), at / 3, at / 3)),
        ),
        (PasteKind::Quoted, twenty(|at| format!("> {}:\nFerry {at} is delayed\n\nuntil noon\n\n", two(at)))),
        (PasteKind::Named, twenty(|at| format!("{}:\nFerry {at} is delayed\n\nList {at}:\nuntil noon\n\n", two(at)))),
        (PasteKind::Preview, format!("Harbour news\n@harbournews\n10.5K subscribers\nDownload Telegram\n{page}")),
        (
            PasteKind::Bare,
            format!("Harbour\nOfficial channel\n{}", twenty(|at| format!("🇳🇴 Ferry {at}\n\nPier.\n#a\n"))),
        ),
        (PasteKind::Bare, twenty(|at| format!("Forwarded from\u{A0}Port\nFerry {at} is delayed.\nBoats {at} sail.\n"))),
        (PasteKind::Bare, twenty(|at| format!("Ferry {at} is delayed.\n\nUntil noon.\n\n\n"))),
    ]
}

#[test]
fn in_stretches_the_same_is_read() {
    for (kind, text) in texts() {
        for text in [
            text.clone().into_bytes(),
            text.replace('\n', "\r\n").into_bytes(),
            text.replace('\n', "\r").into_bytes(),
            format!("\u{FEFF}\n{text}").into_bytes(),
            [text.as_bytes(), b"Caf\xE9 \0 and more"].concat(),
        ] {
            let (whole, parts) = both(kind, &text);
            assert!(whole.messages.len() >= 9, "{whole:#?}");
            assert_eq!(parts, whole, "{kind:?} {:?}", String::from_utf8_lossy(&text));
        }
    }
}

#[test]
fn what_is_longer_than_a_stretch_is_cut_and_told_and_keeps_its_name() {
    let long = "Ferry delayed until noon. ".repeat(30);
    let text =
        format!("Ann, [22.09.2023 13:15]\nShort\n\nBob, [22.09.2023 13:16]\n{long}\n\nAnn, [22.09.2023 13:17]\nLast");
    let (whole, parts) = both(PasteKind::Clipboard, text.as_bytes());
    let from = |read: &Read| read.messages.iter().filter_map(|message| message.from.clone()).collect::<Vec<_>>();
    assert_eq!(from(&whole), ["Ann", "Bob", "Ann"]);
    assert_eq!(from(&parts), ["Ann", "Bob", "Bob", "Bob", "Ann"]);
    let bob = &parts.messages[1..4];
    assert!(bob.iter().all(|message| message.posted == whole.messages[1].posted));
    assert_eq!(bob.iter().map(|message| &*message.text).collect::<String>().replace(' ', ""), long.replace(' ', ""));
    let told: Vec<_> = parts.problems.iter().map(|problem| (problem.start, problem.end, problem.line)).collect();
    assert_eq!(told, [(31, 331, Some(4)), (331, 631, Some(5))], "{:?}", parts.problems);
    assert!(parts.problems[0].fault.to_string().contains("cut here"));
}

#[test]
fn a_line_that_does_not_end_is_cut_between_characters() {
    let (whole, parts) = both(PasteKind::Bare, "паром🚢".repeat(200).as_bytes());
    assert_eq!(whole.messages.len(), 1);
    assert!(parts.messages.len() > 8);
    assert_eq!(parts.messages.iter().map(|message| &*message.text).collect::<String>(), whole.messages[0].text);
    assert!(parts.messages.iter().all(|message| message.position.lines == Some((1, 1))));
    let (_, blank) = both(PasteKind::Bare, &b" \n".repeat(2_000));
    assert_eq!((blank.messages.len(), blank.problems.len()), (0, 0));
}

#[test]
fn a_text_that_is_long_indeed_is_read() {
    let body = "Ferry delayed until noon, for the waves are high. ".repeat(200);
    let message = |at: usize| format!("Harbour, [22.09.2023 13:{:02}]\n{at} {body}\n\n", at % 60);
    let text: String = (0..5 * STRETCH / body.len()).map(message).collect();
    let source = text.into_bytes();
    let mut reader = open(&source, "copied.txt").expect("text");
    let mut read = Read::default();
    while reader.step(&source, 1 << 20, &mut read) == Step::More {}
    assert_eq!(read.problems, []);
    assert!(read.messages.iter().enumerate().all(|(at, message)| message.text.starts_with(&format!("{at} Ferry"))));
    assert_eq!(read.messages.last().map(|message| message.position.end), Some(source.len() as u64 - 2));
    for message in read.messages.iter().step_by(100) {
        assert_eq!(reader.reread(&source, message.position, 0).as_ref(), Some(message));
    }
    assert!(!reader.has_cuts() && reader.cuts(&source).is_empty());
}

#[test]
fn a_number_that_is_no_hour_is_no_time() {
    for (hour, is_clock) in [("23", true), ("24", false), ("100000000", false), ("99999999999", false)] {
        let footer = super::footer::Footer::parse(&format!("1K views {hour}:30"));
        assert_eq!(footer.and_then(|it| it.clock).is_some(), is_clock, "{hour}");
    }
}
