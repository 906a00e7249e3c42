//! Programs and services around Telegram and beside it: snscrape, telegram-cli, Discord, Slack, Mastodon, X.

use super::{check, check_one, marked};
use crate::dump::{ChatKind, EntityKind, Format, MediaKind, MessageKind, Zone};

const SNSCRAPE: &str = r#"{"_type": "snscrape.modules.telegram.TelegramPost", "url": "https://t.me/s/harbournews/17", "date": "2023-09-22T10:15:00+00:00", "content": "Ferry delayed https://example.org/t", "outlinks": ["https://example.org/t"], "linkPreview": null}
{"_type": "snscrape.modules.telegram.TelegramPost", "_snscrape": "0.7.0", "url": "https://t.me/s/harbournews/16", "date": "2023-09-22T10:14:00+00:00", "content": null, "outlinksss": ""}
{"_type": "snscrape.modules.telegram.Channel", "username": "harbournews", "title": "Harbour news"}
"#;

const HISTORY_DUMP: &str = r#"{"event": "message", "id": "05000000d1d39d4911000000000000001122334455667788", "flags": 256, "fwd_from": {"id": "$05", "peer_type": "channel", "peer_id": 9, "print_name": "Port_office", "title": "Port office"}, "fwd_date": 1695377000, "reply_id": "05000000d1d39d490c000000000000001122334455667788", "from": {"id": "$01", "peer_type": "user", "peer_id": 42, "print_name": "Anna_Lind", "first_name": "Anna", "last_name": "Lind"}, "to": {"id": "$05", "peer_type": "channel", "peer_id": 1234500001, "print_name": "Harbour_news", "title": "Harbour news"}, "out": false, "unread": false, "service": false, "date": 1695377700, "text": "Ferry delayed", "media": {"type": "webpage", "url": "https://example.org"}}
{"event": "service", "id": "05000000d1d39d4910000000000000001122334455667788", "flags": 8448, "from": {"id": "$01", "peer_type": "user", "peer_id": 42, "print_name": "Anna_Lind"}, "to": {"id": "$05", "peer_type": "channel", "peer_id": 1234500001, "print_name": "Harbour_news", "title": "Harbour news"}, "out": false, "service": true, "date": 1695377600, "action": {"type": "chat_rename", "title": "Harbour news"}}
{"event": "message", "id": 15, "from": {"peer_type": "user", "peer_id": 42, "first_name": "Anna"}, "to": {"peer_type": "user", "peer_id": 7, "first_name": "Bo"}, "out": false, "date": 1695377500, "media": {"type": "photo", "caption": "Pier", "file": "media/pier.jpg"}}
"#;

const DISCORD: &str = r#"{
  "guild": {
    "id": "7",
    "name": "Harbour",
    "iconUrl": "https://example.org/i.png"
  },
  "channel": {
    "id": "1100000000000000001",
    "type": "GuildTextChat",
    "category": "News",
    "name": "ferries",
    "topic": "Ferries and piers"
  },
  "dateRange": {
    "after": null,
    "before": null
  },
  "exportedAt": "2023-09-23T10:00:00+00:00",
  "messages": [
    {
      "id": "1154700000000000017",
      "type": "Reply",
      "timestamp": "2023-09-22T13:15:00.123+03:00",
      "timestampEdited": "2023-09-22T13:20:00+03:00",
      "isPinned": false,
      "content": "Ferry delayed",
      "author": {
        "id": "42",
        "name": "anna",
        "nickname": "Anna",
        "isBot": false
      },
      "attachments": [
        {
          "id": "1",
          "url": "ferries.json_Files/pier.png",
          "fileName": "pier.png",
          "fileSizeBytes": 5
        }
      ],
      "embeds": [],
      "stickers": [],
      "reactions": [
        {
          "emoji": {
            "id": "",
            "name": "👍",
            "code": "thumbsup"
          },
          "count": 4
        }
      ],
      "mentions": [],
      "reference": {
        "messageId": "1154700000000000012",
        "channelId": "1100000000000000001"
      }
    },
    {
      "id": "1154700000000000018",
      "type": "ChannelPinnedMessage",
      "timestamp": "2023-09-22T13:16:00+03:00",
      "isPinned": false,
      "content": "Pinned a message.",
      "author": {
        "id": "42",
        "name": "anna"
      },
      "embeds": []
    },
    {
      "id": "1154700000000000019",
      "type": "Default",
      "timestamp": "2023-09-22T13:17:00+03:00",
      "isPinned": false,
      "content": "",
      "author": {
        "id": "43",
        "name": "feed",
        "isBot": true
      },
      "embeds": [
        {
          "title": "Tariff",
          "description": "New from Monday"
        }
      ]
    },
    {
      "id": "1154700000000000020",
      "type": "Default",
      "timestamp": "2023-09-22T13:18:00+03:00",
      "isPinned": false,
      "content": "",
      "author": {
        "id": "42",
        "name": "anna"
      },
      "reference": {
        "type": "Forward",
        "messageId": "1154700000000000001",
        "channelId": "1100000000000000009"
      },
      "forwardedMessage": {
        "timestamp": "2023-09-22T12:00:00+03:00",
        "content": "Storm warning",
        "attachments": []
      }
    }
  ],
  "messageCount": 4
}"#;

