//! JSON of programs that fetch channels.

use expect_test::{Expect, expect};

use super::super::dialects;
use super::{Fixture, fixture};
use crate::dump::Format;
use crate::dump::Format::{
    FlatJson, FourCat, HistoryDump, HistoryPage, JsonLines, Pandas, Pyrogram, Snscrape, Tdl, Tdlib, Telethon,
};

/// A fixture that the tests of the dialect read field by field.
fn known(variant: &'static str, what: &str, format: Format, read: Expect) -> Fixture {
    let all = dialects::fixtures();
    let (_, written, _) = all.iter().find(|(name, ..)| *name == what).expect("a fixture of that name");
    fixture(variant, format, written.as_str(), read)
}

pub(super) fn all() -> Vec<Fixture> {
    let mut all = telegram();
    all.extend(libraries());
    all.extend(flat());
    all
}

/// A message of Telethon's with these keys in the place of some.
fn message(id: u32, keys: &str) -> String {
    format!(r#"{{"_": "Message", "id": {id}, "peer_id": {{"_": "PeerChannel", "channel_id": 1234500001}}, {keys}}}"#)
}

fn telegram() -> Vec<Fixture> {
    let media = |inside: &str| message(1, &format!(r#""date": 1695377700, "message": "x", "media": {inside}"#));
    let document = |attribute: &str| {
        media(&format!(r#"{{"_": "MessageMediaDocument", "document": {{"attributes": [{attribute}]}}}}"#))
    };
    vec![
        known("7.1 Telethon, one object", "Telethon, one object", Telethon, expect![[r##"
            # 1234500001 dump Channel
            17 2023-09-22 10:15:00Z edited 2023-09-22 10:20:00Z signed Duty officer from Port office channel9 5 2023-09-22 09:00:00Z answers 12 "When?" views 1200 forwards 3 👍×4 custom_emoji×1 🔥×2: "Паром 🚢 late, see timetable" 0-10 Bold 26-35 TextLink("https://example.org/t")"##]]),
        known("7.1 Telethon, a list", "Telethon, a list", Telethon, expect![[r##"
            # 1234500001 dump Channel
            17 2023-09-22 10:15:00Z edited 2023-09-22 10:20:00Z signed Duty officer from Port office channel9 5 2023-09-22 09:00:00Z answers 12 "When?" views 1200 forwards 3 👍×4 custom_emoji×1 🔥×2: "Паром 🚢 late, see timetable" 0-10 Bold 26-35 TextLink("https://example.org/t")
            18 2023-09-22 10:16:00Z service pin_message: ""
            19 2023-09-22 10:17:00Z from ? channel9 2023-09-22 09:00:00Z answers 17: "Pier closed""##]]),
        known("7.1 Telethon, lines", "Telethon, lines", Telethon, expect![[r##"
            # 1234500001 dump Channel
            17 2023-09-22 10:15:00Z edited 2023-09-22 10:20:00Z signed Duty officer from Port office channel9 5 2023-09-22 09:00:00Z answers 12 "When?" views 1200 forwards 3 👍×4 custom_emoji×1 🔥×2: "Паром 🚢 late, see timetable" 0-10 Bold 26-35 TextLink("https://example.org/t")
            18 2023-09-22 10:16:00Z service pin_message: ""
            19 2023-09-22 10:17:00Z from ? channel9 2023-09-22 09:00:00Z answers 17: "Pier closed""##]]),
        known("7.1 Telethon without names of types", "Telethon without names of types", Telethon, expect![[r##"
            # Harbour news
            20 2023-09-22 10:18:00Z views 5: "No types here""##]]),
        known("7.1 the same library in JavaScript", "Telethon in JavaScript", Telethon, expect![[r##"
            # 1234500001 dump
            25 2023-09-22 10:20:00Z signed Duty officer answers 12: "Ferry" 0-5 Italic"##]]),
        known("7.1 a page of history", "page of history", HistoryPage, expect![[r##"
            # 1234500001 @harbournews Harbour news Channel
            21 2023-09-22 10:20:00Z by Anna Lind by user42 from Port office channel9 2023-09-22 10:03:20Z: "Hello"
            ! put right: an empty message without a date, left out"##]]),
        known("7.1 a page of history, named", "page of history, named", HistoryPage, expect![[r##"
            # 1234500001 @harbournews Harbour news Channel
            21 2023-09-22 10:20:00Z by Anna Lind by user42 from Port office channel9 2023-09-22 10:03:20Z: "Hello"
            ! put right: an empty message without a date, left out"##]]),
        known("7.1 a page of history, empty", "page of history, empty", HistoryPage, expect![[""]]),
        fixture(
            "7.1 dates as numbers, as words with a space, text under other names",
            Telethon,
            [message(1, r#""date": 1695377700, "message": "a""#), message(2, r#""date": "2023-09-22 10:16:00+00:00", "text": "b""#), message(3, r#""date": "2023-09-22T10:17:00+00:00", "raw_text": "c""#)].join("\n"),
            expect![[r##"
                # 1234500001 dump
                1 2023-09-22 10:15:00Z: "a"
                2 2023-09-22 10:16:00Z: "b"
                3 2023-09-22 10:17:00Z: "c""##]],
        ),
        fixture(
            "7.1 media of every sort",
            Telethon,
            [
                media(r#"{"_": "MessageMediaPhoto", "photo": {"_": "Photo", "id": 5}}"#),
                media(r#"{"_": "MessageMediaWebPage", "webpage": {"_": "WebPage", "url": "https://example.org"}}"#),
                media(r#"{"_": "MessageMediaPoll", "poll": {"question": "Which?", "answers": [{"text": "A"}]}}"#),
                media(r#"{"_": "MessageMediaGeo", "geo": {"_": "GeoPoint", "lat": 59.1, "long": 18.2}}"#),
                media(r#"{"_": "MessageMediaVenue", "geo": {"lat": 59.1, "long": 18.2}, "title": "Old pier", "address": "Quay 1"}"#),
                media(r#"{"_": "MessageMediaContact", "phone_number": "+1555", "first_name": "Port", "last_name": ""}"#),
                media(r#"{"_": "MessageMediaUnsupported"}"#),
                document(r#"{"_": "DocumentAttributeVideo", "round_message": false}"#),
                document(r#"{"_": "DocumentAttributeAudio", "voice": true}"#),
                document(r#"{"_": "DocumentAttributeSticker", "alt": "⚓"}"#),
                document(r#"{"_": "DocumentAttributeAnimated"}"#),
                document(r#"{"_": "DocumentAttributeFilename", "file_name": "plan.pdf"}"#),
            ]
            .join("\n"),
            expect![[r##"
                # 1234500001 dump
                1 2023-09-22 10:15:00Z [Photo]: "x"
                1 2023-09-22 10:15:00Z: "x"
                1 2023-09-22 10:15:00Z [Poll Which? "Which?\nA"]: "x"
                1 2023-09-22 10:15:00Z [Location "59.1, 18.2"]: "x"
                1 2023-09-22 10:15:00Z [Location Old pier "Quay 1\n59.1, 18.2"]: "x"
                1 2023-09-22 10:15:00Z [Contact Port "+1555"]: "x"
                1 2023-09-22 10:15:00Z [File MessageMediaUnsupported]: "x"
                1 2023-09-22 10:15:00Z [Video]: "x"
                1 2023-09-22 10:15:00Z [VoiceMessage]: "x"
                1 2023-09-22 10:15:00Z [Sticker ⚓]: "x"
                1 2023-09-22 10:15:00Z [Animation]: "x"
                1 2023-09-22 10:15:00Z [File plan.pdf]: "x""##]],
        ),
        fixture(
            "7.1 albums, hidden edits, records, emptied messages",
            Telethon,
            [
                message(1, r#""date": 1695377700, "message": "", "grouped_id": 5, "pinned": true, "edit_date": 1695377800, "edit_hide": true, "replies": {"replies": 3, "comments": true}, "forwards": 2"#),
                r#"{"_": "MessageService", "id": 2, "peer_id": {"_": "PeerChannel", "channel_id": 1234500001}, "date": 1695377760, "action": {"_": "MessageActionChatEditTitle", "title": "Harbour"}}"#.to_owned(),
                r#"{"_": "MessageEmpty", "id": 3}"#.to_owned(),
            ]
            .join("\n"),
            expect![[r##"
                # 1234500001 dump
                1 2023-09-22 10:15:00Z forwards 2: ""
                2 2023-09-22 10:16:00Z service edit_group_title: "Harbour"
                ! put right: an empty message without a date, left out"##]],
        ),
        known("7.6 4CAT", "4CAT", FourCat, expect![[r##"
            # 1234500001 @harbournews Harbour news Channel
            23 2023-09-22 10:20:00Z by Anna from Port office channel9 2023-09-22 10:03:20Z [Photo]: "Ferry" 0-5 Hashtag"##]]),
        known("7.6 4CAT, old", "4CAT, old", FourCat, expect![[r##"
            # 1234500001 @harbournews Harbour news Channel
            23 2023-09-22 10:20:00Z by Anna from Port office channel9 2023-09-22 10:03:20Z [Photo]: "Ferry" 0-5 Hashtag"##]]),
        known("7.5 tdl", "tdl", Tdl, expect![[r##"
            # 1234500001 dump
            24 2023-09-22 10:20:00Z [File plan.pdf]: "The plan"
            23 2023-09-22 10:03:20Z [Photo 1_23_x.jpg]: """##]]),
        known("7.5 tdl with raw", "tdl with raw", Tdl, expect![[r##"
            # 1234500001 dump
            24 2023-09-22 10:20:00Z views 7 forwards 0: "Raw 🚢 link" 9-13 TextLink("https://example.org")"##]]),
        fixture("7.5 tdl without content", Tdl, r#"{"id":1234500001,"messages":[{"id":18,"type":"message","file":"a.jpg"},{"id":17,"type":"message","file":"b.jpg"}]}"#, expect![[r##"
            # 1234500001 dump
            18 [Photo a.jpg]: ""
            17 [Photo b.jpg]: ""
            ! no date
            ! no date"##]]),
    ]
}

fn libraries() -> Vec<Fixture> {
    vec![
        known(
            "7.2 Pyrogram 2",
            "Pyrogram 2",
            Pyrogram,
            expect![[r##"
            # 1234500001 @harbournews Harbour news Channel
            17 2023-09-22 13:15:00 Unknown by Harbour news by channel1234500001 signed Duty officer from Port office channel9 5 2023-09-22 12:00:00 Unknown answers 12 [Photo] views 1200 forwards 3 👍×4: "Паром 🚢 late" 16-20 Bold"##]],
        ),
        known(
            "7.2 Pyrogram 1",
            "Pyrogram 1",
            Pyrogram,
            expect![[r##"
            # 1234500001 Harbour news Channel
            18 2023-09-22 10:16:00Z edited 2023-09-22 10:16:40Z from Anna 2023-09-22 10:03:20Z: "Pier closed" 5-11 TextLink("https://example.org")"##]],
        ),
        known(
            "7.2 Pyrogram, a list",
            "Pyrogram, a list",
            Pyrogram,
            expect![[r##"
            # 1234500001 @harbournews Harbour news Channel
            17 2023-09-22 13:15:00 Unknown by Harbour news by channel1234500001 signed Duty officer from Port office channel9 5 2023-09-22 12:00:00 Unknown answers 12 [Photo] views 1200 forwards 3 👍×4: "Паром 🚢 late" 16-20 Bold
            18 2023-09-22 10:16:00Z edited 2023-09-22 10:16:40Z from Anna 2023-09-22 10:03:20Z: "Pier closed" 5-11 TextLink("https://example.org")
            19 2023-09-22 13:17:00 Unknown service pin_message answers 17: """##]],
        ),
        known(
            "7.2 Pyrogram, printed one behind the other",
            "Pyrogram, printed",
            Pyrogram,
            expect![[r##"
            # 1234500001 @harbournews Harbour news Channel
            17 2023-09-22 13:15:00 Unknown by Harbour news by channel1234500001 signed Duty officer from Port office channel9 5 2023-09-22 12:00:00 Unknown answers 12 [Photo] views 1200 forwards 3 👍×4: "Паром 🚢 late" 16-20 Bold
            18 2023-09-22 10:16:00Z edited 2023-09-22 10:16:40Z from Anna 2023-09-22 10:03:20Z: "Pier closed" 5-11 TextLink("https://example.org")
            19 2023-09-22 13:17:00 Unknown service pin_message answers 17: """##]],
        ),
        known(
            "7.3 snscrape",
            "snscrape",
            Snscrape,
            expect![[r##"
            # @harbournews Harbour news Channel
            17 2023-09-22 10:15:00Z: "Ferry delayed https://example.org/t" 14-35 Link
            16 2023-09-22 10:14:00Z: """##]],
        ),
        fixture(
            "7.3 snscrape, older, with its channel",
            Snscrape,
            "{\"_type\": \"snscrape.modules.telegram.Channel\", \"username\": \"harbournews\", \"title\": \"Harbour news\", \"description\": \"Ferries\", \"members\": 10500}\n{\"_type\": \"snscrape.modules.telegram.TelegramPost\", \"url\": \"https://t.me/s/harbournews/17\", \"date\": \"2023-09-22T10:15:00+00:00\", \"content\": null, \"outlinks\": [], \"outlinksss\": \"https://example.org https://example.org/t\", \"linkPreview\": {\"href\": \"https://example.org\", \"siteName\": \"Example\", \"title\": \"Ferry\", \"description\": \"late\", \"image\": null}}\n",
            expect![[r##"
                # @harbournews Harbour news Channel
                17 2023-09-22 10:15:00Z: """##]],
        ),
        known(
            "7.4 TDLib, a message",
            "TDLib, a message",
            Tdlib,
            expect![[r##"
            # 1234500001 dump Channel
            17 2023-09-22 10:15:00Z edited 2023-09-22 10:20:00Z by channel1234500001 signed Duty officer from ? channel9 5 2023-09-22 10:03:20Z answers 12 "When?" views 1200 forwards 3 👍×4 paid×1: "Паром 🚢 late" 16-20 TextLink("https://example.org")"##]],
        ),
        known(
            "7.4 TDLib, a list of messages",
            "TDLib, a list of messages",
            Tdlib,
            expect![[r##"
            # 1234500001 dump Channel
            17 2023-09-22 10:15:00Z edited 2023-09-22 10:20:00Z by channel1234500001 signed Duty officer from ? channel9 5 2023-09-22 10:03:20Z answers 12 "When?" views 1200 forwards 3 👍×4 paid×1: "Паром 🚢 late" 16-20 TextLink("https://example.org")
            18 2023-09-22 10:16:00Z by user42 from Anna 2023-09-22 10:03:20Z answers 17 [Photo] views 9: "Pier""##]],
        ),
        known(
            "7.4 TDLib, an object with a list",
            "TDLib, an object with a list",
            Tdlib,
            expect![[r##"
            # 1234500001 dump Channel
            17 2023-09-22 10:15:00Z edited 2023-09-22 10:20:00Z by channel1234500001 signed Duty officer from ? channel9 5 2023-09-22 10:03:20Z answers 12 "When?" views 1200 forwards 3 👍×4 paid×1: "Паром 🚢 late" 16-20 TextLink("https://example.org")
            18 2023-09-22 10:16:00Z by user42 from Anna 2023-09-22 10:03:20Z answers 17 [Photo] views 9: "Pier""##]],
        ),
        known(
            "7.4 TDLib, found messages",
            "TDLib, found messages",
            Tdlib,
            expect![[r##"
            # 1234500001 dump Channel
            17 2023-09-22 10:15:00Z edited 2023-09-22 10:20:00Z by channel1234500001 signed Duty officer from ? channel9 5 2023-09-22 10:03:20Z answers 12 "When?" views 1200 forwards 3 👍×4 paid×1: "Паром 🚢 late" 16-20 TextLink("https://example.org")
            18 2023-09-22 10:16:00Z by user42 from Anna 2023-09-22 10:03:20Z answers 17 [Photo] views 9: "Pier""##]],
        ),
        known(
            "7.4 TDLib, updates",
            "TDLib, updates",
            Tdlib,
            expect![[r##"
            # 1234500001 Harbour news Channel
            17 2023-09-22 10:15:00Z edited 2023-09-22 10:20:00Z by Harbour news by channel1234500001 signed Duty officer from ? channel9 5 2023-09-22 10:03:20Z answers 12 "When?" views 1200 forwards 3 👍×4 paid×1: "Паром 🚢 late" 16-20 TextLink("https://example.org")
            18 2023-09-22 10:16:00Z by Anna Lind by user42 from Anna 2023-09-22 10:03:20Z answers 17 [Photo] views 9: "Pier""##]],
        ),
        known(
            "7.4 TDLib with underscores",
            "TDLib with underscores",
            Tdlib,
            expect![[r##"
            # 1234500001 dump Channel
            17 2023-09-22 10:15:00Z edited 2023-09-22 10:20:00Z by channel1234500001 signed Duty officer from ? channel9 5 2023-09-22 10:03:20Z answers 12 "When?" views 1200 forwards 3 👍×4 paid×1: "Паром 🚢 late" 16-20 TextLink("https://example.org")"##]],
        ),
        known(
            "7.8 telegram-history-dump",
            "telegram-history-dump",
            HistoryDump,
            expect![[r##"
            # 1234500001 Harbour news
            # 42 Anna Personal
            17 in 0 2023-09-22 10:15:00Z by Anna Lind by user42 from Port office channel9 2023-09-22 10:03:20Z answers 12: "Ferry delayed"
            16 in 0 2023-09-22 10:13:20Z service edit_group_title by Anna Lind by user42: "Harbour news"
            15 in 1 2023-09-22 10:11:40Z by Anna by user42 [Photo media/pier.jpg]: "Pier""##]],
        ),
        known(
            "7.8 Telepathy, split by pandas",
            "pandas",
            Pandas,
            expect![[r##"
                # Harbour
                17 2023-09-22 10:15Z by Anna by user42 views 5: "Ferry [late], \"very\""
                18 2023-09-22 10:16Z by Bo by user43 answers 17: "Pier""##]],
        ),
    ]
}

fn flat() -> Vec<Fixture> {
    vec![
        fixture(
            "7.7 telegram-scraper's list",
            FlatJson,
            r#"[{"id": 1, "message_id": 17, "date": "2023-09-22 10:15:00", "sender_id": -1001234500001, "first_name": null, "last_name": null, "username": "harbournews", "message": "Ferry", "media_type": "MessageMediaPhoto", "media_path": "media/17.jpg", "reply_to": null}]"#,
            expect![[r##"
                # dump
                17 2023-09-22 10:15:00Z by harbournews by channel1234500001 [Photo]: "Ferry""##]],
        ),
        known(
            "7.9 flat list",
            "flat list",
            FlatJson,
            expect![[r##"
            # Harbour
            18 2023-09-22 10:15:00Z by channel1234500001 [Photo] views 5 reactions×3: "Ferry delayed"
            17 2023-09-22 10:14:00Z by user42 from Port office answers 12: "Паром""##]],
        ),
        known(
            "7.9 flat lines",
            "flat lines",
            FlatJson,
            expect![[r##"
            # @harbournews
            17 2023-09-22 10:15:00Z by Anna: "Ferry"
            16 2023-09-22 10:13:20Z by Bo: "Pier""##]],
        ),
        known(
            "7.9 flat, in an object",
            "flat, in an object",
            FlatJson,
            expect![[r##"
            # Harbour
            17 2023-09-22 13:15 Unknown: "Ferry"
            16 2023-09-21 13:15 Unknown: "Pier""##]],
        ),
        known(
            "7.9 flat, in an object called messages",
            "flat, in an object called messages",
            FlatJson,
            expect![[r##"
            # Harbour
            17 2023-09-22 13:15 Unknown: "Ferry"
            16 2023-09-21 13:15 Unknown: "Pier""##]],
        ),
        known(
            "7.9 flat, one level deep",
            "flat, one level deep",
            FlatJson,
            expect![[r##"
            # 5 Harbour
            17 2023-09-22 10:15:00Z by Anna by user42: "Ferry""##]],
        ),
        known(
            "7.9 flat, escaped keys",
            "flat, escaped keys",
            FlatJson,
            expect![[r##"
            # Harbour
            1 2023-09-22 13:15:00 Unknown: "Ferry""##]],
        ),
        fixture(
            "7.9 flat, times and channels by rarer names",
            FlatJson,
            r#"[{"message_id": 17, "posted_at": "2023-09-22T10:15:00Z", "text": "Ferry", "channel_username": "harbournews"}, {"message_id": 17, "posted_at": "2023-09-22T10:16:00Z", "text": "Pier", "channel_username": "portnews"}]"#,
            expect![[r##"
                # harbournews
                # portnews
                17 in 0 2023-09-22 10:15:00Z: "Ferry"
                17 in 1 2023-09-22 10:16:00Z: "Pier""##]],
        ),
        fixture(
            "7.9 flat, times told by their values",
            FlatJson,
            r#"[{"id": 17, "edited": "2023-09-24", "wann": "22.09.2023 13:15", "text": "Ferry"}, {"id": 18, "edited": "2023-09-24", "wann": "22.09.2023 13:16", "text": "Pier"}]"#,
            expect![[r##"
                # dump
                17 2023-09-22 13:15 Unknown edited 2023-09-24 Unknown: "Ferry"
                18 2023-09-22 13:16 Unknown edited 2023-09-24 Unknown: "Pier""##]],
        ),
        known(
            "0.2 our own lines",
            "our own lines",
            JsonLines,
            expect![[r##"
            # dump
            1 2023-09-22 Unknown: "Ferry""##]],
        ),
        fixture(
            "0.2 our own lines with every key",
            JsonLines,
            "{\"source\": \"harbour\", \"id\": 17, \"posted\": \"2023-09-22T10:15:00+00:00\", \"channel\": \"Harbour\", \"text\": \"Ferry\"}\n{\"source\": \"harbour\", \"id\": \"en3\", \"posted\": \"2023-09-23\", \"channel\": \"Pier\", \"text\": \"Паром\", \"forwarded_from\": \"Port\"}\n",
            expect![[r##"
                # Harbour
                # Pier
                17 in 0 2023-09-22 10:15:00Z source harbour: "Ferry"
                en3 in 1 2023-09-23 Unknown source harbour from Port: "Паром""##]],
        ),
    ]
}
