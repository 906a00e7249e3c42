//! Dates found and chosen, case by case.

use super::*;
use crate::event::{gazetteer::Scanner, layout::Layout};

#[track_caller]
fn check(text: &str, posted: &str, kind: Kind, realis: Realis, expected: &str) {
    let mut buffers = Scanner::default();
    let scanned = buffers.scan(text);
    let layout = Layout::of(text);
    let dates = find(&scanned, &layout);
    let circumstances = Circumstances {
        posted: Day::parse(posted),
        realis: Some(realis),
        kind: Some(kind),
        ..Circumstances::default()
    };
    let chosen = choose(&scanned, &layout, &dates, &circumstances);
    let shown = chosen.map_or_else(|| "none".to_owned(), |(field, _)| field.value.to_string());
    assert_eq!(shown, expected, "{text}");
}

#[test]
fn a_day_in_the_first_sentence_is_the_events() {
    let met = |text: &str, posted: &str, expected: &str| check(text, posted, Kind::Meeting, Realis::Past, expected);
    met("On March 3, the Minister met with the Ambassador.", "2024-03-04", "2024-03-03");
    met("3 марта Министр встретился с послом.", "2024-03-04", "2024-03-03");
    met("3 декабря Министр встретился с послом.", "2024-01-02", "2023-12-03");
    met("The Ministers met in Bern on 1–2 May 2021.", "2021-05-03", "2021-05-01/2021-05-02");
    met("The Ministers met in Bern on 1st and 2nd May 2021.", "2021-05-03", "2021-05-01/2021-05-02");
    met("С 28 февраля по 3 марта проходила сессия.", "2023-03-04", "2023-02-28/2023-03-03");
    met("28 февраля – 3 марта прошли консультации.", "2023-03-04", "2023-02-28/2023-03-03");
    met("Вчера Министр принял посла.", "2023-03-04", "2023-03-03");
    met("The Ministers met on Monday.", "2024-05-15", "2024-05-13");
    met("В четверг состоялась встреча министров.", "2024-05-16", "2024-05-16");
}

#[test]
fn a_line_of_place_and_date_tells() {
    let met = |text: &str, expected: &str| check(text, "2025-03-20", Kind::Meeting, Realis::Past, expected);
    met("Встреча с губернатором\n\nОбсуждались вопросы развития.\n\nТверь, 19 марта 2025 года", "2025-03-19");
    met("🎙 Remarks by the Minister\n\n📍 Oslo, March 18\n\n💬 On March 2 we met.", "2025-03-18");
    met("Remarks by the Minister (Oslo, March 18, 2025)\n\nOn March 2 we met.", "2025-03-18");
    met("Remarks by the Minister (18.03.2025)", "2025-03-18");
}

#[test]
fn what_is_merely_mentioned_gives_no_day() {
    check("Statement on the attack of March 2", "2025-03-20", Kind::Comment, Realis::Past, "none");
    check("The Ministers exchanged greetings (May 2, 1970)", "2025-03-20", Kind::Message, Realis::Past, "none");
    check("They met.\n\nThe next round is scheduled for May 3.", "2025-03-20", Kind::Meeting, Realis::Past, "none");
    check("Визит готовится, сообщил представитель.", "2025-03-20", Kind::Visit, Realis::Future, "none");
}

#[test]
fn what_comes_and_what_goes_on() {
    check("On January 3 the Minister will visit Oslo.", "2024-12-20", Kind::Visit, Realis::Future, "2025-01-03");
    check("The Minister will arrive on Friday.", "2024-12-18", Kind::Visit, Realis::Future, "2024-12-20");
    check("LIVE: news conference by the Minister", "2024-12-18", Kind::Announcement, Realis::Ongoing, "2024-12-18");
    check("The Minister holds talks with the Ambassador", "2024-12-18", Kind::Meeting, Realis::Ongoing, "2024-12-18");
}

#[test]
fn a_session_gives_the_year_where_nothing_else_does() {
    let text = "On September 20, the Ministers met on the sidelines of the 70th session of the UN General Assembly.";
    check(text, "", Kind::Meeting, Realis::Past, "2015-09-20");
    check(
        "20 сентября «на полях» 70-й сессии Генассамблеи ООН прошла встреча.",
        "",
        Kind::Meeting,
        Realis::Past,
        "2015-09-20",
    );
    check("20 февраля прошла встреча. #ГАООН70", "", Kind::Meeting, Realis::Past, "2016-02-20");
    check("20 сентября прошла встреча.", "", Kind::Meeting, Realis::Past, "none");
}

