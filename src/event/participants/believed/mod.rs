//! Which of the names found are taken for persons here.
//!
//! A name of high confidence is believed as it stands; another needs words beside it that speak for a person: an office
//! whose words lead up to it or follow it, a country that it is of, a verb of saying, a colon or a dash of quotation, a
//! preposition behind which those stand who meet. No list has all names of the world, so the place counts more than the name.

mod office;

use super::asides::KIN;
use super::company::{ADDRESSED, COMPANY, PLACES, PLACES_RU};
use super::roles::looks_like_verb;
use super::signed;
use super::standing::{is_gathering, is_saying};
use crate::event::Span;
use crate::event::gazetteer::{Gazetteer, Mention, Scanned, What};
use crate::event::known;
use crate::event::layout::words::is;
use crate::event::letter::Letter;
use crate::event::lexicon::{WordSet, words};
use crate::event::names::{Name, is_adjective, is_surname_like};
use crate::event::particles::DOTTED;
use crate::event::russian::Case;

/// From here on a name is believed as it stands.
const SURE: u8 = 80;

/// So sure is a single word that opens a text and meets somebody who is well known.
const MEETS: u8 = 34;

/// Drops the names that nothing speaks for.
pub fn believed(scanned: &Scanned<'_>, russian: bool, names: &mut Vec<Name>) {
    let owners = owners(scanned, names);
    let reporter = signed::reporter(scanned.text);
    names.retain(|name| !owners.contains(&name.span) && !reporter.is_some_and(|bracket| bracket.holds(name.span)));
    // Where the last name that was believed ends: who is named together with a person is one.
    let mut last: Option<(u32, usize)> = None;
    let paired = paired(scanned, names);
    names.retain(|name| {
        let beside = Beside::of(scanned, name, russian);
        let kept = if name.confidence >= SURE {
            !beside.is_place()
        } else {
            beside.speaks(last) || paired.contains(&name.span)
        };
        if kept {
            last = Some((name.span.end, beside.words()));
        }
        kept
    });
}

/// Single words that a person's full name follows at once: `Министр Вальдонии А.Б.Ренко`. They say what the office is of;
/// two persons would have a comma or a word between them.
fn owners(scanned: &Scanned<'_>, names: &[Name]) -> Vec<Span> {
    // `глава Минпорта Чада Анна Роу`: or what it is of and the country are.
    let land = |between: Span| {
        let country = |m: &Mention| matches!(m.what, What::Country { .. }) && m.span.end + 1 == between.end;
        scanned.at(between.start + 1).iter().any(country)
    };
    let follows = |pair: &&[Name]| {
        let [owner, person] = pair else { return false };
        let between = Span { start: owner.span.end, end: person.span.start };
        let next = || &scanned.text[between.start as usize..between.end as usize] == " " || land(between);
        owner.given.is_empty() && owner.confidence < SURE && !person.given.is_empty() && next()
    };
    names.windows(2).filter(follows).map(|pair| pair[0].span).collect()
}

/// Names of several words that open a sentence and are joined to one that is sure: `Roy Roe and Minister Jane Doe met`.
fn paired(scanned: &Scanned<'_>, names: &[Name]) -> Vec<Span> {
    let text = scanned.text;
    let opens = |name: &Name| {
        let before = text[..name.span.start as usize].trim_end_matches([' ', '\u{a0}']);
        before.is_empty() || before.ends_with(['\n', '.', '!', '?'])
    };
    let joins = |pair: &&[Name]| {
        let [one, other] = pair else { return false };
        if one.confidence >= SURE || other.confidence < SURE || !one.text.contains(' ') || !opens(one) {
            return false;
        }
        let between = &text[one.span.end as usize..other.span.start as usize];
        let office = between.strip_prefix(" and ").or_else(|| between.strip_prefix(" и "));
        let held = |office: &str| {
            let end = other.span.start - 1;
            let persons = |m: &Mention| m.span.end == end && is_persons(m.what);
            !office.contains(['.', '\n', ',']) && scanned.within(Span { start: one.span.end, end }).any(persons)
        };
        office.is_some_and(|office| office.is_empty() || held(office))
    };
    names.windows(2).filter(joins).map(|pair| pair[0].span).collect()
}

