//! Which of the names found are taken for persons here.
//!
//! A name of high confidence is believed as it stands; another needs words beside it that speak for a person: an office
//! before it, a verb of saying, a colon or a dash of quotation.

use super::roles::looks_like_verb;
use crate::event::gazetteer::{Gazetteer, Scanned, What};
use crate::event::layout::words::is;
use crate::event::letter::Letter;
use crate::event::names::Name;

/// From here on a name is believed as it stands.
const SURE: u8 = 80;

/// Drops the names that nothing speaks for.
pub fn believed(scanned: &Scanned<'_>, names: &mut Vec<Name>) {
    names.retain(|name| name.confidence >= SURE || spoken_for(scanned, name));
}

/// Whether a person may follow such a word: an office of one, or the country of an office.
fn person_before(what: What) -> bool {
    match what {
        What::Office(index) => {
            Gazetteer::get().offices.get(index as usize).is_some_and(|office| matches!(office.id, "head" | "office"))
        }
        What::Country { .. } => true,
        _ => false,
    }
}

fn spoken_for(scanned: &Scanned<'_>, name: &Name) -> bool {
    let text = scanned.text;
    let before = text[..name.span.start as usize].trim_end_matches([' ', '\u{a0}']);
    let behind = text[name.span.end as usize..].trim_start_matches(' ');
    let end = before.len() as u32;
    let from = scanned.mentions.partition_point(|m| m.span.start + 160 < end);
    let titled = scanned.mentions[from..]
        .iter()
        .take_while(|m| m.span.start < end)
        .any(|m| m.span.end == end && person_before(m.what));
    let last = before.rsplit([' ', '\n']).next().unwrap_or("");
    let next = behind.split([' ', '\n', ',', '.']).next().unwrap_or("");
    if ["the", "of", "in", "at", "for", "and", "from", "to", "on", "a"].iter().any(|w| is(last, w))
        || before.ends_with(['(', '«', '“', '"'])
    {
        return false;
    }
    if titled {
        return !next.starts_with(Letter::is_capital);
    }
    let single = !name.text.contains(' ');
    let quoting = behind.starts_with(':') || before.ends_with(['—', '–']);
    let said = looks_like_verb(last) && (behind.is_empty() || behind.starts_with(['.', ',', '\n']));
    let says = looks_like_verb(next) || ["said", "says", "told", "noted", "stressed"].iter().any(|w| is(next, w));
    let starts = before.is_empty() || before.ends_with(['\n', '.', '!', '?']);
    (quoting && single && !starts) || said || (says && single && !text.is_ascii() && starts && name.confidence >= 30)
}
