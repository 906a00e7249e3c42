//! The language of a text by its runs: what each tells was counted when it was first met.
//!
//! Gives what [`super::language`] does, and gives up where that reads more than letters: addresses, and signs of scripts
//! that are counted with their letters.

use super::latin::Latin;
use super::letters::Letters;
use super::{BYTES, MARK, PLAIN, SPACE, WIDE, WORDS, is_address, of_letters};
use crate::event::Lang;
use crate::event::letter::Letter;
use crate::event::runs::Run;

/// What a run tells of the language.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::event) struct Share {
    /// Letters of Russian, English and what they are told apart by: numbers of a byte side by side.
    letters: u64,
    /// The languages of Latin letters that have it as a small word, and those that have letters of it.
    words: u32,
    own: u32,
    /// Whether its letters must be counted anew: they are of other scripts, or too many.
    other: bool,
    /// Whether it is no single run of letters: then its words must be looked up anew.
    mixed: bool,
}

/// Every other byte: between them there is room to add up.
const EVEN: u64 = 0x00ff_00ff_00ff_00ff;

/// So many runs are added up side by side.
const SIDE_BY_SIDE: usize = 256;

impl Share {
    pub(in crate::event) fn of(run: &str) -> Self {
        let letters = Letters::of_run(run).filter(|_| run.len() < 128);
        let latin = Latin::get();
        if letters.is_some_and(Letters::are_cyrillic) && !latin.has_cyrillic() {
            return Self { letters: letters.unwrap_or_default(), ..Self::default() };
        }
        let mixed = !run.chars().all(Letter::is_letter);
        let (words, own) = if mixed { (0, 0) } else { latin.languages_of(run) };
        Self { letters: letters.unwrap_or_default(), words, own, other: letters.is_none(), mixed }
    }
}

/// The language of a text, if its runs tell it.
pub(super) fn language(text: &str, runs: &[Run]) -> Option<Lang> {
    let bytes = text.as_bytes();
    let mut letters = Letters::default();
    let mut scores = [0_u32; 32];
    let mut side = [0_u64; 2];
    let mut at = 0;
    let mut inside = false;
    let mut words = 0;
    for (number, run) in runs.iter().enumerate() {
        let (start, end) = (run.start as usize, run.end as usize);
        if bytes[at..start] == *b" " {
            inside = false;
        } else {
            signs(text, at, start, &mut inside, &mut words)?;
        }
        words += usize::from(!inside);
        inside = true;
        if words > 2 * WORDS {
            break;
        }
        at = end;
        let share = &run.facts.share;
        if share.other {
            letters.add_all(&text[start..end]);
        } else {
            side[0] += share.letters & EVEN;
            side[1] += share.letters >> 8 & EVEN;
        }
        if words <= WORDS {
            if share.mixed {
                Latin::get().score(&text[start..end], &mut scores);
            } else if share.words | share.own != 0 {
                Latin::add(&mut scores, share.words, 3);
                Latin::add(&mut scores, share.own, 2);
            }
        }
        if number % SIDE_BY_SIDE == SIDE_BY_SIDE - 1 {
            letters.add_side(std::mem::take(&mut side));
        }
    }
    if words <= 2 * WORDS {
        signs(text, at, bytes.len(), &mut inside, &mut words)?;
    }
    letters.add_side(side);
    Some(of_letters(&letters, || Latin::get().best(&scores)))
}

/// Passes over what stands between two runs; nothing where it may be more than signs.
fn signs(text: &str, from: usize, to: usize, inside: &mut bool, words: &mut usize) -> Option<()> {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < to {
        let (space, width) = match (BYTES[usize::from(bytes[at])], bytes[at]) {
            (SPACE, _) => (true, 1),
            (MARK, _) => {
                // The word that it stands in.
                let begin = text[..at].rfind(char::is_whitespace).map_or(0, |at| at + 1);
                let begin = (begin..=at).find(|begin| text.is_char_boundary(*begin))?;
                let end = text[at..].find(char::is_whitespace).map_or(text.len(), |end| at + end);
                if is_address(&text[begin..end]) {
                    return None;
                }
                (false, 1)
            }
            (WIDE, 0xc2 | 0xe2) => {
                let sign = text[at..].chars().next()?;
                (sign.is_whitespace(), sign.len_utf8())
            }
            (PLAIN, 0..=0x7f) => (false, 1),
            // Emoji, and what makes them so.
            (PLAIN, 0xf0) => (false, 4),
            (PLAIN, 0xef) if bytes.get(at + 1) == Some(&0xb8) => (false, 3),
            _ => return None,
        };
        *words += usize::from(!space && !*inside);
        *inside = !space;
        at += width;
    }
    Some(())
}
