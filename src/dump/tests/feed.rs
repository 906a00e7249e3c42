//! Feeds of every family: items, dates, texts in each way they are written.

use super::{Read, check_again, check_cuts, read, read_in};
use crate::dump::{ChatKind, EntityKind, Format, MediaKind, MessageId, Zone};

pub(super) const RSS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:atom=\"http://www.w3.org/2005/Atom\">\n<channel>\n<title>Harbour &amp; news</title>\n<link>https://example.org/</link>\n<atom:link href=\"https://example.org/feed\" rel=\"self\"/>\n<description>Ferries and piers</description>\n<image><url>x</url><title>Logo</title></image>\n<item>\n<title>Ferry delayed until…</title>\n<link>https://example.org/17</link>\n<guid isPermaLink=\"false\">harbour-17</guid>\n<pubDate>Fri, 22 Sep 2023 10:15:00 GMT</pubDate>\n<dc:creator>Ann</dc:creator>\n<description>Short</description>\n<content:encoded><![CDATA[<p>Ferry <b>delayed</b><br>until noon</p><p>See <a href=\"https://example.org/t\">timetable</a></p>]]></content:encoded>\n<media:title>Not this</media:title>\n</item>\n<item>\n<title>New pier</title>\n<link>https://example.org/16</link>\n<pubDate>Thu, 21 Sep 2023 13:00:00 +0300</pubDate>\n<description>It opens &lt;i&gt;on Sunday&lt;/i&gt; &amp;amp; is free.</description>\n<enclosure url=\"https://example.org/files/pier.jpg?x=1\" type=\"image/jpeg\" length=\"5\"/>\n</item>\n</channel>\n</rss>\n";

pub(super) const ATOM: &str = "<?xml version=\"1.0\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n<title type=\"html\">Harbour &amp;amp; news</title>\n<subtitle>Ferries</subtitle>\n<author><name>Port</name></author>\n<updated>2023-09-22T12:00:00Z</updated>\n<entry>\n<title>Closed on Sunday</title>\n<link rel=\"self\" href=\"https://example.org/self\"/>\n<link href=\"https://example.org/18\"/>\n<id>urn:harbour:18</id>\n<published>2023-09-22T13:15:00+03:00</published>\n<updated>2023-09-22T13:20:00+03:00</updated>\n<author><name>Ann</name><uri>https://example.org/ann</uri></author>\n<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>The <em>old</em> pier.</p><p>R&amp;D</p></div></content>\n<source><title>Elsewhere</title></source>\n</entry>\n<entry>\n<id>urn:harbour:17</id>\n<title/>\n<updated>2023-09-21T10:00:00Z</updated>\n<summary type=\"html\">&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;img src=\"a.jpg\"&gt;&lt;/p&gt;</summary>\n</entry>\n<entry>\n<id>urn:harbour:16</id>\n<updated>2023-09-20T10:00:00Z</updated>\n<content type=\"text\">a &lt; b\nsecond line</content>\n</entry>\n</feed>\n";

pub(super) const RDF: &str = "<?xml version=\"1.0\"?>\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\">\n<channel rdf:about=\"https://example.org/\"><title>Harbour</title><items><rdf:Seq><rdf:li rdf:resource=\"https://example.org/17\"/></rdf:Seq></items></channel>\n<item rdf:about=\"https://example.org/17\"><title>Ferry delayed</title><link>https://example.org/17</link><description>Until noon</description><dc:date>2023-09-22T10:15:00Z</dc:date></item>\n</rdf:RDF>\n";

#[track_caller]
fn check(written: impl AsRef<[u8]>, texts: &[&str], faults: &[&str]) -> Read {
    let (format, read) = read(written.as_ref());
    assert_eq!(format, Format::Feed);
    let found: Vec<_> = read.messages.iter().map(|message| message.text.as_str()).collect();
    assert_eq!((found, read.faults()), (texts.to_vec(), faults.iter().map(|&fault| fault.to_owned()).collect()));
    read
}

const NEWEST: &str = "Ferry delayed\nuntil noon\n\nSee timetable";
const SECOND: &str = "New pier\n\nIt opens on Sunday & is free.";

