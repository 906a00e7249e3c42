//! Who else was there, as readouts tell it at their end: `The Ambassador of Norway, Jane Roe, attended`, `Во встрече приняли
//! участие …`.
//!
//! Looks behind the sentences that tell of the event, for such sentences alone. What the event is was decided before.

use super::actors::{self, Actor, Sentence, Sort};
use super::roles::is_country;
use super::standing::Standing;
use crate::event::gazetteer::Scanned;
use crate::event::labels::words_of;
use crate::event::layout::words::{Word, begins, is};
use crate::event::layout::{Layout, Line, LineKind};
use crate::event::lexicon::{WordSet, words};
use crate::event::names::Name;
use crate::event::particles::DOTTED;
use crate::event::{Lang, Span};

/// A paragraph that tells who was there is no longer than this, in bytes.
const LONGEST: u32 = 800;

/// Those whom the lines behind a byte name as being there.
pub(in crate::event) fn find(
    scanned: &Scanned<'_>,
    lang: Lang,
    names: &[Name],
    layout: &Layout,
    from: u32,
) -> Vec<Actor> {
    let mut found = points(scanned, lang, names, layout);
    let told = |line: &&Line| line.kind == LineKind::Body || line.kind == LineKind::Bullet && lang == Lang::RU;
    for line in layout.lines.iter().filter(told).filter(|line| line.span.end > from) {
        let span = Span { start: line.span.start.max(from), end: line.span.end };
        let first = names.get(names.partition_point(|name| name.span.start < span.start));
        if span.end - span.start > LONGEST || first.is_none_or(|name| name.span.end > span.end) {
            continue;
        }
        let words = words_of(scanned, layout, span);
        for sentence in words.split(|word| word.sign && ends_sentence(scanned.text, word)) {
            let sentence = Sentence::of(scanned, lang, sentence, names);
            if attended(&sentence) {
                let all = actors::find(&sentence);
                // `президенты Норвегии, Мальты и Чада и Премьер-министр Перу`: where many are told by their countries alone.
                let many = |actor: &Actor| {
                    let each = actor.role.as_ref().and_then(|role| role.each.as_deref());
                    lang == Lang::RU && each.is_some_and(|each| each.countries.len() > 2)
                };
                let listed = all.iter().any(many);
                let office = |actor: &Actor| {
                    listed && actor.country.is_some() && matches!(actor.sort, Sort::Head | Sort::Office)
                };
                let there = |actor: &Actor| {
                    (actor.sort == Sort::Person || many(actor) || office(actor))
                        && matches!(actor.standing, Standing::Subject | Standing::There(_))
                };
                found.extend(all.into_iter().filter(there));
            }
        }
    }
    found
}

/// Whether a sign ends a sentence; a dot behind a form of address does not: `Amb. Jane Roe`.
fn ends_sentence(text: &str, sign: &Word) -> bool {
    let titled = || text[..sign.start as usize].rsplit([' ', '\n']).next().is_some_and(|word| DOTTED.has(word));
    match sign.of(text) {
        "!" | "?" => true,
        "." => !titled(),
        _ => false,
    }
}

/// Whether a line names somebody with whom others met.
pub(super) fn is_with(line: &str) -> bool {
    ["с ", "со ", "with ", "С ", "Со ", "With "].iter().any(|with| line.starts_with(with))
}

/// Those whom the points of a list name: `held several meetings:`, and below `• with Jane Roe, Minister of Trade`. Whom a
/// list names alone, a line each, [`super::listed`] knows.
fn points(scanned: &Scanned<'_>, lang: Lang, names: &[Name], layout: &Layout) -> Vec<Actor> {
    let mut found = Vec::new();
    for line in layout.lines.iter().filter(|line| line.kind == LineKind::Bullet) {
        if is_with(&scanned.text[line.span.start as usize..line.span.end as usize]) {
            let there = |actor: &Actor| actor.sort == Sort::Person && matches!(actor.standing, Standing::There(_));
            let words = words_of(scanned, layout, line.span);
            found.extend(actors::find(&Sentence::of(scanned, lang, &words, names)).into_iter().filter(there));
        }
    }
    found
}

/// Behind which only what is said of it follows.
static SUBORDINATE: WordSet = WordSet::new(words!["что", "that", "which"]);

/// What somebody is at.
static EVENTS: WordSet = WordSet::new(words![
    "meeting",
    "talks",
    "event",
    "discussions",
    "ceremony",
    "consultations",
    "call",
    "reception",
    "session",
    "встреч*",
    "бесед*",
    "переговор*",
    "мероприяти*",
    "церемони*",
    "консультаци*",
    "заседани*",
    "совещани*",
    "приём*",
    "прием*",
    "разговор*",
    "работе",
    "поездк*",
    "визит*",
    "экскурси*",
    "ней",
    "нем",
    "нём",
    "них",
    "it",
]);

