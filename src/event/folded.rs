//! A text folded for matching, with the way back to the bytes of the original.
//!
//! Case, ё and е, kinds of spaces, dashes, quotes and digits, and of alef, are made alike; invisible characters and Arabic
//! vowel signs are dropped.
//! Only this file knows what counts as alike. It never changes the number or order of words.

use super::Span;
use super::letter::Letter;

/// A folded text. Kept and filled again for each message, so that its memory is taken once.
#[derive(Debug, Default)]
pub struct Folded {
    text: String,
    steps: Vec<Step>,
    original: u32,
    /// Bytes of the folded text that were capitals behind a letter or digit.
    inner: Vec<u32>,
    /// Whether something was dropped, or a letter became a sign.
    joined: bool,
}

/// A place where the distance to the original changes.
#[derive(Clone, Copy, Debug, Default)]
struct Step {
    /// Byte in the folded text.
    here: u32,
    /// Byte in the original, behind all that was dropped.
    there: u32,
    /// Byte in the original where the character before ends.
    ended: u32,
}

impl Folded {
    /// Folds a text in place of the one held before.
    pub fn fold(&mut self, text: &str) {
        self.text.clear();
        self.steps.clear();
        self.inner.clear();
        self.joined = false;
        self.text.reserve(text.len());
        self.original = text.len() as u32;
        self.steps.push(Step::default());
        let mut ended = 0;
        let bytes = text.as_bytes();
        let mut at = 0;
        loop {
            let stretch = folded_already(&bytes[at..]);
            if stretch > 0 {
                self.text.push_str(&text[at..at + stretch]);
                at += stretch;
                ended = at as u32;
            }
            if let Some((small, width)) = plain_capital(&bytes[at..]) {
                if behind_letter(&self.text) {
                    self.inner.push(self.text.len() as u32);
                }
                self.text.push(small);
                at += width;
                ended = at as u32;
                continue;
            }
            let Some(letter) = text[at..].chars().next() else { break };
            let before = self.text.len();
            at += letter.len_utf8();
            if letter.is_capital() && self.text.chars().next_back().is_some_and(Letter::is_letter_or_digit) {
                self.inner.push(before as u32);
            }
            if letter.is_ascii() {
                self.text.push(letter.to_ascii_lowercase());
                ended = at as u32;
                continue;
            }
            match fold_char(letter) {
                Fold::Drop => self.joined = true,
                Fold::One(folded) => {
                    self.joined |= folded == '\'' && letter.is_letter();
                    self.text.push(folded);
                    ended = at as u32;
                }
                // One for one: the dot that a lower-cased İ leaves behind would have no place in the original.
                Fold::Other => {
                    self.text.extend(letter.to_lowercase().next());
                    ended = at as u32;
                }
            }
            if self.text.len() - before != letter.len_utf8() {
                self.steps.push(Step { here: self.text.len() as u32, there: at as u32, ended });
            }
        }
    }

    /// Where a capital of the original stands behind another letter or a digit, in order.
    #[must_use]
    pub fn inner_capitals(&self) -> &[u32] {
        &self.inner
    }

    /// Whether the words of the original begin and end where those of the folded text do.
    pub(super) fn keeps_runs(&self) -> bool {
        !self.joined
    }

    /// Tells where bytes of the original are in the folded text, asked in their order.
    pub(super) fn places(&self) -> Places<'_> {
        Places { steps: &self.steps }
    }

    /// The folded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the original behind a stretch of the folded text.
    ///
    /// Characters that folding dropped count to what stands before them only inside the stretch, so that
    /// a span never begins or ends with something invisible.
    #[must_use]
    pub fn span(&self, start: u32, end: u32) -> Span {
        if start >= end {
            let at = self.at(start);
            return Span { start: at, end: at };
        }
        if self.steps.len() == 1 {
            return Span { start, end };
        }
        Span { start: self.at(start), end: self.before(end) }
    }

    /// First byte of the original that made the folded byte `at`.
    fn at(&self, at: u32) -> u32 {
        let next = self.steps.partition_point(|step| step.here <= at);
        let step = self.steps[next.saturating_sub(1)];
        (step.there + (at - step.here)).min(self.original)
    }

    /// First byte of the original behind the character that ends at the folded byte `end`.
    fn before(&self, end: u32) -> u32 {
        let next = self.steps.partition_point(|step| step.here < end);
        match self.steps.get(next) {
            Some(step) if step.here == end => step.ended,
            _ => {
                let step = self.steps[next.saturating_sub(1)];
                (step.there + (end - step.here)).min(self.original)
            }
        }
    }
}

/// The small letter of a Latin or Russian capital that a text begins with, and its width.
fn plain_capital(bytes: &[u8]) -> Option<(char, usize)> {
    match (bytes.first()?, bytes.get(1)) {
        (byte @ b'A'..=b'Z', _) => Some((char::from(byte | 0x20), 1)),
        // А to Я.
        (0xd0, Some(next @ 0x90..=0xaf)) => Some((char::from_u32(0x410 + 0x20 + u32::from(next - 0x90))?, 2)),
        _ => None,
    }
}

/// Whether a text ends in a letter or digit.
fn behind_letter(text: &str) -> bool {
    match text.as_bytes().last() {
        None => false,
        Some(byte @ 0..=0x7f) => byte.is_ascii_alphanumeric(),
        Some(_) => text.chars().next_back().is_some_and(Letter::is_letter_or_digit),
    }
}

