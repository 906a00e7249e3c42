//! How tables write numbers, truth, ids and addresses.

use super::Origin;
use crate::dump::paste::count;

/// Whether a value stands for none, as programs write it.
pub(super) fn is_nothing(value: &str) -> bool {
    matches!(value, "" | "nan" | "NaN" | "None" | "null" | "NULL" | "NaT" | "<NA>" | "N/A" | "[]" | "{}" | "\"\"")
}

/// Whether it is what tables of Python have where there is no text; more may be somebody's own word.
pub(in crate::dump) fn is_void(text: &str) -> bool {
    matches!(text, "nan" | "NaN" | "None" | "<NA>")
}

pub(super) fn is_true(value: &str) -> bool {
    matches!(value, "1" | "1.0" | "True" | "true" | "TRUE" | "yes" | "Yes")
}

pub(super) fn is_false(value: &str) -> bool {
    matches!(value, "0" | "0.0" | "False" | "false" | "FALSE" | "no" | "No")
}

/// A whole number without the fraction that tables with gaps give to it: `17.0`.
pub(super) fn whole(value: &str) -> &str {
    value.strip_suffix(".0").unwrap_or(value)
}

pub(super) fn number(value: &str) -> Option<i64> {
    whole(value).parse().ok()
}

/// How often: `1200`, `1200.0`, `1.2K`, `1 204`.
pub(super) fn amount(value: &str) -> Option<u64> {
    if let Some(number) = number(value) {
        return u64::try_from(number).ok();
    }
    // As the page shortens it, and nothing behind.
    count(value).filter(|(_, rest)| rest.trim().is_empty()).map(|(count, _)| count)
}

/// What some libraries put before the ids of channels.
pub(in crate::dump) const MARK: i64 = -1_000_000_000_000;

/// The id of a chat without the mark that some libraries put before it.
pub(super) fn bare(id: i64) -> i64 {
    if id <= MARK { MARK.saturating_sub(id) } else { id.saturating_abs() }
}

/// The chat and the post that an address leads to: `https://t.me/NAME/17`, `https://t.me/c/1234500001/17`.
pub(super) fn link(value: &str) -> Option<(Origin, i64)> {
    let rest = value.split_once("://").map_or(value, |(_, rest)| rest);
    let path = ["t.me/", "telegram.me/", "www.t.me/"].iter().find_map(|host| rest.strip_prefix(host))?;
    let path = path.split(['?', '#']).next()?.trim_end_matches('/');
    let mut parts = path.split('/').filter(|part| *part != "s");
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next());
    if first == "c" {
        let origin = Origin { id: Some(second.parse().ok()?), ..Origin::default() };
        return Some((origin, third?.parse().ok()?));
    }
    let origin = Origin { username: Some(first.to_owned()), ..Origin::default() };
    // With topics the last number is the post.
    Some((origin, third.unwrap_or(second).parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_tables_write_them() {
        for (value, expected) in
            [("1200.0", Some(1_200)), ("1.2K", Some(1_200)), ("7", Some(7)), ("-1", None), ("many", None)]
        {
            assert_eq!(amount(value), expected, "{value}");
        }
        assert_eq!((number("17.0"), number("x17"), whole("42.0")), (Some(17), None, "42"));
        assert_eq!([-1_001_234_500_001, -4_567, 42].map(bare), [1_234_500_001, 4_567, 42]);
    }

    #[track_caller]
    fn check_link(value: &str, username: Option<&str>, id: Option<i64>, post: i64) {
        let (origin, found) = link(value).expect("a link");
        assert_eq!((origin.username.as_deref(), origin.id, found), (username, id, post), "{value}");
    }

    #[test]
    fn links_tell_chat_and_post() {
        check_link("https://t.me/harbournews/17", Some("harbournews"), None, 17);
        check_link("https://t.me/s/harbournews/17?single", Some("harbournews"), None, 17);
        check_link("t.me/c/1234500001/17", None, Some(1_234_500_001), 17);
        check_link("https://t.me/harbour/3/17/", Some("harbour"), None, 17);
        for other in ["https://example.org/a/17", "https://t.me/harbournews", "https://t.me/c/x/y", ""] {
            assert_eq!(link(other), None, "{other}");
        }
    }
}
