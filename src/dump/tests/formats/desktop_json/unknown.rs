//! What no version of Telegram Desktop writes yet, or some other program added: keys, kinds of chats, objects around them.

use expect_test::expect;

use super::super::{Fixture, fixture};
use super::{account, posts, sort};
use crate::dump::Format::{DesktopAccount, DesktopChat};

/// A chat that has this before its name.
fn begun(keys: &str) -> String {
    sort("public_channel").replacen(" \"name\"", &format!(" {keys},\n \"name\""), 1)
}

pub(super) fn all() -> Vec<Fixture> {
    let chat = sort("public_channel");
    let community = sort("community").replace("Harbour news", "Piers").replace("1234500001", "77");
    let pictured = begun(r#""avatar": {"path": "a.jpg"}"#).replace("Harbour news", "Boats").replace("1234500001", "78");
    let reply = r#"{"id": 9, "type": "message", "date": "2023-09-21T13:15:00", "text": "Within"}"#;
    let many = (0..900).map(|at| format!("\"key_{at}\": \"{}\"", "v".repeat(90))).collect::<Vec<_>>().join(",\n ");
    vec![
        fixture(
            "1.2 a list before the name",
            DesktopChat,
            begun(r#""topics": [{"id": 1, "title": "General"}]"#),
            expect![[r##"
            # 1234500001 Harbour news Channel
            1 2023-09-22 10:00:00+3: "Ferry""##]],
        ),
        fixture(
            "1.2 a list of chats or members before the name",
            DesktopChat,
            begun(r#""members": [{"id": 1, "type": "user", "name": "Ann"}], "users": []"#),
            expect![[r##"
            # 1234500001 Harbour news Channel
            1 2023-09-22 10:00:00+3: "Ferry""##]],
        ),
        fixture(
            "1.2 messages before the name that are not the chat's",
            DesktopChat,
            begun(&format!(r#""pinned": [{reply}], "last": {reply}"#)),
            expect![[r##"
            # 1234500001 Harbour news Channel
            1 2023-09-22 10:00:00+3: "Ferry""##]],
        ),
        fixture(
            "1.2 messages behind the chat's that are none of it",
            DesktopChat,
            chat.replace("\n ]\n}", &format!("\n ],\n \"pinned\": [{reply}],\n \"last\": {reply}\n}}")),
            expect![[r##"
            # 1234500001 Harbour news Channel
            1 2023-09-22 10:00:00+3: "Ferry""##]],
        ),
        fixture(
            "1.2 a list between name and type",
            DesktopChat,
            chat.replace(
                " \"type\": \"public_channel\"",
                " \"data\": [],\n \"meta\": {\"a\": [1]},\n \"type\": \"public_channel\"",
            ),
            expect![[r##"
            # 1234500001 Harbour news Channel
            1 2023-09-22 10:00:00+3: "Ferry""##]],
        ),
        fixture(
            "1.2 very many keys before the name",
            DesktopChat,
            begun(&many),
            expect![[r##"
            # 1234500001 Harbour news Channel
            1 2023-09-22 10:00:00+3: "Ferry""##]],
        ),
        fixture(
            "1.2 a kind of chat that nobody knows",
            DesktopChat,
            sort("community"),
            expect![[r##"
            # 1234500001 Harbour news
            1 2023-09-22 10:00:00+3: "Ferry""##]],
        ),
        fixture(
            "1.3 messages within messages",
            DesktopChat,
            posts(&[
                &format!(r#""reply_to": {reply}, "text": "Ferry""#),
                &format!(r#""replies": [{reply}, {reply}], "text": "Pier""#),
                &format!(r#""text": "Boat", "comments": {{"all": [{reply}]}}"#),
                r#""text": "Buoy""#,
            ]),
            expect![[r##"
            # 1234500001 Harbour news Channel
            1 2023-09-22 10:00:00+3: "Ferry"
            2 2023-09-22 10:01:00+3: "Pier"
            3 2023-09-22 10:02:00+3: "Boat"
            4 2023-09-22 10:03:00+3: "Buoy""##]],
        ),
        fixture(
            "1.3 messages within messages, keys sorted",
            DesktopChat,
            serde_json::from_str::<serde_json::Value>(&posts(&[
                &format!(r#""a_reply": {reply}, "text": "Ferry""#),
                r#""answers": [{"id": 9, "type": "service"}], "text": "Pier""#,
            ]))
            .expect("valid")
            .to_string(),
            expect![[r##"
            # 1234500001 Harbour news Channel
            1 2023-09-22 10:00:00+3: "Ferry"
            2 2023-09-22 10:01:00+3: "Pier""##]],
        ),
        fixture(
            "1.4 a text as an object, a number, lists in lists",
            DesktopChat,
            posts(&[
                r#""text": {"type": "bold", "text": "Ferry"}"#,
                r#""text": 5"#,
                r#""text": [["Pier "], {"type": "new", "text": "two "}, {"type": "bold", "text": ["or ", {"type": "italic", "text": "three"}]}, null, {"type": "bold", "text": null}]"#,
            ]),
            expect![[r##"
            # 1234500001 Harbour news Channel
            1 2023-09-22 10:00:00+3: "Ferry" 0-5 Bold
            2 2023-09-22 10:01:00+3: "5"
            3 2023-09-22 10:02:00+3: "Pier two or three" 5-9 Unknown("new") 9-17 Bold"##]],
        ),
        fixture(
            "1 within another object",
            DesktopChat,
            format!("{{\"data\": {chat}}}"),
            expect![[r##"
            # 1234500001 Harbour news Channel
            1 2023-09-22 10:00:00+3: "Ferry""##]],
        ),
        fixture(
            "1 within other objects, on one line",
            DesktopChat,
            format!("{{\"version\": 1, \"export\": {{\"chat\": {}}}}}", chat.replace('\n', "")),
            expect![[r##"
            # 1234500001 Harbour news Channel
            1 2023-09-22 10:00:00+3: "Ferry""##]],
        ),
        fixture(
            "2 chats of unknown kinds, with unknown keys",
            DesktopAccount,
            account(
                "\"exporter\": {\"v\": 1}, \"about\": \"\", ",
                "chats",
                &[chat.clone(), community.clone(), pictured.clone()],
            ),
            expect![[r##"
            # 1234500001 Harbour news Channel
            # 77 Piers
            # 78 Boats Channel
            1 in 0 2023-09-22 10:00:00+3: "Ferry"
            1 in 1 2023-09-22 10:00:00+3: "Ferry"
            1 in 2 2023-09-22 10:00:00+3: "Ferry""##]],
        ),
        fixture(
            "1.2 a list of chats under a key that nobody knows",
            DesktopChat,
            format!("{{\"saved\": {{\"about\": \"\", \"all\": [{chat}, {community}]}}}}"),
            expect![[r##"
                # 1234500001 Harbour news Channel
                # 77 Piers
                1 in 0 2023-09-22 10:00:00+3: "Ferry"
                1 in 1 2023-09-22 10:00:00+3: "Ferry""##]],
        ),
        fixture(
            "2 within another object",
            DesktopAccount,
            format!("{{\"result\": {}}}", account("\"about\": \"\", ", "chats", &[chat, community])),
            expect![[r##"
            # 1234500001 Harbour news Channel
            # 77 Piers
            1 in 0 2023-09-22 10:00:00+3: "Ferry"
            1 in 1 2023-09-22 10:00:00+3: "Ferry""##]],
        ),
    ]
}