/// What stands beside a name.
struct Beside<'a> {
    scanned: &'a Scanned<'a>,
    name: &'a Name,
    russian: bool,
    /// The text before it, without blanks at the end.
    before: &'a str,
    /// The last word of it.
    last: &'a str,
    /// The text behind it, without blanks at the start.
    behind: &'a str,
    /// The first word of it.
    next: &'a str,
}

impl<'a> Beside<'a> {
    fn of(scanned: &'a Scanned<'a>, name: &'a Name, russian: bool) -> Self {
        let before = scanned.text[..name.span.start as usize].trim_end_matches([' ', '\u{a0}', '#']);
        let behind = scanned.text[name.span.end as usize..].trim_start_matches([' ', '\u{a0}']);
        let last = before.rsplit([' ', '\n', '\u{a0}']).next().unwrap_or("");
        let next = behind.split([' ', '\n', ',', '.', ':']).next().unwrap_or("");
        Self { scanned, name, russian, before, last, behind, next }
    }

    /// `in Salvador da Bahia`.
    fn is_place(&self) -> bool {
        ["in", "at"].iter().any(|word| is(self.last, word))
            && self.words() > 1
            && self.name.confidence < 95
            && !swears_in(self.before)
    }

    fn words(&self) -> usize {
        // An account is a whole name.
        let least = if self.is_account() { 2 } else { 1 };
        self.name.text.split(' ').count().max(least)
    }

    fn is_account(&self) -> bool {
        self.scanned.text.as_bytes()[self.name.span.start as usize] == b'@'
    }

