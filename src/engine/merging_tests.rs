//! Several dumps of one chat, as the owner of a session sees them.

use std::collections::BTreeMap;

use super::tests::row_texts;
use super::{Session, Step};
use crate::timeline::{Ask, Choice, Facet, Filter, Window};

/// A channel as Telegram Desktop writes it; `edited` is in hours behind the post, 0 for never.
fn json(messages: &[(u32, &str, u32)]) -> Vec<u8> {
    let message = |(id, text, edited): &(u32, &str, u32)| {
        let posted = 1_709_632_800 + id * 86_400;
        let edited = match edited {
            0 => String::new(),
            hours => format!("\"edited\": \"x\", \"edited_unixtime\": \"{}\", ", posted + hours * 3_600),
        };
        format!(
            "{{\"id\": {id}, \"type\": \"message\", \"date\": \"x\", \"date_unixtime\": \"{posted}\", {edited}\
             \"from\": \"Harbour\", \"from_id\": \"channel5\", \"text\": \"{text}\", \"text_entities\": []}}"
        )
    };
    let messages: Vec<String> = messages.iter().map(message).collect();
    format!(
        "{{\"name\": \"Harbour\", \"type\": \"public_channel\", \"id\": 5, \"messages\": [{}]}}",
        messages.join(", ")
    )
    .into_bytes()
}

/// The same channel as a page.
fn html(messages: &[(u32, &str)]) -> Vec<u8> {
    let message = |(id, text): &(u32, &str)| {
        let (_, _, day) = crate::dump::Day::of_seconds(1_709_632_800 + i64::from(*id) * 86_400).date();
        format!(
            "<div class=\"message default clearfix\" id=\"message{id}\"><div class=\"body\"><div class=\"pull_right date \
             details\" title=\"{day:02}.03.2024 13:00:00 UTC+03:00\">13:00</div><div class=\"from_name\">Harbour</div>\
             <div class=\"text\">{text}</div></div></div>"
        )
    };
    let messages: String = messages.iter().map(message).collect();
    format!(
        "<html><head><title>Exported Data</title></head><body><div class=\"page_wrap\"><div class=\"page_header\">\
         <div class=\"content\"><div class=\"text bold\">Harbour</div></div></div><div class=\"page_body chat_page\">\
         <div class=\"history\">{messages}</div></div></div></body></html>"
    )
    .into_bytes()
}

const MET: &str = "Minister Anna Lind met with Ole Berg in Oslo";
const CALLED: &str = "Call of Anna Lind with Jan Holm";
const SAID: &str = "The harbour is open again, says the ministry";

/// A session over dumps, ready.
fn session(dumps: Vec<Vec<u8>>, budget: usize) -> Session {
    let mut session = Session::new();
    for (bytes, number) in dumps.into_iter().zip(0..) {
        session.open(number, format!("{number}.json"), Box::new(bytes)).unwrap();
        // What is asked while reading goes on counts alike.
        while session.progress().messages < 2 && number == 0 && budget < 1_000 {
            session.step(budget);
        }
    }
    while session.step(budget) != Step::Ready {
        let answer = session.ask(&ask(&[]));
        assert_eq!(answer.rows.len() as u32, answer.shown);
        assert_eq!(answer.totals.events, answer.shown);
    }
    session
}

fn ask(include: &[(Facet, &str)]) -> Ask {
    let include = include.iter().map(|(facet, key)| (*facet, (*key).to_owned())).collect();
    Ask {
        filter: Filter { include, ..Filter::default() },
        window: Window { first: 0, count: 50 },
        facets: [Facet::Dump, Facet::Flag].map(|facet| Choice { facet, limit: 9, search: String::new() }).into(),
        bars: 5,
        ..Ask::default()
    }
}

/// The texts shown, sorted, and the counts of dumps and flags.
fn shown(session: &mut Session, include: &[(Facet, &str)]) -> (Vec<String>, BTreeMap<String, u32>) {
    let answer = session.ask(&ask(include));
    let mut texts: Vec<String> = row_texts(session, &answer);
    texts.sort_unstable();
    let counts =
        answer.facets.iter().flat_map(|facet| facet.values.iter().map(|value| (value.key.clone(), value.count)));
    (texts, counts.filter(|(key, _)| key != "unsure").collect())
}

fn counts(expected: &[(&str, u32)]) -> BTreeMap<String, u32> {
    expected.iter().map(|(key, count)| ((*key).to_owned(), *count)).collect()
}

#[test]
fn in_whatever_order_files_come_the_same_chats_are_one() {
    // Two chats of one title, and a table that names but the title; its numbers are those of both.
    let here = json(&[(1, MET, 0), (2, CALLED, 0)]);
    let there = String::from_utf8(json(&[(11, SAID, 0), (12, "Second pier closed", 0)])).unwrap();
    let there = there.replace("\"id\": 5,", "\"id\": 6,").into_bytes();
    let table = format!(
        "id,channel,date,text\n11,Harbour,2024-03-16T10:00:00Z,{SAID}\n12,Harbour,2024-03-17T10:00:00Z,Second pier closed\n"
    );
    let all = [here, there, table.into_bytes()];
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let session = session(order.map(|at: usize| all[at].clone()).into(), 1 << 20);
        let mut posts: Vec<_> = session.completeness().iter().map(|chat| (chat.chat.id, chat.posts)).collect();
        posts.sort_unstable();
        assert_eq!((posts, session.progress().messages), (vec![(Some(5), 2), (Some(6), 2)], 4), "{order:?}");
    }
}