const SLACK: &str = r#"[
    {
        "type": "message",
        "user": "U1",
        "text": "Ferry &amp; pier: see <https:\/\/example.org\/t?a&amp;b|timetable>, ask <@U2> or <#C1|ferries> <!here>, <https:\/\/example.org> 1 < 2",
        "ts": "1695377700.000200",
        "thread_ts": "1695377000.000100",
        "user_profile": {
            "real_name": "Anna Lind",
            "display_name": "anna"
        },
        "edited": {
            "user": "U1",
            "ts": "1695378000.000000"
        },
        "reactions": [
            {
                "name": "thumbsup",
                "users": ["U2"],
                "count": 1
            }
        ],
        "files": [
            {
                "id": "F1",
                "name": "pier.png",
                "mimetype": "image\/png"
            }
        ]
    },
    {
        "type": "message",
        "subtype": "channel_join",
        "user": "U2",
        "text": "<@U2> has joined the channel",
        "ts": "1695377760.000300"
    },
    {
        "type": "message",
        "subtype": "bot_message",
        "username": "feed",
        "text": "",
        "attachments": [
            {
                "title": "Tariff",
                "text": "New from Monday"
            }
        ],
        "ts": "1695377800.000400"
    }
]"#;

const SLACK_USERS: &str = r#"[{"id": "U1", "name": "alind", "profile": {"real_name": "Anna Lind", "display_name": ""}}, {"id": "U2", "name": "bo", "real_name": "Bo Berg", "deleted": false}]"#;

const OUTBOX: &str = r#"{"@context":"https://www.w3.org/ns/activitystreams","id":"outbox.json","type":"OrderedCollection","totalItems":3,"orderedItems":[{"id":"https://example.social/users/harbour/statuses/17/activity","type":"Create","actor":"https://example.social/users/harbour","published":"2023-09-22T10:15:00Z","to":["https://www.w3.org/ns/activitystreams#Public"],"object":{"id":"https://example.social/users/harbour/statuses/17","type":"Note","summary":"Delays","inReplyTo":"https://example.social/users/port/statuses/12","published":"2023-09-22T10:15:00Z","attributedTo":"https://example.social/users/harbour","content":"<p>Ferry delayed &amp; late<br />see <a href=\"https://example.org/t\"><span class=\"invisible\">https://</span><span class=\"\">example.org/t</span></a></p><p><a href=\"https://example.social/tags/ferry\" class=\"mention hashtag\" rel=\"tag\">#<span>ferry</span></a></p>","attachment":[{"type":"Document","mediaType":"image/png","url":"/media_attachments/files/1/pier.png","name":"The old pier"}],"tag":[]}},{"id":"https://example.social/users/harbour/statuses/18/activity","type":"Announce","actor":"https://example.social/users/harbour","published":"2023-09-22T10:16:00Z","object":"https://port.example/users/office/statuses/5"},{"id":"https://example.social/users/harbour#follows/1","type":"Follow","actor":"https://example.social/users/harbour","object":"https://port.example/users/office"}]}"#;

const X: &str = r#"window.YTD.tweets.part0 = [
  {
    "tweet" : {
      "retweeted" : false,
      "entities" : {
        "urls" : [
          {
            "url" : "https://t.co/aaa",
            "expanded_url" : "https://example.org/t",
            "indices" : ["20", "36"]
          }
        ],
        "media" : [
          {
            "url" : "https://t.co/bbb",
            "media_url_https" : "https://pbs.twimg.com/media/x.jpg",
            "type" : "photo"
          }
        ]
      },
      "favorite_count" : "4",
      "retweet_count" : "3",
      "in_reply_to_status_id_str" : "12",
      "in_reply_to_screen_name" : "port",
      "id_str" : "1705000000000000017",
      "created_at" : "Fri Sep 22 10:15:00 +0000 2023",
      "full_text" : "Ferry &amp; pier, see https://t.co/aaa. https://t.co/bbb"
    }
  },
  {
    "tweet" : {
      "id_str" : "1705000000000000018",
      "created_at" : "Fri Sep 22 10:16:00 +0000 2023",
      "full_text" : "RT @port_office: Storm warning"
    }
  }
]"#;