/// Whether a sentence tells who was at the event.
fn attended(s: &Sentence<'_>) -> bool {
    static ATTENDED: WordSet = WordSet::new(words![
        "attended",
        "joined",
        "participated",
        "part",
        "участвовал*",
        "присутствовал*",
        "участие",
        "участвуют",
        "присутствуют"
    ]);
    static PRESENT: WordSet =
        WordSet::new(words!["present", "attendance", "associated", "attending", "accompanied", "accompanying"]);
    static BE: WordSet = WordSet::new(words!["was", "were", "is", "are", "also"]);
    /// Who is named one by one behind them: `Among the guests were`, `Speakers included`.
    static PEOPLE: WordSet =
        WordSet::new(words!["guests", "guest", "speakers", "participants", "attendees", "those", "delegation"]);
    static TOOK: WordSet = WordSet::new(words!["принял", "приняла", "приняли", "принимал", "принимали", "принимала"]);
    static AMONG: WordSet = WordSet::new(words!["среди", "числе", "among", "included", "were", "are", "стали"]);
    /// What tells of another time, or is only said.
    static ELSEWHERE: WordSet = WordSet::new(words![
        "ранее",
        "earlier",
        "last",
        "previous*",
        "прошлом",
        "прошлого",
        "прошлой",
        "прошлую",
        "напомнил*",
        "recalled",
    ]);
    if (0..s.words.len()).any(|at| ELSEWHERE.has(s.word(at))) {
        return false;
    }
    let clause = (0..s.words.len()).position(|at| SUBORDINATE.has(s.word(at))).unwrap_or(s.words.len());
    (0..clause).any(|at| {
        let word = s.word(at);
        let any = |set: &WordSet, from: usize, to: usize| (from..to).any(|at| set.has(s.word(at)));
        let ends = |at: usize| at >= s.words.len() || matches!(s.word(at), ";" | ",");
        let took = || (1..3).any(|back| at >= back && TOOK.has(s.word(at - back)));
        if is(word, "участие") && !took() {
            return false;
        }
        if PRESENT.has(word) {
            return any(&BE, at.saturating_sub(3), at + 3);
        }
        if is(word, "among") {
            return any(&PEOPLE, at + 1, at + 4);
        }
        if is(word, "included") {
            return any(&PEOPLE, at.saturating_sub(2), at);
        }
        if is(word, "part") {
            let took = at > 0 && ["took", "taking"].iter().any(|w| is(s.word(at - 1), w));
            return took
                && (ends(at + 1)
                    || any(&BE, at + 1, at + 3)
                    || is(s.word(at + 1), "on")
                    || any(&EVENTS, at + 1, at + 6));
        }
        if ["модератором", "посредником"].iter().any(|w| is(word, w)) {
            return true;
        }
        let event = |from: usize, to: usize| any(&EVENTS, from, to);
        // `Среди участников – …`, `На встрече были также …`, `Министра сопровождали …`.
        let near = || (at.saturating_sub(2)..at + 3).any(|at| AMONG.has(s.word(at)));
        let beside = |other: &str| at > 0 && is(s.word(at - 1), other) || is(s.word(at + 1), other);
        if begins(word, "сопровождал")
            || ["участник", "participants"].iter().any(|many| begins(word, many)) && near()
            || is(word, "были") && beside("также") && event(at.saturating_sub(5), at + 5)
            || is(word, "составе") && at < 3 && begins(s.word(at + 1), "делегаци")
        {
            return true;
        }
        if s.lang == Lang::EN && english(s, at) || s.lang == Lang::RU && russian(s, at) {
            return true;
        }
        match () {
            () if !ATTENDED.has(word) => false,
            () if s.lang == Lang::RU => event(at.saturating_sub(12), at + 6),
            () if ends(at + 1 + usize::from(is(s.word(at + 1), "in"))) => true,
            () => is(s.word(at + 1), "by") || event(at + 1, at + 4),
        }
    })
}

/// Whether an English verb tells who did what at it: `was greeted by`, `remarks were delivered by`, `the Maltese side was led
/// by`, `She also met`.
fn english(s: &Sentence<'_>, at: usize) -> bool {
    static DONE: WordSet = WordSet::new(words![
        "accompanied",
        "greeted",
        "welcomed",
        "received",
        "met",
        "hosted",
        "chaired",
        "co-chaired",
        "moderated",
        "led",
        "headed",
        "represented",
        "signed",
        "opened",
        "addressed",
        "delivered",
        "made",
        "introduced",
        "seen",
        "inaugurated",
        "closed",
        "witnessed",
        "graced",
        "honoured",
        "honored",
        "joined",
        "escorted",
        "flanked",
        "briefed",
        "assisted",
        "attended",
        "presided",
    ]);
    static GIVES: WordSet = WordSet::new(words!["delivered", "gave", "made"]);
    static WORDS: WordSet =
        WordSet::new(words!["remarks", "speech", "speeches", "address", "addresses", "presentation", "presentations"]);
    static FURTHER: WordSet = WordSet::new(words!["also", "separately", "separate", "later", "afterwards", "then"]);
    let word = s.word(at);
    let any = |set: &WordSet, from: usize, to: usize| (from..to).any(|at| set.has(s.word(at)));
    let be =
        |from: usize, to: usize| (from..to).any(|at| ["was", "were", "is", "are"].iter().any(|w| is(s.word(at), w)));
    let side =
        || is(word, "side") && at > 0 && (s.mention_at(at - 1, is_country).is_some() || is(s.word(at + 1), "was"));
    let together = || is(word, "presence") && is(s.word(at + 1), "of");
    DONE.has(word) && (at + 1..at + 6).any(|at| is(s.word(at), "by")) && be(at.saturating_sub(4), at)
        || GIVES.has(word) && any(&WORDS, at + 1, at + 5)
        || is(word, "met") && any(&FURTHER, at.saturating_sub(5), at + 3)
        || is(word, "signed") && at > 0 && !be(at - 1, at)
        || side()
        || together()
}

