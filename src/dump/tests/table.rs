//! Tables of separated values: of known programs, of unknown make, and damaged.

use super::{Read, check_cuts, read, read_in, run};
use crate::dump::{Format, MediaKind, MessageId, Role, TableKind, Zone, open};

const AT: i64 = 1_695_377_700;

/// Reads a table and checks its kind, the ids and texts of its messages, and what was said about the rest.
#[track_caller]
fn check(table: impl AsRef<[u8]>, kind: TableKind, messages: &[(&str, &str)], faults: &[&str]) -> Read {
    let (format, read) = read(table.as_ref());
    assert_eq!(format, Format::Table(kind));
    let found: Vec<_> = read.messages.iter().map(|message| (message.id.to_string(), message.text.as_str())).collect();
    let found: Vec<_> = found.iter().map(|(id, text)| (id.as_str(), *text)).collect();
    assert_eq!((found, read.faults()), (messages.to_vec(), faults.iter().map(|&fault| fault.to_owned()).collect()));
    read
}

pub(super) const FOURCAT: &str = "id,thread_id,chat,author,author_username,author_name,body,reply_to,views,reactions,timestamp,unix_timestamp,timestamp_edited,unix_timestamp_edited,author_forwarded_from_name,author_forwarded_from_id,unix_timestamp_forwarded_from,attachment_type,attachment_data,attachment_filename\r
harbournews-17,harbournews,harbournews,1234500001,harbournews,,\"Ferry delayed,\r\nuntil \"\"noon\"\"\",,1200,👍👍❤,2023-09-22 10:15:00,1695377700,2023-09-22 10:20:00,1695378000,Port office,77,1695370000,photo,{},harbournews-17.jpeg\r
harbournews-18,harbournews,harbournews,1234500001,harbournews,Ann Lind,Second pier,17,,,2023-09-22 10:16:00,1695377760,,,,,,url,https://example.org,\r
";

#[test]
fn tables_of_4cat_are_read() {
    let read =
        check(FOURCAT, TableKind::FourCat, &[("17", "Ferry delayed,\nuntil \"noon\""), ("18", "Second pier")], &[]);
    let [ferry, pier] = &read.messages[..] else { panic!() };
    assert_eq!(ferry.posted.map(|posted| (posted.seconds, posted.zone)), Some((AT, Zone::Utc)));
    assert_eq!(ferry.edited.map(|edited| edited.seconds), Some(AT + 300));
    let forward = ferry.forward.as_ref().expect("forwarded");
    assert_eq!((forward.name.as_deref(), forward.id.as_deref()), (Some("Port office"), Some("77")));
    assert_eq!((ferry.views, ferry.reactions.len(), ferry.from.as_deref()), (Some(1_200), 2, Some("harbournews")));
    let media = &ferry.media[..];
    assert_eq!(
        (media.len(), media[0].kind, media[0].name.as_deref()),
        (1, MediaKind::Photo, Some("harbournews-17.jpeg"))
    );
    assert_eq!((pier.reply.as_ref().and_then(|reply| reply.to), pier.media.len()), (Some(17), 0));
    assert_eq!(pier.from.as_deref(), Some("Ann Lind"));
    assert_eq!(read.chats[0].username.as_deref(), Some("harbournews"));
    check_cuts(FOURCAT.as_bytes());
}

#[test]
fn tables_of_telegram_tracker_are_read() {
    let read = check(
        "signature,channel_id,channel_name,msg_id,message,cleaned_message,date,msg_link,msg_from_peer,msg_from_id,views,number_replies,number_forwards,is_forward,forward_msg_from_peer_id,forward_msg_from_peer_name,forward_msg_date,forward_msg_link,is_reply,reply_to_msg_id,contains_media,media_type,poll_question
msg_iteration.0.user.harbournews.post.17,1234500001,harbournews,17,Ferry  delayed,Ferry delayed,2023-09-22 10:15:00,https://t.me/harbournews/17,,,1200.0,3,4.0,1,77.0,Port office,2023-09-22 08:00:00,https://t.me/port/5,0,,1,MessageMediaPhoto,
msg_iteration.1.user.harbournews.post.18,1234500001,harbournews,18,,,2023-09-22 10:16:00,https://t.me/harbournews/18,,,7.0,0,0,0,,,,,1,17.0,1,MessageMediaPoll,Which pier?
",
        TableKind::TelegramTracker,
        &[("17", "Ferry  delayed"), ("18", "")],
        &[],
    );
    let [ferry, poll] = &read.messages[..] else { panic!() };
    assert_eq!(ferry.posted.map(|posted| (posted.seconds, posted.zone)), Some((AT, Zone::Utc)));
    assert_eq!((ferry.views, ferry.forwards, ferry.signature.as_deref()), (Some(1_200), Some(4), None));
    let forward = ferry.forward.as_ref().expect("forwarded");
    assert_eq!((forward.id.as_deref(), forward.post), (Some("77"), Some(5)));
    assert!(poll.forward.is_none());
    assert_eq!((poll.media[0].kind, poll.media[0].text.as_deref()), (MediaKind::Poll, Some("Which pier?")));
    let chat = &read.chats[0];
    assert_eq!((chat.id, chat.username.as_deref()), (Some(1_234_500_001), Some("harbournews")));
    // Older files have no column of ids.
    let old = "signature,channel_id,username,message,date,msg_link,is_forward,contains_media\nmsg_iteration.0,1234500001,harbournews,Ferry,2023-09-22 10:15:00,https://t.me/harbournews/17,0,0\n";
    check(old, TableKind::TelegramTracker, &[("17", "Ferry")], &[]);
}

