//! Telegram Desktop's pages: rows of every kind, page after page, whole and damaged.

use super::{Read, check_cuts, read, read_in, shared};
use crate::dump::{
    ChatKind, Entity, EntityKind, Fault, Format, Media, MediaKind, Message, MessageId, MessageKind, Precision, Zone,
};

/// A page as Desktop lays it out, with links before and behind its rows.
pub(super) fn page(before: &str, rows: &[&str], behind: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html>\n\n <head>\n\n  <meta charset=\"utf-8\"/>\n<title>Exported Data</title>\n  <script src=\"js/script.js\" type=\"text/javascript\">\n\n  </script>\n\n </head>\n\n <body onload=\"CheckLocation();\">\n\n  <div class=\"page_wrap\">\n\n   <div class=\"page_header\">\n\n    <div class=\"content\">\n\n     <div class=\"text bold\">\nHarbour &amp; news \n     </div>\n\n    </div>\n\n   </div>\n\n   <div class=\"page_body chat_page\">\n\n    <div class=\"history\">\n{before}{}{behind}\n    </div>\n\n   </div>\n\n  </div>\n\n </body>\n\n</html>\n",
        rows.concat()
    )
}

fn link(file: &str, words: &str) -> String {
    format!("\n     <a class=\"pagination block_link\" href=\"{file}\">\n{words}\n     </a>\n")
}

fn service(id: i64, text: &str) -> String {
    format!(
        "\n     <div class=\"message service\" id=\"message{id}\">\n\n      <div class=\"body details\">\n{text}\n      </div>\n\n     </div>\n"
    )
}

/// A row with its own sender.
fn row(id: i64, title: &str, inside: &str) -> String {
    format!(
        "\n     <div class=\"message default clearfix\" id=\"message{id}\">\n\n      <div class=\"pull_left userpic_wrap\">\n\n       <div class=\"userpic userpic3\" style=\"width: 42px; height: 42px\">\n\n        <div class=\"initials\" style=\"line-height: 42px\">\nH\n        </div>\n\n       </div>\n\n      </div>\n\n      <div class=\"body\">\n\n       <div class=\"pull_right date details\" title=\"{title}\">\n13:15\n       </div>\n\n       <div class=\"from_name\">\nHarbour news \n       </div>\n{inside}\n      </div>\n\n     </div>\n"
    )
}

/// A row that goes on with the one before.
fn joined(id: i64, title: &str, inside: &str) -> String {
    format!(
        "\n     <div class=\"message default clearfix joined\" id=\"message{id}\">\n\n      <div class=\"body\">\n\n       <div class=\"pull_right date details\" title=\"{title}\">\n13:16\n       </div>\n{inside}\n      </div>\n\n     </div>\n"
    )
}

fn text(text: &str) -> String {
    format!("\n       <div class=\"text\">\n{text}\n       </div>\n")
}

