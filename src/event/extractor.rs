//! From one message to one report: the stages of this folder in their order.
//!
//! The only place that knows all of them. Never looks at another message: what neighbours tell is in
//! [`super::resolve()`].

use crate::event::letter::Small;
use std::cell::RefCell;

use super::dates::{self, Circumstances};
use super::frames::{FrameFinder, Frames};
use super::gazetteer::{Form, Gazetteer, Scanned, Scanner, What};
use super::kind::{self, Raised};
use super::labels;
use super::layout::words::Word;
use super::layout::{Layout, LineKind, Plain};
use super::names::{self, Name};
use super::owner::Owners;
use super::participants::actors::{self, Actor, Sentence, Sort};
use super::participants::roll;
use super::participants::settle::{Surroundings, Taken, settle};
use super::report::{Basis, Class, Country, Field, Kind, Lang, Participant, Post, Realis, Report, Span, Yearless};
use super::{field, further, language, occasion, participants, place, stance, topics};
use crate::dump::{Day, Days};

/// Reads reports from messages. Built once a session, then shared: what it gives never changes.
#[derive(Debug)]
pub struct Extractor {
    /// Filled again for each message, so that their memory is taken once.
    scanner: RefCell<Scanner>,
    owners: Owners,
    finder: RefCell<FrameFinder>,
}

/// A sentence of the lead with everything in it.
struct Told {
    actors: Vec<Actor>,
    raised: Vec<Raised>,
}

/// The verdict over a message.
struct Verdict {
    kind: Kind,
    confidence: u8,
    evidence: Option<Span>,
    realis: Option<Realis>,
    /// The sentence that decided, if one did.
    sentence: Option<usize>,
    /// Who takes part, as the sentences had it.
    taken: Vec<Taken>,
}

impl Extractor {
    /// Compiles the facts.
    #[must_use]
    #[allow(clippy::new_without_default)] // it is work, not a default
    pub fn new() -> Self {
        Gazetteer::get();
        Frames::get();
        Self { scanner: RefCell::default(), owners: Owners::default(), finder: RefCell::default() }
    }

    /// What one message tells of one event.
    #[must_use]
    pub fn report(&self, post: &Post<'_>) -> Report {
        let plain = Plain::of(post.text);
        let mut buffer = self.scanner.borrow_mut();
        let scanned = buffer.scan(plain.text());
        let lang = language::language(plain.text());
        let mut report =
            further::report(post, &plain, &scanned, lang).unwrap_or_else(|| read(self, post, &plain, &scanned, lang));
        // Evidence was read in the cleaned text; it is shown in the original.
        report.move_evidence(|span| plain.original(post.text, span));
        report
    }
}

fn read(extractor: &Extractor, post: &Post<'_>, plain: &Plain, scanned: &Scanned<'_>, lang: Lang) -> Report {
    let text = plain.text();
    let layout = Layout::of(text);
    let mut names = names::find(text, lang, &participants::blocked(scanned, &layout));
    participants::believed(scanned, lang == Lang::RU, &mut names);
    let mut finder = extractor.finder.borrow_mut();
    let told: Vec<Told> = (0..layout.lead.len())
        .map(|at| tell(scanned, lang, &names, layout.lead_words(text, at), &mut finder))
        .collect();
    let mut verdict = decide(scanned, lang, &names, &layout, &told);

    let posted = post.posted.map(crate::dump::Posted::day);
    let telling = verdict.sentence.and_then(|at| layout.lead.get(at));
    if telling.is_some_and(|lead| dates::is_history(&text[lead.start as usize..lead.end as usize], posted)) {
        verdict.kind = Kind::History;
    }
    let dates = dates::find(scanned, &layout);
    let realis = realis(&verdict);
    let circumstances = Circumstances {
        posted,
        realis: realis.as_ref().map(|r| r.value),
        kind: Some(verdict.kind),
        year: None,
        trigger: verdict.evidence,
    };
    let date = dates::choose(scanned, &layout, &dates, &circumstances);
    let yearless = if date.is_none() { yearless(scanned, &layout, &dates, &circumstances) } else { None };
    let class = verdict.kind.class();
    let all_actors: Vec<Actor> = told.iter().flat_map(|t| t.actors.iter().cloned()).collect();
    let told_end = layout.lead.last().map_or(0, |s| s.end);
    let participants = people(scanned, lang, &names, &all_actors, told_end, &mut verdict, || extractor.owners.of(post));
    let lead_end = layout.lead.first().map_or(0, |s| s.end);
    let (shown, date) = match date {
        Some((field, basis)) => (Some((field.value, basis)), Some(field)),
        None => (post.posted.map(|posted| (Days::one(posted.day()), Basis::Posted)), None),
    };
    Report {
        lang,
        kind: Field {
            value: verdict.kind,
            evidence: verdict.evidence.into_iter().collect(),
            confidence: verdict.confidence,
        },
        realis: realis.unwrap_or(Field { value: Realis::Past, evidence: Vec::new(), confidence: 60 }),
        stance: (class == Class::Statement).then(|| stance::stance(text, lead_end, lang)).flatten(),
        date,
        yearless,
        date_shown: shown,
        participants,
        place: place::place(scanned, &layout, lang, &dates, &circumstances),
        occasion: occasion::occasion(scanned, &layout, lang, &circumstances),
        countries: further::countries_of_all(scanned),
        topics: topics::topics(text),
        hashtags: plain.hashtags().to_vec(),
    }
}