/// The way from the original to the folded text.
pub(super) struct Places<'a> {
    /// The step passed last and those before us.
    steps: &'a [Step],
}

impl Places<'_> {
    /// The byte of the folded text that a byte of the original became.
    pub(super) fn of(&mut self, there: u32) -> u32 {
        while self.steps.get(1).is_some_and(|next| next.there <= there) {
            self.steps = &self.steps[1..];
        }
        self.steps.first().map_or(there, |step| step.here + (there - step.there))
    }
}

/// The length of the stretch that a text begins with and that folds to itself: small Latin and Russian letters, plain signs.
fn folded_already(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if *byte < 0x80
            && let Some(eight) = bytes[at..].first_chunk()
        {
            let folded = folded_of(u64::from_le_bytes(*eight));
            at += folded;
            if folded > 0 {
                continue;
            }
            break;
        }
        let next = || bytes.get(at + 1).copied().unwrap_or(0);
        match byte {
            b'A'..=b'Z' => break,
            0..=0x7f => at += 1,
            // а to п, then р to я.
            0xd0 if next() >= 0xb0 => at += 2,
            0xd1 if next() < 0x90 => at += 2,
            _ => break,
        }
    }
    at
}

/// How many of eight bytes there are before the first that is a Latin capital or no plain byte.
fn folded_of(eight: u64) -> usize {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * EACH;
    /// What makes `A`, and what makes the byte behind `Z`, the first that is no plain one.
    const TO_A: u64 = 0x80 - 0x41;
    const BEHIND_Z: u64 = 0x80 - 0x5b;
    let capitals = eight.wrapping_add(TO_A * EACH) & !eight.wrapping_add(BEHIND_Z * EACH);
    // A sum that overflows changes only bytes behind one that is not plain.
    ((eight | capitals) & HIGH).trailing_zeros() as usize / 8
}

enum Fold {
    Drop,
    One(char),
    Other,
}

fn fold_char(letter: char) -> Fold {
    match letter {
        'а'..='я' => Fold::One(letter),
        'А'..='Я' => Fold::One(char::from_u32(letter as u32 + 32).unwrap_or(letter)),
        'ё' | 'Ё' => Fold::One('е'),
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Fold::One(' '),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => Fold::One('-'),
        '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' | '\u{2bc}' | '\u{2b9}' | '\u{2032}' | '`' | '\u{b4}' => {
            Fold::One('\'')
        }
        '«' | '»' | '\u{201c}'..='\u{201f}' | '\u{2033}' | '\u{2039}' | '\u{203a}' => Fold::One('"'),
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{e0020}'..='\u{e007f}'
        | '\u{301}'
        // Vowel signs and the stretched line of Arabic.
        | '\u{640}'
        | '\u{64b}'..='\u{652}'
        | '\u{670}' => Fold::Drop,
        'أ' | 'إ' | 'آ' => Fold::One('ا'),
        'ى' => Fold::One('ي'),
        '٠'..='٩' => Fold::One((b'0' + (letter as u32 - '٠' as u32) as u8) as char),
        '۰'..='۹' => Fold::One((b'0' + (letter as u32 - '۰' as u32) as u8) as char),
        '０'..='９' => Fold::One((b'0' + (letter as u32 - '０' as u32) as u8) as char),
        _ => Fold::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, folded: &str) {
        let mut f = Folded::default();
        f.fold("another text first — with «quotes»");
        f.fold(text);
        assert_eq!(f.text(), folded);
        // Every folded character comes from a stretch of the original that folds to it.
        let mut again = Folded::default();
        for (at, letter) in f.text().char_indices() {
            let span = f.span(at as u32, (at + letter.len_utf8()) as u32);
            again.fold(&text[span.start as usize..span.end as usize]);
            assert!(again.text().contains(letter) && again.text().chars().count() <= 2, "{text:?} {at} {letter:?}");
        }
        let whole = f.span(0, f.text().len() as u32);
        again.fold(&text[whole.start as usize..whole.end as usize]);
        assert_eq!(again.text(), folded);
    }

    #[test]
    fn alike_is_made_alike() {
        check("", "");
        check("Plain Words", "plain words");
        check("ПЁТР\u{a0}Ёлкин", "петр елкин");
        check("Россия–Африка — «да»", "россия-африка - \"да\"");
        check("Russia’s “word”", "russia's \"word\"");
        check("⚡\u{fe0f} 🇷🇺🇲🇱\u{200b} x", "⚡ 🇷🇺🇲🇱 x");
        check("İstanbul ŞÇ", "istanbul şç");
        check("о́кна", "окна");
        check("عُمان أبريل ٢٠٢٥", "عمان ابريل 2025");
        check("９月２１日", "9月21日");
    }

    #[test]
    fn spans_leave_out_what_is_dropped_around_them() {
        let text = "⚡\u{fe0f}\u{200b}Мир\u{200b}!";
        let mut f = Folded::default();
        f.fold(text);
        let at = f.text().find("мир").unwrap() as u32;
        let span = f.span(at, at + 6);
        assert_eq!(&text[span.start as usize..span.end as usize], "Мир");
    }
}
