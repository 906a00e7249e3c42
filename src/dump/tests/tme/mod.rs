//! Saved pages of t.me: posts of every kind, heads, pages pasted together and bare answers.

mod damage;
mod media;
mod samples;

use super::{Read, check_cuts, read};
use crate::dump::{ChatKind, EntityKind, Format, MediaKind, Message, MessageId, MessageKind, Zone};

/// A page as t.me lays it out.
pub(super) fn page(posts: &[&str]) -> String {
    format!(
        "<!DOCTYPE html>\n<html>\n<head><meta charset=\"utf-8\"><title>Harbour – Telegram</title>\n<meta property=\"og:title\" content=\"Harbour news\">\n<meta property=\"og:description\" content=\"Official channel. Ferries…\">\n<link rel=\"canonical\" href=\"/s/harbournews?before=20\">\n<script>window.x = '<div class=\"tgme_widget_message\" data-post=\"evil/1\">';</script></head>\n<body class=\"widget_frame_base tgme_webpreview emoji_image no_transitions\">\n<header class=\"tgme_header\"><div class=\"tgme_header_info\"><div class=\"tgme_header_title\"><span dir=\"auto\">Harbour news</span></div></div></header>\n<main class=\"tgme_main\" data-url=\"/harbournews\"><div class=\"tgme_container\">\n<section class=\"tgme_right_column\"><div class=\"tgme_channel_info\"><div class=\"tgme_channel_info_header\"><i class=\"tgme_page_photo_image\"><img src=\"https://cdn.example.org/a.jpg\"></i><div class=\"tgme_channel_info_header_title_wrap\"><div class=\"tgme_channel_info_header_title\"><span dir=\"auto\">Harbour news {EMOJI}</span></div><div class=\"tgme_channel_info_header_labels\"><i class=\"verified-icon\"> ✔</i></div></div><div class=\"tgme_channel_info_header_username\"><a href=\"https://t.me/HarbourNews\">@HarbourNews</a></div></div><div class=\"tgme_channel_info_counters\"><div class=\"tgme_channel_info_counter\"><span class=\"counter_value\">10.5K</span> <span class=\"counter_type\">subscribers</span></div></div><div class=\"tgme_channel_info_description\">Official channel.<br/>Ferries and <a href=\"https://example.org\">piers</a>.</div></div></section>\n<section class=\"tgme_channel_history js-message_history\"><div class=\"tgme_widget_message_centered js-messages_more_wrap\"><a href=\"/s/harbournews?before=17\" class=\"tme_messages_more js-messages_more\" data-before=\"17\"></a></div>\n{}\n</section></div></main>\n</body></html>\n",
        posts.concat()
    )
}

/// The bare answer to "more": a JSON string, as PHP writes it.
pub(super) fn answer(posts: &[&str]) -> String {
    let markup = posts.concat();
    format!(
        "\"{}\"",
        markup
            .replace('\\', "\\\\")
            .replace('"', "\\\"")
            .replace('/', "\\/")
            .replace('\n', "\\n")
            .replace('⚓', "\\u2693")
    )
}

const EMOJI: &str =
    "<i class=\"emoji\" style=\"background-image:url('//telegram.org/img/emoji/40/E29A93.png')\"><b>⚓</b></i>";

