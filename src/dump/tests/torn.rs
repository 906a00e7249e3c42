//! Dumps that lost their beginning, or have some program's talk before it: what stands behind comes out as ever.

use super::{Read, desktop_html, read_in};
use crate::dump::{Format, Message};

/// How many messages each has.
const ALL: usize = 14;

/// Texts of many formats, what stands before the messages, between them, and behind them.
fn all() -> Vec<(Format, String)> {
    let text = |before: &str, between: &str, behind: &str, message: &dyn Fn(usize) -> String| {
        let messages: Vec<String> = (10..10 + ALL).map(message).collect();
        format!("{before}{}{behind}", messages.join(between))
    };
    let telethon = |at: usize| {
        format!(
            r#"{{"_": "Message", "id": {at}, "peer_id": {{"_": "PeerChannel", "channel_id": 5}}, "date": "2023-09-22T13:{at}:00+00:00", "message": "Ferry {at} is delayed", "entities": [{{"_": "MessageEntityBold", "offset": 0, "length": 5}}]}}"#
        )
    };
    let spread = |at: usize| {
        telethon(at)
            .replace("{\"_\": \"Message\",", "{\n \"_\": \"Message\",")
            .replace(", \"message\"", ",\n \"message\"")
    };
    let pyrogram = |at: usize| {
        format!(
            "{{\n \"_\": \"Message\",\n \"id\": {at},\n \"chat\": {{\n  \"_\": \"Chat\",\n  \"id\": -1001234500001,\n  \"type\": \"ChatType.CHANNEL\",\n  \"title\": \"Harbour\"\n }},\n \"date\": \"2023-09-22 13:{at}:00\",\n \"text\": \"Ferry {at} is delayed\"\n}}"
        )
    };
    let tdlib = |at: usize| {
        format!(
            r#"{{"@type": "message", "id": {}, "chat_id": -1001234500001, "date": 16953779{at}, "content": {{"@type": "messageText", "text": {{"@type": "formattedText", "text": "Ferry {at} is delayed", "entities": []}}}}}}"#,
            at << 20
        )
    };
    let tdl = |at: usize| {
        format!(
            r#"{{"id": {at}, "type": "message", "file": "", "date": 16953779{at}, "text": "Ferry {at} is delayed"}}"#
        )
    };
    let snscrape = |at: usize| {
        format!(
            r#"{{"_type": "snscrape.modules.telegram.TelegramPost", "url": "https://t.me/s/harbour/{at}", "date": "2023-09-22T13:{at}:00+00:00", "content": "Ferry {at} is delayed", "outlinks": []}}"#
        )
    };
    let flat = |at: usize| {
        format!("{{\n \"id\": {at},\n \"date\": \"2023-09-22 13:{at}:00\",\n \"text\": \"Ferry {at} is delayed\"\n}}")
    };
    let discord = |at: usize| {
        format!(
            "{{\n \"id\": \"{at}\",\n \"type\": \"Default\",\n \"timestamp\": \"2023-09-22T13:{at}:00+00:00\",\n \"timestampEdited\": null,\n \"isPinned\": false,\n \"content\": \"Ferry {at} is delayed\",\n \"author\": {{\n  \"id\": \"3\",\n  \"name\": \"Bob\"\n }}\n}}"
        )
    };
    let note = |at: usize| {
        format!(
            r#"{{"id": "https://h.example/{at}", "type": "Create", "actor": "https://h.example/users/a", "published": "2023-09-22T13:{at}:00Z", "object": {{"id": "https://h.example/n/{at}", "type": "Note", "published": "2023-09-22T13:{at}:00Z", "content": "<p>Ferry {at} is delayed</p>"}}}}"#
        )
    };
    let tweet = |at: usize| {
        format!(
            "{{\n \"tweet\" : {{\n  \"id_str\" : \"{at}\",\n  \"created_at\" : \"Fri Sep 22 13:{at}:00 +0000 2023\",\n  \"full_text\" : \"Ferry {at} is delayed\"\n }}\n}}"
        )
    };
    let slack = |at: usize| {
        format!(
            "{{\n \"type\": \"message\",\n \"user\": \"U1\",\n \"ts\": \"16953779{at}.000100\",\n \"text\": \"Ferry {at} is delayed\"\n}}"
        )
    };
    let desktop = |at: usize| {
        format!(
            "{{\n \"id\": {at},\n \"type\": \"message\",\n \"date\": \"2023-09-22T13:{at}:00\",\n \"text\": \"Ferry {at} is delayed\"\n}}"
        )
    };
    let item = |at: usize| {
        format!(
            "<item><title>Ferry {at} is delayed</title><guid>{at}</guid><pubDate>Fri, 22 Sep 2023 13:{at}:00 GMT</pubDate></item>\n"
        )
    };
    let entry = |at: usize| {
        format!(
            "<entry><id>{at}</id><title>Ferry {at} is delayed</title><published>2023-09-22T13:{at}:00Z</published></entry>\n"
        )
    };
    let post = |at: usize| {
        format!(
            "<div class=\"tgme_widget_message_wrap\"><div class=\"tgme_widget_message\" data-post=\"harbour/{at}\"><div class=\"tgme_widget_message_bubble\"><div class=\"tgme_widget_message_text\">Ferry {at} is delayed</div><div class=\"tgme_widget_message_footer\"><a href=\"https://t.me/harbour/{at}\"><time datetime=\"2023-09-22T13:{at}:00+00:00\">13:{at}</time></a></div></div></div></div>\n"
        )
    };
    let row = |at: usize| {
        desktop_html::FERRY
            .replace("message17", &format!("message{at}"))
            .replace("13:15", &format!("13:{at}"))
            .replace("Ferry", &format!("Ferry {at} is delayed, ferry"))
    };
    vec![
        (Format::Telethon, text("", "\n", "\n", &telethon)),
        (Format::Telethon, text("[", ", ", "]", &telethon)),
        (Format::Telethon, text("[\n", ",\n", "\n]", &spread)),
        (Format::HistoryPage, text("{\"messages\": [", ", ", "], \"chats\": [], \"users\": []}", &telethon)),
        (Format::Pyrogram, text("[\n", ",\n", "\n]", &pyrogram)),
        (Format::Pyrogram, text("", "\n", "\n", &pyrogram)),
        (Format::Tdlib, text("", "\n", "\n", &tdlib)),
        (Format::Tdlib, text("{\"@type\": \"messages\", \"messages\": [", ", ", "]}", &tdlib)),
        (Format::Tdl, text("{\"id\": 1234500001, \"messages\": [", ",", "]}", &tdl)),
        (Format::Snscrape, text("", "\n", "\n", &snscrape)),
        (Format::FlatJson, text("[\n", ",\n", "\n]", &flat)),
        (
            Format::Discord,
            text(
                "{\n\"guild\": {\"id\": \"1\", \"name\": \"G\"},\n\"channel\": {\"id\": \"2\", \"name\": \"gen\"},\n\"messages\": [\n",
                ",\n",
                "\n]}",
                &discord,
            ),
        ),
        (
            Format::Mastodon,
            text(
                "{\"@context\": \"https://www.w3.org/ns/activitystreams\", \"type\": \"OrderedCollection\", \"orderedItems\": [",
                ", ",
                "]}",
                &note,
            ),
        ),
        (Format::XArchive, text("window.YTD.tweets.part0 = [\n", ",\n", "\n]", &tweet)),
        (Format::Slack, text("[\n", ",\n", "\n]", &slack)),
        (
            Format::DesktopChat,
            text(
                "{\n \"name\": \"Harbour\",\n \"type\": \"public_channel\",\n \"id\": 5,\n \"messages\": [\n",
                ",\n",
                "\n]}",
                &desktop,
            ),
        ),
        (
            Format::Feed,
            text("<?xml version=\"1.0\"?>\n<rss><channel><title>Harbour</title>\n", "", "</channel></rss>", &item),
        ),
        (
            Format::Feed,
            text(
                "<?xml version=\"1.0\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Harbour</title>\n",
                "",
                "</feed>",
                &entry,
            ),
        ),
        (
            Format::TmePage,
            text("<!DOCTYPE html>\n<html><head><title>Harbour</title></head><body>\n", "", "</body></html>", &post),
        ),
        (
            Format::DesktopHtml,
            desktop_html::page(
                "",
                &(10..10 + ALL).map(row).collect::<Vec<_>>().iter().map(String::as_str).collect::<Vec<_>>(),
                "",
            ),
        ),
    ]
}

