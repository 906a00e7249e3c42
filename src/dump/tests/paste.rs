//! Pasted text of every kind: how it is told apart, cut and read.

use super::{Read, read, run, shared};
use crate::dump::{CutEdit, CutReason, Format, MediaKind, MessageKind, PasteKind, Precision, Zone, open};

/// Reads a paste and checks its kind and its messages: first line, last line, sender or forward source, text.
#[track_caller]
fn check(text: &str, kind: PasteKind, expected: &[(u32, u32, &str, &str)]) -> Read {
    let (format, read) = read(text.as_bytes());
    assert_eq!(format, Format::Paste(kind));
    let found: Vec<_> = read
        .messages
        .iter()
        .map(|message| {
            let (first, last) = message.position.lines.expect("lines");
            let forward = message.forward.as_ref().and_then(|forward| forward.name.as_deref());
            (first, last, forward.or(message.from.as_deref()).unwrap_or(""), message.text.as_str())
        })
        .collect();
    assert_eq!(found, expected);
    for (number, message) in read.messages.iter().enumerate() {
        assert_eq!(message.id.to_string(), (number + 1).to_string());
        let place = &text.as_bytes()[message.position.start as usize..message.position.end as usize];
        assert_eq!(place, place.trim_ascii(), "a position has no empty ends");
    }
    check_cuts_of_paste(text);
    read
}

/// Cut anywhere, a paste is still read without a panic.
fn check_cuts_of_paste(text: &str) {
    for end in 1..text.len() {
        if let Ok((_, part)) = super::read_in(&text.as_bytes()[..end], 4096) {
            assert!(part.messages.len() <= text.len());
        }
    }
}

const PAGE: &str = "Harbour news\nOfficial channel of the harbour.\n⚓ Ferry delayed until noon.\n\nThe second pier stays closed.\n\n#ferry\nForwarded from\u{A0}Port office\n🇸🇪🇫🇮 New tariff published.\n\n#port\nBoat parade on Sunday\n🇸🇪 21 июня открыта переправа.\n\n\n📌 Первый рейс\nутром.\n\n📌 Второй вечером.\n\nForwarded from Port office\nClosed on Monday.";

#[test]
fn a_page_of_bare_texts_is_cut_by_its_marks() {
    let read = check(
        PAGE,
        PasteKind::Bare,
        &[
            (3, 7, "", "⚓ Ferry delayed until noon.\n\nThe second pier stays closed.\n\n#ferry"),
            (8, 11, "Port office", "🇸🇪🇫🇮 New tariff published.\n\n#port"),
            (12, 12, "", "Boat parade on Sunday"),
            (13, 19, "", "🇸🇪 21 июня открыта переправа.\n\n\n📌 Первый рейс\nутром.\n\n📌 Второй вечером."),
            (21, 22, "Port office", "Closed on Monday."),
        ],
    );
    assert_eq!(read.chats[0].title.as_deref(), Some("Harbour news"));
    assert_eq!(read.chats[0].description.as_deref(), Some("Official channel of the harbour."));
}

#[test]
fn marks_of_direction_and_words_of_a_language_are_no_part_of_a_header() {
    let text = |name: &str, date: &str| format!("{name}, [{date}]\nFerry\n\n{name}, [{date}]\nLate\n");
    for (name, date) in [
        ("\u{200F}Harbour\u{200E}", "22\u{200F}/9\u{200F}/2023 1:15 م"),
        ("\u{200E}Harbour", "٢٢\u{200F}/٩\u{200F}/٢٠٢٣، ١:١٥ م"),
        ("Harbour", "2023. 9. 22. 오후 1:15"),
        ("Harbour", "22.09.23 г. 13:15"),
        ("Harbour", "13:15, 22/09/2023"),
    ] {
        let text = text(name, date);
        let read = check(&text, PasteKind::Clipboard, &[(1, 2, "Harbour", "Ferry"), (4, 5, "Harbour", "Late")]);
        assert_eq!(read.chats[0].title.as_deref(), Some("Harbour"));
        let at = 1_695_377_700 + 3 * 3_600;
        assert!(read.messages.iter().all(|one| one.posted.is_some_and(|it| it.seconds == at)), "{text}");
    }
}

