//! From one message to one report: the stages of this folder in their order.
//!
//! The only place that knows all of them. Never looks at another message: what neighbours tell is in
//! [`super::resolve()`].

use std::cell::RefCell;

use super::dates::{self, Circumstances};
use super::frames::{FrameFinder, Frames};
use super::gazetteer::{Form, Gazetteer, Scanned, Scanner, What};
use super::kind;
use super::labels;
use super::layout::{Layout, Plain};
use super::names::{self, Name};
use super::owner::Owners;
use super::participants::actors::{Actor, Sort};
use super::participants::settle::{Surroundings, Taken, settle};
use super::report::{Basis, Class, Country, Field, Kind, Lang, Participant, Post, Realis, Report, Span, Yearless};
use super::russian::Case;
use super::verdict::{Told, Verdict, answers_press, decide, greets_below, is_background, tell};
use super::{further, language, occasion, participants, place, stance, topics};
use crate::dump::{Day, Days};

/// Reads reports from messages. Built once a session, then shared: what it gives never changes.
#[derive(Debug)]
pub struct Extractor {
    /// Filled again for each message, so that their memory is taken once.
    scanner: RefCell<Scanner>,
    owners: Owners,
    finder: RefCell<FrameFinder>,
}

impl Extractor {
    /// Compiles the facts.
    #[must_use]
    #[allow(clippy::new_without_default)] // it is work, not a default
    pub fn new() -> Self {
        Gazetteer::get();
        Frames::get();
        Self { scanner: RefCell::default(), owners: Owners::default(), finder: FrameFinder::remembering().into() }
    }

    /// Gives back the memory of what it remembers of words; what it is asked for afterwards it finds out anew.
    pub fn forget(&self) {
        self.scanner.take();
        self.finder.replace(FrameFinder::remembering());
    }

    /// What one message tells of one event.
    #[must_use]
    pub fn report(&self, post: &Post<'_>) -> Report {
        let plain = Plain::of(post.text);
        let mut buffer = self.scanner.borrow_mut();
        let scanned = buffer.scan(plain.text());
        let lang = language::language_of(&scanned);
        let mut report =
            further::report(post, &plain, &scanned, lang).unwrap_or_else(|| read(self, post, &plain, &scanned, lang));
        // Evidence was read in the cleaned text; it is shown in the original.
        report.move_evidence(|span| plain.original(post.text, span));
        report
    }
}

