//! What completes an office behind its head: `of Foreign Affairs`, `МИД Ирана`, `по правам человека`.

use super::super::actors::{Office, Sentence, Sort};
use super::super::blocked;
use super::on::{OCCURS, ON, house_goes_on};
use super::words::{PORTFOLIOS, looks_like_verb};
use super::{inside, is_country};
use crate::event::Lang;
use crate::event::gazetteer::{Form, Mention, What};
use crate::event::layout::words::{begins, is};
use crate::event::letter::Letter;
use crate::event::lexicon::{WordSet, words};
use crate::event::russian::Case;

/// The first word behind what completes an office: `of Foreign Affairs`, `МИД Ирана`.
pub(super) fn complement(s: &Sentence<'_>, office: &Office, offices: &[Office], limit: usize) -> usize {
    let mut behind = office.behind;
    while behind < limit {
        let next = if s.lang == Lang::EN {
            english_complement(s, office, offices, behind)
        } else {
            russian_complement(s, office, offices, behind)
        };
        match next {
            Some(next) if next > behind && next <= limit => behind = next,
            _ => break,
        }
    }
    behind
}

fn english_complement(s: &Sentence<'_>, office: &Office, offices: &[Office], at: usize) -> Option<usize> {
    let word = s.word(at);
    let many = office.sort == Sort::Plural || is(s.word(office.first), "delegation");
    // `a delegation from Angola`.
    if is(word, "from") && at == office.behind && matches!(office.sort, Sort::Body | Sort::Plural) {
        let country = s.mention_at(at + 1, is_country)?;
        return Some(s.word_behind(country.span.end));
    }
    if ["of", "for", "to", "and", "on", "in", "&", ","].iter().any(|w| is(word, w)) {
        let next = if is(s.word(at + 1), "the") { at + 2 } else { at + 1 };
        if word == "," && office.sort == Sort::Plural && at > office.behind {
            let next = behind_and(s, next);
            let country = s.mention_at(next, is_country)?;
            return Some(s.word_behind(country.span.end));
        }
        // `Secretary General of the Ministry of Foreign Affairs`.
        if ["of", "at", "in", "for"].iter().any(|w| is(word, w))
            && let Some(body) = offices.iter().find(|o| o.first == next && o.sort == Sort::Body)
            && (office.sort != Sort::Body || UNITS.has(s.word(at - 1)))
        {
            return Some(body.behind);
        }
        // `talks with the Ambassador of Norway on Monday`, `in Lima`: when and where it was.
        let when = |what| matches!(what, What::Weekday(_) | What::Month(_) | What::Relative(..));
        let capital = |what| matches!(what, What::Country { form: Form::Capital, .. } | What::City(_));
        if is(word, "on") && s.mention_at(next, when).is_some()
            || is(word, "in") && office.sort != Sort::Body && s.mention_at(next, capital).is_some()
            || is(word, "on") && (!ON.has(s.word(at - 1)) || OCCURS.has(s.word(next)))
        {
            return None;
        }
        // `the Ministry of Health of Norway and the Ministry of Labour`: another body.
        if is(word, "and") && offices.iter().any(|o| o.first == next && o.sort == Sort::Body) {
            return None;
        }
        // `cable to the President of Syria on National Day`.
        if is(word, "on") && (next..next + 4).any(|at| DAYS.has(s.word(at))) {
            return None;
        }
        if offices.iter().any(|o| o.first == next && !matches!(o.sort, Sort::Body))
            || (is(word, ",") && office.behind == at)
        {
            return None;
        }
        let country = s.mention_at(next, is_country);
        // `representatives of the Norwegian business community`.
        let people = |m: &&Mention| matches!(m.what, What::Country { form: Form::Adjective, .. });
        if let Some(whose) = country.filter(people)
            && office.sort == Sort::Plural
            && is(word, "of")
        {
            let from = s.word_behind(whose.span.end);
            let small = |at: &usize| {
                s.words.get(*at).is_some_and(|w| !w.sign && !w.capital) && !super::continues_small(s.word(*at))
            };
            return Some((from..from + 4).take_while(small).last().map_or(from, |last| last + 1));
        }
        // `President of the Dutch Senate`.
        if let Some(whose) = country.filter(people)
            && is(word, "of")
            && at == office.behind
            && let behind = s.word_behind(whose.span.end)
            && s.words.get(behind).is_some_and(|w| !w.sign && w.is_capitalised(s.text))
            && !starts_name(s, behind)
        {
            return Some(behind + 1);
        }
        if let Some(country) = country {
            if is(word, "and") && office.sort == Sort::Plural {
                return Some(s.word_behind(country.span.end));
            }
            // `Adviser to the US President`.
            let behind = s.word_behind(country.span.end);
            let of_one = offices.iter().find(|o| o.first == behind && matches!(o.sort, Sort::Head | Sort::Office));
            if let Some(of_one) = of_one.filter(|_| ["of", "to"].iter().any(|w| is(word, w)) && next == at + 2) {
                return Some(of_one.behind);
            }
            let posted =
                matches!(office.sort, Sort::Body | Sort::Office) || office.sort == Sort::Plural && is(word, "to");
            let to_or_in = (is(word, "in") || is(word, "to")) && posted;
            return (is(word, "of") || to_or_in).then(|| s.word_behind(country.span.end));
        }
        // `ambassadors of the member states of the Union`.
        if many && ["of", "from"].iter().any(|w| is(word, w)) && GENERIC.has(s.word(next)) {
            return Some(behind_generic(s, next));
        }
        let sent = is(word, "to") && office.sort == Sort::Body;
        // `Ministry of Foreign Affairs and International Cooperation`.
        let further = (next..next + 2).find(|at| blocked::PORTFOLIOS.has(s.word(*at))).filter(|_| is(word, "and"));
        if let Some(last) = further
            && office.behind == at
            && (next..=last).all(|at| s.words[at].is_capitalised(s.text) && !inside(offices, at))
        {
            return Some(last + 1);
        }
        if sent || is(word, "in") || is(word, ",") || (is(word, "and") && office.behind == at) {
            return None;
        }
        let capital = s.words.get(next)?.is_capitalised(s.text);
        let portfolio = is(word, "of")
            && ["foreign", "defence", "defense", "state", "countries"].iter().any(|w| is(s.word(next), w));
        return ((capital || portfolio) && !starts_name(s, next)).then_some(next + 1);
    }
    if let Some(behind) = house_goes_on(s, office, at) {
        return Some(behind);
    }
    // `Presidents of the Visegrad Group countries`, `a delegation of Maltese businesses`.
    if many && at > office.behind && GENERIC.has(word) {
        return Some(behind_generic(s, at));
    }
    let capital = !s.words.get(at)?.sign && s.words[at].is_capitalised(s.text);
    (capital && at > office.behind && !starts_name(s, at) && !inside(offices, at)).then_some(at + 1)
}

