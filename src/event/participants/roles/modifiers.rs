//! What stands before the head of an office and is part of it: `Deputy`, `Norwegian`, `WHO emergencies`.
//!
//! Goes back from the head word by word. What stands behind it is told in `complement`.

use super::super::actors::{Office, Sentence, Sort};
use super::words::{REGIONS, is_modifier, is_short_house};
use crate::event::Lang;
use crate::event::gazetteer::{Form, What};
use crate::event::layout::words::{begins, is};
use crate::event::letter::Letter;

/// The first word of an office: its head at `head` with what modifies it, not before `from`.
pub(super) fn modifiers(s: &Sentence<'_>, offices: &[Office], from: usize, head: usize) -> usize {
    let mut first = head;
    while first > from {
        let at = first - 1;
        let word = s.word(at);
        if is(word, "'s") || is(word, "'") {
            // `Russia's Foreign Minister`: only with the country it ends.
            let Some(country) = ending_country(s, at) else { break };
            if country < from {
                break;
            }
            first = country;
            break;
        }
        // `received in Oslo President Jane Roe`: where it was.
        let english = s.lang == Lang::EN;
        let town = || {
            let led = |at: usize| ["in", "at"].iter().any(|w| is(s.word(at), w));
            let of_place = |what| matches!(what, What::City(_) | What::Country { form: Form::Capital, .. });
            at > 0 && led(at - 1) && s.mention_at(at, of_place).is_some()
        };
        if english && (town() || is_of_name(s, at)) {
            break;
        }
        // `Ardennes Region Governor`.
        if english
            && REGIONS.has(word)
            && at > from
            && s.words[at].capital
            && s.words[at - 1].capital
            && !s.words[at - 1].sign
        {
            first = at - 1;
            continue;
        }
        // `заявил РИА Новости директор`: the agency was told.
        let told = || offices.iter().any(|o| o.sort == Sort::Media && o.first <= at && at < o.behind);
        if s.words[at].sign || !english && told() {
            break;
        }
        // `Чрезвычайный и Полномочный Посол`.
        if is(word, "и") && at > from && begins(s.word(at - 1), "чрезвычайн") {
            first = at - 1;
            continue;
        }
        let Some(country) = ending_country(s, first) else {
            // In Russian whose office it is stands behind it.
            let body = offices.iter().find(|o| english && o.behind == first && o.sort == Sort::Body);
            if let Some(body) = body {
                first = body.first;
            } else if let Some(organisation) = ending_organisation(s, at).filter(|start| english && *start >= from) {
                first = organisation;
            } else if english && is_field(s, offices, at) {
                // `WHO emergencies chief`, `EU trade chief`
                first = at;
            } else if english && is_short_house(word) && !is_loud(s, first)
                || is_modifier(word) && !word.starts_with('#') && (english || !is(word, "новости"))
            {
                first = at;
            } else {
                break;
            }
            continue;
        };
        if country < from {
            break;
        }
        first = country;
    }
    first
}

/// Whether a small word between a house or a state and its chief says what he is chief of.
pub(super) fn is_field(s: &Sentence<'_>, offices: &[Office], at: usize) -> bool {
    let small =
        is(s.word(at + 1), "chief") && !s.words[at].sign && s.word(at).chars().all(|c| c.is_small() || c == '-');
    let owner = || {
        let before = at.checked_sub(1);
        before.is_some_and(|before| {
            offices.iter().any(|o| o.behind == at && o.sort == Sort::Body)
                || ending_country(s, at).is_some()
                || ending_organisation(s, before).is_some()
        })
    };
    small && owner()
}

/// Whether a longer word is in capitals, as all are in its line: `MINISTER`.
fn is_loud(s: &Sentence<'_>, at: usize) -> bool {
    s.word(at).len() > 5 && s.word(at).bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether a person's name has a word.
fn is_of_name(s: &Sentence<'_>, at: usize) -> bool {
    let from = s.names.partition_point(|name| name.span.end <= s.words[at].start);
    s.names.get(from).is_some_and(|name| name.span.start < s.words[at].end)
}

/// The first word of a country that ends before word `behind`.
fn ending_country(s: &Sentence<'_>, behind: usize) -> Option<usize> {
    let end = s.words.get(behind.checked_sub(1)?)?.end;
    let start = s.words[behind.saturating_sub(5)].start;
    let before = |what| match what {
        What::Country { form, .. } => s.lang != Lang::RU || form == Form::Adjective,
        _ => false,
    };
    let mention = s.mentions_in(start, end).iter().find(|m| m.span.end == end && before(m.what))?;
    // A country inside a word (`анти|российских`) begins with that word: the one behind would be no step back.
    Some(s.word_behind(mention.span.start))
}

/// The first word of an organisation that ends with word `at`.
fn ending_organisation(s: &Sentence<'_>, at: usize) -> Option<usize> {
    let end = s.words[at].end;
    let found = s.mentions_in(s.words[at.saturating_sub(6)].start, end);
    let organisation = found.iter().find(|m| m.span.end == end && matches!(m.what, What::Organisation(_)))?;
    Some(s.word_at(organisation.span.start).min(at))
}
