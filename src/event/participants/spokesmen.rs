//! The people of a house who speak for it, as Russian has it: `заявили в министерстве`.
//!
//! Knows the verbs that stand so and where the house stands; which of several speakers counts is decided in [`super::choose`].

use super::actors::{Actor, Sentence, Sort};
use super::choose::Chosen;
use crate::event::frames::Hit;
use crate::event::gazetteer::What;
use crate::event::layout::words::is;
use crate::event::lexicon::{WordSet, words};
use crate::event::russian::Case;
use crate::event::{Kind, Lang};

/// The institution whose people speak: `words, said in the ministry`, as Russian has it.
pub(super) fn spokesmen(s: &Sentence<'_>, actors: &[Actor], hit: &Hit) -> Option<Chosen> {
    // `в ведомстве не стали комментировать`: any of its words may be the verb.
    let first = hit.first.max(1) - 1;
    (first..hit.behind).any(|verb| SPEAK.has(s.word(verb))).then_some(())?;
    let inside = |actor: &&(usize, &Actor)| {
        let (_, actor) = actor;
        actor.sort == Sort::Body
            && actor.first > 0
            && ["в", "во"].iter().any(|w| is(s.word(actor.first - 1), w))
            // `В министерстве в комментарии агентству опровергли`: the house opens the sentence.
            && (actor.behind == hit.first || actor.first == 1 || (hit.behind..=hit.behind + 3).contains(&(actor.first - 1)))
    };
    let (index, _) = actors.iter().enumerate().find(|one| inside(&one))?;
    Some(Chosen { actor: index, case: Case::Prepositional, left: false })
}

/// Whether those who keep order or saw it stand between the comma and the verb: `The Mayor was shot, local police said`.
pub(super) fn is_reported(s: &Sentence<'_>, hit: &Hit) -> bool {
    static SOURCES: WordSet = WordSet::new(words![
        "police",
        "officials",
        "authorities",
        "prosecutors",
        "rescuers",
        "firefighters",
        "witnesses",
        "residents",
        "doctors",
        "investigators",
        "sources",
        "media"
    ]);
    let last = hit.first.saturating_sub(1);
    hit.frame.kind == Kind::Comment
        && SOURCES.has(s.word(last))
        && (last.saturating_sub(2)..last).any(|at| s.word(at) == ",")
}

/// Verbs of saying in the plural, as they stand with those of a house.
pub(in crate::event) static SPEAK: WordSet = WordSet::new(words![
    "заявили",
    "сообщили",
    "сказали",
    "отметили",
    "подчеркнули",
    "пояснили",
    "рассказали",
    "добавили",
    "ответили",
    "считают",
    "назвали",
    "опровергли",
    "подтвердили",
    "уточнили",
    "заявляют",
    "сообщают",
    "указали",
    "напомнили",
    "пригрозили",
    "осудили",
    "призвали",
    "предупредили",
    "объяснили",
    "прокомментировали",
    "предложили",
    "прогнозируют",
    "подсчитали",
    "потребовали",
    "попросили",
    "рекомендовали",
    "посоветовали",
    "предупреждают",
    "ожидают",
    "надеются",
    "отвергли",
    "стали",
    "уверяют",
    "уверили",
    "заверили",
    "заверяют",
    "утверждают",
    "признали",
    "допускают",
    "допустили",
    "полагают",
    "обвинили",
    "обвиняют",
    "раскритиковали",
    "оценили",
    "высказались",
    "пообещали",
    "обещают",
    "поддержали",
    "анонсировали",
    "сочли",
    "раскрыли",
    "исключили",
    "исключают",
    "настаивают",
    "подчеркивают",
    "отмечают",
    "указывают",
    "напоминают",
    "угрожают",
    "говорят",
    "отреагировали",
    "возмутились",
    "усомнились",
    "опасаются",
    "отказались",
    "выразили",
]);

/// Verbs of telling, by their beginnings: who tells of a meeting is not at it for that.
pub(super) static TELLS: WordSet = WordSet::new(words![
    "said",
    "says",
    "told",
    "noted",
    "added",
    "announced",
    "confirmed",
    "tweeted",
    "wrote",
    "writes",
    "reports",
    "reported",
    "сообщил*",
    "сообщает",
    "заявил*",
    "рассказал*",
    "уточнил*",
    "подтвердил*",
    "сказал*",
    "пояснил*",
    "пишет",
    "написал*",
    "передаёт",
    "передает",
    "анонсировал*",
    "отметил*",
    "добавил*",
    "напомнил*",
]);

/// Whether a verb stands between the end of a quotation and who said it.
pub(super) fn inverts(s: &Sentence<'_>, actors: &[Actor], hit: &Hit) -> bool {
    let statement = hit.frame.kind == Kind::Comment && hit.frame.left.count == 1;
    if !statement || hit.first < 2 {
        return false;
    }
    let closed = (0..hit.first).rev().find(|at| !matches!(s.word(*at), "," | "—" | "–" | "-"));
    let ends = closed.is_some_and(|at| matches!(s.word(at), "\"" | "”" | "»" | "“" | "’" | "''"));
    ends && actors.iter().any(|actor| (hit.behind..hit.behind + 2).contains(&actor.first))
}

/// Whether a land stands right before the verb and speaks itself: whom it turns to does not, `Осло призывает МИД Мальты`.
pub(super) fn land_speaks(s: &Sentence<'_>, hit: &Hit) -> bool {
    let opens = s.mention_at(0, |what| matches!(what, What::Country { .. })).filter(|_| s.lang == Lang::RU);
    opens.is_some_and(|land| land.cases.has(Case::Nominative) && s.word_behind(land.span.end) == hit.first)
}
