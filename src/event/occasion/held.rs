//! The framework that takes place itself: `состоялось заседание Совета министров`, `12-я встреча комиссий`.

use super::phrase;
use super::words::{Lead, Phrases};
use crate::event::letter::{Letter, Small};
use crate::event::{
    Field, Lang, Span,
    gazetteer::{Gazetteer, Scanned, What},
    layout::words::{Word, is},
    lexicon::{WordSet, words},
    russian::{Case, phrase_nominative},
};

/// The framework that a Russian sentence says takes place; a meeting of two sides is none.
pub(super) fn read(scanned: &Scanned<'_>, phrases: &Phrases, words: &[Word], lang: Lang) -> Option<Field<String>> {
    if lang != Lang::RU {
        return english(scanned, phrases, words);
    }
    let text = scanned.text;
    words.iter().position(|word| takes_place(word.of(text)))?;
    for head in 0..words.len() {
        let written = words[head].of(text);
        let object = matches!(written, "встречу" | "сессию" | "конференцию" | "ассамблею");
        if !(is_subject(written) || object) || !phrases.is_head(written) {
            continue;
        }
        let mut start = head;
        let case = if object { Case::Accusative } else { Case::Nominative };
        while start > 0 && is_attribute(words[start - 1].of(text), case) {
            start -= 1;
        }
        let before = start.checked_sub(1).map_or("", |before| words[before].of(text));
        // `встреча генерального секретаря ШОС с послом`: somebody's own.
        let of_one = || words.get(head + 1).is_some_and(|next| holds_office(scanned, next.start));
        // `Координационный совет провёл конференцию`: who holds it.
        let holds = || {
            matches!(written, "совет" | "конгресс" | "ассамблея")
                && words[head..]
                    .iter()
                    .any(|word| ["провел", "провёл"].iter().any(|verb| word.of(text).starts_with(verb)))
        };
        if is_preposition(before) || written == "встреча" && of_one() || holds() {
            continue;
        }
        let Some(name) = phrase::read(scanned, phrases, &words[start..], &Lead::held()) else { continue };
        let inside = |mention: &crate::event::gazetteer::Mention| {
            name.start <= mention.span.start && mention.span.end <= name.end
        };
        let of_body =
            scanned.mentions.iter().any(|mention| matches!(mention.what, What::Organisation(_)) && inside(mention));
        let numbered = words[start..head].iter().any(|word| {
            starts_with_digit(word.of(text))
                || word.of(text).contains("сторонн")
                || is_ordinal(word.of(text))
                || is_roman(word.of(text))
        });
        let owner = words.get(head + 1).map_or("", |owner| owner.of(text));
        // `заседание рабочей группы`, `заседание российско-египетской межправительственной комиссии`.
        let of = words[head + 1..].iter().map(|word| word.of(text)).take(4).find(|of| !of.ends_with(['й', 'о', 'х']));
        let small = owner.small();
        let joint =
            owner.contains('-') || ["рабоч", "межправ", "совместн", "смешанн"].iter().any(|of| small.starts_with(of));
        let owner = if joint { of.unwrap_or(owner) } else { owner };
        // `встреча министров финансов «Большой двадцатки»`.
        let heads = ["министров", "глав", "лидеров", "руководителей"].iter().any(|many| is(owner, many));
        // `открылся форум «Север»`: the name of it.
        let heads = heads || matches!(owner, "«" | "\"");
        let quoted = heads && text[name.start as usize..name.end as usize].contains(['«', '"']);
        // `завершился Форум юристов ШОС`, not `Встреча с послом`.
        let large = start > 0 && words[start].is_capitalised(text) && !words[start - 1].sign;
        let experts = ["эксперт", "контактн"].iter().any(|of| owner.starts_with(of));
        // `саммит мира`.
        let summit =
            is(written, "саммит") && owner.len() > "за".len() && owner.ends_with(['а', 'я', 'ы', 'и', 'в', 'й']);
        if (of_body || numbered || quoted || large || summit || is_body(owner)) && !experts {
            // `ОПЕК+`.
            let plus = u32::from(text[name.end as usize..].starts_with('+'));
            let name = Span { start: name.start, end: name.end + plus };
            let value = phrase_nominative(&text[name.start as usize..name.end as usize], case);
            return Some(Field { value, evidence: vec![name], confidence: 70 });
        }
    }
    None
}

