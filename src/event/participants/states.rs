//! Countries and organisations that act themselves, where nobody else is named: `France condemns …`, `Пхеньян осудил …`, `talks between Oman
//! and Yemen`.
//!
//! Knows where in a sentence a country stands as somebody. Asked only where no participant was found; who speaks for a
//! country is told by [`super::choose`].

use super::actors::{Actor, Sentence, Sort};
use super::roles::Role;
use super::standing::Standing;
use crate::event::gazetteer::{Form, Mention, What};
use crate::event::layout::words::is;
use crate::event::lexicon::{WordSet, words};
use crate::event::russian::{Case, Cases, phrase_nominative};
use crate::event::{Lang, Span};

/// The countries that a sentence has for subject; of a meeting also those between which it is.
pub(in crate::event) fn find(s: &Sentence<'_>, meeting: bool) -> Vec<Actor> {
    let mut found = Vec::new();
    for at in 0..s.words.len() {
        if begins_clause(s, at) {
            found = listed(s, at, Case::Nominative);
            if !found.is_empty() {
                let behind = found.last().map_or(0, |(_, behind)| *behind);
                if acts(s, behind) && (found.len() > 1 || !meeting) {
                    break;
                }
            }
        }
        if meeting
            && at > 1
            && (["between", "между"].iter().any(|w| is(s.word(at - 1), w)) || PARLEYS.has(s.word(at - 1)))
        {
            let case = if is(s.word(at - 1), "между") { Case::Instrumental } else { Case::Genitive };
            found = listed(s, at, case);
            if found.len() > 1 {
                return found.into_iter().map(|(mention, behind)| actor(s, mention, behind, case)).collect();
            }
        }
        found.clear();
    }
    found.into_iter().map(|(mention, behind)| actor(s, mention, behind, Case::Nominative)).collect()
}

/// The countries whose statement a sentence names: `Joint Statement of Norway and Malta`, `заявление Норвегии и Мальты`.
pub(in crate::event) fn whose(s: &Sentence<'_>) -> Vec<Actor> {
    let stated = (2..s.words.len()).filter(|at| states_behind(s, *at));
    let found = stated.map(|at| listed(s, at, Case::Genitive)).find(|found| !found.is_empty()).unwrap_or_default();
    found.into_iter().map(|(mention, behind)| actor(s, mention, behind, Case::Genitive)).collect()
}

/// Whether a word stands where those are named whose statement it is.
fn states_behind(s: &Sentence<'_>, at: usize) -> bool {
    static STATEMENTS: WordSet = WordSet::new(words![
        "statement",
        "communique",
        "communiqué",
        "declaration",
        "заявление",
        "коммюнике",
        "декларация"
    ]);
    if s.lang == Lang::RU {
        return STATEMENTS.has(s.word(at - 1));
    }
    let of = if is(s.word(at - 1), "the") { at - 2 } else { at - 1 };
    ["of", "by", "from", "between"].iter().any(|w| is(s.word(of), w)) && of > 0 && STATEMENTS.has(s.word(of - 1))
}

/// Russian words for talks, behind which stands whose they are.
static PARLEYS: WordSet = WordSet::new(words![
    "переговоры",
    "консультации",
    "встреча",
    "контакты",
    "переговоров",
    "консультаций",
    "встречи",
    "контактов"
]);

/// Whether a subject may begin at a word: at the start, behind a sign, behind `that`.
fn begins_clause(s: &Sentence<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    let word = s.word(before);
    let opens = s.words[before].sign && !matches!(word, "-" | "–" | "’s" | "'s" | "'" | "’" | "&" | "/" | "(" | "#");
    // `#BREAKING Norway and Malta sign …`.
    let flash = before == 0 && (word.starts_with('#') || FLASH.has(word));
    opens || flash || is(word, "the") && (before == 0 || begins_clause(s, before))
}

/// How news that has just come in is opened.
static FLASH: WordSet = WordSet::new(words!["breaking", "update", "flash", "молния", "срочно"]);

