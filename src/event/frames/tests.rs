//! What frames stand in what sentences.

use super::*;
use crate::event::layout::words::words;

#[track_caller]
fn check(text: &str, expected: &[(Kind, &str)]) {
    let mut sentence = Vec::new();
    words(text, Span { start: 0, end: text.len() as u32 }, &mut sentence);
    let mut hits = Vec::new();
    Frames::get().find(text, &sentence, &mut FrameFinder::default(), &mut hits);
    // One that remembers the words finds the same, again and again.
    let mut remembering = FrameFinder::remembering();
    for _ in 0..2 {
        let mut again = Vec::new();
        Frames::get().find(text, &sentence, &mut remembering, &mut again);
        assert_eq!(format!("{again:?}"), format!("{hits:?}"), "{text}");
    }
    for (kind, phrase) in expected {
        let found = hits.iter().any(|hit| {
            let stretch = &text[sentence[hit.first].start as usize..sentence[hit.behind - 1].end as usize];
            hit.frame.kind == *kind && stretch == *phrase
        });
        assert!(found, "{text:?}: no {kind:?} {phrase:?} in {hits:?}");
    }
}

#[test]
fn frames_stand_where_their_words_do() {
    check("Norway's Foreign Minister Jane Roe held a meeting with John Doe", &[(Kind::Meeting, "held a meeting")]);
    check("А.Иванов провёл вчера встречу с Б.Петровым", &[(Kind::Meeting, "провёл вчера встречу")]);
    check("Состоялся телефонный разговор А.Иванова с Б.Петровым", &[(Kind::Call, "телефонный разговор")]);
    check("Statement by Ambassador Jane Roe", &[(Kind::Comment, "Statement by")]);
}