pub(super) fn post(id: u32, class: &str, inside: &str, meta: &str) -> String {
    format!(
        "<div class=\"tgme_widget_message_wrap js-widget_message_wrap\"><div class=\"tgme_widget_message text_not_supported_wrap{class} js-widget_message\" data-post=\"harbournews/{id}\" data-view=\"eyJjIjotMTIzNDUwMDAwMSwicCI6MTd9\"><div class=\"tgme_widget_message_user\"><a href=\"https://t.me/harbournews\"><i class=\"tgme_widget_message_user_photo bgcolor6\" data-content=\"H\"><img src=\"https://cdn.example.org/a.jpg\"></i></a></div>\n<div class=\"tgme_widget_message_bubble\"><i class=\"tgme_widget_message_bubble_tail\"><svg class=\"bubble_icon\"><g fill=\"none\"><path d=\"M8,1 L9,1\"/></g></svg></i>\n<div class=\"tgme_widget_message_author accent_color\"><a class=\"tgme_widget_message_owner_name\" href=\"https://t.me/harbournews\"><span dir=\"auto\">Harbour news</span></a></div>\n{inside}\n<div class=\"tgme_widget_message_footer compact js-message_footer\"><div class=\"tgme_widget_message_info short js-message_info\"><span class=\"tgme_widget_message_views\">18.9K</span><span class=\"copyonly\"> views</span><span class=\"tgme_widget_message_meta\">{meta}<a class=\"tgme_widget_message_date\" href=\"https://t.me/harbournews/{id}\"><time datetime=\"2023-09-22T10:15:00+00:00\" class=\"time\">10:15</time></a></span></div></div></div></div></div>\n"
    )
}

pub(super) fn text(text: &str) -> String {
    format!("<div class=\"tgme_widget_message_text js-message_text\" dir=\"auto\">{text}</div>")
}

pub(super) const FERRY: &str = "<div class=\"tgme_widget_message_wrap js-widget_message_wrap\"><div class=\"tgme_widget_message js-widget_message\" data-post=\"harbournews/17\"><div class=\"tgme_widget_message_text js-message_text\" dir=\"auto\"><b>Ferry</b> delayed&#33; <i class=\"emoji\" style=\"background-image:url('//telegram.org/img/emoji/40/E29A93.png')\"><b>⚓</b></i></div>\n<span class=\"tgme_widget_message_views\">1.2K</span><a class=\"tgme_widget_message_date\" href=\"https://t.me/harbournews/17\"><time datetime=\"2023-09-22T10:15:00+00:00\" class=\"time\">10:15</time></a>\n</div></div>\n";

#[track_caller]
fn check(written: impl AsRef<[u8]>, ids: &[i64], faults: &[&str]) -> Read {
    let (format, read) = read(written.as_ref());
    assert_eq!(format, Format::TmePage);
    let found: Vec<_> = read.messages.iter().map(|message| message.id.clone()).collect();
    let expected: Vec<_> = ids.iter().map(|&id| MessageId::Number(id)).collect();
    assert_eq!((found, read.faults()), (expected, faults.iter().map(|&fault| fault.to_owned()).collect()));
    read
}

#[track_caller]
fn one(class: &str, inside: &str, meta: &str) -> Message {
    check(page(&[&post(17, class, inside, meta)]), &[17], &[]).messages.remove(0)
}

#[test]
fn the_head_of_a_page_tells_of_its_channel() {
    let read = check(page(&[&post(17, "", &text("a"), "")]), &[17], &[]);
    let [chat] = &read.chats[..] else { panic!("{:?}", read.chats) };
    assert_eq!((chat.title.as_deref(), chat.username.as_deref()), (Some("Harbour news ⚓"), Some("harbournews")));
    assert_eq!(chat.description.as_deref(), Some("Official channel.\nFerries and piers."));
    assert_eq!((chat.id, chat.kind), (Some(1_234_500_001), ChatKind::Channel));
    let bare = page(&[]).replace("tgme_channel_info", "other");
    let read = check(bare.replace("{EMOJI}", ""), &[], &[]);
    assert_eq!(read.chats[0].title.as_deref(), Some("Harbour news"));
    assert_eq!(read.chats[0].description.as_deref(), Some("Official channel. Ferries…"));
}

#[test]
fn a_post_without_a_head_tells_of_its_channel_itself() {
    let read = check(post(17, "", &text("a"), ""), &[17], &[]);
    assert_eq!((read.chats[0].title.as_deref(), read.chats[0].id), (Some("Harbour news"), Some(1_234_500_001)));
    let read = check(FERRY, &[17], &[]);
    let [ferry] = &read.messages[..] else { panic!() };
    assert_eq!((ferry.text.as_str(), ferry.views, ferry.entities.len()), ("Ferry delayed! ⚓", Some(1_200), 1));
    assert_eq!(ferry.posted.map(|posted| (posted.seconds, posted.zone)), Some((1_695_377_700, Zone::Utc)));
    assert_eq!((read.chats[0].title.as_deref(), read.chats[0].username.as_deref()), (None, Some("harbournews")));
}

