//! The reasons that are given, without saying them: why a paste was cut there, a dump refused, a file left out.
//!
//! Which reason it is, the worker tells as a value; only here does it become words. They come as clauses: where they
//! stand decides whether they are a sentence.

use super::{fill, words};
use crate::dump::{CutReason, EntryFault, Foreign, PackedBy, Refusal, SourceError, SourceReason};
use crate::worker::protocol::{NotOpened, Why};

/// Why a paste was cut at a line, or not.
#[allow(missing_docs)] // as in `CutReason`
pub struct CutReasons {
    pub start: &'static str,
    pub header: &'static str,
    pub footer: &'static str,
    pub title_line: &'static str,
    pub forward_header: &'static str,
    pub hashtag_line_before: &'static str,
    pub flag_line: &'static str,
    pub single_newline: &'static str,
    pub empty_lines: &'static str,
    pub emoji_paragraph: &'static str,
    pub continuation: &'static str,
    /// One empty line before it.
    pub paragraph: &'static str,
    pub user: &'static str,
}

/// Why a dump is not opened.
#[allow(missing_docs)] // as in `Refusal`
pub struct RefusalReasons {
    pub foreign: &'static str,
    pub names: ForeignNames,
    pub ways_out: WaysOut,
    pub unknown_json: &'static str,
    pub unknown_database: &'static str,
    pub database_in_log: &'static str,
    pub damaged_database: &'static str,
    pub binary: &'static str,
    pub empty: &'static str,
    pub source: &'static str,
    pub changed: &'static str,
    pub shorter: &'static str,
    pub no_access: &'static str,
    pub link: &'static str,
    pub links: &'static str,
}

/// What formats are called that are not read.
#[allow(missing_docs)] // as in `Foreign`
pub struct ForeignNames {
    pub zip: &'static str,
    pub gzip: &'static str,
    pub seven_zip: &'static str,
    pub rar: &'static str,
    pub packed: &'static str,
    pub pdf: &'static str,
    pub desktop_index: &'static str,
    pub tme_landing: &'static str,
    pub discord_html: &'static str,
    pub other_markup: &'static str,
    pub mhtml: &'static str,
    pub python_print: &'static str,
    pub utf32: &'static str,
    pub session: &'static str,
    pub pandas_columns: &'static str,
}

/// What to do to have them read all the same.
#[allow(missing_docs)] // the words say it
pub struct WaysOut {
    pub unpack: &'static str,
    pub desktop_index: &'static str,
    pub tme_landing: &'static str,
    pub discord_html: &'static str,
    pub paste: &'static str,
    pub mhtml: &'static str,
    pub python_print: &'static str,
    pub utf32: &'static str,
    pub session: &'static str,
    pub pandas_columns: &'static str,
}

/// Why something was left out.
#[allow(missing_docs)] // as in `Why` and `EntryFault`
pub struct LeftOutReasons {
    pub encrypted: &'static str,
    pub method: &'static str,
    pub method_old: &'static str,
    pub method_numbered: &'static str,
    pub lost: &'static str,
    pub damaged: &'static str,
    pub excess: &'static str,
    pub too_deep: &'static str,
    pub too_many: &'static str,
    pub no_dump: &'static str,
    pub document: &'static str,
    pub mended: &'static str,
    pub missing_page: &'static str,
    pub same: &'static str,
    pub told: &'static str,
    pub no_messages: &'static str,
    pub attached: &'static str,
    pub unlikely: &'static str,
    pub unlikely_ones: &'static str,
}

/// Why a paste was cut at a line, or not, in words.
#[must_use]
pub const fn cut(reason: CutReason) -> &'static str {
    let w = &words().cuts.reasons;
    match reason {
        CutReason::Start => w.start,
        CutReason::Header => w.header,
        CutReason::Footer => w.footer,
        CutReason::TitleLine => w.title_line,
        CutReason::ForwardHeader => w.forward_header,
        CutReason::HashtagLineBefore => w.hashtag_line_before,
        CutReason::FlagLine => w.flag_line,
        CutReason::SingleNewline => w.single_newline,
        CutReason::EmptyLines => w.empty_lines,
        CutReason::EmojiParagraph => w.emoji_paragraph,
        CutReason::Continuation => w.continuation,
        CutReason::Paragraph => w.paragraph,
        CutReason::User => w.user,
    }
}

