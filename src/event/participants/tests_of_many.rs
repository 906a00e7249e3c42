//! Who takes part where several share an office, a list or a title: whole sentences, one construction a test.

use super::tests::check;

#[test]
fn an_office_shared_by_those_before_it_is_each_ones() {
    check(
        "Norway and Malta sign deal\n\nJane Roe and John Doe, the foreign ministers of the two neighbours, signed the accord.",
        "Jane Roe, Foreign Minister, NO; John Doe, Foreign Minister, MT",
    );
    check(
        "The foreign ministers of the two countries, Jane Roe and John Doe, initialled the text of the agreement in Oslo.",
        "Jane Roe, Foreign Minister; John Doe, Foreign Minister",
    );
    check(
        "Анна Роу и Ян Доу, министры иностранных дел Норвегии и Мальты, подписали соглашение.",
        "Анна Роу, министр иностранных дел, NO; Ян Доу, министр иностранных дел, MT",
    );
    check(
        "В Осло встретились заместители министров иностранных дел трёх стран: А.Б.Роу от Норвегии, Ян Доу от Китая и К.Поу от Ирана.",
        "А.Б.Роу, заместитель министра иностранных дел, NO; Ян Доу, заместитель министра иностранных дел, CN; К.Поу, заместитель министра иностранных дел, IR",
    );
}

#[test]
fn whom_a_title_names_by_an_office_is_named_below_it() {
    check(
        "Президент Узбекистана принял главу МИД России\n\nШавкат Мирзиёев принял Министра иностранных дел Российской Федерации Сергея Лаврова.",
        "Шавкат Мирзиёев, Президент, UZ; Сергей Лавров, Министр иностранных дел, RU",
    );
    check(
        "Глава ООН: спорить публично не собираюсь\n\nГенеральный секретарь Антониу Гутерриш заявил, что не станет вступать в спор.",
        "Антониу Гутерриш, Генеральный секретарь, UN",
    );
    check(
        "Foreign Minister meets Ambassador of Norway\n\nJane Roe received Norwegian Ambassador John Doe in Valletta.",
        "Jane Roe, Foreign Minister, MT; John Doe, Ambassador, NO",
    );
}

#[test]
fn an_office_told_later_is_that_of_the_named() {
    check(
        "Сергей Лавров поздравил Ермека Кошербаева с назначением на пост Министра иностранных дел Казахстана.",
        "Сергей Лавров, RU; Ермек Кошербаев, Министр иностранных дел, KZ",
    );
    check(
        "С.В.Лавров прибыл на Мальту для участия в заседании. В программе – выступление Министра на заседании.",
        "С.В.Лавров, Министр, RU",
    );
    check(
        "Касым-Жомарт Токаев принял посла Франции Сильвена Гиоге. Президент отметил высокий уровень сотрудничества.",
        "Касым-Жомарт Токаев, Президент, KZ; Сильвен Гиоге, посол, FR",
    );
}

#[test]
fn parts_of_houses_and_of_the_world_are_no_names() {
    check(
        "Ответ директора Второго департамента Азии МИД России З.Н.Роумова на вопрос агентства",
        "З.Н.Роумов, директор Второго департамента Азии МИД, RU",
    );
    check(
        "В совещании приняли участие Председатель Государственной Думы Пётр Роумов и министр Иван Доумов.",
        "Пётр Роумов, Председатель Государственной Думы, RU; Иван Доумов, министр",
    );
    check("Эксперт по Ближнему Востоку Кирилл Роумов предположил, что …", "Кирилл Роумов, Эксперт по Ближнему Востоку");
    check("Мэр Парижа Анна Роу встретилась с губернатором Роумовым.", "Анна Роу, Мэр Парижа, FR; Роумов, губернатор");
    check(
        "Памятную доску открыли посол России Д.В.Роумов и мэр города Орхей Павел Вережан.",
        "Д.В.Роумов, посол, RU; Павел Вережан, мэр города Орхей",
    );
}

#[test]
fn titles_before_a_name_are_less_than_the_office_behind_it() {
    check(
        "His Royal Highness Prince Omar bin Salem Al Roe, Crown Prince and Prime Minister, received the Ambassador of Norway.",
        "Omar bin Salem Al Roe, Crown Prince and Prime Minister; Ambassador of Norway, Ambassador, NO",
    );
    check(
        "HH the Amir Sheikh Salman bin Rashid Al Roe sent a cable of congratulations to King Olav VI of Norway.",
        "Olav VI, King, NO; Salman bin Rashid Al Roe, Amir",
    );
    check(
        "Deputy Prime Minister/Foreign Minister Senator Omar Roe arrived in Oslo.",
        "Omar Roe, Deputy Prime Minister/Foreign Minister",
    );
}

#[test]
fn those_of_a_list_met_as_well() {
    check(
        "Анна Роу провела ряд двусторонних встреч:\n\n▪️ с Ксавье Беттелем, вице-премьером, министром иностранных дел Люксембурга;\n▪️ с Байбой Браже, министром иностранных дел Латвии;",
        "Анна Роу; Ксавье Беттель, вице-премьер, министр иностранных дел, LU; Байба Браже, министр иностранных дел, LV",
    );
    check(
        "The President of India, Jane Roe, accepted credentials today from:\n\n1. H.E. Mr. John Doe, Ambassador of France\n2. H.E. Ms. Ann Poe, Ambassador of Malta",
        "Jane Roe, President, IN; John Doe, Ambassador, FR; Ann Poe, Ambassador, MT",
    );
}

