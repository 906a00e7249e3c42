//! A text as words and what stands between them, as far as names need it.

use crate::event::Span;
use crate::event::letter::Letter;

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

pub(super) fn tokens(text: &str, blocked: &[Span]) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut letters = text.char_indices().peekable();
    let mut gap_start = 0;
    let mut block = 0;
    while let Some((start, letter)) = letters.next() {
        if !letter.is_letter() {
            continue;
        }
        let mut end = start + letter.len_utf8();
        while let Some((at, next)) = letters.peek().copied() {
            if next.is_letter_or_digit() || is_mark(next) {
                end = at + next.len_utf8();
            } else if is_joint(next) {
                let mut ahead = letters.clone();
                ahead.next();
                if !ahead.peek().is_some_and(|(_, c)| c.is_letter()) {
                    break;
                }
            } else {
                break;
            }
            letters.next();
        }
        let (before, first) = gap(&text[gap_start..start], tokens.last());
        let word = &text[start..end];
        let cut = without_possessive(word);
        let span = Span { start: start as u32, end: (start + cut.len()) as u32 };
        while blocked.get(block).is_some_and(|b| b.end <= span.start) {
            block += 1;
        }
        let behind = text[end..].bytes().next();
        tokens.push(Token {
            span,
            capital: letter.is_capital(),
            shouted: cut.chars().nth(1).is_some() && !cut.chars().any(Letter::is_small),
            before,
            first,
            dot: behind == Some(b'.'),
            colon: behind == Some(b':'),
            possessive: cut.len() < word.len(),
            blocked: blocked.get(block).is_some_and(|b| b.start < span.end),
            tagged: text[gap_start..start].trim_end().ends_with('#'),
        });
        gap_start = end;
    }
    tokens
}

fn is_joint(letter: char) -> bool {
    matches!(letter, '-' | '\'' | '’' | 'ʼ' | '‑' | '‐')
}

/// Accents written apart from their letters.
fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

fn without_possessive(word: &str) -> &str {
    ["'s", "’s", "ʼs"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word)
}

/// What stands between two words, and whether something new begins behind it.
fn gap(between: &str, last: Option<&Token>) -> (Gap, bool) {
    let Some(last) = last else { return (Gap::Break, true) };
    let plain = between.trim_matches(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '#'));
    let spaced = plain.len() < between.len();
    match plain {
        "" if between.contains('\n') => (Gap::Break, true),
        "" if last.possessive => (Gap::Break, false),
        "" if spaced => (Gap::Blank, false),
        "." if !spaced => (Gap::None, false),
        "." if between.starts_with('.') => (Gap::DotBlank, true),
        "," | ";" | "–" | "—" | "-" | "/" | ")" | "»" | "”" | "," if !between.contains('\n') => {
            (Gap::Break, false)
        }
        _ => {
            (Gap::Break, plain.contains(['.', '!', '?', ':', '\n', '«', '“', '"', '•', '…', '>']) || !plain.is_ascii())
        }
    }
}
