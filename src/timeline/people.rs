//! One value for all forms of a person's name: `С.В.Лавров`, `Сергей Лавров`, `Sergey Lavrov`, `Лавров`.
//!
//! Names meet by the skeleton of the surname and by given names that do not contradict. Initials and a bare
//! surname join the only candidate; where there are several, they stay apart. The form that occurs most
//! often among the fullest names a person. Bodies meet when their words are the same, towns when the tables know them as one.

use super::intern::Strings;
use super::skeleton::skeleton;
use super::values::Canon;
use super::words::{fold, words};
use crate::event::same_names;
use crate::hashed::Hashed;
use crate::order::Order;

/// The persons behind forms of names; `uses` tells how often each form occurs.
pub(super) fn people(forms: &Strings, uses: &[u32]) -> Canon {
    let mut names: Vec<Name> = (0..).zip(forms.iter()).map(|(form, text)| Name::read(form, text)).collect();
    names.order_by(|name| !(name.given.len() as u64));
    names.order_by_text(|name| &name.surname);
    let mut persons: Vec<Vec<u32>> = Vec::new();
    for group in names.chunk_by(|a, b| a.surname == b.surname) {
        if group[0].surname.is_empty() {
            persons.extend(group.iter().map(|name| vec![name.form]));
        } else {
            persons.extend(of_surname(group));
        }
    }
    canon(forms, persons, uses, true)
}

/// The bodies behind forms of names.
pub(super) fn bodies(forms: &Strings, uses: &[u32]) -> Canon {
    canon(forms, by_key(forms, fold), uses, true)
}

/// The towns behind the names of places; of a town the name that is used most stands for it.
pub(super) fn places(forms: &Strings, uses: &[u32]) -> Canon {
    let one_name = |name: &str| {
        let first = same_names::thing(name).and_then(|town| same_names::names_of(town).first());
        first.map_or(name, |first| first.0).to_owned()
    };
    canon(forms, by_key(forms, one_name), uses, false)
}

