//! Who takes part, by the ways in which Russian channels of ministries and embassies tell it.

use super::tests::check;

#[test]
fn several_told_by_their_countries_alone_are_one_of_each() {
    check(
        "В Осло прошло заседание Совета. В нём приняли участие послы Мали, Чада, Перу и Премьер-министр Мальты. \
         Председательствовал Президент Норвегии Анна Роу.",
        "Анна Роу, Президент, NO; Посол Мали, посол, ML; Посол Чада, посол, TD; Посол Перу, посол, PE; Премьер-министр \
         Мальты, Премьер-министр, MT",
    );
    check(
        "Постоянный представитель Анна Роу встретилась с послами Мали, Чада и Перу.",
        "Анна Роу, Постоянный представитель; Посол Мали, посол, ML; Посол Чада, посол, TD; Посол Перу, посол, PE",
    );
    check("Министр принял послов Мали и Чада.", "Министр, Министр; Послы Мали и Чада");
}

#[test]
fn who_acts_as_a_minister_has_that_office() {
    check(
        "И.о. министра торговли Норвегии Анна Роу приняла посла Мальты Ивана Доу.",
        "Анна Роу, И.о. министра торговли, NO; Иван Доу, посол, MT",
    );
    check(
        "Посол Мальты Иван Доу встретился с и.о. министра торговли Норвегии Анной Роу.",
        "Иван Доу, Посол, MT; Анна Роу, и.о. министра торговли, NO",
    );
}

#[test]
fn what_an_office_is_of_is_no_name() {
    check("Министр Анна Роу встретилась с ректором МГУГА Иваном Доу.", "Анна Роу, Министр; Иван Доу, ректор МГУГА");
    check(
        "Министр иностранных дел РА Анна Роу приняла посла Мальты Ивана Доу.",
        "Анна Роу, Министр иностранных дел; Иван Доу, посол, MT",
    );
    check(
        "Глава Администрации Бергена Иван Роу принял посла Мальты.",
        "Иван Роу, Глава Администрации Бергена, NO; Посол Мальты, посол, MT",
    );
    check(
        "Состоялась встреча делегации мальтийских сенаторов с министром Анной Роу.",
        "Делегация мальтийских сенаторов, MT; Анна Роу, министр",
    );
}

#[test]
fn who_came_along_was_there() {
    for told in [
        "На встречу вместе с ней пришёл советник Пётр Лоу.",
        "Компанию министру составил советник Пётр Лоу.",
        "Ленточку перерезал советник Пётр Лоу.",
        "Экскурсию провёл советник Пётр Лоу.",
    ] {
        check(
            &format!("Министр Анна Роу встретилась с послом Иваном Доу.\n\n{told}"),
            "Анна Роу, Министр; Иван Доу, посол; Пётр Лоу, советник",
        );
    }
    check(
        "Министр Анна Роу встретилась с послом Иваном Доу в Осло, где прошла встреча, созванная Петром Лоу.",
        "Анна Роу, Министр; Иван Доу, посол",
    );
}

#[test]
fn a_surname_that_does_not_change_shows_no_case() {
    check("Состоялась встреча министра Ивана Бертлеу с послом Анной Роу.", "Иван Бертлеу, министр; Анна Роу, посол");
}

#[test]
fn a_mission_has_where_it_is() {
    check("Заявление Генконсульства Норвегии в Бергене", "Генконсульство Норвегии в Бергене, NO");
    check(
        "Комментарий Постоянного представительства Норвегии при ОБСЕ",
        "Постоянное представительство Норвегии при ОБСЕ, NO",
    );
    check("Заявление МИД Норвегии в связи с терактом", "МИД Норвегии, NO");
}

#[test]
fn the_office_of_whom_the_next_sentence_names_is_that_persons() {
    check(
        "Поездка в Берген\n\nГлава государства прибыл в Берген, где 5 мая был пожар.\n\nАнна Роу возложила цветы к мемориалу.",
        "Анна Роу, Глава государства",
    );
}

#[test]
fn unions_and_states_act_side_by_side() {
    check("The European Union and Norway held consultations in Oslo.", "European Union, EU; Norway, NO");
    check(
        "The African Union and the Republic of Chile held the third meeting of the Council.",
        "African Union; Republic of Chile, CL",
    );
}

#[test]
fn an_organisation_may_open_the_office_behind_a_name() {
    check(
        "Jane Roe, NATO Secretary General, met John Doe, President of Chile.",
        "Jane Roe, NATO Secretary General; John Doe, President, CL",
    );
    check(
        "HE John Doe, OPEC Secretary General, held a videoconference with Jane Roe, Minister of Energy of Mali.",
        "John Doe, OPEC Secretary General; Jane Roe, Minister of Energy, ML",
    );
}

#[test]
fn a_land_may_be_a_surname() {
    check(
        "Ambassador Neil Holland met Minister Jane Roe of Chile.",
        "Neil Holland, Ambassador; Jane Roe, Minister, CL",
    );
    check("Minister Jack London met Ambassador Jane Roe.", "Jack London, Minister; Jane Roe, Ambassador");
}
