//! Frameworks found and not found, case by case.

use super::*;
use crate::event::{gazetteer::Scanner, language::language};

#[track_caller]
fn check(text: &str, kind: Kind, trigger: &str, expected: &str) {
    let mut buffers = Scanner::default();
    let scanned = buffers.scan(text);
    let layout = Layout::of(text);
    let trigger = text.find(trigger).map(|at| Span { start: at as u32, end: (at + trigger.len()) as u32 });
    let circumstances = Circumstances { kind: Some(kind), trigger, ..Circumstances::default() };
    let found = occasion(&scanned, &layout, language(text), &circumstances);
    assert_eq!(found.map_or_else(|| "none".to_owned(), |field| field.value), expected, "{text}");
}

#[test]
fn what_leads_to_it_in_english() {
    let met = |text: &str, expected: &str| check(text, Kind::Meeting, "met", expected);
    met("The Ministers met on the sidelines of the Third Baltic Energy Forum in Riga.", "Third Baltic Energy Forum");
    met(
        "They met on the sidelines of the 70th session of the UN General Assembly.",
        "70th session of the UN General Assembly",
    );
    met("They met. \n\n#UNGA71", "71st session of the UN General Assembly");
    met(
        "They met to mark the 50th anniversary of establishing relations between the countries.",
        "50th anniversary of establishing relations",
    );
    met("The Minister met with the Ambassador during his meeting with the press.", "none");
    check("Remarks by the Minister at the Summit for Peace (Bern, May 2)", Kind::Speech, "Remarks", "Summit for Peace");
    check("Opening remarks at a news conference", Kind::Speech, "remarks", "none");
    check("The Minister sent greetings on World Press Day", Kind::Message, "greetings", "World Press Day");
}

#[test]
fn what_leads_to_it_in_russian() {
    let met = |text: &str, expected: &str| check(text, Kind::Meeting, "встреч", expected);
    met(
        "«На полях» 70-й сессии Генассамблеи ООН состоялась встреча министров.",
        "70-я сессия Генеральной Ассамблеи ООН",
    );
    met("На полях саммита БРИКС прошла встреча министров.", "саммит БРИКС");
    met("В рамках Восточного экономического форума состоялась встреча министров.", "Восточный экономический форум");
    met("Министр провёл встречу с послом в рамках визита.", "none");
    check(
        "Глава государства прибыл для участия в торжествах, посвящённых 30-летию независимости Узбекистана.",
        Kind::Visit,
        "прибыл",
        "30-летие независимости Узбекистана",
    );
    check(
        "Выступление Министра на Конференции по разоружению, Женева",
        Kind::Speech,
        "Выступление",
        "Конференция по разоружению",
    );
}

#[test]
fn what_takes_place_itself_begins_or_is_put_off() {
    let met = |text: &str, expected: &str| check(text, Kind::Meeting, "", expected);
    met("Встреча ОПЕК+ перенесена на четверг.", "Встреча ОПЕК+");
    met("Заседание Совбеза ООН по Гаити отложено.", "Заседание Совбеза ООН по Гаити");
    met(
        "В Дурбане началась встреча министров финансов «Большой двадцатки».",
        "встреча министров финансов «Большой двадцатки»",
    );
    met("Совет глав правительств стран СНГ состоится в Москве.", "Совет глав правительств стран СНГ");
    met("Встреча с послом перенесена на четверг.", "none");
}

#[test]
fn a_sentence_under_a_title_opens_with_where_somebody_spoke() {
    let said = |text: &str, expected: &str| check(text, Kind::Comment, "stresses", expected);
    said(
        "PM stresses self-reliance\n\nAddressing the Baltic Energy Forum in Riga, the PM spoke of ports.",
        "Baltic Energy Forum",
    );
    said(
        "FM stresses unity\n\nSpeaking at the Alpine Security Conference, the FM spoke of unity.",
        "Alpine Security Conference",
    );
    said("PM stresses self-reliance\n\nThe PM recalled the Baltic Energy Forum.", "none");
}

