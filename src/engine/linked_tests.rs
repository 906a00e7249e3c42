//! A link to a message leads to its event, or says why not.

use std::rc::Rc;

use super::{Session, Step};
use crate::dump::Source;
use crate::timeline::{Ask, Filter, QueryReason, Window};

const DESKTOP: &str = r#"{"name": "Harbour", "type": "public_channel", "id": 55, "messages": [
    {"id": 1, "type": "service", "date": "2024-03-05T10:00:00", "date_unixtime": "1709632800", "action": "create_channel"},
    {"id": 2, "type": "message", "date": "2024-03-05T10:00:00", "date_unixtime": "1709632800", "from": "Harbour",
     "text": "Anna Lind met with Peter Odhiambo in Oslo to discuss the harbour."},
    {"id": 4, "type": "message", "date": "2024-03-06T10:00:00", "date_unixtime": "1709719200", "from": "Harbour",
     "text": "The harbour is closed on Sundays, as it was every year before."}]}"#;
/// Another program that names the chat, with one message more.
const NAMED: &str = r#"[{"_": "Message", "id": 2, "chat": {"_": "Chat", "id": -1000000000055, "type": "ChatType.CHANNEL", "title": "Harbour", "username": "harbour_news"},
    "date": "2024-03-05 10:00:00", "text": "Anna Lind met with Peter Odhiambo in Oslo to discuss the harbour."},
    {"_": "Message", "id": 9, "chat": {"_": "Chat", "id": -1000000000055, "type": "ChatType.CHANNEL", "title": "Harbour", "username": "harbour_news"},
    "date": "2024-03-07 10:00:00", "text": "The harbour is open again and everybody may come in."}]"#;

fn ready(dumps: &[&str]) -> Session {
    let mut session = Session::new();
    for (dump, number) in dumps.iter().zip(0..) {
        session.open(number, format!("dump {number}.json"), Box::new(dump.as_bytes().to_vec())).expect("a dump");
    }
    while session.step(usize::MAX) != Step::Ready {}
    while session.fingerprint(1 << 16) {}
    session
}

/// The same, kept and taken up again.
fn kept(dump: &str) -> Session {
    let session = ready(&[dump]);
    let store: Vec<u8> = (0..).map_while(|number| session.section("test", number)).flatten().collect();
    let mut again = Session::new();
    let source: Rc<dyn Source> = Rc::new(dump.as_bytes().to_vec());
    again.take_up(&store, "test", vec![("dump 0.json".to_owned(), source)]).expect("as it was stored");
    again
}

/// What a link shows of a session: the texts of its events, and why not.
#[track_caller]
fn check(session: &mut Session, link: &str, texts: &[&str], fault: Option<&QueryReason>) {
    let filter = Filter { query: link.to_owned(), ..Filter::default() };
    let answer = session.ask(&Ask { filter, window: Window { first: 0, count: 9 }, ..Ask::default() });
    assert_eq!(
        answer.query_faults.iter().map(|fault| &fault.reason).collect::<Vec<_>>(),
        Vec::from_iter(fault),
        "{link}"
    );
    assert_eq!(answer.rows.len(), texts.len(), "{link}");
    for (row, text) in answer.rows.iter().zip(texts) {
        let detail = session.event(&row.key).expect("an event");
        assert!(detail.reports.iter().any(|report| report.text.starts_with(text)), "{link}: {text}");
    }
}

#[test]
fn a_link_leads_to_its_message_or_says_why_not() {
    let chat = || "55".to_owned();
    for mut session in [ready(&[DESKTOP]), kept(DESKTOP)] {
        check(&mut session, "https://t.me/c/55/2", &["Anna Lind"], None);
        check(&mut session, "https://t.me/c/55/4?single", &["The harbour is closed"], None);
        check(&mut session, "https://t.me/c/55/3", &[], Some(&QueryReason::NoPost { chat: chat(), post: 3 }));
        check(&mut session, "https://t.me/c/55/1", &[], Some(&QueryReason::NoEvent { chat: chat(), post: 1 }));
        check(&mut session, "https://t.me/c/56/2", &[], Some(&QueryReason::NoChat { chat: "56".into() }));
        let name = || "harbour_news".to_owned();
        let unsure = QueryReason::UnsureChat { chat: name(), post: 2 };
        check(&mut session, "https://t.me/harbour_news/2", &["Anna Lind"], Some(&unsure));
        check(&mut session, "https://t.me/harbour_news/9", &[], Some(&QueryReason::NoChat { chat: name() }));
    }
}

