//! Detection: every format is told by its content, none is taken for another, and what is not read is named.

use super::desktop::{BARE, FERRY, chat};
use super::shared;
use crate::dump::{Encoding, Foreign, Format, PasteKind, Refusal, TableKind, open};

#[track_caller]
fn check(bytes: impl AsRef<[u8]>, expected: &Result<Format, Refusal>) {
    let source = bytes.as_ref().to_vec();
    // The name lies, as names do.
    for name in ["result.json", "messages.html", "pasted.txt", "dump.csv", "messages.db", "_chat.txt", ""] {
        let found = open(&source, name).map(|reader| reader.format());
        assert_eq!(&found, expected, "{}", String::from_utf8_lossy(&source[..source.len().min(200)]));
    }
}

#[track_caller]
fn check_foreign(bytes: impl AsRef<[u8]>, foreign: Foreign) {
    check(&bytes, &Err(Refusal::Foreign(foreign)));
    // White space and a mark of the byte order change nothing about text.
    if bytes.as_ref().starts_with(b"{") || bytes.as_ref().starts_with(b"<") {
        check([b"\xEF\xBB\xBF\r\n ", bytes.as_ref()].concat(), &Err(Refusal::Foreign(foreign)));
    }
}

#[test]
fn formats_that_are_read_are_told_apart() {
    check(chat(&[FERRY]), &Ok(Format::DesktopChat));
    check(format!("[{FERRY}]"), &Ok(Format::DesktopChat));
    check(FERRY, &Ok(Format::DesktopChat));
    check(&chat(&[FERRY, BARE])[200..], &Ok(Format::DesktopChat));
    check(r#"{"name": null, "type": "saved_messages", "messages": []}"#, &Ok(Format::DesktopChat));
    check(
        r#"{"id": 1, "messages": [{"date": "2020-01-01T00:00:00", "from": "A", "id": 2, "text": "x", "type": "message"}], "name": "A", "type": "public_channel"}"#,
        &Ok(Format::DesktopChat),
    );
    check(
        format!("{{\"about\": \"Here is\", \"chats\": {{\"about\": \"\", \"list\": [{}]}}}}", chat(&[FERRY])),
        &Ok(Format::DesktopAccount),
    );
    check(r#"{"personal_information": {"user_id": 1}, "chats": []}"#, &Ok(Format::DesktopAccount));
    check(
        "{\"id\": \"a\", \"text\": \"b\", \"posted\": \"2023-01-01\"}\n{\"id\": \"c\", \"text\": \"d\"}\n",
        &Ok(Format::JsonLines),
    );
    check("{\"id\": 1, \"type\": \"service\", \"posted\": null, \"text\": \"\"}", &Ok(Format::JsonLines));
    for (text, kind) in [
        ("A, [22.09.2023 13:15]\nx\n\nA, [22.09.2023 13:16]\ny", PasteKind::Clipboard),
        ("A, [22.09.2023 13:15]:\nx", PasteKind::Clipboard),
        ("> A:\nx\n\n> B:\ny", PasteKind::Quoted),
        ("A:\nx\n\nA:\ny", PasteKind::Named),
        ("A\nx\n1.2K views 13:15\nA\ny\n5 views 13:16", PasteKind::Preview),
        ("Forwarded from\u{A0}A\nx\n\ny", PasteKind::Bare),
        ("[Forwarded from A]\nx", PasteKind::Bare),
        ("{{\ntranscript\n}}", PasteKind::Bare),
        ("<b is smaller than c", PasteKind::Bare),
        ("One, two, three\nfour, five, six", PasteKind::Bare),
        ("Итоги, коротко", PasteKind::Bare),
        ("Date, time, place and text\n\nOnce upon a time\nthere was a ferry", PasteKind::Bare),
        ("22.09.2023, Oslo\n23.09.2023, Riga\n24.09.2023, Tallinn", PasteKind::Bare),
        ("12:30 - Bob: hi\n12:31 - Ann: hi", PasteKind::Bare),
    ] {
        check(text, &Ok(Format::Paste(kind)));
    }
    for (text, kind) in [
        (
            "id,thread_id,chat,author,author_name,body,timestamp\nx-17,x,x,1,,Ferry,2023-09-22 10:15:00\n",
            TableKind::FourCat,
        ),
        (
            "msg_id,message,date,msg_link,is_forward,contains_media\n17,Ferry,2023-09-22,x,0,0\n",
            TableKind::TelegramTracker,
        ),
        (
            ";Chat name;message ID;Name;ID;Message text;Timestamp\n0;x;17;x;1;Ferry;2023-09-22, 10:15\n",
            TableKind::Telepathy,
        ),
        (
            "id,message_id,date,sender_id,first_name,message,media_path\n1,17,2023-09-22,1,,Ferry,\n",
            TableKind::TelegramScraper,
        ),
        ("AuthorID,Author,Date,Content,Attachments,Reactions\n", TableKind::Discord),
        ("sep=;\n\"Message ID\";\"Date\";\"Text\"\n1;2023-09-22;x\n", TableKind::Other),
        ("id\tdate\ttext\n17\t2023-09-22\t{\"a\": 1}\n", TableKind::Other),
        ("17|2023-09-22|Ferry\n18|2023-09-23|Pier\n19|2023-09-24|Boat\n", TableKind::Other),
    ] {
        check(text, &Ok(Format::Table(kind)));
    }
    check("12/9/20, 23:55 - Bob: hi\n12/9/20, 23:56 - Ann: one, two\n", &Ok(Format::WhatsApp));
    check("[09.12.20, 23:55:01] Bob: hi\n[09.12.20, 23:56:01] Ann: hi\nand more\n", &Ok(Format::WhatsApp));
}

#[test]
fn other_programs_json_is_named() {
    check_foreign(
        r#"{"id":1234500001,"messages":[{"id":17,"type":"message","file":"x.jpg","date":1695377700,"text":"x"}]}"#,
        Foreign::Tdl,
    );
    check_foreign(r#"{"guild":{"id":"1"},"channel":{"id":"2"},"messages":[]}"#, Foreign::Discord);
    check_foreign(
        r#"{"_":"messages.ChannelMessages","pts":1,"messages":[{"_":"Message","id":1}],"chats":[],"users":[]}"#,
        Foreign::HistoryPage,
    );
    check_foreign(
        r#"{"messages": [{"id": 1, "peer_id": {"channel_id": 2}, "message": "x"}], "chats": [], "users": []}"#,
        Foreign::HistoryPage,
    );
    check_foreign(r#"{"@type":"message","id":17825792,"chat_id":-1001234500001,"date":1695377700}"#, Foreign::Tdlib);
    check_foreign(r#"{"@type":"messages","total_count":1,"messages":[{"@type":"message"}]}"#, Foreign::Tdlib);
    check_foreign(
        r#"{"_type": "snscrape.modules.telegram.TelegramPost", "url": "https://t.me/s/x/17", "date": "2023-09-22T10:15:00+00:00", "content": "x"}"#,
        Foreign::Snscrape,
    );
    check_foreign(
        r#"{"_type": "Message", "_chat": {}, "id": 1, "date": 1695377700, "message": "x"}"#,
        Foreign::FourCat,
    );
    check_foreign(
        r#"{"_":"Message","id":17,"peer_id":{"_":"PeerChannel","channel_id":1},"date":"2023-09-22T10:15:00+00:00","message":"x"}"#,
        Foreign::Telethon,
    );
    check_foreign(
        r#"[{"_":"MessageService","id":17,"peer_id":{"_":"PeerChannel","channel_id":1},"date":"2023-09-22"}]"#,
        Foreign::Telethon,
    );
    check_foreign(
        "{\n    \"_\": \"Message\",\n    \"id\": 17,\n    \"date\": \"2023-09-22 13:15:00\",\n    \"chat\": {\n        \"_\": \"Chat\"\n    },\n    \"text\": \"x\"\n}",
        Foreign::Pyrogram,
    );
    check_foreign(r#"{"columns":["id"],"index":[0],"data":[[1]]}"#, Foreign::Pandas);
    check_foreign(r#"{"@context":"https://www.w3.org/ns/activitystreams","orderedItems":[]}"#, Foreign::Mastodon);
    check_foreign(r#"[{"ts":"1695377700.000200","user":"U1","text":"x"}]"#, Foreign::Slack);
    check_foreign(
        r#"[{"message_id": 1, "sender_id": 2, "text": "x", "date": "2023-09-22", "channel": "y"}]"#,
        Foreign::FlatJson,
    );
    check_foreign("window.YTD.tweets.part0 = [\n {\n", Foreign::XArchive);
    check(r#"{"a": 1, "b": [2]}"#, &Err(Refusal::UnknownJson { keys: "a, b".to_owned() }));
}

#[test]
fn pages_and_feeds_are_named() {
    check_foreign(
        "<!DOCTYPE html>\n<html>\n <head>\n  <meta charset=\"utf-8\"/>\n  <title>Exported Data</title>",
        Foreign::DesktopHtml,
    );
    check_foreign(
        "<html><body><div class=\"tgme_widget_message js-widget_message\" data-post=\"x/17\">",
        Foreign::TmePage,
    );
    check_foreign("<html><body><div class=\"tgme_page\"><div class=\"tgme_page_title\">", Foreign::TmeLanding);
    check_foreign("<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel>", Foreign::Feed);
    check_foreign("<?xml version=\"1.0\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">", Foreign::Feed);
    check_foreign("<!DOCTYPE html><div class=\"chatlog__message-group\">", Foreign::DiscordHtml);
    check_foreign("<html><body>hello", Foreign::OtherMarkup);
}

#[test]
fn files_that_are_no_text_are_named() {
    check_foreign(b"PK\x03\x04\x14\0\0\0", Foreign::Zip);
    check_foreign(b"\x1F\x8B\x08\0", Foreign::Gzip);
    check_foreign(b"7z\xBC\xAF\x27\x1C", Foreign::SevenZip);
    check_foreign(b"Rar!\x1A\x07", Foreign::Rar);
    check_foreign(b"%PDF-1.7\n", Foreign::Pdf);
    check(b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0", &Err(Refusal::Binary));
    check(b"", &Err(Refusal::Empty));
    check(b" \n\n", &Err(Refusal::Empty));
}

#[test]
fn encodings_that_are_not_read_are_named() {
    let utf16 = |text: &str, big: bool| -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    for text in ["Ferry delayed until noon", "\u{FEFF}Паром, [22.09.2023 13:15]", "{\"name\": \"Гавань\"}"] {
        for big in [false, true] {
            check(utf16(text, big), &Err(Refusal::Encoding(Encoding::Utf16)));
        }
    }
    let cyrillic = b"\xCF\xE0\xF0\xEE\xEC \xE7\xE0\xE4\xE5\xF0\xE6\xE0\xED \xE4\xEE \xEF\xEE\xEB\xF3\xE4\xED\xFF";
    check(cyrillic, &Err(Refusal::Encoding(Encoding::OneByte)));
}

#[test]
fn a_refusal_says_what_to_do() {
    let refusal = open(&b"PK\x03\x04".to_vec(), "").map(|reader| reader.format()).unwrap_err();
    assert_eq!(refusal.to_string(), "a zip archive is not read: unpack it and open the result.json inside");
    let long = vec![b'x'; 17 * 1024 * 1024];
    let refusal = open(&long, "").map(|reader| reader.format()).unwrap_err();
    assert!(matches!(refusal, Refusal::TooLong { .. }), "{refusal}");
}

#[test]
fn the_samples_that_are_not_read_are_named() {
    for (path, foreign) in [
        ("samples/scraper-json/ria.json", Foreign::FlatJson),
        ("samples/desktop-channel/messages.html", Foreign::DesktopHtml),
        ("samples/desktop-features/messages.html", Foreign::DesktopHtml),
        ("samples/tme-pages/poll.html", Foreign::TmePage),
    ] {
        let Some(bytes) = shared(path) else { return };
        check_foreign(bytes, foreign);
    }
}
