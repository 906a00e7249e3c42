//! Whether two names mean one person.

use super::lists::{fold, known};
use crate::event::letter::{Letter, number_at, plain_letters, small_of};

/// Whether two names in one message, both in the nominative, may be one person: `Дж.Джилани` and
/// `Джалил Аббас Джилани`, `Lavrov` and `Sergey Lavrov`.
#[must_use]
pub fn same_person(a: &str, b: &str) -> bool {
    if first_letters(a) & first_letters(b) == 0 {
        return false;
    }
    // Its small form is two characters, of which the second parts words.
    if a.contains('İ') || b.contains('İ') {
        return is_same(&fold(a), &fold(b));
    }
    may_be_same(a, b) && is_same(a, b)
}

/// Whether somebody is called politely by the names that another form begins with: `Анна Петровна`, `А.П.Роу`.
#[must_use]
pub fn is_polite_form(polite: &str, whole: &str) -> bool {
    const PATRONYMICS: [&str; 4] = ["вич", "вна", "чна", "ьич"];
    let Some((given, patronymic)) = polite.split_once(' ') else { return false };
    let mut words = words(whole);
    let begins = |word: &str, other: Option<&str>| other.is_some_and(|other| compatible(word, other));
    PATRONYMICS.iter().any(|end| patronymic.ends_with(end))
        && !patronymic.contains(' ')
        && begins(given, words.next())
        && begins(patronymic, words.next())
        && words.next().is_some()
}

fn is_same(a: &str, b: &str) -> bool {
    let of_a_house = [a, b].iter().any(|name| name.contains(" Al-") || name.contains(" Аль-"));
    let (a, b): (Vec<&str>, Vec<&str>) = (words(a).collect(), words(b).collect());
    if a.is_empty() || b.is_empty() {
        return false;
    }
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let begins = short.iter().zip(long).all(|(one, other)| alike(one, other));
    if begins && a.len() == b.len() {
        return true;
    }
    // A bare surname, or a family name that stands first.
    if let [only] = short.as_slice() {
        let first = long[0];
        // `ROE Jun`: the surname stands first in capitals.
        let loud = |word: &str| word.chars().nth(2).is_some() && word.chars().all(Letter::is_capital);
        let leads = known(first).family || loud(first) && !long.last().is_some_and(|last| loud(last));
        return long.last().is_some_and(|last| alike(last, only)) || alike(first, only) && leads;
    }
    // `Mohammed bin Salman` and `Mohammed bin Salman Al Saud`, `Sabah Khaled` and `Sabah Khaled Al-Sabah`.
    if begins && (short.len() > 2 || of_a_house && short.len() > 1) {
        return true;
    }
    // `van Roe` and `Alberto van Roe`.
    let surname = short[0].starts_with(Letter::is_small) && long.len() > short.len();
    if surname && short.iter().rev().zip(long.iter().rev()).all(|(one, other)| alike(one, other)) {
        return true;
    }
    // `Джон Роу` and `Питер Джон Роу`, where no house is told; English writes titles like names.
    let ends = || short.iter().rev().zip(long.iter().rev()).all(|(one, other)| alike(one, other));
    let house = || long.iter().any(|word| word.chars().count() < 4);
    if short.len() > 1 && long.len() == short.len() + 1 && !of_a_house && !short[0].is_ascii() && !house() && ends() {
        return true;
    }
    let (Some(surname), Some(other)) = (short.last(), long.last()) else { return false };
    let (firsts, others) = (&short[..short.len() - 1], &long[..long.len() - 1]);
    alike(surname, other)
        && compatible(firsts[0], others[0])
        && firsts.iter().all(|word| others.iter().any(|o| compatible(word, o)))
}

/// Whether two names have one of their outer words in common, without which they are no one's; told without making words.
fn may_be_same(a: &str, b: &str) -> bool {
    let outer = |name| {
        let mut words = words(name);
        let first = words.next();
        (first, words.last().or(first))
    };
    let ((first, last), (other_first, other_last)) = (outer(a), outer(b));
    [first, last]
        .iter()
        .flatten()
        .any(|word| [other_first, other_last].iter().flatten().any(|other| alike(word, other)))
}

/// With what letters the words of a name begin, as a set; all that have no number are one.
fn first_letters(name: &str) -> u64 {
    let bytes = name.as_bytes();
    let (mut at, mut found) = (0, 0);
    while at < bytes.len() {
        if !bytes[at].is_ascii() || bytes[at].is_ascii_alphanumeric() || bytes[at] == b'\'' {
            found |= 1 << number_at(bytes, at).0;
        }
        let end = plain_letters(bytes, at);
        // What is no plain letter may end the word, or go on with it: then a letter too many is found.
        at = end + usize::from(bytes.get(end).is_some());
    }
    found
}

/// Whether two words are one but for capitals and ё.
fn alike(a: &str, b: &str) -> bool {
    a == b || begins(a, b) == Some(a.len())
}

/// Where the letters of a word end with which it begins like another, which is no longer.
fn begins(long: &str, short: &str) -> Option<usize> {
    let (mut at, mut other) = (0, 0);
    while other < short.len() {
        let ((one, width), (two, more)) = (number_at(long.as_bytes(), at), number_at(short.as_bytes(), other));
        if one > 0 && two > 0 {
            if one != two {
                return None;
            }
            (at, other) = (at + width, other + more);
            continue;
        }
        let (one, two) = (long.get(at..)?.chars().next()?, short[other..].chars().next()?);
        if small(one) != small(two) {
            return None;
        }
        (at, other) = (at + one.len_utf8(), other + two.len_utf8());
    }
    Some(at)
}

/// A letter, small and with `е` for `ё`. Of all capitals only one has a small form of two characters.
fn small(letter: char) -> char {
    match small_of(letter) {
        Some('ё') => 'е',
        Some(small) => small,
        None => letter.to_lowercase().next().unwrap_or(letter),
    }
}

/// Equal, or one the initial of the other.
fn compatible(a: &str, b: &str) -> bool {
    let initial = |short: &str, long: &str| short.chars().nth(2).is_none() && begins(long, short).is_some();
    alike(a, b) || initial(a, b) || initial(b, a)
}

/// The words of a name without particles and articles.
fn words(name: &str) -> impl Iterator<Item = &str> {
    written(name).filter(|word| word.len() > LONGEST_SKIPPED || !SKIPPED.iter().any(|skipped| alike(word, skipped)))
}

const SKIPPED: [&str; 10] = ["al", "el", "as", "ad", "аль", "эль", "ас", "ад", "ar", "аш"];

/// In bytes.
const LONGEST_SKIPPED: usize = 6;

fn written(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_letter_or_digit() && c != '’' && c != '\'').filter(|word| !word.is_empty())
}
