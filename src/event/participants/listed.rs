//! Those whom a list names, a line each, below a line that ends in a colon: ambassadors who present their letters, members
//! of a delegation, guests.
//!
//! Knows how such lines are built and gives names that no list of names has. Who else takes part is told elsewhere.

use super::actors::{self, Actor, Sentence, Sort};
use super::attended::is_with;
use super::roles::{self, Role};
use super::standing::Standing;
use crate::event::gazetteer::{Form, Gazetteer, Scanned, What};
use crate::event::labels::words_of;
use crate::event::layout::words::{Word, words};
use crate::event::layout::{Layout, Line, LineKind};
use crate::event::letter::Letter;
use crate::event::names::{Name, is_no_name};
use crate::event::particles::{PARTICLES, starts_with_particle};
use crate::event::russian::{Case, Cases};
use crate::event::{Country, Lang, Span};

/// A line of a list is no longer than this, in bytes.
const LONGEST: u32 = 220;

/// The line that opens a list of at least two lines, and those lines.
pub(in crate::event) fn lists<'a>(text: &'a str, layout: &'a Layout) -> impl Iterator<Item = (&'a Line, &'a [Line])> {
    let opens = |line: &Line| line.kind != LineKind::Footer && text[..line.span.end as usize].ends_with(':');
    let openings = layout.lines.iter().enumerate().filter(move |(_, line)| opens(line));
    openings.filter_map(move |(at, line)| {
        let behind = &layout.lines[at + 1..];
        let item = |line: &&Line| line.span.end - line.span.start <= LONGEST && is_item(text, line);
        let items = behind.iter().take_while(item).count();
        (items > 1).then_some((line, &behind[..items]))
    })
}

/// Whether a line is one of a list: behind a sign, a flag or a number.
fn is_item(text: &str, line: &Line) -> bool {
    let written = &text[line.span.start as usize..line.span.end as usize];
    // `Ян Роу – Королевство Норвегия,`: the lines of one sentence.
    let paired = || [" – ", " — "].iter().any(|dash| written.contains(dash)) && written.ends_with([',', ';', '.']);
    line.kind == LineKind::Bullet || line.sign.is_some() || number(written) > 0 || paired()
}

/// How long the number is that opens a line: `1. `, `2) `.
fn number(line: &str) -> usize {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &line[digits..];
    if (1..=2).contains(&digits) && rest.starts_with(['.', ')']) {
        line.len() - rest[1..].trim_start().len()
    } else {
        0
    }
}

/// Adds the names of those whom lists name, whatever they look like: `🇳🇴 Jaap Roe`, `Мальты – Мустафа Доу`.
pub(in crate::event) fn named(scanned: &Scanned<'_>, layout: &Layout, names: &mut Vec<Name>) {
    let text = scanned.text;
    for (heading, items) in lists(text, layout) {
        let of_office = singular(scanned, heading.span).is_some();
        for item in items {
            let office = |what: What| matches!(what, What::Office(_));
            let of_office = of_office || scanned.within(item.span).any(|mention| office(mention.what));
            if !of_office && country_of(scanned, item).is_none() {
                continue;
            }
            let start = item.span.start + number(&text[item.span.start as usize..item.span.end as usize]) as u32;
            let mut found = Vec::new();
            words(text, Span { start, end: item.span.end }, &mut found);
            let Some(span) = found.split(|word| ends_part(text, word)).find_map(|part| name_of(scanned, part)) else {
                continue;
            };
            let overlaps = |known: &Name| known.span.start < span.end && span.start < known.span.end;
            if names.iter().any(|known| overlaps(known) && known.span.end - known.span.start >= span.end - span.start) {
                continue;
            }
            names.retain(|known| !overlaps(known));
            let whole = text[span.start as usize..span.end as usize].to_owned();
            let surname = whole.rsplit(' ').next().unwrap_or_default().to_owned();
            let at = names.partition_point(|name| name.span.start < span.start);
            names.insert(at, Name { span, text: whole, given: String::new(), surname, confidence: 82 });
        }
    }
}

fn ends_part(text: &str, word: &Word) -> bool {
    word.sign && matches!(word.of(text), "," | ";" | ":" | "–" | "—" | "-" | "(" | ")")
}

/// The name that is all of a part of a line, but for forms of address before it.
fn name_of(scanned: &Scanned<'_>, part: &[Word]) -> Option<Span> {
    let text = scanned.text;
    let address = |word: &Word| word.sign || roles::is_title(word.of(text)) || matches!(word.of(text), "H" | "E");
    let name = &part[part.iter().take_while(|word| address(word)).count()..];
    let name = &name[..name.len() - name.iter().rev().take_while(|word| word.sign).count()];
    let (first, last) = (name.first()?, name.last()?);
    let particle = |word: &Word| PARTICLES.has(word.of(text)) || starts_with_particle(word.of(text));
    let small = |word: &Word| word.sign && matches!(word.of(text), "." | "'" | "’" | "-");
    let of_name =
        |word: &Word| word.is_capitalised(text) && !is_no_name(word.of(text)) || particle(word) || small(word);
    let full = name.iter().filter(|word| !word.sign).count();
    let known = |what: What| {
        matches!(
            what,
            What::Office(_) | What::Organisation(_) | What::Country { .. } | What::Month(_) | What::Weekday(_)
        )
    };
    let span = Span { start: first.start, end: last.end };
    let named = (2..=7).contains(&full)
        && name.iter().all(of_name)
        && first.of(text).starts_with(Letter::is_capital)
        && !scanned.within(span).any(|mention| known(mention.what));
    named.then_some(span)
}

