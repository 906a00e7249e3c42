//! Places by whole posts.

use super::super::{dates, gazetteer::Scanner, language::language};
use super::*;
use crate::event::{Country, Span};

#[track_caller]
fn check(text: &str, kind: Kind, trigger: &str, expected: &str) {
    check_at(None, text, kind, trigger, expected);
}

#[track_caller]
fn check_at(home: Option<&str>, text: &str, kind: Kind, trigger: &str, expected: &str) {
    let mut buffers = Scanner::default();
    let scanned = buffers.scan(text);
    let layout = Layout::of(text);
    let dates = dates::find(&scanned, &layout);
    let trigger = text.find(trigger).map(|at| Span { start: at as u32, end: (at + trigger.len()) as u32 });
    let circumstances =
        Circumstances { kind: Some(kind), trigger, home: home.and_then(Country::new), ..Circumstances::default() };
    let found = place(&scanned, &layout, language(text), &dates, &circumstances);
    assert_eq!(found.map_or_else(|| "none".to_owned(), |field| field.value), expected, "{text}");
}

#[test]
fn lines_and_brackets_name_the_place() {
    check("🎙 Remarks by the Minister\n\n📍 Bern, May 2\n\n💬 We met in Oslo.", Kind::Speech, "Remarks", "Bern");
    check("Remarks by the Minister (Oslo, March 18, 2025)", Kind::Speech, "Remarks", "Oslo");
    check("Remarks by the Minister (March 18, 2025, Oslo)", Kind::Speech, "Remarks", "Oslo");
    check("Встреча с послом\n\nМосква, Кремль, 6 мая 2025 года", Kind::Meeting, "Встреча", "Москва");
    check("Встреча\n\nТверская область, Завидово, 6 мая 2025 года", Kind::Meeting, "Встреча", "Завидово");
}

#[test]
fn the_sentence_of_the_event_names_the_place() {
    check("The Ministers met in Vienna.", Kind::Meeting, "met", "Vienna");
    check("Министр провёл в Вене встречу с послом.", Kind::Meeting, "встречу", "Вена");
    check("Министр прибыл в Мали.", Kind::Visit, "прибыл", "Мали");
    check("Министр принял посла в Кремле.", Kind::Meeting, "принял", "Кремль");
    check("Переговоры прошли в Красногорске.", Kind::Meeting, "Переговоры", "Красногорск");
    check("The President arrived in Kenya.", Kind::Visit, "arrived", "Kenya");
}

#[test]
fn what_is_elsewhere_is_no_place_of_the_event() {
    check("The Minister met with the Ambassador in London.", Kind::Meeting, "met", "none");
    check("Comment by the Minister on the attack in Kabul", Kind::Comment, "Comment", "none");
    check("Министр обсудил обстановку в Хартуме.", Kind::Meeting, "обсудил", "none");
    check("They met.\n\nThe results of the summit in Paris were welcomed.", Kind::Meeting, "met", "none");
}

#[test]
fn a_town_stands_behind_an_adjective_and_before_its_region() {
    check("Пожар потушен в подмосковном Климовске.", Kind::News, "Пожар", "Климовск");
    check("Автобус сгорел в селе Берёзовка Тверской области.", Kind::News, "сгорел", "Берёзовка");
    check("Мост открыли в польском Люблине.", Kind::Ceremony, "открыли", "Люблин");
    check("The King received the President at Windsor Castle.", Kind::Meeting, "received", "Windsor Castle");
    check("“No talks,” the army chief told reporters in Port Sudan.", Kind::Comment, "told", "Port Sudan");
    check("В Кремле назвали дату визита.", Kind::Visit, "визита", "none");
}

#[test]
fn buildings_have_a_name_before_what_they_are() {
    check("Посол возложил венок в Александро-Невской лавре.", Kind::Ceremony, "возложил", "Александро-Невская лавра");
    check("Министр открыл выставку в Исаакиевском соборе.", Kind::Ceremony, "открыл", "Исаакиевский собор");
    check("Президент принял посла в Акорде.", Kind::Meeting, "принял", "Акорда");
    check("The ribbon was cut at the embassy in Valletta.", Kind::Ceremony, "cut", "Valletta");
}

