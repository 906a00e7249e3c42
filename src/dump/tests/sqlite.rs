//! Databases: those of known programs, of unknown make, and damaged ones. How the files were made stands beside them.

use super::{Read, read, read_in, run, soon};
use crate::dump::{
    ChatKind, Columns, DatabaseKind, Foreign, Format, MediaKind, MessageId, MessageKind, Refusal, Role, Zone, open,
    open_any,
};

pub(super) const TG_ARCHIVE: &[u8] = include_bytes!("../../../tests/fixtures/databases/tg-archive.db");
pub(super) const SCRAPER: &[u8] = include_bytes!("../../../tests/fixtures/databases/telegram-scraper.db");
pub(super) const EXPORT: &[u8] = include_bytes!("../../../tests/fixtures/databases/telegram-export.db");
pub(super) const DEEP: &[u8] = include_bytes!("../../../tests/fixtures/databases/deep.db");
pub(super) const TWO: &[u8] = include_bytes!("../../../tests/fixtures/databases/two-tables.db");

const AT: i64 = 1_695_377_700;
pub(super) const PAGE: usize = 512;

#[track_caller]
fn check(bytes: &[u8], kind: DatabaseKind, faults: &[&str]) -> Read {
    let (format, read) = read(bytes);
    assert_eq!(
        (format, read.faults()),
        (Format::Database(kind), faults.iter().map(|&fault| fault.to_owned()).collect())
    );
    read
}

#[test]
fn archives_of_tg_archive_are_read() {
    let read = check(TG_ARCHIVE, DatabaseKind::TgArchive, &[]);
    let [ferry, joined, link, closed] = &read.messages[..] else { panic!("{read:?}") };
    assert_eq!((&ferry.id, ferry.text.as_str()), (&MessageId::Number(17), "Ferry delayed,\nПаром"));
    assert_eq!(ferry.posted.map(|posted| (posted.seconds, posted.zone)), Some((AT, Zone::Utc)));
    assert_eq!(ferry.edited.map(|edited| edited.seconds), Some(AT + 300));
    assert_eq!((ferry.from.as_deref(), ferry.from_id.as_deref()), (Some("Ann Lind"), Some("42")));
    let media = &ferry.media[..];
    assert_eq!((media.len(), media[0].kind, media[0].path.as_deref()), (1, MediaKind::Photo, Some("17.jpg")));
    assert_eq!((joined.kind, joined.action.as_deref()), (MessageKind::Service, Some("user_joined")));
    assert_eq!((link.from.as_deref(), link.media.len()), (Some("ole"), 0));
    assert_eq!(closed.reply.as_ref().and_then(|reply| reply.to), Some(17));
    assert_eq!(read.chats[0].title.as_deref(), Some("dump"));
}

#[test]
fn archives_of_telegram_scraper_are_read() {
    let log = "put right: read without the file beside it that ends in -wal, where the newest messages may be";
    let read = check(SCRAPER, DatabaseKind::TelegramScraper, &[log]);
    let [ferry, bare] = &read.messages[..] else { panic!("{read:?}") };
    assert_eq!((&ferry.id, ferry.text.as_str(), ferry.views), (&MessageId::Number(17), "Ferry delayed", Some(1_200)));
    assert_eq!(ferry.posted.map(|posted| (posted.seconds, posted.zone)), Some((AT, Zone::Utc)));
    assert_eq!(ferry.signature.as_deref(), Some("Duty officer"));
    assert_eq!(ferry.media[0].path.as_deref(), Some("./harbournews/media/17.jpg"));
    assert_eq!(ferry.reactions.iter().map(|one| one.count).collect::<Vec<_>>(), [5, 2]);
    assert_eq!((bare.from.as_deref(), bare.media.len()), (Some("Ann Lind"), 0));
}

