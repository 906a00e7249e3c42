//! The pass over a text: whole words, the case of letters, hashtags, flags.

use super::{
    Form, Gazetteer, Mention, What,
    build::{Letters, Slot},
    settle::settle,
};
use crate::event::{Country, Span, folded::Folded, russian::Cases};

impl Gazetteer {
    /// Finds everything known in a text and its folding, sorted by start, then longest first.
    pub fn find(&self, text: &str, folded: &Folded, mentions: &mut Vec<Mention>) {
        mentions.clear();
        let tags = hashtags(text);
        self.words(text, folded, &tags, mentions);
        self.flags(text, mentions);
        mentions.sort_unstable_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
        settle(text, mentions);
    }

    fn words(&self, text: &str, folded: &Folded, tags: &[Span], mentions: &mut Vec<Mention>) {
        let Some(automaton) = &self.automaton else { return };
        let folded_text = folded.text();
        for found in automaton.find_overlapping_iter(folded_text) {
            let (start, end) = (found.start(), found.end());
            let after_word = folded_text[..start].chars().next_back().is_some_and(is_letter);
            let before_word = folded_text[end..].chars().next().is_some_and(is_letter);
            let (first, last) = self.ranges[found.value() as usize];
            let slots = &self.slots[first as usize..last as usize];
            let inside = after_word || before_word || slots.iter().any(|slot| slot.glued);
            let prefixed = after_word && self.is_prefixed(&folded_text[..start]);
            let mut span = None;
            let mut tag = None;
            for slot in slots {
                let whole = (!after_word || prefixed && is_adjective(slot.what)) && (!before_word || slot.open);
                if (!whole || slot.glued) && (!inside || tags.is_empty()) {
                    continue;
                }
                let end = if slot.open { end + word_rest(&folded_text[end..]) } else { end };
                let span = *span.get_or_insert_with(|| folded.span(start as u32, end as u32));
                let glued = (!whole || slot.glued)
                    && *tag.get_or_insert_with(|| {
                        tags.iter()
                            .any(|tag| tag.start < span.start && span.end <= tag.end && stands_out(text, *tag, span))
                    });
                if (whole && !slot.glued || glued) && cased(&text[span.start as usize..span.end as usize], slot, glued)
                {
                    let what = if glued { in_hashtag(slot.what) } else { slot.what };
                    mentions.push(Mention { span, what, cases: slot.cases });
                }
            }
        }
    }

    /// Whether the letters before an adjective are one of the known prefixes: `обще|российский`.
    fn is_prefixed(&self, before: &str) -> bool {
        let word = before
            .rfind(|c| !is_letter(c))
            .map_or(before, |at| &before[at + before[at..].chars().next().map_or(1, char::len_utf8)..]);
        self.prefixes.contains(&word)
    }

    /// Flags: pairs of regional indicators, also with a space inside a pair.
    fn flags(&self, text: &str, mentions: &mut Vec<Mention>) {
        let bytes = text.as_bytes();
        let mut half: Option<(u32, u8)> = None;
        for at in memchr::memmem::find_iter(bytes, b"\xf0\x9f\x87") {
            let Some(letter) = bytes.get(at + 3).and_then(|byte| byte.checked_sub(0xa6)).filter(|letter| *letter < 26)
            else {
                continue;
            };
            let (start, letter) = (at as u32, letter + b'A');
            match half {
                Some((first, before)) if text[first as usize + 4..at].chars().all(char::is_whitespace) => {
                    let code = [before, letter];
                    let code = std::str::from_utf8(&code).ok().and_then(Country::new);
                    match code.filter(|code| self.countries.binary_search(code).is_ok()) {
                        Some(code) => {
                            let span = Span { start: first, end: start + 4 };
                            let what = What::Country { code, form: Form::Flag };
                            mentions.push(Mention { span, what, cases: Cases::ALL });
                            half = None;
                        }
                        None => half = Some((start, letter)),
                    }
                }
                _ => half = Some((start, letter)),
            }
        }
    }
}

fn is_letter(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() }
}

const fn is_adjective(what: What) -> bool {
    matches!(what, What::Country { form: Form::Adjective, .. })
}

fn in_hashtag(what: What) -> What {
    match what {
        What::Country { code, .. } => What::Country { code, form: Form::Hashtag },
        other => other,
    }
}

fn word_rest(text: &str) -> usize {
    text.find(|c| !is_letter(c)).unwrap_or(text.len())
}

fn cased(written: &str, slot: &Slot, in_tag: bool) -> bool {
    match slot.letters {
        Letters::Any => true,
        Letters::Capital => in_tag || written.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase),
        Letters::Capitals => written.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase),
    }
}

/// Where the hashtags of a text are, sign included.
fn hashtags(text: &str) -> Vec<Span> {
    memchr::memchr_iter(b'#', text.as_bytes())
        .filter_map(|start| {
            let rest = &text[start + 1..];
            let length = rest.find(|c: char| !is_letter(c) && c != '_').unwrap_or(rest.len());
            (length > 0).then_some(Span { start: start as u32, end: (start + 1 + length) as u32 })
        })
        .collect()
}

/// Whether a stretch of a glued hashtag is a word of it, by capitals, digits and underlines around it.
fn stands_out(text: &str, tag: Span, span: Span) -> bool {
    let before = text[tag.start as usize + 1..span.start as usize].chars().next_back();
    let mut inside = text[span.start as usize..span.end as usize].chars();
    let (first, second, last) = (inside.next(), inside.next(), text[..span.end as usize].chars().next_back());
    let mut after = text[span.end as usize..tag.end as usize].chars();
    let (next, after_next) = (after.next(), after.next());
    let is_upper = |c: Option<char>| c.is_some_and(char::is_uppercase);
    let is_lower = |c: Option<char>| c.is_some_and(char::is_lowercase);
    let begins = match before {
        None => true,
        Some(c) if !c.is_alphabetic() => true,
        Some(c) => is_upper(first) && (c.is_lowercase() || is_lower(second)),
    };
    let ends = match next {
        None => true,
        Some(c) if !c.is_alphabetic() => true,
        Some(c) => c.is_uppercase() && (is_lower(last) || is_lower(after_next)),
    };
    begins && ends
}