#[test]
fn words_beside_a_weekday_say_that_it_is_to_come() {
    let told = |text: &str, expected: &str| check(text, "2024-11-26", Kind::Document, Realis::Past, expected);
    told("Правительство утвердило соглашение, оно вступит в силу в среду.", "2024-11-27");
    told("Парламент принял бюджет, который рассмотрит в пятницу сенат.", "2024-11-29");
    told("The chancellor to hold a news conference in Oslo on Friday.", "2024-11-29");
    told("В пятницу парламент принял бюджет.", "2024-11-22");
}

#[test]
fn a_day_of_what_is_told_or_sold_is_not_the_day_of_the_words() {
    check("Магазины готовятся к \"Чёрной пятнице\".", "2024-11-26", Kind::News, Realis::Past, "none");
    check("Shops prepare for Black Friday.", "2024-11-26", Kind::News, Realis::Past, "none");
}

#[test]
fn a_day_that_says_which_other_happening_is_meant() {
    let on = |text: &str, kind, expected: &str| check(text, "2024-05-15", kind, Realis::Past, expected);
    on("Roe and Doe met in Oslo after Friday's attack.", Kind::Meeting, "none");
    on("Roe says Friday's attack was barbaric", Kind::Comment, "none");
    on("Roe met Doe at Tuesday's summit", Kind::Meeting, "2024-05-14");
    on("Мокрый снег ждёт Тверь в ночь на четверг.", Kind::News, "2024-05-16");
}

#[test]
fn a_part_of_the_day_is_of_the_posting_day() {
    let told = |text: &str, expected: &str| check(text, "2024-11-26", Kind::News, Realis::Past, expected);
    told("Мотострелки показали умение\n\nУчение со стрельбой прошло 20 ноября на полигоне.", "2024-11-20");
    told("Troops show their skill\n\nThe drill was held on 20 November at sea.", "2024-11-20");
    told("Сильный ветер ночью повалил деревья в Вологде.", "2024-11-25/2024-11-26");
    told("За ночь в Твери выпало 20 сантиметров снега.", "2024-11-25/2024-11-26");
    told("За минувшую ночь в Твери задержали пятерых.", "2024-11-25/2024-11-26");
    told("Партия рыбаков лидирует на выборах в парламент с 20% голосов.", "2024-11-26");
    told("Депутат Роу участвует в акции у здания парламента.", "2024-11-26");
    told("Сторонники партии проводят митинг у здания парламента.", "2024-11-26");
    told("Полиция применяет водомёт у входа в парламент.", "2024-11-26");
    told("Завод применяет новую краску, она не смывается.", "none");
    told("Роу лидирует по числу книг.", "none");
    told("Мост закрыт. Авария произошла утром, пострадавших нет.", "2024-11-26");
    told("Завод, который ночью остановился, выпускал стекло.", "none");
    told("С каждым утром мост держит хуже.", "none");
    check(
        "Президент ночью провёл совещание с министрами.",
        "2024-11-26",
        Kind::Meeting,
        Realis::Past,
        "2024-11-25/2024-11-26",
    );
    told("Heavy snow blocked roads in Vermont overnight.", "2024-11-25/2024-11-26");
}

#[test]
fn what_goes_on_is_of_the_posting_day() {
    let told = |text: &str, expected: &str| check(text, "2024-11-26", Kind::News, Realis::Past, expected);
    told("Склад горит в Вологде, огонь охватил 300 метров.", "2024-11-26");
    told("В Вене проходит шествие студентов.", "2024-11-26");
    told("Полиция проводит обыски в трёх школах Оренбурга.", "2024-11-26");
    told("Работа порта приостановлена до 14.20 из-за шторма.", "2024-11-26");
    told("Водители все чаще штурмуют переезды.", "none");
    told("Дом, который горит, построили сто лет назад.", "none");
    told("Компания готовит новый самолёт.", "none");
    told("A warehouse is burning in Leeds.", "2024-11-26");
    told("Troops are shelling villages near the border.", "2024-11-26");
    told("The company is considering a sale.", "none");
}

