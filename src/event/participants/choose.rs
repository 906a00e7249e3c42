//! Which actors of a sentence take part in the event that a frame raised.
//!
//! A frame names sides and cases; an actor counts when the words that govern him fit. Actors in asides (on whose behalf,
//! during whose visit, in brackets) are mentioned and take no part.

use super::actors::{Actor, Sentence, Sort};
use super::asides::{
    LENDS, PREPOSITIONS, SHOWN, acts_through_another, behind_relative, ends_a_clause, in_brackets, is_only_named,
    is_source_of, is_spoken_of, is_told, means_to, met_elsewhere, only_told_of, tells_of,
};
use super::guests::{bids, is_by, is_guest, is_where};
use super::roles;
use super::served;
use super::somebody;
use super::spokesmen::{inverts, is_reported, land_speaks, spokesmen};
use super::standing;
use crate::event::frames::{Hit, Side};
use crate::event::layout::words::{begins, is};
use crate::event::lexicon::{WordSet, words};
use crate::event::russian::{Case, Cases};
use crate::event::{Class, Kind, Lang};

/// An actor that takes part, with the case it stands in.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// Which actor of the sentence.
    pub actor: usize,
    /// The case it stands in; nominative where the language has none.
    pub case: Case,
    /// Whether it stands before the words of the frame.
    pub left: bool,
}

/// The participants of a frame; `None` if one that it needs is missing.
#[must_use]
pub fn participants(s: &Sentence<'_>, actors: &[Actor], hit: &Hit) -> Option<Vec<Chosen>> {
    // `Роу сообщил, что Доу посетит Осло`: the words are made for who speaks of himself.
    let another = |actor: &Actor| {
        actor.first > hit.first
            && actor.behind < hit.behind
            && matches!(actor.sort, Sort::Person | Sort::Head | Sort::Office)
            && actor.cases.has(Case::Nominative)
    };
    let told = || standing::is_telling(s.word(hit.first)) && actors.iter().any(another);
    if hit.frame.kind.class() == Class::Meeting && told() || is_reported(s, hit) {
        return None;
    }
    let mut chosen = Vec::new();
    let (mut left, right) = (hit.frame.left, hit.frame.right);
    // Behind a comma the verb quotes, and the speaker follows: `words, said X`, `«…», — said X`.
    let sign = |back: usize| hit.first.checked_sub(back).map_or("", |at| s.word(at));
    let behind = || sign(1) == "," || matches!(sign(1), "—" | "–") && sign(2) == ",";
    // `…, комментируя итоги, рассказал`: there the comma opens what the speaker does besides.
    let quoting = hit.frame.kind.class() == Class::Statement && hit.first > 1 && behind() && !sign(0).ends_with('я');
    let quoting = quoting && right.count == 1 && left.count == 1 && left.needed == 0;
    if quoting {
        left.count = 0;
    }
    if is_by(s, hit) {
        left.count = 0;
    }
    // `"Roe lies," said Doe`: those before the verb are in the quotation.
    let inverted = inverts(s, actors, hit).then(|| std::mem::take(&mut left));
    let right = inverted.filter(|_| right.count == 0).unwrap_or(right);
    if left.count > 0 {
        let found = left_side(s, actors, hit, left);
        let says = || hit.frame.kind == Kind::Comment && !left.known && somebody::right_before(s, hit.first);
        if !enough(&found, actors, left, hit, || somebody::before(s, hit.first)) && !says() {
            return None;
        }
        chosen = found;
    }
    // A speaker is wanted once: the other side is looked at only when the first is empty.
    let second = right.count == 1 && left.count == 1 && (!chosen.is_empty() || land_speaks(s, hit));
    if right.count > 0 && !second {
        let mut found = right_side(s, actors, hit, right);
        if !enough(&found, actors, right, hit, || somebody::behind(s, hit.behind)) {
            return None;
        }
        if chosen.is_empty() {
            chosen = found;
        } else {
            chosen.append(&mut found);
        }
    }
    if chosen.is_empty() && hit.frame.kind == Kind::Comment {
        chosen.extend(spokesmen(s, actors, hit));
    }
    // `Министр, комментируя итоги, рассказал о планах`: the comma only closes what stands between.
    if chosen.is_empty() && quoting {
        chosen.extend(left_side(s, actors, hit, hit.frame.left).into_iter().filter(|one| {
            let actor = &actors[one.actor];
            actor.first <= 1 && s.word(actor.behind) == "," && actor.sort != Sort::Media
        }));
    }
    Some(chosen)
}