#[test]
fn an_english_framework_takes_place_by_its_number_or_its_name() {
    let met = |text: &str, expected: &str| check(text, Kind::Meeting, "", expected);
    met("The 12th Norway-Malta Political Dialogue took place in Oslo.", "12th Norway-Malta Political Dialogue");
    met(
        "The third round of the Chad–Niger Consultations was held today.",
        "third round of the Chad–Niger Consultations",
    );
    met("The Baltic Energy Forum opened in Riga on Monday.", "Baltic Energy Forum");
    met("Norway, Malta hold 23rd Joint Commission in Valletta", "23rd Joint Commission");
    met("The Minister's meeting with his counterpart was held in Oslo.", "none");
}

#[test]
fn a_short_name_with_its_number_is_a_framework() {
    let met = |text: &str, expected: &str| check(text, Kind::Meeting, "met", expected);
    met("On the margins of #PIF54 in Honiara, the Ministers met.", "PIF54");
    met("The Ministers met at MSC2026 in Munich.", "MSC2026");
    met("The Ministers met in Belém for COP30.", "COP30");
    check("За кулисами саммита АСЕАН Анна Роу встретилась с послом.", Kind::Meeting, "встретилась", "саммит АСЕАН");
    check("Happy National Day, Norway!", Kind::Message, "Happy", "National Day");
}

#[test]
fn what_is_spoken_of_is_no_framework() {
    let said = |text: &str, expected: &str| check(text, Kind::Comment, "заявил", expected);
    said("Президент Мали заявил, что отзовёт посла на заседании совета.", "none");
    said("Премьер Чада заявил, что на саммите НАТО обсудят рыбу.", "none");
    said("Роу заявил, что решение примут на сессии парламента.", "none");
    said("Премьер Чада на саммите НАТО заявил, что уходит.", "саммит НАТО");
}

#[test]
fn the_way_to_a_place_is_no_part_of_the_framework() {
    let came = |text: &str, expected: &str| check(text, Kind::Visit, "прибыл", expected);
    came("Министр Роу прибыл на Мальту на заседание СМИД ОБСЕ.", "заседание СМИД ОБСЕ");
    came("Посол Доу прибыл на Кубу на саммит АЛБА.", "саммит АЛБА");
    came("Премьер Боффа прибыл в Осло на форум рыбаков.", "форум рыбаков");
}

#[test]
fn a_quoted_name_is_whole() {
    let spoke = |text: &str, expected: &str| check(text, Kind::Speech, "выступил", expected);
    spoke("Роу выступил на конференции «Рыба – друг моря» в Осло.", "конференция «Рыба – друг моря»");
    spoke("Роу выступил на форуме «Дороги Рима» о связи.", "форум «Дороги Рима»");
    check("Участникам форума «Мир в Осло»", Kind::Message, "", "форум «Мир в Осло»");
}

#[test]
fn a_part_of_a_gathering_is_of_the_whole() {
    let met = |text: &str, expected: &str| check(text, Kind::Meeting, "attend", expected);
    met(
        "Roe will attend the opening session of the Baltic Trade Conference and deliver a speech.",
        "Baltic Trade Conference",
    );
    met("Roe attended the closing ceremony of the 12th Harbour Forum in Riga.", "12th Harbour Forum");
    check("Roe and Boffa took stock of the outcomes of the last Joint Commission.", Kind::Meeting, "took", "none");
    met("Roe to visit Malta next week, attend", "none");
}

#[test]
fn a_day_is_kept_without_its_place() {
    check("Роу посетил приём по случаю Дня Мальты в Осло", Kind::Ceremony, "посетил", "День Мальты");
    check(
        "Роу сообщил журналистам в кулуарах Балтийского форума: рыба есть.",
        Kind::Comment,
        "сообщил",
        "Балтийский форум",
    );
}

#[test]
fn days_and_years_that_are_kept_are_named() {
    check("The Amir cabled congratulations on his country's National Day.", Kind::Message, "cabled", "National Day");
    check(
        "She congratulated them on the Day of Restoration of the State!",
        Kind::Message,
        "congratulated",
        "Day of Restoration of the State",
    );
    check(
        "Exhibition marks 75 years of diplomatic relations.",
        Kind::Ceremony,
        "Exhibition",
        "75 years of diplomatic relations",
    );
}