#[test]
fn days_of_something_else_are_not_those_of_a_happening() {
    let told = |text: &str, expected: &str| check(text, "2024-11-26", Kind::News, Realis::Past, expected);
    told("Билеты на матч на 14 декабря раскупили за час.", "none");
    told("Главные события на 25 ноября.", "2024-11-25");
    told("Троих рыбаков, пропавших 20 ноября, нашли.", "none");
    told("Пожарных, приехавших во вторник, наградили.", "none");
    told("Суд закрыл дело.\n\nНакануне истец отозвал жалобу.", "none");
    told("Суд закрыл дело.\n\nВ понедельник истец отозвал жалобу.", "none");
    told("Суд отложил дело, приговор должен был прозвучать сегодня.", "none");
    told("Спектакль (14 декабря) сняли с афиши.", "none");
    told("Полиция изъяла с пятницы сто ружей.", "2024-11-22/2024-11-26");
    told("Police have seized 100 rifles since Friday.", "2024-11-22/2024-11-26");
    check(
        "Показы будут 30 ноября и утром 1 декабря.",
        "2024-11-26",
        Kind::Announcement,
        Realis::Future,
        "2024-11-30/2024-12-01",
    );
    check(
        "Показы будут вечером 29 ноября и утром 30 ноября.",
        "2024-11-26",
        Kind::Announcement,
        Realis::Future,
        "2024-11-29/2024-11-30",
    );
    check("Сегодня всё спокойно, заявил министр.", "2024-11-26", Kind::Comment, Realis::Past, "2024-11-26");
}

#[test]
fn the_next_sentence_tells_when_it_was_held() {
    let met = |text: &str, expected: &str| check(text, "2025-07-01", Kind::Meeting, Realis::Past, expected);
    met(
        "Состоялось заседание совета. В заседании, которое прошло 30 июня под председательством Роу, приняли участие послы.",
        "2025-06-30",
    );
    met("The council met. The session, which was held on June 28, was chaired by Roe.", "2025-06-28");
    met("Выступление Роу\n\nг. Бишкек, 27 июня 2025 года\n\nУважаемые гости!", "2025-06-27");
}

#[test]
fn words_before_a_day_tell_what_it_is_of() {
    let told = |text: &str, kind: Kind, expected: &str| check(text, "2025-07-03", kind, Realis::Past, expected);
    told("Министр принял посла. Речь шла о рыбе. Встреча прошла 2 июля в Осло.", Kind::Meeting, "2025-07-02");
    told(
        "The Minister landed in Oslo. During the visit, from 3 to 5 July, she will hold talks.",
        Kind::Visit,
        "2025-07-03/2025-07-05",
    );
    told("Media advisory. A visit. Press is invited. Date: Saturday, 5 July 2025", Kind::Announcement, "2025-07-05");
    told("The Minister is in Oslo today and tomorrow for talks.", Kind::Visit, "2025-07-03/2025-07-04");
    told("#OnThisDay in 1946, on July 3, relations were established.", Kind::History, "1946-07-03");
    told("What was said\n\nIn a press conference on Monday, she spoke of fish.", Kind::Briefing, "2025-06-30");
}

#[test]
fn a_day_long_ago_opens_history() {
    let posted = Day::parse("2025-07-03");
    for opening in ["15 мая 1992 года подписан Договор", "On May 15, 1992, they met", "In 1891 they met"]
    {
        assert!(is_history(opening, posted), "{opening}");
    }
    for opening in
        ["2000 soldiers of the unit met", "15 мая 2024 года подписан Договор", "10 из 1500 домов", "On Monday they met"]
    {
        assert!(!is_history(opening, posted), "{opening}");
    }
}

#[test]
fn a_day_closes_its_line_behind_a_sentence() {
    let said = |text: &str, expected: &str| check(text, "2025-06-18", Kind::Comment, Realis::Past, expected);
    said("Comment on the events in Bolivia. 17 June 2025", "2025-06-17");
    said("Комментарий в связи с событиями в Боливии. 17 июня 2025 г.", "2025-06-17");
}

#[test]
fn a_paper_has_the_day_of_its_number() {
    let paper = |text: &str, expected: &str| check(text, "2025-06-18", Kind::Document, Realis::Past, expected);
    paper("Правительство утвердило программу. Постановление от 12 июня 2025 года № 885", "2025-06-12");
    paper("Сенат одобрил закон. Заседание прошло сегодня.", "2025-06-18");
}

#[test]
fn several_days_in_a_row_are_one_span() {
    check(
        "23, 24 и 25 июня приёма не будет.",
        "2025-06-18",
        Kind::Announcement,
        Realis::Future,
        "2025-06-23/2025-06-25",
    );
    check("Приём 3, 24 и 25 июня.", "2025-06-18", Kind::Announcement, Realis::Future, "2025-06-24/2025-06-25");
}

#[test]
fn what_somebody_says_will_be_moves_no_day() {
    let text = "Minister Roe, speaking to reporters on Tuesday, said talks would resume next week.";
    check(text, "2025-06-18", Kind::Briefing, Realis::Past, "2025-06-17");
}