/// Whether a Russian one does: `его встречал`, `с мальтийской стороны`, `подписи поставили`, `отдельно встретился`.
fn russian(s: &Sentence<'_>, at: usize) -> bool {
    static DONE: WordSet = WordSet::new(words![
        "встречал*",
        "модерировал*",
        "сопредседателями",
        "сопредседательствовал*",
        "присоединил*",
        "поприветствовал*",
        "приветствовал*",
        "подписал*",
        "перерезал*",
        "подписи",
        "подпись",
        "открыл",
        "открыла",
        "открыли",
        "присутствии",
    ]);
    static SPOKE: WordSet = WordSet::new(words!["выступил*", "обратил*"]);
    static LED: WordSet = WordSet::new(words![
        "возглавил*",
        "возглавля*",
        "представлял*",
        "представил*",
        "вошли",
        "вошел",
        "вошла",
        "входят",
        "входил*"
    ]);
    static SIDE: WordSet = WordSet::new(words!["делегаци*", "сторону", "состав", "состава"]);
    static MET: WordSet =
        WordSet::new(words!["встретил*", "встречи", "встреча", "беседа", "беседы", "провел*", "побеседовал*"]);
    /// Who came along: `на встречу пришёл`, `компанию ему составил`, `экскурсию провёл`, `гостей приветствовал`.
    static CAME: WordSet =
        WordSet::new(words!["пришел", "пришла", "пришли", "составил*", "провел", "провела", "провели"]);
    static COMPANY: WordSet =
        WordSet::new(words!["встречу", "беседу", "церемонию", "компанию", "экскурсию", "мероприятие"]);
    static FURTHER: WordSet = WordSet::new(words!["также", "отдельно", "отдельная", "отдельные", "позднее", "затем"]);
    let word = s.word(at);
    let any = |set: &WordSet, from: usize, to: usize| (from..to).any(|at| set.has(s.word(at)));
    DONE.has(word)
        || SPOKE.has(word) && !is(s.word(at + 1), "за")
        || CAME.has(word) && any(&COMPANY, at.saturating_sub(6), at + 3)
        || is(word, "представляли")
        || LED.has(word) && any(&SIDE, at.saturating_sub(5), at + 4)
        || is(word, "стороны") && at > 1 && ["с", "со"].iter().any(|w| is(s.word(at - 2), w))
        || MET.has(word) && any(&FURTHER, at.saturating_sub(3), at + 3)
        || begins(word, "стал") && any(&GUESTS, at.saturating_sub(3), at + 3)
}

static GUESTS: WordSet = WordSet::beginnings(words!["гост", "модератор", "сопредседател", "ведущ", "свидетел"]);

#[cfg(test)]
mod tests {
    use crate::event::participants::tests::check;

    #[test]
    fn who_did_what_at_it_was_there() {
        for (text, expected) in [
            (
                "Prime Minister Jane Roe arrived in Oslo. At the airport she was greeted by Minister John Doe and Ambassador Ann Poe.",
                "Jane Roe, Prime Minister; John Doe, Minister; Ann Poe, Ambassador",
            ),
            (
                "The third session of the commission took place in Quito. It was co-chaired by Minister Jane Roe and Secretary John Doe.",
                "Jane Roe, Minister; John Doe, Secretary",
            ),
            (
                "В Осло прошла сессия комиссии. Сопредседателями выступили министр Анна Роу и секретарь Иван Доу.",
                "Анна Роу, министр; Иван Доу, секретарь",
            ),
            (
                "Министр Анна Роу встретилась с послом Иваном Доу. Отдельно состоялась беседа с ректором Петром Громовым.",
                "Анна Роу, Министр; Иван Доу, посол; Петр Громов, ректор",
            ),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn who_is_only_spoken_of_was_not() {
        for (text, expected) in [
            (
                "On behalf of President Jane Roe, Minister John Doe received Ambassador Ann Poe.",
                "John Doe, Minister; Ann Poe, Ambassador",
            ),
            ("Minister Jane Roe unveiled a bust of composer John Doe.", "Jane Roe, Minister"),
            ("Министр Анна Роу открыла бюст композитора Ивана Доу.", "Анна Роу, Министр"),
        ] {
            check(text, expected);
        }
    }
}