#[test]
fn every_cut_tells_its_reason_and_obeys_the_user() {
    let source = PAGE.as_bytes().to_vec();
    let mut reader = open(&source, "paste").expect("a paste");
    run(&mut reader, &source, usize::MAX);
    let cuts: Vec<_> = reader.cuts(&source).iter().map(|cut| (cut.line, cut.reason, cut.cut)).collect();
    assert_eq!(
        cuts,
        [
            (3, CutReason::Start, true),
            (5, CutReason::Paragraph, false),
            (7, CutReason::Paragraph, false),
            (8, CutReason::ForwardHeader, true),
            (9, CutReason::Continuation, false),
            (11, CutReason::Paragraph, false),
            (12, CutReason::HashtagLineBefore, true),
            (13, CutReason::FlagLine, true),
            (16, CutReason::Paragraph, false),
            (17, CutReason::Continuation, false),
            (19, CutReason::Paragraph, false),
            (21, CutReason::ForwardHeader, true),
            (22, CutReason::Continuation, false),
        ]
    );
    assert!(reader.has_cuts());
    assert!(reader.cuts(&source).iter().all(|cut| PAGE.as_bytes()[..cut.start as usize].ends_with(b"\n")));
    reader.recut(&[CutEdit::Join { line: 12 }, CutEdit::Split { line: 18 }]);
    let read = run(&mut reader, &source, usize::MAX);
    let lines: Vec<_> = read.messages.iter().filter_map(|message| message.position.lines).collect();
    assert_eq!(lines, [(3, 7), (8, 12), (13, 17), (19, 19), (21, 22)]);
    for message in &read.messages {
        assert_eq!(reader.reread(&source, message.position, 0).as_ref(), Some(message));
    }
    reader.recut(&[]);
    assert_eq!(run(&mut reader, &source, 5).messages.len(), 5);
}

#[test]
fn every_paragraph_can_be_split_off_and_a_name_heads_what_it_stands_over() {
    let copy = "Anna:\nShall we?\n\nBoris:\nYes\n\nAnna:\nGood";
    let source = copy.as_bytes().to_vec();
    let mut reader = open(&source, "paste").expect("a paste");
    let proposed = run(&mut reader, &source, usize::MAX).messages.len();
    assert!(reader.cuts(&source).iter().any(|cut| cut.line == 4 && !cut.cut));
    reader.recut(&[CutEdit::Split { line: 4 }]);
    let read = run(&mut reader, &source, usize::MAX);
    let told: Vec<_> = read.messages.iter().map(|message| (message.from.as_deref(), message.text.as_str())).collect();
    assert_eq!(proposed, 2);
    assert_eq!(told, [(Some("Anna"), "Shall we?"), (Some("Boris"), "Yes"), (Some("Anna"), "Good")]);
}

#[test]
fn one_message_alone_has_no_title() {
    check(
        "Ferry delayed until noon\n\nThe second pier stays closed.",
        PasteKind::Bare,
        &[(1, 3, "", "Ferry delayed until noon\n\nThe second pier stays closed.")],
    );
    check("Programme:\n- opening\n- parade", PasteKind::Bare, &[(1, 3, "", "Programme:\n- opening\n- parade")]);
}

#[test]
fn texts_between_wide_gaps_are_cut_there() {
    check(
        "One.\n\nMore.\n\n\nTwo.\n\n\nThree.",
        PasteKind::Bare,
        &[(1, 3, "", "One.\n\nMore."), (6, 6, "", "Two."), (9, 9, "", "Three.")],
    );
}

#[test]
fn copies_of_desktop_are_read_in_all_their_ages() {
    let old = "Harbour, news [old], [28.04.21 21:29]\n[Forwarded from Port office]\n[ File : plan.pdf ]\nThe plan\n\nin two parts\n\nHarbour, news [old], [28.04.21 21:30]\n[Переслано от Порт]\n[В ответ на Анна]\n[ Фотография ]\nПричал\n\nHarbour, news [old], [28.04.21 21:31]\n[1] is ordinary text";
    let read = check(
        old,
        PasteKind::Clipboard,
        &[
            (1, 6, "Port office", "The plan\n\nin two parts"),
            (8, 12, "Порт", "Причал"),
            (14, 15, "Harbour, news [old]", "[1] is ordinary text"),
        ],
    );
    let [plan, pier, _] = &read.messages[..] else { panic!() };
    assert_eq!((plan.media[0].kind, plan.media[0].name.as_deref()), (MediaKind::File, Some("plan.pdf")));
    assert_eq!(
        (pier.media[0].kind, pier.reply.clone().and_then(|reply| reply.quote)),
        (MediaKind::Photo, Some("Анна".to_owned()))
    );
    let posted = plan.posted.expect("a date");
    assert_eq!(
        (posted.day().to_string().as_str(), posted.zone, posted.precision),
        ("2021-04-28", Zone::Unknown, Precision::Minute)
    );
    assert_eq!(read.chats[0].title.as_deref(), Some("Harbour, news [old]"));
}

