//! Names by how they are written: behind an office in a line of capitals, `MINISTER ROE`; with the surname in capitals,
//! `Jane ROE`; as the address of an account, `Minister @JaneRoe`.
//!
//! Spells the first as names are. Which other runs of words are persons, [`super::find()`] says.

use super::Name;
use super::endings::{has_patronymic, is_adjective, is_surname_like};
use super::find::Finder;
use super::lists::fold;
use super::tokens::{Gap, Token};
use crate::event::Span;

impl Finder<'_> {
    /// `MINISTER ROE`: the name behind an office in a line of capitals, spelled as names are.
    pub(super) fn in_capitals(&self, start: usize) -> Option<(Name, usize)> {
        let before = self.tokens[start.checked_sub(1)?];
        let titled =
            matches!(self.word(start - 1), "MR" | "MRS" | "MS" | "DR" | "PROF" | "AMB" | "HON" | "SHRI" | "SMT");
        let hangs = match self.tokens[start].before {
            Gap::Blank => true,
            Gap::DotBlank => titled,
            // `FRANCE'S ROE SAYS`.
            Gap::Break if before.possessive => {
                let between = self.text[before.span.end as usize..self.tokens[start].span.start as usize].trim_end();
                matches!(between, "'S" | "’S")
            }
            Gap::None | Gap::Break => false,
        };
        let loud = (before.blocked || titled) && before.shouted && hangs;
        if !loud || !self.is_loud_name(start) {
            return None;
        }
        let mut behind = start + 1;
        while behind < start + 3 && self.follows(behind) && self.is_loud_name(behind) {
            behind += 1;
        }
        Some(self.spelled(start, behind, 60))
    }

    /// `#ЛАВРОВ: …`, `АННА РОУМОВА: …`: who speaks by a label in capitals.
    pub(super) fn heading(&self, start: usize) -> Option<(Name, usize)> {
        let opens = |token: &Token| token.shouted && !token.blocked && token.first;
        opens(&self.tokens[start]).then_some(())?;
        let behind =
            (start + 1..start + 3).find(|behind| self.tokens.get(behind - 1).is_some_and(|token| token.colon))?;
        let last = behind - 1;
        let hangs = last == start || self.follows(last) && self.tokens[last].shouted && self.known(start).given;
        let surname = || {
            let word = fold(self.word(last));
            self.russian && self.is_loud_name(last) && is_surname_like(&word) && !is_adjective(&word)
        };
        let known = self.known(last);
        (hangs && (known.of_the_day && !known.edge && !known.never || surname()))
            .then(|| self.spelled(start, behind, 82))
    }

    /// A name in capitals as names are spelled.
    pub(super) fn spelled(&self, start: usize, behind: usize, confidence: u8) -> (Name, usize) {
        let mut text = String::new();
        let mut begins = true;
        for letter in self.joined(start, behind).chars() {
            if begins {
                text.push(letter);
            } else {
                text.extend(letter.to_lowercase());
            }
            begins = matches!(letter, ' ' | '-' | '’' | '\'');
        }
        let (given, surname) = match text.rsplit_once(' ') {
            Some((given, surname)) => (given.to_owned(), surname.to_owned()),
            None => (String::new(), text.clone()),
        };
        (Name { span: self.span(start, behind), text, given, surname, confidence }, behind)
    }

    /// `Ambassador MORI Aya`, `Minister Jean-Luc MOREL`: a surname in capitals beside a given name, behind an office or a form
    /// of address.
    pub(super) fn loud_surname(&self, start: usize) -> Option<(Name, usize)> {
        let loud = |at: usize| self.is_loud_name(at);
        let plain = |at: usize| {
            let token = self.tokens[at];
            token.capital && !token.shouted && !token.blocked && !self.known(at).edge && !self.known(at).never
        };
        // Few words are written in capitals.
        if !self.tokens[start..].iter().take(4).any(|token| token.shouted) {
            return None;
        }
        let first = loud(start);
        if !first && !plain(start) {
            return None;
        }
        let mut behind = start + 1;
        while behind < start + 4
            && self.follows(behind)
            && (if first { plain(behind) } else { loud(behind) || plain(behind) && !loud(behind - 1) })
        {
            behind += 1;
        }
        let turn = if first { Some(start + 1) } else { (start + 1..behind).find(|at| loud(*at)) }?;
        let whole = behind > start + 1 && (first || (turn..behind).all(loud));
        // `Elmer SCHIALER Salcedo`: a second surname is not always in capitals.
        if !first && whole && self.follows(behind) && plain(behind) && !self.follows_capital(behind) {
            behind += 1;
        }
        // `Президент УЕФА Анна Роу`: behind an office an acronym tells what it is of.
        let acronym = || self.word(start).chars().nth(5).is_none() && behind == start + 3 && self.is_addressed(start);
        if self.russian && first && acronym() && !has_patronymic(self.word(behind - 1)) {
            return None;
        }
        let known = if first { self.known(behind - 1).given } else { self.known(start).given };
        let long = (if first { start..turn } else { turn..behind }).any(|at| self.word(at).chars().nth(3).is_some());
        if !whole || !(known || long) || !(known || self.is_addressed(start) || self.is_titled(start)) {
            return None;
        }
        let (given, surname) = if first {
            (self.joined(turn, behind), self.joined(start, turn))
        } else {
            (self.joined(start, turn), self.joined(turn, behind))
        };
        let (span, text) = (self.span(start, behind), self.joined(start, behind));
        Some((Name { span, text, given, surname, confidence: 90 }, behind))
    }

    fn follows_capital(&self, at: usize) -> bool {
        self.follows(at + 1) && self.tokens[at + 1].capital
    }

    /// `Minister @JaneRoe`: an account, for which its place must speak.
    pub(super) fn handle(&self, start: usize) -> Option<(Name, usize)> {
        let bytes = self.text.as_bytes();
        let sign = (self.tokens[start].span.start as usize).checked_sub(1).filter(|at| bytes[*at] == b'@')?;
        if !matches!(bytes.get(sign.wrapping_sub(1)), None | Some(b' ' | b'\n' | b'(' | b'.')) {
            return None;
        }
        let letter = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'_';
        let end = sign + 1 + bytes[sign + 1..].iter().take_while(letter).count();
        let mut behind = start + 1;
        while self.tokens.get(behind).is_some_and(|token| (token.span.start as usize) < end) {
            behind += 1;
        }
        let text = parted(&self.text[sign + 1..end]);
        let (given, surname) = text.rsplit_once(' ').unwrap_or(("", &text));
        let (given, surname) = (given.to_owned(), surname.to_owned());
        let span = Span { start: sign as u32, end: end as u32 };
        (end > sign + 3).then_some((Name { span, surname, text, given, confidence: 60 }, behind))
    }

    /// Whether a word in capitals may be a name: no verb, no word that names other things.
    fn is_loud_name(&self, at: usize) -> bool {
        let token = self.tokens[at];
        if !token.shouted || token.blocked {
            return false;
        }
        // `Saber EL ROE`.
        if matches!(self.word(at), "EL" | "AL" | "DE" | "DI" | "DA" | "LE" | "LA" | "BEN" | "BIN" | "VAN" | "VON") {
            return self.follows(at + 1) && self.is_loud_name(at + 1);
        }
        if self.word(at).chars().nth(2).is_none() {
            return false;
        }
        let known = self.known(at);
        if known.breaks {
            return false;
        }
        if known.given || known.family || known.of_the_day {
            return true;
        }
        let small = fold(self.word(at));
        let verb = if self.russian {
            ["л", "ла", "ло", "ли", "лся", "лась", "лись", "ет", "ит", "ут", "ют", "ат", "ят", "тся", "ть", "ты", "ны"]
                .iter()
                .any(|end| small.ends_with(end))
        } else {
            ["s", "ed", "ing"].iter().any(|end| small.ends_with(end))
        };
        !verb && !known.edge && !known.never
    }
}

/// The words of an account that is called by a whole name: `JaneRoe`, `jane_roe`; another stays as it is.
fn parted(account: &str) -> String {
    let plain = account.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'_');
    let mut parts: Vec<String> = Vec::new();
    for letter in account.chars() {
        match parts.last_mut() {
            Some(part) if letter != '_' && (part.is_empty() || !letter.is_ascii_uppercase()) => part.push(letter),
            Some(part) if part.is_empty() => {}
            _ => parts.push(if letter == '_' { String::new() } else { letter.to_string() }),
        }
        if letter == '_' {
            parts.push(String::new());
        }
    }
    parts.retain(|part| !part.is_empty());
    // `OmarbinAli`.
    let son = parts.iter().position(|part| part.len() > 5 && part.ends_with("bin"));
    if let Some(at) = son.filter(|at| at + 1 < parts.len()) {
        let end = parts[at].len() - "bin".len();
        parts[at].insert(end, ' ');
    }
    let named = plain && (2..4).contains(&parts.len()) && parts.iter().all(|part| part.len() > 1);
    if !named {
        return account.to_owned();
    }
    let large = |part: &String| part[..1].to_ascii_uppercase() + &part[1..];
    parts.iter().map(large).collect::<Vec<_>>().join(" ")
}