#[test]
fn tables_of_telepathy_are_read() {
    let read = check(
        ";Chat name;message ID;Name;ID;Message text;Timestamp;Reply to;Views;Forwarded From;Forward post ID\n0;Harbour;17;Harbour;1234500001;\"\"\"Ferry; delayed\"\"\";2023-09-22, 10:15;;1200;;\n1;Harbour;18;Harbour;1234500001;\"\"\"\"\"\";2023-09-22, 10:16;17;7;Port office;5\n",
        TableKind::Telepathy,
        &[("17", "Ferry; delayed"), ("18", "")],
        &[],
    );
    let [ferry, bare] = &read.messages[..] else { panic!() };
    assert_eq!(ferry.posted.map(|posted| (posted.seconds, posted.zone)), Some((AT, Zone::Utc)));
    assert_eq!(bare.forward.as_ref().and_then(|forward| forward.post), Some(5));
    assert_eq!(read.chats[0].title.as_deref(), Some("Harbour"));
}

#[test]
fn tables_of_telegram_scraper_are_read() {
    let read = check(
        "id,message_id,date,sender_id,first_name,last_name,username,message,media_type,media_path,reply_to\n1,17,2023-09-22 10:15:00,-1001234500001,,,harbournews,Ferry delayed,MessageMediaPhoto,media/17.jpg,\n2,18,2023-09-22 10:16:00,42,Ann,Lind,ann,Second pier,MessageMediaWebPage,,17\n",
        TableKind::TelegramScraper,
        &[("17", "Ferry delayed"), ("18", "Second pier")],
        &[],
    );
    let [ferry, pier] = &read.messages[..] else { panic!() };
    assert_eq!(ferry.posted.map(|posted| (posted.seconds, posted.zone)), Some((AT, Zone::Utc)));
    assert_eq!((ferry.media.len(), ferry.media[0].path.as_deref()), (1, Some("media/17.jpg")));
    assert_eq!((pier.from.as_deref(), pier.from_id.as_deref(), pier.media.len()), (Some("Ann Lind"), Some("42"), 0));
    assert_eq!(read.chats[0].title.as_deref(), Some("dump"), "the name of the file is that of the channel");
}

#[test]
fn tables_of_discord_are_read() {
    let read = check(
        "AuthorID,Author,Date,Content,Attachments,Reactions\n\"42\",\"ann#0001\",\"22-Sep-23 10:15 PM\",\"Ferry delayed\",\"https://cdn.example.org/1/pier.png?x=1,https://cdn.example.org/2/plan.pdf\",\"👍 (5),parrot (2)\"\n\"43\",\"ole\",\"9/23/2023 9:15 AM\",\"\",\"\",\"\"\n",
        TableKind::Discord,
        &[("2", "Ferry delayed"), ("3", "")],
        &[],
    );
    let [ferry, bare] = &read.messages[..] else { panic!() };
    assert_eq!(ferry.posted.map(|posted| (posted.seconds, posted.zone)), Some((AT + 12 * 3_600, Zone::Unknown)));
    let media: Vec<_> = ferry.media.iter().map(|media| (media.kind, media.name.as_deref())).collect();
    assert_eq!(media, [(MediaKind::Photo, Some("pier.png")), (MediaKind::File, Some("plan.pdf"))]);
    assert_eq!(ferry.reactions.iter().map(|one| one.count).collect::<Vec<_>>(), [5, 2]);
    assert_eq!(bare.posted.map(|posted| posted.day().to_string()).as_deref(), Some("2023-09-23"));
    assert_eq!(ferry.position.lines, Some((2, 2)), "without an id a row is known by its line");
}