/// What those are of who are many, where it is not written with a capital.
static GENERIC: WordSet = WordSet::new(words![
    "member",
    "members",
    "states",
    "countries",
    "nations",
    "diplomatic",
    "missions",
    "business",
    "businesses",
    "community",
    "communities",
    "circles",
    "companies",
    "diaspora",
]);

/// The first word behind such words.
fn behind_generic(s: &Sentence<'_>, from: usize) -> usize {
    (from..s.words.len()).find(|at| !GENERIC.has(s.word(*at))).unwrap_or(s.words.len())
}

/// The first word behind `and the` of the last of a list: `of Norway, Chile, and the Netherlands`.
fn behind_and(s: &Sentence<'_>, at: usize) -> usize {
    let at = at + usize::from(is(s.word(at), "and"));
    at + usize::from(is(s.word(at), "the"))
}

/// What a house has: `the Press Service of the Ministry`.
static UNITS: WordSet = WordSet::new(words!["service", "department", "directorate", "section"]);

/// What is kept once a year.
static DAYS: WordSet = WordSet::new(words!["day", "anniversary", "holiday", "birthday", "year"]);

pub(super) fn starts_name(s: &Sentence<'_>, at: usize) -> bool {
    s.words.get(at).is_some_and(|w| s.names.iter().any(|n| n.span.start == w.start))
}

