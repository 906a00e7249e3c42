//! Telegram Desktop's pages, row by row.

mod damage;
pub(super) mod media;
mod pages;
mod samples;

use super::{Read, read};
use crate::dump::{ChatKind, EntityKind, Format, Message, MessageId, MessageKind, Precision, Zone};

/// A page as Desktop lays it out, with links before and behind its rows.
pub(super) fn page(before: &str, rows: &[&str], behind: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html>\n\n <head>\n\n  <meta charset=\"utf-8\"/>\n<title>Exported Data</title>\n  <script src=\"js/script.js\" type=\"text/javascript\">\n\n  </script>\n\n </head>\n\n <body onload=\"CheckLocation();\">\n\n  <div class=\"page_wrap\">\n\n   <div class=\"page_header\">\n\n    <div class=\"content\">\n\n     <div class=\"text bold\">\nHarbour &amp; news \n     </div>\n\n    </div>\n\n   </div>\n\n   <div class=\"page_body chat_page\">\n\n    <div class=\"history\">\n{before}{}{behind}\n    </div>\n\n   </div>\n\n  </div>\n\n </body>\n\n</html>\n",
        rows.concat()
    )
}

pub(super) fn link(file: &str, words: &str) -> String {
    format!("\n     <a class=\"pagination block_link\" href=\"{file}\">\n{words}\n     </a>\n")
}

pub(super) fn service(id: i64, text: &str) -> String {
    format!(
        "\n     <div class=\"message service\" id=\"message{id}\">\n\n      <div class=\"body details\">\n{text}\n      </div>\n\n     </div>\n"
    )
}

/// A row with its own sender.
pub(super) fn row(id: i64, title: &str, inside: &str) -> String {
    format!(
        "\n     <div class=\"message default clearfix\" id=\"message{id}\">\n\n      <div class=\"pull_left userpic_wrap\">\n\n       <div class=\"userpic userpic3\" style=\"width: 42px; height: 42px\">\n\n        <div class=\"initials\" style=\"line-height: 42px\">\nH\n        </div>\n\n       </div>\n\n      </div>\n\n      <div class=\"body\">\n\n       <div class=\"pull_right date details\" title=\"{title}\">\n13:15\n       </div>\n\n       <div class=\"from_name\">\nHarbour news \n       </div>\n{inside}\n      </div>\n\n     </div>\n"
    )
}

/// A row that goes on with the one before.
pub(super) fn joined(id: i64, title: &str, inside: &str) -> String {
    format!(
        "\n     <div class=\"message default clearfix joined\" id=\"message{id}\">\n\n      <div class=\"body\">\n\n       <div class=\"pull_right date details\" title=\"{title}\">\n13:16\n       </div>\n{inside}\n      </div>\n\n     </div>\n"
    )
}

pub(super) fn text(text: &str) -> String {
    format!("\n       <div class=\"text\">\n{text}\n       </div>\n")
}

pub(super) const AT: &str = "22.09.2023 13:15:00 UTC+03:00";

pub(super) const FERRY: &str = "\n     <div class=\"message default clearfix\" id=\"message17\">\n\n      <div class=\"body\">\n\n       <div class=\"pull_right date details\" title=\"22.09.2023 13:15:00 UTC+03:00\">\n13:15\n       </div>\n\n       <div class=\"from_name\">\nHarbour news \n       </div>\n\n       <div class=\"text\">\nПаром <strong>delayed</strong>, see <a href=\"https://example.org/t\">timetable</a>\n       </div>\n\n       <div class=\"signature details\">\nA. Mate\n       </div>\n\n      </div>\n\n     </div>\n";

pub(super) const JOINED: &str = "\n     <div class=\"message default clearfix joined\" id=\"message18\">\n\n      <div class=\"body\">\n\n       <div class=\"pull_right date details\" title=\"22.09.2023 13:16:00 UTC+03:00\">\n13:16\n       </div>\n\n       <div class=\"text\">\nSecond pier closed<br><br>#ferry\n       </div>\n\n      </div>\n\n     </div>\n";

/// Reads pages and checks the ids and what was said about the rest.
#[track_caller]
fn check(pages: impl AsRef<[u8]>, ids: &[i64], faults: &[&str]) -> Read {
    let (format, read) = read(pages.as_ref());
    assert_eq!(format, Format::DesktopHtml);
    let found: Vec<_> = read.messages.iter().map(|message| message.id.clone()).collect();
    let expected: Vec<_> = ids.iter().map(|&id| MessageId::Number(id)).collect();
    assert_eq!((found, read.faults()), (expected, faults.iter().map(|&fault| fault.to_owned()).collect()));
    read
}

/// Reads one row with its own sender.
#[track_caller]
fn one(inside: &str) -> Message {
    check(page("", &[&row(17, AT, inside)], ""), &[17], &[]).messages.remove(0)
}