#[test]
fn a_chat_is_called_what_any_dump_calls_it() {
    let mut session = ready(&[DESKTOP, NAMED]);
    check(&mut session, "t.me/harbour_news/9", &["The harbour is open"], None);
    check(&mut session, "t.me/harbour_news/2", &["Anna Lind"], None);
}

/// One event in three messages, of which the second alone has a word, and another event.
const TOLD_AGAIN: &str = r#"{"name": "Harbour", "type": "public_channel", "id": 55, "messages": [
    {"id": 2, "type": "message", "date": "2024-03-05T10:00:00", "date_unixtime": "1709632800", "from": "Harbour",
     "text": "On 5 March 2024 Minister Anna Lind met with Minister Peter Odhiambo in Oslo to discuss the harbour and the ferries."},
    {"id": 3, "type": "message", "date": "2024-03-05T11:00:00", "date_unixtime": "1709636400", "from": "Harbour",
     "text": "On 5 March 2024 Minister Anna Lind met with Minister Peter Odhiambo in Oslo. Herring was on the table."},
    {"id": 4, "type": "message", "date": "2024-03-05T12:00:00", "date_unixtime": "1709640000", "from": "Harbour",
     "text": "On 5 March 2024 Minister Anna Lind met with Minister Peter Odhiambo in Oslo. A photograph."},
    {"id": 5, "type": "message", "date": "2024-05-06T10:00:00", "date_unixtime": "1714989600", "from": "Harbour",
     "text": "On 6 May 2024 Minister Ole Berg visited Nairobi for talks on herring."}]}"#;

/// The numbers of the messages of an event that the query is a link to.
#[track_caller]
fn check_linked(session: &mut Session, query: &str, expected: &[&str]) {
    let filter = Filter { query: query.to_owned(), ..Filter::default() };
    let answer = session.ask(&Ask { filter, window: Window { first: 0, count: 9 }, ..Ask::default() });
    let detail = session.event(&answer.rows[0].key).expect("an event");
    let linked = detail.reports.iter().filter(|report| report.linked).map(|report| report.id.as_str());
    assert_eq!(linked.collect::<Vec<_>>(), expected, "{query}");
}

#[test]
fn of_several_reports_it_is_told_which_one_a_link_leads_to() {
    let mut session = ready(&[TOLD_AGAIN]);
    for post in ["2", "3", "4"] {
        check_linked(&mut session, &format!("https://t.me/c/55/{post}"), &[post]);
        check_linked(&mut session, &format!(" t.me/harbour_news/{post} "), &[post]);
    }
    check_linked(&mut session, "ferries", &[]);
}

/// What rows show, the last thing that was said of each, whether it stood in a text at hand or was read behind.
#[track_caller]
fn check_rows(session: &mut Session, query: &str, expected: &[&str]) {
    for _ in ["at first", "with texts at hand"] {
        let filter = Filter { query: query.to_owned(), ..Filter::default() };
        let answer = session.ask(&Ask { filter, window: Window { first: 0, count: 9 }, ..Ask::default() });
        let texts = super::tests::row_texts(session, &answer);
        assert_eq!(texts.len(), expected.len(), "{query}: {texts:?}");
        for (text, expected) in texts.iter().zip(expected) {
            assert!(text.contains(expected), "{query}: {text}");
        }
    }
}

#[test]
fn a_row_shows_the_report_that_has_the_words_looked_for() {
    let mut session = ready(&[TOLD_AGAIN]);
    check_rows(&mut session, "", &["herring", "ferries"]);
    check_rows(&mut session, "herring", &["talks on herring", "Herring was"]);
    check_rows(&mut session, "harbour", &["ferries"]);
    check_rows(&mut session, "photograph", &["A photograph"]);
    check_rows(&mut session, "person:Odhiambo", &["ferries"]);
    check_rows(&mut session, "kind:meeting", &["ferries"]);
}
