//! Looking into an object that was read: by key, by item, and as what is expected there.
//!
//! Every question has an answer: a key that is missing, a `null`, or a value of another sort is `None`. Of two
//! equal keys the last counts.

use crate::dump::decimal::Decimal;
use crate::dump::json::Raw;

use super::tape::{Kind, Node};

/// One value of an object that was read.
#[derive(Clone, Copy, Debug)]
pub(in crate::dump) struct View<'a> {
    bytes: &'a [u8],
    nodes: &'a [Node],
    at: usize,
    /// Whether `FwdFrom` and `fwdFrom` are `fwd_from`.
    loose: bool,
}

impl<'a> View<'a> {
    /// The first value of a tape.
    pub(super) fn new(bytes: &'a [u8], nodes: &'a [Node]) -> Self {
        Self { bytes, nodes, at: 0, loose: false }
    }

    /// The same, but keys are compared without their case and underscores.
    pub(in crate::dump) fn loose(self) -> Self {
        Self { loose: true, ..self }
    }

    fn node(self) -> Option<Node> {
        self.nodes.get(self.at).copied()
    }

    fn is(self, kind: Kind) -> bool {
        self.node().is_some_and(|node| node.kind == kind)
    }

    /// The bytes of a text or a bare word.
    fn written(self) -> &'a [u8] {
        self.node().map(|node| node.value.within(self.bytes)).unwrap_or_default()
    }

    /// Whether it is an object.
    pub(in crate::dump) fn is_object(self) -> bool {
        self.is(Kind::Object)
    }

    /// Whether it is an array.
    pub(in crate::dump) fn is_array(self) -> bool {
        self.is(Kind::Array)
    }

    /// What stands under a key.
    pub(in crate::dump) fn get(self, name: &str) -> Option<Self> {
        let name = name.as_bytes();
        let top = self.node().filter(|node| node.kind == Kind::Object)?;
        let (mut at, mut found) = (self.at + 1, None);
        while let Some(node) = self.nodes.get(at).filter(|_| at < top.next as usize) {
            // Nearly every key has another length.
            if node.key.len() == name.len() && node.key.within(self.bytes) == name
                || self.loose && same(node.key.within(self.bytes), name)
            {
                found = Some(at);
            }
            at = node.next as usize;
        }
        found.map(|at| Self { at, ..self }).filter(|value| !value.is_null())
    }

    /// What stands under a key by its name as people read it, whatever escapes it is written with; `a.b` is `b` in `a`.
    pub(in crate::dump) fn named(self, name: &str) -> Option<Self> {
        let found = self.get(name).or_else(|| {
            let escaped = self.pairs().filter(|(key, _)| key.contains(&b'\\') && Raw::new(key).text() == name);
            escaped.last().map(|(_, value)| value).filter(|value| !value.is_null())
        });
        found.or_else(|| {
            let (outer, inner) = name.split_once('.')?;
            self.named(outer).filter(|value| value.is_object())?.named(inner)
        })
    }

    /// What stands under a key where programs that quote everything write a word for nothing.
    pub(in crate::dump) fn optional(self, name: &str) -> Option<Self> {
        self.get(name).filter(|value| !value.is_nothing())
    }

    /// The first of several keys under which anything stands.
    pub(in crate::dump) fn any(self, names: &[&str]) -> Option<Self> {
        names.iter().find_map(|name| self.get(name))
    }

    /// What stands at the end of a path of keys.
    pub(in crate::dump) fn path(self, names: &[&str]) -> Option<Self> {
        names.iter().try_fold(self, |view, name| view.get(name))
    }

    /// The keys of an object with their values, `null` too.
    pub(in crate::dump) fn pairs(self) -> impl Iterator<Item = (&'a [u8], Self)> {
        let within = if self.is_object() { self } else { Self { nodes: &[], ..self } };
        within.children().map(|view| (view.node().map(|node| node.key.within(view.bytes)).unwrap_or_default(), view))
    }

    /// The items of an array.
    pub(in crate::dump) fn items(self) -> impl Iterator<Item = Self> {
        let within = if self.is_array() { self } else { Self { nodes: &[], ..self } };
        within.children()
    }

    fn children(self) -> impl Iterator<Item = Self> {
        let end = self.node().map_or(0, |node| node.next as usize);
        let mut next = self.at + 1;
        std::iter::from_fn(move || {
            let view = Self { at: next, ..self };
            next = (next < end).then(|| view.node())?.map(|node| node.next as usize)?;
            Some(view)
        })
    }

    fn is_null(self) -> bool {
        self.is(Kind::Bare) && matches!(self.written(), b"null" | b"None" | b"NaN")
    }

    /// A string, as it is written.
    pub(in crate::dump) fn raw(self) -> Option<Raw<'a>> {
        self.is(Kind::Text).then(|| Raw::new(self.written()))
    }

    /// A string that says something; a word that programs write for nothing does not.
    pub(in crate::dump) fn text(self) -> Option<String> {
        self.said().filter(|_| !self.is_nothing())
    }

    /// A string that is not blank, even if it is such a word: where people write what they want.
    pub(in crate::dump) fn said(self) -> Option<String> {
        self.raw().map(Raw::text).filter(|text| !text.trim().is_empty())
    }

    /// Whether a string is what programs write where nothing is.
    fn is_nothing(self) -> bool {
        self.is(Kind::Text) && matches!(self.written(), b"None" | b"null" | b"nan" | b"NaN" | b"NaT" | b"<NA>")
    }

    /// A string that says something, or a number or word as it is written, also as databases wrap it.
    pub(in crate::dump) fn words(self) -> Option<String> {
        if self.is_object() {
            return self.any(&["$numberLong", "$numberInt"])?.plain_number().map(|number| number.to_string());
        }
        if self.is(Kind::Bare) && !self.is_null() {
            return Some(String::from_utf8_lossy(self.written()).into_owned());
        }
        self.text()
    }

    /// A whole number, with quotes or without; also as databases wrap it.
    pub(in crate::dump) fn number(self) -> Option<i64> {
        if let Some(wrapped) = self.any(&["$numberLong", "$numberInt"]) {
            return wrapped.plain_number();
        }
        self.plain_number()
    }

    fn plain_number(self) -> Option<i64> {
        let text = std::str::from_utf8(self.written()).ok()?.trim();
        // Tables of numbers with gaps turn them into fractions.
        text.parse().ok().or_else(|| Decimal::parse(text)?.whole())
    }

    /// A number that counts something.
    pub(in crate::dump) fn count(self) -> Option<u64> {
        self.number().and_then(|number| number.try_into().ok())
    }

    /// Whether it says yes.
    pub(in crate::dump) fn is_true(self) -> bool {
        matches!(self.written(), b"true" | b"True" | b"1")
    }
}

