//! Who speaks by a label: somebody before a colon at the head of a line.
//!
//! Reads lines and actors; whether a message is a statement at all is decided in [`super::extractor`].

use super::gazetteer::Scanned;
use super::layout::words::{Word, words};
use super::layout::{Layout, LineKind};
use super::names::Name;
use super::participants::actors::{self, Actor, Sentence};
use super::participants::settle::Taken;
use super::quoting;
use super::russian::{Case, Cases};
use super::{Lang, Span};

/// Those whose words a message gives in turn, each line behind a name and a colon.
pub(super) fn talking(scanned: &Scanned<'_>, lang: Lang, names: &[Name], layout: &Layout) -> Vec<Actor> {
    let mut found = Vec::new();
    for line in layout.lines.iter().filter(|line| matches!(line.kind, LineKind::Quote | LineKind::Body)).take(12) {
        let from = names.partition_point(|name| name.span.start < line.span.start);
        let Some(name) = names.get(from).filter(|name| name.span.start == line.span.start) else { continue };
        if !scanned.text[name.span.end as usize..].starts_with(':') {
            continue;
        }
        let words = words_of(scanned, layout, name.span);
        let sentence = Sentence { text: scanned.text, lang, words: &words, mentions: scanned.mentions, names };
        found.extend(actors::find(&sentence).into_iter().filter(|actor| actor.cases.has(Case::Nominative)));
    }
    found
}

/// The speaker of a first line that is a label and nothing else: a sign of speech, somebody, a colon at its end.
pub(super) fn opening(scanned: &Scanned<'_>, lang: Lang, names: &[Name], layout: &Layout) -> Option<Taken> {
    let first = layout.lines.first().filter(|line| line.kind == LineKind::Quote)?;
    scanned.text[first.span.start as usize..first.span.end as usize].ends_with(':').then_some(())?;
    label(scanned, lang, names, layout)
}

/// The speaker whom a line of somebody's words names.
pub(super) fn label(scanned: &Scanned<'_>, lang: Lang, names: &[Name], layout: &Layout) -> Option<Taken> {
    layout.lines.iter().filter(|line| matches!(line.kind, LineKind::Quote | LineKind::Body)).take(6).find_map(|line| {
        let mut end = (line.span.start + 160).min(line.span.end);
        while !scanned.text.is_char_boundary(end as usize) {
            end -= 1;
        }
        let stretch = Span { start: line.span.start, end };
        // A label ends in a colon; most lines have none.
        let _colon = memchr::memchr(b':', &scanned.text.as_bytes()[line.span.start as usize..end as usize])?;
        let words = words_of(scanned, layout, stretch);
        let sentence = Sentence { text: scanned.text, lang, words: &words, mentions: scanned.mentions, names };
        let actors = actors::find(&sentence);
        let actor = actors[quoting::label(&sentence, &actors)?].clone();
        let case = if lang == Lang::EN {
            Case::Nominative
        } else {
            actor.cases.and(Cases::of(&[Case::Nominative])).iter().next()?
        };
        Some(Taken { actor, case })
    })
}

/// The words of a stretch, those in quotations marked.
pub(super) fn words_of(scanned: &Scanned<'_>, layout: &Layout, span: Span) -> Vec<Word> {
    let mut found = Vec::new();
    words(scanned.text, span, &mut found);
    layout.mark_quoted(&mut found);
    found
}
