//! A text as words and what stands between them, as far as names need it.

use crate::event::Span;
use crate::event::letter::{Letter, plain_letters};
use crate::event::runs::Run;

/// A word: letters with hyphens and apostrophes inside, without a possessive ending.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools)] // independent findings on one word
pub(super) struct Token {
    pub(super) span: Span,
    /// Begins with a capital.
    pub(super) capital: bool,
    /// Two letters or more, all capitals.
    pub(super) shouted: bool,
    /// How it hangs on the word before it.
    pub(super) before: Gap,
    /// Whether a sentence, line, quote or speech begins with it.
    pub(super) first: bool,
    /// Whether a dot stands right behind it.
    pub(super) dot: bool,
    /// Whether a possessive ending was cut from it.
    pub(super) possessive: bool,
    /// Whether a colon stands right behind it.
    pub(super) colon: bool,
    /// Whether it lies in a stretch that means something else.
    pub(super) blocked: bool,
    /// Whether it is the word of a hashtag.
    pub(super) tagged: bool,
}

/// What stands between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing, or dots only: `С.В.`.
    None,
    /// One blank, with or without a hashtag sign behind it.
    Blank,
    /// A dot and a blank: `С. В.`.
    DotBlank,
    /// Anything else: a comma, a line break, an emoji, the end of a sentence.
    Break,
}

/// The words of a text by its runs.
pub(super) fn tokens(text: &str, runs: &[Run], blocked: &[Span]) -> Vec<Token> {
    let bytes = text.as_bytes();
    let mut tokens: Vec<Token> = Vec::with_capacity(runs.len());
    let mut gap_start = 0;
    let mut block = 0;
    let mut next = 0;
    while let Some(run) = runs.get(next) {
        next += 1;
        let mut start = run.start as usize;
        if start < gap_start {
            continue;
        }
        if !run.facts.is_word() {
            let Some(letters) = text[start..run.end as usize].find(Letter::is_letter) else { continue };
            start += letters;
        }
        let end = end_of(text, runs, start, &mut next);
        let plain = bytes[gap_start..start] == *b" ";
        let between = &text[gap_start..start];
        let (before, first) = match between {
            // `Shia' Al-Roe`: a letter of other alphabets; behind an s it tells whose.
            "' " | "’ " if gap_start > 0 && bytes[gap_start - 1] != b's' => (Gap::Blank, false),
            _ => gap(between, tokens.last()),
        };
        let word = &text[start..end];
        // Behind its first run only.
        let cut = if end > run.end as usize && matches!(bytes[end - 1], b's' | b'S') {
            without_possessive(word)
        } else {
            word
        };
        let span = Span { start: start as u32, end: (start + cut.len()) as u32 };
        while blocked.get(block).is_some_and(|b| b.end <= span.start) {
            block += 1;
        }
        let behind = bytes.get(end).copied();
        tokens.push(Token {
            span,
            capital: if start == run.start as usize {
                run.facts.is_capitalised()
            } else {
                word.starts_with(Letter::is_capital)
            },
            // What is cut from a word stands behind its first run.
            shouted: !run.facts.has_small() && cut.chars().nth(1).is_some() && !cut.chars().any(Letter::is_small),
            before,
            first,
            dot: behind == Some(b'.'),
            colon: behind == Some(b':'),
            possessive: cut.len() < word.len(),
            blocked: blocked.get(block).is_some_and(|b| b.start < span.end),
            tagged: !plain && between.as_bytes().contains(&b'#') && between.trim_end().ends_with('#'),
        });
        gap_start = end;
    }
    tokens
}

/// Where the word ends that begins at a byte of the run before the next one; those that it goes on with are passed over.
fn end_of(text: &str, runs: &[Run], start: usize, next: &mut usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = runs[*next - 1].end as usize;
    loop {
        match bytes.get(end) {
            Some(b'-' | b'\'') => {
                let joined = runs.get(*next).filter(|run| run.start as usize == end + 1 && run.facts.is_word());
                let Some(joined) = joined else { return end };
                end = joined.end as usize;
                *next += 1;
            }
            // Other hyphens and apostrophes, and accents.
            Some(0xe2 | 0xcc | 0xcd) => {
                let first = text[start..].chars().next().map_or(1, char::len_utf8);
                return word_end(text, start + first);
            }
            _ => return end,
        }
    }
}

/// Where the word ends whose first letter lies before a byte.
fn word_end(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    loop {
        let stop = plain_letters(bytes, at);
        if stop > at {
            at = stop;
            end = stop;
        }
        let Some(next) = text[at..].chars().next() else { break };
        at += next.len_utf8();
        if next.is_letter_or_digit() || is_mark(next) {
            end = at;
        } else if !is_joint(next) || !text[at..].chars().next().is_some_and(Letter::is_letter) {
            break;
        }
    }
    end
}

fn is_joint(letter: char) -> bool {
    matches!(letter, '-' | '\'' | '’' | 'ʼ' | '‑' | '‐')
}

/// Accents written apart from their letters.
fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

fn without_possessive(word: &str) -> &str {
    let ending = ["'s", "’s", "ʼs"].iter().find_map(|end| word.strip_suffix(end));
    // `FRANCE'S`, but not the initials of `O'S`.
    let loud = || ["'S", "’S"].iter().find_map(|end| word.strip_suffix(end)).filter(|word| word.len() > 2);
    ending.or_else(loud).unwrap_or(word)
}

/// What stands between two words, and whether something new begins behind it.
fn gap(between: &str, last: Option<&Token>) -> (Gap, bool) {
    let Some(last) = last else { return (Gap::Break, true) };
    match between {
        " " => return (if last.possessive { Gap::Break } else { Gap::Blank }, false),
        ", " => return (Gap::Break, false),
        ". " if !last.possessive => return (Gap::DotBlank, true),
        _ => {}
    }
    let plain = between.trim_matches(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '#'));
    let spaced = plain.len() < between.len();
    match plain {
        "" if between.contains('\n') => (Gap::Break, true),
        "" if last.possessive => (Gap::Break, false),
        "" if spaced => (Gap::Blank, false),
        // `Ж.-М.Роу`.
        "." | ".-" if !spaced => (Gap::None, false),
        "." if between.starts_with('.') => (Gap::DotBlank, true),
        "," | ";" | "–" | "—" | "-" | "/" | ")" | "»" | "”" | "," if !between.contains('\n') => {
            (Gap::Break, false)
        }
        _ => {
            (Gap::Break, plain.contains(['.', '!', '?', ':', '\n', '«', '“', '"', '•', '…', '>']) || !plain.is_ascii())
        }
    }
}