#[test]
fn items_of_rss_are_messages() {
    let read = check(RSS, &[NEWEST, SECOND], &[]);
    let chat = &read.chats[0];
    assert_eq!(
        (chat.title.as_deref(), chat.description.as_deref()),
        (Some("Harbour & news"), Some("Ferries and piers"))
    );
    assert_eq!((read.chats.len(), chat.kind), (1, ChatKind::Channel));
    let [ferry, pier] = &read.messages[..] else { panic!() };
    assert_eq!(
        (&ferry.id, ferry.source.as_deref()),
        (&MessageId::Text("harbour-17".to_owned()), Some("https://example.org/17"))
    );
    assert_eq!((&pier.id, pier.source.as_deref()), (&MessageId::Text("https://example.org/16".to_owned()), None));
    assert_eq!(ferry.posted.map(|posted| (posted.seconds, posted.zone)), Some((1_695_377_700, Zone::Utc)));
    assert_eq!(pier.posted.map(|posted| (posted.seconds, posted.zone)), Some((1_695_290_400, Zone::Offset(10_800))));
    assert_eq!(ferry.from.as_deref(), Some("Ann"));
    let covered: Vec<_> = [ferry, pier]
        .iter()
        .flat_map(|message| {
            message.entities.iter().map(|one| (one.kind.clone(), &message.text[one.start as usize..one.end as usize]))
        })
        .collect();
    assert_eq!(
        covered,
        [
            (EntityKind::Bold, "delayed"),
            (EntityKind::TextLink("https://example.org/t".to_owned()), "timetable"),
            (EntityKind::Italic, "on Sunday"),
        ]
    );
    assert_eq!((pier.media[0].kind, pier.media[0].name.as_deref()), (MediaKind::Photo, Some("pier.jpg")));
}

#[test]
fn entries_of_atom_are_messages() {
    let texts = ["Closed on Sunday\n\nThe old pier.\n\nR&D", "One\n\nTwo", "a < b\nsecond line"];
    let read = check(ATOM, &texts, &[]);
    assert_eq!(
        (read.chats[0].title.as_deref(), read.chats[0].description.as_deref()),
        (Some("Harbour & news"), Some("Ferries"))
    );
    let [closed, two, _] = &read.messages[..] else { panic!() };
    assert_eq!(
        (&closed.id, closed.source.as_deref()),
        (&MessageId::Text("urn:harbour:18".to_owned()), Some("https://example.org/18"))
    );
    assert_eq!((closed.from.as_deref(), closed.entities.len()), (Some("Ann"), 1));
    assert_eq!(closed.posted.map(|posted| (posted.seconds, posted.zone)), Some((1_695_377_700, Zone::Offset(10_800))));
    assert_eq!(closed.edited.map(|edited| edited.seconds), Some(1_695_378_000));
    assert_eq!((two.posted.map(|posted| posted.seconds), two.edited), (Some(1_695_290_400), None));
    assert_eq!(two.media[0].kind, MediaKind::Photo);
}

#[test]
fn posts_of_a_channel_of_telegram_have_the_numbers_they_have_there() {
    let item = |id: &str| {
        format!(
            "<item><title>Ferry {id}</title><link>https://t.me/{id}</link><pubDate>Fri, 22 Sep 2023 10:15:00 GMT</pubDate></item>"
        )
    };
    let items = [item("harbour/7"), item("s/harbour/8?single"), item("pier/8"), item("harbour")].concat();
    let read = check(
        format!("<rss><channel><title>Harbour</title>{items}</channel></rss>"),
        &["Ferry harbour/7", "Ferry s/harbour/8?single", "Ferry pier/8", "Ferry harbour"],
        &[],
    );
    let ids: Vec<_> = read.messages.iter().map(|message| message.id.to_string()).collect();
    assert_eq!(ids, ["7", "8", "https://t.me/pier/8", "https://t.me/harbour"]);
    assert_eq!(read.messages[0].source.as_deref(), Some("https://t.me/harbour/7"));
    assert_eq!(read.chats[0].username.as_deref(), Some("harbour"));
}

#[test]
fn an_item_that_lost_its_end_leaves_the_next_alone() {
    let item = |at: u32| {
        format!(
            "<item><guid>{at}</guid><pubDate>Fri, 22 Sep 2023 10:15:0{at} GMT</pubDate><description><![CDATA[<p>Ferry {at}</p>]]></description></item>\n"
        )
    };
    let all = [item(1), item(2), item(3)].concat();
    let written = |from: &str, to: &str| {
        format!("<rss><channel><title>Harbour</title>{}</channel></rss>", all.replacen(from, to, 1))
    };
    let texts = ["Ferry 1", "Ferry 2", "Ferry 3"];
    check(written("]]>", "]]]"), &texts, &["put right: a text without an end"]);
    check(written("</item>", "</itam>"), &texts, &[]);
    check(
        written("</item>\n<item>", "</it....tem>"),
        &["Ferry 1", "Ferry 3"],
        &[
            "a message that cannot be read: a message that does not end",
            "a message that cannot be read: a message that does not begin",
        ],
    );
}