/// Whether an institution is only the house where it happened: `in the building of the Ministry`, `at the Embassy`.
fn in_a_place(s: &Sentence<'_>, first: usize) -> bool {
    word_before(s, first).is_some_and(|at| HOUSES.has(s.word(at)))
}

/// What stands before a house, or says that it is one.
static HOUSES: WordSet = WordSet::new(words![
    "at",
    "in",
    "inside",
    "outside",
    "здании",
    "здание",
    "помещении",
    "стенах",
    "штаб-квартире",
    "территории",
    "открытия",
    "закрытия",
    "открытие",
    "особняке",
    "зале",
]);

/// Whether a side has those that its frame needs. At a meeting it is enough that somebody is named.
fn enough(found: &[Chosen], actors: &[Actor], side: Side, hit: &Hit, named: impl Fn() -> usize) -> bool {
    let needed = usize::from(side.needed);
    let several = found.iter().any(|chosen| actors[chosen.actor].sort == Sort::Plural);
    let loose = hit.frame.kind.class() == Class::Meeting && !side.known;
    found.len() >= needed || several && !found.is_empty() || loose && named() >= needed
}

fn left_side(s: &Sentence<'_>, actors: &[Actor], hit: &Hit, side: Side) -> Vec<Chosen> {
    let mut found: Vec<Chosen> = Vec::new();
    for (index, actor) in actors.iter().enumerate().rev() {
        if s.lang == Lang::EN && acts_through_another(s, actor.first) {
            continue;
        }
        let tells = || tells_of(s, actor.behind, hit.first) && !(found.is_empty() && means_to(s, hit.first));
        if actor.behind > hit.first
            || is_audience(s, actor)
            || is_spoken_of(s, actor)
            || tells()
            || actor.sort == Sort::Media && is_told(s, actor.first)
            || met_elsewhere(s, actors, index, hit)
            || s.lang == Lang::RU && served::is_owner(actors, index)
        {
            continue;
        }
        let english = s.lang == Lang::EN;
        // Whose remarks they are stands right before them, whatever governs it.
        let owner = actor.behind == hit.first && matches!(s.word(hit.first), "'s" | "’s");
        let house = actor.sort == Sort::Body && !english && in_a_place(s, actor.first);
        let fits = owner || !house && if english { english_left(s, actor) } else { !governed(s, actor.first) };
        // `из-за того, что там состоит Роу, и сравнила`: the clause between is not the verb's.
        if found.is_empty() && !english && ends_a_clause(s, actor, hit.first) {
            continue;
        }
        let case = if english { Some(Case::Nominative) } else { case_in(actor, side.cases) };
        let listed =
            !bids(s, actor.first) && found.last().is_some_and(|last| follows_in_list(s, actor, &actors[last.actor]));
        // `А.Роу и Б.Доу заявили`: several speak together.
        if side.count == 1
            && let Some(last) = found.last()
            && !(listed && speak_together(s, actor, &actors[last.actor], found.len(), hit))
        {
            break;
        }
        if let (Some(case), true) = (case, fits || listed) {
            found.push(Chosen { actor: index, case, left: true });
        }
        if found.len() >= 12 {
            break;
        }
    }
    found.reverse();
    found
}

