//! Towns that are called capitals, and those that are said to be the host.
//!
//! Which place the event was at is told in [`super::told`].

use super::told::Named;
use crate::event::letter::Letter;
use crate::event::{
    Lang, Span,
    gazetteer::{Form, Gazetteer, Mention, Scanned, What},
    lexicon::{WordSet, words},
    russian::{Case, Cases},
};

/// The town that is only called the capital of a country: `in the Hungarian capital`, `в столице Венгрии`.
pub(super) fn capital_of(scanned: &Scanned<'_>, lead: Span, lang: Lang) -> Option<Named> {
    let text = &scanned.text[lead.start as usize..lead.end as usize];
    let (word, of) = if lang == Lang::RU { ("столиц", " ") } else { ("capital", " of ") };
    let start = lead.start + text.find(word)? as u32;
    let end = start + scanned.text[start as usize..].find(|c: char| !c.is_letter())? as u32;
    let behind = end + of.len() as u32;
    let (code, span) = scanned.within(lead).find_map(|mention| match mention.what {
        What::Country { code, form: Form::Adjective, .. } if mention.span.end + 1 == start => {
            Some((code, Span { start: mention.span.start, end }))
        }
        What::Country { code, form: Form::Name, .. }
            if mention.span.start == behind && scanned.text[end as usize..].starts_with(of) =>
        {
            Some((code, Span { start, end: mention.span.end }))
        }
        _ => None,
    })?;
    let mut cities = Gazetteer::get().cities.iter();
    // The capital is the first of its country.
    let at = cities.position(|city| city.country == Some(code) && city.lang == lang.as_str())?;
    // What the word for it stands in, the town would.
    let case =
        if scanned.text[..end as usize].ends_with(['у', 'ы']) { Case::Accusative } else { Case::Prepositional };
    Some(Named::Listed(Mention { span, what: What::City(at as u16), cases: Cases::of(&[case]) }))
}

/// What stands before a town that is called a capital: `in the Saudi capital Riyadh` is as good as `in Riyadh`.
pub(super) fn before_capital(before: &str) -> &str {
    /// So far a capital and its town are apart, in bytes.
    const NEAR: usize = 60;
    let mut from = before.len().saturating_sub(NEAR);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    let near = &before[from..];
    let Some(at) = near.rfind("capital").or_else(|| near.rfind("столиц")) else { return before };
    let at = from + at;
    let (whose, behind) = before.split_at(at);
    let link = |word: &str| matches!(word, "of" | "the" | "city" | "—" | "–" | "-" | "," | "городе");
    if !behind.split_whitespace().skip(1).all(|word| link(word) || word.starts_with(Letter::is_capital)) {
        return before;
    }
    let opens = |at: usize| at == 0 || before[..at].ends_with([' ', '(', '«']);
    let inside = ["in ", "In ", "в ", "В "].iter().filter_map(|within| {
        let at = whose.rfind(within).filter(|at| opens(*at))?;
        (whose[at..].split_whitespace().count() < 5).then_some(at + within.len())
    });
    inside.max().map_or(before, |end| &before[..end])
}

/// Whether a town is said to be the host: `Nairobi hosted`, `Душанбе принимает`.
pub(super) fn hosts(before: &str, after: &str) -> bool {
    static HOSTS: WordSet = WordSet::new(words![
        "hosted",
        "hosts",
        "welcomes",
        "welcomed",
        "принимает",
        "принимал",
        "принимала",
        "принял",
        "приняла",
        "примет",
        "встречает",
        "встретил",
        "встретила",
    ]);
    let after = after.strip_prefix(" will host ").map_or(after, |_| " hosts");
    let next = after.trim_start().split(|c: char| !c.is_letter()).next().unwrap_or_default();
    // `Душанбе примет меры` is a government.
    let object = after.split(' ').nth(2).unwrap_or_default();
    if ["мер", "решени", "участи", "закон"].iter().any(|acts| object.starts_with(acts)) {
        return false;
    }
    let free =
        before.trim_end().is_empty() || before.trim_end().ends_with([',', '.', '!']) || before.ends_with("года ");
    free && after.starts_with(' ') && HOSTS.has(next)
}
