//! The frames of `data/frames.tsv`: words that raise an event, and where its participants stand.
//!
//! A frame is a short pattern of words; it says which kind of event it raises, how strongly, whether the
//! event has happened, and on which side and in which case participants stand. `table` reads the patterns; this file finds them
//! in the words of a sentence. Which of several frames wins is decided in [`super::kind`].

use crate::event::order::Order;
use crate::event::quick::Quick;
use crate::event::tables::text_of;
use crate::hashed::Hashed;
use std::sync::OnceLock;

mod table;
#[cfg(test)]
mod tests;

use self::table::{LiteralId, Literals, read_frame};
use super::layout::words::Word;
use super::letter::Letter;
use super::memo::Memo;
use super::russian::Cases;
use super::{Class, Kind, Realis, Span};

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
    /// The lists of words that it fails without, by number.
    needs: Vec<u16>,
}

impl Frame {
    /// Whether it wants the start of a sentence.
    fn opens(&self) -> bool {
        matches!(self.pattern.first(), Some(Element::Start))
    }

    /// Whether it names a statement of somebody behind it: `Remarks by`.
    fn is_of_speaker(&self) -> bool {
        self.kind.class() == Class::Statement && self.strength > 4 && self.right.count == 1 && self.left.count == 0
    }
}

/// Where participants of a frame stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// How many: 0, 1, or all that stand there.
    pub count: u8,
    /// How many of them the frame fails without; that somebody is named is enough, known or not.
    pub needed: u8,
    /// Whether they must be known.
    pub known: bool,
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
    /// Whether it happened: as its words have it, else as the frame does.
    pub realis: Option<Realis>,
}

#[derive(Debug)]
enum Element {
    /// One of these words, sorted by number.
    Words { any: Vec<LiteralId>, optional: bool },
    /// Up to so many words of the same clause.
    Gap(usize),
    /// None of these words among the next few.
    Not { none: Vec<LiteralId>, near: usize },
    /// The start of the sentence.
    Start,
    /// The end of the sentence.
    End,
}

/// All frames, by the words that they may begin with.
#[derive(Debug)]
pub struct Frames {
    all: Vec<Frame>,
    literals: Literals,
    /// By literal: the frames whose first words it is one of.
    by_first: Vec<Vec<Filed>>,
    /// The same of those that only stand at the start of a sentence.
    by_first_at_start: Vec<Vec<Filed>>,
    /// Those that may begin with any word at the start of a sentence.
    at_start: ByNeed,
    /// Those that may begin with any word.
    anywhere: ByNeed,
    /// By literal: the lists that it is in, of those that frames fail without.
    lists_of: Vec<Vec<u16>>,
    /// How many of those there are.
    lists: usize,
}

/// The number of a frame, in the order of the table.
type FrameId = u32;

/// A frame by its number, with a list of words that it fails without.
#[derive(Clone, Copy, Debug)]
struct Filed {
    frame: FrameId,
    need: u16,
}

/// Frames that no first word tells, by a list that they fail without.
#[derive(Debug, Default)]
struct ByNeed {
    by_list: Vec<Vec<Filed>>,
    /// The lists under which some are filed, as a set.
    lists: Vec<u64>,
    /// Those that need none.
    others: Vec<FrameId>,
}

impl ByNeed {
    /// Appends those that a sentence has the words for.
    fn gather(&self, finder: &FrameFinder, all: &[Frame], found: &mut Vec<FrameId>) {
        found.extend(&self.others);
        for (at, (present, filed)) in finder.present.iter().zip(&self.lists).enumerate() {
            let mut rest = present & filed;
            while rest != 0 {
                let list = at * 64 + rest.trailing_zeros() as usize;
                rest &= rest - 1;
                found.extend(finder.holding(&self.by_list[list], all));
            }
        }
    }

    /// Files a frame under the rarest of the lists that it fails without.
    fn file(&mut self, frame: FrameId, needs: &[u16]) {
        let Some(list) = needs.first() else {
            self.others.push(frame);
            return;
        };
        self.by_list[usize::from(*list)].push(Filed { frame, need: needs.get(1).copied().unwrap_or(*list) });
        self.lists[usize::from(*list / 64)] |= 1 << (list % 64);
    }
}