/// Forms brought together that have one key.
fn by_key(forms: &Strings, key: fn(&str) -> String) -> Vec<Vec<u32>> {
    let mut groups: Hashed<String, Vec<u32>> = Hashed::default();
    for (form, text) in (0..).zip(forms.iter()) {
        groups.entry(key(text), Default::default).push(form);
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// A name taken apart, its words as skeletons.
#[derive(Debug)]
struct Name {
    form: u32,
    surname: String,
    /// Given names or initials, the first first.
    given: Vec<Given>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Given {
    skeleton: String,
    full: bool,
}

impl Name {
    fn read(form: u32, text: &str) -> Self {
        let mut parts: Vec<Given> = Vec::new();
        let mut folded = String::new();
        words(text, &mut folded, |word, span, _| {
            let dotted = text[span.end as usize..].starts_with('.');
            let full = !dotted && word.chars().count() > 1;
            // What is joined by a hyphen is one name.
            let hyphen = text[..span.start as usize].ends_with('-');
            match parts.last_mut().filter(|_| hyphen) {
                Some(part) => part.skeleton.push_str(&skeleton(word)),
                None => parts.push(Given { skeleton: skeleton(word), full }),
            }
        });
        // `Пак Чун Хо` as `Park Chun-ho`: of three syllables the first is the surname, and the rest is one name.
        if let [surname, one, two] = &parts[..]
            && parts.iter().all(|part| part.full && is_syllable(&part.skeleton))
        {
            let given = Given { skeleton: format!("{}{}", one.skeleton, two.skeleton), full: true };
            return Self { form, surname: family(&surname.skeleton), given: vec![given] };
        }
        // Behind its hyphen the second syllable is small.
        let small = text.rsplit_once('-').is_some_and(|(_, end)| end.starts_with(char::is_lowercase));
        if let [surname, given] = &parts[..]
            && small
            && is_syllable(&surname.skeleton)
        {
            return Self { form, surname: family(&surname.skeleton), given: vec![given.clone()] };
        }
        let at = parts.iter().rposition(|part| part.full);
        let surname = at.map(|at| parts.remove(at).skeleton).unwrap_or_default();
        Self { form, surname, given: parts }
    }

    fn full(&self) -> bool {
        self.given.first().is_some_and(|given| given.full)
    }

    /// Whether both may be one person: given names agree as far as both tell them.
    fn agrees(&self, other: &Self) -> bool {
        self.given.iter().zip(&other.given).all(|(a, b)| a.agrees(b))
    }
}

/// Whether a skeleton is one short syllable.
fn is_syllable(skeleton: &str) -> bool {
    let vowels = skeleton.chars().filter(|c| "aeiou".contains(*c)).count();
    vowels == 1 && skeleton.len() <= 5
}

/// One spelling of a family name: `Park` is `Пак`.
fn family(skeleton: &str) -> String {
    if skeleton == "park" { "pak".to_owned() } else { skeleton.to_owned() }
}

impl Given {
    fn agrees(&self, other: &Self) -> bool {
        if self.full && other.full {
            return alike(&self.skeleton, &other.skeleton);
        }
        // `Ж.Леруа`, `Jeanne Leroy`: the sound has two letters in Latin.
        let first = |given: &Self| given.skeleton.chars().next().map(|c| if c == 'z' { 'j' } else { c });
        first(self).is_none() || first(other).is_none() || first(self) == first(other)
    }
}

/// The persons of one surname. Names come with the most given names first.
fn of_surname(names: &[Name]) -> Vec<Vec<u32>> {
    let mut persons: Vec<Vec<&Name>> = Vec::new();
    let by_fullness = [
        names.iter().filter(|name| name.full()).collect::<Vec<_>>(),
        names.iter().filter(|name| !name.full() && !name.given.is_empty()).collect(),
        names.iter().filter(|name| name.given.is_empty()).collect(),
    ];
    for (rank, round) in by_fullness.into_iter().enumerate() {
        // Candidates are fuller names and, among equals, those they agree with in every member.
        let fuller = persons.len();
        for name in round {
            let agreeing = |person: &&mut Vec<&Name>| person.iter().all(|member| member.agrees(name));
            let candidates = if rank == 0 {
                persons.iter_mut().filter(agreeing).take(2).collect::<Vec<_>>()
            } else {
                let mut candidates: Vec<_> = persons[..fuller].iter_mut().filter(agreeing).take(2).collect();
                if candidates.len() != 1 {
                    candidates = persons[fuller..].iter_mut().filter(agreeing).take(1).collect();
                }
                candidates
            };
            match candidates.into_iter().next() {
                Some(person) => person.push(name),
                None => persons.push(vec![name]),
            }
        }
    }
    persons.into_iter().map(|person| person.into_iter().map(|name| name.form).collect()).collect()
}

/// Whether two given names are one: transliterations differ by a letter or two.
fn alike(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let short = a.len().min(b.len());
    a.as_bytes().first() == b.as_bytes().first() && short >= 4 && distance(a.as_bytes(), b.as_bytes()) <= short / 4
}

fn distance(a: &[u8], b: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

/// Numbers groups of forms in the order of their first form and names each by its best one: used most, among the fullest if those
/// are wanted.
fn canon(forms: &Strings, mut groups: Vec<Vec<u32>>, uses: &[u32], full: bool) -> Canon {
    for group in &mut groups {
        group.sort_unstable();
    }
    // None has a form of another.
    groups.order_by(|group| group.first().map_or(0, |form| u64::from(*form)));
    let mut canon = Canon { of_form: vec![0; forms.len() as usize], label: Vec::with_capacity(groups.len()) };
    for (value, group) in (0..).zip(groups) {
        for &form in &group {
            canon.of_form[form as usize] = value;
        }
        let rank = |form: u32| {
            let text = forms.get(form);
            let words = text.split([' ', '.']).filter(|word| word.chars().count() > 1).count();
            (
                if full { words.min(2) } else { 0 },
                uses.get(form as usize).copied().unwrap_or_default(),
                std::cmp::Reverse(form),
            )
        };
        canon.label.extend(group.into_iter().max_by_key(|&form| rank(form)));
    }
    canon
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each group of names, separated by `=`, must be one person, and the groups different ones. The first of
    /// a group is its label; earlier names occur more often.
    #[track_caller]
    fn check(groups: &[&str]) {
        let mut forms = Strings::default();
        let groups: Vec<Vec<&str>> = groups.iter().map(|group| group.split(" = ").collect()).collect();
        groups.iter().flatten().for_each(|name| {
            forms.intern(name);
        });
        let uses: Vec<u32> = (0..forms.len()).rev().collect();
        let canon = people(&forms, &uses);
        let mut found: Vec<Vec<&str>> = vec![Vec::new(); canon.label.len()];
        (0..).zip(forms.iter()).for_each(|(form, text): (usize, _)| found[canon.of_form[form] as usize].push(text));
        assert_eq!(found, groups);
        let labels: Vec<&str> = canon.label.iter().map(|&form| forms.get(form)).collect();
        assert_eq!(labels, groups.iter().map(|group| group[0]).collect::<Vec<_>>());
    }

    #[test]
    fn forms_of_one_name_meet() {
        check(&[
            "Sergey Lavrov = Сергей Лавров = С.В.Лавров = С.Лавров = Лавров = Lavrov = S.V. Lavrov = Сергей Викторович Лавров",
        ]);
        check(&["Olivia Rouamba = О.Р.Руамба = Руамба"]);
        check(&["Дж.Джилани = Дж. Джилани"]);
        check(&["Александр Торас = Alexander Toras"]);
        check(&["Jeanne Leroy = Ж.Леруа"]);
        check(&["Park Chun-ho = Пак Чун Хо"]);
        check(&["Хулуси Акар-Торас = H. Akar-Toras"]);
    }

    #[test]
    fn towns_have_the_name_that_is_used_most() {
        let mut forms = Strings::default();
        for place in ["Вена", "New York", "Vienna", "Нью-Йорк", "Порт", "New York City"] {
            forms.intern(place);
        }
        let canon = places(&forms, &[1, 2, 2, 3, 0, 1]);
        assert_eq!(canon.of_form, [0, 1, 0, 1, 2, 1]);
        assert_eq!(canon.label, [2, 3, 4]);
    }

    #[test]
    fn contradicting_names_stay_apart() {
        check(&["Сергей Баров = С.Баров", "Marko Barov = М.Баров"]);
        check(&["Сергей Баров = Sergei Barov", "Степан Баров", "С.Баров", "Баров = Barov"]);
        check(&["Мария Захарова", "Марк Захаров"]);
        check(&["С.В.Баров", "С.А.Баров"]);
        check(&["王毅", "..."]);
    }
}
