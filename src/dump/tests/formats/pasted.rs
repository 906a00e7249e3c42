//! Copied text of every client.

use expect_test::expect;

use super::{Fixture, fixture};
use crate::dump::{Format, PasteKind};

const CLIPBOARD: Format = Format::Paste(PasteKind::Clipboard);
const QUOTED: Format = Format::Paste(PasteKind::Quoted);
const NAMED: Format = Format::Paste(PasteKind::Named);
const PREVIEW: Format = Format::Paste(PasteKind::Preview);
const BARE: Format = Format::Paste(PasteKind::Bare);

pub(super) fn all() -> Vec<Fixture> {
    let mut all = headers();
    all.extend(labels());
    all.extend(others());
    all
}

/// Two blocks of Desktop's with these dates.
fn dated(first: &str, second: &str) -> String {
    format!("Harbour, news, [{first}]\nFerry delayed\n\nuntil noon\n\nHarbour, news, [{second}]\nNew pier")
}

fn headers() -> Vec<Fixture> {
    vec![
        fixture(
            "4.1 dates to 3.1.9",
            CLIPBOARD,
            dated("28.04.21 21:29", "28.04.21 21:30"),
            expect![[r##"
            # Harbour, news
            1 2021-04-28 21:29 Unknown by Harbour, news: "Ferry delayed\n\nuntil noon"
            2 2021-04-28 21:30 Unknown by Harbour, news: "New pier""##]],
        ),
        fixture(
            "4.1 dates of 3.1.10 to 4.4",
            CLIPBOARD,
            dated("17.11.2021 17:56", "17.11.2021 17:57"),
            expect![[r##"
            # Harbour, news
            1 2021-11-17 17:56 Unknown by Harbour, news: "Ferry delayed\n\nuntil noon"
            2 2021-11-17 17:57 Unknown by Harbour, news: "New pier""##]],
        ),
        fixture(
            "4.1 the same, day first",
            CLIPBOARD,
            dated("03/06/2022 21:58", "23/06/2022 21:58"),
            expect![[r##"
            # Harbour, news
            1 2022-06-03 21:58 Unknown by Harbour, news: "Ferry delayed\n\nuntil noon"
            2 2022-06-23 21:58 Unknown by Harbour, news: "New pier""##]],
        ),
        fixture(
            "4.1 the same, month first",
            CLIPBOARD,
            dated("9/22/2023 1:15 PM", "9/22/2023 2:02 PM"),
            expect![[r##"
            # Harbour, news
            1 2023-09-22 13:15 Unknown by Harbour, news: "Ferry delayed\n\nuntil noon"
            2 2023-09-22 14:02 Unknown by Harbour, news: "New pier""##]],
        ),
        fixture(
            "4.1 dates since 4.5, with a comma",
            CLIPBOARD,
            dated("22.09.23, 13:15", "22.09.23, 14:02"),
            expect![[r##"
                # Harbour, news
                1 2023-09-22 13:15 Unknown by Harbour, news: "Ferry delayed\n\nuntil noon"
                2 2023-09-22 14:02 Unknown by Harbour, news: "New pier""##]],
        ),
        fixture(
            "4.1 the same, narrow space before PM",
            CLIPBOARD,
            dated("9/22/23, 1:15\u{202F}PM", "9/22/23, 2:02\u{A0}PM"),
            expect![[r##"
                # Harbour, news
                1 2023-09-22 13:15 Unknown by Harbour, news: "Ferry delayed\n\nuntil noon"
                2 2023-09-22 14:02 Unknown by Harbour, news: "New pier""##]],
        ),
        fixture(
            "4.1 the same, without a comma",
            CLIPBOARD,
            dated("9/22/23 1:15 PM", "9/22/23 2:02 PM"),
            expect![[r##"
            # Harbour, news
            1 2023-09-22 13:15 Unknown by Harbour, news: "Ferry delayed\n\nuntil noon"
            2 2023-09-22 14:02 Unknown by Harbour, news: "New pier""##]],
        ),
        fixture(
            "4.1 the same, year first",
            CLIPBOARD,
            dated("2023-09-22 13:15", "2023-09-22 14:02"),
            expect![[r##"
            # Harbour, news
            1 2023-09-22 13:15 Unknown by Harbour, news: "Ferry delayed\n\nuntil noon"
            2 2023-09-22 14:02 Unknown by Harbour, news: "New pier""##]],
        ),
        fixture(
            "4.1 the same, in other digits",
            CLIPBOARD,
            dated("٢٢/٠٩/٢٠٢٣ ١٣:١٥", "٢٢/٠٩/٢٠٢٣ ١٤:٠٢"),
            expect![[r##"
                # Harbour, news
                1 2023-09-22 13:15 Unknown by Harbour, news: "Ferry delayed\n\nuntil noon"
                2 2023-09-22 14:02 Unknown by Harbour, news: "New pier""##]],
        ),
        fixture(
            "4.1 a date that there is not",
            CLIPBOARD,
            dated("22.09.2023 13:15", "30.02.2023 14:02"),
            expect![[r##"
                # Harbour, news
                1 2023-09-22 13:15 Unknown by Harbour, news: "Ferry delayed\n\nuntil noon"
                2 by Harbour, news: "New pier"
                ! no date"##]],
        ),
        fixture(
            "4.1 a body is missing",
            CLIPBOARD,
            "Harbour, [22.09.2023 13:15]\n\nHarbour, [22.09.2023 14:02]\n",
            expect![[r##"
                # Harbour
                1 2023-09-22 13:15 Unknown by Harbour: ""
                2 2023-09-22 14:02 Unknown by Harbour: """##]],
        ),
        fixture(
            "4.1 before, between and twice",
            CLIPBOARD,
            "Look at this.\n\nHarbour, [22.09.2023 13:15]\nFerry\n--------\nHarbour, [22.09.2023 13:15]\nFerry\n\nHarbour, [22.09.2023 14:02]\nPier",
            expect![[r##"
                # Harbour
                1: "Look at this."
                2 2023-09-22 13:15 Unknown by Harbour: "Ferry"
                3 2023-09-22 14:02 Unknown by Harbour: "Pier"
                ! no date
                ! put right: a message that was pasted before, left out"##]],
        ),
        fixture(
            "5.1 Web K",
            CLIPBOARD,
            "Гавань, [22.09.2023 13:15]\nПаром задержан\n\nГавань, [22.09.2023 14:02]\nНовый причал",
            expect![[r##"
                # Гавань
                1 2023-09-22 13:15 Unknown by Гавань: "Паром задержан"
                2 2023-09-22 14:02 Unknown by Гавань: "Новый причал""##]],
        ),
        fixture(
            "4.3 macOS, a range, with a colon",
            CLIPBOARD,
            "Ann, [22.09.2023 13:15]:\n...delayed until noon\n\nBo, [22.09.2023 13:16]:\nWhich ferry...",
            expect![[r##"
                #
                1 2023-09-22 13:15 Unknown by Ann: "...delayed until noon"
                2 2023-09-22 13:16 Unknown by Bo: "Which ferry...""##]],
        ),
    ]
}

/// Two blocks of 4.3 and before with such a beginning of the first.
fn labelled(lines: &str) -> String {
    format!("Harbour, [28.04.21 21:29]\n{lines}\n\nHarbour, [28.04.21 21:30]\nPier")
}

fn labels() -> Vec<Fixture> {
    let words = [
        "[ Photo ]",
        "[ Video ]",
        "[ GIF ]",
        "[ File : plan.pdf ]",
        "[ Audio file : Band – Waves ]",
        "[ Voice message ]",
        "[ Video message ]",
        "[ One-time Voice Message ]",
        "[ ⚓ Sticker ]",
        "[ Sticker ]",
        "[ Album ]",
        "[ Contact ]\nPort Desk\n+1555",
        "[ Location ]\nhttps://maps.example.org/?q=59.1,18.2",
        "[ Poll : Which pier? ]\n- First\n- Second",
        "[ Checklist : Before noon ]\n- Paint",
        "[ Story ]",
        "[ Expired story ]",
    ];
    let russian = [
        "[ Фотография ]",
        "[ Файл : план.pdf ]",
        "[ Альбом ]",
        "[ Голосовое сообщение ]",
        "[ Видео ]",
        "[ Стикер ]",
        "[ Видеосообщение ]",
        "[ Опрос : Какой причал? ]\n- Первый",
        "[ Аудиофайл ]",
        "[ Контакт ]\nПорт\n+1555",
        "[ Геопозиция ]\nhttps://maps.example.org",
    ];
    let blocks = |words: &[&str]| {
        words
            .iter()
            .enumerate()
            .map(|(at, word)| format!("Harbour, [28.04.21 21:{at:02}]\n{word}"))
            .collect::<Vec<_>>()
            .join("\n\n")
    };
    vec![
        fixture(
            "4.1 forwarded and answered, to 4.3.0",
            CLIPBOARD,
            labelled("[Forwarded from Port office via @bot]\n[In reply to Ann]\nFerry"),
            expect![[r##"
                # Harbour
                1 2021-04-28 21:29 Unknown by Harbour from Port office answers "Ann": "Ferry"
                2 2021-04-28 21:30 Unknown by Harbour: "Pier""##]],
        ),
        fixture(
            "4.1 the same in Russian",
            CLIPBOARD,
            labelled("[Переслано от Порт (Анна)]\n[В ответ на Анна]\nПаром"),
            expect![[r##"
                # Harbour
                1 2021-04-28 21:29 Unknown by Harbour from Порт (Анна) answers "Анна": "Паром"
                2 2021-04-28 21:30 Unknown by Harbour: "Pier""##]],
        ),
        fixture(
            "4.1 brackets that are text",
            CLIPBOARD,
            labelled("[1]\n[Обновлено]\nFerry"),
            expect![[r##"
            # Harbour
            1 2021-04-28 21:29 Unknown by Harbour: "[1]\n[Обновлено]\nFerry"
            2 2021-04-28 21:30 Unknown by Harbour: "Pier""##]],
        ),
        fixture(
            "4.1 every placeholder",
            CLIPBOARD,
            blocks(&words),
            expect![[r##"
            # Harbour
            1 2021-04-28 21:00 Unknown by Harbour [Photo]: ""
            2 2021-04-28 21:01 Unknown by Harbour [Video]: ""
            3 2021-04-28 21:02 Unknown by Harbour [Animation]: ""
            4 2021-04-28 21:03 Unknown by Harbour [File plan.pdf]: ""
            5 2021-04-28 21:04 Unknown by Harbour [Audio Band – Waves]: ""
            6 2021-04-28 21:05 Unknown by Harbour [VoiceMessage]: ""
            7 2021-04-28 21:06 Unknown by Harbour [VideoMessage]: ""
            8 2021-04-28 21:07 Unknown by Harbour [VoiceMessage]: ""
            9 2021-04-28 21:08 Unknown by Harbour [Sticker ⚓]: ""
            10 2021-04-28 21:09 Unknown by Harbour [Sticker]: ""
            11 2021-04-28 21:10 Unknown by Harbour [Photo]: ""
            12 2021-04-28 21:11 Unknown by Harbour [Contact "Port Desk\n+1555"]: ""
            13 2021-04-28 21:12 Unknown by Harbour [Location "https://maps.example.org/?q=59.1,18.2"]: ""
            14 2021-04-28 21:13 Unknown by Harbour [Poll Which pier? "Which pier?\nFirst\nSecond"]: ""
            15 2021-04-28 21:14 Unknown by Harbour [Checklist Before noon "Paint"]: ""
            16 2021-04-28 21:15 Unknown by Harbour [Story]: ""
            17 2021-04-28 21:16 Unknown by Harbour [Story]: """##]],
        ),
        fixture(
            "4.1 every placeholder in Russian",
            CLIPBOARD,
            blocks(&russian),
            expect![[r##"
            # Harbour
            1 2021-04-28 21:00 Unknown by Harbour [Photo]: ""
            2 2021-04-28 21:01 Unknown by Harbour [File план.pdf]: ""
            3 2021-04-28 21:02 Unknown by Harbour [Photo]: ""
            4 2021-04-28 21:03 Unknown by Harbour [VoiceMessage]: ""
            5 2021-04-28 21:04 Unknown by Harbour [Video]: ""
            6 2021-04-28 21:05 Unknown by Harbour [Sticker]: ""
            7 2021-04-28 21:06 Unknown by Harbour [VideoMessage]: ""
            8 2021-04-28 21:07 Unknown by Harbour [Poll Какой причал? "Какой причал?\nПервый"]: ""
            9 2021-04-28 21:08 Unknown by Harbour [Audio]: ""
            10 2021-04-28 21:09 Unknown by Harbour [Contact "Порт\n+1555"]: ""
            11 2021-04-28 21:10 Unknown by Harbour [Location "https://maps.example.org"]: """##]],
        ),
        fixture(
            "4.1 an album of files",
            CLIPBOARD,
            labelled("[ File : a.pdf ]\n\n[ File : b.pdf ]\n\n[ File : c.pdf ]\nThe plan\n\n[ File : d.pdf ]"),
            expect![[r##"
                # Harbour
                1 2021-04-28 21:29 Unknown by Harbour [File a.pdf] [File b.pdf] [File c.pdf]: "The plan\n\n[ File : d.pdf ]"
                2 2021-04-28 21:30 Unknown by Harbour: "Pier""##]],
        ),
        fixture(
            "4.1 a transcript",
            CLIPBOARD,
            labelled("{{\nFerry delayed [...]\n}}"),
            expect![[r##"
            # Harbour
            1 2021-04-28 21:29 Unknown by Harbour: "Ferry delayed [...]"
            2 2021-04-28 21:30 Unknown by Harbour: "Pier""##]],
        ),
        fixture(
            "4.1 links with words of their own",
            CLIPBOARD,
            labelled("See the timetable (https://example.org/t)"),
            expect![[r##"
                # Harbour
                1 2021-04-28 21:29 Unknown by Harbour: "See the timetable (https://example.org/t)"
                2 2021-04-28 21:30 Unknown by Harbour: "Pier""##]],
        ),
        fixture(
            "4.2 a part of one message",
            BARE,
            "delayed until noon, because",
            expect![[r##"
            #
            1: "delayed until noon, because"
            ! no date"##]],
        ),
    ]
}

fn others() -> Vec<Fixture> {
    let title = "Harbour news";
    vec![
        fixture(
            "4.3 macOS",
            QUOTED,
            "> Harbour news:\n🖼 New pier\n\n> Port office:\nClosed on Sunday",
            expect![[r##"
            # Harbour news
            1 by Harbour news [Photo]: "New pier"
            2 by Port office: "Closed on Sunday"
            ! no date
            ! no date"##]],
        ),
        fixture(
            "5.2 Web A and Z",
            QUOTED,
            "> Harbour news:\nFerry ⠺⠵⠞⠟\n\n> Harbour news:\n📹 Boats\n\n> Harbour news:\nAlbum\n",
            expect![[r##"
                # Harbour news
                1 by Harbour news: "Ferry ⠺⠵⠞⠟"
                2 by Harbour news [Video]: "Boats"
                3 by Harbour news [Photo]: ""
                ! no date
                ! no date
                ! no date"##]],
        ),
        fixture(
            "4.4 Android",
            NAMED,
            "Harbour news:\nFerry delayed\n\nNew pier\n\nHarbour news:\nClosed\n\nHarbour news:\nOpen\n",
            expect![[r##"
                # Harbour news
                1 by Harbour news: "Ferry delayed\n\nNew pier"
                2 by Harbour news: "Closed"
                3 by Harbour news: "Open"
                ! no date
                ! no date
                ! no date"##]],
        ),
        fixture(
            "5.1 Web K, older, texts alone",
            BARE,
            "Ferry delayed until noon.\nNew pier opened.\nBoat parade on Sunday.",
            expect![[r##"
                #
                1: "Ferry delayed until noon."
                2: "New pier opened."
                3: "Boat parade on Sunday."
                ! no date
                ! no date
                ! no date"##]],
        ),
        fixture(
            "5.3 title, description, texts",
            BARE,
            "Harbour news\nOfficial channel of the harbour.\n⚓ Ferry delayed until noon.\n\nThe second pier stays closed.\n\n#ferry\nForwarded from\u{A0}Port office\nNew tariff published.\n\n#port\nBoat parade on Sunday",
            expect![[r##"
                # Harbour news about: Official channel of the harbour.
                1: "⚓ Ferry delayed until noon.\n\nThe second pier stays closed.\n\n#ferry"
                2 from Port office: "New tariff published.\n\n#port"
                3: "Boat parade on Sunday"
                ! no date
                ! no date
                ! no date"##]],
        ),
        fixture(
            "5.4 a preview page with its furniture",
            PREVIEW,
            format!(
                "{title}\n@harbournews\n10.5K subscribers\n102 photos\nFerries and piers.\nDownload Telegram\nAbout\nBlog\nJoin\n{title}\nFerry delayed\n❤184 👍 1.4K\n18.9K views Duty officer, edited 13:15\nSeptember 22, 2023\n{title}\nForwarded from\u{A0}Port office\nNew tariff\n743 views\n14:02\n{title}\nWhich pier?\nAnonymous Poll\n63%\nFirst\n37%\nSecond\n1.2K voters\n1.1K views 21:00\n"
            ),
            expect![[r##"
                # @harbournews Harbour news Channel about: Ferries and piers.
                1 2023-09-22 13:15 Unknown edited by Harbour news signed Duty officer views 18900 ❤×184 👍×1400: "Ferry delayed"
                2 2023-09-22 14:02 Unknown by Harbour news from Port office views 743: "New tariff"
                3 2023-09-22 21:00 Unknown by Harbour news [Poll Which pier? "Which pier?\nFirst\nSecond"] views 1100: """##]],
        ),
        fixture(
            "5.4 dates of the year of copying",
            PREVIEW,
            "Harbour news\nFerry\n5.1K views13:15\nDecember 31, 2022\nHarbour news\nPier\n5K views14:31\nHarbour news\nPort\n5K views09:31\nJanuary 1\n",
            expect![[r##"
                # Harbour news Channel
                1 2022-12-31 13:15 Unknown by Harbour news views 5100: "Ferry"
                2 2022-12-31 14:31 Unknown by Harbour news views 5000: "Pier"
                3 2023-01-01 09:31 Unknown by Harbour news views 5000: "Port""##]],
        ),
        fixture(
            "5.4 no year anywhere",
            PREVIEW,
            "Harbour news\nFerry\n5.1K views13:15\nSeptember 22\nHarbour news\nPier\n5K views14:31\n",
            expect![[r##"
                # Harbour news Channel
                1 by Harbour news views 5100: "Ferry"
                2 by Harbour news views 5000: "Pier"
                ! no date: its year is not named
                ! no date: its year is not named"##]],
        ),
        fixture(
            "5.4 words of Russian clients",
            PREVIEW,
            format!(
                "{title}\nПаром задержан\n1,2 тыс. просмотров 13:15\n22 сентября 2023 г.\n{title}\nПереслано от: Порт\nНовый тариф\n743 просмотра изменено 14:02\n{title}\nПричал закрыт\n5 просмотров 14:05\n"
            ),
            expect![[r##"
                # Harbour news Channel
                1 2023-09-22 13:15 Unknown by Harbour news views 1200: "Паром задержан"
                2 2023-09-22 14:02 Unknown edited by Harbour news from Порт views 743: "Новый тариф"
                3 2023-09-22 14:05 Unknown by Harbour news views 5: "Причал закрыт""##]],
        ),
        fixture(
            "5.5 paragraphs between wide gaps",
            BARE,
            "One.\n\nMore of it.\n\n\nTwo.\n\n\nThree.",
            expect![[r##"
            #
            1: "One.\n\nMore of it."
            2: "Two."
            3: "Three."
            ! no date
            ! no date
            ! no date"##]],
        ),
        fixture(
            "5.5 flags lead messages",
            BARE,
            "🇸🇪 Ferry to the north.\n\n🇫🇮 Ferry to the east.\n\n🇳🇴 Ferry to the west.",
            expect![[r##"
                #
                1: "🇸🇪 Ferry to the north."
                2: "🇫🇮 Ferry to the east."
                3: "🇳🇴 Ferry to the west."
                ! no date
                ! no date
                ! no date"##]],
        ),
    ]
}
