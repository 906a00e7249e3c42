//! Telegram Desktop's pages.

use expect_test::expect;

use super::super::desktop_html::{forward, joined, link, media, page, row, service, text};
use super::{Fixture, fixture};
use crate::dump::Format::DesktopHtml;

const AT: &str = "22.09.2023 13:15:00 UTC+03:00";

/// A page with these rows.
fn rows(rows: &[String]) -> String {
    page("", &rows.iter().map(String::as_str).collect::<Vec<_>>(), "")
}

/// A page with a row for each of these.
fn each(inside: &[String]) -> String {
    rows(&inside.iter().enumerate().map(|(at, inside)| row(at as i64 + 1, AT, inside)).collect::<Vec<_>>())
}

fn wrap(inside: &str) -> String {
    format!("\n       <div class=\"media_wrap clearfix\">\n{inside}\n       </div>\n")
}

/// What Desktop writes for separators of lines.
fn strays() -> Vec<u8> {
    let page = each(&[text("Ferry<br>@@delayed"), text("until<br>@@noon")]);
    let parts: Vec<_> = page.split("@@").map(str::as_bytes).collect();
    parts.join(&b"\x80\xA8"[..])
}

pub(super) fn all() -> Vec<Fixture> {
    let mut all = pages();
    all.extend(attached());
    all
}

