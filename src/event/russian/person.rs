//! Names of persons: which nominative stands behind an oblique form, and in which cases a form may be.

use super::case::{Case, Cases};
use super::given::given_names;
use super::letters::{ends_hard, ends_with_any, fold};
use super::surname::{Bearer, is_possessive, is_relational, nominatives, stays_in_u};
use crate::event::letter::Letter;
use crate::event::particles::PARTICLES;

/// The nominatives that a person's name in this case may have, best first; never empty.
///
/// The name may have initials, a patronymic, hyphens and particles: `О.Р.Руамбой` gives `О.Р.Руамба`.
#[must_use]
pub fn person_nominative(name: &str, case: Case) -> Vec<String> {
    if case == Case::Nominative {
        return vec![name.to_owned()];
    }
    let words: Vec<&str> = name.split(' ').collect();
    let bearer = bearer(&words, case);
    let mut whole = vec![String::new()];
    for (i, word) in words.iter().enumerate() {
        let found = word_nominatives(word, case, bearer, i + 1 == words.len());
        whole = append(&whole, if i == 0 { "" } else { " " }, &found);
    }
    whole
}

/// The best of the nominatives that a person's name in this case may have.
#[must_use]
pub fn person_best(name: &str, case: Case) -> String {
    if case == Case::Nominative {
        return name.to_owned();
    }
    let words: Vec<&str> = name.split(' ').collect();
    let bearer = bearer(&words, case);
    let mut whole = String::with_capacity(name.len() + 4);
    for (i, word) in words.iter().enumerate() {
        if i > 0 {
            whole.push(' ');
        }
        whole.extend(word_nominatives(word, case, bearer, i + 1 == words.len()).into_iter().next());
    }
    whole
}

/// The cases in which a name or a word of one may stand, as written; all of them where nothing tells.
#[must_use]
pub fn case_of(name: &str) -> Cases {
    let mut all = Cases::ALL;
    // Behind a family name that stands first, as in `Ким Чен Ыном`, only the last syllable changes.
    let eastern = name.split_once(' ').is_some_and(|(first, _)| given_names(first).iter().any(|known| known.family));
    let last = name.rsplit(' ').next().unwrap_or(name);
    // Nor do short words before it: `Мин Аун Хлайном`, `До Хунг Вьетом`.
    let short = || {
        let words = || name.split(' ').rev().skip(1);
        words().nth(1).is_some()
            && words().all(|word| word.chars().nth(4).is_none() && !word.contains('.') && !is_particle(word))
    };
    let changing = if eastern || short() { last } else { name };
    for word in changing.split(' ') {
        let word = word.rsplit('.').next().unwrap_or(word);
        // So it is in `До Хунг Вьетом`, where no list has the family name.
        if word.len() < last.len() && is_syllable(word) {
            continue;
        }
        // `Маю Сандувын`, `Маей Роу`: a woman's surname that does not change, behind a given name that no list has.
        if word.len() == last.len()
            && ends_hard(word)
            && !ends_with_any(word, &["ов", "ев", "ёв", "ин"])
            && changes(name)
        {
            continue;
        }
        // `Наматом Шакуру`: behind an instrumental a surname in `-у` does not change.
        if word.len() == last.len() && word.ends_with('у') && all == Cases::of(&[Case::Nominative, Case::Instrumental])
        {
            continue;
        }
        let cases = word_cases(word).and(all);
        // A woman's surname that does not change looks like a man's nominative: the given name decides. A given name
        // that does not change (`Салтанат Ермаковой`) leaves it to a surname that only a woman has.
        if !cases.is_empty() {
            all = cases;
        } else if word_cases(word).has(Case::Dative) && ends_with_any(word, &["ой"]) {
            all = word_cases(word);
        }
    }
    all
}

/// Whether a name of several words begins with a given name that no list has, in an oblique case of a woman's.
fn changes(name: &str) -> bool {
    name.split_once(' ').is_some_and(|(given, _)| {
        ends_with_any(given, &["у", "ю", "ой", "ей"]) && !stays_in_u(given) && given_names(given).is_empty()
    })
}

/// Whether a word that no list has is one syllable that ends in a consonant.
fn is_syllable(word: &str) -> bool {
    let vowels = word.chars().filter(|letter| "аеёиоуыэюяАЕЁИОУЫЭЮЯ".contains(*letter)).count();
    (ends_hard(word) || word.ends_with('ь')) && vowels == 1 && word.chars().count() < 5 && given_names(word).is_empty()
}

/// Each beginning with each end, the first end with all beginnings first; at most six.
fn append(beginnings: &[String], between: &str, ends: &[String]) -> Vec<String> {
    let both = ends.iter().flat_map(|end| beginnings.iter().map(move |start| [start, between, end].concat()));
    both.take(6).collect()
}

