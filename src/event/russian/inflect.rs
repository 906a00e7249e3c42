//! All forms of a phrase or an adjective, from its nominative: what a list of names is matched by.
//!
//! Gives a form too many rather than one too few: the forms serve to recognise and are never printed.

use super::adjective;
use super::case::{Case, Cases};
use super::heads;
use super::letters::{cased_like, ends_hard, ends_with_any, is_vowel};
use super::noun::{Gender, Noun};
use crate::event::letter::{Letter, Small};

/// A phrase in the nominative with all its case forms, forms that look alike once each with all their cases.
///
/// The inverse of [`super::phrase_nominative`]: the adjectives before the head noun and the head change, and
/// behind `и` or a dash right after the head a second head does. What cannot be inflected has one form for
/// all cases.
#[must_use]
pub fn forms(nominative: &str) -> Vec<(String, Cases)> {
    let words: Vec<&str> = nominative.split(' ').collect();
    let parts = parts(&words);
    let mut all: Vec<(String, Cases)> = Vec::new();
    for case in Case::ALL {
        let mut beginnings = vec![String::new()];
        for (i, part) in parts.iter().enumerate() {
            let mut next = Vec::new();
            for beginning in &beginnings {
                for form in part.forms(case) {
                    next.push(if i == 0 { form } else { [beginning, " ", &form].concat() });
                }
            }
            beginnings = next;
        }
        for form in beginnings {
            match all.iter_mut().find(|(known, _)| *known == form) {
                Some((_, cases)) => *cases = cases.with(case),
                None => all.push((form, Cases::of(&[case]))),
            }
        }
    }
    all
}

/// All forms of an adjective given in the nominative masculine, all genders and numbers, each once:
/// `российский` gives `российский`, `российского`, `российская` and so on. A hyphenated one changes at its end.
#[must_use]
pub fn adjective_forms(masculine: &str) -> Vec<String> {
    let mut forms: Vec<String> = Vec::new();
    for (form, ..) in adjective::forms(masculine) {
        if !forms.contains(&form) {
            forms.push(form);
        }
    }
    if forms.is_empty() { vec![masculine.to_owned()] } else { forms }
}

/// All case forms of a surname, of a man or a woman, each with its cases; a Latin one has one.
#[must_use]
pub fn surname_forms(nominative: &str) -> Vec<(String, Case)> {
    use Case::{Accusative, Dative, Genitive, Instrumental, Nominative, Prepositional};
    let with = |stem: &str, ends: [(&str, Case); 5]| {
        let oblique = ends.into_iter().map(|(end, case)| ([stem, end].concat(), case));
        std::iter::once((nominative.to_owned(), Nominative)).chain(oblique).collect()
    };
    if ends_with_any(nominative, &["ов", "ев", "ёв", "ин", "ын"]) {
        let ends = [("а", Genitive), ("у", Dative), ("а", Accusative), ("ым", Instrumental), ("е", Prepositional)];
        return with(nominative, ends);
    }
    if let Some(stem) = nominative.strip_suffix('а').filter(|stem| ends_with_any(stem, &["ов", "ев", "ёв", "ин", "ын"]))
    {
        let ends = [("ой", Genitive), ("ой", Dative), ("у", Accusative), ("ой", Instrumental), ("ой", Prepositional)];
        return with(stem, ends);
    }
    let adjective: Vec<(String, Case)> = adjective::forms(nominative)
        .into_iter()
        .filter(|(.., gender, _)| *gender == Gender::Masculine)
        .map(|(form, _, case)| (form, case))
        .collect();
    if !adjective.is_empty() && ends_with_any(nominative, &["ский", "цкий", "ный", "ой", "ый"]) {
        return adjective;
    }
    let fixed = nominative.is_ascii() || ends_with_any(nominative, &["о", "и", "е", "у", "ю", "э", "их", "ых"]);
    if fixed {
        return Case::ALL.iter().map(|case| (nominative.to_owned(), *case)).collect();
    }
    Noun { nominative, stem: None, gender: Gender::Masculine, animate: true }.forms()
}

