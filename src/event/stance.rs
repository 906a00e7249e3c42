//! What a statement does with words: accuses, supports, rejects, asks, threatens.
//!
//! Counts plain words of the stated list in the first part of a statement; the most frequent stance, and of equals the first, is that of the statement.

use crate::event::order::Order;
use std::sync::OnceLock;

use super::gazetteer::Scanned;
use super::runs::marked;
use super::{Field, Span, Stance};
use crate::event::lexicon::{Lexicon, WordSet, WordSets, words};

/// Stems that show a stance, English and Russian.
const STEMS: [(Stance, &[&str]); 5] = [
    (
        Stance::Accuse,
        &[
            "condemn",
            "accus",
            "denounc",
            "blam",
            "violat",
            "provocat",
            "aggress",
            "criminal",
            "protest",
            "blockad",
            "siege",
            "slam",
            "lament",
            "deplor",
            "outrag",
            "atroci",
            "unlawful",
            "illegal",
            "осужда",
            "осудил",
            "обвин",
            "наруша",
            "нарушен",
            "провокац",
            "агресс",
            "преступн",
            "протест",
            "блокад",
            "осад",
            "возмущ",
            "варвар",
            "незаконн",
            "противоправн",
            "цинич",
            "лицемер",
            "русофоб",
        ],
    ),
    (
        Stance::Support,
        &[
            "support",
            "welcom",
            "commend",
            "prais",
            "applaud",
            "endors",
            "solidarity",
            "stands",
            "hails",
            "hailed",
            "поддерж",
            "приветств",
            "одобр",
            "солидарн",
            "скорбим",
            "высоко",
            "благодар",
        ],
    ),
    (
        Stance::Reject,
        &[
            "reject",
            "refus",
            "den",
            "inadmissib",
            "unacceptab",
            "dismiss",
            "baseless",
            "groundless",
            "unfounded",
            "absurd",
            "false",
            "disprov",
            "отверг",
            "отверга",
            "неприемлем",
            "недопустим",
            "опроверг",
            "исключ",
            "беспочвен",
            "голословн",
            "абсурд",
            "необоснован",
            "отриц",
            "отказ",
            "ложн",
            "фейк",
        ],
    ),
    (
        Stance::Request,
        &[
            "urg",
            "demand",
            "calls",
            "calling",
            "appeal",
            "request",
            "asks",
            "must",
            "should",
            "призыва",
            "призва",
            "требу",
            "потребова",
            "настаива",
            "просит",
            "просим",
            "предлага",
            "предложи",
            "пусть",
            "должн",
        ],
    ),
    (
        Stance::Threaten,
        &[
            "threat",
            "retaliat",
            "unanswered",
            "warn",
            "ultimatum",
            "consequences",
            "пригроз",
            "угро",
            "ответн",
            "безнаказан",
            "предупред",
            "ультиматум",
            "последстви",
        ],
    ),
];

/// Somebody else's stance, or none at all, however the word begins.
static EXCEPT: WordSet = WordSet::new(words![
    "denmark*",
    "dental*",
    "dense*",
    "urgen*",
    "urban*",
    "densit*",
    "deny-list",
    "denominat*",
    "ответствен*",
    "должност*",
    "слам*",
    "отказат*",
    "criminals",
    "supporters",
    "высокого*",
    "высокоп*",
    "высокот*",
    "высокой",
    "высокий",
    "высокие",
]);

/// What is condemned along with a friend who suffered from it.
static TERROR: WordSet = WordSet::new(words!["terror*", "террор*", "теракт*"]);

/// What goes out to that friend.
static SYMPATHY: WordSet = WordSet::new(words!["condolence*", "solidarity", "sympath*", "соболезн*", "солидарн*"]);

