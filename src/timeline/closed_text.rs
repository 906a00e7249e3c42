//! The closed index of words: a sorted list of words, and the events of their terms.
//!
//! Beginnings that many words share ("п" while "переговоры" is being typed) keep the union of their events, so that
//! no answer has to walk through millions of postings.

use std::cell::RefCell;

use super::bits::Bits;
use super::dictionary::Dictionary;
use super::growing_text::{NAME, distinct, own_terms};
use super::laid::{Laying, Taking, sound};
use super::postings::Postings;
use super::searched::Searched;
use super::sections::Damage;
use super::skeleton::{Begun, name_skeleton};
use super::stems::{Stems, may_be_surname};
use super::typed_row::TypedRow;
use crate::event::memo::Memo;
use crate::hashed::Hashed;
use crate::order::Order;

/// Before the skeleton of a name; behind it a number, since terms of one script are not brought together, and a word.
pub(super) const SKELETON: char = '~';
pub(super) const BEHIND_SKELETON: char = '\u{1}';
/// Before a stem: by it the words are found that share it with a form which occurs nowhere.
pub(super) const STEM: char = '=';
/// Beginnings longer than this are rare enough.
const LONGEST_BEGINNING: usize = 4;
/// A letter keeps its events when it has a posting for so many events: to go through them takes a millisecond where there
/// are millions.
const MANY: u32 = 4;
/// So many beginnings are stored together.
const TOGETHER: usize = 64;

/// The words of all events.
#[derive(Debug, Default)]
pub(super) struct ClosedText {
    dictionary: Dictionary,
    postings: Postings,
    /// The events of beginnings whose words have many postings.
    beginnings: Hashed<String, Bits>,
    stemmer: Stems,
    /// Terms of words met in texts, those of names apart: the same texts are looked through again with each letter typed.
    terms: RefCell<[Memo<Option<u32>>; 2]>,
    row: RefCell<TypedRow>,
    size: u32,
}

impl ClosedText {
    /// From words in byte order with their terms, and the postings of the terms over `size` events.
    pub(super) fn new<'a>(words: impl Iterator<Item = (&'a [u8], u32)>, postings: Postings, size: u32) -> Self {
        let mut text = Self { dictionary: Dictionary::new(words), postings, size, ..Self::default() };
        text.collect_beginnings(&mut String::new());
        text
    }

    /// Bytes taken.
    pub(super) fn bytes(&self) -> usize {
        self.dictionary.bytes() + self.postings.bytes() + self.beginnings.values().map(Bits::bytes).sum::<usize>()
    }

    /// Lays it down, but for the postings' pages and the events of beginnings.
    pub(super) fn lay(&self, laid: &mut Laying) {
        self.dictionary.lay(laid);
        self.postings.lay(laid);
        laid.number(self.beginnings.len() as u64);
    }

    /// Over how many events.
    pub(super) fn events(&self) -> u32 {
        self.size
    }

    /// How many stretches the rest of it has, each short enough to be laid down at once.
    pub(super) fn stretches(&self) -> u32 {
        self.postings.stretches() + self.beginnings.len().div_ceil(TOGETHER) as u32
    }

    /// Lays down a stretch of the rest.
    pub(super) fn lay_stretch(&self, stretch: u32, laid: &mut Laying) {
        let Some(stretch) = stretch.checked_sub(self.postings.stretches()) else {
            return self.postings.lay_stretch(stretch, laid);
        };
        let mut beginnings: Vec<_> = self.beginnings.iter().collect();
        beginnings.order_by_text(|(start, _)| start.as_str());
        for (start, events) in beginnings.into_iter().skip(stretch as usize * TOGETHER).take(TOGETHER) {
            laid.bytes(start.as_bytes());
            events.lay(laid);
        }
    }

    /// Takes up what was laid down.
    pub(super) fn take(from: &mut Taking<'_>) -> Result<Untaken, Damage> {
        let dictionary = Dictionary::take(from)?;
        let (postings, pages) = Postings::take(from)?;
        let beginnings = from.number()?;
        let size = postings.size();
        Ok(Untaken { text: Self { dictionary, postings, size, ..Self::default() }, pages, beginnings })
    }

    /// Keeps the events of every longer beginning that has more postings than there are events; of a single letter, with
    /// which each word begins to be typed, those of fewer.
    fn collect_beginnings(&mut self, start: &mut String) {
        let mut next = Vec::new();
        self.dictionary.beginning(start, |word, _| {
            let letter = std::str::from_utf8(&word[start.len()..]).ok().and_then(|rest| rest.chars().next());
            if next.last() != letter.as_ref() {
                next.extend(letter.filter(|letter| letter.is_alphanumeric()));
            }
            true
        });
        let is_first = start.is_empty();
        for letter in next {
            start.push(letter);
            let terms = self.words_beginning(start);
            let postings: u64 = terms.iter().map(|&term| u64::from(self.postings.count(term))).sum();
            let is_many = postings > u64::from(self.size);
            if is_many || is_first && postings > u64::from(self.size / MANY) {
                let mut events = Bits::none(self.size);
                for term in terms {
                    self.postings.fill(term, &mut events);
                }
                self.beginnings.insert(start.clone(), events);
                if is_many && start.chars().count() < LONGEST_BEGINNING {
                    self.collect_beginnings(start);
                }
            }
            start.pop();
        }
    }

    /// The terms of all words that begin so, in both scripts.
    fn words_beginning(&self, start: &str) -> Vec<u32> {
        let mut terms = Vec::new();
        self.each_term_beginning(start, &mut |term| {
            terms.push(term);
            true
        });
        distinct(terms)
    }

    fn any_beginning(&self, start: &str) -> bool {
        let mut any = false;
        self.each_term_beginning(start, &mut |_| {
            any = true;
            false
        });
        any
    }

    /// Calls `each` with the term of every word that begins so, in both scripts, until told to stop.
    fn each_term_beginning(&self, start: &str, each: &mut dyn FnMut(u32) -> bool) {
        let begun = Begun::new(start);
        let written = [start.to_owned(), format!("{NAME}{start}")].map(|start| (start, false));
        let sounding = begun.sounds().map(|(sounds, other)| (format!("{SKELETON}{sounds}"), other));
        let mut goes_on = true;
        for (start, other) in written.into_iter().chain(sounding) {
            self.dictionary.beginning(&start, |entry, term| {
                if !other || sounding_word(entry).is_some_and(|(_, word)| begun.is_other(word)) {
                    goes_on = goes_on && each(term);
                }
                goes_on
            });
        }
    }

    /// The term of the words that share their stem with `word`, which nowhere occurs itself.
    fn kin(&self, word: &str, name: bool) -> Option<u32> {
        let stem = self.stemmer.stem(word, name);
        self.dictionary.find(&format!("{STEM}{stem}"))
    }
}