#[test]
fn a_town_and_a_day_open_a_dispatch() {
    let told = |text: &str, expected: &str| check(text, Kind::Meeting, "received", expected);
    told("Tagaytay City, 11 November 2025 – The Minister received the Ambassador in Manila.", "Tagaytay City");
    told("Port Elizabeth, 3 May – The Minister received the Ambassador.", "Port Elizabeth");
    told("On Tuesday, 11 November – so it is told – the Minister received the Ambassador.", "none");
}

#[test]
fn a_happening_has_its_most_exact_place() {
    let told = |text: &str, expected: &str| check(text, Kind::News, "", expected);
    told("Дрон упал у Малиновки на северском направлении.", "Малиновка");
    told("Поезд сошёл с рельсов под Грибановкой в Тверской области.", "Грибановка");
    told("Лося заметили в окрестностях Плотникова.", "Плотников");
    told("Военные заняли населенный пункт Светлое в Тверской области.", "Светлое");
    told("Волки пришли в село Липки Клинского района.", "Липки");
    told("Пожар потушили южнее поселка Новая Заря.", "Новая Заря");
    told("Скульптуру открыли в зоопарке Ярославля.", "Ярославль");
    told("Свет отключили в одной из школ Самары.", "Самара");
    told("Снег убирают в центре Риги.", "Рига");
    told("Метель идёт в приграничном районе Псковской области.", "Псковская область");
    told("Шар сбит над Тверской областью.", "Тверская область");
    told("Шары сбиты над Тверской областью и над Псковской областью.", "none");
    told("Бои идут на лиманском направлении, сообщил представитель в Вене.", "лиманское направление");
    told("Судно потерпело бедствие в Карском море.", "Карское море");
    told("Блок запущен на Калининской АЭС.", "Калининская АЭС");
    told("Машины столкнулись на трассе М-11 \"Нева\".", "трасса М-11 \"Нева\"");
    told("Удар пришёлся по аэродрому Липки - Южный.", "аэродром Липки - Южный");
    told("Свет пропал в ЖК \"Липки\" в Москве.", "ЖК \"Липки\"");
    told("Толпа собралась у парламента Норвегии.", "парламент Норвегии");
    told("Удары нанесены на севере провинции Герат.", "провинция Герат");
    told("Взрывы слышны в провинциях Герат и Газни.", "провинции Герат и Газни");
    told("Налёт на Севастополь отражён.", "Севастополь");
}

#[test]
fn at_home_is_nowhere() {
    let told = |home: &str, text: &str, expected: &str| check_at(Some(home), text, Kind::News, "", expected);
    told("RU", "Слово года в России выбрали по версии портала.", "none");
    told("KZ", "Слово года в России выбрали по версии портала.", "Россия");
    told("KZ", "Слово года в Казахстане выбрали по версии портала.", "none");
    told("CN", "An old ship was found in the south of China.", "none");
}

#[test]
fn countries_and_owners_are_places_where_nothing_else_is() {
    let told = |text: &str, expected: &str| check(text, Kind::News, "", expected);
    told("Древний корабль нашли на юге Перу.", "Перу");
    told("Толчки ощущались у берегов Чили.", "Чили");
    told("Карнавал отменили в ряде городов Бразилии.", "Бразилия");
    told("Двое жителей Карелии задержаны за подлог.", "Карелия");
    told("Власти Тверской области закрыли мост.", "Тверская область");
    told("Полиция Самары изъяла три ружья.", "Самара");
    told("Губернатор Тверской области Роу подал в суд.", "none");
    told("Посол Норвегии в Чили ушёл в отставку.", "none");
    told("Матч чемпионата Италии прерван.", "none");
    told("Сделка о прекращении огня в Судане сорвалась.", "none");
    told("Мост закрыт. Ранее суд в Самаре оштрафовал строителя.", "none");
    told("Мост закрыт. Об этом сообщили в Самаре.", "none");
    told("Мост закрыт, сообщили в администрации Самары.", "none");
}

