//! The language of the search box.
//!
//! ```text
//! query  = all { ("OR" | "|") all }            at least one of them
//! all    = not { ["AND"] not }                 all of them
//! not    = ("-" | "NOT") not | "(" query ")" | link | field | "#" word | phrase | word
//! phrase = '"' words '"'                       these words in this order; also « » and “ ”
//! field  = name ":" (word | phrase)            see `FIELDS`
//! link   = an address of a message on t.me     see `post_link`
//! ```
//!
//! The operators are written in capitals, in English or Russian (`И`, `ИЛИ`, `НЕ`). A word means all its forms;
//! the word that the query ends with is still being typed and means all words that begin with it. What is
//! left open at the end (a quote, a bracket, an operator, half a date) is no fault: it is being typed. Words of a field
//! are looked for as those of texts are: in all forms, names in either script.
//! Anything else that is not understood is left out and reported at its place.

use super::languages;
use super::query_fault::{MOST, QueryFault, QueryReason};
use super::words::words;
use super::{Facet, PostLink, values};
use crate::dump::Day;
use crate::event::{Span, country_names, language, topics};

/// A query taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Expr {
    /// Matches everything.
    All,
    /// Words in a row; most often one. The last may be a beginning.
    Words {
        /// Folded, not empty.
        words: Vec<String>,
        /// Whether the last is still being typed.
        typing: bool,
    },
    /// A value of a facet has these words.
    Named {
        /// Facet.
        facet: Facet,
        /// Folded.
        words: Vec<String>,
        /// As above.
        typing: bool,
    },
    /// A value of a facet has this code.
    Coded {
        /// Facet.
        facet: Facet,
        /// As its keys are written.
        code: String,
        /// Whether longer codes are meant too.
        typing: bool,
    },
    /// Told by the message that a link leads to.
    Post(PostLink),
    /// Shown on one of these days.
    Days(Option<Day>, Option<Day>),
    /// Not this.
    Not(Box<Expr>),
    /// All of these.
    And(Vec<Expr>),
    /// Any of these.
    Or(Vec<Expr>),
}

/// What a query says, and where it could not be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Query {
    pub(super) expr: Expr,
    /// In the order of their places.
    pub(super) faults: Vec<QueryFault>,
    /// Parts of which only who knows the index can say whether there is such a thing, with their places.
    pub(super) doubtful: Vec<(Span, Expr)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Named(Facet),
    Coded(Facet),
    Before,
    After,
    On,
}

/// Fields and their names.
const FIELDS: [(&str, Field); 34] = [
    ("person", Field::Named(Facet::Participant)),
    ("who", Field::Named(Facet::Participant)),
    ("кто", Field::Named(Facet::Participant)),
    ("org", Field::Named(Facet::Organisation)),
    ("body", Field::Named(Facet::Organisation)),
    ("place", Field::Named(Facet::Place)),
    ("where", Field::Named(Facet::Place)),
    ("место", Field::Named(Facet::Place)),
    ("где", Field::Named(Facet::Place)),
    ("occasion", Field::Named(Facet::Occasion)),
    ("повод", Field::Named(Facet::Occasion)),
    ("tag", Field::Named(Facet::Hashtag)),
    ("from", Field::Named(Facet::Source)),
    ("source", Field::Named(Facet::Source)),
    ("от", Field::Named(Facet::Source)),
    ("country", Field::Coded(Facet::Country)),
    ("страна", Field::Coded(Facet::Country)),
    ("kind", Field::Coded(Facet::Kind)),
    ("вид", Field::Coded(Facet::Kind)),
    ("class", Field::Coded(Facet::Class)),
    ("topic", Field::Coded(Facet::Topic)),
    ("тема", Field::Coded(Facet::Topic)),
    ("lang", Field::Coded(Facet::Language)),
    ("язык", Field::Coded(Facet::Language)),
    ("has", Field::Coded(Facet::Flag)),
    ("is", Field::Coded(Facet::Flag)),
    ("realis", Field::Coded(Facet::Realis)),
    ("dump", Field::Coded(Facet::Dump)),
    ("before", Field::Before),
    ("до", Field::Before),
    ("after", Field::After),
    ("после", Field::After),
    ("on", Field::On),
    ("дата", Field::On),
];

