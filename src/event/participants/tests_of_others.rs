//! Who is named and not there: at another meeting, served, shown, denied.

use super::tests::check;

#[track_caller]
fn all(texts: &[&str], expected: &str) {
    for text in texts {
        check(text, expected);
    }
}

#[test]
fn who_is_at_another_meeting_is_not_at_this_one() {
    all(
        &[
            "Jane Roe met John Doe in Oslo after talks with Ann Poe.",
            "Jane Roe met John Doe in Oslo ahead of the meeting with Ann Poe.",
            "Jane Roe met John Doe in Oslo before talks with Ann Poe and Tim Coe.",
            "Following talks with President Ann Poe, Jane Roe met John Doe in Oslo.",
            "Jane Roe met John Doe in Oslo in preparation for the summit with Ann Poe.",
            "Jane Roe met John Doe in Oslo. They discussed the upcoming visit of President Ann Poe to Malta.",
        ],
        "Jane Roe; John Doe",
    );
    all(
        &[
            "Анна Роу встретилась с Иваном Доу после переговоров с Питером Смитом.",
            "Анна Роу встретилась с Иваном Доу накануне встречи с Питером Смитом.",
            "Перед переговорами с Питером Смитом в Осло Анна Роу встретилась с Иваном Доу.",
            "По итогам переговоров с Питером Смитом в Осло Анна Роу провела встречу с Иваном Доу.",
            "Анна Роу и Иван Доу обсудили по телефону итоги встречи с Питером Смитом.",
            "Анна Роу встретилась с Иваном Доу. Они обсудили результаты переговоров с Питером Смитом.",
            "Анна Роу встретилась с Иваном Доу. Обсуждался визит президента Питера Смита на Мальту.",
            "Анна Роу встретилась с Иваном Доу. Стороны обсудили подготовку визита премьера Питера Смита.",
        ],
        "Анна Роу; Иван Доу",
    );
    // Of whom nothing else is told, that is the meeting.
    all(&["По итогам переговоров Анны Роу с Питером Смитом подписано соглашение."], "Анна Роу; Питер Смит");
}

#[test]
fn what_bears_a_name_or_shows_somebody_is_no_guest() {
    all(
        &[
            "Jane Roe met John Doe and laid a wreath at the monument to Ann Poe.",
            "Jane Roe met John Doe and visited the Ann Poe Mausoleum.",
        ],
        "Jane Roe; John Doe",
    );
    all(
        &[
            "Анна Роу встретилась с Иваном Доу и возложила венок к памятнику Питеру Смиту.",
            "Анна Роу встретилась с Иваном Доу в театре имени Питера Смита.",
        ],
        "Анна Роу; Иван Доу",
    );
}

#[test]
fn who_is_served_is_not_there() {
    check("Spokesman for Macron met Jane Roe in Paris.", "Spokesman, Spokesman; Jane Roe");
    check("Aide to Ann Poe met Foreign Minister Jane Roe in Oslo.", "Aide, Aide; Jane Roe, Foreign Minister");
    check("Ann Poe's adviser met Foreign Minister Jane Roe in Oslo.", "Adviser, adviser; Jane Roe, Foreign Minister");
    check("Советник Макрона провёл переговоры с Анной Роу.", "Анна Роу; Советник, Советник");
}

#[test]
fn who_did_not_meet_is_not_there() {
    check("Will Roe met May Lee, but Mark Green and Grace Hope did not.", "Will Roe; May Lee");
    check("Иван Доу встретился с Анной Роу, а Юхан Берг – нет.", "Иван Доу; Анна Роу");
    check("Встреча Анны Роу и Лаврова не планируется, сообщила Захарова.", "Захарова, RU");
}

#[test]
fn a_state_of_a_union_is_no_country() {
    check(
        "Georgia's governor Jane Roe met Ambassador John Doe of Norway.",
        "Jane Roe, governor, US; John Doe, Ambassador, NO",
    );
    check(
        "Georgia state senator Jane Roe met Ambassador John Doe of Norway.",
        "Jane Roe, state senator, US; John Doe, Ambassador, NO",
    );
    check(
        "President of Georgia Jane Roe met Ambassador John Doe of Norway.",
        "Jane Roe, President, GE; John Doe, Ambassador, NO",
    );
}

#[test]
fn several_who_met_may_follow_the_verb() {
    all(
        &["В Осло встретились Анна Роу и Иван Доу.", "По телефону побеседовали Анна Роу и Иван Доу."],
        "Анна Роу; Иван Доу",
    );
}

#[test]
fn given_names_that_are_towns_or_end_like_a_case() {
    check("Анна Роу встретилась с Миланом Ковачем.", "Анна Роу; Милан Ковач");
    check("Милан Ковач встретился с Анной Роу.", "Милан Ковач; Анна Роу");
    check("Анна Роу встретилась с Мэттью Брайзой.", "Анна Роу; Мэттью Брайза");
    check("Анна Роу встретилась с Николаем Седым и Андреем Белым.", "Анна Роу; Николай Седой; Андрей Белый");
}
