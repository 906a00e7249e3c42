//! Dumps that lost their beginning, or have some program's talk before it: what stands behind comes out as ever.

use super::dialects::many;
use super::{Read, desktop_html, read_in};
use crate::dump::{Format, Message};

/// How many messages each has.
const ALL: usize = 14;

/// Pages and feeds, as long as the objects of `many`.
fn pages() -> Vec<(&'static str, String)> {
    let text = |before: &str, behind: &str, message: &dyn Fn(usize) -> String| {
        format!("{before}{}{behind}", (10..10 + ALL).map(message).collect::<String>())
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
        let row = desktop_html::FERRY.replace("message17", &format!("message{at}"));
        row.replace("13:15", &format!("13:{at}")).replace("Ferry", &format!("Ferry {at} is delayed, ferry"))
    };
    let rows: Vec<String> = (10..10 + ALL).map(row).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    vec![
        ("RSS", text("<?xml version=\"1.0\"?>\n<rss><channel><title>Harbour</title>\n", "</channel></rss>", &item)),
        (
            "Atom",
            text(
                "<?xml version=\"1.0\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Harbour</title>\n",
                "</feed>",
                &entry,
            ),
        ),
        ("t.me", text("<!DOCTYPE html>\n<html><head><title>Harbour</title></head><body>\n", "</body></html>", &post)),
        ("Desktop HTML", desktop_html::page("", &rows, "")),
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
    (lost > 1 || strange > 1).then(|| {
        let beginning = String::from_utf8_lossy(&bytes[..bytes.len().min(60)]).into_owned();
        format!("{what} of {beginning:?}: {lost} lost, {strange} strange, {:?}", read.faults())
    })
}

fn check(longs: Vec<(&'static str, String)>) {
    let mut told = Vec::new();
    for (name, text) in longs {
        let (reader, whole) = read_in(text.as_bytes(), usize::MAX).expect("a dump");
        let format = reader.format();
        let bytes = text.as_bytes();
        let begins = |at: usize| whole.messages.iter().position(|one| one.position.start >= at as u64).unwrap_or(ALL);
        let mut try_with = |what: &str, first: usize, damaged: &[u8]| {
            told.extend(amiss(what, format, &whole, first, damaged).map(|what| format!("{name}, {what}")));
        };
        for byte in [b'x', b' ', b'"', b'<', 0, 0xFF] {
            for at in 0..40 {
                let mut damaged = bytes.to_vec();
                damaged[at] = byte;
                try_with(&format!("{byte} at {at}"), begins(at), &damaged);
            }
        }
        for count in [1, 2, 40, 300] {
            try_with(&format!("{count} cut"), begins(count), &bytes[count..]);
            let nothing = [&vec![0; count][..], &bytes[count..]].concat();
            try_with(&format!("{count} NUL"), begins(count), &nothing);
        }
        let third = bytes.len() / 3;
        for cut in third..third + 40 {
            try_with(&format!("cut to {cut}"), begins(cut), &bytes[cut..]);
        }
        for line in ["INFO: connecting...\nINFO: 14 messages\n", "Saved by a tool 1.2\r\n"] {
            try_with(line, 0, &[line.as_bytes(), bytes].concat());
        }
    }
    assert!(told.is_empty(), "{} amiss:\n{}", told.len(), told.join("\n"));
}

#[test]
fn pages_and_feeds_that_lost_their_beginning_are_read() {
    check(pages());
}

#[test]
fn objects_that_lost_their_beginning_are_read() {
    let mut flat = many::flat();
    // That messages stand under a key which nobody knows is told by that key alone.
    flat.retain(|(name, _)| *name != "flat, in an object");
    // How one program writes its texts is told by the names of all columns.
    let mut pandas = many::pandas();
    pandas.retain(|(name, _)| *name == "pandas, lists in cells");
    check(
        [many::telethon(), many::pyrogram(), many::tdlib(), many::others(), many::elsewhere(), flat, pandas].concat(),
    );
}
