//! Whose names are believed, and how far they reach.

use super::tests::check;

#[test]
fn a_country_or_town_before_a_surname_is_a_given_name() {
    check(
        "Foreign Minister Israel Roeman met Minister Chad Roeberts.",
        "Israel Roeman, Foreign Minister; Chad Roeberts, Minister",
    );
    check(
        "Pope Leo received the President of Paraguay, Mr. Santiago Roelosa Brítez.",
        "Leo, Pope; Santiago Roelosa Brítez, President, PY",
    );
    check("Minister Paulo dos Santos Roe met Minister Jane Roe.", "Paulo dos Santos Roe, Minister; Jane Roe, Minister");
}

#[test]
fn a_country_that_is_a_given_name_opens_a_sentence() {
    check("Jordan Roellan and Chad Roeberts met in Paris.", "Jordan Roellan; Chad Roeberts");
    check("India Roeman met President Jane Roe in Paris.", "India Roeman; Jane Roe, President");
    check("Jordan Foreign Minister Jane Roe met John Doe.", "Jane Roe, Foreign Minister, JO; John Doe");
}

#[test]
fn a_surname_that_begins_like_a_region_leaves_the_given_name() {
    check("Губернатор Анна Роу приняла посла Игоря Красновского.", "Анна Роу, Губернатор; Игорь Красновский, посол");
}

#[test]
fn a_relation_behind_two_names_is_a_name() {
    check("Анна Роу встретилась с Пэк Хо Сыном.", "Анна Роу; Пэк Хо Сын");
}

#[test]
fn a_name_in_capitals_stands_behind_a_form_of_address() {
    check("MINISTER JANE ROE MET WITH DR. HELENA ROESTATTER", "Jane Roe, MINISTER; Helena Roestatter");
}

#[test]
fn who_speaks_behind_a_quote_needs_no_list() {
    check("“The strike was unprovoked,” Roechian told reporters.", "Roechian");
    check("Kyaw Roeyar Oo said that the ceasefire was holding.", "Kyaw Roeyar Oo");
}

#[test]
fn what_an_office_is_for_is_no_person() {
    check(
        "Deputy Minister for Agriculture, Livestock and Food Jane Roe met Minister John Doe.",
        "Jane Roe, Deputy Minister for Agriculture, Livestock and Food; John Doe, Minister",
    );
    check(
        "Minister Jane Roe and Head of Chancery Idoia Roeberri discussed the visit.",
        "Jane Roe, Minister; Idoia Roeberri, Head of Chancery",
    );
}

#[test]
fn a_single_name_is_enough_behind_a_meeting_and_a_title() {
    check("Роуманов встретился с Фиданоглу.", "Роуманов; Фиданоглу");
    check("Папа Лев принял Анну Роу.", "Лев; Анна Роу");
}

#[test]
fn who_opens_a_sentence_beside_somebody_sure_is_one() {
    check("Ulloriaq Roellegas and Minister Jane Roe met in Oslo.", "Ulloriaq Roellegas; Jane Roe, Minister");
    check("Ulloriaq Roellegas and Jane Roe met in Oslo.", "Ulloriaq Roellegas; Jane Roe");
}

#[test]
fn a_label_needs_no_list() {
    check("Руамов: цены вырастут к осени", "Руамов");
    check("Руамов по итогам переговоров в Осло: мы договорились обо всём.", "Руамов");
    check("Погода: дождь и снег", "");
}

#[test]
fn a_relative_has_not_the_office_of_whom_he_is_of() {
    check(
        "President Roe's brother John Roe met with the Minister of Trade.",
        "John Roe; Minister of Trade, Minister of Trade",
    );
}

#[test]
fn the_well_known_are_served_without_a_genitive() {
    check("Foreign Minister Ann Poe met Modi adviser Jane Roe.", "Ann Poe, Foreign Minister; Jane Roe, adviser");
}

#[test]
fn the_well_known_stand_in_pairs() {
    check("Xi and Modi held talks on the sidelines of the summit.", "Xi, CN; Modi, IN");
    check("Papua New Guinea's Jane Roe and Fiji's John Doe held talks.", "Jane Roe, PG; John Doe, FJ");
}
