//! From bytes to the fields of one record: separators, quotes, line ends.
//!
//! Only this file knows the grammar. It goes on where it stopped when more bytes are there, copies nothing, and
//! knows neither columns nor messages.

use memchr::{memchr, memchr_iter, memchr3};

/// The most fields of a record whose places are kept; more are counted.
const KEPT: usize = 4_096;

/// How the fields of a table are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dialect {
    /// The byte between two fields.
    pub(super) separator: u8,
    /// Whether fields may stand in quotes.
    pub(super) quotes: bool,
}

/// Where a field lies, counted from the beginning of its record; without its quotes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) start: u32,
    pub(super) end: u32,
    /// Whether quotes within it are written twice.
    pub(super) doubled: bool,
}

/// What looking for the end of a record came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// The end is not among the bytes that are there.
    More,
    /// A whole record.
    Record,
    /// The input ends within quotes.
    Open,
}

/// One record, as far as it was looked at; used again for the next.
#[derive(Clone, Debug, Default)]
pub(super) struct Record {
    fields: Vec<Field>,
    count: usize,
    /// The next byte to look at.
    at: usize,
    /// Where the present field begins, behind its quote.
    start: usize,
    state: State,
    doubled: bool,
    stray: bool,
    end: usize,
    next: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    /// Before the first byte of a field.
    #[default]
    Before,
    Plain,
    Quoted,
    /// Behind the closing quote.
    Closed,
}

impl Record {
    /// The fields, in order.
    pub(super) fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// How many fields there are.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// How many bytes it has, without the end of its line.
    pub(super) fn len(&self) -> usize {
        self.end
    }

    /// How many bytes it has with the end of its line: where the next one begins.
    pub(super) fn next(&self) -> usize {
        self.next
    }

    /// Whether it is an empty line.
    pub(super) fn is_blank(&self) -> bool {
        self.end == 0
    }

    /// Whether quotes stand in quotes that nobody doubled.
    pub(super) fn has_stray_quotes(&self) -> bool {
        self.stray
    }

    /// Begins with the next record.
    pub(super) fn clear(&mut self) {
        self.fields.clear();
        *self = Self { fields: std::mem::take(&mut self.fields), ..Self::default() };
    }

    /// Looks on in `bytes`, which begin with the record; `whole` says that nothing follows them.
    pub(super) fn find(&mut self, bytes: &[u8], dialect: Dialect, whole: bool) -> Found {
        loop {
            match self.state {
                State::Before => match bytes.get(self.at) {
                    None if !whole => return Found::More,
                    Some(b'"') if dialect.quotes => {
                        self.at += 1;
                        (self.start, self.state) = (self.at, State::Quoted);
                    }
                    _ => (self.start, self.state) = (self.at, State::Plain),
                },
                State::Plain => {
                    let Some(length) = memchr3(dialect.separator, b'\n', b'\r', &bytes[self.at..]) else {
                        self.at = bytes.len();
                        if !whole {
                            return Found::More;
                        }
                        self.push(self.at);
                        (self.end, self.next) = (self.at, self.at);
                        return Found::Record;
                    };
                    self.at += length;
                    if bytes[self.at] == dialect.separator {
                        self.push(self.at);
                        self.at += 1;
                    } else if let Some(next) = line_end(bytes, self.at, whole) {
                        self.push(self.at);
                        (self.end, self.next) = (self.at, next);
                        return Found::Record;
                    } else {
                        return Found::More;
                    }
                }
                State::Quoted => {
                    let Some(length) = memchr(b'"', &bytes[self.at..]) else {
                        self.at = bytes.len();
                        return if whole { Found::Open } else { Found::More };
                    };
                    self.at += length;
                    match bytes.get(self.at + 1) {
                        None if !whole => return Found::More,
                        Some(b'"') => {
                            self.doubled = true;
                            self.at += 2;
                        }
                        None | Some(b'\n' | b'\r') => self.state = State::Closed,
                        Some(&byte) if byte == dialect.separator => self.state = State::Closed,
                        // Nobody doubled it: a quote of the text, or of a field behind it.
                        Some(_) => {
                            self.stray = true;
                            self.at += 1;
                        }
                    }
                }
                State::Closed => {
                    let behind = self.at + 1;
                    let next = match bytes.get(behind) {
                        Some(&byte) if byte == dialect.separator => {
                            self.push(self.at);
                            self.at = behind + 1;
                            continue;
                        }
                        None => Some(behind),
                        Some(_) => line_end(bytes, behind, whole),
                    };
                    let Some(next) = next else { return Found::More };
                    self.push(self.at);
                    (self.end, self.next) = (behind, next);
                    return Found::Record;
                }
            }
        }
    }