fn same(one: &[u8], other: &[u8]) -> bool {
    let plain =
        |name: &'_ [u8]| name.iter().filter(|&&byte| byte != b'_').map(u8::to_ascii_lowercase).collect::<Vec<_>>();
    // Lengths differ by underscores only.
    one.first().zip(other.first()).is_some_and(|(one, other)| one.eq_ignore_ascii_case(other))
        && plain(one) == plain(other)
}

#[cfg(test)]
mod tests {
    use super::super::tape::Tape;
    use super::*;
    use crate::dump::json::Tokens;

    #[track_caller]
    fn check<T: PartialEq + std::fmt::Debug>(written: &str, ask: impl Fn(View<'_>) -> T, expected: &T) {
        let mut tape = Tape::default();
        tape.read(&mut Tokens::new(written.as_bytes(), 0, true)).expect("whole");
        assert_eq!(&ask(tape.view(written.as_bytes())), expected, "{written}");
    }

    #[test]
    fn of_equal_keys_the_last_counts() {
        check(r#"{"a": 1, "b": 2, "a": 3}"#, |view| view.get("a").and_then(View::number), &Some(3));
    }

    #[test]
    fn numbers_are_read_however_they_are_written() {
        for written in ["17", "\"17\"", "17.0", "1.7e1", r#"{"$numberLong": "17"}"#] {
            check(&format!("{{\"a\": {written}}}"), |view| view.get("a").and_then(View::number), &Some(17));
        }
        for written in ["17.5", "\"\"", "null", "[17]", "1e99", "true"] {
            check(&format!("{{\"a\": {written}}}"), |view| view.get("a").and_then(View::number), &None);
        }
    }

    #[test]
    fn a_word_for_nothing_says_nothing_where_people_do_not_write() {
        for written in ["\"None\"", "\"null\"", "\"nan\"", "\"<NA>\"", "\" \"", "null"] {
            check(&format!("{{\"a\": {written}}}"), |view| view.get("a").and_then(View::text), &None);
        }
        check("{\"a\": \"None\"}", |view| view.optional("a").is_some(), &false);
        check("{\"a\": \"None\"}", |view| view.get("a").and_then(View::said), &Some("None".to_owned()));
        check(
            "{\"a\": \"none of us\"}",
            |view| view.optional("a").and_then(View::text),
            &Some("none of us".to_owned()),
        );
    }

    #[test]
    fn names_are_joined_in_several_ways() {
        for key in ["fwd_from", "FwdFrom", "fwdFrom"] {
            check(&format!("{{\"{key}\": 1}}"), |view| view.loose().get("fwd_from").is_some(), &true);
        }
        check(r#"{"FwdFrom": 1}"#, |view| view.get("fwd_from").is_some(), &false);
    }
}