/// Why something is not open, in words.
#[must_use]
pub fn not_opened(reason: &NotOpened) -> String {
    match reason {
        NotOpened::Refused(reason) => refusal(reason),
        NotOpened::LeftOut(why) => left_out(why),
        NotOpened::NoAccess => words().refused.reasons.no_access.to_owned(),
        NotOpened::Link => words().refused.reasons.link.to_owned(),
        NotOpened::Links => words().refused.reasons.links.to_owned(),
    }
}

/// Why a dump is not opened, in words.
#[must_use]
pub fn refusal(refusal: &Refusal) -> String {
    let w = &words().refused.reasons;
    match refusal {
        Refusal::Foreign(what) => fill(w.foreign, &[("what", foreign(*what)), ("way_out", way_out(*what))]),
        Refusal::UnknownJson { keys } => fill(w.unknown_json, &[("keys", keys)]),
        Refusal::UnknownDatabase { tables } => fill(w.unknown_database, &[("tables", tables)]),
        Refusal::DatabaseInLog => w.database_in_log.to_owned(),
        Refusal::DamagedDatabase => w.damaged_database.to_owned(),
        Refusal::Binary => w.binary.to_owned(),
        Refusal::Empty => w.empty.to_owned(),
        Refusal::Source(error) => source(error),
    }
}

const fn foreign(what: Foreign) -> &'static str {
    let w = &words().refused.reasons.names;
    match what {
        Foreign::Zip => w.zip,
        Foreign::Gzip => w.gzip,
        Foreign::SevenZip => w.seven_zip,
        Foreign::Packed => w.packed,
        Foreign::Rar => w.rar,
        Foreign::Pdf => w.pdf,
        Foreign::DesktopIndex => w.desktop_index,
        Foreign::TmeLanding => w.tme_landing,
        Foreign::DiscordHtml => w.discord_html,
        Foreign::OtherMarkup => w.other_markup,
        Foreign::Mhtml => w.mhtml,
        Foreign::PythonPrint => w.python_print,
        Foreign::Utf32 => w.utf32,
        Foreign::Session => w.session,
        Foreign::PandasColumns => w.pandas_columns,
    }
}

const fn way_out(what: Foreign) -> &'static str {
    let w = &words().refused.reasons.ways_out;
    match what {
        Foreign::Zip | Foreign::Gzip | Foreign::SevenZip | Foreign::Rar | Foreign::Packed => w.unpack,
        Foreign::DesktopIndex => w.desktop_index,
        Foreign::TmeLanding => w.tme_landing,
        Foreign::DiscordHtml => w.discord_html,
        Foreign::OtherMarkup | Foreign::Pdf => w.paste,
        Foreign::Mhtml => w.mhtml,
        Foreign::PythonPrint => w.python_print,
        Foreign::Utf32 => w.utf32,
        Foreign::Session => w.session,
        Foreign::PandasColumns => w.pandas_columns,
    }
}

/// Why bytes could not be had, in words; what the system said, in its own.
#[must_use]
pub fn source(error: &SourceError) -> String {
    let w = &words().refused.reasons;
    let reason = match &error.reason {
        SourceReason::System(said) => said,
        SourceReason::Changed => w.changed,
        SourceReason::Shorter => w.shorter,
    };
    fill(w.source, &[("offset", &error.offset.to_string()), ("reason", reason)])
}

fn left_out(why: &Why) -> String {
    let w = &words().refused.left_out_reasons;
    let plain = match why {
        Why::Packed(fault) => return packed(fault),
        Why::Excess(excess) => {
            let (packed, unpacked) = (excess.packed.to_string(), excess.unpacked.to_string());
            return fill(w.excess, &[("packed", &packed), ("unpacked", &unpacked)]);
        }
        Why::Unreadable(error) => return source(error),
        Why::TooDeep(n) => return fill(w.too_deep, &[("n", &n.to_string())]),
        Why::TooMany(n) => return fill(w.too_many, &[("n", &n.to_string())]),
        Why::Same(other) => return fill(w.same, &[("other", other)]),
        Why::Told(other) => return fill(w.told, &[("other", other)]),
        Why::UnlikelyOnes { count, first } => {
            let texts = format!("{count} {}", words().after((*count).into(), words().counted.texts));
            return fill(w.unlikely_ones, &[("texts", &texts), ("first", first)]);
        }
        Why::NoDump => w.no_dump,
        Why::Document => w.document,
        Why::Mended => w.mended,
        Why::MissingPage => w.missing_page,
        Why::NoMessages => w.no_messages,
        Why::Attached => w.attached,
        Why::Unlikely => w.unlikely,
    };
    plain.to_owned()
}

