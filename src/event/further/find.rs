//! The pass over a folded text: where a name may begin and end in each script.

use super::{
    Script,
    patterns::{Patterns, Shape, Slot},
};
use crate::event::gazetteer::{Letters, What};
use crate::event::letter::Letter;

/// Something found, in bytes of the folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) what: What,
    pub(super) letters: Letters,
    /// Inside a word, as names in a hashtag are; the case of letters must bear it out.
    pub(super) glued: bool,
    pub(super) shape: Shape,
    /// What is written as one with it: the article and small words of Arabic.
    pub(super) lead: u8,
}

/// What may stand before a noun in one word, without and with the article.
const CLITICS: [&str; 12] = ["", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "لل"];
const WITH_ARTICLE: [&str; 8] = ["ال", "وال", "بال", "فال", "كال", "لل", "ولل", "وبال"];

/// Everything known in a folded text, in the order of its end.
pub(super) fn hits(patterns: &Patterns, script: Script, text: &str) -> Vec<Hit> {
    let mut found = Vec::new();
    let Some(automaton) = &patterns.automaton else { return found };
    for hit in automaton.find_overlapping_iter(text) {
        let (start, end) = (hit.start(), hit.end());
        let (first, last) = patterns.ranges[hit.value() as usize];
        for slot in &patterns.slots[first as usize..last as usize] {
            let Some((lead, rest, glued)) = stands(script, *slot, text, start, end) else { continue };
            found.push(Hit {
                start: start as u32,
                end: (end + rest) as u32,
                what: slot.what,
                letters: slot.letters,
                glued,
                shape: slot.shape,
                lead: lead as u8,
            });
        }
    }
    found
}

/// How much of the same word stands before and behind a pattern, and whether it is one of several names in it; `None` if the
/// pattern may not stand there.
fn stands(script: Script, slot: Slot, text: &str, start: usize, end: usize) -> Option<(usize, usize, bool)> {
    if script == Script::Unspaced {
        return Some((0, 0, false));
    }
    let before = letters_before(&text[..start]);
    let rest = letters_behind(&text[end..]);
    if rest > 0 && !slot.open {
        return may_be_glued(slot).then_some((0, 0, true));
    }
    if before == 0 && !slot.article {
        return if slot.shape == Shape::Glued { Some((0, rest, true)) } else { Some((0, rest, false)) };
    }
    if script == Script::Prefixed {
        let lead = text.get(start.checked_sub(before)?..start)?;
        let adjective = matches!(slot.what, What::Country { form: crate::event::gazetteer::Form::Adjective, .. });
        let fits = if slot.article {
            WITH_ARTICLE.contains(&lead)
        } else {
            CLITICS.contains(&lead) || adjective && WITH_ARTICLE.contains(&lead)
        };
        return fits.then_some((lead.len(), rest, false));
    }
    may_be_glued(slot).then_some((0, 0, true))
}

const fn may_be_glued(slot: Slot) -> bool {
    use crate::event::gazetteer::Form;
    !matches!(slot.letters, Letters::Any) && matches!(slot.what, What::Country { form: Form::Name, .. })
}

/// Longest stretch looked at for letters of the same word, in bytes.
const LONGEST: usize = 64;

fn letters_before(text: &str) -> usize {
    let all = text.chars().rev().take(LONGEST).take_while(|c| c.is_letter_or_digit());
    all.map(char::len_utf8).sum()
}

fn letters_behind(text: &str) -> usize {
    let all = text.chars().take(LONGEST).take_while(|c| c.is_letter_or_digit());
    all.map(char::len_utf8).sum()
}