/// Takes a query apart.
pub(super) fn parse(text: &str) -> Query {
    let mut parser = Parser { text, at: 0, depth: 0, faults: Vec::new(), doubtful: Vec::new() };
    let mut parts = Vec::new();
    loop {
        parts.push(parser.any());
        if parser.rest().is_empty() {
            break;
        }
        // Only a bracket that nobody opened ends a query early.
        parser.blame(parser.at, parser.at + 1, QueryReason::NoBracket);
        parser.at += 1;
    }
    parts.retain(|part| *part != Expr::All);
    Query { expr: together(parts, Expr::And), faults: parser.faults, doubtful: parser.doubtful }
}

/// Brackets deeper than this are not followed, so that no query can exhaust the stack.
const DEEPEST: u32 = 64;

struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: u32,
    faults: Vec<QueryFault>,
    doubtful: Vec<(Span, Expr)>,
}

impl<'a> Parser<'a> {
    fn any(&mut self) -> Expr {
        let mut parts = vec![self.all()];
        while self.operator(&["OR", "ИЛИ", "|"]) {
            parts.push(self.all());
        }
        // An operator without a side is being typed.
        if parts.len() > 1 {
            parts.retain(|part| *part != Expr::All);
        }
        together(parts, Expr::Or)
    }

    fn all(&mut self) -> Expr {
        let mut parts = Vec::new();
        loop {
            while self.operator(&["AND", "И", "&"]) {}
            let rest = self.rest();
            if rest.is_empty() || rest.starts_with(')') || self.ahead(&["OR", "ИЛИ", "|"]) {
                break;
            }
            parts.push(self.not());
        }
        parts.retain(|part| *part != Expr::All);
        together(parts, Expr::And)
    }

    fn not(&mut self) -> Expr {
        if self.operator(&["NOT", "НЕ"]) || self.minus() {
            self.depth += 1;
            let inner = if self.rest().is_empty() || self.depth > DEEPEST { Expr::All } else { self.not() };
            self.depth -= 1;
            return if inner == Expr::All { Expr::All } else { Expr::Not(Box::new(inner)) };
        }
        self.one()
    }

    fn one(&mut self) -> Expr {
        let start = self.at;
        match self.rest().chars().next() {
            Some('(') if self.depth < DEEPEST => {
                self.at += 1;
                self.depth += 1;
                let inner = self.any();
                self.depth -= 1;
                if self.rest().starts_with(')') {
                    self.at += 1;
                }
                inner
            }
            Some('(' | ')') => {
                self.blame(start, start + 1, QueryReason::TooDeep);
                self.at += 1;
                Expr::All
            }
            Some('"' | '«' | '“' | '„') => {
                let (words, typing) = self.phrase();
                in_text(words, typing)
            }
            _ => self.token(),
        }
    }

    /// A word, a tag, a field or a link.
    fn token(&mut self) -> Expr {
        let start = self.at;
        let rest = self.rest();
        let end = rest.find(|c: char| c.is_whitespace() || "()\"«“„|".contains(c)).unwrap_or(rest.len());
        let token = &rest[..end.max(rest.chars().next().map_or(0, char::len_utf8))];
        self.at = start + token.len();
        let typing = self.at == self.text.len();
        if let Some(link) = PostLink::read(token) {
            return self.doubted(start, self.at, Expr::Post(link));
        }
        if let Some(tag) = token.strip_prefix('#') {
            return named(Facet::Hashtag, folded(tag), typing);
        }
        if let Some((name, value)) = token.split_once(':')
            && !name.is_empty()
            && name.chars().all(char::is_alphabetic)
        {
            let lower = name.to_lowercase();
            let behind = start + name.len() + 1;
            if let Some((_, field)) = FIELDS.iter().find(|(other, _)| *other == lower) {
                return self.field(*field, name, value, behind);
            }
            if value.chars().next().is_some_and(char::is_alphanumeric) {
                self.blame(start, behind, QueryReason::UnknownField { name: name.to_owned() });
            }
        }
        in_text(folded(token), typing)
    }