#[test]
fn days_end_where_others_begin() {
    check(
        "В преддверии Дня независимости главой государства вручены награды.",
        Kind::Ceremony,
        "вручены",
        "День независимости",
    );
    check("30 августа – День Конституции Республики Казахстан", Kind::History, "День", "День Конституции");
    check("The Amir sent a cable on the anniversary of Throne Day.", Kind::Message, "cable", "Throne Day");
    check(
        "Remarks by the Minister at a reception on the occasion of Orthodox Easter",
        Kind::Speech,
        "Remarks",
        "Orthodox Easter",
    );
    check("On Africa Day, the Minister met with the ambassadors.", Kind::Meeting, "met", "Africa Day");
    check(
        "The Ambassador congratulated veterans on Defender of the Fatherland Day.",
        Kind::Message,
        "congratulated",
        "Defender of the Fatherland Day",
    );
}

#[test]
fn gatherings_by_how_one_comes_to_them() {
    check("The President heads to Malaysia for the ASEAN Summit.", Kind::Meeting, "heads", "ASEAN Summit");
    check("The Minister addresses the Harbour Dialogue in Oslo.", Kind::Speech, "addresses", "Harbour Dialogue");
    check(
        "Opening remarks by Minister Jane Roe, Harbour Forum Ministers Meeting, Suva",
        Kind::Speech,
        "remarks",
        "Harbour Forum Ministers Meeting",
    );
    check("The Ministers signed a Plan of Consultations for 2026.", Kind::Ceremony, "signed", "none");
    check("The Security Council held an emergency session.", Kind::Meeting, "held", "none");
    check("The talks that were to prepare a Bern summit are off.", Kind::Meeting, "talks", "none");
    check(
        "Министр прибыл для участия в министерских мероприятиях АСЕАН.",
        Kind::Visit,
        "прибыл",
        "министерские мероприятия АСЕАН",
    );
    check(
        "Путин примет участие в пленарном заседании Восточного форума.",
        Kind::Meeting,
        "примет",
        "пленарное заседание Восточного форума",
    );
    check(
        "В Бишкеке состоялось двадцать первое заседание секретарей советов безопасности.",
        Kind::Meeting,
        "состоялось",
        "двадцать первое заседание секретарей советов безопасности",
    );
    check("В Казани открылся XVI саммит БРИКС.", Kind::Meeting, "открылся", "XVI саммит БРИКС");
    check("Обсуждена повестка начавшейся накануне 69-й сессии.", Kind::Meeting, "Обсуждена", "none");
    check("Беседа прошла «на полях» саммита в Казани.", Kind::Meeting, "Беседа", "саммит в Казани");
}

#[test]
fn brackets_and_joint_bodies() {
    let met = |text: &str, expected: &str| check(text, Kind::Meeting, "met", expected);
    met("They met and discussed preparations for the Harbour Forum and deliveries of grain.", "none");
    met("They met during the Harbour Forum and deliveries began.", "Harbour Forum");
    met("They met at the meeting of the Baltic Nine (#B9) on 12 June.", "meeting of the Baltic Nine");
    met(
        "They met on the margins of the 5th Summit of the Bay Council (#GCC5) and Related Meetings.",
        "5th Summit of the Bay Council",
    );
    let held = |text: &str, expected: &str| check(text, Kind::Meeting, "прошло", expected);
    held(
        "В Минске прошло заседание Совета глав правительств государств – участников СНГ.",
        "заседание Совета глав правительств государств – участников СНГ",
    );
    held(
        "В Баку прошло заседание российско-азербайджанской рабочей группы по туризму.",
        "заседание российско-азербайджанской рабочей группы по туризму",
    );
    held("В Минске прошло заседание экспертной группы по визам.", "none");
    let round = "The third round of Peru–Chile political consultations was held in Lima.";
    check(round, Kind::Meeting, "held", "third round of Peru–Chile political consultations");
    let deed = "Bolivia rejects statements which presume to usurp the functions of the Electoral Council.";
    check(deed, Kind::Comment, "rejects", "none");
}

