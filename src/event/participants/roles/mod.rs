//! How an office is written: which words around a name or a bare office belong to it.
//!
//! Goes from the name over words that offices are made of, and stops at anything that looks like the rest of
//! the sentence. Works by the build of the phrase; which words are offices, the gazetteer says.

pub(super) mod apposed;
mod behind;
mod complement;
mod many;
mod modifiers;
mod on;
mod words;

use super::actors::{Office, Sentence, Sort};
use super::cuts;
use behind::ENGLISH_VERBS;
pub(super) use behind::behind;
use complement::complement;
use many::{many, members_of};
use modifiers::{is_field, modifiers};
use words::{LITTLE, STARTERS, STOPS, TITLES, is_chair, is_modifier};

pub use words::looks_like_verb;
pub(super) use words::{continues_office, is_rank};

use crate::event::gazetteer::{Form, What};
use crate::event::layout::words::{begins, is};
use crate::event::lexicon::{WordSet, words};
use crate::event::russian::{Case, Cases};
use crate::event::{Country, Lang, Span};

/// An office as written.
#[derive(Clone, Debug)]
pub struct Role {
    /// First word, the country's included.
    pub first: usize,
    /// First word behind.
    pub behind: usize,
    /// The words without the country, as they stand.
    pub text: String,
    /// The words with it.
    pub full: String,
    /// Where.
    pub span: Span,
    /// The country it is an office of.
    pub country: Option<(Country, Span)>,
    /// The cases of its head.
    pub cases: Cases,
    /// What sort its head is of.
    pub sort: Sort,
    /// Whether the words stand in the nominative already.
    pub settled: bool,
    /// Of many: what each of them is, and the countries they are of, in order.
    pub each: Option<Box<Each>>,
}

/// One of many, and the countries of all.
#[derive(Clone, Debug)]
pub struct Each {
    /// The office of one.
    pub one: String,
    /// The countries in their order.
    pub countries: Vec<(Country, Span)>,
}

/// The longest stretch of words before a name that may be its office.
const LONGEST: usize = 26;

/// The office before a name that begins at word `name`; nothing before word `free` belongs to it.
pub(super) fn before(
    s: &Sentence<'_>,
    offices: &[Office],
    free: usize,
    name: usize,
    name_cases: Cases,
) -> Option<Role> {
    let english = s.lang == Lang::EN;
    // `Новым послом Чада стал А.Роу`.
    let became = name > 0 && ["стал", "стала"].iter().any(|verb| is(s.word(name - 1), verb));
    let name = if became { name - 1 } else { name };
    let lowest = free.max(name.saturating_sub(LONGEST));
    let mut from = name;
    while from > lowest {
        // `Ambassador of Norway (with residence in Oslo), Jane Roe`
        if english && let Some(open) = bracket(s, from - 1).filter(|open| *open > lowest) {
            from = open;
        } else if if english { english_step(s, offices, from - 1) } else { russian_step(s, offices, from - 1) } {
            from -= 1;
        } else {
            break;
        }
    }
    let fits = |o: &&Office| {
        o.first >= from
            && o.behind <= name
            && matches!(o.sort, Sort::Head | Sort::Office)
            && (english || !o.cases.and(name_cases).is_empty())
    };
    // A foreign name may not show its case: then the office right before it speaks for both.
    let near = |o: &&Office| o.first >= from && o.behind <= name && matches!(o.sort, Sort::Head | Sort::Office);
    // Behind `и.о.` the office shows no case.
    let acts = |o: &&Office| o.cases.has(Case::Genitive) && is_acting(s, o.first) > 0;
    let bare = |o: &&Office| near(o) && (name_cases.has(Case::Nominative) && !o.cases.has(Case::Nominative) || acts(o));
    let head = offices.iter().find(fits).or_else(|| offices.iter().find(bare))?;
    // `On the instruction of the President, Minister Jane Roe`: the first is another's.
    let aside = english && {
        let start = modifiers(s, offices, from, head.first);
        let before = start.checked_sub(if is(s.word(start.wrapping_sub(1)), "the") { 2 } else { 1 });
        before.is_some_and(|at| ["of", "for", "from", "to", "at"].iter().any(|w| is(s.word(at), w)))
    };
    let head = if aside && s.word(head.behind) == "," {
        offices.iter().filter(fits).find(|o| o.first > head.behind).unwrap_or(head)
    } else {
        head
    };
    // `…, the Spokesperson Jane Roe`: an article behind a comma opens another office, as does `to President Jane Roe`.
    let opened = |o: &&Office| {
        let word = |back: usize| o.first.checked_sub(back).map_or("", |at| s.word(at));
        let to_president = is(word(1), "to") && o.behind == name;
        o.first > head.behind && (is(word(1), "the") && word(2) == "," || to_president)
    };
    let head = offices.iter().filter(fits).rfind(opened).filter(|_| english).unwrap_or(head);
    let from = if english { from.max(head.first.saturating_sub(6)) } else { from };
    let first = modifiers(s, offices, from, head.first);
    let mut last = trim_titles(s, head.behind, name);
    // `министр обороны генерал-майор …`: the rank is no part of the office.
    if let Some(rank) = offices.iter().find(|o| o.behind == last && o.first > head.first && is_rank(s.word(o.first))) {
        last = trim_titles(s, head.behind, rank.first);
    }
    let mut role = role(s, first, last, head);
    acting(s, &mut role);
    Some(role)
}

