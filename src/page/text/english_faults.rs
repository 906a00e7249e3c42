//! What is wrong with a stretch of a dump, in English; and where a search was not understood.

use super::faults::{Advice, FaultWords, MalformedWords, MendedWords};
use super::searches::QueryReasons;

/// What is wrong, and what to do about it.
pub(super) const FAULTS: FaultWords = FaultWords {
    ends_early: Advice {
        what: "The file ends in the middle of its first message",
        to_do: "Everything before it was read. If the original is longer, copy or export it again.",
    },
    ends_early_after: "The file ends early, after message {id}",
    malformed: Advice {
        what: "A message that cannot be read: {what}",
        to_do: "The messages around it were read. Look at the raw text below.",
    },
    malformed_as: MalformedWords {
        no_end: "a message that does not end",
        no_beginning: "a message that does not begin",
        no_message: "no message begins here",
        no_chat: "no chat and no message begins here",
        value_for_message: "a value that is no message",
        value_for_chat: "a value that is no chat",
        other_object: "an object that is no message",
        neither_object: "an object that is neither a chat nor a message",
        key_alone: "a key without a value",
        no_key: "no key where one is expected",
        no_value: "no value where one is expected",
        unquoted: "a value without quotes",
        long_unquoted: "a long value without quotes",
        bracket: "a bracket that closes another",
        line_cut: "a line that ends early",
        line_for_object: "a line that is no object",
        before_first: "lines before the first message",
        nameless: "a post that does not say which it is",
        open_quote: "a quote that is not closed",
        fields: "a row of {n} fields in a table of {width}",
        foreign_row: "a row that is none of its table",
        change: "what a message was changed to that stands elsewhere",
        row_cut: "a row whose end is not there",
    },
    missing: Advice {
        what: "A part is missing: {what}",
        to_do: "Open all pages of the export together, or their folder.",
    },
    pages: ["{first} to {last}", "{first} and what may follow it"],
    unsupported: Advice {
        what: "The exporting program could not write this message",
        to_do: "A newer version of the program may be able to: update it and export again.",
    },
    yearless: Advice {
        what: "A message with a day, but without a year",
        to_do: "It is shown under “Without a day”, unless its text states one.",
    },
    undated: Advice {
        what: "A message without a date",
        to_do: "It is shown under “Without a day”, unless its text states one.",
    },
    mended: Advice { what: "Put right while reading: {what}", to_do: "Nothing was lost by it." },
    mended_as: MendedWords {
        quotes: "quotes within a text that are not escaped",
        half_character: "half of a character, replaced",
        open_text: "a text without an end",
        empty_message: "an empty message without a date, left out",
        hole: "a hole of NUL bytes within a message, so that what stands behind it may be another's",
        another: "what another message says within one, left out",
        too_much: "values too deep or too many to be kept, passed over",
        fields: "a row of {n} fields in a table of {width}",
        day_or_month: "day and month of the dates could also stand the other way round",
        pasted_before: "a message that was pasted before, left out",
        long_text: "so long a text in which no message plainly begins, cut here",
        without_log: "read without the file beside it that ends in -wal, where the newest messages may be",
    },
    replaced: Advice {
        what: "Bytes that stand for nothing: {what}",
        to_do: "What is around them was read; \u{FFFD} stands for what is no text, and NUL is left out. What stood there \
                once is not in this file: export it again if it matters.",
    },
    replaced_as: ["no text", "NUL bytes", "no text and NUL bytes"],
    unreadable: Advice {
        what: "The file could not be read here: {what}",
        to_do: "Was it moved, changed or deleted since it was opened? Open it again.",
    },
    not_unpacked: "not unpacked further: {packed} packed bytes come to {unpacked} or more, so much that it may be a trap",
    packed: [
        "the packed data end early",
        "the packed data are damaged",
        "what stands here is not packed",
        "the checksum of what was packed is another: from its first damage on, what was read of it may be wrong",
        "the archive ends early",
        "the checksum of what lies in the archive is another",
    ],
    page: [
        "a page that belongs to two places",
        "a page that is no part of its table",
        "a page that claims more rows than it can hold",
        "a place on its page that has no cell",
        "a page that leads to none",
        "a page with bytes that belong to no row",
        "a row that does not lie on its page",
        "a page whose rows overlap",
        "a page that holds more rows than it says",
        "words for a table that do not fit its rows, which were read without them",
    ],
};

/// Why a search was not understood.
pub(super) const QUERIES: QueryReasons = QueryReasons {
    no_bracket: "no bracket is open here",
    too_deep: "too many brackets",
    unknown_field: "there is no field “{name}”, so this is left out; the fields are: {known}",
    fields: "person, org, country, place, occasion, kind, class, status, from, lang, has, topic, tag, dump, before, after, on",
    unknown_country: "no country is called “{value}”; write its name or its code, KE",
    no_value: "{field}: what?",
    unknown_country_near: "no country is called “{value}”; near it: {near}",
    no_words: "there is no word or number in it to look for",
    too_long: "only the first {n} characters are looked for",
    several_posts: "two links side by side mean what both messages tell of; write OR between them for either",
    nowhere: "“{value}” is nowhere, so nothing is left out for it",
    nowhere_near: "“{value}” is nowhere, so nothing is left out for it; “{near}” is somewhere",
    no_date: "“{value}” is no date; write 2023, 2023-09 or 2023-09-21",
    unknown_value: "“{value}” is none of: {known}",
    no_chat: "no chat that is open is “{chat}”; open a dump of it",
    no_post: "message {post} of “{chat}” is in no dump that is open",
    no_event: "message {post} of “{chat}” is there, but tells of no event",
    unsure_chat: "no dump says which chat is “{chat}”; shown is message {post} of those that may be it",
};