#[test]
fn an_element_without_an_end_is_read_again_alike() {
    let item = "<item><title>Ferry<description><![CDATA[until <rss version=\"2\" x</description><image><title>Logo</title></image><item><title>Pier]]></description></item>";
    let written =
        format!("<rss><channel><title>Harbour</title>{item}<item><title>New pier</title></item></channel></rss>");
    let (format, read) = read(written.as_bytes());
    assert_eq!((format, read.messages.last().map(|message| &*message.text)), (Format::Feed, Some("New pier")));
}

#[test]
fn any_prefix_may_stand_for_atom() {
    let entry = "<a:entry><a:id>7</a:id><a:title>Ferry</a:title><a:updated>2023-09-22T10:15:00Z</a:updated><media:title>Not this</media:title></a:entry>";
    check(
        format!(
            "<?xml version=\"1.0\"?><a:feed xmlns:a=\"http://www.w3.org/2005/Atom\"><a:title>Harbour</a:title>{entry}</a:feed>"
        ),
        &["Ferry"],
        &[],
    );
}

#[test]
fn items_of_rdf_are_messages() {
    let read = check(RDF, &["Ferry delayed\n\nUntil noon"], &[]);
    let [ferry] = &read.messages[..] else { panic!() };
    assert_eq!(
        (&ferry.id, read.chats[0].title.as_deref()),
        (&MessageId::Text("https://example.org/17".to_owned()), Some("Harbour"))
    );
    assert_eq!(ferry.posted.map(|posted| posted.seconds), Some(1_695_377_700));
}

#[test]
fn what_names_no_date_or_id_is_kept() {
    let item =
        "<rss><channel><item><title>A</title></item><item><description>two\nlines</description></item></channel></rss>";
    let read = check(item, &["A", "two\nlines"], &["no date", "no date"]);
    assert_ne!(read.messages[0].id, read.messages[1].id);
    assert_eq!(read.chats[0].title.as_deref(), Some("dump"));
}

#[test]
fn feeds_joined_are_chats_of_their_own() {
    let other = RSS.replace("Harbour &amp; news", "Pier");
    let read = check([RSS, other.as_str(), RSS].concat(), &[NEWEST, SECOND, NEWEST, SECOND, NEWEST, SECOND], &[]);
    let chats: Vec<_> = read.messages.iter().map(|message| message.chat).collect();
    assert_eq!(chats, [0, 0, 1, 1, 0, 0]);
}

#[test]
fn a_feed_without_items_and_one_named_behind_them_are_known() {
    let empty = check("<rss version=\"2.0\"><channel><title>Harbour</title></channel></rss>", &[], &[]);
    assert_eq!(empty.chats[0].title.as_deref(), Some("Harbour"));
    let late = check(
        "<feed xmlns=\"x\"><entry><id>1</id><title>A</title><updated>2023-09-22T10:15:00Z</updated></entry><title>Late</title></feed>",
        &["A"],
        &[],
    );
    assert_eq!(late.chats[0].title.as_deref(), Some("Late"));
}

#[test]
fn feeds_may_be_cut_anywhere() {
    for feed in [RSS, ATOM, RDF] {
        check_cuts(feed.as_bytes());
    }
    let cut = RSS.find("It opens").expect("there");
    check(&RSS[..cut], &[NEWEST], &["the file ends early, after message harbour-17"]);
}

#[test]
fn a_byte_changed_anywhere_does_no_harm() {
    for feed in [RSS, ATOM] {
        for at in 100..feed.len() {
            for byte in [b'"', b'<', b'>', b'x', b']', 0xFF] {
                let mut bytes = feed.as_bytes().to_vec();
                bytes[at] = byte;
                let (reader, read) = read_in(&bytes, 512).expect("a feed");
                assert!(!read.messages.is_empty(), "{byte} at {at}");
                check_again(&reader, &bytes, &read);
            }
        }
    }
}

