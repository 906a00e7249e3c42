//! What kind of event posts of governments tell of: acts, papers and notices that no meeting is.

use crate::event::{Extractor, Kind, Post, Realis};

#[test]
fn acts_papers_and_notices_are_told_apart() {
    let extractor = Extractor::new();
    for (kind, text) in [
        (Kind::Document, "Коллегия ЕЭК обнулила пошлины на детское питание"),
        (Kind::Document, "ДОГОВОР С МАЛЬТОЙ РАТИФИЦИРОВАЛ ПАРЛАМЕНТ"),
        (Kind::Document, "Правительство Норвегии одобрило проект соглашения с Мальтой о рыболовстве."),
        (Kind::Ceremony, "В Посольстве открыта книга соболезнований"),
        (Kind::Ceremony, "Копии верительных грамот были вручены министру Анне Роу новым послом Иваном Доу."),
        (Kind::Ceremony, "🎗 В Осло прошла акция «Бессмертный полк»."),
        (Kind::Ceremony, "Орден Дружбы вручён профессору Анне Роу."),
        (Kind::Ceremony, "На открытие центра в Осло прибыли министр Анна Роу и посол Иван Доу."),
        (Kind::Visit, "С рабочим визитом в Бергене находился министр Иван Доу."),
        (Kind::Visit, "Вэнс и Рубио намерены вскоре посетить Осло."),
        (Kind::Meeting, "Посол Иван Доу нанёс визит министру торговли Анне Роу."),
        (Kind::Meeting, "Председатель Анна Роу провела приём делегации банка во главе с Иваном Доу."),
        (Kind::Meeting, "📷 На фото: встреча министра Анны Роу с послом Иваном Доу"),
        (Kind::Message, "В адрес Президента Анны Роу поступила телеграмма от Короля Мальты Ивана Доу."),
        (Kind::Comment, "«Переговоры возобновятся скоро», — сообщил журналистам глава МИД Мальты Иван Доу"),
        (Kind::Speech, "Министр Анна Роу произнесла речь в Совете Мальты."),
        (Kind::Interview, "📺 Посол Анна Роу ответила на вопросы корреспондента газеты «Утро»."),
        (Kind::Interview, "🎥 Посол Иван Доу — гость студии «Утра»."),
        (Kind::Announcement, "МИД рекомендует гражданам Мальты воздержаться от поездок в Чад."),
        (
            Kind::Announcement,
            "Посольство Республики Мальта в Королевстве Норвегия информирует граждан об изменении графика работы.",
        ),
    ] {
        assert_eq!(extractor.report(&Post { text, ..Post::default() }).kind.value, kind, "{text}");
    }
}