    fn field(&mut self, field: Field, name: &str, value: &'a str, at: usize) -> Expr {
        let quoted = value.is_empty() && self.text[self.at..].starts_with(['"', '«', '“', '„']);
        let (value, words, typing) = if quoted {
            let start = self.at;
            let (words, typing) = self.phrase();
            (self.text[start..self.at].trim_matches(['"', '«', '»', '“', '”', '„']).trim(), words, typing)
        } else {
            (value, folded(value), self.at == self.text.len())
        };
        if words.is_empty() {
            if !typing {
                self.blame(at - name.len() - 1, at, QueryReason::NoValue { field: name.to_owned() });
            }
            return Expr::All;
        }
        let end = self.at;
        match field {
            Field::Named(facet) => named(facet, words, typing),
            Field::Coded(facet) => self.coded(facet, value, typing, at, end),
            Field::Before | Field::After | Field::On => {
                let Some((first, last)) = days(value) else {
                    if !typing || !is_begun(value) {
                        self.blame(at, end, QueryReason::NoDate { value: value.to_owned() });
                    }
                    return Expr::All;
                };
                match field {
                    Field::Before => Expr::Days(None, Some(Day(first.0 - 1))),
                    Field::After => Expr::Days(Some(first), None),
                    _ => Expr::Days(Some(first), Some(last)),
                }
            }
        }
    }

    fn coded(&mut self, facet: Facet, value: &str, typing: bool, at: usize, end: usize) -> Expr {
        let code = match facet {
            Facet::Country => return self.country(value, typing, at, end),
            _ => value.to_lowercase(),
        };
        let known: &[&str] = match facet {
            Facet::Kind => &values::KINDS,
            Facet::Class => &values::CLASSES,
            Facet::Realis => &values::REALIS,
            Facet::Flag => &values::FLAGS,
            Facet::Topic => &topics::codes(),
            Facet::Language => &language::codes(),
            Facet::Dump => return self.doubted(at, end, Expr::Coded { facet, code, typing }),
            _ => return Expr::Coded { facet, code, typing },
        };
        if known.iter().any(|other| if typing { other.starts_with(&code) } else { *other == code }) {
            return Expr::Coded { facet, code, typing };
        }
        if facet == Facet::Language {
            if let Some(code) = languages::called(&code) {
                return coded(facet, code);
            }
            let begun: Vec<Expr> = languages::begun(&code).map(|code| coded(facet, code)).collect();
            if typing && !begun.is_empty() {
                return together(begun, Expr::Or);
            }
        }
        let known = known.iter().map(|&code| code.to_owned()).collect();
        self.blame(at, end, QueryReason::UnknownValue { value: value.to_owned(), known });
        Expr::All
    }

    /// A country by its code or its name; while that is being typed, all that it may become.
    fn country(&mut self, value: &str, typing: bool, at: usize, end: usize) -> Expr {
        let (facet, code) = (Facet::Country, value.to_uppercase());
        let is_short = value.len() <= 2 && value.is_ascii();
        if is_short && country_names::is_code(&code, typing) {
            return Expr::Coded { facet, code, typing };
        }
        if let Some(code) = country_names::called(value) {
            return coded(facet, &code.to_string());
        }
        let begun = country_names::begun(&value.to_lowercase());
        if typing && !begun.is_empty() {
            return together(begun.iter().map(|code| coded(facet, &code.to_string())).collect(), Expr::Or);
        }
        self.blame(at, end, QueryReason::UnknownCountry { value: value.to_owned() });
        Expr::All
    }

    /// The words between two quotes, and whether the closing one is missing.
    fn phrase(&mut self) -> (Vec<String>, bool) {
        let rest = &self.text[self.at..];
        let first = rest.chars().next();
        let open = first.map_or(0, char::len_utf8);
        let inside = &rest[open..];
        // What opens a quotation in English closes one in German and in handwritten Russian: `„…“`.
        let closes = |c: char| matches!(c, '"' | '»' | '”') || c == '“' && first == Some('„');
        if let Some((length, quote)) = inside.char_indices().find(|(_, c)| closes(*c)) {
            self.at += open + length + quote.len_utf8();
            (folded(&inside[..length]), false)
        } else {
            self.at = self.text.len();
            (folded(inside), !inside.ends_with(char::is_whitespace))
        }
    }