fn read(extractor: &Extractor, post: &Post<'_>, plain: &Plain, scanned: &Scanned<'_>, lang: Lang) -> Report {
    let text = plain.text();
    let layout = Layout::of_runs(text, scanned.runs);
    layout.cut_lead(text, scanned.runs);
    let mut names = names::find(scanned, lang, &participants::blocked(scanned, &layout));
    participants::believed(scanned, lang == Lang::RU, &mut names);
    if lang == Lang::EN {
        labels::announced(scanned, &layout, &mut names);
    }
    participants::listed::named(scanned, &layout, &mut names);
    let mut finder = extractor.finder.borrow_mut();
    let told: Vec<Told> = (0..layout.lead.len())
        .map(|at| {
            let mut one = tell(scanned, lang, &names, layout.lead_words(text, at), &mut finder);
            if at > 0 && is_background(&text[layout.lead[at].start as usize..]) {
                one.raised.clear();
            }
            one
        })
        .collect();
    let mut verdict = decide(scanned, lang, &names, &layout, &told);
    if verdict.kind == Kind::Comment
        && (labels::greets(scanned, &layout, &mut finder) && !answers_press(text, &layout, &verdict)
            || greets_below(scanned, &layout, &told, &verdict))
    {
        verdict.kind = Kind::Message;
    }
    sign(scanned, lang, &names, &layout, &mut verdict);
    let posted = post.posted.map(crate::dump::Posted::day);
    let first = Some(0).filter(|_| verdict.kind.class() == Class::Other);
    let telling = verdict.sentence.or(first).and_then(|at| layout.lead.get(at));
    let long_ago = |lead: &Span| {
        let trigger = verdict.evidence.filter(|trigger| verdict.kind.class() == Class::Meeting && lead.holds(*trigger));
        dates::is_history(&text[lead.start as usize..lead.end as usize], posted)
            || trigger.is_some_and(|trigger| dates::is_of_long_ago(text, *lead, trigger, posted))
    };
    if telling.is_some_and(long_ago) {
        verdict.kind = Kind::History;
    }
    let dates = dates::find(scanned, &layout);
    let mut realis = realis(&verdict);
    let circumstances = Circumstances {
        posted,
        realis: realis.as_ref().map(|r| r.value),
        kind: Some(verdict.kind),
        year: None,
        trigger: verdict.evidence,
        echo: verdict.sentence.and_then(|at| echo(text, lang, &layout, &told, at, verdict.kind)),
        home: post.channel.and_then(|title| extractor.owners.agency(title)),
    };
    let date = dates::choose(scanned, &layout, &dates, &circumstances);
    let telling = layout.lead.iter().find(|lead| verdict.evidence.is_some_and(|told| lead.holds(told)));
    let date = date.and_then(|found| dates::not_ahead(found, posted, telling, &mut verdict.kind, &mut realis));
    let circumstances =
        Circumstances { kind: Some(verdict.kind), realis: realis.as_ref().map(|r| r.value), ..circumstances };
    let class = verdict.kind.class();
    let yearless = if date.is_none() { yearless(scanned, &layout, &dates, &circumstances) } else { None };
    let told_end = layout.lead.last().map_or(0, |s| s.end);
    let owner = || (extractor.owners.of(post), circumstances.home);
    let participants = people(scanned, lang, &names, &told, told_end, &mut verdict, owner);
    let lead_end = layout.lead.first().map_or(0, |s| s.end);
    let (shown, date) = match date {
        Some((field, basis)) => (Some((field.value, basis)), Some(field)),
        None => (post.posted.map(|posted| (Days::one(posted.day()), Basis::Posted)), None),
    };
    // What the first sentences tell as a whole no word of theirs raises.
    let whole = || layout.lead.first().copied().filter(|_| !matches!(verdict.kind, Kind::News | Kind::Other));
    Report {
        lang,
        kind: Field {
            value: verdict.kind,
            evidence: verdict.evidence.or_else(whole).into_iter().collect(),
            confidence: verdict.confidence,
        },
        realis: realis.unwrap_or(Field { value: Realis::Past, evidence: Vec::new(), confidence: 60 }),
        stance: (class == Class::Statement).then(|| stance::stance(scanned, lead_end)).flatten(),
        date,
        yearless,
        date_shown: shown,
        participants,
        place: place::place(scanned, &layout, lang, &dates, &circumstances),
        occasion: occasion::occasion(scanned, &layout, lang, &circumstances),
        countries: countries(scanned, &names),
        topics: topics::topics(scanned),
        hashtags: plain.hashtags().to_vec(),
    }
}

/// Takes who signs, where that tells who acted or spoke.
fn sign(scanned: &Scanned<'_>, lang: Lang, names: &[Name], layout: &Layout, verdict: &mut Verdict) {
    // Who signs speaks, whatever house the words are of.
    let unnamed = || verdict.taken.iter().all(|taken| taken.actor.name.is_none() || taken.actor.role.is_none());
    if matches!(verdict.kind, Kind::Comment | Kind::Message)
        && unnamed()
        && let Some(signed) = participants::signed::signature(scanned, lang, names, layout)
    {
        let other = |taken: &Taken| taken.actor.name.is_some_and(|name| Some(name) != signed.actor.name);
        if !verdict.taken.iter().any(other) {
            verdict.taken.retain(|taken| verdict.kind == Kind::Message && taken.actor.name.is_none());
            verdict.taken.insert(0, signed);
        }
    }

    // A statement of a house is under its letterhead.
    let only = |taken: &Taken| taken.actor.sort == Sort::Body && taken.actor.first > 0 && taken.actor.country.is_none();
    if matches!(verdict.kind, Kind::Comment | Kind::Message)
        && verdict.taken.iter().all(only)
        && let Some(house) = participants::signed::house(scanned, lang, names, layout)
    {
        verdict.taken = vec![house];
    }

    // A letter is signed by who sends it, its title names the other.
    if verdict.kind == Kind::Message
        && let Some(one) = verdict.taken.first().map(|one| one.actor.name)
        && verdict.taken.iter().all(|other| other.actor.name == one)
        && let Some(sender) = participants::signed::bare(scanned, lang, names, layout)
        && sender.actor.name != one
    {
        verdict.taken.insert(0, sender);
    }

    // Where nobody stands who does it, whoever signs has done it.
    if verdict.kind.class() == Class::Meeting
        && lang == Lang::RU
        && verdict.taken.iter().all(|one| one.case != Case::Nominative)
        && !verdict.taken.is_empty()
        && let Some(author) = participants::signed::author(scanned, lang, names, layout)
    {
        verdict.taken.insert(0, author);
    }
}

