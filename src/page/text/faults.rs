//! What is wrong with a stretch of a dump, and what to do about it, without saying it.
//!
//! Which fault it is, the worker tells as a value; only here does it become words. What is filled in are clauses.

use super::{fill, reasons, told, words};
use crate::dump::{Fault, Malformed, MissingPages, PackedFault, PageFault, PutRight, Stray, Unreadable};

/// A fault, and what to do about it.
pub struct Advice {
    /// What is wrong.
    pub what: &'static str,
    /// What to do.
    pub to_do: &'static str,
}

/// What can be wrong. `{what}` in a pattern is one of the clauses.
#[allow(missing_docs)] // as in `Fault`
pub struct FaultWords {
    pub ends_early: Advice,
    pub ends_early_after: &'static str,
    pub malformed: Advice,
    pub malformed_as: MalformedWords,
    pub missing: Advice,
    pub pages: [&'static str; 2],
    pub unsupported: Advice,
    pub undated: Advice,
    pub yearless: Advice,
    pub mended: Advice,
    pub mended_as: MendedWords,
    pub replaced: Advice,
    pub replaced_as: [&'static str; 3],
    pub unreadable: Advice,
    pub not_unpacked: &'static str,
    pub packed: [&'static str; 6],
    pub page: [&'static str; 10],
}

/// Why a message has no readable shape.
#[allow(missing_docs)] // as in `Malformed`
pub struct MalformedWords {
    pub no_end: &'static str,
    pub no_beginning: &'static str,
    pub no_message: &'static str,
    pub no_chat: &'static str,
    pub value_for_message: &'static str,
    pub value_for_chat: &'static str,
    pub other_object: &'static str,
    pub neither_object: &'static str,
    pub key_alone: &'static str,
    pub no_key: &'static str,
    pub no_value: &'static str,
    pub unquoted: &'static str,
    pub long_unquoted: &'static str,
    pub bracket: &'static str,
    pub line_cut: &'static str,
    pub line_for_object: &'static str,
    pub before_first: &'static str,
    pub nameless: &'static str,
    pub open_quote: &'static str,
    pub fields: &'static str,
    pub foreign_row: &'static str,
    pub change: &'static str,
    pub row_cut: &'static str,
}

/// What was put right.
#[allow(missing_docs)] // as in `PutRight`
pub struct MendedWords {
    pub quotes: &'static str,
    pub half_character: &'static str,
    pub open_text: &'static str,
    pub empty_message: &'static str,
    pub hole: &'static str,
    pub another: &'static str,
    pub too_much: &'static str,
    pub fields: &'static str,
    pub day_or_month: &'static str,
    pub pasted_before: &'static str,
    pub long_text: &'static str,
    pub without_log: &'static str,
}

/// A fault in words, and what to do about it.
#[must_use]
pub fn fault(fault: &Fault) -> (String, &'static str) {
    let w = &words().problems.faults;
    let with = |advice: &Advice, what: &str| (fill(advice.what, &[("what", what)]), advice.to_do);
    match fault {
        Fault::EndsEarly { last_id: None } => with(&w.ends_early, ""),
        Fault::EndsEarly { last_id: Some(id) } => (fill(w.ends_early_after, &[("id", id)]), w.ends_early.to_do),
        Fault::Malformed(why) => with(&w.malformed, &malformed(*why)),
        Fault::Missing(pages) => with(&w.missing, &missing(*pages)),
        Fault::Unsupported => with(&w.unsupported, ""),
        Fault::Undated => with(&w.undated, ""),
        Fault::Yearless => with(&w.yearless, ""),
        Fault::Mended(what) => with(&w.mended, &mended(*what)),
        Fault::Replaced(stray) => with(
            &w.replaced,
            match stray {
                Stray::NoText => w.replaced_as[0],
                Stray::Nul => w.replaced_as[1],
                Stray::Both => w.replaced_as[2],
            },
        ),
        Fault::EncodedTwice { count, mended, .. } => {
            let (w, texts) = (&words().dumps.twice, told::count((*count).into(), words().counted.texts));
            let (what, to_do) = if *mended { (w.mended, w.mended_do) } else { (w.what, w.to_do) };
            (fill(what, &[("texts", &texts)]), to_do)
        }
        Fault::Unreadable(why) => with(&w.unreadable, &unreadable(why)),
        Fault::Refused(refusal) => with(&w.unreadable, &reasons::refusal(refusal)),
    }
}

fn malformed(why: Malformed) -> String {
    let w = &words().problems.faults.malformed_as;
    let plain = match why {
        Malformed::NoEnd => w.no_end,
        Malformed::NoBeginning => w.no_beginning,
        Malformed::NoMessage => w.no_message,
        Malformed::NoChat => w.no_chat,
        Malformed::ValueForMessage => w.value_for_message,
        Malformed::ValueForChat => w.value_for_chat,
        Malformed::OtherObject => w.other_object,
        Malformed::NeitherObject => w.neither_object,
        Malformed::KeyAlone => w.key_alone,
        Malformed::NoKey => w.no_key,
        Malformed::NoValue => w.no_value,
        Malformed::Unquoted => w.unquoted,
        Malformed::LongUnquoted => w.long_unquoted,
        Malformed::Bracket => w.bracket,
        Malformed::LineCut => w.line_cut,
        Malformed::LineForObject => w.line_for_object,
        Malformed::BeforeFirst => w.before_first,
        Malformed::Nameless => w.nameless,
        Malformed::OpenQuote => w.open_quote,
        Malformed::Fields { count, width } => return fields(w.fields, count, width),
        Malformed::ForeignRow => w.foreign_row,
        Malformed::Change => w.change,
        Malformed::RowCut => w.row_cut,
    };
    plain.to_owned()
}

fn mended(what: PutRight) -> String {
    let w = &words().problems.faults.mended_as;
    let plain = match what {
        PutRight::Quotes => w.quotes,
        PutRight::HalfCharacter => w.half_character,
        PutRight::OpenText => w.open_text,
        PutRight::EmptyMessage => w.empty_message,
        PutRight::TooMuch => w.too_much,
        PutRight::Fields { count, width } => return fields(w.fields, count, width),
        PutRight::DayOrMonth => w.day_or_month,
        PutRight::PastedBefore => w.pasted_before,
        PutRight::LongText => w.long_text,
        PutRight::WithoutLog => w.without_log,
        PutRight::Hole => w.hole,
        PutRight::Another => w.another,
    };
    plain.to_owned()
}

fn fields(pattern: &str, count: u32, width: u32) -> String {
    fill(pattern, &[("n", &count.to_string()), ("width", &width.to_string())])
}

fn missing(pages: MissingPages) -> String {
    let [range, open] = words().problems.faults.pages;
    let first = MissingPages::name(pages.first);
    match pages.last {
        Some(last) if last == pages.first => first,
        Some(last) => fill(range, &[("first", &first), ("last", &MissingPages::name(last))]),
        None => fill(open, &[("first", &first)]),
    }
}

fn unreadable(why: &Unreadable) -> String {
    let w = &words().problems.faults;
    let plain = match why {
        Unreadable::Source(error) => return reasons::source(error),
        Unreadable::Excess(excess) => {
            let (packed, unpacked) = (excess.packed.to_string(), excess.unpacked.to_string());
            return fill(w.not_unpacked, &[("packed", &packed), ("unpacked", &unpacked)]);
        }
        Unreadable::Packed(fault) => match fault {
            PackedFault::Cut => w.packed[0],
            PackedFault::Damaged => w.packed[1],
            PackedFault::NotPacked => w.packed[2],
            PackedFault::Sum => w.packed[3],
            PackedFault::ArchiveCut => w.packed[4],
            PackedFault::StoredSum => w.packed[5],
        },
        Unreadable::Page(fault) => match fault {
            PageFault::Shared => w.page[0],
            PageFault::Foreign => w.page[1],
            PageFault::TooManyRows => w.page[2],
            PageFault::NoCell => w.page[3],
            PageFault::LeadsNowhere => w.page[4],
            PageFault::UnownedBytes => w.page[5],
            PageFault::RowOutside => w.page[6],
            PageFault::Overlap => w.page[7],
            PageFault::TooFewRows => w.page[8],
            PageFault::Words => w.page[9],
        },
    };
    plain.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dump::{Excess, SourceError, SourceReason};

    /// The fault crosses from worker to page, and what is said there ends as the command line says it.
    #[track_caller]
    fn check(one: &Fault, told: &str) {
        let bytes = postcard::to_allocvec(one).unwrap();
        let crossed = postcard::from_bytes::<Fault>(&bytes).unwrap();
        assert_eq!(&crossed, one);
        let (what, to_do) = fault(&crossed);
        assert!(what.ends_with(told) && !to_do.is_empty(), "{what:?} and not {told:?}");
    }

    #[test]
    fn what_has_no_shape_reads_as_on_the_command_line() {
        use Malformed as M;
        for why in [
            M::NoEnd,
            M::NoBeginning,
            M::NoMessage,
            M::NoChat,
            M::ValueForMessage,
            M::ValueForChat,
            M::OtherObject,
            M::NeitherObject,
            M::KeyAlone,
            M::NoKey,
            M::NoValue,
            M::Unquoted,
            M::LongUnquoted,
            M::Bracket,
            M::LineCut,
            M::LineForObject,
            M::BeforeFirst,
            M::Nameless,
            M::OpenQuote,
            M::Fields { count: 3, width: 7 },
            M::ForeignRow,
            M::Change,
            M::RowCut,
        ] {
            check(&Fault::Malformed(why), &why.to_string());
        }
    }

    #[test]
    fn what_was_put_right_reads_as_on_the_command_line() {
        use PutRight as P;
        for what in [
            P::Quotes,
            P::HalfCharacter,
            P::OpenText,
            P::EmptyMessage,
            P::Hole,
            P::Another,
            P::TooMuch,
            P::Fields { count: 3, width: 7 },
            P::DayOrMonth,
            P::PastedBefore,
            P::LongText,
            P::WithoutLog,
        ] {
            check(&Fault::Mended(what), &what.to_string());
        }
    }

    #[test]
    fn what_could_not_be_had_reads_as_on_the_command_line() {
        use {PackedFault as K, PageFault as G};
        let reasons = [SourceReason::System("gone".to_owned()), SourceReason::Changed, SourceReason::Shorter];
        let sources = reasons.map(|reason| Unreadable::Source(SourceError { offset: 5_000_000_000, reason }));
        let excess = Unreadable::Excess(Excess { path: "a.zip".to_owned(), packed: 10, unpacked: 10_000 });
        let packed = [K::Cut, K::Damaged, K::NotPacked, K::Sum, K::ArchiveCut, K::StoredSum].map(Unreadable::Packed);
        let pages = [
            G::Shared,
            G::Foreign,
            G::TooManyRows,
            G::NoCell,
            G::LeadsNowhere,
            G::UnownedBytes,
            G::RowOutside,
            G::Overlap,
            G::TooFewRows,
            G::Words,
        ];
        for why in sources.into_iter().chain([excess]).chain(packed).chain(pages.map(Unreadable::Page)) {
            let told = why.to_string();
            check(&Fault::Unreadable(why), &told);
        }
    }

    #[test]
    fn everything_else_is_said_in_full() {
        for pages in [(1, Some(1)), (2, Some(5)), (3, None)].map(|(first, last)| MissingPages { first, last }) {
            check(&Fault::Missing(pages), &pages.to_string());
        }
        check(&Fault::EndsEarly { last_id: Some("17".to_owned()) }, "after message 17");
        check(&Fault::EndsEarly { last_id: None }, "its first message");
        check(&Fault::Replaced(Stray::Nul), "NUL bytes");
        check(&Fault::Undated, "without a date");
        check(&Fault::Yearless, "without a year");
        check(&Fault::Unsupported, "write this message");
    }
}
