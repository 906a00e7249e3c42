//! How an office is written: which words around a name or a bare office belong to it.
//!
//! Goes from the name over words that offices are made of, and stops at anything that looks like the rest of
//! the sentence. Works by the build of the phrase; which words are offices, the gazetteer says.

use super::actors::{Office, Sentence, Sort};
use super::cuts;
use crate::event::gazetteer::What;
use crate::event::layout::words::{begins, is};
use crate::event::russian::Cases;
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
    let lowest = free.max(name.saturating_sub(LONGEST));
    let mut from = name;
    while from > lowest && if english { english_step(s, offices, from - 1) } else { russian_step(s, offices, from - 1) }
    {
        from -= 1;
    }
    let fits = |o: &&Office| {
        o.first >= from
            && o.behind <= name
            && matches!(o.sort, Sort::Head | Sort::Office)
            && (english || !o.cases.and(name_cases).is_empty())
    };
    let head = offices.iter().find(fits)?;
    let first = modifiers(s, offices, from, head.first);
    let last = trim_titles(s, head.behind, name);
    Some(role(s, first, last, head))
}

/// The office behind a name: `Jane Roe, Minister of Trade of Norway, said`.
pub(super) fn behind(s: &Sentence<'_>, offices: &[Office], name: usize) -> Option<Role> {
    if !is(s.word(name), ",") {
        return None;
    }
    let mut at = name + 1;
    while is(s.word(at), "the")
        || is(s.word(at), "a")
        || s.mention_at(at, is_country).is_some()
        || is(s.word(at), "'s")
        || is_modifier(s.word(at))
    {
        at += 1;
    }
    let head = offices.iter().find(|o| o.first == at && matches!(o.sort, Sort::Head | Sort::Office))?;
    let behind = complement(s, head, offices, s.words.len());
    // An office that a name follows is the name's.
    if s.names.iter().any(|other| s.words.get(behind).is_some_and(|w| w.start == other.span.start)) {
        return None;
    }
    Some(role(s, name + 1, behind, head))
}

/// An office or body without a name; nothing from word `limit` on belongs to it.
pub(super) fn alone(s: &Sentence<'_>, office: &Office, offices: &[Office], limit: usize) -> Role {
    let first = modifiers(s, offices, office.first.saturating_sub(6), office.first);
    let behind = complement(s, office, offices, limit);
    role(s, first, behind, office)
}

fn role(s: &Sentence<'_>, first: usize, behind: usize, head: &Office) -> Role {
    let (country, cut) = cuts::country(s, first, behind);
    Role {
        first,
        behind,
        text: written(s, first, behind, &cut),
        full: written(s, first, behind, &[]),
        span: Span { start: s.words[first].start, end: s.words[behind - 1].end },
        country,
        cases: head.cases,
        sort: head.sort,
    }
}

/// The words as they stand, without those that are cut, and without little words left at the ends.
fn written(s: &Sentence<'_>, first: usize, behind: usize, cut: &[(usize, usize)]) -> String {
    let mut text = String::new();
    let mut last_end = None;
    let kept: Vec<usize> =
        (first..behind).filter(|at| !cut.iter().any(|(from, to)| (*from..*to).contains(at))).collect();
    let little = |at: &usize| {
        ["the", "of", "and", ",", "a", "an", "и", "'s", "to", "in", "-"].iter().any(|w| is(s.word(*at), w))
    };
    let from = kept.iter().position(|at| !little(at)).unwrap_or(kept.len());
    let to = kept.iter().rposition(|at| !little(at)).map_or(from, |at| at + 1);
    for at in &kept[from..to.max(from)] {
        let word = s.words[*at];
        let glued = last_end == Some(word.start) || matches!(s.word(*at), "," | "'s" | "»" | ")");
        if !text.is_empty() && !glued {
            text.push(' ');
        }
        text.push_str(s.word(*at));
        last_end = Some(word.end);
    }
    text
}

