//! Everybody in a sentence who could take part in an event: persons with their offices, offices without a
//! name, institutions, newspapers.
//!
//! Joins the names that [`crate::event::names`] found with the offices of the gazetteer. Does not decide who takes part.

use super::house_words::council;
use super::houses;
use super::roles::{self, Role};
use super::served;
use super::shared;
use super::sides;
use super::standing::{self, Standing};
use crate::event::gazetteer::{Form, Gazetteer, Mention, Scanned, What};
use crate::event::layout::words::{Word, is};
use crate::event::lexicon::{WordSet, words};
use crate::event::names::{Memory, Name};
use crate::event::order::Order;
use crate::event::russian::{Case, Cases};
use crate::event::{Country, Lang, Span};

/// Somebody who could take part.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Office and name together.
    pub span: Span,
    /// First word in the sentence.
    pub first: usize,
    /// First word behind.
    pub behind: usize,
    /// Index of the name, for persons.
    pub name: Option<usize>,
    /// What sort of actor.
    pub sort: Sort,
    /// The office as written.
    pub role: Option<Role>,
    /// For whom, if the words say it.
    pub country: Option<(Country, Span)>,
    /// The cases it may stand in.
    pub cases: Cases,
    /// How it stands in the sentence.
    pub standing: Standing,
}

/// What sort of actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sort {
    /// Named.
    Person,
    /// Head of a state, a government or the UN, without a name.
    Head,
    /// Another office without a name.
    Office,
    /// Many at once.
    Plural,
    /// An institution.
    Body,
    /// A newspaper, an agency.
    Media,
}

/// A sentence with what is known in it.
#[derive(Clone, Copy, Debug)]
pub struct Sentence<'a> {
    /// The text of the message.
    pub text: &'a str,
    /// Its language.
    pub lang: Lang,
    /// The words of the sentence.
    pub words: &'a [Word],
    /// What the gazetteer found, sorted by start.
    pub mentions: &'a [Mention],
    /// The names in the message.
    pub names: &'a [Name],
    /// What is remembered of names.
    pub memory: &'a Memory,
}

impl<'a> Sentence<'a> {
    /// Words of a message, with what was found in it.
    pub(in crate::event) fn of(scanned: &Scanned<'a>, lang: Lang, words: &'a [Word], names: &'a [Name]) -> Self {
        Self { text: scanned.text, lang, words, mentions: scanned.mentions, names, memory: scanned.memory }
    }

    /// The word at a place, empty outside the sentence.
    #[must_use]
    pub fn word(&self, at: usize) -> &'a str {
        self.words.get(at).map_or("", |word| word.of(self.text))
    }

    /// Index of the first word that begins at or behind a byte.
    #[must_use]
    pub fn word_at(&self, byte: u32) -> usize {
        self.words.partition_point(|word| word.start < byte)
    }

    /// Index of the first word behind a byte.
    #[must_use]
    pub fn word_behind(&self, byte: u32) -> usize {
        self.words.partition_point(|word| word.end <= byte)
    }

    /// The mentions that begin in a stretch.
    #[must_use]
    pub fn mentions_in(&self, start: u32, end: u32) -> &'a [Mention] {
        let from = self.mentions.partition_point(|m| m.span.start < start);
        let to = self.mentions.partition_point(|m| m.span.start < end);
        &self.mentions[from..to.max(from)]
    }

    /// The longest mention of a sort that begins at a word.
    pub(super) fn mention_at(&self, at: usize, wanted: impl Fn(What) -> bool) -> Option<&'a Mention> {
        let start = self.words.get(at)?.start;
        let from = self.mentions.partition_point(|m| m.span.start < start);
        self.mentions[from..].iter().take_while(|m| m.span.start == start).find(|m| wanted(m.what))
    }

    fn bounds(&self) -> (u32, u32) {
        (self.words.first().map_or(0, |w| w.start), self.words.last().map_or(0, |w| w.end))
    }
}

