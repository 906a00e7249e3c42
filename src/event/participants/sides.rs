//! Whose those are whom a sentence puts on a side: `с мальтийской стороны – министр торговли А.Роу`, `on the Maltese side, …`.
//!
//! Gives a country to actors of one sentence who have none; finds nobody.

use super::actors::{Actor, Sentence, Sort};
use crate::event::gazetteer::{Form, Mention, What};
use crate::event::layout::words::is;
use crate::event::lexicon::{WordSet, words};
use crate::event::{Country, Span};

/// Gives those behind a side its country, up to the next one.
pub(super) fn settle(s: &Sentence<'_>, actors: &mut [Actor]) {
    if !actors.iter().any(|actor| actor.country.is_none() && actor.sort == Sort::Person) {
        return;
    }
    for at in 1..s.words.len() {
        let Some(country) = side(s, at) else { continue };
        let last = (at + 1..s.words.len()).find(|at| s.word(*at) == ";" || side(s, *at).is_some());
        let within = at..last.unwrap_or(s.words.len());
        let theirs = |actor: &&mut Actor| within.contains(&actor.first) && actor.sort == Sort::Person;
        for actor in actors.iter_mut().filter(theirs) {
            actor.country = actor.country.or(Some(country));
        }
    }
}

/// The country whose side a word is: `со стороны Мальты`, `с мальтийской стороны`, `on the Maltese side`.
fn side(s: &Sentence<'_>, at: usize) -> Option<(Country, Span)> {
    let word = s.word(at);
    // `с норвежской стороны … А.Роу, с мальтийской – Б.Доу`.
    let short = || at > 1 && matches!(word, "–" | "—") && ["с", "со"].iter().any(|w| is(s.word(at - 2), w));
    if !(is(word, "стороны") || is(word, "side") || short()) {
        return None;
    }
    let own = |what: What| matches!(what, What::Country { form: Form::Adjective | Form::Name, .. });
    let behind = || s.mention_at(at + 1, own).filter(|_| at > 0 && is(s.word(at - 1), "со"));
    let end = s.words[at - 1].end;
    let mut before = s.mentions_in(s.words[at.saturating_sub(3)].start, end).iter();
    let mention = before.find(|m| m.span.end == end && own(m.what)).or_else(behind)?;
    match mention.what {
        What::Country { code, .. } => Some((code, mention.span)),
        _ => None,
    }
}

/// The country whose side a `by` tells the head of: `the Maltese side was led by`, `that of Malta by`, `and Malta by`.
pub(super) fn before<'a>(s: &Sentence<'a>, by: usize) -> Option<&'a Mention> {
    static SIDES: WordSet = WordSet::new(words![
        "side",
        "delegation",
        "one",
        "team",
        "party",
        "part",
        "was",
        "were",
        "led",
        "headed",
        "represented",
        "chaired",
        "co-chaired",
        "'s",
        "’s",
    ]);
    let passed = |at: &usize| SIDES.has(s.word(*at));
    let country = |what: What| matches!(what, What::Country { form: Form::Name | Form::Adjective, .. });
    let at = (by.saturating_sub(6)..by).rev().find(|at| !passed(at))?;
    let end = s.words[at].end;
    let from = s.words[at.saturating_sub(3)].start;
    s.mentions_in(from, end).iter().find(|m| m.span.end == end && country(m.what))
}

#[cfg(test)]
mod tests {
    use crate::event::participants::tests::check;

    #[test]
    fn a_side_gives_those_behind_it_its_country() {
        check(
            "Министр обороны Норвегии Анна Роу приняла посла Мальты Марка Доу. Во встрече участвовали советник Олаф Нильсен, с \
             мальтийской стороны – директор департамента Пол Боргезе и атташе Карм Велла.",
            "Анна Роу, Министр обороны, NO; Марк Доу, посол, MT; Олаф Нильсен, советник; Пол Боргезе, директор \
             департамента, MT; Карм Велла, атташе, MT",
        );
        check(
            "Foreign Minister Jane Roe of Norway met Ambassador Mark Doe of Malta. On the Maltese side, the \
             meeting was attended by Director Paul Borg.",
            "Jane Roe, Foreign Minister, NO; Mark Doe, Ambassador, MT; Paul Borg, Director, MT",
        );
    }
}