/// `Глава MI6`, `гендиректор OpenAI`: a short name in other letters, that an office is of.
fn is_short_house(office: &Office, word: &str) -> bool {
    let acronym = || word.chars().nth(3).is_some() && word.chars().all(Letter::is_capital);
    matches!(office.sort, Sort::Office | Sort::Head)
        && word.starts_with(Letter::is_capital)
        && (word.len() > 1 && word.is_ascii() || acronym())
}

fn russian_complement(s: &Sentence<'_>, office: &Office, offices: &[Office], at: usize) -> Option<usize> {
    let word = s.word(at);
    if starts_name(s, at) {
        return None;
    }
    if let Some(m) = s.mention_at(at, |w| matches!(w, What::Country { .. } | What::Organisation(_))) {
        return Some(s.word_behind(m.span.end));
    }
    // `мэр Москвы`, `глава Татарстана`.
    if at == office.behind
        && matches!(office.sort, Sort::Office | Sort::Head)
        && let Some(m) = s.mention_at(at, |w| matches!(w, What::Site(_) | What::City(_)))
        && m.cases.has(Case::Genitive)
    {
        return Some(s.word_behind(m.span.end));
    }
    // `государств – участников СНГ`
    if matches!(word, "–" | "—" | "-") && (begins(s.word(at - 1), "государств") || begins(s.word(at - 1), "стран"))
    {
        return ["член", "участни", "партн"].iter().any(|w| begins(s.word(at + 1), w)).then_some(at + 2);
    }
    // `спецпредставитель Генсекретаря ООН`.
    let whose = |o: &&Office| {
        o.first == at
            && matches!(o.sort, Sort::Head | Sort::Office)
            && o.cases.has(Case::Genitive)
            && at == office.behind
    };
    if ACTS_FOR.has(s.word(office.behind - 1))
        && let Some(whose) = offices.iter().find(whose)
    {
        return Some(whose.behind);
    }
    // `спецпосланник американского президента`.
    if s.word(at - 1).ends_with("ого")
        && at > office.behind
        && let Some(whose) = offices.iter().find(|o| o.first == at && o.sort == Sort::Head)
        && whose.cases.has(Case::Genitive)
    {
        return Some(whose.behind);
    }
    if let Some(body) = offices.iter().find(|o| o.first == at && o.sort == Sort::Body) {
        let leads = ["делегаци", "генштаб", "командовани", "штаб"].iter().any(|w| begins(s.word(office.first), w));
        return (office.sort != Sort::Body || leads).then_some(body.behind);
    }
    // `министры финансов «Большой двадцатки»`.
    if matches!(word, "«" | "\"")
        && s.words.get(at + 1)?.is_capitalised(s.text)
        && (office.sort == Sort::Plural || at > office.behind && GOVERNED.has(s.word(at - 1)))
    {
        let close = (at + 2..at + 6).find(|at| matches!(s.word(*at), "»" | "\""));
        return close.map(|close| close + 1);
    }
    if (is(word, "и") || word == ",") && office.sort == Sort::Plural && at > office.behind {
        return s.mention_at(at + 1, is_country).map(|m| s.word_behind(m.span.end));
    }
    if is(word, "в") || is(word, "при") {
        return posted(s, office, at);
    }
    if is(word, "по") && at == office.behind || is(word, "по") && s.words[at - 1].is_capitalised(s.text) {
        let known = [
            "правам",
            "делам",
            "вопросам",
            "иностранным",
            "внешней",
            "внешним",
            "международным",
            "борьбе",
            "безопасности",
        ];
        return known.iter().any(|w| is(s.word(at + 1), w)).then_some(at + 2);
    }
    if at > office.behind && is(s.word(at - 2), "по") && !looks_like_verb(word) && !s.words.get(at)?.sign {
        return Some(at + 1);
    }
    // `Лидер оппозиции`, `участники астанинского процесса`.
    if GOVERNED.has(word) && has_genitive_ending(word) {
        return Some(at + 1);
    }
    let adjective = ["ого", "его", "ой", "ей", "ых", "их"].iter().any(|end| word.ends_with(end));
    if adjective && GOVERNED.has(s.word(at + 1)) && has_genitive_ending(s.word(at + 1)) {
        return Some(at + 2);
    }
    if let Some(behind) = of_delegation(s, office, offices, at).or_else(|| of_many(s, office, at)) {
        return Some(behind);
    }
    // `Парламент Абхазии`, `правительство Башкирии`: a land that no list has.
    let land = office.sort == Sort::Body
        && at == office.behind
        && s.words.get(at)?.is_capitalised(s.text)
        && word.ends_with(['и', 'ы'])
        && word.chars().nth(4).is_some()
        && !inside(offices, at);
    if land {
        return Some(at + 1);
    }
    let portfolio = PORTFOLIOS.has(word);
    let region = word.ends_with("ской")
        || word.ends_with("ского")
        || word.ends_with("ной") && s.words.get(at)?.is_capitalised(s.text);
    let next_fits = PORTFOLIOS.has(s.word(at + 1)) || s.words.get(at + 1).is_some_and(|w| w.is_capitalised(s.text));
    (portfolio
        || (region && next_fits)
        || (at > office.behind && s.words.get(at)?.is_capitalised(s.text) && !s.words[at].sign))
        .then_some(at + 1)
}

