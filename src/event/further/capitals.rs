//! Whether a capital stands for the government that sits in it.
//!
//! Told by the words around it; which words do so in a language is data.

use super::words::Use;
use super::{Language, Script};
use crate::event::Span;
use crate::event::letter::Letter;

impl Language {
    /// Whether the capital at a stretch of the text is a government and no place.
    pub(super) fn is_government(&self, text: &str, span: Span) -> bool {
        let written = &text[span.start as usize..span.end as usize];
        let (before, after) = (&text[..span.start as usize], &text[span.end as usize..]);
        match self.script {
            Script::Unspaced => self.words.leads(after, Use::Acts).is_some(),
            Script::Prefixed => self.is_arabic_government(before, after),
            Script::Spaced => self.is_spaced_government(written, before, after),
        }
    }

    fn is_spaced_government(&self, written: &str, before: &str, after: &str) -> bool {
        if is_dateline(before, after) {
            return false;
        }
        // An ending that makes a place of it, behind the sign that sets endings off names.
        if let Some(ending) = after.strip_prefix(['\'', '’']) {
            let ending = first_word(ending);
            if self.words.is(&format!("'{ending}"), Use::Place) {
                return false;
            }
            let end = after.len() - after[1..].trim_start_matches(Letter::is_letter).len();
            return self.acts(&after[end..]) || self.words.is(&format!("'{ending}"), Use::Party);
        }
        let mut words = words_back(before);
        let (last, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let adjacent = before.ends_with([' ', '\u{a0}']) || before.ends_with(['\'', '’']);
        let opens =
            last.is_empty() || !adjacent || before.trim_end().ends_with(['.', ':', '!', '?', '\n', '—', '–', '|', ';']);
        if self.words.is(last, Use::City) {
            return false;
        }
        if adjacent && !opens {
            // `з+ом`: a word that makes a party of a form with that ending.
            let ending: String = written.chars().rev().take(2).collect::<Vec<_>>().into_iter().rev().collect();
            let with_ending = format!("{}+{}", last.to_lowercase(), ending.to_lowercase());
            if self.words.is(last, Use::Party) || self.words.is(&with_ending, Use::Party) {
                return true;
            }
            if self.words.is(last, Use::Owner) {
                return self.words.is(second, Use::Holder);
            }
            if self.words.is(last, Use::Place) {
                return false;
            }
        }
        if opens || last.starts_with(Letter::is_capital) {
            return self.acts(after);
        }
        !first_word(after).starts_with(Letter::is_capital)
    }

    /// Whether what follows may be a verb: a small word that is no preposition.
    fn acts(&self, after: &str) -> bool {
        let rest = after.trim_start_matches([' ', '\u{a0}', '«', '“', '"', '„']);
        let next = first_word(rest);
        after.starts_with([' ', '\u{a0}'])
            && next.starts_with(Letter::is_small)
            && ![Use::Place, Use::Of, Use::Opens].iter().any(|of| self.words.is(next, *of))
    }

    fn is_arabic_government(&self, before: &str, after: &str) -> bool {
        let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        if is_dateline(before, after) || matches!(word, "ب" | "بال" | "وب") {
            return false;
        }
        let mut words = words_back(&before[..before.len() - word.len()]);
        let mut last = words.next().unwrap_or_default();
        // `واشنطن وطهران`: what stands before the first of two.
        if word == "و" {
            last = words.next().unwrap_or(last);
        }
        !last.is_empty()
            && ![Use::Place, Use::City, Use::Owner].iter().any(|of| self.words.is(last, *of))
            && (self.words.is(last, Use::Party)
                || self.words.is(last, Use::Holder)
                || self.words.is(first_word(after.trim_start()), Use::Acts)
                || self.words.is(last, Use::Acts))
    }
}

/// A place and what happened there: `Paris, 3 mars`, `Dakar – …`, `(Bern, …`.
fn is_dateline(before: &str, after: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let opens = line.chars().all(|c| !c.is_letter_or_digit()) || line.trim_end().ends_with(['(', '📍']);
    let next = after.trim_start();
    opens && next.starts_with([',', '–', '—', '-', '/', '.', ')', '،', '('])
        || next.starts_with(')') && line.ends_with(['(', ' '])
}

fn words_back(text: &str) -> impl Iterator<Item = &str> {
    let line = text.rsplit('\n').next().unwrap_or_default();
    line.rsplit(|c: char| !c.is_letter_or_digit()).filter(|word| !word.is_empty())
}

fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_letter_or_digit()).unwrap_or(text.len());
    &text[..end]
}
