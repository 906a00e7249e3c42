//! What sort of event a message tells of: which of the frames in its first sentences wins.
//!
//! The header speaks first, then the sentences behind it, each with less right. Where no frame fires, the
//! build of the post and a few plain signs decide. Reads frames and actors, makes none.

use super::endings::Endings;
use super::frames::Hit;
use super::gazetteer::{Form, What};
use super::layout::words::is;
use super::participants::actors::{Actor, Sentence, Sort};
use super::participants::asides;
use super::participants::choose::{self, Chosen};
use super::quoting;
use super::realis::{self, Trigger};
use super::russian::Case;
use super::{Class, Kind, Lang, Realis, Span};
use crate::event::lexicon::{WordSet, words};

/// A frame with its participants, or a way of quoting somebody that needs no frame.
#[derive(Clone, Debug)]
pub struct Raised {
    /// What it raises.
    pub kind: Kind,
    /// How surely, as in the table of frames.
    pub strength: u8,
    /// First word of it.
    pub first: usize,
    /// Who takes part.
    pub chosen: Vec<Chosen>,
    /// Whether it happened, where the words tell.
    pub realis: Option<Realis>,
    /// Whether it is another than the one that is told: what was before it, what it was to prepare.
    pub elsewhere: bool,
    /// The words.
    pub span: Span,
}

/// Everything in a sentence that raises an event, with its participants.
#[must_use]
pub fn raised(s: &Sentence<'_>, actors: &[Actor], hits: &[Hit]) -> Vec<Raised> {
    let earlier = asides::is_of_before(s);
    let mut all: Vec<Raised> = hits
        .iter()
        .filter_map(|hit| {
            if is_only_around(s, hit) {
                return None;
            }
            let chosen = choose::participants(s, actors, hit)?;
            let behind = hit.behind.max(hit.first + 1).min(s.words.len());
            let span = Span { start: s.words[hit.first].start, end: s.words[behind - 1].end };
            let frame = hit.frame;
            // Words of somebody whom nobody knows count for less, where the frame does not ask who it is.
            let asks = (frame.left.count > 0 || frame.right.count > 0) && frame.left.needed + frame.right.needed == 0;
            // Whom an agency quotes is heard, whoever it is.
            let to_press = actors.iter().any(|a| a.sort == Sort::Media && a.first == hit.behind);
            let unheard = frame.kind == Kind::Comment && frame.strength == 4 && asks && chosen.is_empty() && !to_press;
            let passing = frame.kind == Kind::Comment && is_reason(s, hit.first);
            let aside = frame.strength > 3
                && (frame.kind == Kind::Visit && is_relative(s, hit.first)
                    || frame.kind.class() == Class::Meeting && is_participial(s, hit.first));
            let trigger = Trigger { first: hit.first, behind, told: hit.realis };
            let realis = if frame.kind.class() == Class::Meeting { Some(realis::of(s, trigger)) } else { hit.realis };
            Some(Raised {
                kind: frame.kind,
                strength: match () {
                    () if passing => 1,
                    () if aside => 3,
                    () => frame.strength - u8::from(unheard),
                },
                first: hit.first,
                elsewhere: matches!(frame.kind, Kind::Meeting | Kind::Call | Kind::Visit)
                    && (earlier || (hit.first..behind).any(|at| asides::is_met_at_another(s, at))),
                chosen,
                realis,
                span,
            })
        })
        .collect();
    purposes(s, &mut all);
    // Of two meetings the one that only gives the time of the other is not the one that is told.
    let proper = |r: &Raised| {
        let person = |c: &&Chosen| matches!(actors[c.actor].sort, Sort::Person | Sort::Head | Sort::Office);
        matches!(r.kind, Kind::Meeting | Kind::Call)
            && r.strength >= 4
            && r.chosen.iter().filter(person).nth(1).is_some()
            && !r.elsewhere
    };
    if all.iter().any(proper) {
        for other in all.iter_mut().filter(|r| r.elsewhere) {
            other.chosen.clear();
            other.strength = other.strength.min(3);
        }
    }
    // What was done is told, whoever is named as the source of it: `X and Y signed a pact - ministry`.
    let acted = hits.iter().any(|hit| hit.frame.kind.class() == Class::Meeting && hit.realis.is_some())
        && all.iter().any(|r| {
            r.kind.class() == Class::Meeting && r.strength >= 4 && (!r.chosen.is_empty() || r.kind == Kind::Ceremony)
        })
        && !s.words.iter().any(|word| SELF.has(word.of(s.text)));
    all.extend(quoting::attributed(s, actors, acted));
    if s.lang == Lang::RU {
        told_within(s, actors, &mut all);
        said_in_talk(s, &mut all);
    }
    behind_label(s, actors, &mut all);
    reported_at(s, actors, &mut all);
    // `проведет пресс-конференцию`: what is announced has not been held.
    let ahead = all.iter().find(|r| r.kind == Kind::Announcement && r.strength == 6).map(|r| r.span.end);
    for held in all.iter_mut().filter(|r| r.kind == Kind::Briefing && Some(r.span.end) == ahead) {
        held.strength = 4;
    }
    if all.iter().all(|raised| raised.strength <= 2) {
        all.extend(together(s, actors));
    }
    // However a conversation is called, by wire it is a call.
    if all.iter().any(|raised| raised.kind == Kind::Meeting) && by_wire(s) {
        all.iter_mut().filter(|raised| raised.kind == Kind::Meeting).for_each(|raised| raised.kind = Kind::Call);
    }
    all
}