/// The skeleton of a name and the name, of their entry.
fn sounding_word(entry: &[u8]) -> Option<(&str, &str)> {
    let entry = std::str::from_utf8(entry).ok()?.strip_prefix(SKELETON)?;
    let (sounds, word) = entry.split_once(BEHIND_SKELETON)?;
    let number = word.chars().next().map_or(0, char::len_utf8);
    Some((sounds, &word[number..]))
}

/// An index of words of which stretches are still to be taken up.
pub(super) struct Untaken {
    text: ClosedText,
    /// So many stretches of pages.
    pages: u32,
    /// So many beginnings.
    beginnings: u64,
}

impl Untaken {
    /// Whether a stretch is still to be taken up.
    pub(super) fn is_more(&self) -> bool {
        self.pages > 0 || self.beginnings > 0
    }

    /// Takes up the next stretch.
    pub(super) fn take_stretch(&mut self, from: &mut Taking<'_>) -> Result<(), Damage> {
        if let Some(rest) = self.pages.checked_sub(1) {
            self.pages = rest;
            return self.text.postings.take_stretch(from);
        }
        for _ in 0..self.beginnings.min(TOGETHER as u64) {
            let start = from.text()?;
            let events = Bits::take(from, self.text.size)?;
            sound(self.text.beginnings.insert(start, events).is_none())?;
            self.beginnings -= 1;
        }
        Ok(())
    }

    /// The index, when all is taken up.
    pub(super) fn taken(self) -> ClosedText {
        self.text
    }
}

impl Searched for ClosedText {
    fn size(&self) -> u32 {
        self.size
    }

    fn exact(&self, word: &str) -> Vec<u32> {
        let mut terms = own_terms(self, word, |name| self.kin(word, name));
        if terms.is_empty() {
            let key = name_skeleton(word);
            if key.len() > 2 {
                self.dictionary.beginning(&format!("{SKELETON}{key}{BEHIND_SKELETON}"), |_, term| {
                    terms.push(term);
                    true
                });
            }
        }
        distinct(terms)
    }

    fn beginning(&self, start: &str) -> Vec<u32> {
        let terms = self.words_beginning(start);
        if terms.is_empty() { self.exact(start) } else { terms }
    }