/// The word that opens the brackets which a word closes, near before it.
fn bracket(s: &Sentence<'_>, close: usize) -> Option<usize> {
    /// More words in brackets are no part of an office.
    const WITHIN: usize = 8;
    (s.word(close) == ")").then(|| (close.saturating_sub(WITHIN)..close).rev().find(|at| s.word(*at) == "("))?
}

/// How many words before an office say that somebody only acts as it.
fn is_acting(s: &Sentence<'_>, first: usize) -> usize {
    let word = |back: usize| first.checked_sub(back).map_or("", |at| s.word(at));
    match () {
        () if s.lang != Lang::RU => 0,
        () if word(1) == "." && is(word(2), "и.о") => 2,
        () if is(word(1), "и.о.") || is(word(1), "врио") => 1,
        () => 0,
    }
}

/// `и.о. директора департамента А.Роу`: what governs the office is part of it and shows no case.
fn acting(s: &Sentence<'_>, role: &mut Role) {
    let words = is_acting(s, role.first);
    if words == 0 {
        return;
    }
    role.first -= words;
    let before = &s.text[s.words[role.first].start as usize..role.span.start as usize];
    role.text.insert_str(0, before);
    role.full.insert_str(0, before);
    role.span.start = s.words[role.first].start;
    role.cases = Cases::ALL;
    role.settled = true;
}

/// The country that a name is of, and the first word behind it: `Jane Roe of Norway`, `А.Роу (Норвегия)`, `А.Роу от Норвегии`.
pub(super) fn country_behind(s: &Sentence<'_>, at: usize) -> Option<((Country, Span), usize)> {
    let bracket = s.word(at) == "(";
    let from = if is(s.word(at + 1), "the") { at + 2 } else { at + 1 };
    let on_behalf = is(s.word(at), "от");
    if !bracket && !is(s.word(at), "of") && !on_behalf {
        return None;
    }
    let mention = s.mention_at(from, |what| matches!(what, What::Country { form: Form::Name, .. }))?;
    if on_behalf && !mention.cases.has(Case::Genitive) {
        return None;
    }
    let What::Country { code, .. } = mention.what else { return None };
    let behind = s.word_behind(mention.span.end);
    if bracket && s.word(behind) != ")" {
        return None;
    }
    Some(((code, mention.span), if bracket { behind + 1 } else { behind }))
}

/// Whether a small word ends what many are of.
fn continues_small(word: &str) -> bool {
    super::choose::ASIDE.has(word) || ENGLISH_VERBS.has(word)
}

/// Whether a word begins a sentence with a capital and belongs to no office.
pub(super) fn opens_sentence(word: &str) -> bool {
    STARTERS.has(word)
}

/// Whether a word is a form of address.
pub(super) fn is_title(word: &str) -> bool {
    TITLES.has(word)
}

/// An office or body without a name; nothing from word `limit` on belongs to it.
pub(super) fn alone(s: &Sentence<'_>, office: &Office, offices: &[Office], limit: usize) -> Role {
    let first = modifiers(s, offices, office.first.saturating_sub(6), office.first);
    let behind = complement(s, office, offices, limit);
    let mut role = role(s, first, behind, office);
    if let Some(each) = super::shared::each(s, &role, office) {
        role.each = Some(Box::new(each));
    }
    if let (Lang::RU, Sort::Plural, Some((entry, _))) = (s.lang, office.sort, office.plural) {
        role.full = many(s, &role, office, entry);
        role.settled = true;
    }
    if office.sort == Sort::Plural
        && let Some((of, span)) = members_of(s, behind, limit)
    {
        role.full = format!("{} of {of}", written(s, first, office.behind, &[]));
        role.span.end = span.end;
    }
    role
}

