//! What service records say, which is English whatever the interface speaks, and which act that is.
//!
//! The acts are named as in the JSON that the same program writes.

use crate::dump::message::ChatKind;

/// How the text of a row begins that stands for a message the program could not write.
pub(super) const UNSUPPORTED: &str = "This message is not supported by this version of Telegram Desktop";

/// What happened.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Act {
    pub(super) action: &'static str,
    /// Who did it, where the sentence says so.
    pub(super) actor: Option<String>,
    /// What sort of chat such a sentence is written in.
    pub(super) chat: ChatKind,
}

/// Sentences that begin so.
const BEGINNINGS: [(&str, &str, ChatKind); 11] = [
    ("Channel title changed to ", "edit_group_title", ChatKind::Channel),
    ("Channel photo changed", "edit_group_photo", ChatKind::Channel),
    ("Channel photo removed", "delete_group_photo", ChatKind::Channel),
    ("Channel theme was ", "edit_chat_theme", ChatKind::Channel),
    ("Channel «", "create_channel", ChatKind::Channel),
    ("Voice chat scheduled for ", "group_call_scheduled", ChatKind::Channel),
    ("Voice chat", "group_call", ChatKind::Channel),
    ("New messages will ", "set_messages_ttl", ChatKind::Channel),
    ("History cleared", "clear_history", ChatKind::Unknown),
    ("Price per direct message changed", "paid_messages_price_change", ChatKind::Channel),
    ("Direct messages were disabled", "paid_messages_price_change", ChatKind::Channel),
];

/// Sentences in which this stands behind a name. What is longer comes before what it holds.
const MIDDLES: [(&str, &str, ChatKind); 19] = [
    (" pinned this message", "pin_message", ChatKind::Unknown),
    (" created group «", "create_group", ChatKind::Group),
    (" changed group title to «", "edit_group_title", ChatKind::Group),
    (" changed group photo", "edit_group_photo", ChatKind::Group),
    (" removed group photo", "delete_group_photo", ChatKind::Group),
    (" joined group by link from ", "join_group_by_link", ChatKind::Group),
    (" joined group by request", "join_group_by_request", ChatKind::Group),
    (" converted this group to a supergroup", "migrate_to_supergroup", ChatKind::Group),
    (" converted a basic group to this supergroup", "migrate_from_group", ChatKind::Group),
    (" started voice chat", "group_call", ChatKind::Group),
    (" scheduled a voice chat for ", "group_call_scheduled", ChatKind::Group),
    (" created topic «", "topic_created", ChatKind::Group),
    (" changed topic ", "topic_edit", ChatKind::Group),
    (" has set messages ", "set_messages_ttl", ChatKind::Unknown),
    (" just started a giveaway ", "giveaway_launch", ChatKind::Channel),
    (" winners of the giveaway ", "giveaway_results", ChatKind::Channel),
    (" took a screenshot", "take_screenshot", ChatKind::Unknown),
    (" invited ", "invite_members", ChatKind::Group),
    (" removed ", "remove_members", ChatKind::Group),
];

/// The act that a sentence tells of, if it is a known one.
pub(super) fn act(text: &str) -> Option<Act> {
    if let Some(&(_, action, chat)) = BEGINNINGS.iter().find(|(start, ..)| text.starts_with(start)) {
        return Some(Act { action, actor: None, chat });
    }
    MIDDLES.iter().find_map(|&(middle, action, chat)| {
        let (name, behind) = text.split_once(middle)?;
        let to_call = action == "invite_members" && behind.ends_with(" to the voice chat");
        let action = if to_call { "invite_to_group_call" } else { action };
        let actor = (action != "giveaway_results" && !matches!(name, "Deleted" | "Deleted Account"))
            .then(|| name.trim().to_owned())
            .filter(|name| !name.is_empty());
        Some(Act { action, actor, chat })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, action: &str, actor: Option<&str>, chat: ChatKind) {
        let act = act(text).expect("a known sentence");
        assert_eq!((act.action, act.actor.as_deref(), act.chat), (action, actor, chat), "{text}");
    }

    #[test]
    fn sentences_of_channels_are_known() {
        for (text, action) in [
            ("Channel «Harbour news» created", "create_channel"),
            ("Channel title changed to «Harbour»", "edit_group_title"),
            ("Channel photo changed", "edit_group_photo"),
            ("Channel photo removed", "delete_group_photo"),
            ("Voice chat (61 seconds)", "group_call"),
            ("Voice chat", "group_call"),
            ("Voice chat scheduled for 22.09.2023 13:15:00", "group_call_scheduled"),
            ("New messages will auto-delete in 7 days", "set_messages_ttl"),
            ("New messages will not auto-delete", "set_messages_ttl"),
            ("Channel theme was changed to ⚓", "edit_chat_theme"),
            ("Channel theme was disabled", "edit_chat_theme"),
            ("Price per direct message changed to 5 Telegram Stars.", "paid_messages_price_change"),
            ("Direct messages were disabled.", "paid_messages_price_change"),
            ("No winners of the giveaway could be selected.", "giveaway_results"),
        ] {
            check(text, action, None, ChatKind::Channel);
        }
        check("History cleared", "clear_history", None, ChatKind::Unknown);
        check("Harbour news pinned this message", "pin_message", Some("Harbour news"), ChatKind::Unknown);
        check(
            "Harbour just started a giveaway of Telegram Premium subscriptions to its followers.",
            "giveaway_launch",
            Some("Harbour"),
            ChatKind::Channel,
        );
    }

    #[test]
    fn sentences_of_groups_are_known() {
        for (text, action, actor) in [
            ("Ann created group «Harbour» with members Ann and Bo", "create_group", Some("Ann")),
            ("Ann invited Bo", "invite_members", Some("Ann")),
            ("Ann invited Bo to the voice chat", "invite_to_group_call", Some("Ann")),
            ("Ann removed Bo", "remove_members", Some("Ann")),
            ("Deleted joined group by link from Ann", "join_group_by_link", None),
            ("Ann converted this group to a supergroup", "migrate_to_supergroup", Some("Ann")),
        ] {
            check(text, action, actor, ChatKind::Group);
        }
        assert_eq!(act("A sentence of a later version"), None);
    }
}
