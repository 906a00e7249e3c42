//! Addresses that may be handed on: those that can be followed without harm, and those that have no scheme.

use crate::dump::EntityKind;

/// Whether an address is safe, or has no scheme at all: `example.org/x`, `example.org:8080`, `../x`.
pub(super) fn may_be_printed(address: &str) -> bool {
    let address = address.trim();
    let begins = |part: &str| part.starts_with(|first: char| first.is_ascii_alphabetic());
    let has_scheme = address.split_once(':').is_some_and(|(scheme, _)| {
        begins(scheme) && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-'))
    });
    let plain = !address.is_empty() && !address.chars().any(char::is_control);
    EntityKind::may_lead_to(address) || plain && !has_scheme
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_schemes_that_do_no_harm_are_handed_on() {
        for address in ["https://example.org", "HTTP://x", "mailto:a@b.example", "tel:+1555", "tg://resolve?domain=x"] {
            assert!(EntityKind::may_lead_to(address) && may_be_printed(address), "{address}");
        }
        for address in ["example.org/x", "example.org:8080/x", "../x?a:b", "//example.org", "?a:b"] {
            assert!(!EntityKind::may_lead_to(address) && may_be_printed(address), "{address}");
        }
        for address in
            ["javascript:alert(1)", "java\nscript:x", " data:text/html,x", "\u{1}file:/x", "x-y:z", "", "https:"]
        {
            assert!(!may_be_printed(address), "{address}");
        }
    }
}