fn right_side(s: &Sentence<'_>, actors: &[Actor], hit: &Hit, side: Side) -> Vec<Chosen> {
    let mut found: Vec<Chosen> = Vec::new();
    for (index, actor) in actors.iter().enumerate() {
        if actor.behind <= hit.behind && actor.first < hit.behind {
            // `встреча <актор>` inside a gap of the frame.
            if !(actor.first > hit.first && actor.behind <= hit.behind) || in_a_place(s, actor.first) {
                continue;
            }
        }
        // `заявил РИА Новости министр`: the newspaper was told, the minister spoke.
        let told = actor.sort == Sort::Media
            && hit.frame.strength != 3
            && actor.first == hit.behind
            && (hit.frame.strength == 4
                || begins(s.word(hit.first), "рассказ")
                || s.words.get(actor.behind).is_some_and(|w| !w.sign));
        let house = actor.sort == Sort::Body && s.lang != Lang::EN && in_a_place(s, actor.first);
        let told = told || actor.sort == Sort::Media && is_told(s, actor.first);
        let house = house || s.lang == Lang::EN && actor.sort == Sort::Body && is_where(s, actor, hit);
        if told
            || house
            || is_audience(s, actor)
            || in_brackets(s, actor.first) && !in_brackets(s, hit.first)
            || behind_relative(s, hit.behind, actor.first)
            || met_elsewhere(s, actors, index, hit)
            || only_told_of(s, actors, index, hit)
            || is_only_named(s, actor)
            || standing::is_done_by(s, actor)
            || is_source_of(s, actors, index, hit)
            || actor.first < hit.behind && s.lang == Lang::RU && served::is_owner(actors, index)
        {
            continue;
        }
        let listed = found.last().is_some_and(|last| follows_in_list(s, &actors[last.actor], actor));
        let case = if s.lang == Lang::EN {
            let house = |chosen: &Chosen| actors[chosen.actor].sort == Sort::Body;
            let guest = || found.iter().all(house) && is_guest(s, actors, index, hit);
            (listed || english_right(s, actor, hit, side) || guest()).then_some(Case::Nominative)
        } else if listed {
            found.last().map(|last| last.case)
        } else {
            russian_right(s, actor, hit, side)
        };
        if side.count == 1
            && let Some(last) = found.last()
            && !(listed && speak_together(s, actor, &actors[last.actor], found.len(), hit))
        {
            break;
        }
        if let Some(case) = case {
            found.push(Chosen { actor: index, case, left: false });
        } else if side.count == 1 && actor.sort == Sort::Person && found.is_empty() && s.lang == Lang::EN {
            break;
        }
    }
    found
}

/// Whether two who are listed speak both, by the verb of several and the word between them.
fn speak_together(s: &Sentence<'_>, actor: &Actor, other: &Actor, found: usize, hit: &Hit) -> bool {
    let (from, to) = (actor.behind.min(other.behind), actor.first.max(other.first));
    let linked = found > 1 || (from..to).any(|at| is(s.word(at), "and") || is(s.word(at), "и"));
    let several = if s.lang == Lang::EN {
        actor.role.is_some()
    } else {
        ["ли", "ют", "ят", "ут", "ат"].iter().any(|end| s.word(hit.first).ends_with(end))
    };
    // `joint statement by the Minister and the Secretary`: two articles are two persons.
    let joint = || (hit.first..hit.behind).any(|at| is(s.word(at), "joint") || begins(s.word(at), "совместн"));
    let second = if actor.first > other.first { actor } else { other };
    let apart = || s.lang != Lang::EN || second.first > 0 && is(s.word(second.first - 1), "the");
    let offices = actor.sort == Sort::Office && other.sort != Sort::Body && (joint() || several) && apart();
    let persons = (several || joint()) && matches!(actor.sort, Sort::Person | Sort::Head);
    linked && hit.frame.kind.class() == Class::Statement && (persons || offices)
}

/// The case an actor stands in, of those the frame allows.
fn case_in(actor: &Actor, allowed: Cases) -> Option<Case> {
    actor.cases.and(allowed).iter().next()
}

pub(super) fn word_before(s: &Sentence<'_>, mut first: usize) -> Option<usize> {
    static PASSED: WordSet = WordSet::new(words![
        "the", "his", "her", "their", "its", "an", "a", "mr", "dr", "mrs", "h.e", ".", "«", "“", "outgoing",
        "incoming", "new", "newly*", "visiting", "appoint*", "design*",
    ]);
    while first > 0 {
        first -= 1;
        let word = s.word(first);
        if !PASSED.has(word) && !roles::is_title(word) {
            return Some(first);
        }
    }
    None
}