#[test]
fn archives_of_telegram_export_are_read() {
    let read = check(EXPORT, DatabaseKind::TelegramExport, &[]);
    assert_eq!(read.messages.len(), 53);
    let [ferry, hello, title] = &read.messages[..3] else { panic!() };
    assert_eq!((&ferry.id, ferry.text.as_str(), ferry.views), (&MessageId::Number(17), "Ferry delayed", Some(1_200)));
    assert_eq!(ferry.posted.map(|posted| (posted.seconds, posted.zone)), Some((AT, Zone::Utc)));
    let forward = ferry.forward.as_ref().expect("forwarded");
    assert_eq!((forward.name.as_deref(), forward.post), (Some("Port office"), Some(5)));
    assert_eq!((ferry.media[0].kind, ferry.media[0].name.as_deref()), (MediaKind::File, Some("plan.pdf")));
    assert_eq!((hello.from.as_deref(), hello.media.len(), hello.chat), (Some("Ann Lind"), 0, 1));
    assert_eq!(
        (title.kind, title.action.as_deref(), title.text.as_str()),
        (MessageKind::Service, Some("edit_group_title"), "")
    );
    let [harbour, ann] = &read.chats[..] else { panic!() };
    assert_eq!(
        (harbour.id, harbour.title.as_deref(), harbour.kind),
        (Some(1_234_500_001), Some("Harbour"), ChatKind::Channel)
    );
    assert_eq!((ann.title.as_deref(), ann.kind), (Some("Ann"), ChatKind::Personal));
}

#[test]
fn tables_of_unknown_make_are_read_by_their_columns() {
    let read = check(DEEP, DatabaseKind::Other, &[]);
    assert_eq!(read.messages.len(), 90);
    assert!(read.messages.iter().enumerate().all(|(place, message)| message.id == MessageId::Number(place as i64 + 1)));
    assert_eq!((read.messages[0].text.as_str(), read.messages[49].text.len()), ("Пост 1", 1_200));
    assert_eq!(read.messages[89].posted.map(|posted| posted.day().to_string()).as_deref(), Some("2023-04-01"));
    let source = DEEP.to_vec();
    let mut reader = open(&source, "").expect("a database");
    let mut mapping = reader.mapping().expect("columns").mapping.clone();
    assert_eq!((mapping.column(Role::Date), mapping.column(Role::Text)), (Some("posted"), Some("body")));
    let before = run(&mut reader, &source, usize::MAX);
    mapping.set(Role::Author, Some("body".to_owned()));
    mapping.set(Role::Text, Some("nr".to_owned()));
    reader.remap(&mapping);
    let other = run(&mut reader, &source, 100);
    assert_eq!((other.messages[1].text.as_str(), other.messages[1].from.as_deref()), ("2", Some("Пост 2")));
    assert_eq!((before.messages.len(), other.messages.len()), (90, 90));
}

#[test]
fn what_programs_keep_to_be_logged_in_is_refused() {
    let session = include_bytes!("../../../tests/fixtures/databases/session.db").to_vec();
    for bytes in [session.clone(), [session.as_slice(), &[0; PAGE]].concat()] {
        assert_eq!(open(&bytes, "my.session").err(), Some(Refusal::Foreign(Foreign::Session)));
        assert_eq!(open_any(&bytes, "my.session").err(), Some(Refusal::Foreign(Foreign::Session)));
    }
}

#[test]
fn tables_of_one_make_are_one_dump() {
    let read = check(TWO, DatabaseKind::Other, &[]);
    let found: Vec<_> = read.messages.iter().map(|message| (message.chat, message.text.as_str())).collect();
    assert_eq!(found, [(0, "Ferry delayed"), (0, "Closed"), (1, "Паром")]);
    let titles: Vec<_> = read.chats.iter().filter_map(|chat| chat.title.as_deref()).collect();
    assert_eq!(titles, ["harbour", "pier"]);
}

#[test]
fn a_bit_in_the_name_of_a_column_costs_no_table_and_is_told() {
    let whole = check(TWO, DatabaseKind::Other, &[]);
    for table in ["harbour", "pier"] {
        let words = format!("CREATE TABLE {table} (id INTEGER, date TEXT, text TEXT)");
        let start = memchr::memmem::find(TWO, words.as_bytes()).expect("there");
        for (column, letter) in [("date TEXT", 2), ("text TEXT", 1)] {
            let mut bytes = TWO.to_vec();
            bytes[start + words.find(column).expect("there") + letter] ^= 1;
            let fault = "words for a table that do not fit its rows, which were read without them";
            let read = check(&bytes, DatabaseKind::Other, &[&format!("the file could not be read here: {fault}")]);
            assert_eq!((&read.messages, &read.chats), (&whole.messages, &whole.chats), "{table}, {column}");
            let problem = &read.problems[0];
            assert!((problem.start..problem.end).contains(&(start as u64)), "{problem:?}");
        }
    }
}

