//! What stands around a meeting: the gathering on whose margins it was, the heading above it.
//!
//! Knows the words of it; who is at which is told in [`super::decide`].

use super::Told;
use crate::event::gazetteer::{Scanned, What};
use crate::event::kind::{self, Raised};
use crate::event::labels::Label;
use crate::event::layout::{Layout, LineKind};
use crate::event::participants::actors::Sort;
use crate::event::participants::settle::Taken;
use crate::event::participants::standing::Standing;
use crate::event::russian::Case;
use crate::event::{Kind, Span};

/// Whether what raised a meeting is only the gathering on whose margins others met: who sits in it is not at their meeting.
pub(super) fn only_around(one: &Told, best: &Raised, text: &str) -> bool {
    let met = |r: &Raised| {
        !std::ptr::eq(r, best)
            && kind::alike(r.kind, best.kind)
            && r.strength >= 4
            && !r.chosen.is_empty()
            && !is_around(text, r.span.start)
    };
    is_around(text, best.span.start) && one.raised.iter().any(met)
}

/// Whether a sentence below the first opens with a word for what was before the news: `Ранее министр заявлял …`.
pub(in crate::event) fn is_background(sentence: &str) -> bool {
    ["Ранее ", "Накануне ", "До этого ", "Напомним", "Earlier, ", "Previously, "]
        .iter()
        .any(|opening| sentence.starts_with(opening))
}

/// Whether a heading is a few words that name no country: `Press statement`.
pub(super) fn is_bare(scanned: &Scanned<'_>, heading: Span) -> bool {
    const SHORT: u32 = 60;
    let names = |what| matches!(what, What::Country { .. } | What::Organisation(_));
    heading.end - heading.start < SHORT && !scanned.within(heading).any(|mention| names(mention.what))
}

/// Whether a gathering is only the one on whose margins another was held: `на полях заседания министров`.
pub(super) fn is_around(text: &str, start: u32) -> bool {
    let before = text[..start as usize].trim_end_matches([' ', '«', '»', '"']);
    let before = before.strip_suffix("the").map_or(before, str::trim_end);
    ["полях", "рамках", "кулуарах", "sidelines of", "margins of"].iter().any(|words| before.ends_with(words))
}

/// Who speaks where the words of a broadcast are given below its notice: `#LIVE Jane Roe opens the new year`, `💬 Dear friends, …`.
pub(super) fn given_live(layout: &Layout, told: &[Told]) -> Option<Label> {
    /// What is given has more bytes.
    const GIVEN: u32 = 120;
    let lead = layout.lead.first()?;
    let end = layout.lines.last()?.span.end;
    let below = |line: Span| line.start > lead.start && end - line.start > GIVEN;
    layout.lines.iter().find(|line| line.kind == LineKind::Quote && below(line.span))?;
    let speaker = |one: &Told| {
        one.actors.iter().find(|actor| actor.sort == Sort::Person && actor.standing == Standing::Subject).cloned()
    };
    let actor = told.iter().take(2).find_map(speaker)?;
    Some(Label { speaker: Taken { actor, case: Case::Nominative }, kind: Kind::Speech })
}

/// Whether a title only names the spokesman or the press office that sends what stands below: `Statement by the Spokesperson,
/// Jane Roe`, `Information of the Press Service`.
pub(super) fn sent_by_spokesman(one: &Told, best: &Raised, title: Span) -> bool {
    let [chosen] = best.chosen.as_slice() else { return false };
    let actor = &one.actors[chosen.actor];
    let spokesman = actor
        .role
        .as_ref()
        .is_some_and(|role| ["pokes", "ресс-секретар", "Press "].iter().any(|w| role.full.contains(w)));
    best.kind == Kind::Comment && spokesman && actor.span.end + 2 > title.end
}

/// Whether a sentence opens a point of a list.
pub(super) fn is_point(layout: &Layout, lead: usize, text: &str) -> bool {
    let start = layout.lead.get(lead).map_or(0, |lead| lead.start);
    let Some(line) = layout.lines.iter().find(|line| line.span.holds(Span { start, end: start + 1 })) else {
        return false;
    };
    let written = &text[line.span.start as usize..];
    let digits = written.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = digits > 0
        && written[digits..].starts_with([')', '.'])
        && !written[digits + 1..].starts_with(|c: char| c.is_ascii_digit());
    start <= line.span.start + digits as u32 + 2
        && (numbered
            || matches!(line.sign, Some('•' | '▪' | '·' | '●' | '-' | '–' | '*' | '🔹' | '🔸' | '▫' | '📌' | '✅')))
}
