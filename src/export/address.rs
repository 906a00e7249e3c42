//! Addresses that may be handed on: those of the few schemes that can do no harm, which are those the page follows.

/// What an address may begin with to be followed.
const SCHEMES: [&str; 5] = ["http", "https", "mailto", "tel", "tg"];

/// Whether an address is safe, or has no scheme at all: `example.org/x`, `example.org:8080`, `../x`.
pub(super) fn may_be_printed(address: &str) -> bool {
    let address = address.trim();
    let begins = |part: &str| part.starts_with(|first: char| first.is_ascii_alphabetic());
    let has_scheme = address.split_once(':').is_some_and(|(scheme, _)| {
        begins(scheme) && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-'))
    });
    let plain = !address.is_empty() && !address.chars().any(char::is_control);
    is_safe(address) || plain && !has_scheme
}

/// Whether an address has one of the schemes that can do no harm, and something behind it.
fn is_safe(address: &str) -> bool {
    // Browsers take control characters out of an address, which would make another scheme of it.
    !address.chars().any(char::is_control)
        && address.split_once(':').is_some_and(|(scheme, rest)| {
            SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known)) && !rest.is_empty()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_schemes_that_do_no_harm_are_handed_on() {
        for address in ["https://example.org", "HTTP://x", "mailto:a@b.example", "tel:+1555", "tg://resolve?domain=x"] {
            assert!(is_safe(address) && may_be_printed(address), "{address}");
        }
        for address in ["example.org/x", "example.org:8080/x", "../x?a:b", "//example.org", "?a:b"] {
            assert!(!is_safe(address) && may_be_printed(address), "{address}");
        }
        for address in
            ["javascript:alert(1)", "java\nscript:x", " data:text/html,x", "\u{1}file:/x", "x-y:z", "", "https:"]
        {
            assert!(!may_be_printed(address), "{address}");
        }
    }
}