#[test]
fn a_database_without_messages_names_its_tables() {
    // Only the words that make the tables differ from those above.
    let text = String::from_utf8_lossy(TWO).into_owned();
    assert!(text.contains("text TEXT"));
    let mut bytes = TWO.to_vec();
    while let Some(at) = memchr::memmem::find(&bytes, b"date TEXT, text") {
        bytes[at..at + 4].copy_from_slice(b"size");
        bytes[at + 11..at + 15].copy_from_slice(b"hash");
    }
    for needle in ["2023-09-22 10:15:00", "2023-09-22 10:16:00", "22.09.2023 11:00"] {
        let at = memchr::memmem::find(&bytes, needle.as_bytes()).expect("there");
        bytes[at..at + needle.len()].fill(b'7');
    }
    let refusal = open(&bytes, "").map(|reader| reader.format());
    assert_eq!(refusal, Err(Refusal::UnknownDatabase { tables: "settings, harbour, pier".to_owned() }));
    // Somebody may know better: two columns of writing are columns to choose from.
    let reader = open_any(&bytes, "").expect("tables with writing in them");
    assert_eq!(reader.mapping().map(Columns::lacks), Some(vec![Role::Date]));
    let head = b"SQLite format 3\0\x10\0".to_vec();
    assert_eq!(open_any(&head, "").err(), open(&head, "").err());
    assert_eq!(open(&head, "").err(), Some(Refusal::DamagedDatabase));
}

#[test]
fn a_database_whose_tables_are_all_in_its_log_says_what_to_do() {
    // The first page as it is before anything was written back: a header, and a schema of no rows.
    let mut page = vec![0; PAGE];
    page[..24].copy_from_slice(b"SQLite format 3\0\x02\0\x02\x02\0\x40\x20\x20");
    page[28..32].copy_from_slice(&1_u32.to_be_bytes());
    page[56..60].copy_from_slice(&1_u32.to_be_bytes());
    page[100] = 13;
    page[105..107].copy_from_slice(&(PAGE as u16).to_be_bytes());
    assert_eq!(open(&page, "").err(), Some(Refusal::DatabaseInLog));
    let told = Refusal::DatabaseInLog.to_string();
    assert!(told.contains("-wal") && told.contains("wal_checkpoint"), "{told}");
    page[18..20].fill(1);
    assert_eq!(open(&page, "").err(), Some(Refusal::UnknownDatabase { tables: "(none)".to_owned() }));
}

/// Reads a damaged database, and checks that every message is there whose page is as it was.
#[track_caller]
fn check_intact(whole: &Read, damaged: &[u8], is_intact: impl Fn(usize) -> bool, what: &str) {
    let Ok((_, part)) = read_in(damaged, 4_096) else { panic!("refused, {what}") };
    let mut lost = 0;
    for message in &whole.messages {
        let page = message.position.start as usize / PAGE;
        let same = |other: &&crate::dump::Message| other.position.start == message.position.start;
        match part.messages.iter().find(same) {
            Some(other) if is_intact(page) => {
                assert_eq!((&other.id, other.posted), (&message.id, message.posted), "{what}");
            }
            Some(_) => {}
            None => {
                assert!(!is_intact(page), "{what}: {:?} is lost", message.id);
                lost += 1;
            }
        }
    }
    assert!(lost == 0 || !part.problems.is_empty(), "{what}: lost without a word");
}

/// Whether the words stand on a page that say what the tables are: without them no row can be told.
fn has_words(bytes: &[u8], page: usize) -> bool {
    page == 0 || memchr::memmem::find(&bytes[page * PAGE..(page + 1) * PAGE], b"CREATE TABLE").is_some()
}

