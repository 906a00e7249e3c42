//! What a value of a facet is called on the page.

use std::rc::Rc;

use yew::AttrValue;

use crate::page::locale;
use crate::page::text::words;
use crate::timeline::{Facet, FacetAnswer};

/// The name of a value: the interface's own word, the browser's name of a country or language, or as the dump has it.
#[must_use]
pub fn name(facet: Facet, key: &str, label: &str) -> AttrValue {
    if let Some(word) = words().value(facet, key) {
        return AttrValue::Static(word);
    }
    match facet {
        Facet::Country => locale::country(key),
        Facet::Language => locale::language(key),
        Facet::Hashtag => format!("#{}", if label.is_empty() { key } else { label }).into(),
        Facet::Topic => spaced(key).into(),
        _ if label.is_empty() => key.to_owned().into(),
        _ => label.to_owned().into(),
    }
}

/// How the dump writes a value, as far as the facets say it.
#[must_use]
pub fn label<'a>(facets: &'a [Rc<FacetAnswer>], facet: Facet, key: &'a str) -> &'a str {
    let answer = facets.iter().find(|answer| answer.facet == facet);
    let value = answer.and_then(|answer| answer.values.iter().find(|value| value.key == key));
    value.map_or("", |value| value.label.as_str())
}

/// A code in words: `public_health` becomes `Public health`.
fn spaced(code: &str) -> String {
    let mut letters = code.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    first + &letters.as_str().replace(['_', '-'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_worded_or_left_as_written() {
        assert_eq!(name(Facet::Kind, "call", ""), "Call");
        assert_eq!(name(Facet::Hashtag, "grain", ""), "#grain");
        assert_eq!(name(Facet::Topic, "public_health", ""), "Public health");
        assert_eq!(name(Facet::Participant, "p1", "Ada"), "Ada");
        assert_eq!(name(Facet::Place, "Vienna", ""), "Vienna");
    }
}
