//! What was opened together: which dumps come of it, of which files, in which order, and what is left out.

mod hostile;
mod reading;
mod torn;

use std::rc::Rc;

use super::desktop::{BARE, FERRY, PIN, chat};
use super::packing::{Entry, gzip, zip, zip_parts};
use super::run;
use crate::dump::bundle::{self, Bundle, File, Opening, Step, Why};
use crate::dump::source::read_full;
use crate::dump::{Format, Refusal, Source};

type Content = (&'static str, Vec<u8>);

fn content(path: &'static str, text: impl AsRef<[u8]>) -> Content {
    (path, text.as_ref().to_vec())
}

/// A page of an export in HTML, with links to the pages before and behind it.
fn page(title: &str, before: Option<&str>, text: &str, behind: Option<&str>) -> String {
    let link = |name: Option<&str>| {
        name.map_or(String::new(), |name| {
            format!("   <a class=\"pagination block_link\" href=\"{name}\">\nx\n   </a>\n")
        })
    };
    format!(
        "<!DOCTYPE html>\n<html>\n <head>\n  <title>Exported Data</title>\n </head>\n <body onload=\"CheckLocation();\">\n  \
         <div class=\"page_wrap\">\n   <div class=\"page_header\">\n     <div class=\"text bold\">\n{title}\n     </div>\n   \
         </div>\n   <div class=\"history\">\n{}     <div class=\"message default\" id=\"message17\">{text}</div>\n{}",
        link(before),
        link(behind)
    )
}

fn files(contents: &[Content]) -> Vec<File> {
    contents.iter().map(|(path, bytes)| File::in_folder("/Volumes/ann", path, Rc::new(bytes.clone()))).collect()
}

fn open(files: Vec<File>) -> Bundle {
    bundle::open(files, |excess| panic!("asked: {excess}"))
}

fn text(source: &dyn Source) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut block = vec![0; 10_000];
    while let Ok(count @ 1..) = read_full(source, bytes.len() as u64, &mut block) {
        bytes.extend(&block[..count]);
    }
    bytes
}

/// Names and contents of the dumps, and what was left out with its reason.
#[track_caller]
fn check(bundle: &Bundle, dumps: &[(&str, &[u8])], left_out: &[&str]) {
    let found: Vec<_> = bundle.dumps.iter().map(|dump| (dump.name.as_str(), text(&*dump.source))).collect();
    let names = |dumps: &[(&str, Vec<u8>)]| dumps.iter().map(|(name, _)| (*name).to_owned()).collect::<Vec<_>>();
    let expected: Vec<_> = dumps.iter().map(|(name, text)| (*name, text.to_vec())).collect();
    assert_eq!(names(&found), names(&expected));
    for ((name, found), (_, expected)) in found.iter().zip(&expected) {
        assert_eq!(String::from_utf8_lossy(found), String::from_utf8_lossy(expected), "{name}");
    }
    // What sums up others says nothing of its own.
    let each = bundle.left_out.iter().filter(|it| !matches!(it.why, Why::UnlikelyOnes { .. }));
    let told: Vec<_> = each.map(|it| format!("{}: {}", it.path, it.why)).collect();
    assert_eq!(told, left_out);
}

/// The same files in a folder and in an archive, packed and stored, give the same dumps.
#[track_caller]
fn check_everywhere(contents: &[Content], dumps: &[(&str, &[u8])], left_out: &[&str]) {
    check(&open(files(contents)), dumps, left_out);
    let entries: Vec<Entry<'_>> = contents.iter().map(|(path, bytes)| Entry::new(path, bytes)).collect();
    let stored: Vec<Entry<'_>> = entries.iter().map(|entry| entry.stored()).collect();
    for archive in [zip(&entries), zip(&stored)] {
        let within = |path: &str| format!("all.zip/{path}");
        let names: Vec<_> = dumps.iter().map(|(name, _)| within(name)).collect();
        let dumps: Vec<_> = names.iter().zip(dumps).map(|(name, (_, text))| (name.as_str(), *text)).collect();
        let told: Vec<_> =
            left_out.iter().map(|line| within(line).replace("left out: ", "left out: all.zip/")).collect();
        let told: Vec<_> = told.iter().map(|line| line.replace("same as ", "same as all.zip/")).collect();
        let told: Vec<_> = told.iter().map(|line| line.replace("all.zip/it lies", "it lies")).collect();
        let bundle = open(vec![File::chosen("/Volumes/ann/all.zip", Rc::new(archive))]);
        check(&bundle, &dumps, &told.iter().map(String::as_str).collect::<Vec<_>>());
    }
}

