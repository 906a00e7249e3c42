//! What queries mean, and where they are at fault.

use super::*;

/// What is not understood of a query, and how much was forgiven, for tests of what the page calls things.
#[cfg(feature = "page")]
pub(crate) fn parse_faults(text: &str) -> (Vec<QueryFault>, usize) {
    let query = parse(text);
    (query.faults, query.forgiven.len())
}

/// A query written out: every bracket shown, `*` behind what is being typed.
fn show(expr: &Expr) -> String {
    let all = |parts: &[Expr], between: &str| parts.iter().map(show).collect::<Vec<_>>().join(between);
    let star = |typing: &bool| if *typing { "*" } else { "" };
    let day = |day: &Option<Day>| day.map_or(String::new(), |day| day.to_string());
    match expr {
        Expr::All => "ALL".into(),
        Expr::Words { words, typing } => format!("{}{}", words.join("+"), star(typing)),
        Expr::Named { facet, words, typing } => format!("{facet:?}~{}{}", words.join("+"), star(typing)),
        Expr::Coded { facet, code, typing } => format!("{facet:?}={code}{}", star(typing)),
        Expr::Post(link) => format!("{}/{}", link.chat.shown(), link.post),
        Expr::Days(from, to) => format!("{}..{}", day(from), day(to)),
        Expr::Not(inner) => format!("-{}", show(inner)),
        Expr::And(parts) => format!("({})", all(parts, " ")),
        Expr::Or(parts) => format!("({})", all(parts, " | ")),
    }
}

#[track_caller]
fn check(query: &str, expected: &str) {
    let parsed = parse(query);
    assert_eq!((show(&parsed.expr).as_str(), parsed.faults), (expected, Vec::new()));
}

#[track_caller]
fn fault(query: &str, at: &str, expected: &str) {
    faults(query, &[at], expected);
}

#[track_caller]
fn faults(query: &str, at: &[&str], expected: &str) {
    let parsed = parse(query);
    let place = |fault: &QueryFault| &query[fault.place.start as usize..fault.place.end as usize];
    assert_eq!(parsed.faults.iter().map(place).collect::<Vec<_>>(), at, "{:?}", parsed.faults);
    assert_eq!(show(&parsed.expr), expected);
}

/// Which parts of a query only who knows the index can judge.
#[track_caller]
fn doubted(query: &str, expected: &[(&str, &str)]) {
    let doubtful = parse(query).doubtful;
    let found: Vec<(&str, String)> =
        doubtful.iter().map(|(at, expr)| (&query[at.start as usize..at.end as usize], show(expr))).collect();
    assert_eq!(found, expected.iter().map(|(at, expr)| (*at, (*expr).to_owned())).collect::<Vec<_>>());
}

#[test]
fn words_are_all_wanted() {
    check("", "ALL");
    check("  ", "ALL");
    check("Лавров", "лавров*");
    check("Лавров ", "лавров");
    check("саммит -путин", "(саммит -путин*)");
    check("a AND b ", "(a b)");
    check("— a — ", "a");
    check("Russia-Africa ", "russia+africa");
    check("12:30 http://t.me/x ", "(12+30 http+t+me+x)");
}

#[test]
fn operators_group_as_stated() {
    check("visit OR call", "(visit | call*)");
    check("a b OR c d ", "((a b) | (c d))");
    check("a (b OR c) ", "(a (b | c))");
    check("a ИЛИ b И c ", "(a | (b c))");
    check("a | b|c ", "(a | b | c)");
    check("NOT (a b) ", "-(a b)");
    check("-\"a b\" -#c ", "(-a+b -Hashtag~c)");
    check("or and not или и не ", "(or and not или и не)");
}

#[test]
fn phrases_keep_their_order() {
    check("\"foreign minister\"", "foreign+minister");
    check("«Совет Безопасности» “a b”", "(совет+безопасности a+b)");
    check("„foreign minister“ grain ", "(foreign+minister grain)");
    check("„foreign minister” grain ", "(foreign+minister grain)");
    check("\"foreign mini", "foreign+mini*");
    check("\"foreign ", "foreign");
    fault("a «» ", "«»", "a");
    fault("\"…\"", "\"…\"", "ALL");
    check("a \"", "a");
}

#[test]
fn what_has_no_word_is_told_if_there_is_nothing_else() {
    for signs in ["!!!", "🔥", "-🔥", "#🔥", "…", "*", "—", "🇰🇪"] {
        fault(signs, signs, "ALL");
        fault(&format!(" {signs} ?! "), signs, "ALL");
        check(&format!("{signs} a "), "a");
    }
    for begun in ["(", "-", "#", "\"", "NOT ", "person:"] {
        check(begun, "ALL");
    }
    fault("person:!!", "person:", "ALL");
}

