//! Records of the service in Telegram Desktop's JSON: every action.

use expect_test::expect;

use super::super::{Fixture, fixture};
use super::messages;
use crate::dump::Format::DesktopChat;

/// Every action and what it brings with it.
const ACTIONS: [&str; 62] = [
    r#""action": "create_channel", "title": "Harbour""#,
    r#""action": "create_group", "title": "Harbour", "members": ["Ann", null]"#,
    r#""action": "edit_group_title", "title": "Harbour news""#,
    r#""action": "edit_group_photo", "photo": "photos/a.jpg", "width": 640, "height": 640"#,
    r#""action": "suggest_profile_photo", "photo": "(File not included. Change data exporting settings to download.)""#,
    r#""action": "delete_group_photo""#,
    r#""action": "clear_history""#,
    r#""action": "take_screenshot""#,
    r#""action": "migrate_to_supergroup""#,
    r#""action": "migrate_from_group", "title": "Harbour""#,
    r#""action": "joined_telegram""#,
    r#""action": "join_group_by_request""#,
    r#""action": "requested_phone_number""#,
    r#""action": "giveaway_launch""#,
    r#""action": "invite_members", "members": ["Ann", "Bo"]"#,
    r#""action": "remove_members", "members": ["Ann"]"#,
    r#""action": "invite_to_group_call", "members": ["Ann"]"#,
    r#""action": "join_group_by_link", "inviter": "Ann""#,
    r#""action": "pin_message", "message_id": 1"#,
    r#""action": "group_call", "duration": 60"#,
    r#""action": "group_call_scheduled", "schedule_date": 1695380400"#,
    r#""action": "phone_call", "duration_seconds": 5, "discard_reason": "hangup""#,
    r#""action": "conference_call", "is_active": false, "is_missed": true"#,
    r#""action": "set_messages_ttl", "period": 86400"#,
    r#""action": "edit_chat_theme", "emoticon": "⚓""#,
    r#""action": "set_chat_wallpaper""#,
    r#""action": "set_same_chat_wallpaper", "message_id": 1"#,
    r#""action": "score_in_game", "game_message_id": 1, "score": 5"#,
    r#""action": "send_payment", "amount": 5, "currency": "EUR", "invoice_message_id": 1"#,
    r#""action": "refunded_payment", "amount": 5, "currency": "EUR", "peer_name": "Ann", "peer_id": "user42", "charge_id": "x""#,
    r#""action": "allow_sending_messages", "reason_domain": "example.org""#,
    r#""action": "attach_menu_bot_allowed""#,
    r#""action": "web_app_bot_allowed""#,
    r#""action": "send_passport_values", "values": ["email"]"#,
    r#""action": "proximity_reached", "from": "Ann", "from_id": "user42", "to": "Bo", "to_id": "user43", "distance": 50"#,
    r#""action": "send_webview_data", "text": "Chosen: pier""#,
    r#""action": "requested_peer", "button_id": 5, "peers": "[\"user42\"]""#,
    r#""action": "topic_created", "title": "Ferries""#,
    r#""action": "topic_edit", "new_title": "Piers", "new_icon_emoji_id": 5"#,
    r#""action": "boost_apply", "boosts": 2"#,
    r#""action": "giveaway_results", "winners": 5, "unclaimed": 0"#,
    r#""action": "gift_code_prize", "gift_code": "x", "months": 3, "unclaimed": false, "via_giveaway": true"#,
    r#""action": "send_premium_gift", "cost": "5 EUR", "months": 3"#,
    r#""action": "send_stars_gift", "cost": "5 EUR", "amount_whole": 50, "amount_nano": 0"#,
    r#""action": "send_ton_gift", "amount_whole": 1, "amount_nano": 0"#,
    r#""action": "send_star_gift", "gift_id": 5, "stars": 50, "is_limited": false, "is_anonymous": false, "gift_text": ["For ", {"type": "bold", "text": "you"}]"#,
    r#""action": "send_star_gift", "gift_id": 5, "stars": 50, "text": "For you""#,
    r#""action": "stars_prize", "boost_peer_id": 5, "boost_peer_name": "Pier", "stars": 50, "is_unclaimed": false"#,
    r#""action": "paid_messages_refund", "messages_count": 1, "stars_count": 5"#,
    r#""action": "paid_messages_price_change", "price_stars": 5, "is_broadcast_messages_allowed": true"#,
    r#""action": "todo_completions", "completed": [1], "incompleted": []"#,
    r#""action": "todo_append_tasks", "items": [{"text": "Paint", "id": 3}]"#,
    r#""action": "process_suggested_post", "rejected": true, "comment": "No""#,
    r#""action": "suggested_post_success", "price_amount_whole": "5", "price_currency": "Stars""#,
    r#""action": "suggested_post_refund", "user_initiated": true"#,
    r#""information_text": "Something happened""#,
    r#""action": "join_group_via_community""#,
    r#""action": "poll_append_answer", "option": "Third""#,
    r#""action": "suggest_birthday", "day": 1, "month": 2"#,
    r#""action": "change_creator", "new_creator": "Ann""#,
    r#""action": "managed_bot_created", "bot": "@bot""#,
    r#""action": "of_a_later_version", "depth": {"x": [1]}"#,
];