/// The framework that an English sentence says takes place: `The 12th Baltic Dialogue was held`, `COP31 opens`. Its head is
/// written large, or a number counts it.
fn english(scanned: &Scanned<'_>, phrases: &Phrases, words: &[Word]) -> Option<Field<String>> {
    let text = scanned.text;
    let verb = words.iter().take(FAR).position(|word| HOLDS.has(word.of(text)))?;
    if let Some(field) = sitting(text, &words[verb + 1..]).or_else(|| object(scanned, phrases, &words[verb + 1..])) {
        return Some(field);
    }
    let capital = |at: usize| words[at].is_capitalised(text);
    let head = (0..verb).find(|at| {
        // `The Security Council held an urgent session`: who meets is no framework.
        let sits = *at + 1 == verb && matches!(words[*at].of(text), "Council" | "Assembly" | "Commission");
        !sits
            && phrases.is_head(words[*at].of(text))
            && words[*at].of(text) != "anniversary"
            && (capital(*at) || counted(text, words, *at))
    })?;
    let inner = |at: usize| {
        let written = words[at].of(text);
        let dash = words[at].sign && matches!(written, "–" | "—" | "-");
        dash || !words[at].sign
            && (capital(at) || starts_with_digit(written) || ORDINALS.has(written) || JOINED.has(written))
    };
    let mut start = head;
    while start > 0 && inner(start - 1) {
        start -= 1;
    }
    // `On June 16, 2025 the second round`.
    let year = |at: usize| starts_with_digit(words[at].of(text)) && words[at + 1].of(text) == "the";
    while start < head && (JOINED.has(words[start].of(text)) || words[start].sign || year(start)) {
        start += 1;
    }
    // `the Council Meeting`: another word tells which.
    let rest = &words[start..verb];
    let named = rest.iter().filter(|word| word.is_capitalised(text) || starts_with_digit(word.of(text))).count();
    if named < 2 && !words[start].of(text).bytes().any(|b| b.is_ascii_digit()) || OWNED.has(words[start].of(text)) {
        return None;
    }
    // `Secretary of the Commission Jane Roe met …` is somebody.
    if scanned.at(words[start].start).iter().any(|mention| matches!(mention.what, What::Office(_))) {
        return None;
    }
    let name = phrase::read(scanned, phrases, rest, &Lead::held())?;
    let value = text[name.start as usize..name.end as usize].to_owned();
    Some(Field { value, evidence: vec![name], confidence: 70 })
}

/// What two hold of a body of their own: `the third meeting of their working group on ports`.
fn sitting(text: &str, words: &[Word]) -> Option<Field<String>> {
    static SITTINGS: WordSet = WordSet::new(words!["session", "meeting", "round", "sitting"]);
    static BODIES: WordSet = WordSet::new(words!["group", "commission", "committee", "council", "mechanism", "panel"]);
    let written = |at: usize| words.get(at).map_or("", |word| word.of(text));
    let at = (0..4).find(|at| starts_with_digit(written(*at)) || ORDINALS.has(written(*at)))?;
    let own = SITTINGS.has(written(at + 1)) && written(at + 2) == "of" && matches!(written(at + 3), "their" | "its");
    let body = (at + 4..at + 9).find(|at| BODIES.has(written(*at))).filter(|_| own)?;
    let on = (body + 1..words.len()).take_while(|next| {
        *next == body + 1 && written(*next) == "on"
            || written(body + 1) == "on" && !matches!(written(*next), "in" | "on" | "at" | "," | ".")
    });
    let end = words[on
        .last()
        .filter(|last| *last > body + 1 && !starts_with_digit(written(body + 2)) && !words[body + 2].capital)
        .unwrap_or(body)]
    .end;
    let span = Span { start: words[at].start, end };
    let value =
        format!("{} {} of the {}", written(at), written(at + 1), &text[words[at + 4].start as usize..end as usize]);
    Some(Field { value, evidence: vec![span], confidence: 70 })
}

/// What is held: `hold the 23rd Joint Commission in Male`.
fn object(scanned: &Scanned<'_>, phrases: &Phrases, words: &[Word]) -> Option<Field<String>> {
    let text = scanned.text;
    let article = words.first().is_some_and(|word| matches!(word.of(text), "the" | "its" | "their" | "a"));
    let words = &words[usize::from(article)..];
    let first = words.first()?;
    if !(first.is_capitalised(text) || starts_with_digit(first.of(text)) || ORDINALS.has(first.of(text))) {
        return None;
    }
    let name = phrase::read(scanned, phrases, words, &Lead::held())?;
    let value = &text[name.start as usize..name.end as usize];
    let counted = value.bytes().any(|b| b.is_ascii_digit()) || ORDINALS.has(first.of(text));
    let large = value.split(' ').filter(|word| word.starts_with(|c: char| c.is_ascii_uppercase())).count();
    (counted && large > 0 || large > 2).then(|| Field { value: value.to_owned(), evidence: vec![name], confidence: 70 })
}

/// How far into its sentence the verb may stand.
const FAR: usize = 30;