    fn speaks(&self, last_believed: Option<(u32, usize)>) -> bool {
        // `Roe's successor Jane Poe`.
        if KIN.has(self.last) && self.words() > 1 {
            return true;
        }
        let in_capitals = !self.scanned.text[self.name.span.start as usize..].starts_with(&self.name.text);
        if in_capitals {
            let titled = self.last.strip_suffix('.').is_some_and(|title| DOTTED.has(title));
            let owned = self.before.ends_with(['S', 's']) && self.of_a_country();
            return self.office_before()
                || titled
                || owned
                || self.is_account() && (COMPANY.has(self.last) || ADDRESSED.has(self.last.trim_end_matches(',')));
        }
        let opens = self.scanned.text[..self.name.span.start as usize].ends_with(['(', '«', '“', '"']);
        if opens && self.words() < 3 {
            return self.before.trim_end_matches(['«', '“', '"', ' ']).ends_with("позывным");
        }
        if self.words() > 1 && self.signs() {
            return true;
        }
        if self.words() > 1 && (self.office_behind(self.behind) || self.named_with_office() || self.of_a_country()) {
            return true;
        }
        if self.office_before() {
            return true;
        }
        let listed = last_believed.is_some_and(|(end, words)| {
            let between = self.scanned.text.get(end as usize..self.name.span.start as usize).unwrap_or("?");
            let linked = matches!(between.trim(), "and" | "&" | "," | ", and" | "и" | "/");
            // `Lula, Petro and Boric`.
            let goes_on = || ["and ", "и ", ", and "].iter().any(|and| self.behind.starts_with(and));
            let single = |between: &str| matches!(between, "and" | "и" | ", and") || between == "," && goes_on();
            linked && (self.words() > 1 || words == 1 && single(between.trim()))
        });
        // `встретится с Роумановым`, `переговоры с Роумановым`.
        let office = || is_adjective(&self.name.text) && self.behind.starts_with(Letter::is_small);
        let likely = self.words() == 1 && (self.name.confidence >= 50 || !office());
        if self.russian && likely && matches!(self.last, "с" | "со") && self.after_meeting() {
            return true;
        }
        if listed || self.words() > 1 && (COMPANY.has(self.last) || swears_in(self.before)) {
            return true;
        }
        // `О разговоре Анны Роу с …`, `интервью Анны Роу`.
        if self.russian && self.words() > 1 && (is_saying(self.last) || is_gathering(self.last)) {
            return true;
        }
        // `Папа Лев`: alone it is no office.
        if self.name.confidence >= 60
            && ["папа", "папы", "папе", "папу", "папой"].iter().any(|pope| is(self.last, pope))
        {
            return true;
        }
        if PLACES.has(self.last) {
            return false;
        }
        if self.is_titled() {
            return !self.next.starts_with(Letter::is_capital);
        }
        let single = !self.name.text.contains(' ');
        // `по дну Арала: маршрут` is no label.
        let apart = !self.russian || looks_like_verb(self.last) || self.before.ends_with(|c: char| !c.is_letter());
        let quoting = self.behind.starts_with(':') && apart || self.before.ends_with(['—', '–']);
        let ends = self.behind.is_empty() || self.behind.starts_with(['.', ',', '\n']);
        // `как брали Липки`: several take a place.
        let taken = self.russian && self.last.ends_with("ли");
        let case = || !self.russian || self.scanned.memory.case_of(&self.name.text).has(Case::Nominative);
        let said =
            ends && case() && (looks_like_verb(self.last) && !taken || self.told_to_press() || self.said_somewhere());
        let says = looks_like_verb(self.next)
            || ["said", "says", "told", "noted", "stressed", "met", "meets", "received", "hosted", "welcomed"]
                .iter()
                .any(|w| is(self.next, w));
        let starts = self.before.is_empty() || self.before.ends_with(['\n', '.', '!', '?']);
        if starts && single && self.russian && self.name.confidence >= 30 && self.is_heading() {
            return true;
        }
        // `Xi, Roe hold talks`, `Xi and Roe hold talks`: the well-known open a headline by their surname.
        let paired_with = self.behind.starts_with([',', '&']) || self.behind.starts_with("and ");
        if starts && single && paired_with && known::country_of(&self.name.text).is_some() {
            return true;
        }
        // `Роуманов и Доу договорились`.
        if starts && single && self.russian && self.name.confidence >= 30 && self.meets_another() {
            return true;
        }
        // Two words that are no adjective and its noun, beside a verb.
        let paired = self.russian && !single && !is_adjective(self.name.text.split(' ').next().unwrap_or(""));
        (paired && (starts && says || looks_like_verb(self.last)))
            || (quoting && single && !starts)
            || said
            || (says && single && self.russian && starts && self.name.confidence >= 30)
            || (says && single && !self.russian && starts && self.name.confidence == MEETS)
            || (says && !single && starts && self.name.confidence >= 35)
            || (says && single && self.before.ends_with(['”', '"']))
            || (paired && self.name.confidence >= 65 && (says || matches!(self.next, "был" | "была")))
    }

    /// Whether nothing but the name stands in the last line, and above it an office or a dash leads to it.
    fn signs(&self) -> bool {
        let text = &self.scanned.text[..self.name.span.start as usize];
        let led = text.trim_end_matches([' ', '\u{a0}']).ends_with(['—', '–']) && text.contains('\n');
        let above = || {
            let line = text.strip_suffix('\n')?.trim_end().rsplit('\n').next()?;
            let start = (line.as_ptr() as usize - text.as_ptr() as usize) as u32;
            Some(self.scanned.at(start).iter().any(|mention| is_persons(mention.what)))
        };
        self.behind.trim().is_empty() && self.russian && (led || above() == Some(true))
    }