/// One word of a phrase and what becomes of it.
enum Part<'a> {
    Fixed(&'a str),
    Adjective { written: &'a str, masculine: String, gender: Gender, animate: bool },
    Noun(Vec<(String, Case)>),
}

impl Part<'_> {
    fn forms(&self, case: Case) -> Vec<String> {
        let mut found: Vec<String> = match self {
            Self::Fixed(word) => vec![(*word).to_owned()],
            Self::Noun(forms) => forms.iter().filter(|(_, c)| *c == case).map(|(form, _)| form.clone()).collect(),
            Self::Adjective { written, masculine, gender, animate } => {
                let takes_sides = matches!(gender, Gender::Masculine | Gender::Plural) && case == Case::Accusative;
                if case == Case::Nominative || takes_sides && !animate {
                    return vec![(*written).to_owned()];
                }
                adjective::forms(masculine)
                    .into_iter()
                    .filter(|(form, g, c)| {
                        let like_genitive = ends_with_any(form, &["ого", "его", "ых", "их"]);
                        g == gender && *c == case && (!takes_sides || like_genitive)
                    })
                    .map(|(form, ..)| form)
                    .collect()
            }
        };
        found.dedup();
        found
    }
}

fn parts<'a>(words: &[&'a str]) -> Vec<Part<'a>> {
    let mut parts = Vec::new();
    let mut at = 0;
    loop {
        let adjectives: Vec<(&str, String, Gender)> = words[at..]
            .iter()
            .map_while(|word| {
                let (masculine, gender) = adjective::masculine(word).filter(|_| listed(word).is_none())?;
                Some((*word, masculine, gender))
            })
            .collect();
        let head = words.get(at + adjectives.len());
        let animate = head.and_then(|head| listed(head)).is_some_and(|noun| noun.animate);
        let gender = adjectives.first().map(|(.., gender)| *gender);
        let behind = at + adjectives.len();
        parts.extend(adjectives.into_iter().map(|(written, masculine, gender)| Part::Adjective {
            written,
            masculine,
            gender,
            animate,
        }));
        // Adjectives alone: a town like `Грозный`.
        let Some(head) = head else { return parts };
        parts.push(noun(head, gender));
        at = behind + 1;
        // `Босния и Герцеговина`, `Папуа – Новая Гвинея`: two heads; anything else depends on the first.
        match words.get(at) {
            Some(joint @ &("и" | "–" | "—")) if at + 1 < words.len() => {
                parts.push(Part::Fixed(joint));
                at += 1;
            }
            _ => {
                parts.extend(words[at..].iter().map(|word| Part::Fixed(word)));
                return parts;
            }
        }
    }
}

fn listed(word: &str) -> Option<Noun<'static>> {
    heads::noun(word).or_else(|| heads::noun(word.rsplit_once('-')?.1))
}

