//! A session as its owner sees it, whatever is in the dumps.

use super::{Session, Step};
use crate::dump::{Refusal, Source, SourceError};
use crate::timeline::{Ask, Window};

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
    assert_eq!((third.text.as_str(), third.cut, third.by_user), ("A second text.", true, true));
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
        let messages = session.progress().messages;
        let answer = session.ask(&ask);
        assert_eq!((answer.totals.messages, answer.rows.len() as u32), (messages, messages));
        // Texts are read again, also while reading.
        assert!(answer.rows.iter().all(|row| row.excerpt.starts_with("Minister Anna Lind")));
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
                return Err(SourceError { offset, reason: "gone".to_owned() });
            }
            let end = buffer.len().min(1_000);
            self.0.read_at(offset, &mut buffer[..end])
        }
    }
    let bytes = lines("Norway", 20).repeat(60);
    let mut session = Session::new();
    session.open(0, "fading".to_owned(), Box::new(Fading(bytes))).unwrap();
    run(&mut session, 1_000);
    assert!(session.progress().messages > 100, "{:?}", session.progress());
    let (total, problems) = session.problems(0, 10);
    assert!(total > 0 && session.losses() > 0);
    assert!(problems.iter().any(|(_, problem)| problem.fault.to_string().contains("gone")), "{problems:?}");
}