#[test]
fn pages_of_a_chat_are_one_dump_in_their_order() {
    let name = |number: u32| if number == 1 { "messages.html".to_owned() } else { format!("messages{number}.html") };
    let numbered = |number: u32| {
        let before = (number > 1).then(|| name(number - 1));
        let behind = (number < 12).then(|| name(number + 1));
        page("Harbour", before.as_deref(), &format!("text {number}"), behind.as_deref())
    };
    let paths: [(&'static str, u32); 4] =
        [("E/messages10.html", 10), ("E/messages11.html", 11), ("E/messages.html", 1), ("E/messages9.html", 9)];
    let contents: Vec<_> = paths.iter().map(|(path, number)| content(path, numbered(*number))).collect();
    let joined = [1, 9, 10, 11].map(numbered).join("\n");
    let missing = [2, 3, 4, 5, 6, 7, 8, 12]
        .map(|it| format!("E/messages{it}.html: this page was not opened with the others: its messages are missing"));
    check_everywhere(
        &contents,
        &[("E/messages.html", joined.as_bytes())],
        &missing.iter().map(String::as_str).collect::<Vec<_>>(),
    );
    // Renamed, a page still says which it is.
    let renamed = [content("E/messages (1).html", numbered(2)), content("E/messages.html", numbered(1))];
    let bundle = open(files(&renamed));
    assert_eq!(text(&*bundle.dumps[0].source), [1, 2].map(numbered).join("\n").into_bytes());
    let problem = bundle.dumps[0].source.place(numbered(1).len() as u64 + 6..numbered(1).len() as u64 + 9);
    let place = problem.expect("a place");
    assert_eq!((place.path.as_deref(), place.start, place.end), (Some("E/messages (1).html"), 5, 8));
}

#[test]
fn chats_do_not_mix() {
    let one = page("Harbour", None, "one", None);
    let two = page("Port office", None, "two", None);
    check_everywhere(
        &[
            content("D/chats/chat_1/messages.html", &one),
            content("D/chats/chat_2/messages.html", &two),
            content("D/chats/chat_2/messages2.html", page("Port office", Some("messages.html"), "three", None)),
            content("D/export_results.html", "<title>Exported Data</title><div class=\"page_wrap\">"),
            content("D/lists/chats.html", "<title>Exported Data</title><div class=\"page_wrap list_page\">"),
        ],
        &[
            ("D/chats/chat_1/messages.html", one.as_bytes()),
            (
                "D/chats/chat_2/messages.html",
                format!("{two}\n{}", page("Port office", Some("messages.html"), "three", None)).as_bytes(),
            ),
        ],
        &[
            "D/export_results.html: part of an export, without messages",
            "D/lists/chats.html: part of an export, without messages",
        ],
    );
    // Dropped one by one, pages of two chats have the same name and no folder.
    let chosen = |path: &str, text: &str| File::chosen(path, Rc::new(text.as_bytes().to_vec()));
    let later = page("Harbour", None, "a newer export", None);
    let bundle = open(vec![
        chosen("messages.html", &one),
        chosen("messages.html", &two),
        chosen("messages.html", &later),
        chosen("messages.html", &one),
    ]);
    check(
        &bundle,
        &[("messages.html", one.as_bytes()), ("messages.html", two.as_bytes()), ("messages.html", later.as_bytes())],
        &["messages.html: the same as messages.html, left out"],
    );
}

#[test]
fn of_two_formats_of_one_export_the_one_that_tells_more_is_read() {
    let json = chat(&[FERRY]);
    let title = "Harbour news";
    assert!(json.contains(title));
    check_everywhere(
        &[content("E/messages.html", page(title, None, "x", None)), content("E/result.json", &json)],
        &[("E/result.json", json.as_bytes())],
        &["E/messages.html: left out: E/result.json is the same export and tells more"],
    );
    let other = page("Port office", None, "x", None);
    check_everywhere(
        &[content("E/messages.html", &other), content("E/result.json", &json)],
        &[("E/messages.html", other.as_bytes()), ("E/result.json", json.as_bytes())],
        &[],
    );
    let account = format!("{{\"about\": \"x\", \"chats\": {{\"about\": \"\", \"list\": [{json}]}}}}");
    check_everywhere(
        &[content("D/result.json", &account), content("D/chats/chat_1/messages.html", page(title, None, "x", None))],
        &[("D/result.json", account.as_bytes())],
        &["D/chats/chat_1/messages.html: left out: D/result.json is the same export and tells more"],
    );
}

#[test]
fn pages_are_left_out_only_where_the_json_has_their_messages() {
    let json = chat(&[FERRY, BARE]);
    let title = "Harbour news";
    let pages = |ids: &[u32]| {
        let more = |id: &u32| format!("<div class=\"message default\" id=\"message{id}\">x</div>");
        page(title, None, "x", None) + &ids.iter().map(more).collect::<String>()
    };
    let both = |json: &str, html: &str| {
        let (page, result) = (content("E/messages.html", html), content("E/result.json", json));
        check_everywhere(
            &[page, result],
            &[("E/messages.html", html.as_bytes()), ("E/result.json", json.as_bytes())],
            &[],
        );
    };
    // A newer export, or one that reaches further back, or one from before something was deleted.
    both(&json, &pages(&[400]));
    both(&json, &pages(&[3]));
    both(&json.replace("\"id\": 18,", "\"id\": 28,").replace("\"id\": 19,", "\"id\": 29,"), &pages(&[18]));
    // Another chat of that title, of which the clock showed something else.
    let dated = |clock: &str| {
        let date = format!("<div class=\"pull_right date details\" title=\"{clock} UTC+03:00\">x</div>");
        page(title, None, &date, None)
    };
    both(&json, &dated("23.09.2023 13:15:00"));
    both(&json, &dated("22.09.2023 13:15:01"));
    // A message of a group from before it grew.
    both(&json, &page(title, None, "x", None).replace("message17", "message-999999990"));
    // Another chat, where the JSON names its own behind the messages, or not at all.
    let name = " \"name\": \"Harbour news\",\n";
    let late = json.replace(name, "").replace("\n ]\n}", "\n ],\n \"name\": \"Harbour news\"\n}");
    let other = page("Port office", None, "x", None);
    both(&late, &other);
    both(&json.replace(name, ""), &other);
    both(&json.replace("public_channel", "saved_messages").replace(name, ""), &other);
    let account = format!("{{\"about\": \"x\", \"chats\": {{\"about\": \"\", \"list\": [{json}]}}}}");
    check_everywhere(
        &[content("D/result.json", &account), content("D/chats/chat_1/messages.html", &other)],
        &[("D/result.json", account.as_bytes()), ("D/chats/chat_1/messages.html", other.as_bytes())],
        &[],
    );
    let told = ["E/messages.html: left out: E/result.json is the same export and tells more"];
    let same = |json: &str, title: &str| {
        let page = content("E/messages.html", page(title, None, "x", None));
        check_everywhere(&[page, content("E/result.json", json)], &[("E/result.json", json.as_bytes())], &told);
    };
    same(&late, title);
    let told = |html: String| {
        let contents = [content("E/messages.html", html), content("E/result.json", &json)];
        check_everywhere(&contents, &[("E/result.json", json.as_bytes())], &told);
    };
    told(dated("22.09.2023 13:15:00"));
    told(pages(&[17]) + "<div class=\"message service\" id=\"message-3\">22 September 2023</div>");
    same(&json.replace("public_channel", "saved_messages").replace(name, ""), "Saved messages");
    same(&json.replace("\"Harbour news\",\n \"type", "null,\n \"type"), "Deleted Account");
}

#[test]
fn attachments_and_what_lies_beside_a_dump_are_no_dumps() {
    let json = chat(&[FERRY]);
    let contents = [
        content("E/result.json", &json),
        content("E/photos/photo_1@22-09-2023.jpg", b"\xFF\xD8\xFF"),
        content("E/files/a copy.json", &json),
        content("E/files/other.json", chat(&[BARE])),
        content("E/files/all.zip", zip(&[Entry::new("result.json", chat(&[BARE]).as_bytes())])),
        content("E/css/style.css", "body { }"),
        content("E/readme.txt", "Exported on Friday."),
        content("__MACOSX/E/._result.json", b"\0\x05\x16\x07"),
    ];
    check_everywhere(
        &contents,
        &[("E/result.json", json.as_bytes())],
        &["E/readme.txt: left out: it lies beside a dump and does not look like one; open it by itself if it is"],
    );
    let dump = &open(files(&contents)).dumps[0];
    let find = |path: &str| dump.medium(path).map(|source| text(&*source));
    let photo = Some(b"\xFF\xD8\xFF".to_vec());
    assert_eq!(find("photos/photo_1@22-09-2023.jpg"), photo);
    assert_eq!(find("PHOTOS\\Photo_1@22-09-2023.JPG"), photo);
    assert_eq!(find("C:\\old\\E\\photos\\photo_1@22-09-2023.jpg"), photo);
    assert_eq!(find("../../chats/chat_1/photos/photo_1@22-09-2023.jpg"), photo);
    assert_eq!(find("photos/photo_2@22-09-2023.jpg"), None);
    assert_eq!(find(""), None);
    // By itself it is what it is.
    let bundle = open(vec![File::chosen("/x/E/readme.txt", Rc::new(b"Exported on Friday.".to_vec()))]);
    check(&bundle, &[("readme.txt", b"Exported on Friday.")], &[]);
    check_everywhere(&[content("N/notes.txt", "Some notes.")], &[("N/notes.txt", b"Some notes.")], &[]);
}

#[test]
fn documents_are_told_and_their_parts_are_no_dumps() {
    let (json, xml) = (chat(&[FERRY]), b"<w:document><w:t>Ferry</w:t></w:document>".as_slice());
    let document = |parts: &[&str]| zip(&parts.iter().map(|part| Entry::new(part, xml)).collect::<Vec<_>>());
    for document in [
        document(&["[Content_Types].xml", "word/document.xml", "docProps/app.xml"]),
        document(&["mimetype", "content.xml", "META-INF/manifest.xml"]),
        document(&["mimetype", "META-INF/container.xml", "OEBPS/one.xhtml", "OEBPS/style.css"]),
    ] {
        let bundle = open(vec![File::chosen("/x/a.docx", Rc::new(document.clone()))]);
        check(&bundle, &[], &[&format!("a.docx: {}", Why::Document)]);
        assert!(Why::Document.is_loss());
        // Beside a dump it is as any other furniture.
        let contents = [content("E/result.json", &json), content("E/a.docx", &document)];
        check(&open(files(&contents)), &[("E/result.json", json.as_bytes())], &[]);
    }
    let bundle = open(vec![File::chosen("/x/a.zip", Rc::new(zip(&[Entry::new("mimetype", b"Some text.")])))]);
    check(&bundle, &[("a.zip/mimetype", b"Some text.")], &[]);
}

#[test]
fn a_photo_is_that_of_its_own_chat() {
    let account = |number: u32, title: &str| {
        (format!("D/chats/chat_{number}/messages.html"), page(title, None, "x", None).into_bytes())
    };
    let mut contents = vec![account(1, "A"), account(2, "B")];
    for chat in [1_u8, 2] {
        contents.push((format!("D/chats/chat_{chat}/photos/photo_1.jpg"), vec![chat]));
    }
    let file = |(path, bytes): (String, Vec<u8>)| File::in_folder("", &path, Rc::new(bytes));
    let bundle = open(contents.into_iter().map(file).collect());
    let find = |dump: usize, path: &str| bundle.dumps[dump].medium(path).map(|source| text(&*source));
    assert_eq!((find(0, "photos/photo_1.jpg"), find(1, "photos/photo_1.jpg")), (Some(vec![1]), Some(vec![2])));
    assert_eq!(find(0, "chats/chat_2/photos/photo_1.jpg"), Some(vec![2]));
    assert_eq!(find(0, "elsewhere/photo_1.jpg"), Some(vec![1]));
    let lost = bundle.beside.find("D/other", "photo_1.jpg").map(|source| text(&*source));
    assert_eq!(lost, None, "two could be meant");
}

#[test]
fn exports_of_many_files_are_put_together() {
    let users = r#"[{"id": "U1", "team_id": "T", "name": "ann", "profile": {}}]"#;
    let day = |text: &str| format!("[{{\"user\": \"U1\", \"ts\": \"1695377700.000200\", \"text\": \"{text}\"}}]");
    let channels = r#"[{"id": "C1", "name": "general", "created": 1, "members": ["U1"]}]"#;
    check_everywhere(
        &[
            content("S/general/2023-09-23.json", day("two")),
            content("S/general/2023-09-22.json", day("one")),
            content("S/random/2023-09-22.json", day("three")),
            content("S/channels.json", channels),
            content("S/users.json", users),
        ],
        &[
            ("S/general", format!("{users}\n{}\n{}", day("one"), day("two")).as_bytes()),
            ("S/random", format!("{users}\n{}", day("three")).as_bytes()),
        ],
        &["S/channels.json: part of an export, without messages"],
    );
    let tweets = |part: u32| format!("window.YTD.tweets.part{part} = [ ]");
    check_everywhere(
        &[
            content("X/data/tweets-part1.js", tweets(1)),
            content("X/data/tweets.js", tweets(0)),
            content("X/data/like.js", "window.YTD.like.part0 = [ ]"),
            content("X/Your archive.html", "<html>"),
        ],
        &[("X/data/tweets.js", format!("{}\n{}", tweets(0), tweets(1)).as_bytes())],
        &[
            "X/data/like.js: part of an export, without messages",
            "X/Your archive.html: left out: it lies beside a dump and does not look like one; open it by itself if it is",
        ],
    );
    let outbox = r#"{"@context": "x", "type": "OrderedCollection", "orderedItems": [{"type": "Create"}]}"#;
    check_everywhere(
        &[
            content("M/outbox.json", outbox),
            content("M/actor.json", r#"{"@context": "x", "type": "Person", "preferredUsername": "ann"}"#),
            content("M/likes.json", r#"{"@context": "x", "orderedItems": ["https://example.org/1"]}"#),
        ],
        &[("M/outbox.json", outbox.as_bytes())],
        &["M/actor.json: part of an export, without messages", "M/likes.json: part of an export, without messages"],
    );
    let post = |id: u32| format!("<html><div class=\"tgme_widget_message\" data-post=\"harbour/{id}\">");
    check_everywhere(
        &[content("P/b.html", post(9)), content("P/a.html", post(170)), content("P/c.html", post(21))],
        &[("P/b.html", format!("{}\n{}\n{}", post(9), post(21), post(170)).as_bytes())],
        &[],
    );
    let whatsapp = "[09.12.20, 23:55:01] Bob: hi\n[09.12.20, 23:56:01] Ann: hi";
    check_everywhere(
        &[
            content("WhatsApp Chat - Bob/_chat.txt", whatsapp),
            content("WhatsApp Chat - Bob/report.csv", "id,date,text\n1,2023-09-22,x\n"),
            content("WhatsApp Chat - Bob/1.jpg", b"\xFF\xD8"),
        ],
        &[("WhatsApp Chat - Bob/_chat.txt", whatsapp.as_bytes())],
        &[
            "WhatsApp Chat - Bob/report.csv: left out: it lies among what was attached to messages; open it by itself if it is a dump",
        ],
    );
    let bundle = open(files(&[content("WhatsApp Chat - Bob/_chat.txt", whatsapp)]));
    assert_eq!(bundle.dumps[0].title, "WhatsApp Chat - Bob.txt");
}

#[test]
fn a_dump_in_an_archive_in_an_archive_is_read() {
    let json = chat(&[FERRY, PIN, BARE]);
    let inner = zip(&[Entry::new("Export/result.json", json.as_bytes())]);
    let outer = zip(&[Entry::new("a/inner.zip", &inner), Entry::new("b/same.json.gz", &gzip(json.as_bytes()))]);
    let bundle = open(files(&[content("F/outer.zip", &outer), content("F/more/again.zip", &outer)]));
    let name = "F/outer.zip/a/inner.zip/Export/result.json";
    let twice = "F/more/again.zip: the same as F/outer.zip, left out";
    check(&bundle, &[("F/outer.zip/b/same.json.gz", json.as_bytes()), (name, json.as_bytes())], &[twice]);
    let dump = bundle.dumps.iter().find(|dump| dump.name == name).expect("there");
    let mut reader = dump.open().expect("a dump");
    let read = run(&mut reader, &*dump.source, 100);
    assert_eq!((reader.format(), read.messages.len(), read.problems.len()), (Format::DesktopChat, 3, 0));
    for message in &read.messages {
        assert_eq!(reader.reread(&*dump.source, message.position, 0).as_ref(), Some(message));
    }
    let deep = (0..5).fold(json.into_bytes(), |bytes, _| zip(&[Entry::new("x.zip", &bytes)]));
    check(
        &open(vec![File::chosen("deep.zip", Rc::new(deep))]),
        &[],
        &["deep.zip/x.zip/x.zip/x.zip: not looked into: it lies in 3 archives, one in the other"],
    );
}

#[test]
fn encodings_may_differ_from_page_to_page() {
    let (one, two) = (page("Гавань", None, "один", None), page("Гавань", Some("messages.html"), "два", None));
    let utf16 = format!("\u{FEFF}{two}").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    let contents = [content("E/messages2.html", utf16), content("E/messages.html", format!("\u{FEFF}{one}"))];
    check_everywhere(&contents, &[("E/messages.html", format!("{one}\n{two}").as_bytes())], &[]);
}

#[test]
fn what_cannot_be_opened_says_why_and_costs_nothing_else() {
    let json = chat(&[FERRY]);
    let entry = Entry::new("locked.json", b"x");
    let archive = zip(&[Entry { flags: 1, ..entry }, Entry::new("result.json", json.as_bytes())]);
    let bundle = open(files(&[content("F/a.zip", &archive), content("F/c.zip", zip(&[]))]));
    check(
        &bundle,
        &[("F/a.zip/result.json", json.as_bytes())],
        &[
            "F/a.zip/locked.json: encrypted: unpack it with its password and open what is inside",
            "F/c.zip: there is no dump in it",
        ],
    );
    let [body, _] = zip_parts(&[Entry::new("result.json", json.as_bytes())]);
    check(
        &open(vec![File::chosen("cut.zip", Rc::new(body))]),
        &[("cut.zip/result.json", json.as_bytes())],
        &["cut.zip: the archive's directory is damaged or lost: entries were found by their headers"],
    );
    check(&open(files(&[content("F/a.jpg", b"\xFF\xD8\0\0\0\0\x01\x02")])), &[], &["F: there is no dump in it"]);
    check(&open(Vec::new()), &[], &[]);
    // Named, a file that is no dump is refused with a reason.
    let bundle = open(vec![File::chosen("a.jpg", Rc::new(b"\xFF\xD8\0\0\0\0\x01\x02".to_vec()))]);
    assert_eq!(bundle.dumps[0].open().map(|reader| reader.format()), Err(Refusal::Binary));
    // A dump that lies about its ending is found where there is no other.
    check(&open(files(&[content("F/a.jpg", &json)])), &[("F/a.jpg", json.as_bytes())], &[]);
}

#[test]
fn the_size_of_a_step_changes_nothing() {
    let json = chat(&[FERRY]);
    let inner = zip(&[Entry::new("E/result.json", json.as_bytes()).streamed()]);
    let cut = &inner[..inner.len() - 10];
    let mut contents = vec![content("F/inner.zip", zip(&[Entry::new("x.zip", cut)])), content("F/a.json", &json)];
    contents.push(content("F/b.json", &json));
    contents.push(content("F/page.html", page("A", None, "x", None)));
    let told = |bundle: &Bundle| {
        let dumps: Vec<_> = bundle.dumps.iter().map(|dump| (dump.name.clone(), text(&*dump.source))).collect();
        (dumps, bundle.left_out.clone(), bundle.beside.len())
    };
    let whole = told(&open(files(&contents)));
    assert_eq!((whole.0.len(), whole.1.len()), (3, 2), "{:?}", whole.1);
    for budget in [1, 1_000, 100_000] {
        let mut opening = Opening::new(files(&contents));
        let mut steps = 0;
        let bundle = loop {
            steps += 1;
            match opening.step(budget) {
                Step::More => {}
                Step::Ask(excess) => panic!("asked: {excess}"),
                Step::Done(bundle) => break bundle,
            }
        };
        assert_eq!(told(&bundle), whole);
        assert!(budget > 1 || steps > 5);
    }
}
