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

#[test]
fn a_tag_before_a_colon_speaks() {
    check("#Лавров: Россия готова к диалогу.", "Лавров, RU");
    check("🎙 #Lavrov: We are open to negotiations on trade.", "Lavrov, RU");
    check("#Норвегия: паводок продолжается.", "");
}

#[test]
fn the_source_of_the_news_was_not_there() {
    check("Анна Роу и Иван Доу поговорили по телефону — Олаф Поу.", "Анна Роу; Иван Доу");
    check("Анна Роу встретится с Иваном Доу в Осло 9 мая, подтвердил Олаф Поу.", "Анна Роу; Иван Доу");
    check("Jane Roe met with John Doe in Oslo — Olaf Poe.", "John Doe; Jane Roe");
    check("Встреча Анны Роу и Ивана Доу состоится в мае – Олаф Поу", "Анна Роу; Иван Доу");
}

#[test]
fn behind_a_dash_stands_who_is_there_too() {
    check("Встретились Анна Роу и Иван Доу, с норвежской стороны — Олаф Поу.", "Анна Роу; Иван Доу; Олаф Поу, NO");
    check("Встреча Анна Роу — Иван Доу", "Анна Роу; Иван Доу");
}

#[test]
fn who_signs_a_letter_sends_it() {
    check(
        "Телеграмма соболезнования Президенту Норвегии Анне Роу\n\nУважаемая госпожа Президент! Примите глубокие \
         соболезнования.\n\nИван Доу",
        "Иван Доу; Анна Роу, Президент, NO",
    );
    check(
        "Telegram of condolences to President of Norway Jane Roe\n\nDear Mr President, please accept our deepest \
         condolences over the floods.\n\nJohn Doe\n\n#Norway",
        "John Doe; Jane Roe, President, NO",
    );
}

#[test]
fn the_dead_the_addressed_and_those_of_before_were_not_there() {
    check("Анна Роу встретилась с семьёй покойного президента Мали Ивана Доу.", "Анна Роу");
    check("Анна Роу встретилась с Иваном Доу. Ранее министр встречался с Олафом Поу.", "Анна Роу, министр; Иван Доу");
    check("Jane Roe met with John Doe. Earlier she met with Olaf Poe.", "John Doe; Jane Roe");
    check("Jane Roe met with John Doe in Oslo. She also paid tribute to Olaf Poe.", "John Doe; Jane Roe");
    check("John Doe, Minister Jane Roe's predecessor, met with Ann Poe.", "John Doe; Ann Poe");
    check("Minister Jane Roe's successor Ann Poe told reporters the talks would go on.", "Ann Poe");
}

#[test]
fn the_genitive_of_those_who_preside_is_read_as_one() {
    check("Заседание прошло под председательством Д.В.Роуманова и С.Доушанкара.", "Д.В.Роуманов; С.Доушанкар");
    check("Под председательством А.Л.Роуманова и М.Доуяна прошло заседание комиссии.", "А.Л.Роуманов; М.Доуян");
    check("Встреча состоялась при участии А.Б.Роуманова и К.Ф.Доувайера.", "А.Б.Роуманов; К.Ф.Доувайер");
    check("По поручению Ли Чен Ына министр Анна Роу встретилась с Иваном Доу.", "Анна Роу, министр; Иван Доу");
}

#[test]
fn an_office_takes_neither_a_form_of_address_nor_a_given_name() {
    check(
        "Состоялась встреча министра торговли Мали г-жи Анны Роу и посла Чада И.Доу.",
        "Анна Роу, министр торговли, ML; И.Доу, посол, TD",
    );
    check("Minister Dean Foxworth met with Ambassador Jane Roe.", "Dean Foxworth, Minister; Jane Roe, Ambassador");
    check("Глава MI9 признал, что разведка помогала соседям.", "Глава MI9, Глава MI9");
}

#[test]
fn whose_aide_somebody_is_belongs_to_the_office() {
    check(
        "Помощник Путина Иван Роуманов встретился с советником Макрона Петром Доувановым.",
        "Иван Роуманов, Помощник Путина, RU; Петр Доуванов, советник Макрона, FR",
    );
}

#[test]
fn who_speaks_may_have_been_named_to_an_office_before() {
    check(
        "Переизбранная на пост главы Комиссии Анна Роуманова заявила, что продолжит реформы.",
        "Анна Роуманова, глава Комиссии",
    );
    check("Путин, недавно проведший переговоры с Шольцем, заявил, что готов к диалогу.", "Путин, RU");
}

#[test]
fn a_man_whom_another_took_is_no_woman() {
    check("Иван Доу наградил посмертно А.А.Роуманова.", "Иван Доу; А.А.Роуманов");
    check("Министр Иван Доу, сменивший Ллойда Остина, прибыл в Осло.", "Иван Доу, Министр");
    check("Иван Доу провёл беседу с парламентарием Анной Роу.", "Иван Доу; Анна Роу, парламентарий");
}

#[test]
fn two_offices_are_one_by_a_dash() {
    check(
        "Kazakhstan's Deputy Prime Minister – Minister of Foreign Affairs Murat Roe met with Jane Doe.",
        "Murat Roe, Deputy Prime Minister – Minister of Foreign Affairs, KZ; Jane Doe",
    );
    check(
        "Вице-премьер/министр обороны Мурат Роу принял посла Мальты Анну Доу.",
        "Мурат Роу, Вице-премьер/министр обороны; Анна Доу, посол, MT",
    );
}

#[test]
fn an_office_keeps_the_country_of_what_it_is_of() {
    check(
        "Minister Jane Roe met Brad Doe, Commander of US Central Command.",
        "Jane Roe, Minister; Brad Doe, Commander of US Central Command, US",
    );
    check(
        "Minister Jane Roe met Massad Doe, Senior Advisor to the US President.",
        "Jane Roe, Minister; Massad Doe, Senior Advisor to the US President, US",
    );
    check(
        "Minister Jane Roe met in Oslo Minister of Malta John Doe.",
        "Jane Roe, Minister, NO; John Doe, Minister, MT",
    );
}

#[test]
fn an_ambassador_is_not_the_president() {
    check("President of Malta will visit Oslo, Maltese Ambassador John Roe said.", "President of Malta, President, MT");
}

#[test]
fn a_house_speaks_under_its_letterhead() {
    check(
        "Ministry of Foreign Affairs of Malta\n\nWe strongly condemn the attack in Oslo.",
        "Ministry of Foreign Affairs of Malta, MT",
    );
    check(
        "PRESS STATEMENT\n\nMalta has been following developments with grave concern.\n\nMINISTRY OF FOREIGN AFFAIRS\n4 January 2025",
        "MINISTRY OF FOREIGN AFFAIRS",
    );
}

#[test]
fn whoever_graced_it_was_there() {
    check(
        "Minister Jane Roe met John Doe. Also present were the Chief Director, Amb. Ramses Roe, and officers.",
        "Jane Roe, Minister; John Doe; Ramses Roe, Chief Director",
    );
}

#[test]
fn the_country_is_told_elsewhere() {
    check("Эрдоган: время прошло\n\nПрезидент страны выступил на заседании партии.", "Эрдоган, Президент, TR");
}