fn english_left(s: &Sentence<'_>, actor: &Actor) -> bool {
    let Some(at) = word_before(s, actor.first) else { return true };
    if in_brackets(s, actor.first) {
        return false;
    }
    // `Meeting between X and Y took place`.
    if ["between", "of", "with", "by"].iter().any(|w| is(s.word(at), w)) && at > 0 {
        static NOUNS: WordSet = WordSet::new(words![
            "meeting",
            "talks",
            "conversation",
            "call",
            "consultations",
            "negotiations",
            "statement",
            "remarks",
            "comment",
            "delegation",
            "session",
            "visit",
            "address",
            "discussion",
        ]);
        return NOUNS.has(s.word(at - 1));
    }
    !ASIDE.has(s.word(at))
}

fn english_right(s: &Sentence<'_>, actor: &Actor, hit: &Hit, side: Side) -> bool {
    let Some(at) = word_before(s, actor.first) else { return true };
    if at < hit.behind {
        return true;
    }
    let word = s.word(at);
    if ["with", "between", "by", "alongside", "including", "and"].iter().any(|w| is(word, w)) {
        return !is(word, "by") || at < hit.behind + 3;
    }
    if hit.frame.kind == Kind::Message && is(word, "to") {
        return true;
    }
    // `accepted the gift from the Ambassador`.
    if hit.frame.kind == Kind::Ceremony && is(word, "from") && actor.sort == Sort::Person {
        return true;
    }
    // `hosted a banquet for President Jane Roe`.
    let for_guest = hit.frame.kind.class() == Class::Meeting && is(word, "for");
    if for_guest && (hit.behind.saturating_sub(1)..=hit.behind).contains(&at) && actor.sort == Sort::Person {
        return true;
    }
    // `unveiled a bust of the composer Jane Roe`.
    let shown = || {
        hit.frame.kind == Kind::Ceremony
            && is(word, "of")
            && at > 0
            && !(standing::is_gathering(s.word(at - 1)) || begins(s.word(at - 1), "crede"))
    };
    if at == hit.behind && actor.sort == Sort::Person && shown() {
        return false;
    }
    // `Meeting of the Foreign Ministers`, `message to the people`.
    if at == hit.behind && ["of", "to", "on", "from"].iter().any(|w| is(word, w)) {
        return true;
    }
    // The subject of a nominal frame may come with a longer form: `session of the Council of Foreign Ministers`.
    side.count > 1 && is(word, "of") && actor.sort == Sort::Plural
}

/// Whether a Russian word is governed by a preposition.
fn governed(s: &Sentence<'_>, first: usize) -> bool {
    if first == 0 {
        return false;
    }
    // `в своём Telegram-канале`.
    let own = first > 1 && begins(s.word(first - 1), "сво") && PREPOSITIONS.has(s.word(first - 2));
    own || LENDS.has(s.word(first - 1))
        || PREPOSITIONS.has(s.word(first - 1))
        || in_brackets(s, first)
        || is_owned(s, first)
}

/// Whether people of it are meant, or an adjective in the genitive stands before what no case changes: `сотрудники Посольства`,
/// `с представителями арабских СМИ`.
fn is_owned(s: &Sentence<'_>, first: usize) -> bool {
    static PEOPLE: WordSet =
        WordSet::beginnings(words!["сотрудник", "работник", "коллектив", "дипломат", "представител"]);
    let before = s.word(first - 1);
    PEOPLE.has(before)
        || first > 1 && (before.ends_with("ых") || before.ends_with("их")) && before.chars().nth(4).is_some()
}

/// Whether those are of the press to whom somebody says it: `заявил министр журналистам`.
pub(super) fn is_audience(s: &Sentence<'_>, actor: &Actor) -> bool {
    static AUDIENCE: WordSet = WordSet::new(words!["журналистам", "репортерам", "корреспондентам"]);
    // `Ответы на вопросы журналистов`.
    let asks = || actor.sort == Sort::Plural && actor.first > 0 && is(s.word(actor.first - 1), "вопросы");
    AUDIENCE.has(s.word(actor.first)) || asks()
}

