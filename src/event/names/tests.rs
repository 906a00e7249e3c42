//! What names are found, and which of them are one person.

use super::{find, same_person};
use crate::event::gazetteer::Scanner;
use crate::event::{Lang, Span};

/// Finds names in a text whose stretches in brackets mean something else.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let mut plain = String::new();
    let mut blocked = Vec::new();
    for letter in text.chars() {
        match letter {
            '[' => blocked.push(Span { start: plain.len() as u32, end: 0 }),
            ']' => blocked.last_mut().unwrap().end = plain.len() as u32,
            _ => plain.push(letter),
        }
    }
    let lang = if plain.chars().any(|c| ('а'..='я').contains(&c)) { Lang::RU } else { Lang::EN };
    let found: Vec<String> = find(&Scanner::default().scan(&plain), lang, &blocked)
        .into_iter()
        .filter(|name| name.confidence >= 65)
        .map(|name| name.text)
        .collect();
    assert_eq!(found, expected, "{plain}");
}

#[test]
fn initials_need_no_space() {
    check("Встреча С.В.Лаврова с [Министром иностранных дел] [Пакистана] Дж.Джилани.", &["С.В.Лаврова", "Дж.Джилани"]);
    check("беседа С. В. Лаврова с А.аль-Бурханом", &["С.В.Лаврова", "А.аль-Бурханом"]);
    check("Remarks by S.V. Lavrov and H. Fidan", &["S.V. Lavrov", "H. Fidan"]);
    check("в [США]. В.В.Путин отметил", &["В.В.Путин"]);
}

#[test]
fn runs_end_at_what_means_something_else() {
    check(
        "[Minister of Foreign Affairs] of [Burkina Faso] Karamoko Jean-Marie Traoré met Sergey #Lavrov's team",
        &["Karamoko Jean-Marie Traoré", "Sergey Lavrov"],
    );
    check("[Russia]’s [Foreign Minister] Sergey Lavrov’s remarks", &["Sergey Lavrov"]);
    check("Talks with Mohammed bin Salman Al Saud", &["Mohammed bin Salman Al Saud"]);
    check(
        "Xi Jinping received Kim Jong Un. Ursula von der Leyen did not come",
        &["Xi Jinping", "Kim Jong Un", "Ursula von der Leyen"],
    );
    check("переговоры с Мухаммедом бен Сальманом Аль Саудом прошли", &["Мухаммедом бен Сальманом Аль Саудом"]);
}

#[test]
fn titles_and_ordinary_words_are_cut_off() {
    check("Today Sergey Lavrov met with Dr. George Tapatula Chaponda", &["Sergey Lavrov", "George Tapatula Chaponda"]);
    check("Сегодня Сергей Лавров принял господина Абдуллу Диопа", &["Сергей Лавров", "Абдуллу Диопа"]);
}

#[test]
fn bodies_and_places_are_no_persons() {
    check("at the Summit of the Future in New York, the United Nations Security Council", &[]);
    check("«На полях» Генеральной Ассамблеи прошёл Мюнхенский форум в Большом Кремлёвском дворце", &[]);
}

#[test]
fn nothing_crosses_a_line_or_an_emoji() {
    check("с [Председателем] А.Бурханом.\n\n💬 С.В.Лавров: Рад Вас видеть", &["А.Бурханом", "С.В.Лавров"]);
    check("Сергей\nЛавров", &["Лавров"]);
}

#[test]
fn two_names_side_by_side_are_parted_by_their_cases() {
    check("передал Сергею Лаврову Хакан Фидан", &["Сергею Лаврову", "Хакан Фидан"]);
}

#[test]
fn one_person_has_many_forms() {
    let same = |a, b| assert!(same_person(a, b) && same_person(b, a), "{a} / {b}");
    same("Дж.Джилани", "Джалил Аббас Джилани");
    same("Lavrov", "Sergey Lavrov");
    same("S.V. Lavrov", "Sergey Lavrov");
    same("Xi", "Xi Jinping");
    same("Mohammed bin Salman", "Mohammed bin Salman Al Saud");
    same("al-Burhan", "Abdel Fattah al-Burhan");
    let other = |a, b| assert!(!same_person(a, b), "{a} / {b}");
    other("С.Лавров", "В.Лавров");
    other("Donald Trump", "Melania Trump");
    other("Sergey", "Sergey Lavrov");
    other("Сергей Лавров", "Сергей Рябков");
}