fn starts_with_digit(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a number stands before a head: `sixth round`.
fn counted(text: &str, words: &[Word], head: usize) -> bool {
    head > 0 && {
        let before = words[head - 1].of(text);
        starts_with_digit(before) || ORDINALS.has(before)
    }
}

/// Verbs of what takes place.
static HOLDS: WordSet = WordSet::new(words![
    "held",
    "hold",
    "holds",
    "took",
    "takes",
    "take",
    "opens",
    "opened",
    "begins",
    "began",
    "begun",
    "concludes",
    "concluded",
    "kicked",
    "kicks",
    "convened",
    "convenes",
    "wrapped",
    "started",
    "starts",
    "ended",
    "ends",
    "commenced",
    "commences",
    "gathers",
    "gathered",
    "brought",
    "resumed",
    "meets",
    "met",
    "closes",
    "closed",
]);

/// Numbers in words.
pub(super) static ORDINALS: WordSet = WordSet::new(words![
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "inaugural",
    "annual",
]);

/// Small words within a name.
static JOINED: WordSet = WordSet::new(words!["of", "the", "on", "for", "and", "a", "an"]);

/// Whose head no framework is: somebody's own talks.
static OWNED: WordSet = WordSet::new(words!["his", "her", "their", "meeting", "talks"]);

/// Whether the office of one person begins at a byte.
fn holds_office(scanned: &Scanned<'_>, at: u32) -> bool {
    let of_one = |index: u16| {
        let office = Gazetteer::get().offices.get(usize::from(index));
        office.is_some_and(|office| matches!(office.id, "head" | "office"))
    };
    let mut plural = false;
    let mut one = false;
    for mention in scanned.at(at) {
        if let What::Office(index) = mention.what {
            one |= of_one(index);
            plural |= !of_one(index);
        }
    }
    one && !plural
}

fn takes_place(word: &str) -> bool {
    static TAKES_PLACE: WordSet = WordSet::beginnings(words![
        "провел",
        "состоял",
        "состоит",
        "прошл",
        "прошел",
        "пройд",
        "проходит",
        "проходят",
        "завершил",
        "завершит",
        "открыл",
        "откро",
        "начал",
        "начн",
        "перенес",
        "отложен",
        "отменен",
        "отмен",
        "запланирован",
        "планирует",
        "намечен",
        "ожидает",
        "стартовал",
        "стартует",
        "продолжа",
        "возобнов",
        "созван",
        "принимает",
    ]);
    TAKES_PLACE.has(word)
}

/// Nominatives of gatherings.
fn is_subject(word: &str) -> bool {
    static SUBJECTS: WordSet = WordSet::new(words![
        "заседание",
        "сессия",
        "встреча",
        "консультации",
        "конференция",
        "форум",
        "саммит",
        "совещание",
        "раунд",
        "съезд",
        "конгресс",
        "ассамблея",
        "совет",
        "выставка",
        "фестиваль",
    ]);
    SUBJECTS.has(word)
}

/// What may stand before the head and belongs to its name; `очередное` does not.
fn is_attribute(word: &str, case: Case) -> bool {
    if case == Case::Accusative && word.ends_with(['ю', 'ь']) && word.chars().count() > 4 {
        return !["очередн", "рабоч"].iter().any(|beginning| word.starts_with(beginning));
    }
    if is_ordinal(word) || TENS.has(word) || is_roman(word) {
        return true;
    }
    let ordinary = ["очередн", "внеочередн", "планов", "регулярн", "рабоч", "двусторонн"];
    let large = word.starts_with(Letter::is_capital);
    let ends = ["ая", "яя", "ое", "ее", "ый", "ий", "ой"].iter().any(|end| word.ends_with(end));
    let adjective = (ends || !large && word.ends_with(['я', 'е', 'й'])) && word.chars().count() > 6;
    let ordinal = word.starts_with(|c: char| c.is_ascii_digit()) && word.contains('-');
    (adjective || ordinal) && !takes_place(word) && !ordinary.iter().any(|beginning| word.starts_with(beginning))
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|letter| matches!(letter, b'I' | b'V' | b'X' | b'L'))
}

/// Whether a word is a number in the nominative: `двадцать первое`.
fn is_ordinal(word: &str) -> bool {
    word.ends_with(['я', 'е', 'й']) && NUMBERS.has(word)
}

/// Ordinals by their beginnings, and what stands before those of two words.
static NUMBERS: WordSet = WordSet::beginnings(words![
    "перв",
    "втор",
    "трет",
    "четверт",
    "четвёрт",
    "пят",
    "шест",
    "седьм",
    "восьм",
    "девят",
    "десят",
    "одиннадцат",
    "двенадцат",
    "тринадцат",
    "четырнадцат",
    "двадцат",
    "тридцат",
    "сороков",
    "юбилейн",
]);
static TENS: WordSet = WordSet::new(words!["двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят"]);

fn is_preposition(word: &str) -> bool {
    matches!(word, "на" | "в" | "к" | "за" | "с" | "о" | "об" | "после" | "перед")
}

fn is_body(word: &str) -> bool {
    ["Совет", "Комитет", "комитет", "Комисси", "комисси", "Коллеги", "коллеги", "Ассамбле", "групп", "Групп"]
        .iter()
        .any(|beginning| word.starts_with(beginning))
}
