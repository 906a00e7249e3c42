//! The reasons that are given, in English: why a paste was cut, a dump refused, a file left out.

use super::reasons::{CutReasons, ForeignNames, LeftOutReasons, RefusalReasons, WaysOut};

/// Why a paste was cut, or not.
pub(super) const CUTS: CutReasons = CutReasons {
    start: "the first line that belongs to a message",
    header: "a line that the client puts before each message",
    footer: "the line before it ends a message: views and time",
    title_line: "the channel's title, which the page repeats over each post",
    forward_header: "says where the message was forwarded from",
    hashtag_line_before: "the line before it holds hashtags only",
    flag_line: "begins with a flag",
    single_newline: "stands directly under a finished line",
    empty_lines: "two or more empty lines before it",
    emoji_paragraph: "a paragraph led by an emoji",
    continuation: "goes on with the line before",
    paragraph: "begins a paragraph",
    user: "decided by you",
};

/// Why a dump is not opened.
pub(super) const REFUSALS: RefusalReasons = RefusalReasons {
    foreign: "{what} is not read: {way_out}",
    names: ForeignNames {
        zip: "a zip archive",
        gzip: "a gzip file",
        seven_zip: "a 7z archive",
        rar: "a rar archive",
        packed: "a file packed with xz, bzip2 or zstd",
        pdf: "a PDF",
        desktop_index: "a list of a Telegram Desktop export, which holds no messages,",
        tme_landing: "a saved t.me page without messages",
        discord_html: "a Discord export in HTML",
        other_markup: "a web page",
        mhtml: "a web page saved as one file",
        python_print: "what Python prints of objects, which is no JSON,",
        utf32: "a text in UTF-32",
        pandas_columns: "a table of pandas that is written column by column",
        session: "a session of Telethon or Pyrogram, which is a key to an account and should be shown to nobody,",
    },
    ways_out: WaysOut {
        unpack: "unpack it and open the result.json inside",
        desktop_index: "open the pages messages.html in the folders under \"chats\" beside it",
        tme_landing: "open t.me/s/ and the channel's name in a browser, and save or copy that page",
        discord_html: "export the channel again with the format JSON",
        paste: "copy the text and paste it here",
        mhtml: "open it in the browser and save it as \"Webpage, HTML Only\", or copy its text and paste it here",
        python_print: "write the messages with json.dumps(messages, default=str), or with Telethon's to_json(), and open that",
        utf32: "write it as UTF-8 and open that",
        pandas_columns: "write it with to_json(orient=\"records\") and open that",
        session: "it holds no messages; open what that program saved of them",
    },
    unknown_json: "JSON of an unknown shape, with the keys {keys}: a result.json of Telegram Desktop has \"messages\" or \"chats\"",
    unknown_database: "an SQLite database in which no table has both dates and texts; it has the tables {tables}",
    damaged_database: "a damaged SQLite database in which no messages are found: open what `sqlite3 FILE .recover | sqlite3 NEW` saves of it",
    database_in_log: "an SQLite database that is still being written: its tables are in the file beside it that ends in -wal. Open both together, or run `sqlite3 FILE 'PRAGMA wal_checkpoint(TRUNCATE)'` and open it again",
    binary: "neither text nor a known kind of file: open an export of Telegram Desktop, or paste text",
    empty: "there is nothing in it",
    source: "cannot read at byte {offset}: {reason}",
    changed: "the file was changed since it was read",
    shorter: "the file became shorter",
    no_access: "the browser gives no access to it",
    link: "it is a link, and this page never goes to the network: open an export of the chat, then paste the link again; or \
           copy the text of the post and paste that",
    links: "these are several links, and the page goes to one: paste one at a time, or search for them with OR between",
};

/// Why something was left out.
pub(super) const LEFT_OUT: LeftOutReasons = LeftOutReasons {
    encrypted: "encrypted: unpack it with its password and open what is inside",
    method: "packed by {method}, which is not read: unpack it and open what is inside",
    method_old: "an old method",
    method_numbered: "method {n}",
    lost: "the archive is damaged: no entry stands where its directory says",
    damaged: "damaged: what is packed at bytes {start} to {end} of the archive could not be unpacked",
    excess: "not unpacked: {packed} packed bytes come to {unpacked} or more, so much that it may be a trap",
    too_deep: "not looked into: it lies in {n} archives, one in the other",
    too_many: "not looked into: there are more than {n} files before it",
    no_dump: "there is no dump in it",
    document: "a document of an office program or a book (docx, xlsx, odt, epub): copy its text and paste it here, or save a table as CSV and open that",
    mended: "the archive's directory is damaged or lost: entries were found by their headers",
    missing_page: "this page was not opened with the others: its messages are missing",
    same: "the same as {other}, left out",
    told: "left out: {other} is the same export and tells more",
    no_messages: "part of an export, without messages",
    attached: "left out: it lies among what was attached to messages; open it by itself if it is a dump",
    unlikely: "left out: it lies beside a dump and does not look like one; open it by itself if it is",
    unlikely_ones: "left out of it: {texts}, {first} the first, beside a dump and unlike one; open it by itself if it is one",
};
