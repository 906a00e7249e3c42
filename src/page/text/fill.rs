//! Patterns with places to fill: `{n} of {total}`.

/// The pattern with each `{name}` replaced; names that are not given stay as they stand.
#[must_use]
pub fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    parts(pattern)
        .map(|part| match part {
            Part::Words(words) => words,
            Part::Place(name) => values.iter().find(|(other, _)| *other == name).map_or(name, |(_, value)| value),
        })
        .collect()
}

/// A part of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// To be said as it stands.
    Words(&'a str),
    /// To be filled with what has this name.
    Place(&'a str),
}

/// The parts of a pattern, in order.
pub fn parts(pattern: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = pattern;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some(inner) = rest.strip_prefix('{')
            && let Some((name, behind)) = inner.split_once('}')
        {
            rest = behind;
            return Some(Part::Place(name));
        }
        // A brace that opens nothing is passed over as a word.
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let end = rest[first..].find('{').map_or(rest.len(), |at| at + first);
        let (words, behind) = rest.split_at(end);
        rest = behind;
        Some(Part::Words(words))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, expected: &str) {
        assert_eq!(fill(pattern, &[("n", "3"), ("total", "10")]), expected);
    }

    #[test]
    fn places_are_filled_where_they_stand() {
        check("{n} of {total} events", "3 of 10 events");
        check("all", "all");
        check("{n}{n}", "33");
        check("", "");
    }

    #[test]
    fn braces_that_close_nothing_are_words() {
        check("a { b", "a { b");
        check("{", "{");
        check("“{n}”", "“3”");
    }
}