/// The day of an event that only lacks its year.
fn yearless(
    scanned: &Scanned<'_>,
    layout: &Layout,
    found: &[dates::DateMention],
    circumstances: &Circumstances,
) -> Option<Field<Yearless>> {
    // Any year shows whether a year is all that is missing; a leap year has every day.
    const ANY: i32 = 2000;
    if circumstances.posted.is_some() {
        return None;
    }
    let (field, _) = dates::choose(scanned, layout, found, &Circumstances { year: Some(ANY), ..*circumstances })?;
    let of = |day: Day| {
        let (year, month, day) = day.date();
        (year == ANY).then_some((month as u8, day as u8))
    };
    let value = Yearless { first: of(field.value.first)?, last: of(field.value.last)? };
    Some(Field { value, evidence: field.evidence, confidence: field.confidence })
}

/// Reads one sentence.
fn tell(scanned: &Scanned<'_>, lang: Lang, names: &[Name], words: &[Word], finder: &mut FrameFinder) -> Told {
    let sentence = Sentence { text: scanned.text, lang, words, mentions: scanned.mentions, names };
    let actors = actors::find(&sentence);
    let mut hits = Vec::new();
    Frames::get().find(scanned.text, words, finder, &mut hits);
    let raised = kind::raised(&sentence, &actors, &hits);
    Told { actors, raised }
}

fn decide(scanned: &Scanned<'_>, lang: Lang, names: &[Name], layout: &Layout, told: &[Told]) -> Verdict {
    let lead = &scanned.text[..layout.lead.last().map_or(0, |last| last.end as usize)];
    let tags = tags(scanned, lang, layout);
    if let Some(kind) = tags {
        return Verdict { kind, confidence: 85, evidence: None, realis: None, sentence: None, taken: Vec::new() };
    }
    // A dash and a name at the end of the first paragraph quote all of it.
    let first_line = layout
        .lines
        .iter()
        .find(|line| layout.lead.first().is_some_and(|s| s.end <= line.span.end && s.start >= line.span.start));
    let end = first_line.map_or(0, |line| line.span.end);
    let quoted = told.iter().zip(&layout.lead).enumerate().skip(1).take_while(|(_, (_, span))| span.end <= end).last();
    // What is told of a meeting is told, not said: `… сторону представлял министр А.Роу, мальтийскую – министр Б.Доу`.
    let told_before = |index: usize| {
        told[..index].iter().flat_map(|one| &one.raised).any(|r| r.kind.class() == Class::Meeting && r.strength >= 4)
    };
    if let Some((index, (last, _))) = quoted
        && !told_before(index)
        && let Some(best) =
            kind::strongest(last.raised.iter()).filter(|best| best.kind == Kind::Comment && best.strength == 5)
    {
        return verdict(told, index, best, layout, scanned, lang, names);
    }
    // A post that opens with a speaker's label is words of that speaker.
    if let Some(speaker) = labels::opening(scanned, lang, names, layout) {
        return spoken(speaker, 88);
    }
    let needed = [3_u8, 4, 4, 5, 6, 6];
    let mut weak: Option<(usize, &Raised)> = None;
    let elsewhere = field::is_elsewhere(lead);
    for (index, one) in told.iter().enumerate() {
        let Some(best) = kind::strongest(one.raised.iter().filter(|r| !(elsewhere && field::misread(r)))) else {
            continue;
        };
        if best.strength >= needed[index.min(5)] {
            if best.kind == Kind::News && field::is_advertising(lead) {
                break;
            }
            if let Some(news) = happening(one, best, names) {
                return verdict(told, index, news, layout, scanned, lang, names);
            }
            return verdict(told, index, best, layout, scanned, lang, names);
        }
        let later = index == 0 || matches!(best.kind, Kind::News | Kind::Comment);
        if index < 3 && later && weak.is_none_or(|(_, w)| w.strength < best.strength) {
            weak = Some((index, best));
        }
    }
    if let Some(speaker) = labels::label(scanned, lang, names, layout) {
        return spoken(speaker, 70);
    }
    if let Some((index, best)) = weak.filter(|(_, w)| w.strength >= 2 && !field::is_advertising(lead)) {
        if best.kind == Kind::Comment
            && best.strength == 2
            && !best.chosen.iter().any(|c| speaks(&told[index].actors[c.actor], names))
        {
            // Who only passes on what happened is a source, not a speaker.
            return Verdict {
                kind: Kind::News,
                confidence: 60,
                evidence: Some(best.span),
                realis: None,
                sentence: None,
                taken: Vec::new(),
            };
        }
        return verdict(told, index, best, layout, scanned, lang, names);
    }
    let things = scanned.mentions.iter().filter(|m| !matches!(m.what, What::Frame(_))).count() + names.len();
    let kind = field::fallback(lead, lang, things);
    Verdict { kind, confidence: 45, evidence: None, realis: None, sentence: None, taken: Vec::new() }
}

