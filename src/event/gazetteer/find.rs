//! The pass over a text: whole words, the case of letters, hashtags, flags.

use super::{Begun, Form, Gazetteer, Mention, What, build::Letters, build::Slot, settle::settle};
use crate::event::letter::{Letter, folded, plain_letters};
use crate::event::order::{Order, sort_numbers};
use crate::event::runs::Run;
use crate::event::{Country, Span, folded::Folded, russian::Cases};

/// A pattern that may count: the byte behind its end above that of its beginning, and which it is.
type Found = (u64, usize);

fn of(start: usize, end: usize, pattern: u32) -> Found {
    ((end as u64) << 32 | start as u64, pattern as usize)
}

impl Gazetteer {
    /// Finds everything known in a text and its folding, sorted by start, then longest first.
    pub(in crate::event) fn find(&self, text: &str, runs: &[Run], folded: &Folded, mentions: &mut Vec<Mention>) {
        mentions.clear();
        let found =
            if self.signs || !folded.keeps_runs() { self.patterns_in(folded) } else { self.patterns_of(runs, folded) };
        self.words(text, folded, &found, mentions);
        self.flags(text, mentions);
        mentions.order_by(|mention| mention.span.longest_first());
        settle(text, mentions);
    }

    /// Which names may begin with a run of letters and digits, or behind the prefix of an adjective in it.
    pub(in crate::event) fn begun(&self, run: &str) -> Begun {
        let inner = |pattern: u32| {
            let (first, last) = self.ranges[pattern as usize];
            let counts =
                |slot: &Slot| slot.open && !slot.glued || slot.letters != Letters::Any && may_be_glued(slot.what);
            self.slots[first as usize..last as usize].iter().any(counts)
        };
        // By the first two letters, which tell the first two bytes.
        let two = run.char_indices().nth(2).map_or(run, |(at, _)| &run[..at]);
        if !self.prefix_starts[prefix_start(folded(two).as_bytes())] && two.len() > 1 {
            return self.tree.begun(run, inner);
        }
        let word = folded(run);
        // A prefix with a sign in it is behind none of the runs.
        let prefixed =
            |prefix: &&str| word.starts_with(*prefix) || prefix.starts_with(&word) && prefix.contains(['-', ' ', '\'']);
        if self.prefixes.iter().any(prefixed) { Begun::Any } else { self.tree.begun(run, inner) }
    }

    fn words(&self, text: &str, folded: &Folded, found: &[Found], mentions: &mut Vec<Mention>) {
        let folded_text = folded.text();
        for &(bytes, pattern) in found {
            let (start, end) = (bytes as u32 as usize, (bytes >> 32) as usize);
            let after_word = folded_text[..start].chars().next_back().is_some_and(is_letter);
            let before_word = folded_text[end..].chars().next().is_some_and(is_letter);
            let (first, last) = self.ranges[pattern];
            for slot in &self.slots[first as usize..last as usize] {
                let led = !after_word || is_adjective(slot.what) && self.is_prefixed(&folded_text[..start]);
                let whole = !slot.glued && led && (!before_word || slot.open);
                if !whole && (slot.letters == Letters::Any || !may_be_glued(slot.what)) {
                    continue;
                }
                let end = if slot.open { end + word_rest(&folded_text[end..]) } else { end };
                let span = folded.span(start as u32, end as u32);
                let what = if whole {
                    slot.what
                } else if stands_out(text, span) {
                    in_hashtag(slot.what)
                } else {
                    continue;
                };
                let in_tag = text[..span.start as usize].ends_with('#');
                if cased(&text[span.start as usize..span.end as usize], slot.letters, in_tag) {
                    mentions.push(Mention { span, what, cases: slot.cases });
                }
            }
        }
    }

