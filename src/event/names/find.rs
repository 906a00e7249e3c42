//! Which runs of words are persons, and how sure that is.

use std::cell::Cell;

use super::Name;
use super::endings::{has_patronymic, is_numeral, is_surname_like};
use super::lists::Known;
use super::memory::Memory;
use super::repeated::believe_repeated;
use super::tokens::{Gap, Token, tokens};
use crate::event::gazetteer::Scanned;
use crate::event::letter::Letter;
use crate::event::particles::{CALLED, CLERGY, DOTTED, PARTICLES, PATRONYMICS, starts_with_particle};
use crate::event::russian::Cases;
use crate::event::{Lang, Span};

/// The names in a text, in order, not overlapping.
///
/// `blocked` are the stretches that mean something else (countries, offices, months, bodies), sorted by
/// start; no name reaches into one. Bare surnames come with a low confidence unless something else speaks
/// for them: what they do in the sentence is for the caller to weigh.
#[must_use]
pub fn find(scanned: &Scanned<'_>, lang: Lang, blocked: &[Span]) -> Vec<Name> {
    let (text, memory) = (scanned.text, scanned.memory);
    let tokens = tokens(text, scanned.runs, blocked);
    let finder = Finder { text, memory, russian: lang == Lang::RU, known: vec![Cell::new(None); tokens.len()], tokens };
    let mut names = Vec::new();
    let mut at = 0;
    while at < finder.tokens.len() {
        if let Some((name, behind)) = finder.handle(at) {
            // `Jane Roe @roe_j` is one person.
            let own = |last: &Name| matches!(&text[last.span.end as usize..name.span.start as usize], " " | " (");
            if !names.last().is_some_and(own) {
                names.push(name);
            }
            at = behind;
            continue;
        }
        // What follows begins with a capital, or is written in nothing else.
        if !finder.tokens[at].capital && !finder.tokens[at].shouted {
            if let Some((name, behind)) = finder.small_first(at) {
                names.push(name);
                at = behind;
            } else {
                at += 1;
            }
            continue;
        }
        if let Some(behind) = finder.honorific(at) {
            at = behind;
        } else if let Some((name, behind)) = finder
            .with_initials(at)
            .or_else(|| finder.initials_behind(at))
            .or_else(|| finder.heading(at))
            .or_else(|| finder.in_capitals(at))
            .or_else(|| finder.loud_surname(at))
        {
            names.push(name);
            at = behind;
        } else if let Some(behind) = finder.run(at) {
            finder.names_of_run(at, behind, &mut names);
            at = behind;
        } else {
            at += 1;
        }
    }
    believe_repeated(&mut names);
    names.retain(|name| name.confidence > 0);
    names
}

pub(super) struct Finder<'a> {
    pub(super) text: &'a str,
    memory: &'a Memory,
    pub(super) russian: bool,
    pub(super) tokens: Vec<Token>,
    /// What the lists say of each, once asked.
    known: Vec<Cell<Option<Known>>>,
}