const AT: &str = "22.09.2023 13:15:00 UTC+03:00";

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
fn forward(origin: &str, inside: &str) -> String {
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

#[track_caller]
fn check_media(inside: &str, expected: &Media) {
    let found =
        one(&format!("\n       <div class=\"media_wrap clearfix\">\n{inside}\n       </div>\n{}", text("words")));
    assert_eq!((found.media.as_slice(), found.text.as_str()), (std::slice::from_ref(expected), "words"));
}

fn media(kind: MediaKind, path: &str, name: &str, words: &str) -> Media {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Media { kind, path: some(path), name: some(name), text: some(words), missing: None }
}

#[test]
fn media_that_were_exported_give_their_paths() {
    let wrap = |class: &str, href: &str| {
        format!(
            "<a class=\"{class} clearfix pull_left\" href=\"{href}\">\n<div class=\"video_duration\">\n00:27\n</div>\n<img class=\"photo\" src=\"{href}_thumb.jpg\"/>\n</a>"
        )
    };
    check_media(&wrap("photo_wrap", "photos/a (1).jpg"), &media(MediaKind::Photo, "photos/a (1).jpg", "", ""));
    check_media(&wrap("video_file_wrap", "video_files/a.mp4"), &media(MediaKind::Video, "video_files/a.mp4", "", ""));
    check_media(&wrap("animated_wrap", "animations/a.mp4"), &media(MediaKind::Animation, "animations/a.mp4", "", ""));
    check_media(
        &wrap("sticker_wrap", "../../chats/chat_01/stickers/a.webp"),
        &media(MediaKind::Sticker, "chats/chat_01/stickers/a.webp", "", ""),
    );
}

/// The other form of an attachment: a box with a class and up to three lines.
fn generic(class: &str, href: &str, title: &str, description: &str, status: &str) -> String {
    let line = |class: &str, words: &str| match words {
        "" => String::new(),
        words => format!("\n          <div class=\"{class}\">\n{words}\n          </div>\n"),
    };
    let (open, close) = match href {
        "" => (format!("<div class=\"media clearfix pull_left {class}\">"), "</div>"),
        href => (format!("<a class=\"media clearfix pull_left block_link {class}\" href=\"{href}\">"), "</a>"),
    };
    format!(
        "{open}\n\n         <div class=\"fill pull_left\">\n\n         </div>\n\n         <div class=\"body\">\n{}{}{}\n         </div>\n\n        {close}\n",
        line("title bold", title),
        line("description", description),
        line("status details", status)
    )
}

#[test]
fn media_that_were_not_exported_say_why() {
    for (words, reason) in [
        ("Not included, change data exporting settings to download.", "Not included"),
        ("Exceeds maximum size, change data exporting settings to download.", "Exceeds"),
        ("Unavailable, please try again later.", "Unavailable"),
    ] {
        let found = one(&format!(
            "\n<div class=\"media_wrap clearfix\">{}</div>",
            generic("media_photo", "", "Photo", words, "1280×720, 85.1 KB")
        ));
        assert_eq!(found.media[0].kind, MediaKind::Photo);
        assert!(found.media[0].missing.as_deref().is_some_and(|missing| missing.starts_with(reason)));
    }
}

#[test]
fn media_of_every_class_are_known() {
    for (class, href, title, description, status, expected) in [
        ("media_photo", "", "Self-destructing photo", "", "Expired", media(MediaKind::Photo, "", "", "")),
        ("media_photo", "stickers/a.tgs", "Sticker", "", "😒", media(MediaKind::Sticker, "stickers/a.tgs", "😒", "")),
        ("media_photo", "", "Sticker", "", "85.1 KB", media(MediaKind::Sticker, "", "", "")),
        ("media_video", "a.mp4", "Video file", "", "00:27", media(MediaKind::Video, "a.mp4", "", "")),
        ("media_video", "a.mp4", "Animation", "", "203.7 KB", media(MediaKind::Animation, "a.mp4", "", "")),
        ("media_video", "a.mp4", "Video message", "", "00:27", media(MediaKind::VideoMessage, "a.mp4", "", "")),
        ("media_voice_message", "a.ogg", "Voice message", "", "00:01", media(MediaKind::VoiceMessage, "a.ogg", "", "")),
        (
            "media_audio_file",
            "a.mp3",
            "Band – Waves",
            "",
            "03:01",
            media(MediaKind::Audio, "a.mp3", "Band – Waves", ""),
        ),
        ("media_audio_file", "a.mp3", "Audio file", "", "03:01", media(MediaKind::Audio, "a.mp3", "", "")),
        (
            "media_file",
            "files/plan.pdf",
            "plan.pdf",
            "",
            "1 KB",
            media(MediaKind::File, "files/plan.pdf", "plan.pdf", ""),
        ),
        ("media_file", "files/x", "File", "", "1 KB", media(MediaKind::File, "files/x", "", "")),
        (
            "media_contact",
            "contacts/a.vcard",
            "Port Desk",
            "",
            "+1 555 - vCard",
            media(MediaKind::Contact, "", "Port Desk", "+1 555"),
        ),
        (
            "media_location",
            "https://maps.google.com/maps?q=59.1,18.2&amp;ll=59.1,18.2&amp;z=16",
            "Location",
            "",
            "59.1, 18.2",
            media(MediaKind::Location, "", "", "59.1, 18.2"),
        ),
        ("media_live_location", "", "Live location", "", "", media(MediaKind::Location, "", "", "")),
        (
            "media_venue",
            "https://maps.google.com/maps?q=59.1,18.2&amp;ll=59.1,18.2&amp;z=16",
            "Old pier",
            "Quay 1",
            "",
            media(MediaKind::Location, "", "Old pier", "Quay 1\n59.1, 18.2"),
        ),
        (
            "media_game",
            "https://t.me/bot?game=x",
            "Chess",
            "Play it",
            "https://t.me/bot?game=x",
            media(MediaKind::Game, "", "Chess", "Play it"),
        ),
        ("media_invoice", "", "Ticket", "One way", "5.00 EUR", media(MediaKind::Invoice, "", "Ticket", "One way")),
        ("media_later", "", "Something", "", "", media(MediaKind::File, "", "Something", "")),
    ] {
        check_media(&generic(class, href, title, description, status), &expected);
    }
}

#[test]
fn calls_are_records() {
    let found = one(&format!(
        "\n<div class=\"media_wrap clearfix\">{}</div>",
        generic("media_call success", "", "Ann", "", "Outgoing (5 seconds)")
    ));
    assert_eq!((found.kind, found.action.as_deref(), found.media.len()), (MessageKind::Service, Some("phone_call"), 0));
    assert!(found.posted.is_some());
}

#[test]
fn polls_and_lists_keep_their_words() {
    let poll = |details: &str| {
        format!(
            "<div class=\"media_poll\">\n<div class=\"question bold\">\nWhich <em>pier</em>?\n</div>\n<div class=\"details\">\n{details}\n</div>\n<div class=\"answer\">\n- First <span class=\"details\">3 votes, chosen vote</span>\n</div>\n<div class=\"answer\">\n- - Second\n</div>\n<div class=\"total details\t\">\n3 votes\n</div>\n</div>"
        )
    };
    let words = "Which pier?\nFirst\n- Second";
    check_media(&poll("Anonymous poll"), &media(MediaKind::Poll, "", "Which pier?", words));
    check_media(&poll("Final results"), &media(MediaKind::Poll, "", "Which pier?", words));
    check_media(&poll("To-do List"), &media(MediaKind::Checklist, "", "Which pier?", words));
    check_media(
        "<div class=\"media_giveaway\">\n<div class=\"section_title bold\">\nPrizes\n</div>\n<div class=\"section_body\">\n3 subscriptions\n</div>\n<div class=\"section_title bold\">\nUntil\n</div></div>",
        &media(MediaKind::Giveaway, "", "Prizes", "3 subscriptions\nUntil"),
    );
}

#[test]
fn reactions_of_every_version_are_counted() {
    let inside = |wrap: &str| {
        format!(
            "{}\n<{wrap} class=\"reactions\">\n<span class=\"reaction\">\n<span class=\"emoji\">\n👍\n</span>\n<span class=\"count\">\n14\n</span>\n</span>\n<span class=\"reaction active\">\n<span class=\"emoji\">\n⚓\n</span>\n<span class=\"userpics\">\n<div class=\"userpic userpic3\" style=\"x\">\n<div class=\"initials\">\nA\n</div>\n</div>\n<div class=\"userpic userpic4\">\n</div>\n</span>\n</span>\n<span class=\"reaction paid\">\n<span class=\"emoji\">\n⭐\n</span>\n<span class=\"count\">\n2\n</span>\n</span>\n<span class=\"reaction\">\n<span class=\"emoji\">\n<a href = \"stickers/x.tgs\">👋</a>\n</span>\n<span class=\"count\">\n1\n</span>\n</span>\n</{wrap}>",
            text("a")
        )
    };
    for wrap in ["span", "div"] {
        let found = one(&inside(wrap));
        let counts: Vec<_> = found.reactions.iter().map(|one| (one.emoji.as_str(), one.count)).collect();
        assert_eq!(counts, [("👍", 14), ("⚓", 2), ("paid", 2), ("custom_emoji", 1)]);
        assert_eq!(found.text, "a");
    }
}

#[test]
fn buttons_are_passed_over_also_where_their_tags_are_not_closed() {
    let button = "<table class=\"bot_buttons_table\">\n<tbody>\n<tr>\n<td class=\"bot_button_row\">\n<div class=\"bot_button\">\n<a href=\"https://example.org\">\n<div>\nPress\n</div>\n";
    let closed = format!("{button}</a>\n</div>\n</td>\n</tr>\n</tbody>\n</table>");
    let signature = "<div class=\"signature details\">\nA. Mate\n</div>";
    for buttons in [closed.as_str(), button] {
        let row = row(1, AT, &format!("{}{buttons}{signature}", text("a")));
        let written = page("", &[&row, JOINED], "");
        let read = check(&written, &[1, 18], &[]);
        assert_eq!((read.messages[0].text.as_str(), read.messages[0].signature.as_deref()), ("a", Some("A. Mate")));
        check_cuts(written.as_bytes());
    }
}

#[test]
fn rich_messages_give_a_line_for_each_block() {
    let rich = "<div class=\"text rich_message\" data-rich-message=\"1\">\n<p class=\"rich_block rich_paragraph\">From <strong>the</strong> old pier</p>\n<p class=\"rich_block rich_paragraph\">Morning</p>\n</div>";
    assert_eq!(one(rich).text, "From the old pier\nMorning");
}

#[test]
fn pages_follow_one_another_and_missing_ones_are_named() {
    let first = page("", &[&row(1, AT, &text("a"))], &link("messages2.html", "Next messages"));
    let second = page(
        &link("messages.html", "Previous messages"),
        &[&row(2, AT, &text("b"))],
        &link("messages3.html", "Next messages part"),
    );
    let third = page(
        &link("../x/messages2.html", "Previous messages"),
        &[&row(3, AT, &text("c"))],
        &link("messages4.html", "Next messages"),
    );
    let fourth = page(&link("messages3.html", "Previous messages"), &[&row(4, AT, &text("d"))], "");
    let all = [&first, &second, &third, &fourth].map(String::as_str);
    let read = check(all.concat(), &[1, 2, 3, 4], &[]);
    assert_eq!(read.chats.len(), 1);
    let missing = |what: &str| format!("a part is missing: {what}");
    let read = check([all[0], all[3]].concat(), &[1, 4], &[&missing("messages2.html to messages3.html")]);
    assert_eq!(read.problems[0].start, (first.len() + "<!DOCTYPE html>\n".len()) as u64);
    check(all[1..].concat(), &[2, 3, 4], &[&missing("messages.html")]);
    check(all[..3].concat(), &[1, 2, 3], &[&missing("messages4.html and what may follow it")]);
    check(first.as_str(), &[1], &[&missing("messages2.html and what may follow it")]);
    let both = [missing("messages2.html"), missing("messages4.html and what may follow it")];
    check([all[0], all[2]].concat(), &[1, 3], &both.each_ref().map(String::as_str));
    assert!(read.problems[0].is_loss());
    // The same page twice is no gap, and a chat of another name is another chat.
    check([all[3], all[2], all[1], all[0], all[0]].concat(), &[4, 3, 2, 1, 1], &[]);
    let other = page("", &[&row(9, AT, &text("x"))], "").replace("Harbour &amp; news", "Port");
    let read = check([&all.concat(), other.as_str()].concat(), &[1, 2, 3, 4, 9], &[]);
    assert_eq!((read.chats.len(), read.messages[4].chat), (2, 1));
}

#[test]
fn lists_of_an_account_hold_no_messages() {
    let list = page("", &[], "")
        .replace("page_body chat_page", "page_body list_page")
        .replace("class=\"history\"", "class=\"entry_list\"");
    let read = check([list.as_str(), page("", &[FERRY], "").as_str()].concat(), &[17], &[]);
    assert_eq!(read.chats.len(), 1);
}

#[test]
fn copies_that_a_browser_saved_are_read_alike() {
    let written = page("", &[FERRY, JOINED, &service(19, "Channel &laquo;Harbour&raquo; created")], "");
    let (_, plain) = read(written.as_bytes());
    let folded: String = written.split('\n').map(str::trim).collect::<Vec<_>>().join("\n");
    let copies = [
        folded.replace("&laquo;", "«").replace("&raquo;", "»"),
        written.replace("div class=\"from_name", "DIV  CLASS = \"from_name").replace("</div", "</DIV"),
        written.replace("class=\"text\"", "dir=auto class='text'"),
        written.replace("<!DOCTYPE html>", "\u{FEFF}<!DOCTYPE html>\n<!-- saved from url=(0014)about:internet -->"),
        written.replace('\n', "\r\n"),
    ];
    for copy in copies {
        let (_, mut other) = read(copy.as_bytes());
        assert_eq!(other.chats, plain.chats);
        for (message, plain) in other.messages.iter_mut().zip(&plain.messages) {
            message.position = plain.position;
        }
        assert_eq!(other.messages, plain.messages, "{copy}");
    }
}

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
    let read = check(&written[written.find("timetable").expect("there")..], &[18, 19], &[]);
    assert_eq!((read.chats[0].title.as_deref(), read.messages[0].from.as_deref()), (Some("dump"), None));
    check(FERRY, &[17], &[]);
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
            let Ok((_, read)) = read_in(&bytes, 512) else { continue };
            assert!(read.messages.len() >= 2, "{byte} at {at}: {:?}", read.faults());
        }
    }
}

