//! The frames of `data/frames.tsv`: words that raise an event, and where its participants stand.
//!
//! A frame is a short pattern of words; it says which kind of event it raises, how strongly, whether the
//! event has happened, and on which side and in which case participants stand. This file reads the patterns and finds them
//! in the words of a sentence. Which of several frames wins is decided in [`super::kind`].

use std::collections::HashMap;
use std::sync::OnceLock;

use super::layout::words::{Word, begins, fold, is};
use super::russian::{Case, Cases};
use super::{Kind, Realis};

/// A frame as the file states it.
#[derive(Debug)]
pub struct Frame {
    /// What it raises.
    pub kind: Kind,
    /// How surely: 6 settles it wherever it stands in the header; 1 is only better than nothing.
    pub strength: u8,
    /// Whether the event happened, where the words tell.
    pub realis: Option<Realis>,
    /// Participants before the words.
    pub left: Side,
    /// Participants behind them.
    pub right: Side,
    /// The words.
    pattern: Vec<Element>,
}

/// Where participants of a frame stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// How many: 0, 1, or all that stand there.
    pub count: u8,
    /// Whether the frame fails without one.
    pub needed: bool,
    /// The cases they stand in, for languages that have them.
    pub cases: Cases,
}

/// A frame found in a sentence.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    /// The frame.
    pub frame: &'static Frame,
    /// First word.
    pub first: usize,
    /// First word behind it.
    pub behind: usize,
}

impl Frame {
    /// The words that it may begin with: those of its first element, and while that may be missing of the next.
    /// Behind a gap any word may stand first: then there are none.
    fn first_words(&self) -> Vec<Literal> {
        let mut words = Vec::new();
        for element in &self.pattern {
            match element {
                Element::Start => {}
                Element::Words { any, optional } => {
                    words.extend(any);
                    if !optional {
                        return words;
                    }
                }
                Element::Gap(_) | Element::End => break,
            }
        }
        Vec::new()
    }
}

#[derive(Debug)]
enum Element {
    /// One of these words.
    Words { any: Vec<Literal>, optional: bool },
    /// Up to so many words of the same clause.
    Gap(usize),
    /// The start of the sentence.
    Start,
    /// The end of the sentence.
    End,
}

#[derive(Clone, Copy, Debug)]
struct Literal {
    text: &'static str,
    prefix: bool,
}

impl Literal {
    fn matches(self, word: &str) -> bool {
        if self.prefix { begins(word, self.text) } else { is(word, self.text) }
    }
}

/// All frames, by how their first words begin.
#[derive(Debug)]
pub struct Frames {
    all: Vec<Frame>,
    by_start: HashMap<Start, Vec<u16>>,
    /// Those that may begin with any word.
    any_start: Vec<u16>,
}

/// How a word begins: its first letters folded, at most four, and whether that is all of it. Frames are many and
/// words more: looking at a frame must be worth it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
struct Start {
    letters: [char; 4],
    whole: bool,
}

impl Start {
    /// Under what frames that begin with this literal are found.
    fn of(literal: Literal) -> Self {
        let mut start = Self::default();
        for (slot, letter) in start.letters.iter_mut().zip(literal.text.chars()) {
            *slot = letter;
        }
        start.whole = !literal.prefix && literal.text.chars().nth(4).is_none();
        start
    }

    /// Under what frames are to be looked for that may begin with this word.
    fn all_of(word: &str) -> impl Iterator<Item = Self> {
        let mut start = Self::default();
        let mut letters = word.chars().map(fold);
        let mut count = 0;
        for (slot, letter) in start.letters.iter_mut().zip(letters.by_ref()) {
            *slot = letter;
            count += 1;
        }
        start.whole = letters.next().is_none();
        let prefixes = (1..=count).map(move |length| {
            let mut letters = start.letters;
            letters[length..].fill('\0');
            Self { letters, whole: false }
        });
        prefixes.chain(start.whole.then_some(start))
    }
}

impl Frames {
    /// The one table of the program, built at the first call.
    pub fn get() -> &'static Self {
        static BUILT: OnceLock<Frames> = OnceLock::new();
        BUILT.get_or_init(|| Self::read(include_str!("../../data/frames.tsv")))
    }

    fn read(table: &'static str) -> Self {
        let frames: Vec<Frame> = table.lines().filter_map(read_frame).collect();
        let mut by_start: HashMap<Start, Vec<u16>> = HashMap::new();
        let mut any_start = Vec::new();
        for (index, frame) in frames.iter().enumerate() {
            let words = frame.first_words();
            if words.is_empty() {
                any_start.push(index as u16);
            }
            for literal in words {
                let found = by_start.entry(Start::of(literal)).or_default();
                if found.last() != Some(&(index as u16)) {
                    found.push(index as u16);
                }
            }
        }
        Self { all: frames, by_start, any_start }
    }

    /// Appends every frame that stands in a sentence and not in a quotation, by their first words.
    pub fn find(&'static self, text: &str, sentence: &[Word], hits: &mut Vec<Hit>) {
        let mut worth: Vec<u16> = Vec::new();
        for (at, word) in sentence.iter().enumerate().filter(|(_, word)| !word.quoted) {
            worth.clear();
            worth.extend(&self.any_start);
            worth.extend(Start::all_of(word.of(text)).filter_map(|start| self.by_start.get(&start)).flatten());
            // In the order of the table, each once, however many of its words begin alike.
            worth.sort_unstable();
            worth.dedup();
            for index in &worth {
                let frame = &self.all[*index as usize];
                if let Some(behind) = match_at(text, sentence, at, &frame.pattern) {
                    hits.push(Hit { frame, first: at, behind });
                }
            }
        }
    }
}

