//! Messages in the further languages: kind, day and countries, line by line.

use crate::dump::Posted;
use crate::event::{Extractor, Post};

/// Posted on Wednesday, 12 March 2025.
#[track_caller]
fn check(text: &str, expected: &str) {
    const SECONDS: i64 = 1_741_773_600;
    let posted = Some(Posted::utc(SECONDS));
    let report = Extractor::new().report(&Post { text, posted, ..Post::default() });
    let date = report.date.map_or_else(|| "-".to_owned(), |field| field.value.to_string());
    let countries: Vec<String> = report.countries.iter().map(|field| field.value.to_string()).collect();
    let kind = format!("{:?}", report.kind.value).to_lowercase();
    assert_eq!(format!("{} {kind} {date} {}", report.lang, countries.join(" ")).trim_end(), expected, "{text}");
}

#[test]
fn ukrainian_is_read() {
    check(
        "Міністри закордонних справ Греції та Кіпру проведуть консультації в Афінах 14 березня.",
        "uk meeting 2025-03-14 CY GR",
    );
    check("Україна та Ірландія домовилися про спільне виробництво.", "uk news - IE UA");
    check("Посол Бразилії вручив копії вірчих грамот міністру.", "uk ceremony - BR");
    check("Виступ президента Кенії на саміті в Найробі (10 березня)", "uk speech 2025-03-10 KE");
    check("Посольство Таїланду: прийом громадян 15 березня скасовано", "uk announcement 2025-03-15 TH");
    check("Голова МЗС Латвії розкритикувала позицію Будапешта.", "uk comment - HU LV");
    check("Сторони обговорили експорт зерна до Алжиру під час зустрічі у Варшаві.", "uk meeting - DZ");
    check(
        "10 березня міністр закордонних справ України зустрівся в Берні зі своїм колегою зі Швейцарії.",
        "uk meeting 2025-03-10 CH UA",
    );
    check("Президент Словенії Марко Кос учора прийняв посла Японії.", "uk meeting 2025-03-11 JP SI");
    check("Відбулася телефонна розмова прем'єр-міністра Канади з президенткою Мексики.", "uk call - CA MX");
    check("Делегація уряду Кенії прибуде до Києва 20 березня.", "uk visit 2025-03-20 KE");
    check("Китай рішуче засуджує теракт у Сомалі, заявив речник МЗС.", "uk comment - CN SO");
    check(
        "Міністр оборони Данії підписав сьогодні в Осло меморандум із норвезькими партнерами.",
        "uk ceremony 2025-03-12 DK NO",
    );
    check("Інтерв'ю посла Індії виданню «Обрій»", "uk interview - IN");
    check("Король Йорданії привітав народ Лівану з Днем незалежності.", "uk message - JO LB");
    check("Землетрус стався вночі поблизу Гватемали, загинули двоє людей.", "uk news 2025-03-11/2025-03-12 GT");
    check(
        "Переговори між Єгиптом та Ефіопією щодо Нілу тривали 8–9 березня.",
        "uk meeting 2025-03-08/2025-03-09 EG ET",
    );
}