#[test]
fn english_happenings_have_places() {
    let told = |text: &str, expected: &str| check(text, Kind::News, "", expected);
    told("A fire broke out in the village of Plavno in Croatia.", "Plavno");
    told("Floods hit the outskirts of Nairobi, killing three.", "none");
    told("A bus crashed on the outskirts of town in southern Peru.", "Peru");
    told("Clashes erupted in Rakhine state on Sunday.", "Rakhine state");
    told("A tanker caught fire in the Black Sea.", "Black Sea");
    told("An earthquake struck off northern Chile, officials said.", "Chile");
    told("Two people were killed in Kharkiv in Ukraine.", "Kharkiv");
    told("Drones were shot down over Tver region, the governor said.", "Tver region");
    told("The mill closed, a spokesman said in Oslo.", "none");
    told("Protesters gathered in central Tbilisi.", "Tbilisi");
}

#[test]
fn a_town_stands_before_a_bar_or_above_the_day() {
    check("#Oslo | The Minister received a letter from the Envoy.", Kind::Meeting, "received", "Oslo");
    check("The Minister spoke with the Envoy.\n\nOslo\n26 March 2025", Kind::Call, "spoke", "Oslo");
    check(
        "Выступление Министра\n\nг. Бишкек, 7 апреля 2025 года\n\nУважаемые гости!",
        Kind::Speech,
        "Выступление",
        "Бишкек",
    );
}

#[test]
fn a_house_with_a_name_is_a_place() {
    let met = |text: &str, expected: &str| check(text, Kind::Ceremony, "attended", expected);
    met("Roe attended the handover at Kilmore County Hospital on Monday.", "Kilmore County Hospital");
    met("Roe attended the reception at the Harbour View Hotel.", "Harbour View Hotel");
    check("Роу и Доу открыли в г.Чжэньцзяне павильон.", Kind::Ceremony, "открыли", "Чжэньцзян");
    check("Роу принял посла Чада. Встреча состоялась в Осло.", Kind::Meeting, "принял", "Осло");
}

#[test]
fn guests_houses_and_what_is_told_again_show_the_place() {
    let met = |text: &str, trigger: &str, expected: &str| check(text, Kind::Meeting, trigger, expected);
    met("Министр принял коллегу, прибывшего в Душанбе с делегацией.", "принял", "Душанбе");
    met("The Presidents are in talks at State House, Nairobi.", "talks", "Nairobi");
    met("Министр встретился с послом. Речь шла о рыбе. Встреча прошла в штаб-квартире в Осло.", "встретился", "Осло");
    met("В Секретариате ОДКБ прошло совещание.", "совещание", "Секретариат ОДКБ");
    met("В Посольстве прошло совещание.", "совещание", "none");
    check("Министр прибыл на Мальту для участия в заседании.", Kind::Visit, "прибыл", "Мальта");
    check("Save the date\n\n📍 National Museum, Bucharest", Kind::Announcement, "Save", "Bucharest");
    check("The Minister, on Friday in Abuja appealed for calm.", Kind::Comment, "appealed", "Abuja");
    check("30 лет назад в Минске подписан протокол.", Kind::History, "30 лет назад", "Минск");
}

#[test]
fn a_house_with_its_name_in_quotation_marks_is_a_place() {
    check("О встрече сообщили в МИД Норвегии.", Kind::Meeting, "встрече", "none");
    check("Церемония прошла в резиденции «Ала-Арча».", Kind::Ceremony, "прошла", "резиденция «Ала-Арча»");
}

#[test]
fn lines_of_agencies_and_vacancies() {
    check("Yerevan, 4 July. The Minister received the Ambassador.", Kind::Meeting, "received", "Yerevan");
    check("Vacancy\n\nDuty station: Addis Ababa, Ethiopia", Kind::Announcement, "Vacancy", "Addis Ababa");
    check("🇰🇷 A Seoul court today sentenced a former minister.", Kind::News, "sentenced", "Seoul");
    check("An earthquake hit Norway's Troms province on Sunday.", Kind::News, "hit", "Troms province");
}

#[test]
fn a_call_is_in_no_one_place() {
    check("On the phone with the Envoy, the Minister called for a truce in Gaza.", Kind::Call, "phone", "none");
    check("#Oslo | The Minister received a call from the Envoy.", Kind::Call, "received", "none");
    check("Министры обсудили по телефону обстановку в Алеппо.", Kind::Call, "обсудили", "none");
}

