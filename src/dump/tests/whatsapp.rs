//! Exports of WhatsApp, of both systems.

use super::{Read, check_cuts_from, read, read_in, run};
use crate::dump::{Format, MediaKind, Message, MessageKind, PasteKind, Precision, Zone, open};

/// Reads an export and checks the lines, authors and texts of its messages; the service has no author.
#[track_caller]
fn check(text: &str, expected: &[(u32, u32, &str, &str)]) -> Read {
    let (format, read) = read(text.as_bytes());
    assert_eq!(format, Format::WhatsApp);
    let found: Vec<_> = read
        .messages
        .iter()
        .map(|message| {
            let (first, last) = message.position.lines.expect("lines");
            assert_eq!(message.id.to_string(), first.to_string());
            let author = match message.kind {
                MessageKind::Post => message.from.as_deref().expect("an author"),
                MessageKind::Service => "",
            };
            (first, last, author, message.text.as_str())
        })
        .collect();
    assert_eq!(found, expected);
    read
}

pub(super) const ANDROID: &str = "13.09.2023, 10:00 - Messages and calls are end-to-end encrypted. Tap to learn more.
13.09.2023, 10:15 - Ann Lind: Ferry delayed:

until noon

13.09.2023, 10:16 - \u{202A}+46 70 123\u{202C}: <Media omitted>
13.09.2023, 10:17 - Ann Lind: IMG-20230913-WA0001.jpg (file attached)
The new pier
13.09.2023, 10:18 - Ole changed the subject from \"Port: old\" to \"Port\"
";

#[test]
fn a_carriage_return_alone_ends_lines_where_nothing_else_does() {
    let (format, read) = read(ANDROID.replace('\n', "\r").as_bytes());
    let texts: Vec<_> = read.messages.iter().map(|message| message.text.as_str()).collect();
    assert_eq!((format, texts.len(), texts[1]), (Format::WhatsApp, 5, "Ferry delayed:\n\nuntil noon"));
    let lines: Vec<_> = read.messages.iter().filter_map(|message| message.position.lines).collect();
    assert_eq!(lines, [(1, 1), (2, 4), (6, 6), (7, 8), (9, 9)]);
    assert_eq!(read.faults(), [""; 0]);
}

#[test]
fn exports_of_android_are_read() {
    let read = check(
        ANDROID,
        &[
            (1, 1, "", "Messages and calls are end-to-end encrypted. Tap to learn more."),
            (2, 4, "Ann Lind", "Ferry delayed:\n\nuntil noon"),
            (6, 6, "+46 70 123", ""),
            (7, 8, "Ann Lind", "The new pier"),
            (9, 9, "", "Ole changed the subject from \"Port: old\" to \"Port\""),
        ],
    );
    assert_eq!(read.faults(), [""; 0]);
    let [_, ferry, omitted, pier, _] = &read.messages[..] else { panic!() };
    let posted = ferry.posted.expect("a date");
    assert_eq!((posted.seconds, posted.zone, posted.precision), (1_694_600_100, Zone::Unknown, Precision::Minute));
    assert_eq!((omitted.media[0].kind, omitted.media[0].missing.as_deref()), (MediaKind::File, Some("Media omitted")));
    let media = &pier.media[0];
    assert_eq!((media.kind, media.path.as_deref()), (MediaKind::Photo, Some("IMG-20230913-WA0001.jpg")));
    assert_eq!(read.chats[0].title.as_deref(), Some("dump"));
    // What the service says is no export yet.
    check_cuts_from(ANDROID.as_bytes(), ferry.position.end);
}

#[test]
fn what_was_edited_is_told_and_not_said() {
    for words in ["<This message was edited>", "\u{200E}<Сообщение изменено>", "<Se editó este mensaje.>"]
    {
        let text = format!("[9/22/23, 1:15:00 PM] Ann: hi\n[9/22/23, 1:16:00 PM] Bo: Pier\nclosed {words}\n");
        let read = check(&text, &[(1, 1, "Ann", "hi"), (2, 3, "Bo", "Pier\nclosed")]);
        assert_eq!(read.messages.iter().map(|it| it.edited_sometime).collect::<Vec<_>>(), [false, true]);
    }
}

pub(super) const IOS: &str =
    "\u{FEFF}[9/13/23, 10:00:00\u{202F}AM] Port: \u{200E}Messages and calls are end-to-end encrypted.\r
