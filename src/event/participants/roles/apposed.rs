//! What somebody is who has no office: `командир орудия с позывным «Клён»`, `туристка из Вологды Анна Роу`.
//!
//! Reads the words right before and behind a name, for those whom no list of offices describes. Adds nobody.

use crate::event::gazetteer::{Form, Mention, What};
use crate::event::letter::Letter;
use crate::event::lexicon::{WordSet, words};
use crate::event::participants::settle::Surroundings;
use crate::event::{Country, Field, Lang, Participant, Span};

/// What people are called who speak to an agency, in the nominative.
static DESCRIBED: WordSet = WordSet::new(words![
    "житель",
    "жительница",
    "наемник",
    "наемница",
    "пленный",
    "военнопленный",
    "доброволец",
    "турист",
    "туристка",
    "бизнесмен",
    "предприниматель",
    "кандидат",
    "боец",
    "военнослужащий",
    "сапер",
    "снайпер",
    "штурмовик",
    "разведчик",
    "оператор",
    "медсестра",
    "медик",
    "врач",
    "учитель",
    "учительница",
    "фермер",
    "пенсионер",
    "пенсионерка",
    "студент",
    "студентка",
    "волонтер",
    "активист",
    "активистка",
    "очевидец",
    "очевидица",
    "пассажир",
    "пассажирка",
    "режиссер",
    "певец",
    "певица",
    "актер",
    "актриса",
    "спортсмен",
    "спортсменка",
    "тренер",
    "блогер",
    "священник",
    "иеромонах",
    "потомок",
    "внук",
    "внучка",
    "вдова",
    "мать",
    "отец",
    "водитель",
    "пилот",
    "капитан",
    "командир",
    "механик",
    "артиллерист",
    "пулеметчик",
    "синоптик",
    "климатолог",
    "вирусолог",
    "специалист",
    "аналитик",
    "историк",
    "миллиардер",
    "адвокат",
]);

/// Verbs behind which the agency and then the speaker stand.
static TELLS: WordSet = WordSet::beginnings(words![
    "рассказ",
    "сообщ",
    "заяв",
    "отмет",
    "пояснил",
    "уточн",
    "сказал",
    "добавил",
    "подчеркн",
    "считает",
    "утвержда",
]);

/// Longest description, in bytes.
const LONGEST: usize = 240;

/// Describes those who have no office by the words beside their names.
pub(in crate::event::participants) fn describe(settled: &mut [Participant], around: &Surroundings<'_>) {
    if around.lang != Lang::RU {
        return;
    }
    for person in settled.iter_mut().filter(|person| !person.body) {
        // A name that was read as an office says nothing.
        if person.role.as_ref().is_some_and(|role| role.value != person.name.value) {
            continue;
        }
        let found = person
            .name
            .evidence
            .iter()
            .find_map(|name| before(around.scanned.text, *name).or_else(|| behind(around.scanned.text, *name)));
        let Some(span) = found else { continue };
        let phrase = &around.scanned.text[span.start as usize..span.end as usize];
        let (start, end, country) = kept(phrase, |at| around.scanned.at(span.start + at as u32));
        if let Some(value) = phrase.get(start..end).map(str::trim).filter(|value| !value.is_empty()) {
            let at = span.start + start as u32;
            let evidence = vec![Span { start: at, end: at + value.len() as u32 }];
            person.role = Some(Field { value: value.to_owned(), evidence, confidence: 70 });
        }
        if let Some(country) = country.filter(|_| person.country.is_none()) {
            person.country = Some(Field { value: country, evidence: vec![span], confidence: 75 });
        }
    }
}