/// Buffers that are filled again for each sentence.
#[derive(Debug, Default)]
pub struct FrameFinder {
    /// What is known of words: for each the literals that it is, and the lists that it is in, as sets.
    literals: Vec<LiteralId>,
    in_lists: Vec<Block>,
    /// Where it is known of a word, kept from sentence to sentence by a finder that remembers.
    known: Memo<Looked>,
    remembers: bool,
    /// The same of each word of the sentence.
    words: Vec<Looked>,
    /// The lists of which the sentence has a word, as a set.
    present: Vec<u64>,
    worth: Vec<FrameId>,
    /// Of the frames that may begin with any word, those that this sentence has the words for.
    anywhere: Vec<FrameId>,
}

/// Lists of which a word is in some, 64 at a time: which 64, and which of them.
type Block = (u16, u64);

/// Where it stands what is known of a word.
#[derive(Clone, Copy, Debug)]
struct Looked {
    /// The first of its literals and the one behind the last.
    literals: (u32, u32),
    /// The same of its lists.
    lists: (u32, u32),
}

/// A finder that remembers forgets when it knows so many literals and lists.
const KNOWN: usize = 1 << 18;

impl FrameFinder {
    /// One that remembers the words of sentences. It may be asked for one table of frames alone.
    #[must_use]
    pub fn remembering() -> Self {
        Self { remembers: true, ..Self::default() }
    }

    /// Looks every word up once, however many frames ask for it.
    fn look_up(&mut self, frames: &Frames, text: &str, sentence: &[Word]) {
        let Self { literals, in_lists, known, remembers, words, present, .. } = self;
        if !*remembers || literals.len().max(in_lists.len()) > KNOWN {
            known.clear();
            literals.clear();
            in_lists.clear();
        }
        words.clear();
        present.clear();
        present.resize(frames.lists.div_ceil(64), 0);
        for word in sentence {
            let mut look = |word: &str| frames.look(word, literals, in_lists);
            let word = word.of(text);
            let looked = if *remembers { known.get(word, look) } else { look(word) };
            for (block, lists) in &in_lists[looked.lists.0 as usize..looked.lists.1 as usize] {
                present[usize::from(*block)] |= lists;
            }
            words.push(looked);
        }
    }

    fn of(&self, word: usize) -> &[LiteralId] {
        let (from, to) = self.words[word].literals;
        &self.literals[from as usize..to as usize]
    }

    fn has(&self, list: u16) -> bool {
        self.present[usize::from(list / 64)] >> (list % 64) & 1 == 1
    }

    /// Those of filed frames for all of which a sentence may have the words.
    fn holding<'a>(&'a self, filed: &'a [Filed], all: &'a [Frame]) -> impl Iterator<Item = FrameId> + 'a {
        let holds = |filed: &&Filed| self.has(filed.need) && self.may_hold(&all[filed.frame as usize]);
        filed.iter().filter(holds).map(|filed| filed.frame)
    }

    /// Whether a sentence has a word for every element that must not be missing.
    fn may_hold(&self, frame: &Frame) -> bool {
        frame.needs.iter().all(|list| self.has(*list))
    }
}