/// An office or body as the gazetteer has it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Office {
    pub(super) sort: Sort,
    pub(super) first: usize,
    pub(super) behind: usize,
    pub(super) cases: Cases,
    /// The entry of the data that makes many of it, and its cases as such: `главы МИД` is one's or many.
    pub(super) plural: Option<(u16, Cases)>,
    /// Whether nobody is meant where no name stands with it: trades and relations.
    pub(super) named_only: bool,
}

/// All actors of a sentence, in order, not overlapping.
#[must_use]
pub fn find(sentence: &Sentence<'_>) -> Vec<Actor> {
    let offices = offices(sentence);
    let shared = shared::shares(sentence, &offices);
    let mut actors = Vec::new();
    let (start, end) = sentence.bounds();
    let mut free = 0;
    for (index, name) in sentence.names.iter().enumerate() {
        if name.span.start < start || name.span.end > end {
            continue;
        }
        let (first, behind) = (sentence.word_at(name.span.start), sentence.word_behind(name.span.end).max(1));
        if first >= behind || first < free {
            continue;
        }
        if sentence.lang == Lang::EN && served::is_served(sentence, &offices, first, behind) {
            continue;
        }
        let cases = if sentence.lang == Lang::EN { Cases::ALL } else { sentence.memory.case_of(&name.text) };
        let mut from = first;
        let role = shared.iter().find(|share| share.name == index).map(|share| share.role.clone()).or_else(|| {
            let before = roles::before(sentence, &offices, free, first, cases);
            // `General Jane Roe, Chief of the Defence Staff`: the office says more than the rank.
            let rank = |role: &Role| {
                roles::is_rank(&role.text)
                    || TITLED.has(&role.text)
                    || role.text == "Ambassador" && role.country.is_none()
            };
            let ranked = before.as_ref().is_none_or(rank);
            let behind = if ranked { roles::behind(sentence, &offices, behind) } else { None };
            if behind.is_some() {
                from = before.as_ref().map_or(first, |rank| rank.first);
            }
            behind.or(before)
        });
        let mut role_first = role.as_ref().map_or(from, |r| r.first.min(from));
        let mut role_behind = role.as_ref().map_or(behind, |r| r.behind.max(behind));
        let mut country = role
            .as_ref()
            .and_then(|r| r.country)
            .or_else(|| own_adjective(sentence, first))
            .or_else(|| own_adjective(sentence, role_first));
        // `with Norway's Jane Roe`: what governs the country governs the name.
        if let (None, Some((_, span))) = (&role, country)
            && (sentence.word_behind(span.end)..first)
                .all(|at| matches!(sentence.word(at), "'s" | "’s" | "'S" | ".") || roles::is_title(sentence.word(at)))
        {
            role_first = sentence.word_at(span.start).clamp(free, first);
        }
        // `Prime Minister Jane Roe of Norway`.
        if let Some((own, behind)) = roles::country_behind(sentence, role_behind) {
            role_behind = behind;
            country = country.or(Some(own));
        }
        let cases = role
            .as_ref()
            .filter(|r| (r.first < first || r.settled) && !served::is_of_post(sentence, r.first))
            .map_or(cases, |r| meet(cases, r.cases));
        let span = Span { start: sentence.words[role_first].start, end: sentence.words[role_behind - 1].end };
        actors.push(Actor {
            span,
            first: role_first,
            behind: role_behind,
            name: Some(index),
            sort: Sort::Person,
            role,
            country,
            cases,
            standing: Standing::Aside,
        });
        free = role_behind;
    }
    nameless(sentence, &offices, &mut actors);
    far_names(sentence, &mut actors);
    houses::find(sentence, &mut actors);
    actors.order_by(|actor| actor.first as u64);
    served::merge(sentence, &mut actors);
    standing::settle(sentence, &mut actors);
    sides::settle(sentence, &mut actors);
    actors
}