/// Three rows in any dialect.
fn rows(separator: &str, end: &str) -> String {
    let rows = [
        ["Message ID", "Date", "Channel", "Text", "Views"],
        ["17", "22.09.2023 10:15", "Harbour", "Ferry delayed", "1200"],
        ["18", "22.09.2023 10:16", "Pier", "Паром", ""],
        ["19", "23.09.2023 09:00", "Harbour", "Closed", "5"],
    ];
    rows.map(|row| row.join(separator) + end).concat()
}

#[test]
fn every_separator_and_line_end_is_read() {
    let expected = [("17", "Ferry delayed"), ("18", "Паром"), ("19", "Closed")];
    for separator in [",", ";", "\t", "|"] {
        for end in ["\n", "\r\n", "\r", "\r\r\n"] {
            let text = rows(separator, end);
            let read = check(&text, TableKind::Other, &expected, &[]);
            assert_eq!((read.chats.len(), read.messages[2].chat), (2, 0));
            check(text.trim_end(), TableKind::Other, &expected, &[]);
            check(format!("\u{FEFF}{text}"), TableKind::Other, &expected, &[]);
            check(format!("sep={separator}{end}{text}"), TableKind::Other, &expected, &[]);
        }
    }
    check_cuts(rows(",", "\r\n").as_bytes());
}

#[test]
fn columns_without_a_name_are_no_harm() {
    for name in ["", "Unnamed: 0", "\"\""] {
        let text = format!("{name},id,date,text\n0,17,2023-09-22,Ferry\n1,18,2023-09-23,Pier\n");
        check(text, TableKind::Other, &[("17", "Ferry"), ("18", "Pier")], &[]);
    }
}

/// The instant, the zone and the day of a table with one row.
#[track_caller]
fn check_date(header: &str, date: &str, seconds: i64, zone: Zone) {
    let (_, read) = read(format!("id,text,{header}\n17,Ferry,\"{date}\"\n").as_bytes());
    let posted = read.messages[0].posted.unwrap_or_else(|| panic!("{date} is no date"));
    assert_eq!((posted.seconds, posted.zone), (seconds, zone), "{header}: {date}");
}

#[test]
fn dates_are_read_in_every_form() {
    for date in ["1695377700", "1695377700000", "1695377700.0", "2023-09-22T10:15:00Z", "2023-09-22 10:15:00.5+0000"] {
        check_date("date", date, AT, Zone::Utc);
    }
    check_date("date", "2023-09-22T13:15:00+03:00", AT, Zone::Offset(10_800));
    for date in
        ["2023-09-22 10:15:00", "2023-09-22T10:15", "22.09.2023 10:15:00", "22/09/2023 10:15", "9/22/2023 10:15 AM"]
    {
        check_date("date", date, AT, Zone::Unknown);
        check_date("date_utc", date, AT, Zone::Utc);
        check_date("reply_to_msg_id,date", &format!("\",\"{date}"), AT, Zone::Utc);
    }
    check_date("date", "45191.427083333336", AT, Zone::Unknown);
    check_date("дата", "22.09.2023", AT - 36_900, Zone::Unknown);
}

#[test]
fn a_time_of_day_may_have_a_column_of_its_own() {
    for (header, day) in [("id;date;time;text", "22.09.2023;10:15"), ("id;Uhr;date;text", "10:15:00;2023-09-22")] {
        let (_, read) = read(format!("{header}\n17;{day};Ferry\n18;{day};Pier\n").as_bytes());
        assert_eq!(read.messages[0].posted.map(|posted| posted.seconds), Some(AT), "{header}");
    }
    check_date("date,time", "2023-09-22\",\"soon", AT - 36_900, Zone::Unknown);
}

