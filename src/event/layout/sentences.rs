//! Where sentences end. Initials, titles and common abbreviations end none.

use super::bytes_of;
use crate::event::Span;
use crate::event::letter::{Letter, Small};
use crate::event::runs::Run;

/// The bytes with which all signs begin that may end a sentence.
static SIGNS: [bool; 256] = bytes_of(b"().!?\xd8\xe2\xe3\xef");

/// Appends the sentences of a line until there are so many.
pub(super) fn first(text: &str, runs: &[Run], line: Span, most: usize, found: &mut Vec<Span>) {
    if found.len() >= most {
        return;
    }
    let (from, to) = (line.start as usize, line.end as usize);
    let words = &text[from..to];
    let mut begin = 0;
    let mut depth = 0_i32;
    let mut heads = true;
    for at in signs(text, runs, line) {
        let Some(c) = words[at..].chars().next() else { break };
        if found.len() >= most {
            return;
        }
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            '。' | '！' | '？' | '；' => {
                push(found, words, begin, at + c.len_utf8(), from);
                begin = at + c.len_utf8();
            }
            // `Женева. Министр …`: a town before what is told there is no sentence.
            '.' if begin == 0 && is_one_word(&words[..at]) => {}
            '.' | '!' | '?' | '…' | '؟'
                if depth <= 0
                    && ends_here(words, at, c)
                    && !(c.is_ascii() && at > begin && in_a_title(&words[begin..], at - begin)) =>
            {
                let end = at + c.len_utf8();
                let end =
                    end + words[end..].len() - words[end..].trim_start_matches(['.', '!', '?', '"', '»', '”']).len();
                if end > begin {
                    // Place, day and agency before what is told are no sentence.
                    let piece = words[begin..end].trim();
                    heads = heads && (is_dateline(piece) || begin > 0 && is_one_word(piece.trim_end_matches('.')));
                    if !heads || words[end..].trim().is_empty() {
                        push(found, words, begin, end, from);
                    }
                    begin = end;
                }
            }
            _ => {}
        }
    }
    if found.len() < most {
        push(found, words, begin, words.len(), from);
    }
}

/// Whether a sentence only has the place, the day and the agency: `Сухум. 5 мая 2024 г. Агентство.`, `/ТАСС/.`
fn is_dateline(sentence: &str) -> bool {
    const MONTHS: &[&str] =
        &["янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек", "г.", "года", "т."];
    let word = |word: &str| {
        let small = word.starts_with(|c: char| c.is_lowercase());
        !small || MONTHS.iter().any(|month| word.starts_with(month)) || word == "г"
    };
    let dated = || sentence.starts_with('/') || sentence.contains(|c: char| c.is_ascii_digit());
    sentence.ends_with('.')
        && sentence.split_whitespace().nth(7).is_none()
        && dated()
        && sentence.split_whitespace().all(word)
}

/// Where signs begin that may end a sentence, in bytes of the line: they stand between runs.
fn signs(text: &str, runs: &[Run], line: Span) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let (from, to) = (line.start as usize, line.end as usize);
    let mut at = from;
    let mut next = runs.partition_point(|run| run.end <= line.start);
    std::iter::from_fn(move || {
        loop {
            while let Some(run) = runs.get(next).filter(|run| run.start as usize <= at) {
                at = at.max(run.end as usize);
                next += 1;
            }
            if at >= to {
                return None;
            }
            let end = runs.get(next).map_or(to, |run| to.min(run.start as usize));
            while at < end {
                at += 1;
                if SIGNS[usize::from(bytes[at - 1])] {
                    return Some(at - 1 - from);
                }
            }
        }
    })
}

fn push(found: &mut Vec<Span>, words: &str, begin: usize, end: usize, from: usize) {
    let piece = &words[begin..end];
    let lead = piece.len() - piece.trim_start().len();
    let piece = piece.trim();
    if piece.chars().any(Letter::is_letter_or_digit) {
        let start = from + begin + lead;
        found.push(Span { start: start as u32, end: (start + piece.len()) as u32 });
    }
}

/// Whether only one word stands here that may be a town: `Женева`, not `No`.
fn is_one_word(words: &str) -> bool {
    let mut letters = words.chars();
    letters.next().is_some_and(Letter::is_capital)
        && letters.clone().count() > 2
        && letters.all(|c| c == '-' || c.is_letter())
}

/// Words that keep a full stop.
const ABBREVIATIONS: [&str; 63] = [
    "mr", "mrs", "ms", "dr", "prof", "st", "gen", "col", "lt", "sen", "rep", "gov", "vs", "no", "hon", "amb", "jr",
    "sr", "u.s", "u.n", "u.k", "e.g", "i.e", "inc", "h.e", "г", "гг", "в", "вв", "им", "т.д", "т.п", "т.е", "ул",
    "руб", "млн", "млрд", "тыс", "стр", "см", "др", "проф", "акад", "дж", "a.i", "md", "adv", "и.о", "eng", "smt",
    "корр", "shri", "engr", "adm", "capt", "maj", "cmdr", "rev", "brig", "fr", "msgr", "messrs", "hrh",
];