/// The first word behind those who are in a delegation: `делегация мальтийских сенаторов`.
fn of_delegation(s: &Sentence<'_>, office: &Office, offices: &[Office], at: usize) -> Option<usize> {
    let delegation = office.sort == Sort::Body && begins(s.word(office.first), "делегаци");
    let many = |o: &&Office| o.first == at && o.sort == Sort::Plural && o.cases.has(Case::Genitive);
    offices.iter().find(many).filter(|_| delegation).map(|many| many.behind)
}

/// The first word behind what many, or a body, are of: `Делегация деловых кругов`, `представители Федерации фермеров`.
fn of_many(s: &Sentence<'_>, office: &Office, at: usize) -> Option<usize> {
    if at == office.behind && is_short_house(office, s.word(at)) {
        return Some(at + 1);
    }
    let noun = |at: usize| {
        let word = s.word(at);
        s.words.get(at).is_some_and(|w| !w.sign)
            && word.chars().nth(3).is_some()
            && has_genitive_ending(word)
            && !looks_like_verb(word)
            && !begins(word, "сторон")
    };
    if !matches!(office.sort, Sort::Plural | Sort::Body) {
        return None;
    }
    let word = s.word(at);
    let adjective = ["ого", "его", "ой", "ей", "ых", "их"].iter().any(|end| word.ends_with(end));
    if adjective && word.chars().nth(4).is_some() && noun(at + 1) {
        return Some(at + 2);
    }
    let before = s.word(at - 1);
    // `делегация мальтийских геологов`.
    let of_them = before.ends_with("их") || before.ends_with("ых");
    let of_capital = at > office.behind && (s.words[at - 1].is_capitalised(s.text) || of_them);
    (of_capital && ["ов", "ев", "лей", "ств"].iter().any(|end| word.ends_with(end)) && noun(at)).then_some(at + 1)
}