#[test]
fn a_page_that_is_damaged_costs_only_what_is_on_it() {
    for bytes in [DEEP, TWO, TG_ARCHIVE, SCRAPER, EXPORT] {
        let whole = read(bytes).1;
        for page in (0..bytes.len() / PAGE).filter(|&page| !has_words(bytes, page)) {
            for fill in [0, 0x0D, 0xAA, 0xFF] {
                let mut damaged = bytes.to_vec();
                damaged[page * PAGE..(page + 1) * PAGE].fill(fill);
                check_intact(&whole, &damaged, |other| other != page, &format!("page {page} full of {fill}"));
            }
        }
    }
}

#[test]
fn a_page_whose_rows_are_all_lost_is_told_of_once() {
    let page = (1..DEEP.len() / PAGE).rfind(|&page| !has_words(DEEP, page) && DEEP[page * PAGE] == 0x0D).expect("rows");
    let mut damaged = DEEP.to_vec();
    damaged[page * PAGE + 8..(page + 1) * PAGE].fill(0);
    let rows = usize::from(DEEP[page * PAGE + 4]);
    let (_, read) = read(&damaged);
    assert!(rows > 2 && read.problems.len() <= 2, "{rows} rows: {:?}", read.faults());
}

#[test]
fn a_byte_that_is_changed_costs_only_its_page() {
    for bytes in [DEEP, EXPORT] {
        let whole = read(bytes).1;
        for at in (0..bytes.len()).step_by(4).filter(|&at| !has_words(bytes, at / PAGE)) {
            let (at, change) = (at + at / 4 % 4, [0x01, 0x80, 0xFF][at / 4 % 3]);
            let mut damaged = bytes.to_vec();
            damaged[at] ^= change;
            check_intact(&whole, &damaged, |page| page != at / PAGE, &format!("byte {at} changed by {change}"));
        }
    }
}

#[test]
fn a_first_page_that_is_damaged_is_no_trap() {
    for bytes in [DEEP, TWO, EXPORT] {
        let whole = read(bytes).1;
        for at in 16..PAGE {
            for change in [0x01, 0x10, 0x80, 0xFF] {
                let mut damaged = bytes.to_vec();
                damaged[at] ^= change;
                let read = read_in(&damaged, 4_096);
                // What the header claims can be checked against the file.
                if at < 56 {
                    let count = read.map(|(_, read)| read.messages.len());
                    assert_eq!(count, Ok(whole.messages.len()), "byte {at} changed by {change}");
                }
            }
        }
    }
}

#[test]
fn a_file_that_is_cut_keeps_what_is_before() {
    for bytes in [DEEP, EXPORT, TG_ARCHIVE] {
        let whole = read(bytes).1;
        for end in (0..bytes.len()).step_by(37) {
            let is_intact = |page: usize| (page + 1) * PAGE <= end;
            if (0..bytes.len() / PAGE).any(|page| !is_intact(page) && has_words(bytes, page)) {
                let _ = read_in(&bytes[..end], 1_000);
                continue;
            }
            check_intact(&whole, &bytes[..end], is_intact, &format!("cut at {end}"));
        }
    }
}

/// Checks that messages on pages that are as they were are found again by what they say, wherever they now lie.
#[track_caller]
fn check_found(whole: &Read, damaged: &[u8], is_intact: impl Fn(usize) -> bool, what: &str) {
    let source = damaged.to_vec();
    let Ok(mut reader) = open(&source, "dump.db") else { panic!("refused, {what}") };
    let part = run(&mut reader, &source, 4_096);
    for message in &part.messages {
        // What a row goes on on may have been given to one before it.
        let again = reader.reread(&source, message.position, message.chat).map(|again| (again.id, again.posted));
        assert_eq!(again, Some((message.id.clone(), message.posted)), "{what}");
    }
    for message in &whole.messages {
        let same = |other: &&crate::dump::Message| {
            other.id == message.id
                && other.posted.map(|posted| posted.seconds) == message.posted.map(|posted| posted.seconds)
                && (other.text == message.text || message.text.len() > PAGE || message.kind != MessageKind::Post)
        };
        let found = part.messages.iter().any(|other| same(&other));
        assert!(found || !is_intact(message.position.start as usize / PAGE), "{what}: {:?} is lost", message.id);
    }
}