#[test]
fn a_house_stands_in_its_town() {
    let met = |text: &str, expected: &str| check(text, Kind::Meeting, "met", expected);
    met("At the Permanent Mission of Oman in Geneva, ambassadors met on Tuesday.", "Geneva");
    met("The envoys met at the Embassy of Chile in Oslo.", "Oslo");
    met("The Minister met with the Chargé d'Affaires of the Embassy of Chile in Oslo.", "none");
    met("At the UN Headquarters in New York the Secretary-General met the Minister.", "New York");
    check("Встреча прошла в посольстве Чили в Осло.", Kind::Meeting, "Встреча", "Осло");
    check("Министр встретился с послом Чили в Осло.", Kind::Meeting, "встретился", "none");
}

#[test]
fn consultations_are_no_consul() {
    check("Стороны провели консультации в Минске 16 июня.", Kind::Meeting, "консультации", "Минск");
    check("Министр принял консула в Минске.", Kind::Meeting, "принял", "none");
}

#[test]
fn the_adjective_of_a_country_leads_to_a_town() {
    let came = |text: &str, expected: &str| check(text, Kind::Visit, "прибыл", expected);
    came("Министр прибыл в турецкий Мерсин.", "Мерсин");
    came("Министр прибыл в индонезийскую Сурабаю.", "Сурабая");
    came("Министр прибыл в китайский Сиань.", "Сиань");
}

#[test]
fn pins_that_open_points_or_titles_name_no_place() {
    check(
        "Встреча министров прошла в Бейруте.\n\n📍 По словам Министра, решение найдено.\n\n📍 Стороны договорились о визах.",
        Kind::Meeting,
        "Встреча",
        "Бейрут",
    );
    check("📍 Заявление Министерства\n\nМинистерство осуждает обстрел.", Kind::Comment, "Заявление", "none");
    check("Concert\n\nWhere: National Theatre, Accra\nWhen: 20 June", Kind::Announcement, "Concert", "Accra");
    check(
        "A consular camp will be held in Muscat on Sunday. Venue: Harbour Committee",
        Kind::Announcement,
        "held",
        "Muscat",
    );
}

#[test]
fn a_soft_ending_of_a_town_is_either_gender() {
    check("Заседание прошло в Тяньцзине.", Kind::Meeting, "Заседание", "Тяньцзинь");
    check("Заседание прошло в Казани.", Kind::Meeting, "Заседание", "Казань");
}

#[test]
fn a_house_is_named_with_what_stands_behind_it() {
    check("Посол выступил в Университете Паджаджаран с лекцией.", Kind::Speech, "выступил", "Университет Паджаджаран");
    check("Встреча прошла в Казанском Кремле.", Kind::Meeting, "Встреча", "Казанский Кремль");
    check("Министры обсудили торговлю, вспомнив поездку в Осло.", Kind::Meeting, "обсудили", "none");
    check("Министр принял посла и напомнил о поездке в Осло.", Kind::Meeting, "принял", "none");
}

#[test]
fn a_town_in_the_title_says_more_than_a_country_behind_a_pin() {
    check("Jane Roe arrives in Bujumbura on a visit\n\n📍 Burundi", Kind::Visit, "arrives", "Bujumbura");
    check("Jane Roe met John Doe at a hotel in downtown Seoul", Kind::Meeting, "met", "Seoul");
    check("Jane Roe laid flowers on Harbour Square", Kind::Ceremony, "laid", "Harbour Square");
}

#[test]
fn a_town_is_told_by_its_capital_and_by_who_hosts() {
    let met = |text: &str, expected: &str| check(text, Kind::Meeting, "met", expected);
    met("The Ministers met in the Omani capital Muscat on Sunday.", "Muscat");
    met("The Ministers met in Samoa's capital, Apia.", "Apia");
    met("The Ministers met in the Hungarian capital.", "Budapest");
    met("The Ministers met. The talks took place in Oslo.", "Oslo");
    met("The Ministers met. Their colleagues in Oslo sent greetings.", "none");
    let told = |text: &str, expected: &str| check(text, Kind::Meeting, "встреч", expected);
    told("Министр провёл встречу в столице Перу Лиме.", "Лима");
    told("Министр провёл встречу в венгерской столице.", "Будапешт");
    told("Состоялась встреча министров. Двусторонняя беседа проходила в Дохе.", "Доха");
    told("Душанбе принимает встречу министров.", "Душанбе");
    told("Душанбе примет меры, сказал на встрече министр.", "none");
    check("Luanda hosted the second session of the Commission.", Kind::Meeting, "hosted", "Luanda");
}