#[test]
fn a_table_that_lost_its_beginning_keeps_its_ids() {
    let row = |id: u32| format!("harbour-{id},Ann,Ferry {id} delayed,2023-09-22 10:{id}:00\n");
    let rows: String = (15..19).map(row).collect();
    let names = ["Ferry 15 delayed", "Ferry 16 delayed", "Ferry 17 delayed", "Ferry 18 delayed"];
    let whole = [("15", names[0]), ("16", names[1]), ("17", names[2]), ("18", names[3])];
    check(&rows, TableKind::Other, &whole, &[]);
    check(&rows[4..], TableKind::Other, &whole, &[]);
    let lost = "a message that cannot be read: a row of 2 fields in a table of 4";
    check(&rows[15..], TableKind::Other, &whole[1..], &[lost]);
    // The header was moved with what stood before it.
    let rows: String = (15..35).map(row).collect();
    let moved = rows[15..].to_owned() + "id,author,text,date\n";
    let (_, read) = read(moved.as_bytes());
    assert!(read.messages.iter().zip(16..35).all(|(message, id)| message.id == MessageId::Number(id)), "{read:?}");
    let rows = "office.\t7\n17\t2023-09-22\tFerry\t5\n18\t2023-09-23\tPier\t6\n";
    check(rows, TableKind::Other, &[("17", "Ferry"), ("18", "Pier")], &[lost]);
}

#[test]
fn all_dates_of_a_table_tell_day_from_month() {
    let days = |dates: &[&str]| {
        let rows = dates.iter().enumerate().map(|(id, date)| format!("{id},{date},{}\n", "x".repeat(1_500)));
        let text = format!("id,date,text\n{}", rows.collect::<Vec<_>>().concat());
        let (_, read) = read_in(text.as_bytes(), 4_096).expect("a table");
        let first = read.messages.iter().find_map(|message| message.posted).expect("a date").day().to_string();
        (first, read.faults())
    };
    let doubt = "put right: day and month of the dates could also stand the other way round".to_owned();
    assert_eq!(days(&["3/6/2022", "3/14/2022"]), ("2022-03-06".to_owned(), vec![]));
    assert_eq!(days(&["3/6/2022", "14/6/2022"]), ("2022-06-03".to_owned(), vec![]));
    assert_eq!(days(&["3/6/2022"]), ("2022-06-03".to_owned(), vec![doubt.clone()]));
    // Newest first, and the date that tells lies far behind the beginning.
    let mut many = vec!["9/5/2023"; 80];
    assert_eq!(days(&many), ("2023-05-09".to_owned(), vec![doubt]));
    many.push("8/31/2023");
    assert_eq!(days(&many), ("2023-09-05".to_owned(), vec![]));
    many.insert(0, "");
    assert_eq!(days(&many), ("2023-09-05".to_owned(), vec!["no date".to_owned()]));
}

#[test]
fn a_table_of_unknown_make_says_what_it_takes_columns_for() {
    let source = rows(",", "\n").into_bytes();
    let mut reader = open(&source, "dump.csv").expect("a table");
    let columns = reader.mapping().expect("columns").clone();
    assert_eq!(
        columns.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>(),
        ["Message ID", "Date", "Channel", "Text", "Views"]
    );
    assert_eq!(columns.columns[4].samples, ["1200", "5"]);
    assert_eq!(columns.mapping.column(Role::Text), Some("Text"));
    let before = run(&mut reader, &source, usize::MAX);
    let mut mapping = columns.mapping.clone();
    mapping.set(Role::Text, Some("Channel".to_owned()));
    mapping.set(Role::Channel, None);
    mapping.set(Role::Author, Some("Text".to_owned()));
    reader.remap(&mapping);
    assert_eq!(reader.mapping().map(|columns| &columns.mapping), Some(&mapping));
    let read = run(&mut reader, &source, 64);
    assert_eq!(
        read.messages.iter().map(|message| message.text.as_str()).collect::<Vec<_>>(),
        ["Harbour", "Pier", "Harbour"]
    );
    assert_eq!((read.chats.len(), read.messages[1].from.as_deref()), (1, Some("Паром")));
    for message in &read.messages {
        assert_eq!(reader.reread(&source, message.position, message.chat).as_ref(), Some(message));
    }
    reader.remap(&columns.mapping);
    assert_eq!(run(&mut reader, &source, usize::MAX), before);
    let known = FOURCAT.as_bytes().to_vec();
    assert!(open(&known, "").expect("a table").mapping().is_none());
}

