//! What a message tells of: which of the events that its first sentences raise is the message's, and who is in it.
//!
//! Knows in which order a post is read (tags, quotations, labels, sentences) and how sure each must be. How people,
//! places and days are written out is not decided here.

mod around;
mod below;
mod others;
mod sources;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_acts;
mod weight;
mod words;

use super::field::{self, Counted};
use super::frames::{FrameFinder, Frames};
use super::gazetteer::{Scanned, What};
use super::kind::{self, Raised};
use super::labels::{self, Label};
use super::layout::words::Word;
use super::layout::{Layout, LineKind};
use super::names::Name;
use super::participants::actors::{self, Actor, Sentence, Sort};
use super::participants::assembled;
use super::participants::attended;
use super::participants::listed;
use super::participants::roll;
use super::participants::settle::Taken;
use super::participants::states;
use super::report::{Class, Kind, Lang, Realis, Span};
use super::russian::Case;
pub(super) use around::is_background;
use around::{is_bare, only_around};
pub(super) use below::{answers_press, greets_below};
use below::{behind_house, is_audience, met_below, named_below, rings, speakers_at, told_at};
use others::others;
use sources::{answers, happening, papers, says, spoken_of, stands_for, vouched};
use weight::{by_nobody, is_weighed, judged, passed, reported, witnessed};

/// A sentence of the lead with everything in it.
pub(super) struct Told {
    pub(super) actors: Vec<Actor>,
    pub(super) raised: Vec<Raised>,
}

/// The verdict over a message.
pub(super) struct Verdict {
    pub(super) kind: Kind,
    pub(super) confidence: u8,
    pub(super) evidence: Option<Span>,
    pub(super) realis: Option<Realis>,
    /// The sentence that decided, if one did.
    pub(super) sentence: Option<usize>,
    /// Who takes part, as the sentences had it.
    pub(super) taken: Vec<Taken>,
}

/// Reads one sentence.
pub(super) fn tell(
    scanned: &Scanned<'_>,
    lang: Lang,
    names: &[Name],
    words: &[Word],
    finder: &mut FrameFinder,
) -> Told {
    let sentence = Sentence::of(scanned, lang, words, names);
    let actors = actors::find(&sentence);
    let mut hits = Vec::new();
    Frames::get().find(scanned.text, words, finder, &mut hits);
    let raised = kind::raised(&sentence, &actors, &hits);
    Told { actors, raised }
}

