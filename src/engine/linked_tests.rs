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