/// The happening of a sentence whose only comment is that a source without weight, named at its end, has told of it:
/// `…, police said`.
fn happening<'a>(one: &'a Told, best: &Raised, names: &[Name]) -> Option<&'a Raised> {
    let passing = best.kind == Kind::Comment
        && best.strength <= 4
        && best.chosen.iter().all(|c| {
            let actor = &one.actors[c.actor];
            actor.sort != Sort::Person && !speaks(actor, names)
        });
    let news = one.raised.iter().filter(|r| r.kind == Kind::News && r.span.end <= best.span.start);
    if passing { kind::strongest(news) } else { None }
}

/// A comment of whom a label names.
fn spoken(speaker: Taken, confidence: u8) -> Verdict {
    Verdict {
        kind: Kind::Comment,
        confidence,
        evidence: Some(speaker.actor.span),
        realis: None,
        sentence: None,
        taken: vec![speaker],
    }
}

/// Whether somebody's report of a happening is that person's statement: diplomats and the well-known.
fn speaks(actor: &Actor, names: &[Name]) -> bool {
    let known = actor.name.is_some_and(|name| super::known::country_of(&names[name].text).is_some());
    let diplomat = actor.role.as_ref().is_some_and(|role| {
        let text = role.full.small();
        [
            "мид",
            "посол",
            "посольств",
            "кремл",
            "пресс-секретар",
            "постпред",
            "иностранных дел",
            "госдеп",
            "президент",
            "премьер",
            "embassy",
            "foreign",
        ]
        .iter()
        .any(|word| text.contains(word))
    });
    known || diplomat || actor.sort == Sort::Head
}

fn verdict(
    told: &[Told],
    index: usize,
    best: &Raised,
    layout: &Layout,
    scanned: &Scanned<'_>,
    lang: Lang,
    names: &[Name],
) -> Verdict {
    let mut taken: Vec<Taken> = Vec::new();
    let take = |taken: &mut Vec<Taken>, one: &Told, raised: &Raised| {
        for chosen in &raised.chosen {
            taken.push(Taken { actor: one.actors[chosen.actor].clone(), case: chosen.case });
        }
    };
    take(&mut taken, &told[index], best);
    let class = best.kind.class();
    if class == Class::Meeting {
        // A title and the sentence under it name the parties together.
        for (at, one) in told.iter().enumerate().take(index + 3) {
            for other in &one.raised {
                let same = std::ptr::eq(other, best);
                if !same && kind::alike(other.kind, best.kind) && other.strength >= 4 {
                    let here = at == index;
                    if !here
                        && is_programme(&scanned.text[layout.lead[at].start as usize..layout.lead[at].end as usize])
                    {
                        continue;
                    }
                    for chosen in &other.chosen {
                        let actor = &one.actors[chosen.actor];
                        if here || actor.sort != Sort::Plural {
                            taken.push(Taken { actor: actor.clone(), case: chosen.case });
                        }
                    }
                }
            }
        }
    } else if best.kind == Kind::Message {
        // A title may name the addressee alone.
        for one in &told[index..told.len().min(index + 2)] {
            for other in one.raised.iter().filter(|r| r.kind == Kind::Message && !std::ptr::eq(*r, best)) {
                take(&mut taken, one, other);
            }
        }
    }
    if class == Class::Statement && taken.is_empty() {
        for one in &told[index..told.len().min(index + 3)] {
            if let Some(other) = one.raised.iter().find(|r| r.kind.class() == Class::Statement && !r.chosen.is_empty())
            {
                take(&mut taken, one, other);
                break;
            }
        }
    }
    if class == Class::Statement && taken.is_empty() {
        taken.extend(labels::label(scanned, lang, names, layout));
    }
    let sentences: Vec<&[Actor]> = told.iter().map(|one| one.actors.as_slice()).collect();
    roll::complete(&mut taken, best.kind, index, &sentences, &labels::talking(scanned, lang, names, layout));
    // Words quoted from an interview make the post one of it.
    let mut kind = best.kind;
    if kind == Kind::Comment {
        let near = &told[..told.len().min(index + 2)];
        let upgraded = near.iter().flat_map(|t| &t.raised).find(|r| r.kind == Kind::Interview && r.strength >= 5);
        if upgraded.is_some() {
            kind = Kind::Interview;
        }
    }
    let confidence = match best.strength {
        6 => 92,
        5 => 90,
        4 => 85,
        3 => 70,
        _ => 55,
    } - (index as u8).min(3) * 5;
    Verdict { kind, confidence, evidence: Some(best.span), realis: best.realis, sentence: Some(index), taken }
}