/// What a message tells of, by what its sentences raise.
pub(super) fn decide(scanned: &Scanned<'_>, lang: Lang, names: &[Name], layout: &Layout, told: &[Told]) -> Verdict {
    let lead = &scanned.text[..layout.lead.last().map_or(0, |last| last.end as usize)];
    if let Some(tagged) = tagged(scanned, lang, layout, told) {
        return tagged;
    }
    if let Some(signed) = signed_paragraph(scanned, lang, names, layout, told) {
        return signed;
    }
    // A post that opens with a speaker's label is words of that speaker; so is what answers a question of the press.
    let asked = || asks(scanned, layout).then(|| labels::label(scanned, lang, names, layout)).flatten();
    if let Some(label) = labels::opening(scanned, lang, names, layout).or_else(asked) {
        return spoken(label, 88);
    }
    if let Some(title) = title(scanned, lang, names, layout) {
        return title;
    }
    if let Some(label) = labels::signed(scanned, lang, names, layout) {
        return spoken(label, 85);
    }
    let needed = [3_u8, 4, 4, 5, 6, 6];
    let mut weak: Option<(usize, &Raised)> = None;
    let field = Counted::of(scanned, lead.len());
    let elsewhere = field.is_elsewhere();
    let titles = titles(scanned, layout, told);
    for (index, one) in told.iter().enumerate() {
        let Some(best) = kind::strongest(one.raised.iter().filter(|r| !(elsewhere && field::misread(r)))) else {
            continue;
        };
        if index == 0
            && best.strength <= 4
            && matches!(best.kind, Kind::News | Kind::Comment)
            && passed(one, scanned.text, layout.lead[index])
        {
            return passed_on(best);
        }
        if index < 2
            && best.strength <= 4
            && matches!(best.kind, Kind::News | Kind::Comment)
            && let Some(said) = judged(one, scanned.text, layout.lead[index])
        {
            return verdict(told, index, said, layout, scanned, lang, names);
        }
        if let Some(said) = spoken_of(one, best, scanned, layout.lead[index]) {
            return verdict(told, index, said, layout, scanned, lang, names);
        }
        if best.strength >= needed[index.saturating_sub(titles).min(5)] {
            // `Will they meet? The spokesman told …`: who answers, speaks.
            let lead = layout.lead[index];
            let asked = index == 0 && scanned.text[lead.start as usize..lead.end as usize].trim_end().ends_with('?');
            if asked && told.get(1).is_some_and(says) {
                continue;
            }
            if best.kind == Kind::News && field.is_advertising() {
                break;
            }
            let short = || layout.lead_words(scanned.text, 0).len() <= HEADING;
            let heads = || is_heading(best) && short() || around::sent_by_spokesman(one, best, lead);
            if index == 0 && (heads() && told.get(1).is_some_and(meets) || below::is_invited_to(best, told.get(1))) {
                continue;
            }
            if index == 0 && best.kind == Kind::News && best.strength <= 3 {
                if told.iter().skip(1).take(2).find(|next| !next.raised.is_empty()).is_some_and(answers) {
                    continue;
                }
                if let Some(said) = vouched(one, names).filter(|said| !witnessed(one, said, names, scanned.text, lead))
                {
                    return verdict(told, index, said, layout, scanned, lang, names);
                }
            }
            if index > 0 && tells_of_it(one, best, names, scanned.text, lead)
                || papers(one, best, scanned.text, lead)
                || witnessed(one, best, names, scanned.text, lead)
                || reported(one, best, scanned.text, lead)
            {
                return passed_on(best);
            }
            if let Some(news) =
                happening(one, best, names, scanned.text).filter(|_| !is_weighed(one, best, scanned.text, lead))
            {
                return verdict(told, index, news, layout, scanned, lang, names);
            }
            return verdict(told, index, best, layout, scanned, lang, names);
        }
        let later = index == 0 || matches!(best.kind, Kind::News | Kind::Comment);
        if index < 3 && later && weak.is_none_or(|(_, w)| w.strength < best.strength) {
            weak = Some((index, best));
        }
    }
    if let Some(label) = labels::label(scanned, lang, names, layout) {
        return spoken(label, 70);
    }
    if let Some((index, best)) = weak.filter(|(_, w)| w.strength >= 2 && !field.is_advertising()) {
        if best.kind == Kind::Comment
            && best.strength == 2
            && !best.chosen.iter().any(|c| stands_for(&told[index].actors[c.actor], names))
        {
            return passed_on(best);
        }
        return verdict(told, index, best, layout, scanned, lang, names);
    }
    let things = scanned.mentions.iter().filter(|m| !matches!(m.what, What::Frame(_))).count() + names.len();
    let kind = field.fallback(lead, lang, things);
    Verdict { kind, confidence: 45, evidence: None, realis: None, sentence: None, taken: Vec::new() }
}

/// A heading that only says what sort of paper follows has no more words, `MEDIA STATEMENT`.
const HEADING: usize = 4;

/// How many lines of a letterhead and a title that tell nothing stand above: of those only one takes room.
fn titles(scanned: &Scanned<'_>, layout: &Layout, told: &[Told]) -> usize {
    let ends = |lead: Span| {
        let line = scanned.text[lead.start as usize..lead.end as usize].trim_end();
        line.ends_with(['.', '!', '?', ':', ';'])
    };
    let titles = layout.lead.iter().zip(told).take_while(|(lead, one)| one.raised.is_empty() && !ends(**lead));
    titles.count().saturating_sub(1)
}

/// Whether nobody is told to speak in what raises a statement.
fn is_heading(best: &Raised) -> bool {
    best.kind == Kind::Comment && best.chosen.is_empty()
}