#[test]
fn countries_of_hosts_and_of_those_called_on() {
    check(
        "Министр торговли Норвегии Анна Роу прибыла в Малайзию. В аэропорту гостя встретил министр внутренних дел Сайфуддин Исмаил.",
        "Анна Роу, Министр торговли, NO; Сайфуддин Исмаил, министр внутренних дел, MY",
    );
    check(
        "Посол России в Гане А.В.Роумов нанёс визит министру иностранных дел Л.К.Адому.",
        "А.В.Роумов, Посол в Гане, RU; Л.К.Адом, министр иностранных дел, GH",
    );
    check(
        "A reception was held at the Russian Embassy in Belgrade. Ambassador Ivan Roumov addressed the guests.",
        "Ivan Roumov, Ambassador, RU",
    );
    check(
        "Secretary-General of ASEAN, Dr. Jane Roe, received today the Ambassador of Canada to ASEAN, H.E. John Doe, in Jakarta.",
        "Jane Roe, Secretary-General of ASEAN; John Doe, Ambassador to ASEAN, CA",
    );
}

#[test]
fn both_heads_of_delegations_are_there_however_short_the_second_is_told() {
    for second in
        ["the Maltese side by", "the Maltese one by", "that of Malta by", "Malta by", "the Maltese side was led by"]
    {
        check(
            &format!(
                "Consultations were held in Oslo. The Norwegian side was led by Deputy Minister Jane Roe, and {second} \
                 Permanent Secretary John Doe."
            ),
            "Jane Roe, Deputy Minister, NO; John Doe, Permanent Secretary, MT",
        );
    }
    check("The clinic was opened today in Oslo by Minister of Trade Jane Roe.", "Jane Roe, Minister of Trade");
}

#[test]
fn guests_speakers_and_company_are_there() {
    let opened = "Minister Jane Roe opened the clinic.\n\nThe building took two years.\n\nIt has ninety beds.\n\n";
    for told in [
        "Among the guests were Governor John Doe.",
        "Speakers included Governor John Doe.",
        "Also taking part in the ceremony was Governor John Doe.",
        "Governor John Doe took part on behalf of the region.",
        "Governor John Doe joined in.",
        "Governor John Doe is accompanying the Minister.",
    ] {
        check(&format!("{opened}{told}"), "Jane Roe, Minister; John Doe, Governor");
    }
    check(&format!("{opened}The region said that Governor John Doe took part."), "Jane Roe, Minister");
}

#[test]
fn who_sits_in_a_gathering_beside_is_not_there() {
    check(
        "На полях заседания министров иностранных дел «Большой двадцатки» Анна Роу провела встречу с Яном Доу, министром иностранных дел Мальты.",
        "Анна Роу; Ян Доу, министр иностранных дел, MT",
    );
    check(
        "President Jane Roe of Norway chaired the Extraordinary Summit of Heads of State and Government in Oslo.",
        "Jane Roe, President, NO",
    );
}

#[test]
fn who_was_there_is_told_by_pronouns_and_lists() {
    for (text, there) in [
        (
            "В ней приняли участие ректор университета Эрик Хансен и советник Олаф Нильсен.",
            "Эрик Хансен, ректор университета; Олаф Нильсен, советник",
        ),
        ("В работе участвовал советник Олаф Нильсен.", "Олаф Нильсен, советник"),
        (
            "На встрече были также ректор Эрик Хансен и советник Олаф Нильсен.",
            "Эрик Хансен, ректор; Олаф Нильсен, советник",
        ),
        ("Среди участников встречи – советник Олаф Нильсен.", "Олаф Нильсен, советник"),
        ("Министра сопровождал советник Олаф Нильсен.", "Олаф Нильсен, советник"),
    ] {
        let met = "Министр обороны Норвегии Анна Роу приняла посла Мальты Марка Боргезе.\n\n";
        let both = "Анна Роу, Министр обороны, NO; Марк Боргезе, посол, MT; ";
        check(&format!("{met}{text}"), &format!("{both}{there}"));
    }
}

#[test]
fn a_list_tells_whose_each_envoy_is() {
    check(
        "Министр Ян Роу принял верительные грамоты у новых послов: Кореи – Чан Хо Сына, Иордании – Софьян Салман Кудах и \
         Дании – Нильса Тофте.",
        "Ян Роу, Министр; Чан Хо Сын, посол, KR; Софьян Салман Кудах, посол, JO; Нильс Тофте, посол, DK",
    );
}

#[test]
fn english_lists_of_hosts_and_countries_are_whole() {
    check(
        "Secretary Jane Roe met with the Foreign Ministers of Brazil, Chile, Norway, and Sweden.",
        "Jane Roe, Secretary; Foreign Ministers of Brazil, Chile, Norway, and Sweden",
    );
    check(
        "Minister John Doe visited Malta on Monday.\n\nHe met President Jane Roe. They spoke of trade. They spoke of \
         fish.\n\nHe also met Minister for Law K Poe.",
        "John Doe, Minister; Jane Roe, President; K Poe, Minister for Law",
    );
    check(
        "Minister John Doe met Permanent Representatives of Chad and the Philippines to the UN Jane Roe and Ann Poe.",
        "John Doe, Minister; Jane Roe, Permanent Representative to the UN, TD; Ann Poe, Permanent Representative to the UN, PH",
    );
    check(
        "Two foreign ministers, one table: Jane Roe (Latvia) and John Doe (Norway) met today.",
        "Jane Roe, Foreign Minister, LV; John Doe, Foreign Minister, NO",
    );
}

#[test]
fn another_point_of_a_list_is_another_event() {
    check(
        "DIGEST\n\n• Minister Jane Roe met Chile's Foreign Minister John Doe.\n• Deputy Minister Ann Poe received the Ambassador of Fiji.",
        "Jane Roe, Minister; John Doe, Foreign Minister, CL",
    );
}