    fn is_begun(&self, start: &str) -> bool {
        self.beginnings.has(start) || self.any_beginning(start)
    }

    fn fill(&self, term: u32, into: &mut Bits) {
        self.postings.fill(term, into);
    }

    fn places(&self, term: u32, among: &Bits, into: &mut Vec<u64>) {
        self.postings.places(term, among, into);
    }

    fn typed_row(&self) -> Option<&RefCell<TypedRow>> {
        Some(&self.row)
    }

    fn each_beginning(&self, start: &str, each: &mut dyn FnMut(&str) -> bool) {
        let mut goes_on = true;
        for sign in ["", NAME] {
            self.dictionary.beginning(&format!("{sign}{start}"), |word, _| {
                goes_on &= std::str::from_utf8(&word[sign.len()..]).is_ok_and(&mut *each);
                goes_on
            });
            if !goes_on {
                return;
            }
        }
    }

    fn each_sounding(&self, start: &str, each: &mut dyn FnMut(&str, &str)) {
        self.dictionary.beginning(&format!("{SKELETON}{start}"), |entry, _| {
            if let Some((sounds, word)) = sounding_word(entry) {
                each(sounds, word);
            }
            true
        });
    }

    fn term(&self, word: &str, capital: bool) -> Option<u32> {
        let [words, names] = &mut *self.terms.borrow_mut();
        if capital && may_be_surname(word) {
            names.get(word, |word| self.dictionary.find(&format!("{NAME}{word}")))
        } else {
            words.get(word, |word| self.dictionary.find(word))
        }
    }

