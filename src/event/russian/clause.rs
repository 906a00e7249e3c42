//! Clauses that only describe a noun: `договорённостей, достигнутых лидерами в Астане`.

use crate::event::letter::Letter;

/// Whether what follows these words still belongs to a clause that began behind their last comma with a participle
/// or a relative pronoun.
#[must_use]
pub(in crate::event) fn aside(before: &str) -> bool {
    let Some(comma) = before.rfind(',') else { return false };
    let clause = before[comma + 1..].trim_start();
    // The comma stands in a name that has ended: `«Север, который кормит» форума`.
    if clause.contains('»') && !clause.contains('«') {
        return false;
    }
    let first = clause.split(|c: char| !c.is_letter_or_digit()).next().unwrap_or_default();
    (is_participle(first) || is_relative(clause)) && !tells_when(clause)
}

fn is_relative(clause: &str) -> bool {
    clause.split(' ').take(2).any(|word| word.starts_with("котор") || word == "где")
}

/// Whether the clause says where and when the noun takes place: `встреча, которая прошла в`.
fn tells_when(clause: &str) -> bool {
    ["прош", "проход", "пройд", "состо", "находит"].iter().any(|word| clause.contains(word))
}

/// By its ending: the suffix of a participle and the ending of a long adjective.
fn is_participle(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "ый", "ая", "ое", "ые", "ого", "ой", "ому", "ых", "ым", "ыми", "ую", "ий", "ие", "его", "их", "им", "ей",
        "ему", "ими", "яя", "ее", "юю",
    ];
    const SUFFIXES: &[&str] = &["нн", "вш", "ющ", "ущ", "ащ", "ящ", "ут", "ыт", "ят", "аем", "яем", "уем"];
    let word = word.strip_suffix("ся").unwrap_or(word);
    word.starts_with(Letter::is_small)
        && ENDINGS
            .iter()
            .filter_map(|ending| word.strip_suffix(ending))
            .any(|stem| stem.chars().count() > 4 && SUFFIXES.iter().any(|suffix| stem.ends_with(suffix)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(before: &str, expected: bool) {
        assert_eq!(aside(before), expected, "{before}");
    }

    #[test]
    fn a_participle_or_pronoun_behind_the_last_comma_begins_an_aside() {
        check("В развитие договорённостей, достигнутых лидерами двух стран в ", true);
        check("Министр, прибывший в ", true);
        check("Министр, который родился в ", true);
    }

    #[test]
    fn what_goes_on_is_none() {
        check("Министр встретился в ", false);
        check("В развитие договорённостей, достигнутых в Астане, министры встретились в ", false);
        check("Вчера, 3 декабря, в ", false);
        check("На встрече, которая прошла в ", false);
        check("На сессии «Север, который кормит» форума в ", false);
    }
}