#[test]
fn an_eve_and_the_day_of_a_notice_are_not_the_day() {
    let check = |text: &str, realis: Realis, expected: &str| check(text, "2025-06-17", Kind::Visit, realis, expected);
    check("Накануне визита Министр принял посла.", Realis::Past, "none");
    check("Накануне Министр посетил Осло.", Realis::Past, "2025-06-16");
    let notice = "Президент посетит Мальту 24–25 июня.\n\n17 июня 2025 года";
    check(notice, Realis::Future, "2025-06-24/2025-06-25");
}

#[test]
fn the_month_stands_first_where_that_is_nearer() {
    let met = |text: &str, expected| check(text, "2025-10-14", Kind::Meeting, Realis::Past, expected);
    met("Readout\n10/09/2025\n\nThey met.", "2025-10-09");
    met("Readout\n10/13/2025\n\nThey met.", "2025-10-13");
    met("Readout\n10.09.2025\n\nThey met.", "2025-09-10");
    check(
        "She will visit Malta from Thursday, October 16, to Saturday, October 18.",
        "2025-10-14",
        Kind::Visit,
        Realis::Future,
        "2025-10-16/2025-10-18",
    );
}

/// The day and whether it happened, as a whole report tells them of a post of 4 March 2025, a Tuesday.
#[track_caller]
fn told(text: &str, expected: &str) {
    let posted = Some(crate::dump::Posted::utc(1_741_082_400));
    let report = crate::event::Extractor::new().report(&crate::event::Post { text, posted, ..Default::default() });
    let date = report.date.map_or_else(|| "none".to_owned(), |date| date.value.to_string());
    assert_eq!(format!("{:?} {date}", report.realis.value), expected, "{text}");
}

#[test]
fn what_happened_has_no_day_to_come() {
    for text in [
        "Foreign Minister Jane Roe met with Prime Minister John Doe, who will leave on March 9.",
        "Jane Roe met John Doe to prepare the summit on March 20.",
        "Jane Roe and John Doe met in Oslo and agreed to hold the next round on March 18.",
        "Министр Иван Доу встретился с Анной Роу в кулуарах встречи ОИС, которая пройдёт 7 марта.",
        "Министр Анна Роу обсудила с Иваном Доу подготовку к саммиту 12 марта.",
        "Министр Анна Роу встретилась с Иваном Доу, который завтра отправится в Токио.",
    ] {
        told(text, "Past none");
    }
    told("The Foreign Minister departs for Beijing tomorrow.", "Future 2025-03-05");
    told("Foreign Minister Jane Roe travels to Cairo on Thursday.", "Future 2025-03-06");
    told("Премьер Анна Роу 6 марта едет в Лондон.", "Future 2025-03-06");
    told("Jane Roe met John Doe in Oslo on March 3.", "Past 2025-03-03");
}

#[test]
fn a_trip_that_was_called_off_did_not_happen() {
    for text in [
        "Foreign Minister Jane Roe cancelled her trip to Malta.",
        "Jane Roe called off her visit to Malta.",
        "Премьер Иван Доу отменил поездку в Каир.",
    ] {
        told(text, "Negated none");
    }
}

#[test]
fn the_day_of_telling_is_not_the_day_of_what_is_told() {
    told("Jane Roe will not travel to Beijing, spokesperson John Doe said on Monday.", "Negated none");
    told("Jane Roe will visit Cairo, the Foreign Ministry said on Tuesday.", "Future none");
    told("Иван Доу посетит Каир, заявил в понедельник Песков.", "Future none");
    told("Jane Roe will meet John Doe on Friday, her office said on Monday.", "Future 2025-03-07");
}

#[test]
fn a_day_of_what_is_related_is_not_the_day() {
    for text in [
        "Minister Jane Roe met John Doe ahead of the summit in Oslo on 14 September.",
        "Jane Roe and John Doe discussed by phone the outcome of the consultations held in Riyadh on 14 February.",
        "Jane Roe met John Doe to follow up on the talks of 3 February in Brussels.",
        "Министр Анна Роу встретилась с Иваном Доу перед саммитом ЕС 26 июня.",
        "Министр Анна Роу и Иван Доу обсудили по телефону итоги консультаций, состоявшихся 14 февраля в Эр-Рияде.",
        "Президент Анна Роу приняла Ивана Доу накануне саммита в Ташкенте 12 сентября.",
    ] {
        told(text, "Past none");
    }
    told("Jane Roe received John Doe on 3 March ahead of the summit on 14 September.", "Past 2025-03-03");
    told("После переговоров 3 марта Анна Роу встретилась с Иваном Доу.", "Past 2025-03-03");
    told("Анна Роу и Иван Доу встречались 18 февраля, а 2 марта они созвонились.", "Past 2025-03-02");
}

