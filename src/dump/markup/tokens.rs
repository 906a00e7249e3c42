//! A tolerant pull tokenizer over bytes of which the end may not have arrived.
//!
//! A token is either the same however many bytes follow, or [`Halt::More`]: so reading in slices of any size gives
//! what reading whole gives. Comments, declarations, scripts and styles are passed over.

use memchr::{memchr, memchr2, memchr3};

use super::absent::{Absent, Needle};
use super::tag::Tag;

/// How far the end of a value in quotes, or of a tag, is looked for: pages with pictures inside have long ones.
const TAG: usize = 8 * 1024 * 1024;
/// How far the end of a script or style is looked for; without one it is read as if it were none.
const SCRIPT: usize = 4 * 1024 * 1024;
/// The same for a comment or declaration.
const COMMENT: usize = 1024 * 1024;

/// Why there is no token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::dump) enum Halt {
    /// The bytes end within it.
    More,
    /// Everything was read.
    End,
}

/// A piece of a page.
#[derive(Clone, Copy, Debug)]
pub(in crate::dump) enum Token<'a> {
    /// An opening tag.
    Open(Tag<'a>),
    /// A closing tag, by its name.
    Close(&'a [u8]),
    /// What stands between tags, as written.
    Text(&'a [u8]),
    /// A stretch in which nothing is markup.
    Cdata(&'a [u8]),
}

/// The tokenizer.
#[derive(Debug)]
pub(in crate::dump) struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
    /// Up to where nothing needs to be read again.
    done: usize,
    /// Whether nothing follows the bytes.
    whole: bool,
    absent: Absent,
}

impl<'a> Tokens<'a> {
    /// Reads `bytes`; `whole` says that nothing follows them.
    pub(in crate::dump) fn new(bytes: &'a [u8], whole: bool) -> Self {
        Self { bytes, at: 0, done: 0, whole, absent: Absent::default() }
    }

    /// The first byte that was not read yet.
    pub(in crate::dump) fn at(&self) -> usize {
        self.at
    }

    /// Goes back, or on, to a place between two tokens.
    pub(in crate::dump) fn go_to(&mut self, at: usize) {
        self.at = at;
    }

    /// The bytes that are read.
    pub(in crate::dump) fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// Whether nothing follows the bytes.
    pub(in crate::dump) fn is_whole(&self) -> bool {
        self.whole
    }

    /// Is done with everything so far: reading never begins before this place again.
    pub(in crate::dump) fn finish(&mut self) {
        self.done = self.at;
    }

    /// The place of the last [`Self::finish`].
    pub(in crate::dump) fn done(&self) -> usize {
        self.done
    }

    /// The next tag, what stands before it passed over for good.
    pub(in crate::dump) fn next_tag(&mut self) -> Result<Token<'a>, Halt> {
        loop {
            self.at += memchr(b'<', &self.bytes[self.at..]).unwrap_or(self.bytes.len() - self.at);
            self.finish();
            match self.next()? {
                token @ (Token::Open(_) | Token::Close(_)) => return Ok(token),
                Token::Text(_) | Token::Cdata(_) => {}
            }
        }
    }

    /// Gives all tokens inside an element of this name, of which the tag was taken, up to its end; or up to a tag at
    /// which it must have ended, which is not taken. Says whether
    /// its end was met.
    pub(in crate::dump) fn inside(
        &mut self,
        name: &[u8],
        stop: fn(&Tag<'_>) -> bool,
        mut take: impl FnMut(&Token<'a>),
    ) -> Result<bool, Halt> {
        let mut depth = 1_usize;
        loop {
            let before = self.at;
            let token = self.next()?;
            match &token {
                Token::Open(tag) if stop(tag) => {
                    self.at = before;
                    return Ok(false);
                }
                Token::Open(tag) => depth += usize::from(tag.name().eq_ignore_ascii_case(name)),
                Token::Close(closed) if closed.eq_ignore_ascii_case(name) => {
                    depth -= 1;
                    if depth == 0 {
                        return Ok(true);
                    }
                }
                Token::Close(closed)
                    if closed.eq_ignore_ascii_case(b"html") || closed.eq_ignore_ascii_case(b"body") =>
                {
                    self.at = before;
                    return Ok(false);
                }
                Token::Close(_) | Token::Text(_) | Token::Cdata(_) => {}
            }
            take(&token);
        }
    }

    /// The next token.
    pub(in crate::dump) fn next(&mut self) -> Result<Token<'a>, Halt> {
        loop {
            let rest = &self.bytes[self.at..];
            let Some(&first) = rest.first() else { return Err(self.short()) };
            if first != b'<' {
                return self.text(0);
            }
            match rest.get(1) {
                None if self.whole => return self.text(1),
                None => return Err(Halt::More),
                Some(b'!' | b'?') => {
                    if let Some(token) = self.declaration()? {
                        return Ok(token);
                    }
                }
                Some(b'/') => return self.close(),
                Some(byte) if byte.is_ascii_alphabetic() => return self.open(),
                Some(_) => return self.text(1),
            }
        }
    }

    /// What is missing at the end of the bytes.
    fn short(&self) -> Halt {
        if self.whole { Halt::End } else { Halt::More }
    }

    /// Text up to the next sign that may begin a tag; the first `least` bytes are text whatever they are.
    fn text(&mut self, least: usize) -> Result<Token<'a>, Halt> {
        let rest = &self.bytes[self.at..];
        match memchr(b'<', &rest[least..]) {
            Some(end) => {
                self.at += least + end;
                Ok(Token::Text(&rest[..least + end]))
            }
            None if self.whole => {
                self.at = self.bytes.len();
                Ok(Token::Text(rest))
            }
            None => Err(Halt::More),
        }
    }

    /// Looks for the end of something that begins here; `None` if it has none within `reach`.
    fn find(&mut self, needle: Needle, from: usize, reach: usize) -> Result<Option<usize>, Halt> {
        let to = self.at.saturating_add(reach);
        match self.absent.find(needle, self.bytes, from, to) {
            Some(at) => Ok(Some(at)),
            None if self.whole || to <= self.bytes.len() => Ok(None),
            None => Err(Halt::More),
        }
    }

    /// A comment, a declaration or an instruction, which mean nothing, or a CDATA section.
    fn declaration(&mut self) -> Result<Option<Token<'a>>, Halt> {
        const CDATA: &[u8] = b"<![CDATA[";
        let start = self.at;
        let rest = &self.bytes[start..];
        if !self.whole && rest.len() < CDATA.len() && (CDATA.starts_with(rest) || b"<!--".starts_with(rest)) {
            return Err(Halt::More);
        }
        if rest.starts_with(CDATA) {
            let from = start + CDATA.len();
            // As long as a message may be: what follows is text in any case.
            let end = self.find(Needle::Cdata, from, usize::MAX)?;
            self.at = end.map_or(from, |end| end + 3);
            // Without its end it is as if it had not begun.
            return Ok(end.map(|end| Token::Cdata(&self.bytes[from..end])));
        }
        let (needle, from, length) =
            if rest.starts_with(b"<!--") { (Needle::Comment, start + 2, 3) } else { (Needle::Bracket, start + 2, 1) };
        match self.find(needle, from, COMMENT)? {
            Some(end) => {
                self.at = end + length;
                Ok(None)
            }
            None => self.text(1).map(Some),
        }
    }

    fn close(&mut self) -> Result<Token<'a>, Halt> {
        let from = self.at + 2;
        let to = self.bytes.len().min(from.saturating_add(COMMENT));
        let Some(found) = memchr2(b'<', b'>', &self.bytes[from..to]) else {
            return if self.whole || to < self.bytes.len() { self.text(1) } else { Err(Halt::More) };
        };
        let end = from + found;
        let inside = &self.bytes[from..end];
        // A bracket that was lost costs this tag alone, whether or not there is another further on.
        self.at = end + usize::from(self.bytes[end] == b'>');
        let name = inside.iter().position(|byte| byte.is_ascii_whitespace() || *byte == b'/').unwrap_or(inside.len());
        Ok(Token::Close(&inside[..name]))
    }

    fn open(&mut self) -> Result<Token<'a>, Halt> {
        let start = self.at + 1;
        let Some((end, behind)) = self.tag_end(start)? else {
            // The tag never ends: at the end of the file there is nothing behind it, else it is no tag.
            if self.whole && self.bytes.len() - self.at <= TAG {
                self.at = self.bytes.len();
                return Err(Halt::End);
            }
            return self.text(1);
        };
        let inside = &self.bytes[start..end];
        let stop = |byte: &u8| byte.is_ascii_whitespace() || *byte == b'/';
        let name = inside.iter().position(stop).unwrap_or(inside.len());
        let tag = Tag::new(&inside[..name], &inside[name..]);
        self.at = self.pass_script(&tag, start, behind)?;
        Ok(Token::Open(tag))
    }

    /// Where a tag ends that begins at `from`, and where what follows it begins.
    fn tag_end(&mut self, from: usize) -> Result<Option<(usize, usize)>, Halt> {
        let mut at = from;
        loop {
            let to = self.bytes.len().min(from.saturating_add(TAG));
            let Some(found) = memchr3(b'>', b'"', b'\'', &self.bytes[at..to]) else {
                // Without its bracket it lasts until the next tag.
                if let Some(next) = memchr(b'<', &self.bytes[at..to]) {
                    return Ok(Some((at + next, at + next)));
                }
                return if self.whole || to < self.bytes.len() { Ok(None) } else { Err(Halt::More) };
            };
            let before = &self.bytes[at..at + found];
            if let Some(next) = memchr(b'<', before) {
                return Ok(Some((at + next, at + next)));
            }
            let place = at + found;
            let needle = match self.bytes[place] {
                b'>' => return Ok(Some((place, place + 1))),
                b'"' => Needle::DoubleQuote,
                _ => Needle::SingleQuote,
            };
            // Quotes mean something only where a value begins.
            let value = before.trim_ascii_end().ends_with(b"=");
            let end = if value { self.find(needle, place + 1, TAG)? } else { None };
            at = end.filter(|&end| !runs_on(&self.bytes[place + 1..end])).unwrap_or(place) + 1;
        }
    }

    /// Passes over what is inside a script or style; one that is loaded from elsewhere has nothing inside.
    fn pass_script(&mut self, tag: &Tag<'_>, start: usize, behind: usize) -> Result<usize, Halt> {
        let needle = if tag.is("script") {
            Needle::Script
        } else if tag.is("style") {
            Needle::Style
        } else {
            return Ok(behind);
        };
        if tag.raw("src").is_some() {
            return Ok(behind);
        }
        self.at = start - 1;
        Ok(self.find(needle, behind, SCRIPT + behind - start)?.unwrap_or(behind))
    }
}

