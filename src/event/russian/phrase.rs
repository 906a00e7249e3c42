//! The nominative of an office, a place or an occasion.
//!
//! The head noun and the adjectives before it change, what depends on it stays as it is. The head is looked
//! up in a short list first; what the list does not have goes by its ending.

use super::adjective;
use super::case::Case;
use super::common;
use super::heads;
use super::letters::{cased_like, cut, ends_with_any, fold};
use super::noun::Gender;
use crate::event::layout::words::begins;
use crate::event::letter::Letter;

/// The nominative of a phrase in this case: an office, a place, an occasion.
///
/// Only the head noun and the adjectives before it change, what depends on it stays:
/// `Министром иностранных дел` gives `Министр иностранных дел`.
#[must_use]
pub fn phrase_nominative(phrase: &str, case: Case) -> String {
    if case == Case::Nominative {
        return phrase.to_owned();
    }
    // `замглавы`: the genitive that ends such a word stays as it is.
    if [
        "замглавы",
        "замминистра",
        "замгенсека",
        "замруководителя",
        "замдиректора",
        "замгоссекретаря",
        "зампредседателя",
    ]
    .iter()
    .any(|office| begins(phrase, office))
    {
        return phrase.to_owned();
    }
    let words = words(phrase);
    let mut changed: Vec<Option<String>> = vec![None; words.len()];
    let behind = head_group(phrase, &words, 0, case, &mut changed, false);
    let mut at = behind.max(1);
    // A second office of the same person stands behind a comma or `и`; only a listed one is believed.
    while at < words.len() {
        let between = &phrase[words[at - 1].end..words[at].start];
        let joined =
            between.contains([',', '–', '—', '/']) || (at > behind.max(1) && words[at - 1].text(phrase) == "и");
        at = if joined { head_group(phrase, &words, at, case, &mut changed, true).max(at + 1) } else { at + 1 };
    }
    let mut result = String::with_capacity(phrase.len());
    let mut done = 0;
    for (word, new) in words.iter().zip(changed) {
        result.push_str(&phrase[done..word.start]);
        result.push_str(new.as_deref().unwrap_or(word.text(phrase)));
        done = word.end;
    }
    result.push_str(&phrase[done..]);
    result
}

#[derive(Clone, Copy, Debug)]
struct Word {
    start: usize,
    end: usize,
}

impl Word {
    fn text(self, phrase: &str) -> &str {
        &phrase[self.start..self.end]
    }
}

fn words(phrase: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    for (at, letter) in phrase.char_indices() {
        if letter.is_letter_or_digit() || "-’'".contains(letter) && open {
            let end = at + letter.len_utf8();
            match words.last_mut().filter(|_| open) {
                Some(word) => word.end = end,
                None => words.push(Word { start: at, end }),
            }
            open = true;
        } else {
            open = false;
        }
    }
    words
}

/// Changes the adjectives and the head that begin at a word; the index behind them, or of the beginning if
/// there is no head in this case.
fn head_group(
    phrase: &str,
    words: &[Word],
    start: usize,
    case: Case,
    changed: &mut [Option<String>],
    listed_only: bool,
) -> usize {
    let mut adjectives: Vec<usize> = Vec::new();
    let mut at = start;
    let head = loop {
        let Some(word) = words.get(at).map(|word| word.text(phrase)) else { break None };
        if let Some(found) = listed(word, case).filter(|found| !listed_only || found.animate) {
            break Some((at, found.nominative, found.gender));
        }
        if is_roman(word) {
            // Stays as it is before any noun.
        } else if is_ordinal(word) || is_modifier(phrase, words, at, case) {
            adjectives.push(at);
        } else if (word == "и" || is_adverb(word)) && at + 1 < words.len() && (!adjectives.is_empty() || word != "и")
        {
            // Between two adjectives, or before one: goes along unchanged.
        } else {
            let found = (!listed_only).then(|| common::nominative(word, case)).flatten();
            break found.map(|(nominative, gender)| (at, nominative, gender));
        }
        at += 1;
    };
    let (behind, gender) = match head {
        Some((at, nominative, gender)) => {
            changed[at] = Some(nominative);
            (at + 1, gender)
        }
        None if listed_only || adjectives.is_empty() => return start,
        // An adjective that stands for a noun: `управляющий`, `Грозный`; its ending tells the gender.
        None => {
            let last = adjectives[adjectives.len() - 1];
            (last + 1, gender_of(words[last].text(phrase), case))
        }
    };
    for at in adjectives.into_iter().filter(|at| *at < behind) {
        let word = words[at].text(phrase);
        changed[at] = Some(if is_ordinal(word) {
            ordinal(word, gender)
        } else if let Some(stem) = adjective::stem_in(word, case) {
            let soft = ends_with_any(word, &["ей", "ем", "его", "ему", "юю", "ее", "яя"]);
            adjective::nominative(stem, soft, gender)
        } else {
            word.to_owned()
        });
    }
    behind
}

