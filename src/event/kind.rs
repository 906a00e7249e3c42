//! What sort of event a message tells of: which of the frames in its first sentences wins.
//!
//! The header speaks first, then the sentences behind it, each with less right. Where no frame fires, the
//! build of the post and a few plain signs decide. Reads frames and actors, makes none.

use super::frames::Hit;
use super::gazetteer::{Form, What};
use super::layout::words::is;
use super::participants::actors::{Actor, Sentence, Sort};
use super::participants::choose::{self, Chosen};
use super::realis::{self, Trigger};
use super::russian::{Case, Cases};
use super::{Class, Kind, Lang, Realis, Span};
use crate::event::letter::Letter;
use crate::event::lexicon::WordSet;

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
    /// The words.
    pub span: Span,
}

/// Everything in a sentence that raises an event, with its participants.
#[must_use]
pub fn raised(s: &Sentence<'_>, actors: &[Actor], hits: &[Hit]) -> Vec<Raised> {
    let mut all: Vec<Raised> = hits
        .iter()
        .filter_map(|hit| {
            let chosen = choose::participants(s, actors, hit)?;
            let behind = hit.behind.max(hit.first + 1).min(s.words.len());
            let span = Span { start: s.words[hit.first].start, end: s.words[behind - 1].end };
            let frame = hit.frame;
            // Words of somebody whom nobody knows count for less, where the frame does not ask who it is.
            let asks = (frame.left.count > 0 || frame.right.count > 0) && frame.left.needed + frame.right.needed == 0;
            let unheard = frame.kind == Kind::Comment && frame.strength == 4 && asks && chosen.is_empty();
            let trigger = Trigger { first: hit.first, behind, told: hit.realis };
            let realis = if frame.kind.class() == Class::Meeting { Some(realis::of(s, trigger)) } else { hit.realis };
            Some(Raised {
                kind: frame.kind,
                strength: frame.strength - u8::from(unheard),
                first: hit.first,
                chosen,
                realis,
                span,
            })
        })
        .collect();
    all.extend(attributed(s, actors));
    if all.iter().all(|raised| raised.strength <= 2) {
        all.extend(together(s, actors));
    }
    // However a conversation is called, by wire it is a call.
    if all.iter().any(|raised| raised.kind == Kind::Meeting) && s.words.iter().any(|word| WIRE.has(word.of(s.text))) {
        all.iter_mut().filter(|raised| raised.kind == Kind::Meeting).for_each(|raised| raised.kind = Kind::Call);
    }
    all
}

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
        span,
    })
}

/// Subjects stand early.
const LATE: usize = 14;

/// Words before somebody who is only spoken of.
static SPOKEN_OF: WordSet =
    WordSet::new(&["about", "against", "over", "of", "by", "from", "о", "об", "против", "про", "из-за", "от", "по"]);

