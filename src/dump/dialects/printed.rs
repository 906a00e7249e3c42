//! What Python prints of an object, where a program wrote that instead of the object: `str(message.fwd_from)`, or
//! `json.dumps(..., default=str)`.
//!
//! Only the fields of the outermost object are found, by their names; nothing is told of what they mean.

use crate::dump::clock;
use crate::dump::json::Raw;
use crate::dump::time::{Posted, Zone};

/// The fields of `Name(field=value, ...)` or of `{'field': value, ...}`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Printed<'a> {
    /// What it is called; nothing of a dictionary.
    pub(super) name: &'a str,
    within: &'a str,
}

impl<'a> Printed<'a> {
    /// What is printed, if it is an object.
    pub(super) fn of(text: &'a str) -> Option<Self> {
        let text = text.trim();
        if let Some(within) = text.strip_prefix('{').filter(|within| within.starts_with(['\'', '"'])) {
            return Some(Self { name: "", within });
        }
        let (name, within) = text.split_once('(')?;
        let is_name = name.starts_with(|first: char| first.is_ascii_uppercase())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        // People have brackets in their names too.
        let field = within.split(['=', ',', ' ', '(']).next().unwrap_or_default().trim_start();
        let has_field =
            within == ")" || within.trim_start().get(field.len()..).is_some_and(|rest| rest.starts_with('='));
        (is_name && has_field && within.ends_with(')')).then_some(Self { name, within })
    }

    /// What stands in a field, as it is printed; nothing of `None`.
    pub(super) fn get(self, field: &str) -> Option<&'a str> {
        let (mut rest, mut found) = (self.within, None);
        while let Some((one, behind)) = first(rest) {
            let (name, value) = one.split_once(if self.name.is_empty() { ':' } else { '=' }).unwrap_or_default();
            if name.trim().trim_matches(['\'', '"']) == field {
                found = Some(value.trim());
                break;
            }
            rest = behind;
        }
        found.filter(|value| !matches!(*value, "" | "None"))
    }

    /// A text in a field.
    pub(super) fn text(self, field: &str) -> Option<String> {
        let value = self.get(field)?;
        let quote = value.chars().next().filter(|quote| matches!(quote, '\'' | '"'))?;
        let bare = value.get(1..)?.strip_suffix(quote)?;
        Some(Raw::new(bare.as_bytes()).text()).filter(|text| !text.trim().is_empty())
    }

    /// A number in a field.
    pub(super) fn number(self, field: &str) -> Option<i64> {
        self.get(field)?.parse().ok()
    }

    /// A time in a field: `datetime.datetime(2023, 9, 1, 0, 0, tzinfo=...)`; all programs here print UTC.
    pub(super) fn time(self, field: &str) -> Option<Posted> {
        let value = self.get(field)?;
        let numbers = value.strip_prefix("datetime.datetime(")?;
        let mut numbers = numbers.split([',', ')']).map_while(|part| part.trim().parse::<u32>().ok());
        let mut next = || numbers.next();
        let (year, month, day) = (next()?, next()?, next()?);
        let [hour, minute, second] = std::array::from_fn(|_| next().unwrap_or(0));
        let iso = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}");
        clock::iso(&iso).map(|posted| Posted { zone: Zone::Utc, ..posted })
    }

    /// The name of a person or chat, by the fields that Telegram has for it.
    pub(super) fn who(self) -> Option<String> {
        let person = match (self.text("first_name"), self.text("last_name")) {
            (Some(first), Some(last)) => Some(format!("{first} {last}")),
            (first, last) => first.or(last),
        };
        self.text("title").or(person).or_else(|| self.text("username"))
    }
}

/// The first of several fields, and what stands behind its comma; nothing behind the bracket that closes them.
fn first(fields: &str) -> Option<(&str, &str)> {
    let (mut depth, mut quote, mut escaped) = (0_usize, None, false);
    for (at, byte) in fields.bytes().enumerate() {
        match (quote, byte) {
            _ if escaped => escaped = false,
            (Some(_), b'\\') => escaped = true,
            (Some(open), _) if open == byte => quote = None,
            (None, b'\'' | b'"') => quote = Some(byte),
            (None, b'(' | b'[' | b'{') => depth += 1,
            (None, b')' | b']' | b'}') if depth == 0 => return (at > 0).then(|| (&fields[..at], "")),
            (None, b')' | b']' | b'}') => depth -= 1,
            (None, b',') if depth == 0 => return Some((&fields[..at], &fields[at + 1..])),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, field: &str, expected: Option<&str>) {
        assert_eq!(Printed::of(written).and_then(|printed| printed.get(field)), expected, "{written}");
    }

    #[test]
    fn fields_of_the_outermost_object_are_found() {
        let header = r#"MessageFwdHeader(date=datetime.datetime(2023, 9, 1, 10, 15), from_id=PeerChannel(channel_id=9), from_name="B, (o)'s", post=None)"#;
        check(header, "from_id", Some("PeerChannel(channel_id=9)"));
        check(header, "from_name", Some(r#""B, (o)'s""#));
        for none in ["post", "channel_id", "x"] {
            check(header, none, None);
        }
        check("Message(\n\tid=17,\n\tmessage='x'\n)", "id", Some("17"));
        check("{'_': 'User', 'id': 42, 'first_name': 'Anna'}", "id", Some("42"));
        for no_object in ["Bob", "Bob (the port)", "Bob(port)", "f(id=1)", "Harbour (id=1) news", "", "User(id=1"] {
            check(no_object, "id", None);
        }
        let printed = Printed::of(header).expect("an object");
        assert_eq!(printed.text("from_name").as_deref(), Some("B, (o)'s"));
        assert_eq!(printed.time("date").map(|posted| (posted.seconds, posted.zone)), Some((1_693_563_300, Zone::Utc)));
    }

    #[test]
    fn people_are_called_by_what_is_printed_of_them() {
        let who = |written| Printed::of(written).and_then(Printed::who);
        assert_eq!(who(r"User(id=42, first_name='Ann\'a', last_name=None, username='x')").as_deref(), Some("Ann'a"));
        assert_eq!(who("Channel(id=5, title='Harbour news')").as_deref(), Some("Harbour news"));
        assert_eq!(who("User(id=42)"), None);
    }
}