/// The first word behind where somebody is posted: `в Норвегии`, `при ООН`; behind `поверенный` stands `в делах` first.
fn posted(s: &Sentence<'_>, office: &Office, at: usize) -> Option<usize> {
    // `Постоянное представительство при ОБСЕ`, `Генконсульство в Бергене`.
    static MISSIONS: WordSet =
        WordSet::beginnings(words!["представительств", "постпредств", "консульств", "генконсульств"]);
    let within = is(s.word(at), "в");
    if within && is(s.word(at + 1), "делах") && begins(s.word(at - 1), "поверенн") {
        return Some(at + 2);
    }
    let leads = ["лидер", "глав", "министр", "премьер"].iter().any(|w| begins(s.word(office.first), w));
    let posted = matches!(office.sort, Sort::Body | Sort::Office | Sort::Plural) && !(leads && within);
    let mission = office.sort == Sort::Body && (office.first..office.behind).any(|at| MISSIONS.has(s.word(at)));
    let where_to = |what| match what {
        What::Organisation(_) => mission && !within,
        What::City(_) => mission && within,
        _ => is_country(what),
    };
    let country = s.mention_at(at + 1, where_to)?;
    posted.then(|| s.word_behind(country.span.end))
}

/// Who acts for somebody else.
static ACTS_FOR: WordSet = WordSet::beginnings(words![
    "представител",
    "спецпредставител",
    "посланник",
    "спецпосланник",
    "советник",
    "помощник"
]);

/// Beginnings of what offices and members are of.
static GOVERNED: WordSet = WordSet::beginnings(words![
    "подлодк",
    "корабл",
    "крейсер",
    "ледокол",
    "станци",
    "завод",
    "предприяти",
    "экспедици",
    "платформ",
    "ресурс",
    "сервис",
    "медиагрупп",
    "бюро",
    "провинци",
    "арми",
    "оппозици",
    "процесс",
    "телеканал",
    "регион",
    "конгресс",
    "альянс",
    "союз",
    "област",
    "округ",
    "район",
    "фракци",
    "движени",
    "обществ",
    "центр",
    "институт",
    "университет",
    "фонд",
    "компани",
    "корпораци",
    "групп",
    "банк",
    "комисси",
    "парти",
    "коалици",
    "палат",
    "парламент",
    "сейм",
    "хурал",
    "кабинет",
    "администраци",
    "департамент",
    "управлени",
    "отдел",
    "миссии",
    "концерн",
    "агентств",
    "ведомств",
    "министерств",
    "правительств",
    "газет",
    "журнал",
    "радио",
    "канал",
    "представительств",
    "дружб",
    "дипломати",
    "стран",
    "государств",
    "штат",
    "земл",
    "ассамбле",
    "совет",
    "комитет",
    "форум",
    "саммит",
    "сесси",
    "конференци",
]);

fn has_genitive_ending(word: &str) -> bool {
    ["а", "я", "ы", "и", "ов", "ев", "ей", "ий", "ств", "радио", "палат", "групп", "газет", "стран"]
        .iter()
        .any(|end| word.ends_with(end))
}

#[cfg(test)]
mod tests {
    use crate::event::participants::tests::check;

    #[test]
    fn offices_that_govern_others_and_work_with_others() {
        check(
            "Начальник Управления сотрудничества с Азией МИД Норвегии И.И.Роу встретился с А.Доу.",
            "А.Доу; И.И.Роу, Начальник Управления сотрудничества с Азией МИД, NO",
        );
        check(
            "И.о. директора департамента О.В.Князева провела встречу с послом Мальты Анной Доу.",
            "О.В.Князева, И.о. директора департамента; Анна Доу, посол, MT",
        );
        check(
            "Временный поверенный в делах Японии в Норвегии встретился с Министром А.Роу.",
            "Временный поверенный в делах Японии в Норвегии, Временный поверенный в делах в Норвегии, JP; А.Роу, Министр, NO",
        );
        check(
            "Speaker Jane Roe met with John Doe, Chair of the Malta–Norway Friendship Group.",
            "Jane Roe, Speaker; John Doe, Chair of the Malta–Norway Friendship Group, MT",
        );
        check(
            "During a phone call with John Doe, US Senior Advisor for Africa, FM Dr. Jane Roe discussed Sudan.",
            "John Doe, Senior Advisor for Africa, US; Jane Roe, FM",
        );
        check("The Royal Norwegian Government condemns the attack.", "Royal Norwegian Government, NO");
    }
}
