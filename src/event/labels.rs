//! Who speaks by a label: somebody before a colon at the head of a line.
//!
//! Reads lines and actors; whether a message is a statement at all is decided in [`super::extractor`].

use super::frames::{Frame, FrameFinder, Frames};
use super::gazetteer::{Scanned, What};
use super::layout::words::{Word, words};
use super::layout::{Layout, Line, LineKind};
use super::letter::Letter;
use super::lexicon::{WordSet, words};
use super::names::{self, Name};
use super::participants::actors::{self, Actor, Sentence};
use super::participants::settle::Taken;
use super::participants::standing::is_saying;
use super::quoting;
use super::russian::{Case, Cases};
use super::{Kind, Lang, Span};

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
        let sentence = Sentence::of(scanned, lang, &words, names);
        found.extend(actors::find(&sentence).into_iter().filter(|actor| actor.cases.has(Case::Nominative)));
    }
    found
}

/// Adds the names of those whom one of the first lines announces, whatever they look like: `Bakr ibn Yasir said:`,
/// `By: Shaykh al-Amin`.
pub(super) fn announced(scanned: &Scanned<'_>, layout: &Layout, names: &mut Vec<Name>) {
    let text = scanned.text;
    let lines =
        layout.lines.iter().filter(|line| matches!(line.kind, LineKind::Body | LineKind::Quote)).take(ANNOUNCING_LINES);
    for line in lines.filter(|line| line.span.end - line.span.start <= ANNOUNCED) {
        let written = &text[line.span.start as usize..line.span.end as usize];
        let by = written.strip_prefix("By:").or_else(|| written.strip_prefix("by:"));
        if by.is_some() || written.ends_with(':') {
            announce(scanned, line.span, by.is_some(), names);
        }
    }
}

/// Adds the name that a line announces, or puts it in the place of a shorter one.
fn announce(scanned: &Scanned<'_>, line: Span, by: bool, names: &mut Vec<Name>) {
    let text = scanned.text;
    let mut found = Vec::new();
    words(text, line, &mut found);
    let (from, verb) = match found.iter().position(|word| ANNOUNCING.has(word.of(text))) {
        _ if by => (2.min(found.len()), found.len()),
        Some(verb) => (0, verb),
        None => return,
    };
    let opens = |word: &Word| OPENINGS.has(word.of(text)) && names.iter().all(|name| name.span.start != word.start);
    let leads = |word: &&Word| TITLES.has(word.of(text)) || word.of(text) == "." || opens(word);
    let titles = found[from..verb].iter().take_while(leads).count();
    if from + titles + 1 == verb && PRONOUNS.has(found[verb - 1].of(text)) {
        return;
    }
    let first = from + titles;
    let latin = |word: &Word| word.of(text).chars().any(|c| c.is_alphabetic() && (c as u32) < 0x500);
    let inner = |word: &Word| matches!(word.of(text), "‘" | "’" | "ʿ" | "ʾ" | "'" | "-" | "`");
    let of_name = |word: &&Word| if word.sign { inner(word) } else { latin(word) };
    let count = found[first..verb].iter().take_while(of_name).count();
    let small = |word: &&Word| word.sign || !word.of(text).chars().any(Letter::is_capital);
    let count = count - found[first..first + count].iter().rev().take_while(small).count();
    let name = &found[first..first + count];
    let (Some(one), Some(last)) = (name.first(), name.last()) else { return };
    let large = name.iter().filter(|word| word.is_capitalised(text) || PARTICLES.has(word.of(text)) || word.sign);
    let span = Span { start: one.start, end: last.end };
    // A title may be followed by what names else do not begin with.
    let begins = one.is_capitalised(text) || titles > 0 && (PARTICLES.has(one.of(text)) || one.of(text).contains('-'));
    let overlaps = |known: &Name| known.span.start < span.end && span.start < known.span.end;
    let opening = found.get(from).map_or(span.start, |word| word.start);
    let stands = |known: &Name| known.span.start < opening || known.span.end > span.end || known.span == span;
    // `The Foreign Secretary Jane Roe said:`: the office is no part of it.
    let held = |known: &Name| {
        let before = Span { start: span.start, end: known.span.start.max(span.start) };
        known.span.start > span.start && scanned.within(before).any(|m| matches!(m.what, What::Office(_)))
    };
    let known = names.iter().any(|known| overlaps(known) && (stands(known) || held(known)));
    if known
        || large.count() + 1 < name.len()
        || names::is_no_name(one.of(text))
        || names::opens_phrase(one.of(text)) && !PRONOUNS.has(one.of(text))
        || !begins
        || name.len() > 12
    {
        return;
    }
    names.retain(|known| !overlaps(known));
    let whole = text[span.start as usize..span.end as usize].to_owned();
    let surname = last.of(text).to_owned();
    let at = names.partition_point(|name| name.span.start < span.start);
    names.insert(at, Name { span, text: whole, given: String::new(), surname, confidence: 85 });
}

