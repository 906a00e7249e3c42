//! Names that stand several times in a message: the full form speaks for the bare surname.

use super::Name;
use super::lists::fold;

/// A surname that stood with a given name elsewhere in the message is the person's wherever it stands.
pub(super) fn believe_repeated(names: &mut [Name]) {
    let full: Vec<String> = names
        .iter()
        .filter(|name| !name.given.is_empty() && name.confidence >= 80)
        .map(|name| stem(&name.surname))
        .collect();
    if full.is_empty() {
        return;
    }
    for name in names.iter_mut().filter(|name| name.given.is_empty()) {
        if full.contains(&stem(&name.surname)) {
            name.confidence = name.confidence.max(90);
        }
    }
}

/// A surname without what its case may change.
fn stem(surname: &str) -> String {
    let folded = fold(surname);
    let letters = folded.chars().count();
    let keep = if folded.is_ascii() || letters < 5 { letters } else { letters - 2 };
    let end = folded.char_indices().nth(keep).map_or(folded.len(), |(at, _)| at);
    let kept = folded[..end].trim_end_matches(['о', 'е', 'ы', 'и', 'а', 'у', 'я', 'ю', 'й']);
    kept.to_owned()
}
