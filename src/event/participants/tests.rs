//! Who takes part, told by whole sentences: one construction a test, several sentences of it each.

use std::fmt::Write;

use crate::event::{Extractor, Post};

/// The participants of a text as `Name, role, country`, one behind the other, parted by semicolons.
#[track_caller]
pub(super) fn check(text: &str, expected: &str) {
    let report = Extractor::new().report(&Post { text, ..Post::default() });
    let mut found = String::new();
    for participant in &report.participants {
        let separator = if found.is_empty() { "" } else { "; " };
        write!(found, "{separator}{}", participant.name.value).unwrap();
        for part in [
            participant.role.as_ref().map(|role| role.value.clone()),
            participant.country.as_ref().map(|country| country.value.to_string()),
        ]
        .into_iter()
        .flatten()
        {
            write!(found, ", {part}").unwrap();
        }
    }
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_name_that_no_list_knows_is_believed_beside_an_office() {
    check(
        "Встреча с губернатором Томской области Ксантиппой Оруэлловой",
        "Ксантиппа Оруэллова, губернатор Томской области, RU",
    );
    check(
        "Министр финансов Мали Убулай Фатогома встретился с послом Чада Нгарлежи Йоронгаром.",
        "Убулай Фатогома, Министр финансов, ML; Нгарлежи Йоронгар, посол, TD",
    );
    check(
        "Fisheries Minister Ulloriaq Petersenip met Faroese envoy Høgni Ellingsgaard.",
        "Ulloriaq Petersenip, Fisheries Minister; Høgni Ellingsgaard, envoy, FO",
    );
    check(
        "Xolani Mbekwa, the Minister of Trade of Lesotho, met with Malta's Ganni Zerafa in Maseru.",
        "Xolani Mbekwa, Minister of Trade, LS; Ganni Zerafa, MT",
    );
}

#[test]
fn a_country_that_no_list_knows_is_no_person_before_its_minister() {
    check(
        "Министр иностранных дел Вальдонии А.Б.Ренко провела встречу с послом Кении Дж.Мвангалой.",
        "А.Б.Ренко, Министр иностранных дел Вальдонии; Дж.Мвангала, посол, KE",
    );
    check(
        "Министр торговли Норвегии И.Сольберг проведёт переговоры с Министром торговли Франции Ж.Бенуа.",
        "И.Сольберг, Министр торговли, NO; Ж.Бенуа, Министр торговли, FR",
    );
    check("Интервью Министра энергетики Ордании П.К.Свейна газете «Утро»", "П.К.Свейн, Министр энергетики Ордании");
    check(
        "Президент Тарсии Эрик Нолан принял посла Норвегии.",
        "Эрик Нолан, Президент Тарсии; Посол Норвегии, посол, NO",
    );
}

#[test]
fn forms_of_address_are_no_initials() {
    check(
        "H.E. Mrs. Yevgine Dagbashian, Ambassador of Armenia, met with Rt Hon. Kwame Boafo-Tetteh, Speaker of Parliament.",
        "Yevgine Dagbashian, Ambassador, AM; Kwame Boafo-Tetteh, Speaker of Parliament",
    );
    check(
        "Norway's Foreign Minister Dr. Siv Haugland met with Gen. Aung Zaya.",
        "Siv Haugland, Foreign Minister, NO; Aung Zaya",
    );
}

#[test]
fn names_of_all_parts_of_the_world_are_whole() {
    check(
        "Министр Мамед Гасан оглу Рзали встретился с Эмилем Чоро уулу.",
        "Мамед Гасан оглу Рзали, Министр; Эмиль Чоро уулу",
    );
    check("М.бен С.аль-Харуси встретился с А.Х.Чоке Мамани.", "М.бен С.аль-Харуси; А.Х.Чоке Мамани");
    check(
        "King Mbandzeni IV met with President Duarte da Costa y Silva.",
        "Mbandzeni IV, King; Duarte da Costa y Silva, President",
    );
    check(
        "Министр Кайс бин Мохаммед аль-Юсри встретился с Султаном бин Ахмедом аль-Джабри.",
        "Кайс бин Мохаммед аль-Юсри, Министр; Султан бин Ахмед аль-Джабри",
    );
}

#[test]
fn an_office_is_shared_by_those_behind_it() {
    check(
        "Министры иностранных дел Норвегии и Мальты Сигне Хаугланд и Карм Боффа встретились в Осло.",
        "Сигне Хаугланд, министр иностранных дел, NO; Карм Боффа, министр иностранных дел, MT",
    );
    check(
        "Главы МИД Мали, Чада и Нигера – Убулай Фатогома, И.Каборе-Савадого и Али Бако – встретились в Сегу.",
        "Убулай Фатогома, глава МИД, ML; И.Каборе-Савадого, глава МИД, TD; Али Бако, глава МИД, NE",
    );
    check(
        "Анна Роу встретилась с заместителями министров обороны Мали и Чада Жаном Дюпре и Али Бако.",
        "Анна Роу; Жан Дюпре, заместитель министра обороны, ML; Али Бако, заместитель министра обороны, TD",
    );
    check(
        "Deputy Prime Ministers Jane Roe of Norway and John Doe of Malta met in Valletta.",
        "Jane Roe, Deputy Prime Minister, NO; John Doe, Deputy Prime Minister, MT",
    );
    check("Делегации Чада и Нигера встретились в Баку.", "Делегация Чада, TD; Делегация Нигера, NE");
    check("The Embassies of Ireland and Zambia met in Paris.", "Embassy of Ireland, IE; Embassy of Zambia, ZM");
}

#[test]
fn who_stands_beside_the_frame_is_there_too() {
    check(
        "Prime Minister Jane Roe of Norway, accompanied by Deputy Minister John Doe, visited Malta.",
        "Jane Roe, Prime Minister, NO; John Doe, Deputy Minister",
    );
    check("Встреча с послом Чада Жаном Дюпре\n\nАнна Роу осмотрела выставку.", "Жан Дюпре, посол, TD; Анна Роу");
    check(
        "Norway's Foreign Minister Jane Roe met John Doe. Photo: R. Kartoon",
        "Jane Roe, Foreign Minister, NO; John Doe",
    );
}

#[test]
fn the_country_of_a_post_is_part_of_an_ambassadors_office() {
    check(
        "Посол Норвегии в Чаде Анна Роу встретилась с министром иностранных дел Чада Жаном Дюпре.",
        "Анна Роу, Посол в Чаде, NO; Жан Дюпре, министр иностранных дел, TD",
    );
}

#[test]
fn capitals_are_spelled_as_names_are() {
    check(
        "МИНИСТР ОБОРОНЫ МАЛИ КУЛИБАЕВ ВСТРЕТИЛСЯ С МИНИСТРОМ ОБОРОНЫ ЧАДА ТЕР-АКОПЯНОМ",
        "Кулибаев, МИНИСТР ОБОРОНЫ, ML; Тер-Акопян, МИНИСТР ОБОРОНЫ, TD",
    );
}

#[test]
fn houses_that_no_list_has_speak() {
    check("В АБВГ призвали сократить число проверок.", "АБВГ");
    check("Сбоев больше не будет, рассказали РИА Новости в ГК \"Маяк\".", "ГК \"Маяк\"");
    check("Партия садоводов Мальты заявила, что не поддержит бюджет.", "Партия садоводов Мальты, MT");
    check("Береговая охрана Ганы сообщила, что катер вернулся в порт.", "Береговая охрана Ганы, GH");
    check("\"Северлеспром\" сообщил, что поставки продолжатся.", "Северлеспром");
}

#[test]
fn an_agency_that_is_told_does_not_speak() {
    check("Вакцина почти готова, заявил РИА Новости Мельгунов.", "Мельгунов");
    check("Сроки не изменятся, рассказал ТАСС Заборский.", "Заборский");
    check("Об этом ТАСС рассказал министр торговли Чада Али Бако.", "Али Бако, министр торговли, TD");
    check("Посол Чада в комментарии РИА Новости опроверг слухи о закрытии границы.", "Посол Чада, Посол, TD");
    check("Катер ушёл, рассказал РИА Новости боец с позывным \"Клён\".", "Клён, боец");
}

#[test]
fn a_surname_ends_an_office_of_common_words() {
    check("Дороги откроют к маю, заявил вице-премьер Черноусенко.", "Черноусенко, вице-премьер");
    check("Мы ответим, заявил замминистра иностранных дел Прядко.", "Прядко, замминистра иностранных дел");
    check("Гендиректор компании Бергштрём пообещал новые модели.", "Бергштрём, Гендиректор компании");
    check("Директор Планетария Мария Заборская рассказала о выставке.", "Мария Заборская, Директор Планетария");
}

#[test]
fn houses_without_a_country_in_their_name_are_somebodys() {
    check("Возврата к сделке не будет, заявили в Белом доме.", "Белый дом, US");
    check("Депутат Верховной рады Остап Гречаник призвал к переговорам.", "Остап Гречаник, Депутат Верховной рады, UA");
    check("Еврокомиссия призвала стороны к сдержанности.", "Еврокомиссия, EU");
}

#[test]
fn those_in_conversation_both_take_part() {
    check(
        "Канцлер Австрии Йоханнес Роу в беседе с президентом Чада предложил провести саммит в Вене.",
        "Йоханнес Роу, Канцлер, AT; Президент Чада, президент, TD",
    );
    check(
        "Премьер Мальты в телефонном разговоре с королём Иордании призвал к перемирию.",
        "Премьер Мальты, Премьер, MT; Король Иордании, король, JO",
    );
    check("Министр в беседе с журналистами призвал к спокойствию.", "Министр, Министр");
}

#[test]
fn an_organisation_meets_where_nobody_is_named() {
    check("Встреча ОПЕК+ перенесена на четверг.", "ОПЕК+");
    check("Заседание Совбеза ООН по Гаити отложено на среду.", "Совбез ООН");
    check("The UN Security Council will hold an emergency session on Thursday.", "UN Security Council, UN");
}

#[test]
fn an_office_that_is_told_further_on_is_of_who_was_named() {
    check("Сроки пока не определены, заявил Роулинский.\n\n\"Работа идёт\", - сказал министр.", "Роулинский, министр");
    check(
        "Макрон и Эрдоган провели переговоры.\n\nПрезидент Франции также отметил роль диалога.",
        "Макрон, Президент, FR; Эрдоган, TR",
    );
}

#[test]
fn several_surnames_in_a_row_are_persons() {
    check("Lula, Orbelian and Boric gathered in Santiago on Monday.", "Lula, BR; Orbelian; Boric, CL");
    check("Chinese Vice Premier He Jianzhong met with John Doe in Madrid.", "He Jianzhong, Vice Premier, CN; John Doe");
    check(
        "King Mbandzeni hosted a banquet for President Jane Roe of Malta.",
        "Mbandzeni, King; Jane Roe, President, MT",
    );
}

#[test]
fn whom_a_line_announces_is_named_whatever_it_looks_like() {
    check("Imam al-Harrani said:\n\n“Patience is light.”", "al-Harrani, Imam");
    check("As Imam Yasir said:\n\n“Patience is light.”", "Yasir, Imam");
    check("By the teacher of the mosque\n\nShe said:\n\n“Patience is light.”", "");
    check("He Jianzhong said:\n\n“Patience is light.”", "He Jianzhong");
    check("And he replied:\n\n“Patience is light.”", "");
    check("On Patience\n\nShaykh ibn Yasir al-Katib wrote:\n\n“Patience is light.”", "ibn Yasir al-Katib");
    check("Shaykh Qasim ibn Nuh was asked:\n\n“What is patience?”", "Qasim ibn Nuh");
}

#[test]
fn a_country_acts_itself_where_nobody_else_is_named() {
    check("Norway condemns the attack on the ferry.", "Norway, NO");
    check("Kenya and Malta signed an agreement on fisheries.", "Kenya, KE; Malta, MT");
    check("Мальта осудила захват парома.", "Мальта, MT");
    check("Осло отверг обвинения соседей.", "Осло, NO");
    check("Переговоры в Осло завершились: Чад и Нигер согласились на перемирие.", "Чад, TD; Нигер, NE");
    check("NATO condemns the attack on the ferry.", "NATO");
    // Who speaks for it comes first.
    check("Norway rejects the claim, Foreign Minister Jane Roe said.", "Jane Roe, Foreign Minister, NO");
}

#[test]
fn those_whom_something_is_told_take_no_part() {
    check("Дипломаты Чада и Нигера встретятся в Осло, заявил Роу журналистам.", "Дипломаты Чада и Нигера");
    check("Министр Анна Роу в беседе с представителями арабских СМИ рассказала о форуме.", "Анна Роу, Министр");
    check("Порты закроют, сообщил министр обороны Норвегии Иван Доу корреспондентам.", "Иван Доу, министр обороны, NO");
}

#[test]
fn words_that_end_in_a_genitive_stay_as_they_are() {
    check("Встреча замминистра Анны Роу с послом Кении", "Анна Роу, замминистра; Посол Кении, посол, KE");
    check(
        "Состоялась беседа замглавы МИД Мальты Ивана Петрова с послом Чада",
        "Иван Петров, замглавы МИД, MT; Посол Чада, посол, TD",
    );
    check(
        "Встреча замруководителя ведомства Анны Роу с послом Чада",
        "Анна Роу, замруководителя ведомства; Посол Чада, посол, TD",
    );
}

#[test]
fn many_are_named_in_the_nominative_with_all_their_countries() {
    check(
        "Премьер Мальты проводит встречу с норвежскими военными.",
        "Премьер Мальты, Премьер, MT; Норвежские военные, NO",
    );
    check("Delegations from Norway and Malta held talks in Oslo.", "Delegation of Norway, NO; Delegation of Malta, MT");
    check("The delegation from Chad held talks in Oslo.", "Delegation from Chad, TD");
}

#[test]
fn a_surname_may_begin_with_small_words_behind_an_office() {
    check("President von der Roe met Minister Jane Doe in Oslo.", "von der Roe, President; Jane Doe, Minister");
    check("Prime Minister de Solberg met Minister Jane Doe in Oslo.", "de Solberg, Prime Minister; Jane Doe, Minister");
    check("Ambassador van Roe met Minister Jane Doe in Oslo.", "van Roe, Ambassador; Jane Doe, Minister");
}

#[test]
fn a_ministry_without_a_country_is_of_the_one_that_opens_the_message() {
    check("Norway to send a field hospital, defence ministry says", "Defence ministry, NO");
    check("Мальта закроет порты, заявили в министерстве обороны", "Министерство обороны, MT");
    check("Kenya will open two ports, foreign ministry says", "Foreign ministry, KE");
}

#[test]
fn two_countries_that_open_a_message_are_those_of_two_persons_below() {
    check(
        "Мали и Норвегия обсудили рыболовство в Гане. Министры Анна Роу и Иван Доу созвонились вчера.",
        "Анна Роу, министр, ML; Иван Доу, министр, NO",
    );
    check(
        "Norway and Malta discussed fish off Ghana. Minister Jane Roe and Minister John Doe met on Monday.",
        "Jane Roe, Minister, NO; John Doe, Minister, MT",
    );
}

#[test]
fn several_speak_together() {
    check(
        "Глава МИД Норвегии Анна Роу и премьер Мальты Ян Боффа заявили, что мост построят.",
        "Анна Роу, Глава МИД, NO; Ян Боффа, премьер, MT",
    );
    check("Лавров и Сийярто подчеркнули, что диалог нужен.", "Лавров, RU; Сийярто, HU");
    check("«Ждём весны», заявили Лавров и Сийярто.", "Лавров, RU; Сийярто, HU");
    check(
        "Minister Jane Roe of Norway and Prime Minister John Doe of Malta said that the bridge will be built.",
        "Jane Roe, Minister, NO; John Doe, Prime Minister, MT",
    );
}

#[test]
fn who_speaks_behind_a_house_a_firm_or_a_man_s_name_is_told_by_the_last_name() {
    check("Рыбы хватит, заявил зампред ЦБ Данелия.", "Данелия, зампред ЦБ");
    check("Рыбы хватит, сообщила ТАСС куратор платформы \"Невод\" Храпкова.", "Храпкова, куратор платформы \"Невод\"");
    check(
        "Рыбы хватит, заявил директор института имени Чепелева Гринберг.",
        "Гринберг, директор института имени Чепелева",
    );
}

#[test]
fn a_name_far_behind_an_office_is_its_holder_s() {
    check("Снега нет, заявил ТАСС сенатор от старейшей партии в стране Мауро Роу.", "Мауро Роу, сенатор");
    check("Снега нет, отметил депутат из оппозиционного меньшинства Ян Боффа.", "Ян Боффа, депутат");
    check("Снега нет, рассказал психолог из детской клиники Пётр Роу.", "Пётр Роу, психолог");
}

#[test]
fn who_is_doing_something_besides_speaks_all_the_same() {
    check("Министр Анна Роу, комментируя итоги выборов, рассказала о планах.", "Анна Роу, Министр");
    check("Премьер Мальты Ян Боффа, говоря о налогах, сообщил о реформе.", "Ян Боффа, Премьер, MT");
    check("Посол Чада Али Бако, отвечая журналистам, рассказал о дороге.", "Али Бако, Посол, TD");
}

#[test]
fn houses_speak_that_have_no_name_in_any_list() {
    check("Nordmat Group сообщила, что уходит с рынка.", "Nordmat Group");
    check("Снег может растаять, пишет Nordic Herald.", "Nordic Herald");
    check("Снега нет, подчеркнуло командование армии Мали.", "Командование армии Мали, ML");
    check("Снега нет, сообщила мэрия Осло. Там добавили, что лыжи не нужны.", "Мэрия Осло");
}

#[test]
fn a_head_of_state_is_called_by_the_office_further_on() {
    check("Лукашенко поблагодарил строителей. Кроме того, президент назвал сроки.", "Лукашенко, президент, BY");
    check("Токаев осудил поджог. Позднее президент выразил надежду на суд.", "Токаев, президент, KZ");
    check("Орбан ответил критикам. Как только премьер услышал о ставке, он уехал.", "Орбан, премьер, HU");
}

#[test]
fn an_account_behind_an_office_is_a_person() {
    check("Foreign Minister @SolbergMFA met with @karm_boffa in Valletta.", "SolbergMFA, Foreign Minister; Karm Boffa");
    check(
        "Prime Minister @JaneRoe received the Ambassador of Chad.",
        "Jane Roe, Prime Minister; Ambassador of Chad, Ambassador, TD",
    );
    check("Read more at @newsdesk: the Minister met John Doe.", "Minister, Minister; John Doe");
}

#[test]
fn who_attended_is_told_at_the_end() {
    check(
        "Foreign Minister Jane Roe held talks with Karm Boffa, Minister of Trade of Malta.\n\nThey discussed fish.\n\n\
         They spoke of ships.\n\nThey agreed to go on.\n\nThe Ambassador of Malta, Ganni Zerafa, and officials attended.",
        "Karm Boffa, Minister of Trade, MT; Jane Roe, Foreign Minister; Ganni Zerafa, Ambassador, MT",
    );
    check(
        "Министр Анна Роу провела переговоры с послом Чада Али Бако.\n\nОбсуждались поставки рыбы.\n\nСтороны \
         договорились о рейсах.\n\nНа встрече присутствовал заместитель министра Пётр Доу.",
        "Анна Роу, Министр; Али Бако, посол, TD; Пётр Доу, заместитель министра",
    );
    check(
        "Анна Роу приняла в Осло Али Бако.\n\nВ переговорах участвовали Пётр Доу, Иван Доу.",
        "Анна Роу; Али Бако; Пётр Доу; Иван Доу",
    );
}

#[test]
fn several_make_a_statement_together() {
    check(
        "Joint statement by the Defence Secretary and the Trade Minister on ships",
        "Defence Secretary, Defence Secretary; Trade Minister, Trade Minister",
    );
    check("Joint Statement of Norway and Malta on the sea", "Norway, NO; Malta, MT");
    check("Совместное заявление Норвегии и Мальты о рыболовстве", "Норвегия, NO; Мальта, MT");
    check("#BREAKING Norway and Malta sign fisheries deal in Oslo", "Norway, NO; Malta, MT");
}

#[test]
fn where_an_ambassador_is_sent_belongs_to_the_office() {
    check(
        "Анна Роу встретилась с Чрезвычайным и Полномочным Послом Чада в Норвегии Али Бако.",
        "Анна Роу; Али Бако, Чрезвычайный и Полномочный Посол в Норвегии, TD",
    );
    check("Посол Мальты в Москве Карм Боффа посетил музей.", "Карм Боффа, Посол, MT");
    check("Ambassador of Malta to Chad Karm Boffa visited the port.", "Karm Boffa, Ambassador to Chad, MT");
}

#[test]
fn a_title_names_the_office_and_the_text_the_person() {
    check(
        "Minister of Trade Participates in Opening of Baltic Forum\n\nRiga – June 21\n\nHE Mr. Salim bin Rashid Al Harthi \
         headed the State of Oman's delegation to the forum.",
        "Salim bin Rashid Al Harthi, Minister of Trade, OM",
    );
}

#[test]
fn a_surname_ends_a_long_office() {
    check(
        "Рыбы стало меньше, заявил РИА Новости руководитель центра Северной Европы Института океанологии РАН Дубков.",
        "Дубков, руководитель центра Северной Европы Института океанологии РАН",
    );
    check("Депутат Госдумы от тверского региона Дубков назвал решение ошибкой.", "Дубков, Депутат Госдумы, RU");
    check(
        "CEO of Nordmat Jane Roe met Assistant Foreign Minister John Doe.",
        "Jane Roe, CEO of Nordmat; John Doe, Assistant Foreign Minister",
    );
}

#[test]
fn an_office_goes_on_with_all_that_it_is_for() {
    check(
        "Jane Roe, Minister of Foreign Affairs, International Business and Diaspora Relations, met John Doe.",
        "Jane Roe, Minister of Foreign Affairs, International Business and Diaspora Relations; John Doe",
    );
    check(
        "Jane Roe met with John Doe, Deputy Prime Minister and Minister for Transport.",
        "John Doe, Deputy Prime Minister and Minister for Transport; Jane Roe",
    );
    check(
        "Jane Roe held talks with the Ambassador of Peru in Lima on Monday.",
        "Ambassador of Peru, Ambassador, PE; Jane Roe",
    );
    check(
        "Jane Roe met Special Envoy of the UN Secretary-General for Yemen John Doe.",
        "Jane Roe; John Doe, Special Envoy of the UN Secretary-General for Yemen, UN",
    );
}

#[test]
fn what_stands_before_a_name_is_no_part_of_it() {
    check("Minister Jane Roe met with Sheikh Tamim bin Salem Al Roe.", "Jane Roe, Minister; Tamim bin Salem Al Roe");
    check("Minister Jane Roe met with Minister Shri Amit Roe.", "Jane Roe, Minister; Amit Roe, Minister");
    check("Minister Jane Roe met Prime Minister Sheikh Hasina.", "Jane Roe, Minister; Sheikh Hasina, Prime Minister");
    check("Minister Jane Roe met with Amir Doe.", "Jane Roe, Minister; Amir Doe");
    check(
        "Minister Jane Roe met the Amir of Qatar, Sabah Al-Jaber Al-Roe.",
        "Jane Roe, Minister; Sabah Al-Jaber Al-Roe, Amir, QA",
    );
}

#[test]
fn an_office_behind_a_name_says_more_than_a_rank() {
    check("Minister Jane Roe met General John Doe, Chief of Staff.", "Jane Roe, Minister; John Doe, Chief of Staff");
    check(
        "Minister Jane Roe received Mary Doe, newly appointed Ambassador of Greece, and Ali Dzaman Aga, newly appointed \
         Ambassador of Syria.",
        "Jane Roe, Minister; Mary Doe, Ambassador, GR; Ali Dzaman Aga, Ambassador, SY",
    );
    check(
        "Президент А.Роу поздравил Яна Доу с назначением на пост Министра иностранных дел Казахстана.",
        "А.Роу, Президент; Ян Доу, Министр иностранных дел, KZ",
    );
    check(
        "President Jane Roe congratulated John Doe on his election as President of Malta.",
        "Jane Roe, President; John Doe, President, MT",
    );
    check(
        "Министр А.Роу принял помощника министра по делам Центральной и Южной Азии Яна Доу.",
        "А.Роу, Министр; Ян Доу, помощник министра по делам Центральной и Южной Азии",
    );
}

#[test]
fn who_tells_of_a_call_was_not_on_it() {
    check(
        "Minister Jane Roe had a call with Minister John Doe.\n\nThe Spokesperson, Ambassador Ali Doe, said the Minister paid \
         tribute to efforts.",
        "Jane Roe, Minister; John Doe, Minister",
    );
}