fn pages() -> Vec<Fixture> {
    let two = [
        row(17, AT, &text("Ferry <strong>delayed</strong>")),
        joined(18, "22.09.2023 13:16:00 UTC+03:00", &text("Pier<br><br>closed")),
    ];
    let origin = |class: &str, title: &str| {
        format!("Port office via @bot <span class=\"{class}\"{title}> 21.09.2023 10:00:00</span>")
    };
    let old = origin("details", "");
    let new = origin("date details", " title=\"21.09.2023 10:00:00 UTC+03:00\"");
    let reply =
        |inside: &str| format!("\n       <div class=\"reply_to details\">\nIn reply to {inside}\n       </div>\n");
    vec![
        fixture("3.2 a page with links to others", DesktopHtml, page(&link("messages.html", "Previous messages"), &[&two[0], &two[1]], &link("messages3.html", "Next messages")), expect![[r##"
            # Harbour & news
            17 2023-09-22 10:15:00+3 by Harbour news: "Ferry delayed" 6-13 Bold
            18 2023-09-22 10:16:00+3 by Harbour news: "Pier\n\nclosed"
            ! a part is missing: messages.html
            ! a part is missing: messages3.html and what may follow it"##]]),
        fixture("3.2 of a whole account", DesktopHtml, rows(&two).replace("<div class=\"content\">", "<a class=\"content block_link\" href=\"../../lists/chats.html#allow_back\">"), expect![[r##"
            # Harbour & news
            17 2023-09-22 10:15:00+3 by Harbour news: "Ferry delayed" 6-13 Bold
            18 2023-09-22 10:16:00+3 by Harbour news: "Pier\n\nclosed""##]]),
        fixture("3.2 without rows", DesktopHtml, rows(&[service(-1, "No exported messages")]), expect!["# Harbour & news"]),
        fixture("3.4 times without a zone, before 3.7.6", DesktopHtml, rows(&two).replace(" UTC+03:00", ""), expect![[r##"
            # Harbour & news
            17 2023-09-22 13:15:00 Unknown by Harbour news: "Ferry delayed" 6-13 Bold
            18 2023-09-22 13:16:00 Unknown by Harbour news: "Pier\n\nclosed""##]]),
        fixture("3.4 west of Greenwich", DesktopHtml, rows(&two).replace("UTC+03:00", "UTC-05:30"), expect![[r##"
            # Harbour & news
            17 2023-09-22 18:45:00 Standard(-19800) by Harbour news: "Ferry delayed" 6-13 Bold
            18 2023-09-22 18:46:00 Standard(-19800) by Harbour news: "Pier\n\nclosed""##]]),
        fixture("3.4 separators and rows of a group that was upgraded", DesktopHtml, rows(&[service(-1, "22 September 2023"), row(-999_999_999, AT, &text("Old")), service(-2, "23 September 2023"), row(5, "23.09.2023 09:00:00 UTC+03:00", &text("New"))]), expect![[r##"
            # Harbour & news
            -999999999 2023-09-22 10:15:00+3 by Harbour news: "Old"
            5 2023-09-23 06:00:00+3 by Harbour news: "New""##]]),
        fixture("3.5 rows that go on", DesktopHtml, rows(&[row(1, AT, &text("a")), joined(2, AT, &text("b")), row(3, AT, &forward(&new, &text("c"))), joined(4, AT, &forward("", &text("d"))), joined(5, AT, &text("e"))]), expect![[r##"
            # Harbour & news
            1 2023-09-22 10:15:00+3 by Harbour news: "a"
            2 2023-09-22 10:15:00+3 by Harbour news: "b"
            3 2023-09-22 10:15:00+3 by Harbour news from Port office 2023-09-21 07:00:00+3: "c"
            4 2023-09-22 10:15:00+3 by Harbour news from Port office: "d"
            5 2023-09-22 10:15:00+3 by Harbour news: "e""##]]),
        fixture("3.3 forwards, before 3.7.6 and since", DesktopHtml, each(&[forward(&old, &text("Old")), forward(&new, &text("New"))]), expect![[r##"
            # Harbour & news
            1 2023-09-22 10:15:00+3 by Harbour news from Port office 2023-09-21 10:00:00 Unknown: "Old"
            2 2023-09-22 10:15:00+3 by Harbour news from Port office 2023-09-21 07:00:00+3: "New""##]]),
        fixture("3.3 answers to this page, another, another chat", DesktopHtml, each(&[reply("<a href=\"#go_to_message12\" onclick=\"return GoToMessage(12)\">this message</a>") + &text("a"), reply("<a href=\"messages2.html#go_to_message1012\" onclick=\"return GoToMessage(1012)\">this message</a>") + &text("b"), reply("a message in another chat") + &text("c")]), expect![[r##"
            # Harbour & news
            1 2023-09-22 10:15:00+3 by Harbour news answers 12: "a"
            2 2023-09-22 10:15:00+3 by Harbour news answers 1012: "b"
            3 2023-09-22 10:15:00+3 by Harbour news answers: "c""##]]),
        fixture("3.3 signatures", DesktopHtml, each(&[text("Ferry") + "\n       <div class=\"signature details\">\nA. Mate\n       </div>\n"]), expect![[r##"
            # Harbour & news
            1 2023-09-22 10:15:00+3 by Harbour news signed A. Mate: "Ferry""##]]),
        fixture("3.3 reactions since 5.13", DesktopHtml, each(&[text("a") + "\n       <span class=\"reactions\">\n<span class=\"reaction active\"><span class=\"emoji\">👍</span><span class=\"count\">4</span></span>\n<span class=\"reaction paid\"><span class=\"emoji\">⭐</span><span class=\"count\">2</span></span></span>\n"]), expect![[r##"
            # Harbour & news
            1 2023-09-22 10:15:00+3 by Harbour news 👍×4 paid×2: "a""##]]),
        fixture("3.3 reactions of 5.5.7 to 5.12", DesktopHtml, each(&[text("a") + "\n       <div class=\"reactions\">\n<div class=\"reaction\"><div class=\"emoji\">👍</div><div class=\"userpics\"><div class=\"userpic\"></div><div class=\"userpic\"></div></div></div></div>\n"]), expect![[r##"
            # Harbour & news
            1 2023-09-22 10:15:00+3 by Harbour news 👍×2: "a""##]]),
        fixture("3.3 buttons with open tags, to 5.8", DesktopHtml, each(&[text("a") + "\n<table class=\"bot_buttons_table\"><tbody><tr><td class=\"bot_button_row\"><div class=\"bot_button\"><a href=\"https://example.org\"><div>Site</div></div></td></tr></tbody></table>\n", text("b")]), expect![[r##"
            # Harbour & news
            1 2023-09-22 10:15:00+3 by Harbour news: "a"
            2 2023-09-22 10:15:00+3 by Harbour news: "b""##]]),
        fixture(
            "3.6 every mark in a text",
            DesktopHtml,
            each(&[text("<strong>a</strong> <em>b</em> <code>c</code> <pre>d</pre> <u>e</u> <s>f</s> <blockquote>g</blockquote> <a href=\"https://t.me/ann\">@ann</a> <a href=\"\" onclick=\"return ShowHashtag(&quot;tag&quot;)\">#tag</a> <a href=\"\" onclick=\"return ShowCashtag(&quot;X&quot;)\">$X</a> <a href=\"\" onclick=\"return ShowBotCommand(&quot;go&quot;)\">/go</a> <a href=\"\" onclick=\"return ShowMentionName()\">Bo</a> <a href=\"mailto:a@example.org\">a@example.org</a> <a href=\"tel:+1555\">+1555</a> <a href=\"https://example.org\">https://example.org</a> <a href=\"https://example.org/t\">here</a> <span class=\"spoiler hidden\" onclick=\"ShowSpoiler(this)\"><span aria-hidden=\"true\">h</span></span> <a href = \"stickers/x.tgs\">⚓</a> <a href=\"\" onclick=\"return ShowNotLoadedEmoji();\">⚓</a> &quot;&amp;&apos;&lt;&gt;&#x1F;")]),
            expect![[r##"
                # Harbour & news
                1 2023-09-22 10:15:00+3 by Harbour news: "a b c d e f g @ann #tag $X /go Bo a@example.org +1555 https://example.org here h ⚓ ⚓ \"&'<>" 0-1 Bold 2-3 Italic 4-5 Code 6-7 Pre("") 8-9 Underline 10-11 Strikethrough 12-13 Blockquote 14-18 Mention(None) 19-23 Hashtag 24-26 Cashtag 27-30 BotCommand 31-33 Mention(None) 34-47 Email 48-53 Phone 54-73 Link 74-78 TextLink("https://example.org/t") 79-80 Spoiler 81-84 CustomEmoji 85-88 CustomEmoji"##]],
        ),
        fixture("3.6 stray bytes behind line ends", DesktopHtml, strays(), expect![[r##"
            # Harbour & news
            1 2023-09-22 10:15:00+3 by Harbour news: "Ferry\ndelayed"
            2 2023-09-22 10:15:00+3 by Harbour news: "until\nnoon""##]]),
        fixture("3.6 rich message of 7", DesktopHtml, each(&["\n<div class=\"text rich_message\" data-rich-message=\"1\"><p class=\"rich_block rich_paragraph\">Ferries</p><p class=\"rich_block rich_paragraph\">All <strong>late</strong></p></div>\n".to_owned()]), expect![[r##"
            # Harbour & news
            1 2023-09-22 10:15:00+3 by Harbour news: "Ferries\nAll late" 12-16 Bold"##]]),
        fixture(
            "3.8 records of a channel",
            DesktopHtml,
            rows(&[
                service(1, "Channel «Harbour» created"),
                row(2, AT, &text("a")),
                service(3, "Channel title changed to «Harbour news»"),
                service(4, "Channel photo changed"),
                service(5, "Channel photo removed"),
                service(6, "Harbour news pinned <a href=\"#go_to_message2\" onclick=\"return GoToMessage(2)\">this message</a>"),
                service(7, "Voice chat (60 seconds)"),
                service(8, "Voice chat scheduled for 22.09.2023 15:00:00"),
                service(9, "New messages will auto-delete in 7 days"),
                service(10, "Channel theme was changed to ⚓"),
                service(11, "History cleared"),
                service(12, "Harbour news just started a giveaway of Telegram Premium subscriptions to its followers."),
                service(13, "Price per direct message changed to 5 Telegram Stars."),
                service(14, "This message is not supported by this version of Telegram Desktop. Please update the application."),
            ]),
            expect![[r##"
                # Harbour & news Channel
                1 service create_channel: "Channel «Harbour» created"
                2 2023-09-22 10:15:00+3 by Harbour news: "a"
                3 2023-09-22+3 service edit_group_title: "Channel title changed to «Harbour news»"
                4 2023-09-22+3 service edit_group_photo: "Channel photo changed"
                5 2023-09-22+3 service delete_group_photo: "Channel photo removed"
                6 2023-09-22+3 service pin_message by Harbour news: "Harbour news pinned this message" 20-32 TextLink("#go_to_message2")
                7 2023-09-22+3 service group_call: "Voice chat (60 seconds)"
                8 2023-09-22+3 service group_call_scheduled: "Voice chat scheduled for 22.09.2023 15:00:00"
                9 2023-09-22+3 service set_messages_ttl: "New messages will auto-delete in 7 days"
                10 2023-09-22+3 service edit_chat_theme: "Channel theme was changed to ⚓"
                11 2023-09-22+3 service clear_history: "History cleared"
                12 2023-09-22+3 service giveaway_launch by Harbour news: "Harbour news just started a giveaway of Telegram Premium subscriptions to its followers."
                13 2023-09-22+3 service paid_messages_price_change: "Price per direct message changed to 5 Telegram Stars."
                ! no date
                ! the exporting program could not write this message"##]],
        ),
        fixture("3.8 records of a group", DesktopHtml, rows(&[service(1, "Ann created group «Harbour» with members Bo"), service(2, "Ann invited Bo"), service(3, "Ann removed Bo"), service(4, "Bo joined group by link from Ann"), service(5, "Ann converted this group to a supergroup"), row(6, AT, &text("a"))]), expect![[r##"
            # Harbour & news Group
            1 service create_group by Ann: "Ann created group «Harbour» with members Bo"
            2 service invite_members by Ann: "Ann invited Bo"
            3 service remove_members by Ann: "Ann removed Bo"
            4 service join_group_by_link by Bo: "Bo joined group by link from Ann"
            5 service migrate_to_supergroup by Ann: "Ann converted this group to a supergroup"
            6 2023-09-22 10:15:00+3 by Harbour news: "a"
            ! no date
            ! no date
            ! no date
            ! no date
            ! no date"##]]),
    ]
}

fn attached() -> Vec<Fixture> {
    let rich = |class: &str, href: &str| {
        wrap(&format!(
            "<a class=\"{class} clearfix pull_left\" href=\"{href}\">\n<img class=\"x\" src=\"{href}_thumb.jpg\"/>\n</a>"
        ))
    };
    let box_of = |class: &str, title: &str, description: &str, status: &str| {
        wrap(&media::generic(class, "", title, description, status))
    };
    let boxes: Vec<_> = [
        ("media_photo", "Photo"),
        ("media_photo", "Sticker"),
        ("media_photo", "Self-destructing photo"),
        ("media_video", "Video file"),
        ("media_video", "Animation"),
        ("media_video", "Video message"),
        ("media_voice_message", "Voice message"),
        ("media_audio_file", "Band – Waves"),
        ("media_file", "plan.pdf"),
        ("media_contact", "Port Desk"),
        ("media_location", "Location"),
        ("media_live_location", "Live location"),
        ("media_venue", "Old pier"),
        ("media_game", "Tides"),
        ("media_invoice", "Ticket"),
        ("media_call success", "Ann"),
    ]
    .iter()
    .map(|(class, title)| box_of(class, title, "", "00:27, 3.4 MB"))
    .collect();
    vec![
        fixture(
            "3.7 files that are there",
            DesktopHtml,
            each(&[
                rich("photo_wrap", "photos/a.jpg"),
                rich("video_file_wrap", "video_files/a.mp4"),
                rich("animated_wrap", "animations/a.mp4"),
                rich("sticker_wrap", "stickers/a.webp"),
            ]),
            expect![[r##"
                # Harbour & news
                1 2023-09-22 10:15:00+3 by Harbour news [Photo photos/a.jpg]: ""
                2 2023-09-22 10:15:00+3 by Harbour news [Video video_files/a.mp4]: ""
                3 2023-09-22 10:15:00+3 by Harbour news [Animation animations/a.mp4]: ""
                4 2023-09-22 10:15:00+3 by Harbour news [Sticker stickers/a.webp]: """##]],
        ),
        fixture(
            "3.7 boxes of every class",
            DesktopHtml,
            each(&boxes),
            expect![[r##"
            # Harbour & news
            1 2023-09-22 10:15:00+3 by Harbour news [Photo]: ""
            2 2023-09-22 10:15:00+3 by Harbour news [Sticker]: ""
            3 2023-09-22 10:15:00+3 by Harbour news [Photo]: ""
            4 2023-09-22 10:15:00+3 by Harbour news [Video]: ""
            5 2023-09-22 10:15:00+3 by Harbour news [Animation]: ""
            6 2023-09-22 10:15:00+3 by Harbour news [VideoMessage]: ""
            7 2023-09-22 10:15:00+3 by Harbour news [VoiceMessage]: ""
            8 2023-09-22 10:15:00+3 by Harbour news [Audio Band – Waves]: ""
            9 2023-09-22 10:15:00+3 by Harbour news [File plan.pdf]: ""
            10 2023-09-22 10:15:00+3 by Harbour news [Contact Port Desk "00:27, 3.4 MB"]: ""
            11 2023-09-22 10:15:00+3 by Harbour news [Location "00:27, 3.4 MB"]: ""
            12 2023-09-22 10:15:00+3 by Harbour news [Location "00:27, 3.4 MB"]: ""
            13 2023-09-22 10:15:00+3 by Harbour news [Location Old pier "00:27, 3.4 MB"]: ""
            14 2023-09-22 10:15:00+3 by Harbour news [Game Tides]: ""
            15 2023-09-22 10:15:00+3 by Harbour news [Invoice Ticket]: ""
            16 2023-09-22 10:15:00+3 service phone_call by Harbour news: """##]],
        ),
        fixture(
            "3.7 why files are missing",
            DesktopHtml,
            each(&[
                box_of("media_photo", "Photo", "Not included, change data exporting settings to download.", ""),
                box_of("media_photo", "Photo", "Exceeds maximum size, change data exporting settings to download.", ""),
                box_of("media_photo", "Photo", "Unavailable, please try again later.", ""),
            ]),
            expect![[r##"
                # Harbour & news
                1 2023-09-22 10:15:00+3 by Harbour news [Photo Not included, change data exporting settings to download.]: ""
                2 2023-09-22 10:15:00+3 by Harbour news [Photo Exceeds maximum size, change data exporting settings to download.]: ""
                3 2023-09-22 10:15:00+3 by Harbour news [Photo Unavailable, please try again later.]: """##]],
        ),
        fixture(
            "3.7 a poll and a checklist",
            DesktopHtml,
            each(&[
                wrap(
                    "<div class=\"media_poll\">\n<div class=\"question bold\">\nWhich pier?\n</div>\n<div class=\"details\">\nAnonymous poll\n</div>\n<div class=\"answer\">\n- First <span class=\"details\">2 votes, chosen vote</span>\n</div>\n<div class=\"answer\">\n- Second\n</div>\n<div class=\"total details\t\">\n2 votes\n</div>\n</div>",
                ),
                wrap(
                    "<div class=\"media_poll\">\n<div class=\"question bold\">\nBefore noon\n</div>\n<div class=\"details\">\nTo-do List\n</div>\n<div class=\"answer\">\n- Paint\n</div>\n</div>",
                ),
            ]),
            expect![[r##"
                # Harbour & news
                1 2023-09-22 10:15:00+3 by Harbour news [Poll Which pier? "Which pier?\nFirst\nSecond"]: ""
                2 2023-09-22 10:15:00+3 by Harbour news [Checklist Before noon "Before noon\nPaint"]: """##]],
        ),
        fixture(
            "3.7 a giveaway",
            DesktopHtml,
            each(&[wrap(
                "<div class=\"media_giveaway\">\n<div class=\"section_title bold\">\nPrizes\n</div>\n<div class=\"section_body\">\n5 subscriptions\n</div>\n</div>",
            )]),
            expect![[r##"
                # Harbour & news
                1 2023-09-22 10:15:00+3 by Harbour news [Giveaway Prizes "5 subscriptions"]: """##]],
        ),
    ]
}
