//! What was put together is read by the reader of its format, from first part to last, and each message knows its file.

use std::rc::Rc;

use super::super::packing::gzip;
use super::super::run;
use super::{Content, content, open};
use crate::dump::Format;
use crate::dump::bundle::File;
use crate::dump::fault::{Fault, Stray};

/// Opened as a folder, these files are one dump of that format, with these texts of messages, each in that file.
#[track_caller]
fn check(contents: &[Content], format: Format, expected: &[(&str, &str)]) {
    let files = contents.iter().map(|(path, bytes)| File::in_folder("/Volumes/ann", path, Rc::new(bytes.clone())));
    let bundle = open(files.collect());
    let [dump] = &bundle.dumps[..] else { panic!("{} dumps", bundle.dumps.len()) };
    let mut reader = dump.open().expect("a dump");
    assert_eq!(reader.format(), format);
    let read = run(&mut reader, &*dump.source, 1_000);
    let found: Vec<_> = (read.messages.iter())
        .map(|message| {
            let place = dump.source.place(message.position.start..message.position.end);
            let again = reader.reread(&*dump.source, message.position, message.chat);
            assert_eq!(again.as_ref(), Some(message), "read again");
            (place.and_then(|place| place.path).unwrap_or_else(|| dump.name.clone()), message.text.clone())
        })
        .collect();
    let expected: Vec<_> = expected.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    assert_eq!(found, expected, "{:?}", read.problems);
}

#[test]
fn pages_of_an_export_are_read_on_from_one_to_the_next() {
    let page = |number: u32, before: &str, messages: &str| {
        let link = if number > 1 {
            format!("<a class=\"pagination block_link\" href=\"{before}\">\nPrevious messages\n   </a>")
        } else {
            String::new()
        };
        format!(
            "<!DOCTYPE html>\n<html>\n <head>\n  <meta charset=\"utf-8\"/>\n<title>Exported Data</title>\n </head>\n <body \
             onload=\"CheckLocation();\">\n  <div class=\"page_wrap\">\n   <div class=\"page_header\">\n    <div \
             class=\"content\">\n     <div class=\"text bold\">\nHarbour news \n     </div>\n    </div>\n   </div>\n   <div \
             class=\"page_body chat_page\">\n    <div class=\"history\">\n{link}\n{messages}    </div>\n   </div>\n  </div>\n \
             </body>\n</html>\n"
        )
    };
    let message = |id: u32, text: &str| {
        format!(
            "     <div class=\"message default clearfix\" id=\"message{id}\">\n      <div class=\"body\">\n       <div \
             class=\"pull_right date details\" title=\"22.09.2023 13:15:{id} UTC+03:00\">\n13:15\n       </div>\n       <div \
             class=\"from_name\">\nHarbour news \n       </div>\n       <div class=\"text\">\n{text}\n       </div>\n      \
             </div>\n     </div>\n"
        )
    };
    check(
        &[
            content("E/messages10.html", page(10, "messages2.html", &message(33, "three"))),
            content("E/messages2.html", page(2, "messages.html", &message(22, "two"))),
            content("E/messages.html", page(1, "", &(message(11, "one") + &message(12, "one more")))),
        ],
        Format::DesktopHtml,
        &[
            ("E/messages.html", "one"),
            ("E/messages.html", "one more"),
            ("E/messages2.html", "two"),
            ("E/messages10.html", "three"),
        ],
    );
}

#[test]
fn saved_pages_of_a_channel_are_read_in_the_order_of_its_posts() {
    let page = |id: u32, text: &str| {
        format!(
            "<html><body><div class=\"tgme_channel_info_header_title\"><span dir=\"auto\">Harbour</span></div><div \
             class=\"tgme_widget_message_wrap js-widget_message_wrap\"><div class=\"tgme_widget_message text_not_supported_wrap \
             js-widget_message\" data-post=\"harbour/{id}\"><div class=\"tgme_widget_message_text js-message_text\" \
             dir=\"auto\">{text}</div><time datetime=\"2023-09-22T10:15:00+00:00\" class=\"time\">10:15</time></div></div></body>"
        )
    };
    check(
        &[content("P/a.html", page(120, "second")), content("P/b.html", page(99, "first"))],
        Format::TmePage,
        &[("P/b.html", "first"), ("P/a.html", "second")],
    );
}