#[test]
fn whom_one_remembers_met_nobody_today() {
    for text in [
        "Today we remember Jane Roe, who met John Doe in Oslo in January 1955.",
        "Сегодня вспоминаем Анну Роу, которая встретилась с Иваном Доу в Осло в январе 1955 года.",
        "Сегодня день рождения Анны Роу, которая в 1977 году посетила Осло и встретилась с Иваном Доу.",
    ] {
        let report = crate::event::Extractor::new().report(&crate::event::Post {
            text,
            posted: Some(crate::dump::Posted::utc(1_741_082_400)),
            ..Default::default()
        });
        assert_eq!(report.kind.value, Kind::History, "{text}");
    }
    told("Jane Roe met John Doe in Oslo, where the house stands since 1955, on 3 March.", "Past 2025-03-03");
}

#[test]
fn what_is_to_be_held_is_no_briefing_yet() {
    for text in [
        "Брифинг Анны Роу пройдёт 6 марта.",
        "6 марта в 12:00 Анна Роу проведёт пресс-конференцию.",
        "The press conference of Minister Jane Roe is on Thursday, 6 March.",
        "Выступление министра Анны Роу намечено на 6 марта.",
        "Парламент рассмотрит законопроект 6 марта.",
    ] {
        told(text, "Future 2025-03-06");
    }
    told("Завтра в 12:00 Анна Роу проведёт пресс-конференцию.", "Future 2025-03-05");
    // The words of a briefing end with the notice of the next.
    told("Из ответов Анны Роу на брифинге\n\nО рыбе\n\nРыбы много.\n\n📍 Осло, 6 марта", "Past none");
}

#[test]
fn what_was_refused_or_had_no_day_did_not_happen() {
    for text in [
        "President Jane Roe refuses to meet John Doe.",
        "Jane Roe and John Doe were unable to meet in Antalya.",
        "Jane Roe declined a meeting with John Doe.",
        "Jane Roe and John Doe failed to agree on a date for a meeting with Ann Smith.",
        "Президент Анна Роу отказалась встречаться с Иваном Доу.",
        "Анна Роу отказалась от встречи с Иваном Доу.",
        "Анна Роу не летала на саммит в Осло.",
    ] {
        told(text, "Negated none");
    }
    told("Jane Roe met John Doe after the two failed to agree on prices.", "Past none");
}

#[test]
fn the_day_of_a_paper_or_of_a_dispatch_is_not_that_of_a_meeting() {
    told(
        "The consultations were held in Lisbon on 1 March 2025. Jane Roe led the Indian delegation.\n\nNew Delhi\nMarch 4, 2025",
        "Past 2025-03-01",
    );
    told("OSLO, March 4 (Nordic) -- Foreign Minister Jane Roe will visit Valletta soon.", "Future none");
    told(
        "No: 101, 4 March 2025, Press Release Regarding the Visit of Jane Roe, Minister of Trade, to Malta\n\n\
         Minister of Trade Jane Roe will pay a visit to Malta on 11 March 2025.",
        "Future 2025-03-11",
    );
}

#[test]
fn agencies_open_with_the_day() {
    let met = |text: &str| check(text, "2024-12-04", Kind::Meeting, Realis::Past, "2024-12-03");
    met("Роу встретилась с Доу\n\nОсло. 3 декабря 2024 г. Информ. Министр встретилась с послом.");
    met("Роу встретилась с Доу\n\nСухум. 3 декабря 2024 г. Информ. Министр встретилась с послом.");
}

#[test]
fn a_day_before_what_an_agency_tells_is_that_of_it() {
    let met = |text: &str, expected: &str| check(text, "2025-03-20", Kind::Meeting, Realis::Past, expected);
    met("Доу встретился с Роу\n\nЖЕНЕВА, 19 марта. /ТАСС/. Министр Иван Доу встретился с Анной Роу.", "2025-03-19");
    met("Осло. 19 марта 2025. Север-Информ. Министр Иван Доу встретился с Анной Роу.", "2025-03-19");
}

#[test]
fn a_blow_that_is_spoken_of_has_its_own_day() {
    let said = |text: &str| check(text, "2025-05-05", Kind::Comment, Realis::Past, "none");
    said("The Embassy condemns the attack on the school in Lagos on 4 May.");
    said("Statement by the Minister on the shelling of the port on 5 May");
}
