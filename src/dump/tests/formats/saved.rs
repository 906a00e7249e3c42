//! Saved pages of t.me.

use expect_test::expect;

use super::super::tme::{FERRY, answer, page, post, text};
use super::{Fixture, fixture};
use crate::dump::Format::TmePage;

/// A page with posts that have this inside.
fn posts(inside: &[&str]) -> String {
    let all: Vec<_> = inside.iter().enumerate().map(|(at, inside)| post(at as u32 + 17, "", inside, "")).collect();
    page(&all.iter().map(String::as_str).collect::<Vec<_>>()).replace("{EMOJI}", "⚓")
}

pub(super) fn all() -> Vec<Fixture> {
    let edited =
        post(18, "", &text("Signed"), "<span class=\"tgme_widget_message_from_author\">A. Mate</span>, edited ");
    let forward = |origin: &str| {
        format!(
            "<div class=\"tgme_widget_message_forwarded_from accent_color\">Forwarded from\u{A0}{origin}</div>{}",
            text("Closed")
        )
    };
    let reply = format!(
        "<a class=\"tgme_widget_message_reply user-color-5\" href=\"https://t.me/harbournews/12\"><div class=\"tgme_widget_message_author accent_color\"><span class=\"tgme_widget_message_author_name\" dir=\"auto\">Harbour news</span></div><div class=\"tgme_widget_message_text js-message_reply_text\" dir=\"auto\">When?</div></a>{}",
        text("At noon")
    );
    let scripts = post(17, "", &text("Ferry"), "").replace("</div>\n\n", "").replacen("</div></div>\n", "</div></div><div class=\"tgme_widget_message_service_date_wrap\"><div class=\"tgme_widget_message_service_date\">September 22</div></div>\n", 1).replace(" data-view=\"eyJjIjotMTIzNDUwMDAwMSwicCI6MTd9\"", "");
    let reactions = format!(
        "{}<div class=\"tgme_widget_message_reactions js-message_reactions\"><span class=\"tgme_reaction\"><i class=\"emoji\" style=\"background-image:url('//telegram.org/img/emoji/40/F09F918D.png')\"><b>👍</b></i>14.3K</span><span class=\"tgme_reaction tgme_reaction_paid\"><i class=\"icon icon-telegram-stars\"></i>5</span></div>",
        text("Ferry")
    );
    vec![
        fixture(
            "6 a page",
            TmePage,
            posts(&[&text("Ferry"), &text("Pier")]),
            expect![[r##"
            # 1234500001 @harbournews Harbour news ⚓ Channel about: Official channel.
            Ferries and piers.
            17 2023-09-22 10:15:00Z by Harbour news views 18900: "Ferry"
            18 2023-09-22 10:15:00Z by Harbour news views 18900: "Pier""##]],
        ),
        fixture(
            "6 one post with an example's classes",
            TmePage,
            FERRY,
            expect![[r##"
            # @harbournews Channel
            17 2023-09-22 10:15:00Z views 1200: "Ferry delayed! ⚓" 0-5 Bold"##]],
        ),
        fixture(
            "6 the bare answer to more",
            TmePage,
            answer(&[FERRY, &post(18, "", &text("Pier \"A\""), "")]),
            expect![[r##"
                # 1234500001 @harbournews Harbour news Channel
                17 2023-09-22 10:15:00Z views 1200: "Ferry delayed! ⚓" 0-5 Bold
                18 2023-09-22 10:15:00Z by Harbour news views 18900: "Pier \"A\"""##]],
        ),
        fixture(
            "6 an embedded post",
            TmePage,
            format!(
                "<!DOCTYPE html>\n<html><head><title>Telegram Widget</title></head><body class=\"widget_frame_base emoji_image\">{FERRY}</body></html>"
            ),
            expect![[r##"
                # @harbournews Channel
                17 2023-09-22 10:15:00Z views 1200: "Ferry delayed! ⚓" 0-5 Bold"##]],
        ),
        fixture(
            "6 two pages pasted together",
            TmePage,
            format!(
                "{}{}",
                posts(&[&text("Ferry")]),
                posts(&[&text("a"), &text("Pier")]).replace("harbournews/17", "harbournews/16")
            ),
            expect![[r##"
                # 1234500001 @harbournews Harbour news ⚓ Channel about: Official channel.
                Ferries and piers.
                17 2023-09-22 10:15:00Z by Harbour news views 18900: "Ferry"
                16 2023-09-22 10:15:00Z by Harbour news views 18900: "a"
                18 2023-09-22 10:15:00Z by Harbour news views 18900: "Pier""##]],
        ),
        fixture(
            "6.1 a channel without posts",
            TmePage,
            page(&["<div class=\"tme_no_messages_found\">No posts found</div>"]).replace("{EMOJI}", ""),
            expect![[r#"
                # @harbournews Harbour news ⚓ Channel about: Official channel.
                Ferries and piers."#]],
        ),
        fixture(
            "6.2 signed and edited",
            TmePage,
            page(&[&edited]).replace("{EMOJI}", ""),
            expect![[r##"
            # 1234500001 @harbournews Harbour news ⚓ Channel about: Official channel.
            Ferries and piers.
            18 2023-09-22 10:15:00Z edited by Harbour news signed A. Mate views 18900: "Signed""##]],
        ),
        fixture(
            "6.2 forwards of a channel, a person, a signed post",
            TmePage,
            posts(&[
                &forward(
                    "<a class=\"tgme_widget_message_forwarded_from_name\" href=\"https://t.me/port/5\"><span dir=\"auto\">Port office</span></a>",
                ),
                &forward("<span class=\"tgme_widget_message_forwarded_from_name\">Ann</span>"),
                &forward(
                    "<a class=\"tgme_widget_message_forwarded_from_name\" href=\"https://t.me/port/5\">Port office</a> (<span class=\"tgme_widget_message_forwarded_from_author\">Bo</span>)",
                ),
            ]),
            expect![[r##"
                # 1234500001 @harbournews Harbour news ⚓ Channel about: Official channel.
                Ferries and piers.
                17 2023-09-22 10:15:00Z by Harbour news from Port office port 5 views 18900: "Closed"
                18 2023-09-22 10:15:00Z by Harbour news from Ann views 18900: "Closed"
                19 2023-09-22 10:15:00Z by Harbour news from Port office port 5 views 18900: "Closed""##]],
        ),
        fixture(
            "6.2 answers",
            TmePage,
            posts(&[&reply]),
            expect![[r##"
            # 1234500001 @harbournews Harbour news ⚓ Channel about: Official channel.
            Ferries and piers.
            17 2023-09-22 10:15:00Z by Harbour news answers 12 "When?" views 18900: "At noon""##]],
        ),
        fixture(
            "6.2 a record of the service",
            TmePage,
            page(&[&post(17, " service_message", &text("Harbour news pinned «Ferry»"), "")]).replace("{EMOJI}", ""),
            expect![[r##"
                # 1234500001 @harbournews Harbour news ⚓ Channel about: Official channel.
                Ferries and piers.
                17 2023-09-22 10:15:00Z service pin_message by Harbour news views 18900: "Harbour news pinned «Ferry»""##]],
        ),
        fixture(
            "6.2 reactions",
            TmePage,
            posts(&[&reactions]),
            expect![[r##"
            # 1234500001 @harbournews Harbour news ⚓ Channel about: Official channel.
            Ferries and piers.
            17 2023-09-22 10:15:00Z by Harbour news views 18900 👍×14300 paid×5: "Ferry""##]],
        ),
        fixture(
            "6.2 what a browser cannot show",
            TmePage,
            posts(&[
                "<div class=\"media_not_supported_cont\"><div class=\"message_media_not_supported_wrap\"><div class=\"message_media_not_supported\"><div class=\"message_media_not_supported_label\">Please open Telegram to view this post</div><a href=\"https://t.me/harbournews/17\"><span class=\"message_media_view_in_telegram\">VIEW IN TELEGRAM</span></a></div></div></div>",
            ]),
            expect![[r##"
                # 1234500001 @harbournews Harbour news ⚓ Channel about: Official channel.
                Ferries and piers.
                17 2023-09-22 10:15:00Z by Harbour news [File Please open Telegram to view this post] views 18900: """##]],
        ),
        fixture(
            "6.3 every mark in a text",
            TmePage,
            posts(&[&text(
                "<b>a</b> <i>b</i> <u>c</u> <s>d</s> <code>e</code><pre>f</pre><blockquote>g</blockquote> <tg-spoiler>h</tg-spoiler> <a href=\"https://example.org/t\">here</a> <a href=\"https://example.org\">https://example.org</a> <a href=\"?q=%23tag\">#tag</a> <i class=\"emoji\" style=\"background-image:url('//telegram.org/img/emoji/40/F09F918D.png')\"><b>👍</b></i> <tg-emoji emoji-id=\"5368\"><i class=\"emoji\" style=\"background-image:url('//telegram.org/img/emoji/40/E29A93.png')\"><b>⚓</b></i></tg-emoji> &#33;&#036;&#39;<br/>end",
            )]),
            expect![[r##"
                # 1234500001 @harbournews Harbour news ⚓ Channel about: Official channel.
                Ferries and piers.
                17 2023-09-22 10:15:00Z by Harbour news views 18900: "a b c d e\nf\ng\n h here https://example.org #tag 👍 ⚓ !$'\nend" 0-1 Bold 2-3 Italic 4-5 Underline 6-7 Strikethrough 8-9 Code 10-11 Pre("") 12-13 Blockquote 15-16 Spoiler 17-21 TextLink("https://example.org/t") 22-41 Link 42-46 Hashtag 52-55 CustomEmoji"##]],
        ),
        fixture(
            "6.4 media of every kind",
            TmePage,
            posts(&[
                "<a class=\"tgme_widget_message_photo_wrap\" href=\"https://t.me/harbournews/17\" style=\"width:800px;background-image:url('https://cdn.example.org/a.jpg')\"></a>",
                "<div class=\"tgme_widget_message_grouped_wrap\"><a class=\"tgme_widget_message_photo_wrap grouped_media_wrap\" href=\"https://t.me/harbournews/18?single\" style=\"background-image:url('https://cdn.example.org/a.jpg')\"></a><a class=\"tgme_widget_message_photo_wrap grouped_media_wrap\" href=\"https://t.me/harbournews/19?single\" style=\"background-image:url('https://cdn.example.org/b.jpg')\"></a></div>",
                "<a class=\"tgme_widget_message_video_player\" href=\"x\"><i class=\"tgme_widget_message_video_thumb\" style=\"background-image:url('https://cdn.example.org/a.jpg')\"></i><video src=\"https://cdn.example.org/a.mp4\"></video><time class=\"message_video_duration\">0:27</time></a>",
                "<div class=\"tgme_widget_message_roundvideo_player\"><video src=\"https://cdn.example.org/a.mp4\"></video></div>",
                "<a class=\"tgme_widget_message_voice_player\" href=\"x\"><audio src=\"https://cdn.example.org/a.ogg\"></audio><time>0:27</time></a>",
                "<a class=\"tgme_widget_message_document_wrap\" href=\"x\"><div class=\"tgme_widget_message_document\"><div class=\"tgme_widget_message_document_icon\"></div><div class=\"tgme_widget_message_document_title\" dir=\"auto\">plan.pdf</div><div class=\"tgme_widget_message_document_extra\">3.4 MB</div></div></a>",
                "<i class=\"tgme_widget_message_sticker\" data-webp=\"https://cdn.example.org/a.webp\"></i>",
                "<a class=\"tgme_widget_message_location_wrap\" href=\"https://maps.example.org/?q=59.1,18.2\"></a>",
                "<div class=\"tgme_widget_message_poll\"><div class=\"tgme_widget_message_poll_question\">Which pier?</div><div class=\"tgme_widget_message_poll_type\">Anonymous Poll</div><div class=\"tgme_widget_message_poll_option\"><div class=\"tgme_widget_message_poll_option_percent\">63%</div><div class=\"tgme_widget_message_poll_option_text\">First</div></div></div>",
            ]),
            expect![[r##"
                # 1234500001 @harbournews Harbour news ⚓ Channel about: Official channel.
                Ferries and piers.
                17 2023-09-22 10:15:00Z by Harbour news [Photo] views 18900: ""
                18 2023-09-22 10:15:00Z by Harbour news [Photo] [Photo] views 18900: ""
                19 2023-09-22 10:15:00Z by Harbour news [Video] views 18900: ""
                20 2023-09-22 10:15:00Z by Harbour news [VideoMessage] views 18900: ""
                21 2023-09-22 10:15:00Z by Harbour news [VoiceMessage] views 18900: ""
                22 2023-09-22 10:15:00Z by Harbour news [File plan.pdf] views 18900: ""
                23 2023-09-22 10:15:00Z by Harbour news [Sticker] views 18900: ""
                24 2023-09-22 10:15:00Z by Harbour news [Location "59.1, 18.2"] views 18900: ""
                25 2023-09-22 10:15:00Z by Harbour news [Poll Which pier? "Which pier?\nFirst"] views 18900: """##]],
        ),
        fixture(
            "6.4 saved after its scripts ran",
            TmePage,
            page(&[&scripts]).replace("{EMOJI}", ""),
            expect![[r##"
            # @harbournews Harbour news ⚓ Channel about: Official channel.
            Ferries and piers.
            17 2023-09-22 10:15:00Z by Harbour news views 18900: "Ferry""##]],
        ),
    ]
}
