//! Clauses and brackets between a frame and an actor: who only tells of the event, whom an aside names.
//!
//! Reads the words between; which actor takes part is decided in [`super::choose`].

use super::actors::{Actor, Sentence, Sort};
use super::choose::{follows_in_list, word_before};
use super::roles::looks_like_verb;
use super::standing;
use crate::event::frames::Hit;
use crate::event::layout::words::{begins, is};
use crate::event::lexicon::{WordSet, words};
use crate::event::russian::Case;
use crate::event::{Class, Kind, Lang, Span};

/// Whether the actor only tells of the event: `X said that Y will meet Z`.
pub(super) fn tells_of(s: &Sentence<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        (is(s.word(at), "что") && s.word(at - 1) == ",")
            || (is(s.word(at), "that") && (begins(s.word(at - 1), "sa") || begins(s.word(at - 1), "announc")))
    })
}

/// Whether who says it does it: `X said that he intends to visit Y`, where nobody else stands between.
pub(super) fn means_to(s: &Sentence<'_>, to: usize) -> bool {
    (0..to).rev().take_while(|at| MEANS.has(s.word(*at)) || is(s.word(*at), "что")).any(|at| is(s.word(at), "что"))
}

/// What stands between `что` and a verb whose subject is the speaker.
static MEANS: WordSet = WordSet::new(words![
    "намерен*",
    "планиру*",
    "готов",
    "готова",
    "готовы",
    "собира*",
    "хочет",
    "хотят",
    "может",
    "могут",
    "должен",
    "должна",
    "не",
    "уже",
    "скоро",
    "вскоре",
    "завтра",
    "сегодня",
    "лично",
    "обязательно",
    "также",
    "и",
]);

pub(super) fn in_brackets(s: &Sentence<'_>, at: usize) -> bool {
    let before = &s.words[..at];
    let (Some(first), Some(last)) = (before.first(), before.last()) else { return false };
    // Most sentences have no bracket.
    if memchr::memchr(b'(', &s.text.as_bytes()[first.start as usize..last.end as usize]).is_none() {
        return false;
    }
    let mut depth = 0_i32;
    let mut delegation = false;
    for (at, word) in before.iter().enumerate() {
        match word.of(s.text) {
            "(" => {
                depth += 1;
                // `Делегация Думы (А.Роу, Б.Доу)`: who is in it.
                delegation = (at.saturating_sub(4)..at).any(|at| begins(s.word(at), "делегаци"));
            }
            ")" => depth -= 1,
            _ => {}
        }
    }
    depth > 0 && !delegation
}

/// Whether a relative clause or an aside lies between the frame and an actor.
pub(super) fn behind_relative(s: &Sentence<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        let word = s.word(at);
        RELATIVE.has(word) || at > 0 && CLAUSE.has(word) && s.word(at - 1) == ","
    })
}

/// Words that begin a relative clause or an aside.
static RELATIVE: WordSet = WordSet::new(words![
    "who",
    "which",
    "where",
    "whose",
    "that",
    "following",
    "ahead",
    "marking",
    "dedicated",
    "amid",
    "after",
    "during",
    "before",
    "накануне*",
    "после*",
    "перед*",
    "прошедш*",
    "состоявш*",
]);

/// Words that begin one behind a comma, by their beginnings.
static CLAUSE: WordSet = WordSet::beginnings(words![
    "котор",
    "где",
    "прибывш",
    "сменивш",
    "посвящен",
    "что",
    "сообщ",
    "приуроченн",
    "заяв",
    "передает"
]);

