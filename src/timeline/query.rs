//! The language of the search box.
//!
//! ```text
//! query  = all { ("OR" | "ИЛИ" | "|") all }    at least one of them
//! all    = not { ["AND" | "И" | "&"] not }     all of them
//! not    = ("-" | "NOT" | "НЕ") not | "(" query ")" | link | field | "#" word | phrase | word
//! phrase = '"' words '"'                       these words in this order; also « » and “ ”
//! field  = name ":" ["-"] (phrase | value { "," value })  see `query_fields`; one of the values, or none with a minus
//! value  = ["-"] word                          without it, with a minus
//! link   = an address of a message on t.me     see `post_link`; also in quotes
//! ```
//!
//! The operators are written in capitals; in small letters they are words as any others. `before` a day is without that day, `after` it with it. Names of fields, and of what
//! closed lists hold (see `called`), are English or Russian. A word means all its forms;
//! the word that the query ends with is still being typed and means all words that begin with it, as does a word with a star
//! behind it. What is
//! left open at the end (a quote, a bracket, an operator, half a date) is no fault: it is being typed. Words of a field
//! are looked for as those of texts are: in all forms, names in either script.
//! Anything else that is not understood is left out and reported at its place; so are words that are excluded and nowhere occur,
//! and what stands behind the first [`LONGEST`] characters. One typo in a value of a closed list is forgiven.

use std::ops::Range;

use super::called;
use super::forgiving::Forgiven;
use super::query_fault::{MOST, QueryFault, QueryReason};
use super::query_fields::{FIELDS, Field};
use super::typed_days::{days, is_begun};
use super::words::{fold, words};
use super::{Facet, PostLink};
use crate::dump::Day;
use crate::event::Span;

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
    /// Values of closed lists that were read as others.
    pub(super) forgiven: Vec<Forgiven>,
}

/// So many characters of a query are read: nobody types more, and what is pasted is no question.
const LONGEST: usize = 1_000;

/// As much of a query as tells that it is too long.
#[must_use]
pub fn bounded(mut query: String) -> String {
    query.truncate(end_of(&query, LONGEST + 1));
    query
}

/// Where so many characters end.
fn end_of(text: &str, characters: usize) -> usize {
    text.char_indices().nth(characters).map_or(text.len(), |(at, _)| at)
}

