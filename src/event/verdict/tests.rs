//! What a message tells of, by whole sentences: one construction a test, several sentences of it each.

use crate::event::{Extractor, Kind, Post, Realis};

#[track_caller]
fn check(kind: Kind, texts: &[&str]) {
    let extractor = Extractor::new();
    for text in texts {
        assert_eq!(extractor.report(&Post { text, ..Post::default() }).kind.value, kind, "{text}");
    }
}

#[test]
fn words_given_below_the_notice_of_a_broadcast_are_a_speech() {
    let words = "Dear friends, we have not been in this hall for a year, and I am glad to see so many of you again. \
                 Let me say what we have done and what we have not.";
    check(
        Kind::Speech,
        &[
            &format!("#LIVE #Oslo\n\nMinister Jane Roe opens the school year\n\n💬 {words}"),
            &format!("#LIVE\n\nJane Roe speaks to students\n\n💬 Dear friends,\n\n{words}"),
        ],
    );
    check(Kind::Announcement, &["#LIVE #Oslo\n\nMinister Jane Roe opens the school year\n\n💬 Watch with us."]);
}

#[test]
fn what_a_spokesman_sends_is_what_it_tells() {
    check(
        Kind::Meeting,
        &["Statement by the Spokesperson of the Ministry, Ambassador Jane Roe\n\n\
           Minister Ann Smith received today Mr. John Doe, Minister of Trade of Malta."],
    );
    check(Kind::Speech, &["Statement by Ambassador Jane Roe at a Security Council meeting on Haiti"]);
}

#[test]
fn an_envoy_of_a_house_speaks_on_something() {
    check(Kind::Comment, &["Foreign Ministry’s Special Envoy Jane Roe on the vote in Malta\n\n💬 All was in order."]);
}

#[test]
fn cargo_and_ships_make_news() {
    check(
        Kind::News,
        &[
            "An Air Force flight carrying humanitarian cargo for the flooded valleys landed at Kingston on Monday.",
            "The second shipment of Norwegian flour arrived in Valletta.",
            "The frigate Roe entered the harbour of Valletta.",
        ],
    );
    check(Kind::Visit, &["The plane carrying President Jane Roe landed in Oslo."]);
}