#[test]
fn copies_of_desktop_now_and_of_web_k_have_only_headers() {
    let now = "Before.\n\nHarbour, [9/22/23, 1:15\u{202F}PM]\n\nHarbour, [9/22/23, 2:02\u{202F}PM]\n[ Poll : Which pier? ]\n- First\n- Second\n\nHarbour, [9/22/23, 2:03\u{202F}PM]\nSee https://example.org\n--------\nHarbour, [9/22/23, 2:03\u{202F}PM]\nSee https://example.org";
    let read = check(
        now,
        PasteKind::Clipboard,
        &[
            (1, 1, "", "Before."),
            (3, 3, "Harbour", ""),
            (5, 8, "Harbour", ""),
            (10, 12, "Harbour", "See https://example.org"),
        ],
    );
    assert_eq!(read.messages[2].media[0].text.as_deref(), Some("Which pier?\nFirst\nSecond"));
    assert_eq!(read.faults(), ["no date", "put right: a message that was pasted before, left out"]);
    assert_eq!(read.messages[3].posted.map(|posted| posted.seconds % 86_400), Some(14 * 3_600 + 180));
    let web = "Гавань, [22.09.2023 13:15]\nПаром\n\nГавань, [22.09.2023 14:00]\nПричал";
    check(web, PasteKind::Clipboard, &[(1, 2, "Гавань", "Паром"), (4, 5, "Гавань", "Причал")]);
}

#[test]
fn a_date_that_there_is_not_heads_a_message_all_the_same() {
    for date in ["32.13.2024 10:01", "30.02.2024 10:01", "22.09.2023 25:61"] {
        let text = format!("Harbour, [22.09.2023 13:15]\nFerry\n\nHarbour, [{date}]\nPier\n\nHarbour, [{date}]\nPier");
        let read = check(
            &text,
            PasteKind::Clipboard,
            &[(1, 2, "Harbour", "Ferry"), (4, 5, "Harbour", "Pier"), (7, 8, "Harbour", "Pier")],
        );
        assert_eq!((read.faults(), read.problems[0].line), (vec!["no date".to_owned(); 2], Some(4)), "{date}");
        assert!(read.messages[0].posted.is_some() && read.messages[1].posted.is_none());
    }
}

#[test]
fn quoted_and_plain_names_begin_messages() {
    let quoted = "> Harbour news:\n🖼 New pier\n\nmore of it\n\n> Port office:\nФотография\n\n> Harbour news:\nClosed";
    let read = check(
        quoted,
        PasteKind::Quoted,
        &[
            (1, 4, "Harbour news", "New pier\n\nmore of it"),
            (6, 7, "Port office", ""),
            (9, 10, "Harbour news", "Closed"),
        ],
    );
    assert_eq!(
        (read.messages[0].media[0].kind, read.chats[0].title.as_deref()),
        (MediaKind::Photo, Some("Harbour news"))
    );
    let named = "Harbour news:\nNew pier\n\nHarbour news:\nClosed on Sunday:\n\nPrices\n\nHarbour news:\nOpen";
    check(
        named,
        PasteKind::Named,
        &[
            (1, 2, "Harbour news", "New pier"),
            (4, 7, "Harbour news", "Closed on Sunday:\n\nPrices"),
            (9, 10, "Harbour news", "Open"),
        ],
    );
}

