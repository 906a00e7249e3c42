//! The forms of a facet's values as one text, to find those that have a word or contain a string.

use std::borrow::Cow;

use memchr::memmem;

use super::Facet;
use super::intern::Strings;
use super::laid::{Laying, Taking, sound};
use super::sections::Damage;
use super::skeleton::{Begun, name_skeleton, skeleton};
use super::stems::{Stems, may_be_surname};
use super::words::{Case, case, fold, words};
use crate::event::same_names::{names_of, thing};

/// How the words of a facet are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// In all their forms.
    Words,
    /// So, and as they sound: in either script.
    Names,
    /// As they are written; in other forms only where nobody writes them so.
    Tags,
    /// In all their forms; a town under each of its names.
    Places,
    /// In all their forms; a body under each of its abbreviations, and so what has one in its name.
    Bodies,
}

impl Sort {
    pub(super) fn of(facet: Facet) -> Self {
        match facet {
            Facet::Participant => Self::Names,
            Facet::Hashtag => Self::Tags,
            Facet::Place => Self::Places,
            Facet::Organisation => Self::Bodies,
            _ => Self::Words,
        }
    }
}

/// Before the skeleton of a word.
const SOUND: char = '~';

/// Folded forms, a line each: ` word word ~skeleton ~skeleton `.
#[derive(Debug, Default)]
pub(super) struct LabelText {
    text: String,
    /// Where each line begins.
    starts: Vec<u32>,
}

impl LabelText {
    /// From forms in the order of their numbers; those of names can be found in the other script.
    pub(super) fn new(forms: &Strings, sort: Sort) -> Self {
        let mut this = Self::default();
        let mut folded = String::new();
        for form in forms.iter() {
            this.starts.push(this.text.len() as u32);
            this.text.push(' ');
            let text = &mut this.text;
            let mut things = Vec::new();
            match sort {
                Sort::Places => things.extend(thing(form)),
                Sort::Bodies => {
                    let parts = form.split(|c: char| !c.is_alphanumeric()).filter(|part| case(part) == Case::Capitals);
                    things.extend(parts.filter_map(thing));
                }
                _ => {}
            }
            let mut add = |name: &str| {
                words(name, &mut folded, |word, _, _| {
                    text.push_str(word);
                    text.push(' ');
                });
            };
            add(form);
            let others = things.into_iter().flat_map(names_of).filter(|(name, _)| *name != form);
            others.for_each(|(name, _)| add(name));
            if sort == Sort::Names {
                words(form, &mut folded, |word, _, _| {
                    let skeleton = skeleton(word);
                    if skeleton.len() > 2 {
                        text.push(SOUND);
                        text.push_str(&skeleton);
                        text.push(' ');
                    }
                });
            }
            this.text.push('\n');
        }
        this
    }

    /// The forms that have all the words, each in any of its forms, sorted; the last word may be a beginning.
    pub(super) fn with_words(&self, words: &[String], typing: bool, sort: Sort) -> Vec<u32> {
        let mut found: Option<Vec<u32>> = None;
        for (at, word) in words.iter().enumerate() {
            let mut lines = self.with_word(word, typing && at + 1 == words.len(), sort);
            if let Some(before) = &found {
                lines.retain(|line| before.binary_search(line).is_ok());
            }
            found = Some(lines);
        }
        found.unwrap_or_else(|| (0..self.starts.len() as u32).collect())
    }

    /// Whether a form has a word.
    pub(super) fn has_word(&self, word: &str, typing: bool, sort: Sort) -> bool {
        let end = if typing { "" } else { " " };
        let as_it_is = memmem::find(self.text.as_bytes(), format!(" {word}{end}").as_bytes());
        as_it_is.is_some() || !self.with_word(word, typing, sort).is_empty()
    }

    /// Hands out the words that begin so, each with its line.
    pub(super) fn each_word(&self, start: &str, each: &mut dyn FnMut(&str, u32)) {
        for at in memmem::find_iter(self.text.as_bytes(), format!(" {start}").as_bytes()) {
            let rest = &self.text[at + 1..];
            let word = &rest[..rest.find(' ').unwrap_or(rest.len())];
            if word != "\n" {
                each(word, self.line(at));
            }
        }
    }