#[test]
fn deep_sadness_is_a_condolence_and_advice_a_notice() {
    check(Kind::Message, &["We were deeply saddened by the news of the earthquake. We extend our sympathy to all."]);
    check(Kind::Announcement, &["The Office advises against all travel to the border."]);
    check(Kind::Announcement, &["Six films from Malta will be shown in Oslo. Entrance is free."]);
    check(Kind::Briefing, &["Jane Roe, Spokesperson for the Ministry, met foreign reporters on Monday."]);
    check(Kind::Ceremony, &["The ribbon was cut by Minister Jane Roe."]);
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

#[test]
fn who_says_that_he_will_meet_meets() {
    check(
        Kind::Meeting,
        &["Boffa says he will meet Roe next month", "Chancellor Roe confirmed she would host President Boffa in Bonn"],
    );
    check(Kind::Visit, &["Prime Minister Roe says she will visit Malta in May"]);
    check(Kind::Call, &["Great to speak with my colleague, Minister Jane Roe, ahead of the forum."]);
}

#[test]
fn a_dash_leads_from_the_speaker_to_the_words() {
    check(
        Kind::Comment,
        &[
            "Анна Роу – о разговоре с послом: «Он длился час. Говорили о рыбе и о судах».",
            "Анна Роу на вопрос агентства о том, поедет ли премьер в Осло до конца года: \"Сообщим позже\"",
            "Анна Роу о бюджете: «Денег хватит до весны, потом решим».",
        ],
    );
}

#[test]
fn advice_to_citizens_is_an_announcement() {
    check(
        Kind::Announcement,
        &[
            "Информация для граждан\n\nГражданам Чада рекомендуется воздержаться от поездок на север.",
            "Просим обратить внимание, что с 1 мая меняется порядок выдачи справок.",
            "Norwegian nationals in Chad are advised to avoid public gatherings.",
            "Travel alert: citizens of Malta are urged to register with the Embassy.",
            "The Embassy informs that from 1 July the fee will be 80 EUR.",
            "Посольство информирует об изменении часов работы.",
        ],
    );
}

#[test]
fn a_printed_article_is_an_interview() {
    check(
        Kind::Interview,
        &[
            "В газете «Заря» опубликована статья Министра торговли Чада Али Бако «О рыбе»",
            "The Valletta Herald published an op-ed by Foreign Minister Karm Boffa on the sea",
            "Министр Анна Роу стала гостем программы «Утро» на телеканале «Заря»",
        ],
    );
}

#[test]
fn what_is_signed_greets_itself() {
    check(
        Kind::Message,
        &[
            "Happy Independence Day to our friends in Malta! – Jane Roe",
            "\"The sea is a promise,\" said Jane Roe in her message for World Ocean Day.",
        ],
    );
}

#[test]
fn what_comes_into_force_is_a_document() {
    check(
        Kind::Document,
        &[
            "С 1 мая вступает в силу соглашение между Чадом и Мальтой о рыболовстве.",
            "Text of the Joint Declaration of Norway and Malta",
            "Now available: Factsheet on the fisheries deal of Norway and Malta",
        ],
    );
}

#[test]
fn what_is_said_of_contacts_is_a_comment() {
    check(
        Kind::Comment,
        &[
            "Контакты с Осло продолжатся, заявил министр Анна Роу.",
            "Анна Роу назвала переговоры с Чадом полезными",
            "Анна Роу не исключает визита министра в Осло",
            "Jane Roe describes talks with Malta as useful",
        ],
    );
}

#[test]
fn what_those_in_charge_report_first_is_news() {
    check(
        Kind::News,
        &[
            "Полиция Чада сообщила, что на рынке задержаны девять человек",
            "МЧС сообщило, что пожар на складе потушен",
            "Минобороны заявило, что над морем сбиты три беспилотника",
        ],
    );
}

#[test]
fn a_heading_says_only_what_sort_of_paper_it_is() {
    check(
        Kind::Meeting,
        &[
            "MEDIA STATEMENT\n\nMinister Roe held consultations with Ambassador John Doe of Malta",
            "Приём заместителя Министра иностранных дел Норвегии\n\nМинистр А.Роу принял Яна Доу.",
        ],
    );
}

#[test]
fn guests_of_a_programme_are_interviewed_and_travellers_travel() {
    check(
        Kind::Interview,
        &["On Tuesday, Minister of Trade Jane Roe was a guest on Morning Radio. Main points:\n▪️ Fish is good"],
    );
    check(Kind::Visit, &["Foreign Secretary heads to Toronto for G7 meeting"]);
    check(
        Kind::News,
        &["Сегодня в аэропорту Коломбо приземлился самолёт МЧС России, доставивший гуманитарную помощь."],
    );
    check(Kind::Ceremony, &["Exhibition marks 75 years of diplomatic relations between Norway and Malta"]);
    check(Kind::History, &["Today is Malta National Day."]);
    check(Kind::Document, &["The Bluebook 2025 was reported to the Cabinet on April 8."]);
}

#[test]
fn who_answers_the_press_or_writes_remarks_makes_a_statement() {
    check(
        Kind::Comment,
        &[
            "❓ A newspaper claims that students gather information. What is the Embassy's comment?\n\n💬 Embassy Spokesperson Jane \
             Roe: The report is pure fabrication.",
            "Spokesperson of the Ministry of Foreign Affairs Jane Roe's Remarks on the Visit",
        ],
    );
    check(
        Kind::Announcement,
        &[
            "The Embassy of Malta in Egypt urges Maltese nationals in Lebanon to leave while flights go.",
            "Посольству требуется преподаватель начальных классов. Резюме просим присылать до конца месяца.",
        ],
    );
    check(Kind::News, &["Врачи спасли жителя Твери.\n\nОб этом ТАСС рассказал начальник отделения больницы."]);
}

#[test]
fn what_is_under_way_behind_a_dash_or_a_colon_is_a_meeting() {
    check(
        Kind::Meeting,
        &[
            "Сейчас в Кремле – переговоры Ивана Роу с Анной Доу.",
            "В эти минуты в МИД – консультации А.Роу с послом Мальты.",
            "В эти минуты в Осло начинаются переговоры делегаций Мальты и Норвегии.",
            "Happening now at the Foreign Ministry: talks between Minister Jane Roe and her colleague John Doe.",
        ],
    );
}

#[test]
fn that_somebody_came_is_said_by_the_way() {
    check(
        Kind::Meeting,
        &[
            "Президент Роу встретился с премьер-министром Мальты, который прибыл в Осло с визитом.",
            "President Roe received Minister John Doe, who arrived in Oslo on an official visit.",
            "The Minister and Jane Roe exchanged views on the ratification of the agreement.",
            "Министр и Анна Роу обменялись мнениями о ратификации соглашения.",
        ],
    );
}

#[test]
fn notices_and_papers_by_how_they_open() {
    check(
        Kind::Announcement,
        &[
            "LIVE at 15:00: President Roe and Prime Minister Doe meet the press",
            "Week ahead: 17–23 November",
            "A mobile consular service will be held in Bergen on Saturday. Bring your passport.",
            "Открылась регистрация на стипендиальную программу. Подать заявку можно до 1 августа.",
            "Стартовал набор в летнюю школу.",
        ],
    );
    check(
        Kind::Document,
        &[
            "The Statistics Agency released the inflation figures in Oslo on Monday.",
            "President Roe on Thursday signed decrees appointing Jane Doe ambassador to Malta.",
            "Росстат опубликовал во вторник данные о промышленном производстве за май.",
        ],
    );
}

#[test]
fn delegations_are_met_and_come() {
    check(
        Kind::Meeting,
        &[
            "Minister Jane Roe received a four-member delegation from the Bank of Malta, led by John Doe.",
            "The Maltese delegation was led by Vice Minister John Doe.",
        ],
    );
    check(Kind::Visit, &["Вчера у нас в Уфе работала делегация из китайской провинции Цзянси."]);
}

#[test]
fn cables_are_messages_whoever_words_come_between() {
    check(
        Kind::Message,
        &[
            "His Majesty the King today dispatched a cable to President Jane Roe, congratulating her on her re-election.",
            "«Это тяжёлая утрата», — говорится в телеграмме Президента Ивана Роу.",
        ],
    );
}

#[test]
fn what_follows_a_title_makes_its_kind() {
    check(
        Kind::Call,
        &[
            "📞 Анна Роу пообщалась с послом Мальты Марком Боргезе.",
            "Совещание с министрами\n\nАнна Роу в режиме видеоконференции провела совещание с министрами.",
        ],
    );
    check(
        Kind::Speech,
        &[
            "Анна Роу: время угроз прошло\n\nПрезидент страны выступила на заседании парламентской фракции Рабочей партии.",
        ],
    );
    check(
        Kind::Meeting,
        &["Анна Роу: торговля растёт\n\nПрезидент Норвегии встретилась с Премьер-министром Мальты Марком Боргезе."],
    );
}

#[test]
fn books_of_condolence_letters_missions_and_reports() {
    check(Kind::Ceremony, &["Книгу соболезнований в посольстве Мальты подписал Олаф Нильсен."]);
    check(Kind::Message, &["Такое письмо Анна Роу отправила Марку Боргезе."]);
    check(Kind::Visit, &["Группа наблюдателей от ОБСЕ работает в Молдавии. Вчера группа встретилась с учителями."]);
    check(Kind::Document, &["Число голодающих выросло до 600 миллионов, говорится в докладе «Голод в мире»."]);
}

#[test]
fn who_shuns_a_meeting_does_not_meet() {
    let extractor = Extractor::new();
    for text in [
        "Foreign Minister Roe avoided a meeting with the Ambassador of Norway.",
        "Министр избежал встречи с послом Норвегии.",
    ] {
        let report = extractor.report(&Post { text, ..Post::default() });
        assert_eq!(report.realis.value, Realis::Negated, "{text}");
    }
}

#[test]
fn words_in_a_meeting_are_of_the_meeting() {
    check(
        Kind::Meeting,
        &["King John II, in a meeting on Monday with Malta's Foreign Minister Jane Roe, stressed the need for peace."],
    );
    check(Kind::News, &["Дружественный визит кораблей флота в Таиланд завершился."]);
}