#[test]
fn bytes_that_are_no_text_are_replaced_and_named() {
    let mut bytes = page("", &[FERRY], "").into_bytes();
    let at = memchr::memmem::find(&bytes, b"timetable").expect("there");
    bytes[at] = 0xFF;
    let read = check(&bytes, &[17], &["put right: bytes that are no text"]);
    assert!(read.messages[0].text.ends_with("\u{FFFD}imetable"));
    assert!(matches!(read.problems[0].fault, Fault::Mended(_)));
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

/// What both sides carry, in one order.
fn carried(message: &Message) -> (String, Vec<Entity>) {
    // Desktop's pages have a line end for every sort of separator, and no language of code.
    let text = message.text.replace(['\u{2028}', '\u{2029}'], "\n");
    let trimmed = text.trim_ascii();
    let cut = (text.len() - text.trim_ascii_start().len()) as u32;
    let kinds = message.entities.iter().filter_map(|entity| {
        let kind = match &entity.kind {
            EntityKind::Pre(_) => EntityKind::Pre(String::new()),
            EntityKind::Mention(_) => EntityKind::Mention(None),
            EntityKind::BankCard | EntityKind::Unknown(_) => return None,
            kind => kind.clone(),
        };
        let (start, end) = (entity.start.saturating_sub(cut), (entity.end - cut).min(trimmed.len() as u32));
        (start < end).then_some(Entity { start, end, kind })
    });
    (trimmed.to_owned(), kinds.collect())
}

#[test]
fn the_samples_say_the_same_as_their_json() {
    for (name, posts, records) in [("channel", 208, 5), ("features", 8, 4)] {
        let file = |file: &str| shared(&format!("samples/desktop-{name}/{file}"));
        let (Some(html), Some(json)) = (file("messages.html"), file("result.json")) else { return };
        let (format, pages) = read(&html);
        let (_, json) = read(&json);
        assert_eq!((format, pages.faults(), pages.chats.len()), (Format::DesktopHtml, vec![], 1));
        let trimmed = |title: &Option<String>| title.as_deref().map(|title| title.trim().to_owned());
        assert_eq!(trimmed(&pages.chats[0].title), trimmed(&json.chats[0].title));
        assert_eq!(pages.chats[0].kind, json.chats[0].kind);
        let count = |read: &Read, kind| read.messages.iter().filter(|message| message.kind == kind).count();
        assert_eq!((count(&pages, MessageKind::Post), count(&pages, MessageKind::Service)), (posts, records));
        assert_eq!(pages.messages.len(), json.messages.len());
        for (page, json) in pages.messages.iter().zip(&json.messages) {
            assert_eq!((&page.id, page.kind, &page.action), (&json.id, json.kind, &json.action));
            let day = |message: &Message| message.posted.map(|posted| posted.day());
            assert_eq!(day(page), day(json), "{}", page.id);
            if page.kind == MessageKind::Service {
                continue;
            }
            assert_eq!(carried(page), carried(json), "{}", page.id);
            let seconds = |message: &Message| message.posted.map(|posted| posted.seconds);
            assert_eq!(seconds(page), seconds(json), "{}", page.id);
            let name = |name: &Option<String>| name.as_deref().map(|name| name.trim().to_owned());
            assert_eq!((name(&page.from), &page.signature), (name(&json.from), &json.signature), "{}", page.id);
            let origin = |message: &Message| message.forward.as_ref().map(|forward| name(&forward.name));
            assert_eq!(origin(page), origin(json), "{}", page.id);
            let reply = |message: &Message| message.reply.as_ref().and_then(|reply| reply.to);
            assert_eq!(reply(page), reply(json), "{}", page.id);
            let media = |message: &Message| -> Vec<_> {
                message.media.iter().map(|media| (media.kind, media.path.clone(), media.missing.is_some())).collect()
            };
            assert_eq!(media(page), media(json), "{}", page.id);
            let counts = |message: &Message| -> Vec<_> { message.reactions.clone() };
            assert_eq!(counts(page), counts(json), "{}", page.id);
        }
    }
}