    /// Whether the word before the preposition tells of people who come together.
    fn after_meeting(&self) -> bool {
        static MEETS: WordSet = WordSet::beginnings(words![
            "встрет",
            "встреч",
            "погово",
            "бесед",
            "перегово",
            "обсуд",
            "созвон",
            "увид",
            "общ"
        ]);
        let word = self.before[..self.before.len() - self.last.len()].trim_end();
        MEETS.has(word.rsplit([' ', '\n']).next().unwrap_or(""))
    }

    /// `Роуманов и Доу встретились`: both of whom a verb of several tells that they met.
    fn meets_another(&self) -> bool {
        static MET: WordSet =
            WordSet::beginnings(words!["встретил", "встрет", "договорил", "обсуд", "поговорил", "созвонил"]);
        let Some(other) = self.behind.strip_prefix("и ") else { return false };
        let mut words = other.split([' ', ',']);
        words.next().is_some_and(|other| other.starts_with(Letter::is_capital))
            && words.next().is_some_and(|verb| MET.has(verb))
    }

    /// `Роуманов по итогам переговоров: …`: a label that tells where the words are from.
    fn is_heading(&self) -> bool {
        /// A label is no longer than this, in bytes.
        const LABEL: usize = 160;
        let leads = ["в", "во", "на", "о", "об", "по", "после", "из"].iter().any(|word| is(self.next, word));
        let bracket = self.behind.starts_with("(из ") || self.behind.starts_with("(в ");
        let label = || self.behind.find(['\n', ':', '.', '!', '?']).filter(|at| *at < LABEL);
        let bare = self.behind.starts_with(": ") && is_surname_like(&self.name.text);
        (leads || bracket || bare)
            && !is_adjective(&self.name.text)
            && label().is_some_and(|at| self.behind[at..].starts_with(": "))
    }

    /// `«…», – сказала в эфире канала Роуманова`: the clause begins with the verb and ends with who spoke.
    fn said_somewhere(&self) -> bool {
        let clause = self.before.rsplit([',', '–', '—', '»', '\n']).next().unwrap_or("").trim_start();
        self.russian
            && self.name.confidence >= 50
            && !PLACES_RU.has(self.last)
            && clause.split_once(' ').is_some_and(|(verb, _)| verb.starts_with(Letter::is_small) && is_saying(verb))
            && self.scanned.memory.case_of(&self.name.text).has(Case::Nominative)
    }

    /// `заявил РИА Новости Гинцбург`: behind the verb stands who was told.
    fn told_to_press(&self) -> bool {
        let before = self.before.trim_end_matches(['"', '»']);
        let is_media = |m: &&Mention| match m.what {
            What::Office(index) => Gazetteer::get().offices.get(usize::from(index)).is_some_and(|o| o.id == "media"),
            _ => false,
        };
        self.russian
            && self.ending_at(before.len() as u32).filter(is_media).any(|m| {
                let verb = before[..m.span.start as usize].trim_end_matches([' ', '"', '«']);
                looks_like_verb(verb.rsplit([' ', '\n']).next().unwrap_or(""))
            })
    }

    /// The mentions that end at a byte.
    fn ending_at(&self, end: u32) -> impl Iterator<Item = &'a Mention> + use<'a> {
        let mentions = self.scanned.mentions;
        let from = mentions.partition_point(|m| m.span.start + 160 < end);
        mentions[from..].iter().take_while(move |m| m.span.start < end).filter(move |m| m.span.end == end)
    }
}

/// `swore in Jane Roe`.
pub(in crate::event) fn swears_in(before: &str) -> bool {
    ["swore in", "swears in", "swearing in"].iter().any(|words| before.trim_end().ends_with(words))
}

/// Whether a person bears it.
fn is_persons(what: What) -> bool {
    let What::Office(index) = what else { return false };
    Gazetteer::get()
        .offices
        .get(index as usize)
        .is_some_and(|office| matches!(office.id, "head" | "office" | "named" | "plural"))
}
