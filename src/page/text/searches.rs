//! Why a search was not understood, without saying it.

use super::{fill, words};
use crate::timeline::QueryReason;

/// Why a part of a search was not understood.
#[allow(missing_docs)] // as in `QueryReason`
pub struct QueryReasons {
    pub no_bracket: &'static str,
    pub too_deep: &'static str,
    pub unknown_field: &'static str,
    /// The fields that people are told of, as they are to be written.
    pub fields: &'static str,
    pub unknown_country: &'static str,
    pub unknown_country_near: &'static str,
    pub no_value: &'static str,
    pub no_words: &'static str,
    pub too_long: &'static str,
    pub several_posts: &'static str,
    pub nowhere: &'static str,
    pub nowhere_near: &'static str,
    pub no_date: &'static str,
    pub unknown_value: &'static str,
    pub no_chat: &'static str,
    pub no_post: &'static str,
    pub no_event: &'static str,
    pub unsure_chat: &'static str,
}

/// Why a part of a search was not understood, in words.
#[must_use]
pub fn reason(reason: &QueryReason) -> String {
    let w = &words().list.reasons;
    match reason {
        QueryReason::NoBracket => w.no_bracket.to_owned(),
        QueryReason::TooDeep => w.too_deep.to_owned(),
        QueryReason::UnknownField { name } => fill(w.unknown_field, &[("name", name), ("known", w.fields)]),
        QueryReason::UnknownCountry { value, near } if near.is_empty() => fill(w.unknown_country, &[("value", value)]),
        QueryReason::UnknownCountry { value, near } => {
            fill(w.unknown_country_near, &[("value", value), ("near", &near.join(", "))])
        }
        QueryReason::NoValue { field } => fill(w.no_value, &[("field", field)]),
        QueryReason::NoWords => w.no_words.to_owned(),
        QueryReason::TooLong { most } => fill(w.too_long, &[("n", &most.to_string())]),
        QueryReason::SeveralPosts => w.several_posts.to_owned(),
        QueryReason::Nowhere { value, near: None } => fill(w.nowhere, &[("value", value)]),
        QueryReason::Nowhere { value, near: Some(near) } => fill(w.nowhere_near, &[("value", value), ("near", near)]),
        QueryReason::NoDate { value } => fill(w.no_date, &[("value", value)]),
        QueryReason::UnknownValue { value, known } => {
            fill(w.unknown_value, &[("value", value), ("known", &known.join(", "))])
        }
        QueryReason::NoChat { chat } => fill(w.no_chat, &[("chat", chat)]),
        QueryReason::NoPost { chat, post } => linked(w.no_post, chat, *post),
        QueryReason::NoEvent { chat, post } => linked(w.no_event, chat, *post),
        QueryReason::UnsureChat { chat, post } => linked(w.unsure_chat, chat, *post),
    }
}

fn linked(told: &str, chat: &str, post: u32) -> String {
    fill(told, &[("chat", chat), ("post", &post.to_string())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_told_as_it_was_typed() {
        let chat = || "harbour".to_owned();
        let known = vec!["call".to_owned(), "visit".to_owned()];
        for (one, told) in [
            (QueryReason::NoBracket, "no bracket is open here"),
            (QueryReason::TooDeep, "too many brackets"),
            (
                QueryReason::UnknownField { name: "colour".to_owned() },
                "there is no field “colour”, so this is left out; the fields are: person",
            ),
            (
                QueryReason::UnknownCountry { value: "Atlantis".to_owned(), near: Vec::new() },
                "no country is called “Atlantis”; write",
            ),
            (
                QueryReason::UnknownCountry {
                    value: "Irax".to_owned(),
                    near: vec!["iran".to_owned(), "iraq".to_owned()],
                },
                "no country is called “Irax”; near it: iran, iraq",
            ),
            (QueryReason::NoValue { field: "person".to_owned() }, "person: what?"),
            (QueryReason::NoWords, "there is no word"),
            (QueryReason::TooLong { most: 1000 }, "only the first 1000 characters"),
            (QueryReason::SeveralPosts, "two links"),
            (
                QueryReason::Nowhere { value: "grian".to_owned(), near: None },
                "“grian” is nowhere, so nothing is left out for it",
            ),
            (
                QueryReason::Nowhere { value: "grian".to_owned(), near: Some("grain".to_owned()) },
                "“grian” is nowhere, so nothing is left out for it; “grain” is",
            ),
            (QueryReason::NoDate { value: "{known}".to_owned() }, "“{known}” is no date"),
            (QueryReason::UnknownValue { value: "dinner".to_owned(), known }, "“dinner” is none of: call, visit"),
            (QueryReason::NoChat { chat: chat() }, "no chat that is open is “harbour”"),
            (QueryReason::NoPost { chat: chat(), post: 7 }, "message 7 of “harbour” is in no dump that is open"),
            (QueryReason::NoEvent { chat: chat(), post: 7 }, "message 7 of “harbour” is there, but tells of no event"),
            (
                QueryReason::UnsureChat { chat: chat(), post: 7 },
                "no dump says which chat is “harbour”; shown is message 7",
            ),
        ] {
            assert!(reason(&one).starts_with(told), "{one:?}: {}", reason(&one));
        }
    }
}
