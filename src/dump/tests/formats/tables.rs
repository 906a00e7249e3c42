//! Tables of separated values, and databases.

use expect_test::expect;

use super::super::sqlite;
use super::super::table::FOURCAT;
use super::{Fixture, fixture};
use crate::dump::{DatabaseKind, Format, TableKind};

const OTHER: Format = Format::Table(TableKind::Other);

pub(super) fn all() -> Vec<Fixture> {
    let mut all = programs();
    all.extend(unknown());
    all
}

fn programs() -> Vec<Fixture> {
    vec![
        fixture(
            "7.5 a table with words of Python",
            OTHER,
            "id,date,text,sender_id,channel_username\n17,2023-09-22 10:15:00,nan,PeerUser(user_id=42),harbournews\n18,2023-09-22 10:16:00,Pier,PeerChannel(channel_id=1234500001),portnews\n",
            expect![[r##"
                # harbournews
                # portnews
                17 in 0 2023-09-22 10:15:00 Unknown by user42: ""
                18 in 1 2023-09-22 10:16:00 Unknown by channel1234500001: "Pier""##]],
        ),
        fixture(
            "7.6 4CAT's table",
            Format::Table(TableKind::FourCat),
            FOURCAT,
            expect![[r##"
            # @harbournews harbournews
            17 2023-09-22 10:15:00Z edited 2023-09-22 10:20:00Z by harbournews by 1234500001 from Port office 77 2023-09-22 08:06:40Z [Photo harbournews-17.jpeg] views 1200 👍×2 ❤×1: "Ferry delayed,\nuntil \"noon\""
            18 2023-09-22 10:16:00Z by Ann Lind by 1234500001 answers 17: "Second pier""##]],
        ),
        fixture(
            "7.6 4CAT's table, older",
            Format::Table(TableKind::FourCat),
            "id,thread_id,chat,author,author_username,body,views,timestamp,unix_timestamp\nharbournews-17,harbournews,harbournews,1234500001,harbournews,Ferry delayed,1200,2023-09-22 10:15:00,1695377700\nharbournews-18,harbournews,harbournews,1234500001,harbournews,Pier,5,2023-09-22 10:16:00,1695377760\n",
            expect![[r##"
                # @harbournews harbournews
                17 2023-09-22 10:15:00Z by harbournews by 1234500001 views 1200: "Ferry delayed"
                18 2023-09-22 10:16:00Z by harbournews by 1234500001 views 5: "Pier""##]],
        ),
        fixture(
            "7.1 telegram-tracker's table",
            Format::Table(TableKind::TelegramTracker),
            "signature,channel_id,channel_name,msg_id,message,cleaned_message,date,msg_link,views,number_replies,number_forwards,is_forward,forward_msg_from_peer_id,forward_msg_from_peer_name,forward_msg_date,forward_msg_link,is_reply,reply_to_msg_id,contains_media,media_type\nx.17,1234500001,harbournews,17,Ferry delayed,Ferry delayed,2023-09-22 10:15:00,https://t.me/harbournews/17,1200.0,3,4.0,1,77.0,Port office,2023-09-22 08:00:00,https://t.me/port/5,0,,1,MessageMediaPhoto\nx.18,1234500001,harbournews,18,Pier,Pier,2023-09-22 10:16:00,https://t.me/harbournews/18,7.0,0,0,0,,,,,1,17.0,0,\n",
            expect![[r##"
                # 1234500001 @harbournews harbournews
                17 2023-09-22 10:15:00Z from Port office 77 5 2023-09-22 08:00:00Z [Photo] views 1200 forwards 4: "Ferry delayed"
                18 2023-09-22 10:16:00Z answers 17 views 7 forwards 0: "Pier""##]],
        ),
        fixture(
            "7.8 Telepathy's table",
            Format::Table(TableKind::Telepathy),
            ";Chat name;message ID;Name;ID;Message text;Timestamp;Reply to;Views\n0;Harbour;17;Harbour;1234500001;\"\"\"Ferry; delayed\"\"\";2023-09-22, 10:15;;1200\n1;Harbour;18;Harbour;1234500001;\"\"\"Pier\"\"\";2023-09-22, 10:16;17;5\n",
            expect![[r##"
                # Harbour
                17 2023-09-22 10:15Z by Harbour by 1234500001 views 1200: "Ferry; delayed"
                18 2023-09-22 10:16Z by Harbour by 1234500001 answers 17 views 5: "Pier""##]],
        ),
        fixture(
            "7.8 Telepathy's table of forwards",
            Format::Table(TableKind::Telepathy),
            ";Chat name;message ID;Name;ID;Message text;Timestamp;Forward Peer ID;Forwarded From;Post Author;Forward post ID\n0;Harbour;17;Harbour;1234500001;\"\"\"Ferry\"\"\";2023-09-22, 10:15;77;Port office;Ann;5\n",
            expect![[r##"
                # Harbour
                17 2023-09-22 10:15Z by Harbour by 1234500001 signed Ann from Port office 77 5: "Ferry""##]],
        ),
        fixture(
            "7.7 telegram-scraper's table",
            Format::Table(TableKind::TelegramScraper),
            "id,message_id,date,sender_id,first_name,last_name,username,message,media_type,media_path,reply_to\n1,17,2023-09-22 10:15:00,-1001234500001,,,harbournews,Ferry delayed,MessageMediaPhoto,media/17.jpg,\n2,18,2023-09-22 10:16:00,42,Ann,Lind,ann,Pier,,,17\n",
            expect![[r##"
                # dump
                17 2023-09-22 10:15:00Z by harbournews by channel1234500001 [Photo media/17.jpg]: "Ferry delayed"
                18 2023-09-22 10:16:00Z by Ann Lind by 42 answers 17: "Pier""##]],
        ),
        fixture(
            "8 DiscordChatExporter's table",
            Format::Table(TableKind::Discord),
            "AuthorID,Author,Date,Content,Attachments,Reactions\n\"42\",\"ann#0001\",\"22-Sep-23 10:15 PM\",\"Ferry delayed\",\"\",\"👍 (5)\"\n\"43\",\"ole\",\"22-Sep-23 10:16 PM\",\"Pier\",\"https://cdn.example.org/1/pier.png\",\"\"\n",
            expect![[r##"
                # dump
                2 2023-09-22 22:15 Unknown by ann#0001 by 42 👍×5: "Ferry delayed"
                3 2023-09-22 22:16 Unknown by ole by 43 [Photo pier.png]: "Pier""##]],
        ),
    ]
}

/// Two rows under a header of these names.
fn headed(header: &str, separator: &str) -> String {
    let rows = ["17,22.09.2023 10:15,Ferry delayed,5", "18,22.09.2023 10:16,New pier,6"];
    format!("{header}\n{}\n{}\n", rows[0], rows[1]).replace(',', separator)
}

/// The same with such dates.
fn dated(first: &str, second: &str) -> String {
    format!("id;date;text\n17;{first};Ferry\n18;{second};Pier\n")
}

fn unknown() -> Vec<Fixture> {
    vec![
        fixture(
            "7.9 commas",
            OTHER,
            headed("Message ID,Date,Text,Views", ","),
            expect![[r##"
            # dump
            17 2023-09-22 10:15 Unknown views 5: "Ferry delayed"
            18 2023-09-22 10:16 Unknown views 6: "New pier""##]],
        ),
        fixture(
            "7.9 semicolons, and a line that says so",
            OTHER,
            format!("sep=;\n{}", headed("msg_id,post_date,body,view_count", ";")),
            expect![[r##"
                # dump
                17 2023-09-22 10:15 Unknown views 5: "Ferry delayed"
                18 2023-09-22 10:16 Unknown views 6: "New pier""##]],
        ),
        fixture(
            "7.9 tabs",
            OTHER,
            headed("post id,created at,content,views", "\t"),
            expect![[r##"
            # dump
            17 2023-09-22 10:15 Unknown views 5: "Ferry delayed"
            18 2023-09-22 10:16 Unknown views 6: "New pier""##]],
        ),
        fixture(
            "7.9 bars",
            OTHER,
            headed("id,datetime,message,views", "|"),
            expect![[r##"
            # dump
            17 2023-09-22 10:15 Unknown views 5: "Ferry delayed"
            18 2023-09-22 10:16 Unknown views 6: "New pier""##]],
        ),
        fixture(
            "7.9 names in Russian",
            OTHER,
            headed("id,дата,текст,просмотры", ";"),
            expect![[r##"
            # dump
            17 2023-09-22 10:15 Unknown views 5: "Ferry delayed"
            18 2023-09-22 10:16 Unknown views 6: "New pier""##]],
        ),
        fixture(
            "7.9 without a header",
            OTHER,
            headed("16,22.09.2023 10:14,Boat parade,4", ","),
            expect![[r##"
            # dump
            16 2023-09-22 10:14 Unknown: "Boat parade"
            17 2023-09-22 10:15 Unknown: "Ferry delayed"
            18 2023-09-22 10:16 Unknown: "New pier""##]],
        ),
        fixture(
            "7.9 a column without a name",
            OTHER,
            "Unnamed: 0,id,date,text\n0,17,2023-09-22,Ferry\n1,18,2023-09-23,Pier\n",
            expect![[r##"
                # dump
                17 2023-09-22 Unknown: "Ferry"
                18 2023-09-23 Unknown: "Pier""##]],
        ),
        fixture(
            "7.9 quotes, doubled quotes and line ends in them",
            OTHER,
            "id,date,text\n17,2023-09-22,\"Ferry \"\"A\"\"\n\ndelayed, sadly\"\n18,2023-09-23,Pier\n",
            expect![[r##"
                # dump
                17 2023-09-22 Unknown: "Ferry \"A\"\n\ndelayed, sadly"
                18 2023-09-23 Unknown: "Pier""##]],
        ),
        fixture(
            "7.9 seconds",
            OTHER,
            dated("1695377700", "1695377760"),
            expect![[r##"
            # dump
            17 2023-09-22 10:15:00Z: "Ferry"
            18 2023-09-22 10:16:00Z: "Pier""##]],
        ),
        fixture(
            "7.9 thousandths",
            OTHER,
            dated("1695377700000", "1695377760000"),
            expect![[r##"
            # dump
            17 2023-09-22 10:15:00Z: "Ferry"
            18 2023-09-22 10:16:00Z: "Pier""##]],
        ),
        fixture(
            "7.9 with an offset",
            OTHER,
            dated("2023-09-22T13:15:00+03:00", "2023-09-22 13:16:00.5 +0300"),
            expect![[r##"
                # dump
                17 2023-09-22 10:15:00+3: "Ferry"
                18 2023-09-22 10:16:00+3: "Pier""##]],
        ),
        fixture(
            "7.9 day first",
            OTHER,
            dated("22/09/2023", "23/09/2023"),
            expect![[r##"
            # dump
            17 2023-09-22 Unknown: "Ferry"
            18 2023-09-23 Unknown: "Pier""##]],
        ),
        fixture(
            "7.9 month first",
            OTHER,
            dated("09/22/2023", "09/23/2023"),
            expect![[r##"
            # dump
            17 2023-09-22 Unknown: "Ferry"
            18 2023-09-23 Unknown: "Pier""##]],
        ),
        fixture(
            "7.9 days of a spreadsheet",
            OTHER,
            dated("45191.4270833", "45192.5"),
            expect![[r##"
            # dump
            17 2023-09-22 10:15:00 Unknown: "Ferry"
            18 2023-09-23 12:00:00 Unknown: "Pier""##]],
        ),
        fixture(
            "7.9 every role",
            OTHER,
            "id,date,text,channel,author,views,forwards,replies,reactions,url,media_type,forwarded_from,reply_to\n17,2023-09-22 10:15:00,Ferry,Harbour,Ann,1200,3,2,5,https://t.me/harbournews/17,photo,Port office,12\n",
            expect![[r##"
                # @harbournews Harbour
                17 2023-09-22 10:15:00 Unknown by Ann from Port office answers 12 [Photo] views 1200 forwards 3 reactions×5: "Ferry""##]],
        ),
    ]
}

/// The databases; they hold bytes that are no text.
pub(super) fn databases() -> Vec<Fixture> {
    let database = Format::Database;
    vec![
        fixture(
            "7.7 tg-archive",
            database(DatabaseKind::TgArchive),
            sqlite::TG_ARCHIVE,
            expect![[r##"
            # dump
            17 2023-09-22 10:15:00Z edited 2023-09-22 10:20:00Z by Ann Lind by 42 [Photo 17.jpg pier.jpg]: "Ferry delayed,\nПаром"
            18 2023-09-22 10:16:00Z service user_joined by ole by 43: ""
            19 2023-09-22 10:17:00Z by ole by 43 answers 17: "See https://example.org"
            20 2023-09-22 10:18:00Z by 99 answers 17: "Closed""##]],
        ),
        fixture(
            "7.7 telegram-scraper",
            database(DatabaseKind::TelegramScraper),
            sqlite::SCRAPER,
            expect![[r##"
            # dump
            17 2023-09-22 10:15:00Z by harbournews by channel1234500001 signed Duty officer [Photo ./harbournews/media/17.jpg] views 1200 forwards 4 👍×5 ❤×2: "Ferry delayed"
            18 2023-09-22 10:16:00Z by Ann Lind by 42 answers 17: ""
            ! put right: read without the file beside it that ends in -wal, where the newest messages may be"##]],
        ),
        fixture(
            "7.7 telegram-export",
            database(DatabaseKind::TelegramExport),
            sqlite::EXPORT,
            expect![[r##"
            # 1234500001 @harbournews Harbour Channel
            # 42 Ann Personal
            17 in 0 2023-09-22 10:15:00Z signed Duty officer from Port office 77 5 2023-09-22 08:06:40Z [File plan.pdf] views 1200: "Ferry delayed"
            17 in 1 2023-09-22 10:16:00Z by Ann Lind by 42 answers 16: "Hello"
            18 in 0 2023-09-22 10:16:40Z service edit_group_title: ""
            101 in 0 2023-09-22 10:55:01Z: "Post 101"
            102 in 0 2023-09-22 10:55:02Z: "Post 102"
            103 in 0 2023-09-22 10:55:03Z: "Post 103"
            104 in 0 2023-09-22 10:55:04Z: "Post 104"
            105 in 0 2023-09-22 10:55:05Z: "Post 105"
            106 in 0 2023-09-22 10:55:06Z: "Post 106"
            107 in 0 2023-09-22 10:55:07Z: "Post 107"
            108 in 0 2023-09-22 10:55:08Z: "Post 108"
            109 in 0 2023-09-22 10:55:09Z: "Post 109"
            110 in 0 2023-09-22 10:55:10Z: "Post 110"
            111 in 0 2023-09-22 10:55:11Z: "Post 111"
            112 in 0 2023-09-22 10:55:12Z: "Post 112"
            113 in 0 2023-09-22 10:55:13Z: "Post 113"
            114 in 0 2023-09-22 10:55:14Z: "Post 114"
            115 in 0 2023-09-22 10:55:15Z: "Post 115"
            116 in 0 2023-09-22 10:55:16Z: "Post 116"
            117 in 0 2023-09-22 10:55:17Z: "Post 117"
            118 in 0 2023-09-22 10:55:18Z: "Post 118"
            119 in 0 2023-09-22 10:55:19Z: "Post 119"
            120 in 0 2023-09-22 10:55:20Z: "Post 120"
            121 in 0 2023-09-22 10:55:21Z: "Post 121"
            122 in 0 2023-09-22 10:55:22Z: "Post 122"
            123 in 0 2023-09-22 10:55:23Z: "Post 123"
            124 in 0 2023-09-22 10:55:24Z: "Post 124"
            125 in 0 2023-09-22 10:55:25Z: "Post 125"
            126 in 0 2023-09-22 10:55:26Z: "Post 126"
            127 in 0 2023-09-22 10:55:27Z: "Post 127"
            128 in 0 2023-09-22 10:55:28Z: "Post 128"
            129 in 0 2023-09-22 10:55:29Z: "Post 129"
            130 in 0 2023-09-22 10:55:30Z: "Post 130"
            131 in 0 2023-09-22 10:55:31Z: "Post 131"
            132 in 0 2023-09-22 10:55:32Z: "Post 132"
            133 in 0 2023-09-22 10:55:33Z: "Post 133"
            134 in 0 2023-09-22 10:55:34Z: "Post 134"
            135 in 0 2023-09-22 10:55:35Z: "Post 135"
            136 in 0 2023-09-22 10:55:36Z: "Post 136"
            137 in 0 2023-09-22 10:55:37Z: "Post 137"
            138 in 0 2023-09-22 10:55:38Z: "Post 138"
            139 in 0 2023-09-22 10:55:39Z: "Post 139"
            140 in 0 2023-09-22 10:55:40Z: "Post 140"
            141 in 0 2023-09-22 10:55:41Z: "Post 141"
            142 in 0 2023-09-22 10:55:42Z: "Post 142"
            143 in 0 2023-09-22 10:55:43Z: "Post 143"
            144 in 0 2023-09-22 10:55:44Z: "Post 144"
            145 in 0 2023-09-22 10:55:45Z: "Post 145"
            146 in 0 2023-09-22 10:55:46Z: "Post 146"
            147 in 0 2023-09-22 10:55:47Z: "Post 147"
            148 in 0 2023-09-22 10:55:48Z: "Post 148"
            149 in 0 2023-09-22 10:55:49Z: "Post 149"
            150 in 0 2023-09-22 10:55:50Z: "Post 150""##]],
        ),
        fixture(
            "7.9 a database of unknown make",
            database(DatabaseKind::Other),
            sqlite::TWO,
            expect![[r##"
            # harbour
            # pier
            17 in 0 2023-09-22 10:15:00 Unknown: "Ferry delayed"
            18 in 0 2023-09-22 10:16:00 Unknown: "Closed"
            17 in 1 2023-09-22 11:00 Unknown: "Паром""##]],
        ),
    ]
}