#[test]
fn english_papers_of_governments_are_told_apart() {
    let extractor = Extractor::new();
    for (kind, text) in [
        (Kind::Speech, "Foreign Affairs Council: Remarks by Commissioner Jane Roe upon arrival"),
        (
            Kind::Message,
            "Norway National Day\n\nPress Statement\n\nI extend my warmest congratulations to all in Norway.",
        ),
        (Kind::Comment, "Foreign Ministry Spokesperson's Remarks on the Remarks by the G7"),
        (
            Kind::Announcement,
            "Public Schedule – May 9, 2025\n\nSecretary Roe\n11:00 a.m. Secretary Roe meets with John Doe.",
        ),
        (Kind::Interview, "Secretary Roe with John Doe of Fox News"),
        (Kind::Ceremony, "The signing and exchange of notes took place in Valletta between Jane Roe and John Doe."),
        (Kind::Meeting, "Working lunch between Foreign Minister Roe and Foreign Minister Doe of Malta"),
        (Kind::News, "Appointment of Jane Roe as Special Envoy for Water"),
        (Kind::Message, "On the Passing of Former President John Doe"),
        (
            Kind::Comment,
            "Spokesperson Jane Roe's response to media queries on the floods\n\n\"We are deeply saddened.\"",
        ),
        (
            Kind::Comment,
            "Jane Roe, Spokesperson of the Ministry, answers the question of the media regarding the talks",
        ),
        (Kind::Comment, "Foreign Minister Jane Roe before departing for Brussels:\n\n\"Europe must stand together.\""),
        (Kind::Comment, "GERMANY'S MERZ SAYS READY TO TALK"),
        (
            Kind::Announcement,
            "Media Logistics for the Harbour Meeting\n\nJane Roe will host the meeting on 30 October.",
        ),
        (Kind::Announcement, "The Embassy of Malta invites all friends of Malta to join the celebration."),
        (Kind::Visit, "Press Release Regarding the Visit of Jane Roe, Minister of Trade, to Malta"),
        (Kind::Meeting, "Minister Jane Roe received the Ambassador of Malta, John Doe, to express condolences."),
        (
            Kind::Meeting,
            "#Announcement\n\nPresident of Norway Jane Roe will hold talks with President of Malta John Doe.",
        ),
        (Kind::Meeting, "NATO Secretary General welcomes the President of Malta to NATO Headquarters"),
        (Kind::Meeting, "President Jane Roe bids farewell to outgoing Maltese Ambassador John Doe"),
        (Kind::Meeting, "Thank you, @JaneRoe, for the productive meeting today."),
        (Kind::Meeting, "Minister Jane Roe received a courtesy call from Ambassador John Doe."),
        (Kind::News, "Norway and Malta agree to a full ceasefire."),
        (Kind::History, "#InMemoriam\n\nOn 20 February 2017, an outstanding diplomat, John Doe, passed away."),
        (Kind::Other, "Embassy of Malta pinned a video"),
    ] {
        assert_eq!(extractor.report(&Post { text, ..Post::default() }).kind.value, kind, "{text}");
    }
}

#[test]
fn what_agencies_tell_is_told_apart() {
    let extractor = Extractor::new();
    for (kind, text) in [
        (Kind::Call, "МИД Мальты: министр Анна Роу позвонила Ивану Доу"),
        (Kind::Visit, "Песков: Анна Роу 5 мая посетит Осло"),
        (Kind::Comment, "Анна Роу: Встречались с Иваном Доу в Осло, обсудили диалог"),
        (
            Kind::Meeting,
            "Анна Роу 4 мая встретится в Осло с Иваном Доу, сообщила на брифинге представитель МИД Мария Коу.",
        ),
        (Kind::Meeting, "Анна Роу заявила, что встретится с Иваном Доу.\n\nРанее они провели телефонный разговор."),
        (Kind::Meeting, "МИД Мальты вручил послу Чада Ивану Доу ноту протеста."),
        (
            Kind::Meeting,
            "Заместитель министра Анна Роу приняла участие в политконсультациях между МИД Мальты и МИД Чада.",
        ),
        (Kind::Comment, "Анна Роу в ходе заседания кабмина рассказала о ценах."),
        (Kind::Comment, "Анна Роу после встречи с послом Чада: Мальта останется другом"),
        (Kind::Meeting, "Заседание комиссии в рамках визита министра Анны Роу"),
        (Kind::Meeting, "Об итогах встречи министра Анны Роу с делегацией Чада"),
        (Kind::Meeting, "Анна Роу и Иван Доу провели тет-а-тет в Осло"),
        (Kind::Announcement, "Анна Роу выступит в парламенте Мальты"),
        (Kind::Comment, "Министр Анна Роу оценивает шансы на переговоры как высокие."),
        (Kind::Comment, "Мошенники взламывают телефоны, предупреждают в МВД."),
        (
            Kind::Interview,
            "Роу надеется на мир\n\nПомощник президента Анна Роу назвала визит важным.\n\n\"Мы готовы\", - сказала Роу. \"Дата известна\", - сказал представитель Кремля в интервью телеканалу.",
        ),
        (Kind::Announcement, "Глава МИД Мальты проведет итоговую пресс-конференцию в мае"),
        (Kind::Announcement, "Выборы президента Мальты пройдут 15 мая, решение принял парламент"),
        (Kind::Announcement, "Для постановки на учёт необходимо заполнить заявление."),
        (Kind::Document, "Президент назначил Анну Роу послом.\n\nОб этом говорится в указе."),
        (Kind::Document, "Президент Мальты поручил министрам подготовить план"),
        (Kind::News, "Генпрокуратура признала нежелательной деятельность фонда"),
        (Kind::News, "Министр Анна Роу подала в отставку, сообщил Рейтер.\n\nРанее она призналась, что ошиблась."),
        (Kind::News, "Полиция выявила новую схему обмана покупателей."),
        (Kind::History, "21 мая - день вдохновения"),
        (Kind::News, "Главное к этому часу:\n\n— Роу провела совещание с министрами\n— Доу прибыл в Осло"),
        (Kind::History, "Сегодня день рождения отмечает артист Иван Доу"),
    ] {
        assert_eq!(extractor.report(&Post { text, ..Post::default() }).kind.value, kind, "{text}");
    }
}

