//! Whether two names mean one person.

use super::lists::{fold, known};
use crate::event::letter::Letter;

/// Whether two names in one message, both in the nominative, may be one person: `Дж.Джилани` and
/// `Джалил Аббас Джилани`, `Lavrov` and `Sergey Lavrov`.
#[must_use]
pub fn same_person(a: &str, b: &str) -> bool {
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

/// Equal, or one the initial of the other.
fn compatible(a: &str, b: &str) -> bool {
    let initial = |short: &str, long: &str| short.chars().count() <= 2 && long.starts_with(short);
    a == b || initial(a, b) || initial(b, a)
}

/// The words of a name in small letters, without particles and articles.
fn words(name: &str) -> Vec<String> {
    const SKIPPED: [&str; 10] = ["al", "el", "as", "ad", "аль", "эль", "ас", "ад", "ar", "аш"];
    fold(name)
        .split(|c: char| !c.is_letter_or_digit() && c != '’' && c != '\'')
        .filter(|word| !word.is_empty() && !SKIPPED.contains(word))
        .map(str::to_owned)
        .collect()
}