/// `received the Ambassador to express condolences`, `met the Mayor and congratulated him`: what somebody meets for, and does
/// there, is less than the meeting.
fn purposes(s: &Sentence<'_>, all: &mut [Raised]) {
    let meets = |r: &Raised| r.kind.class() == Class::Meeting && r.strength >= 4 && !r.chosen.is_empty();
    let Some(first) = all.iter().filter(|r| meets(r)).map(|r| r.first).min() else { return };
    for purpose in all.iter_mut().filter(|r| matches!(r.kind, Kind::Message | Kind::Comment) && r.first > first) {
        // `to express condolences`, where the frame may begin with the one or the other.
        let back = if purpose.first > 1 { 2 } else { 1 };
        let led = |word: &str| (purpose.first - back..=purpose.first).any(|at| is(s.word(at), word));
        if led("to") || purpose.kind == Kind::Message && (led("and") || led(",")) {
            purpose.strength = purpose.strength.min(3);
        }
    }
}

/// What is said within what a person says is not what the sentence tells: `Роу сообщила, что банк допускает рост`; nor does
/// a house speak by what is told of it: `Банк предложит новые правила, сообщил Роу`.
fn told_within(s: &Sentence<'_>, actors: &[Actor], all: &mut [Raised]) {
    let person = |c: &Chosen| matches!(actors[c.actor].sort, Sort::Person | Sort::Head | Sort::Office);
    let says = |r: &&Raised| r.kind == Kind::Comment && r.chosen.iter().any(person);
    let that = |r: &&Raised| {
        let behind = s.word_behind(r.span.end);
        is(s.word(behind.saturating_sub(1)), "что") || s.word(behind) == "," && is(s.word(behind + 1), "что")
    };
    let first = all.iter().filter(says).filter(that).min_by_key(|r| r.first).map(|r| (r.span.end, r.strength));
    if let Some((end, strength)) = first {
        let within = |other: &&mut Raised| other.kind == Kind::Comment && other.span.start >= end;
        all.iter_mut().filter(within).for_each(|other| other.strength = other.strength.min(strength));
    }
    // `Министр считает, что …, сообщил Рейтер`: an agency only spreads it.
    let spreads = |r: &Raised| {
        r.kind == Kind::Comment
            && !r.chosen.is_empty()
            && r.chosen.iter().all(|c| !c.left && actors[c.actor].sort == Sort::Media)
    };
    if all.iter().any(|r| says(&r) && r.strength >= 4) {
        all.iter_mut().filter(|r| spreads(r)).for_each(|r| r.strength = r.strength.min(2));
    }
    let last = all.iter().filter(says).max_by_key(|r| r.first).filter(|r| {
        r.first > 1 && s.word(r.first - 1) == "," && r.chosen.iter().all(|c| !c.left && c.case == Case::Nominative)
    });
    if let Some((start, strength, chosen)) = last.map(|r| (r.span.start, r.strength, r.chosen.clone())) {
        let houses = |r: &Raised| !r.chosen.is_empty() && r.chosen.iter().all(|c| actors[c.actor].sort == Sort::Body);
        for other in all.iter_mut().filter(|r| r.kind == Kind::Comment && r.span.end <= start && r.strength >= strength)
        {
            if houses(other) {
                other.chosen.clone_from(&chosen);
            }
        }
    }
}