fn bearer(words: &[&str], case: Case) -> Bearer {
    for word in words {
        let word = word.rsplit('.').next().unwrap_or(word);
        let folded = fold(word);
        if ends_with_any(&folded, &["овна", "овны", "овне", "овну", "овной", "евна", "евны", "евне", "евну", "евной"])
        {
            return Bearer::Woman;
        }
        if ends_with_any(&folded, &["овича", "овичу", "овичем", "евича", "евичу", "евичем"])
        {
            return Bearer::Man;
        }
    }
    // `Элле Панфиловой`: no man's surname has this ending, but for foreign ones in `-ина`: `Микаэлем Рандрианириной`.
    let man = case == Case::Instrumental && words.len() > 1 && by_ending(words[0], case) == Bearer::Man;
    if !man
        && words
            .last()
            .and_then(|word| word.strip_suffix("ой"))
            .is_some_and(|stem| is_possessive(stem) || is_relational(stem))
    {
        return Bearer::Woman;
    }
    let (Some(first), true) = (words.first(), words.len() > 1) else { return Bearer::Unknown };
    let known: Vec<bool> =
        given_names(first).iter().filter(|name| name.cases.has(case)).map(|name| name.female).collect();
    // No woman's surname has these endings where she is the object.
    let object = case == Case::Accusative
        && words.last().is_some_and(|last| ends_with_any(last, &["ича", "ова", "ева", "ского", "цкого", "яна"]));
    match (known.contains(&false), known.contains(&true)) {
        (false, false) if object => Bearer::Man,
        (true, false) => Bearer::Man,
        (false, true) => Bearer::Woman,
        _ if first.contains('.') => Bearer::Unknown,
        _ => by_ending(first, case),
    }
}

/// A given name that no list has shows its gender in some cases.
fn by_ending(given: &str, case: Case) -> Bearer {
    let (man, woman): (&[&str], &[&str]) = match case {
        Case::Nominative | Case::Prepositional => (&[], &[]),
        Case::Genitive => (&["а", "я"], &["ии"]),
        Case::Dative => (&["у", "ю"], &["ии"]),
        Case::Accusative => (&["а", "я"], &["ию"]),
        Case::Instrumental => (&["ом", "ем", "ём"], &["ией", "ью"]),
    };
    if stays_as_given(given) {
        return Bearer::Unknown;
    }
    if ends_with_any(given, man) {
        Bearer::Man
    } else if ends_with_any(given, woman) {
        Bearer::Woman
    } else {
        Bearer::Unknown
    }
}

fn word_nominatives(word: &str, case: Case, bearer: Bearer, last: bool) -> Vec<String> {
    if let Some(dot) = word.rfind('.') {
        let (initials, rest) = word.split_at(dot + 1);
        if rest.is_empty() {
            return vec![word.to_owned()];
        }
        let mut found = word_nominatives(rest, case, bearer, last);
        // Who has a father's name has a surname that changes: `В.А.Небензи` is of Небензя.
        let father = initials.matches('.').count() > 1 && rest.ends_with('и');
        if case == Case::Genitive && father && found.len() > 1 && found[0] == rest {
            found.rotate_left(1);
        }
        return append(&[initials.to_owned()], "", &found);
    }
    if is_particle(word) || is_acronym(word) || word.is_ascii() || !last && stays_as_given(word) {
        return vec![word.to_owned()];
    }
    if let Some(found) = known_given(word, case, bearer) {
        return vec![found.to_owned()];
    }
    // `Танжу Бильгича`: a man's given name in `-у` that no list has does not change.
    if !last && case == Case::Accusative && bearer == Bearer::Man && word.ends_with('у') {
        return vec![word.to_owned()];
    }
    if let Some((first, second)) = word.rsplit_once('-') {
        let first = first_half(first, case, bearer);
        let second = word_nominatives(second, case, bearer, last);
        return append(&[first], "-", &second);
    }
    let mut found = nominatives(word, case, bearer);
    // `Маки Бочоришвили`: of given names in `-и` most are a woman's genitive.
    let given = !last && word.chars().nth(3).is_some();
    if given && case == Case::Genitive && bearer != Bearer::Man && ends_with_any(word, &["ки", "ги", "хи"]) {
        let turn = usize::from(found.len() > 1);
        found.rotate_left(turn);
    }
    if !last {
        found.truncate(1);
    }
    found
}

/// The listed given name of which this is a form in this case.
fn known_given(word: &str, case: Case, bearer: Bearer) -> Option<&'static str> {
    let fits = |female: bool| match bearer {
        Bearer::Man => !female,
        Bearer::Woman => female,
        Bearer::Unknown => true,
    };
    let names = given_names(word).iter().filter(|name| name.cases.has(case) && fits(name.female));
    // A form that the list knows as a nominative as well (`Ван`, `Мари`) tells nothing of the case.
    names
        .max_by_key(|name| (!name.cases.has(Case::Nominative), std::cmp::Reverse(name.nominative)))
        .map(|name| name.nominative)
}

