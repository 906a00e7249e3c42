//! What is known of a chat while its object is read.

use crate::dump::json::Value;
use crate::dump::message::{Chat, ChatKind};

/// A chat whose object is still open.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) chat: Chat,
    /// Whether its id was looked up behind the messages, which may be those of another in the same file.
    pub(super) presumed: bool,
    /// Its index, once it was announced.
    pub(super) index: Option<u32>,
    pub(super) start: u64,
}

impl Draft {
    /// Whether nothing was met that only a chat has.
    pub(super) fn tells_nothing(&self) -> bool {
        self.index.is_none() && self.chat == Chat::default()
    }

    /// Takes what is not known otherwise.
    pub(super) fn learn(&mut self, behind: Chat) {
        let chat = &mut self.chat;
        chat.title = chat.title.take().or(behind.title);
        self.presumed = chat.id.is_none() && behind.id.is_some();
        chat.id = chat.id.or(behind.id);
        if chat.kind == ChatKind::Unknown {
            chat.kind = behind.kind;
            chat.own_numbers |= behind.own_numbers;
        }
    }

    pub(super) fn field(&mut self, name: &[u8], value: Value<'_>) {
        let text = match value {
            Value::Text(raw) => raw.text(),
            Value::Bare(b"null") | Value::Object | Value::Array => return,
            Value::Bare(word) => String::from_utf8_lossy(word).into_owned(),
        };
        let text = text.trim();
        match name {
            b"name" if !text.is_empty() => self.chat.title = Some(text.to_owned()),
            // A message that lost its bracket must not rename its chat.
            b"id" => {
                let known = self.chat.id.filter(|_| !self.presumed);
                self.presumed = false;
                // Programs for bots put -100 in front of the numbers of channels.
                self.chat.id = known.or(text.parse().ok().map(|id: i64| match id.checked_neg() {
                    Some(bare) if bare > 1_000_000_000_000 => bare - 1_000_000_000_000,
                    _ => id,
                }));
            }
            b"type" => {
                self.chat.own_numbers = text.ends_with("_channel") || text.ends_with("_supergroup");
                self.chat.kind = match text {
                    "public_channel" | "private_channel" => ChatKind::Channel,
                    text if text.ends_with("group") => ChatKind::Group,
                    "personal_chat" | "bot_chat" | "saved_messages" | "replies" | "verification_codes" => {
                        ChatKind::Personal
                    }
                    _ => ChatKind::Unknown,
                }
            }
            _ => {}
        }
    }
}