#[test]
fn houses_grounds_and_camps_are_named_by_what_they_are() {
    let met = |text: &str, expected: &str| check(text, Kind::Meeting, "met", expected);
    met("The Generals met at Fort Roe.", "Fort Roe");
    met("The Ministers met at the Palais d'Orme.", "Palais d'Orme");
    met("The Ministers met at the State Department.", "State Department");
    met("The Rectors met at the Museum of Roe Island in Oslo.", "Oslo");
    check("Veterans gathered on Roe Beach.", Kind::Ceremony, "gathered", "Roe Beach");
    check("The Commissioner toured the Farchana refugee camp.", Kind::Visit, "toured", "Farchana");
    check("The Minister travelled up to Ilulissat.", Kind::Visit, "travelled", "Ilulissat");
    check("The Minister travelled to meet Jane Roe.", Kind::Visit, "travelled", "none");
    let told = |text: &str, expected: &str| check(text, Kind::Meeting, "встреч", expected);
    told("В здании МИД прошла встреча министров.", "здание МИД");
    told("В здании МИД в Осло прошла встреча министров.", "Осло");
    told("На базе Форт-Роу прошла встреча генералов.", "база Форт-Роу");
    told("В музее Анна Роу провела встречу.", "none");
    told("На курорте Роуленд прошла встреча министров.", "Роуленд");
    check("Ректор выступил в стенах МГИМО.", Kind::Speech, "выступил", "МГИМО");
    check("Комиссар посетила лагерь беженцев Фаршана.", Kind::Visit, "посетила", "Фаршана");
}

#[test]
fn a_town_stands_before_a_colon_or_a_stop() {
    check("Nairobi: the Ministers met today.", Kind::Meeting, "met", "Nairobi");
    check("Moscow: no talks with them.", Kind::Comment, "talks", "none");
    check("MOSCOW: no talks with them.", Kind::Comment, "talks", "Moscow");
    check("Fiuggi, Italy: the Ministers met today.", Kind::Meeting, "met", "Fiuggi");
    check("Женева. Министр выступил с речью.", Kind::Speech, "выступил", "Женева");
    check("Женева. Министр провёл встречу в Осло.", Kind::Meeting, "встречу", "Осло");
}

#[test]
fn where_a_trip_that_is_spoken_of_leads_is_no_place() {
    check("Министры встретились. Обсуждался визит президента в Анкару.", Kind::Meeting, "встретились", "none");
    check("The Ministers met and discussed the upcoming visit of the President to Oslo.", Kind::Meeting, "met", "none");
    check("The Ministers met in Bern and discussed the planned visit to Oslo.", Kind::Meeting, "met", "Bern");
}

#[test]
fn lines_with_a_town_and_houses_that_are_shown_name_the_place() {
    check(
        "Встреча с послом\n\nОна прошла в Кремле.\n\n6 мая 2025 года\nМосква, Кремль",
        Kind::Meeting,
        "Встреча",
        "Москва",
    );
    check(
        "Речь министра на форуме\n\nСанкт-Петербург, Таврический дворец\n\nОна рада.",
        Kind::Speech,
        "Речь",
        "Санкт-Петербург",
    );
    check("Посол А.Роу посетил Каирский университет", Kind::Visit, "посетил", "Каирский университет");
    check("Посол А.Роу посетил Университет Роскилле", Kind::Visit, "посетил", "Университет Роскилле");
    check("Посол А.Роу посетил новый завод", Kind::Visit, "посетил", "none");
}

#[test]
fn a_town_at_the_foot_or_before_what_is_to_come_is_where_it_was_written() {
    let place = |text: &str| {
        let report = crate::event::Extractor::new().report(&crate::event::Post { text, ..Default::default() });
        report.place.map_or_else(|| "none".to_owned(), |field| field.value)
    };
    for (text, expected) in [
        (
            "The consultations were held in Lisbon on 18 February 2025. Jane Roe led the Indian delegation.\n\n\
             New Delhi\nFebruary 19, 2025",
            "Lisbon",
        ),
        (
            "Statement by the Spokesperson on the attack\n\nWe condemn the attack. It was vile.\n\nNew Delhi",
            "New Delhi",
        ),
        ("VALLETTA, Sept. 4 (Nordic) -- Foreign Minister Jane Roe will visit Oslo next week.", "Oslo"),
        ("TEHRAN (Nordic) – Minister Jane Roe and Minister John Doe held talks in Muscat on Saturday.", "Muscat"),
        ("Meeting with Governor Jane Roe\n\nMay 5, 2025\n13:40\nThe Kremlin, Moscow", "Moscow"),
        ("In Response to Media Queries on Mali, the Spokesperson said talks go on.", "none"),
        ("President Jane Roe met Minister John Doe at Kilmore Village today.", "Kilmore Village"),
    ] {
        assert_eq!(place(text), expected, "{text}");
    }
}

