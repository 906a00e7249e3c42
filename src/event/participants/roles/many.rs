//! An office that many hold, without their names: in the nominative, and whose members they are.

use super::super::actors::{Office, Sentence};
use super::{Role, written};
use crate::event::Span;
use crate::event::gazetteer::{Gazetteer, What};
use crate::event::layout::words::is;

/// A Russian office of many in the nominative.
pub(super) fn many(s: &Sentence<'_>, role: &Role, office: &Office, entry: u16) -> String {
    let forms = Gazetteer::get().offices.get(usize::from(entry)).map_or("", |entry| entry.forms);
    let nominative = forms.split('|').next().unwrap_or("").trim_end_matches('~');
    let mut words: Vec<String> = (role.first..office.first).map(|at| plural_nominative(s.word(at))).collect();
    for (at, form) in (office.first..office.behind).zip(nominative.split(' ')) {
        let same = is(s.word(at), form);
        words.push(if same { s.word(at).to_owned() } else { form.to_owned() });
    }
    let rest = written(s, office.behind, role.behind, &[]);
    if !rest.is_empty() {
        words.push(rest);
    }
    words.join(" ")
}

/// An adjective before many in the nominative, whatever case it stands in: `американскими` gives `американские`.
fn plural_nominative(word: &str) -> String {
    for (ending, nominative) in [("ими", "ие"), ("ыми", "ые"), ("их", "ие"), ("ых", "ые"), ("им", "ие"), ("ым", "ые")]
    {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.chars().nth(2).is_some()) {
            return format!("{stem}{nominative}");
        }
    }
    word.to_owned()
}

/// The organisation whose members many are: `Foreign Ministers of the countries that are parties to the …`; by its short
/// name where one stands there.
pub(super) fn members_of<'a>(s: &Sentence<'a>, behind: usize, limit: usize) -> Option<(&'a str, Span)> {
    let linked = ["that", "who", "which", "participating", "parties", "members"].iter().any(|w| is(s.word(behind), w));
    if !linked {
        return None;
    }
    let last = s.words.get(limit.min(behind + 18).min(s.words.len()).checked_sub(1)?)?;
    let named = s
        .mentions_in(s.words.get(behind)?.start, last.end)
        .iter()
        .filter(|m| matches!(m.what, What::Organisation(_)))
        .map(|m| (s.text[m.span.start as usize..m.span.end as usize].trim_start_matches('#'), m.span));
    named.min_by_key(|(name, _)| name.len())
}
