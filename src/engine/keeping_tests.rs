//! A session that was kept and taken up again is the one that it was.

use std::rc::Rc;

use super::tests::row_texts;
use super::{Session, Step};
use crate::dump::Source;
use crate::dump::bundle::File;
use crate::timeline::{Ask, Choice, Damage, Facet, Filter, Window};

type Files = Vec<(String, Rc<dyn Source>)>;

fn lines(channel: &str, count: u32) -> Vec<u8> {
    let line = |n: u32| {
        format!(
            "{{\"id\": {n}, \"posted\": \"2024-01-{:02}T10:00:00+00:00\", \"channel\": \"{channel}\", \"text\": \"Minister \
             Anna Lind of {channel} met with Ole Berg, part {n}\"}}\n",
            n % 28 + 1
        )
    };
    (1..=count).map(line).chain(["{broken\n".to_owned()]).collect::<String>().into_bytes()
}

fn chat() -> Vec<u8> {
    let message = |n: u32| {
        format!(
            "{{\"id\": {n}, \"type\": \"message\", \"date\": \"2024-03-{:02}T12:00:00\", \"from\": \"Harbour\", \"text\": \
             \"5 марта министр Антон Баров провёл переговоры с Петром Орловым. #порт{}\"}}",
            n % 28 + 1,
            n % 3
        )
    };
    let messages: Vec<String> = (1..40).map(message).collect();
    format!(
        "{{\"name\": \"Harbour\", \"type\": \"public_channel\", \"id\": 9, \"messages\": [{}]}}",
        messages.join(",")
    )
    .into_bytes()
}

fn files(all: &[(&str, &[u8])]) -> Files {
    all.iter().map(|(path, bytes)| ((*path).to_owned(), Rc::new(bytes.to_vec()) as Rc<dyn Source>)).collect()
}

fn opened(files: &Files) -> Session {
    let mut session = Session::new();
    session.add(files.iter().map(|(path, source)| File::chosen(path, Rc::clone(source))).collect());
    while session.step(1 << 16) != Step::Ready {}
    while session.fingerprint(1 << 16) {}
    session
}

fn stored(session: &Session) -> Vec<u8> {
    (0..).map_while(|number| session.section("test", number)).flatten().collect()
}

/// All that can be asked of a session.
fn asked(session: &mut Session) -> Vec<String> {
    let mut told = vec![format!("{:?} {:?}", session.dumps(), session.problems(0, 100))];
    told.push(format!("{:?} {:?}", session.completeness(), session.fingerprints()));
    for query in ["", "lind", "Баров", "порт1"] {
        let ask = Ask {
            filter: Filter { query: query.to_owned(), ..Filter::default() },
            window: Window { first: 0, count: 30 },
            facets: Facet::ALL.map(|facet| Choice { facet, limit: 20, search: String::new() }).into(),
            bars: 60,
            ..Ask::default()
        };
        let answer = session.ask(&ask);
        told.extend(row_texts(session, &answer));
        told.extend(answer.rows.iter().map(|row| format!("{:?}", session.event(&row.key))));
        let rows: Vec<_> = answer.rows.iter().map(|row| (&row.key, row.report, &row.participants)).collect();
        told.push(format!("{:?} {:?} {:?} {rows:?}", answer.totals, answer.facets, answer.histogram));
    }
    session.reports(|it| {
        told.push(format!("{} {} {} {:?}", it.file, it.message.id, it.event, it.report));
        true
    });
    told
}

#[test]
fn a_session_that_is_taken_up_is_the_one_that_was_kept() {
    let (lines, chat) = (lines("Norway", 300), chat());
    for given in [files(&[("a.jsonl", &lines)]), files(&[("a.jsonl", &lines), ("result.json", &chat)])] {
        let mut before = opened(&given);
        assert!(before.is_keepable());
        let store = stored(&before);
        let mut after = Session::new();
        after.take_up(&store, "test", given.clone()).unwrap();
        assert!(after.is_ready() && after.step(1) == Step::Ready);
        while after.fingerprint(1 << 16) {}
        assert!(!after.is_other());
        assert_eq!(asked(&mut after), asked(&mut before));
        assert!(stored(&after) == store);
        // Whatever is read anew is read as ever.
        after.add(vec![File::chosen("b.jsonl", Rc::new(lines.clone()))]);
        while after.step(1 << 16) != Step::Ready {}
        assert_eq!(after.dumps().len(), given.len() + 1);
    }
}