\u{200E}[9/13/23, 10:15:01\u{202F}AM] Ann Lind: \u{200E}image omitted\r
[9/13/23, 10:16:00\u{202F}PM] ~\u{202F}Ole: See the plan \u{200E}<attached: 00000002-plan.pdf>\r
[9/13/23, 10:17:00\u{202F}PM] Ole: \u{200E}Ole added Ann\r
[9/13/23, 10:18:00\u{202F}PM] Ole: Done\r
";

#[test]
fn exports_of_ios_are_read() {
    let read = check(
        IOS,
        &[
            (1, 1, "", "Messages and calls are end-to-end encrypted."),
            (2, 2, "Ann Lind", ""),
            (3, 3, "~\u{202F}Ole", "See the plan"),
            (4, 4, "", "Ole added Ann"),
            (5, 5, "Ole", "Done"),
        ],
    );
    let [_, image, plan, ..] = &read.messages[..] else { panic!() };
    assert_eq!(image.posted.map(|posted| (posted.seconds, posted.precision)), Some((1_694_600_101, Precision::Second)));
    assert_eq!(plan.posted.map(|posted| posted.seconds % 86_400 / 60), Some(22 * 60 + 16));
    assert_eq!(image.media[0].kind, MediaKind::Photo);
    assert_eq!((plan.media[0].kind, plan.media[0].path.as_deref()), (MediaKind::File, Some("00000002-plan.pdf")));
    check_cuts_from(IOS.as_bytes(), image.position.end);
}

#[test]
fn words_of_other_languages_are_known() {
    let read = check(
        "13.09.2023, 10:15 - Анна: <Без медиафайлов>\n13.09.2023, 10:16 - Анна: VID-1.mp4 (файл добавлен)\n13.09.2023, 10:17 - Анна: \u{200E}<прикреплено: 3.opus>\n13.09.2023, 10:18 - Анна: \u{200E}стикер отсутствует\n13.09.2023, 10:19 - Анна: стикер отсутствует\n",
        &[
            (1, 1, "Анна", ""),
            (2, 2, "Анна", ""),
            (3, 3, "Анна", ""),
            (4, 4, "Анна", ""),
            (5, 5, "Анна", "стикер отсутствует"),
        ],
    );
    let kinds: Vec<_> = read.messages.iter().flat_map(|message| &message.media).map(|media| media.kind).collect();
    assert_eq!(kinds, [MediaKind::File, MediaKind::Video, MediaKind::VoiceMessage, MediaKind::Sticker]);
}

#[test]
fn one_message_alone_is_an_export() {
    check("13.09.2023, 10:15 - Ann: Ferry\nlate\n", &[(1, 2, "Ann", "Ferry\nlate")]);
    check("\u{200E}[13/09/23, 10:15:01 AM] Ann: Ferry", &[(1, 1, "Ann", "Ferry")]);
    for other in [
        "13.09.2023 10:15 - Ferry: it is late",
        "13.09.2023, 10:15 - the ferry is late",
        "[13.09.2023 10:15] Ferry: it is late",
        "Ferry\n13.09.2023, 10:15 - Ann: late",
        "32.13.2023, 10:15 - Ann: late",
    ] {
        assert_eq!(read(other.as_bytes()).0, Format::Paste(PasteKind::Bare), "{other}");
    }
}

#[test]
fn a_date_that_there_is_not_costs_no_message() {
    for date in ["32.13.2023, 10:16", "30.02.2023, 10:16", "13.09.2023, 25:61"] {
        let text = format!("13.09.2023, 10:15 - Ann: one\n{date} - Ole: two\nmore\n13.09.2023, 10:17 - Ann: three\n");
        let read = check(&text, &[(1, 1, "Ann", "one"), (2, 3, "Ole", "two\nmore"), (4, 4, "Ann", "three")]);
        assert_eq!(
            (read.faults(), read.problems[0].start, read.messages[1].posted),
            (vec!["no date".to_owned()], 29, None)
        );
    }
}

/// The days of an export with these dates, and what was said about them.
#[track_caller]
fn check_days(dates: &[&str], days: &[&str], faults: &[&str]) {
    let text = dates.iter().map(|date| format!("{date}, 10:15 - Ann: hi\n")).collect::<Vec<_>>().concat();
    let (_, read) = read(text.as_bytes());
    let found: Vec<_> = read.messages.iter().filter_map(|message| message.posted).collect();
    assert_eq!(found.iter().map(|posted| posted.day().to_string()).collect::<Vec<_>>(), days);
    assert_eq!(read.faults(), faults);
}