#[test]
fn every_field_of_a_row_is_read() {
    let reply = "\n       <div class=\"reply_to details\">\nIn reply to <a href=\"#go_to_message12\" onclick=\"return GoToMessage(12)\">this message</a>\n       </div>\n";
    let signature = "\n       <div class=\"signature details\">\nA. Mate\n       </div>\n";
    let inside = format!(
        "{reply}{}{signature}",
        text("Паром <strong>delayed</strong>, see <a href=\"https://example.org/t\">timetable</a>")
    );
    let read = check(page("", &[&service(-1, "22 September 2023"), &row(17, AT, &inside)], ""), &[17], &[]);
    assert_eq!(read.chats[0].title.as_deref(), Some("Harbour & news"));
    let ferry = &read.messages[0];
    assert_eq!(ferry.text, "Паром delayed, see timetable");
    assert_eq!((ferry.from.as_deref(), ferry.signature.as_deref()), (Some("Harbour news"), Some("A. Mate")));
    assert_eq!(ferry.posted.map(|posted| (posted.seconds, posted.zone)), Some((1_695_377_700, Zone::Offset(10_800))));
    assert_eq!(ferry.reply.as_ref().and_then(|reply| reply.to), Some(12));
    let kinds: Vec<_> = ferry.entities.iter().map(|entity| entity.kind.clone()).collect();
    assert_eq!(kinds, [EntityKind::Bold, EntityKind::TextLink("https://example.org/t".to_owned())]);
    let place = ferry.position;
    let written = page("", &[&service(-1, "22 September 2023"), &row(17, AT, &inside)], "");
    let written = &written[place.start as usize..place.end as usize];
    assert!(written.starts_with("<div class=\"message default") && written.ends_with("</div>"), "{written}");
}

#[test]
fn replies_lead_to_rows_of_this_page_and_others() {
    let reply = |inside: &str| {
        one(&format!("\n       <div class=\"reply_to details\">\nIn reply to {inside}\n       </div>\n")).reply
    };
    let other = reply("<a href=\"messages2.html#go_to_message-999999988\">this message</a>");
    assert_eq!(other.and_then(|reply| reply.to), Some(-999_999_988));
    let chat = reply("a message in another chat");
    assert_eq!(chat.map(|reply| reply.to), Some(None));
}

#[test]
fn names_lose_the_bot_they_were_sent_through_and_stand_for_somebody() {
    for (written, name) in [
        ("Ann via @gif", Some("Ann")),
        ("Ann via @ night", Some("Ann via @ night")),
        ("Deleted Account", None),
        ("A &amp; B ", Some("A & B")),
    ] {
        let row = row(17, AT, &text("x")).replace("Harbour news ", written);
        let read = check(page("", &[&row], ""), &[17], &[]);
        assert_eq!(read.messages[0].from.as_deref(), name, "{written}");
    }
}

/// A forward as Desktop lays it out; the origin's line may be missing.
pub(super) fn forward(origin: &str, inside: &str) -> String {
    let name = match origin {
        "" => String::new(),
        origin => format!("\n        <div class=\"from_name\">\n{origin}\n        </div>\n"),
    };
    format!(
        "\n       <div class=\"pull_left forwarded userpic_wrap\">\n\n        <div class=\"userpic userpic1\" style=\"width: 42px\">\n\n        </div>\n\n       </div>\n\n       <div class=\"forwarded body\">\n{name}{inside}\n       </div>\n"
    )
}

#[test]
fn forwards_name_their_origin_and_its_date() {
    let new =
        "Port office <span class=\"date details\" title=\"21.09.2023 10:00:00 UTC+03:00\"> 21.09.2023 10:00:00</span>";
    let found = one(&forward(new, &text("Closed")));
    let origin = found.forward.clone().unwrap_or_default();
    assert_eq!((origin.name.as_deref(), found.from.as_deref()), (Some("Port office"), Some("Harbour news")));
    assert_eq!(origin.posted.map(|posted| (posted.seconds, posted.zone)), Some((1_695_279_600, Zone::Offset(10_800))));
    assert_eq!(found.text, "Closed");
    let old = "Port office via @bot <span class=\"details\"> 21.09.2023 10:00:00</span>";
    let origin = one(&forward(old, &text("Closed"))).forward.unwrap_or_default();
    assert_eq!(
        (origin.name.as_deref(), origin.posted.map(|posted| posted.zone)),
        (Some("Port office"), Some(Zone::Unknown))
    );
    let nobody = "Deleted Account<span class=\"date details\" title=\"21.09.2023 10:00:00 UTC+03:00\"> x</span>";
    assert_eq!(one(&forward(nobody, &text("Closed"))).forward.map(|origin| origin.name), Some(None));
}

