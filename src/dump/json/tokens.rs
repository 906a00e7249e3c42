//! A tolerant pull tokenizer over bytes of which the end may not have arrived.
//!
//! Every method either succeeds independently of how many bytes follow, or says [`Halt::More`]: so reading in
//! slices of any size gives what reading whole gives. It allows trailing and missing commas, comments, `NaN`,
//! values without quotes, and quotes within strings that nobody escaped.

use crate::dump::fault::{Malformed, PutRight};
use memchr::{memchr, memchr_iter, memchr2, memchr2_iter, memrchr};

use super::layout::{Next, is_key, is_shut, shut, text_end, without_brackets};
use super::space;
use super::strings::Raw;

/// How far a line is followed to mend a string; longer lines are taken for minified JSON.
const LINE: usize = 64 * 1024;
/// The longest value without quotes.
const BARE: usize = 4 * 1024;

/// Why a token could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::dump) enum Halt {
    /// The bytes end within it.
    More,
    /// It has no readable shape.
    Damage(Malformed),
}

/// The beginning of a value.
#[derive(Clone, Copy, Debug)]
pub(in crate::dump) enum Value<'a> {
    /// An object: read its keys next.
    Object,
    /// An array: read its items next.
    Array,
    /// A string.
    Text(Raw<'a>),
    /// A number, a literal, or a value that nobody quoted.
    Bare(&'a [u8]),
}

/// Something that was put right on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::dump) struct Mend {
    /// First byte, counted from the beginning of the bytes given.
    pub(in crate::dump) start: usize,
    /// First byte behind it.
    pub(in crate::dump) end: usize,
    /// What was wrong.
    pub(in crate::dump) what: PutRight,
}

/// What may stand behind a string.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Behind {
    Colon,
    Comma,
    Either,
}

/// The tokenizer.
#[derive(Debug)]
pub(in crate::dump) struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
    /// Whether nothing follows the bytes.
    whole: bool,
    mends: Vec<Mend>,
    /// Whether nothing is put right: what lacks a quote is damage.
    strict: bool,
    /// What must not be read as a part of what is read now.
    next: Option<Next<'a>>,
}

impl<'a> Tokens<'a> {
    /// Reads `bytes` from `at` on; `whole` says that nothing follows them.
    pub(in crate::dump) fn new(bytes: &'a [u8], at: usize, whole: bool) -> Self {
        Self { bytes, at, whole, mends: Vec::new(), strict: false, next: None }
    }

    /// The same, but reads nothing as a part of what is read that plainly comes next.
    pub(in crate::dump) fn before(mut self, next: Next<'a>) -> Self {
        self.next = Some(next);
        self
    }

    /// The same, but puts no quote right: what is only asked whether it is sound need not be looked at to its end.
    pub(in crate::dump) fn strictly(mut self) -> Self {
        self.strict = true;
        self
    }

    /// Others that read the same bytes from the same place on.
    pub(in crate::dump) fn again(&self) -> Self {
        Self::new(self.bytes, self.at, self.whole)
    }

    /// The first byte that was not read yet.
    pub(in crate::dump) fn at(&self) -> usize {
        self.at
    }

    /// Whether nothing follows the bytes.
    pub(in crate::dump) fn is_whole(&self) -> bool {
        self.whole
    }

    /// What was put right so far.
    pub(in crate::dump) fn mends(&self) -> &[Mend] {
        &self.mends
    }

    /// The same, when nothing more is read.
    pub(in crate::dump) fn into_mends(self) -> Vec<Mend> {
        self.mends
    }

    /// Notes something that was put right.
    pub(in crate::dump) fn note(&mut self, mend: Mend) {
        self.mends.push(mend);
    }

    /// The bytes that are read.
    pub(in crate::dump) fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// The next byte that means something, without taking it; `None` behind the last of all.
    pub(in crate::dump) fn peek(&mut self) -> Result<Option<u8>, Halt> {
        if let Some(&byte) = self.bytes.get(self.at)
            && byte > b' '
            && byte != b'/'
            && byte < 0x80
        {
            return Ok(Some(byte));
        }
        let (at, _) = space::skip(self.bytes, self.at);
        match self.bytes.get(at) {
            Some(&byte) => {
                self.at = at;
                Ok(Some(byte))
            }
            None if self.whole => Ok(None),
            None => Err(Halt::More),
        }
    }

