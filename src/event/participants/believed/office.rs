//! The office or the country that stands beside a name and speaks for a person.

use super::{Beside, is_persons};
use crate::event::gazetteer::{Form, Gazetteer, Mention, What};
use crate::event::layout::words::is;
use crate::event::letter::Letter;
use crate::event::participants::company::{PLACES, PLACES_RU};
use crate::event::participants::roles::{continues_office, looks_like_verb};

/// How far back the words of an office are looked for.
const LONGEST: usize = 14;

impl Beside<'_> {
    /// Whether the office of a person stands right before it, or a country that it is of.
    pub(super) fn is_titled(&self) -> bool {
        let owner = ["'s", "’s", "'S", "’S"].iter().find_map(|end| self.before.strip_suffix(end));
        match owner {
            Some(owner) => self.ending_at(owner.len() as u32).any(|m| matches!(m.what, What::Country { .. })),
            None => self.ending_at(self.before.len() as u32).any(|m| is_persons(m.what) && self.holds(m)),
        }
    }

    /// Whether the words before it lead back to the office of a person: `губернатором Томской области …`.
    pub(super) fn office_before(&self) -> bool {
        let text = self.scanned.text;
        if self.russian && PLACES_RU.has(self.last) {
            return false;
        }
        let mut end = self.before.trim_end_matches(['"', '»']).len();
        if self.before.ends_with([',', '–', '—']) {
            end = self.before[..end].trim_end_matches([',', '–', '—', ' ']).len();
        } else if PLACES.has(self.last) {
            return false;
        }
        // `Minister for Agriculture, Livestock and Food`.
        if !self.russian && self.words() == 1 && self.before.ends_with(',') && self.behind.starts_with("and ") {
            return false;
        }
        for step in 0..LONGEST {
            let mut longest: Option<&Mention> = None;
            for mention in self.ending_at(end as u32) {
                if self.holds(mention) {
                    return true;
                }
                if longest.is_none_or(|other| mention.span.start < other.span.start) {
                    longest = Some(mention);
                }
            }
            let start = match longest {
                Some(mention)
                    if self.words() == 1 && !self.russian && !matches!(mention.what, What::Country { .. }) =>
                {
                    return false;
                }
                Some(mention) if !matches!(mention.what, What::Frame(_)) => mention.span.start as usize,
                _ => {
                    let word = text[..end].rsplit([' ', '\n', '\u{a0}', '(', '«', '“', '"']).next().unwrap_or("");
                    if word.is_empty()
                        // `депутат Госдумы от региона Роуманов`.
                        || !(continues_office(word, self.russian) || step > 0 && word == "от")
                        || (self.words() == 1 && (!self.russian || step > 8 || !self.closes_office()))
                    {
                        return false;
                    }
                    end - word.len()
                }
            };
            let rest = text[..start].trim_end_matches([' ', '\u{a0}', '«', '“', '"', '(', ')', '-']);
            if text[rest.len()..start].contains('\n') {
                return false;
            }
            // A comma may stand inside an office, a full stop only behind a title.
            end = match rest.strip_suffix(['.', ',']) {
                Some(inner) if rest.ends_with(',') => inner.len(),
                Some(inner) if inner.rsplit(' ').next().is_some_and(|title| title.len() < 6) => inner.len(),
                Some(_) => return false,
                None => rest.len(),
            };
        }
        false
    }

    /// Whether a single word ends its clause, or a verb follows: what an office is of seldom does that and looks like a
    /// surname in no list. Names of lands in `-ии` are no surnames.
    fn closes_office(&self) -> bool {
        self.name.confidence >= 50
            || (self.behind.is_empty()
                || self.behind.starts_with(['.', ',', '\n', '–', '—', '('])
                || self.speaks_in()
                || looks_like_verb(self.next))
                && !self.name.text.ends_with("ии")
                // `директор центра «Море» Роу`.
                && (self.before.ends_with(['"', '»'])
                    // `командующий войсками в Европе Роу`.
                    || self.before.strip_suffix(self.last).is_some_and(|before| before.ends_with(" в "))
                    || !self.before.ends_with(|c: char| !c.is_letter()) && self.last.chars().all(Letter::is_small))
    }

    /// `депутат Роу в беседе с агентством`: what follows tells where somebody speaks.
    fn speaks_in(&self) -> bool {
        ["в беседе ", "в разговоре ", "в интервью ", "в эфире ", "в комментарии ", "в ходе "]
            .iter()
            .any(|words| self.behind.starts_with(words))
    }

    /// Whether the name may be that of who holds an office before it. A single word may be a town's or a firm's: then its
    /// case decides.
    fn holds(&self, mention: &Mention) -> bool {
        let many = matches!(mention.what, What::Office(index) if Gazetteer::get().offices.get(index as usize).is_some_and(|o| o.id == "plural"));
        let two = ["and ", "и "]
            .iter()
            .any(|and| self.behind.strip_prefix(and).is_some_and(|rest| rest.starts_with(Letter::is_capital)));
        is_persons(mention.what)
            && (self.words() > 1
                || (!many || two)
                    && (!self.russian || !mention.cases.and(self.scanned.memory.case_of(&self.name.text)).is_empty()))
    }

    /// `Jane Roe and John Doe, the Ministers of Trade`.
    pub(super) fn named_with_office(&self) -> bool {
        let Some(other) = ["and ", "и "].iter().find_map(|and| self.behind.strip_prefix(and)) else { return false };
        let capital = |word: &&str| word.starts_with(Letter::is_capital);
        let name: usize = other.split_inclusive(' ').take_while(capital).map(str::len).sum();
        // The comma stands right behind the last word of it.
        other[..name].find(',').is_some_and(|comma| self.office_behind(&other[comma..]))
    }

    /// `Jane Roe, the Norwegian Minister of Trade`.
    pub(super) fn office_behind(&self, behind: &str) -> bool {
        let text = self.scanned.text;
        let Some(rest) = behind.strip_prefix([',', '(', '–', '—']) else { return false };
        let mut at = text.len() - rest.len();
        for _ in 0..5 {
            at += text[at..].len() - text[at..].trim_start_matches(' ').len();
            let from = self.scanned.mentions.partition_point(|m| (m.span.start as usize) < at);
            let here = self.scanned.mentions[from..].iter().take_while(|m| m.span.start as usize == at);
            let mut end = None;
            for mention in here {
                if is_persons(mention.what) {
                    return true;
                }
                end = end.max(Some(mention.span.end as usize));
            }
            let word = text[at..].split([' ', '\n', ',', '.']).next().unwrap_or("");
            let small = [
                "the",
                "a",
                "an",
                "his",
                "her",
                "new",
                "newly",
                "appointed",
                "newly-appointed",
                "current",
                "first",
                "deputy",
                "special",
            ];
            match end {
                Some(end) => at = end + if text[end..].starts_with("'s") { 2 } else { 0 },
                None if small.iter().any(|w| is(word, w)) => at += word.len(),
                None => return false,
            }
        }
        false
    }

    /// `Ragnhild Solbakken of Norway`, `Norway's Ragnhild Solbakken`.
    pub(super) fn of_a_country(&self) -> bool {
        let possessive = ["'s", "’s", "'S", "’S"].iter().find_map(|end| self.before.strip_suffix(end));
        let country = |m: &Mention| matches!(m.what, What::Country { form: Form::Name | Form::Capital, .. });
        if possessive.is_some_and(|before| self.ending_at(before.len() as u32).any(country)) {
            return true;
        }
        let Some(rest) = self.behind.strip_prefix("of ").or_else(|| self.behind.strip_prefix('(')) else {
            return false;
        };
        let rest = rest.strip_prefix("the ").unwrap_or(rest);
        let at = (self.scanned.text.len() - rest.len()) as u32;
        let from = self.scanned.mentions.partition_point(|m| m.span.start < at);
        self.scanned.mentions[from..].iter().take_while(|m| m.span.start == at).any(country)
    }
}