#[test]
fn a_file_that_was_written_twice_behind_itself_is_read() {
    for bytes in [DEEP, TWO, TG_ARCHIVE, SCRAPER, EXPORT] {
        check_found(&read(bytes).1, &bytes.repeat(2), |_| true, "twice");
    }
}

#[test]
fn bytes_before_a_file_move_it_and_no_more() {
    for bytes in [DEEP, TWO, TG_ARCHIVE, SCRAPER, EXPORT] {
        for before in ["x", "hello world\n", &"header: of a mail\n".repeat(300)] {
            check_found(&read(bytes).1, &[before.as_bytes(), bytes].concat(), |_| true, before);
        }
    }
}

#[test]
fn rows_are_found_though_nothing_says_what_the_tables_are() {
    for bytes in [DEEP, TWO] {
        for fill in [0, 0xFF] {
            let whole = read(bytes).1;
            let mut damaged = bytes.to_vec();
            (0..bytes.len() / PAGE).filter(|&page| has_words(bytes, page)).for_each(|page| {
                damaged[page * PAGE..(page + 1) * PAGE].fill(fill);
            });
            let (format, read) = read(&damaged);
            assert_eq!(format, Format::Database(DatabaseKind::Other));
            assert!(!read.problems.is_empty());
            for message in &whole.messages {
                let is_there = read.messages.iter().any(|other| other.text == message.text && other.posted.is_some());
                assert!(is_there, "{:?}", message.text);
            }
        }
    }
    // Nor is there a row left.
    let mut damaged = TWO.to_vec();
    damaged[100..].fill(0);
    assert_eq!(open(&damaged, "").err(), Some(Refusal::DamagedDatabase));
}

#[test]
fn words_that_do_not_fit_the_rows_of_their_table_are_not_believed() {
    for bytes in [DEEP, TWO, TG_ARCHIVE, EXPORT] {
        let whole = read(bytes).1;
        let mut posts = whole.messages.clone();
        posts.retain(|message| message.kind == MessageKind::Post);
        let begins = memchr::memmem::find_iter(bytes, b"CREATE TABLE").collect::<Vec<_>>();
        let words =
            |at: &usize| b",()".contains(&bytes[*at]) && begins.iter().any(|begin| (*begin..begin + 200).contains(at));
        for (at, change) in (0..bytes.len()).filter(words).flat_map(|at| [0x01, 0x10, 0x40].map(|change| (at, change)))
        {
            let mut damaged = bytes.to_vec();
            damaged[at] ^= change;
            let part = read_in(&damaged, 4_096).expect("a database").1;
            let said = |message: &crate::dump::Message| (message.text.clone(), message.posted.map(|at| at.seconds));
            let lost = posts.iter().find(|post| part.messages.iter().all(|other| said(other) != said(post)));
            assert!(lost.is_none(), "byte {at} changed by {change}: {lost:?}, {:?}", part.faults());
        }
    }
    // What is wrong with the words is told with their place.
    let at = memchr::memmem::find(TG_ARCHIVE, b",\n    type").expect("words");
    let mut damaged = TG_ARCHIVE.to_vec();
    damaged[at] = b'<';
    let read = read(&damaged).1;
    let problem = &read.problems[0];
    assert!(problem.fault.to_string().contains("words for a table"), "{problem:?}");
    assert!((problem.start..problem.end).contains(&(at as u64)), "{problem:?}");
}

/// The head of a page says of fewer cells that they are there.
#[test]
fn rows_that_their_page_does_not_count_are_read() {
    for bytes in [DEEP, EXPORT, TWO] {
        let whole = read(bytes).1;
        let said = |read: &Read| read.messages.iter().map(|it| (it.id.clone(), it.text.clone())).collect::<Vec<_>>();
        for page in (1..bytes.len() / PAGE).filter(|page| bytes[page * PAGE] == 0x0D && !has_words(bytes, *page)) {
            let count = page * PAGE + 4;
            for fewer in 0..bytes[count] {
                let mut damaged = bytes.to_vec();
                damaged[count] = fewer;
                let part = read(&damaged).1;
                assert_eq!(said(&part), said(&whole), "{fewer} on page {page}");
            }
            let mut damaged = bytes.to_vec();
            damaged[count - 1..count + 4].fill(0);
            let part = read(&damaged).1;
            assert!(said(&part) == said(&whole) || !part.problems.is_empty(), "no head on page {page}");
        }
    }
}