struct Listed {
    nominative: String,
    gender: Gender,
    animate: bool,
}

/// A noun of the list, also as the end of a hyphenated word (`премьер-министром`, `советником-посланником`).
fn listed(word: &str, case: Case) -> Option<Listed> {
    if let Some(head) = heads::head(word, case) {
        return Some(Listed {
            nominative: cased_like(head.nominative, word),
            gender: head.gender,
            animate: head.animate,
        });
    }
    let (first, last) = word.rsplit_once('-')?;
    let head = heads::head(last, case)?;
    let first = match heads::head(first, case) {
        Some(first_head) if first_head.animate => cased_like(first_head.nominative, first),
        _ => first.to_owned(),
    };
    let nominative = format!("{first}-{}", cased_like(head.nominative, last));
    Some(Listed { nominative, gender: head.gender, animate: head.animate })
}

/// Whether the word at this place is an adjective that agrees with what follows.
fn is_modifier(phrase: &str, words: &[Word], at: usize, case: Case) -> bool {
    let word = words[at].text(phrase);
    if adjective::stem_in(word, case).is_none() {
        return false;
    }
    // `-ой` and `-ей` are endings of nouns as well (`главой`, `сессией`), and so is `-ом`: then an
    // adjective is what has the suffix of one, or a noun of the same case behind it.
    let ambiguous = match case {
        Case::Instrumental => ends_with_any(word, &["ой", "ей"]),
        Case::Prepositional => ends_with_any(word, &["ом", "ем"]),
        _ => return true,
    };
    if !ambiguous || has_adjective_suffix(word) {
        return true;
    }
    words[at + 1..]
        .iter()
        .map(|next| next.text(phrase))
        .find(|next| !has_adjective_suffix(next))
        .is_some_and(|next| listed(next, case).is_some() || common::nominative(next, case).is_some())
}

fn has_adjective_suffix(word: &str) -> bool {
    let stem = ["ой", "ей", "ом", "ем"].iter().find_map(|end| cut(word, end)).unwrap_or(word);
    ends_with_any(
        stem,
        &["ск", "цк", "нн", "льн", "чн", "шн", "рн", "жн", "вн", "тн", "йн", "ов", "ев", "щ", "дн", "мн", "бн"],
    )
}

/// `78-й`, `78-ой`, `III` do not count: digits, a hyphen and the end of an ordinal.
fn is_ordinal(word: &str) -> bool {
    word.split_once('-').is_some_and(|(digits, end)| {
        !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) && end.chars().count() <= 3
    })
}

fn is_roman(word: &str) -> bool {
    word.bytes().all(|b| b"IVXLC".contains(&b))
}

fn ordinal(word: &str, gender: Gender) -> String {
    let digits = word.split('-').next().unwrap_or_default();
    let end = match gender {
        Gender::Masculine => "й",
        Gender::Feminine => "я",
        Gender::Neuter | Gender::Plural => "е",
    };
    format!("{digits}-{end}")
}

fn is_adverb(word: &str) -> bool {
    matches!(fold(word).as_str(), "временно" | "вновь" | "ныне" | "особо" | "военно")
}