#[test]
fn no_item_is_lost_without_a_word_nor_has_what_another_says() {
    let item = |at: u32| {
        format!(
            "<item><title>Pier {at}</title><guid>g{at}</guid><description><![CDATA[Ferry {at}]]></description><pubDate>Fri, 22 Sep 2023 10:15:0{at} GMT</pubDate></item>"
        )
    };
    let entry = |at: u32| {
        format!(
            "<entry><id>g{at}</id><title>Pier {at}</title><updated>2023-09-22T10:15:0{at}Z</updated><content type=\"html\">Ferry {at}</content></entry>"
        )
    };
    let rss = format!(
        "<rss version=\"2.0\"><channel><title>Harbour</title>{}</channel></rss>",
        (1..5).map(item).collect::<String>()
    );
    let atom = format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Harbour</title>{}</feed>",
        (1..5).map(entry).collect::<String>()
    );
    for feed in [rss, atom] {
        let first = feed.find("Harbour").expect("there") + 15;
        for (at, bit) in (first..feed.len() - 14).flat_map(|at| (0..7).map(move |bit| (at, bit))) {
            let mut bytes = feed.as_bytes().to_vec();
            bytes[at] ^= 1 << bit;
            let (reader, read) = read_in(&bytes, 512).expect("a feed");
            let what = format!("bit {bit} of {:?} at {at}: {:?}", &feed[at - 9..at + 9], read.faults());
            assert!(read.messages.len() >= 4 || !read.problems.is_empty(), "{what}");
            let mixed = read.messages.iter().any(|message| message.text.matches("Ferry ").count() > 1);
            assert!(!mixed || !read.problems.is_empty(), "{what}: {:?}", read.messages);
            check_again(&reader, &bytes, &read);
        }
    }
}

#[test]
fn hostile_feeds_are_no_trap() {
    let entities = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
    let read = check(
        RSS.replacen("<rss", &format!("{entities}<rss"), 1).replace("It opens", "It opens &amp;b; &b;"),
        &[NEWEST, "New pier\n\nIt opens &b; &b; on Sunday & is free."],
        &[],
    );
    assert_eq!(read.messages.len(), 2);
    for inside in [
        "<b>".repeat(200_000),
        "<![CDATA[".repeat(100_000),
        "<author>".repeat(100_000),
        "&lt;b&gt;".repeat(200_000),
        "<item>".repeat(50_000),
    ] {
        let written = RSS.replace("<description>Short</description>", &format!("<description>{inside}</description>"));
        let (_, read) = read_in(written.as_bytes(), 1 << 20).expect("a feed");
        assert!(!read.messages.is_empty(), "{}", &inside[..6]);
    }
}

#[test]
fn items_with_brackets_lost_are_read_again_alike() {
    let begin = "<rss version=\"2.0\"><channel><title>Harbour</title>\n<item><title>Pier</title><description>Ferries";
    for (end, text) in [
        ("</ch\n<item <x", "Pier\n\nFerries"),
        ("</ch\n<item>", "Pier\n\nFerries"),
        ("<!x<item <x", "Pier\n\nFerries<!x"),
        ("<?x<item <x", "Pier\n\nFerries<?x"),
        ("<!x><item>", "Pier\n\nFerries"),
        ("<b<item <x", "Pier\n\nFerries"),
        ("<![CDATA[ a<item <x", "Pier\n\nFerries a"),
    ] {
        let written = format!("{begin}{end}");
        let (_, read) = read(written.as_bytes());
        assert_eq!(read.messages.first().map(|message| message.text.as_str()), Some(text), "{end}");
    }
}

#[test]
fn feeds_of_one_title_are_numbered_as_their_chat_is() {
    let feed = |link: &str, id: &str| {
        format!(
            "<rss version=\"2.0\"><channel><title>Harbour</title><item><title>Pier</title><link>{link}</link>\
             <guid>{id}</guid><pubDate>Fri, 22 Sep 2023 10:15:00 GMT</pubDate></item></channel></rss>\n"
        )
    };
    let (site, channel, other) = ("https://example.org/17", "https://t.me/harbour/16", "https://t.me/pier/16");
    for (first, second) in [(site, channel), (channel, site), (channel, other), (channel, channel)] {
        let written = feed(first, "harbour-17") + &feed(second, "harbour-16");
        let (format, read) = read(written.as_bytes());
        assert_eq!((format, read.messages.len(), read.chats.len()), (Format::Feed, 2, 1), "{first} {second}");
    }
}