/// Gives an office to whose name follows far behind it: `сенатор от крупнейшей партии страны Анна Роу`. Nothing else stands
/// between the two in one clause.
fn far_names(sentence: &Sentence<'_>, actors: &mut Vec<Actor>) {
    /// An office goes on for so many words at most.
    const FAR: usize = 16;
    if sentence.lang != Lang::RU {
        return;
    }
    let nominative = |actor: &Actor| actor.cases.has(Case::Nominative);
    let mut at = 0;
    while at < actors.len() {
        let office = &actors[at];
        let office = office.name.is_none() && matches!(office.sort, Sort::Office | Sort::Head) && nominative(office);
        let behind = actors[at].behind;
        // What the office goes on with may name houses: `сенатор от партии в парламенте страны Анна Роу`.
        let passed = |other: &Actor| other.name.is_none() && (other.sort == Sort::Body || !nominative(other));
        let next = actors
            .iter()
            .enumerate()
            .filter(|(_, other)| other.first >= behind && !passed(other))
            .min_by_key(|(_, other)| other.first);
        let named = next.map(|(index, _)| index).filter(|index| {
            let person = &actors[*index];
            let between = |word: usize| {
                let written = sentence.word(word);
                if sentence.words[word].sign {
                    matches!(written, "\"" | "«" | "»" | "-")
                } else {
                    !roles::looks_like_verb(written)
                }
            };
            office
                && person.sort == Sort::Person
                && person.role.is_none()
                && nominative(person)
                && person.first >= behind
                && person.first < behind + FAR
                && person.name.is_some_and(|name| {
                    let first = sentence.word_at(sentence.names[name].span.start);
                    !standing::is_governed(sentence.word(first - 1))
                })
                && (behind..person.first).all(between)
        });
        if let Some(named) = named {
            let office = actors.remove(at);
            let person = &mut actors[if named > at { named - 1 } else { named }];
            person.first = office.first;
            person.span.start = office.span.start;
            person.country = person.country.or(office.country);
            person.role = office.role;
        } else {
            at += 1;
        }
    }
}

fn meet(a: Cases, b: Cases) -> Cases {
    let both = a.and(b);
    // An office's ending is surer than a foreign name's.
    if both.is_empty() { b } else { both }
}

/// `Russia's Lavrov`, `немецкий канцлер`: a country right before a name.
fn own_adjective(sentence: &Sentence<'_>, first: usize) -> Option<(Country, Span)> {
    let mut at = first.checked_sub(1)?;
    if is(sentence.word(at), "by") {
        let side = sides::before(sentence, at)?;
        let What::Country { code, .. } = side.what else { return None };
        return Some((code, side.span));
    }
    // `Норвежскую сторону представлял А.Роу, мальтийскую – Б.Доу`.
    let side = matches!(sentence.word(at), "–" | "—")
        || at > 0 && ["сторону", "делегацию"].iter().any(|w| is(sentence.word(at - 1), w));
    if side {
        let from = sentence.words[at.saturating_sub(3)].start;
        let adjective = sentence.mentions_in(from, sentence.words[at].start).iter().rev().find_map(|m| match m.what {
            What::Country { code, form: Form::Adjective } => Some((code, m.span)),
            _ => None,
        });
        return adjective.filter(|(_, span)| sentence.text[..span.end as usize].ends_with("ую"));
    }
    // `Egypt's Eng. Jane Roe`.
    while at > 0 && (matches!(sentence.word(at), "." | "'" | "’") || roles::is_title(sentence.word(at))) {
        at -= 1;
    }
    if matches!(sentence.word(at), "'s" | "’s" | "'S") {
        at = at.checked_sub(1)?;
    }
    // `Papua New Guinea's Jane Roe`: the country may have several words.
    let reach = if sentence.lang == Lang::EN { 4 } else { 0 };
    let found = sentence.mentions_in(sentence.words[at.saturating_sub(reach)].start, sentence.words[at].end);
    let ends = |m: &&Mention| m.span.end == sentence.words[at].end && matches!(m.what, What::Country { .. });
    let mention = found.iter().find(ends)?;
    at = sentence.word_at(mention.span.start);
    // `По завершении визита в Мали Анна Роу ответила`: where somebody was.
    let within = |before: &str| ["в", "во", "на", "о", "об"].iter().any(|w| is(before, w));
    if sentence.lang == Lang::RU && at > 0 && within(sentence.word(at - 1)) {
        return None;
    }
    match mention.what {
        What::Country { code, form: Form::Adjective | Form::Name } => Some((code, mention.span)),
        _ => None,
    }
}

