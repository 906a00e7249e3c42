//! Where it happened.
//!
//! A line or bracket of place and date says it (`lines`); failing that a city or building in the sentence that tells
//! of the event (`told`), also one that no list has (`unlisted`); of a happening the most exact place (`scene`). A city that
//! only places an embassy, an attack or another event is none.

mod capitals;
mod lines;
mod named;
mod owned;
mod scene;
mod told;
mod unlisted;

use super::{
    Field, Kind, Lang,
    dates::{Circumstances, DateMention},
    gazetteer::Scanned,
    layout::Layout,
};

/// The city or most exact named place of the event, as a nominative in the message's language.
#[must_use]
pub fn place(
    scanned: &Scanned<'_>,
    layout: &Layout,
    lang: Lang,
    dates: &[DateMention],
    circumstances: &Circumstances,
) -> Option<Field<String>> {
    let kind = circumstances.kind.unwrap_or(Kind::Other);
    if kind == Kind::Other {
        return None;
    }
    // Who speaks by telephone is in two places, and what they speak of in others.
    if kind == Kind::Call {
        return lines::dateline(scanned, layout, dates);
    }
    let home = circumstances.home;
    let happened = |owners| if kind == Kind::News { scene::place(scanned, layout, lang, home, owners) } else { None };
    let told = || told::place(scanned, layout, lang, dates, circumstances);
    // Where it was sent from is not where it will be.
    let sent = lines::sent_from(scanned, layout, kind, circumstances.realis);
    let line = lines::place(scanned, layout, dates, kind, circumstances.realis);
    let line = line.filter(|place| sent.is_none() || place.evidence.first() != sent.as_ref());
    // A town that the words name says more than a house behind a pin.
    if let Some(house) = line.as_ref().filter(|place| place.confidence < lines::TOWN) {
        return told().filter(|town| town.confidence > house.confidence).or(line);
    }
    line.or_else(|| happened(false)).or_else(told).or_else(|| happened(true))
}

#[cfg(test)]
mod tests;
