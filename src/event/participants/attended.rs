//! Who else was there, as readouts tell it at their end: `The Ambassador of Norway, Jane Roe, attended`, `Во встрече приняли
//! участие …`.
//!
//! Looks behind the sentences that tell of the event, for such sentences alone. What the event is was decided before.

use super::actors::{self, Actor, Sentence, Sort};
use super::standing::Standing;
use crate::event::gazetteer::Scanned;
use crate::event::labels::words_of;
use crate::event::layout::words::{begins, is};
use crate::event::layout::{Layout, LineKind};
use crate::event::lexicon::{WordSet, words};
use crate::event::names::Name;
use crate::event::{Lang, Span};

/// A paragraph that tells who was there is no longer than this, in bytes.
const LONGEST: u32 = 800;

/// Parts of the words that tell it.
const MARKS: [&str; 18] = [
    "модератор",
    "посредник",
    "сопровожда",
    "также были",
    "были также",
    "составе",
    "articipa",
    "took part",
    "attend",
    "present",
    "joined",
    "associated",
    "accompan",
    "included",
    "mong ",
    "aking part",
    "участ",
    "присутств",
];

/// Those whom the lines behind a byte name as being there.
pub(in crate::event) fn find(
    scanned: &Scanned<'_>,
    lang: Lang,
    names: &[Name],
    layout: &Layout,
    from: u32,
) -> Vec<Actor> {
    let mut found = points(scanned, lang, names, layout);
    for line in layout.lines.iter().filter(|line| line.kind == LineKind::Body && line.span.end > from) {
        let span = Span { start: line.span.start.max(from), end: line.span.end };
        let first = names.get(names.partition_point(|name| name.span.start < span.start));
        if span.end - span.start > LONGEST || first.is_none_or(|name| name.span.end > span.end) {
            continue;
        }
        let written = &scanned.text[span.start as usize..span.end as usize];
        if !MARKS.iter().any(|mark| written.contains(mark)) {
            continue;
        }
        let words = words_of(scanned, layout, span);
        for sentence in words.split(|word| word.sign && matches!(word.of(scanned.text), "." | "!" | "?")) {
            let sentence = Sentence::of(scanned, lang, sentence, names);
            if attended(&sentence) {
                let there = |actor: &Actor| {
                    actor.sort == Sort::Person && matches!(actor.standing, Standing::Subject | Standing::There(_))
                };
                found.extend(actors::find(&sentence).into_iter().filter(there));
            }
        }
    }
    found
}

/// Whether a line names somebody with whom others met.
pub(super) fn is_with(line: &str) -> bool {
    ["с ", "со ", "with ", "С ", "Со ", "With "].iter().any(|with| line.starts_with(with))
}

/// Those whom the points of a list name: `held several meetings:`, and below `• with Jane Roe, Minister of Trade`. Whom a
/// list names alone, a line each, [`super::listed`] knows.
fn points(scanned: &Scanned<'_>, lang: Lang, names: &[Name], layout: &Layout) -> Vec<Actor> {
    let mut found = Vec::new();
    for line in layout.lines.iter().filter(|line| line.kind == LineKind::Bullet) {
        if is_with(&scanned.text[line.span.start as usize..line.span.end as usize]) {
            let there = |actor: &Actor| actor.sort == Sort::Person && matches!(actor.standing, Standing::There(_));
            let words = words_of(scanned, layout, line.span);
            found.extend(actors::find(&Sentence::of(scanned, lang, &words, names)).into_iter().filter(there));
        }
    }
    found
}