/// What somebody says in a talk is said, where the talk is only where: `Роу в беседе с Доу заявил, что …`.
fn said_in_talk(s: &Sentence<'_>, all: &mut [Raised]) {
    static SAYS: WordSet = WordSet::beginnings(words![
        "заяв",
        "отмет",
        "назвал",
        "подчеркн",
        "сказал",
        "сообщил",
        "рассказ",
        "признал",
        "напомнил"
    ]);
    let said = |r: &&Raised| r.kind == Kind::Comment && r.strength >= 4 && SAYS.has(s.word(r.first));
    let Some(last) = all.iter().filter(said).map(|r| r.first).max() else { return };
    let only_where = |r: &&mut Raised| {
        r.kind == Kind::Meeting && r.first < last && ["в", "во"].iter().any(|w| is(s.word(r.first), w))
    };
    all.iter_mut().filter(only_where).for_each(|r| r.strength = r.strength.min(3));
}

/// What a label tells is told, not said, where it names who does it: `МИД: министр Роу позвонила Доу`, and of what lies
/// ahead with its day, `Роу: президент 5 мая посетит Осло`.
fn behind_label(s: &Sentence<'_>, actors: &[Actor], all: &mut [Raised]) {
    let label = |r: &Raised| {
        let [speaker] = r.chosen.as_slice() else { return None };
        let actor = &actors[speaker.actor];
        let opens = actor.first < 2 && r.span == actor.span && s.word(actor.behind) == ":";
        let told = s.words.get(actor.behind + 1).is_some_and(|next| !next.quoted && !quotes(next.of(s.text)));
        (r.kind == Kind::Comment && opens && told).then_some(speaker.actor)
    };
    let Some((at, speaker)) = all.iter().enumerate().find_map(|(at, r)| Some((at, label(r)?))) else { return };
    let behind = actors[speaker].behind;
    let house = matches!(actors[speaker].sort, Sort::Body | Sort::Media);
    let dated = (behind..s.words.len()).any(|at| s.word(at).starts_with(|c: char| c.is_ascii_digit()));
    let who =
        |c: &&Chosen| c.actor != speaker && matches!(actors[c.actor].sort, Sort::Person | Sort::Head | Sort::Office);
    // `Roe: Opening remarks at the summit`: what sort of words they are.
    let sort = |r: &Raised| matches!(r.kind, Kind::Speech | Kind::Briefing) && r.strength >= 5 && r.first == behind + 1;
    let tells = |r: &Raised| {
        let happens = matches!(r.realis, Some(Realis::Past | Realis::Ongoing | Realis::Future));
        let acts = || r.chosen.iter().filter(who).any(|c| c.left && c.case == Case::Nominative);
        r.kind.class() == Class::Meeting
            && r.first > behind
            && r.strength >= 4
            && happens
            && (r.chosen.iter().filter(who).nth(1).is_some()
                || acts() && (house || r.realis == Some(Realis::Future) && dated))
    };
    if all.iter().any(|r| tells(r) || sort(r)) {
        all[at].strength = 3;
        let held = all.iter_mut().filter(|r| r.kind.class() == Class::Meeting);
        held.for_each(|r| r.chosen.retain(|c| c.actor != speaker));
    }
}