/// So many lines at the head may announce somebody.
const ANNOUNCING_LINES: usize = 4;

/// A line that announces somebody's words is no longer than this, in bytes.
const ANNOUNCED: u32 = 160;

/// Verbs between a speaker and the colon before the words.
static ANNOUNCING: WordSet = WordSet::new(words![
    "said",
    "says",
    "wrote",
    "writes",
    "stated",
    "mentioned",
    "narrated",
    "replied",
    "answered",
    "responded",
    "advised",
    "remarked",
    "explained",
    "added",
    "asked",
    "reported",
]);

/// What stands before a name and is none.
static TITLES: WordSet = WordSet::new(words![
    "shaykh",
    "shaykha",
    "shaykhah",
    "sheikh",
    "sheikha",
    "shaikh",
    "imam",
    "imām",
    "ustadh",
    "ustādh",
    "professor",
    "prof",
    "dr",
    "rabbi",
    "father",
    "archbishop",
    "bishop",
    "pope",
    "saint",
    "st",
    "mr",
    "mrs",
    "ms",
    "the",
]);

/// What a line may open with before that.
static OPENINGS: WordSet = WordSet::new(words!["and", "as", "but", "in", "so", "then"]);

/// Who is named elsewhere; with something between it and the verb it may be a name, `He Jianzhong said:`.
static PRONOUNS: WordSet = WordSet::new(words!["he", "she", "it", "they", "we"]);

/// Small words within names.
static PARTICLES: WordSet = WordSet::new(words![
    "ibn", "bin", "bint", "ben", "al-*", "ath-*", "as-*", "ash-*", "ar-*", "an-*", "at-*", "ad-*", "az-*", "aṣ-*",
    "aḍ-*", "aṭ-*", "abi", "abī", "abu", "abū", "de", "da", "di", "van", "von", "of", "der",
]);

/// Who speaks by a label, and what the words are.
pub(super) struct Label {
    pub(super) speaker: Taken,
    pub(super) kind: Kind,
}

/// The speaker of a first line that is a label and nothing else: a sign of speech, somebody, a colon at its end.
pub(super) fn opening(scanned: &Scanned<'_>, lang: Lang, names: &[Name], layout: &Layout) -> Option<Label> {
    let first = layout.lines.first().filter(|line| line.kind == LineKind::Quote)?;
    scanned.text[first.span.start as usize..first.span.end as usize].ends_with(':').then_some(())?;
    label(scanned, lang, names, layout)
}