#[test]
fn french_is_read() {
    check("Le roi du Maroc s'est entretenu au téléphone avec le président du Cameroun.", "fr call - CM MA");
    check(
        "« Nous n'accepterons aucune ingérence dans nos affaires », a martelé le ministre malgache.",
        "fr comment - MG",
    );
    check("Cérémonie de remise des lettres de créance de l'ambassadeur du Kenya", "fr ceremony - KE");
    check("Le Conseil des ministres a adopté hier un projet de loi sur la pêche.", "fr document 2025-03-11");
    check("Réunion ministérielle Chine-Afrique à Addis-Abeba", "fr meeting - CN");
    check("L'ambassade de Suède recrute un assistant. Candidatures avant le 30 mars.", "fr announcement 2025-03-30 SE");
    check("Il y a 60 ans naissait la coopération entre la France et le Togo.", "fr history - FR TG");
    check("La visite du président serbe à Chypre est reportée.", "fr meeting - CY RS");
    check("Le Premier ministre du Sénégal a reçu mardi à Dakar l'ambassadeur du Japon.", "fr meeting 2025-03-11 JP SN");
    check("Entretien téléphonique entre le roi de Jordanie et la présidente de Malte.", "fr call - JO MT");
    check(
        "Le ministre togolais de la Défense se rendra au Bénin du 20 au 22 mars.",
        "fr visit 2025-03-20/2025-03-22 BJ TG",
    );
    check("La Norvège condamne l'attentat commis hier à Mogadiscio.", "fr comment 2025-03-11 NO");
    check("Déclaration de la porte-parole du gouvernement péruvien sur la situation en Haïti", "fr comment - HT PE");
    check(
        "Les deux chefs d'État ont signé le 9 mars un accord de pêche entre l'Islande et la Mauritanie.",
        "fr ceremony 2025-03-09 IS MR",
    );
    check("Le président du Gabon a adressé un message de condoléances au peuple chinois.", "fr message - CN GA");
    check("Point de presse du ministère polonais des Affaires étrangères, 11 mars 2025", "fr briefing 2025-03-11 PL");
    check("Incendie à Lomé : trois blessés", "fr news -");
    check("Paris et Rabat ont échangé sur le dossier, selon une source libyenne.", "fr meeting - FR LY MA");
    check("Le Burkina Faso et le Niger saluent la décision de l'Union européenne.", "fr comment - BF EU NE");
}

#[test]
fn spanish_is_read() {
    check("El presidente de Uruguay recibió ayer en audiencia al embajador de Noruega.", "es meeting 2025-03-11 NO UY");
    check("La canciller mexicana conversó por teléfono con su par de Canadá.", "es call - CA MX");
    check("Nicaragua rompe relaciones con Ecuador, informa Managua.", "es news - EC NI");
    check("Chile y Argentina inauguran un paso fronterizo.", "es ceremony - AR CL");
    check("Entrevista al ministro de Exteriores de Portugal en el diario local.", "es interview - PT");
    check("El Congreso aprobó el 5 de marzo la ley de cooperación con Italia.", "es document 2025-03-05 IT");
    check("Palabras de la presidenta de Eslovenia ante la Asamblea General de la ONU", "es speech - SI UN");
    check("Consulado de Honduras: horario especial el 19 de marzo", "es announcement 2025-03-19 HN");
    check(
        "La canciller de Colombia se reunió el lunes en Lima con su homólogo peruano.",
        "es meeting 2025-03-10 CO PE",
    );
    check("El presidente de Paraguay viajará a Japón el 18 de marzo.", "es visit 2025-03-18 JP PY");
    check("Conversación telefónica entre los presidentes de Cuba y Angola", "es call - AO CU");
    check("Bolivia rechaza las declaraciones del Gobierno de Israel.", "es comment - BO IL");
    check(
        "“No aceptaremos presiones de nadie en esta negociación”, afirmó el ministro ecuatoriano.",
        "es comment - EC",
    );
    check("Ecuador y Corea del Sur firmaron ayer un acuerdo comercial.", "es ceremony 2025-03-11 EC KR");
    check("El rey de España felicitó al presidente de Portugal.", "es message - ES PT");
    check(
        "Rueda de prensa de la portavoz del Ministerio de Exteriores de Rusia, 11 de marzo de 2025",
        "es briefing 2025-03-11 RU",
    );
    check("Un terremoto sacudió Filipinas; hay dos muertos.", "es news - PH");
    check("La ministra dominicana llegó hoy a Ciudad de México.", "es visit 2025-03-12 DO");
}