    /// Takes the byte that [`Self::peek`] gave.
    pub(in crate::dump) fn bump(&mut self) {
        self.at += 1;
    }

    /// The next key of an object, its colon taken; `None` at the end of the object.
    pub(in crate::dump) fn key(&mut self) -> Result<Option<Raw<'a>>, Halt> {
        loop {
            match self.next()? {
                b',' => {}
                b'}' => return Ok(None),
                b'"' => {
                    let key = self.string(Behind::Colon)?;
                    return match self.next()? {
                        b':' => Ok(Some(key)),
                        _ => Err(Halt::Damage(Malformed::KeyAlone)),
                    };
                }
                _ => return Err(Halt::Damage(Malformed::NoKey)),
            }
        }
    }

    /// Whether an array has another item, which then follows as a value.
    pub(in crate::dump) fn item(&mut self) -> Result<bool, Halt> {
        loop {
            match self.peek()?.ok_or(Halt::More)? {
                b',' => self.bump(),
                b']' => {
                    self.bump();
                    return Ok(false);
                }
                _ => return Ok(true),
            }
        }
    }

    /// The beginning of a value; of an object or array only its bracket is taken.
    pub(in crate::dump) fn value(&mut self) -> Result<Value<'a>, Halt> {
        match self.peek()?.ok_or(Halt::More)? {
            b'{' => {
                self.open(self.at)?;
                self.bump();
                Ok(Value::Object)
            }
            b'[' => {
                self.open(self.at)?;
                self.bump();
                Ok(Value::Array)
            }
            b'"' => {
                self.bump();
                self.string(Behind::Comma).map(Value::Text)
            }
            b',' | b':' | b'}' | b']' => Err(Halt::Damage(Malformed::NoValue)),
            _ => self.bare().map(Value::Bare),
        }
    }

    /// Goes behind the value that began with `value`, however deep it is.
    pub(in crate::dump) fn skip(&mut self, value: Value<'a>) -> Result<(), Halt> {
        let mut depth = u32::from(matches!(value, Value::Object | Value::Array));
        // The innermost brackets, a bit each, 1 for an array: a bracket of the other sort is noticed within the
        // message that lacks one, and not at the end of the file. Below 64 levels nothing is checked any more.
        let mut arrays = u64::from(matches!(value, Value::Array));
        let mut checked = true;
        while depth > 0 {
            let byte = *self.bytes.get(self.at).ok_or(Halt::More)?;
            match byte {
                b'{' | b'[' => {
                    self.open(self.at)?;
                    depth += 1;
                    checked &= depth <= u64::BITS;
                    arrays = arrays << 1 | u64::from(byte == b'[');
                }
                b'}' | b']' => {
                    if checked && (arrays & 1 == 1) != (byte == b']') {
                        return Err(Halt::Damage(Malformed::Bracket));
                    }
                    depth -= 1;
                    arrays >>= 1;
                }
                b'"' => {
                    self.at += 1;
                    self.string(Behind::Either)?;
                    continue;
                }
                _ => {}
            }
            self.at += 1;
        }
        Ok(())
    }

    fn next(&mut self) -> Result<u8, Halt> {
        let byte = self.peek()?.ok_or(Halt::More)?;
        self.at += 1;
        Ok(byte)
    }

    /// Makes sure that the bracket at `at` opens no object that comes behind this one.
    fn open(&self, at: usize) -> Result<(), Halt> {
        let Some(next) = self.next.as_ref().filter(|next| next.opens(self.bytes[at])) else { return Ok(()) };
        next.check(self.bytes, at, self.whole, self.mends.iter().any(|mend| mend.what == PutRight::Quotes))
    }

    /// A string whose opening quote was taken.
    fn string(&mut self, behind: Behind) -> Result<Raw<'a>, Halt> {
        let start = self.at;
        match self.closing_quote(start) {
            Ok(end) if self.closes(end, behind)? => {
                self.at = end + 1;
                Ok(Raw::new(&self.bytes[start..end]))
            }
            Ok(_) if behind == Behind::Colon => Err(Halt::Damage(Malformed::KeyAlone)),
            Ok(quote) => self.mended(start, Some(quote)),
            Err(Halt::More) if self.whole && behind != Behind::Colon => self.mended(start, None),
            Err(halt) => Err(halt),
        }
    }

    /// A string that the quote at `quote` does not close; without one, none does.
    fn mended(&mut self, start: usize, quote: Option<usize>) -> Result<Raw<'a>, Halt> {
        if self.strict {
            return Err(Halt::Damage(Malformed::OpenQuote));
        }
        let text = &self.bytes[start..quote.unwrap_or(self.bytes.len())];
        let (end, next) = match (text_end(self.bytes, start, start + text.len(), self.whole)?, quote) {
            (Some(newline), _) => {
                let line = self.bytes[start..newline].trim_ascii_end();
                let end = start + line.strip_suffix(b",").unwrap_or(line).len();
                (end, end)
            }
            (None, None) => {
                let end = start + without_brackets(text).ok_or(Halt::More)?;
                (end, end)
            }
            // The quote before it was none that opens a text.
            (None, Some(quote)) if is_shut(text) && self.begins_key(quote)? => (start, start),
            (None, Some(quote)) if self.has_own_line(start) => self.mend(quote)?,
            (None, Some(quote)) => self.mend_minified(quote)?,
        };
        self.put_right(start, end, next)
    }

    /// Goes on at `next` behind a string that was put right, unless another object begins in it.
    fn put_right(&mut self, start: usize, end: usize, next: usize) -> Result<Raw<'a>, Halt> {
        self.mends.push(Mend { start, end, what: PutRight::Quotes });
        for bracket in memchr2_iter(b'{', b'[', &self.bytes[start..end]) {
            self.open(start + bracket)?;
        }
        self.at = next;
        Ok(Raw::new(&self.bytes[start..end]))
    }

    fn closing_quote(&self, mut at: usize) -> Result<usize, Halt> {
        loop {
            let rest = self.bytes.get(at..).ok_or(Halt::More)?;
            at += memchr2(b'"', b'\\', rest).ok_or(Halt::More)?;
            if self.bytes[at] == b'"' {
                return Ok(at);
            }
            at += 2;
        }
    }

    /// Whether the quote at `end` can close a string, by what stands behind it.
    fn closes(&self, end: usize, behind: Behind) -> Result<bool, Halt> {
        // Nearly always the next byte tells.
        let (at, newline) = match self.bytes.get(end + 1) {
            Some(b',' | b':' | b'}' | b']') => (end + 1, false),
            _ => space::skip(self.bytes, end + 1),
        };
        match self.bytes.get(at) {
            None if self.whole => Ok(true),
            None => Err(Halt::More),
            Some(b':') => Ok(behind != Behind::Comma),
            Some(b',' | b'}' | b']') => Ok(behind != Behind::Colon),
            // A comma may be missing between lines.
            Some(b'"' | b'{' | b'[') => Ok(behind != Behind::Colon && newline),
            Some(_) => Ok(false),
        }
    }

    /// Whether nothing but its key stands before a string on its line.
    fn has_own_line(&self, start: usize) -> bool {
        let from = start.saturating_sub(BARE);
        let Some(newline) = memrchr(b'\n', &self.bytes[from..start]) else { return false };
        !self.bytes[from + newline..start].iter().any(|byte| matches!(byte, b',' | b'{' | b'['))
    }

    /// Finds the end of a string of which the quote at `quote` is no end: the end, and where to read on.
    ///
    /// Exporters write a value to a line, so the last quote of the line closes it, and where there is none
    /// the line does.
    fn mend(&self, quote: usize) -> Result<(usize, usize), Halt> {
        let rest = &self.bytes[quote..];
        let near = &rest[..rest.len().min(LINE)];
        let length = match memchr(b'\n', near) {
            Some(length) => length,
            None if near.len() == LINE => return self.mend_minified(quote),
            None if self.whole => near.len(),
            None => return Err(Halt::More),
        };
        let line = near[..length].trim_ascii_end();
        let closers = |byte: &u8| matches!(byte, b',' | b'}' | b']' | b' ');
        let last = memrchr(b'"', line).filter(|&last| last > 0 && line[last + 1..].iter().all(closers));
        if let Some(last) = last {
            return Ok((quote + last, quote + last + 1));
        }
        let end = quote + line.strip_suffix(b",").unwrap_or(line).len();
        Ok((end, end))
    }

    /// The same without lines: the first quote that a comma and another quote, or a bracket follow; or the comma before
    /// a key.
    fn mend_minified(&self, mut at: usize) -> Result<(usize, usize), Halt> {
        loop {
            if self.bytes[at - 1] == b',' && self.begins_key(at)? {
                return Ok((at - 1, at - 1));
            }
            at = self.closing_quote(at + 1)?;
            let (next, _) = space::skip(self.bytes, at + 1);
            match self.bytes.get(next) {
                None => return Err(Halt::More),
                Some(b'}' | b']') => return Ok((at, at + 1)),
                Some(b',') => {
                    let (after, _) = space::skip(self.bytes, next + 1);
                    match self.bytes.get(after) {
                        None => return Err(Halt::More),
                        Some(b'"' | b'{' | b'[') => return Ok((at, at + 1)),
                        Some(_) => {}
                    }
                }
                Some(_) => {}
            }
        }
    }

    /// Whether a key begins at the quote at `at`.
    fn begins_key(&self, at: usize) -> Result<bool, Halt> {
        is_key(&self.bytes[at..]).or(self.whole.then_some(false)).ok_or(Halt::More)
    }

    /// A value without quotes. What is neither a number nor a literal lasts until the end of its line: so
    /// Desktop 4.0.4 to 4.1.1 wrote file names.
    fn bare(&mut self) -> Result<&'a [u8], Halt> {
        let rest = &self.bytes[self.at..];
        let near = &rest[..rest.len().min(BARE)];
        let delimiter = |byte: &u8| matches!(byte, b',' | b'}' | b']' | b':' | b' ' | b'\n' | b'\r' | b'\t');
        let word = match near.iter().position(delimiter) {
            Some(length) => &near[..length],
            None if near.len() == BARE => return Err(Halt::Damage(Malformed::LongUnquoted)),
            None => return Err(Halt::More),
        };
        if is_literal(word) {
            self.at += word.len();
            return Ok(word);
        }
        let newline = memchr(b'\n', near);
        let line = &near[..newline.unwrap_or(near.len())];
        // A key is none of it, nor is the bracket before one.
        let key = memchr_iter(b'"', line).find(|&at| is_key(&line[at..]) == Some(true));
        let line = key.map_or(line, |key| &line[..key - shut(&line[..key])]).trim_ascii_end();
        match key.or(newline) {
            Some(_) => {
                let line = line.strip_suffix(b",").unwrap_or(line);
                // A value has a byte at least: else a list would have items without end.
                if line.is_empty() {
                    return Err(Halt::Damage(Malformed::Unquoted));
                }
                // Who forgets the quotes writes a value to a line.
                if key.is_some() {
                    self.mends.push(Mend { start: self.at, end: self.at + line.len(), what: PutRight::Quotes });
                }
                self.unquoted(line)
            }
            None if near.len() == BARE => Err(Halt::Damage(Malformed::LongUnquoted)),
            // What follows is not there any more where a message is read again.
            None if self.whole => match without_brackets(near).map(|length| near[..length].trim_ascii_end()) {
                None | Some([]) => Err(Halt::Damage(Malformed::Unquoted)),
                Some(line) => self.unquoted(line),
            },
            None => Err(Halt::More),
        }
    }

    /// Takes a value without quotes, unless another object begins in it.
    fn unquoted(&mut self, line: &'a [u8]) -> Result<&'a [u8], Halt> {
        for bracket in memchr2_iter(b'{', b'[', line) {
            self.open(self.at + bracket)?;
        }
        self.at += line.len();
        Ok(line)
    }
}

fn is_literal(word: &[u8]) -> bool {
    matches!(word, b"true" | b"false" | b"null" | b"NaN" | b"Infinity" | b"-Infinity" | b"None" | b"True" | b"False")
        || (!word.is_empty()
            && word.iter().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'+' | b'.' | b'e' | b'E')))
}