#[test]
fn days_of_a_channel_of_slack_are_read_with_its_people() {
    let day =
        |ts: &str, text: &str| format!(r#"[{{"user": "U1", "type": "message", "ts": "{ts}", "text": "{text}"}}]"#);
    let users = r#"[{"id": "U1", "team_id": "T1", "name": "ann", "profile": {"real_name": "Ann Lind"}}]"#;
    let contents = [
        content("S/general/2023-09-23.json", day("1695464100.000200", "two")),
        content("S/general/2023-09-22.json", day("1695377700.000200", "one")),
        content("S/users.json", users),
    ];
    check(&contents, Format::Slack, &[("S/general/2023-09-22.json", "one"), ("S/general/2023-09-23.json", "two")]);
    let files = contents.iter().map(|(path, bytes)| File::in_folder("", path, Rc::new(bytes.clone())));
    let bundle = open(files.collect());
    let read = run(&mut bundle.dumps[0].open().expect("a dump"), &*bundle.dumps[0].source, 100);
    assert_eq!(read.chats.iter().map(|chat| chat.title.as_deref()).collect::<Vec<_>>(), [Some("general")]);
    let from: Vec<_> = read.messages.iter().map(|message| message.from.as_deref()).collect();
    assert_eq!(from, [Some("Ann Lind"); 2]);
}

#[test]
fn parts_of_an_archive_of_posts_are_read_one_after_the_other() {
    let part = |number: u32, text: &str| {
        format!(
            "window.YTD.tweets.part{number} = [\n  {{\n    \"tweet\" : {{\n      \"id_str\" : \"{}\",\n      \"full_text\" : \
             \"{text}\",\n      \"created_at\" : \"Fri Sep 22 10:15:00 +0000 2023\"\n    }}\n  }}\n]",
            number + 1
        )
    };
    check(
        &[content("X/data/tweets-part1.js", part(1, "two")), content("X/data/tweets.js", part(0, "one"))],
        Format::XArchive,
        &[("X/data/tweets.js", "one"), ("X/data/tweets-part1.js", "two")],
    );
}

/// A log with these pages of a database, each with the size it says the database has when all is written, or 0.
fn log(pages: &[(u32, &[u8], u32)]) -> Vec<u8> {
    let (salts, mut bytes) = (7_u64.to_be_bytes(), Vec::new());
    for word in [0x377F_0682, 3_007_000, pages[0].1.len() as u32, 0] {
        bytes.extend(u32::to_be_bytes(word));
    }
    bytes.extend([&salts[..], &[0; 8]].concat());
    for (number, page, size) in pages {
        bytes.extend([&number.to_be_bytes()[..], &size.to_be_bytes(), &salts, &[0; 8], page].concat());
    }
    bytes
}

#[test]
fn a_database_is_read_with_the_log_beside_it() {
    let whole = super::super::sqlite::TG_ARCHIVE;
    let (size, pages) = (super::super::sqlite::PAGE, whole.len() / super::super::sqlite::PAGE);
    let page = |number: u32| &whole[(number as usize - 1) * size..number as usize * size];
    let all = |number: u32| (number, page(number), if number as usize == pages { pages as u32 } else { 0 });
    let mut written: Vec<_> = (1..=pages as u32).map(all).collect();
    // What was begun and not finished does not count.
    let nothing = vec![0; size];
    written.push((2, &nothing, 0));
    let mut base = whole[..size].to_vec();
    base[18..20].fill(2);
    base[100..].fill(0);
    base[100] = 13;
    let shared = content("A/tg.db-shm", [0; 64]);
    let bundle = open(super::files(&[content("A/tg.db", &base), content("A/tg.db-wal", log(&written)), shared]));
    let [dump] = &bundle.dumps[..] else { panic!("{} dumps", bundle.dumps.len()) };
    let mut reader = dump.open().expect("a dump");
    let read = run(&mut reader, &*dump.source, 1_000);
    assert_eq!((read.messages.len(), read.faults()), (4, vec![]));
    let place = dump.source.place(read.messages[0].position.start..read.messages[0].position.end).expect("a place");
    assert_eq!(place.path.as_deref(), Some("A/tg.db-wal"));
    assert!(bundle.left_out.is_empty(), "{:?}", bundle.left_out);
    // A log of which nothing was finished changes nothing.
    written.truncate(2);
    let bundle = open(super::files(&[content("A/tg.db", &base), content("A/tg.db-wal", log(&written))]));
    assert_eq!(bundle.dumps[0].open().err(), Some(crate::dump::Refusal::DatabaseInLog));
}

/// What stands in a file that is no character of its encoding is told, with its place in the file, in whatever it is
/// written and however it came in.
#[test]
fn what_is_no_character_is_told_of_decoded_files_too() {
    let rows: Vec<_> = (1..90).map(|id| format!("{id},2023-09-22 10:00,Ferry {id} leaves\r\n")).collect();
    let table = format!("id,date,text\r\n{}", rows.concat());
    let wide = |big: bool| -> Vec<u8> {
        let write = if big { u16::to_be_bytes } else { u16::to_le_bytes };
        table.encode_utf16().flat_map(write).collect()
    };
    let at = table.find("Ferry 50").expect("a row") * 2;
    let halved = |bytes: &[u8]| [&bytes[..at], b"\xD8\xD8", &bytes[at + 2..]].concat();
    let slipped = |bytes: &[u8]| [&bytes[..at], b"!", &bytes[at..]].concat();
    for big in [false, true] {
        for (bytes, range) in [(halved(&wide(big)), at..at + 2), (slipped(&wide(big)), at..at + 1)] {
            for name in ["table.csv", "table.csv.gz"] {
                let packed = if name == "table.csv" { bytes.clone() } else { gzip(&bytes) };
                let bundle = open(vec![File::chosen(name, Rc::new(packed))]);
                let [dump] = &bundle.dumps[..] else { panic!("{} dumps", bundle.dumps.len()) };
                let read = run(&mut dump.open().expect("a dump"), &*dump.source, 1_000);
                assert_eq!(read.messages.len(), 89, "{name}, big: {big}");
                let told: Vec<_> = (read.problems.iter())
                    .map(|it| (it.place.as_ref().map(|place| place.start..place.end), it.fault.clone()))
                    .collect();
                let expected = range.start as u64..range.end as u64;
                assert_eq!(told, [(Some(expected), Fault::Replaced(Stray::NoText))], "{name}, big: {big}");
            }
        }
    }
}
