//! A stretch of an excerpt with the found words marked.

use yew::prelude::*;

use crate::event::Span;
use crate::timeline::Row;

/// The words of a stretch of the row's excerpt.
pub fn marked(row: &Row, span: Span) -> Html {
    let excerpt = row.excerpt.as_ref();
    let pieces = excerpt.map(|it| pieces(&it.text, span, &it.found)).unwrap_or_default();
    html! {
        <>
            for (number, (text, found)) in pieces.into_iter().enumerate() {
                if found { <mark key={number}>{ text }</mark> } else { <span key={number}>{ text }</span> }
            }
        </>
    }
}

/// The stretch cut where found words begin and end. Spans that cut a character or lie outside are passed over.
#[must_use]
pub fn pieces(text: &str, span: Span, found: &[Span]) -> Vec<(String, bool)> {
    let (mut at, end) = (span.start as usize, span.end as usize);
    let mut out = Vec::new();
    for mark in found {
        let (from, to) = ((mark.start as usize).max(at), (mark.end as usize).min(end));
        if from >= to {
            continue;
        }
        let (Some(before), Some(marked)) = (text.get(at..from), text.get(from..to)) else { continue };
        if !before.is_empty() {
            out.push((before.to_owned(), false));
        }
        out.push((marked.to_owned(), true));
        at = to;
    }
    if let Some(rest) = text.get(at..end).filter(|rest| !rest.is_empty()) {
        out.push((rest.to_owned(), false));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, span: (u32, u32), found: &[(u32, u32)], expected: &str) {
        let of = |(start, end): (u32, u32)| Span { start, end };
        let found: Vec<_> = found.iter().copied().map(of).collect();
        let shown: String = pieces(text, of(span), &found)
            .into_iter()
            .map(|(text, found)| if found { format!("[{text}]") } else { text })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn found_words_are_marked_where_they_stand() {
        check("the grain deal", (0, 14), &[(4, 9)], "the [grain] deal");
        check("grain", (0, 5), &[(0, 5)], "[grain]");
        check("no", (0, 2), &[], "no");
    }

    #[test]
    fn marks_are_cut_at_the_ends_of_the_stretch() {
        check("the grain deal", (6, 14), &[(4, 9)], "[ain] deal");
        check("the grain deal", (0, 3), &[(4, 9)], "the");
    }

    #[test]
    fn a_mark_within_a_character_is_passed_over() {
        check("зерно", (0, 10), &[(1, 4)], "зерно");
    }
}