#[test]
fn german_is_read() {
    check("Verteidigungsminister Klein ist heute zu einem Besuch in Dschibuti eingetroffen.", "de visit 2025-03-12 DJ");
    check(
        "Tschechien und Polen haben am Donnerstag in Brünn einen Vertrag unterzeichnet.",
        "de ceremony 2025-03-06 CZ PL",
    );
    check(
        "Am 11. März trafen sich in Wien die Finanzminister Kroatiens und Bulgariens.",
        "de meeting 2025-03-11 BG HR",
    );
    check("Paris und Rom fordern Aufklärung über den Vorfall vor Libyen.", "de comment - FR IT LY");
    check("Die Botschaft in Nairobi bleibt am 17. März geschlossen.", "de announcement 2025-03-17");
    check("Vor 50 Jahren nahmen Finnland und Portugal diplomatische Beziehungen auf.", "de history - FI PT");
    check("Grußwort des spanischen Königs beim Festakt in Lissabon", "de speech - ES");
    check("Der Bundestag hat das Abkommen mit Vietnam ratifiziert.", "de document - VN");
    check("Bundeskanzlerin Maria Huber empfing gestern den Präsidenten von Kasachstan.", "de meeting 2025-03-11 KZ");
    check(
        "Außenminister Jonas Weber telefonierte am Montag mit seiner Amtskollegin aus Singapur.",
        "de call 2025-03-10 SG",
    );
    check(
        "Die Verteidigungsministerin reist vom 17. bis 19. März nach Lettland und Estland.",
        "de visit 2025-03-17/2025-03-19 EE LV",
    );
    check("Litauen und die Niederlande unterzeichneten am 3. März 2025 ein Abkommen.", "de ceremony 2025-03-03 LT NL");
    check("Die Schweiz verurteilt den Angriff auf die Botschaft Thailands.", "de comment - CH TH");
    check(
        "„Wir werden Moldau nicht im Stich lassen“, sagte der rumänische Präsident in Chişinău.",
        "de comment - MD RO",
    );
    check("Interview mit dem ungarischen Botschafter über Wasserstoff", "de interview - HU");
    check("Der österreichische Bundespräsident kondolierte der Türkei zum Erdbeben.", "de message - AT TR");
    check("Bei einem Brand in Prag wurden zwei Slowaken verletzt.", "de news - SK");
    check("Das Treffen der Außenminister von Chile und Peru findet nicht statt.", "de meeting - CL PE");
}

#[test]
fn arabic_is_read() {
    check("عقد وزيرا خارجية الأردن والعراق جلسة مباحثات في عمّان يوم 10 مارس.", "ar meeting 2025-03-10 IQ JO");
    check("أكد الرئيس اللبناني أن بلاده ترفض التصعيد.", "ar comment - LB");
    check("مؤتمر صحفي لوزيرة خارجية السويد في ستوكهولم", "ar briefing - SE");
    check("بحث رئيس الحكومة الليبية هاتفياً مع نظيره الإيطالي ملف الهجرة.", "ar call - IT LY");
    check("دعت واشنطن وطهران إلى استئناف المفاوضات.", "ar comment - IR US");
    check("أصدر الملك مرسوماً بتعيين سفير لدى إسبانيا.", "ar document - ES");
    check("قدم السفير الصيني أوراق اعتماده إلى رئيس تشاد.", "ar ceremony - CN TD");
    check("مقتل أربعة أشخاص في انفجار بباكستان", "ar news - PK");
    check("التقى وزير الخارجية المصري أمس في القاهرة نظيره اليوناني.", "ar meeting 2025-03-11 EG GR");
    check("أجرى رئيس الوزراء العراقي اتصالاً هاتفياً مع أمير قطر.", "ar call - IQ QA");
    check("وصل الرئيس الموريتاني يوم الاثنين إلى تونس في زيارة رسمية.", "ar visit 2025-03-10 MR TN");
    check("أدانت الأردن الهجوم الذي وقع في الصومال.", "ar comment - JO SO");
    check("وقعت ليبيا ومالطا اتفاقية للتعاون يوم ١٠ مارس ٢٠٢٥.", "ar ceremony 2025-03-10 LY MT");
    check("بيان صادر عن وزارة الخارجية السعودية بشأن الوضع في السودان", "ar comment - SA SD");
    check("برقية تعزية من ملك البحرين إلى رئيسة الهند", "ar message - BH IN");
    check("كلمة مندوب لبنان لدى الأمم المتحدة", "ar speech - LB UN");
    check("يزور وزير الدفاع التركي الكويت من 20 إلى 22 آذار/مارس.", "ar visit 2025-03-20/2025-03-22 KW TR");
}

