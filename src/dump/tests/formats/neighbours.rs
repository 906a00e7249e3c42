//! Exports of other services.

use expect_test::{Expect, expect};

use super::super::{dialects, feed, whatsapp};
use super::{Fixture, fixture};
use crate::dump::Format;

fn known(variant: &'static str, what: &str, format: Format, read: Expect) -> Fixture {
    let all = dialects::fixtures();
    let (_, written, _) = all.iter().find(|(name, ..)| *name == what).expect("a fixture of that name");
    fixture(variant, format, written.as_str(), read)
}

pub(super) fn all() -> Vec<Fixture> {
    vec![
        fixture(
            "8 WhatsApp of Android",
            Format::WhatsApp,
            whatsapp::ANDROID,
            expect![[r##"
            # dump
            1 2023-09-13 10:00 Unknown service: "Messages and calls are end-to-end encrypted. Tap to learn more."
            2 2023-09-13 10:15 Unknown by Ann Lind: "Ferry delayed:\n\nuntil noon"
            6 2023-09-13 10:16 Unknown by +46 70 123 [File Media omitted]: ""
            7 2023-09-13 10:17 Unknown by Ann Lind [Photo IMG-20230913-WA0001.jpg]: "The new pier"
            9 2023-09-13 10:18 Unknown service: "Ole changed the subject from \"Port: old\" to \"Port\"""##]],
        ),
        fixture(
            "8 WhatsApp of iOS",
            Format::WhatsApp,
            whatsapp::IOS,
            expect![[r##"
            # dump
            1 2023-09-13 10:00:00 Unknown service by Port: "Messages and calls are end-to-end encrypted."
            2 2023-09-13 10:15:01 Unknown by Ann Lind [Photo image omitted]: ""
            3 2023-09-13 22:16:00 Unknown by ~ Ole [File 00000002-plan.pdf]: "See the plan"
            4 2023-09-13 22:17:00 Unknown service by Ole: "Ole added Ann"
            5 2023-09-13 22:18:00 Unknown by Ole: "Done""##]],
        ),
        fixture(
            "8 WhatsApp, month first",
            Format::WhatsApp,
            "12/9/20, 11:55 PM - Bob: hi\n12/13/20, 11:56 PM - Ann: one: two\nand more\n",
            expect![[r##"
                # dump
                1 2020-12-09 23:55 Unknown by Bob: "hi"
                2 2020-12-13 23:56 Unknown by Ann: "one: two\nand more""##]],
        ),
        fixture(
            "8 WhatsApp, day first, in Russian",
            Format::WhatsApp,
            "13.12.20, 23:55 - Анна: <Без медиафайлов>\n13.12.20, 23:56 - Борис: план.pdf (файл добавлен)\n",
            expect![[r##"
                # dump
                1 2020-12-13 23:55 Unknown by Анна [File Без медиафайлов]: ""
                2 2020-12-13 23:56 Unknown by Борис [File план.pdf]: """##]],
        ),
        fixture(
            "8 WhatsApp, year first",
            Format::WhatsApp,
            "[2020-12-13, 23:55:01] Bob: hi\n[2020-12-13, 23:56:01] Ann: ho\n",
            expect![[r##"
                # dump
                1 2020-12-13 23:55:01 Unknown by Bob: "hi"
                2 2020-12-13 23:56:01 Unknown by Ann: "ho""##]],
        ),
        fixture(
            "8 WhatsApp, one message",
            Format::WhatsApp,
            "13.09.2023, 10:15 - Ann Lind: Ferry\nlate\n",
            expect![[r##"
                # dump
                1 2023-09-13 10:15 Unknown by Ann Lind: "Ferry\nlate""##]],
        ),
        fixture(
            "8 WhatsApp, a date that there is not",
            Format::WhatsApp,
            "13.09.2023, 10:15 - Ann: one\n32.13.2023, 10:16 - Ole: two\n13.09.2023, 10:17 - Ann: three\n",
            expect![[r##"
                # dump
                1 2023-09-13 10:15 Unknown by Ann: "one"
                2 by Ole: "two"
                3 2023-09-13 10:17 Unknown by Ann: "three"
                ! no date"##]],
        ),
        known(
            "8 Discord",
            "Discord",
            Format::Discord,
            expect![[r##"
            # 1100000000000000001 Harbour / ferries Group about: Ferries and piers
            1154700000000000017 2023-09-22 10:15:00+3 edited 2023-09-22 10:20:00+3 by Anna by 42 answers 1154700000000000012 [Photo ferries.json_Files/pier.png pier.png] 👍×4: "Ferry delayed"
            1154700000000000018 2023-09-22 10:16:00+3 service channel_pinned_message by anna by 42: "Pinned a message."
            1154700000000000019 2023-09-22 10:17:00+3 by feed by 43: "Tariff\n\nNew from Monday"
            1154700000000000020 2023-09-22 10:18:00+3 by anna by 42 from ? 1100000000000000009 1154700000000000001 2023-09-22 09:00:00+3: "Storm warning""##]],
        ),
        known(
            "8 Slack, a day",
            "Slack, a day",
            Format::Slack,
            expect![[r##"
                # dump Group
                1695377700000200 2023-09-22 10:15:00Z edited 2023-09-22 10:20:00Z by anna by U1 answers 1695377000000100 [Photo pier.png] :thumbsup:×1: "Ferry & pier: see timetable, ask @U2 or #ferries @here, https://example.org 1 < 2" 18-27 TextLink("https://example.org/t?a&b") 33-36 Mention(None) 40-48 Mention(None) 56-75 Link
                1695377760000300 2023-09-22 10:16:00Z service channel_join by U2 by U2: "@U2 has joined the channel" 0-3 Mention(None)
                1695377800000400 2023-09-22 10:16:40Z by feed: "Tariff\n\nNew from Monday""##]],
        ),
        known(
            "8 Slack with users",
            "Slack with users",
            Format::Slack,
            expect![[r##"
            # ferries Group
            1695377700000200 2023-09-22 10:15:00Z edited 2023-09-22 10:20:00Z by anna by U1 answers 1695377000000100 [Photo pier.png] :thumbsup:×1: "Ferry & pier: see timetable, ask @Bo Berg or #ferries @here, https://example.org 1 < 2" 18-27 TextLink("https://example.org/t?a&b") 33-41 Mention(None) 45-53 Mention(None) 61-80 Link
            1695377760000300 2023-09-22 10:16:00Z service channel_join by Bo Berg by U2: "@Bo Berg has joined the channel" 0-8 Mention(None)
            1695377800000400 2023-09-22 10:16:40Z by feed: "Tariff\n\nNew from Monday""##]],
        ),
        known(
            "8 Slack, users first",
            "Slack, users first",
            Format::Slack,
            expect![[r##"
                # dump Group
                1695377700000200 2023-09-22 10:15:00Z edited 2023-09-22 10:20:00Z by anna by U1 answers 1695377000000100 [Photo pier.png] :thumbsup:×1: "Ferry & pier: see timetable, ask @Bo Berg or #ferries @here, https://example.org 1 < 2" 18-27 TextLink("https://example.org/t?a&b") 33-41 Mention(None) 45-53 Mention(None) 61-80 Link
                1695377760000300 2023-09-22 10:16:00Z service channel_join by Bo Berg by U2: "@Bo Berg has joined the channel" 0-8 Mention(None)
                1695377800000400 2023-09-22 10:16:40Z by feed: "Tariff\n\nNew from Monday""##]],
        ),
        known(
            "8 Mastodon",
            "Mastodon",
            Format::Mastodon,
            expect![[r##"
            # @harbour@example.social @harbour@example.social Channel
            17 2023-09-22 10:15:00Z by @harbour@example.social answers 12 in @port@example.social [Photo media_attachments/files/1/pier.png pier.png "The old pier"]: "Delays\n\nFerry delayed & late\nsee https://example.org/t\n\n#ferry" 33-54 Link 56-62 Hashtag
            18 2023-09-22 10:16:00Z by @harbour@example.social from @office@port.example https://port.example/users/office/statuses/5 5: "https://port.example/users/office/statuses/5" 0-44 Link"##]],
        ),
        known(
            "8 Mastodon, a list",
            "Mastodon, a list",
            Format::Mastodon,
            expect![[r##"
            # @harbour@example.social @harbour@example.social Channel
            17 2023-09-22 10:15:00Z by @harbour@example.social: "x""##]],
        ),
        known(
            "8 X",
            "X",
            Format::XArchive,
            expect![[r##"
            # dump
            1705000000000000017 2023-09-22 10:15:00Z answers 12 in @port [Photo x.jpg] forwards 3 like×4: "Ferry & pier, see https://example.org/t." 18-39 Link
            1705000000000000018 2023-09-22 10:16:00Z from @port_office: "RT @port_office: Storm warning""##]],
        ),
        known(
            "8 X without its script",
            "X without its script",
            Format::XArchive,
            expect![[r##"
            # dump
            1705000000000000017 2023-09-22 10:15:00Z answers 12 in @port [Photo x.jpg] forwards 3 like×4: "Ferry & pier, see https://example.org/t." 18-39 Link
            1705000000000000018 2023-09-22 10:16:00Z from @port_office: "RT @port_office: Storm warning""##]],
        ),
        fixture(
            "8 RSS",
            Format::Feed,
            feed::RSS,
            expect![[r##"
            # Harbour & news Channel about: Ferries and piers
            harbour-17 2023-09-22 10:15:00Z by Ann source https://example.org/17: "Ferry delayed\nuntil noon\n\nSee timetable" 6-13 Bold 30-39 TextLink("https://example.org/t")
            https://example.org/16 2023-09-21 10:00:00+3 [Photo pier.jpg]: "New pier\n\nIt opens on Sunday & is free." 19-28 Italic"##]],
        ),
        fixture(
            "8 Atom",
            Format::Feed,
            feed::ATOM,
            expect![[r##"
            # Harbour & news Channel about: Ferries
            urn:harbour:18 2023-09-22 10:15:00+3 edited 2023-09-22 10:20:00+3 by Ann source https://example.org/18: "Closed on Sunday\n\nThe old pier.\n\nR&D" 22-25 Italic
            urn:harbour:17 2023-09-21 10:00:00Z [Photo]: "One\n\nTwo"
            urn:harbour:16 2023-09-20 10:00:00Z: "a < b\nsecond line""##]],
        ),
        fixture(
            "8 RDF",
            Format::Feed,
            feed::RDF,
            expect![[r##"
            # Harbour Channel
            https://example.org/17 2023-09-22 10:15:00Z: "Ferry delayed\n\nUntil noon""##]],
        ),
    ]
}
