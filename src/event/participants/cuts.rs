//! What of an office's words only names the country, and which country that is.
//!
//! `Minister of Foreign Affairs of the Republic of Mali` is `Minister of Foreign Affairs` of ML; an
//! ambassador to a country keeps it. Knows the little words around countries, no offices.

use super::actors::Sentence;
use crate::event::gazetteer::{Form, What};
use crate::event::layout::words::{begins, is};
use crate::event::letter::Letter;
use crate::event::lexicon::{WordSet, words};
use crate::event::{Country, Lang, Span};

/// A country with its words, and the words (first, behind) to leave out.
type Found = (Option<(Country, Span)>, Vec<(usize, usize)>);

/// The country a phrase acts for, and the words (first, behind) that only name it.
pub(super) fn country(sentence: &Sentence<'_>, first: usize, behind: usize) -> Found {
    let mut country: Option<(Country, Span)> = None;
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    let (start, end) = (sentence.words[first].start, sentence.words[behind - 1].end);
    let mut free = first;
    for mention in sentence.mentions_in(start, end) {
        let What::Country { code, form } = mention.what else { continue };
        if !matches!(form, Form::Name | Form::Adjective | Form::Demonym) || mention.span.end > end {
            continue;
        }
        let from = sentence.word_at(mention.span.start);
        // `UN Secretary-General` names the UN as a whole; the office in it stays.
        let office = sentence
            .mentions_in(mention.span.start + 1, mention.span.end)
            .iter()
            .find(|m| matches!(m.what, What::Office(_)) && m.span.end == mention.span.end);
        let to = office.map_or_else(|| sentence.word_behind(mention.span.end), |o| sentence.word_at(o.span.start));
        let quoted = in_quotes(sentence, first, from);
        if from < free || to <= from || quoted {
            continue;
        }
        let cut = if form == Form::Demonym {
            None
        } else if sentence.lang == Lang::EN {
            english(sentence, (first, behind), (from, to), form)
        } else {
            russian(sentence, first, from, to, form)
        };
        let Some(cut) = cut else {
            // `Minister for Migration and Norwegians Abroad`: whose people they are.
            // Of two countries with a dash between it is the first more often.
            let people = begins(sentence.word(to), "народ");
            if people || ["abroad", "expatriates", "overseas", "–", "-"].iter().any(|w| is(sentence.word(to), w)) {
                country.get_or_insert((code, mention.span));
            }
            continue;
        };
        if country.is_some_and(|(known, _)| known != code) {
            continue;
        }
        country.get_or_insert((code, mention.span));
        cuts.push(cut);
        free = to;
    }
    if sentence.lang == Lang::RU {
        cuts.extend(
            (first + 1..behind).filter(|at| *at >= free && is_short_for_a_state(sentence, *at)).map(|at| (at, at + 1)),
        );
    }
    (country, cuts)
}

/// `министр иностранных дел РА`: two letters that several lands are short for say no more than that it is a state.
fn is_short_for_a_state(s: &Sentence<'_>, at: usize) -> bool {
    static SHORT: WordSet = WordSet::new(words!["ра", "рт", "рм", "рб", "рс", "рюо", "пмр", "днр", "лнр", "ар"]);
    let word = s.word(at);
    word.starts_with(Letter::is_capital)
        && !word.contains(Letter::is_small)
        && SHORT.has(word)
        && (is(s.word(at - 1), "дел") || s.word(at - 1) == "МИД" || is(s.word(at - 1), "министров"))
}

/// Whether a quotation mark is open before a word: the name of a firm or a party keeps its country.
fn in_quotes(s: &Sentence<'_>, first: usize, at: usize) -> bool {
    let paired = (first..at).rev().find_map(|w| match s.word(w) {
        "«" | "“" => Some(true),
        "»" | "”" => Some(false),
        _ => None,
    });
    // Straight marks open and close in turn.
    paired.unwrap_or_else(|| (first..at).filter(|w| s.word(*w) == "\"").count() % 2 == 1)
}