fn offices(sentence: &Sentence<'_>) -> Vec<Office> {
    let (start, end) = sentence.bounds();
    let mut found: Vec<Office> = Vec::new();
    let gazetteer = Gazetteer::get();
    // Up to where a mention was passed over, with all inside it.
    let mut passed = 0;
    for mention in sentence.mentions_in(start, end) {
        let What::Office(index) = mention.what else { continue };
        let Some(entry) = gazetteer.offices.get(index as usize) else { continue };
        let sort = match entry.id {
            "head" => Sort::Head,
            "plural" | "bodies" | "people" => Sort::Plural,
            "body" => Sort::Body,
            "media" => Sort::Media,
            _ => Sort::Office,
        };
        let mut first = sentence.word_at(mention.span.start);
        let behind = sentence.word_behind(mention.span.end);
        if mention.span.start < passed || first >= behind || sentence.words[first].start != mention.span.start {
            continue;
        }
        let word = sentence.words[first];
        let begun = sentence.mentions.partition_point(|m| m.span.start <= mention.span.start);
        let in_organisation = sentence.mentions[..begun].iter().any(|m| {
            matches!(m.what, What::Organisation(_) | What::Occasion(_))
                && m.span.end >= mention.span.end
                && m.span != mention.span
        });
        let in_council = first >= 2
            && sort == Sort::Plural
            && is(sentence.word(first - 1), "of")
            && is(sentence.word(first - 2), "council");
        if in_organisation || in_council {
            passed = mention.span.end;
            continue;
        }
        if super::blocked::is_given(sentence.text, mention.span) {
            continue;
        }
        // `members of the Chamber of Commerce`, not those of a family.
        if entry.id == "people" && !is_of_a_house(sentence, behind) {
            continue;
        }
        // `EU member states`.
        if is(word.of(sentence.text), "member") && MEMBER_OF.has(sentence.word(behind)) {
            continue;
        }
        // `День защитника Отечества`.
        let kept = first.checked_sub(1).map_or("", |before| sentence.word(before));
        if matches!(kept, "День" | "Дня" | "Дню" | "Днём" | "Днем" | "Дне") {
            continue;
        }
        // The preposition, not the ambassador.
        if is(word.of(sentence.text), "после") {
            continue;
        }
        if word.quoted && sort != Sort::Media {
            continue;
        }
        // Names of newspapers are written large; `time` and `the sun` are not.
        if sort == Sort::Media && !word.is_capitalised(sentence.text) && !sentence.word(first).contains('-') {
            continue;
        }
        let (mut sort, mut cases) = (sort, mention.cases);
        let plural = (sort == Sort::Plural).then_some((index, mention.cases));
        // `Совет министров`: not those who sit in it, but the body.
        if let Some(council) = first.checked_sub(1).and_then(|before| council(sentence.word(before)))
            && sort == Sort::Plural
        {
            (first, sort, cases) = (first - 1, Sort::Body, council);
        }
        match found.last_mut() {
            Some(last) if last.behind > first => {
                if last.first == first && last.behind == behind {
                    if sort == Sort::Plural {
                        last.plural.get_or_insert((index, mention.cases));
                    }
                    // One's cases count where both are meant.
                    last.cases = if last.sort == Sort::Plural && sort < last.sort {
                        mention.cases
                    } else if sort == Sort::Plural && last.sort < sort {
                        last.cases
                    } else {
                        last.cases.or(mention.cases)
                    };
                    // `делегации` is one's more often than many.
                    let body = last.sort == Sort::Body || sort == Sort::Body;
                    last.sort = if body { Sort::Body } else { last.sort.min(sort) };
                }
            }
            _ => found.push(Office { sort, first, behind, cases, plural, named_only: entry.id == "named" }),
        }
    }
    found
}