    /// What is left, from the next sign on.
    fn rest(&mut self) -> &'a str {
        let rest = &self.text[self.at..];
        let trimmed = rest.trim_start();
        self.at += rest.len() - trimmed.len();
        trimmed
    }

    fn ahead(&mut self, names: &[&str]) -> bool {
        let rest = self.rest();
        names.iter().any(|name| {
            rest.strip_prefix(name).is_some_and(|behind| {
                *name == "|" || behind.is_empty() || behind.starts_with([' ', '(', ')', '"', '\u{a0}'])
            })
        })
    }

    fn operator(&mut self, names: &[&str]) -> bool {
        if !self.ahead(names) {
            return false;
        }
        let rest = self.rest();
        self.at +=
            names.iter().filter(|name| rest.starts_with(**name)).map(|name| name.len()).max().unwrap_or_default();
        true
    }

    /// A minus right before something; a dash between spaces means nothing.
    fn minus(&mut self) -> bool {
        let minus = self.rest().strip_prefix(['-', '−', '–']);
        let before =
            minus.is_some_and(|behind| behind.starts_with(|c: char| c.is_alphanumeric() || "#\"«“„(".contains(c)));
        if before {
            self.at = self.text.len() - minus.map_or(0, str::len);
        }
        before
    }

    fn blame(&mut self, start: usize, end: usize, reason: QueryReason) {
        if self.faults.len() < MOST {
            self.faults.push(QueryFault { place: Span { start: start as u32, end: end as u32 }, reason });
        }
    }

    fn doubted(&mut self, start: usize, end: usize, expr: Expr) -> Expr {
        self.doubtful.push((Span { start: start as u32, end: end as u32 }, expr.clone()));
        expr
    }
}

/// The words of a text, folded.
fn folded(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    words(text, &mut String::new(), |word, _, _| all.push(word.to_owned()));
    all
}

fn in_text(words: Vec<String>, typing: bool) -> Expr {
    if words.is_empty() { Expr::All } else { Expr::Words { words, typing } }
}

fn named(facet: Facet, words: Vec<String>, typing: bool) -> Expr {
    if words.is_empty() { Expr::All } else { Expr::Named { facet, words, typing } }
}

fn coded(facet: Facet, code: &str) -> Expr {
    Expr::Coded { facet, code: code.to_owned(), typing: false }
}

fn together(mut parts: Vec<Expr>, several: impl Fn(Vec<Expr>) -> Expr) -> Expr {
    match parts.len() {
        0 => Expr::All,
        1 => parts.remove(0),
        _ => several(parts),
    }
}

/// Whether what is no date may still become one when more is typed.
fn is_begun(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['-', '.', '/']).collect();
    let fits = text.bytes().all(|byte| byte.is_ascii_digit() || b"-./".contains(&byte));
    fits && match parts.as_slice() {
        [year] => year.len() < 4,
        [year, month] if year.len() == 4 => month.len() < 2,
        [day, month] => day.len() <= 2 && month.len() < 4,
        [year, month, day] if year.len() == 4 => month.len() <= 2 && day.len() < 2,
        [day, month, year] => day.len() <= 2 && month.len() <= 2 && year.len() < 4,
        _ => false,
    }
}

/// First and last day of a year, a month or a day: `2023`, `2023-09`, `2023-09-21`, `21.09.2023`.
fn days(text: &str) -> Option<(Day, Day)> {
    let parts: Vec<&str> = text.split(['-', '.', '/']).collect();
    let parts = match parts.as_slice() {
        [day, month, year] if year.len() == 4 => vec![*year, *month, *day],
        [month, year] if year.len() == 4 => vec![*year, *month],
        _ => parts,
    };
    if parts.first().is_none_or(|year| year.len() != 4) || parts.iter().any(|part| part.len() > 4) {
        return None;
    }
    let numbers: Vec<u32> = parts.iter().map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let of = |year: u32, month, day| Day::of_date(year as i32, month, day);
    match numbers.as_slice() {
        [year] => Some((of(*year, 1, 1)?, of(*year, 12, 31)?)),
        [year, month] => {
            let last = (28..=31).rev().find_map(|day| of(*year, *month, day))?;
            Some((of(*year, *month, 1)?, last))
        }
        [year, month, day] => of(*year, *month, *day).map(|day| (day, day)),
        _ => None,
    }
}

#[cfg(test)]
#[path = "query_tests.rs"]
mod tests;
