//! What was read, in lines that are short enough to be looked over.

use std::fmt::Write;

use super::super::Read;
use crate::dump::{Chat, ChatKind, Forward, Media, Message, MessageKind, Posted, Precision, Zone};

/// Chats, messages and problems, a line each.
pub(super) fn all(read: &Read) -> String {
    let mut lines: Vec<String> = Vec::new();
    lines.extend(read.chats.iter().map(chat));
    lines.extend(read.messages.iter().map(|it| message(it, read.chats.len() > 1)));
    lines.extend(read.problems.iter().map(|problem| format!("! {}", problem.fault)));
    lines.join("\n")
}

fn chat(chat: &Chat) -> String {
    let mut line = "#".to_owned();
    put(&mut line, "", chat.id);
    put(&mut line, "@", chat.username.as_deref());
    put(&mut line, "", chat.title.as_deref());
    if chat.kind != ChatKind::Unknown {
        let _ = write!(line, " {:?}", chat.kind);
    }
    put(&mut line, "about: ", chat.description.as_deref());
    line
}

fn message(message: &Message, many: bool) -> String {
    let mut line = message.id.to_string();
    if many {
        let _ = write!(line, " in {}", message.chat);
    }
    put(&mut line, "", message.posted.map(posted));
    put(&mut line, "edited ", message.edited.map(posted));
    if message.edited_sometime {
        line.push_str(" edited");
    }
    if message.kind == MessageKind::Service {
        line.push_str(" service");
    }
    put(&mut line, "", message.action.as_deref());
    put(&mut line, "by ", message.from.as_deref());
    put(&mut line, "by ", message.from_id.as_deref());
    put(&mut line, "signed ", message.signature.as_deref());
    put(&mut line, "source ", message.source.as_deref());
    put(&mut line, "from ", message.forward.as_ref().map(forward));
    if let Some(reply) = &message.reply {
        line.push_str(" answers");
        put(&mut line, "", reply.to);
        put(&mut line, "in ", reply.chat.as_deref());
        put(&mut line, "", reply.quote.as_ref().map(|quote| format!("{quote:?}")));
    }
    for it in &message.media {
        line.push_str(&media(it));
    }
    put(&mut line, "views ", message.views);
    put(&mut line, "forwards ", message.forwards);
    for reaction in &message.reactions {
        let _ = write!(line, " {}×{}", reaction.emoji, reaction.count);
    }
    let _ = write!(line, ": {:?}", message.text);
    for entity in &message.entities {
        let _ = write!(line, " {}-{} {:?}", entity.start, entity.end, entity.kind);
    }
    line
}

fn put(line: &mut String, word: &str, value: Option<impl std::fmt::Display>) {
    if let Some(value) = value {
        let _ = write!(line, " {word}{value}");
    }
}

fn posted(at: Posted) -> String {
    let seconds = at.seconds.rem_euclid(86_400);
    let zone = match at.zone {
        Zone::Utc => "Z".to_owned(),
        Zone::Offset(offset) => format!("{:+}", f64::from(offset) / 3_600.0),
        other => format!(" {other:?}"),
    };
    let clock = match at.precision {
        Precision::Second => format!(" {:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60),
        Precision::Minute => format!(" {:02}:{:02}", seconds / 3_600, seconds / 60 % 60),
        Precision::Day => String::new(),
    };
    format!("{}{clock}{zone}", at.day())
}

fn forward(forward: &Forward) -> String {
    let mut line = forward.name.clone().unwrap_or_else(|| "?".to_owned());
    put(&mut line, "", forward.id.as_deref());
    put(&mut line, "", forward.post);
    put(&mut line, "", forward.posted.map(posted));
    line
}

fn media(media: &Media) -> String {
    let mut line = format!(" [{:?}", media.kind);
    put(&mut line, "", media.path.as_deref());
    put(&mut line, "", media.name.as_deref());
    put(&mut line, "", media.missing.as_deref());
    put(&mut line, "", media.text.as_ref().map(|text| format!("{text:?}")));
    line + "]"
}
