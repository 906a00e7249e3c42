//! Which addresses can be followed without harm.

use super::message::EntityKind;

/// What an address may begin with to be followed.
const SCHEMES: [&str; 5] = ["http", "https", "mailto", "tel", "tg"];

impl EntityKind {
    /// Whether a link may lead to an address: it has one of the few schemes that can do no harm, and something behind it.
    #[must_use]
    pub fn may_lead_to(address: &str) -> bool {
        // Browsers take control characters out of an address, which would make another scheme of it.
        !address.chars().any(char::is_control)
            && address.split_once(':').is_some_and(|(scheme, rest)| {
                SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known)) && !rest.is_empty()
            })
    }
}