pub(super) fn fixtures() -> Vec<(&'static str, String, Format)> {
    let slack_frame = format!(r#"{{"users": {SLACK_USERS}, "channel": {{"name": "ferries"}}, "messages": {SLACK}}}"#);
    let toot = r#"[{"type": "Create", "actor": "https://example.social/@harbour", "published": "2023-09-22T10:15:00Z", "object": {"id": "https://example.social/@harbour/17", "content": "x"}}]"#;
    vec![
        ("snscrape", SNSCRAPE.to_owned(), Format::Snscrape),
        ("telegram-history-dump", HISTORY_DUMP.to_owned(), Format::HistoryDump),
        ("Discord", DISCORD.to_owned(), Format::Discord),
        ("Slack, a day", SLACK.to_owned(), Format::Slack),
        ("Slack with users", slack_frame, Format::Slack),
        ("Slack, users first", format!("{SLACK_USERS}\n{SLACK}"), Format::Slack),
        ("Mastodon", OUTBOX.to_owned(), Format::Mastodon),
        ("Mastodon, a list", toot.to_owned(), Format::Mastodon),
        ("X", X.to_owned(), Format::XArchive),
        (
            "X without its script",
            X.split_once("= ").map(|(_, list)| list.to_owned()).unwrap_or_default(),
            Format::XArchive,
        ),
    ]
}

#[test]
fn snscrape_has_ids_and_channels_in_addresses() {
    let read = check(SNSCRAPE, Format::Snscrape);
    assert_eq!(super::ids(&read), ["17", "16"]);
    let chat = &read.chats[0];
    assert_eq!((chat.username.as_deref(), chat.title.as_deref()), (Some("harbournews"), Some("Harbour news")));
    assert_eq!(marked(&read.messages[0]), [("https://example.org/t", EntityKind::Link)]);
    assert_eq!(read.messages[0].posted.map(|posted| posted.zone), Some(Zone::Utc));
}

#[test]
fn newer_snscrape_tells_origins_and_attachments() {
    let newer = r#"{"_type": "snscrape.modules.telegram.TelegramPost", "url": "https://t.me/s/harbournews/17", "date": "2023-09-22T10:15:00+00:00", "content": "Ferry", "outlinks": [], "mentions": [], "forwarded": {"_type": "snscrape.modules.telegram.Channel", "username": "port", "title": "Port office"}, "forwardedUrl": "https://t.me/port/5", "media": [{"_type": "snscrape.modules.telegram.Photo", "url": "https://example.org/1"}, {"_type": "snscrape.modules.telegram.VoiceMessage", "url": "https://example.org/2", "duration": 5}], "views": 1200, "linkPreview": null, "_snscrape": "0.7.0"}"#;
    let read = check_one(newer, Format::Snscrape);
    let forward = read.forward.unwrap_or_default();
    assert_eq!((forward.name.as_deref(), forward.post), (Some("Port office"), Some(5)));
    let kinds: Vec<_> = read.media.iter().map(|media| media.kind).collect();
    assert_eq!((kinds, read.views), (vec![MediaKind::Photo, MediaKind::VoiceMessage], Some(1200)));
    let unnamed = newer.replace(
        r#""forwarded": {"_type": "snscrape.modules.telegram.Channel", "username": "port", "title": "Port office"}, "#,
        "",
    );
    let read = check_one(&unnamed, Format::Snscrape);
    assert_eq!(read.forward.and_then(|forward| forward.name).as_deref(), Some("port"));
}

#[test]
fn events_of_telegram_cli_are_read() {
    let read = check(HISTORY_DUMP, Format::HistoryDump);
    assert_eq!(super::ids(&read), ["17", "16", "15"]);
    let [ferry, rename, pier] = &read.messages[..] else { panic!("{read:?}") };
    assert_eq!((ferry.from.as_deref(), ferry.from_id.as_deref()), (Some("Anna Lind"), Some("user42")));
    let forward = ferry.forward.clone().unwrap_or_default();
    assert_eq!((forward.name.as_deref(), forward.id.as_deref()), (Some("Port office"), Some("channel9")));
    assert_eq!((ferry.reply.as_ref().and_then(|reply| reply.to), ferry.media.len()), (Some(12), 0));
    assert_eq!((rename.kind, rename.action.as_deref()), (MessageKind::Service, Some("edit_group_title")));
    assert_eq!(
        (pier.text.as_str(), pier.media[0].kind, pier.media[0].path.as_deref()),
        ("Pier", MediaKind::Photo, Some("media/pier.jpg"))
    );
    let titles: Vec<_> = read.chats.iter().map(|chat| (chat.title.as_deref(), chat.kind)).collect();
    assert_eq!(titles, [(Some("Harbour news"), ChatKind::Unknown), (Some("Anna"), ChatKind::Personal)]);
}

#[test]
fn a_channel_of_discord_is_read() {
    let read = check(DISCORD, Format::Discord);
    let chat = &read.chats[0];
    assert_eq!(
        (chat.title.as_deref(), chat.description.as_deref()),
        (Some("Harbour / ferries"), Some("Ferries and piers"))
    );
    let [ferry, pin, feed, storm] = &read.messages[..] else { panic!("{read:?}") };
    assert_eq!(ferry.id.to_string(), "1154700000000000017");
    assert_eq!(ferry.posted.map(|posted| (posted.seconds, posted.zone)), Some((1_695_377_700, Zone::Offset(10_800))));
    assert_eq!(
        (ferry.from.as_deref(), ferry.reply.as_ref().and_then(|reply| reply.to)),
        (Some("Anna"), Some(1_154_700_000_000_000_012))
    );
    assert_eq!(
        (ferry.media[0].kind, ferry.media[0].path.as_deref()),
        (MediaKind::Photo, Some("ferries.json_Files/pier.png"))
    );
    assert_eq!((ferry.reactions[0].emoji.as_str(), ferry.reactions[0].count), ("👍", 4));
    assert_eq!((pin.kind, pin.action.as_deref()), (MessageKind::Service, Some("channel_pinned_message")));
    assert_eq!(feed.text, "Tariff\n\nNew from Monday");
    assert_eq!((storm.text.as_str(), storm.forward.is_some()), ("Storm warning", true));
}

#[test]
fn brackets_of_slack_become_what_they_mean() {
    let read = check(SLACK, Format::Slack);
    let [ferry, join, feed] = &read.messages[..] else { panic!("{read:?}") };
    assert_eq!(ferry.text, "Ferry & pier: see timetable, ask @U2 or #ferries @here, https://example.org 1 < 2");
    assert_eq!(
        marked(ferry),
        [
            ("timetable", EntityKind::TextLink("https://example.org/t?a&b".to_owned())),
            ("@U2", EntityKind::Mention(None)),
            ("#ferries", EntityKind::Mention(None)),
            ("https://example.org", EntityKind::Link),
        ]
    );
    assert_eq!((ferry.id.to_string().as_str(), ferry.from.as_deref()), ("1695377700000200", Some("anna")));
    assert_eq!(ferry.posted.map(|posted| (posted.seconds, posted.zone)), Some((1_695_377_700, Zone::Utc)));
    assert_eq!(ferry.edited.map(|edited| edited.seconds), Some(1_695_378_000));
    assert_eq!(ferry.reply.as_ref().and_then(|reply| reply.to), Some(1_695_377_000_000_100));
    assert_eq!((ferry.media[0].kind, ferry.reactions[0].emoji.as_str()), (MediaKind::Photo, ":thumbsup:"));
    assert_eq!((join.kind, join.action.as_deref()), (MessageKind::Service, Some("channel_join")));
    assert_eq!((feed.from.as_deref(), feed.text.as_str()), (Some("feed"), "Tariff\n\nNew from Monday"));
}

#[test]
fn users_of_slack_are_known_wherever_they_stand() {
    for (_, written, _) in fixtures().into_iter().filter(|(what, ..)| what.contains("users")) {
        let read = check(&written, Format::Slack);
        assert!(read.messages[0].text.contains("ask @Bo Berg or"), "{}", read.messages[0].text);
        assert_eq!(read.messages[1].from.as_deref(), Some("Bo Berg"));
    }
    let behind = format!(r#"{{"messages": {SLACK}, "users": {SLACK_USERS}}}"#);
    // Without its end it has no names.
    let (format, read) = super::read(behind.as_bytes());
    assert_eq!((format, read.messages[1].from.as_deref()), (Format::Slack, Some("Bo Berg")));
}

#[test]
fn what_discord_passes_on_stands_below_what_is_said_of_it() {
    let message = |content: &str, passed: &str| {
        let text = |content| format!(r#""content": "{content}", "attachments": []"#);
        let embeds = r#""embeds": [{"title": "Title", "description": "Box"}]"#;
        let passed = format!(r#""forwardedMessage": {{{}}}"#, text(passed));
        format!(
            r#"{{"guild": {{"id": "7", "name": "G"}}, "channel": {{"id": "2", "name": "ferries"}}, "messages": [{{"id": "9", "type": "Default", "timestamp": "2023-09-22T10:15:00+00:00", {}, {embeds}, {passed}}}]}}"#,
            text(content)
        )
    };
    for (content, passed, expected) in [
        ("Look", "Ferry", "Look\n\nFerry"),
        ("", "Ferry", "Title\n\nBox\n\nFerry"),
        ("Look", "", "Look"),
        ("", "", "Title\n\nBox"),
    ] {
        assert_eq!(check(&message(content, passed), Format::Discord).messages[0].text, expected);
    }
}

#[test]
fn who_reacts_in_slack_names_no_channel() {
    let day =
        r#"[{"user": "U7", "ts": "1695377700.000200", "text": "a", "reactions": [{"name": "eyes", "users": ["U1"]}]}]"#;
    for (written, title) in [
        (day.to_owned(), Some("dump")),
        (format!("{SLACK_USERS}\n{day}"), Some("dump")),
        (format!(r#"{{"name": "ferries", "messages": {day}, "users": {SLACK_USERS}}}"#), Some("ferries")),
        (
            format!(r#"{{"users": {SLACK_USERS}, "name": "ferries", "messages": {day}, "members": null}}"#),
            Some("ferries"),
        ),
    ] {
        let read = check(&written, Format::Slack);
        assert_eq!((read.chats[0].title.as_deref(), read.chats[0].kind), (title, ChatKind::Group), "{written}");
    }
}

#[test]
fn an_outbox_is_read_without_its_markup() {
    let read = check(OUTBOX, Format::Mastodon);
    let [ferry, passed] = &read.messages[..] else { panic!("{read:?}") };
    assert_eq!(ferry.text, "Delays\n\nFerry delayed & late\nsee https://example.org/t\n\n#ferry");
    assert_eq!(marked(ferry), [("https://example.org/t", EntityKind::Link), ("#ferry", EntityKind::Hashtag)]);
    assert_eq!((ferry.id.to_string().as_str(), ferry.from.as_deref()), ("17", Some("@harbour@example.social")));
    let reply = ferry.reply.clone().unwrap_or_default();
    assert_eq!((reply.to, reply.chat.as_deref()), (Some(12), Some("@port@example.social")));
    let media = &ferry.media[0];
    assert_eq!(
        (media.kind, media.path.as_deref(), media.text.as_deref()),
        (MediaKind::Photo, Some("media_attachments/files/1/pier.png"), Some("The old pier"))
    );
    let forward = passed.forward.clone().unwrap_or_default();
    assert_eq!((passed.id.to_string().as_str(), forward.name.as_deref()), ("18", Some("@office@port.example")));
    assert_eq!(passed.text, "https://port.example/users/office/statuses/5");
    assert_eq!(read.chats[0].title.as_deref(), Some("@harbour@example.social"));
}

#[test]
fn an_archive_of_x_is_read_behind_its_script() {
    let read = check(X, Format::XArchive);
    let [ferry, passed] = &read.messages[..] else { panic!("{read:?}") };
    assert_eq!(ferry.text, "Ferry & pier, see https://example.org/t.");
    assert_eq!(marked(ferry), [("https://example.org/t", EntityKind::Link)]);
    assert_eq!((ferry.id.to_string().as_str(), ferry.forwards), ("1705000000000000017", Some(3)));
    assert_eq!(ferry.posted.map(|posted| (posted.seconds, posted.zone)), Some((1_695_377_700, Zone::Utc)));
    assert_eq!((ferry.reply.as_ref().and_then(|reply| reply.to), ferry.media[0].kind), (Some(12), MediaKind::Photo));
    assert_eq!(passed.forward.as_ref().and_then(|forward| forward.name.as_deref()), Some("@port_office"));
    let parts = format!("{X}\n{}", X.replace("part0", "part1").replace("tweets.", "tweet."));
    assert_eq!(check(&parts, Format::XArchive).messages.len(), 4);
    let (_, only) = super::read(X.as_bytes());
    assert_eq!(only.chats[0].title.as_deref(), Some("dump"));
    let _ = check_one(
        r#"[{"id_str": "5", "full_text": "x", "created_at": "Fri Sep 22 10:15:00 +0000 2023"}]"#,
        Format::XArchive,
    );
}
