//! A day of a channel of Slack: `[{"ts": …}]`, or an object with such a list and one of users.

use crate::dump::json::{Raw, Value};
use crate::dump::message::{ChatKind, Media, MessageId, MessageKind, Reply};
use crate::dump::objects::{Dialect, Draft, Found, Known, Lookup, Mark, Slot, View, Who};
use crate::dump::time::Posted;

use super::{fields, slack_text};

/// What an export of Slack looks like.
#[derive(Debug)]
pub(super) struct Slack;

impl Dialect for Slack {
    fn mark(&self, key: &[u8], value: Value<'_>) -> Mark {
        match (key, value) {
            (b"ts", Value::Text(_) | Value::Bare(_)) => Mark::Message,
            (b"messages" | b"users" | b"members" | b"channels", Value::Array) => Mark::Frame,
            (b"profile" | b"real_name", _) => Mark::Other,
            _ => Mark::Nothing,
        }
    }

    fn slot(&self, key: &[u8]) -> Slot {
        match key {
            b"messages" => Slot::Messages,
            b"users" | b"members" => Slot::List,
            b"channel" | b"channel_name" | b"name" => Slot::Fact,
            _ => Slot::Pass,
        }
    }

    fn lists_behind(&self) -> &'static [&'static str] {
        &["users", "members"]
    }

    fn read(&self, item: View<'_>, lookup: Lookup<'_>, draft: &mut Draft) -> Found {
        let Some(stamp) = item.get("ts").and_then(View::words) else {
            return if person(item).is_some() { Found::Aside } else { Found::Other };
        };
        draft.told.chat.kind = ChatKind::Group;
        let message = &mut draft.message;
        message.id = micros(&stamp).map_or(MessageId::Text(stamp.clone()), MessageId::Number);
        message.posted = posted(&stamp);
        message.edited = item.path(&["edited", "ts"]).and_then(View::words).and_then(|stamp| posted(&stamp));
        let user = item.any(&["user", "bot_id"]).and_then(View::text);
        message.from = item
            .get("user_profile")
            .and_then(profile)
            .or_else(|| item.get("username")?.text())
            .or_else(|| user.as_deref().and_then(|user| lookup.other(user)))
            .or_else(|| user.clone());
        message.from_id = user;
        let thread = item.get("thread_ts").and_then(View::words).filter(|thread| *thread != stamp);
        message.reply = thread.map(|thread| Reply { to: micros(&thread), ..Reply::default() });
        let all = item.get("reactions").into_iter().flat_map(View::items);
        message.reactions.extend(all.filter_map(|one| {
            let name = one.get("name").and_then(View::text).map(|name| format!(":{name}:"));
            fields::reaction(name, one.get("count"))
        }));
        let subtype = item.get("subtype").and_then(View::text).unwrap_or_default();
        let posts =
            ["", "bot_message", "file_share", "me_message", "thread_broadcast", "file_comment", "reply_broadcast"];
        if !posts.contains(&subtype.as_str()) {
            message.kind = MessageKind::Service;
            message.action = Some(subtype);
        }
        for file in item.get("files").into_iter().flat_map(View::items) {
            let text = |key| file.get(key).and_then(View::text);
            let missing = text("mode").filter(|mode| mode == "tombstone" || mode == "hidden_by_limit");
            let media = fields::media_by_mime(text("mimetype").as_deref(), text("name").or(text("title")));
            message.media.push(Media { missing, ..media });
        }
        for raw in texts(item) {
            if !draft.message.text.is_empty() {
                draft.message.text.push_str("\n\n");
            }
            slack_text::append(raw, lookup, draft);
        }
        Found::Message
    }

    fn learn(&mut self, key: &[u8], value: View<'_>, known: &mut Known) {
        if let Some((id, name)) = person(value) {
            return known.names.learn(Who::Other(id.into()), &name, None, ChatKind::Unknown);
        }
        if matches!(key, b"channel" | b"channel_name" | b"name") {
            let told = known.frame();
            told.chat.title = value.text().or_else(|| value.get("name")?.text()).or_else(|| told.chat.title.take());
            told.chat.kind = ChatKind::Group;
        }
    }
}

/// The text; what a bot attaches where it writes none.
fn texts(item: View<'_>) -> Vec<Raw<'_>> {
    let text = item.get("text").and_then(View::raw).filter(|raw| !raw.bytes().is_empty());
    if let Some(text) = text {
        return vec![text];
    }
    let attached = item.get("attachments").into_iter().flat_map(View::items);
    attached.flat_map(|one| [one.get("title"), one.get("text")]).flatten().filter_map(View::raw).collect()
}

/// Somebody of the list of users.
fn person(value: View<'_>) -> Option<(String, String)> {
    let id = value.get("id")?.text()?;
    let name = value.get("profile").and_then(profile).or_else(|| value.any(&["real_name", "name"])?.text())?;
    Some((id, name))
}

fn profile(profile: View<'_>) -> Option<String> {
    ["display_name", "real_name", "name"].iter().find_map(|key| profile.get(key)?.text())
}

/// A stamp in millionths of a second: that is how Slack's own addresses number a message.
fn micros(stamp: &str) -> Option<i64> {
    let (seconds, fraction) = stamp.split_once('.')?;
    let digits = fraction.len() == 6 && fraction.bytes().all(|byte| byte.is_ascii_digit());
    let seconds: i64 = seconds.parse().ok()?;
    digits.then_some(())?;
    seconds.checked_mul(1_000_000)?.checked_add(fraction.parse().ok()?)
}

fn posted(stamp: &str) -> Option<Posted> {
    crate::dump::times::epoch(stamp.split('.').next()?.parse().ok()?)
}