#[test]
fn a_newer_export_adds_what_is_new_and_its_later_edits_win() {
    let old = json(&[(1, MET, 0), (2, CALLED, 0)]);
    let edited = "Call of Anna Lind with Jan Holm and Per Dahl";
    let new = json(&[(1, MET, 0), (2, edited, 5), (3, SAID, 0)]);
    for budget in [100, 1 << 20] {
        let mut session = session(vec![old.clone(), new.clone()], budget);
        let answer = session.ask(&ask(&[]));
        assert_eq!((answer.totals.messages, session.progress().messages), (3, 3));
        let (texts, found) = shown(&mut session, &[]);
        assert_eq!(texts, [edited, MET, SAID]);
        assert_eq!(found, counts(&[("0", 2), ("1", 3), ("edited", 1), ("new", 1)]));
        assert_eq!(shown(&mut session, &[(Facet::Flag, "new")]).0, [SAID]);
        assert_eq!(shown(&mut session, &[(Facet::Dump, "0")]).0, [edited, MET]);
        let mut told = Vec::new();
        session.reports(|it| {
            told.push((it.file.to_owned(), it.message.id.to_string(), it.event));
            true
        });
        let told: Vec<_> = told.iter().map(|(file, id, _)| (file.as_str(), id.as_str())).collect();
        assert_eq!(told, [("0.json", "1"), ("1.json", "2"), ("1.json", "3")]);
        let chats = session.completeness();
        assert_eq!((chats.len(), chats[0].posts, chats[0].differing, chats[0].shared), (1, 3, 1, 2));
        let dumps: Vec<_> = session.dumps().iter().map(|dump| dump.messages).collect();
        assert_eq!(dumps, [2, 3]);
    }
}

#[test]
fn pages_and_json_of_one_channel_are_one_history_in_either_order() {
    let one = json(&[(1, MET, 0), (2, CALLED, 0)]);
    let other = html(&[(2, CALLED), (3, SAID)]);
    for dumps in [vec![one.clone(), other.clone()], vec![other.clone(), one.clone()]] {
        let mut session = session(dumps, 1 << 20);
        let (texts, found) = shown(&mut session, &[]);
        assert_eq!(texts, [CALLED, MET, SAID]);
        assert_eq!((found["0"], found["1"], found["new"]), (2, 2, 1));
        // Whichever file a message lies in, it is known by the id of its chat.
        session.reports(|it| {
            assert_eq!(it.chat.and_then(|chat| chat.id), Some(5));
            true
        });
    }
}

#[test]
fn a_dump_that_tells_last_which_chats_are_one_takes_nothing_and_doubles_nothing() {
    let table = |head: &str, chat: fn(u32) -> String, posts: &[(u32, &str)]| {
        let row = |(id, text): &(u32, &str)| format!("{id},2024-03-0{id}T10:00:00Z,{text},{}\n", chat(*id));
        format!("id,date,text,{head}\n{}", posts.iter().map(row).collect::<String>())
    };
    let by_id = table("channel_id", |_| "5".to_owned(), &[(1, MET), (2, CALLED)]);
    let open = "The harbour is open";
    let by_name = table("link", |id| format!("https://t.me/harbour/{id}"), &[(2, CALLED), (3, open)]);
    let both = table("channel_id,link", |id| format!("5,https://t.me/harbour/{id}"), &[(2, CALLED)]);
    let orders = [[&by_id, &by_name, &both], [&both, &by_id, &by_name], [&by_name, &both, &by_id]];
    for dumps in orders {
        let mut session = session(dumps.map(|dump| dump.clone().into_bytes()).to_vec(), 1 << 20);
        assert_eq!(session.ask(&ask(&[])).totals.messages, 3);
        assert_eq!(shown(&mut session, &[]).0, [CALLED, MET, open]);
        let whole = dumps.iter().position(|dump| **dump == both).unwrap().to_string();
        assert_eq!(shown(&mut session, &[(Facet::Dump, &whole)]).0, [CALLED]);
        let chats = session.completeness();
        assert_eq!((chats.len(), chats[0].posts, chats[0].shared), (1, 3, 2));
        let mut hashes = Vec::new();
        session.reports(|it| {
            hashes.push(it.chat.and_then(|chat| chat.id));
            true
        });
        assert_eq!(hashes, [Some(5); 3]);
    }
}

#[test]
fn messages_of_other_chats_and_pasted_text_stay_what_they_are() {
    let port = String::from_utf8(json(&[(1, MET, 0)])).unwrap().replace("\"id\": 5", "\"id\": 6");
    let mut session = session(vec![json(&[(1, MET, 0)]), port.into_bytes(), MET.as_bytes().to_vec()], 1 << 20);
    let answer = session.ask(&ask(&[]));
    assert_eq!(answer.totals.messages, 3);
    assert_eq!(session.completeness().len(), 3);
}

#[test]
fn a_message_twice_in_one_dump_is_one() {
    let mut session = session(vec![json(&[(1, MET, 0), (2, SAID, 0), (1, MET, 0), (2, CALLED, 3)])], 1 << 20);
    let (texts, found) = shown(&mut session, &[]);
    assert_eq!(texts, [CALLED, MET]);
    assert_eq!(found, counts(&[("0", 2), ("edited", 1)]));
    assert_eq!(session.completeness()[0].duplicates, 2);
}
