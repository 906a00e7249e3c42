//! Reactions, in any of the ways that programs write them into one value.

use crate::dump::message::Reaction;
use crate::dump::paste::is_symbol;

use super::written::amount;

/// The most kinds of reactions that are told apart where each stands for one reader.
const KINDS: usize = 256;

/// Reactions in any of the ways that programs write them: `12`, `👍 (5),❤ (2)`, `{"👍": 5}`, `👍👍❤`.
pub(super) fn reactions(value: &str) -> Vec<Reaction> {
    if let Some(count) = amount(value) {
        return (count > 0).then(|| Reaction { emoji: "reactions".to_owned(), count }).into_iter().collect();
    }
    let counted = |part: &str| {
        let (emoji, count) = part.trim().strip_suffix(')')?.rsplit_once(" (")?;
        Some(Reaction { emoji: emoji.to_owned(), count: count.parse().ok()? })
    };
    if let Some(all) = value.split(',').map(counted).collect() {
        return all;
    }
    let (emoji, counts) = (emoji_of(value), numbers_of(value));
    if counts.is_empty() {
        let mut all: Vec<Reaction> = Vec::new();
        for emoji in emoji {
            if let Some(known) = all.iter_mut().find(|reaction| reaction.emoji == emoji) {
                known.count += 1;
            } else if all.len() < KINDS {
                all.push(Reaction { emoji: emoji.to_owned(), count: 1 });
            }
        }
        return all;
    }
    // Counts stand before or behind their emoji, each has one.
    let pairs = emoji.into_iter().zip(&counts).map(|(emoji, &count)| Reaction { emoji: emoji.to_owned(), count });
    let all: Vec<_> = pairs.collect();
    if all.len() == counts.len() { all } else { Vec::new() }
}

/// The emoji in a text, each with what belongs to it.
fn emoji_of(text: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if !is_symbol(c) {
            continue;
        }
        let mut end = start + c.len_utf8();
        let mut joined = false;
        while let Some(&(at, next)) = chars.peek() {
            let belongs = joined || matches!(next, '\u{FE0F}' | '\u{200D}' | '\u{1F3FB}'..='\u{1F3FF}');
            if !belongs {
                break;
            }
            joined = next == '\u{200D}';
            end = at + next.len_utf8();
            chars.next();
        }
        all.push(&text[start..end]);
    }
    all
}

fn numbers_of(text: &str) -> Vec<u64> {
    text.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_reactions(value: &str, expected: &[(&str, u64)]) {
        let found = reactions(value);
        assert_eq!(found.iter().map(|one| (one.emoji.as_str(), one.count)).collect::<Vec<_>>(), expected, "{value}");
    }

    #[test]
    fn reactions_are_read_in_all_ways() {
        check_reactions("12", &[("reactions", 12)]);
        check_reactions("👍 (5),parrot (2)", &[("👍", 5), ("parrot", 2)]);
        check_reactions("{\"👍\": 5, \"❤️\": 2}", &[("👍", 5), ("❤️", 2)]);
        check_reactions("[{'count': 5, 'emoticon': '👍🏽'}]", &[("👍🏽", 5)]);
        check_reactions("👍👍❤", &[("👍", 2), ("❤", 1)]);
        check_reactions("👍 5 ❤ 2", &[("👍", 5), ("❤", 2)]);
        check_reactions("soon", &[]);
    }
}
