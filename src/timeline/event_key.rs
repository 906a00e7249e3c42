//! Names for events that are the same for everybody who has the same dump.
//!
//! A key is a hash of the chat and the id of an event's first report; of a paste, whose ids are only places in
//! it, the hash of the text. The hash must stay as it is: keys stand in links.

use crate::dump::{Chat, Message, MessageId};

const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// What names a chat: its id, else its name in links, else its title.
pub(super) fn chat(chat: &Chat) -> u64 {
    match (chat.id, &chat.username, &chat.title) {
        (Some(id), ..) => hash(1, &id.to_le_bytes()),
        (None, Some(username), _) => hash(2, username.to_lowercase().as_bytes()),
        (None, None, Some(title)) => hash(3, title.as_bytes()),
        (None, None, None) => hash(4, &[]),
    }
}

/// The key of the event that a message with a numbered id is the first to tell of.
pub(super) fn numbered(chat: u64, id: u32) -> u64 {
    hash(chat, &i64::from(id).to_le_bytes())
}

/// The same for any message.
pub(super) fn of_message(chat: u64, message: &Message) -> u64 {
    match &message.id {
        _ if message.position.lines.is_some() => hash(5, message.text.as_bytes()),
        MessageId::Number(id) => hash(chat, &id.to_le_bytes()),
        MessageId::Text(id) => hash(chat ^ 1, id.as_bytes()),
    }
}

/// The key of the `n`th event, from 1, that would have a key that is given already.
pub(super) fn again(key: u64, n: u32) -> u64 {
    hash(key, &n.to_le_bytes())
}

/// As it is written: thirteen letters and digits.
pub(super) fn text(key: u64) -> String {
    (0..13).rev().map(|at| LETTERS[(key >> (at * 5) & 31) as usize] as char).collect()
}

/// Reads what [`text`] writes, nothing else.
pub(super) fn parse(text: &str) -> Option<u64> {
    if text.len() != 13 {
        return None;
    }
    let key = text.bytes().try_fold(0_u128, |key, byte| {
        let digit = LETTERS.iter().position(|&letter| letter == byte)?;
        Some(key << 5 | digit as u128)
    })?;
    u64::try_from(key).ok()
}

/// FNV-1a, with its bits spread at the end.
fn hash(seed: u64, bytes: &[u8]) -> u64 {
    let step = |state: u64, &byte: &u8| (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let state = bytes.iter().fold(seed.to_le_bytes().iter().fold(0xcbf2_9ce4_8422_2325, step), step);
    let state = (state ^ state >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd);
    state ^ state >> 33
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dump::Position;

    #[test]
    fn keys_are_written_and_read() {
        for key in [0, 1, u64::MAX, 0x0123_4567_89ab_cdef] {
            assert_eq!(parse(&text(key)), Some(key));
        }
        for wrong in ["", "0", "00000000000000", "000000000000u", "zzzzzzzzzzzzz", "ключключк"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn keys_stay_what_they_are() {
        let named = Chat { id: Some(1_234), title: Some("Channel".into()), ..Chat::default() };
        assert_eq!(text(numbered(chat(&named), 77)), "ccq5c8etp4wr8");
        let message = Message { id: MessageId::Number(77), ..Message::default() };
        assert_eq!(of_message(chat(&named), &message), numbered(chat(&named), 77));
    }

    #[test]
    fn a_pasted_message_is_named_by_its_text() {
        let at = |id, line| Message {
            id: MessageId::Number(id),
            text: "Words.".into(),
            position: Position { lines: Some((line, line)), ..Position::default() },
            ..Message::default()
        };
        assert_eq!(of_message(1, &at(1, 1)), of_message(2, &at(9, 30)));
    }
}