fn russian_right(s: &Sentence<'_>, actor: &Actor, hit: &Hit, side: Side) -> Option<Case> {
    let at = actor.first.checked_sub(1)?;
    let word = s.word(at);
    if ["с", "со", "между"].iter().any(|w| is(word, w)) {
        return side.cases.has(Case::Instrumental).then_some(Case::Instrumental);
    }
    // `обратились к министру с просьбой`: whom the letter is to.
    if hit.frame.kind == Kind::Message && ["к", "ко"].iter().any(|w| is(word, w)) {
        return actor.cases.has(Case::Dative).then_some(Case::Dative);
    }
    // `принял грамоты у вновь назначенных послов`: from whose hands.
    let from_hands = || ["у", "от"].iter().any(|w| is(standing::governor(s, actor.first), w));
    if hit.frame.kind == Kind::Ceremony && from_hands() {
        return actor.cases.has(Case::Genitive).then_some(Case::Genitive);
    }
    if ["при", "от", "для", "к", "ко", "о", "об", "до", "у", "в", "во", "на", "из", "за", "после"]
        .iter()
        .any(|w| is(word, w))
    {
        return None;
    }
    if SHOWN.has(word) || LENDS.has(word) {
        return None;
    }
    let object = side.cases.has(Case::Accusative) && !side.cases.has(Case::Instrumental);
    let adjacent = !object && at < hit.behind || !object && (at == hit.behind && !s.words[at].sign);
    let allowed = actor.cases.and(side.cases);
    if adjacent {
        // A surname that no case changes stands as it is: `встреча И.Сольберг с …`.
        let unchanged =
            actor.sort == Sort::Person && actor.role.is_none() && actor.cases == Cases::of(&[Case::Nominative]);
        return allowed.iter().next().or(unchanged.then_some(Case::Nominative));
    }
    // Away from the frame a genitive is somebody's, not a participant, unless the frame takes an object.
    let subject = side.cases.has(Case::Nominative);
    if object {
        // Only a place or a day may stand between the verb and whom it takes: `принял в Кремле посла`.
        let near = ["в", "на", "сегодня", "вчера"].iter().any(|w| is(s.word(hit.behind), w)) || hit.behind == actor.first
            || s.word(hit.behind).starts_with(|c: char| c.is_ascii_digit())
            // What the frame ends with may be the word that the office ends with: `вызвал временного поверенного`.
            || hit.first < actor.first && actor.first < hit.behind;
        let somebody = !matches!(actor.sort, Sort::Body | Sort::Media);
        return (near && somebody).then(|| allowed.iter().next()).flatten();
    }
    if subject {
        // `на территорию посольства`: behind a noun the form is its genitive.
        let owned = actor.sort == Sort::Body
            && actor.cases.has(Case::Genitive)
            && !s.words[at].sign
            && !roles::looks_like_verb(word)
            && at > hit.behind;
        return if owned { None } else { allowed.iter().next() };
    }
    if side.count > 1
        && actor.cases == actor.cases.and(Cases::of(&[Case::Instrumental]))
        && side.cases.has(Case::Instrumental)
    {
        return Some(Case::Instrumental);
    }
    (is(word, "по") && side.cases.has(Case::Dative)).then_some(Case::Dative)
}

/// Whether only `and`, `,` and the like stand between two actors.
pub(super) fn follows_in_list(s: &Sentence<'_>, one: &Actor, next: &Actor) -> bool {
    let (from, to) = if one.behind <= next.first { (one.behind, next.first) } else { (next.behind, one.first) };
    if to < from || to - from > 6 {
        return false;
    }
    let between = || (from..to).map(|at| s.word(at));
    between().any(|w| matches!(w, "," | "&" | "/" | "–" | "-") || is(w, "and") || is(w, "и"))
        && between().all(|w| LINKS.has(w))
}

/// What may stand between two of a list.
static LINKS: WordSet = WordSet::new(words![
    "and",
    "as",
    "well",
    "the",
    ",",
    "и",
    "а",
    "также",
    "&",
    "his",
    "with",
    "mr",
    "dr",
    ".",
    "/",
    "–",
    "-",
    "both",
]);

/// Prepositions that put an actor aside.
pub(super) static ASIDE: WordSet = WordSet::new(words![
    "of",
    "for",
    "from",
    "to",
    "in",
    "on",
    "with",
    "by",
    "about",
    "against",
    "behalf",
    "following",
    "after",
    "before",
    "during",
    "under",
    "than",
    "over",
    "via",
    "through",
    "upon",
    "at",
    "between",
    "regarding",
    "concerning",
    "toward",
    "towards",
    "per",
    "like",
    "into",
]);
