//! What messages are found by in memory: hashes of histories, ids and words. None of them is ever stored.

use super::known::Met;
use crate::dump::eight;
use crate::dump::message::MessageId;

/// The hash of a message's history and id.
pub(super) fn hash_of_id(history: u32, id: &MessageId) -> u32 {
    let seed = 0x811c_9dc5;
    let of_id = spread(match id {
        MessageId::Number(id) => hash_of(seed, &id.to_le_bytes()),
        MessageId::Text(id) => hash_of(seed ^ 1, id.as_bytes()),
    });
    moved(of_id, 0, history)
}

/// The hash of a history and words, of a message without a number.
pub(super) fn hash_of_words(history: u32, met: &Met) -> u32 {
    moved(met.words() | 1, 0, history)
}

/// The same hash for another history: what is known of a message has no id any more that could be hashed anew.
pub(super) fn moved(hash: u32, from: u32, to: u32) -> u32 {
    let of = |history: u32| spread(hash_of(3, &history.to_le_bytes()));
    hash ^ of(from) ^ of(to)
}

/// The hash of the words of a text.
pub(super) fn hash_of_text(text: &str) -> u32 {
    let mut words = 0;
    each_word(text, |word| words = hash_of(words ^ 1, word.as_bytes()));
    spread(words)
}

/// A hash for tables in memory, never to be stored.
pub(super) fn hash_of(seed: u64, bytes: &[u8]) -> u64 {
    let step = |state: u64, next: u64| (state.rotate_left(23) ^ next).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut state = seed ^ bytes.len() as u64;
    let mut rest = bytes;
    // Eight bytes at a time: this is done for all texts.
    while let Some((eight, behind)) = rest.split_first_chunk() {
        state = step(state, u64::from_le_bytes(*eight));
        rest = behind;
    }
    let last = match bytes.last_chunk() {
        Some(last) => u64::from_le_bytes(*last),
        None => rest.iter().fold(1, |word, byte| word << 8 | u64::from(*byte)),
    };
    step(state, last)
}

pub(super) fn spread(hash: u64) -> u32 {
    ((hash ^ hash >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd) >> 32) as u32
}

/// The words of `str::split_whitespace`; most letters are told to be no gap by their first byte.
fn each_word(text: &str, mut each: impl FnMut(&str)) {
    let bytes = text.as_bytes();
    let (mut begun, mut at) = (0, 0);
    while at < bytes.len() {
        if let Some(next) = eight::next(&bytes[at..]) {
            let gaps = eight::below(next, b'!') | eight::like(next, 0xff, 0xc2) | eight::like(next, 0xfc, 0xe0);
            if gaps == 0 {
                at += 8;
                continue;
            }
            at += eight::first(gaps);
        }
        let width = match bytes[at] {
            b' ' | 0x09..=0x0d => 1,
            // Gaps beyond ASCII begin with one of these.
            0xc2 | 0xe1..=0xe3 => {
                let letter = text[at..].chars().next().unwrap_or(' ');
                if !letter.is_whitespace() {
                    at += letter.len_utf8();
                    continue;
                }
                letter.len_utf8()
            }
            _ => {
                at += 1;
                continue;
            }
        };
        if begun < at {
            each(&text[begun..at]);
        }
        at += width;
        begun = at;
    }
    if begun < bytes.len() {
        each(&text[begun..]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_at_every_gap() {
        for gap in ('\0'..=char::MAX).filter(|c| *c < '\u{3100}' || c.is_whitespace()) {
            let text = format!(" {gap}Паром{gap}{gap}late — “x”{gap}渡船 \u{85}");
            let mut words = Vec::new();
            each_word(&text, |word| words.push(word.to_owned()));
            assert_eq!(words, text.split_whitespace().collect::<Vec<_>>(), "{gap:?}");
        }
    }
}
