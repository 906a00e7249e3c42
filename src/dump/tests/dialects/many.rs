//! Long invented files, one of every dialect and layout: enough messages that what is behind some damage can be asked for.

use std::ops::Range;

use super::super::running_on::laid_out;

/// How many messages each has.
pub(in crate::dump::tests) const ALL: usize = 14;
/// Seconds at which the first was posted.
const FIRST: usize = 1_695_377_700;

/// What a file is called, and its text.
pub(in crate::dump::tests) type Long = (&'static str, String);

/// Messages as programs order their keys, with words for what is each message's own.
const TELETHON: &str = r#"{"_":"Message","id":$id,"peer_id":{"_":"PeerChannel","channel_id":5},"date":"$dateT$time+00:00","message":"$text","out":false,"entities":[{"_":"MessageEntityBold","offset":0,"length":5}],"views":7,"fwd_from":null,"post_author":"$author","reply_to":null,"reactions":{"results":[{"reaction":{"_":"ReactionEmoji","emoticon":"👍"},"count":2}]}}"#;
const PYROGRAM: &str = r#"{"_":"Message","id":$id,"chat":{"_":"Chat","id":-1001234500001,"type":"ChatType.CHANNEL","title":"Harbour"},"date":"$date $time","author_signature":"$author","text":"$text","entities":[{"_":"MessageEntity","type":"MessageEntityType.BOLD","offset":0,"length":5}],"views":12}"#;
const TDLIB: &str = r#"{"@type":"message","id":$id000,"sender_id":{"@type":"messageSenderChat","chat_id":-1001234500001},"chat_id":-1001234500001,"date":$seconds,"edit_date":0,"author_signature":"$author","content":{"@type":"messageText","text":{"@type":"formattedText","text":"$text","entities":[{"@type":"textEntity","offset":0,"length":5,"type":{"@type":"textEntityTypeBold"}}]}}}"#;
const TDL: &str = r#"{"id":$id,"type":"message","file":"","date":$seconds,"text":"$text"}"#;
const SNSCRAPE: &str = r#"{"_type":"snscrape.modules.telegram.TelegramPost","url":"https://t.me/s/harbournews/$id","date":"$dateT$time+00:00","content":"$text","outlinks":[],"linkPreview":null}"#;
const HISTORY_DUMP: &str = r#"{"event":"message","id":$id,"flags":256,"from":{"peer_type":"user","peer_id":42,"print_name":"$author"},"to":{"peer_type":"channel","peer_id":5,"title":"Harbour"},"date":$seconds,"text":"$text","unread":false}"#;
const DISCORD: &str = r#"{"id":"$id","type":"Default","timestamp":"$dateT$time.123+00:00","timestampEdited":null,"isPinned":false,"content":"$text","author":{"id":"50","name":"$author","isBot":false,"roles":[]},"attachments":[],"embeds":[],"reactions":[{"emoji":{"id":"","name":"👍"},"count":2}],"mentions":[]}"#;
const OUTBOX: &str = r#"{"id":"https://social.example/users/h/statuses/$id/activity","type":"Create","actor":"https://social.example/users/h","published":"$dateT$timeZ","to":["https://www.w3.org/ns/activitystreams#Public"],"object":{"id":"https://social.example/users/h/statuses/$id","type":"Note","inReplyTo":null,"published":"$dateT$timeZ","content":"<p>$text</p>","attachment":[]}}"#;
const TWEET: &str = r#"{"tweet":{"retweeted":false,"entities":{"hashtags":[],"urls":[]},"favorite_count":"3","id_str":"$id","id":"$id","created_at":"Fri Sep 22 $time +0000 2023","full_text":"$text","lang":"en"}}"#;
const SLACK: &str = r#"{"type":"message","user":"U7","text":"$text","ts":"$seconds.000100","blocks":[{"type":"rich_text","elements":[{"type":"text","text":"x"}]}]}"#;
const FLAT: &str = r#"{"id":$id,"date":"$dateT$timeZ","text":"$text","author":"$author"}"#;
const TELEPATHY: &str = r#"["Harbour",$id,"$author",5,"\"$text\"","$date, $minute",null,4.0]"#;
/// With a list in a cell, as many items as the row has.
const LISTED: &str = r#"[$id,"$dateT$timeZ","$text",["one","two","three","four"]]"#;
const DESKTOP: &str = r#"{"id":$id,"type":"message","date":"$dateT$time","date_unixtime":"$seconds","from":"Harbour","from_id":"channel5","author":"$author","reactions":[{"type":"emoji","count":3,"emoji":"👍"}],"text":[{"type":"bold","text":"Ferry"}," of $text"],"text_entities":[{"type":"bold","text":"Ferry"},{"type":"plain","text":" of $text"}]}"#;

/// The message that a template is with a number.
fn message(template: &str, at: usize) -> String {
    let words = [
        // No change of one letter makes anything of one that is another's.
        ("$id", format!("{}", 1_000 + at * 111)),
        ("$date", "2023-09-22".to_owned()),
        ("$time", format!("{:02}:{:02}:{:02}", at + 7, at + 15, at + 31)),
        ("$minute", format!("{:02}:{:02}", at + 7, at + 15)),
        ("$seconds", (FIRST + at * 3_661).to_string()),
        ("$text", format!("Ferry {at} is delayed, said the port office of pier {}.", at + 50)),
        ("$author", format!("Author {at}")),
    ];
    words.iter().fold(template.to_owned(), |text, (word, value)| text.replace(word, value))
}

fn some(template: &str, range: Range<usize>) -> Vec<String> {
    range.map(|at| message(template, at)).collect()
}

fn list(template: &str) -> String {
    format!("[{}]", some(template, 0..ALL).join(","))
}

fn lines(template: &str) -> String {
    some(template, 0..ALL).join("\n") + "\n"
}

/// As Python's `json.dump` writes it without further ado.
fn spaced(minified: &str) -> String {
    minified.replace(",\"", ", \"").replace("\":", "\": ").replace("],[", "], [").replace("},{", "}, {")
}

pub(in crate::dump::tests) fn telethon() -> Vec<Long> {
    let chats = r#"[{"_":"Channel","id":5,"title":"Harbour","username":"harbournews"}]"#;
    let page = format!(
        r#"{{"_":"messages.ChannelMessages","pts":3,"messages":{},"chats":{chats},"users":[]}}"#,
        list(TELETHON)
    );
    vec![
        ("Telethon, lines", spaced(&lines(TELETHON))),
        ("Telethon, a list", list(TELETHON)),
        ("Telethon, laid out", laid_out(&list(TELETHON))),
        ("a page of history, laid out", laid_out(&page)),
        ("a page of history", page),
    ]
}

pub(in crate::dump::tests) fn pyrogram() -> Vec<Long> {
    let printed: Vec<_> = some(PYROGRAM, 0..ALL).iter().map(|one| laid_out(one)).collect();
    vec![
        ("Pyrogram, a list", list(PYROGRAM)),
        ("Pyrogram, laid out", laid_out(&list(PYROGRAM))),
        ("Pyrogram, printed", printed.join("\n")),
    ]
}

pub(in crate::dump::tests) fn tdlib() -> Vec<Long> {
    let frame = format!(r#"{{"@type":"messages","total_count":{ALL},"messages":{}}}"#, list(TDLIB));
    vec![("TDLib, laid out", laid_out(&frame)), ("TDLib", frame), ("TDLib, lines", lines(TDLIB))]
}

pub(in crate::dump::tests) fn others() -> Vec<Long> {
    vec![
        ("tdl", format!(r#"{{"id":5,"messages":{}}}"#, list(TDL))),
        ("snscrape", spaced(&lines(SNSCRAPE))),
        ("telegram-history-dump", lines(HISTORY_DUMP)),
    ]
}

pub(in crate::dump::tests) fn elsewhere() -> Vec<Long> {
    let discord = format!(
        r#"{{"guild":{{"id":"1","name":"Guild"}},"channel":{{"id":"2","type":"GuildTextChat","name":"general"}},"dateRange":{{"after":null,"before":null}},"messages":{},"messageCount":{ALL}}}"#,
        list(DISCORD)
    );
    let outbox = format!(
        r#"{{"@context":"https://www.w3.org/ns/activitystreams","id":"outbox.json","type":"OrderedCollection","totalItems":{ALL},"orderedItems":{}}}"#,
        list(OUTBOX)
    );
    vec![
        ("Discord, laid out", laid_out(&discord)),
        ("Discord", discord),
        ("Mastodon", spaced(&outbox)),
        ("X", format!("window.YTD.tweets.part0 = {}", laid_out(&list(TWEET)))),
        ("Slack, laid out", laid_out(&list(SLACK))),
        ("Slack, a line", list(SLACK)),
    ]
}

pub(in crate::dump::tests) fn flat() -> Vec<Long> {
    vec![
        ("flat, laid out", laid_out(&list(FLAT))),
        ("flat, a list", spaced(&list(FLAT))),
        ("flat, in an object", format!(r#"{{"channel":"Harbour","messages":{}}}"#, list(FLAT))),
    ]
}

pub(in crate::dump::tests) fn pandas() -> Vec<Long> {
    let index: Vec<_> = (0..ALL).map(|at| at.to_string()).collect();
    let split = |columns: &str, template| {
        format!(r#"{{"columns":{columns},"index":[{}],"data":{}}}"#, index.join(","), list(template))
    };
    let names = r#"["Chat name","message ID","Name","ID","Message text","Timestamp","Reply to","Views"]"#;
    let telepathy = split(names, TELEPATHY);
    vec![
        ("pandas, spaced", spaced(&telepathy)),
        ("pandas, laid out", laid_out(&telepathy)),
        ("pandas", telepathy),
        ("pandas, lists in cells", split(r#"["id","date","text","tags"]"#, LISTED)),
    ]
}

/// Whole accounts with two chats, as Desktop writes them.
pub(in crate::dump::tests) fn account() -> Vec<Long> {
    let chat = |name: &str, id: usize, range| {
        let messages = some(DESKTOP, range).join(",");
        format!(r#"{{"name":"{name}","type":"public_channel","id":{id},"messages":[{messages}]}}"#)
    };
    let chats = [chat("Harbour", 5, 0..ALL - 4), chat("Pier", 6, ALL - 4..ALL)].join(",");
    let account = format!(
        r#"{{"about":"All","personal_information":{{"user_id":1,"first_name":"A"}},"chats":{{"about":"All","list":[{chats}]}}}}"#
    );
    vec![("account, laid out", laid_out(&account)), ("account", account)]
}