/// Where one of the next sentences tells a meeting again that a title names: it has the day and the place.
fn echo(text: &str, lang: Lang, layout: &Layout, told: &[Told], sentence: usize, kind: Kind) -> Option<Span> {
    if kind.class() != Class::Meeting {
        return None;
    }
    // Under a title that it happened is told, with those who take part or without.
    let titled = sentence == 0
        && layout.lead.first().is_some_and(|title| {
            !text[title.start as usize..title.end as usize].trim_end().ends_with(['.', '!', ':', ';'])
        });
    let happens = |realis| !matches!(realis, Some(Realis::Negated | Realis::Hypothetical));
    let further = told.iter().skip(sentence + 1).take(if lang == Lang::EN { 4 } else { 2 });
    let further = further.flat_map(|one| &one.raised);
    further
        .filter(|r| {
            kind::alike(r.kind, kind)
                && r.strength >= 4
                && (titled || r.kind == Kind::Ceremony && kind == Kind::Ceremony || !r.chosen.is_empty())
                && happens(r.realis)
        })
        .map(|r| r.span)
        .next()
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

fn realis(verdict: &Verdict) -> Option<Field<Realis>> {
    let evidence: Vec<Span> = verdict.evidence.into_iter().collect();
    let value = match (verdict.realis, verdict.kind) {
        (Some(realis), _) => realis,
        (None, Kind::Announcement) => Realis::Future,
        // Words that a label gives somebody were said.
        (None, kind) if kind.class() == Class::Statement && !evidence.is_empty() => Realis::Past,
        _ => return None,
    };
    Some(Field { value, evidence, confidence: if verdict.sentence.is_some() { 80 } else { 70 } })
}

fn people(
    scanned: &Scanned<'_>,
    lang: Lang,
    names: &[Name],
    told: &[Told],
    lead_end: u32,
    verdict: &mut Verdict,
    owner: impl FnOnce() -> (Option<Country>, Option<Country>),
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
        let new =
            |country: &Country| !cities.iter().any(|(known, _)| known == country) && !is_of_a_name(names, mention.span);
        if let Some(country) = country.filter(new) {
            cities.push((country, mention.span));
        }
    }
    let mut countries: Vec<(Country, Span)> = Vec::new();
    for mention in scanned.mentions.iter().filter(|m| m.span.end <= lead_end) {
        if let What::Country { code, form: Form::Name | Form::Adjective } = mention.what
            && !is_of_a_name(names, mention.span)
            && !countries.iter().any(|(known, _)| *known == code)
        {
            countries.push((code, mention.span));
        }
    }
    let actors: Vec<&Actor> = told.iter().flat_map(|one| &one.actors).collect();
    let taken: Vec<Taken> = std::mem::take(&mut verdict.taken);
    let (own, home) = owner();
    let around = Surroundings {
        lang,
        scanned,
        names,
        actors: &actors,
        own,
        home,
        flags: &flags,
        countries: &countries,
        cities: &cities,
        travels: verdict.kind == Kind::Visit,
    };
    let mut found = settle(&taken, &around);
    if matches!(verdict.kind, Kind::Interview | Kind::Briefing | Kind::Speech) {
        found.truncate(1);
    }
    found
}

/// The countries of a text; `Israel Roe` names none.
fn countries(scanned: &Scanned<'_>, names: &[Name]) -> Vec<Field<Country>> {
    let mut found = further::countries_of_all(scanned);
    found.retain_mut(|field| {
        field.evidence.retain(|span| !is_of_a_name(names, *span));
        !field.evidence.is_empty()
    });
    found
}

/// Whether a country stands inside a person's name of several words.
fn is_of_a_name(names: &[Name], country: Span) -> bool {
    let at = names.partition_point(|name| name.span.end <= country.start);
    names.get(at).is_some_and(|name| name.span.start <= country.start && !name.given.is_empty())
}
