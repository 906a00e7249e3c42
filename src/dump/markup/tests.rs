//! What markup becomes: text, and what stands over it.

use super::{Dialect, Flow, html_text};
use crate::dump::message::{Entity, EntityKind};

fn read(dialect: Dialect, markup: &[u8]) -> (String, Vec<Entity>) {
    let (mut flow, mut text, mut entities) = (Flow::new(dialect), String::new(), Vec::new());
    flow.read(markup);
    flow.finish(&mut text, &mut entities);
    (text, entities)
}

/// Reads markup and checks the text, and each entity by its name and the words it covers.
#[track_caller]
fn check(dialect: Dialect, markup: impl AsRef<[u8]>, expected: &str, covered: &[(&str, &str)]) {
    let (text, entities) = read(dialect, markup.as_ref());
    let found: Vec<_> = entities
        .iter()
        .map(|entity| (format!("{:?}", entity.kind), &text[entity.start as usize..entity.end as usize]))
        .collect();
    let found: Vec<_> = found.iter().map(|(kind, words)| (kind.as_str(), *words)).collect();
    assert_eq!((text.as_str(), found.as_slice()), (expected, covered));
    assert!(entities.is_sorted_by_key(|entity| entity.start));
}

#[test]
fn text_of_desktop_is_trimmed_once_and_keeps_its_spaces() {
    let check = |markup: &str, expected| check(Dialect::Desktop, markup, expected, &[]);
    check("\nFerry  delayed <br> <br>until noon \n       ", "Ferry  delayed \n \nuntil noon");
    check("<br><br>a<br><br>", "a");
    check("a\n   b", "a b");
    check("a<blockquote></blockquote>b", "ab");
    check("&lt;b&gt;&#x1F;&#x0A;c", "<b>\nc");
    check("", "");
}

#[test]
fn stray_bytes_behind_a_line_separator_are_dropped() {
    check(Dialect::Desktop, b"one<br>\x80\xA8two<br>three\x80\xA8", "one\ntwo\nthree\u{FFFD}\u{FFFD}", &[]);
}

#[test]
fn formatting_of_desktop_becomes_entities() {
    check(
        Dialect::Desktop,
        "<strong>a</strong><em>b</em><u>c</u><s>d</s><code>e</code><pre>f<br> g</pre><blockquote>h</blockquote><span class=\"spoiler hidden\" onclick=\"ShowSpoiler(this)\"><span aria-hidden=\"true\">i</span></span>j",
        "abcdef\n ghij",
        &[
            ("Bold", "a"),
            ("Italic", "b"),
            ("Underline", "c"),
            ("Strikethrough", "d"),
            ("Code", "e"),
            ("Pre(\"\")", "f\n g"),
            ("Blockquote", "h"),
            ("Spoiler", "i"),
        ],
    );
    check(Dialect::Desktop, "a<strong><br>b<br></strong>c", "a\nb\nc", &[("Bold", "\nb\n")]);
    check(Dialect::Desktop, "a<strong>b<br><br></strong>", "ab", &[("Bold", "b")]);
    check(Dialect::Desktop, "a<strong></strong>b", "ab", &[]);
}

#[test]
fn links_of_desktop_say_what_telegram_had_marked() {
    check(
        Dialect::Desktop,
        r#"<a href="https://t.me/harbour">@harbour</a> <a href="" onclick="return ShowHashtag(&quot;ferry&quot;)">#ferry</a> <a href="" onclick="return ShowCashtag(&quot;TON&quot;)">$TON</a> <a href="" onclick="return ShowBotCommand(&quot;go&quot;)">/go</a> <a href="" onclick="return ShowMentionName()">Ann</a> <a href="mailto:a@b.org">a@b.org</a> <a href="tel:+15">+15</a>"#,
        "@harbour #ferry $TON /go Ann a@b.org +15",
        &[
            ("Mention(None)", "@harbour"),
            ("Hashtag", "#ferry"),
            ("Cashtag", "$TON"),
            ("BotCommand", "/go"),
            ("Mention(None)", "Ann"),
            ("Email", "a@b.org"),
            ("Phone", "+15"),
        ],
    );
    check(
        Dialect::Desktop,
        r#"<a href="example.org/t">example.org/t</a> <a href="https://example.org/?a=1&amp;b=2">here</a> <a href="https://example.org">example.org</a> <a href="">nowhere</a> <a href="tg://user?id=7">Bo</a>"#,
        "example.org/t here example.org nowhere Bo",
        &[
            ("Link", "example.org/t"),
            ("TextLink(\"https://example.org/?a=1&b=2\")", "here"),
            ("TextLink(\"https://example.org\")", "example.org"),
            ("Mention(Some(7))", "Bo"),
        ],
    );
    check(
        Dialect::Desktop,
        r#"<a href = "stickers/x (1).tgs">⚓</a><a href = "../../chats/chat_01/video_files/x.webm">⛴</a><a href="" onclick="return ShowNotLoadedEmoji();">🛟</a><a href="" onclick="return ShowNotAvailableEmoji();">🚢</a>"#,
        "⚓⛴🛟🚢",
        &[("CustomEmoji", "⚓"), ("CustomEmoji", "⛴"), ("CustomEmoji", "🛟"), ("CustomEmoji", "🚢")],
    );
}