fn role(s: &Sentence<'_>, first: usize, behind: usize, head: &Office) -> Role {
    let (country, mut cut) = cuts::country(s, first, behind);
    if s.lang == Lang::EN {
        // `Deputy Prime Minister (DPM) and …`
        let inner = |at: usize| bracket(s, at).filter(|open| *open >= first && at + 1 < behind);
        cut.extend((first..behind).filter_map(|at| Some((inner(at)?, at + 1))));
    }
    if s.lang == Lang::RU {
        cut.extend(posting(s, head, behind));
        // `президент страны`: which, the message tells elsewhere.
        if behind == head.behind + 1 && ["страны", "государства"].iter().any(|w| is(s.word(head.behind), w))
        {
            cut.push((head.behind, behind));
        }
        // Who presides over a whole country presides over nothing without it.
        if (is_chair(s.word(head.first)) && head.behind == head.first + 1
            || begins(s.word(head.first), "глав")
                && country.is_some_and(|(code, _)| matches!(code.as_str(), "EU" | "UN")))
            && (head.behind..behind).all(|at| cut.iter().any(|(a, b)| (*a..*b).contains(&at)))
        {
            cut.clear();
        }
    }
    // A counterpart has the office of the other side, which is not written here.
    let colleague =
        (head.first..behind).any(|at| is(s.word(at), "counterpart")) || begins(s.word(head.first), "коллег");
    let full = written(s, first, behind, &[]);
    let mut text = match () {
        () if colleague => String::new(),
        () if cut.is_empty() => full.clone(),
        () => written(s, first, behind, &cut),
    };
    // `Лидер нации, Президент`: an honour stands before the office. Few have one, which their words tell sooner than a search.
    if s.lang == Lang::RU && (first..behind).any(|at| begins(s.word(at), "лидер")) {
        for honour in ["Лидер нации, ", "Лидера нации, ", "Лидеру нации, ", "Лидером нации, "]
        {
            if let Some(at) = text.find(honour) {
                text.replace_range(..at + honour.len(), "");
            }
        }
    }
    Role {
        first,
        behind,
        text,
        full,
        span: Span { start: s.words[first].start, end: s.words[behind - 1].end },
        country,
        cases: head.cases,
        sort: head.sort,
        settled: false,
        each: None,
    }
}

/// The town that an ambassador is sent to, which is no part of the office: `посол в Москве`.
fn posting(s: &Sentence<'_>, head: &Office, behind: usize) -> Option<(usize, usize)> {
    if !(head.first..head.behind).any(|at| begins(s.word(at), "посол") || begins(s.word(at), "посл")) {
        return None;
    }
    let at = (head.behind..behind).find(|at| is(s.word(*at), "в") || is(s.word(*at), "во"))?;
    let place =
        s.mention_at(at + 1, |what| matches!(what, What::Country { form: Form::Capital, .. } | What::City(_)))?;
    Some((at, s.word_behind(place.span.end)))
}

/// The words as they stand, without those that are cut, and without little words left at the ends.
fn written(s: &Sentence<'_>, first: usize, behind: usize, cut: &[(usize, usize)]) -> String {
    let mut text = match (s.words.get(first), behind.checked_sub(1).and_then(|last| s.words.get(last))) {
        (Some(one), Some(last)) => String::with_capacity((last.end.saturating_sub(one.start) + 8) as usize),
        _ => String::new(),
    };
    let mut last_end = None;
    let kept = |at: &usize| !cut.iter().any(|(from, to)| (*from..*to).contains(at));
    let matters = |at: &usize| kept(at) && !LITTLE.has(s.word(*at));
    let Some(from) = (first..behind).find(matters) else { return text };
    let to = (from..behind).rev().find(matters).map_or(from, |at| at + 1);
    for at in (from..to).filter(kept) {
        let word = s.words[at];
        let written = s.word(at);
        let glued = last_end == Some(word.start) || matches!(written, "," | "'s" | "»" | ")");
        if !text.is_empty() && !glued {
            text.push(' ');
        }
        text.push_str(written);
        last_end = Some(word.end);
    }
    // `секретарь Союза портов (СП) Роу`: a short form that is not closed is no part of it.
    if text.contains('(')
        && let Some(open) = text.rfind(" (").filter(|open| !text[*open..].contains(')'))
    {
        text.truncate(open);
    }
    text
}

