//! Pages cut, changed and made to do harm.

use super::super::{check_again, check_cuts, read_in};
use super::media::generic;
use super::{AT, FERRY, JOINED, check, forward, joined, link, page, row, service, text};
use crate::dump::{EntityKind, MessageId};

#[test]
fn a_file_without_its_end_says_after_which_message() {
    let written = page("", &[FERRY, JOINED], "");
    let cut = written.find("pier").expect("there");
    let read = check(&written[..cut], &[17], &["the file ends early, after message 17"]);
    assert_eq!((read.problems[0].end, read.problems[0].raw.is_empty()), (cut as u64, false));
    let cut = written.find("    </div>\n\n   </div>\n\n  </div>\n\n </body>").expect("there");
    check(&written[..cut], &[17, 18], &["the file ends early, after message 18"]);
    let cut = written.find("Harbour news").expect("there");
    check(&written[..cut], &[], &["the file ends early, after message (none)"]);
    // A page that ends early does not take the next with it.
    let cut = written.find("pier").expect("there");
    let faults =
        ["a message that cannot be read: a message that does not end", "the file ends early, after message 17"];
    check([&written[..cut], written.as_str()].concat(), &[17, 17, 18], &faults);
}

#[test]
fn a_file_without_its_beginning_is_read_from_the_next_row() {
    let written = page("", &[FERRY, JOINED, &row(19, AT, &text("c"))], "");
    let fault = "a message that cannot be read: a message that does not begin";
    let half = &written[written.find("timetable").expect("there")..];
    let read = check(half, &[18, 19], &[fault]);
    assert_eq!(
        (read.problems[0].start, read.problems[0].end),
        (0, half.find("<div class=\"message").expect("there") as u64)
    );
    assert_eq!((read.chats[0].title.as_deref(), read.messages[0].from.as_deref()), (Some("dump"), None));
    check(FERRY, &[17], &[]);
    // The head of a page is no part that is open, however often it had to be waited for.
    let torn =
        written.replace("  <div class=\"page_wrap\">", "").replace("    <div class=\"history\">", "</div></div>");
    check(&torn, &[17, 18, 19], &[fault]);
}

#[test]
fn a_cut_anywhere_leaves_the_messages_before_it() {
    let rows = [
        service(-1, "22 September 2023"),
        service(5, "Channel photo changed"),
        row(6, AT, &forward("Bo <span class=\"details\"> 21.09.2023 10:00:00</span>", &text("a"))),
        joined(7, AT, &forward("", &text("b"))),
        row(
            8,
            AT,
            &format!("<div class=\"media_wrap clearfix\">{}</div>", generic("media_photo", "", "Photo", "Not", "")),
        ),
        FERRY.to_owned(),
        JOINED.to_owned(),
    ];
    let rows: Vec<_> = rows.iter().map(String::as_str).collect();
    check_cuts(
        page(&link("messages.html", "Previous messages"), &rows, &link("messages3.html", "Next messages")).as_bytes(),
    );
}

#[test]
fn a_byte_changed_anywhere_costs_at_most_two_messages() {
    let rows = [row(16, AT, &text("a")), FERRY.to_owned(), JOINED.to_owned(), row(19, AT, &text("b <em>c</em>"))];
    let text = page("", &rows.each_ref().map(String::as_str), "").into_bytes();
    for at in 0..text.len() {
        for byte in [b'"', b'<', b'>', b'x', b'\'', b'!', 0xFF] {
            let mut bytes = text.clone();
            bytes[at] = byte;
            let Ok((reader, read)) = read_in(&bytes, 512) else { continue };
            assert!(read.messages.len() >= 2, "{byte} at {at}: {:?}", read.faults());
            check_again(&reader, &bytes, &read);
        }
    }
}

#[test]
fn bytes_that_are_no_text_are_replaced_and_named() {
    let mut bytes = page("", &[FERRY], "").into_bytes();
    let at = memchr::memmem::find(&bytes, b"timetable").expect("there");
    bytes[at] = 0xFF;
    let read = check(&bytes, &[17], &["bytes that are no text, replaced"]);
    assert!(read.messages[0].text.ends_with("\u{FFFD}imetable"));
    assert!(!read.problems[0].is_loss(), "noted, not lost");
    let stray = page("", &[&row(1, AT, &text("one<br>\u{1}two&#x1F;"))], "").into_bytes();
    let at = stray.iter().position(|byte| *byte == 1).expect("there");
    let stray = [&stray[..at], b"\x80\xA8", &stray[at + 1..]].concat();
    assert_eq!(check(&stray, &[1], &[]).messages[0].text, "one\ntwo");
}

#[test]
fn scripts_are_neither_run_nor_read() {
    let script = "<script>document.write('<div class=\"message default\" id=\"message99\"></div>')</script>";
    let written = page(
        script,
        &[
            &row(
                17,
                AT,
                &format!("{script}{}", text(&format!("a{script}<style>b{{}}</style><img src=x onerror=alert(1)>c"))),
            ),
            JOINED,
        ],
        script,
    );
    let read = check(&written, &[17, 18], &[]);
    assert_eq!(read.messages[0].text, "ac");
    let read = check(page("", &[&row(1, AT, &text("<a href=\"javascript:alert(1)\">a</a>"))], ""), &[1], &[]);
    assert_eq!(read.messages[0].entities[0].kind, EntityKind::TextLink("javascript:alert(1)".to_owned()));
}

#[test]
fn hostile_pages_are_no_trap() {
    let last = row(9, AT, &text("z"));
    for inside in [
        text(&"<b>".repeat(200_000)),
        text(&"<div>".repeat(200_000)),
        text(&"</div>".repeat(200_000)),
        "<div class=\"forwarded body\">".repeat(100_000),
        "<div class=\"media_wrap\">".repeat(100_000),
        text(&"<a href='".repeat(100_000)),
        text(&"<!--".repeat(200_000)),
        text(&"<script>".repeat(200_000)),
        text(&"&#".repeat(500_000)),
        text(&"<".repeat(1_000_000)),
        "<span class=\"reactions\"><span class=\"reaction\">".repeat(100_000),
        "<div class=\"message default\" id=\"message2\">".repeat(100_000),
        "<a class=\"pagination\" href=\"messages9.html\">".repeat(100_000),
        "<div class=\"page_header\">".repeat(100_000),
        "<html>".repeat(100_000),
    ] {
        let written = page("", &[FERRY, &row(2, AT, &inside), &last], "");
        let (_, read) = read_in(written.as_bytes(), 1 << 20).expect("pages");
        let kept = |id| read.messages.iter().any(|message| message.id == MessageId::Number(id));
        assert!(kept(17), "{}", &inside[..40]);
        assert!(kept(9), "{}: {:?}", &inside[..40], read.faults().first());
    }
}

#[test]
fn one_very_long_message_is_read() {
    let long = "слово <b>x</b> ".repeat(500_000);
    let (_, read) =
        read_in(page("", &[FERRY, &row(2, AT, &text(&long)), JOINED], "").as_bytes(), 1 << 20).expect("pages");
    assert_eq!(read.messages.len(), 3);
    assert!(read.messages[1].text.len() > 6_000_000);
}