/// The part before a hyphen changes only where it is surely inflected: `Касым-` in `Касым-Жомартом` is not.
fn first_half(part: &str, case: Case, bearer: Bearer) -> String {
    if let Some(known) = known_given(part, case, bearer) {
        return known.to_owned();
    }
    let best = nominatives(part, case, bearer).swap_remove(0);
    if case == Case::Instrumental && ends_with_any(part, &["ом", "ем", "ией"]) && part.chars().count() > 4 {
        return best;
    }
    let stem = best.trim_end_matches('а');
    if is_possessive(stem) || best.strip_suffix("ий").is_some_and(is_relational) { best } else { part.to_owned() }
}

/// Given names of the West that end like an instrumental: `Мэттью`.
fn stays_as_given(word: &str) -> bool {
    ends_with_any(word, &["тью", "дрю", "эхью"])
}

/// Words inside a name that never change.
fn is_particle(word: &str) -> bool {
    let known = PARTICLES.has(word) || matches!(word, "и" | "эд");
    known && (word.chars().next().is_some_and(Letter::is_small) || word.len() < 7)
}

fn is_acronym(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(Letter::is_capital)
}

fn word_cases(word: &str) -> Cases {
    use Case::{Accusative, Dative, Genitive, Instrumental, Nominative, Prepositional};
    let known = given_names(word);
    if !known.is_empty() {
        return known.iter().fold(Cases::NONE, |cases, name| cases.or(name.cases));
    }
    let last = word.rsplit('-').next().unwrap_or(word);
    let ends = |ends: &[&str]| ends_with_any(last, ends);
    let of = Cases::of;
    let stem = |count: usize| last.char_indices().rev().nth(count - 1).map_or("", |(at, _)| &last[..at]);
    match last {
        _ if is_particle(last) || last.chars().count() < 3 || last.is_ascii() => Cases::ALL,
        _ if ends(&["ыми", "ими", "ами", "ями"]) => of(&[Instrumental]),
        // No adjective: `Савадого`.
        _ if ends(&["адого", "аого", "того", "онго"]) && !ends(&["стого"]) => Cases::ALL,
        _ if ends(&["ого", "ского"]) => of(&[Genitive, Accusative]),
        _ if ends(&["ому"]) => of(&[Dative]),
        _ if ends(&["ым"]) && is_possessive(stem(2)) || ends(&["ским", "цким"]) => of(&[Instrumental]),
        _ if ends(&["ском", "цком"]) => of(&[Prepositional]),
        _ if ends(&["ом", "ем", "ём"]) => of(&[Nominative, Instrumental]),
        _ if ends(&["ой"]) && (is_possessive(stem(2)) || is_relational(stem(2))) => {
            of(&[Genitive, Dative, Instrumental, Prepositional])
        }
        _ if ends(&["ой", "ей"]) => of(&[Nominative, Instrumental]),
        _ if ends(&["а"]) && is_possessive(stem(1)) => of(&[Nominative, Genitive, Accusative]),
        _ if ends(&["у"]) && is_possessive(stem(1)) => of(&[Dative, Accusative]),
        _ if ends(&["е"]) && is_possessive(stem(1)) => of(&[Prepositional]),
        _ if ends(&["ская", "цкая"]) => of(&[Nominative]),
        _ if ends(&["скую", "цкую"]) => of(&[Accusative]),
        // `Леруа`, `Моруа`: behind a vowel the ending does not change.
        _ if ends(&["уа", "оа", "эа"]) => Cases::ALL,
        _ if ends(&["а", "я"]) => of(&[Nominative, Genitive, Accusative]),
        _ if ends(&["ы"]) => of(&[Nominative, Genitive]),
        // `Маттареллу`: a man's dative or the accusative of a name in `-а`.
        _ if ends(&["у"]) && !stays_in_u(last) => of(&[Nominative, Dative, Accusative]),
        _ if ends(&["ю"]) && !ends(&["ью"]) => of(&[Nominative, Dative, Accusative]),
        _ if ends(&["ов", "ев", "ёв", "ин", "ын", "ий", "ый", "ович", "евич"]) => {
            of(&[Nominative])
        }
        // `Долгих`, `Черных`.
        _ if ends(&["ых", "ких", "гих"]) => Cases::ALL,
        _ if ends_hard(last) || ends(&["й", "ь"]) => of(&[Nominative]),
        _ => Cases::ALL,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Case::{Accusative, Dative, Genitive, Instrumental, Prepositional};

    #[track_caller]
    fn check(case: Case, pairs: &[(&str, &str)]) {
        for (form, nominative) in pairs {
            assert_eq!(person_nominative(form, case)[0], *nominative, "{form}, {case:?}");
        }
    }

    #[test]
    fn initials_stand_before_any_surname() {
        check(
            Instrumental,
            &[
                ("О.Р.Руамбой", "О.Р.Руамба"),
                ("А.Гутеррешем", "А.Гутерреш"),
                ("Х.Фиданом", "Х.Фидан"),
                ("Дж.Джилани", "Дж.Джилани"),
                ("М.В.Захаровой", "М.В.Захарова"),
                ("В.А.Небензей", "В.А.Небензя"),
                ("И.П.Кравцом", "И.П.Кравец"),
            ],
        );
        check(Genitive, &[("В.А.Небензи", "В.А.Небензя"), ("Дж.Джилани", "Дж.Джилани")]);
        check(Accusative, &[("Танжу Бильгича", "Танжу Бильгич"), ("Анну Роуманову", "Анна Роуманова")]);
        check(Genitive, &[("Н.Г.Баширова", "Н.Г.Баширов"), ("Ли Хуэя", "Ли Хуэй"), ("М.В.Захаровой", "М.В.Захарова")]);
        check(Dative, &[("А.Диопу", "А.Диоп"), ("С. В. Лаврову", "С. В. Лавров")]);
    }

    #[test]
    fn names_of_the_world_are_recovered_from_the_instrumental() {
        check(
            Instrumental,
            &[
                ("Касым-Жомартом Токаевым", "Касым-Жомарт Токаев"),
                ("Ухнагийн Хурэлсухом", "Ухнагийн Хурэлсух"),
                ("Дени Сассу-Нгессо", "Дени Сассу-Нгессо"),
                ("Марией Захаровой", "Мария Захарова"),
                ("Мухаммедом Бен Сальманом Аль Саудом", "Мухаммед Бен Сальман Аль Сауд"),
                ("Луисом Инасиу Лулой да Силвой", "Луис Инасиу Лула да Силва"),
                ("Нарендрой Моди", "Нарендра Моди"),
                ("Ким Чен Ыном", "Ким Чен Ын"),
                ("Си Цзиньпином", "Си Цзиньпин"),
                ("Фам Минь Тьинем", "Фам Минь Тьинь"),
                ("Владиславом Шапшой", "Владислав Шапша"),
                ("Ангелой Меркель", "Ангела Меркель"),
                ("Дмитрием Песковым", "Дмитрий Песков"),
                ("Сергеем Викторовичем Лавровым", "Сергей Викторович Лавров"),
                ("Абд аль-Фаттахом ас-Сиси", "Абд аль-Фаттах ас-Сиси"),
                ("Александром Лукашенко", "Александр Лукашенко"),
            ],
        );
    }

    #[test]
    fn other_cases_are_recovered_too() {
        check(
            Genitive,
            &[
                ("Павла Зарубина", "Павел Зарубин"),
                ("Ольги Ковитиди", "Ольга Ковитиди"),
                ("Урсулы фон дер Ляйен", "Урсула фон дер Ляйен"),
                ("Гурбангулы Бердымухамедова", "Гурбангулы Бердымухамедов"),
                ("Дмитрия Козака", "Дмитрий Козак"),
                ("Анны Дмитриевны Райской", "Анна Дмитриевна Райская"),
                ("Эмомали Рахмона", "Эмомали Рахмон"),
            ],
        );
        check(Dative, &[("Ахмеду Шараа", "Ахмед Шараа"), ("Биньямину Нетаньяху", "Биньямин Нетаньяху")]);
        check(Accusative, &[("Оливию Руамбу", "Оливия Руамба"), ("Ивана Ильина", "Иван Ильин")]);
        check(Prepositional, &[("Викторе Орбане", "Виктор Орбан"), ("Елене Беловой", "Елена Белова")]);
    }

    #[test]
    fn a_form_tells_its_cases() {
        let check = |name, cases: &[Case]| assert_eq!(case_of(name), Cases::of(cases), "{name}");
        check("С.В.Лавров", &[Case::Nominative]);
        check("С.В.Лавровым", &[Instrumental]);
        check("Сергея Лаврова", &[Genitive, Accusative]);
        check("Марией Бутиной", &[Instrumental]);
        check("Ангелой Меркель", &[Instrumental]);
        check("Нгуен Фук", &[Case::Nominative]);
        check("До Хунг Вьетом", &[Case::Nominative, Instrumental]);
        check("Мин Аун Хлайном", &[Case::Nominative, Instrumental]);
        check("Дарью Сандувын", &[Accusative]);
        check("Маэлу Сандувын", &[Case::Nominative, Dative, Accusative]);
        check("Алану Роу", &[Dative]);
    }
}