/// Where the word stands for another meeting than the one that is told, at which an actor was or will be: `after talks with
/// Jane Roe`, `обсудили подготовку визита премьера А.Роу`.
pub(super) fn at_another(s: &Sentence<'_>, actors: &[Actor], mut index: usize) -> Option<usize> {
    const NEAR: usize = 7;
    // Who is listed with somebody, or met him, is where that one is.
    let joined = |index: usize| {
        let (one, next) = (&actors[index - 1], &actors[index]);
        let with = one.behind + 1 == next.first && ["с", "со", "with"].iter().any(|w| is(s.word(one.behind), w));
        let and = (one.behind..next.first).any(|at| ["and", "и"].iter().any(|w| is(s.word(at), w)));
        with || and && follows_in_list(s, one, next)
    };
    while index > 0 && joined(index) {
        index -= 1;
    }
    let first = actors[index].first;
    // Most stand so that they can be at none.
    let governed = if s.lang == Lang::EN {
        word_before(s, first).is_some_and(|at| LINKS_MET.has(s.word(at)))
    } else {
        let before = first.checked_sub(1).map_or("", |at| s.word(at));
        matches!(before, "с" | "со" | "между") || actors[index].cases.has(Case::Genitive)
    };
    if !governed {
        return None;
    }
    let from = index.checked_sub(1).map_or(0, |before| actors[before].behind).max(first.saturating_sub(NEAR));
    let met = (from..first).rev().take_while(|at| s.word(*at) != ",").find(|at| MET.has(s.word(*at)))?;
    // `После переговоров президент принял`: who stands in the nominative acts himself.
    let own = s.lang != Lang::EN && met + 1 == first && actors[index].cases.has(Case::Nominative);
    let own = own && !actors[index].cases.has(Case::Genitive);
    let link = |at: usize| s.lang != Lang::EN || LINKS_MET.has(s.word(at));
    (!own && link(met + 1) && is_of_another(s, met)).then_some(met)
}

/// Whether a clause says of somebody that he was not there: `, but Jane Roe did not`, `, а Иван Доу – нет`.
pub(super) fn is_left_out(s: &Sentence<'_>, actor: &Actor) -> bool {
    const NEAR: usize = 8;
    static BUT: WordSet = WordSet::new(words!["but", "while", "а", "но", "однако"]);
    static NOT: WordSet = WordSet::new(words!["not", "didn't", "didn’t", "не", "нет"]);
    let opens = |at: &usize| *at > 0 && s.word(at - 1) == "," && BUT.has(s.word(*at));
    let clause = || (actor.first.saturating_sub(NEAR)..actor.first).rev().find(opens);
    // Most clauses deny nothing.
    clause().is_some() && (actor.behind..(actor.behind + NEAR).min(s.words.len())).any(|at| NOT.has(s.word(at)))
}

/// Whether a clause names somebody who is not there: left out, dead, addressed, or named to say whose kin another is.
pub(super) fn is_only_named(s: &Sentence<'_>, actor: &Actor) -> bool {
    is_left_out(s, actor) || is_spoken_of(s, actor)
}

/// Whether somebody is dead, addressed, or named to say whose kin or successor another is: `the late President`,
/// `Dear Mr President`, `Jane Roe's successor`, `сын министра`.
pub(super) fn is_spoken_of(s: &Sentence<'_>, actor: &Actor) -> bool {
    static DEAD: WordSet = WordSet::beginnings(words!["покойн", "погибш", "умерш", "скончавш", "убитого", "убитой"]);
    static DEAR: WordSet = WordSet::new(words!["dear", "late", "уважаемый", "уважаемая", "дорогой"]);
    static TITLES: WordSet = WordSet::new(words!["mr", "mrs", "ms", ".", "господин", "госпожа"]);
    // Whoever is stands aside already, once that is settled.
    if actor.standing != standing::Standing::Aside {
        return false;
    }
    let Some(mut at) = actor.first.checked_sub(1) else { return is_owner_of_kin(s, actor) };
    if s.lang != Lang::EN && KIN.has(s.word(at)) && actor.cases.has(Case::Genitive) {
        return true;
    }
    while at > 0 && TITLES.has(s.word(at)) {
        at -= 1;
    }
    DEAR.has(s.word(at)) || s.lang != Lang::EN && DEAD.has(s.word(at)) || is_owner_of_kin(s, actor)
}