/// Ways of talking without meeting.
static WIRE: WordSet = WordSet::new(&[
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

/// Words of sport, of firms that buy each other, of swindle: those meet and talk otherwise. Two of them are needed.
static ELSEWHERE: WordSet = WordSet::new(&[
    "match",
    "matches",
    "striker*",
    "goalkeeper",
    "goalless",
    "tournament",
    "championship",
    "football",
    "soccer",
    "referee",
    "semi-final*",
    "semifinal*",
    "quarter-final*",
    "quarterfinal*",
    "playoff*",
    "kick-off",
    "equaliser",
    "penalties",
    "shootout",
    "nil",
    "final",
    "finals",
    "teams",
    "stadium",
    "cup",
    "кубка",
    "кубке",
    "кубок",
    "клуб*",
    "команд*",
    "derby",
    "fixture",
    "takeover",
    "merger",
    "unions",
    "wages",
    "pay",
    "strike",
    "employers",
    "teachers",
    "профсоюз*",
    "забастовк*",
    "shareholders",
    "shares",
    "ipo",
    "brewer*",
    "bid",
    "acquisition",
    "scam*",
    "fraudster*",
    "матч*",
    "ничь*",
    "ничья",
    "турнир*",
    "чемпионат*",
    "сборн*",
    "тренер*",
    "футбол*",
    "хоккеист*",
    "стадион*",
    "болельщик*",
    "товарищеск*",
    "полуфинал*",
    "четвертьфинал*",
    "плей-офф",
    "вратар*",
    "форвард*",
    "нападающ*",
    "буллит*",
    "пенальти",
    "дерби",
    "поглощени*",
    "слияни*",
    "акционер*",
    "мошенник*",
]);

/// Whether a post tells of a field where words of meeting mean something else.
#[must_use]
pub fn is_elsewhere(lead: &str) -> bool {
    words(lead).filter(|word| ELSEWHERE.has(word)).take(2).count() == 2
}

/// The winner of a sentence: the strongest, then the first; of two at one place the one that says more.
#[must_use]
pub fn strongest<'a>(raised: impl Iterator<Item = &'a Raised>) -> Option<&'a Raised> {
    raised.reduce(|best, next| {
        let better = (next.strength, std::cmp::Reverse(next.first), next.span.end - next.span.start)
            > (best.strength, std::cmp::Reverse(best.first), best.span.end - best.span.start);
        if better { next } else { best }
    })
}

/// `Words, — Speaker`, `Speaker: words`, `Speaker on something`.
fn attributed(s: &Sentence<'_>, actors: &[Actor]) -> Vec<Raised> {
    let mut found = Vec::new();
    let mut raise = |strength, index: usize| {
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
            kind: Kind::Comment,
            strength,
            first: actor.first,
            chosen: vec![Chosen { actor: index, case, left: true }],
            realis: Some(Realis::Past),
            span: actor.span,
        });
    };
    if let Some((index, actor)) = actors.iter().enumerate().next() {
        let colon = (actor.behind..s.words.len()).find(|at| s.word(*at) == ":");
        let starts = actor.first == 0 || s.words[..actor.first].iter().all(|w| w.sign);
        let at_an_event =
            ["on", "about", "at", "in", "during", "following", "after", "на", "в", "о", "об", "по", "после", ","]
                .iter()
                .any(|w| is(s.word(actor.behind), w));
        if starts && colon.is_some_and(|colon| colon == actor.behind || at_an_event && colon <= actor.behind + 14) {
            raise(if colon == Some(actor.behind) { 5 } else { 4 }, index);
        }
        if starts
            && ["on", "about"].iter().any(|w| is(s.word(actor.behind), w))
            && !s.word(actor.behind + 2).starts_with(|c: char| c.is_ascii_digit())
        {
            raise(3, index);
        }
    }
    // `"Words," verb somebody` and `«Words», – verb somebody`, whatever the verb.
    let closed = (1..s.words.len()).find(|at| s.words[at - 1].quoted && !s.words[*at].quoted);
    if let Some(closed) = closed {
        let verb = (closed..s.words.len()).find(|at| !s.words[*at].sign);
        let speaker = verb.and_then(|verb| {
            actors.iter().position(|actor| {
                (verb..=verb + 1).contains(&actor.first) && s.words[verb].start >= s.words[closed].start
            })
        });
        let directly = verb.is_some_and(|verb| {
            verb <= closed + 4 && (closed..verb).any(|at| matches!(s.word(at), "," | "–" | "—" | "-"))
        });
        if let Some(index) = speaker.filter(|_| directly || s.word(closed.saturating_sub(1)) == ",") {
            raise(4, index);
        }
    }
    // A dash and the speaker close the sentence.
    for (index, actor) in actors.iter().enumerate() {
        let dash = actor.first > 0 && matches!(s.word(actor.first - 1), "—" | "–" | "-");
        let closes = s.words[actor.behind.min(s.words.len())..].iter().all(|w| w.sign);
        if dash && closes && actor.first > 2 {
            raise(5, index);
        }
    }
    found
}