    /// Every pattern that may count, in the order of their ends.
    ///
    /// They begin with a word, behind the prefix of an adjective, or with a capital inside a word, as in hashtags.
    fn patterns_in(&self, folded: &Folded) -> Vec<Found> {
        let text = folded.text();
        let bytes = text.as_bytes();
        let mut found = Vec::with_capacity(text.len() / 16);
        let mut enter = |start: usize| {
            self.tree.each_at(text, start, |pattern, end| found.push(of(start, end, pattern)));
        };
        let mut inside = false;
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            let (letter, width) = match byte {
                // U+0400 to U+047F: letters.
                0xd0 | 0xd1 => (true, 2),
                0..=0x7f => (byte.is_ascii_alphanumeric(), 1),
                _ => text[at..].chars().next().map_or((false, 1), |c| (is_letter(c), c.len_utf8())),
            };
            if !inside && *byte != b' ' {
                enter(at);
                if letter && self.prefix_starts[prefix_start(&bytes[at..])] {
                    let word = &text[at..];
                    self.prefixes.iter().filter(|prefix| word.starts_with(**prefix)).for_each(|p| enter(at + p.len()));
                }
            }
            inside = letter;
            at += width;
            if letter {
                at = plain_letters(bytes, at);
            }
        }
        folded.inner_capitals().iter().for_each(|at| enter(*at as usize));
        sort_numbers(&mut found);
        found.dedup();
        found
    }

    /// The same by the runs of the original, as far as folding leaves them as they are.
    fn patterns_of(&self, runs: &[Run], folded: &Folded) -> Vec<Found> {
        let text = folded.text();
        let mut found = Vec::with_capacity(text.len() / 16);
        let mut places = folded.places();
        for run in runs.iter().filter(|run| run.facts.named != Begun::None) {
            let at = places.of(run.start) as usize;
            if let Begun::At(node) = run.facts.named {
                // Folding leaves its letters as wide as they were.
                let end = at + (run.end - run.start) as usize;
                self.tree.each_behind(node, text, end, |pattern, end| found.push(of(at, end, pattern)));
                continue;
            }
            let mut enter = |start: usize| {
                self.tree.each_at(text, start, |pattern, end| found.push(of(start, end, pattern)));
            };
            enter(at);
            let word = &text[at..];
            if self.prefix_starts[prefix_start(word.as_bytes())] {
                self.prefixes.iter().filter(|prefix| word.starts_with(**prefix)).for_each(|p| enter(at + p.len()));
            }
        }
        for start in folded.inner_capitals() {
            self.tree.each_at(text, *start as usize, |pattern, end| found.push(of(*start as usize, end, pattern)));
        }
        sort_numbers(&mut found);
        found.dedup();
        found
    }

    /// Whether the letters before an adjective are one of the known prefixes: `обще|российский`.
    fn is_prefixed(&self, before: &str) -> bool {
        let word = before
            .rfind(|c| !is_letter(c))
            .map_or(before, |at| &before[at + before[at..].chars().next().map_or(1, char::len_utf8)..]);
        self.prefixes.contains(&word)
    }

    /// Flags: pairs of regional indicators, also with a space inside a pair.
    fn flags(&self, text: &str, mentions: &mut Vec<Mention>) {
        let bytes = text.as_bytes();
        let mut half: Option<(u32, u8)> = None;
        for at in memchr::memmem::find_iter(bytes, b"\xf0\x9f\x87") {
            let Some(letter) = bytes.get(at + 3).and_then(|byte| byte.checked_sub(0xa6)).filter(|letter| *letter < 26)
            else {
                continue;
            };
            let (start, letter) = (at as u32, letter + b'A');
            match half {
                Some((first, before)) if text[first as usize + 4..at].chars().all(char::is_whitespace) => {
                    let code = [before, letter];
                    let code = std::str::from_utf8(&code).ok().and_then(Country::new);
                    match code.filter(|code| self.countries.binary_search(code).is_ok()) {
                        Some(code) => {
                            let span = Span { start: first, end: start + 4 };
                            let what = What::Country { code, form: Form::Flag };
                            mentions.push(Mention { span, what, cases: Cases::ALL });
                            half = None;
                        }
                        None => half = Some((start, letter)),
                    }
                }
                _ => half = Some((start, letter)),
            }
        }
    }
}

