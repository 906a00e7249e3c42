//! Times in Telegram Desktop's JSON that other programs wrote anew.

use expect_test::expect;

use super::super::super::desktop::chat;
use super::super::{Fixture, fixture};
use crate::dump::Format::DesktopChat;

pub(super) fn all() -> Vec<Fixture> {
    vec![fixture(
        "1.1 times as other programs write them anew",
        DesktopChat,
        chat(
            &[
                r#""date": "2023-09-22T13:15:00+03:00""#,
                r#""date": "2023-09-22T10:15:00Z""#,
                r#""date": "2023-09-22 05:15:00-05:00", "edited": "2023-09-22 13:20:00+03:00""#,
                r#""date": "2023-09-22T13:15:00+03:00", "date_unixtime": "1695377700""#,
                r#""date": "2023-09-22T13:15""#,
                r#""date": "2023-09-22""#,
                r#""date": 1695377700"#,
                r#""date": 1695377700000, "edited": 1695378000000"#,
                r#""date": "2023-09-22T13:15:00", "date_unixtime": 1695377700000"#,
                r#""date": "2023-09-22T13:15:00", "date_unixtime": "1695377700000000""#,
            ]
            .iter()
            .zip(1..)
            .map(|(keys, id)| format!("{{\"id\": {id}, \"type\": \"message\", {keys}, \"text\": \"Ferry\"}}"))
            .collect::<Vec<_>>()
            .iter()
            .map(String::as_str)
            .collect::<Vec<_>>(),
        ),
        expect![[r##"
                # 1234500001 Harbour news Channel
                1 2023-09-22 10:15:00+3: "Ferry"
                2 2023-09-22 10:15:00Z: "Ferry"
                3 2023-09-22 10:15:00-5 edited 2023-09-22 10:20:00+3: "Ferry"
                4 2023-09-22 10:15:00+3: "Ferry"
                5 2023-09-22 13:15 Unknown: "Ferry"
                6 2023-09-22 Unknown: "Ferry"
                7 2023-09-22 10:15:00Z: "Ferry"
                8 2023-09-22 10:15:00Z edited 2023-09-22 10:20:00Z: "Ferry"
                9 2023-09-22 10:15:00+3: "Ferry"
                10 2023-09-22 10:15:00+3: "Ferry""##]],
    )]
}