impl Frames {
    /// The one table of the program, built at the first call.
    pub fn get() -> &'static Self {
        static BUILT: OnceLock<Frames> = OnceLock::new();
        BUILT.get_or_init(|| Self::read(text_of("frames.tsv")))
    }

    /// Reads a table.
    pub(super) fn read(table: &'static str) -> Self {
        let mut literals = Literals::default();
        let mut all: Vec<Frame> = table.lines().filter_map(|line| read_frame(line, &mut literals)).collect();
        let mut frames = Self {
            by_first: vec![Vec::new(); literals.count()],
            by_first_at_start: vec![Vec::new(); literals.count()],
            literals,
            at_start: ByNeed::default(),
            anywhere: ByNeed::default(),
            all: Vec::new(),
            lists_of: Vec::new(),
            lists: 0,
        };
        let lengths = frames.number_lists(&mut all);
        for others in [&mut frames.at_start, &mut frames.anywhere] {
            others.by_list = vec![Vec::new(); frames.lists];
            others.lists = vec![0; frames.lists.div_ceil(64)];
        }
        for (index, frame) in all.iter_mut().enumerate() {
            let index = index as FrameId;
            // The shortest list is the rarest.
            frame.needs.order_by(|list| lengths[usize::from(*list)] as u64);
            let first = first_words(&frame.pattern);
            let (by_first, others) = if matches!(frame.pattern.first(), Some(Element::Start)) {
                (&mut frames.by_first_at_start, &mut frames.at_start)
            } else {
                (&mut frames.by_first, &mut frames.anywhere)
            };
            if first.is_empty() {
                others.file(index, &frame.needs);
            }
            // The rarest list that the first word is not in already.
            for literal in first {
                let lists = &frames.lists_of[usize::from(literal)];
                let need = frame.needs.iter().find(|list| !lists.contains(list)).or(frame.needs.first());
                by_first[usize::from(literal)].push(Filed { frame: index, need: need.copied().unwrap_or(u16::MAX) });
            }
        }
        frames.all = all;
        frames
    }

    /// Numbers the lists that frames fail without, each once however many frames share it; gives their lengths.
    fn number_lists(&mut self, all: &mut [Frame]) -> Vec<usize> {
        self.lists_of = vec![Vec::new(); self.literals.count()];
        let mut numbers: Hashed<Vec<LiteralId>, u16, Quick> = Hashed::default();
        for frame in all {
            for element in &frame.pattern {
                let Element::Words { any, optional: false } = element else { continue };
                let new = numbers.len() as u16;
                let number = *numbers.entry(any.clone(), || new);
                if number == new {
                    for literal in any {
                        self.lists_of[usize::from(*literal)].push(number);
                    }
                }
                frame.needs.push(number);
            }
        }
        self.lists = numbers.len();
        let mut lengths = vec![0; self.lists];
        for (list, number) in numbers {
            lengths[usize::from(number)] = list.len();
        }
        lengths
    }

    /// Cuts a stretch of a script without spaces into words that the table knows, the longest first, and single letters.
    pub(super) fn segment(&self, text: &str, span: Span, out: &mut Vec<Word>) {
        let mut rest = text[..span.end as usize].char_indices().skip_while(|(at, _)| *at < span.start as usize);
        let mut free = span.start as usize;
        for (at, letter) in &mut rest {
            if at < free || letter.is_whitespace() {
                continue;
            }
            let known = self.literals.words.longest(&text[at..span.end as usize], |_| true);
            free = at + known.unwrap_or(letter.len_utf8());
            let sign = !letter.is_letter_or_digit();
            let capital = letter.is_capital();
            out.push(Word { start: at as u32, end: free as u32, sign, quoted: false, capital });
        }
    }

    /// Appends every frame that stands in a sentence and not in a quotation, by their first words.
    pub fn find(&'static self, text: &str, sentence: &[Word], finder: &mut FrameFinder, hits: &mut Vec<Hit>) {
        self.find_some(text, sentence, finder, hits, |_| true);
    }

    /// The same of those frames alone that are wanted.
    pub fn find_some(
        &'static self,
        text: &str,
        sentence: &[Word],
        finder: &mut FrameFinder,
        hits: &mut Vec<Hit>,
        wanted: impl Fn(&Frame) -> bool,
    ) {
        finder.look_up(self, text, sentence);
        let mut worth = std::mem::take(&mut finder.worth);
        let mut anywhere = std::mem::take(&mut finder.anywhere);
        anywhere.clear();
        self.anywhere.gather(finder, &self.all, &mut anywhere);
        anywhere.sort_unstable();
        let topic = behind_topic(text, sentence);
        for (at, _) in sentence.iter().enumerate().filter(|(_, word)| !word.quoted) {
            worth.clear();
            let opens = at == 0 || Some(at) == topic;
            if opens {
                self.at_start.gather(finder, &self.all, &mut worth);
            }
            for literal in finder.of(at).iter().filter(|_| opens) {
                worth.extend(finder.holding(&self.by_first_at_start[usize::from(*literal)], &self.all));
            }
            for literal in finder.of(at) {
                worth.extend(finder.holding(&self.by_first[usize::from(*literal)], &self.all));
            }
            if worth.is_empty() {
                worth.extend(&anywhere);
            } else {
                worth.extend(&anywhere);
                // In the order of the table, each once, however many of its words begin alike.
                worth.sort_unstable();
                worth.dedup();
            }
            let spoken = |frame: &Frame| at == 0 || !opens || !frame.opens() || frame.is_of_speaker();
            let frames = worth.iter().map(|index| &self.all[*index as usize]);
            for frame in frames.filter(|frame| wanted(frame) && spoken(frame)) {
                let read = Reading { text, words: sentence, finder, start: if opens { at } else { 0 } };
                if let Some(behind) = read.match_at(at, &frame.pattern) {
                    let realis = self.realis(frame, (at..behind).flat_map(|word| finder.of(word)));
                    hits.push(Hit { frame, first: at, behind, realis });
                }
            }
        }
        finder.worth = worth;
        finder.anywhere = anywhere;
    }
}

