//! Tables of values and other programs' chats, which are text in lines but no paste.

use crate::dump::foreign::Foreign;

/// Column names that tables of messages have, without spaces, `_` and `-`.
const COLUMNS: [&str; 37] = [
    "id",
    "messageid",
    "msgid",
    "postid",
    "date",
    "datetime",
    "timestamp",
    "dateutc",
    "time",
    "createdat",
    "postdate",
    "published",
    "unixtimestamp",
    "text",
    "message",
    "messagetext",
    "content",
    "body",
    "caption",
    "rawtext",
    "posttext",
    "channel",
    "channelname",
    "chat",
    "chatname",
    "author",
    "sender",
    "senderid",
    "from",
    "username",
    "views",
    "forwards",
    "url",
    "link",
    "дата",
    "текст",
    "канал",
];

/// What sort of lines these are, if they are no paste.
pub(super) fn detect(text: &str) -> Option<Foreign> {
    if is_table(text) {
        return Some(Foreign::Csv);
    }
    let lines = text.lines().filter(|line| !line.trim().is_empty()).take(200);
    let (mut all, mut dated) = (0, 0);
    for line in lines {
        all += 1;
        dated += u32::from(is_whatsapp(line));
    }
    (dated >= 2 && dated * 5 >= all).then_some(Foreign::WhatsApp)
}

/// A header with at least two well-known names, between the same separators as the next line has.
fn is_table(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let Some(mut header) = lines.next() else { return false };
    if header.starts_with("sep=") {
        header = lines.next().unwrap_or_default();
    }
    [',', ';', '\t', '|'].iter().any(|&separator| {
        let known = header.split(separator).filter(|name| {
            let name: String = name.trim().trim_matches('"').to_lowercase();
            let name = name.replace([' ', '_', '-'], "");
            COLUMNS.contains(&name.as_str())
        });
        known.count() >= 2
    })
}

/// `12/9/20, 23:55 - Bob: hi` or `[09.12.20, 23:55:01] Bob: hi`.
fn is_whatsapp(line: &str) -> bool {
    let line = line.trim_start_matches(['\u{200E}', '\u{202A}', '\u{FEFF}']);
    let (line, closing) = line.strip_prefix('[').map_or((line, " - "), |rest| (rest, "] "));
    let Some((stamp, _)) = line.split_once(closing) else { return false };
    let digits = stamp.chars().filter(char::is_ascii_digit).count();
    let only = |c: char| c.is_ascii_digit() || " .,/:-\u{202F}\u{A0}aApPmM".contains(c);
    stamp.len() <= 30
        && digits >= 7
        && stamp.contains(':')
        && stamp.chars().all(only)
        && stamp.starts_with(|c: char| c.is_ascii_digit())
}
