//! The forms of a name in languages that decline, by the endings of `data/endings.tsv`.
//!
//! Columns: language, whether a row is for a last word or for one `before` another, the ending in the nominative, the endings
//! that stand in its place, case by case with spaces between; `/` separates two of one case, `-` is none. The longest ending
//! that a word has counts. Words of one name take the same case.

use crate::event::gazetteer::lines;
use crate::event::order::Order;
use crate::event::tables::text_of;

/// A row of the file.
struct Row {
    ending: &'static str,
    before: bool,
    cases: Vec<Vec<&'static str>>,
}

/// The rows of one language.
pub(super) struct Endings {
    rows: Vec<Row>,
}

impl Endings {
    pub(super) fn of(code: &str) -> Self {
        let mut rows = Vec::new();
        for columns in lines(text_of("endings.tsv")) {
            let [lang, place, ending, cases, ..] = columns[..] else { continue };
            if lang == code {
                let ending = if ending == "-" { "" } else { ending };
                let cases = cases.split(' ').map(|case| case.split('/').map(|e| e.trim_matches('-')).collect());
                rows.push(Row { ending, before: place == "before", cases: cases.collect() });
            }
        }
        rows.order_by(|row| !(row.ending.len() as u64));
        Self { rows }
    }

    /// A name in the nominative, and all its other forms.
    pub(super) fn forms(&self, name: &str) -> Vec<String> {
        let words: Vec<&str> = name.split(' ').collect();
        let rows: Vec<Option<(&str, &Row)>> = words
            .iter()
            .enumerate()
            .map(|(at, word)| {
                let is_last = at + 1 == words.len();
                let row = self.rows.iter().find(|row| row.before != is_last && word.ends_with(row.ending))?;
                Some((word.strip_suffix(row.ending)?, row))
            })
            .collect();
        let cases = rows.iter().flatten().map(|(_, row)| row.cases.len()).max().unwrap_or(0);
        let mut all = vec![name.to_owned()];
        for case in 0..cases {
            let mut forms = vec![String::new()];
            for (at, word) in words.iter().enumerate() {
                let gap = if at == 0 { "" } else { " " };
                let same = [*word];
                let declined = rows[at].and_then(|(stem, row)| Some((stem, row.cases.get(case)?)));
                forms = match declined {
                    Some((stem, endings)) => forms
                        .iter()
                        .flat_map(|form| endings.iter().map(move |end| format!("{form}{gap}{stem}{end}")))
                        .collect(),
                    None => forms.iter().map(|form| format!("{form}{gap}{}", same[0])).collect(),
                };
            }
            all.append(&mut forms);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(code: &str, name: &str, expected: &[&str]) {
        let forms = Endings::of(code).forms(name);
        for form in expected {
            assert!(forms.iter().any(|known| known == form), "{name}: no {form} in {forms:?}");
        }
    }

    #[test]
    fn names_are_declined_word_by_word() {
        check("uk", "Румунія", &["Румунії", "Румунію", "Румунією"]);
        check("uk", "Південна Корея", &["Південної Кореї", "Південній Кореї", "Південну Корею", "Південною Кореєю"]);
        check("uk", "Китай", &["Китаю", "Китаєм"]);
        check("be", "Польшча", &["Польшчы", "Польшчу", "Польшчай"]);
        check("sr", "Немачка", &["Немачке", "Немачкој", "Немачку", "Немачком"]);
        check("pl", "Hiszpania", &["Hiszpanii", "Hiszpanię", "Hiszpanią"]);
        check("pl", "Chiny", &["Chin", "Chinom", "Chinami", "Chinach"]);
        check("kk", "Қазақстан", &["Қазақстанның", "Қазақстанға", "Қазақстанмен", "Қазақстандық"]);
        check("de", "Vereinigte Staaten", &["Vereinigten Staaten"]);
        check("fr", "malien", &["malienne", "maliens", "maliennes"]);
        check("es", "mexicano", &["mexicana", "mexicanos"]);
        check("ar", "روسي", &["روسية", "روسيين"]);
    }
}