#[test]
fn a_table_without_a_header_is_told_by_its_values() {
    let text = "17,2023-09-22 10:15:00,Harbour,Ferry delayed until noon\n18,2023-09-22 10:16:00,Harbour,Паром\n19,2023-09-23 09:00:00,Harbour,Closed\n";
    let read =
        check(text, TableKind::Other, &[("17", "Ferry delayed until noon"), ("18", "Паром"), ("19", "Closed")], &[]);
    assert_eq!(read.messages[0].posted.map(|posted| posted.seconds), Some(AT));
    let source = text.as_bytes().to_vec();
    let mut reader = open(&source, "").expect("a table");
    let mut mapping = reader.mapping().expect("columns").mapping.clone();
    mapping.set(Role::Channel, Some("3".to_owned()));
    reader.remap(&mapping);
    assert_eq!(run(&mut reader, &source, 50).chats[0].title.as_deref(), Some("Harbour"));
    // Names in a language that is not known say nothing; values do.
    let text = "Nr;Wann;Was\n17;22.09.2023 10:15;Fähre\n18;23.09.2023 10:15;Steg\n19;24.09.2023 10:15;Boot\n";
    let read = check(text, TableKind::Other, &[("2", "Fähre"), ("3", "Steg"), ("4", "Boot")], &[]);
    assert_eq!(read.messages[0].posted.map(|posted| posted.seconds), Some(AT));
}

#[test]
fn a_ragged_row_costs_at_most_itself() {
    let table = |rows: &str| format!("id,date,text\n{rows}19,2023-09-24,Boat\n");
    let fault = |put: &str, count: usize| format!("{put}: a row of {count} fields in a table of 3");
    let (mended, lost) = (|count| fault("put right", count), |count| fault("a message that cannot be read", count));
    let boat = ("19", "Boat");
    check(table("17,2023-09-22,Ferry, or not\n"), TableKind::Other, &[("17", "Ferry, or not"), boat], &[&mended(4)]);
    check(table("17,2023-09-22,Ferry,,\n"), TableKind::Other, &[("17", "Ferry"), boat], &[]);
    check(table("17,2023-09-22\n"), TableKind::Other, &[("17", ""), boat], &[&mended(2)]);
    check(table("17\n"), TableKind::Other, &[boat], &[&lost(1)]);
    check(table("17,x,y,Ferry\n"), TableKind::Other, &[boat], &[&lost(4)]);
    check(table("\n,,\n\n"), TableKind::Other, &[boat], &[]);
    check(table("17,2023-09-22,Ferry\nid,date,text\n"), TableKind::Other, &[("17", "Ferry"), boat], &[]);
    check(
        "id,text,date\n17,a, b,2023-09-22\n18,c,2023-09-23\n",
        TableKind::Other,
        &[("17", "a, b"), ("18", "c")],
        &[&mended(4)],
    );
}

#[test]
fn a_quote_that_is_never_closed_costs_one_row() {
    let table = "id,text,date\n17,\"Ferry,2023-09-22\n18,Pier,2023-09-23\n19,Boat,2023-09-24\n";
    let rows = [("17", "\"Ferry"), ("18", "Pier"), ("19", "Boat")];
    check(table, TableKind::Other, &rows, &[]);
    // One that is closed much later, in a row that then has too much.
    let late = table.replace("Boat,", "\"Boat\",") + "20,\"Port, sea\",2023-09-25\n";
    let read = check(&late, TableKind::Other, &[rows[0], rows[1], rows[2], ("20", "Port, sea")], &[]);
    assert_eq!(late[read.messages[3].position.start as usize..].trim_end(), "20,\"Port, sea\",2023-09-25");
}

#[test]
fn a_damaged_quote_leaves_the_row_behind_it_as_it_is() {
    let row =
        |id: u32, end: &str| format!("{id},2023-09-22,\"Ferry {id} waits, said the office.\nSecond line{end},Ann\r\n");
    let table = format!("id,date,text,author\r\n{}{}{}{}", row(17, "\""), row(18, "\0"), row(19, "\""), row(20, "\""));
    let (_, read) = read(table.as_bytes());
    for id in [17, 19, 20] {
        let message = read.messages.iter().find(|message| message.id == MessageId::Number(id)).expect("the row");
        let text = format!("Ferry {id} waits, said the office.\nSecond line");
        assert_eq!((message.text.as_str(), message.from.as_deref()), (text.as_str(), Some("Ann")));
    }
}

#[test]
fn a_doubtful_row_of_several_lines_is_read_as_itself() {
    // Looking whether a line of it were a row must not leave that line's fields behind.
    let table = "id,text,date\n17,\"Ferry \"B\" delayed\nsee timetable\",2023-09-22\n18,Pier,2023-09-23\n";
    check(table, TableKind::Other, &[("17", "Ferry \"B\" delayed\nsee timetable"), ("18", "Pier")], &[]);
    let fault = "put right: a row of 4 fields in a table of 3";
    let table = "id,date,text\n17,2023-09-22,\"Ferry\ndelayed\",x\n18,2023-09-23,Pier\n";
    check(table, TableKind::Other, &[("17", "Ferry\ndelayed\",x"), ("18", "Pier")], &[fault]);
}