    fn fill_beginning(&self, start: &str, into: &mut Bits) {
        match self.beginnings.get(start) {
            Some(events) => into.or(events),
            None => self.beginning(start).into_iter().for_each(|term| self.postings.fill(term, into)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::growing_text::GrowingText;
    use crate::timeline::search::row_of;

    fn closed(texts: &[&str]) -> ClosedText {
        let mut growing = GrowingText::default();
        for text in texts {
            growing.push(text);
        }
        // In the opposite order, as if the last were the earliest.
        let size = texts.len() as u32;
        let firsts = (0..size).rev().collect();
        growing.close_all(firsts)
    }

    #[track_caller]
    fn check(index: &ClosedText, word: &str, expected: &[u32]) {
        let size = index.size();
        let mut bits = Bits::none(size);
        match word.strip_suffix('*') {
            Some(start) => index.fill_beginning(start, &mut bits),
            None => index.exact(word).into_iter().for_each(|term| index.fill(term, &mut bits)),
        }
        let mut found: Vec<u32> = bits.iter().map(|event| size - 1 - event).collect();
        found.reverse();
        assert_eq!(found, expected, "{word}");
    }

    #[test]
    fn words_are_found_in_all_forms_and_both_scripts() {
        let index = closed(&[
            "Встреча с Баровым",  // 0
            "Barov met Toras",    // 1
            "Торас у Барова",     // 2
            "about countries",    // 3
            "Toras’s country",    // 4
            "встречи, Кельменди", // 5
        ]);
        check(&index, "барову", &[0, 1, 2]);
        check(&index, "barov", &[0, 1, 2]);
        check(&index, "баров", &[0, 1, 2]);
        check(&index, "торасу", &[1, 2, 4]);
        check(&index, "toras", &[1, 2, 4]);
        check(&index, "country", &[3, 4]);
        check(&index, "встречам", &[0, 5]);
        check(&index, "kelmendi", &[5]);
        check(&index, "kelme*", &[5]);
        check(&index, "тора*", &[1, 2, 4]);
        check(&index, "c*", &[3, 4]);
        // What no word begins with is taken for a complete form; what some begin with, for no form of others.
        check(&index, "встречами*", &[0, 5]);
        check(&closed(&["очевидно", "очень"]), "очев*", &[0]);
        check(&index, "nothing", &[]);
    }

    #[test]
    fn a_surname_is_found_however_it_is_written() {
        let index = closed(&[
            "Баров и Торас",                 // 0
            "ЗАЯВЛЕНИЕ БАРОВА",              // 1
            "БАРОВ: зерно",                  // 2
            "#баров",                        // 3
            "порт с баровым",                // 4
            "BAROV in port",                 // 5
            "Barov and Barov",               // 6
            "много вопросов, нет процессов", // 7
            "Вопросов много",                // 8
            "вопрос и ВОПРОСЫ, процессы",    // 9
            "бары, бар",                     // 10
            "КУРАЕВ",                        // 11
        ]);
        for form in ["баров", "барова", "барову", "баровым", "барове", "баровой", "баровых", "barov"]
        {
            check(&index, form, &[0, 1, 2, 3, 4, 5, 6]);
        }
        check(&index, "баровым*", &[0, 1, 2, 3, 4, 5, 6]);
        check(&index, "барам", &[10]);
        for form in ["вопрос", "вопросов", "вопросам"] {
            check(&index, form, &[7, 8, 9]);
        }
        check(&index, "процесс", &[7, 9]);
        for form in ["кураев", "кураеву", "kurayev"] {
            check(&index, form, &[11]);
        }
    }

    #[test]
    fn a_name_in_capitals_only_is_one_if_it_is_too_long_for_an_abbreviation() {
        let index = closed(&[
            "BAROV AND TORLAN",   // 0
            "Баров и Торлан",     // 1
            "МЕКАРДИ",            // 2
            "МИД и РАН",          // 3
            "In Mid June, I ran", // 4
        ]);
        for form in ["barov", "баровым", "torlan", "торлану"] {
            check(&index, form, &[0, 1]);
        }
        for form in ["mekardi", "мекарди"] {
            check(&index, form, &[2]);
        }
        check(&index, "mid", &[4]);
        check(&index, "мид", &[3]);
        check(&index, "ran", &[4]);
        // One of which there is a plural is none.
        let index = closed(&["ОТСТРЕЛ ВОЛКОВ", "волки и волками", "Volkov met the wolves"]);
        check(&index, "volkov", &[2]);
        check(&index, "волкам", &[0, 1]);
    }

    #[test]
    fn what_has_two_names_is_found_by_either() {
        let index = closed(&[
            "Встреча в Женеве",                      // 0
            "a visit to Geneva",                     // 1
            "заседание ОБСЕ и ООН",                  // 2
            "the OSCE in Moscow",                    // 3
            "кто из ВОЗ, тот nice; who else, NICE?", // 4
            "нефть для НАТО",                        // 5
            "a nice who",                            // 6
        ]);
        check(&index, "geneva", &[0, 1]);
        check(&index, "женеву", &[0, 1]);
        check(&index, "жене*", &[0, 1]);
        check(&index, "osce", &[2, 3]);
        check(&index, "обсе", &[2, 3]);
        // Under a name that nobody wrote.
        check(&index, "un", &[2]);
        check(&index, "nat*", &[5]);
        check(&index, "nato", &[5]);
        check(&index, "москве", &[3]);
        check(&index, "моск*", &[3]);
        // What is mostly another word is no name.
        check(&index, "воз", &[4]);
        check(&index, "who", &[4, 6]);
        check(&index, "ницца", &[]);
    }

    #[test]
    fn a_beginning_that_many_words_share_answers_like_any_other() {
        let texts: Vec<String> = (0..200).map(|n| format!("пра{n} про{} пре{}", n % 7, n % 3)).collect();
        let index = closed(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        assert!(index.beginnings.has("пр"));
        check(&index, "п*", &(0..200).collect::<Vec<_>>());
        check(&index, "пра19*", &(0..200).filter(|n| n.to_string().starts_with("19")).collect::<Vec<_>>());
    }

    #[test]
    fn a_row_that_is_typed_on_answers_like_one_asked_for_at_once() {
        let words = ["foreign", "minister", "met", "at", "port", "порт", "порту", "министр", "met", "Лавров"];
        let texts: Vec<String> = (0..400_usize)
            .map(|n| (0..12).map(|at| words[(n * 7 + at * (n % 11 + 3)) % words.len()]).collect::<Vec<_>>().join(" "))
            .collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let remembers = closed(&texts);
        let rows =
            ["foreign minister", "met at port", "порту министр", "foreign foreign", "nothing port", "met lavrov"];
        for row in rows {
            let letters: Vec<usize> = row.char_indices().map(|(at, _)| at).chain([row.len()]).skip(1).collect();
            // On, back, on again, and at last with its end.
            for end in letters.iter().chain(letters.iter().rev()).chain(&letters) {
                for typing in [true, false] {
                    let words: Vec<String> = row[..*end].split(' ').map(str::to_owned).collect();
                    let found = row_of(&words, typing, &remembers);
                    let at_once = row_of(&words, typing, &closed(&texts));
                    assert!(found.iter().eq(at_once.iter()), "{words:?} {typing}");
                }
            }
        }
    }
}