/// The words before a name that describe it.
fn before(text: &str, name: Span) -> Option<Span> {
    let from = (name.start as usize).saturating_sub(LONGEST);
    let from = (from..=name.start as usize).find(|at| text.is_char_boundary(*at))?;
    let before = &text[from..name.start as usize];
    let begin = before.rfind(['\n', '!', '?']).map_or(0, |at| at + 1);
    let begin = before.rfind(". ").map_or(begin, |at| begin.max(at + 2));
    let mut phrase = before[begin..].trim_end_matches(|c: char| !c.is_letter_or_digit());
    let called = ["с позывным", "по прозвищу", "с позывными"].iter().find_map(|words| phrase.strip_suffix(words));
    if called.is_none() && before.len() - begin != phrase.len() + 1 {
        return None;
    }
    phrase = called.unwrap_or(phrase).trim_end();
    // Behind the verb, and behind whom it was told.
    let mut start = 0;
    for (at, word) in spaced(phrase) {
        if TELLS.has(word) {
            start = at + word.len();
        }
    }
    if start > 0 {
        let rest = &phrase[start..];
        let told = ["РИА Новости", "ТАСС", "Интерфаксу", "журналистам", "агентству", "телеканалу", "корреспонденту"];
        let agency = told.iter().find_map(|agency| rest.trim_start().strip_prefix(agency));
        start = phrase.len() - agency.unwrap_or(rest).len();
    }
    let start = start.max(phrase[start..].rfind(", ").map_or(start, |at| start + at + 2));
    let described = spaced(&phrase[start..]).any(|(_, word)| DESCRIBED.has(word));
    let span = Span { start: (from + begin + start) as u32, end: (from + begin + phrase.len()) as u32 };
    ((called.is_some() || described) && span.start < span.end).then_some(span)
}

/// The words between commas behind a name: `, 53-летний украинский военнопленный,`.
fn behind(text: &str, name: Span) -> Option<Span> {
    const SHORT: usize = 90;
    let rest = text[name.end as usize..].strip_prefix(", ")?;
    let end = rest.find([',', '.', '\n']).filter(|end| *end < SHORT)?;
    let described = spaced(&rest[..end]).last().is_some_and(|(_, word)| DESCRIBED.has(word));
    let start = name.end + 2;
    described.then_some(Span { start, end: start + end as u32 })
}

/// Which bytes of a description are kept, without what leads to the noun, the country and the region; and the country.
/// `mentions` has what was found at a byte of it.
fn kept<'a>(phrase: &str, mentions: impl Fn(usize) -> &'a [Mention]) -> (usize, usize, Option<Country>) {
    let country_at = |at: usize| {
        mentions(at).iter().find_map(|mention| match mention.what {
            What::Country { code, form } => Some((code, form)),
            _ => None,
        })
    };
    let has_noun = spaced(phrase).any(|(_, word)| DESCRIBED.has(word));
    let mut country = None;
    let (mut start, mut end) = (None, phrase.len());
    let mut words = spaced(phrase).peekable();
    while let Some((at, word)) = words.next() {
        let land = country_at(at);
        if start.is_none() {
            country = land.map(|(code, _)| code).or(country);
            // Adjectives of the country and of the age go before the noun.
            let leads =
                land.is_some_and(|(_, form)| form == Form::Adjective) || word.starts_with(|c: char| c.is_ascii_digit());
            if DESCRIBED.has(word) || !leads && !has_noun {
                start = Some(at);
            }
            continue;
        }
        let region = word.starts_with(Letter::is_capital)
            && words.peek().is_some_and(|(_, next)| {
                ["район", "област", "края", "республик", "округ"].iter().any(|head| next.starts_with(head))
            });
        let city = mentions(at).iter().any(|mention| matches!(mention.what, What::City(_)));
        if region || word == "из" || city || land.is_some_and(|(_, form)| form == Form::Name) {
            country = country.or(land.map(|(code, _)| code));
            end = at;
            break;
        }
    }
    (start.unwrap_or(0), end, country)
}