/// Whether a sentence tells what else a visit is to bring.
fn is_programme(sentence: &str) -> bool {
    ["programme", "program ", "agenda", "рограмм", "планируется", "запланирован", "предстоит", "предусмотрен"]
        .iter()
        .any(|word| sentence.contains(word))
}

/// What a line of hashtags at the head settles: announcements and days in history.
fn tags(scanned: &Scanned<'_>, lang: Lang, layout: &Layout) -> Option<Kind> {
    let line = layout.lines.iter().find(|line| line.kind == LineKind::Tags)?;
    // Further down tags settle nothing.
    layout.lines.first().filter(|head| head.span == line.span)?;
    let told = tell(scanned, lang, &[], &labels::words_of(scanned, layout, line.span), &mut FrameFinder::default());
    let kind = told.raised.iter().find(|r| r.strength == 6).map(|r| r.kind)?;
    matches!(kind, Kind::Announcement | Kind::History).then_some(kind)
}

fn realis(verdict: &Verdict) -> Option<Field<Realis>> {
    let evidence: Vec<Span> = verdict.evidence.into_iter().collect();
    let value = match (verdict.realis, verdict.kind) {
        (Some(realis), _) => realis,
        (None, Kind::Announcement) => Realis::Future,
        _ => return None,
    };
    verdict.sentence?;
    Some(Field { value, evidence, confidence: 80 })
}

fn people(
    scanned: &Scanned<'_>,
    lang: Lang,
    names: &[Name],
    actors: &[Actor],
    lead_end: u32,
    verdict: &mut Verdict,
    own: impl FnOnce() -> Option<Country>,
) -> Vec<Participant> {
    if verdict.kind.class() == Class::Other {
        return Vec::new();
    }
    let flags: Vec<(Country, Span)> = scanned
        .mentions
        .iter()
        .filter_map(|m| match m.what {
            What::Country { code, form: Form::Flag } => Some((code, m.span)),
            _ => None,
        })
        .collect();
    let mut cities: Vec<(Country, Span)> = Vec::new();
    for mention in scanned.mentions.iter().filter(|m| m.span.end <= lead_end) {
        let country = match mention.what {
            What::City(index) => Gazetteer::get().cities.get(usize::from(index)).and_then(|city| city.country),
            What::Country { code, form: Form::Capital } => Some(code),
            _ => None,
        };
        if let Some(country) = country.filter(|country| !cities.iter().any(|(known, _)| known == country)) {
            cities.push((country, mention.span));
        }
    }
    let mut countries: Vec<(Country, Span)> = Vec::new();
    for mention in scanned.mentions.iter().filter(|m| m.span.end <= lead_end) {
        if let What::Country { code, form: Form::Name | Form::Adjective } = mention.what
            && !countries.iter().any(|(known, _)| *known == code)
        {
            countries.push((code, mention.span));
        }
    }
    let taken: Vec<Taken> = std::mem::take(&mut verdict.taken);
    let around = Surroundings {
        lang,
        text: scanned.text,
        names,
        actors,
        own: own(),
        flags: &flags,
        countries: &countries,
        cities: &cities,
    };
    let mut found = settle(&taken, &around);
    if matches!(verdict.kind, Kind::Interview | Kind::Briefing | Kind::Speech) {
        found.truncate(1);
    }
    found
}