/// Whether the words from here on name the house that somebody is of.
fn is_of_a_house(s: &Sentence<'_>, at: usize) -> bool {
    let of = s.lang != Lang::EN || is(s.word(at), "of");
    let from = at + usize::from(s.lang == Lang::EN);
    let from = if is(s.word(from), "the") { from + 1 } else { from };
    of && s.words.get(from).is_some_and(|word| !word.sign && word.is_capitalised(s.text))
}

/// What may be part of a name as well: `Sultan Omar, King of Norway`.
static TITLED: WordSet = WordSet::new(words!["sultan", "prince", "princess", "emir", "amir"]);

/// What a member may be that is no person.
static MEMBER_OF: WordSet = WordSet::new(words!["state", "states", "country", "countries", "governments"]);

/// Offices and bodies that no name took.
fn nameless(sentence: &Sentence<'_>, offices: &[Office], actors: &mut Vec<Actor>) {
    let mut free = 0;
    for office in offices {
        let taken = actors.iter().any(|actor| actor.first < office.behind && office.first < actor.behind);
        // `opposition leaders`.
        let leads = || {
            let many = offices.iter().any(|next| next.first == office.behind && next.sort == Sort::Plural);
            let people = || ["officials", "officers", "employees"].iter().any(|w| is(sentence.word(office.behind), w));
            sentence.lang == Lang::EN && office.sort == Sort::Body && (many || people())
        };
        // `Foreign Office Consultations`: what was held.
        let gathers = || {
            let next = sentence.words.get(office.behind);
            let large = next.is_some_and(|word| !word.sign && word.is_capitalised(sentence.text));
            let english = sentence.lang == Lang::EN && office.sort == Sort::Body;
            english && large && standing::is_gathering(sentence.word(office.behind))
        };
        if taken || leads() || office.named_only || office.first < free || gathers() {
            continue;
        }
        // `Главы МИД … решили`: what opens a sentence is many, where one would be governed.
        let many = office.plural.filter(|(_, cases)| {
            office.first == 0 && !office.cases.has(Case::Nominative) && cases.has(Case::Nominative)
        });
        let office = &many.map_or(*office, |(_, cases)| Office { sort: Sort::Plural, cases, ..*office });
        let limit = actors.iter().filter(|a| a.first >= office.behind).map(|a| a.first).min();
        let limit = limit.unwrap_or(sentence.words.len());
        // `the Foreign Ministers' Meeting` is what those who are named are at.
        let owner = matches!(sentence.word(office.behind), "'" | "’" | "'s") && office.sort == Sort::Plural;
        if owner && actors.iter().any(|actor| actor.sort == Sort::Person) {
            continue;
        }
        let each = shared::bodies(sentence, office, offices, limit);
        if let Some(last) = each.last() {
            free = last.behind;
            actors.extend(each.into_iter().map(|role| Actor {
                span: role.span,
                first: role.first,
                behind: role.behind,
                name: None,
                sort: Sort::Body,
                country: role.country,
                cases: role.cases,
                standing: Standing::Aside,
                role: Some(role),
            }));
            continue;
        }
        let role = roles::alone(sentence, office, offices, limit);
        free = role.behind;
        actors.push(Actor {
            span: role.span,
            first: role.first,
            behind: role.behind,
            name: None,
            sort: office.sort,
            country: role.country,
            cases: office.cases,
            standing: Standing::Aside,
            role: Some(role),
        });
    }
}