    /// Hands out the words of names that sound so at their beginning.
    pub(super) fn each_sounding(&self, start: &str, each: &mut dyn FnMut(&str)) {
        self.each_word(&format!("{SOUND}{start}"), &mut |sound, line| {
            let sound = &sound[SOUND.len_utf8()..];
            self.words_of(line).filter(|word| skeleton(word) == sound).for_each(&mut *each);
        });
    }

    /// The words of a line, as they are written.
    fn words_of(&self, line: u32) -> impl Iterator<Item = &str> {
        let words = self.text[self.starts[line as usize] as usize..].split(' ').take_while(|word| *word != "\n");
        words.filter(|word| !word.starts_with(SOUND))
    }

    /// The forms that have a word, sorted.
    fn with_word(&self, word: &str, typing: bool, sort: Sort) -> Vec<u32> {
        let is = |other: &str, word: &str| other == word || typing && other.starts_with(word);
        let kin = Kin::of(word, sort);
        let (mut lines, mut kindred) = (Vec::new(), Vec::new());
        // The same few words, one after the other.
        let mut last = (String::new(), false);
        self.each_word(kin.start, &mut |other, line| {
            if is(other, word) {
                lines.push(line);
            } else {
                if last.0 != other {
                    last = (other.to_owned(), kin.has(other));
                }
                kindred.extend(last.1.then_some(line));
            }
        });
        if sort != Sort::Tags || lines.is_empty() {
            lines.append(&mut kindred);
        }
        let sounds = if sort == Sort::Names { skeleton(word) } else { String::new() };
        if sounds.len() > 2 {
            let name = name_skeleton(word);
            let start = if sounds.starts_with(&name) { &name } else { &sounds };
            self.each_word(&format!("{SOUND}{start}"), &mut |other, line| {
                let other = &other[SOUND.len_utf8()..];
                // Cases and transliterations differ in the vowels at the end.
                let behind = other.strip_prefix(name.as_str()).filter(|_| name.len() > 2);
                if is(other, &sounds) || behind.is_some_and(|vowels| vowels.bytes().all(|b| b"aeiou".contains(&b))) {
                    lines.push(line);
                }
            });
        }
        if typing && sort == Sort::Names {
            let begun = Begun::new(word);
            for (start, _) in begun.sounds().filter(|(_, other)| *other) {
                self.each_word(&format!("{SOUND}{start}"), &mut |_, line| {
                    if self.words_of(line).any(|word| begun.fits(word)) {
                        lines.push(line);
                    }
                });
            }
        }
        lines.sort_unstable();
        lines.dedup();
        lines
    }

    /// The forms that contain a string, sorted.
    pub(super) fn containing(&self, string: &str) -> Vec<u32> {
        let string = fold(string);
        if string.is_empty() {
            return (0..self.starts.len() as u32).collect();
        }
        let mut lines: Vec<u32> =
            memmem::find_iter(self.text.as_bytes(), string.as_bytes()).map(|at| self.line(at)).collect();
        lines.dedup();
        lines
    }

    /// Lays it down.
    pub(super) fn lay(&self, laid: &mut Laying) {
        laid.bytes(self.text.as_bytes());
        laid.words(&self.starts);
    }

    /// Takes up what was laid down.
    pub(super) fn take(from: &mut Taking<'_>) -> Result<Self, Damage> {
        let text = Self { text: from.text()?, starts: from.words()? };
        sound(text.text.is_empty() || text.starts.first() == Some(&0))?;
        sound(text.starts.is_sorted())?;
        Ok(text)
    }

    /// Bytes taken.
    pub(super) fn bytes(&self) -> usize {
        self.text.capacity() + self.starts.capacity() * 4
    }

    fn line(&self, at: usize) -> u32 {
        self.starts.partition_point(|&start| start as usize <= at) as u32 - 1
    }
}

/// What is of one kin with a word: its other forms.
struct Kin<'a> {
    /// Begins the word and all that are.
    start: &'a str,
    stem: Cow<'a, str>,
    sort: Sort,
    is_name: bool,
    stems: Stems,
}