/// The words between spaces with where they begin.
fn spaced(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split([' ', '\u{a0}'])
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// What several states have together.
static COMMON: WordSet = WordSet::new(words![
    "нато",
    "оон",
    "обсе",
    "магатэ",
    "мвф",
    "воз",
    "мок",
    "одкб",
    "снг",
    "шос",
    "мус",
    "юнеско",
    "стран",
    "государств",
    "международного",
    "международной",
    "абхазии",
    "приднестровья"
]);

/// Those who act for nobody.
static PRISONERS: WordSet = WordSet::new(words!["пленный", "военнопленный", "наемник"]);

/// Who has an office of no country, in what an agency of one tells of itself or of nobody else, is of that country.
pub(in crate::event::participants) fn at_home(settled: &mut [Participant], around: &Surroundings<'_>) {
    let Some(home) = around.home else { return };
    let abroad = !around.countries.is_empty() && !around.countries.iter().any(|(country, _)| *country == home);
    if abroad {
        return;
    }
    // A prisoner is of no country that is told; who writes the name in letters of another is of that one.
    let prisoner = |role: &Field<String>| PRISONERS.has(role.value.split(' ').next().unwrap_or(""));
    let foreign = |person: &Participant| person.name.value.starts_with(|c: char| c.is_ascii_alphabetic());
    // English writes all names in its letters: there only who serves a state counts.
    let of_state = |person: &Participant| {
        person.role.as_ref().is_some_and(|role| {
            let role = role.value.to_ascii_lowercase();
            !person.body && ["minist", "president", "parliament", "foreign"].iter().any(|word| role.contains(word))
        })
    };
    let common = |person: &Participant| {
        let mut words = [Some(&person.name), person.role.as_ref()].into_iter().flatten();
        words.any(|field| {
            let mut named = field.evidence.iter().flat_map(|span| around.scanned.within(*span));
            spaced(&field.value).any(|(_, word)| COMMON.has(word))
                || named.any(|mention| matches!(mention.what, What::Organisation(_)))
        })
    };
    let open = |person: &&mut Participant| {
        person.country.is_none()
            && (around.lang == Lang::EN && of_state(person) || around.lang != Lang::EN && !foreign(person))
            && !common(person)
            && (person.body || person.role.as_ref().is_some_and(|role| !prisoner(role)))
    };
    for person in settled.iter_mut().filter(open) {
        person.country = Some(Field { value: home, evidence: Vec::new(), confidence: 55 });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::gazetteer::Scanner;

    #[track_caller]
    fn check(text: &str, name: &str, role: &str, country: Option<&str>) {
        let start = text.find(name).unwrap_or_default() as u32;
        let name = Span { start, end: start + name.len() as u32 };
        let found = before(text, name).or_else(|| behind(text, name));
        let phrase = found.map_or("", |span| &text[span.start as usize..span.end as usize]);
        let mut buffers = Scanner::default();
        let scanned = buffers.scan(text);
        let (start, end, of) = kept(phrase, |at| scanned.at(found.map_or(0, |span| span.start) + at as u32));
        assert_eq!(phrase[start..end].trim(), role, "{text}");
        assert_eq!(of, country.and_then(Country::new), "{text}");
    }

    #[test]
    fn who_goes_by_a_nickname_is_what_stands_before_it() {
        check(
            "Снега нет, рассказал РИА Новости командир расчета Д-20 с позывным \"Клен\".",
            "Клен",
            "командир расчета Д-20",
            None,
        );
        check("Мост цел. Об этом ТАСС сообщил сапер 7-й бригады с позывным «Дуб».", "Дуб", "сапер 7-й бригады", None);
        check("Дорога открыта, отметил журналистам механик с позывным \"Сом\".", "Сом", "механик", None);
    }

    #[test]
    fn nouns_beside_a_name_describe_it() {
        check(
            "Жительница деревни Липки Клинского района Анна Роу рассказала о пожаре.",
            "Анна Роу",
            "Жительница деревни Липки",
            None,
        );
        check("Норвежский бизнесмен Ян Роу заявил, что ждёт решения.", "Ян Роу", "бизнесмен", Some("NO"));
        check("Турист из Вологды Пётр Роу рассказал ТАСС о рейсе.", "Пётр Роу", "Турист", None);
        check("Пётр Роу, 40-летний чешский волонтер, рассказал о поездке.", "Пётр Роу", "волонтер", Some("CZ"));
        check("Вечером в Вене Ян Роу выступил.", "Ян Роу", "", None);
    }
}
