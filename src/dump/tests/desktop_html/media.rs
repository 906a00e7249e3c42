//! What is attached to a row, and what stands under it.

use super::super::check_cuts;
use super::{AT, JOINED, check, one, page, row, service, text};
use crate::dump::{Media, MediaKind, MessageKind};

#[track_caller]
fn check_media(inside: &str, expected: &Media) {
    let found =
        one(&format!("\n       <div class=\"media_wrap clearfix\">\n{inside}\n       </div>\n{}", text("words")));
    assert_eq!((found.media.as_slice(), found.text.as_str()), (std::slice::from_ref(expected), "words"));
}

fn media(kind: MediaKind, path: &str, name: &str, words: &str) -> Media {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Media { kind, path: some(path), name: some(name), text: some(words), ..Media::default() }
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
pub(in crate::dump::tests) fn generic(class: &str, href: &str, title: &str, description: &str, status: &str) -> String {
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
        (
            "media_location",
            "https://maps.google.com/maps?q=59.1,18.2&amp;ll=59.1,18.2&amp;z=16",
            "Location",
            "59.1, 18.2",
            "",
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
fn a_new_picture_of_the_chat_stands_under_its_record() {
    let picture = "<div class=\"userpic_wrap\">\n<a class=\"userpic_link\" href=\"photos/new.jpg\">\n<img class=\"userpic\" src=\"photos/new_thumb.jpg\"/>\n</a>\n</div>";
    let record = service(5, "Channel photo changed").replace("     </div>\n", &format!("{picture}\n     </div>\n"));
    let found = check(page("", &[&service(-1, "22 September 2023"), &record], ""), &[5], &[]).messages.remove(0);
    assert_eq!(found.media, [media(MediaKind::Photo, "photos/new.jpg", "", "")]);
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