/// `Jane Roe's successor`.
fn is_owner_of_kin(s: &Sentence<'_>, actor: &Actor) -> bool {
    matches!(s.word(actor.behind), "'s" | "’s") && (1..3).any(|next| KIN.has(s.word(actor.behind + next)))
}

/// Whether a relative is told of who is named: `Roe's brother`, `brother of President Roe`.
pub(super) fn is_kin_of(text: &str, owner: Span) -> bool {
    let (before, behind) = (&text[..owner.start as usize], &text[owner.end as usize..]);
    let next = ["'s ", "’s "].iter().find_map(|end| behind.strip_prefix(end));
    let last = before.strip_suffix(" of ").or_else(|| before.strip_suffix(" of the late ")).unwrap_or("");
    let word = |word: &str| KIN.has(word.trim_end_matches(|c: char| !c.is_alphabetic()));
    next.is_some_and(|next| next.split(' ').take(2).any(word)) || last.rsplit([' ', '\n']).next().is_some_and(word)
}

/// What somebody is to another.
pub(super) static KIN: WordSet = WordSet::new(words![
    "successor",
    "predecessor",
    "wife",
    "husband",
    "widow",
    "son",
    "daughter",
    "brother",
    "sister",
    "сын",
    "дочь",
    "вдова",
    "потомок",
    "внук",
    "внучка",
    "брат",
    "сестра",
    "преемник",
    "преемница",
    "предшественник",
    "предшественница",
]);

/// Whether somebody only is the source of what a sentence tells: a dash and the name close it, `Роу и Доу поговорили по
/// телефону — Анна Поу`. Behind whose side it is, or behind one of several, stands who is there.
pub(super) fn is_source(s: &Sentence<'_>, actors: &[Actor], index: usize) -> bool {
    static SIDES: WordSet =
        WordSet::new(words!["от", "сторон*", "делегаци*", "side", "from", "for", "between", "между"]);
    const NEAR: usize = 4;
    let actor = &actors[index];
    let Some(dash) = actor.first.checked_sub(1).filter(|at| matches!(s.word(*at), "—" | "–" | "-")) else {
        return false;
    };
    let acts = |other: &&Actor| !matches!(other.sort, Sort::Body | Sort::Media);
    let before = &actors[..index];
    actor.cases.has(Case::Nominative)
        && actor.sort != Sort::Plural
        && s.words[actor.behind.min(s.words.len())..].iter().all(|word| word.sign)
        && before.iter().filter(acts).nth(1).is_some()
        && before.iter().all(|other| other.behind < dash)
        && !(dash.saturating_sub(NEAR)..dash).any(|at| SIDES.has(s.word(at)))
}

/// Whether somebody stands behind a meeting as the one who tells of it: `Роу встретится с Доу, подтвердил Поу`.
pub(super) fn is_source_of(s: &Sentence<'_>, actors: &[Actor], index: usize, hit: &Hit) -> bool {
    let first = actors[index].first;
    let told = || standing::telling_before(s, first).is_some_and(|verb| verb > 0 && s.word(verb - 1) == ",");
    hit.frame.kind.class() == Class::Meeting && first > hit.behind && (told() || is_source(s, actors, index))
}

/// Whether a sentence opens by saying that what it tells was before: `Ранее министр встречался с …`.
pub(in crate::event) fn is_of_before(s: &Sentence<'_>) -> bool {
    static EARLIER: WordSet = WordSet::new(words!["ранее", "earlier", "previously"]);
    EARLIER.has(s.word(0)) && !matches!(s.word(1), "сегодня" | "today")
}

/// Whether a sentence names anybody but those at another meeting; else that one is what it tells of.
pub(super) fn somebody_here(s: &Sentence<'_>, actors: &[Actor]) -> bool {
    let acts = |actor: &Actor| matches!(actor.sort, Sort::Person | Sort::Head | Sort::Office);
    (0..actors.len()).any(|index| acts(&actors[index]) && at_another(s, actors, index).is_none())
}