/// Takes a query apart.
pub(super) fn parse(whole: &str) -> Query {
    let text = &whole[..end_of(whole, LONGEST)];
    let mut parser = Parser {
        text,
        at: 0,
        depth: 0,
        excluded: false,
        signs: None,
        faults: Vec::new(),
        doubtful: Vec::new(),
        forgiven: Vec::new(),
    };
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
    if let Some(signs) = parser.signs.take().filter(|_| parts.is_empty() && parser.faults.is_empty()) {
        parser.blame(signs.start, signs.end, QueryReason::NoWords);
    }
    if text.len() < whole.len() {
        parser.faults.truncate(MOST - 1);
        parser.blame(text.len(), whole.len(), QueryReason::TooLong { most: LONGEST as u32 });
    }
    let Parser { faults, doubtful, forgiven, .. } = parser;
    Query { expr: together(parts, Expr::And), faults, doubtful, forgiven }
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
    /// The first that has no word in it.
    signs: Option<Range<usize>>,
    faults: Vec<QueryFault>,
    doubtful: Vec<(Span, Expr)>,
    forgiven: Vec<Forgiven>,
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
            let (start, part) = (self.at, self.not());
            if matches!(part, Expr::Post(_)) && parts.iter().any(|part| matches!(part, Expr::Post(_))) {
                self.blame(start, self.at, QueryReason::SeveralPosts);
            }
            parts.push(part);
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
                if let Some(link) = PostLink::read(&self.text[start..self.at]) {
                    return self.doubted(start, self.at, Expr::Post(link));
                }
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
        // A field of one line joins the lines that are pasted there.
        let end = rest[..end].match_indices("https://").map(|(at, _)| at).find(|at| *at > 1).unwrap_or(end);
        let token = &rest[..end.max(rest.chars().next().map_or(0, char::len_utf8))];
        self.at = start + token.len();
        let typing = self.at == self.text.len() || starred(token);
        if let Some(link) = PostLink::read(token) {
            return self.doubted(start, self.at, Expr::Post(link));
        }
        if !token.contains(char::is_alphanumeric) && !token.trim_matches(MINUS).is_empty() && token != "#" {
            self.signs.get_or_insert(start..self.at);
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
            let is_quoted = value.is_empty() && self.is_quoted();
            if is_quoted || value.trim_start_matches(MINUS).starts_with(char::is_alphanumeric) {
                if is_quoted {
                    self.phrase();
                }
                self.blame(start, self.at, QueryReason::UnknownField { name: name.to_owned() });
                return Expr::All;
            }
        }
        self.looked_for(start, self.at, in_text(folded(token), typing))
    }

    /// What stands behind the name of a field.
    fn field(&mut self, field: Field, name: &str, value: &'a str, at: usize) -> Expr {
        let rest = value.strip_prefix(MINUS).filter(|rest| self.is_quoted() || !rest.is_empty());
        match rest.filter(|_| self.depth < DEEPEST) {
            Some(rest) => self.without(|parser| parser.values(field, name, rest, at + value.len() - rest.len(), true)),
            None => self.values(field, name, value, at, false),
        }
    }

    /// One of several values, and none of those with a minus; `none` where all of them have one.
    fn values(&mut self, field: Field, name: &str, value: &'a str, at: usize, none: bool) -> Expr {
        if value.is_empty() && self.is_quoted() {
            let start = self.at;
            let (words, typing, _) = self.phrase();
            let value = self.text[start..self.at].trim_matches(['"', '«', '»', '“', '”', '„']).trim();
            return self.value(field, name, (value, words, typing), at..self.at);
        }
        let (mut parts, mut all, mut from) = (Vec::new(), Vec::new(), at);
        // What is nothing but commas is told of as one.
        let is_bare = value.bytes().all(|byte| byte == b',');
        for part in value.split(|c| c == ',' && !is_bare) {
            let end = from + part.len();
            let left_out = part.strip_prefix(MINUS).filter(|rest| !rest.is_empty());
            let word = left_out.unwrap_or(part);
            let typing = end == self.text.len() || starred(word);
            let read =
                |parser: &mut Self| parser.value(field, name, (word, folded(word), typing), end - word.len()..end);
            match left_out {
                Some(_) if !none => all.push(self.without(read)),
                _ if !part.is_empty() || is_bare => parts.push(read(self)),
                _ => {}
            }
            from = end + 1;
        }
        parts.retain(|part| *part != Expr::All);
        all.push(together(parts, Expr::Or));
        all.retain(|part| *part != Expr::All);
        together(all, Expr::And)
    }

    /// What a field is to be: as it is written, its words, whether the last is being typed.
    fn value(
        &mut self,
        field: Field,
        name: &str,
        (value, words, typing): (&str, Vec<String>, bool),
        at: Range<usize>,
    ) -> Expr {
        let value = value.trim_end_matches('*');
        if words.is_empty() {
            if !typing || !value.trim_matches(MINUS).is_empty() {
                self.blame(at.start - name.len() - 1, at.start, QueryReason::NoValue { field: name.to_owned() });
            }
            return Expr::All;
        }
        match field {
            Field::Named(facet) => {
                let called = called::codes(facet, &words.join(" "), false);
                let words = called.first().map_or(words, |&code| vec![code.to_owned()]);
                self.looked_for(at.start, at.end, named(facet, words, typing))
            }
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
        if facet == Facet::Dump {
            return self.doubted(at, end, Expr::Coded { facet, code: value.to_lowercase(), typing });
        }
        let codes = called::meant(facet, value, typing);
        if !codes.is_empty() {
            let each = codes.into_iter().map(|(code, typing)| Expr::Coded { facet, code, typing });
            return together(each.collect(), Expr::Or);
        }
        // To look for what is near takes longer than all else.
        let near = if self.faults.len() + self.forgiven.len() < MOST { called::near(facet, value) } else { Vec::new() };
        match &near[..] {
            // What is excluded is left alone, as words are.
            [(code, name)] if !self.excluded => {
                self.forgiven.push(Forgiven { typed: fold(value), taken: name.clone() });
                return Expr::Coded { facet, code: code.clone(), typing: false };
            }
            _ => {}
        }
        let value = value.to_owned();
        let reason = if facet == Facet::Country {
            QueryReason::UnknownCountry { value, near: near.into_iter().map(|(_, name)| name).collect() }
        } else {
            QueryReason::UnknownValue {
                value,
                known: called::known(facet).iter().map(|&code| code.to_owned()).collect(),
            }
        };
        self.blame(at, end, reason);
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
            (folded(&inside[..length]), starred(&inside[..length]), true)
        } else {
            self.at = self.text.len();
            (folded(inside), !inside.ends_with(char::is_whitespace), false)
        }
    }

    /// Whether a phrase follows at once.
    fn is_quoted(&self) -> bool {
        self.text[self.at..].starts_with(['"', '«', '“', '„'])
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

/// Whether a star stands behind a word: it stands for whatever may follow.
fn starred(text: &str) -> bool {
    text.ends_with('*') && text.trim_end_matches('*').ends_with(char::is_alphanumeric)
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
pub(super) mod tests;
