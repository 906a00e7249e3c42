//! What kind of letter decides an ending.

use crate::event::letter::{Letter, folded, small_of};

/// Whether a letter is a Russian vowel.
pub(super) fn is_vowel(letter: char) -> bool {
    "аеёиоуыэюяАЕЁИОУЫЭЮЯ".contains(letter)
}

/// Whether a word ends in a consonant, `й` not counted.
pub(super) fn ends_hard(word: &str) -> bool {
    word.chars().next_back().is_some_and(|c| c.is_letter() && !is_vowel(c) && !"йьъЙЬЪ".contains(c))
}

/// Whether a word ends in a vowel.
pub(super) fn ends_in_vowel(word: &str) -> bool {
    word.chars().next_back().is_some_and(is_vowel)
}

/// Whether a word ends in a letter after which `и` stands for `ы`.
pub(super) fn takes_i(word: &str) -> bool {
    ends_with_any(word, &["г", "к", "х", "ж", "ш", "ч", "щ"])
}

/// Whether a word ends in a sibilant, after which an unstressed `о` is written `е`.
pub(super) fn is_sibilant(word: &str) -> bool {
    ends_with_any(word, &["ж", "ш", "ч", "щ", "ц"])
}

/// Whether a word ends in one of these.
pub(super) fn ends_with_any(word: &str, ends: &[&str]) -> bool {
    ends.iter().any(|end| word.ends_with(end))
}

/// A word without this ending, if something with a vowel or two letters remains.
pub(super) fn cut<'a>(word: &'a str, end: &str) -> Option<&'a str> {
    word.strip_suffix(end).filter(|stem| stem.chars().nth(1).is_some())
}

/// `ё` as `е` and capitals small: the form under which words are looked up.
pub(super) fn fold(word: &str) -> String {
    folded(word)
}

/// A word with the capitals of another one at the same places; longer words stay small behind them.
pub(super) fn cased_like(word: &str, model: &str) -> String {
    let mut letters = model.chars();
    let all = model.chars().filter(|c| c.is_letter()).count() > 1 && model.chars().all(|c| !c.is_small());
    let mut cased = String::with_capacity(word.len());
    for c in word.chars() {
        if letters.next().map_or(all, Letter::is_capital) {
            cased.extend(c.to_uppercase());
        } else if let Some(small) = small_of(c) {
            cased.push(small);
        } else {
            cased.extend(c.to_lowercase());
        }
    }
    cased
}