#[test]
fn a_star_stands_for_what_follows() {
    check("Лавр* a ", "(лавр* a)");
    check("-Лавр* ", "-лавр*");
    check("\"foreign min*\" a ", "(foreign+min* a)");
    check("#ung* person:Бар*,Тор ", "(Hashtag~ung* (Participant~бар* | Participant~тор))");
    check("kind:mee* country:Ken* ", "(Kind=mee* Country=KE)");
    check("a*b * c ", "(a+b c)");
    fault("person:* x ", "person:", "x");
}

#[test]
fn a_query_is_no_book() {
    let words = "слово ".repeat(300);
    let parsed = parse(&words);
    let reason = QueryReason::TooLong { most: LONGEST as u32 };
    let at = words.char_indices().nth(LONGEST).unwrap().0;
    let place = Span { start: at as u32, end: words.len() as u32 };
    assert_eq!(parsed.faults, [QueryFault { place, reason }]);
    let short = bounded(words);
    assert_eq!(short.chars().count(), LONGEST + 1);
    assert_eq!((parse(&short).expr, bounded(short.clone())), (parsed.expr, short));
    let faults = parse(&")".repeat(2_000)).faults;
    assert!(matches!(faults[..], [_, _, _, QueryFault { reason: QueryReason::TooLong { .. }, .. }]));
}

#[test]
fn fields_name_facets_and_days() {
    check("person:Barov", "Participant~barov*");
    check("person:\"Daniel Barov\" x ", "(Participant~daniel+barov x)");
    check("country:FR meeting", "(Country=FR meeting*)");
    check("country:f", "Country=F*");
    check("country:Kenya ", "Country=KE");
    check("country:кении x ", "(Country=KE x)");
    check("country:\"Burkina Faso\"", "Country=BF");
    check("country:Ken", "Country=KE");
    check("country:кени", "Country=KE");
    check("country:австралие", "Country=AU");
    check("country:Ира", "(Country=IQ | Country=IR)");
    check("country:uk страна:РФ country:ЕС country:США ", "(Country=GB Country=RU Country=EU Country=US)");
    check("before:2020-01-01 after:2020-01-01 ", "(..2019-12-31 2020-01-01..)");
    fault("country:Atlantis x ", "Atlantis", "x");
    fault("country:Atlantis", "Atlantis", "ALL");
    check("x country:Frnace kind:meating ", "(x Country=FR Kind=meeting)");
    fault("-country:Frnace", "Frnace", "ALL");
    fault("country:Irax ", "Irax", "ALL");
    check("from:\"Own posts\" status:planned participant:A ", "(Source~own Realis=future Participant~a)");
    fault("country:ZZ ", "ZZ", "ALL");
    check("before:2020-01-01 зерна", "(..2019-12-31 зерна*)");
    check("after:2020-02 on:2024-02 ", "(2020-02-01.. 2024-02-01..2024-02-29)");
    check("on:21.09.2023 ", "2023-09-21..2023-09-21");
    check("kind:CALL has:media ", "(Kind=call Flag=media)");
    check("вид:встреча kind:звонки class:заявление ", "(Kind=meeting Kind=call Class=statement)");
    check("тема:экономика есть:медиа класс:встр", "(Topic=economic Flag=media Class=meeting)");
    check("лицо:Торас организация:банк тег:порт ", "(Participant~торас Organisation~банк Hashtag~порт)");
    check("#UNGA78 кто:Торас ", "(Hashtag~unga78 Participant~торас)");
}

#[test]
fn a_field_may_be_one_of_several_or_none() {
    check("person:A,B ", "(Participant~a | Participant~b)");
    check("person:A,Bar", "(Participant~a | Participant~bar*)");
    check("person:A, b ", "(Participant~a b)");
    check("kind:call,визит x ", "((Kind=call | Kind=visit) x)");
    check("country:KE,Norway ", "(Country=KE | Country=NO)");
    check("person:-Barov x ", "(-Participant~barov x)");
    check("person:−\"A B\" kind:-call,visit ", "(-Participant~a+b -(Kind=call | Kind=visit))");
    check("-person:-A ", "--Participant~a");
    check("person:-", "ALL");
    check("country:RU,-CN x ", "((-Country=CN Country=RU) x)");
    check("person:A,-B,C ", "(-Participant~b (Participant~a | Participant~c))");
    check("person:-A,-B ", "-(Participant~a | Participant~b)");
    doubted("person:D,-E ", &[("E", "Participant~e")]);
    fault("kind:call,dinner ", "dinner", "Kind=call");
    fault("kind:-dinner x ", "dinner", "x");
    fault("person:, x ", "person:", "x");
}

