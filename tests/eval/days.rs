//! Whether words tell a day: by its number and its month, by its day of the week, or counted from the day of posting.
//!
//! Reads the calendars in `data/` and nothing of the engine.

use std::sync::OnceLock;

use readout::dump::{Day, Days};

/// What a word of a calendar means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    Month(u32),
    Weekday(i32),
    /// Days from the posting day.
    Relative(i32, i32),
}

/// Whether words tell these days.
pub(crate) fn tells(words: &str, days: Days, posted: Option<Day>) -> bool {
    let words = folded(words);
    let both = [days.first, days.last];
    let found = calendar_words(&words);
    let months: Vec<u32> =
        found.iter().filter_map(|word| if let Word::Month(month) = word { Some(*month) } else { None }).collect();
    let numbers = numbers(&words);
    let by_number = both.iter().all(|day| {
        let (_, month, date) = day.date();
        let of_month = if months.is_empty() {
            numbers.contains(&month) || month_of(posted) == Some(month)
        } else {
            months.contains(&month)
        };
        numbers.contains(&date) && of_month
    });
    // `On this day in 1935`, `56 years ago today`.
    let by_year = posted.is_some_and(|posted| {
        let ((year, month, day), (now, this_month, today)) = (days.first.date(), posted.date());
        let told = [year, now - year].iter().any(|number| numbers.contains(&number.unsigned_abs()));
        (month, day) == (this_month, today) && told
    });
    let told = |day: Day| {
        found.iter().any(|word| match word {
            Word::Weekday(named) => *named == weekday(day),
            Word::Relative(first, last) => posted.is_some_and(|p| [p.0 + first, p.0 + last].contains(&day.0)),
            Word::Month(_) => false,
        })
    };
    // `С понедельника`: up to now.
    let since = Some(days.last) == posted && told(days.first);
    by_number || by_year || since || both.into_iter().all(told)
}

/// Whether nothing in these words is of a calendar: what is told as under way happens on the day of posting.
pub(crate) fn are_none(words: &str) -> bool {
    let words = folded(words);
    numbers(&words).is_empty() && calendar_words(&words).is_empty()
}

fn month_of(posted: Option<Day>) -> Option<u32> {
    posted.map(|day| day.date().1)
}

/// Monday 0 to Sunday 6.
fn weekday(day: Day) -> i32 {
    // 1 January 1970 was a Thursday.
    (day.0 + 3).rem_euclid(7)
}

fn folded(words: &str) -> String {
    words.to_lowercase().replace('ё', "е").replace(['’', 'ʼ'], "'").replace('\u{301}', "")
}

/// The numbers of a text, those of other scripts as well.
fn numbers(words: &str) -> Vec<u32> {
    // As keycaps digits stand apart.
    let words =
        words.replace(['\u{fe0f}', '\u{20e3}'], "\u{20e3}").replace("\u{20e3}\u{20e3} ", "").replace('\u{20e3}', "");
    let digit = |c: char| c.to_digit(10).or_else(|| ('٠'..='٩').contains(&c).then(|| c as u32 - '٠' as u32));
    let plain: String = words.chars().map(|c| digit(c).and_then(|d| char::from_digit(d, 10)).unwrap_or(c)).collect();
    plain.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect()
}

fn calendar_words(words: &str) -> Vec<Word> {
    calendar().iter().filter(|(form, _)| stands(words, form)).map(|(_, word)| *word).collect()
}

/// Whether a form stands in a text as whole words; in scripts without spaces anywhere.
fn stands(words: &str, form: &str) -> bool {
    let spaced = !form.contains(|c| ('\u{3040}'..='\u{9fff}').contains(&c) || ('\u{600}'..='\u{6ff}').contains(&c));
    words.match_indices(form).any(|(at, _)| {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        !spaced || !letter(words[..at].chars().next_back()) && !letter(words[at + form.len()..].chars().next())
    })
}

/// Each form of each calendar with what it means.
fn calendar() -> &'static [(String, Word)] {
    static READ: OnceLock<Vec<(String, Word)>> = OnceLock::new();
    READ.get_or_init(|| {
        const FURTHER: [&str; 13] = [
            include_str!("../../data/words.uk.tsv"),
            include_str!("../../data/words.fr.tsv"),
            include_str!("../../data/words.es.tsv"),
            include_str!("../../data/words.de.tsv"),
            include_str!("../../data/words.ar.tsv"),
            include_str!("../../data/words.zh.tsv"),
            include_str!("../../data/words.pt.tsv"),
            include_str!("../../data/words.it.tsv"),
            include_str!("../../data/words.tr.tsv"),
            include_str!("../../data/words.pl.tsv"),
            include_str!("../../data/words.kk.tsv"),
            include_str!("../../data/words.be.tsv"),
            include_str!("../../data/words.sr.tsv"),
        ];
        let first = include_str!("../../data/calendar.tsv").lines().filter_map(|line| {
            let [key, _, forms] = line.split('\t').collect::<Vec<_>>()[..] else { return None };
            Some((key, forms))
        });
        let further = FURTHER.iter().flat_map(|list| list.lines()).filter_map(|line| line.split_once('\t'));
        let mut all = Vec::new();
        for (key, forms) in first.chain(further) {
            let Some(word) = meaning(key) else { continue };
            let form = |form: &str| {
                let form = folded(form.trim_end_matches(['~', '*']));
                // The Arabic article is written with its word.
                form.strip_prefix("ال").map(str::to_owned).unwrap_or(form)
            };
            all.extend(forms.split('|').map(|text| (form(text), word)));
        }
        all
    })
}

fn meaning(key: &str) -> Option<Word> {
    if let Ok(month) = key.parse() {
        return Some(Word::Month(month));
    }
    if let Some(weekday) = key.strip_prefix('w') {
        return weekday.parse().ok().map(Word::Weekday);
    }
    let days = key.strip_prefix('d')?;
    let (first, last) = days.split_once(':').unwrap_or((days, days));
    Some(Word::Relative(first.parse().ok()?, last.parse().ok()?))
}

#[test]
fn words_tell_the_days_that_they_name() {
    let check = |words: &str, days: &str, expected: bool| {
        let day = |text: &str| Day::parse(text).expect("a day");
        let (first, last) = days.split_once('/').unwrap_or((days, days));
        let days = Days { first: day(first), last: day(last) };
        assert_eq!(tells(words, days, Some(day("2025-03-12"))), expected, "{words} {days}");
    };
    check("5 March", "2025-03-05", true);
    check("5 March", "2025-03-06", false);
    check("5 марта", "2025-04-05", false);
    check("05.04.2025", "2025-04-05", true);
    check("with Jane Roe", "2025-03-12", false);
    check("on Monday", "2025-03-10", true);
    check("on Monday", "2025-03-11", false);
    check("вчера", "2025-03-11", true);
    check("On this day in 1935", "1935-03-12", true);
    check("between Monday and today", "2025-03-10/2025-03-12", true);
    check("between Monday and today", "2025-03-11/2025-03-12", false);
    check("٥ مارس", "2025-03-05", true);
    check("14–15 травня", "2025-05-14/2025-05-15", true);
}