#[test]
fn a_row_that_breaks_off_is_named() {
    let table = "id,text,date\n17,Ferry,2023-09-22\n18,\"Pier\nand more";
    let read = check(table, TableKind::Other, &[("17", "Ferry")], &["the file ends early, after message 17"]);
    assert_eq!(read.problems[0].end, table.len() as u64);
    let fault = "the file ends early, after message 17";
    check("id,text,date\n17,Ferry,2023-09-22\n18,Pier", TableKind::Other, &[("17", "Ferry")], &[fault]);
}

#[test]
fn a_byte_changed_anywhere_costs_at_most_two_rows() {
    let rows: Vec<_> = (0..12)
        .map(|id| format!("{id},2023-09-22 10:{:02}:00,\"Ferry, or\nnot\",Harbour {id},\"see \"\"B\"\"\"\n", id + 10))
        .collect();
    let header = "id,date,text,author,note\n";
    let table = format!("{header}{}", rows.concat()).into_bytes();
    let whole = read(&table).1.messages.len();
    for at in header.len()..table.len() {
        for byte in [b'"', b',', b'\n', b'x', 0xFF] {
            let mut bytes = table.clone();
            bytes[at] = byte;
            let (_, read) = read_in(&bytes, 512).expect("a table");
            assert!(read.messages.len() + 2 >= whole, "{} at {at}: {:?}", char::from(byte), read.faults());
        }
    }
}

#[test]
fn joined_tables_are_one_dump() {
    let text = rows(",", "\n");
    let twice = [("17", "Ferry delayed"), ("18", "Паром"), ("19", "Closed")].repeat(2);
    check(format!("{text}{text}"), TableKind::Other, &twice, &[]);
    check(format!("{text}\u{FEFF}{text}"), TableKind::Other, &twice, &[]);
    let (_, read) = read(format!("{}{text}", text.trim_end()).as_bytes());
    assert!(read.messages.len() >= 5);
}

#[test]
fn bytes_that_are_no_text_are_replaced_and_named() {
    let mut table = rows(",", "\n").into_bytes();
    let at = memchr::memmem::find(&table, b"delayed").expect("there");
    table[at] = 0xFF;
    check(
        &table,
        TableKind::Other,
        &[("17", "Ferry \u{FFFD}elayed"), ("18", "Паром"), ("19", "Closed")],
        &["bytes that are no text, replaced"],
    );
}

#[test]
fn links_give_ids_where_no_column_does() {
    let read = check(
        "date,text,url\n2023-09-22,Ferry,https://t.me/harbournews/17\n2023-09-23,Pier,https://t.me/c/1234500001/5\n2023-09-24,Boat,\n",
        TableKind::Other,
        &[("17", "Ferry"), ("5", "Pier"), ("4", "Boat")],
        &[],
    );
    assert_eq!(read.chats.len(), 3);
    assert_eq!(read.chats[0].title.as_deref(), Some("harbournews"));
    assert_eq!((read.chats[0].username.as_deref(), read.chats[1].id), (Some("harbournews"), Some(1_234_500_001)));
    assert_eq!((&read.messages[2].id, read.messages[2].position.lines), (&MessageId::Number(4), Some((4, 4))));
}

#[test]
fn hostile_tables_end() {
    let header = format!("id,date,text\n{}", "17,2023-09-22,Ferry\n".repeat(100));
    for tail in [
        "\"\n".repeat(200_000),
        "1,2023-09-22,\"\n".repeat(100_000),
        "\"a,b\"\"\n".repeat(100_000),
        ",".repeat(1_000_000),
        "\"".repeat(1_000_000),
        "\"\"".repeat(500_000) + "\n",
        "\r".repeat(1_000_000),
        format!("{}\n", ";\"".repeat(400_000)),
    ] {
        let text = format!("{header}{tail}");
        let (_, read) = read_in(text.as_bytes(), 1 << 16).expect("a table");
        assert!(read.messages.len() >= 100 && read.messages[..100].iter().all(|message| message.text == "Ferry"));
    }
    for head in ["sep=,", "sep=", "id,date,text", "\u{FEFF}", "id,text,date\n\"", ",,,\n,,,\n", "date;text\r"] {
        let _ = read_in(head.as_bytes(), 3);
    }
}
