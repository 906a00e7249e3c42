//! What sort of event a message of a further language tells of: the strongest frame of its first sentences, or the way
//! somebody is quoted.

use super::{Language, Script};
use crate::event::folded::Folded;
use crate::event::frames::{FrameFinder, Hit};
use crate::event::gazetteer::Scanned;
use crate::event::layout::words::{Word, words};
use crate::event::layout::{Layout, LineKind};
use crate::event::letter::Letter;
use crate::event::{Class, Field, Kind, Realis, Span};

/// The kind of a message, and whether it happened.
pub(super) struct Verdict {
    pub(super) kind: Field<Kind>,
    pub(super) realis: Option<Field<Realis>>,
}

/// What raises an event.
struct Raised {
    kind: Kind,
    strength: u8,
    realis: Option<Realis>,
    span: Span,
}

/// How strong a frame must be to settle the kind from the first, second, … sentence.
const NEEDED: [u8; 6] = [3, 4, 4, 5, 6, 6];

impl Language {
    pub(super) fn verdict(&'static self, scanned: &Scanned<'_>, layout: &Layout, countries: usize) -> Verdict {
        let words = self.tokens(scanned.folded, layout);
        let mut weak: Option<Raised> = None;
        for (at, lead) in layout.lead.iter().enumerate() {
            let from = words.partition_point(|(_, span)| span.start < lead.start);
            let to = words.partition_point(|(_, span)| span.start < lead.end);
            let sentence: Vec<Word> = words[from..to].iter().map(|(word, _)| *word).collect();
            let Some(best) = self.strongest(scanned, &sentence, *lead, at) else { continue };
            if best.strength >= NEEDED[at.min(5)] {
                return settled(&best, at);
            }
            if at < 3 && weak.as_ref().is_none_or(|weak| weak.strength < best.strength) {
                weak = Some(best);
            }
        }
        // Somebody's words under a title that says whose they are.
        let quoted = layout.lines.iter().find(|line| line.kind == LineKind::Quote).filter(|_| countries > 0);
        if let Some(weak) = weak.filter(|weak| weak.strength >= 2) {
            return settled(&weak, 1);
        }
        let value = match quoted {
            Some(_) => Kind::Comment,
            None if countries > 0 => Kind::News,
            None => Kind::Other,
        };
        let evidence = quoted.map(|line| line.span).into_iter().collect();
        Verdict { kind: Field { value, evidence, confidence: 45 }, realis: None }
    }

    /// The words of the folded text, each with where it stands in the original.
    fn tokens(&self, folded: &Folded, layout: &Layout) -> Vec<(Word, Span)> {
        let text = folded.text();
        // Folding hardly ever makes a text longer; what lies behind the lead is not asked for.
        let lead = layout.lead.last().map_or(0, |last| last.end as usize);
        let mut end = text.len().min(lead + 64);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let all = Span { start: 0, end: end as u32 };
        let mut found = Vec::new();
        if self.script == Script::Unspaced {
            self.frames.segment(text, all, &mut found);
        } else {
            words(text, all, &mut found);
        }
        found
            .into_iter()
            .map(|mut word| {
                let span = folded.span(word.start, word.end);
                word.quoted = layout.is_quoted(span.start);
                (word, span)
            })
            .collect()
    }

    fn strongest(&'static self, scanned: &Scanned<'_>, sentence: &[Word], lead: Span, at: usize) -> Option<Raised> {
        let folded = scanned.folded;
        let mut hits: Vec<Hit> = Vec::new();
        self.frames.find(folded.text(), sentence, &mut FrameFinder::default(), &mut hits);
        let raised = hits.iter().map(|hit| {
            let behind = hit.behind.max(hit.first + 1).min(sentence.len());
            let span = folded.span(sentence[hit.first].start, sentence[behind - 1].end);
            Raised { kind: hit.frame.kind, strength: hit.frame.strength, realis: hit.frame.realis, span }
        });
        let quoting = quoting(&scanned.text[lead.start as usize..lead.end as usize]).filter(|_| at < 2);
        let quoting =
            quoting.map(|strength| Raised { kind: Kind::Comment, strength, realis: Some(Realis::Past), span: lead });
        // The strongest, then the first, then the longest.
        raised.chain(quoting).reduce(|best, next| {
            let order = |one: &Raised| (one.strength, std::cmp::Reverse(one.span.start), one.span.end);
            if order(&next) > order(&best) { next } else { best }
        })
    }
}

fn settled(best: &Raised, at: usize) -> Verdict {
    let confidence = match best.strength {
        6 => 90,
        5 => 88,
        4 => 82,
        3 => 70,
        _ => 55,
    } - (at as u8).min(3) * 5;
    let realis = match (best.realis, best.kind) {
        (Some(realis), _) => Some(realis),
        (None, Kind::Announcement) => Some(Realis::Future),
        (None, kind) if kind.class() != Class::Other => Some(Realis::Past),
        _ => None,
    };
    Verdict {
        realis: realis.map(|value| Field { value, evidence: vec![best.span], confidence: 75 }),
        kind: Field { value: best.kind, evidence: vec![best.span], confidence },
    }
}

/// How surely a sentence quotes somebody: a colon and a quotation behind it, or a quotation that opens it and a voice
/// behind that.
fn quoting(sentence: &str) -> Option<u8> {
    const OPEN: [char; 6] = ['«', '“', '„', '"', '”', '「'];
    let long = |text: &str| text.chars().count() > 24;
    for sign in [':', '：'] {
        if let Some((before, after)) = sentence.split_once(sign)
            && before.chars().filter(|c| c.is_letter()).count() > 3
            && after.trim_start().starts_with(OPEN)
            && long(after)
        {
            return Some(4);
        }
    }
    if sentence.starts_with(OPEN) {
        let close = sentence.char_indices().skip(1).find(|(_, c)| matches!(c, '»' | '“' | '”' | '"' | '」'))?;
        let behind = sentence[close.0 + close.1.len_utf8()..].trim_start();
        let voice = behind.trim_start_matches([',', '.', ' ', '，']);
        return (close.0 > 24 && long(voice) && behind.starts_with([',', '-', '–', '—', '，'])).then_some(5);
    }
    None
}
