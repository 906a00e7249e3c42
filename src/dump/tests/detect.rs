//! Detection: every format is told by its content, none is taken for another, and what is not read is named.

use super::desktop::{BARE, FERRY, chat};
use super::{desktop_html, feed, tme};
use crate::dump::layers::CodePage;
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
fn json_of_no_shape_is_refused_with_its_keys() {
    check(r#"{"a": 1, "b": [2]}"#, &Err(Refusal::UnknownJson { keys: "a, b".to_owned() }));
    check(r#"[{"name": "x", "version": 3}]"#, &Err(Refusal::UnknownJson { keys: "name, version".to_owned() }));
    let columns = r#"{"id": {"0": 1, "1": 2}, "date": {"0": 1695377700000, "1": null}, "text": {"0": "a", "1": "b"}, "x": {"0": {"a": 1}}}"#;
    check(columns, &Err(Refusal::Foreign(Foreign::PandasColumns)));
    check("[[1, 2], [3, 4]]", &Err(Refusal::UnknownJson { keys: "(none)".to_owned() }));
}

#[test]
fn our_own_lines_are_told_from_those_of_others() {
    for own in [
        r#"{"id": 1, "text": "a"}"#,
        r#"{"id": 1, "text": "a", "posted": "2023-01-01", "views": 5}"#,
        r#"{"id": 1, "text": "a", "mood": 5}"#,
    ] {
        check(own, &Ok(Format::JsonLines));
    }
    for other in [
        r#"{"id": 1, "text": "a", "date": "2023-01-01", "views": 5}"#,
        r#"{"msg_id": 1, "message": "a", "timestamp": 5}"#,
        r#"[{"id": 1, "text": "a"}]"#,
    ] {
        check(other, &Ok(Format::FlatJson));
    }
}

#[test]
fn pages_and_feeds_are_told_apart() {
    check(desktop_html::page("", &[desktop_html::FERRY], ""), &Ok(Format::DesktopHtml));
    check(desktop_html::page("", &[], ""), &Ok(Format::DesktopHtml));
    // Without its beginning.
    let page = desktop_html::page("", &[desktop_html::FERRY, desktop_html::JOINED], "");
    check(&page[page.find("from_name").expect("there")..], &Ok(Format::DesktopHtml));
    check(desktop_html::FERRY, &Ok(Format::DesktopHtml));
    check(tme::page(&[tme::FERRY]), &Ok(Format::TmePage));
    check(tme::FERRY, &Ok(Format::TmePage));
    check(tme::answer(&[tme::FERRY]), &Ok(Format::TmePage));
    check(
        "<main class=\"tgme_main\" data-url=\"/harbour\"><section class=\"tgme_channel_history js-message_history\">",
        &Ok(Format::TmePage),
    );
    check(
        format!(
            "<!DOCTYPE html><html><head><meta content=\"Telegram\" property=\"og:site_name\"><link href=\"https://t.me/s/harbour\" rel=\"canonical\"><style>{}",
            "a".repeat(70_000)
        ),
        &Ok(Format::TmePage),
    );
    check(feed::RSS, &Ok(Format::Feed));
    check(feed::ATOM, &Ok(Format::Feed));
    check(feed::RDF, &Ok(Format::Feed));
}

#[test]
fn pages_and_feeds_are_named() {
    check_foreign(
        "<!DOCTYPE html>\n<html>\n <head>\n  <meta charset=\"utf-8\"/>\n  <title>Exported Data</title>\n<body><div class=\"page_wrap\"><div class=\"page_body list_page\">",
        Foreign::DesktopIndex,
    );
    check_foreign("<html><body><div class=\"tgme_page\"><div class=\"tgme_page_title\">", Foreign::TmeLanding);
    check_foreign("<!DOCTYPE html><div class=\"chatlog__message-group\">", Foreign::DiscordHtml);
    check_foreign("<html><body>hello", Foreign::OtherMarkup);
    let mail = "From: <Saved by Blink>\r\nSubject: Harbour\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\"";
    check_foreign(format!("{mail}\r\n\r\n--x\r\n<html><div class=3D\"tgme_widget_message\">"), Foreign::Mhtml);
    check("Content-Type: multipart/related\n\nis what the letter says.", &Ok(Format::Paste(PasteKind::Bare)));
}

#[test]
fn what_python_prints_is_named() {
    for printed in [
        "{'_': 'Message', 'id': 17, 'date': datetime.datetime(2023, 9, 22, 10, 15), 'message': 'Ferry', 'out': False}\n",
        "[{'_': 'Message', 'id': 17, 'message': 'Ferry', 'fwd_from': None}, {'_': 'Message', 'id': 18}]",
        "Message(id=17, peer_id=PeerChannel(channel_id=5), message='Ferry')\nMessage(id=18, message='Pier')\n",
    ] {
        check_foreign(printed, Foreign::PythonPrint);
    }
    let refusal = Refusal::Foreign(Foreign::PythonPrint).to_string();
    assert!(refusal.contains("json.dumps(messages, default=str)") && refusal.contains("to_json()"), "{refusal}");
}

#[test]
fn texts_of_four_bytes_a_character_are_named() {
    let marked = |of: fn(u32) -> [u8; 4]| "\u{FEFF}Ferry 🚢".chars().flat_map(|c| of(u32::from(c))).collect::<Vec<_>>();
    check_foreign(marked(u32::to_le_bytes), Foreign::Utf32);
    check_foreign(marked(u32::to_be_bytes), Foreign::Utf32);
}

#[test]
fn files_that_are_no_text_are_named() {
    check_foreign(b"PK\x03\x04\x14\0\0\0", Foreign::Zip);
    check_foreign(b"\x1F\x8B\x08\0", Foreign::Gzip);
    check_foreign(b"7z\xBC\xAF\x27\x1C", Foreign::SevenZip);
    for packed in [&b"\xFD7zXZ\0\0\x04"[..], b"BZh91AY&SY\x12", b"\x28\xB5\x2F\xFD\x04"] {
        check_foreign(packed, Foreign::Packed);
    }
    check_foreign(b"Rar!\x1A\x07", Foreign::Rar);
    check_foreign(b"%PDF-1.7\n", Foreign::Pdf);
    check(b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0", &Err(Refusal::Binary));
    check(b"", &Err(Refusal::Empty));
    check(b" \n\n", &Err(Refusal::Empty));
}

#[test]
fn every_encoding_is_told_and_changes_nothing_about_the_format() {
    let utf16 = |text: &str, big: bool| -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    let told = |bytes: Vec<u8>, format: Format, encoding: Encoding| {
        let reader = open(&bytes, "lies.json").expect("a dump");
        assert_eq!((reader.format(), reader.encoding()), (format, encoding));
    };
    let clipboard = "Гавань, [22.09.2023 13:15]\nПаром задержан\n\nГавань, [22.09.2023 13:16]\nПричал закрыт";
    for (text, format) in [
        ("Ferry delayed until noon", Format::Paste(PasteKind::Bare)),
        (clipboard, Format::Paste(PasteKind::Clipboard)),
        (&*chat(&[FERRY, BARE]), Format::DesktopChat),
    ] {
        told(text.as_bytes().to_vec(), format, Encoding::Utf8);
        for text in [text.to_owned(), format!("\u{FEFF}{text}")] {
            told(utf16(&text, false), format, Encoding::Utf16Le);
            told(utf16(&text, true), format, Encoding::Utf16Be);
        }
    }
    let written =
        |text: &str, page: CodePage| -> Vec<u8> { text.chars().filter_map(|letter| page.byte(letter)).collect() };
    told(written(clipboard, CodePage::Windows1251), Format::Paste(PasteKind::Clipboard), Encoding::Windows1251);
    told(written(&chat(&[FERRY]), CodePage::Windows1251), Format::DesktopChat, Encoding::Windows1251);
    let western = "Müller, [22.09.2023 13:15]\nDie Fähre fährt täglich, außer samstags; café déjà fermé";
    told(written(western, CodePage::Windows1252), Format::Paste(PasteKind::Clipboard), Encoding::Windows1252);
    // What begins in plain ASCII is told by what comes later.
    let ascii = "2023-09-22 10:15,Ferry\n".repeat(8_000);
    let late = [
        "date,text\n".as_bytes(),
        ascii.as_bytes(),
        &written(&"2023-09-22 10:15,Паром\n".repeat(800), CodePage::Windows1251),
    ]
    .concat();
    told(late, Format::Table(TableKind::Other), Encoding::Windows1251);
    let late = format!("date,text\n{ascii}2023-09-22 10:15,Паром\n");
    told(late.into_bytes(), Format::Table(TableKind::Other), Encoding::Utf8);
    // A few bytes that are no UTF-8 are damage.
    told(b"Caf\xE9 and na\xEFve, \xE0 la carte".to_vec(), Format::Paste(PasteKind::Bare), Encoding::Utf8);
}

#[test]
fn a_refusal_says_what_to_do() {
    let refusal = open(&b"PK\x03\x04".to_vec(), "").map(|reader| reader.format()).unwrap_err();
    assert_eq!(refusal.to_string(), "a zip archive is not read: unpack it and open the result.json inside");
}

#[test]
fn pages_are_told_whatever_stands_before_their_messages() {
    let page = desktop_html::page("", &[desktop_html::FERRY], "");
    let styles = format!("<style>{}</style></head>", ".message { color: black }\n".repeat(4_000));
    check(page.replace("</head>", &styles), &Ok(Format::DesktopHtml));
    check(page.replace('"', "'"), &Ok(Format::DesktopHtml));
    check(page.replace("<div class=", "<DIV CLASS="), &Ok(Format::DesktopHtml));
    check_foreign(format!("<!DOCTYPE html><html><head>{styles}<p>Nothing"), Foreign::OtherMarkup);
}

#[test]
fn what_lost_its_beginning_is_told_by_what_is_left() {
    let messages: Vec<_> = (0..400).map(|id| BARE.replace("\"id\": 19", &format!("\"id\": {id}"))).collect();
    let all = chat(&messages.iter().map(String::as_str).collect::<Vec<_>>());
    let lines = "{\"id\": 1, \"posted\": \"2023-09-22T10:15:00Z\", \"text\": \"Ferry\"}\n".repeat(900);
    let noise =
        |length: u32| -> Vec<u8> { (0..length).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect() };
    let page = desktop_html::page("", &[desktop_html::FERRY; 300], "");
    let telethon = r#"{"_": "Message", "id": 7, "peer_id": {"_": "PeerChannel", "channel_id": 5}, "message": "Ferry"}"#;
    let telethon = format!("[{}{telethon}]", format!("{telethon},\n").repeat(900));
    for (text, format) in [
        (all.as_str(), Format::DesktopChat),
        (&lines, Format::JsonLines),
        (&page, Format::DesktopHtml),
        (&telethon, Format::Telethon),
    ] {
        for length in [65_536, 100_000, 2_500_000] {
            for lost in [vec![0; length as usize], vec![b' '; length as usize], noise(length)] {
                check([&lost, text.as_bytes()].concat(), &Ok(format));
            }
        }
        check([text.as_bytes(), &vec![0; 3_000_000]].concat(), &Ok(format));
    }
    // Few messages in much nothing.
    check([chat(&[FERRY]).as_bytes(), &vec![0; 300_000]].concat(), &Ok(Format::DesktopChat));
    for length in [65_536, 100_000, 2_500_000] {
        check(noise(length), &Err(Refusal::Binary));
        check(vec![0; length as usize], &Err(Refusal::Binary));
        check([&noise(length)[..], b"Ferry delayed until noon, they say."].concat(), &Err(Refusal::Binary));
        check([b"Ferry delayed".as_slice(), &vec![0; length as usize]].concat(), &Err(Refusal::Binary));
    }
}