#[test]
fn bytes_put_in_or_taken_out_cost_only_their_page() {
    for bytes in [DEEP, EXPORT] {
        let whole = read(bytes).1;
        for at in (0..bytes.len()).step_by(61).filter(|&at| !has_words(bytes, at / PAGE)) {
            for count in [1, 7, 300] {
                let other = vec![b'x'; count];
                let longer = [&bytes[..at], &other[..], &bytes[at..]].concat();
                // Rows on a page that leads to others are found only from above.
                let is_leaf = |page: usize| bytes[page * PAGE] != 2;
                check_found(
                    &whole,
                    &longer,
                    |page| page != at / PAGE && is_leaf(page),
                    &format!("{count} put in at {at}"),
                );
                let end = (at + count).min(bytes.len());
                if has_words(bytes, (end - 1) / PAGE) {
                    continue;
                }
                let shorter = [&bytes[..at], &bytes[end..]].concat();
                let is_intact = |page: usize| page != at / PAGE && page != (end - 1) / PAGE && is_leaf(page);
                check_found(&whole, &shorter, is_intact, &format!("{count} taken out at {at}"));
            }
        }
    }
}

/// Two of its pages seem to begin one in the other.
#[test]
fn pages_that_overlap_are_no_circle() {
    const OVERLAPPING: &[u8] = include_bytes!("../../../tests/fixtures/databases/overlapping.db");
    soon("pages one in the other", || {
        if let Ok(mut reader) = open_any(&OVERLAPPING.to_vec(), "a.db") {
            run(&mut reader, &OVERLAPPING.to_vec(), usize::MAX);
        }
    });
}

/// Some of the pages are not where they should be: rows of others lead to them, or they begin within the first.
#[test]
fn rows_are_read_again_as_they_were_read() {
    const MOVED: &[u8] = include_bytes!("../../../tests/fixtures/databases/moved.db");
    const WITHIN_FIRST: &[u8] = include_bytes!("../../../tests/fixtures/databases/within-first.db");
    for bytes in [MOVED, WITHIN_FIRST] {
        assert!(!read(bytes).1.messages.is_empty());
    }
}

#[test]
fn circles_and_claims_end() {
    let whole = read(DEEP).1;
    // The root of the table of posts is the second page: let its children be itself, the first page, and one another.
    for child in [1_u32, 2, 3, 0, 9_999, u32::MAX] {
        let mut damaged = DEEP.to_vec();
        let cells = usize::from(damaged[PAGE + 3]) << 8 | usize::from(damaged[PAGE + 4]);
        for cell in 0..cells {
            let at = PAGE + 12 + 2 * cell;
            let place = usize::from(damaged[at]) << 8 | usize::from(damaged[at + 1]);
            damaged[PAGE + place..PAGE + place + 4].copy_from_slice(&child.to_be_bytes());
        }
        check_intact(&whole, &damaged, |page| page != 1, &format!("all children are page {child}"));
    }
    // The page that a long row goes on on: let it be each of the others.
    let long = whole.messages.iter().max_by_key(|message| message.text.len()).expect("rows").position;
    for page in 0..DEEP.len() / PAGE + 2 {
        let mut damaged = DEEP.to_vec();
        damaged[long.end as usize - 4..long.end as usize].copy_from_slice(&(page as u32).to_be_bytes());
        check_intact(&whole, &damaged, |_| true, &format!("a row goes on on page {page}"));
    }
    // A page full of rows that are all the same one.
    let mut damaged = DEEP.to_vec();
    let leaf = whole.messages[0].position.start as usize / PAGE * PAGE;
    damaged[leaf + 3..leaf + 5].copy_from_slice(&[0xFF, 0xFF]);
    let first = damaged[leaf + 8..leaf + 10].to_vec();
    for at in (leaf + 8..leaf + 200).step_by(2) {
        damaged[at..at + 2].copy_from_slice(&first);
    }
    check_intact(&whole, &damaged, |page| page != leaf / PAGE, "rows that overlap");
}