#[test]
fn what_is_excluded_is_doubted() {
    doubted("a -b ", &[("b", "b")]);
    doubted(
        "-\"a b\" -#c -person:D -(e f) ",
        &[("\"a b\"", "a+b"), ("#c", "Hashtag~c"), ("D", "Participant~d"), ("e", "e"), ("f", "f")],
    );
    doubted("person:-D,E ", &[("D", "Participant~d"), ("E", "Participant~e")]);
    doubted("-kind:call NOT NOT a ", &[]);
}

#[test]
fn a_link_to_a_message_means_that_message() {
    check("https://t.me/harbour/12", "harbour/12");
    check("t.me/c/55/7/12?single зерно ", "(55/12 зерно)");
    check("(t.me/harbour/12 OR -tg://resolve?domain=harbour&post=13)", "(harbour/12 | -harbour/13)");
    check("https://t.me/harbour ", "https+t+me+harbour");
    check("\"t.me/harbour/12\" «https://t.me/harbour» ", "(harbour/12 https+t+me+harbour)");
    check("<https://t.me/harbour/12> x ", "(harbour/12 x)");
    check("„t.me/harbour/12“", "harbour/12");
    check("t.me/harbour/12 OR t.me/harbour/13", "(harbour/12 | harbour/13)");
    fault("t.me/harbour/12 t.me/harbour/13", "t.me/harbour/13", "(harbour/12 harbour/13)");
    fault("https://t.me/harbour/12https://t.me/harbour/13", "https://t.me/harbour/13", "(harbour/12 harbour/13)");
    doubted("x t.me/harbour/12 y", &[("t.me/harbour/12", "harbour/12")]);
}

#[test]
fn languages_and_topics_are_those_that_there_are() {
    check("lang:RU ", "Language=ru");
    check("lang:e", "Language=e*");
    check("lang:Russian язык:«украинский» ", "(Language=ru Language=uk)");
    check("lang:рус", "Language=ru");
    check("lang:Fren", "Language=fr");
    check("topic:human-rights тема:eco", "(Topic=human-rights Topic=eco*)");
    fault("lang:xx y ", "xx", "y");
    fault("lang:Rus ", "Rus", "ALL");
    fault("topic:zzz", "zzz", "ALL");
    doubted("dump:7 x ", &[("7", "Dump=7")]);
}

#[test]
fn what_is_being_typed_is_no_fault() {
    check("a OR", "a");
    check("a OR ", "a");
    check("a -", "a");
    check("(a", "a*");
    check("person:", "ALL");
    check("kind:mee", "Kind=mee*");
    check("before:20", "ALL");
    for begun in ["2020-", "2020-1", "0", "01", "01/0", "01/05/23"] {
        check(&format!("x before:{begun}"), if begun == "2020-1" { "(x ..2019-12-31)" } else { "x" });
    }
    for wrong in ["yesterday", "2020-13", "2023-02-30", "2023-5-1x", "20235", "31.31.2020"] {
        fault(&format!("x before:{wrong}"), wrong, "x");
    }
    check("x NOT", "x");
}

#[test]
fn faults_have_a_place_and_leave_the_rest() {
    fault("colour:red x ", "colour:red", "x");
    fault("colour:\"a b\" x ", "colour:\"a b\"", "x");
    fault("colour:-red x ", "colour:-red", "x");
    fault("a kind:dinner b ", "dinner", "(a b)");
    fault("before:2020-13 a ", "2020-13", "a");
    fault("a ) b ", ")", "(a b)");
    fault("person: a ", "person:", "a");
    faults("colour:red kind:dinner ) on:x y ", &["colour:red", "dinner", ")", "x"], "y");
    faults("a )))))) ", &[")", ")", ")", ")"], "a");
}

#[test]
fn no_query_is_too_much() {
    for sign in ["(", "-", ")", "\"", "NOT ", "a:", "-(", "((a OR", "«", "|", "#"] {
        parse(&sign.repeat(10_000));
        let long = "сло\"во (x OR -y) person:«z» #ы ".repeat(3) + sign;
        (0..=long.len()).filter(|&end| long.is_char_boundary(end)).for_each(|end| drop(parse(&long[..end])));
    }
}