fn noun(word: &str, gender: Option<Gender>) -> Part<'_> {
    let fixed = || Part::Noun(Case::ALL.iter().map(|case| (word.to_owned(), *case)).collect());
    let letters = word.chars().filter(|c| c.is_letter());
    let capitals = letters.clone().count() > 1 && letters.clone().all(Letter::is_capital);
    if !letters.clone().any(|c| ('а'..='я').contains(&c) || ('А'..='Я').contains(&c)) {
        return fixed();
    }
    if capitals {
        return acronym(word);
    }
    let (prefix, last) =
        word.rsplit_once('-').map_or(("", word), |(first, _)| (&word[..=first.len()], &word[first.len() + 1..]));
    let known = heads::noun(word).map(|noun| ("", noun)).or_else(|| heads::noun(last).map(|noun| (prefix, noun)));
    if let Some((prefix, noun)) = known {
        let model = &word[prefix.len()..];
        let forms = noun.forms().into_iter();
        return Part::Noun(forms.map(|(form, case)| (format!("{prefix}{}", cased_like(&form, model)), case)).collect());
    }
    if let Some((first, rest)) = word.split_once("-на-") {
        let Part::Noun(forms) = noun(first, gender) else { return fixed() };
        return Part::Noun(forms.into_iter().map(|(form, case)| (format!("{form}-на-{rest}"), case)).collect());
    }
    if let (Some(first), Stays::Always) = (heads::noun(prefix.trim_end_matches('-')), is_fixed(last, gender)) {
        // `Гвинея-Бисау`: of the two only the first changes.
        let forms = first.forms().into_iter();
        return Part::Noun(forms.map(|(form, case)| (format!("{}-{last}", cased_like(&form, prefix)), case)).collect());
    }
    let mut forms: Vec<(String, Case)> = Vec::new();
    // `заместители`, `секретари`, `советники`; a town in `-и` is written large.
    let people =
        word.chars().all(|c| c.is_small() || c == '-') && ends_with_any(last, &["ели", "ари", "роли", "улы", "ники"]);
    let genders = match gender {
        Some(gender) => vec![gender],
        None if ends_with_any(last, &["ы"]) || people => vec![Gender::Plural],
        // `Казань` and `Тяньцзинь`.
        None if last.ends_with("ль") || last.ends_with("нь") && last.starts_with(Letter::is_capital) => {
            vec![Gender::Masculine, Gender::Feminine]
        }
        None if last.ends_with('ь') && !ends_with_any(last, &["тель", "арь"]) => vec![Gender::Feminine],
        None => vec![Gender::Masculine],
    };
    let stays = is_fixed(last, if people { Some(Gender::Plural) } else { gender });
    if stays != Stays::Always {
        for gender in genders {
            forms.extend(Noun { nominative: last, stem: None, gender, animate: people }.forms());
        }
        // `министр` is one of the `министры` and never the genitive of many.
        if let Some(one) = last.strip_suffix(['ы', 'и']).filter(|one| heads::noun(one).is_some()) {
            forms.retain(|(form, _)| form != one);
        }
        // A name of fewer than three letters' stem, such as `Рэ`, has no forms of its own.
        forms.retain(|(form, _)| form.chars().count() > 2);
    }
    if stays != Stays::Never || forms.is_empty() {
        forms.extend(Case::ALL.iter().map(|case| (last.to_owned(), *case)));
    }
    let mut unique: Vec<(String, Case)> = Vec::new();
    for (form, case) in forms {
        let form = ([prefix, &form].concat(), case);
        if !unique.contains(&form) {
            unique.push(form);
        }
    }
    Part::Noun(unique)
}

/// Whether a noun keeps its nominative in all cases.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stays {
    Never,
    Sometimes,
    Always,
}

fn is_fixed(word: &str, gender: Option<Gender>) -> Stays {
    let name = word.chars().next().is_some_and(Letter::is_capital);
    match word.chars().next_back() {
        Some('и') if gender == Some(Gender::Plural) => Stays::Never,
        Some('и' | 'у' | 'ю' | 'э') => Stays::Always,
        Some('о') if ends_with_any(word, &["ово", "ево", "ёво", "ино", "ыно"]) => Stays::Sometimes,
        Some('о') if name && !ends_with_any(word, &["ство", "ество"]) => Stays::Always,
        Some('е') if name && gender.is_none() && !ends_with_any(word, &["ие", "ье"]) => Stays::Always,
        Some('а') if word.chars().rev().nth(1).is_some_and(is_vowel) => Stays::Always,
        _ if word.contains(['’', '\'']) => Stays::Sometimes,
        _ => Stays::Never,
    }
}