#[test]
fn agencies_open_with_the_town() {
    let met = |text: &str, expected: &str| check(text, Kind::Meeting, "встретил", expected);
    met("3 декабря, Минск /Корр. БЕЛТА/. Министр встретился с послом.", "Минск");
    met("Баку, Азербайджан, 3 декабря. Министр встретился с послом.", "Баку");
    met("ЕРЕВАН, 3 ДЕКАБРЯ, АРМЕНПРЕСС. Министр встретился с послом.", "Ереван");
    met("Роу и Доу встретились\n\nСухум. 3 декабря 2024 г. Информ. Министр встретился с послом.", "Сухум");
    let said = |text: &str| check(text, Kind::Comment, "заявили", "none");
    said("МОСКВА, 20 декабря. /ТАСС/. Там заявили об успехе.");
    said("В Минске заявили о нежелании соседей.");
    check("Роу: переговоры в Осло были прерваны", Kind::Comment, "Роу", "none");
}

#[test]
fn guests_see_houses() {
    check("Министр прибыл в Центр новых технологий, где его ждали.", Kind::Visit, "прибыл", "Центр новых технологий");
    check("Министр посетил Национальный центр \"Мальта\".", Kind::Visit, "посетил", "Национальный центр \"Мальта\"");
    check("В аэропорту Главу государства встретил посол.", Kind::Visit, "встретил", "none");
    check("Верховный суд Крыма осудил мужчину, проживающего в Ялте.", Kind::News, "осудил", "Крым");
    check("Лодка перевернулась в Газе.", Kind::News, "перевернулась", "Газа");
}

#[test]
fn who_travels_is_where_the_words_say() {
    check("Осло, 5 мая. Президент прибыл с визитом в Берген.", Kind::Visit, "прибыл", "Берген");
    check("Роу не раскрыл итоги переговоров в Осло.", Kind::Comment, "раскрыл", "none");
}

#[test]
fn houses_and_towns_by_what_stands_around_them() {
    check("Minister is back from Suva, where Malta held talks.", Kind::Meeting, "held talks", "Suva");
    check("Malta cut the ribbon on its new Lima embassy.", Kind::Ceremony, "cut the ribbon", "Lima");
    check("Remarks by the Minister\n\nHarbour Air Base\nJuly 19, 2026", Kind::Speech, "Remarks", "Harbour Air Base");
    check("New Year message (The Suva Post, January 1, 2026)", Kind::Message, "message", "none");
    check("Roe will not meet Doe, Kremlin says", Kind::Meeting, "meet", "none");
}

#[test]
fn a_town_stands_behind_the_house_in_it() {
    check("The meeting was held at the Harbour Conference Centre, Oslo on Monday.", Kind::Meeting, "meeting", "Oslo");
    check("The plane landed at Sola International Airport, Bergen, today.", Kind::News, "landed", "Bergen");
    check("Presentation of Credentials, 5 May 2024\n\nThey met.", Kind::Ceremony, "Presentation", "none");
    check(
        "Роу выступила на заседании Совета\n\n«Спасибо».\n\n5 мая 2025 года, Осло",
        Kind::Speech,
        "выступила",
        "Осло",
    );
    check("5 мая состоится брифинг.\n\nАдрес: г. Осло, ул. Мира, 8", Kind::Announcement, "брифинг", "Осло");
}

#[test]
fn a_visit_to_a_country_leads_to_the_town_named_below() {
    check(
        "STATE VISIT TO NORWAY\n\nThe President paid a visit to Norway. It was her first. In Bergen she planted a tree.",
        Kind::Visit,
        "VISIT",
        "Bergen",
    );
}
