//! Addresses on t.me and what a page says of ids.

/// What an address on t.me names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::dump) struct Address {
    /// A channel or user, by name; or `channel` and a number for those without.
    pub(in crate::dump) who: Option<String>,
    pub(in crate::dump) post: Option<i64>,
}

/// Reads `https://t.me/x`, `https://t.me/s/x/17`, `https://t.me/c/1234500001/17`.
pub(in crate::dump) fn address(href: &str) -> Address {
    let rest = href.split_once("://").map_or(href, |(_, rest)| rest);
    let hosts = ["t.me/", "telegram.me/", "www.t.me/"];
    let Some(path) = hosts.iter().find_map(|host| rest.strip_prefix(host)) else { return Address::default() };
    let mut parts = path.split(['?', '#']).next().unwrap_or_default().split('/').filter(|part| !part.is_empty());
    let who = match parts.next() {
        Some("s") => parts.next().map(str::to_owned),
        Some("c") => parts.next().map(|number| format!("channel{number}")),
        who => who.map(str::to_owned),
    };
    Address { who, post: parts.next_back().and_then(|post| post.parse().ok()) }
}

/// Reads `name/17`, as posts name themselves.
pub(super) fn post(written: &str) -> Option<(&str, i64)> {
    let (name, number) = written.split_once('/')?;
    let end = number.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(number.len());
    Some((name, number[..end].parse().ok()?)).filter(|(name, _)| !name.is_empty())
}

/// The number of the channel, bare, out of what the page sends when a post was seen: JSON in letters of base 64.
pub(super) fn channel(view: &[u8]) -> Option<i64> {
    let view = view.get(..view.len().min(400))?;
    let json = base64(view);
    let at = memchr::memmem::find(&json, b"\"c\":")? + 4;
    let rest = json[at..].trim_ascii_start();
    let end = rest.iter().skip(1).position(|byte| !byte.is_ascii_digit()).map_or(rest.len(), |end| end + 1);
    let number: i64 = std::str::from_utf8(&rest[..end]).ok()?.parse().ok()?;
    // Programs for bots put -100 in front.
    let bare = number.checked_abs()?;
    Some(if number < -1_000_000_000_000 { bare - 1_000_000_000_000 } else { bare }).filter(|bare| *bare > 0)
}

/// The bytes that letters of base 64 stand for, up to the first that is none.
fn base64(letters: &[u8]) -> Vec<u8> {
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0_u32, 0);
    for letter in letters {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'-' | b'+' => 62,
            b'_' | b'/' => 63,
            _ => break,
        };
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_name_a_channel_and_a_post() {
        for (href, who, id) in [
            ("https://t.me/harbour/17", Some("harbour"), Some(17)),
            ("https://t.me/s/harbour/17?single", Some("harbour"), Some(17)),
            ("t.me/harbour", Some("harbour"), None),
            ("https://t.me/c/1234500001/17", Some("channel1234500001"), Some(17)),
            ("https://t.me/harbour/5/17", Some("harbour"), Some(17)),
            ("https://t.me/", None, None),
            ("https://example.org/harbour/17", None, None),
            ("", None, None),
        ] {
            assert_eq!(address(href), Address { who: who.map(str::to_owned), post: id }, "{href}");
        }
    }

    #[test]
    fn posts_name_themselves() {
        assert_eq!(post("harbour/17"), Some(("harbour", 17)));
        assert_eq!(post("harbour/17?comment=3"), Some(("harbour", 17)));
        for written in ["harbour", "harbour/", "/17", "harbour/x"] {
            assert_eq!(post(written), None, "{written}");
        }
    }

    #[test]
    fn the_number_of_the_channel_is_read_without_its_prefix() {
        // {"c":-1234500001,"p":17} and the like.
        assert_eq!(channel(b"eyJjIjotMTIzNDUwMDAwMSwicCI6MTd9"), Some(1_234_500_001));
        assert_eq!(channel(b"eyJjIjotMTAwMTIzNDUwMDAwMX0"), Some(1_234_500_001));
        for view in ["", "!", "e30", "eyJjIjoieCJ9"] {
            assert_eq!(channel(view.as_bytes()), None, "{view}");
        }
    }
}