/// Whether a word is one for another meeting than the one that is told.
pub(in crate::event) fn is_met_at_another(s: &Sentence<'_>, at: usize) -> bool {
    MET.has(s.word(at)) && is_of_another(s, at)
}

/// Whether the words before one for a meeting say that it is another than the one that is told.
fn is_of_another(s: &Sentence<'_>, met: usize) -> bool {
    const FAR: usize = 4;
    static STOPS: WordSet = WordSet::new(words![
        ",", ".", ":", "–", "—", "(", "\"", "for", "at", "in", "on", "to", "and", "with", "для", "на", "в", "и", "с",
    ]);
    let back = || (met.saturating_sub(FAR)..met).rev().map(|at| s.word(at)).take_while(|word| !STOPS.has(word));
    // What is prepared is spoken of, what for stands between.
    let link = || met - usize::from(is(s.word(met - 1), "the"));
    let prepared = || {
        let at = link();
        at > 1 && (is(s.word(at - 1), "for") || is(s.word(at - 1), "к")) && PREPARED.has(s.word(at - 2))
    };
    back().any(|word| ANOTHER.has(word)) || met > 0 && prepared()
}

/// What people meet at, by the beginnings of the words.
static MET: WordSet = WordSet::beginnings(words![
    "meeting",
    "talks",
    "conversation",
    "call",
    "consultation",
    "negotiation",
    "visit",
    "trip",
    "summit",
    "dinner",
    "встреч",
    "переговор",
    "бесед",
    "разговор",
    "визит",
    "приезд",
    "поездк",
    "консультац",
    "саммит",
    "созвон",
]);

/// What leads from one of them to who is there.
static LINKS_MET: WordSet = WordSet::new(words!["with", "of", "between", "by"]);

/// What stands before a meeting that is only spoken of, or is told to give the time.
static ANOTHER: WordSet = WordSet::new(words![
    "after",
    "before",
    "following",
    "ahead",
    "results",
    "outcome",
    "outcomes",
    "preparations",
    "upcoming",
    "forthcoming",
    "planned",
    "discuss*",
    "после",
    "перед",
    "накануне",
    "итог*",
    "результат*",
    "подготовк*",
    "предстоящ*",
    "обсужд*",
    "обсуд*",
]);

/// What is made ready.
static PREPARED: WordSet = WordSet::beginnings(words!["prepar", "подготов"]);

/// Whether somebody else acts for him: `On behalf of the President, Minister Jane Roe met`.
pub(super) fn acts_through_another(s: &Sentence<'_>, first: usize) -> bool {
    static FOR: WordSet = WordSet::new(words![
        "behalf",
        "instruction",
        "instructions",
        "request",
        "initiative",
        "order",
        "orders",
        "direction"
    ]);
    word_before(s, first).is_some_and(|at| at > 0 && is(s.word(at), "of") && FOR.has(s.word(at - 1)))
}

/// What is done to those, or what they are called, who are only spoken of: `who succeeded Jane Roe`.
pub(super) static SPOKEN_OF: WordSet = WordSet::new(words![
    "succeeded",
    "succeeding",
    "replaced",
    "replacing",
    "predecessor",
    "successor",
    "thanked",
    "recalled",
    "praised",
]);

/// What shows somebody, or bears his name: `открыл бюст композитора А.Роу`.
pub(super) static SHOWN: WordSet = WordSet::beginnings(words![
    "бюст",
    "памятник",
    "портрет",
    "мемориал",
    "музе",
    "доск",
    "могил",
    "скульптур",
    "мавзоле",
    "статуе",
    "статуи",
    "статую",
    "имени",
    "выставк",
]);

/// The same in English: a `monument to Jane Roe`.
pub(super) static MONUMENTS: WordSet = WordSet::new(words![
    "bust",
    "monument",
    "memorial",
    "portrait",
    "statue",
    "mausoleum",
    "tomb",
    "grave",
    "museum",
    "painting",
]);