/// The word behind the pattern if it stands at `at`.
fn match_at(text: &str, words: &[Word], at: usize, pattern: &[Element]) -> Option<usize> {
    let Some((element, rest)) = pattern.split_first() else { return Some(at) };
    match element {
        Element::Start => (at == 0).then(|| match_at(text, words, at, rest)).flatten(),
        Element::End => words[at..].iter().all(|w| w.sign).then_some(at),
        Element::Words { any, optional } => {
            let word = words.get(at)?;
            if any.iter().any(|literal| literal.matches(word.of(text)))
                && let Some(end) = match_at(text, words, at + 1, rest)
            {
                return Some(end);
            }
            if *optional { match_at(text, words, at, rest) } else { None }
        }
        Element::Gap(most) => {
            for skip in 0..=*most {
                if let Some(end) = match_at(text, words, at + skip, rest) {
                    return Some(end);
                }
                let word = words.get(at + skip)?;
                if matches!(word.of(text), ";" | ":" | "—" | "–") {
                    return None;
                }
            }
            None
        }
    }
}

/// One line of the table: language, kind, realis, strength, sides, pattern.
fn read_frame(line: &'static str) -> Option<Frame> {
    if line.is_empty() || line.starts_with('#') {
        return None;
    }
    let mut columns = line.split('\t');
    let _language = columns.next()?;
    let kind = read_kind(columns.next()?)?;
    let realis = match columns.next()? {
        "past" => Some(Realis::Past),
        "ongoing" => Some(Realis::Ongoing),
        "future" => Some(Realis::Future),
        "hypothetical" => Some(Realis::Hypothetical),
        "negated" => Some(Realis::Negated),
        _ => None,
    };
    let strength = columns.next()?.parse().ok()?;
    let (mut left, mut right) = (Side::default(), Side::default());
    for side in columns.next()?.split(' ') {
        match side.as_bytes().first() {
            Some(b'L') => left = read_side(&side[1..]),
            Some(b'R') => right = read_side(&side[1..]),
            _ => {}
        }
    }
    let pattern = columns.next()?.split(' ').filter(|element| !element.is_empty()).map(read_element).collect();
    Some(Frame { kind, strength, realis, left, right, pattern })
}

fn read_kind(name: &str) -> Option<Kind> {
    Some(match name {
        "meeting" => Kind::Meeting,
        "call" => Kind::Call,
        "visit" => Kind::Visit,
        "ceremony" => Kind::Ceremony,
        "comment" => Kind::Comment,
        "speech" => Kind::Speech,
        "briefing" => Kind::Briefing,
        "interview" => Kind::Interview,
        "message" => Kind::Message,
        "document" => Kind::Document,
        "announcement" => Kind::Announcement,
        "history" => Kind::History,
        "news" => Kind::News,
        "other" => Kind::Other,
        _ => return None,
    })
}

/// `1!:gi`: at most one, needed, genitive or instrumental.
fn read_side(spec: &str) -> Side {
    let (count, cases) = spec.split_once(':').unwrap_or((spec, ""));
    let mut set = Cases::NONE;
    for letter in cases.chars() {
        set = set.with(match letter {
            'n' => Case::Nominative,
            'g' => Case::Genitive,
            'd' => Case::Dative,
            'a' => Case::Accusative,
            'i' => Case::Instrumental,
            _ => Case::Prepositional,
        });
    }
    Side {
        count: if count.starts_with('1') { 1 } else { u8::MAX },
        needed: count.contains('!'),
        cases: if set.is_empty() { Cases::ALL } else { set },
    }
}

fn read_element(element: &'static str) -> Element {
    if element == "^" {
        return Element::Start;
    }
    if element == "$" {
        return Element::End;
    }
    if let Some(most) = element.strip_prefix("..").and_then(|n| n.parse().ok()) {
        return Element::Gap(most);
    }
    let (element, optional) = element.strip_suffix('?').map_or((element, false), |e| (e, true));
    let any = element
        .split('|')
        .map(|word| match word.strip_suffix('*') {
            Some(stem) => Literal { text: stem, prefix: true },
            None => Literal { text: word, prefix: false },
        })
        .collect();
    Element::Words { any, optional }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Span;
    use crate::event::layout::words::words;

    #[track_caller]
    fn check(text: &str, expected: &[(Kind, &str)]) {
        let mut sentence = Vec::new();
        words(text, Span { start: 0, end: text.len() as u32 }, &mut sentence);
        let mut hits = Vec::new();
        Frames::get().find(text, &sentence, &mut hits);
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

    #[test]
    fn every_line_of_the_table_is_read() {
        let table = include_str!("../../data/frames.tsv");
        for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            assert!(read_frame(line).is_some(), "{line:?}");
        }
    }
}
