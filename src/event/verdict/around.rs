//! What stands around a meeting: the gathering on whose margins it was, the heading above it.
//!
//! Knows the words of it; who is at which is told in [`super::decide`].

use super::Told;
use crate::event::Span;
use crate::event::gazetteer::{Scanned, What};
use crate::event::kind::{self, Raised};

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