/// Whether the English word at `at` may stand inside an office.
fn english_step(s: &Sentence<'_>, offices: &[Office], at: usize) -> bool {
    let word = s.word(at);
    if s.words[at].sign {
        let title = word == "." && at > 0 && (TITLES.has(s.word(at - 1)) || is(s.word(at - 1), "a.i"));
        // `Consul General of Norway in St. Petersburg`.
        let town = || at > 0 && s.mention_at(at - 1, |what| matches!(what, What::City(_))).is_some();
        let joined = || word == "–" && s.mention_at(at + 1, is_country).is_some();
        // `Deputy Prime Minister – Minister of Trade`.
        let two = || matches!(word, "–" | "—") && at > 0 && inside(offices, at - 1) && begins_office(offices, at + 1);
        return matches!(word, "," | "-" | "&" | "/" | "'" | "“" | "”" | "\"")
            || title
            || word == "." && town()
            || joined()
            || two();
    }
    let connector = ["of", "for", "and", "the", "to", "in", "on", "at", "from", "'s"].iter().any(|w| is(word, w));
    // `Minister His Highness Prince Omar`.
    connector
        || is(word, "a.i")
        || TITLES.has(word) && TITLES.has(s.word(at + 1))
        || (s.words[at].is_capitalised(s.text) && !STARTERS.has(word))
        || is_modifier(word)
        || inside(offices, at)
        || s.mention_at(at, is_country).is_some()
        || is_field(s, offices, at)
}

/// Whether a word stands within the name of a thing in quotation marks: `партии «Мир для всех»`.
fn in_marks(s: &Sentence<'_>, at: usize) -> bool {
    /// A name has no more words on either side.
    const NEAR: usize = 8;
    let sign = |at: usize| match s.word(at) {
        "«" => Some(true),
        "»" => Some(false),
        _ => None,
    };
    let opened = (at.saturating_sub(NEAR)..at).rev().find_map(sign) == Some(true);
    opened && (at + 1..(at + NEAR).min(s.words.len())).find_map(sign) == Some(false)
}

/// Whether the Russian word at `at` may stand inside an office.
fn russian_step(s: &Sentence<'_>, offices: &[Office], at: usize) -> bool {
    let word = s.word(at);
    if matches!(word, "–" | "—") || word == "/" && at > 0 && inside(offices, at - 1) {
        return begins_office(offices, at + 1);
    }
    if s.words[at].sign {
        return matches!(word, "," | "(" | ")" | "«" | "»" | "-" | "\"");
    }
    // `Великого государственного хурала`: behind an adjective in the genitive stands no verb.
    let noun = || at > 0 && s.word(at - 1).ends_with("ого");
    // `Департамент партнёрства с Африкой`.
    let with = || matches!(word, "с" | "со") && at > 0 && WITH.has(s.word(at - 1));
    let goes_on = (!STOPS.has(word) || with() || in_marks(s, at))
        && !word.starts_with(|c: char| c.is_ascii_digit())
        && (!looks_like_verb(word) || noun());
    goes_on || inside(offices, at) || s.mention_at(at, is_country).is_some() || in_organisation(s, at)
}

/// What a department does with others.
static WITH: WordSet = WordSet::beginnings(words![
    "партнерства",
    "сотрудничества",
    "отношений",
    "связей",
    "связям",
    "взаимодействи",
    "работ"
]);

/// Whether a word stands in the name of an organisation: `Организации по безопасности и сотрудничеству`.
fn in_organisation(s: &Sentence<'_>, at: usize) -> bool {
    let word = s.words[at];
    let from = s.words[at.saturating_sub(8)].start;
    s.mentions_in(from, word.end).iter().any(|m| matches!(m.what, What::Organisation(_)) && m.span.end >= word.end)
}

fn inside(offices: &[Office], at: usize) -> bool {
    offices.iter().any(|o| (o.first..o.behind).contains(&at))
}

fn begins_office(offices: &[Office], at: usize) -> bool {
    offices.iter().any(|o| o.first == at && o.sort == Sort::Office)
}

pub(super) fn is_country(what: What) -> bool {
    matches!(what, What::Country { .. })
}

fn trim_titles(s: &Sentence<'_>, behind_head: usize, name: usize) -> usize {
    let mut last = name;
    while last > behind_head {
        let word = s.word(last - 1);
        if s.lang == Lang::EN
            && let Some(open) = bracket(s, last - 1).filter(|open| *open >= behind_head)
        {
            last = open;
            continue;
        }
        if (s.words[last - 1].sign && !matches!(word, "»" | "\""))
            || TITLES.has(word)
            || ["and", "the", "of", "и"].iter().any(|w| is(word, w))
        {
            last -= 1;
        } else {
            break;
        }
    }
    last
}
