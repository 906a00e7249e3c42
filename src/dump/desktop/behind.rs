//! What a file tells of its chat behind the messages, as copies with sorted keys do.
//!
//! Every message wants to know its chat, so this is looked for before they are read. It looks at the ends of a file alone
//! and reads no message.

use memchr::memrchr_iter;

use super::draft::Draft;
use crate::dump::json::{Tokens, Value};
use crate::dump::message::Chat;

/// Whether the messages of a file's chat stand before its name and its type.
pub(super) fn is_behind(head: &[u8]) -> bool {
    let mut tokens = Tokens::new(head, 0, false);
    if !matches!(tokens.value(), Ok(Value::Object)) {
        return false;
    }
    while let Ok(Some(key)) = tokens.key() {
        match (key.bytes(), tokens.value()) {
            (b"messages", Ok(Value::Array)) => return true,
            (b"name" | b"type", _) | (_, Err(_)) => return false,
            (_, Ok(value)) if tokens.skip(value).is_err() => return false,
            _ => {}
        }
    }
    false
}

/// What stands behind the messages, where these begin the only chat of a file: nothing that has to do with messages,
/// and the end.
pub(super) fn read(tail: &[u8]) -> Option<Chat> {
    // A name may have brackets in it.
    const BRACKETS: usize = 32;
    memrchr_iter(b']', tail).take(BRACKETS).find_map(|at| {
        let mut tokens = Tokens::new(tail, at + 1, true);
        let mut draft = Draft::default();
        while let Some(key) = tokens.key().ok()? {
            let value = tokens.value().ok()?;
            if matches!(value, Value::Array | Value::Object) {
                return None;
            }
            draft.field(key.bytes(), value);
        }
        (tokens.peek() == Ok(None) && draft.chat != Chat::default()).then_some(draft.chat)
    })
}
