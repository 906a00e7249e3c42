//! What stands in quotation marks and is said by somebody.

use super::{closing, signs};
use crate::event::Span;
use crate::event::letter::Letter;
use crate::event::lexicon::{WordSet, words};

/// Quotations of some length: a quoted word or name is no quotation.
pub(super) fn quotes(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char, u32)> = None;
    for at in signs(text.as_bytes()) {
        let Some(c) = text[at..].chars().next() else { break };
        match open {
            Some((start, close, depth)) if c == close => {
                if depth > 0 {
                    open = Some((start, close, depth - 1));
                    continue;
                }
                open = None;
                let inside = &text[start..at];
                let told = is_of_a_release(text, start, at + c.len_utf8());
                let long = inside.split_whitespace().nth(3).is_some() && inside.len() > 30;
                if !told && (long || is_said(inside, &text[at + c.len_utf8()..])) {
                    found.push(Span { start: start as u32, end: at as u32 });
                }
            }
            Some((start, close, depth)) if c == '«' && close == '»' => open = Some((start, close, depth + 1)),
            Some(_) if c == '\n' => open = None,
            None => open = closing(c).map(|close| (at + c.len_utf8(), close, 0)),
            Some(_) => {}
        }
    }
    found
}

/// Whether words that a short quotation holds are said, by the verb behind it: `"We met Roe," said Doe`.
fn is_said(inside: &str, behind: &str) -> bool {
    static SAID: WordSet = WordSet::new(words![
        "said",
        "says",
        "сказал",
        "сказала",
        "заявил",
        "заявила",
        "отметил",
        "отметила",
        "подчеркнул",
        "подчеркнула",
        "добавил",
        "добавила",
        "считает",
        "уверен",
        "уверена",
    ]);
    let rest = behind.trim_start_matches([',', ' ', '\u{a0}', '—', '–', '-']);
    let parted = inside.ends_with([',', '!', '?']) || behind.starts_with(',');
    let verb = rest.split(|c: char| !c.is_letter_or_digit()).next().unwrap_or_default();
    parted && inside.split_whitespace().nth(1).is_some() && SAID.has(verb)
}

/// Whether what a quotation that opens a line holds is told by a house, not said by somebody: `«…», — говорится в сообщении`.
fn is_of_a_release(text: &str, start: usize, end: usize) -> bool {
    let opens = text[..start].trim_end_matches(['«', '"', '“']).ends_with('\n');
    let behind = || text[end..].trim_start_matches([',', ' ', '\u{a0}', '—', '–', '-', '.']);
    opens
        && ["говорится в ", "сказано в ", "отмечается в ", "сообщается в ", "сообщает пресс-", "сообщила пресс-"]
            .iter()
            .find_map(|words| behind().strip_prefix(words))
            .is_some_and(|of| {
                ["сообщени", "пресс-релиз", "релиз", "служб", "информаци"].iter().any(|w| of.starts_with(w))
            })
}