pub(super) fn all() -> Vec<Fixture> {
    let all: Vec<_> = ACTIONS
        .iter()
        .map(|keys| format!(r#""actor": "Ann", "actor_id": "user42", {keys}, "text": "", "text_entities": []"#))
        .collect();
    let all: Vec<_> = all.iter().map(String::as_str).collect();
    vec![
        fixture(
            "1.6 every action",
            DesktopChat,
            records(&all),
            expect![[r##"
            # 1234500001 Harbour news Channel
            1 2023-09-22 10:00:00+3 service create_channel by Ann by user42: "Harbour"
            2 2023-09-22 10:01:00+3 service create_group by Ann by user42: "Harbour\nmembers: Ann"
            3 2023-09-22 10:02:00+3 service edit_group_title by Ann by user42: "Harbour news"
            4 2023-09-22 10:03:00+3 service edit_group_photo by Ann by user42 [Photo photos/a.jpg]: ""
            5 2023-09-22 10:04:00+3 service suggest_profile_photo by Ann by user42 [Photo (File not included. Change data exporting settings to download.)]: ""
            6 2023-09-22 10:05:00+3 service delete_group_photo by Ann by user42: ""
            7 2023-09-22 10:06:00+3 service clear_history by Ann by user42: ""
            8 2023-09-22 10:07:00+3 service take_screenshot by Ann by user42: ""
            9 2023-09-22 10:08:00+3 service migrate_to_supergroup by Ann by user42: ""
            10 2023-09-22 10:09:00+3 service migrate_from_group by Ann by user42: "Harbour"
            11 2023-09-22 10:10:00+3 service joined_telegram by Ann by user42: ""
            12 2023-09-22 10:11:00+3 service join_group_by_request by Ann by user42: ""
            13 2023-09-22 10:12:00+3 service requested_phone_number by Ann by user42: ""
            14 2023-09-22 10:13:00+3 service giveaway_launch by Ann by user42: ""
            15 2023-09-22 10:14:00+3 service invite_members by Ann by user42: "members: Ann, Bo"
            16 2023-09-22 10:15:00+3 service remove_members by Ann by user42: "members: Ann"
            17 2023-09-22 10:16:00+3 service invite_to_group_call by Ann by user42: "members: Ann"
            18 2023-09-22 10:17:00+3 service join_group_by_link by Ann by user42: "inviter: Ann"
            19 2023-09-22 10:18:00+3 service pin_message by Ann by user42 answers 1: ""
            20 2023-09-22 10:19:00+3 service group_call by Ann by user42: "duration: 60"
            21 2023-09-22 10:20:00+3 service group_call_scheduled by Ann by user42: "schedule_date: 1695380400"
            22 2023-09-22 10:21:00+3 service phone_call by Ann by user42: "duration_seconds: 5\ndiscard_reason: hangup"
            23 2023-09-22 10:22:00+3 service conference_call by Ann by user42: "is_active: false\nis_missed: true"
            24 2023-09-22 10:23:00+3 service set_messages_ttl by Ann by user42: "period: 86400"
            25 2023-09-22 10:24:00+3 service edit_chat_theme by Ann by user42: "emoticon: ⚓"
            26 2023-09-22 10:25:00+3 service set_chat_wallpaper by Ann by user42: ""
            27 2023-09-22 10:26:00+3 service set_same_chat_wallpaper by Ann by user42 answers 1: ""
            28 2023-09-22 10:27:00+3 service score_in_game by Ann by user42: "game_message_id: 1\nscore: 5"
            29 2023-09-22 10:28:00+3 service send_payment by Ann by user42: "amount: 5\ncurrency: EUR\ninvoice_message_id: 1"
            30 2023-09-22 10:29:00+3 service refunded_payment by Ann by user42: "amount: 5\ncurrency: EUR\npeer_name: Ann\npeer_id: user42\ncharge_id: x"
            31 2023-09-22 10:30:00+3 service allow_sending_messages by Ann by user42: "reason_domain: example.org"
            32 2023-09-22 10:31:00+3 service attach_menu_bot_allowed by Ann by user42: ""
            33 2023-09-22 10:32:00+3 service web_app_bot_allowed by Ann by user42: ""
            34 2023-09-22 10:33:00+3 service send_passport_values by Ann by user42: "values: email"
            35 2023-09-22 10:34:00+3 service proximity_reached by Ann by user42: "to: Bo\nto_id: user43\ndistance: 50"
            36 2023-09-22 10:35:00+3 service send_webview_data by Ann by user42: "Chosen: pier"
            37 2023-09-22 10:36:00+3 service requested_peer by Ann by user42: "button_id: 5\npeers: [\"user42\"]"
            38 2023-09-22 10:37:00+3 service topic_created by Ann by user42: "Ferries"
            39 2023-09-22 10:38:00+3 service topic_edit by Ann by user42: "Piers\nnew_icon_emoji_id: 5"
            40 2023-09-22 10:39:00+3 service boost_apply by Ann by user42: "boosts: 2"
            41 2023-09-22 10:40:00+3 service giveaway_results by Ann by user42: "winners: 5\nunclaimed: 0"
            42 2023-09-22 10:41:00+3 service gift_code_prize by Ann by user42: "gift_code: x\nmonths: 3\nunclaimed: false\nvia_giveaway: true"
            43 2023-09-22 10:42:00+3 service send_premium_gift by Ann by user42: "cost: 5 EUR\nmonths: 3"
            44 2023-09-22 10:43:00+3 service send_stars_gift by Ann by user42: "cost: 5 EUR\namount_whole: 50\namount_nano: 0"
            45 2023-09-22 10:44:00+3 service send_ton_gift by Ann by user42: "amount_whole: 1\namount_nano: 0"
            46 2023-09-22 10:45:00+3 service send_star_gift by Ann by user42: "For you\ngift_id: 5\nstars: 50\nis_limited: false\nis_anonymous: false" 4-7 Bold
            47 2023-09-22 10:46:00+3 service send_star_gift by Ann by user42: "For you\ngift_id: 5\nstars: 50"
            48 2023-09-22 10:47:00+3 service stars_prize by Ann by user42: "boost_peer_id: 5\nboost_peer_name: Pier\nstars: 50\nis_unclaimed: false"
            49 2023-09-22 10:48:00+3 service paid_messages_refund by Ann by user42: "messages_count: 1\nstars_count: 5"
            50 2023-09-22 10:49:00+3 service paid_messages_price_change by Ann by user42: "price_stars: 5\nis_broadcast_messages_allowed: true"
            51 2023-09-22 10:50:00+3 service todo_completions by Ann by user42: "completed: 1"
            52 2023-09-22 10:51:00+3 service todo_append_tasks by Ann by user42: "items: Paint"
            53 2023-09-22 10:52:00+3 service process_suggested_post by Ann by user42: "rejected: true\ncomment: No"
            54 2023-09-22 10:53:00+3 service suggested_post_success by Ann by user42: "price_amount_whole: 5\nprice_currency: Stars"
            55 2023-09-22 10:54:00+3 service suggested_post_refund by Ann by user42: "user_initiated: true"
            56 2023-09-22 10:55:00+3 service by Ann by user42: "Something happened"
            57 2023-09-22 10:56:00+3 service join_group_via_community by Ann by user42: ""
            58 2023-09-22 10:57:00+3 service poll_append_answer by Ann by user42: "option: Third"
            59 2023-09-22 10:58:00+3 service suggest_birthday by Ann by user42: "day: 1\nmonth: 2"
            60 2023-09-22 10:59:00+3 service change_creator by Ann by user42: "new_creator: Ann"
            61 2023-09-22 10:00:00+3 service managed_bot_created by Ann by user42: "bot: @bot"
            62 2023-09-22 10:01:00+3 service of_a_later_version by Ann by user42: """##]],
        ),
        fixture(
            "1.6 without an actor",
            DesktopChat,
            records(&[
                r#""actor": null, "action": "clear_history", "text": """#,
                r#""action": "send_passport_values", "values": [], "text": """#,
            ]),
            expect![[r##"
                # 1234500001 Harbour news Channel
                1 2023-09-22 10:00:00+3 service clear_history: ""
                2 2023-09-22 10:01:00+3 service send_passport_values: """##]],
        ),
    ]
}

/// A chat with these records, each given by its keys behind `id` and `type`.
fn records(keys: &[&str]) -> String {
    messages("service", keys)
}
