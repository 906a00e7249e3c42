//! A session as its owner sees it, whatever is in the dumps.

use std::cell::Cell;
use std::collections::HashMap;
use std::rc::Rc;

use miniz_oxide::deflate::compress_to_vec;

use super::{Found, Session, Step};
use crate::dump::bundle::File;
use crate::dump::{CutReason, FREE, Refusal, Source, SourceError, SourceReason};
use crate::timeline::{Answer, Ask, Row, Window};

/// The texts of the rows of an answer, in their order: those at hand, and the others read behind it.
pub(super) fn row_texts(session: &mut Session, answer: &Answer) -> Vec<String> {
    let mut behind = HashMap::new();
    while let Some((serial, excerpts)) = session.excerpts(3) {
        assert_eq!(serial, answer.serial);
        behind.extend(excerpts);
    }
    let mut text = |row: &Row| behind.remove(&row.report).or_else(|| row.excerpt.clone()).expect("a text").text;
    answer.rows.iter().map(&mut text).collect()
}

/// Lines of JSON, a message a day.
fn lines(channel: &str, count: u32) -> Vec<u8> {
    let line = |day: u32| {
        format!(
            "{{\"id\": {day}, \"posted\": \"2024-01-{day:02}T10:00:00+00:00\", \"channel\": \"{channel}\", \
             \"text\": \"Minister Anna Lind of {channel} met with Ole Berg, part {day}\"}}\n"
        )
    };
    (1..=count).map(line).collect::<String>().into_bytes()
}

fn account() -> Vec<u8> {
    let chat = |name: &str, id: u32| {
        format!(
            "{{\"name\": \"{name}\", \"type\": \"public_channel\", \"id\": {id}, \"messages\": [{{\"id\": 1, \"type\": \
             \"message\", \"date\": \"2024-03-05T12:00:00\", \"from\": \"{name}\", \"text\": \"Text of {name}\"}}]}}"
        )
    };
    format!("{{\"about\": \"x\", \"chats\": {{\"about\": \"y\", \"list\": [{}, {}]}}}}", chat("A", 1), chat("B", 2))
        .into_bytes()
}

fn open(dumps: Vec<Vec<u8>>) -> Session {
    let mut session = Session::new();
    for (bytes, number) in dumps.into_iter().zip(0..) {
        session.open(number, format!("dump {number}"), Box::new(bytes)).unwrap();
    }
    session
}

/// Steps until there is nothing to do; what the steps came to, those that only went on left out.
fn run(session: &mut Session, budget: usize) -> Vec<Step> {
    let mut steps = Vec::new();
    loop {
        match session.step(budget) {
            Step::More => {}
            last @ (Step::Waiting | Step::Ready) => {
                steps.push(last);
                return steps;
            }
            step => steps.push(step),
        }
    }
}

/// Every report, as text, with the dump it lies in and the event.
fn told(session: &Session) -> Vec<String> {
    let mut told = Vec::new();
    session.reports(|it| {
        told.push(format!("{} {} {} {:?}", it.file, it.message.id, it.event, it.report));
        true
    });
    told
}

#[test]
fn dumps_are_read_one_after_the_other_and_then_everything_is_ready() {
    let mut session = open(vec![lines("Norway", 3), lines("Sweden", 4)]);
    assert_eq!(run(&mut session, 100), [Step::Read, Step::Ready]);
    let progress = session.progress();
    assert_eq!((progress.messages, progress.read), (7, progress.total));
    let counts: Vec<_> = session.dumps().iter().map(|dump| (dump.messages, dump.services, dump.partial)).collect();
    assert_eq!(counts, [(3, 0, false), (4, 0, false)]);
    let files: Vec<_> = told(&session).iter().map(|line| line[..6].to_owned()).collect();
    assert_eq!(files, ["dump 0", "dump 0", "dump 0", "dump 1", "dump 1", "dump 1", "dump 1"]);
}

#[test]
fn the_size_of_a_step_changes_nothing() {
    let whole = {
        let mut session = open(vec![lines("Norway", 9), b"First text.\n\nSecond text, 5 March.".to_vec()]);
        run(&mut session, usize::MAX);
        told(&session)
    };
    assert_eq!(whole.len() as u32, 9 + 1);
    for budget in [1, 7, 64, 1_000] {
        let mut session = open(vec![lines("Norway", 9), b"First text.\n\nSecond text, 5 March.".to_vec()]);
        run(&mut session, budget);
        assert_eq!(told(&session), whole, "{budget}");
    }
}

