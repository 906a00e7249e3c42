//! The headline of an event, built from its fields and never from invented words.
//!
//! Who took part fills a pattern of the kind; where nobody is named, the post's own first sentence stands
//! instead, told apart so that it can be set in the direction of its own script.

use crate::event::{Class, Kind, Realis, Span};
use crate::timeline::{Row, RowParticipant};

use super::fill::{Part, parts};
use super::words::Tenses;
use super::{fill, words};

/// A piece of a headline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// The interface says it.
    Words(String),
    /// The dump says it: a name, a place, an occasion.
    Said(String),
    /// The post's own beginning, as a stretch of the row's excerpt.
    Excerpt(Span),
}

/// The headline of a row.
#[must_use]
pub fn of(row: &Row) -> Vec<Piece> {
    let w = &words().headline;
    if row.participants.is_empty() || row.kind.class() == Class::Other {
        return opening(row);
    }
    let pair = row.participants.len() == 2;
    let pattern = match row.kind {
        Kind::Meeting if pair => tense(&w.met, row.realis),
        Kind::Meeting if row.participants.len() > 2 => tense(&w.met_all, row.realis),
        Kind::Call if row.participants.len() > 1 => tense(&w.call, row.realis),
        Kind::Visit if row.participants.len() == 1 && row.place.is_some() && row.realis == Realis::Past => w.visited,
        Kind::Speech if row.occasion.is_some() => w.speech_at,
        Kind::Speech => w.speech,
        Kind::Comment => w.comment,
        Kind::Briefing => w.briefing,
        Kind::Interview => w.interview,
        _ => w.kind_of,
    };
    let mut out = Vec::new();
    for part in parts(pattern) {
        match part {
            Part::Words(text) => out.push(Piece::Words(text.to_owned())),
            Part::Place("a") => out.extend(row.participants.first().map(said)),
            Part::Place("b") => out.extend(row.participants.get(1).map(said)),
            Part::Place("all") => all(&row.participants, &mut out),
            Part::Place("place") => out.extend(row.place.clone().map(Piece::Said)),
            Part::Place("occasion") => out.extend(row.occasion.clone().map(Piece::Said)),
            Part::Place("kind") => out.push(Piece::Words(words().kind(row.kind).to_owned())),
            Part::Place(_) => {}
        }
    }
    out
}

/// The headline as one text, for names of links and windows.
#[must_use]
pub fn plain(row: &Row) -> String {
    of(row)
        .iter()
        .map(|piece| match piece {
            Piece::Words(text) | Piece::Said(text) => text.as_str(),
            Piece::Excerpt(span) => row.words().get(span.start as usize..span.end as usize).unwrap_or_default(),
        })
        .collect()
}

/// The part of the excerpt that the headline has not said already. A long headline may be cut short by the
/// layout, so after one the text begins again: nothing may be lost between the two.
#[must_use]
pub fn rest(row: &Row) -> Span {
    let end = row.words().len() as u32;
    match of(row).as_slice() {
        [Piece::Excerpt(span)]
            if row.words()[span.start as usize..span.end as usize].chars().count() <= SURELY_SHOWN =>
        {
            let behind = &row.words()[span.end as usize..];
            Span { start: end - behind.trim_start().len() as u32, end }
        }
        _ => Span { start: 0, end },
    }
}

/// Characters of a headline that every layout has room for.
const SURELY_SHOWN: usize = 56;

fn tense(tenses: &Tenses, realis: Realis) -> &'static str {
    match realis {
        Realis::Past => tenses.past,
        Realis::Ongoing => tenses.ongoing,
        Realis::Future => tenses.future,
        Realis::Hypothetical => tenses.hypothetical,
        Realis::Negated => tenses.negated,
    }
}

fn said(participant: &RowParticipant) -> Piece {
    Piece::Said(participant.name.clone())
}

/// Up to three names, and how many more.
fn all(participants: &[RowParticipant], out: &mut Vec<Piece>) {
    const NAMED: usize = 3;
    let w = &words().headline;
    let named = if participants.len() > NAMED + 1 { NAMED } else { participants.len() };
    let others = participants.len() - named;
    for (number, participant) in participants[..named].iter().enumerate() {
        if number > 0 {
            let last = number + 1 == named && others == 0;
            out.push(Piece::Words(if last { w.and } else { w.comma }.to_owned()));
        }
        out.push(said(participant));
    }
    if others > 0 {
        out.push(Piece::Words(format!("{}{}", w.and, fill(w.others, &[("n", &others.to_string())]))));
    }
}