/// A number of the first two bytes of a word.
pub(super) fn prefix_start(word: &[u8]) -> usize {
    let byte = |at| word.get(at).copied().unwrap_or(0);
    usize::from(byte(0).wrapping_mul(7) ^ byte(1))
}

fn is_letter(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_letter_or_digit() }
}

const fn is_adjective(what: What) -> bool {
    matches!(what, What::Country { form: Form::Adjective, .. })
}

const fn may_be_glued(what: What) -> bool {
    matches!(what, What::Country { form: Form::Name, .. } | What::Organisation(_))
}

fn in_hashtag(what: What) -> What {
    match what {
        What::Country { code, .. } => What::Country { code, form: Form::Hashtag },
        other => other,
    }
}

fn word_rest(text: &str) -> usize {
    text.find(|c| !is_letter(c)).unwrap_or(text.len())
}

/// Whether letters are cased as a form asks.
pub(in crate::event) fn cased(written: &str, letters: Letters, in_tag: bool) -> bool {
    match letters {
        Letters::Any => true,
        Letters::Capital => in_tag || written.chars().find(|c| c.is_letter()).is_some_and(Letter::is_capital),
        Letters::Capitals => written.chars().filter(|c| c.is_letter()).all(Letter::is_capital),
    }
}

/// Whether a stretch is a word of a glued hashtag, by capitals and digits around it: `Mali` in `RussiaMali`.
///
/// The sign is not asked for: it may have been cleaned away, and glued capitals are rare elsewhere.
pub(in crate::event) fn stands_out(text: &str, span: Span) -> bool {
    let before = text[..span.start as usize].chars().next_back();
    let mut inside = text[span.start as usize..span.end as usize].chars();
    let (first, second, last) = (inside.next(), inside.next(), text[..span.end as usize].chars().next_back());
    let mut after = text[span.end as usize..].chars();
    let (next, after_next) = (after.next(), after.next());
    let is_lower = |c: Option<char>| c.is_some_and(Letter::is_small);
    let begins = match before {
        Some(c) if c.is_letter() => c.is_small() || is_lower(second),
        _ => true,
    };
    let ends = match next {
        Some(c) if c.is_letter() => c.is_capital() && (is_lower(last) || is_lower(after_next)),
        _ => true,
    };
    first.is_some_and(Letter::is_capital) && begins && ends
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::runs::Cutter;

    #[test]
    fn by_runs_the_same_is_found_as_letter_by_letter() {
        let gazetteer = Gazetteer::get();
        let (mut folded, mut cutter) = (Folded::default(), Cutter::default());
        for text in [
            "",
            "Министр иностранных дел России С.В.Лавров – посол Буркина-Фасо, РОССИЙСКО-малийский",
            "#RussiaMali2025 #ГАООН75 общероссийский, антироссийские; франко‑немецкий",
            "The Prime Minister’s visit to Côte d’Ivoire, São Tomé and the U.S. on 3 May — UN Secretary-General",
            "Республика Корея; Королевство Норвегия; Киргизская Республика, Ёмен, ЙЕМЕН, Кот-д'Ивуар",
            "🇷🇺🇲🇱 5G в Тегеране;на 2-й день: «Мали» İstanbul Türkiye",
        ] {
            folded.fold(text);
            cutter.cut(text);
            assert!(folded.keeps_runs(), "{text}");
            assert_eq!(counted(gazetteer, text, &folded, &gazetteer.patterns_of(cutter.runs(), &folded)), {
                counted(gazetteer, text, &folded, &gazetteer.patterns_in(&folded))
            });
        }
    }

    /// The mentions that patterns make: what is inside a word counts for nothing.
    fn counted(gazetteer: &Gazetteer, text: &str, folded: &Folded, found: &[Found]) -> Vec<Mention> {
        let mut mentions = Vec::new();
        gazetteer.words(text, folded, found, &mut mentions);
        mentions
    }
}
