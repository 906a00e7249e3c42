//! The lists that names are recognised by: given names, family names of the day, and words that are none.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use crate::event::russian;

const NAMES: &str = include_str!("../../../data/names.tsv");
const NOT_NAMES: &str = include_str!("../../../data/names-not.tsv");

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
}

/// Looks a word up; `folded` is it in small letters with `е` for `ё`.
pub(super) fn known(word: &str, folded: &str) -> Known {
    let lists = LISTS.get_or_init(Lists::read);
    let given = russian::given_names(word);
    let sort = lists.not_name(folded);
    Known {
        given: given.iter().any(|name| !name.family) || lists.given.contains(folded),
        family: given.iter().any(|name| name.family) || lists.family.contains(folded),
        of_the_day: lists.of_the_day.contains(folded),
        edge: matches!(sort, Some(Sort::Edge | Sort::Title)),
        title: sort == Some(Sort::Title),
        never: sort == Some(Sort::Never),
    }
}

static LISTS: OnceLock<Lists> = OnceLock::new();

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Edge,
    Title,
    Never,
}

struct Lists {
    given: HashSet<String>,
    family: HashSet<String>,
    of_the_day: HashSet<String>,
    words: HashMap<String, Sort>,
    /// Beginnings of words.
    stems: HashMap<String, Sort>,
}

impl Lists {
    fn read() -> Self {
        let mut lists = Self {
            given: HashSet::new(),
            family: HashSet::new(),
            of_the_day: HashSet::new(),
            words: HashMap::new(),
            stems: HashMap::new(),
        };
        for line in NAMES.lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t');
            let (language, sort) = (columns.next().unwrap_or_default(), columns.next().unwrap_or_default());
            for name in columns.nth(1).unwrap_or_default().split(' ') {
                match (language, sort) {
                    (_, "s") => lists.add_of_the_day(name),
                    // The Russian ones are looked up with their cases.
                    ("en", "x") => _ = lists.family.insert(fold(name)),
                    ("en", _) => _ = lists.given.insert(fold(name)),
                    _ => {}
                }
            }
        }
        for line in NOT_NAMES.lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t').skip(1);
            let sort = match columns.next() {
                Some("edge") => Sort::Edge,
                Some("title") => Sort::Title,
                _ => Sort::Never,
            };
            for word in columns.next().unwrap_or_default().split(' ') {
                let folded = fold(word.trim_end_matches('*'));
                let table = if word.ends_with('*') { &mut lists.stems } else { &mut lists.words };
                table.entry(folded).or_insert(sort);
            }
        }
        lists
    }

    fn add_of_the_day(&mut self, name: &str) {
        for (form, _) in russian::surname_forms(name) {
            self.of_the_day.insert(fold(&form));
        }
    }

    fn not_name(&self, folded: &str) -> Option<Sort> {
        if let Some(known) = self.words.get(folded) {
            return Some(*known);
        }
        folded
            .char_indices()
            .skip(3)
            .map(|(at, _)| &folded[..at])
            .chain([folded])
            .find_map(|stem| self.stems.get(stem).copied())
    }
}

/// Small letters, `е` for `ё`.
pub(super) fn fold(word: &str) -> String {
    word.chars().flat_map(char::to_lowercase).map(|c| if c == 'ё' { 'е' } else { c }).collect()
}