#[test]
fn the_preview_page_gives_its_furniture_back() {
    let page = "Harbour news\n@harbournews\n10.5K subscribers\n102 photos\n46 videos\nFerries and piers.\nWrite to us.\nDownload Telegram\nAbout\nBlog\nJoin\nHarbour news\nFerry delayed\n\nuntil noon\n❤184 👍 1.4K\n18.9K views Duty officer, edited 13:15\nSeptember 22, 2023\nHarbour news\nForwarded from\u{A0}Port office\n0:27\nVIEW IN TELEGRAM\nNew tariff\n743 views\n14:02\nHarbour news\nWhich pier?\nAnonymous Poll\n63%\nFirst\n37%\nSecond\n1.2K voters\n2K views 9:05 PM\nHarbour news\nChannel photo updated";
    let read = check(
        page,
        PasteKind::Preview,
        &[
            (12, 18, "Harbour news", "Ferry delayed\n\nuntil noon"),
            (19, 25, "Port office", "New tariff"),
            (26, 34, "Harbour news", ""),
            (35, 36, "Harbour news", "Channel photo updated"),
        ],
    );
    let chat = &read.chats[0];
    assert_eq!((chat.title.as_deref(), chat.username.as_deref()), (Some("Harbour news"), Some("harbournews")));
    assert_eq!(chat.description.as_deref(), Some("Ferries and piers.\nWrite to us."));
    let [ferry, tariff, poll, photo] = &read.messages[..] else { panic!() };
    assert_eq!((ferry.views, ferry.signature.as_deref()), (Some(18_900), Some("Duty officer")));
    assert_eq!((ferry.edited_sometime, tariff.edited_sometime), (true, false));
    assert_eq!(ferry.reactions.iter().map(|one| one.count).collect::<Vec<_>>(), [184, 1_400]);
    assert_eq!(
        ferry.posted.map(|posted| (posted.day().to_string(), posted.seconds % 86_400 / 60)),
        Some(("2023-09-22".to_owned(), 795))
    );
    assert_eq!((tariff.views, tariff.posted.map(|posted| posted.seconds % 86_400 / 60)), (Some(743), Some(842)));
    assert_eq!(poll.media[0].text.as_deref(), Some("Which pier?\nFirst\nSecond"));
    assert_eq!(
        (poll.posted.map(|posted| posted.seconds % 86_400 / 3_600), photo.kind),
        (Some(21), MessageKind::Service)
    );
}

#[test]
fn lines_may_end_in_any_way() {
    for end in ["\r\n", "\r"] {
        let text = PAGE.replace('\n', end);
        let (_, other) = read(format!("\u{FEFF}{text}").as_bytes());
        let (_, plain) = read(PAGE.as_bytes());
        let texts = |read: &Read| read.messages.iter().map(|m| (m.text.clone(), m.position.lines)).collect::<Vec<_>>();
        assert_eq!(texts(&other), texts(&plain));
    }
    let (_, damaged) = read(b"Ferry \xFF delayed\x00 until noon and a good while longer, they say");
    assert_eq!(damaged.messages[0].text, "Ferry \u{FFFD} delayed until noon and a good while longer, they say");
    assert_eq!(damaged.faults(), ["no date", "bytes that are no text, replaced, and NUL bytes, left out"]);
}

#[test]
fn the_sample_gives_the_labelled_messages() {
    let (Some(bytes), Some(gold)) = (shared("samples/embassy-paste.txt"), shared("gold/seed-messages.jsonl")) else {
        return;
    };
    let (format, pasted) = read(&bytes);
    assert_eq!(format, Format::Paste(PasteKind::Bare));
    let (_, labelled) = read(&gold);
    let gold: Vec<serde_json::Value> =
        gold.split(|&b| b == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect();
    assert_eq!((pasted.messages.len(), labelled.messages.len(), gold.len()), (14, 14, 14));
    for ((found, expected), line) in pasted.messages.iter().zip(&labelled.messages).zip(&gold) {
        assert_eq!((&found.id, &found.text, &found.forward), (&expected.id, &expected.text, &expected.forward));
        let lines = |key: &str| line[key].as_u64().unwrap_or(0) as u32;
        assert_eq!(found.position.lines, Some((lines("first_line"), lines("last_line"))));
    }
    assert!(pasted.chats[0].title.as_deref().is_some_and(|title| title.starts_with("Embassy")));
    assert!(pasted.chats[0].description.as_deref().is_some_and(|line| line.starts_with("Официальный")));
    check_cuts_at_line_ends(&bytes);
}

/// What was pasted without its end keeps the messages before it.
fn check_cuts_at_line_ends(bytes: &[u8]) {
    let (_, all) = read(bytes);
    let ends = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at);
    for end in ends.skip(40) {
        let (_, part) = super::read_in(&bytes[..end], usize::MAX).expect("a paste");
        let before = all.messages.iter().filter(|message| message.position.end < end as u64).count();
        assert!(part.messages.len() >= before, "cut at {end}");
    }
}