impl<'a> Kin<'a> {
    fn of(word: &'a str, sort: Sort) -> Self {
        let stems = Stems::default();
        let is_name = sort == Sort::Names && may_be_surname(word);
        let stem = stems.stem(word, is_name);
        let shared = word.char_indices().zip(stem.chars()).take_while(|((_, a), b)| a == b);
        let mut end = shared.map(|((at, letter), _)| at + letter.len_utf8()).last().unwrap_or_default();
        // English stems change their last letter: `countri` of `country`.
        if word.is_ascii() && end > 1 {
            end -= 1;
        }
        // What is nearly nothing begins too much.
        let start = if word[..end].chars().nth(1).is_some() { &word[..end] } else { word };
        Self { start, stem, sort, is_name, stems }
    }

    fn has(&self, other: &str) -> bool {
        // `Лавр` is no form of `Лавров`.
        let is_name = self.sort == Sort::Names && may_be_surname(other);
        is_name == self.is_name && self.stems.stem(other, is_name) == self.stem
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_found_by_words_and_parts() {
        let mut forms = Strings::default();
        for form in ["Сергей Лавров", "S. Lavrov", "Ёлкин", "Lavrovsky", "Côte d’Azur", ""] {
            forms.intern(form);
        }
        let text = LabelText::new(&forms, Sort::Names);
        let words = |words: &str, typing| {
            text.with_words(&words.split(' ').map(str::to_owned).collect::<Vec<_>>(), typing, Sort::Names)
        };
        assert_eq!(words("лавров", false), [0, 1]);
        assert_eq!(words("лаврову", false), [0, 1]);
        for form in ["лавровым", "лаврова", "лаврове", "лавровой", "лавровых"] {
            assert_eq!(words(form, false), [0, 1], "{form}");
        }
        assert_eq!(words("lavrov", true), [0, 1, 3]);
        assert_eq!(words("лавров сер", true), [0]);
        assert_eq!(words("елкин", false), [2]);
        assert_eq!(words("лавр", false), Vec::<u32>::new());
        assert_eq!(text.containing("авро"), [0]);
        assert_eq!(text.containing("D’A"), [4]);
        assert_eq!(text.containing(""), [0, 1, 2, 3, 4, 5]);
    }

    #[track_caller]
    fn check(sort: Sort, word: &str, expected: &[&str]) {
        let mut forms = Strings::default();
        for form in ["Вена", "Венеция", "отель в Вене", "встречи", "встречапорт", "two countries", "Country", "ООН"]
        {
            forms.intern(form);
        }
        let text = LabelText::new(&forms, sort);
        let (word, typing) = word.strip_suffix('*').map_or((word, false), |word| (word, true));
        let found = text.with_words(&[word.to_owned()], typing, sort);
        assert_eq!(found.iter().map(|form| forms.get(*form)).collect::<Vec<_>>(), expected, "{word}");
    }

    #[test]
    fn words_are_found_in_all_forms() {
        check(Sort::Words, "вене", &["Вена", "отель в Вене"]);
        check(Sort::Words, "вене*", &["Вена", "Венеция", "отель в Вене"]);
        check(Sort::Words, "вену", &["Вена", "отель в Вене"]);
        check(Sort::Words, "country", &["two countries", "Country"]);
        check(Sort::Words, "в", &["отель в Вене"]);
        check(Sort::Words, "в*", &["Вена", "Венеция", "отель в Вене", "встречи", "встречапорт"]);
        check(Sort::Words, "оон", &["ООН"]);
        check(Sort::Words, "венгрия", &[]);
        check(Sort::Places, "vienna", &["Вена"]);
        check(Sort::Words, "vienna", &[]);
        check(Sort::Bodies, "un", &["ООН"]);
        check(Sort::Bodies, "оон", &["ООН"]);
        check(Sort::Tags, "встреча", &["встречи"]);
        check(Sort::Tags, "встреча*", &["встречапорт"]);
        check(Sort::Tags, "встречам*", &["встречи"]);
    }
}