#[test]
fn chinese_is_read() {
    check("外交部长同德国外长举行视频会晤", "zh call - DE");
    check("俄罗斯总统抵达土库曼斯坦进行国事访问", "zh visit - RU TM");
    check("外交部就尼日尔局势发表声明", "zh comment - NE");
    check("驻肯尼亚大使在当地报纸发表署名文章", "zh interview - KE");
    check("全国人大批准中国和泰国引渡条约", "zh document - CN TH");
    check("3月15日，第五届中欧论坛将在布达佩斯举行，敬请关注直播。", "zh announcement 2025-03-15");
    check("日方对此表示遗憾，华盛顿方面未予置评。", "zh comment - JP US");
    check("柬埔寨首相昨日接见老挝外交部长", "zh meeting 2025-03-11 KH LA");
    check("3月10日，外交部部长在北京会见新加坡驻华大使。", "zh meeting 2025-03-10 CN SG");
    check("国家主席昨天同巴西总统通电话。", "zh call 2025-03-11 BR");
    check("匈牙利总理将于3月20日至22日访问哈萨克斯坦。", "zh visit 2025-03-20/2025-03-22 HU KZ");
    check("中方坚决反对美方对台军售，外交部发言人表示。", "zh comment - CN US");
    check("古巴和越南签署农业合作协议", "zh ceremony - CU VN");
    check("印尼总统致电祝贺新西兰总理就任。", "zh message - ID NZ");
    check("法国外长在联合国安理会发表讲话", "zh speech - FR UN");
    check("智利北部发生地震，两人遇难。", "zh news - CL");
    check("中美两国元首3月8日在韩国举行会晤。", "zh meeting 2025-03-08 CN KR US");
    check("发展中国家在青海地区举行比赛", "zh news -");
}

#[test]
fn seven_more_are_read() {
    check("O chanceler do Brasil reuniu-se ontem em Assunção com o ministro paraguaio.", "pt meeting 2025-03-11 BR PY");
    check(
        "O presidente de Moçambique visitou a Coreia do Sul de 3 a 5 de março de 2025.",
        "pt visit 2025-03-03/2025-03-05 KR MZ",
    );
    check("Il ministro della Difesa ha incontrato a Roma l'ambasciatore della Corea del Sud.", "it meeting - KR");
    check("Il presidente croato è arrivato ieri in Albania.", "it visit 2025-03-11 AL HR");
    check("Dışişleri Bakanı, dün Katar Büyükelçisi'ni kabul etti.", "tr meeting 2025-03-11 QA");
    check("Cumhurbaşkanı, 10 Mart 2025'te Macaristan Başbakanı ile telefonda görüştü.", "tr call 2025-03-10 HU");
    check("Premier Szwecji spotkał się w Warszawie 9 marca z prezydentem Węgier.", "pl meeting 2025-03-09 HU SE");
    check("Minister obrony Niemiec przybył wczoraj do Kijowa.", "pl visit 2025-03-11 DE");
    check("Премьер-министр бүгін Жапонияның елшісін қабылдады.", "kk meeting 2025-03-12 JP");
    check(
        "2025 жылғы 10 наурызда Қазақстан мен Өзбекстан сыртқы істер министрлері кездесті.",
        "kk meeting 2025-03-10 KZ UZ",
    );
    check("Прэм'ер-міністр сустрэўся ўчора з паслом Кубы ў Мінску.", "be meeting 2025-03-11 CU");
    check(
        "Министар одбране Србије састао се 9. марта са амбасадором Мађарске у Београду.",
        "sr meeting 2025-03-09 HU RS",
    );
}