#[test]
fn days_of_the_world_and_the_new_year() {
    check("Сегодня отмечается Всемирный день беженцев.", Kind::History, "отмечается", "Всемирный день беженцев");
    check("Today we mark the International Day of Peace.", Kind::History, "mark", "International Day of Peace");
    check("Анна Роу и Ян Доу обменялись новогодними поздравлениями.", Kind::Message, "обменялись", "Новый год");
}

#[test]
fn where_it_ends() {
    let met = |text: &str, expected: &str| check(text, Kind::Meeting, "met", expected);
    met("Jane Roe met colleagues. She attended the Harbour session in Malta.", "Harbour session");
    met(
        "Jane Roe met John Doe, and co-chaired, together with Deputy Minister Ann Smith, the 3rd round of the Harbour Dialogue.",
        "3rd round of the Harbour Dialogue",
    );
    let opened = |text: &str, expected: &str| check(text, Kind::Ceremony, "opened", expected);
    opened(
        "Jane Roe opened a show timed to the 80th anniversary of the start of the Nuremberg Trials.",
        "80th anniversary of the start of the Nuremberg Trials",
    );
    check(
        "Jane Roe sent a cable of congratulations to President John Doe of Malta on the anniversary of its National Day.",
        Kind::Message,
        "cable",
        "National Day",
    );
    check(
        "Jane Roe chairs the Security Council open debate “The situation in the Middle East, including the Palestinian \
         question and all that lies behind it in our time”",
        Kind::Announcement,
        "chairs",
        "Security Council open debate",
    );
}

#[test]
fn more_leads_heads_and_ends() {
    let met = |text: &str, expected: &str| check(text, Kind::Meeting, "met", expected);
    met("They met at the start of the XVI BRICS Summit.", "XVI BRICS Summit");
    met("They met and attended the second day of the Harbour Forum.", "Harbour Forum");
    met("They met ahead of the 38th AU Summit.", "38th AU Summit");
    met("They met ahead of the 38th anniversary of relations.", "none");
    met("They met Jane Roe and thanked her for hosting the Harbour Energy Forum.", "Harbour Energy Forum");
    met("They met to attend the funeral of Pope Francis.", "funeral of Pope Francis");
    met("They met to commemorate the 80th anniversary of D-Day.", "80th anniversary of D-Day");
    met("They met on the 80th anniversary of the battle.", "80th anniversary of the battle");
    let told = |text: &str, expected: &str| check(text, Kind::Meeting, "провёл", expected);
    told("Министр провёл беседу по завершении сессии Совета ОДКБ.", "сессия Совета ОДКБ");
    told("Министр провёл беседу, встретившись на курорте с коллегой.", "none");
    told("Президент провёл неформальную встречу глав государств СНГ.", "неформальная встреча глав государств СНГ");
    told("Министр провёл беседу на «Роуской неделе».", "Роуская неделя");
    check(
        "Прошла Конференция по урегулированию роуского вопроса под председательством Роу.",
        Kind::Meeting,
        "Прошла",
        "Конференция по урегулированию роуского вопроса",
    );
    check("Вчера проходил саммит мира. Проходит саммит мира.", Kind::Meeting, "Проходит", "саммит мира");
    check("Комментарий по случаю Дня прав человека", Kind::Comment, "Комментарий", "День прав человека");
}

#[test]
fn the_day_of_a_country_is_whole() {
    let kept = |text: &str, expected: &str| check(text, Kind::Ceremony, "eception", expected);
    kept(
        "Reception on the occasion of the Independence Day of Estonia was held in Riga.",
        "Independence Day of Estonia",
    );
    kept("The Minister attended a reception to mark the National Day of Kuwait.", "National Day of Kuwait");
    kept("Reception on the occasion of the Day of German Unity was held in Riga.", "Day of German Unity");
}