fn gender_of(word: &str, case: Case) -> Gender {
    let feminine: &[&str] = match case {
        Case::Accusative => &["ую", "юю"],
        _ => &["ой", "ей"],
    };
    if ends_with_any(word, feminine) {
        Gender::Feminine
    } else if ends_with_any(word, &["ых", "их", "ыми", "ими", "ые", "ие"]) {
        Gender::Plural
    } else {
        Gender::Masculine
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Case::{Accusative, Dative, Genitive, Instrumental, Prepositional};

    #[track_caller]
    fn check(case: Case, pairs: &[(&str, &str)]) {
        for (form, nominative) in pairs {
            assert_eq!(phrase_nominative(form, case), *nominative, "{form}, {case:?}");
        }
    }

    #[test]
    fn offices_keep_what_depends_on_them() {
        check(
            Instrumental,
            &[
                (
                    "Министром иностранных дел, регионального сотрудничества и туризма",
                    "Министр иностранных дел, регионального сотрудничества и туризма",
                ),
                ("Генеральным секретарём ООН", "Генеральный секретарь ООН"),
                ("Генеральным секретарем", "Генеральный секретарь"),
                ("Чрезвычайным и Полномочным Послом", "Чрезвычайный и Полномочный Посол"),
                ("первым заместителем губернатора", "первый заместитель губернатора"),
                ("Председателем Верховного (Суверенного) совета", "Председатель Верховного (Суверенного) совета"),
                ("Наследным принцем, Председателем Совета министров", "Наследный принц, Председатель Совета министров"),
                ("Премьер-министром", "Премьер-министр"),
                ("советником-посланником", "советник-посланник"),
                ("главой внешнеполитического ведомства", "глава внешнеполитического ведомства"),
                ("главой МИД", "глава МИД"),
                ("временно исполняющим обязанности губернатора", "временно исполняющий обязанности губернатора"),
                ("Верховным главнокомандующим", "Верховный главнокомандующий"),
                ("вице-премьером – министром обороны", "вице-премьер – министр обороны"),
                ("Специальным представителем Генсекретаря ООН", "Специальный представитель Генсекретаря ООН"),
                ("Федеральным канцлером", "Федеральный канцлер"),
                ("королём", "король"),
                ("Постоянной комиссией", "Постоянная комиссия"),
            ],
        );
        check(
            Genitive,
            &[
                ("Президента Республики Сербской", "Президент Республики Сербской"),
                ("заместителя министра обороны и спорта", "заместитель министра обороны и спорта"),
                ("Государственного секретаря", "Государственный секретарь"),
                ("78-й сессии Генеральной Ассамблеи", "78-я сессия Генеральной Ассамблеи"),
                ("Совета Безопасности", "Совет Безопасности"),
            ],
        );
        check(Dative, &[("главе сирийского государства", "глава сирийского государства"), ("Королю", "Король")]);
        check(Accusative, &[("посла", "посол"), ("чрезвычайного посланника", "чрезвычайный посланник")]);
    }

    #[test]
    fn places_stand_in_the_prepositional() {
        check(
            Prepositional,
            &[
                ("Вене", "Вена"),
                ("Москве", "Москва"),
                ("Лондоне", "Лондон"),
                ("Санкт-Петербурге", "Санкт-Петербург"),
                ("Нью-Йорке", "Нью-Йорк"),
                ("Большом Кремлёвском дворце", "Большой Кремлёвский дворец"),
                ("Нижнем Новгороде", "Нижний Новгород"),
                ("Сочи", "Сочи"),
                ("Баку", "Баку"),
                ("Казани", "Казань"),
                ("Севастополе", "Севастополь"),
                ("Шанхае", "Шанхай"),
                ("Ростове-на-Дону", "Ростов-на-Дону"),
                ("Брюсселе", "Брюссель"),
                ("Государственной Думе", "Государственная Дума"),
                ("Посольстве России", "Посольство России"),
                ("Доме Правительства", "Дом Правительства"),
                ("Кремле", "Кремль"),
                ("Новосибирске", "Новосибирск"),
                ("Абхазии", "Абхазия"),
                ("Улан-Баторе", "Улан-Батор"),
            ],
        );
    }

    #[test]
    fn occasions_agree_with_their_ordinals() {
        check(
            Prepositional,
            &[
                ("втором Саммите Россия – Африка", "второй Саммит Россия – Африка"),
                ("78-й сессии Генеральной Ассамблеи", "78-я сессия Генеральной Ассамблеи"),
                ("Петербургском международном экономическом форуме", "Петербургский международный экономический форум"),
                ("16-м саммите БРИКС", "16-й саммит БРИКС"),
                ("заседании Совета министров", "заседание Совета министров"),
                ("Мюнхенской конференции по безопасности", "Мюнхенская конференция по безопасности"),
                ("переговорах в узком составе", "переговоры в узком составе"),
            ],
        );
        check(Genitive, &[("недели высокого уровня", "неделя высокого уровня"), ("XV Съезда", "XV Съезд")]);
    }
}