impl<'a> Finder<'a> {
    pub(super) fn word(&self, at: usize) -> &'a str {
        let span = self.tokens[at].span;
        &self.text[span.start as usize..span.end as usize]
    }

    pub(super) fn known(&self, at: usize) -> Known {
        self.known[at].get().unwrap_or_else(|| {
            let found = self.memory.known(self.word(at));
            self.known[at].set(Some(found));
            found
        })
    }

    pub(super) fn cases(&self, at: usize) -> Cases {
        self.memory.case_of(self.word(at))
    }

    /// `President von der Roe`: behind an office a surname may begin with small words.
    fn small_first(&self, start: usize) -> Option<(Name, usize)> {
        if self.tokens[start].before != Gap::Blank || !self.is_addressed(start) || !self.is_particle(start) {
            return None;
        }
        let behind = self.surname(start).filter(|behind| behind - start > 1)?;
        let surname = self.joined(start, behind);
        let plain = self.follows(behind) && self.tokens[behind].capital;
        (!plain).then(|| {
            let name = Name {
                span: self.span(start, behind),
                text: surname.clone(),
                given: String::new(),
                surname,
                confidence: 80,
            };
            (name, behind)
        })
    }

    /// The end of a surname that begins here: particles and one capitalised word.
    pub(super) fn surname(&self, start: usize) -> Option<usize> {
        let mut at = start;
        while self.is_particle(at) && at - start < 3 && self.follows(at + 1) {
            at += 1;
        }
        let token = self.tokens.get(at)?;
        let named = token.capital || self.word(at).contains('-') && starts_with_particle(self.word(at));
        let long = self.word(at).chars().nth(1).is_some();
        (named && long && !token.blocked && (!token.shouted || self.word(at).len() < 4)).then_some(at + 1)
    }

    /// Whether the word hangs on the one before it by a single blank and means nothing else.
    pub(super) fn follows(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.before == Gap::Blank && !token.blocked)
    }

    pub(super) fn is_particle(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| !token.capital && PARTICLES.has(self.word(at)))
    }

    /// `оглы`, `uulu`: a word behind the father's name.
    pub(super) fn is_patronymic(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| !token.capital) && PATRONYMICS.has(self.word(at))
    }

    /// The end of the run of capitalised words that begins here; `None` if none does.
    fn run(&self, start: usize) -> Option<usize> {
        if !self.opens(start) || is_numeral(self.word(start)) {
            return None;
        }
        let mut at = start + 1;
        loop {
            let mut next = at;
            while self.follows(next) && self.is_particle(next) && next - at < 3 {
                next += 1;
            }
            if self.is_nickname(at) {
                at += 2;
                continue;
            }
            // A middle initial: `John F. Kennedy`.
            let initial = |i: usize| self.tokens[i].dot && self.word(i).chars().nth(1).is_none();
            let joined = self.tokens.get(next).is_some_and(|token| {
                token.before == Gap::Blank
                    || token.before == Gap::DotBlank && next == at && initial(at - 1) && at > start + 1
            });
            let arabic = |i: usize| starts_with_particle(self.word(i));
            // `с министром Ван И. Затем`: a name of one letter ends the sentence.
            if joined && self.word(next) == "И" && self.known(at - 1).family {
                return Some(next + 1);
            }
            // `Jane Roe Will Visit Norway`.
            if joined && !self.russian && self.breaks(next) {
                return Some(at);
            }
            // `Встреча С.В.Лаврова`, but not `John F. Kennedy`.
            let middle = || !self.russian && !self.is_initial(next + 1) && !self.known(at - 1).edge;
            if joined && self.with_initials(next).is_some() && !self.known(at - 1).given && !middle() {
                return Some(at);
            }
            if !joined || self.tokens[next].blocked || !(self.opens(next) || arabic(next)) || next - start > 14 {
                let father = at - start > 1 && self.follows(at) && self.is_patronymic(at);
                return Some(if father { at + 1 } else { at });
            }
            at = next + 1;
        }
    }

    /// Whether a word may stand in a name.
    fn opens(&self, at: usize) -> bool {
        let token = self.tokens[at];
        if !token.capital || token.blocked {
            return false;
        }
        let word = self.word(at);
        if token.tagged && word.chars().skip(1).zip(word.chars()).any(|(c, before)| c.is_capital() && before != '-') {
            return false;
        }
        if token.shouted {
            // `HE Jane Roe`, where `He` is a surname too.
            if matches!(word, "HE" | "HRH" | "HM" | "HH") {
                return false;
            }
            let known = self.known(at);
            return known.given || known.of_the_day || known.family || is_numeral(word);
        }
        !word.chars().any(|c| c.is_ascii_digit())
    }

    /// Decides on a run, after words that only stand beside a name are cut off.
    fn names_of_run(&self, start: usize, end: usize, names: &mut Vec<Name>) {
        let mut from = start;
        while from < end && self.is_edge(from) {
            from += 1;
        }
        // `Sheikh Hasina`: before a single word that is no given name it is one.
        if from > start
            && from + 1 == end
            && matches!(self.word(from - 1), "Sheikh" | "Sheikha")
            && !self.known(from).given
        {
            from -= 1;
        }
        // `Выступил Иван Роумов`: a verb opens the sentence.
        if self.russian
            && end > from + 2
            && self.tokens[from].first
            && self.known(from + 1).given
            && !self.known(from).given
            && ["ил", "ал", "ел", "ила", "ала", "ела", "или", "али", "ели", "лся", "лась", "лись"]
                .iter()
                .any(|end| self.word(from).ends_with(end))
        {
            from += 1;
        }
        // `архиепископ Берлинский Марк`: the see is none of his names.
        if self.russian && end == from + 2 && self.is_see(from) {
            from += 1;
        }
        let mut to = end;
        // `с министром Ван И`: within a sentence the conjunction has no capital.
        let named_i = to > from + 1 && self.word(to - 1) == "И" && !self.tokens[to - 2].shouted;
        while to > from
            && !named_i
            && (self.known(to - 1).edge && !self.known(to - 1).given
                || self.is_particle(to - 1) && !self.is_patronymic(to - 1))
        {
            to -= 1;
        }
        if from == to {
            return;
        }
        let from = self.behind_office(from, to);
        if let Some(middle) = self.seam(from, to) {
            let part = self.is_part(middle - 1) || self.word(middle - 1).is_ascii();
            if !(part || middle == from + 1 && (self.names_a_place(from, middle) || self.is_owner(from, to))) {
                self.names_of_run(from, middle, names);
            }
            self.names_of_run(middle, to, names);
            return;
        }
        let confidence = self.confidence(start, from, to);
        if confidence == 0 {
            return;
        }
        // `PUTIN SAYS`: of those in capitals only acronyms stay so.
        if (from..to).all(|at| self.tokens[at].shouted && !is_numeral(self.word(at))) && self.joined(from, to).len() > 3
        {
            names.push(self.spelled(from, to, confidence).0);
            return;
        }
        let split = self.split(from, to);
        let text = self.joined(from, to);
        let (given, surname) = match split {
            Split::SurnameLast(at) => (self.joined(from, at), self.joined(at, to)),
            Split::SurnameFirst => (self.joined(from + 1, to), self.joined(from, from + 1)),
        };
        names.push(Name { span: self.span(from, to), text, given, surname, confidence });
    }

    fn is_edge(&self, at: usize) -> bool {
        let known = self.known(at);
        // `Will`, `Mark`, `Нина`: a name in the list is none of the ordinary words unless it stands alone.
        // `Vice Premier He Lifeng`, but `He President …`.
        let pronoun = matches!(self.word(at), "He" | "Do" | "An") && !self.is_addressed(at) && !self.is_titled(at);
        // `Will Roe met`, but `Will Roe meet …?`.
        if self.word(at) == "Will" {
            let verb = self.tokens.get(at + 2).is_some_and(|token| !token.capital) && self.follows(at + 1);
            let past = || {
                matches!(self.word(at + 2), "met" | "said" | "was" | "is" | "has") || self.word(at + 2).ends_with("ed")
            };
            return !(verb && self.tokens[at + 1].capital && past());
        }
        // `Sheikh Tamim bin Hamad`; `Sheikh Hasina` is one name.
        let word = self.word(at);
        if matches!(word, "Sheikh" | "Shaikh" | "Sheikha" | "Шейх" | "Шейха") {
            let named = |at: usize| self.follows(at) && (self.tokens[at].capital || self.is_particle(at));
            return named(at + 1) && named(at + 2);
        }
        // `Tan Sri Roe`, `Dato Sri Roe`: one title of two words.
        let sri = |at: usize| self.tokens.get(at).is_some() && matches!(self.word(at), "Sri" | "Шри");
        let before_sri =
            |at: usize| matches!(self.word(at), "Tan" | "Dato" | "Datuk" | "Puan" | "Тан" | "Дато" | "Датук");
        if before_sri(at) && sri(at + 1) || at > 0 && sri(at) && before_sri(at - 1) {
            return true;
        }
        // `с До Ван Роу`: within a sentence a small word has no capital.
        let token = self.tokens[at];
        let begins = token.first || token.shouted || token.before != Gap::Blank;
        if known.edge
            && self.russian
            && word.len() == 4
            && !begins
            && self.follows(at + 1)
            && self.tokens[at + 1].capital
        {
            return self.tokens[at - 1].capital && !self.tokens[at - 1].blocked;
        }
        // `Sultan bin Ahmed`: there it is no title.
        let son = || self.follows(at + 1) && matches!(self.word(at + 1), "bin" | "ben" | "ibn" | "бин" | "бен" | "ибн");
        known.edge
            && !son()
            && !((known.given || known.family) && self.follows(at + 1) && self.tokens[at + 1].capital && !pronoun)
    }

    fn confidence(&self, start: usize, from: usize, to: usize) -> u8 {
        let words = to - from;
        let known: Vec<Known> = (from..to).map(|at| self.known(at)).collect();
        // `Мария Морозова`: behind a given name a surname may begin like the name of a thing.
        let surname =
            |at: usize| at > 0 && known[at - 1].given && self.russian && is_surname_like(self.word(from + at));
        // `вице-премьер Чернышенко`: so does an office, where the ending is no adjective's.
        let held = |at: usize| {
            let word = self.word(from + at);
            let ends = word.ends_with("енко") || is_surname_like(word) && !word.ends_with(['й', 'м', 'о', 'е']);
            words == 1 && self.russian && self.is_addressed(from) && ends
        };
        let thing =
            |(at, word): (usize, &Known)| word.never && !word.given && !word.of_the_day && !surname(at) && !held(at);
        // `Торгово-промышленной палаты`.
        let compound = |at: usize| {
            let second = self.word(at).split_once('-').map_or("", |(_, second)| second);
            second.starts_with(Letter::is_small) && second.ends_with(['й', 'о', 'у', 'м', 'х', 'я'])
        };
        if known.iter().enumerate().any(thing) || self.russian && (from..to).any(compound) {
            return 0;
        }
        let first = known[0];
        let titled = (start..from).any(|at| self.known(at).title) || self.is_titled(from);
        let addressed = self.is_addressed(from);
        let speaker = self.tokens[from].first && self.tokens[to - 1].colon;
        let last = self.word(to - 1);
        let surname_like =
            self.russian && is_surname_like(last) || words > 1 && is_numeral(last) || self.is_patronymic(to - 1);
        let of_the_day = known.iter().any(|known| known.of_the_day);
        let given = first.given || first.family || known.iter().take(words.saturating_sub(1)).any(|known| known.given);
        if words == 1 {
            return match () {
                () if of_the_day => 80,
                () if self.russian && from > 1 && self.is_see(from - 1) => 85,
                () if first.given && (titled || addressed) => 60,
                () if first.given => 25,
                () if titled && self.tokens[from].before == Gap::DotBlank => 82,
                () if titled || addressed && surname_like => 70,
                () if addressed || speaker => 55,
                () if surname_like && !self.tokens[from].first => 50,
                () if surname_like => 35,
                // `“…,” Roe told reporters`.
                () if self.closes_quote(from) => 35,
                () if self.tokens[from].first && self.meets_known(to) => 34,
                () if self.tokens[from].first => 0,
                () => 15,
            };
        }
        match () {
            () if given && of_the_day => 97,
            () if given => 92,
            () if of_the_day || has_patronymic(last) => 88,
            () if titled || speaker => 85,
            () if addressed => 80,
            () if (from..to).filter(|at| !self.is_particle(*at)).count() > 5 => 20,
            () if surname_like => 65,
            () if self.tokens[from].first => 35,
            () => 50,
        }
    }

    /// Whether a verb of meeting stands here, and behind it somebody of the day: `Roe met Lavrov`.
    fn meets_known(&self, verb: usize) -> bool {
        const MEETS: [&str; 8] =
            ["met", "meets", "received", "receives", "hosts", "встретился", "встретилась", "встречается"];
        let with =
            |at: usize| usize::from(matches!(self.tokens.get(at).map(|_| self.word(at)), Some("with" | "с" | "со")));
        let meets = self.follows(verb) && MEETS.contains(&self.word(verb));
        let known = |at: usize| self.follows(at) && self.tokens[at].capital && self.known(at).of_the_day;
        meets && known(verb + 1 + with(verb + 1))
    }

    /// Whether what somebody says ends before a word.
    fn closes_quote(&self, at: usize) -> bool {
        let before = &self.text[..self.tokens[at].span.start as usize];
        [",” ", ",\" ", "!” ", "?” ", "?\" ", "!\" ", ".” ", "”, ", "\", "].iter().any(|end| before.ends_with(end))
    }

    /// Whether a word tells what see a cleric holds: `митрополит Волоколамский`.
    fn is_see(&self, at: usize) -> bool {
        let word = self.word(at);
        at > 0
            && ["ский", "ского", "скому", "ским", "ском"].iter().any(|end| word.ends_with(end))
            && CLERGY.has(self.word(at - 1))
    }

    /// Whether an office or the like stands right before.
    pub(super) fn is_addressed(&self, at: usize) -> bool {
        at > 0
            && self.tokens[at - 1].blocked
            && !matches!(self.tokens[at].before, Gap::None | Gap::DotBlank)
            && !self.tokens[at].first
    }

    /// Whether a small word right before is a form of address.
    pub(super) fn is_titled(&self, at: usize) -> bool {
        let called = at > 0 && CALLED.has(self.word(at - 1));
        called
            || at > 0
                && match self.tokens[at].before {
                    Gap::Blank => {
                        self.known(at - 1).title
                            || matches!(self.word(at - 1), "HE" | "HRH" | "HM" | "HH" | "FM" | "PM")
                    }
                    Gap::DotBlank => DOTTED.has(self.word(at - 1)),
                    // `Gen. (ret.) Jane Roe`, `генерал-майор (в отставке) Иван Роу`.
                    Gap::Break => {
                        let between = self.tokens[at - 1].span.end as usize..self.tokens[at].span.start as usize;
                        matches!(&self.text[between], ") " | ".) ")
                            && matches!(
                                self.word(at - 1),
                                "ret" | "Ret" | "retd" | "Retd" | "retired" | "Dr" | "отставке"
                            )
                    }
                    Gap::None => false,
                }
    }

    fn split(&self, from: usize, to: usize) -> Split {
        if to - from == 1 {
            return Split::SurnameLast(from);
        }
        let first = self.known(from);
        if has_patronymic(self.word(to - 1)) || first.family && !first.given && to - from <= 3 {
            return Split::SurnameFirst;
        }
        let mut at = to - 1;
        // `Charles III`, `Эмиль Чоро уулу`.
        if (is_numeral(self.word(at)) || self.is_patronymic(at)) && at > from {
            at -= 1;
        }
        while at > from + 1 && (self.is_particle(at - 1) || matches!(self.word(at - 1), "Al" | "Аль" | "Bin" | "Бен"))
        {
            at -= 1;
        }
        Split::SurnameLast(at)
    }

    /// Words with single blanks, without hashtag signs.
    pub(super) fn joined(&self, from: usize, to: usize) -> String {
        let mut text = String::new();
        for at in from..to {
            if at > from {
                text.push(' ');
            }
            text.push_str(self.word(at));
            if self.tokens[at].dot && at + 1 < to {
                text.push('.');
            }
        }
        text
    }

    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        Span { start: self.tokens[from].span.start, end: self.tokens[to - 1].span.end }
    }
}

enum Split {
    /// The surname begins at this word.
    SurnameLast(usize),
    SurnameFirst,
}
