//! Messages that the dump gives no number: their place in it is no part of what they are known by elsewhere.

use super::read;
use crate::dump::fingerprint::{ChatKey, MessageHash};

/// A post in two dumps, in one of them behind another post: it has the same hash and is told to have no number.
#[track_caller]
fn check(one: &str, two: &str) {
    let hash = |dump: &str| {
        let (_, read) = read(dump.as_bytes());
        let ferry = read.messages.iter().find(|message| message.text.contains("Ferry")).expect("the post");
        assert!(!ferry.is_numbered(), "{ferry:?}");
        MessageHash::of(&ChatKey::of(&read.chats[ferry.chat as usize]), ferry)
    };
    assert_eq!(hash(one), hash(two));
}

#[test]
fn a_post_without_a_number_has_one_hash_wherever_it_lies() {
    const FERRY: &str = r#"{"date": "2023-09-22 10:15:00", "channel": "Harbour", "text": "Ferry delayed"}"#;
    const PIER: &str = r#"{"date": "2023-09-23 10:15:00", "channel": "Harbour", "text": "New pier"}"#;
    check(&format!("[{FERRY}]"), &format!("[{PIER}, {FERRY}]"));
    check(&format!("{FERRY}\n{PIER}\n"), &format!("{PIER}\n{FERRY}\n"));
    check(&format!("[{FERRY}]"), &format!("{PIER}\n{FERRY}\n"));
    let table = "date,channel,text\n2023-09-22 10:15:00,Harbour,Ferry delayed\n";
    check(table, &table.replace("text\n", "text\n2023-09-23 10:15:00,Harbour,New pier\n"));
    let item = |day: &str, text: &str| {
        format!("<item><pubDate>{day} Sep 2023 10:15:00 GMT</pubDate><description>{text}</description></item>")
    };
    let feed = |items: &str| format!("<rss version=\"2.0\"><channel><title>Harbour</title>{items}</channel></rss>");
    let ferry = item("Fri, 22", "Ferry delayed");
    check(&feed(&ferry), &feed(&format!("{}{ferry}", item("Sat, 23", "New pier"))));
}
