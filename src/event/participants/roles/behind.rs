//! The office that stands behind a name: between commas, or as what somebody is congratulated on.

use super::super::actors::{Office, Sentence, Sort};
use super::super::blocked;
use super::complement::complement;
use super::words::is_modifier;
use super::{Role, inside, is_country, is_title, role};
use crate::event::Lang;
use crate::event::gazetteer::{Form, What};
use crate::event::layout::words::is;
use crate::event::lexicon::{WordSet, words};

/// The office behind a name: `Jane Roe, Minister of Trade of Norway, said`.
pub(in crate::event::participants) fn behind(s: &Sentence<'_>, offices: &[Office], name: usize) -> Option<Role> {
    let appointed = appointment(s, name).or_else(|| {
        // `swore in Jane Roe as the Special Envoy`
        let from = name.saturating_sub(8);
        let swears = |at: usize| is(s.word(at), "in") && at > 0 && SWEARS.has(s.word(at - 1));
        (is(s.word(name), "as") && (from..name).any(swears)).then_some(name + 1)
    });
    if !is(s.word(name), ",") && appointed.is_none() {
        return None;
    }
    let mut at = appointed.unwrap_or(name + 1);
    let starts = |at: usize| offices.iter().any(|o| o.first == at && matches!(o.sort, Sort::Head | Sort::Office));
    while !starts(at)
        && (is(s.word(at), "the")
            || is(s.word(at), "a")
            || s.mention_at(at, is_owner).is_some()
            || is(s.word(at), "'s")
            || NEWLY.has(s.word(at))
            || is_modifier(s.word(at)))
    {
        // `United Nations High Commissioner`.
        let country = s.mention_at(at, is_owner).map_or(at + 1, |country| s.word_behind(country.span.end));
        at = (at + 1..country).find(|at| starts(*at)).unwrap_or(country.max(at + 1));
    }
    let mut head = *offices.iter().find(|o| o.first == at && matches!(o.sort, Sort::Head | Sort::Office))?;
    // `Assistant Foreign Minister`: the one goes on with the other.
    while let Some(next) = offices.iter().find(|o| o.first == head.behind && o.sort == Sort::Office) {
        head.behind = next.behind;
    }
    let head = &head;
    let mut behind = complement(s, head, offices, s.words.len());
    // `Deputy Prime Minister and Minister for Transport`.
    // `general secretary of the party and Norwegian president`.
    let opens = |at: usize| s.mention_at(at, is_country).map_or(at, |country| s.word_behind(country.span.end));
    while let Some(next) = offices.iter().find(|o| {
        is(s.word(behind), "and") && o.first == opens(behind + 1) && matches!(o.sort, Sort::Head | Sort::Office)
    }) {
        behind = complement(s, next, offices, s.words.len());
    }
    // `вице-премьером, министром иностранных дел Норвегии`.
    while let Some(next) = offices.iter().find(|o| {
        s.word(behind) == ","
            && o.first == behind + 1
            && matches!(o.sort, Sort::Head | Sort::Office)
            && !o.cases.and(head.cases).is_empty()
    }) {
        let end = complement(s, next, offices, s.words.len());
        // `…, FM Dr. Roe`: the office is of whoever follows.
        let mut named = end;
        while is_title(s.word(named)) || s.word(named) == "." && named > end {
            named += 1;
        }
        if s.words.get(named).is_some_and(|w| s.names.iter().any(|other| w.start == other.span.start)) {
            break;
        }
        behind = end;
    }
    let named = further_portfolios(s, offices, behind);
    if named > behind && of_country(s, named) {
        behind = complement(s, &Office { behind: named, ..*head }, offices, s.words.len());
    } else {
        behind = named;
    }
    // Between two commas the whole is the office: `, head of the observation mission, said`.
    if s.lang == Lang::EN && ["of", "for", "at", "to", "in"].iter().any(|w| is(s.word(behind), w)) {
        let end = (behind..behind + 9).find(|at| s.words.get(*at).is_none_or(|word| word.sign));
        let told = |end: usize| (behind..end).any(|at| ENGLISH_VERBS.has(s.word(at)));
        if let Some(end) = end.filter(|end| matches!(s.word(*end), "," | "." | "" | ")") && !told(*end)) {
            behind = end;
        }
    }
    // `Jane Roe, Maltese FM discuss trade`: two of them.
    if s.lang == Lang::EN && TOGETHER.has(s.word(behind)) {
        return None;
    }
    // `Secretary (West)`.
    if s.lang == Lang::EN && is(s.word(behind - 1), "secretary") && s.word(behind) == "(" {
        let close = (behind + 2..behind + 5).find(|at| s.word(*at) == ")");
        let large = |at: &usize| s.words[*at].is_capitalised(s.text) || is(s.word(*at), "and") || s.word(*at) == "&";
        behind = close.filter(|close| (behind + 1..*close).all(|at| large(&at))).map_or(behind, |close| close + 1);
    }
    // An office that a name follows is the name's.
    if s.names.iter().any(|other| s.words.get(behind).is_some_and(|w| w.start == other.span.start)) {
        return None;
    }
    let mut first = appointed.map_or(name + 1, |_| head.first);
    while NEWLY.has(s.word(first)) {
        first += 1;
    }
    Some(role(s, first, behind, head))
}

