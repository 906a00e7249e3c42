//! Telegram Desktop's `result.json`: one chat, a whole account, or pieces of either.

/// Whether `word` is the `type` of a chat.
pub(super) fn is_chat_type(word: &[u8]) -> bool {
    const TYPES: [&[u8]; 11] = [
        b"public_channel",
        b"private_channel",
        b"public_supergroup",
        b"private_supergroup",
        b"public_group",
        b"private_group",
        b"personal_chat",
        b"bot_chat",
        b"saved_messages",
        b"replies",
        b"verification_codes",
    ];
    TYPES.contains(&word)
}

/// Whether `word` is the `type` of a message.
pub(super) fn is_message_type(word: &[u8]) -> bool {
    matches!(word, b"message" | b"service" | b"unsupported")
}