#[test]
fn text_of_the_preview_page_has_emoji_and_lines_of_its_own() {
    let emoji =
        r#"<i class="emoji" style="background-image:url('//telegram.org/img/emoji/40/E29A93.png')"><b>⚓</b></i>"#;
    check(Dialect::Telegram, format!("<i>{emoji} a</i>"), "⚓ a", &[("Italic", "⚓ a")]);
    check(Dialect::Telegram, emoji.replace("<b>⚓</b>", ""), "⚓", &[]);
    check(
        Dialect::Telegram,
        format!(
            "<tg-emoji emoji-id=\"5\"><span class=\"tg-emoji-wrap\">{emoji}</span></tg-emoji> <tg-spoiler><span class=\"tg-spoiler-text\">b</span></tg-spoiler>"
        ),
        "⚓ b",
        &[("CustomEmoji", "⚓"), ("Spoiler", "b")],
    );
    check(
        Dialect::Telegram,
        "a<blockquote>b</blockquote><br/>c<pre><code class=\"language-rust\">d\n  e</code></pre>f<br/><br/>g",
        "a\nb\nc\nd\n  e\nf\n\ng",
        &[("Blockquote", "b"), ("Pre(\"rust\")", "d\n  e")],
    );
    check(
        Dialect::Telegram,
        r#"<a href="?q=%23ferry">#ferry</a> <a href="?q=%24TON">$TON</a> <a href="http://example.org/" onclick="return confirm('Open this link?\n\n'+this.href);">example.org</a> <a href="https://example.org/x">there</a>"#,
        "#ferry $TON example.org there",
        &[
            ("Hashtag", "#ferry"),
            ("Cashtag", "$TON"),
            ("Link", "example.org"),
            ("TextLink(\"https://example.org/x\")", "there"),
        ],
    );
}

#[test]
fn text_of_any_page_is_folded_into_lines() {
    let check = |markup: &str, expected: &str, covered| {
        check(Dialect::Web, markup, expected, covered);
        assert_eq!(html_text(markup).0, expected);
    };
    check("<p>One\n two </p>\n<p>three<br />four</p>", "One two\n\nthree\nfour", &[]);
    check("<ul>\n <li>a</li>\n <li>b </li>\n</ul>c", "a\nb\nc", &[]);
    check("<div>a<div>b</div></div> <b>c </b> d", "a\nb\nc d", &[("Bold", "c")]);
    check("a&nbsp; b<img src=\"x.png\"/>c <img class=\"wp-emoji\" alt=\"⚓\">", "a\u{A0} bc ⚓", &[]);
    check(
        "<p><a href=\"https://example.org/@ann\" class=\"u-url mention\">@<span>ann</span></a> <a href=\"https://example.org/tags/ferry\" class=\"mention hashtag\" rel=\"tag\">#<span>ferry</span></a> <a href=\"https://example.org/long/path\"><span class=\"invisible\">https://</span><span class=\"ellipsis\">example.org/lo</span><span class=\"invisible\">ng/path</span></a></p>",
        "@ann #ferry https://example.org/long/path",
        &[("Mention(None)", "@ann"), ("Hashtag", "#ferry"), ("Link", "https://example.org/long/path")],
    );
    check("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc", &[]);
    check("<script>alert(1)</script><style>b{}</style>a<script src=x></script>", "a", &[]);
}

#[test]
fn tags_that_do_not_match_do_no_harm() {
    check(Dialect::Desktop, "<strong>a<em>b</strong>c</em>d", "abcd", &[("Bold", "ab"), ("Italic", "bc")]);
    check(Dialect::Desktop, "</strong></span>a<strong>b", "ab", &[("Bold", "b")]);
    check(Dialect::Desktop, "<strong>a</strong></strong><b", "a", &[("Bold", "a")]);
}

#[test]
fn nesting_however_deep_is_read() {
    for name in ["b", "div", "span", "blockquote", "pre", "a href=x"] {
        let deep = format!("{}x{}y", format!("<{name}>").repeat(200_000), format!("</{}>", &name[..1]).repeat(200_000));
        let (text, entities) = read(Dialect::Web, deep.as_bytes());
        assert!(text.starts_with('x') && text.ends_with('y') && entities.len() <= 64, "{name}");
    }
    let crossed = "<b>".repeat(100_000) + &"</i>".repeat(100_000) + "x";
    assert_eq!(read(Dialect::Web, crossed.as_bytes()).0, "x");
    let (_, entities) = read(Dialect::Web, "<b>x".repeat(1_000).as_bytes());
    assert!(entities.iter().all(|entity| entity.kind == EntityKind::Bold));
}