/// What must come out of a message wherever it stands.
fn told(message: &Message) -> (String, Option<i64>) {
    (message.text.clone(), message.posted.map(|posted| posted.seconds))
}

/// Reads a damaged text, in which the messages from number `first` on are whole: at most one of them may be lost, what
/// comes out is what was written, and what is lost is told.
fn amiss(what: &str, format: Format, whole: &Read, first: usize, bytes: &[u8]) -> Option<String> {
    let Ok((reader, read)) = read_in(bytes, usize::MAX) else { return Some(format!("{format}, {what}: refused")) };
    if reader.format() != format && !(format == Format::HistoryPage && reader.format() == Format::Telethon) {
        return Some(format!("{format}, {what}: taken for {}", reader.format()));
    }
    let found: Vec<_> = read.messages.iter().map(told).collect();
    let expected: Vec<_> = whole.messages[first..].iter().map(told).collect();
    let lost = expected.iter().filter(|one| !found.contains(one)).count();
    let all: Vec<_> = whole.messages.iter().map(told).collect();
    // Of a message that is itself damaged something may be left.
    let strange = found.iter().filter(|one| !all.contains(one)).count();
    (lost > 1 || strange > 1).then(|| format!("{format}, {what}: {lost} lost, {strange} strange, {:?}", read.faults()))
}

#[test]
fn whatever_stands_at_the_beginning_the_messages_behind_come_out() {
    let mut told = Vec::new();
    for (format, text) in all() {
        let (reader, whole) = read_in(text.as_bytes(), usize::MAX).expect("a dump");
        assert_eq!((reader.format(), whole.messages.len()), (format, ALL), "{text}");
        let bytes = text.as_bytes();
        let begins = |at: usize| whole.messages.iter().position(|one| one.position.start >= at as u64).unwrap_or(ALL);
        for byte in [b'x', b' ', b'"', b'<', 0, 0xFF] {
            for at in 0..40 {
                let mut damaged = bytes.to_vec();
                damaged[at] = byte;
                told.extend(amiss(&format!("{byte} at {at}"), format, &whole, begins(at), &damaged));
            }
        }
        for count in [1, 2, 40, 300] {
            told.extend(amiss(&format!("{count} cut"), format, &whole, begins(count), &bytes[count..]));
            let nothing = [&vec![0; count][..], &bytes[count..]].concat();
            told.extend(amiss(&format!("{count} NUL"), format, &whole, begins(count), &nothing));
        }
        let third = bytes.len() / 3;
        for cut in third..third + 40 {
            told.extend(amiss(&format!("cut to {cut}"), format, &whole, begins(cut), &bytes[cut..]));
        }
        for line in ["INFO: connecting...\nINFO: 14 messages\n", "Saved by a tool 1.2\r\n"] {
            told.extend(amiss(line, format, &whole, 0, &[line.as_bytes(), bytes].concat()));
        }
    }
    assert!(told.is_empty(), "{} amiss:\n{}", told.len(), told.join("\n"));
}