fn packed(fault: &EntryFault) -> String {
    let w = &words().refused.left_out_reasons;
    match fault {
        EntryFault::Encrypted => w.encrypted.to_owned(),
        EntryFault::Method(PackedBy::Numbered(n)) => {
            fill(w.method, &[("method", &fill(w.method_numbered, &[("n", &n.to_string())]))])
        }
        EntryFault::Method(method) => fill(w.method, &[("method", method.name().unwrap_or(w.method_old))]),
        EntryFault::Lost => w.lost.to_owned(),
        EntryFault::Damaged { start, end } => {
            fill(w.damaged, &[("start", &start.to_string()), ("end", &end.to_string())])
        }
        EntryFault::Source(error) => source(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dump::Excess;

    /// The reason crosses from worker to page, and is said there as the command line says it.
    fn check(reason: &NotOpened, told: &str) {
        let bytes = postcard::to_allocvec(reason).unwrap();
        let crossed = postcard::from_bytes::<NotOpened>(&bytes).unwrap();
        assert_eq!(&crossed, reason);
        assert_eq!(not_opened(&crossed), told);
    }

    fn gone() -> SourceError {
        SourceError { offset: 5_000_000_000, reason: SourceReason::System("gone".to_owned()) }
    }

    #[test]
    fn refusals_read_as_on_the_command_line() {
        let foreign = [
            Foreign::Zip,
            Foreign::Gzip,
            Foreign::SevenZip,
            Foreign::Packed,
            Foreign::Rar,
            Foreign::Pdf,
            Foreign::DesktopIndex,
            Foreign::TmeLanding,
            Foreign::DiscordHtml,
            Foreign::OtherMarkup,
            Foreign::Mhtml,
            Foreign::PythonPrint,
            Foreign::Utf32,
            Foreign::Session,
            Foreign::PandasColumns,
        ];
        let others = [
            Refusal::UnknownJson { keys: "a, {b}".to_owned() },
            Refusal::UnknownDatabase { tables: "harbour, pier".to_owned() },
            Refusal::DatabaseInLog,
            Refusal::DamagedDatabase,
            Refusal::Binary,
            Refusal::Empty,
            Refusal::Source(gone()),
        ];
        for refusal in foreign.map(Refusal::Foreign).into_iter().chain(others) {
            let told = refusal.to_string();
            check(&NotOpened::Refused(refusal), &told);
        }
        check(&NotOpened::NoAccess, "the browser gives no access to it");
        check(&NotOpened::Link, words().refused.reasons.link);
        check(&NotOpened::Links, words().refused.reasons.links);
    }

    #[test]
    fn what_was_left_out_reads_as_on_the_command_line() {
        for why in [
            Why::Packed(EntryFault::Encrypted),
            Why::Packed(EntryFault::Method(PackedBy::Old)),
            Why::Packed(EntryFault::Method(PackedBy::Lzma)),
            Why::Packed(EntryFault::Method(PackedBy::Numbered(500))),
            Why::Packed(EntryFault::Lost),
            Why::Packed(EntryFault::Damaged { start: 120, end: 3_400 }),
            Why::Packed(EntryFault::Source(gone())),
            Why::Excess(Excess { path: "a.zip".to_owned(), packed: 10, unpacked: 10_000 }),
            Why::Unreadable(gone()),
            Why::TooDeep(3),
            Why::TooMany(500_000),
            Why::NoDump,
            Why::Document,
            Why::Mended,
            Why::MissingPage,
            Why::Same("b.json".to_owned()),
            Why::Told("{c}.json".to_owned()),
            Why::NoMessages,
            Why::Attached,
            Why::Unlikely,
            Why::UnlikelyOnes { count: 1, first: "a/notes.txt".to_owned() },
            Why::UnlikelyOnes { count: 3, first: "a/notes.txt".to_owned() },
        ] {
            let told = why.to_string();
            check(&NotOpened::LeftOut(why), &told);
        }
    }
}