/// Whether somebody without weight or name only passes on what stands above: `Об этом рассказал врач`.
fn tells_of_it(one: &Told, best: &Raised, names: &[Name], text: &str, lead: Span) -> bool {
    let weighty = || best.chosen.iter().any(|c| stands_for(&one.actors[c.actor], names));
    let of_it = || text[lead.start as usize..].starts_with("Об этом") && !weighty();
    best.kind == Kind::Comment && (of_it() || by_nobody(best, text, lead))
}

/// Whether remarks are a statement in writing: `the Spokesperson's remarks on …`.
fn is_written(best: &Raised, taken: &[Taken], text: &str) -> bool {
    let role = taken.first().and_then(|one| one.actor.role.as_ref());
    let owner = taken.first().map_or("", |one| &text[one.actor.span.end as usize..]);
    best.kind == Kind::Speech
        && (text[best.span.start as usize..].starts_with(['\'', '’'])
            || ["'s Remarks on", "’s Remarks on", "'s remarks on", "’s remarks on"]
                .iter()
                .any(|own| owner.starts_with(own)))
        && role.is_some_and(|role| role.full.contains("pokes"))
}

/// Whether a post opens with a question that is put to somebody: `❓ A newspaper claims …`, `Вопрос: …`.
fn asks(scanned: &Scanned<'_>, layout: &Layout) -> bool {
    layout.lines.first().is_some_and(|line| {
        let written = &scanned.text[line.span.start as usize..line.span.end as usize];
        line.sign == Some('❓') || ["Question:", "Q:", "Вопрос:"].iter().any(|opening| written.starts_with(opening))
    })
}

/// Whether a sentence tells of a meeting before anything else.
fn meets(one: &Told) -> bool {
    kind::strongest(one.raised.iter()).is_some_and(|best| best.kind.class() == Class::Meeting && best.strength >= 4)
}

/// A dash and a name at the end of the first paragraph quote all of it.
fn signed_paragraph(
    scanned: &Scanned<'_>,
    lang: Lang,
    names: &[Name],
    layout: &Layout,
    told: &[Told],
) -> Option<Verdict> {
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
        let mut signed = verdict(told, index, best, layout, scanned, lang, names);
        // `Happy National Day! – Jane Roe`: what is signed greets itself.
        let greets = |r: &Raised| r.kind == Kind::Message && r.realis.is_none() && r.strength >= 4;
        if told[..index].iter().take(2).any(|one| one.raised.iter().any(greets)) {
            signed.kind = Kind::Message;
        }
        return Some(signed);
    }
    None
}

/// Who only passes on what happened is a source, not a speaker.
fn passed_on(best: &Raised) -> Verdict {
    Verdict {
        kind: Kind::News,
        confidence: 60,
        evidence: Some(best.span),
        realis: None,
        sentence: None,
        taken: Vec::new(),
    }
}

/// What a first line says that a sign of speech opens, where it is a title of statements or nothing is told but it.
fn title(scanned: &Scanned<'_>, lang: Lang, names: &[Name], layout: &Layout) -> Option<Verdict> {
    let line =
        layout.lines.first().filter(|line| line.kind == LineKind::Quote && !layout.is_quoted(line.span.start + 4))?;
    let one = [tell(scanned, lang, names, &labels::words_of(scanned, layout, line.span), &mut FrameFinder::default())];
    let best = kind::strongest(one[0].raised.iter())?;
    let titled = best.kind.class() == Class::Statement && best.kind != Kind::Comment && best.strength >= 4;
    let alone = layout.lead.is_empty() && best.strength >= 4 && !best.chosen.is_empty();
    (titled || alone).then(|| verdict(&one, 0, best, layout, scanned, lang, names))
}

/// A statement of whom a label names.
fn spoken(label: Label, confidence: u8) -> Verdict {
    Verdict {
        kind: label.kind,
        confidence,
        evidence: Some(label.speaker.actor.span),
        realis: None,
        sentence: None,
        taken: vec![label.speaker],
    }
}