#[test]
fn every_field_of_a_post_is_read() {
    let found = one(
        "",
        &text("a<br/>b"),
        "<span class=\"tgme_widget_message_from_author\" dir=\"auto\">A. Mate</span>,&nbsp;edited &nbsp;",
    );
    assert_eq!((found.text.as_str(), found.views), ("a\nb", Some(18_900)));
    assert_eq!((found.from.as_deref(), found.signature.as_deref()), (Some("Harbour news"), Some("A. Mate")));
    assert_eq!((found.edited_sometime, found.edited), (true, None));
    assert_eq!(found.posted.map(|posted| (posted.seconds, posted.zone)), Some((1_695_377_700, Zone::Utc)));
    let found = one("", &text("a"), "<span class=\"tgme_widget_message_from_author\">edited by Ann</span>, ");
    assert_eq!((found.edited_sometime, found.signature.as_deref()), (false, Some("edited by Ann")));
}

#[test]
fn forwards_lead_to_their_origin() {
    let forward = |name: &str| {
        one(
            "",
            &format!(
                "<div class=\"tgme_widget_message_forwarded_from accent_color\">Forwarded from&nbsp;{name}</div>{}",
                text("a")
            ),
            "",
        )
        .forward
        .unwrap_or_default()
    };
    let post = forward(
        "<a class=\"tgme_widget_message_forwarded_from_name\" href=\"https://t.me/portoffice/42\"><span dir=\"auto\">Port <b>office</b></span></a> (<span class=\"tgme_widget_message_forwarded_from_author\" dir=\"auto\">A. Mate</span>)",
    );
    assert_eq!(
        (post.name.as_deref(), post.id.as_deref(), post.post),
        (Some("Port office"), Some("portoffice"), Some(42))
    );
    let user = forward(
        "<a class=\"tgme_widget_message_forwarded_from_name\" href=\"https://t.me/ann\"><span dir=\"auto\">Ann</span></a>",
    );
    assert_eq!((user.name.as_deref(), user.id.as_deref(), user.post), (Some("Ann"), Some("ann"), None));
    let hidden = forward("<span class=\"tgme_widget_message_forwarded_from_name\"><span dir=\"auto\">Bo</span></span>");
    assert_eq!((hidden.name.as_deref(), hidden.id), (Some("Bo"), None));
    let private = forward("<a class=\"tgme_widget_message_forwarded_from_name\" href=\"https://t.me/c/77/5\">Pier</a>");
    assert_eq!((private.id.as_deref(), private.post), (Some("channel77"), Some(5)));
}

#[test]
fn what_is_answered_is_no_part_of_the_text() {
    let reply = |link: &str, inside: &str| {
        let found = one(
            "",
            &format!(
                "<a class=\"tgme_widget_message_reply\" href=\"{link}\"><i class=\"tgme_widget_message_reply_thumb\" style=\"x\"></i><div class=\"tgme_widget_message_author accent_color\"><span class=\"tgme_widget_message_author_name\" dir=\"auto\">Ann {EMOJI}</span></div>{inside}</a>{}",
                text("b")
            ),
            "",
        );
        assert_eq!((found.text.as_str(), found.from.as_deref(), found.entities.len()), ("b", Some("Harbour news"), 0));
        found.reply.unwrap_or_default()
    };
    let own = reply(
        "https://t.me/HarbourNews/12",
        "<div class=\"tgme_widget_message_text js-message_reply_text\" dir=\"auto\">Which <b>pier</b>?</div>",
    );
    assert_eq!((own.to, own.chat, own.quote.as_deref()), (Some(12), None, Some("Which pier?")));
    let other = reply(
        "https://t.me/portoffice/5",
        "<div class=\"tgme_widget_message_metatext js-message_reply_text\" dir=\"auto\">Video\n</div>",
    );
    assert_eq!((other.to, other.chat.as_deref(), other.quote.as_deref()), (Some(5), Some("portoffice"), Some("Video")));
    assert_eq!(reply("https://t.me/harbournews/12", "").quote.as_deref(), Some("Ann ⚓"));
}