/// The countries from a word on that are one list, each with the first word behind it.
fn listed<'a>(s: &Sentence<'a>, mut at: usize, case: Case) -> Vec<(&'a Mention, usize)> {
    let mut found: Vec<(&Mention, usize)> = Vec::new();
    // `Страны ОДКБ заявили`.
    if GROUPS.has(s.word(at)) && s.mention_at(at + 1, |what| matches!(what, What::Organisation(_))).is_some() {
        at += 1;
    }
    while found.len() < LONGEST {
        let alone = found.is_empty() && at < 2;
        let country = s.mention_at(at, |what| match what {
            What::Country { form: Form::Name, .. } | What::Organisation(_) => true,
            // A capital acts where it opens the sentence.
            What::Country { form: Form::Capital, .. } => alone,
            _ => false,
        });
        let stands = |m: &&Mention| s.lang == Lang::EN || m.cases.has(case);
        let Some(mention) = country.filter(stands) else { break };
        let behind = s.word_behind(mention.span.end).max(at + 1);
        found.push((mention, behind));
        let mut next = behind;
        while next < behind + 3 && (matches!(s.word(next), "," | "&") || LINKS.has(s.word(next))) {
            next += 1;
        }
        if next == behind {
            break;
        }
        at = next;
    }
    found
}

/// What stands before an organisation whose members act.
static GROUPS: WordSet = WordSet::new(words!["страны", "государства"]);

/// More than so many are no list of actors.
const LONGEST: usize = 12;

/// What stands between two of a list.
static LINKS: WordSet = WordSet::new(words!["and", "the", "и"]);

/// Whether the words from here on say that somebody acts.
pub(super) fn acts(s: &Sentence<'_>, behind: usize) -> bool {
    let mut at = behind;
    while at < behind + 4 && PASSED.has(s.word(at)) {
        at += 1;
    }
    ACTS.has(s.word(at))
}

/// What may stand between a subject and its verb.
pub(super) static PASSED: WordSet = WordSet::new(words![
    "has",
    "have",
    "had",
    "also",
    "again",
    "strongly",
    "firmly",
    "today",
    "on",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "yesterday",
    "officially",
    "once",
    "will",
    "to",
    "jointly",
    "formally",
    "warmly",
    "categorically",
    "unequivocally",
    "fully",
    "в",
    "совместной",
    "совместном",
    "декларации",
    "заявлении",
    "понедельник",
    "вторник",
    "среду",
    "четверг",
    "пятницу",
    "субботу",
    "воскресенье",
    "также",
    "вновь",
    "снова",
    "решительно",
    "официально",
    "сегодня",
    "вчера",
    "не",
    "категорически",
    "резко",
    "совместно",
]);