/// Whether a sentence tells who was at the event.
fn attended(s: &Sentence<'_>) -> bool {
    static ATTENDED: WordSet = WordSet::new(words![
        "attended",
        "joined",
        "participated",
        "part",
        "участвовал*",
        "присутствовал*",
        "участие",
        "участвуют",
        "присутствуют"
    ]);
    static PRESENT: WordSet =
        WordSet::new(words!["present", "attendance", "associated", "attending", "accompanied", "accompanying"]);
    static BE: WordSet = WordSet::new(words!["was", "were", "is", "are", "also"]);
    /// Who is named one by one behind them: `Among the guests were`, `Speakers included`.
    static PEOPLE: WordSet =
        WordSet::new(words!["guests", "guest", "speakers", "participants", "attendees", "those", "delegation"]);
    static TOOK: WordSet = WordSet::new(words!["принял", "приняла", "приняли", "принимал", "принимали", "принимала"]);
    static EVENTS: WordSet = WordSet::new(words![
        "meeting",
        "talks",
        "event",
        "discussions",
        "ceremony",
        "consultations",
        "call",
        "reception",
        "session",
        "встреч*",
        "бесед*",
        "переговор*",
        "мероприяти*",
        "церемони*",
        "консультаци*",
        "заседани*",
        "совещани*",
        "приём*",
        "прием*",
        "разговор*",
        "работе",
        "ней",
        "нем",
        "нём",
        "них",
        "it",
    ]);
    static AMONG: WordSet = WordSet::new(words!["среди", "числе", "among", "included", "were", "are", "стали"]);
    /// What tells of another time, or is only said.
    static ELSEWHERE: WordSet =
        WordSet::new(words!["ранее", "earlier", "last", "previous*", "прошл*", "напомнил*", "recalled",]);
    /// Behind which only what is said of it follows.
    static SUBORDINATE: WordSet = WordSet::new(words!["что", "that", "which"]);
    if (0..s.words.len()).any(|at| ELSEWHERE.has(s.word(at))) {
        return false;
    }
    let clause = (0..s.words.len()).position(|at| SUBORDINATE.has(s.word(at))).unwrap_or(s.words.len());
    (0..clause).any(|at| {
        let word = s.word(at);
        let any = |set: &WordSet, from: usize, to: usize| (from..to).any(|at| set.has(s.word(at)));
        let ends = |at: usize| at >= s.words.len() || matches!(s.word(at), ";" | ",");
        let took = || (1..3).any(|back| at >= back && TOOK.has(s.word(at - back)));
        if is(word, "участие") && !took() {
            return false;
        }
        if PRESENT.has(word) {
            return any(&BE, at.saturating_sub(3), at + 3);
        }
        if is(word, "among") {
            return any(&PEOPLE, at + 1, at + 4);
        }
        if is(word, "included") {
            return any(&PEOPLE, at.saturating_sub(2), at);
        }
        if is(word, "part") {
            let took = at > 0 && ["took", "taking"].iter().any(|w| is(s.word(at - 1), w));
            return took
                && (ends(at + 1)
                    || any(&BE, at + 1, at + 3)
                    || is(s.word(at + 1), "on")
                    || any(&EVENTS, at + 1, at + 6));
        }
        if ["модератором", "посредником"].iter().any(|w| is(word, w)) {
            return true;
        }
        let event = |from: usize, to: usize| any(&EVENTS, from, to);
        // `Среди участников – …`, `На встрече были также …`, `Министра сопровождали …`.
        let near = || (at.saturating_sub(2)..at + 3).any(|at| AMONG.has(s.word(at)));
        let beside = |other: &str| at > 0 && is(s.word(at - 1), other) || is(s.word(at + 1), other);
        if begins(word, "сопровождал")
            || ["участник", "participants"].iter().any(|many| begins(word, many)) && near()
            || is(word, "были") && beside("также") && event(at.saturating_sub(5), at + 5)
            || is(word, "составе") && at < 3 && begins(s.word(at + 1), "делегаци")
        {
            return true;
        }
        match () {
            () if !ATTENDED.has(word) => false,
            () if s.lang == Lang::RU => event(at.saturating_sub(12), at + 6),
            () if ends(at + 1 + usize::from(is(s.word(at + 1), "in"))) => true,
            () => is(s.word(at + 1), "by") || event(at + 1, at + 4),
        }
    })
}