/// The stance of a statement from its first part, where one is plainly ahead.
#[must_use]
pub fn stance(scanned: &Scanned<'_>, lead_end: u32) -> Option<Field<Stance>> {
    let text = scanned.text;
    let part = text.get(..(lead_end as usize + 600).min(text.len())).unwrap_or_else(|| {
        let mut end = (lead_end as usize + 600).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        &text[..end]
    });
    let mut counts: [Vec<Span>; 5] = Default::default();
    let (mut terror, mut sympathy) = (false, false);
    for (start, word, marks) in marked(part, scanned.runs, b'-', marks) {
        if marks & ALL == 0 {
            continue;
        }
        terror |= marks & MARK_TERROR > 0;
        sympathy |= marks & MARK_SYMPATHY > 0;
        let span = Span { start: start as u32, end: (start + word.len()) as u32 };
        for (stance, counted) in counts.iter_mut().enumerate() {
            if marks & MARK_FIRST << stance > 0 {
                counted.push(span);
            }
        }
    }
    // Who condemns a terrorist act and mourns with those it hit stands by them.
    if terror && sympathy {
        let mourned = std::mem::take(&mut counts[0]);
        counts[1].extend(mourned);
        counts[1].order_by(|span| span.number());
    }
    // Of several the most frequent, of those the first to be said.
    let first = |found: &Vec<Span>| found.first().map_or(u32::MAX, |span| span.start);
    let (best, evidence) =
        counts.iter().enumerate().max_by_key(|(_, found)| (found.len(), std::cmp::Reverse(first(found))))?;
    let second = counts.iter().enumerate().filter(|(at, _)| *at != best).map(|(_, f)| f.len()).max().unwrap_or(0);
    if evidence.is_empty() {
        return Some(Field { value: Stance::Neutral, evidence: Vec::new(), confidence: 40 });
    }
    let confidence = if evidence.len() >= second + 2 { 75 } else { 55 };
    Some(Field { value: STEMS[best].0, evidence: evidence.clone(), confidence })
}

/// Marks of words that stand for the lists here, in their order; those below are for [`super::field`].
const MARK_TERROR: u32 = 1 << 16;
const MARK_SYMPATHY: u32 = 1 << 17;
const MARK_FIRST: u32 = 1 << 18;
const ALL: u32 = !0 << 16;

/// The marks of a word: what it shows of a stance.
pub(super) fn marks(word: &str) -> u32 {
    static LISTS: WordSets = WordSets::new(&[&TERROR, &SYMPATHY]);
    if word.len() < 3 || EXCEPT.has(word) {
        return 0;
    }
    let mut marks = LISTS.of(word) * MARK_TERROR;
    stems().each(word, |stance| marks |= MARK_FIRST << stance);
    marks
}

/// The stems, each with its place among the stances.
fn stems() -> &'static Lexicon<usize> {
    static BUILT: OnceLock<Lexicon<usize>> = OnceLock::new();
    BUILT.get_or_init(|| {
        let mut lexicon = Lexicon::default();
        for (stance, (_, stems)) in STEMS.iter().enumerate() {
            stems.iter().for_each(|stem| lexicon.enter(stem, true, stance));
        }
        lexicon
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::gazetteer::Scanner;

    #[track_caller]
    fn check(text: &str, stance_expected: Stance) {
        assert_eq!(stance(&Scanner::default().scan(text), 0).unwrap().value, stance_expected, "{text}");
    }

    #[test]
    fn words_show_what_is_done_with_them() {
        check("We strongly condemn this criminal act.", Stance::Accuse);
        check("Мы призываем стороны и требуем прекратить огонь.", Stance::Request);
        check("The Minister spoke about the weather.", Stance::Neutral);
        check("We strongly condemn the terrorist attack and extend our condolences to the people.", Stance::Support);
        check("Эти обвинения голословны, мы их отвергаем.", Stance::Reject);
        check("The ambassador asks the Council to convene.", Stance::Request);
        check("The attack will not go unanswered, we shall retaliate.", Stance::Threaten);
    }
}
