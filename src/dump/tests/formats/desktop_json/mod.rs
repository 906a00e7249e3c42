//! Telegram Desktop's JSON: one chat and a whole account.

mod attached;
mod records;
mod times;
mod unknown;

use expect_test::expect;

use super::super::desktop::{BARE, FERRY, PIN, chat};
use super::{Fixture, fixture};
use crate::dump::Format::{DesktopAccount, DesktopChat};

/// A chat with these messages, each given by its keys behind `id` and `type`.
fn posts(keys: &[&str]) -> String {
    messages("message", keys)
}

fn messages(kind: &str, keys: &[&str]) -> String {
    let all: Vec<_> = keys
        .iter()
        .enumerate()
        .map(|(at, keys)| {
            let (id, minute) = (at + 1, at % 60);
            format!(
                "{{\n \"id\": {id},\n \"type\": \"{kind}\",\n \"date\": \"2023-09-22T13:{minute:02}:00\",\n \"date_unixtime\": \"{}\",\n {keys}\n}}",
                1_695_376_800 + minute * 60
            )
        })
        .collect();
    chat(&all.iter().map(String::as_str).collect::<Vec<_>>())
}

/// A chat of that sort, with one message.
fn sort(kind: &str) -> String {
    let written = posts(&[r#""text": "Ferry""#]);
    let kind = if kind == "null" { kind.to_owned() } else { format!("\"{kind}\"") };
    written.replace("\"type\": \"public_channel\"", &format!("\"type\": {kind}"))
}

/// An account with what stands before its chats, and the key they stand under.
fn account(before: &str, key: &str, list: &[String]) -> String {
    format!(
        "{{\n {before}\"{key}\": {{\n  \"about\": \"All chats.\",\n  \"list\": [\n{}\n  ]\n }}\n}}",
        list.join(",\n")
    )
}

pub(super) fn all() -> Vec<Fixture> {
    let mut all = chats();
    all.extend(texts());
    all.extend(attached::all());
    all.extend(records::all());
    all.extend(times::all());
    all.extend(accounts());
    all.extend(unknown::all());
    all
}

fn chats() -> Vec<Fixture> {
    let three = chat(&[FERRY, PIN, BARE]);
    let minified = serde_json::from_str::<serde_json::Value>(&three).expect("valid").to_string();
    let local = posts(&[r#""text": "Ferry""#, r#""text": "Pier""#]);
    let local: String = local.lines().filter(|line| !line.contains("unixtime")).collect::<Vec<_>>().join("\n");
    vec![
        fixture(
            "1.1 as written",
            DesktopChat,
            three.clone(),
            expect![[r##"
            # 1234500001 Harbour news Channel
            17 2023-09-22 10:15:00+3 edited 2023-09-22 10:20:00+3 by Harbour news by channel1234500001 signed Duty officer from Port office channel9 answers 12 [Photo (File not included. Change data exporting settings to download.)] 👍×4 paid×1: "Паром задержан, see timetable" 33-42 TextLink("https://example.org/t")
            18 2023-09-22 10:16:00+3 service pin_message by Harbour news by channel1234500001 answers 17: ""
            19 2023-09-22 11:00:00+3: "Second pier \"B\" stays closed.\n\n#ferry""##]],
        ),
        fixture(
            "1.1 on one line, keys sorted",
            DesktopChat,
            minified,
            expect![[r##"
            # 1234500001 Harbour news Channel
            17 2023-09-22 10:15:00+3 edited 2023-09-22 10:20:00+3 by Harbour news by channel1234500001 signed Duty officer from Port office channel9 answers 12 [Photo (File not included. Change data exporting settings to download.)] 👍×4 paid×1: "Паром задержан, see timetable" 33-42 TextLink("https://example.org/t")
            18 2023-09-22 10:16:00+3 service pin_message by Harbour news by channel1234500001 answers 17: ""
            19 2023-09-22 11:00:00+3: "Second pier \"B\" stays closed.\n\n#ferry""##]],
        ),
        fixture(
            "9.3 messages in an object",
            DesktopChat,
            posts(&[r#""text": "Ferry""#, r#""text": "Pier""#])
                .replace("\"messages\": [", "\"messages\": {")
                .replace("\n ]\n}", "\n }\n}")
                .replace("  {\n   \"id\": 1,", "  \"1\": {\n   \"id\": 1,")
                .replace("  {\n   \"id\": 2,", "  \"2\": {\n   \"id\": 2,"),
            expect![[r##"
            # 1234500001 Harbour news Channel
            1 2023-09-22 10:00:00+3: "Ferry"
            2 2023-09-22 10:01:00+3: "Pier""##]],
        ),
        fixture(
            "1.1 interrupted behind a message",
            DesktopChat,
            three.trim_end_matches("\n ]\n}"),
            expect![[r##"
            # 1234500001 Harbour news Channel
            17 2023-09-22 10:15:00+3 edited 2023-09-22 10:20:00+3 by Harbour news by channel1234500001 signed Duty officer from Port office channel9 answers 12 [Photo (File not included. Change data exporting settings to download.)] 👍×4 paid×1: "Паром задержан, see timetable" 33-42 TextLink("https://example.org/t")
            18 2023-09-22 10:16:00+3 service pin_message by Harbour news by channel1234500001 answers 17: ""
            19 2023-09-22 11:00:00+3: "Second pier \"B\" stays closed.\n\n#ferry"
            ! the file ends early, after message 19"##]],
        ),
        fixture(
            "1.1 bytes below a space and stray bytes",
            DesktopChat,
            strays(),
            expect![[r##"
            # 1234500001 Harbour news Channel
            1 2023-09-22 10:00:00+3: "Ferry\u{2028}delayed"
            2 2023-09-22 10:01:00+3: "Pier""##]],
        ),
        fixture(
            "1.1 of a group that was upgraded",
            DesktopChat,
            sort("private_supergroup").replace("\"id\": 1,", "\"id\": -999999999,"),
            expect![[r##"
                # 1234500001 Harbour news Group
                -999999999 2023-09-22 10:00:00+3: "Ferry""##]],
        ),
        fixture(
            "1.1 two files joined",
            DesktopChat,
            format!("{}\n{}", sort("public_channel"), sort("public_channel").replace("\"id\": 1,", "\"id\": 2,")),
            expect![[r##"
                # 1234500001 Harbour news Channel
                1 2023-09-22 10:00:00+3: "Ferry"
                2 2023-09-22 10:00:00+3: "Ferry""##]],
        ),
        fixture(
            "1.2 public channel",
            DesktopChat,
            sort("public_channel"),
            expect![[r##"
            # 1234500001 Harbour news Channel
            1 2023-09-22 10:00:00+3: "Ferry""##]],
        ),
        fixture(
            "1.2 private channel",
            DesktopChat,
            sort("private_channel"),
            expect![[r##"
            # 1234500001 Harbour news Channel
            1 2023-09-22 10:00:00+3: "Ferry""##]],
        ),
        fixture(
            "1.2 public supergroup",
            DesktopChat,
            sort("public_supergroup"),
            expect![[r##"
            # 1234500001 Harbour news Group
            1 2023-09-22 10:00:00+3: "Ferry""##]],
        ),
        fixture(
            "1.2 private supergroup",
            DesktopChat,
            sort("private_supergroup"),
            expect![[r##"
            # 1234500001 Harbour news Group
            1 2023-09-22 10:00:00+3: "Ferry""##]],
        ),
        fixture(
            "1.2 private group",
            DesktopChat,
            sort("private_group"),
            expect![[r##"
            # 1234500001 Harbour news Group
            1 2023-09-22 10:00:00+3: "Ferry""##]],
        ),
        fixture(
            "1.2 public group",
            DesktopChat,
            sort("public_group"),
            expect![[r##"
            # 1234500001 Harbour news Group
            1 2023-09-22 10:00:00+3: "Ferry""##]],
        ),
        fixture(
            "1.2 personal chat",
            DesktopChat,
            sort("personal_chat"),
            expect![[r##"
            # 1234500001 Harbour news Personal
            1 2023-09-22 10:00:00+3: "Ferry""##]],
        ),
        fixture(
            "1.2 bot chat",
            DesktopChat,
            sort("bot_chat"),
            expect![[r##"
            # 1234500001 Harbour news Personal
            1 2023-09-22 10:00:00+3: "Ferry""##]],
        ),
        fixture(
            "1.2 saved messages, without a name",
            DesktopChat,
            sort("saved_messages").replace(" \"name\": \"Harbour news\",\n", ""),
            expect![[r##"
                # 1234500001 Personal
                1 2023-09-22 10:00:00+3: "Ferry""##]],
        ),
        fixture(
            "1.2 replies, without a name",
            DesktopChat,
            sort("replies").replace(" \"name\": \"Harbour news\",\n", ""),
            expect![[r##"
                # 1234500001 Personal
                1 2023-09-22 10:00:00+3: "Ferry""##]],
        ),
        fixture(
            "1.2 verification codes, without a name",
            DesktopChat,
            sort("verification_codes").replace(" \"name\": \"Harbour news\",\n", ""),
            expect![[r##"
                # 1234500001 Personal
                1 2023-09-22 10:00:00+3: "Ferry""##]],
        ),
        fixture(
            "1.2 of an unknown sort, nameless",
            DesktopChat,
            sort("null").replace("\"Harbour news\"", "null"),
            expect![[r##"
                # 1234500001
                1 2023-09-22 10:00:00+3: "Ferry""##]],
        ),
        fixture(
            "1.2 without an id, before 1.4.8",
            DesktopChat,
            sort("public_channel").replace(" \"id\": 1234500001,\n", ""),
            expect![[r##"
                # Harbour news Channel
                1 2023-09-22 10:00:00+3: "Ferry""##]],
        ),
        fixture("1.2 without messages", DesktopChat, chat(&[]), expect!["# 1234500001 Harbour news Channel"]),
        fixture(
            "1.3 local time alone, before 3.7.6",
            DesktopChat,
            local,
            expect![[r##"
            # 1234500001 Harbour news Channel
            1 2023-09-22 13:00:00 Unknown: "Ferry"
            2 2023-09-22 13:01:00 Unknown: "Pier""##]],
        ),
        fixture(
            "1.3 every key",
            DesktopChat,
            posts(&[
                r#""edited": "1970-01-01T03:00:00", "from": "Harbour news", "from_id": "channel1234500001", "text": "never edited""#,
                r#""from": null, "from_id": 4242, "text": "old form of an id, account deleted""#,
                r#""from": "Ann", "author": "Duty officer", "forwarded_from": null, "text": "of unknown origin""#,
                r#""from": "Ann", "forwarded_from": "Port office", "forwarded_from_id": "channel9", "saved_from": "Pier", "text": "forwarded""#,
                r#""from": "Ann", "reply_to_message_id": 2, "text": "here""#,
                r#""from": "Ann", "reply_to_message_id": 7, "reply_to_peer_id": "channel9", "via_bot": "@gif", "text": "there""#,
                r#""edited": "2023-09-22T14:00:00", "edited_unixtime": "1695380400", "from": "Ann", "text": "edited""#,
            ]),
            expect![[r##"
                # 1234500001 Harbour news Channel
                1 2023-09-22 10:00:00+3 by Harbour news by channel1234500001: "never edited"
                2 2023-09-22 10:01:00+3 by 4242: "old form of an id, account deleted"
                3 2023-09-22 10:02:00+3 by Ann signed Duty officer from ?: "of unknown origin"
                4 2023-09-22 10:03:00+3 by Ann from Port office channel9: "forwarded"
                5 2023-09-22 10:04:00+3 by Ann answers 2: "here"
                6 2023-09-22 10:05:00+3 by Ann answers 7 in channel9: "there"
                7 2023-09-22 10:06:00+3 edited 2023-09-22 11:00:00+3 by Ann: "edited""##]],
        ),
        fixture(
            "1.3 unsupported, emptied and of no known content",
            DesktopChat,
            chat(&[
                "{\n \"id\": 1,\n \"type\": \"unsupported\"\n}",
                "{\n \"id\": 2,\n \"type\": \"message\",\n \"date\": \"1970-01-01T03:00:00\",\n \"date_unixtime\": \"0\",\n \"text\": \"\",\n \"text_entities\": []\n}",
                "{\n \"id\": 3,\n \"type\": \"message\",\n \"date\": \"2023-09-22T13:15:00\",\n \"date_unixtime\": \"1695377700\",\n \"from\": \"Ann\",\n \"text\": \"\",\n \"text_entities\": []\n}",
            ]),
            expect![[r##"
                # 1234500001 Harbour news Channel
                3 2023-09-22 10:15:00+3 by Ann: ""
                ! the exporting program could not write this message
                ! put right: an empty message without a date, left out"##]],
        ),
    ]
}

/// What Desktop writes for characters below a space and for separators of lines.
fn strays() -> Vec<u8> {
    let text = posts(&[r#""text": "Fe\x0Brry\u2028@@delayed\x00""#, r#""text": "Pier""#]);
    let at = text.find("@@").expect("there");
    let mut bytes = text.into_bytes();
    bytes.splice(at..at + 2, *b"\x80\xA8");
    bytes
}

fn texts() -> Vec<Fixture> {
    let kinds = [
        "plain",
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "code",
        "spoiler",
        "link",
        "mention",
        "hashtag",
        "cashtag",
        "bot_command",
        "email",
        "phone",
        "bank_card",
        "unknown",
        "of_a_later_version",
    ];
    let simple: Vec<_> = kinds.iter().map(|kind| format!(r#"{{"type": "{kind}", "text": "{kind} "}}"#)).collect();
    let special = [
        r#"{"type": "pre", "text": "let x; ", "language": "rust"}"#,
        r#"{"type": "pre", "text": "x ", "language": ""}"#,
        r#"{"type": "blockquote", "text": "said ", "collapsed": true}"#,
        r#"{"type": "text_link", "text": "here ", "href": "https://example.org"}"#,
        r#"{"type": "mention_name", "text": "Ann ", "user_id": 42}"#,
        r#"{"type": "mention_name", "text": "Bo "}"#,
        r#"{"type": "custom_emoji", "text": "⚓", "document_id": "stickers/x.tgs"}"#,
        r#"{"type": "bold", "text": null}"#,
    ];
    vec![
        fixture(
            "1.4 none, a string, an array, entities",
            DesktopChat,
            posts(&[
                r#""text": """#,
                r#""text": "Ferry \"A\"\n\ttomorrow""#,
                r#""text": ["See ", {"type": "bold", "text": "this"}, ""]"#,
                r#""text": "other", "text_entities": [{"type": "italic", "text": "Ferry"}, {"type": "plain", "text": " late"}]"#,
            ]),
            expect![[r##"
                # 1234500001 Harbour news Channel
                1 2023-09-22 10:00:00+3: ""
                2 2023-09-22 10:01:00+3: "Ferry \"A\"\n\ttomorrow"
                3 2023-09-22 10:02:00+3: "See this" 4-8 Bold
                4 2023-09-22 10:03:00+3: "Ferry late" 0-5 Italic"##]],
        ),
        fixture(
            "1.4 every sort of entity",
            DesktopChat,
            posts(&[&format!(r#""text": "", "text_entities": [{}]"#, simple.join(", "))]),
            expect![[r##"
                # 1234500001 Harbour news Channel
                1 2023-09-22 10:00:00+3: "plain bold italic underline strikethrough code spoiler link mention hashtag cashtag bot_command email phone bank_card unknown of_a_later_version " 6-11 Bold 11-18 Italic 18-28 Underline 28-42 Strikethrough 42-47 Code 47-55 Spoiler 55-60 Link 60-68 Mention(None) 68-76 Hashtag 76-84 Cashtag 84-96 BotCommand 96-102 Email 102-108 Phone 108-118 BankCard 126-145 Unknown("of_a_later_version")"##]],
        ),
        fixture(
            "1.4 entities with a key of their own",
            DesktopChat,
            posts(&[&format!(r#""text": [{}]"#, special.join(", "))]),
            expect![[r##"
                # 1234500001 Harbour news Channel
                1 2023-09-22 10:00:00+3: "let x; x said here Ann Bo ⚓" 0-7 Pre("rust") 7-9 Pre("") 9-14 Blockquote 14-19 TextLink("https://example.org") 19-23 Mention(Some(42)) 23-26 Mention(None) 26-29 CustomEmoji"##]],
        ),
        fixture(
            "1.4 file names without quotes, 4.0.4 to 4.1.1",
            DesktopChat,
            posts(&[
                "\"text\": [\n  {\n   \"type\": \"custom_emoji\",\n   \"text\": \"⚓\",\n   \"document_id\": video_files/sticker (2).webm\n  },\n  \" ahoy\"\n ]",
                r#""text": "Pier""#,
            ]),
            expect![[r##"
                # 1234500001 Harbour news Channel
                1 2023-09-22 10:00:00+3: "⚓ ahoy" 0-3 CustomEmoji
                2 2023-09-22 10:01:00+3: "Pier""##]],
        ),
        fixture(
            "1.7 buttons and reactions",
            DesktopChat,
            posts(&[
                r#""text": "Ferry", "inline_bot_buttons": [[{"type": "url", "text": "Site", "data": "https://example.org"}, {"type": "callback", "text": "Vote", "dataBase64": "eA", "data": "", "button_id": 5}]]"#,
                r#""text": "Pier", "reactions": [{"type": "emoji", "count": 4, "emoji": "👍", "recent": [{"from": "Ann", "from_id": "user42", "date": "2023-09-22T13:20:00"}]}, {"type": "custom_emoji", "count": 2, "document_id": "stickers/x.tgs"}, {"type": "paid", "count": 1}]"#,
            ]),
            expect![[r##"
                # 1234500001 Harbour news Channel
                1 2023-09-22 10:00:00+3: "Ferry"
                2 2023-09-22 10:01:00+3 👍×4 custom_emoji×2 paid×1: "Pier""##]],
        ),
        fixture(
            "1.8 rich message",
            DesktopChat,
            posts(&[
                r#""rich_message": {"rtl": false, "part": false, "blocks": [{"type": "heading", "level": 1, "text": {"type": "plain", "text": "Ferries"}}, {"type": "paragraph", "text": {"type": "concat", "text": [{"type": "plain", "text": "All "}, {"type": "bold", "text": {"type": "plain", "text": "late"}}]}}, {"type": "list", "kind": "ordered", "items": [{"num": "1", "text": {"type": "plain", "text": "North"}}, {"num": "2", "blocks": [{"type": "paragraph", "text": {"type": "plain", "text": "South"}}]}]}, {"type": "table", "title": {"type": "plain", "text": "Times"}, "rows": [{"cells": [{"text": {"type": "plain", "text": "9:00"}}]}]}, {"type": "math", "formula": "a+b"}, {"type": "divider"}]}"#,
                r#""text": "Pier""#,
            ]),
            expect![[r##"
                # 1234500001 Harbour news Channel
                1 2023-09-22 10:00:00+3: "Ferries\nAll late\nNorth\nSouth\nTimes\n9:00\na+b"
                2 2023-09-22 10:01:00+3: "Pier""##]],
        ),
    ]
}

fn accounts() -> Vec<Fixture> {
    let about = "\"about\": \"Here is the data you requested.\",\n ";
    let two =
        [sort("public_channel"), sort("personal_chat").replace("1234500001", "42").replace("Harbour news", "Ann")];
    let private = r#""personal_information": {"user_id": 42, "first_name": "Ann", "last_name": "", "phone_number": "+1555", "bio": "x"},
 "profile_pictures": [{"date": "2023-09-22T13:15:00", "date_unixtime": "1695377700", "photo": "(Photo not included. Change data exporting settings to download.)"}],
 "stories": [{"date": "2023-09-22T13:15:00", "pinned": false, "media": "stories/a.jpg"}],
 "contacts": {"about": "x", "list": [{"user_id": 5, "first_name": "Bo", "last_name": "", "phone_number": "+1556", "date": "2023-09-22T13:15:00"}]},
 "frequent_contacts": {"about": "x", "list": [{"id": 5, "category": "people", "type": "user", "name": "Bo", "rating": 1.5}]},
 "sessions": {"about": "x", "list": [{"last_active": "2023-09-22T13:15:00"}]},
 "web_sessions": {"about": "x", "list": []},
 "other_data": {"drafts": [[{"messages": [1]}]]},
 "#;
    vec![
        fixture(
            "2 an account",
            DesktopAccount,
            account(about, "chats", &two),
            expect![[r##"
            # 1234500001 Harbour news Channel
            # 42 Ann Personal
            1 in 0 2023-09-22 10:00:00+3: "Ferry"
            1 in 1 2023-09-22 10:00:00+3: "Ferry""##]],
        ),
        fixture(
            "2 everything ticked",
            DesktopAccount,
            account(&format!("{about}{private}"), "chats", &two),
            expect![[r##"
                # 1234500001 Harbour news Channel
                # 42 Ann Personal
                1 in 0 2023-09-22 10:00:00+3: "Ferry"
                1 in 1 2023-09-22 10:00:00+3: "Ferry""##]],
        ),
        fixture(
            "2 before 1.3.10, without a word about it",
            DesktopAccount,
            account(private, "chats", &two),
            expect![[r##"
                # 1234500001 Harbour news Channel
                # 42 Ann Personal
                1 in 0 2023-09-22 10:00:00+3: "Ferry"
                1 in 1 2023-09-22 10:00:00+3: "Ferry""##]],
        ),
        fixture(
            "2 chats it has left",
            DesktopAccount,
            account(about, "left_chats", &two),
            expect![[r##"
            # 1234500001 Harbour news Channel
            # 42 Ann Personal
            1 in 0 2023-09-22 10:00:00+3: "Ferry"
            1 in 1 2023-09-22 10:00:00+3: "Ferry""##]],
        ),
        fixture(
            "2 earliest, a bare list",
            DesktopAccount,
            format!("{{\"chats\": [{}]}}", two.join(",")),
            expect![[r##"
                # 1234500001 Harbour news Channel
                # 42 Ann Personal
                1 in 0 2023-09-22 10:00:00+3: "Ferry"
                1 in 1 2023-09-22 10:00:00+3: "Ferry""##]],
        ),
        fixture(
            "2 only what is not read",
            DesktopAccount,
            format!("{{\n {about}{} \"left_chats\": {{\"list\": []}}\n}}", private.trim_end()),
            expect![[""]],
        ),
    ]
}
