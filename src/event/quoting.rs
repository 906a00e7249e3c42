//! Ways of quoting somebody that need no frame: a dash and a name, a label with a colon, a verb behind closed quotation marks.
//!
//! Finds who is quoted by signs and places alone. Does not weigh what it finds: that is done in [`super::kind`].

use super::kind::Raised;
use super::layout::words::is;
use super::lexicon::{WordSet, words};
use super::participants::actors::{Actor, Sentence, Sort};
use super::participants::choose::Chosen;
use super::russian::{Case, Cases};
use super::{Kind, Lang, Realis};

/// `Words, — Speaker`, `Speaker: words`, `Speaker on something`. Where the sentence tells what somebody did, a dash only
/// names the source.
pub(super) fn attributed(s: &Sentence<'_>, actors: &[Actor], acted: bool) -> Vec<Raised> {
    let mut found = Vec::new();
    let mut raise = |kind, strength, index: usize| {
        let actor = &actors[index];
        if NO_SPEAKER.has(s.word(actor.first)) {
            return;
        }
        let case = if s.lang == Lang::EN {
            Some(Case::Nominative)
        } else {
            actor.cases.and(Cases::of(&[Case::Nominative])).iter().next()
        };
        let Some(case) = case else { return };
        found.push(Raised {
            kind,
            strength,
            first: actor.first,
            chosen: vec![Chosen { actor: index, case, left: true }],
            realis: Some(Realis::Past),
            elsewhere: false,
            span: actor.span,
        });
    };
    // `The Ministry's Envoy Jane Roe on …`: the house only says whose envoy it is.
    let index = usize::from(matches!(actors, [house, next, ..]
        if house.name.is_none() && matches!(s.word(house.behind), "'s" | "’s") && next.first == house.behind + 1));
    if let Some(actor) = actors.get(index) {
        let colon = (actor.behind..s.words.len()).find(|at| s.words[*at].sign && s.word(*at) == ":");
        let starts = s.words[..actors[0].first].iter().all(|w| w.sign);
        // `Роу – о бюджете: «…»`.
        let on = actor.behind + usize::from(matches!(s.word(actor.behind), "–" | "—" | "-"));
        let asked = ["вопрос", "question"].iter().any(|w| is(s.word(on + 1), w) || is(s.word(on + 2), w));
        let far = if asked { 40 } else { 14 };
        let at_an_event = [
            "on",
            "about",
            "at",
            "in",
            "during",
            "following",
            "after",
            "на",
            "в",
            "во",
            "о",
            "об",
            "по",
            "после",
            "из",
            "(",
            ",",
        ]
        .iter()
        .any(|w| is(s.word(on), w));
        // `President Roe to MEPs in Oslo: “…”`.
        // `Роу – министру Норвегии: мы готовы`.
        let dash = on > actor.behind;
        let to_somebody = dash
            && actors.get(index + 1).is_some_and(|next| {
                next.first == on && next.cases.has(Case::Dative) && !next.cases.has(Case::Nominative)
            });
        let at_an_event =
            at_an_event || to_somebody || is(s.word(on), "to") && s.words.get(on + 1).is_some_and(|word| word.capital);
        let voiced = colon.is_none_or(|colon| has_voice(s, actor.first, colon));
        if starts
            && voiced
            && colon.is_some_and(|colon| colon == actor.behind || at_an_event && colon <= actor.behind + far)
        {
            let kind = colon.map_or(Kind::Comment, |colon| said_at(s, actor.behind, colon));
            raise(kind, if colon == Some(actor.behind) { 5 } else { 4 }, index);
        }
        if starts
            && ["on", "about", "о", "об", "про", "насчет", "насчёт"].iter().any(|w| is(s.word(actor.behind), w))
            && !s.word(actor.behind + 2).starts_with(|c: char| c.is_ascii_digit())
        {
            raise(Kind::Comment, 3, index);
        }
    }
    for (index, strength) in behind_quotation(s, actors) {
        raise(Kind::Comment, strength, index);
    }
    // A dash and the speaker close the sentence.
    for (index, actor) in actors.iter().enumerate() {
        let dash = actor.first > 0 && matches!(s.word(actor.first - 1), "—" | "–" | "-");
        let at_end = s.words[actor.behind.min(s.words.len())..].iter().all(|w| w.sign);
        // `…, а в июле – министр Роу`: the dash stands for the verb before.
        let clause = || (0..actor.first).rev().find(|at| s.word(*at) == ",").map_or("", |at| s.word(at + 1));
        if dash && at_end && !is(clause(), "а") && actor.first > 2 && actor.sort != Sort::Media {
            raise(Kind::Comment, if acted { 3 } else { 5 }, index);
        }
    }
    found
}

/// Who speaks behind a quotation, and how sure that is.
fn behind_quotation(s: &Sentence<'_>, actors: &[Actor]) -> Vec<(usize, u8)> {
    let mut found = Vec::new();
    // `"Words," verb somebody` and `«Words», – verb somebody`, whatever the verb.
    let closed = (1..s.words.len()).find(|at| s.words[at - 1].quoted && !s.words[*at].quoted);
    if let Some(closed) = closed {
        let verb = (closed..s.words.len()).find(|at| !s.words[*at].sign);
        let speaker = verb.and_then(|verb| actors.iter().position(|actor| (verb..=verb + 1).contains(&actor.first)));
        // `«…», сообщил РИА Новости министр`: the agency was told.
        let speaker = speaker.map(|at| {
            let told = actors[at].sort == Sort::Media
                && actors.get(at + 1).is_some_and(|next| next.first == actors[at].behind);
            at + usize::from(told)
        });
        let directly = verb.is_some_and(|verb| {
            verb <= closed + 4 && (closed..verb).any(|at| matches!(s.word(at), "," | "–" | "—" | "-"))
        });
        if let Some(index) = speaker.filter(|_| directly || s.word(closed.saturating_sub(1)) == ",") {
            found.push((index, 4));
        }
    }
    // `«Words» — somebody summed up`: a quotation opens the sentence, and a dash leads to who says it.
    if let Some(closed) =
        closed.filter(|closed| *closed > 4 && (0..*closed).all(|at| s.words[at].quoted || s.words[at].sign))
        && let Some(next) = (closed..(closed + 4).min(s.words.len())).find(|at| !s.words[*at].sign)
        && (closed..next).any(|at| matches!(s.word(at), "–" | "—" | "-"))
        && let Some(index) = actors.iter().position(|actor| actor.first == next)
    {
        found.push((index, 5));
    }
    found
}