#[test]
fn what_was_read_before_a_cancellation_stays() {
    let mut session = open(vec![lines("Norway", 20), lines("Sweden", 4)]);
    while session.progress().messages < 5 {
        assert_eq!(session.step(150), Step::More);
    }
    let messages = session.progress().messages;
    session.cancel();
    assert_eq!(run(&mut session, 150), [Step::Read, Step::Ready]);
    assert_eq!(session.progress().messages, messages);
    assert_eq!(told(&session).len() as u32, messages);
    assert!(session.dumps().iter().all(|dump| dump.partial));
    // What is read anew afterwards ends where it was stopped.
    session.recut(0, &[]);
    run(&mut session, 150);
    assert_eq!(session.progress().messages, messages);
}

#[test]
fn a_whole_account_waits_for_a_choice_while_others_are_read() {
    let mut session = open(vec![account(), lines("Norway", 3)]);
    let steps = run(&mut session, 1 << 20);
    let [Step::Choose { dump: 0, chats }, Step::Waiting] = &steps[..] else { panic!("{steps:?}") };
    assert_eq!(chats.iter().map(|chat| (chat.messages, chat.preselected)).collect::<Vec<_>>(), [(1, true), (1, true)]);
    assert_eq!(session.progress().messages, 3);
    session.choose(0, &[chats[1].number]);
    assert_eq!(run(&mut session, 1 << 20), [Step::Read, Step::Ready]);
    // Their reports come in the order of the dumps, though they were read in another.
    assert_eq!(told(&session).iter().filter(|line| line.starts_with("dump 0 1")).count(), 1);
    assert_eq!(session.dumps()[0].chats[0].title.as_deref(), Some("B"));
    // Reading anew does not ask again.
    let before = session.dumps();
    session.open(2, "more".to_owned(), Box::new(lines("Sweden", 2))).unwrap();
    assert_eq!(run(&mut session, 1 << 20), [Step::Read, Step::Ready]);
    assert_eq!(session.dumps()[..2], before);
    assert_eq!(session.progress().messages, 6);
}

#[test]
fn a_paste_is_cut_as_the_user_says() {
    let paste = "A first text.\n\nA second text.\n\nA third text.";
    let mut session = open(vec![paste.as_bytes().to_vec(), lines("Norway", 2)]);
    run(&mut session, 1 << 20);
    assert!(session.dumps()[0].paste && !session.dumps()[1].paste);
    assert_eq!(session.cuts(1), []);
    session.recut(0, &[(3, true)]);
    run(&mut session, 1 << 20);
    let cuts = session.cuts(0);
    let third = cuts.iter().find(|cut| cut.line == 3).unwrap();
    assert_eq!((third.text.as_str(), third.cut, third.reason), ("A second text.", true, CutReason::User));
    let with_cut = session.dumps()[0].messages;
    session.recut(0, &[(3, false)]);
    run(&mut session, 1 << 20);
    assert_eq!(session.dumps()[0].messages, with_cut - 1);
}

#[test]
fn questions_are_answered_at_any_time() {
    let ask = Ask { serial: 7, window: Window { first: 0, count: 50 }, bars: 10, ..Ask::default() };
    let mut session = Session::new();
    assert_eq!(session.ask(&ask).serial, 7);
    session.open(0, String::new(), Box::new(lines("Norway", 20))).unwrap();
    while session.step(200) != Step::Ready {
        let progress = session.progress();
        let answer = session.ask(&ask);
        assert!(progress.events <= progress.messages);
        assert_eq!((answer.totals.messages, answer.rows.len() as u32), (progress.events, progress.events));
        // Texts are read again, also while reading.
        assert!(row_texts(&mut session, &answer).iter().all(|text| text.starts_with("Minister Anna Lind")));
    }
    let answer = session.ask(&ask);
    assert_eq!((answer.totals.messages, answer.shown, answer.totals.events), (20, 20, 20));
    let detail = session.event(&answer.rows[3].key).unwrap();
    assert_eq!((detail.position, detail.reports.len()), (Some(3), 1));
    assert_eq!(detail.reports[0].text, "Minister Anna Lind of Norway met with Ole Berg, part 17");
    assert_eq!(session.event("no such key"), None);
}

#[test]
fn nothing_is_refused_in_silence() {
    let mut session = Session::new();
    assert_eq!(session.open(0, "empty".to_owned(), Box::new(Vec::new())), Err(Refusal::Empty));
    assert_eq!(session.step(1), Step::Waiting);
    session.open(1, "good".to_owned(), Box::new(lines("Norway", 2))).unwrap();
    assert_eq!(run(&mut session, 1 << 20), [Step::Read, Step::Ready]);
}