/// Who reports at a briefing or in an interview that others meet or travel is only the source of it: `Роу 5 мая посетит Осло,
/// сообщила на брифинге Доу`.
fn reported_at(s: &Sentence<'_>, actors: &[Actor], all: &mut [Raised]) {
    /// So far behind the verb it may be told where.
    const NEAR: usize = 12;
    static REPORTS: WordSet = WordSet::beginnings(words!["сообщил", "подтвердил", "уточнил"]);
    let asked = |r: &Raised| matches!(r.kind, Kind::Briefing | Kind::Interview);
    if s.lang != Lang::RU || !all.iter().any(asked) {
        return;
    }
    let Some(verb) = (0..s.words.len()).find(|at| REPORTS.has(s.word(*at))) else { return };
    // `Роу сообщил на брифинге, что обсудил …`: who tells of himself speaks.
    let acts = |r: &Raised, c: &Chosen| {
        let actor = &actors[c.actor];
        let person = matches!(actor.sort, Sort::Person | Sort::Head | Sort::Office);
        let himself = r.first > verb && actor.behind <= verb;
        person && !himself && c.case == Case::Nominative && (c.left || actor.behind < verb)
    };
    let that = s.word(verb + 1) == "," || (verb..verb + 6).any(|at| is(s.word(at), "что"));
    let happens = |r: &Raised| {
        let apart = s.word_behind(r.span.end) < verb && verb > 0 && s.word(verb - 1) == "," || that && r.first > verb;
        r.kind.class() == Class::Meeting
            && r.strength >= 4
            && matches!(r.realis, Some(Realis::Future | Realis::Past | Realis::Ongoing))
            && apart
            && r.chosen.iter().any(|c| acts(r, c))
    };
    if !all.iter().any(happens) {
        return;
    }
    let at = |r: &&mut Raised| asked(r) && r.first < verb + NEAR;
    all.iter_mut().filter(at).for_each(|r| r.strength = r.strength.min(3));
}

/// Whether a sign opens a quotation.
fn quotes(sign: &str) -> bool {
    matches!(sign, "«" | "“" | "\"" | "‘" | "„")
}

/// Whether the noun of a heading is only where or when something else was: `Роу после встречи с послом: …`, `Доу в ходе
/// заседания рассказал`.
fn is_only_around(s: &Sentence<'_>, hit: &Hit) -> bool {
    static AROUND: WordSet =
        WordSet::new(words!["ходе", "время", "рамках", "итогам", "полях", "начале", "открытии", "после", "перед"]);
    let heads = hit.first == 0 && hit.frame.strength == 5 && hit.frame.realis.is_none();
    heads
        && matches!(hit.frame.kind, Kind::Meeting | Kind::Visit)
        && s.lang == Lang::RU
        && (1..hit.behind.saturating_sub(1)).any(|at| AROUND.has(s.word(at)))
}

/// Whether a sentence tells that people talk from afar.
fn by_wire(s: &Sentence<'_>) -> bool {
    static LINK: WordSet = WordSet::new(words!["conference", "call", "link", "meeting", "summit", "talks"]);
    static VIDEO: WordSet = WordSet::new(words!["video", "virtual", "online"]);
    (0..s.words.len()).any(|at| {
        let word = s.word(at);
        WIRE.has(word) || VIDEO.has(word) && LINK.has(s.word(at + 1))
    })
}

/// Whether a verb stands in a clause that gives a time or a reason: `…, после того как министр заявил`, `так как считает`.
fn is_reason(s: &Sentence<'_>, verb: usize) -> bool {
    // `бизнесмен, которого обвиняют в растрате`.
    static WHOM: WordSet = WordSet::new(words!["которого", "которую", "которых", "которому", "whom"]);
    let whom = verb.checked_sub(1).is_some_and(|at| WHOM.has(s.word(at)));
    whom || (verb.saturating_sub(7)..verb).any(|at| {
        let before = at.checked_sub(1).map_or("", |at| s.word(at));
        let joined = if before == "," { at.checked_sub(2).map_or("", |at| s.word(at)) } else { before };
        is(s.word(at), "поскольку") || is(s.word(at), "как") && (is(joined, "того") || is(joined, "так"))
    })
}

/// Whether a clause only says of somebody that he came: `принял министра, который прибыл в Осло`.
fn is_relative(s: &Sentence<'_>, verb: usize) -> bool {
    static WHO: WordSet = WordSet::new(words!["который", "которая", "которые", "who", "whom"]);
    (verb.saturating_sub(5)..verb).rev().map(|at| s.word(at)).take_while(|word| *word != ",").any(|word| WHO.has(word))
}