#[test]
fn what_does_not_belong_together_is_not_taken_up() {
    let whole = lines("Norway", 3);
    let given = files(&[("a.jsonl", &whole)]);
    let store = stored(&opened(&given));
    let check = |store: &[u8], program: &str, files: Files, expected: &Damage| {
        let mut session = Session::new();
        assert_eq!(session.take_up(&store.to_vec(), program, files).as_ref(), Err(expected));
        assert!(session.dumps().is_empty() && !session.is_ready());
    };
    check(&store, "other", given.clone(), &Damage::OtherVersion);
    check(&store[..store.len() - 1], "test", given.clone(), &Damage::Cut);
    check(&store, "test", files(&[("b.jsonl", &whole)]), &Damage::Shape);
    check(&store, "test", files(&[("a.jsonl", &whole[1..])]), &Damage::Shape);
    let mut changed = store.clone();
    changed[store.len() / 2] ^= 4;
    check(&changed, "test", given, &Damage::Changed);
}

/// Cut anywhere, or with any byte changed, it is refused, and what is read instead is what ever was.
#[test]
fn what_is_cut_or_changed_anywhere_is_read_afresh() {
    let (lines, chat) = (lines("Norway", 3), chat());
    let given = files(&[("a.jsonl", &lines), ("result.json", &chat)]);
    let store = stored(&opened(&given));
    let mut session = Session::new();
    let mut refused = |store: Vec<u8>, what: &str, at: usize| {
        assert!(session.take_up(&store, "test", given.clone()).is_err(), "{what} at {at} of {}", store.len());
        assert!(session.dumps().is_empty() && !session.is_ready() && !session.is_keepable());
    };
    for at in 0..store.len() {
        let mut changed = store.clone();
        changed[at] ^= 1 << (at % 8);
        refused(changed, "changed", at);
        if at % 5 == 0 {
            refused(store[..at].to_vec(), "cut", at);
            // What a file system may leave where it did not come to write: its length, and nothing in it.
            let mut unwritten = store.clone();
            unwritten[at..].fill(0);
            if unwritten != store {
                refused(unwritten, "unwritten", at);
            }
        }
    }
    refused([&store[..], &[0]].concat(), "longer", store.len());
    session.add(given.iter().map(|(path, source)| File::chosen(path, Rc::clone(source))).collect());
    while session.step(1 << 16) != Step::Ready {}
    while session.fingerprint(1 << 16) {}
    assert_eq!(asked(&mut session), asked(&mut opened(&given)));
}

#[test]
fn a_file_that_proves_to_be_another_is_read_afresh() {
    let whole = lines("Norway", 30);
    let store = stored(&opened(&files(&[("a.jsonl", &whole)])));
    let mut other = whole.clone();
    let at = whole.windows(4).position(|four| four == b"Berg").unwrap();
    other[at..at + 4].copy_from_slice(b"Borg");
    let other = files(&[("a.jsonl", &other)]);
    let mut session = Session::new();
    session.take_up(&store, "test", other.clone()).unwrap();
    while session.fingerprint(1 << 16) {}
    assert!(session.is_other() && !session.is_ready());
    while session.step(1 << 16) != Step::Ready {}
    while session.fingerprint(1 << 16) {}
    assert!(!session.is_other());
    assert_eq!(asked(&mut session), asked(&mut opened(&other)));
}

#[test]
fn only_dumps_whose_messages_are_read_alone_are_kept() {
    let table = b"date,text\n2024-01-02,Anna Lind met with Ole Berg in Oslo\n2024-01-03,Anna Lind spoke\n";
    let both = opened(&files(&[("a.csv", table), ("b.jsonl", &lines("Norway", 3))]));
    assert!(!both.is_keepable());
    assert_eq!(both.unfit(), ["a.csv"]);
    let mut session = Session::new();
    assert!(!session.is_keepable());
    session.open(0, String::new(), Box::new(lines("Norway", 3))).unwrap();
    while session.step(1 << 16) != Step::Ready {}
    // A paste is no file that anybody could give again.
    assert!(!session.is_keepable());
}