impl Frames {
    /// Appends what is known of a word.
    fn look(&self, word: &str, literals: &mut Vec<LiteralId>, in_lists: &mut Vec<Block>) -> Looked {
        let (first, first_list) = (literals.len(), in_lists.len());
        self.literals.words.each(word, |literal| literals.push(literal));
        for list in literals[first..].iter().flat_map(|literal| &self.lists_of[usize::from(*literal)]) {
            let (block, bit) = (list / 64, 1 << (list % 64));
            match in_lists[first_list..].iter_mut().find(|(known, _)| *known == block) {
                Some((_, lists)) => *lists |= bit,
                None => in_lists.push((block, bit)),
            }
        }
        Looked { literals: (first as u32, literals.len() as u32), lists: (first_list as u32, in_lists.len() as u32) }
    }

    /// Whether the event of a frame happened: the tense of a verb that it asks for is stronger than the frame.
    fn realis<'a>(&self, frame: &Frame, words: impl Iterator<Item = &'a LiteralId>) -> Option<Realis> {
        if frame.realis == Some(Realis::Negated) {
            return frame.realis;
        }
        let asked = |literal: &LiteralId| {
            frame.pattern.iter().any(|element| match element {
                Element::Words { any, .. } => any.binary_search(literal).is_ok(),
                _ => false,
            })
        };
        let tense = words.filter_map(|literal| self.literals.tenses[usize::from(*literal)].filter(|_| asked(literal)));
        tense.last().or(frame.realis)
    }
}

/// The first word behind the topic that a title begins with: `Foreign Affairs Council: Remarks by Jane Roe`.
fn behind_topic(text: &str, sentence: &[Word]) -> Option<usize> {
    /// The longest topic, in words.
    const LONGEST: usize = 10;
    let colon = sentence.iter().take(LONGEST).position(|word| word.sign && word.of(text) == ":")?;
    let next = sentence.get(colon + 1)?;
    (colon > 0 && next.of(text).is_ascii()).then_some(colon + 1)
}

/// The literals that a pattern may begin with: those of its first element, and while that may be missing of the
/// next. Behind a gap any word may stand first: then there are none.
fn first_words(pattern: &[Element]) -> Vec<LiteralId> {
    let mut words = Vec::new();
    for element in pattern {
        match element {
            Element::Start | Element::Not { .. } => {}
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

/// A sentence with its words looked up.
struct Reading<'a> {
    text: &'a str,
    words: &'a [Word],
    finder: &'a FrameFinder,
    /// Where patterns begin that want the start of the sentence.
    start: usize,
}

impl Reading<'_> {
    /// The word behind the pattern if it stands at `at`.
    fn match_at(&self, at: usize, pattern: &[Element]) -> Option<usize> {
        let Some((element, rest)) = pattern.split_first() else { return Some(at) };
        match element {
            Element::Start => (at == self.start).then(|| self.match_at(at, rest)).flatten(),
            Element::End => self.words[at..].iter().all(|w| w.sign).then_some(at),
            Element::Words { any, optional } => {
                if at >= self.words.len() {
                    return None;
                }
                if self.finder.of(at).iter().any(|literal| any.binary_search(literal).is_ok())
                    && let Some(end) = self.match_at(at + 1, rest)
                {
                    return Some(end);
                }
                if *optional { self.match_at(at, rest) } else { None }
            }
            Element::Not { none, near } => {
                let clear = (at..(at + near).min(self.words.len()))
                    .take_while(|word| !self.words[*word].sign)
                    .all(|word| !self.finder.of(word).iter().any(|literal| none.binary_search(literal).is_ok()));
                clear.then(|| self.match_at(at, rest)).flatten()
            }
            Element::Gap(most) => {
                for skip in 0..=*most {
                    if let Some(end) = self.match_at(at + skip, rest) {
                        return Some(end);
                    }
                    let word = self.words.get(at + skip)?;
                    if word.sign && matches!(word.of(self.text), ";" | ":" | "—" | "–") {
                        return None;
                    }
                }
                None
            }
        }
    }
}
