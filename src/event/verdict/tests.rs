//! What a message tells of, by whole sentences: one construction a test, several sentences of it each.

use crate::event::{Extractor, Kind, Post};

#[track_caller]
fn check(kind: Kind, texts: &[&str]) {
    let extractor = Extractor::new();
    for text in texts {
        assert_eq!(extractor.report(&Post { text, ..Post::default() }).kind.value, kind, "{text}");
    }
}

#[test]
fn what_an_expert_reports_is_a_comment() {
    check(
        Kind::Comment,
        &[
            "Морозов в Вологде на этой неделе не ждут, сообщила синоптик Роу.",
            "Клещей в парках Твери стало меньше, сообщил ТАСС эпидемиолог Пётр Роу.",
            "Квартиры на стадии котлована покупают всё реже, сообщил аналитик Ян Роу.",
            "Rivers in the north are running low, economist Jane Roe reported.",
        ],
    );
}

#[test]
fn what_somebody_foresees_is_a_comment() {
    check(
        Kind::Comment,
        &[
            "Вода в Сухоне будет прибывать до мая, сообщил Роу.",
            "Первые поезда ожидаются в марте, сообщил директор депо Ян Роу.",
            "Билеты могут подорожать к лету, сообщил директор театра Пётр Роу.",
        ],
    );
}

#[test]
fn what_somebody_counts_is_a_comment() {
    check(
        Kind::Comment,
        &[
            "Каждый пятый житель Перми держит попугая, подсчитали в Росстате.",
            "Туман ждёт водителей в среду, предупреждают в Гидрометцентре.",
            "Овощи станут дороже на треть, прогнозируют в Минсельхозе.",
        ],
    );
}

#[test]
fn who_is_in_charge_of_a_place_passes_on_what_happened_there() {
    check(
        Kind::News,
        &[
            "Склад горит под Вологдой, пострадавших нет, заявил губернатор Ян Роу.",
            "Трое ранены при обрушении моста, рассказал мэр города Пётр Роу.",
            "Поезд столкнулся с грузовиком у Твери, заявил глава региона Роу.",
            "Two people were killed in a warehouse fire, Governor John Doe said.",
            "Four hikers were injured in the blast, Mayor Jane Roe said.",
            "A bridge collapsed and a dozen were evacuated, said sheriff John Doe.",
        ],
    );
    check(
        Kind::Comment,
        &[
            "Пожары могут повториться, заявил губернатор Ян Роу.",
            "Город готов к зиме, заявил мэр Пётр Роу.",
            "The fire should never have spread, Governor John Doe said.",
        ],
    );
}

#[test]
fn sources_without_a_name_and_correspondents_only_pass_it_on() {
    check(
        Kind::News,
        &[
            "Колонна вошла в Сегу, рассказал РИА Новости источник в штабе.",
            "На площади стало тихо, передает корреспондент РИА Новости.",
            "Двое скрылись на мотоцикле, сообщили ТАСС в экстренных службах.",
            "Подозреваемый пытался уехать, сообщили в правоохранительных органах. \"Его сняли с поезда\", - рассказал собеседник.",
        ],
    );
}

#[test]
fn who_fights_tells_what_happened_and_what_he_holds() {
    check(
        Kind::News,
        &[
            "Расчёт уничтожил переправу, рассказал РИА Новости командир взвода с позывным \"Клён\".",
            "Ночью сбит дрон, рассказал ТАСС сапёр с позывным «Дуб».",
            "Дозор отразил атаку, рассказал боец с позывным \"Сом\".",
        ],
    );
    check(
        Kind::Comment,
        &[
            "\"Никто не отступит\", - рассказал РИА Новости боец с позывным \"Сом\".",
            "Командиры бросили раненых у реки, рассказал ТАСС пленный сержант.",
        ],
    );
}

#[test]
fn courts_and_parliaments_act() {
    check(
        Kind::News,
        &[
            "Суд в Осло признал банкира виновным в растрате.",
            "Прокуратура потребовала для кассира пять лет.",
            "Следствие попросило оставить водителя под стражей.",
            "Парламент Мальты отклонил вотум недоверия.",
        ],
    );
}

#[test]
fn what_a_ruler_orders_and_a_report_tells_is_a_document() {
    check(
        Kind::Document,
        &[
            "Президент поручил правительству создать фонд защиты озёр.",
            "Правительство продлило запрет на вывоз семян до лета.",
            "Леса Мали теряют по гектару в день, следует из доклада учёных.",
            "Сенатор Роу внёс в парламент законопроект о тишине.",
        ],
    );
}

#[test]
fn words_said_at_a_summit_are_a_speech() {
    check(
        Kind::Speech,
        &[
            "Лавров на форуме в Вене сообщил, что готовит доклад.",
            "Премьер Норвегии Анна Роу на саммите НАТО заявила, что уходит.",
            "Президент Мали Али Бако на съезде шахтёров призвал беречь воду.",
        ],
    );
}

#[test]
fn a_paper_that_holds_something_possible_is_a_speaker() {
    check(
        Kind::Comment,
        &[
            "Ставки могут вырасти, пишет Nordic Herald.",
            "Союзникам следует искать мира, утверждает Washington Post.",
            "Ставки будут расти, пишет газета Guardian.",
        ],
    );
    check(Kind::News, &["Банк закрыл сто отделений, пишет Guardian.", "В городе пропала вода, пишут СМИ."]);
}

#[test]
fn what_those_of_a_house_tell_is_news_and_how_to_do_it_a_comment() {
    check(
        Kind::Comment,
        &[
            "В Роскачестве рассказали, как хранить грибы.",
            "В аптеке рассказали, чем лечить насморк.",
            "Туристам рассказали, почему закрыт перевал.",
        ],
    );
    check(
        Kind::News,
        &[
            "Паром снова ходит до Липок, рассказали РИА Новости в пароходстве.",
            "Пекари рассказали ТАСС, что испекли калач для ярмарки в Туле.",
            "Музей в Перми закрыли на ремонт, рассказали в дирекции.",
        ],
    );
}