#[test]
fn a_file_that_goes_away_is_a_problem_and_what_was_read_stays() {
    struct Fading(Vec<u8>);
    impl Source for Fading {
        fn len(&self) -> u64 {
            self.0.len() as u64
        }
        fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError> {
            if offset > 70_000 {
                return Err(SourceError { offset, reason: SourceReason::System("gone".to_owned()) });
            }
            let end = buffer.len().min(1_000);
            self.0.read_at(offset, &mut buffer[..end])
        }
    }
    let bytes = (0..60).flat_map(|n| lines(&format!("Norway {n}"), 20)).collect();
    let mut session = Session::new();
    session.open(0, "fading".to_owned(), Box::new(Fading(bytes))).unwrap();
    run(&mut session, 1_000);
    assert!(session.progress().messages > 100, "{:?}", session.progress());
    let (total, problems) = session.problems(0, 10);
    assert!(total > 0 && session.losses() > 0);
    assert!(problems.iter().any(|(_, problem)| problem.fault.to_string().contains("gone")), "{problems:?}");
}

/// A gzip file, its sum left out.
fn gzip(bytes: &[u8]) -> Vec<u8> {
    [&b"\x1F\x8B\x08\0\0\0\0\0\0\x03"[..], &compress_to_vec(bytes, 6)].concat()
}

fn in_folder(path: &str, bytes: Vec<u8>) -> File {
    File::in_folder("", path, Rc::new(bytes))
}

#[test]
fn files_that_were_opened_together_become_dumps_one_after_the_other() {
    let mut session = open(vec![lines("Norway", 2)]);
    session.add(vec![
        in_folder("F/a.jsonl", lines("Sweden", 3)),
        in_folder("F/b.jsonl.gz", gzip(&lines("Finland", 4))),
        in_folder("F/again.jsonl", lines("Sweden", 3)),
        in_folder("F/old.pdf", b"%PDF-1.7".to_vec()),
        in_folder("F/photos/1.jpg", vec![0xFF, 0xD8]),
        in_folder("F/data.sqlite", b"SQLite format 3\0".to_vec()),
    ]);
    let steps = run(&mut session, 1_000);
    let [Step::Found(Found { dumps, refused, left_out }), Step::Read, Step::Ready] = &steps[..] else {
        panic!("{steps:?}")
    };
    assert_eq!((dumps.as_slice(), left_out.len()), (&[1, 2][..], 1));
    assert!(refused.iter().all(|(name, _)| name == "F/data.sqlite"), "{refused:?}");
    let counts: Vec<_> = session.dumps().iter().map(|dump| (dump.name.clone(), dump.messages)).collect();
    let expected = [("dump 0", 2), ("F/a.jsonl", 3), ("F/b.jsonl.gz", 4)];
    assert_eq!(counts, expected.map(|(name, messages)| (name.to_owned(), messages)));
    assert_eq!(told(&session).len(), 9);
    let progress = session.progress();
    assert_eq!(progress.read, progress.total, "packed bytes are counted as they lie");
    let photo = session.medium(1, "photos/1.jpg").map(|photo| photo.len());
    assert_eq!((photo, session.medium(1, "photos/2.jpg").is_none()), (Some(2), true));

    // Fingerprints are those of the files as they were opened, and only of those with dumps.
    assert!(session.fingerprints().iter().all(|file| file.hash.is_none()), "they come behind everything else");
    while session.fingerprint(100) {}
    let files: Vec<_> = session.fingerprints().iter().map(|it| (it.path.clone(), it.dumps.clone(), it.size)).collect();
    let sizes = [lines("Norway", 2).len(), lines("Sweden", 3).len(), gzip(&lines("Finland", 4)).len()];
    let names = ["dump 0", "F/a.jsonl", "F/b.jsonl.gz"];
    let expected: Vec<_> = (names.iter().zip([0, 1, 2]).zip(sizes))
        .map(|((name, dump), size)| ((*name).to_owned(), vec![dump], size as u64))
        .collect();
    assert_eq!(files, expected);
    assert!(session.fingerprints().iter().all(|file| file.hash.is_some()));
}

#[test]
fn what_swells_waits_for_an_answer_and_everything_else_goes_on() {
    let mut long = lines("Norway", 5);
    long.extend(vec![b' '; FREE as usize + (1 << 20)]);
    let files = || vec![in_folder("F/a.jsonl.gz", gzip(&long)), in_folder("F/b.jsonl", lines("Sweden", 3))];
    for go_on in [false, true] {
        let mut session = Session::new();
        session.add(files());
        let steps = run(&mut session, 4 << 20);
        let Some(Step::Ask { question, excess }) = steps.iter().find(|step| matches!(step, Step::Ask { .. })) else {
            panic!("{steps:?}")
        };
        assert_eq!((excess.path.as_str(), steps.last()), ("F/a.jsonl.gz", Some(&Step::Ready)));
        assert_eq!((session.progress().messages, session.losses()), (8, 1));
        session.answer(*question, go_on);
        session.answer(*question, !go_on);
        run(&mut session, 4 << 20);
        let (_, problems) = session.problems(0, 10);
        let cut = problems.iter().filter(|(_, it)| it.fault.to_string().contains("not unpacked further")).count();
        assert_eq!((session.progress().messages, cut), (8, usize::from(!go_on)), "{problems:?}");
    }
}