/// The first sentence of the post, without the emoji before it; nothing while the text is still to come.
fn opening(row: &Row) -> Vec<Piece> {
    match &row.excerpt {
        None => return Vec::new(),
        Some(excerpt) if excerpt.unread => return vec![Piece::Words(words().headline.unread.to_owned())],
        Some(_) => {}
    }
    let text = row.words();
    let Some(start) = text.find(|c: char| c.is_alphanumeric() || "«“„\"(#@".contains(c)) else {
        let what = if text.trim().is_empty() { words().headline.no_text } else { text.trim() };
        return vec![Piece::Words(what.to_owned())];
    };
    let end = start + sentence(&text[start..]);
    vec![Piece::Excerpt(Span { start: start as u32, end: end as u32 })]
}

/// Bytes of the first sentence, at most some 110 characters, ending between words.
fn sentence(text: &str) -> usize {
    const LONG: usize = 110;
    const SHORT: usize = 24;
    let mut space = None;
    for (number, (at, c)) in text.char_indices().enumerate() {
        if c.is_whitespace() {
            let before = text[..at].trim_end_matches(['»', '”', '"', ')']);
            let initial = before.chars().rev().nth(2).is_none_or(|c| c.is_whitespace() || c == '.');
            if number >= SHORT && before.ends_with(['.', '!', '?', '…']) && !initial {
                return at;
            }
            space = Some(at);
        }
        if number >= LONG {
            return space.unwrap_or(at);
        }
    }
    text.trim_end().len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::Excerpt;

    fn row(kind: Kind, realis: Realis, names: &[&str], excerpt: &str) -> Row {
        let participant = |name: &&str| RowParticipant {
            name: (*name).to_owned(),
            key: (*name).to_owned(),
            role: None,
            country: None,
            body: false,
        };
        Row {
            kind,
            realis,
            participants: names.iter().map(participant).collect(),
            place: Some("Vienna".into()),
            excerpt: Some(Excerpt { text: excerpt.into(), found: Vec::new(), unread: false }),
            ..Row::bare("k")
        }
    }

    #[track_caller]
    fn check(kind: Kind, realis: Realis, names: &[&str], expected: &str) {
        assert_eq!(plain(&row(kind, realis, names, "Text of the post.")), expected);
    }

    #[test]
    fn a_meeting_of_two_says_who_met_whom() {
        check(Kind::Meeting, Realis::Past, &["Ada", "Ben"], "Ada met Ben");
        check(Kind::Meeting, Realis::Future, &["Ada", "Ben"], "Ada to meet Ben");
        check(Kind::Meeting, Realis::Negated, &["Ada", "Ben"], "No meeting of Ada and Ben");
    }

    #[test]
    fn several_are_listed_and_many_are_counted() {
        check(Kind::Meeting, Realis::Past, &["Ada", "Ben", "Cy"], "Ada, Ben and Cy met");
        check(Kind::Call, Realis::Past, &["Ada", "Ben"], "Call between Ada and Ben");
        check(Kind::Meeting, Realis::Past, &["A", "B", "C", "D"], "A, B, C and D met");
        check(Kind::Meeting, Realis::Past, &["A", "B", "C", "D", "E"], "A, B, C and 2 others met");
    }

    #[test]
    fn one_name_alone_does_not_meet() {
        check(Kind::Meeting, Realis::Past, &["Ada"], "Meeting: Ada");
        check(Kind::Visit, Realis::Past, &["Ada"], "Ada visited Vienna");
        check(Kind::Message, Realis::Past, &["Ada", "Ben"], "Message: Ada and Ben");
    }

    #[test]
    fn without_names_the_post_speaks_for_itself() {
        check(Kind::Meeting, Realis::Past, &[], "Text of the post.");
        check(Kind::News, Realis::Past, &["Ada"], "Text of the post.");
    }

    #[track_caller]
    fn check_opening(excerpt: &str, expected: &str, expected_rest: &str) {
        let row = row(Kind::News, Realis::Past, &[], excerpt);
        assert_eq!(plain(&row), expected);
        let rest = rest(&row);
        assert_eq!(&row.words()[rest.start as usize..rest.end as usize], expected_rest);
    }

    #[test]
    fn the_opening_is_a_sentence_without_the_emoji_before_it() {
        check_opening(
            "🇰🇪 The session of the commission opens. Then it closes.",
            "The session of the commission opens.",
            "Then it closes.",
        );
        check_opening(
            "Short. Then more words follow it here. And an end.",
            "Short. Then more words follow it here.",
            "And an end.",
        );
    }

    #[test]
    fn a_long_opening_is_said_again_in_full() {
        let text = "A sentence that goes on for so long that no list has room for all of it in one line. End.";
        check_opening(
            text,
            "A sentence that goes on for so long that no list has room for all of it in one line.",
            text,
        );
    }

    #[test]
    fn initials_end_no_sentence() {
        check_opening(
            "Сегодня в столице прибыл М. Торас с визитом. Дальше.",
            "Сегодня в столице прибыл М. Торас с визитом.",
            "Дальше.",
        );
    }

    #[test]
    fn nothing_said_is_said_to_be_nothing() {
        check_opening("", "Post without text", "");
        check_opening("🎉🎉", "🎉🎉", "🎉🎉");
    }
}