#[test]
fn all_dates_tell_day_from_month() {
    let doubt = "put right: day and month of the dates could also stand the other way round";
    check_days(&["1/2/23", "13/2/23"], &["2023-02-01", "2023-02-13"], &[]);
    check_days(&["1/2/23", "2/13/23"], &["2023-01-02", "2023-02-13"], &[]);
    check_days(&["1/2/23", "2/1/23"], &["2023-01-02", "2023-02-01"], &[]);
    check_days(&["3/2/23", "4/2/23", "5/2/23"], &["2023-02-03", "2023-02-04", "2023-02-05"], &[doubt]);
    check_days(&["2/3/23", "2/4/23", "2/5/23"], &["2023-02-03", "2023-02-04", "2023-02-05"], &[doubt]);
    check_days(&["2023-02-03", "2023-02-04"], &["2023-02-03", "2023-02-04"], &[]);
}

#[test]
fn the_name_of_the_file_has_that_of_the_chat() {
    let source = ANDROID.as_bytes().to_vec();
    for (name, title) in [
        ("WhatsApp Chat with Port.txt", Some("Port")),
        ("x/Чат WhatsApp с Порт.txt", Some("Порт")),
        ("_chat.txt", None),
        ("other.csv", Some("other")),
    ] {
        let read = run(&mut open(&source, name).expect("an export"), &source, usize::MAX);
        assert_eq!(read.chats[0].title.as_deref(), title, "{name}");
    }
}

#[test]
fn lines_that_belong_to_no_message_are_named() {
    let cut = ANDROID.find("until").expect("there");
    let read = check(
        &ANDROID[cut..],
        &[
            (3, 3, "+46 70 123", ""),
            (4, 5, "Ann Lind", "The new pier"),
            (6, 6, "", "Ole changed the subject from \"Port: old\" to \"Port\""),
        ],
    );
    assert_eq!(read.faults(), ["a message that cannot be read: lines before the first message"]);
    let begun = format!("{ANDROID}13.09.2023, 10:");
    let (_, read) = super::read(begun.as_bytes());
    assert_eq!((read.messages.len(), read.faults()[0].as_str()), (5, "the file ends early, after message 9"));
    let mut bytes = ANDROID.as_bytes().to_vec();
    bytes[120] = 0xFF;
    let (_, read) = super::read(&bytes);
    assert_eq!((read.messages.len(), read.faults()[0].as_str()), (5, "bytes that are no text, replaced"));
}

#[test]
fn a_byte_changed_anywhere_costs_at_most_one_message() {
    for text in [ANDROID, IOS] {
        let whole = super::read(text.as_bytes()).1.messages.len();
        // What it is can be told from the first bytes of the others.
        for at in 8..text.len() {
            for byte in [b'\n', b'[', b'9', b'x', 0xFF] {
                let mut bytes = text.as_bytes().to_vec();
                bytes[at] = byte;
                let (format, read) =
                    super::read_in(&bytes, 64).map(|(reader, read)| (reader.format(), read)).expect("text");
                assert_eq!(format, Format::WhatsApp);
                assert!(read.messages.len() + 1 >= whole, "{byte} at {at}");
            }
        }
    }
    let twice = super::read(format!("{ANDROID}{ANDROID}").as_bytes()).1;
    assert_eq!(twice.messages.len(), 10);
}

#[test]
fn hostile_exports_end() {
    for tail in
        ["[".repeat(1_000_000), "1/1/20, 1:1 - \n".repeat(50_000), "\n".repeat(1_000_000), "9".repeat(1_000_000)]
    {
        let (_, read) = read_in(format!("{ANDROID}{tail}").as_bytes(), 1 << 16).expect("an export");
        assert!(read.messages.len() >= 5);
    }
}

#[test]
fn what_is_left_out_is_told_in_other_languages() {
    let said = [
        "<Medien ausgeschlossen>",
        "<Médias omis>",
        "<Mídia oculta>",
        "\u{200E}Bild weggelassen",
        "\u{200E}image absente",
        "PIER.jpg (Datei angehängt)",
        "\u{200E}<pièce jointe : PIER.jpg>",
    ];
    let lines = said.map(|said| format!("13.09.2023, 10:15 - Ann: {said}\n")).concat();
    let read = read(lines.as_bytes()).1;
    let media = |message: &Message| (message.text.len(), message.media.first().map(|media| media.kind));
    let found: Vec<_> = read.messages.iter().map(media).collect();
    let (file, photo) = ((0, Some(MediaKind::File)), (0, Some(MediaKind::Photo)));
    assert_eq!(found, [file, file, file, photo, photo, photo, photo]);
}