/// Whether an office may be of it: `Jane Roe, NATO Secretary General`.
fn is_owner(what: What) -> bool {
    is_country(what) || matches!(what, What::Organisation(_))
}

/// Verbs of taking an oath.
static SWEARS: WordSet = WordSet::new(words!["swore", "swears", "swearing"]);

/// What two do together.
static TOGETHER: WordSet = WordSet::new(words![
    "discuss",
    "meet",
    "hold",
    "sign",
    "exchange",
    "review",
    "talk",
    "agree",
    "explore",
    "confer",
    "open",
    "witness",
    "inaugurate",
    "co-chair",
    "speak",
    "attend",
    "launch",
    "tackle",
    "address",
    "pledge",
    "vow",
]);

/// What may stand before the office of whoever has just taken it.
static NEWLY: WordSet =
    WordSet::new(words!["new", "newly", "newly-appointed", "appointed", "designated", "incoming", "outgoing"]);

/// The office that somebody is congratulated on, behind the name: `поздравил Анну Роу с назначением на пост министра`,
/// `congratulated Jane Roe on her appointment as Minister`.
fn appointment(s: &Sentence<'_>, name: usize) -> Option<usize> {
    static TAKING: WordSet = WordSet::new(words![
        "назначением",
        "избранием",
        "переизбранием",
        "вступлением",
        "утверждением",
        "appointment",
        "election",
        "re-election",
        "reappointment",
        "assumption",
    ]);
    static TO_IT: WordSet =
        WordSet::new(words!["на", "в", "пост", "должность", "должности", "as", "to", "the", "post", "office", "of"]);
    let opens = ["с", "on", "upon"].iter().any(|w| is(s.word(name), w));
    let taking = (name + 1..name + 3).find(|at| TAKING.has(s.word(*at))).filter(|_| opens)?;
    let behind = (taking + 1..taking + 5).find(|at| !TO_IT.has(s.word(*at)))?;
    (behind > taking + 1 || s.lang == Lang::RU).then_some(behind)
}

/// What else an office is for, between two commas: `, International Business and Diaspora Relations,`.
fn further_portfolios(s: &Sentence<'_>, offices: &[Office], behind: usize) -> usize {
    const LONG: usize = 10;
    if s.word(behind) != "," {
        return behind;
    }
    let ends = |at: &usize| s.words.get(*at).is_none_or(|word| word.sign) || of_country(s, *at);
    let end = (behind + 1..behind + LONG).find(ends);
    let Some(end) = end.filter(|end| *end > behind + 3) else { return behind };
    let joined = (behind + 1..end).any(|at| is(s.word(at), "and"));
    let part = |at: usize| {
        let small = ["and", "of", "for", "the"].iter().any(|w| is(s.word(at), w));
        small || s.words[at].is_capitalised(s.text) && !inside(offices, at)
    };
    let name =
        s.names.iter().any(|name| s.words[behind].end <= name.span.start && name.span.start < s.words[end - 1].end);
    let ends = blocked::PORTFOLIOS.has(s.word(end - 1));
    if joined && ends && !name && (behind + 1..end).all(part) { end } else { behind }
}

/// `of Norway`, `of the Republic of Mali`.
fn of_country(s: &Sentence<'_>, at: usize) -> bool {
    let from = if is(s.word(at + 1), "the") { at + 2 } else { at + 1 };
    is(s.word(at), "of") && s.mention_at(from, |what| matches!(what, What::Country { form: Form::Name, .. })).is_some()
}

/// Words that begin what is told of somebody.
pub(super) static ENGLISH_VERBS: WordSet = WordSet::new(words![
    "said", "says", "told", "who", "was", "is", "has", "had", "will", "met", "and", "that", "which", "on", "were",
    "are",
]);