#[test]
fn a_surname_in_capitals_stands_beside_a_given_name() {
    check("[Ambassador] SATO Keiko opened the fair", &["SATO Keiko"]);
    check("[Minister] Jean-Luc MOREL and [Envoy] Ana DUARTE met", &["Jean-Luc MOREL", "Ana DUARTE"]);
    check("[Minister] of [Norway] visited the NATO Headquarters", &[]);
}

#[test]
fn a_title_before_a_son_is_a_name() {
    check("HE Mr. Sultan bin Rashid Al Harthi headed it", &["Sultan bin Rashid Al Harthi"]);
    check("с [министром] Ван И. Затем", &["Ван И"]);
    check("[Министр] Ван И и [посол] Ли Хуэй", &["Ван И", "Ли Хуэй"]);
}

#[test]
fn a_longer_form_of_a_name_is_the_same_person() {
    assert!(same_person("van Klaveren", "Alberto van Klaveren"));
    assert!(same_person("Sabah Khaled", "Sabah Khaled Al-Hamad Al-Sabah"));
    assert!(!same_person("van Klaveren", "Alberto de Klaveren"));
}

#[test]
fn titles_of_all_traditions_are_cut_off() {
    check("[Prime Minister] Dato' Seri Azlan Roe", &["Azlan Roe"]);
    check("met with Tan Sri Ahmed Roe and Mawlawi Amir Khan Roe", &["Ahmed Roe", "Amir Khan Roe"]);
    check("встретился с Тан Шри Мохаммадом Роу", &["Мохаммадом Роу"]);
    check("[митрополит] Волоколамский Антоний и [архиепископ] Берлинский Марк", &["Антоний", "Марк"]);
    check("Lt Gen (Retd) Nadeem Roemanjur spoke", &["Nadeem Roemanjur"]);
}

#[test]
fn small_words_are_names_where_no_small_word_has_a_capital() {
    check("[Foreign Minister] Do Hung Roe met FM An Jung Roe", &["Do Hung Roe", "An Jung Roe"]);
    check("[Minister] Ван И. Затем", &["Ван И"]);
}

#[test]
fn initials_stand_in_the_middle_and_behind() {
    check("[Minister] Kolfinna R. Roedóttir spoke", &["Kolfinna R. Roedóttir"]);
    check("Об этом Роуманову С.В. сообщил Петренко И. И.", &["Роуманову С.В.", "Петренко И.И."]);
    check("Визит С.В. Роуманова", &["С.В.Роуманова"]);
    check("беседа с Ю.С.-Х.Роумановым", &["Ю.С.Х.Роумановым"]);
}

#[test]
fn a_nickname_and_an_apostrophe_do_not_end_a_name() {
    check("[President] Isaac (Bougie) Roestein spoke", &["Isaac Bougie Roestein"]);
    check("Mayor Robert \"Bob\" Roe spoke", &["Robert Bob Roe"]);
    check("[Prime Minister] Mohammed Shia' Al-Roe spoke", &["Mohammed Shia Al-Roe"]);
}

#[test]
fn what_an_office_is_of_ends_before_a_given_name_that_no_list_has() {
    check("[секретаря] Организации Таргатбека Роуманова", &["Таргатбека Роуманова"]);
}

#[test]
fn a_label_in_capitals_is_spelled_as_names_are() {
    check("ЛАВРОВ: мы готовы", &["Лавров"]);
    check("РУАМОВ: мы готовы", &["Руамов"]);
    check("СВОДКА: мы готовы", &[]);
}

#[test]
fn what_an_office_is_of_ends_before_two_words() {
    check("[Президент] УЕФА Анна Роу", &["Анна Роу"]);
    check("[Президент] FIFA Джанни Роумантино", &["Джанни Роумантино"]);
    check("[помощник] Эрдогана Анна Роу", &["Эрдогана", "Анна Роу"]);
    check("[посол] ПЕТРОВ Сергей Иванович", &["ПЕТРОВ Сергей Иванович"]);
}