/// Whether a clause only says of who speaks what he has done or where he is: `Роу, недавно проведший переговоры с Доу, заявил`.
fn is_participial(s: &Sentence<'_>, first: usize) -> bool {
    let done = |at: &usize| PARTICIPLE.end(s.word(*at));
    let Some(at) = (first.saturating_sub(4)..=first).find(done) else { return false };
    // The comma stands before it, or before one word that gives the time.
    (1..3).any(|back| at >= back && s.word(at - back) == ",")
}

/// How the participles of who acts end, said of who does what the sentence tells.
static PARTICIPLE: Endings = Endings::new(&[
    "вший",
    "вшая",
    "вшие",
    "вшийся",
    "вшаяся",
    "вшиеся",
    "дший",
    "дшая",
    "дшие",
    "щийся",
    "щаяся",
    "щиеся",
]);

/// Two of different countries do something together, in whatever words: `The Omani and the Yemeni minister walked …`.
fn together(s: &Sentence<'_>, actors: &[Actor]) -> Option<Raised> {
    let acting = |actor: &Actor| matches!(actor.sort, Sort::Person | Sort::Head | Sort::Office | Sort::Plural);
    let others = |actor: &Actor| {
        let from = s.words[actor.first.saturating_sub(4)].start;
        let end = s.words[(actor.behind + 4).min(s.words.len()) - 1].end;
        let mut named = s.mentions_in(from, end).iter().filter_map(|mention| match mention.what {
            What::Country { code, form: Form::Name | Form::Adjective } => Some(code),
            _ => None,
        });
        named.next().is_some_and(|one| named.any(|other| other != one))
    };
    let (first, second) = actors.iter().enumerate().find_map(|(at, actor)| {
        if !acting(actor) || actor.first > LATE {
            return None;
        }
        if actor.sort == Sort::Plural && others(actor) {
            return Some((at, at));
        }
        let one = actor.country?.0;
        let second = actors.iter().enumerate().skip(at + 1).find(|(_, next)| {
            let spoken_of = next.first > 0 && SPOKEN_OF.has(s.word(next.first - 1));
            acting(next) && !spoken_of && next.country.is_some_and(|(other, _)| other != one)
        });
        second.map(|(second, _)| (at, second))
    })?;
    let nominative = |actor: usize| Chosen { actor, case: Case::Nominative, left: true };
    let chosen = if first == second { vec![nominative(first)] } else { vec![nominative(first), nominative(second)] };
    let span = Span { start: actors[first].span.start, end: actors[second].span.end };
    Some(Raised {
        kind: Kind::Meeting,
        strength: 3,
        first: actors[first].first,
        chosen,
        realis: Some(Realis::Past),
        elsewhere: false,
        span,
    })
}

/// Subjects stand early.
const LATE: usize = 14;

/// Words before somebody who is only spoken of.
static SPOKEN_OF: WordSet = WordSet::new(words![
    "about",
    "against",
    "over",
    "of",
    "by",
    "from",
    "о",
    "об",
    "против",
    "про",
    "из-за",
    "от",
    "по"
]);

/// Who speaks of himself, or of what is only wished.
static SELF: WordSet =
    WordSet::new(words!["we", "i", "our", "my", "мы", "я", "наши", "наш", "если", "бы", "would", "if", "не", "not"]);

/// Ways of talking without meeting.
static WIRE: WordSet = WordSet::new(words![
    "phone",
    "telephone",
    "phoned",
    "telephoned",
    "videolink",
    "video-link",
    "videoconference",
    "video-conference",
    "zoom",
    "телефон*",
    "видеосвязи",
    "видеосвязь",
    "видеоконференц*",
    "созвон*",
    "вкс",
]);

/// The winner of a sentence: the strongest, then the first; of two at one place the one that says more.
#[must_use]
pub fn strongest<'a>(raised: impl Iterator<Item = &'a Raised>) -> Option<&'a Raised> {
    raised.reduce(|best, next| {
        let better = (next.strength, std::cmp::Reverse(next.first), next.span.end - next.span.start)
            > (best.strength, std::cmp::Reverse(best.first), best.span.end - best.span.start);
        if better { next } else { best }
    })
}

/// Whether two kinds may tell of one event: the participants of both are taken.
#[must_use]
pub fn alike(a: Kind, b: Kind) -> bool {
    a == b || (a.class() == Class::Meeting && b.class() == Class::Meeting)
}