/// The speaker whom a line of somebody's words names.
pub(super) fn label(scanned: &Scanned<'_>, lang: Lang, names: &[Name], layout: &Layout) -> Option<Label> {
    // Who asks is no speaker.
    let voiced = |line: &&Line| matches!(line.kind, LineKind::Quote | LineKind::Body) && line.sign != Some('❓');
    layout.lines.iter().filter(voiced).take(6).find_map(|line| {
        let mut end = (line.span.start + 160).min(line.span.end);
        while !scanned.text.is_char_boundary(end as usize) {
            end -= 1;
        }
        let stretch = Span { start: line.span.start, end };
        // A label ends in a colon; most lines have none.
        let _colon = memchr::memchr(b':', &scanned.text.as_bytes()[line.span.start as usize..end as usize])?;
        let words = words_of(scanned, layout, stretch);
        let sentence = Sentence::of(scanned, lang, &words, names);
        let actors = actors::find(&sentence);
        let (index, kind) = quoting::label(&sentence, &actors)?;
        let actor = &actors[index];
        // `Из поздравления А.Роу:`.
        let owned = lang == Lang::RU && actor.cases.has(Case::Genitive) && actor.first > 0;
        let words_of = |word: &str| is_saying(word) || ADDRESSES.has(word);
        let speaker = if owned && words_of(sentence.word(actor.first - 1)) {
            Taken { actor: actor.clone(), case: Case::Genitive }
        } else {
            speaker(actor, lang)?
        };
        Some(Label { speaker, kind })
    })
}

/// What somebody turns to others with, in the genitive.
static ADDRESSES: WordSet =
    WordSet::new(words!["поздравления", "приветствия", "обращения", "послания", "речи", "письма", "телеграммы"]);

/// The speaker who signs words that open a message: a line with a dash before somebody.
pub(super) fn signed(scanned: &Scanned<'_>, lang: Lang, names: &[Name], layout: &Layout) -> Option<Label> {
    layout.lines.first().filter(|line| line.kind == LineKind::Quote)?;
    let signature = layout.lines.iter().take(6).find(|line| line.kind != LineKind::Quote)?;
    matches!(signature.sign, Some('—' | '–' | '-')).then_some(())?;
    let words = words_of(scanned, layout, signature.span);
    let sentence = Sentence::of(scanned, lang, &words, names);
    let actors = actors::find(&sentence);
    let actor = actors.first().filter(|actor| actor.first == 0)?;
    let kind = quoting::said_at(&sentence, actor.behind, words.len());
    Some(Label { speaker: speaker(actor, lang)?, kind })
}

fn speaker(actor: &Actor, lang: Lang) -> Option<Taken> {
    let case = if lang == Lang::EN {
        Case::Nominative
    } else {
        actor.cases.and(Cases::of(&[Case::Nominative])).iter().next()?
    };
    Some(Taken { actor: actor.clone(), case })
}

/// How much of somebody's words shows whether they greet.
const GREETING: u32 = 240;

/// Whether the words that a message gives are a greeting or a condolence themselves: `Our thoughts are with …`.
pub(super) fn greets(scanned: &Scanned<'_>, layout: &Layout, finder: &mut FrameFinder) -> bool {
    let line = layout.lines.iter().take(3).find(|line| line.kind == LineKind::Quote).map(|line| line.span);
    let Some(said) = layout.quotes.first().copied().filter(|quote| quote.start < 2 * GREETING).or(line) else {
        return false;
    };
    let mut end = (said.start + GREETING).min(said.end);
    while !scanned.text.is_char_boundary(end as usize) {
        end -= 1;
    }
    let mut said_words = Vec::new();
    words(scanned.text, Span { start: said.start, end }, &mut said_words);
    let mut hits = Vec::new();
    // Frames of greeting in which nobody else's deed is told.
    let greets = |frame: &Frame| frame.kind == Kind::Message && frame.realis.is_none() && frame.strength >= 5;
    Frames::get().find_some(scanned.text, &said_words, finder, &mut hits, greets);
    !hits.is_empty() && !said_words.iter().any(|word| CONDEMNING.has(word.of(scanned.text)))
}

/// Words with which condolences become a position.
static CONDEMNING: WordSet = WordSet::new(words!["condemn*", "denounce*", "осужда*", "осудил*", "condone"]);

/// The words of a stretch, those in quotations marked.
pub(super) fn words_of(scanned: &Scanned<'_>, layout: &Layout, span: Span) -> Vec<Word> {
    let mut found = Vec::new();
    words(scanned.text, span, &mut found);
    layout.mark_quoted(&mut found);
    found
}