/// The verdict that what a sentence raises gives, with all who take part in it.
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
    // `А.Роу: мы готовы`, and below `Министр провёл переговоры с …`: the words are from what is told.
    if let Some(next) = told.get(1).filter(|_| index == 0 && best.kind == Kind::Comment)
        && let Some(met) = met_below(next, scanned.text, layout).or_else(|| below::rung(next))
    {
        return verdict(told, 1, met, layout, scanned, lang, names);
    }
    let class = best.kind.class();
    if !(class == Class::Meeting && only_around(&told[index], best, scanned.text)) {
        take(&mut taken, &told[index], best);
    }
    if class == Class::Statement
        && let Some(speakers) = behind_house(&taken, &told[index + 1..told.len().min(index + 3)])
    {
        taken = speakers;
    }
    if class == Class::Statement
        && index == 0
        && let Some(named) = named_below(&taken, told, scanned.text, layout)
    {
        taken = named;
    }
    if class == Class::Meeting {
        others(&mut taken, told, index, best, layout, (scanned.text, names));
    } else if best.kind == Kind::Message {
        // A title may name the addressee alone.
        for one in &told[index..told.len().min(index + 2)] {
            for other in one.raised.iter().filter(|r| r.kind == Kind::Message && !std::ptr::eq(*r, best)) {
                take(&mut taken, one, other);
            }
        }
        // A title names whom it is to, the sentence under it who sent it.
        if let Some(next) = told.get(index + 1).filter(|_| index == 0 && taken.len() <= 1) {
            for other in next.raised.iter().filter(|r| r.kind == Kind::Message && r.chosen.len() >= 2) {
                take(&mut taken, next, other);
            }
        }
    }
    // Who takes part in what is greeted has no name: `направил приветствие участникам форума`.
    if best.kind == Kind::Message && taken.len() > 1 {
        taken.retain(|one| !is_audience(one));
    }
    if class == Class::Statement && taken.is_empty() {
        // `…, сообщила компания. Там добавили, что …`: the sentence before names whose house it is.
        for one in told[index..told.len().min(index + 3)].iter().chain(index.checked_sub(1).map(|before| &told[before]))
        {
            // Who only spreads it does not say it.
            let spreads = |r: &Raised| r.chosen.iter().all(|c| one.actors[c.actor].sort == Sort::Media);
            let said = |r: &&Raised| r.kind.class() == Class::Statement && !r.chosen.is_empty() && !spreads(r);
            if let Some(other) = one.raised.iter().find(said) {
                take(&mut taken, one, other);
                break;
            }
        }
    }
    if class == Class::Statement && taken.is_empty() {
        taken.extend(labels::label(scanned, lang, names, layout).map(|label| label.speaker));
    }
    if best.kind == Kind::Comment && taken.is_empty() {
        let titled = below::titled(&told[index]).filter(|_| lang == Lang::EN);
        taken = titled.map_or_else(|| below::states_speaking(scanned, lang, names, layout, index), |one| vec![one]);
    }
    let sentences: Vec<&[Actor]> = told.iter().map(|one| one.actors.as_slice()).collect();
    let talking = if class == Class::Meeting { labels::talking(scanned, lang, names, layout) } else { Vec::new() };
    roll::complete(&mut taken, best.kind, index, &sentences, &talking);
    if class == Class::Meeting {
        if !taken.is_empty() || best.kind == Kind::Ceremony && lang == Lang::RU {
            taken.extend(named_apart(scanned, lang, names, layout, index));
        }
        // Who reports of a meeting was not at it.
        let notice = taken.len() > 1 && lang == Lang::EN;
        taken.retain(|one| one.actor.sort != Sort::Media && !(notice && below::announces(one, scanned.text)));
        let nobody = || told[index].actors.iter().all(|actor| actor.sort != Sort::Person);
        if best.kind == Kind::Meeting && taken.is_empty() && nobody() {
            let words = layout.lead_words(scanned.text, index.min(layout.lead.len().saturating_sub(1)));
            let sentence = Sentence::of(scanned, lang, words, names);
            let organisation = assembled::find(&sentence).or_else(|| assembled::unlisted(&sentence));
            taken.extend(organisation.map(|actor| Taken { actor, case: Case::Nominative }));
        }
    }
    side_by_side(&mut taken, class, || acting(scanned, lang, names, layout, index, best.kind));
    // Where nobody else is named a country acts itself.
    if taken.is_empty() && (class == Class::Meeting || matches!(best.kind, Kind::Comment | Kind::Message)) {
        let acting = acting(scanned, lang, names, layout, index, best.kind);
        taken.extend(acting.into_iter().map(|actor| Taken { actor, case: Case::Nominative }));
    }
    let written = is_written(best, &taken, scanned.text);
    let kind = match told_at(told, index, best.kind, (scanned.text, layout)) {
        _ if written => Kind::Comment,
        Kind::Meeting if rings(scanned.text, layout) => Kind::Call,
        kind => kind,
    };
    if let Some(speakers) = speakers_at(told, index, (best.kind, kind), &taken) {
        taken = speakers;
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

/// Puts a union and the states beside it in the place of the union alone: `The European Union and Norway held talks`.
fn side_by_side(taken: &mut Vec<Taken>, class: Class, acting: impl Fn() -> Vec<Actor>) {
    let [one] = taken.as_slice() else { return };
    if class != Class::Meeting || one.actor.sort != Sort::Body || one.actor.first > 1 {
        return;
    }
    let acting = acting();
    if acting.len() > 1 && acting.iter().any(|state| one.actor.span.holds(state.span)) {
        *taken = acting.into_iter().map(|actor| Taken { actor, case: Case::Nominative }).collect();
    }
}

/// Who the lines behind the sentence that decided name as being there, and who a list below it.
fn named_apart(
    scanned: &Scanned<'_>,
    lang: Lang,
    names: &[Name],
    layout: &Layout,
    index: usize,
) -> impl Iterator<Item = Taken> {
    let from = layout.lead.get(index).map_or(0, |lead| lead.end);
    let there = attended::find(scanned, lang, names, layout, from);
    let listed = listed::find(
        scanned,
        lang,
        names,
        layout,
        layout.lead.get(index + 2).or(layout.lead.last()).map_or(from, |lead| lead.end),
    );
    there.into_iter().chain(listed).filter_map(|actor| Some(Taken { case: actor.standing.case()?, actor }))
}

/// The countries that act themselves in a sentence, or below a heading that names nobody: `Press statement`.
fn acting(scanned: &Scanned<'_>, lang: Lang, names: &[Name], layout: &Layout, index: usize, kind: Kind) -> Vec<Actor> {
    let last = layout.lead.len().saturating_sub(1);
    let at = |at: usize| {
        let sentence = Sentence::of(scanned, lang, layout.lead_words(scanned.text, at), names);
        states::find(&sentence, kind.class() == Class::Meeting)
    };
    let found = at(index.min(last));
    let heading = index == 0 && last > 0 && kind == Kind::Comment && is_bare(scanned, layout.lead[0]);
    if found.is_empty() && heading { at(1) } else { found }
}

/// What a line of hashtags at the head settles: announcements and days in history. Where people met to remember, the
/// tags only say what for.
fn tagged(scanned: &Scanned<'_>, lang: Lang, layout: &Layout, lead: &[Told]) -> Option<Verdict> {
    let line = layout.lines.iter().find(|line| line.kind == LineKind::Tags)?;
    // Further down tags settle nothing.
    layout.lines.first().filter(|head| head.span == line.span)?;
    let told = tell(scanned, lang, &[], &labels::words_of(scanned, layout, line.span), &mut FrameFinder::default());
    let met =
        || lead.iter().take(2).flat_map(|one| &one.raised).any(|r| r.kind.class() == Class::Meeting && r.strength >= 4);
    let settles = |r: &&Raised| r.strength == 6 || r.kind == Kind::History && r.strength >= 4 && !met();
    let Raised { kind, span, .. } = *told.raised.iter().find(settles)?;
    // What is announced is a meeting of its own, where the sentence tells who meets.
    if kind == Kind::Announcement && lead.first().is_some_and(below::is_to_meet) {
        return None;
    }
    if let Some(speaker) = around::given_live(layout, lead).filter(|_| kind == Kind::Announcement) {
        return Some(spoken(speaker, 75));
    }
    let bare = Verdict { kind, confidence: 85, evidence: Some(span), realis: None, sentence: None, taken: Vec::new() };
    matches!(kind, Kind::Announcement | Kind::History).then_some(bare)
}
