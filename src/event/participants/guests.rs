//! Who was received, who only bid others to, and where houses are places: what stands around a verb in English.
//!
//! Reads the words between a frame and an actor; which actor takes part is decided in [`super::choose`].

use super::actors::{Actor, Sentence, Sort};
use super::choose::word_before;
use crate::event::frames::{Hit, Side};
use crate::event::layout::words::{begins, is};
use crate::event::lexicon::{WordSet, words};
use crate::event::{Class, Kind, Lang};

/// Whether somebody is who was received, behind where and when it was or behind what is told of him: `received today at the
/// Palace, H.E. Jane Roe`, `welcomed Nordmat founder Jane Roe`.
pub(super) fn is_guest(s: &Sentence<'_>, actors: &[Actor], index: usize, hit: &Hit) -> bool {
    static RECEIVES: WordSet = WordSet::new(words![
        "received", "receives", "met", "meets", "welcomed", "welcomes", "hosted", "hosts", "summoned"
    ]);
    static WHERE: WordSet = WordSet::new(words!["in", "at", "on", "today", "yesterday", "this", "here", "earlier"]);
    static OTHER: WordSet = WordSet::new(words![
        "and", "who", "which", "that", "after", "before", "with", "for", "to", "by", "from", "during", "where", "as",
        "ahead", "under",
    ]);
    /// So far behind the verb the guest may stand, and so many words may tell of him.
    const FAR: usize = 22;
    const DESCRIBED: usize = 3;
    let actor = &actors[index];
    let named = matches!(actor.sort, Sort::Person | Sort::Head | Sort::Office);
    let verb = || (hit.first..hit.behind).any(|at| RECEIVES.has(s.word(at)));
    if !named
        || hit.frame.kind != Kind::Meeting
        || actor.first <= hit.behind
        || actor.first > hit.behind + FAR
        || !verb()
    {
        return false;
    }
    let between = hit.behind..actor.first;
    let other = |one: &Actor| one.sort == Sort::Person && one.first >= hit.behind && one.behind <= actor.first;
    if between.clone().any(|at| OTHER.has(s.word(at))) || actors.iter().any(other) {
        return false;
    }
    let led =
        word_before(s, actor.first).is_some_and(|at| WHERE.has(s.word(at)) && at > hit.behind || is(s.word(at), "of"));
    let plain = || between.clone().all(|at| !s.words[at].sign) && between.len() <= DESCRIBED;
    let whose = actor.name.is_some() || is(s.word(actor.first), "the") || is(s.word(actor.first - 1), "the");
    !led && whose && (WHERE.has(s.word(hit.behind)) || actor.name.is_some() && plain())
}

/// Whether others act at the word of whoever stands here: `At the invitation of President Roe, Prime Minister Doe arrived`.
pub(super) fn bids(s: &Sentence<'_>, first: usize) -> bool {
    static AT_WHOSE: WordSet =
        WordSet::new(words!["invitation", "instruction", "instructions", "initiative", "request", "behalf", "orders"]);
    s.lang == Lang::EN
        && word_before(s, first).is_some_and(|of| of > 0 && is(s.word(of), "of") && AT_WHOSE.has(s.word(of - 1)))
}

/// Whether what is said stands behind its topic and its speaker behind it: `Meeting of the Ministers: remarks by Jane Roe`.
pub(super) fn is_by(s: &Sentence<'_>, hit: &Hit) -> bool {
    let one = |side: Side| side.count == 1;
    hit.frame.kind.class() == Class::Statement
        && one(hit.frame.left)
        && one(hit.frame.right)
        && hit.first > 0
        && s.word(hit.first - 1) == ":"
        && (hit.first + 1..=hit.behind).any(|at| is(s.word(at), "by"))
}

/// Whether a house is what is opened, or where somebody is summoned to.
pub(super) fn is_where(s: &Sentence<'_>, actor: &Actor, hit: &Hit) -> bool {
    let any = |words: &[&str]| (hit.first..hit.behind).any(|at| words.iter().any(|word| begins(s.word(at), word)));
    let opened = hit.frame.kind == Kind::Ceremony && actor.first < hit.behind && any(&["open", "inaugurat", "unveil"]);
    let before = || word_before(s, actor.first).map_or("", |at| s.word(at));
    opened || any(&["summon"]) && is(before(), "to")
}