/// `МИД` is written `МИДа` as often as not; `ООН` and `СНГ` never change.
fn acronym(word: &str) -> Part<'_> {
    let mut forms: Vec<(String, Case)> = Case::ALL.iter().map(|case| (word.to_owned(), *case)).collect();
    let small = word.small();
    let vowels = small.chars().filter(|c| is_vowel(*c)).count();
    if vowels == 1 && ends_hard(&small) && small.chars().nth(1).is_some_and(is_vowel) {
        let ends = [("а", Case::Genitive), ("у", Case::Dative), ("ом", Case::Instrumental), ("е", Case::Prepositional)];
        forms.extend(ends.map(|(end, case)| ([word, end].concat(), case)));
    }
    Part::Noun(forms)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(nominative: &str, oblique: [&str; 5]) {
        let forms = forms(nominative);
        for (case, form) in Case::ALL[1..].iter().zip(oblique) {
            let found: Vec<&str> = forms.iter().filter(|(_, c)| c.has(*case)).map(|(f, _)| f.as_str()).collect();
            assert!(found.contains(&form), "{form} is not among {found:?}, {case:?}");
        }
    }

    #[test]
    fn names_of_countries_change_with_all_their_parts() {
        check("Россия", ["России", "России", "Россию", "Россией", "России"]);
        check("Пакистан", ["Пакистана", "Пакистану", "Пакистан", "Пакистаном", "Пакистане"]);
        check(
            "Объединённые Арабские Эмираты",
            [
                "Объединённых Арабских Эмиратов",
                "Объединённым Арабским Эмиратам",
                "Объединённые Арабские Эмираты",
                "Объединёнными Арабскими Эмиратами",
                "Объединённых Арабских Эмиратах",
            ],
        );
        check("Нидерланды", ["Нидерландов", "Нидерландам", "Нидерланды", "Нидерландами", "Нидерландах"]);
        check("Филиппины", ["Филиппин", "Филиппинам", "Филиппины", "Филиппинами", "Филиппинах"]);
        check(
            "Соломоновы Острова",
            [
                "Соломоновых Островов",
                "Соломоновым Островам",
                "Соломоновы Острова",
                "Соломоновыми Островами",
                "Соломоновых Островах",
            ],
        );
        check(
            "Босния и Герцеговина",
            [
                "Боснии и Герцеговины",
                "Боснии и Герцеговине",
                "Боснию и Герцеговину",
                "Боснией и Герцеговиной",
                "Боснии и Герцеговине",
            ],
        );
        check("Израиль", ["Израиля", "Израилю", "Израиль", "Израилем", "Израиле"]);
        check("Беларусь", ["Беларуси", "Беларуси", "Беларусь", "Беларусью", "Беларуси"]);
        check(
            "Папуа – Новая Гвинея",
            [
                "Папуа – Новой Гвинеи",
                "Папуа – Новой Гвинее",
                "Папуа – Новую Гвинею",
                "Папуа – Новой Гвинеей",
                "Папуа – Новой Гвинее",
            ],
        );
        check("Китай", ["Китая", "Китаю", "Китай", "Китаем", "Китае"]);
        check("Чёрное море", ["Чёрного моря", "Чёрному морю", "Чёрное море", "Чёрным морем", "Чёрном море"]);
        check(
            "Исламская Республика Иран",
            [
                "Исламской Республики Иран",
                "Исламской Республике Иран",
                "Исламскую Республику Иран",
                "Исламской Республикой Иран",
                "Исламской Республике Иран",
            ],
        );
    }

    #[test]
    fn what_does_not_change_has_one_form() {
        for word in ["Мали", "Марокко", "Перу", "ООН", "Сан-Томе", "Никарагуа", "Чили", "Кирибати", "США"]
        {
            assert_eq!(forms(word), [(word.to_owned(), Cases::ALL)], "{word}");
        }
    }

    #[test]
    fn bodies_and_offices_keep_their_tails() {
        check(
            "Генеральный секретарь ООН",
            [
                "Генерального секретаря ООН",
                "Генеральному секретарю ООН",
                "Генерального секретаря ООН",
                "Генеральным секретарём ООН",
                "Генеральном секретаре ООН",
            ],
        );
        check(
            "Министерство иностранных дел",
            [
                "Министерства иностранных дел",
                "Министерству иностранных дел",
                "Министерство иностранных дел",
                "Министерством иностранных дел",
                "Министерстве иностранных дел",
            ],
        );
        check("МИД", ["МИДа", "МИДу", "МИД", "МИДом", "МИДе"]);
        check(
            "Ростов-на-Дону",
            ["Ростова-на-Дону", "Ростову-на-Дону", "Ростов-на-Дону", "Ростовом-на-Дону", "Ростове-на-Дону"],
        );
    }

    #[test]
    fn adjectives_have_all_genders() {
        let forms = adjective_forms("российский");
        for form in ["российский", "российского", "российская", "российскую", "российское", "российские", "российскими"]
        {
            assert!(forms.iter().any(|f| f == form), "{form}");
        }
        assert!(adjective_forms("российско-китайский").contains(&"российско-китайских".to_owned()));
    }
}
