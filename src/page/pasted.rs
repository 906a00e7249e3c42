//! Texts that are nothing but links: one is followed or refused, of several it is said that one is followed; none is a dump.

use crate::worker::protocol::is_post_link;

/// The link that a text is, without the brackets, quotes and stops that came along with it from where it was copied.
#[must_use]
pub fn link(text: &str) -> Option<&str> {
    const LONGEST: usize = 2_000;
    let whole = text.trim();
    let bare = whole.trim_matches(|c: char| !c.is_alphanumeric());
    if whole.len() >= LONGEST || bare.contains(char::is_whitespace) {
        None
    } else if is_of_telegram(bare) {
        Some(bare)
    } else {
        // Of other addresses a bracket may be a part.
        address(whole).map(|_| whole)
    }
}

/// Whether a text is several links and nothing else.
#[must_use]
pub fn is_links(text: &str) -> bool {
    let mut parts = text.split_whitespace().filter(|part| part.contains(char::is_alphanumeric));
    let is_link =
        |part: &str| link(part).is_some() || address(part.trim_matches(|c: char| !c.is_alphanumeric())).is_some();
    parts.next().is_some_and(is_link) && parts.next().is_some_and(is_link) && parts.all(is_link)
}

/// Whether a link leads to Telegram, to whatever there.
#[must_use]
pub fn is_of_telegram(link: &str) -> bool {
    let small = link.to_ascii_lowercase();
    let host = address(&small).unwrap_or(&small).split_once('/').map_or("", |(host, _)| host);
    matches!(host, "t.me" | "telegram.me" | "telegram.dog") || is_post_link(link) || small.starts_with("tg://")
}

fn address(link: &str) -> Option<&str> {
    link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(link(text), expected, "{text}");
    }

    #[test]
    fn a_link_is_followed_whatever_stands_around_it() {
        let post = "https://t.me/c/1234567890/19";
        for (before, behind) in [
            ("", ""),
            (" ", "\n"),
            ("<", ">"),
            ("(", ")"),
            ("«", "»."),
            ("\"", "\","),
            ("„", "“"),
            ("[ ", " ]!"),
            ("— ", ""),
        ] {
            check(&format!("{before}{post}{behind}"), Some(post));
        }
        for bare in ["t.me/harbour", "T.me/harbour/7", "tg://resolve?domain=harbour", "harbour.t.me/7"] {
            check(bare, Some(bare));
            check(&format!("({bare})"), Some(bare));
        }
        check("https://example.org/a_(b)", Some("https://example.org/a_(b)"));
    }

    #[test]
    fn several_links_are_no_text() {
        for text in [
            "t.me/harbour/7 t.me/harbour/8",
            "https://t.me/harbour/7\nhttps://t.me/harbour/8\n\n<https://example.org/>\n",
            "t.me/harbour/7, t.me/harbour/8",
            "- t.me/harbour/7\n- t.me/harbour/8",
        ] {
            assert!(is_links(text) && link(text).is_none(), "{text}");
        }
        for text in ["", "-", "t.me/harbour/7", "t.me/harbour/7 grain", "12:30 t.me/harbour/7", "grain t.me/harbour/7"]
        {
            assert!(!is_links(text), "{text}");
        }
    }

    #[test]
    fn a_text_with_a_link_in_it_is_a_text() {
        for text in [
            "",
            "…",
            "harbour",
            "12:30",
            "see t.me/harbour/7",
            "t.me/harbour/7 t.me/harbour/8",
            "https://t.me/harbour/7\nGrain was shipped.",
            "t.me",
            "attempt.me/harbour",
        ] {
            check(text, None);
        }
    }
}
