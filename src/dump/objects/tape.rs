//! One object as a tape: its values in the order of the input, each knowing what lies behind it.
//!
//! Only ranges of the bytes are kept, so the same memory serves for every message of a file. There is a limit to how
//! deep and how many values are kept: what is beyond is passed over, and said.

use crate::dump::json::{Halt, Tokens, Value};

use super::view::View;

/// How deep values are kept; no dialect looks deeper.
const DEPTH: usize = 32;
/// How many values of one object are kept.
const NODES: usize = 1 << 16;

/// A stretch of the bytes that the tape was read from.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Span {
    start: u32,
    end: u32,
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Object,
    Array,
    Text,
    Bare,
}

/// One value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) kind: Kind,
    /// Its key, if it stands in an object.
    pub(super) key: Span,
    /// Its bytes, without quotes; none of an object or array.
    pub(super) value: Span,
    /// Place of the first value behind it and all that it holds.
    pub(super) next: u32,
}

/// The values of one object.
#[derive(Debug, Default)]
pub(in crate::dump) struct Tape {
    nodes: Vec<Node>,
    open: Vec<usize>,
    /// Whether values were passed over for their depth or their number.
    cut: bool,
}

impl Span {
    /// Where `part` lies within `bytes`, of which it is a part.
    fn of(part: &[u8], bytes: &[u8]) -> Self {
        let start = part.as_ptr().addr() - bytes.as_ptr().addr();
        Self { start: start as u32, end: (start + part.len()) as u32 }
    }

    /// How many bytes that are.
    pub(super) fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Those bytes.
    pub(super) fn within(self, bytes: &[u8]) -> &[u8] {
        bytes.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

impl Tape {
    /// Reads the value that follows, to its end.
    pub(in crate::dump) fn read(&mut self, tokens: &mut Tokens<'_>) -> Result<(), Halt> {
        self.nodes.clear();
        self.open.clear();
        self.cut = false;
        let bytes = tokens.bytes();
        let mut key = Span::default();
        loop {
            let value = tokens.value()?;
            self.take(value, key, tokens)?;
            loop {
                let Some(&top) = self.open.last() else { return Ok(()) };
                if self.nodes[top].kind == Kind::Array {
                    if tokens.item()? {
                        key = Span::default();
                        break;
                    }
                } else if let Some(name) = tokens.key()? {
                    key = Span::of(name.bytes(), bytes);
                    break;
                }
                self.nodes[top].next = self.nodes.len() as u32;
                self.open.pop();
            }
        }
    }

    fn take<'a>(&mut self, value: Value<'a>, key: Span, tokens: &mut Tokens<'a>) -> Result<(), Halt> {
        let deep = self.open.len() >= DEPTH && matches!(value, Value::Object | Value::Array);
        if deep || self.nodes.len() >= NODES {
            self.cut = true;
            return tokens.skip(value);
        }
        let (kind, value) = match value {
            Value::Object => (Kind::Object, Span::default()),
            Value::Array => (Kind::Array, Span::default()),
            Value::Text(raw) => (Kind::Text, Span::of(raw.bytes(), tokens.bytes())),
            Value::Bare(word) => (Kind::Bare, Span::of(word, tokens.bytes())),
        };
        if matches!(kind, Kind::Object | Kind::Array) {
            self.open.push(self.nodes.len());
        }
        self.nodes.push(Node { kind, key, value, next: self.nodes.len() as u32 + 1 });
        Ok(())
    }

    /// Ends an object before what another message says in it: a key that a message has once, the second time. Where that
    /// begins.
    pub(in crate::dump) fn end_before_another(&mut self, bytes: &[u8]) -> Option<usize> {
        let top = self.nodes.first().filter(|node| node.kind == Kind::Object)?;
        let (end, mut seen, mut at) = (top.next as usize, [false; 8], 1);
        while let Some(node) = self.nodes.get(at).filter(|_| at < end) {
            let key = node.key.within(bytes);
            if let Some(which) = once(key)
                && std::mem::replace(&mut seen[which], true)
            {
                // Its quote.
                let start = (node.key.start as usize).saturating_sub(1);
                self.nodes.truncate(at);
                self.nodes[0].next = at as u32;
                return Some(start);
            }
            at = node.next as usize;
        }
        None
    }

    /// Whether values were passed over for their depth or their number.
    pub(in crate::dump) fn is_cut(&self) -> bool {
        self.cut
    }

    /// What was read, `bytes` being what it was read from.
    pub(in crate::dump) fn view<'a>(&'a self, bytes: &'a [u8]) -> View<'a> {
        View::new(bytes, &self.nodes)
    }
}

/// Which of the keys that a message has once a key is.
fn once(key: &[u8]) -> Option<usize> {
    Some(match key {
        b"id" => 0,
        b"date" => 1,
        b"timestamp" => 2,
        b"published" => 3,
        b"ts" => 4,
        b"text" => 5,
        b"message" => 6,
        b"content" => 7,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tape(written: &str) -> Result<Tape, Halt> {
        let mut tape = Tape::default();
        tape.read(&mut Tokens::new(written.as_bytes(), 0, true)).map(|()| tape)
    }

    #[test]
    fn values_stand_in_the_order_of_the_input() {
        let written = r#"{"a": [1, {"b": "x"}], "c": null, "d": {"e": []}}"#;
        let tape = tape(written).expect("whole");
        let view = tape.view(written.as_bytes());
        let keys: Vec<_> = view.pairs().map(|(key, _)| String::from_utf8_lossy(key).into_owned()).collect();
        assert_eq!(keys, ["a", "c", "d"]);
        let items: Vec<_> = view.get("a").into_iter().flat_map(View::items).collect();
        assert_eq!((items.len(), items[0].number()), (2, Some(1)));
        assert_eq!(items[1].get("b").and_then(View::text).as_deref(), Some("x"));
        assert!(view.get("c").is_none() && view.get("d").and_then(|d| d.get("e")).is_some());
    }

    #[test]
    fn what_a_message_has_once_ends_it_the_second_time() {
        let written = r#"{"id": 1, "text": {"id": 2}, "date": 3, "id": 4, "views": 5}"#;
        let mut tape = tape(written).expect("whole");
        assert_eq!(tape.end_before_another(written.as_bytes()), written.find("\"id\": 4"));
        let view = tape.view(written.as_bytes());
        assert_eq!((view.get("id").and_then(View::number), view.get("views").is_some()), (Some(1), false));
        assert_eq!(tape.end_before_another(written.as_bytes()), None);
    }

    #[test]
    fn what_is_too_deep_or_too_much_is_passed_over() {
        let deep = format!("{{\"a\": {}1{}, \"b\": 2}}", "[".repeat(200_000), "]".repeat(200_000));
        let many = format!("{{\"a\": [{}0], \"b\": 2}}", "0,".repeat(NODES + 5));
        for (written, there) in [(deep, true), (many, false)] {
            let tape = tape(&written).expect("whole");
            assert!(tape.is_cut() && tape.nodes.len() <= NODES);
            assert_eq!(tape.view(written.as_bytes()).get("b").and_then(View::number).is_some(), there);
        }
    }

    #[test]
    fn what_does_not_end_says_so() {
        for written in ["{\"a\": 1", "{\"a\": [", "{\"a\": \"x"] {
            assert_eq!(tape(written).map(|_| ()), Err(Halt::More), "{written}");
        }
    }
}