#[test]
fn a_paste_in_another_encoding_is_shown_as_it_reads() {
    let paste = "Первый текст.\n\nВторой текст.\n\nТретий текст.";
    let utf16: Vec<u8> = paste.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut session = open(vec![utf16]);
    session.recut(0, &[(3, true)]);
    run(&mut session, 1 << 20);
    let cuts = session.cuts(0);
    assert_eq!(cuts.iter().find(|cut| cut.line == 3).map(|cut| cut.text.as_str()), Some("Второй текст."));
    assert_eq!(session.dumps()[0].size, paste.encode_utf16().count() as u64 * 2);
}

#[test]
fn whom_one_report_tells_by_office_is_named_once() {
    #[track_caller]
    fn check(posts: &[&str], expected: &[&str]) {
        let line = |(at, text): (usize, &&str)| {
            format!("{{\"id\": {at}, \"posted\": \"2024-05-21T1{at}:00:00+00:00\", \"text\": \"{text}\"}}\n")
        };
        let dump = posts.iter().enumerate().map(line).collect::<String>().into_bytes();
        let mut session = open(vec![dump]);
        run(&mut session, 1 << 20);
        let answer = session.ask(&Ask { window: Window { first: 0, count: 9 }, ..Ask::default() });
        let rows: Vec<String> = answer
            .rows
            .iter()
            .map(|row| row.participants.iter().map(|one| &*one.name).collect::<Vec<_>>().join(", "))
            .collect();
        assert_eq!(rows, expected);
    }
    check(
        &[
            "Начало переговоров Анны Линд с Генсеком ООН",
            "🇳🇴🇺🇳 Norway’s Foreign Minister Anna Lind held a meeting with UN Secretary-General Jean Roche.",
        ],
        &["Анна Линд, Jean Roche"],
    );
    check(&["Начало переговоров Анны Линд с Генсеком ООН"], &["Анна Линд, Генсек ООН"]);
}

/// A file that can go away and come back.
struct Removable(Vec<u8>, Rc<Cell<bool>>);

impl Source for Removable {
    fn len(&self) -> u64 {
        self.0.len() as u64
    }
    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError> {
        if self.1.get() {
            return Err(SourceError { offset, reason: SourceReason::System("gone".to_owned()) });
        }
        self.0.read_at(offset, buffer)
    }
}

#[test]
fn texts_that_can_no_longer_be_read_are_told_as_long_as_they_cannot() {
    let gone = Rc::new(Cell::new(false));
    let mut session = open(vec![lines("Norway", 3)]);
    // Of other people, so that its events are its own.
    let others = String::from_utf8(lines("Sweden", 3))
        .unwrap()
        .replace("Anna Lind", "Eva Holm")
        .replace("Ole Berg", "Nils Dahl");
    session.open(1, "removed".to_owned(), Box::new(Removable(others.into_bytes(), Rc::clone(&gone)))).unwrap();
    run(&mut session, 1 << 20);
    let ask = |serial| Ask { serial, window: Window { first: 0, count: 9 }, ..Ask::default() };
    let told = |session: &mut Session, serial| {
        session.ask(&ask(serial));
        let mut unread = 0;
        while let Some((_, excerpts)) = session.excerpts(2) {
            unread += excerpts.iter().filter(|(_, excerpt)| excerpt.unread).count();
        }
        (unread, session.unread())
    };
    gone.set(true);
    let (unread, dumps) = told(&mut session, 1);
    assert_eq!(unread, 1, "they tell of one meeting");
    assert_eq!(dumps.iter().map(|(dump, _)| *dump).collect::<Vec<_>>(), [1]);
    assert!(dumps[0].1.to_string().contains("gone"), "{dumps:?}");
    let key = session.ask(&ask(2)).rows.iter().find(|row| row.excerpt.is_none()).map(|row| row.key.clone()).unwrap();
    let detail = session.event(&key).unwrap();
    assert!(detail.reports.is_empty() && detail.row.excerpt.is_some_and(|excerpt| excerpt.unread));
    gone.set(false);
    assert_eq!(told(&mut session, 3), (0, Vec::new()));
}