#[test]
fn a_meeting_is_held_when_its_verb_says() {
    let extractor = Extractor::new();
    for (realis, text) in [
        (Realis::Ongoing, "Анна Роу проводит заседание правительства"),
        (Realis::Ongoing, "Премьер Мальты проводит первое заседание правительства, сообщает пресс-служба"),
        (Realis::Future, "Анна Роу проведёт совещание с губернаторами"),
        (Realis::Past, "Анна Роу провела заседание правительства"),
    ] {
        let report = extractor.report(&Post { text, ..Post::default() });
        assert_eq!((report.kind.value, report.realis.value), (Kind::Meeting, realis), "{text}");
    }
}

#[test]
fn what_is_only_where_or_by_whom_decides_nothing() {
    let extractor = Extractor::new();
    for (kind, text) in [
        (Kind::Comment, "Министр торговли Чада Иван Доу, находящийся с визитом в Осло, заявил, что порты открыты."),
        (Kind::Comment, "Министр Иван Доу в беседе с Анной Роу заявил, что порты открыты."),
        (Kind::Briefing, "Глава МИД Чада Иван Доу сообщил на пресс-конференции, что обсудил с Анной Роу торговлю."),
        (Kind::Briefing, "Доу: порты откроют\n\nПорты откроют. Об этом министр Иван Доу заявил на брифинге."),
        (Kind::News, "Министр Иван Доу подал в отставку.\n\n«Доу подал заявление», — заявил собеседник."),
        (Kind::History, "Чад и Мали отмечают 50-летие установления отношений"),
        (Kind::Visit, "К визиту в Осло министра торговли Чада Ивана Доу"),
        (Kind::Comment, "МИД Чада сделало заявление о портах."),
    ] {
        assert_eq!(extractor.report(&Post { text, ..Post::default() }).kind.value, kind, "{text}");
    }
}

