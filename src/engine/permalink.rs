//! The address of a message on t.me, where a dump tells enough to know it.

use crate::dump::{Chat, ChatKind, Message, MessageId};

/// The address of a post: by the channel's name for everybody, by its number for members only. `None` where the
/// dump knows neither, or no number of the post.
pub(super) fn permalink(chat: &Chat, message: &Message) -> Option<String> {
    let MessageId::Number(post @ 1..) = message.id else { return None };
    match (&chat.username, chat.id, chat.kind) {
        // A name is what people may write in a dump: only what Telegram allows in one goes into an address.
        (Some(name), _, _) if !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') => {
            Some(format!("https://t.me/{name}/{post}"))
        }
        (_, Some(id @ 1..), ChatKind::Channel) => Some(format!("https://t.me/c/{id}/{post}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(username: Option<&str>, id: Option<i64>, kind: ChatKind, post: MessageId, address: Option<&str>) {
        let chat = Chat { username: username.map(str::to_owned), id, kind, ..Chat::default() };
        let message = Message { id: post, ..Message::default() };
        assert_eq!(permalink(&chat, &message).as_deref(), address);
    }

    #[test]
    fn only_what_is_known_makes_an_address() {
        let seven = || MessageId::Number(7);
        check(Some("harbour"), Some(5), ChatKind::Channel, seven(), Some("https://t.me/harbour/7"));
        check(None, Some(5), ChatKind::Channel, seven(), Some("https://t.me/c/5/7"));
        check(None, Some(5), ChatKind::Personal, seven(), None);
        check(None, None, ChatKind::Channel, seven(), None);
        check(Some("../evil"), None, ChatKind::Channel, seven(), None);
        check(Some("harbour"), None, ChatKind::Group, MessageId::Number(-999_999_990), None);
        check(Some("harbour"), None, ChatKind::Channel, MessageId::Text("x".to_owned()), None);
    }
}
