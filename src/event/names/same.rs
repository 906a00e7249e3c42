//! Whether two names mean one person.

use super::lists::{fold, known};
use crate::event::letter::{Letter, number_at, plain_letters, small_of};

/// Whether two names in one message, both in the nominative, may be one person: `Дж.Джилани` and
/// `Джалил Аббас Джилани`, `Lavrov` and `Sergey Lavrov`.
#[must_use]
pub fn same_person(a: &str, b: &str) -> bool {
    if !may_be_same(a, b) {
        return false;
    }
    let (a, b) = (words(a), words(b));
    if a.is_empty() || b.is_empty() {
        return false;
    }
    if a == b {
        return true;
    }
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    // A bare surname, or a family name that stands first.
    if let [only] = short.as_slice() {
        let first = &long[0];
        return long.last() == Some(only) || first == only && known(first).family;
    }
    // `Mohammed bin Salman` and `Mohammed bin Salman Al Saud`.
    if short.len() > 2 && long.starts_with(short) {
        return true;
    }
    let (Some(surname), Some(other)) = (short.last(), long.last()) else { return false };
    let (firsts, others) = (&short[..short.len() - 1], &long[..long.len() - 1]);
    surname == other
        && compatible(&firsts[0], &others[0])
        && firsts.iter().all(|word| others.iter().any(|o| compatible(word, o)))
}

/// Whether two names have one of their outer words in common, without which they are no one's; told without making words.
fn may_be_same(a: &str, b: &str) -> bool {
    if first_letters(a) & first_letters(b) == 0 {
        return false;
    }
    // Its small form is two characters.
    if a.contains('İ') || b.contains('İ') {
        return true;
    }
    let outer = |name| {
        let mut words = written(name)
            .filter(|word| word.len() > LONGEST_SKIPPED || !SKIPPED.iter().any(|skipped| alike(word, skipped)));
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
    let folded = |c: char| match small_of(c) {
        Some('ё') => 'е',
        Some(small) => small,
        None => c.to_lowercase().next().unwrap_or(c),
    };
    a.chars().map(folded).eq(b.chars().map(folded))
}

/// Equal, or one the initial of the other.
fn compatible(a: &str, b: &str) -> bool {
    let initial = |short: &str, long: &str| short.chars().count() <= 2 && long.starts_with(short);
    a == b || initial(a, b) || initial(b, a)
}

/// The words of a name in small letters, without particles and articles.
fn words(name: &str) -> Vec<String> {
    written(&fold(name)).filter(|word| !SKIPPED.contains(word)).map(str::to_owned).collect()
}

const SKIPPED: [&str; 10] = ["al", "el", "as", "ad", "аль", "эль", "ас", "ад", "ar", "аш"];

/// In bytes.
const LONGEST_SKIPPED: usize = 6;

fn written(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_letter_or_digit() && c != '’' && c != '\'').filter(|word| !word.is_empty())
}