/// Months that are written large, before which an ordinal keeps its full stop; as they begin.
const GERMAN_MONTHS: [&str; 13] =
    ["Jan", "Jän", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"];

fn ends_here(words: &str, at: usize, c: char) -> bool {
    let rest = &words[at + c.len_utf8()..];
    let after = rest.trim_start_matches(['.', '!', '?', '"', '»', '”', ')']);
    if after.is_empty() {
        return true;
    }
    if !after.starts_with(char::is_whitespace) {
        return false;
    }
    let next = after.trim_start().chars().next().unwrap_or(' ');
    if next.is_small() || matches!(next, '—' | '–' | '-') {
        return false;
    }
    if c != '.' {
        return true;
    }
    // `21. September`: a day before its month.
    let day = words[..at].bytes().rev().take_while(u8::is_ascii_digit).count();
    if matches!(day, 1 | 2) && GERMAN_MONTHS.iter().any(|month| after.trim_start().starts_with(month)) {
        return false;
    }
    let before = words[..at].rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '«' | '"')).next().unwrap_or("");
    let last = before.rsplit('.').next().unwrap_or("");
    let mut letters = last.chars();
    let initial = letters.next().is_some_and(Letter::is_capital) && letters.next().is_none();
    if initial {
        return false;
    }
    // The longest of them has eight bytes.
    if before.len() > 12 {
        return true;
    }
    let lower = before.small();
    !ABBREVIATIONS.contains(&lower.as_str())
}

/// Whether a stop stands within a short name in quotation marks that a small word leads to: `проект «Дом. Сад» открыт`.
fn in_a_title(sentence: &str, at: usize) -> bool {
    /// No name of a thing has more bytes.
    const LONGEST: usize = 70;
    let near = |from: usize| (from..from + 4).find(|at| sentence.is_char_boundary(*at)).unwrap_or(sentence.len());
    let behind = &sentence[at + 1..near(sentence.len().min(at + LONGEST))];
    let Some(close) = behind.find(['»', '"', '”', '«', '“']) else { return false };
    let before = &sentence[..at];
    let from = near(at.saturating_sub(LONGEST));
    let Some(open) = before[from..].rfind(['«', '"', '“']).map(|open| from + open) else { return false };
    if open + LONGEST <= at + close {
        return false;
    }
    let mut leads = before[..open].chars().rev();
    leads.next() == Some(' ')
        && leads.next().is_some_and(Letter::is_small)
        && !before[open..].contains(['»', '”'])
        && before[..open].matches('"').count().is_multiple_of(2)
        && !behind[..close].ends_with(['.', ',', '!', '?'])
        && !behind[close..].starts_with(['«', '“'])
        && sentence[at + 1 + close..].trim_start_matches(['»', '"', '”']).starts_with(' ')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::runs::Cutter;

    #[track_caller]
    fn check(expected: &str) {
        check_told(&expected.replace('|', ""), expected);
    }

    #[track_caller]
    fn check_told(text: &str, expected: &str) {
        let line = Span { start: 0, end: text.len() as u32 };
        let mut cutter = Cutter::default();
        cutter.cut(text);
        let mut found = Vec::new();
        first(text, cutter.runs(), line, usize::MAX, &mut found);
        let found: Vec<_> = found.iter().map(|s| &text[s.start as usize..s.end as usize]).collect();
        assert_eq!(found.join("| "), expected);
    }

    #[test]
    fn a_stop_ends_a_sentence_only_where_it_does() {
        check("One.| Two!| Three");
        check("Встреча А. Иванова с Дж. Смитом прошла.| Потом");
        check("Mr. Roe met Dr. Doe in the U.S. Senate.| They spoke");
        check("В 2023 г. Иванов приехал.| Он говорил");
        check("«Мы готовы». — сказал он");
        check("Am 21. September 2025 traf er sie.| Am 3. März sprach er");
        check("部长会见大使。| 双方同意合作");
        check("Женева. Министр приехал.| Потом");
        check_told("ОСЛО, 5 мая. /ТАСС/. Министр приехал. Потом", "Министр приехал.| Потом");
        check_told("Осло. 5 мая 2024. Север-Информ. Министр приехал.", "Министр приехал.");
        check_told("Осло, 5 мая.", "Осло, 5 мая.");
        check("It was (so they say. Twice.) good.| Yes");
        check("Эксперт проекта \"Дом. Сад\" Анна Роу ответила.| Потом");
        check("Он сказал: \"Мы готовы.| Ждём\".| Потом");
    }
}
