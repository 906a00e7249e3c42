//! What a row shows of a text.

use super::Excerpt;
use super::marks::Wanted;
use super::searched::Searched;

/// An excerpt has at most this many characters,
const LONGEST: usize = 280;
/// and of these at most so many before the first found word.
const BEFORE_FOUND: usize = 80;

/// What a row shows of each text, with what is wanted marked.
pub(super) fn excerpts(wanted: &Wanted, index: &dyn Searched, texts: &[String]) -> Vec<Excerpt> {
    texts.iter().map(|text| excerpt(wanted, index, text)).collect()
}

/// The first words of a text, or those around the first found one, on one line.
pub(super) fn excerpt(wanted: &Wanted, index: &dyn Searched, text: &str) -> Excerpt {
    let found = wanted.marks(index, text, 1).first().map_or(0, |mark| mark.start as usize);
    let before = text[..found].char_indices().rev().take(BEFORE_FOUND).last().map_or(found, |(at, _)| at);
    let fits = text[..found].chars().take(LONGEST / 2 + 1).count() <= LONGEST / 2;
    let start = if fits {
        0
    } else {
        // At a word, if there is a gap before the found one.
        text[before..found].find(char::is_whitespace).map_or(before, |gap| before + gap)
    };
    let mut words = String::from(if start > 0 { "… " } else { "" });
    let mut left = LONGEST;
    for word in text[start..].split_whitespace() {
        let length = word.chars().count() + 1;
        if length > left {
            // A text without gaps is cut where it must be.
            if left == LONGEST {
                words.extend(word.chars().take(LONGEST));
            }
            words.push('…');
            break;
        }
        left -= length;
        if !words.is_empty() && !words.ends_with(' ') {
            words.push(' ');
        }
        words.push_str(word);
    }
    let found = wanted.marks(index, &words, usize::MAX);
    Excerpt { text: words, found, unread: false }
}