/// What a line may open with that looks like a speaker.
static NO_SPEAKER: WordSet = WordSet::new(&[
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

/// The speaker in a label: the only actor of a line that stands before its first colon.
#[must_use]
pub fn label(s: &Sentence<'_>, actors: &[Actor]) -> Option<usize> {
    let (index, actor) = actors.iter().enumerate().next()?;
    let colon = (0..s.words.len()).find(|at| s.word(*at) == ":")?;
    // `Name – on the results of the talks:` closes its line.
    let closes = actor.first <= 1 && colon + 1 == s.words.len();
    (actor.behind <= colon && actor.first <= 4 && (closes || colon <= actor.behind + 3)).then_some(index)
}

/// Words of advertising and of lessons, by their stems; two of them make a post suspect.
static SALES: WordSet = WordSet::beginnings(&[
    "скидк",
    "промокод",
    "купи",
    "закаж",
    "заказ",
    "бонус",
    "кешбэк",
    "кэшбэк",
    "акци",
    "розыгрыш",
    "выигр",
    "erid",
    "реклам",
    "подпис",
    "оплат",
    "бесплатн",
    "вебинар",
    "регистрир",
    "переход",
    "жми",
    "доставк",
    "магазин",
    "канал",
    "чат",
    "бот",
    "sale",
    "discount",
    "promo",
    "buy",
    "subscribe",
    "giveaway",
    "coupon",
    "course",
    "webinar",
    "tutorial",
    "download",
    "читат",
    "ссылк",
    "шаблон",
    "разработ",
    "библиотек",
    "гайд",
    "статья",
    "курс",
]);

/// Whether what a sentence raises would be misread in such a post.
#[must_use]
pub fn misread(raised: &Raised) -> bool {
    raised.kind.class() == Class::Meeting || raised.kind == Kind::Announcement && raised.strength <= 3
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_letter_or_digit() && c != '\'').filter(|w| !w.is_empty())
}

fn count(text: &str, set: &WordSet) -> usize {
    words(text).filter(|w| set.has(w)).count()
}

static YOU: WordSet = WordSet::new(&["you", "your", "вы", "вам", "вас", "ваш", "ты", "тебе", "ваши", "вашей"]);

static WE: WordSet = WordSet::new(&["we", "our", "us", "мы", "наш", "наша", "наши", "нашей", "нам", "нас", "наших"]);

static PAST: WordSet = WordSet::new(&["was", "were", "has", "have", "had"]);

/// One of these is enough.
static DECISIVE: WordSet = WordSet::new(&["erid", "promo", "промокод*"]);

/// Whether a post sells something.
#[must_use]
pub fn is_advertising(text: &str) -> bool {
    let sales = words(text).filter(|w| SALES.has(w)).count();
    sales >= 4 || sales >= 2 && count(text, &YOU) >= 1 || words(text).any(|w| DECISIVE.has(w))
}

/// The kind of a post in which no frame of weight fired. `known` counts the known names in it.
#[must_use]
pub fn fallback(text: &str, lang: Lang, known: usize) -> Kind {
    if text.chars().filter(|c| c.is_letter()).count() < 12 || is_advertising(text) {
        return Kind::Other;
    }
    let we = count(text, &WE);
    if we >= 2 && text.len() > 400 && known >= 4 {
        return Kind::Comment;
    }
    let you = count(text, &YOU);
    let past = if lang == Lang::EN {
        count(text, &PAST) + words(text).filter(|w| w.len() > 4 && w.ends_with("ed")).count()
    } else {
        words(text).filter(|w| super::participants::roles::looks_like_verb(w)).count()
    };
    if known >= 1 && you == 0 || known >= 2 && past >= 1 || past >= 1 && you == 0 && text.len() > 80 {
        Kind::News
    } else {
        Kind::Other
    }
}

/// Whether two kinds may tell of one event: the participants of both are taken.
#[must_use]
pub fn alike(a: Kind, b: Kind) -> bool {
    a == b || (a.class() == Class::Meeting && b.class() == Class::Meeting)
}