/// What a line may open with that looks like a speaker.
static NO_SPEAKER: WordSet = WordSet::new(words![
    "caption",
    "photo",
    "video",
    "update",
    "breaking",
    "denied",
    "now",
    "live",
    "note",
    "pictured",
    "correction",
    "фото",
    "видео",
    "молния",
    "срочно",
    "пресса",
    "сми",
]);

/// What words are that somebody said at what a label names: `Name at the opening of the forum:`. Words on a thing
/// or after an event are a comment.
#[must_use]
pub fn said_at(s: &Sentence<'_>, from: usize, to: usize) -> Kind {
    let Some(at) = (from..to).find(|at| !s.words[*at].sign) else { return Kind::Comment };
    if !AT.has(s.word(at)) {
        return Kind::Comment;
    }
    let named = |set: &WordSet| (at + 1..to).any(|word| set.has(s.word(word)));
    if named(&BRIEFINGS) || (at + 1..to).any(|word| PRESS.has(s.word(word)) && is(s.word(word + 1), "conference")) {
        Kind::Briefing
    } else if named(&EVENTS) {
        Kind::Speech
    } else {
        Kind::Comment
    }
}

/// Words before an event at which somebody speaks.
static AT: WordSet = WordSet::new(words![
    "at",
    "in",
    "during",
    "addressing",
    "opening",
    "before",
    "to",
    "speaking",
    "на",
    "в",
    "во",
    "перед",
    "выступая",
    "открывая",
]);

/// Where the press asks.
static BRIEFINGS: WordSet =
    WordSet::new(words!["briefing*", "stakeout", "брифинг*", "пресс-конференц*", "пресс-подход*"]);

/// Before `conference`: one of the press.
static PRESS: WordSet = WordSet::new(words!["press", "news"]);

/// Where speeches are held.
static EVENTS: WordSet = WordSet::new(words![
    "forum",
    "conference",
    "assembly",
    "unga",
    "council",
    "session",
    "summit",
    "congress",
    "debate",
    "parliament",
    "parliamentarians",
    "meps",
    "mps",
    "lawmakers",
    "senate",
    "committee",
    "seminar",
    "symposium",
    "ceremony",
    "opening",
    "plenary",
    "bundestag",
    "rally",
    "ministerial",
    "rada",
    "knesset",
    "reception",
    "festival",
    "exhibition",
    "expo",
    "pre-summit",
    "cop*",
    "dialogue",
    "форум*",
    "конференц*",
    "ассамбле*",
    "совет",
    "совете",
    "совета",
    "саммит*",
    "съезд*",
    "конгресс*",
    "сесси*",
    "заседани*",
    "дебатах",
    "парламент*",
    "церемони*",
    "открыти*",
    "семинар*",
    "пленарн*",
    "митинг*",
    "приеме",
    "приёме",
    "выставке",
    "сейме",
    "бундестаге",
]);

/// The speaker in a label, the only actor of a line that stands before its first colon, and what the words are.
#[must_use]
pub fn label(s: &Sentence<'_>, actors: &[Actor]) -> Option<(usize, Kind)> {
    let (index, actor) = actors.iter().enumerate().next()?;
    // `Подробнее – в РИА Новости: экономика`.
    if actor.sort == Sort::Media && actor.first > 0 {
        return None;
    }
    let colon = (0..s.words.len()).find(|at| s.words[*at].sign && s.word(*at) == ":")?;
    has_voice(s, actor.first, colon).then_some(())?;
    let kind = if actor.behind <= colon { said_at(s, actor.behind, colon) } else { Kind::Comment };
    // `Name – on the results of the talks:` closes its line.
    let closes =
        actor.first <= 1 && (colon + 1 == s.words.len() || kind != Kind::Comment && colon <= actor.behind + 14);
    (actor.behind <= colon && actor.first <= 4 && (closes || colon <= actor.behind + 3)).then_some((index, kind))
}

/// Whether what stands before a colon may speak: not what a link leads to, not what is read or heard.
fn has_voice(s: &Sentence<'_>, first: usize, colon: usize) -> bool {
    let number = s.word(colon + 1).starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '−'));
    !number && !LINKED.has(s.word(colon + 1)) && !(first..colon).any(|at| NO_VOICE.has(s.word(at)))
}

/// How addresses begin.
static LINKED: WordSet = WordSet::new(words!["http*", "www*", "t.me*", "youtu*"]);

/// What is read or heard, before a colon.
static NO_VOICE: WordSet = WordSet::new(words![
    "text",
    "version",
    "translation",
    "link",
    "links",
    "audio",
    "source",
    "sources",
    "subtitles",
    "текст",
    "версия",
    "перевод",
    "ссылка",
    "источник",
    "источники",
    "запись",
]);