/// Whether an actor is at another meeting than the one that a frame raises.
pub(super) fn met_elsewhere(s: &Sentence<'_>, actors: &[Actor], index: usize, hit: &Hit) -> bool {
    matches!(hit.frame.kind, Kind::Meeting | Kind::Call)
        && at_another(s, actors, index).is_some_and(|met| !(hit.first..hit.behind).contains(&met))
}

/// Whether somebody stands within what is said, and who says it right behind: `встреча А.Роу и Б.Доу не планируется, сообщила В.Поу`.
pub(super) fn only_told_of(s: &Sentence<'_>, actors: &[Actor], index: usize, hit: &Hit) -> bool {
    let says = |other: &Actor| other.first == hit.behind && standing::is_telling(s.word(hit.behind - 1));
    hit.frame.kind == Kind::Comment && actors[index].behind < hit.behind && actors[index + 1..].iter().any(says)
}

/// Whether somebody is told of talks with another that were before: `об итогах состоявшихся переговоров с …`.
pub(super) fn is_past_talk(s: &Sentence<'_>, first: usize) -> bool {
    static BEFORE: WordSet = WordSet::new(words!["состоявш*", "прошедш*", "проведенн*", "проведённ*"]);
    static OF: WordSet = WordSet::new(words!["о", "об"]);
    let from = first.saturating_sub(10);
    let talk = (first.saturating_sub(3)..first).any(|at| standing::is_gathering(s.word(at)));
    talk && (from..first).any(|at| BEFORE.has(s.word(at))) && (from..first).any(|at| OF.has(s.word(at)))
}

/// Words before somebody who is shown, or whose name something bears.
static CAPTIONS: WordSet = WordSet::new(words!["photo", "фото", "named", "имени", "image"]);

pub(super) fn captioned(s: &Sentence<'_>, actor: &Actor) -> bool {
    (actor.first.saturating_sub(3)..actor.first).any(|at| CAPTIONS.has(s.word(at)))
}

/// Whether a newspaper is only whom somebody talks to: `об этом ТАСС сообщил министр`, `в интервью РИА Новости`.
pub(super) fn is_told(s: &Sentence<'_>, first: usize) -> bool {
    static TOLD: WordSet = WordSet::new(words![
        "этом",
        "комментарии",
        "интервью",
        "беседе",
        "разговоре",
        "эфире",
        "корреспонденту",
        "вопрос",
        "вопросы",
        "interview",
    ]);
    let at = if first > 0 && matches!(s.word(first - 1), "\"" | "«" | "с") { first - 1 } else { first };
    at > 0 && TOLD.has(s.word(at - 1))
}

/// Behind these stands who only lends something: support, a house, a title.
pub(super) static LENDS: WordSet =
    WordSet::beginnings(words!["поддержк", "содействи", "эгид", "качестве", "резиденц",]);

/// Whether somebody is the last word of a clause that a conjunction opens, and the verb goes on with the sentence.
pub(super) fn ends_a_clause(s: &Sentence<'_>, actor: &Actor, verb: usize) -> bool {
    static OPENS: WordSet = WordSet::new(words!["что", "где", "когда", "которой", "котором", "которых", "куда"]);
    let goes_on = s.word(actor.behind) == "," && is(s.word(actor.behind + 1), "и") && actor.behind + 3 > verb;
    let behind_verb = actor.first > 1 && looks_like_verb(s.word(actor.first - 1));
    goes_on && behind_verb && (0..actor.first).rev().take_while(|at| s.word(*at) != ",").any(|at| OPENS.has(s.word(at)))
}

/// Prepositions of Russian that govern an actor.
pub(super) static PREPOSITIONS: WordSet = WordSet::new(words![
    "с",
    "со",
    "от",
    "для",
    "к",
    "ко",
    "о",
    "об",
    "у",
    "из",
    "после",
    "под",
    "перед",
    "между",
    "до",
    "без",
    "при",
    "по",
    "в",
    "во",
    "на",
    "за",
]);