/// Whether the English word at `at` may stand inside an office.
fn english_step(s: &Sentence<'_>, offices: &[Office], at: usize) -> bool {
    let word = s.word(at);
    if s.words[at].sign {
        let title = word == "." && at > 0 && TITLES.iter().any(|t| is(s.word(at - 1), t));
        return matches!(word, "," | "-" | "&" | "'" | "“" | "”") || title;
    }
    let connector = ["of", "for", "and", "the", "to", "in", "on", "at", "from", "'s"].iter().any(|w| is(word, w));
    connector
        || (s.words[at].is_capitalised(s.text) && !STARTERS.iter().any(|w| is(word, w)))
        || is_modifier(word)
        || inside(offices, at)
        || s.mention_at(at, is_country).is_some()
}

/// Whether the Russian word at `at` may stand inside an office.
fn russian_step(s: &Sentence<'_>, offices: &[Office], at: usize) -> bool {
    let word = s.word(at);
    if s.words[at].sign {
        return matches!(word, "," | "(" | ")" | "«" | "»" | "-" | "\"");
    }
    if inside(offices, at) || s.mention_at(at, is_country).is_some() {
        return true;
    }
    const STOPS: [&str; 38] = [
        "с",
        "со",
        "от",
        "для",
        "к",
        "о",
        "об",
        "у",
        "из",
        "после",
        "под",
        "перед",
        "между",
        "что",
        "как",
        "чтобы",
        "если",
        "до",
        "но",
        "а",
        "же",
        "это",
        "его",
        "её",
        "ее",
        "их",
        "который",
        "которая",
        "также",
        "сегодня",
        "вчера",
        "завтра",
        "ранее",
        "уже",
        "не",
        "году",
        "года",
        "над",
    ];
    !STOPS.iter().any(|stop| is(word, stop))
        && !looks_like_verb(word)
        && !word.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a word ends like a finite Russian verb.
#[must_use]
pub fn looks_like_verb(word: &str) -> bool {
    let letters = word.chars().count();
    const ENDINGS: [&str; 34] = [
        "ил",
        "ал",
        "ял",
        "ел",
        "ула",
        "ала",
        "ила",
        "яла",
        "ела",
        "или",
        "али",
        "яли",
        "ели",
        "ились",
        "ались",
        "лся",
        "лась",
        "лось",
        "ает",
        "яет",
        "ует",
        "ёт",
        "ит",
        "ют",
        "ает",
        "ают",
        "ится",
        "ется",
        "утся",
        "ются",
        "ался",
        "сти",
        "ать",
        "ить",
    ];
    const NOUNS: [&str; 9] =
        ["генерал", "капитал", "канал", "материал", "журнал", "сигнал", "отдел", "раздел", "комитет"];
    const TAILS: [&str; 5] = ["сти", "тели", "ентал", "итет", "едели"];
    letters >= 5
        && !word.chars().next().is_some_and(char::is_uppercase)
        && ENDINGS.iter().any(|ending| word.ends_with(ending))
        && !NOUNS.iter().any(|noun| begins(word, noun))
        && !TAILS.iter().any(|tail| word.ends_with(tail))
        && !["совет", "кредит", "визит", "бюджет", "портрет", "секрет"].iter().any(|noun| is(word, noun))
}

fn inside(offices: &[Office], at: usize) -> bool {
    offices.iter().any(|o| (o.first..o.behind).contains(&at))
}

pub(super) fn is_country(what: &What) -> bool {
    matches!(what, What::Country { .. })
}

/// Words that begin a sentence with a capital and belong to no office.
const STARTERS: [&str; 46] = [
    "on",
    "in",
    "at",
    "after",
    "during",
    "following",
    "today",
    "yesterday",
    "tomorrow",
    "when",
    "while",
    "watch",
    "live",
    "statement",
    "comment",
    "remarks",
    "address",
    "speech",
    "interview",
    "article",
    "meeting",
    "talks",
    "excerpt",
    "key",
    "by",
    "with",
    "this",
    "that",
    "we",
    "our",
    "his",
    "her",
    "their",
    "its",
    "it",
    "he",
    "she",
    "they",
    "read",
    "full",
    "also",
    "earlier",
    "dear",
    "photo",
    "video",
    "joint",
];

/// Forms of address before a name.
const TITLES: [&str; 14] = [
    "mr",
    "mrs",
    "ms",
    "dr",
    "prof",
    "h.e",
    "excellency",
    "his",
    "her",
    "sir",
    "dame",
    "hon",
    "honourable",
    "honorable",
];

fn trim_titles(s: &Sentence<'_>, behind_head: usize, name: usize) -> usize {
    let mut last = name;
    while last > behind_head {
        let word = s.word(last - 1);
        if s.words[last - 1].sign
            || TITLES.iter().any(|t| is(word, t))
            || ["and", "the", "of", "и"].iter().any(|w| is(word, w))
        {
            last -= 1;
        } else {
            break;
        }
    }
    last
}

fn is_modifier(word: &str) -> bool {
    const ENGLISH: [&str; 52] = [
        "deputy",
        "first",
        "second",
        "third",
        "vice",
        "acting",
        "former",
        "permanent",
        "special",
        "presidential",
        "prime",
        "foreign",
        "senior",
        "chief",
        "assistant",
        "executive",
        "federal",
        "national",
        "regional",
        "general",
        "official",
        "plenipotentiary",
        "extraordinary",
        "principal",
        "interim",
        "outgoing",
        "incoming",
        "new",
        "transitional",
        "honorary",
        "resident",
        "trade",
        "defence",
        "defense",
        "economic",
        "finance",
        "interior",
        "health",
        "culture",
        "energy",
        "justice",
        "european",
        "supreme",
        "state",
        "military",
        "alternate",
        "designated",
        "then",
        "ex-president",
        "visiting",
        "personal",
        "parliamentary",
    ];
    const RUSSIAN: [&str; 22] = [
        "перв",
        "специальн",
        "официальн",
        "постоянн",
        "временн",
        "нов",
        "бывш",
        "исполняющ",
        "генеральн",
        "верховн",
        "главн",
        "старш",
        "народн",
        "национальн",
        "чрезвычайн",
        "полномочн",
        "действующ",
        "тогдашн",
        "почетн",
        "федеральн",
        "государственн",
        "избранн",
    ];
    ENGLISH.iter().any(|m| is(word, m))
        || RUSSIAN.iter().any(|stem| begins(word, stem))
        || word.eq_ignore_ascii_case("president-elect")
}

/// The first word of an office: its head at `head` with what modifies it, not before `from`.
fn modifiers(s: &Sentence<'_>, offices: &[Office], from: usize, head: usize) -> usize {
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
        if s.words[at].sign {
            break;
        }
        let Some(country) = ending_country(s, first) else {
            let body = offices.iter().find(|o| o.behind == first && o.sort == Sort::Body);
            if let Some(body) = body {
                first = body.first;
            } else if is_modifier(word) || is_organisation(s, at) {
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

/// The first word of a country that ends before word `behind`.
fn ending_country(s: &Sentence<'_>, behind: usize) -> Option<usize> {
    let end = s.words.get(behind.checked_sub(1)?)?.end;
    let start = s.words[behind.saturating_sub(5)].start;
    let mention = s.mentions_in(start, end).iter().find(|m| m.span.end == end && is_country(&m.what))?;
    Some(s.word_at(mention.span.start))
}

fn is_organisation(s: &Sentence<'_>, at: usize) -> bool {
    s.mention_at(at, |what| matches!(what, What::Organisation(_))).is_some_and(|m| m.span.end == s.words[at].end)
}

/// The first word behind what completes an office: `of Foreign Affairs`, `МИД Ирана`.
fn complement(s: &Sentence<'_>, office: &Office, offices: &[Office], limit: usize) -> usize {
    let mut behind = office.behind;
    while behind < limit {
        let next = if s.lang == Lang::EN {
            english_complement(s, office, offices, behind)
        } else {
            russian_complement(s, office, offices, behind)
        };
        match next {
            Some(next) if next > behind && next <= limit => behind = next,
            _ => break,
        }
    }
    behind
}

fn english_complement(s: &Sentence<'_>, office: &Office, offices: &[Office], at: usize) -> Option<usize> {
    let word = s.word(at);
    if ["of", "for", "to", "and", "on", "in", "&", ","].iter().any(|w| is(word, w)) {
        let next = if is(s.word(at + 1), "the") { at + 2 } else { at + 1 };
        if offices.iter().any(|o| o.first == next && !matches!(o.sort, Sort::Body))
            || (is(word, ",") && office.behind == at)
        {
            return None;
        }
        let country = s.mention_at(next, is_country);
        if let Some(country) = country {
            let to_or_in =
                (is(word, "in") || is(word, "to")) && (office.sort == Sort::Body || office.sort == Sort::Office);
            return (is(word, "of") || to_or_in).then(|| s.word_behind(country.span.end));
        }
        if is(word, "in") || is(word, ",") || (is(word, "and") && office.behind == at) {
            return None;
        }
        let capital = s.words.get(next)?.is_capitalised(s.text);
        let portfolio = is(word, "of")
            && ["foreign", "defence", "defense", "state", "countries"].iter().any(|w| is(s.word(next), w));
        return ((capital || portfolio) && !starts_name(s, next)).then_some(next + 1);
    }
    let capital = !s.words.get(at)?.sign && s.words[at].is_capitalised(s.text);
    (capital && at > office.behind && !starts_name(s, at) && !inside(offices, at)).then_some(at + 1)
}

fn starts_name(s: &Sentence<'_>, at: usize) -> bool {
    s.words.get(at).is_some_and(|w| s.names.iter().any(|n| n.span.start == w.start))
}

/// What offices are offices of.
const PORTFOLIOS: [&str; 50] = [
    "обороны",
    "финансов",
    "экономик",
    "энергетик",
    "транспорта",
    "здравоохранения",
    "культуры",
    "спорта",
    "образования",
    "науки",
    "торговли",
    "промышленности",
    "юстиции",
    "труда",
    "сельского",
    "хозяйства",
    "внутренних",
    "иностранных",
    "дел",
    "безопасности",
    "совета",
    "комитета",
    "комиссии",
    "палаты",
    "правительства",
    "парламента",
    "администрации",
    "департамента",
    "управления",
    "службы",
    "агентства",
    "думы",
    "области",
    "края",
    "республики",
    "города",
    "федерации",
    "государства",
    "государств",
    "стран",
    "партии",
    "фракции",
    "фонда",
    "банка",
    "мид",
    "ес",
    "евросоюза",
    "нато",
    "оон",
    "президиума",
];

fn russian_complement(s: &Sentence<'_>, office: &Office, offices: &[Office], at: usize) -> Option<usize> {
    let word = s.word(at);
    if starts_name(s, at) {
        return None;
    }
    if let Some(m) = s.mention_at(at, |w| matches!(w, What::Country { .. } | What::Organisation(_))) {
        return Some(s.word_behind(m.span.end));
    }
    if let Some(body) = offices.iter().find(|o| o.first == at && o.sort == Sort::Body) {
        return (office.sort != Sort::Body).then_some(body.behind);
    }
    if is(word, "в") || is(word, "при") {
        let posted = office.sort == Sort::Body || office.sort == Sort::Office;
        let m = s.mention_at(at + 1, is_country)?;
        return posted.then(|| s.word_behind(m.span.end));
    }
    if is(word, "по") && at == office.behind || is(word, "по") && s.words[at - 1].is_capitalised(s.text) {
        let known = [
            "правам",
            "делам",
            "вопросам",
            "иностранным",
            "внешней",
            "внешним",
            "международным",
            "борьбе",
            "безопасности",
        ];
        return known.iter().any(|w| is(s.word(at + 1), w)).then_some(at + 2);
    }
    if at > office.behind && is(s.word(at - 2), "по") && !looks_like_verb(word) && !s.words.get(at)?.sign {
        return Some(at + 1);
    }
    let portfolio = PORTFOLIOS.iter().any(|p| begins(word, p));
    let region = word.ends_with("ской")
        || word.ends_with("ского")
        || word.ends_with("ной") && s.words.get(at)?.is_capitalised(s.text);
    let next_fits = PORTFOLIOS.iter().any(|p| begins(s.word(at + 1), p))
        || s.words.get(at + 1).is_some_and(|w| w.is_capitalised(s.text));
    (portfolio
        || (region && next_fits)
        || (at > office.behind && s.words.get(at)?.is_capitalised(s.text) && !s.words[at].sign))
        .then_some(at + 1)
}