#[test]
fn joined_rows_take_from_the_row_before() {
    let origin = "Bo <span class=\"date details\" title=\"21.09.2023 10:00:00 UTC+03:00\"> x</span>";
    let rows = [
        row(1, AT, &text("a")),
        joined(2, AT, &text("b")),
        row(3, AT, &forward(origin, &text("c"))).replace("Harbour news", "Ann"),
        joined(4, AT, &forward("", &text("d"))),
        joined(5, AT, &text("e")),
        service(6, "Channel photo changed"),
        joined(7, AT, &text("f")),
        row(8, AT, &text("g")),
        joined(9, AT, &text("h")),
    ];
    let rows: Vec<_> = rows.iter().map(String::as_str).collect();
    let read = check(page("", &rows, ""), &[1, 2, 3, 4, 5, 6, 7, 8, 9], &[]);
    let told: Vec<_> = read
        .messages
        .iter()
        .map(|message| {
            let origin = message.forward.as_ref().map(|forward| forward.name.as_deref().unwrap_or("?"));
            (message.from.as_deref().unwrap_or("?"), origin)
        })
        .collect();
    let harbour = ("Harbour news", None);
    assert_eq!(
        told,
        [
            harbour,
            harbour,
            ("Ann", Some("Bo")),
            ("Ann", Some("Bo")),
            ("Ann", None),
            ("?", None),
            ("?", None),
            harbour,
            harbour
        ]
    );
    // When it was first posted stands in the row that names the origin.
    assert_eq!(read.messages[3].forward.as_ref().and_then(|forward| forward.posted), None);
}

#[test]
fn service_records_take_day_and_time_from_the_rows_before() {
    let rows = [
        service(-1, "21 September 2023"),
        service(2, "Channel &laquo;Harbour&raquo; created"),
        row(3, "21.09.2023 20:00:00 UTC+03:00", &text("a")),
        service(
            4,
            "Harbour news pinned <a href=\"#go_to_message3\" onclick=\"return GoToMessage(3)\">this message</a>",
        ),
        service(-2, "22 September 2023"),
        service(5, "Channel title changed to &laquo;Harbour &amp; news&raquo;"),
        row(6, "22.09.2023 01:00:00 UTC+03:00", &text("b")),
        service(7, "This message is not supported by this version of Telegram Desktop. Please update the application."),
    ];
    let rows: Vec<_> = rows.iter().map(String::as_str).collect();
    let read = check(page("", &rows, ""), &[2, 3, 4, 5, 6], &["the exporting program could not write this message"]);
    let told: Vec<_> = read
        .messages
        .iter()
        .map(|message| {
            let posted = message.posted.expect("a day");
            (posted.day().to_string(), posted.precision, posted.seconds, message.action.as_deref())
        })
        .collect();
    assert_eq!(
        told,
        [
            ("2023-09-21".to_owned(), Precision::Day, 1_695_254_400, Some("create_channel")),
            ("2023-09-21".to_owned(), Precision::Second, 1_695_315_600, None),
            ("2023-09-21".to_owned(), Precision::Day, 1_695_315_600, Some("pin_message")),
            ("2023-09-22".to_owned(), Precision::Day, 1_695_330_000, Some("edit_group_title")),
            ("2023-09-22".to_owned(), Precision::Second, 1_695_333_600, None),
        ]
    );
    assert_eq!(read.chats[0].kind, ChatKind::Channel);
    let pin = &read.messages[2];
    assert_eq!(
        (pin.kind, pin.from.as_deref(), pin.text.as_str()),
        (MessageKind::Service, Some("Harbour news"), "Harbour news pinned this message")
    );
    assert_eq!(read.messages[3].text, "Channel title changed to «Harbour & news»");
}

#[test]
fn separators_and_empty_chats_are_no_messages() {
    let read = check(page("", &[&service(-1, "No exported messages")], ""), &[], &[]);
    assert_eq!(read.chats.len(), 1);
    // Messages of a group that was upgraded have ids below nought too.
    let rows = [service(-3, "5 May 2019"), row(-999_999_990, AT, &text("a")), service(-999_999_989, "5 May 2019")];
    check(page("", &[&rows[0], &rows[1], &rows[2]], ""), &[-999_999_990, -999_999_989], &[]);
    check(page("", &[&service(12, "22 September 2023")], ""), &[12], &["no date"]);
}

#[test]
fn times_without_a_zone_stay_open_and_none_is_named() {
    let found = check(
        page("", &[&row(1, "22.09.2023 13:15:00", &text("a")), &row(2, "soon", &text("b"))], ""),
        &[1, 2],
        &["no date"],
    );
    assert_eq!(found.messages[0].posted.map(|posted| posted.zone), Some(Zone::Unknown));
    let summer = check(page("", &[&row(1, "22.07.2023 13:15:00 UTC+01:00", &text("a"))], ""), &[1], &[]);
    assert_eq!(summer.messages[0].posted.map(|posted| posted.zone), Some(Zone::Standard(3_600)));
}

#[test]
fn rich_messages_give_a_line_for_each_block() {
    let rich = "<div class=\"text rich_message\" data-rich-message=\"1\">\n<p class=\"rich_block rich_paragraph\">From <strong>the</strong> old pier</p>\n<p class=\"rich_block rich_paragraph\">Morning</p>\n</div>";
    assert_eq!(one(rich).text, "From the old pier\nMorning");
}