/// Whether what stands between two quotes is no value: the first lost its own end, and the second begins another.
fn runs_on(between: &[u8]) -> bool {
    between.trim_ascii_end().ends_with(b"=") && memchr(b'<', between).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Vec<String> {
        let mut tokens = Tokens::new(bytes, true);
        let mut found = Vec::new();
        while let Ok(token) = tokens.next() {
            found.push(shown(token));
        }
        found
    }

    fn shown(token: Token<'_>) -> String {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        match token {
            Token::Open(tag) => format!("<{}>", text(tag.name())),
            Token::Close(name) => format!("</{}>", text(name)),
            Token::Text(bytes) => text(bytes),
            Token::Cdata(bytes) => format!("[{}]", text(bytes)),
        }
    }

    /// Reads markup whole and, with the end still to come, at every length: what is told early must hold.
    #[track_caller]
    fn check(markup: &str, expected: &[&str]) {
        assert_eq!(read(markup.as_bytes()), expected, "{markup}");
        for end in 0..markup.len() {
            let mut tokens = Tokens::new(&markup.as_bytes()[..end], false);
            for expected in expected {
                match tokens.next() {
                    Ok(token) => assert_eq!(shown(token), *expected, "{markup} up to {end}"),
                    Err(halt) => {
                        assert_eq!(halt, Halt::More);
                        break;
                    }
                }
            }
        }
    }

    #[test]
    fn tags_texts_and_stretches_are_told_apart() {
        check("<a href=\"x>y\">a < b</a >", &["<a>", "a ", "< b", "</a>"]);
        check("<br/><BR><p class='a' >x", &["<br>", "<BR>", "<p>", "x"]);
        check("a<![CDATA[<b>&amp;]]>c", &["a", "[<b>&amp;]", "c"]);
        check("<a href = \"x (1).y\">1</a>", &["<a>", "1", "</a>"]);
        check("1 <2 and 3< 4 <", &["1 ", "<2 and 3", "< 4 ", "<"]);
    }

    #[test]
    fn what_means_nothing_is_passed_over() {
        check("<!DOCTYPE html>\n<?xml version=\"1.0\"?><!-- <b> -- > --><i>", &["\n", "<i>"]);
        check("<!-->x<!---->y", &["x", "y"]);
        check(
            "<script>if (a<b) \"</b>\"</script><style>a>b{}</STYLE >x",
            &["<script>", "</script>", "<style>", "</STYLE>", "x"],
        );
        check("<script src=\"a.js\"><b></b></script>", &["<script>", "<b>", "</b>", "</script>"]);
    }

    #[test]
    fn what_never_ends_costs_little() {
        check("<div class=\"a <b>x</b>", &["<div>", "<b>", "x", "</b>"]);
        check("<div class='a><b>x</b>", &["<div>", "<b>", "x", "</b>"]);
        check("<a href=\"x>y</a><b class=\"z\">w", &["<a>", "y", "</a>", "<b>", "w"]);
        check("<div <b>x</b <i>", &["<div>", "<b>", "x", "</b>", "<i>"]);
        check("<!-- a <b>x</b>", &["<!-- a ", "<b>", "x", "</b>"]);
        check("<script><b>x", &["<script>", "<b>", "x"]);
        check("<![CDATA[x<b>", &["x", "<b>"]);
        check("x<div class=\"a\" id", &["x"]);
        check("x</div", &["x", "</div"]);
    }
}