fn english(
    s: &Sentence<'_>,
    (first, behind): (usize, usize),
    (from, to): (usize, usize),
    form: Form,
) -> Option<(usize, usize)> {
    // `Chair of the UK–Kenya Friendship Group`: the two together are no state's.
    if from > first && (to < behind && matches!(s.word(to), "–" | "-") || matches!(s.word(from - 1), "–" | "-")) {
        return None;
    }
    let to = if is(s.word(to), "'s") || is(s.word(to), "'") { to + 1 } else { to };
    // `Secretary of State of Norway`: there the state is no country's.
    let own = |at: usize| {
        is(s.word(at), "state") && at > first + 1 && is(s.word(at - 1), "of") && OF_STATE.has(s.word(at - 2))
    };
    let from = if own(from) && is(s.word(from + 1), "of") { from + 2 } else { from };
    if from == first || (from == first + 1 && is(s.word(first), "the")) {
        return Some((first, to));
    }
    // `visiting Mexican Minister`, `the new US Ambassador`.
    if (form == Form::Adjective || sentence_name(s, from, to))
        && (first..from)
            .all(|at| ["visiting", "new", "outgoing", "incoming", "royal", "the"].iter().any(|w| is(s.word(at), w)))
    {
        return Some((first, to));
    }
    let official = |at: usize| OFFICIAL.has(s.word(at)) && !own(at);
    let mut at = from;
    while at > first && (is(s.word(at - 1), "the") || official(at - 1)) {
        at -= 1;
        // The `of` inside `Republic of Mali` belongs to the country, the one before it ties the country to the office.
        if at > first + 1 && is(s.word(at - 1), "of") && official(at - 2) {
            at -= 1;
        }
    }
    // `of Republic of Mali`: the walk may have stopped behind the inner `of`.
    if at > first + 1 && is(s.word(at - 1), "of") && official(at - 2) {
        at -= 2;
        while at > first && (is(s.word(at - 1), "the") || OFFICIAL.has(s.word(at - 1))) {
            at -= 1;
        }
    }
    // `Adviser to the US President`.
    let to_one = at > first && is(s.word(at - 1), "to") && is(s.word(from - 1), "the") && to < behind;
    if to_one && s.words[to].is_capitalised(s.text) && !s.words[to].sign {
        return Some((from, from));
    }
    let tied = at > first && ["of", "from"].iter().any(|w| is(s.word(at - 1), w));
    // `Envoy of the UN Secretary-General`: what follows is what the first is of.
    if tied && to < behind && s.words[to].is_capitalised(s.text) && !s.words[to].sign && is(s.word(from - 1), "the") {
        // What is no natural title without its country keeps it.
        return Some(if form == Form::Adjective { (from, to) } else { (from, from) });
    }
    // `Commander of US Central Command`.
    let goes_on = |at: usize| s.words[at].is_capitalised(s.text) && !s.words[at].sign;
    if tied && form != Form::Adjective && to < behind && goes_on(to) && sentence_name(s, from, to) {
        return Some((from, from));
    }
    // `Secretary of the Labour Party of Norway`: the name of the party has it.
    if tied && at > first + 1 && is(s.word(at - 2), "party") {
        return Some((from, from));
    }
    // `Director of Norway's Press Department`
    let owner = is(s.word(to - 1), "'s") && to < behind;
    if tied && form != Form::Adjective && !owner {
        return Some((at - 1, to));
    }
    let before = s.word(from - 1);
    if form == Form::Adjective && ["the", "of"].iter().any(|w| is(before, w)) {
        // `head of the Norwegian House`
        let house = is(s.word(to), "house") && !is(s.word(to + 1), "of");
        return (to < from + 3).then_some((from, if house { from } else { to }));
    }
    if is(s.word(to - 1), "'s") {
        return Some((from, to));
    }
    None
}

/// Whether a country's short name stands before an office as an adjective does: `US Ambassador`.
fn sentence_name(s: &Sentence<'_>, from: usize, to: usize) -> bool {
    let small =
        |at: usize| !s.words[at].sign && s.word(at).bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'.');
    (from..to).all(small) && !["of", "from", "to"].iter().any(|w| is(s.word(to), w))
}

/// Offices that are called by the state.
static OF_STATE: WordSet =
    WordSet::new(words!["secretary", "minister", "ministers", "secretaries", "department", "head", "heads"]);

/// Words of official names of states.
static OFFICIAL: WordSet = WordSet::new(words![
    "republic",
    "kingdom",
    "state",
    "states",
    "federation",
    "federal",
    "democratic",
    "people's",
    "people",
    "'s",
    "islamic",
    "arab",
    "co-operative",
    "cooperative",
    "socialist",
    "plurinational",
    "bolivarian",
    "hashemite",
    "commonwealth",
    "principality",
    "sultanate",
    "union",
    "united",
    "oriental",
    "eastern",
    "independent",
]);

fn russian(s: &Sentence<'_>, first: usize, from: usize, to: usize, form: Form) -> Option<(usize, usize)> {
    // `лидер туркменского народа`: whose people, the office says.
    if form == Form::Adjective && begins(s.word(to), "народ") {
        return None;
    }
    if from == first {
        return Some((from, to));
    }
    let mut at = from;
    while at > first && OFFICIAL_RU.has(s.word(at - 1)) {
        at -= 1;
    }
    let before = s.word(at - 1);
    if ["в", "во", "при", "на", "с", "со", "по", "к", "и"].iter().any(|w| is(before, w)) && form != Form::Adjective
    {
        return None;
    }
    Some((at, to))
}

static OFFICIAL_RU: WordSet = WordSet::beginnings(words![
    "республик",
    "королевств",
    "исламск",
    "демократическ",
    "народн",
    "кооперативн",
    "арабск",
    "федеративн",
    "социалистическ",
    "боливарианск",
    "княжеств",
    "хашимитск",
]);
