//! Reads the table of frames: its lines, its lists of words, its tenses.
//!
//! Knows how `data/frames.tsv` is written, as its header states; finds nothing in texts.

use crate::event::quick::Quick;
use crate::hashed::Hashed;

use super::{Element, Frame, Side};
use crate::event::lexicon::Lexicon;
use crate::event::order::Order;
use crate::event::russian::{Case, Cases};
use crate::event::{Kind, Realis};

/// How deep lists of words may name each other.
const NESTED: usize = 3;

/// How many words behind a verb an object that rules its frame out may stand.
const NEAR: usize = 3;

/// A word, or the beginning of words, of the table.
pub(super) type LiteralId = u16;

/// All words of the table, numbered.
#[derive(Debug, Default)]
pub(super) struct Literals {
    pub(super) words: Lexicon<LiteralId>,
    numbers: Hashed<String, LiteralId, Quick>,
    /// By number: the tense that the table gives a verb.
    pub(super) tenses: Vec<Option<Realis>>,
    /// Lists of words that have a name.
    classes: Hashed<&'static str, &'static str, Quick>,
}

impl Literals {
    /// The number of a literal as the table writes it, a star at the end of a beginning.
    fn number(&mut self, written: &str) -> LiteralId {
        if let Some(known) = self.numbers.get(written) {
            return *known;
        }
        let number = self.numbers.len() as LiteralId;
        self.numbers.insert(written.to_owned(), number);
        let tense = match written.as_bytes().last() {
            Some(b'+') => Some(Realis::Future),
            Some(b'~') => Some(Realis::Ongoing),
            _ => None,
        };
        self.tenses.push(tense);
        self.words.add(written.trim_end_matches(['+', '~']), number);
        number
    }

    /// Adds the words of a list, and of the lists it names.
    fn of_list(&mut self, list: &'static str, depth: usize, any: &mut Vec<LiteralId>) {
        for word in list.split('|') {
            match word.strip_prefix('@') {
                Some(class) if depth < NESTED => {
                    if let Some(list) = self.classes.get(class).copied() {
                        self.of_list(list, depth + 1, any);
                    }
                }
                _ => any.push(self.number(word)),
            }
        }
    }

    pub(super) fn count(&self) -> usize {
        self.numbers.len()
    }
}

/// One line of the table: language, kind, realis, strength, sides, pattern.
pub(super) fn read_frame(line: &'static str, literals: &mut Literals) -> Option<Frame> {
    if line.is_empty() || line.starts_with('#') {
        return None;
    }
    let mut columns = line.split('\t');
    let _language = columns.next()?;
    let kind = columns.next()?;
    if kind == "class" {
        let name = columns.next()?;
        literals.classes.insert(name, columns.next()?);
        return None;
    }
    let kind = read_kind(kind)?;
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
    let pattern = columns.next()?.split(' ').filter(|element| !element.is_empty());
    let pattern = pattern.map(|element| read_element(element, literals)).collect();
    Some(Frame { kind, strength, realis, left, right, pattern, needs: Vec::new() })
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

/// `1!:gi`: at most one, needed, genitive or instrumental; `2!`: two are needed; `!!`: one that is known.
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
        needed: if count.starts_with('2') { 2 } else { u8::from(count.contains('!')) },
        known: count.contains("!!"),
        cases: if set.is_empty() { Cases::ALL } else { set },
    }
}

fn read_element(element: &'static str, literals: &mut Literals) -> Element {
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
    let (words, near) = match (element.strip_prefix("!!"), element.strip_prefix('!')) {
        (Some(words), _) if !words.is_empty() => (words, Some(1)),
        (_, Some(words)) if !words.is_empty() => (words, Some(NEAR)),
        _ => (element, None),
    };
    let mut any: Vec<LiteralId> = Vec::new();
    literals.of_list(words, 0, &mut any);
    any.order_by(|literal| u64::from(*literal));
    any.dedup();
    match near {
        Some(near) => Element::Not { none: any, near },
        None => Element::Words { any, optional },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::tables::text_of;

    #[test]
    fn every_line_of_the_table_is_read() {
        let table = text_of("frames.tsv");
        let mut literals = Literals::default();
        for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let class = line.split('\t').nth(1) == Some("class") && line.split('\t').count() == 4;
            assert!(class || read_frame(line, &mut literals).is_some(), "{line:?}");
            let named = line.split(['|', ' ', '!']).filter_map(|word| word.strip_prefix('@'));
            if class {
                read_frame(line, &mut literals);
                continue;
            }
            named.for_each(|name| assert!(literals.classes.has(name.trim_end_matches('?')), "{line:?}"));
        }
    }
}