    fn push(&mut self, end: usize) {
        if self.fields.len() < KEPT {
            self.fields.push(Field { start: self.start as u32, end: end as u32, doubled: self.doubled });
        }
        self.count += 1;
        (self.state, self.doubled) = (State::Before, false);
    }
}

/// Where the line after the line end at `at` begins; `None` if that takes another byte to tell.
pub(super) fn line_end(bytes: &[u8], at: usize, whole: bool) -> Option<usize> {
    match (bytes[at], bytes.get(at + 1)) {
        (b'\r', Some(b'\n')) => Some(at + 2),
        (b'\r', None) if !whole => None,
        _ => Some(at + 1),
    }
}

/// How many lines end in these bytes.
pub(super) fn lines_in(bytes: &[u8]) -> u32 {
    let feeds = memchr_iter(b'\n', bytes).count();
    let returns = memchr_iter(b'\r', bytes).filter(|&at| bytes.get(at + 1) != Some(&b'\n')).count();
    (feeds + returns) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMA: Dialect = Dialect { separator: b',', quotes: true };

    /// All records of a text, given in pieces of `size` bytes.
    fn records(text: &str, dialect: Dialect, size: usize) -> Vec<Vec<String>> {
        let (bytes, mut record, mut all) = (text.as_bytes(), Record::default(), Vec::new());
        let (mut from, mut to) = (0, 0);
        while from < bytes.len() {
            to = (to + size).min(bytes.len());
            match record.find(&bytes[from..to], dialect, to == bytes.len()) {
                Found::More => continue,
                Found::Open => {
                    all.push(vec!["open".to_owned()]);
                    break;
                }
                Found::Record => {}
            }
            let field = |field: &Field| {
                let raw = &text[from + field.start as usize..from + field.end as usize];
                if field.doubled { raw.replace("\"\"", "\"") } else { raw.to_owned() }
            };
            all.push(record.fields().iter().map(field).collect());
            from += record.next();
            record.clear();
        }
        all
    }

    #[track_caller]
    fn check(text: &str, expected: &[&[&str]]) {
        for size in [text.len().max(1), 1, 2, 3, 5] {
            assert_eq!(records(text, COMMA, size), expected, "{text:?} in pieces of {size}");
        }
    }

    #[test]
    fn fields_lie_between_separators() {
        check("a,b\nc,d", &[&["a", "b"], &["c", "d"]]);
        check("a,b\r\n,\r\n", &[&["a", "b"], &["", ""]]);
        check("a\rb", &[&["a"], &["b"]]);
        check("a,\n", &[&["a", ""]]);
        check("\n\na", &[&[""], &[""], &["a"]]);
    }

    #[test]
    fn quotes_hold_separators_lines_and_quotes() {
        check("\"a,b\",\"c\nd\"\n\"e \"\"f\"\"\"\r\n", &[&["a,b", "c\nd"], &["e \"f\""]]);
        check("\"\",\"\"\n\"\"\"\"", &[&["", ""], &["\""]]);
        check("\"\"\"wrapped\"\"\",1", &[&["\"wrapped\"", "1"]]);
    }

    #[test]
    fn quotes_that_nobody_doubled_belong_to_the_text() {
        check("\"he said \"hi\" twice\",2", &[&["he said \"hi\" twice", "2"]]);
        check("6\" deck,12\" hull", &[&["6\" deck", "12\" hull"]]);
    }

    #[test]
    fn an_open_quote_lasts_to_the_end() {
        check("a,\"b\nc,d\n", &[&["open"]]);
        let plain = Dialect { separator: b'\t', quotes: false };
        assert_eq!(records("a\t\"b\nc\td", plain, 2), [["a", "\"b"], ["c", "d"]]);
    }

    #[test]
    fn fields_without_end_are_counted_and_not_kept() {
        let mut record = Record::default();
        assert_eq!(record.find(",".repeat(10_000).as_bytes(), COMMA, true), Found::Record);
        assert_eq!((record.fields().len(), record.count()), (KEPT, 10_001));
    }
}
