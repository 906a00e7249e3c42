//! The language of the search box.
//!
//! ```text
//! query  = all { ("OR" | "ИЛИ" | "|") all }    at least one of them
//! all    = not { ["AND" | "И" | "&"] not }     all of them
//! not    = ("-" | "NOT" | "НЕ") not | "(" query ")" | link | field | "#" word | phrase | word
//! phrase = '"' words '"'                       these words in this order; also « » and “ ”
//! field  = name ":" ["-"] (phrase | word { "," word })    see `FIELDS`; one of the words, or none with a minus
//! link   = an address of a message on t.me     see `post_link`
//! ```
//!
//! The operators are written in capitals. `before` a day is without that day, `after` it with it. Names of fields, and of what
//! closed lists hold (see `called`), are English or Russian. A word means all its forms;
//! the word that the query ends with is still being typed and means all words that begin with it. What is
//! left open at the end (a quote, a bracket, an operator, half a date) is no fault: it is being typed. Words of a field
//! are looked for as those of texts are: in all forms, names in either script.
//! Anything else that is not understood is left out and reported at its place; so are words that are excluded and nowhere occur.

use std::ops::Range;

use super::called;
use super::query_fault::{MOST, QueryFault, QueryReason};
use super::typed_days::{days, is_begun};
use super::words::{fold, words};
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
const FIELDS: [(&str, Field); 40] = [
    ("person", Field::Named(Facet::Participant)),
    ("who", Field::Named(Facet::Participant)),
    ("кто", Field::Named(Facet::Participant)),
    ("лицо", Field::Named(Facet::Participant)),
    ("org", Field::Named(Facet::Organisation)),
    ("body", Field::Named(Facet::Organisation)),
    ("организация", Field::Named(Facet::Organisation)),
    ("place", Field::Named(Facet::Place)),
    ("where", Field::Named(Facet::Place)),
    ("место", Field::Named(Facet::Place)),
    ("где", Field::Named(Facet::Place)),
    ("occasion", Field::Named(Facet::Occasion)),
    ("повод", Field::Named(Facet::Occasion)),
    ("tag", Field::Named(Facet::Hashtag)),
    ("тег", Field::Named(Facet::Hashtag)),
    ("from", Field::Named(Facet::Source)),
    ("source", Field::Named(Facet::Source)),
    ("источник", Field::Named(Facet::Source)),
    ("от", Field::Named(Facet::Source)),
    ("country", Field::Coded(Facet::Country)),
    ("страна", Field::Coded(Facet::Country)),
    ("kind", Field::Coded(Facet::Kind)),
    ("вид", Field::Coded(Facet::Kind)),
    ("class", Field::Coded(Facet::Class)),
    ("класс", Field::Coded(Facet::Class)),
    ("topic", Field::Coded(Facet::Topic)),
    ("тема", Field::Coded(Facet::Topic)),
    ("lang", Field::Coded(Facet::Language)),
    ("язык", Field::Coded(Facet::Language)),
    ("has", Field::Coded(Facet::Flag)),
    ("is", Field::Coded(Facet::Flag)),
    ("есть", Field::Coded(Facet::Flag)),
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
    let mut parser = Parser { text, at: 0, depth: 0, excluded: false, faults: Vec::new(), doubtful: Vec::new() };
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

/// What leaves out what stands behind it.
const MINUS: [char; 3] = ['-', '−', '–'];

/// Brackets deeper than this are not followed, so that no query can exhaust the stack.
const DEEPEST: u32 = 64;

struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: u32,
    /// Whether what is read is to be left out.
    excluded: bool,
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
            return self.without(|parser| {
                if parser.rest().is_empty() || parser.depth > DEEPEST { Expr::All } else { parser.not() }
            });
        }
        self.one()
    }

    /// All but what is read.
    fn without(&mut self, read: impl FnOnce(&mut Self) -> Expr) -> Expr {
        self.depth += 1;
        self.excluded = !self.excluded;
        let inner = read(self);
        self.excluded = !self.excluded;
        self.depth -= 1;
        if inner == Expr::All { Expr::All } else { Expr::Not(Box::new(inner)) }
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
                let (words, typing, closed) = self.phrase();
                if words.is_empty() && closed {
                    self.blame(start, self.at, QueryReason::NoWords);
                }
                self.looked_for(start, self.at, in_text(words, typing))
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
            return self.looked_for(start, self.at, named(Facet::Hashtag, folded(tag), typing));
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
        self.looked_for(start, self.at, in_text(folded(token), typing))
    }

    /// What stands behind the name of a field.
    fn field(&mut self, field: Field, name: &str, value: &'a str, at: usize) -> Expr {
        let quoted = self.text[self.at..].starts_with(['"', '«', '“', '„']);
        if let Some(rest) = value.strip_prefix(MINUS).filter(|rest| quoted || !rest.is_empty())
            && self.depth < DEEPEST
        {
            return self.without(|parser| parser.field(field, name, rest, at + value.len() - rest.len()));
        }
        if value.is_empty() && quoted {
            let start = self.at;
            let (words, typing, _) = self.phrase();
            let value = self.text[start..self.at].trim_matches(['"', '«', '»', '“', '”', '„']).trim();
            return self.value(field, name, (value, words, typing), at..self.at);
        }
        let (mut parts, mut from) = (Vec::new(), at);
        // What is nothing but commas is told of as one.
        let is_bare = value.bytes().all(|byte| byte == b',');
        for part in value.split(|c| c == ',' && !is_bare) {
            let end = from + part.len();
            if !part.is_empty() || is_bare {
                parts.push(self.value(field, name, (part, folded(part), end == self.text.len()), from..end));
            }
            from = end + 1;
        }
        parts.retain(|part| *part != Expr::All);
        together(parts, Expr::Or)
    }

    /// What a field is to be: as it is written, its words, whether the last is being typed.
    fn value(
        &mut self,
        field: Field,
        name: &str,
        (value, words, typing): (&str, Vec<String>, bool),
        at: Range<usize>,
    ) -> Expr {
        if words.is_empty() {
            if !typing {
                self.blame(at.start - name.len() - 1, at.start, QueryReason::NoValue { field: name.to_owned() });
            }
            return Expr::All;
        }
        match field {
            Field::Named(facet) => self.looked_for(at.start, at.end, named(facet, words, typing)),
            Field::Coded(facet) => self.coded(facet, value, typing, at.start, at.end),
            Field::Before | Field::After | Field::On => {
                let Some((first, last)) = days(value) else {
                    if !typing || !is_begun(value) {
                        self.blame(at.start, at.end, QueryReason::NoDate { value: value.to_owned() });
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
        let called = called::codes(facet, &fold(value), typing);
        if !called.is_empty() {
            return together(called.into_iter().map(|code| coded(facet, code)).collect(), Expr::Or);
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

    /// The words between two quotes, whether the last is being typed, and whether there is a closing one.
    fn phrase(&mut self) -> (Vec<String>, bool, bool) {
        let rest = &self.text[self.at..];
        let first = rest.chars().next();
        let open = first.map_or(0, char::len_utf8);
        let inside = &rest[open..];
        // What opens a quotation in English closes one in German and in handwritten Russian: `„…“`.
        let closes = |c: char| matches!(c, '"' | '»' | '”') || c == '“' && first == Some('„');
        if let Some((length, quote)) = inside.char_indices().find(|(_, c)| closes(*c)) {
            self.at += open + length + quote.len_utf8();
            (folded(&inside[..length]), false, true)
        } else {
            self.at = self.text.len();
            (folded(inside), !inside.ends_with(char::is_whitespace), false)
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
        let minus = self.rest().strip_prefix(MINUS);
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

    /// What is excluded leaves nothing out if it is nowhere.
    fn looked_for(&mut self, start: usize, end: usize, expr: Expr) -> Expr {
        if self.excluded && expr != Expr::All { self.doubted(start, end, expr) } else { expr }
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

#[cfg(test)]
#[path = "query_tests.rs"]
mod tests;
