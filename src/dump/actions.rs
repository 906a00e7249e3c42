//! What records of the service are called: one name an act, that of Telegram Desktop's JSON, whichever program wrote it.
//!
//! Names that nobody knows stay as they are. What an act is told with is no matter of this file.

/// Names of others, in small letters and without what joins their words; what Telegram's own description calls an act
/// comes first, then `TDLib`, then Pyrogram with the interface for bots, then telegram-cli.
const NAMES: [(&str, &str); 108] = [
    ("chatcreate", "create_group"),
    ("chatedittitle", "edit_group_title"),
    ("chateditphoto", "edit_group_photo"),
    ("chatdeletephoto", "delete_group_photo"),
    ("chatadduser", "invite_members"),
    ("chatdeleteuser", "remove_members"),
    ("chatjoinedbylink", "join_group_by_link"),
    ("chatjoinedbyrequest", "join_group_by_request"),
    ("channelcreate", "create_channel"),
    ("chatmigrateto", "migrate_to_supergroup"),
    ("channelmigratefrom", "migrate_from_group"),
    ("pinmessage", "pin_message"),
    ("historyclear", "clear_history"),
    ("gamescore", "score_in_game"),
    ("paymentsent", "send_payment"),
    ("paymentsentme", "send_payment"),
    ("paymentrefunded", "refunded_payment"),
    ("phonecall", "phone_call"),
    ("screenshottaken", "take_screenshot"),
    ("botallowed", "allow_sending_messages"),
    ("securevaluessent", "send_passport_values"),
    ("securevaluessentme", "send_passport_values"),
    ("contactsignup", "joined_telegram"),
    ("geoproximityreached", "proximity_reached"),
    ("groupcall", "group_call"),
    ("groupcallscheduled", "group_call_scheduled"),
    ("invitetogroupcall", "invite_to_group_call"),
    ("conferencecall", "conference_call"),
    ("setmessagesttl", "set_messages_ttl"),
    ("setchattheme", "edit_chat_theme"),
    ("setchatwallpaper", "set_chat_wallpaper"),
    ("setsamechatwallpaper", "set_same_chat_wallpaper"),
    ("webviewdatasent", "send_webview_data"),
    ("webviewdatasentme", "send_webview_data"),
    ("topiccreate", "topic_created"),
    ("topicedit", "topic_edit"),
    ("suggestprofilephoto", "suggest_profile_photo"),
    ("requestedpeer", "requested_peer"),
    ("requestedpeersentme", "requested_peer"),
    ("boostapply", "boost_apply"),
    ("giveawaylaunch", "giveaway_launch"),
    ("giveawayresults", "giveaway_results"),
    ("giftcode", "gift_code_prize"),
    ("giftpremium", "send_premium_gift"),
    ("giftstars", "send_stars_gift"),
    ("giftton", "send_ton_gift"),
    ("stargift", "send_star_gift"),
    ("stargiftunique", "send_star_gift"),
    ("prizestars", "stars_prize"),
    ("paidmessagesrefunded", "paid_messages_refund"),
    ("paidmessagesprice", "paid_messages_price_change"),
    ("todocompletions", "todo_completions"),
    ("todoappendtasks", "todo_append_tasks"),
    ("suggestedpostapproval", "process_suggested_post"),
    ("suggestedpostsuccess", "suggested_post_success"),
    ("suggestedpostrefund", "suggested_post_refund"),
    // TDLib
    ("basicgroupchatcreate", "create_group"),
    ("supergroupchatcreate", "create_channel"),
    ("chatchangetitle", "edit_group_title"),
    ("chatchangephoto", "edit_group_photo"),
    ("chataddmembers", "invite_members"),
    ("chatdeletemember", "remove_members"),
    ("chatjoinbylink", "join_group_by_link"),
    ("chatjoinbyrequest", "join_group_by_request"),
    ("chatupgradeto", "migrate_to_supergroup"),
    ("chatupgradefrom", "migrate_from_group"),
    ("chatsettheme", "edit_chat_theme"),
    ("chatsetbackground", "set_chat_wallpaper"),
    ("chatsetmessageautodeletetime", "set_messages_ttl"),
    ("chatsetttl", "set_messages_ttl"),
    ("chatboost", "boost_apply"),
    ("forumtopiccreated", "topic_created"),
    ("forumtopicedited", "topic_edit"),
    ("paymentsuccessful", "send_payment"),
    ("giftedpremium", "send_premium_gift"),
    ("giftedstars", "send_stars_gift"),
    ("giveawaycreated", "giveaway_launch"),
    ("giveawaycompleted", "giveaway_results"),
    ("contactregistered", "joined_telegram"),
    ("botwriteaccessallowed", "allow_sending_messages"),
    ("webappdatasent", "send_webview_data"),
    ("passportdatasent", "send_passport_values"),
    ("proximityalerttriggered", "proximity_reached"),
    ("call", "phone_call"),
    ("videochatscheduled", "group_call_scheduled"),
    ("videochatstarted", "group_call"),
    ("videochatended", "group_call"),
    ("invitevideochatparticipants", "invite_to_group_call"),
    // Pyrogram
    ("groupchatcreated", "create_group"),
    ("channelchatcreated", "create_channel"),
    ("supergroupchatcreated", "create_channel"),
    ("newchattitle", "edit_group_title"),
    ("newchatphoto", "edit_group_photo"),
    ("deletechatphoto", "delete_group_photo"),
    ("newchatmembers", "invite_members"),
    ("leftchatmember", "remove_members"),
    ("leftchatmembers", "remove_members"),
    ("migratetochatid", "migrate_to_supergroup"),
    ("migratefromchatid", "migrate_from_group"),
    ("pinnedmessage", "pin_message"),
    ("gamehighscore", "score_in_game"),
    ("videochatmembersinvited", "invite_to_group_call"),
    // telegram-cli
    ("chatrename", "edit_group_title"),
    ("chatcreated", "create_group"),
    ("chatadduserlink", "join_group_by_link"),
    ("chatdeluser", "remove_members"),
    ("channelcreated", "create_channel"),
    ("migratedto", "migrate_to_supergroup"),
];

/// The name of an act, of whichever program's it is: `PinMessage`, `MessageActionPinMessage` and `pinned_message` are
/// `pin_message`.
pub(super) fn named(name: String) -> String {
    let plain: String = name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    let short = plain.strip_prefix("messageaction").or_else(|| plain.strip_prefix("messageservicetype"));
    let plain = short.unwrap_or(&plain);
    NAMES.iter().find(|(known, _)| *known == plain).map_or(name, |&(_, name)| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_act_has_one_name() {
        for (expected, names) in [
            ("pin_message", &["pin_message", "MessageActionPinMessage", "MessageServiceType.PINNED_MESSAGE"][..]),
            ("edit_group_title", &["chat_edit_title", "chat_change_title", "NEW_CHAT_TITLE", "chat.edit.title"]),
            ("set_messages_ttl", &["SetMessagesTTL", "set_messages_t_t_l", "chat_set_message_auto_delete_time"]),
            ("create_channel", &["channel_create", "supergroup_chat_create", "channel_chat_created"]),
            ("of_a_later_version", &["of_a_later_version"]),
        ] {
            for name in names {
                assert_eq!(named((*name).to_owned()), expected, "{name}");
            }
        }
    }

    #[test]
    fn no_name_is_written_twice_or_leads_on() {
        for (at, (known, name)) in NAMES.iter().enumerate() {
            assert!(NAMES[..at].iter().all(|(other, _)| other != known), "{known}");
            assert_eq!(&named((*name).to_owned()), name);
        }
    }
}