/// Those whom a list below one of the lines up to a byte names, each with the office and the country that the line or its
/// heading gives.
pub(in crate::event) fn find(
    scanned: &Scanned<'_>,
    lang: Lang,
    names: &[Name],
    layout: &Layout,
    told: u32,
) -> Vec<Actor> {
    let mut found = Vec::new();
    for (heading, items) in lists(scanned.text, layout).filter(|(heading, _)| heading.span.start < told) {
        let office = singular(scanned, heading.span);
        // With whom they met is told by the words before them, of which others know.
        let with = |item: &&Line| is_with(&scanned.text[item.span.start as usize..item.span.end as usize]);
        for item in items.iter().filter(|item| !with(item)) {
            let words = words_of(scanned, layout, item.span);
            let sentence = Sentence::of(scanned, lang, &words, names);
            let Some(mut actor) = actors::find(&sentence).into_iter().find(|actor| actor.sort == Sort::Person) else {
                continue;
            };
            actor.country = actor.country.or_else(|| country_of(scanned, item));
            // Points of a talk may look like names.
            let told_who = actor.role.is_some() || actor.country.is_some() || office.is_some();
            if !told_who || !alone(&sentence, &actor) {
                continue;
            }
            if let (None, Some((text, span))) = (&actor.role, office) {
                actor.role = Some(role(&actor, text, span));
            }
            actor.cases = Cases::of(&[Case::Nominative]);
            actor.standing = Standing::There(Case::Nominative);
            found.push(actor);
        }
    }
    found
}

/// Whether a line holds nothing but somebody, and whose he is.
fn alone(s: &Sentence<'_>, actor: &Actor) -> bool {
    let rest = (0..s.words.len()).filter(|at| !(actor.first..actor.behind).contains(at) && !s.words[*at].sign);
    let mut small = rest
        .filter(|at| !s.words[*at].is_capitalised(s.text) && !s.word(*at).starts_with(|c: char| c.is_ascii_digit()));
    small.nth(3).is_none()
}

/// The country that a line names, or whose flag stands before it.
fn country_of(scanned: &Scanned<'_>, item: &Line) -> Option<(Country, Span)> {
    /// Flags and blanks before a line are no longer than this, in bytes.
    const SIGNS: u32 = 16;
    let from = scanned.mentions.partition_point(|m| m.span.start < item.span.start.saturating_sub(SIGNS));
    scanned.mentions[from..].iter().take_while(|m| m.span.end <= item.span.end).find_map(|m| {
        let What::Country { code, form } = m.what else { return None };
        let before = scanned.text.get(m.span.end as usize..item.span.start as usize);
        let flag = || form == Form::Flag && before.is_some_and(|between| between.trim().is_empty());
        (form == Form::Name && before.is_none() || flag()).then_some((code, m.span))
    })
}

/// What each of the many is whom a heading names; who presents letters of credence is an ambassador.
fn singular(scanned: &Scanned<'_>, heading: Span) -> Option<(&'static str, Span)> {
    let written = &scanned.text[heading.start as usize..heading.end as usize];
    if written.contains("ерительные грамоты") && written.contains("вручили") {
        return Some(("посол", heading));
    }
    let offices = &Gazetteer::get().offices;
    scanned
        .within(heading)
        .filter_map(|mention| {
            let What::Office(at) = mention.what else { return None };
            let office = offices.get(usize::from(at)).filter(|office| office.id == "plural")?;
            Some((*office.more.first()?, mention.span))
        })
        .last()
}

fn role(actor: &Actor, text: &str, span: Span) -> Role {
    Role {
        first: actor.first,
        behind: actor.behind,
        text: text.to_owned(),
        full: text.to_owned(),
        span,
        country: None,
        cases: Cases::of(&[Case::Nominative]),
        sort: Sort::Office,
        settled: true,
        each: None,
    }
}

#[cfg(test)]
mod tests {
    use crate::event::participants::tests::check;

    #[test]
    fn a_line_each_names_those_who_take_part() {
        check(
            "President Jane Roe of Norway received letters of credence from the ambassadors of two countries:\n\n\
             🇪🇪 Jaap Orav\n🇷🇼 Charles Kayonga\n\nShe wished them success.",
            "Jane Roe, President, NO; Jaap Orav, Ambassador, EE; Charles Kayonga, Ambassador, RW",
        );
        check(
            "The President of Norway, Jane Roe, accepted credentials today from:\n\n\
             1. H.E. Mr. Asfaw Dinga Kame, Ambassador of Ethiopia\n2. H.E. Ms. Rosa Ferreira, High Commissioner of Mozambique",
            "Jane Roe, President, NO; Asfaw Dinga Kame, Ambassador, ET; Rosa Ferreira, High Commissioner, MZ",
        );
        check(
            "Анна Роу приняла верительные грамоты\n\nВ Осло верительные грамоты вручили послы:\n\
             🇲🇾 Малайзии – Мохамад Адли бин Абдалла;\n🇹🇷 Турции – Мустафа Капу.",
            "Анна Роу; Мохамад Адли бин Абдалла, посол, MY; Мустафа Капу, посол, TR",
        );
    }

    #[test]
    fn points_of_a_talk_are_nobody() {
        check(
            "Minister Jane Roe met John Doe, Minister of Trade of Malta. They discussed:\n• trade with Norway\n• Green Deal",
            "Jane Roe, Minister; John Doe, Minister of Trade, MT",
        );
    }
}