#[test]
fn texts_that_stand_twice_or_are_previews_are_read_once() {
    let nested = format!(
        "<div class=\"tgme_widget_message_text js-message_text\" dir=\"auto\">\n  {}\n</div>",
        text("a <b>b</b>")
    );
    let found = one("", &nested, "");
    assert_eq!((found.text.as_str(), found.entities.len()), ("a b", 1));
    let preview = format!(
        "{}<a class=\"tgme_widget_message_link_preview\" href=\"https://example.org\"><div class=\"link_preview_site_name\">Example</div><i class=\"link_preview_image\" style=\"x\"></i><div class=\"link_preview_title\">Title</div><div class=\"link_preview_description\">Words</div></a>",
        text("a")
    );
    let found = one("", &preview, "");
    assert_eq!((found.text.as_str(), found.media.len()), ("a", 0));
}

#[test]
fn marks_of_the_page_become_entities() {
    let found = one(
        "",
        &text(&format!(
            "{EMOJI}<tg-emoji emoji-id=\"5368\">{EMOJI}</tg-emoji> <tg-spoiler>s</tg-spoiler> <a href=\"?q=%23ferry\">#ferry</a> <a href=\"https://t.me/ann\" target=\"_blank\">@ann</a> <a href=\"http://example.org/\" target=\"_blank\" rel=\"noopener\" onclick=\"return confirm('Open?\\n'+this.href);\">example.org</a>"
        )),
        "",
    );
    assert_eq!(found.text, "⚓⚓ s #ferry @ann example.org");
    let kinds: Vec<_> = found.entities.iter().map(|entity| entity.kind.clone()).collect();
    assert_eq!(
        kinds,
        [
            EntityKind::CustomEmoji,
            EntityKind::Spoiler,
            EntityKind::Hashtag,
            EntityKind::Mention(None),
            EntityKind::Link
        ]
    );
}

#[test]
fn reactions_are_counted() {
    let found = one(
        "",
        &format!(
            "{}<div class=\"tgme_widget_message_reactions js-message_reactions\"><span class=\"tgme_reaction\">{EMOJI}1.4K</span><span class=\"tgme_reaction\"><tg-emoji emoji-id=\"5\">{EMOJI}</tg-emoji>7</span><span class=\"tgme_reaction tgme_reaction_paid\"><i class=\"icon icon-telegram-stars\"></i>3</span><span class=\"tgme_reaction\"><tg-emoji emoji-id=\"5\"></tg-emoji>2</span></div>",
            text("a")
        ),
        "",
    );
    let counts: Vec<_> = found.reactions.iter().map(|one| (one.emoji.as_str(), one.count)).collect();
    assert_eq!(counts, [("⚓", 1_400), ("⚓", 7), ("paid", 3), ("custom_emoji", 2)]);
    assert_eq!(found.text, "a");
}