/// What states do that is told as theirs: stating, and dealing with one another.
pub(super) static ACTS: WordSet = WordSet::new(words![
    "condemn*",
    "welcome",
    "welcomes",
    "welcomed",
    "urge",
    "urges",
    "urged",
    "reject*",
    "denies",
    "denied",
    "deny",
    "say",
    "says",
    "said",
    "warn",
    "warns",
    "warned",
    "accuse*",
    "vow",
    "vows",
    "vowed",
    "express*",
    "regret*",
    "protest",
    "protests",
    "protested",
    "support",
    "supports",
    "supported",
    "reaffirm*",
    "reiterat*",
    "deplore*",
    "denounce*",
    "demand",
    "demands",
    "demanded",
    "slam",
    "slams",
    "slammed",
    "hail",
    "hails",
    "hailed",
    "thank",
    "thanks",
    "thanked",
    "congratulat*",
    "call",
    "calls",
    "called",
    "stand",
    "stands",
    "mourn",
    "mourns",
    "extend",
    "extends",
    "offer",
    "offers",
    "commend*",
    "criticis*",
    "criticiz*",
    "blast",
    "blasts",
    "blasted",
    "oppose",
    "opposes",
    "opposed",
    "pledge",
    "pledges",
    "pledged",
    "remains",
    "believes",
    "hopes",
    "expects",
    "threaten",
    "threatens",
    "threatened",
    "insist",
    "insists",
    "insisted",
    "dismiss",
    "dismisses",
    "dismissed",
    "refutes",
    "appreciates",
    "sign",
    "signs",
    "signed",
    "ink",
    "inks",
    "inked",
    "seal",
    "sealed",
    "clinch",
    "finalise",
    "finalize",
    "agree",
    "agrees",
    "agreed",
    "hold",
    "holds",
    "held",
    "meet",
    "met",
    "resume",
    "resumed",
    "begin",
    "began",
    "open",
    "opened",
    "conclude",
    "concluded",
    "discuss",
    "discussed",
    "exchange",
    "exchanged",
    "wrap",
    "wrapped",
    "establish",
    "established",
    "restore",
    "restored",
    "launch",
    "launched",
    "negotiate",
    "reach",
    "reached",
    "talk",
    "confirm*",
    "announce*",
    "appeal*",
    "stress*",
    "voice",
    "voiced",
    "voices",
    "clarif*",
    "report",
    "reports",
    "reported",
    "reminds",
    "recalled",
    "informs",
    "informed",
    "notes",
    "noted",
    "emphasi*",
    "underlin*",
    "acknowledg*",
    "follow",
    "follows",
    "followed",
    "takes",
    "adopt*",
    "launches",
    "hosts",
    "hosted",
    "organi*",
    "believe",
    "expressed",
    "issued",
    "issues",
    "released",
    "advises",
    "advised",
    "wishes",
    "recommend*",
    "praises",
    "praised",
    "lodged",
    "summoned",
    "invites",
    "invited",
    "presented",
    "awarded",
    "сообщил*",
    "считают",
    "объявил*",
    "высказал*",
    "рассказал*",
    "отметил*",
    "подчеркнул*",
    "сообщает",
    "рекомендовал*",
    "рекомендует",
    "следит",
    "информирует",
    "опровергает",
    "приветствовал*",
    "обеспокоен*",
    "организовал*",
    "провел*",
    "провёл*",
    "повысил*",
    "направил*",
    "утвердил*",
    "сожалеет",
    "объявляет",
    "напоминает",
    "осуждает",
    "осудил*",
    "призвал*",
    "призывает",
    "заявил*",
    "заявляет",
    "потребовал*",
    "требует",
    "приветствует",
    "обвинил*",
    "обвиняет",
    "предупредил*",
    "предупреждает",
    "отверг*",
    "отвергает",
    "назвал*",
    "считает",
    "выразил*",
    "выражает",
    "поддержал*",
    "поддерживает",
    "подтвердил*",
    "подтверждает",
    "опроверг*",
    "пригрозил*",
    "пообещал*",
    "напомнил*",
    "отреагировал*",
    "ответил*",
    "настаивает",
    "надеется",
    "рассчитывает",
    "отрицает",
    "поздравил*",
    "поздравляет",
    "соболезнует",
    "выступил*",
    "выступает",
    "предложил*",
    "раскритиковал*",
    "видит",
    "исключил*",
    "ждет",
    "намерен*",
    "готов*",
    "благодарит",
    "поблагодарил*",
    "подписали",
    "договорились",
    "провели",
    "согласовали",
    "обсудили",
    "возобновили",
    "начали",
    "завершили",
    "согласились",
    "обменялись",
    "обсуждают",
    "проведут",
    "подпишут",
    "обсудят",
    "начнут",
    "возобновят",
    "заключили",
    "установили",
    "восстановили",
    "парафировали",
]);

fn actor(s: &Sentence<'_>, mention: &Mention, behind: usize, case: Case) -> Actor {
    let span = mention.span;
    let first = s.word_at(span.start);
    let written = &s.text[span.start as usize..span.end as usize];
    let oblique = s.lang == Lang::RU && case != Case::Nominative;
    let full = if oblique { phrase_nominative(written, case) } else { written.to_owned() };
    let country = match mention.what {
        What::Country { code, .. } => Some((code, Span { ..span })),
        _ => None,
    };
    let cases = Cases::of(&[Case::Nominative]);
    let sort = Sort::Body;
    let role = Role { first, behind, text: String::new(), full, span, country, cases, sort, settled: true, each: None };
    Actor { span, first, behind, name: None, sort, role: Some(role), country, cases, standing: Standing::Subject }
}