#[test]
fn years_tribunes_and_tags_in_russian() {
    let day = |text: &str, expected: &str| check(text, Kind::History, "отмечает", expected);
    day("Сегодня Мальта отмечает 60-ю годовщину независимости.", "60-я годовщина независимости");
    check("На полях #ПМЭФ2025 министр обсудил торговлю с послом.", Kind::Meeting, "обсудил", "ПМЭФ2025");
    check(
        "Министр ознакомился с подготовкой порта к работе и встретился с послом.",
        Kind::Meeting,
        "встретился",
        "none",
    );
}

#[test]
fn in_a_title_written_large_and_in_what_is_held_alone() {
    let met = |text: &str, expected: &str| check(text, Kind::Meeting, "", expected);
    met("Foreign Minister Roe to Attend the UN General Assembly", "UN General Assembly");
    met(
        "Jane Roe participated in the Informal Meeting of Nordic Ministers in Oslo.",
        "Informal Meeting of Nordic Ministers",
    );
    met("Minister for Trade Jane Roe's Meeting with John Doe", "none");
    met("Jane Roe chaired a regular meeting of a working group on the support of trade.", "none");
    check("ROE WILL TRAVEL TO OSLO NEXT WEEK - SPOKESPERSON", Kind::Visit, "TRAVEL", "none");
    check(
        "Jane Roe will visit Oslo to co-chair the Eighth Round of Talks.",
        Kind::Visit,
        "visit",
        "Eighth Round of Talks",
    );
}

#[test]
fn what_is_no_part_of_a_framework() {
    let met = |text: &str, expected: &str| check(text, Kind::Meeting, "встреч", expected);
    met("Состоялась встреча генерального секретаря ШОС с послом.", "none");
    met("В рамках арабского саммита в столице Катара прошла встреча министров.", "арабский саммит");
    check("Координационный совет провёл встречу.", Kind::Meeting, "провёл", "none");
    check("Роу примет участие в праздновании 80-летия Победы 9 мая.", Kind::Ceremony, "примет", "80-летие Победы");
    check(
        "Роу направила приветствие участникам и гостям XII форума «Север».",
        Kind::Message,
        "направила",
        "XII форум «Север»",
    );
    check(
        "Роу открыл Генассамблею ООН\n\nРоу на открытии Генассамблеи выступил с речью.",
        Kind::Speech,
        "выступил",
        "Генассамблея ООН",
    );
}

#[test]
fn the_name_ends_where_anothers_office_or_a_verb_begins() {
    let met = |text: &str, expected: &str| check(text, Kind::Meeting, "провёл", expected);
    met(
        "Министр провёл встречи с прибывшими на 7-ю Консультативную встречу глав государств Азии президентами Мали и Чада.",
        "7-я Консультативная встреча глав государств Азии",
    );
    check(
        "Выставка приурочена к празднованию 220-летия Морского музея и организована портом.",
        Kind::Ceremony,
        "Выставка",
        "празднование 220-летия Морского музея",
    );
    check(
        "В Осло открылся международный форум «Север и юг».",
        Kind::Meeting,
        "открылся",
        "международный форум «Север и юг»",
    );
    check(
        "Состоялось заседание Межправительственной комиссии по торговле между Чадом и Мали.",
        Kind::Meeting,
        "Состоялось",
        "заседание Межправительственной комиссии по торговле",
    );
    check(
        "Порты открыты\n\nПорты открыты. Об этом Роу заявил на заседании Совета портов.",
        Kind::Comment,
        "заявил",
        "заседание Совета портов",
    );
}

#[test]
fn sittings_days_and_anniversaries_in_english() {
    let met = |text: &str, expected: &str| check(text, Kind::Meeting, "held", expected);
    met(
        "Malta and Fiji held the third session of their working group on ports in Suva.",
        "third session of the working group on ports",
    );
    check(
        "Today is the 92nd birthday anniversary of Jane Roe.",
        Kind::History,
        "Today",
        "92nd birthday anniversary of Jane Roe",
    );
    check("Teachers mark their holiday, #TeachersDay.", Kind::History, "mark", "Teachers Day");
    check("The section will be closed on the occasion of Holi.", Kind::Announcement, "closed", "Holi");
    check("Roe to skip Harbour summit in Lima", Kind::Meeting, "skip", "none");
}
