//! What is attached to messages of Telegram Desktop's JSON.

use expect_test::expect;

use super::super::{Fixture, fixture};
use super::posts;
use crate::dump::Format::DesktopChat;

pub(super) fn all() -> Vec<Fixture> {
    let document = |more: &str| format!(r#""file": "files/x", "file_name": "x", "mime_type": "a/b", {more}"text": """#);
    let documents: Vec<_> = ["sticker", "video_message", "voice_message", "animation", "video_file", "audio_file"]
        .iter()
        .map(|kind| document(&format!(r#""media_type": "{kind}", "sticker_emoji": "⚓", "performer": "Band", "title": "Waves", "duration_seconds": 7, "#)))
        .chain([document("")])
        .collect();
    let documents: Vec<_> = documents.iter().map(String::as_str).collect();
    vec![
        fixture(
            "1.5 photos and why they are missing",
            DesktopChat,
            posts(&[
                r#""photo": "photos/photo_1@22-09-2023_13-15-00.jpg", "photo_file_size": 5, "width": 1280, "height": 853, "media_spoiler": true, "text": """#,
                r#""photo": "(File not included. Change data exporting settings to download.)", "text": """#,
                r#""photo": "(File exceeds maximum size. Change data exporting settings to download.)", "text": """#,
                r#""photo": "(File unavailable, please try again later)", "text": """#,
                r#""photo": "(file skipped)", "text": """#,
                r#""self_destruct_period_seconds": 5, "text": """#,
            ]),
            expect![[r##"
                # 1234500001 Harbour news Channel
                1 2023-09-22 10:00:00+3 [Photo photos/photo_1@22-09-2023_13-15-00.jpg]: ""
                2 2023-09-22 10:01:00+3 [Photo (File not included. Change data exporting settings to download.)]: ""
                3 2023-09-22 10:02:00+3 [Photo (File exceeds maximum size. Change data exporting settings to download.)]: ""
                4 2023-09-22 10:03:00+3 [Photo (File unavailable, please try again later)]: ""
                5 2023-09-22 10:04:00+3 [Photo (file skipped)]: ""
                6 2023-09-22 10:05:00+3: """##]],
        ),
        fixture(
            "1.5 documents of every sort",
            DesktopChat,
            posts(&documents),
            expect![[r##"
            # 1234500001 Harbour news Channel
            1 2023-09-22 10:00:00+3 [Sticker files/x Band – Waves]: ""
            2 2023-09-22 10:01:00+3 [VideoMessage files/x Band – Waves]: ""
            3 2023-09-22 10:02:00+3 [VoiceMessage files/x Band – Waves]: ""
            4 2023-09-22 10:03:00+3 [Animation files/x Band – Waves]: ""
            5 2023-09-22 10:04:00+3 [Video files/x Band – Waves]: ""
            6 2023-09-22 10:05:00+3 [Audio files/x Band – Waves]: ""
            7 2023-09-22 10:06:00+3 [File files/x x]: """##]],
        ),
        fixture(
            "1.5 contacts, places, games, invoices",
            DesktopChat,
            posts(&[
                r#""contact_information": {"first_name": "Port", "last_name": "Desk", "phone_number": "+1555"}, "contact_vcard": "contacts/contact_1.vcard", "text": """#,
                r#""location_information": {"latitude": 59.1, "longitude": 18.2}, "live_location_period_seconds": 900, "text": """#,
                r#""location_information": null, "text": "nowhere""#,
                r#""place_name": "Old pier", "address": "Quay 1", "location_information": {"latitude": 59.1, "longitude": 18.2}, "text": """#,
                r#""game_title": "Tides", "game_description": "Wait", "game_link": "https://example.org/g", "text": """#,
                r#""invoice_information": "{\n \"title\": \"Ticket\",\n \"description\": \"One way\",\n \"amount\": 500,\n \"currency\": \"EUR\"\n}", "text": """#,
                r#""paid_stars_amount": 50, "text": """#,
            ]),
            expect![[r##"
                # 1234500001 Harbour news Channel
                1 2023-09-22 10:00:00+3 [Contact Port Desk "+1555"]: ""
                2 2023-09-22 10:01:00+3 [Location "59.1, 18.2"]: ""
                3 2023-09-22 10:02:00+3: "nowhere"
                4 2023-09-22 10:03:00+3 [Location Old pier "Quay 1\n59.1, 18.2"]: ""
                5 2023-09-22 10:04:00+3 [Game Tides "Wait"]: ""
                6 2023-09-22 10:05:00+3 [Invoice Ticket "One way"]: ""
                7 2023-09-22 10:06:00+3 [File paid_stars_amount: 50]: """##]],
        ),
        fixture(
            "1.5 polls and checklists, before 5.16 and since",
            DesktopChat,
            posts(&[
                r#""poll": {"question": "Which pier?", "closed": false, "total_voters": 3, "answers": [{"text": "First", "voters": 2, "chosen": false}, {"text": "Second", "voters": 1, "chosen": true}]}, "text": """#,
                r#""poll": {"question": ["Which ", {"type": "bold", "text": "pier"}, "?"], "closed": true, "total_voters": 0, "answers": [{"text": ["A", ""], "voters": 0, "chosen": false}]}, "text": """#,
                r#""todo_list": {"title": "Before noon", "others_can_append": false, "others_can_complete": true, "answers": [{"text": "Paint", "id": 1}, {"text": ["Wash ", {"type": "italic", "text": "all"}], "id": 2}]}, "text": """#,
            ]),
            expect![[r##"
                # 1234500001 Harbour news Channel
                1 2023-09-22 10:00:00+3 [Poll Which pier? "Which pier?\nFirst\nSecond"]: ""
                2 2023-09-22 10:01:00+3 [Poll Which pier? "Which pier?\nA"]: ""
                3 2023-09-22 10:02:00+3 [Checklist Before noon "Before noon\nPaint\nWash all"]: """##]],
        ),
        fixture(
            "1.5 giveaways, 4.11 to 5.4 and since",
            DesktopChat,
            posts(&[
                r#""giveaway_information": "{\n \"quantity\": 5,\n \"months\": 3\n}", "text": """#,
                r#""giveaway_information": {"quantity": 5, "months": 3, "until_date": "2023-09-30T12:00:00", "channels": [5], "countries": ["SE"], "additional_prize": "A boat", "is_only_new_subscribers": false}, "text": """#,
                r#""giveaway_results": {"channel": 5, "winners": [42], "additional_prize": "A boat", "winners_count": 1, "unclaimed_count": 0}, "text": """#,
            ]),
            expect![[r##"
                # 1234500001 Harbour news Channel
                1 2023-09-22 10:00:00+3 [Giveaway]: ""
                2 2023-09-22 10:01:00+3 [Giveaway "A boat"]: ""
                3 2023-09-22 10:02:00+3 [Giveaway "A boat"]: """##]],
        ),
    ]
}
