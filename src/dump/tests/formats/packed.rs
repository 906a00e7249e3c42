//! What dumps come packed in: archives of every program, gzip, either in the other; and all of it damaged.

use std::rc::Rc;

use expect_test::{Expect, expect};

use super::super::desktop_html::{link, page, row, text};
use super::super::packing::{Dice, Entry, gzip, zip};
use super::super::{dialects, run, soon, whatsapp};
use super::desktop_json;
use crate::dump::bundle::{self, Bundle, File};

/// Something packed, and what comes out of it.
pub(super) struct Packed {
    pub(super) variant: &'static str,
    pub(super) name: &'static str,
    pub(super) bytes: Vec<u8>,
    dumps: Expect,
}

fn known(what: &str) -> String {
    dialects::fixtures().into_iter().find(|(name, ..)| *name == what).map(|(_, written, _)| written).unwrap_or_default()
}

fn archive(variant: &'static str, files: &[(&str, &[u8])], dumps: Expect) -> Packed {
    let entries: Vec<_> = files.iter().map(|(name, content)| Entry::new(name, content)).collect();
    Packed { variant, name: "a.zip", bytes: zip(&entries), dumps }
}

pub(super) fn all() -> Vec<Packed> {
    let json = desktop_json::all().swap_remove(0).bytes;
    let at = "22.09.2023 13:15:00 UTC+03:00";
    let first = page("", &[&row(1, at, &text("Ferry"))], &link("messages2.html", "Next messages")).into_bytes();
    let second = page(&link("messages.html", "Previous messages"), &[&row(1_001, at, &text("Pier"))], "").into_bytes();
    let (alone_1, alone_2) =
        (page("", &[&row(1, at, &text("Ferry"))], ""), page("", &[&row(2, at, &text("Pier"))], ""));
    let index = b"<!DOCTYPE html>\n<html>\n <head>\n<title>Exported Data</title>\n<body><div class=\"page_wrap\"><div class=\"page_body list_page\">";
    let (tweets, outbox, day) = (known("X"), known("Mastodon"), known("Slack, a day"));
    let later = day.replace("\"16953", "\"16954");
    let chat = whatsapp::ANDROID.as_bytes();
    let whole = Entry::new("result.json", &json);
    let alone = |variant, entry, dumps| Packed { variant, name: "a.zip", bytes: zip(&[entry]), dumps };
    let inner = zip(&[whole]);
    vec![
        archive(
            "0.4 Desktop JSON",
            &[("ChatExport_2023-09-22 (2)/result.json", &json), ("ChatExport_2023-09-22 (2)/photos/a.jpg", b"x")],
            expect!["a.zip/ChatExport_2023-09-22 (2)/result.json: Telegram Desktop JSON, one chat, 3 messages"],
        ),
        archive(
            "0.4 Desktop HTML, pages of a chat",
            &[("E/messages2.html", &second), ("E/messages.html", &first), ("E/css/style.css", b"x{}")],
            expect!["a.zip/E/messages.html: Telegram Desktop HTML, 2 messages"],
        ),
        archive(
            "0.4 Desktop HTML, an account",
            &[
                ("D/export_results.html", index),
                ("D/lists/chats.html", index),
                ("D/chats/chat_1/messages.html", alone_1.as_bytes()),
                ("D/chats/chat_2/messages.html", alone_2.as_bytes()),
            ],
            expect![[r#"
                a.zip/D/chats/chat_1/messages.html: Telegram Desktop HTML, 1 messages
                a.zip/D/chats/chat_2/messages.html: Telegram Desktop HTML, 1 messages
                left out: part of an export, without messages
                left out: part of an export, without messages"#]],
        ),
        archive(
            "0.4 both formats, of two chats",
            &[("E/result.json", &json), ("E/messages.html", alone_1.as_bytes())],
            expect![[r#"
                a.zip/E/result.json: Telegram Desktop JSON, one chat, 3 messages
                a.zip/E/messages.html: Telegram Desktop HTML, 1 messages"#]],
        ),
        archive(
            "0.4 WhatsApp of iOS",
            &[("_chat.txt", chat), ("1.jpg", b"x")],
            expect!["a.zip/_chat.txt: WhatsApp export, 5 messages"],
        ),
        archive(
            "0.4 WhatsApp of Android",
            &[("WhatsApp Chat with Port.txt", chat)],
            expect!["a.zip/WhatsApp Chat with Port.txt: WhatsApp export, 5 messages"],
        ),
        archive(
            "0.4 Slack",
            &[
                (
                    "channels.json",
                    b"[{\"id\": \"C1\", \"name\": \"ferries\", \"created\": 1, \"creator\": \"U1\", \"members\": []}]",
                ),
                ("users.json", b"[{\"id\": \"U1\", \"team_id\": \"T1\", \"name\": \"ann\", \"profile\": {}}]"),
                ("ferries/2023-09-22.json", day.as_bytes()),
            ],
            expect![[r#"
                a.zip/ferries: Slack export, 3 messages
                left out: part of an export, without messages"#]],
        ),
        archive(
            "0.4 Slack, the days of one channel alone",
            &[("2023-09-22.json", day.as_bytes()), ("2023-09-23.json", later.as_bytes())],
            expect!["a.zip: Slack export, 6 messages"],
        ),
        archive(
            "0.4 texts beside a dump",
            &[("D/result.json", &json), ("D/notes.txt", b"Some notes of mine"), ("D/a/README.md", b"# What this is")],
            expect![[r#"
                a.zip/D/result.json: Telegram Desktop JSON, one chat, 3 messages
                left out: left out: it lies beside a dump and does not look like one; open it by itself if it is
                left out: left out: it lies beside a dump and does not look like one; open it by itself if it is
                left out: left out of it: 2 texts, a.zip/D/notes.txt the first, beside a dump and unlike one; open it by itself if it is one"#]],
        ),
        archive(
            "0.4 X",
            &[("data/tweets.js", tweets.as_bytes()), ("data/account.js", b"window.YTD.account.part0 = [ ]")],
            expect![[r#"
                a.zip/data/tweets.js: X archive, 2 messages
                left out: part of an export, without messages"#]],
        ),
        archive(
            "0.4 X, older",
            &[("data/tweet.js", tweets.replace("tweets", "tweet").as_bytes())],
            expect!["a.zip/data/tweet.js: X archive, 2 messages"],
        ),
        archive(
            "0.4 Mastodon",
            &[("outbox.json", outbox.as_bytes()), ("actor.json", b"{\"@context\": \"x\", \"type\": \"Person\"}")],
            expect![[r#"
                a.zip/outbox.json: Mastodon outbox, 2 messages
                left out: left out: it lies among what was attached to messages; open it by itself if it is a dump"#]],
        ),
        alone("0.4 stored", whole.stored(), expect!["a.zip/result.json: Telegram Desktop JSON, one chat, 3 messages"]),
        alone(
            "0.4 sizes behind the data",
            whole.streamed(),
            expect!["a.zip/result.json: Telegram Desktop JSON, one chat, 3 messages"],
        ),
        alone(
            "0.4 ZIP64",
            Entry { wide: true, ..whole },
            expect!["a.zip/result.json: Telegram Desktop JSON, one chat, 3 messages"],
        ),
        alone(
            "0.4 a name in CP866",
            Entry { name: b"\x80\xE0\xE5\xA8\xA2/result.json", flags: 0, ..whole },
            expect!["a.zip/Архив/result.json: Telegram Desktop JSON, one chat, 3 messages"],
        ),
        archive(
            "0.4 an archive in an archive",
            &[("inner.zip", &inner)],
            expect!["a.zip/inner.zip/result.json: Telegram Desktop JSON, one chat, 3 messages"],
        ),
        archive(
            "0.4 gzip in an archive",
            &[("result.json.gz", &gzip(&json))],
            expect!["a.zip/result.json.gz: Telegram Desktop JSON, one chat, 3 messages"],
        ),
        Packed {
            variant: "0.1 gzip",
            name: "result.json.gz",
            bytes: gzip(&json),
            dumps: expect!["result.json.gz: Telegram Desktop JSON, one chat, 3 messages"],
        },
        Packed {
            variant: "0.1 gzip in two members",
            name: "result.json.gz",
            bytes: json.chunks(json.len() / 2 + 1).flat_map(gzip).collect(),
            dumps: expect!["result.json.gz: Telegram Desktop JSON, one chat, 3 messages"],
        },
    ]
}

/// Opens and reads everything.
fn opened(name: &str, bytes: &[u8]) -> (Bundle, String) {
    let bundle = bundle::open(vec![File::chosen(name, Rc::new(bytes.to_vec()))], |_| false);
    let mut lines = Vec::new();
    for dump in &bundle.dumps {
        lines.push(match dump.open() {
            Ok(mut reader) => {
                let read = run(&mut reader, &*dump.source, 4_096);
                format!("{}: {}, {} messages", dump.name, reader.format(), read.messages.len())
            }
            Err(refusal) => format!("{}: {refusal}", dump.name),
        });
    }
    lines.extend(bundle.left_out.iter().map(|left| format!("left out: {}", left.why)));
    (bundle, lines.join("\n"))
}

#[test]
fn every_packing_is_opened() {
    for packed in all() {
        let (_, told) = opened(packed.name, &packed.bytes);
        packed.dumps.assert_eq(&told);
        // Its name lies.
        for name in ["result.json", "a.html", "x", "a.txt"] {
            let (_, again) = opened(name, &packed.bytes);
            let named = |told: &str, name: &str| {
                let lines =
                    told.lines().map(|line| line.strip_prefix(name).unwrap_or(line).replace(&format!("{name}/"), "/"));
                lines.collect::<Vec<_>>()
            };
            assert_eq!(named(&again, name), named(&told, packed.name), "{} named {name}", packed.variant);
        }
    }
}

#[test]
fn damage_never_stops_the_opening() {
    for packed in all() {
        let (bytes, mut dice) = (&packed.bytes, Dice(41));
        let check = |bytes: &[u8]| soon(packed.variant, || opened(packed.name, bytes).0);
        for time in 0..200 {
            check(&bytes[..bytes.len() * time / 200]);
            let mut changed = bytes.clone();
            let at = dice.below(bytes.len() as u64) as usize;
            changed[at] ^= dice.below(255) as u8 + 1;
            check(&changed);
        }
        // Joined with itself an archive is that of its last directory, and gzip goes on.
        let twice = check(&bytes.repeat(2));
        assert!(!twice.dumps.is_empty(), "{}", packed.variant);
    }
}
