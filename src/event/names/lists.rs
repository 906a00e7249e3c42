//! The lists that names are recognised by: given names, family names of the day, and words that are none.

use crate::event::tables::text_of;
use crate::hashed::Hashed;
use std::sync::OnceLock;

use crate::event::letter::folded;
use crate::event::lexicon::Lexicon;
use crate::event::russian::{self, Cases};

/// What the lists say of a capitalised word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // independent findings on one word
pub(super) struct Known {
    /// A given name, in any case.
    pub(super) given: bool,
    /// A family name that stands first: `Xi`, `Ким`.
    pub(super) family: bool,
    /// A family name that is in the news, in any case.
    pub(super) of_the_day: bool,
    /// May stand beside a name but is no part of it.
    pub(super) edge: bool,
    /// Is a form of address or an office: shows that a person follows.
    pub(super) title: bool,
    /// Shows that the run of words is no person.
    pub(super) never: bool,
    /// Ends a name where all words of a title begin with capitals: `Jane Roe Meets`.
    pub(super) breaks: bool,
}

/// Looks a word up, however it is cased.
pub(super) fn known(word: &str) -> Known {
    let lists = LISTS.get_or_init(Lists::read);
    let mut known = Known::default();
    for name in russian::given_names(word) {
        known.family |= name.family;
        known.given |= !name.family;
    }
    lists.names.each(word, |sort| match sort {
        NameSort::Given => known.given = true,
        NameSort::Family => known.family = true,
        NameSort::OfTheDay => known.of_the_day = true,
    });
    let sort = lists.sort(word);
    known.edge = matches!(sort, Some(Sort::Edge | Sort::Title | Sort::Break));
    known.title = sort == Some(Sort::Title);
    known.never = sort == Some(Sort::Never);
    known.breaks = sort == Some(Sort::Break);
    known
}

/// Whether a word, however it is cased, is one of those that are no names.
pub(super) fn is_no_name(word: &str) -> bool {
    match LISTS.get_or_init(Lists::read).sort(word) {
        Some(Sort::Title | Sort::Never) => true,
        Some(Sort::Break) => !known(word).given,
        _ => false,
    }
}

/// Whether a word only stands beside names.
pub(super) fn opens_phrase(word: &str) -> bool {
    matches!(LISTS.get_or_init(Lists::read).sort(word), Some(Sort::Edge | Sort::Break)) && !known(word).given
}

static LISTS: OnceLock<Lists> = OnceLock::new();

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Break,
    Edge,
    Title,
    Never,
}

#[derive(Clone, Copy)]
enum NameSort {
    Given,
    Family,
    OfTheDay,
}

/// The cases that a surname of the day stands in by its form; none for another word.
pub(super) fn cases_of_the_day(word: &str) -> Cases {
    LISTS.get_or_init(Lists::read).day_cases.get(word).copied().unwrap_or_default()
}

#[derive(Default)]
struct Lists {
    /// Of surnames of the day, by their forms as they are written.
    day_cases: Hashed<String, Cases>,
    names: Lexicon<NameSort>,
    words: Lexicon<Sort>,
    /// Beginnings of words; the shortest decides.
    stems: Lexicon<Sort>,
}

impl Lists {
    fn read() -> Self {
        let mut lists = Self::default();
        for line in text_of("names.tsv").lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t');
            let (language, sort) = (columns.next().unwrap_or_default(), columns.next().unwrap_or_default());
            for name in columns.nth(1).unwrap_or_default().split(' ') {
                match (language, sort) {
                    (_, "s") => lists.add_of_the_day(name),
                    // The Russian ones are looked up with their cases.
                    ("en", "x") => lists.names.enter(name, false, NameSort::Family),
                    ("en", _) => lists.names.enter(name, false, NameSort::Given),
                    _ => {}
                }
            }
        }
        for line in text_of("names-not.tsv").lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t').skip(1);
            let sort = match columns.next() {
                Some("break") => Sort::Break,
                Some("edge") => Sort::Edge,
                Some("title") => Sort::Title,
                _ => Sort::Never,
            };
            for word in columns.next().unwrap_or_default().split(' ') {
                // The first line that has a word decides.
                let table = if word.ends_with('*') { &mut lists.stems } else { &mut lists.words };
                table.add(word, sort);
            }
        }
        lists
    }

    fn sort(&self, word: &str) -> Option<Sort> {
        self.words.get(word).or_else(|| self.stems.get(word))
    }

    fn add_of_the_day(&mut self, name: &str) {
        for (form, case) in russian::surname_forms(name) {
            self.names.enter(&form, false, NameSort::OfTheDay);
            let cases = self.day_cases.entry(form, Default::default);
            *cases = cases.with(case);
        }
    }
}

/// Small letters, `е` for `ё`.
pub(super) fn fold(word: &str) -> String {
    folded(word)
}