#[test]
fn service_records_say_what_happened() {
    let name = "<a class=\"tgme_widget_message_author_name\" href=\"https://t.me/harbournews\"><span dir=\"auto\">Harbour news</span></a>";
    for (written, said, action) in [
        (
            format!("{name} pinned «<span class=\"tgme_widget_service_strong_text\">Ferry</span>»"),
            "Harbour news pinned «Ferry»",
            Some("pin_message"),
        ),
        ("Channel created".to_owned(), "Channel created", Some("create_channel")),
        ("Channel photo updated".to_owned(), "Channel photo updated", Some("edit_group_photo")),
        (
            "Channel name was changed to «Pier»".to_owned(),
            "Channel name was changed to «Pier»",
            Some("edit_group_title"),
        ),
        ("Something later".to_owned(), "Something later", None),
    ] {
        let found = one(" service_message", &text(&written), "");
        assert_eq!((found.kind, found.text.as_str(), found.action.as_deref()), (MessageKind::Service, said, action));
    }
    let photo = format!(
        "{}<a class=\"tgme_widget_message_service_photo\" href=\"https://t.me/harbournews/5\"><img src=\"https://cdn.example.org/a.jpg\"></a>",
        text("Channel photo updated")
    );
    assert_eq!(one(" service_message service_message_photo", &photo, "").media[0].kind, MediaKind::Photo);
}

#[test]
fn pages_saved_after_their_scripts_ran_have_more_in_them() {
    let plain = post(17, "", &text("a <tg-spoiler>b</tg-spoiler>"), "");
    let after = plain
        .replace(" data-view=\"eyJjIjotMTIzNDUwMDAwMSwicCI6MTd9\"", "")
        .replace(">10:15<", ">13:15<")
        .replace("<tg-spoiler>b</tg-spoiler>", "<tg-spoiler class=\"tg-spoiler\"><span class=\"tg-spoiler-text\"><span class=\"d-text\">b</span></span></tg-spoiler>")
        .replace("</div></div>\n", "</div><div class=\"tgme_widget_message_service_date_wrap\"><div class=\"tgme_widget_message_service_date\">September 22</div></div></div>\n");
    let (mut found, plain) =
        (check(page(&[&after]), &[17], &[]).messages.remove(0), check(page(&[&plain]), &[17], &[]).messages.remove(0));
    found.position = plain.position;
    assert_eq!(found, plain);
}

#[test]
fn pages_pasted_together_are_one_dump() {
    let other =
        page(&[FERRY]).replace("arbournews", "ier").replace("HarbourNews", "Hier").replace("Harbour news", "Pier");
    let (first, second) = (page(&[FERRY]), page(&[&post(18, "", &text("b"), "")]));
    let read = check([first.as_str(), &second, &other, &post(19, "", &text("c"), "")].concat(), &[17, 18, 17, 19], &[]);
    assert_eq!(read.chats.len(), 2);
    let owners: Vec<_> = read.messages.iter().map(|message| message.chat).collect();
    assert_eq!(owners, [0, 0, 1, 0]);
    assert_eq!((read.chats[0].id, read.chats[1].username.as_deref()), (Some(1_234_500_001), Some("hier")));
}

#[test]
fn the_bare_answer_to_more_is_read() {
    let posts = [FERRY.to_owned(), post(18, "", &text("\"b\" <a href=\"https://example.org/x\">c</a>"), "")];
    let written = answer(&posts.each_ref().map(String::as_str));
    let read = check(&written, &[17, 18], &[]);
    assert_eq!((read.messages[0].text.as_str(), read.messages[1].text.as_str()), ("Ferry delayed! ⚓", "\"b\" c"));
    assert_eq!(read.chats[0].username.as_deref(), Some("harbournews"));
    check_cuts(written.as_bytes());
    check(format!("{written}\n{}", answer(&[FERRY])), &[17, 18, 17], &[]);
    check(&written[..written.len() - 20], &[17, 18], &["the file ends early, after message 18"]);
    check(format!("\"\\n {}", &written[1..]), &[17, 18], &[]);
}

#[test]
fn an_empty_page_is_a_channel_without_posts() {
    let read = check(
        "<main class=\"tgme_main\" data-url=\"/some-pier\"><div class=\"tgme_container\"><section class=\"tgme_channel_history js-message_history\"><div class=\"tgme_widget_message_wrap js-widget_message_wrap\"><div class=\"tgme_widget_message_centered\"><div class=\"tme_no_messages_found\">No posts found</div></div></div></section></div></main>",
        &[],
        &[],
    );
    assert_eq!(read.chats[0].username.as_deref(), Some("some-pier"));
}