#[test]
fn english_acts_calls_and_notices_are_told_apart() {
    let extractor = Extractor::new();
    for (kind, text) in [
        (Kind::Ceremony, "President Jane Roe swore in John Doe as Ambassador to Chile on Monday."),
        (Kind::Ceremony, "Foreign Minister Jane Roe called at the Embassy of Chile to sign the book of condolence."),
        (Kind::Ceremony, "John Doe, Minister of Education, is now doctor honoris causa of our university."),
        (Kind::Ceremony, "On 5 May a ceremonial first stone laying was held by Minister Jane Roe."),
        (
            Kind::Speech,
            "The President of Malta, Jane Roe, addressed both chambers of the Spanish parliament on Monday.",
        ),
        (
            Kind::Speech,
            "President Jane Roe: Opening remarks at the Harbour Summit\n\n“It is an honour to welcome you.”",
        ),
        (Kind::Speech, "In a video message played at the opening of the Conference, Jane Roe told delegates to act."),
        (Kind::Briefing, "Spokesperson Jane Roe takes questions from the press (24 July 2025)"),
        (Kind::Briefing, "Secretary Jane Roe Remarks to the Press\n\nQUESTION: What now?"),
        (Kind::Call, "Minister Jane Roe will be on the line with the Foreign Minister of Latvia, John Doe."),
        (Kind::Call, "Ministers Jane Roe (Latvia) and John Doe (Estonia) linked up by video this afternoon."),
        (Kind::Meeting, "Foreign Minister Jane Roe and Chad's John Doe had a frank working breakfast in Suva."),
        (Kind::Meeting, "Ambassador Jane Roe met Governor John Doe and congratulated him on the election."),
        (Kind::Meeting, "Foreign Minister Jane Roe will call on President John Doe on Monday."),
        (Kind::Message, "New Year Message by H.E. Ms Jane Roe, Ambassador of Malta to Chile:\n\nThe year was good."),
        (Kind::Comment, "The information about an alleged attack by Maltese troops on the port is not true."),
        (Kind::News, "Deputy John Doe was shot after a government meeting in Valletta, police said."),
        (Kind::News, "Opposition leader John Doe shot dead after campaign meeting in Lima"),
        (
            Kind::Meeting,
            "OFF: Friday's meeting between Chad's Jane Roe and Mali's John Doe has been called off, it was said.",
        ),
        (Kind::Announcement, "Consulate of Malta: in case of emergency call +356 2233 4455"),
        (Kind::Announcement, "Embassy of Malta in Chile – emergency phones:\n+56 2 2233 4455 (duty officer)"),
        (Kind::Document, "A Report on the floods in May compiled by the Ambassador Jane Roe has been published."),
        (Kind::History, "On 13 January teachers of Malta mark their professional holiday, #MalteseTeachersDay."),
    ] {
        let report = extractor.report(&Post { text, ..Post::default() });
        assert_eq!(report.kind.value, kind, "{text}");
    }
}

#[test]
fn posts_of_ministries_in_english_are_told_by_what_they_do() {
    let extractor = Extractor::new();
    for (kind, text) in [
        (
            Kind::Comment,
            "The Norwegian Government received with satisfaction the news of the truce between Mali and Chad.",
        ),
        (Kind::Comment, "Chile learned with relief of the agreement between Mali and Chad."),
        (Kind::Message, "The Norwegian Government received with deep sorrow the news of the floods in Chad."),
        (Kind::Message, "Statement by Spokesperson Jane Roe on the Passing of Queen Anna of Valdonia"),
        (Kind::Comment, "Foreign Ministry Spokesperson on the situation in northern Mali\n\nThe war must end."),
        (Kind::News, "Norway dispatched 40 tonnes of medicines to Chad, in response to its request."),
        (
            Kind::News,
            "The Government sent oxygen and rescuers to Malta in response to a request of its Prime Minister.",
        ),
        (Kind::News, "Inflation stood at 3.2 per cent in May, according to the central bank."),
        (
            Kind::Speech,
            "Lessons of Helsinki: Norwegian statement to the OSCE\n\nAmbassador Jane Roe says war is no answer.",
        ),
        (Kind::Speech, "Doorstep statement by Minister Jane Roe at the start of the Council"),
        (Kind::Speech, "Jane Roe says war is no answer.\n\nDelivered on: 5 May 2024\n\nThank you, Madam Chair."),
        (Kind::Call, "Minister Jane Roe was on the line with the Minister of Mali, John Doe."),
        (
            Kind::Call,
            "Roe backs Malta\n\nIn a phone call with Minister John Doe on Monday, Minister Jane Roe condemned the raid.",
        ),
        (
            Kind::Meeting,
            "Minister Jane Roe spoke today on the margins of the Forum with the Minister of Mali, John Doe.",
        ),
        (Kind::Ceremony, "Minister Jane Roe came to the Embassy of Chile to sign the condolence book."),
        (
            Kind::Visit,
            "MEDIA RELEASE\nMR17 5 May 2024\n\nMALI VISIT\n\nNORTHERN AFRICA\n\nMinister Jane Roe visited Mali this week.",
        ),
        (Kind::Visit, "С 5 по 7 мая в Осло с бизнес-миссией находится делегация Клинской области."),
    ] {
        assert_eq!(extractor.report(&Post { text, ..Post::default() }).kind.value, kind, "{text}");
    }
}
