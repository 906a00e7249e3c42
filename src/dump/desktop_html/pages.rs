//! The pages of an export: whose they are, how they follow one another, and which of them are missing.
//!
//! A page names its neighbours by their files, so a page that nobody dropped is known by name.

use super::part::ends_row;
use crate::dump::fault::{Fault, Malformed, MissingPages};
use crate::dump::markup::{Dialect, Flow, Halt, Tag, Token, Tokens};
use crate::dump::message::{Chat, ChatKind};
use crate::dump::problem::Problem;
use crate::dump::reader::Sink;
use crate::order::Order;

/// The pages so far.
#[derive(Debug)]
pub(super) struct Pages {
    /// Title of a chat of which the page's head is missing.
    name: Option<String>,
    chats: Vec<Known>,
    page: Page,
    flow: Flow,
}

/// A chat, and which of its pages were met.
#[derive(Debug)]
struct Known {
    chat: Chat,
    /// Their numbers, with where they begin and end.
    pages: Vec<(u32, u64, u64)>,
    /// The highest page that another one leads to.
    leads_to: u32,
}

/// The page that is being read.
#[derive(Debug, Default)]
struct Page {
    start: u64,
    /// Whether its first tag was met, and so its last is expected.
    opened: bool,
    title: Option<String>,
    /// Whether it is a list of something else than messages.
    list: bool,
    chat: Option<u32>,
    /// Whether rows were met.
    rows: bool,
    previous: Option<u32>,
    next: Option<u32>,
}

impl Pages {
    pub(super) fn new(name: Option<String>) -> Self {
        let flow = Flow::new(Dialect::Desktop);
        Self { name, chats: Vec::new(), page: Page::default(), flow }
    }

    /// Takes a tag outside of rows, which begins at `at`; whether a page begins with it.
    pub(super) fn open<'a>(
        &mut self,
        tag: &Tag<'a>,
        tokens: &mut Tokens<'a>,
        at: u64,
        last_id: Option<&str>,
        sink: &mut dyn Sink,
    ) -> Result<bool, Halt> {
        if tag.is("html") {
            self.turn(at, last_id, sink);
            self.page.opened = true;
            return Ok(true);
        }
        if tag.is("a") && tag.has("pagination") {
            self.neighbour(tag, tokens)?;
        } else if tag.is("div") {
            if tag.has("page_header") {
                let title = self.header(tag, tokens)?;
                // Where the first tag of a page was lost, its head begins it.
                let begins = self.page.title.is_some() || self.page.rows;
                if begins {
                    self.turn(at, last_id, sink);
                }
                self.page.title = title;
                return Ok(begins);
            }
            self.page.list |= tag.has("list_page");
            if tag.has("history") {
                self.chat(sink);
            }
        }
        Ok(false)
    }

    /// The chat of the page, which a row was met of or must be expected of.
    pub(super) fn chat(&mut self, sink: &mut dyn Sink) -> u32 {
        if let Some(chat) = self.page.chat {
            return chat;
        }
        let title = self.page.title.clone().or_else(|| self.name.clone());
        let known = self.chats.iter().position(|known| known.chat.title == title);
        let index = known.unwrap_or(self.chats.len());
        if known.is_none() {
            let chat = Chat { title, ..Chat::default() };
            sink.chat(index as u32, &chat);
            self.chats.push(Known { chat, pages: Vec::new(), leads_to: 0 });
        }
        self.page.chat = Some(index as u32);
        index as u32
    }

    /// Notes that a row of the page was met, and what it says of the chat.
    pub(super) fn row(&mut self, kind: ChatKind, sink: &mut dyn Sink) {
        self.page.rows = true;
        if kind != ChatKind::Unknown
            && let Some(index) = self.page.chat
            && let Some(known) = self.chats.get_mut(index as usize)
            && known.chat.kind == ChatKind::Unknown
        {
            known.chat.kind = kind;
            sink.chat(index, &known.chat);
        }
    }

    /// The page was closed.
    pub(super) fn close(&mut self) {
        self.page.opened = false;
    }

    /// Ends the page before `at`, and begins another there.
    fn turn(&mut self, at: u64, last_id: Option<&str>, sink: &mut dyn Sink) {
        self.end_page(at, &[], last_id, sink);
        self.page = Page { start: at, ..Page::default() };
    }

    fn end_page(&mut self, end: u64, rest: &[u8], last_id: Option<&str>, sink: &mut dyn Sink) {
        let start = end - rest.len() as u64;
        let begun = self.page.title.is_some() || self.page.chat.is_some();
        if self.page.opened && begun && !self.page.list {
            let fault = Fault::EndsEarly { last_id: last_id.map(str::to_owned) };
            sink.problem(Problem::new(start..end, fault, rest));
        } else if !rest.trim_ascii().is_empty() {
            let fault = Fault::Malformed(Malformed::NoEnd);
            sink.problem(Problem::new(start..end, fault, rest));
        }
        let page = &self.page;
        let Some(known) = page.chat.and_then(|chat| self.chats.get_mut(chat as usize)) else { return };
        let number = match (page.previous, page.next) {
            (Some(previous), _) => previous.saturating_add(1),
            (None, Some(next)) => next.saturating_sub(1),
            (None, None) => 1,
        };
        known.pages.push((number, page.start, end));
        known.leads_to = known.leads_to.max(page.next.unwrap_or(0));
    }

    /// Ends the last page, and says which pages are missing.
    pub(super) fn end(&mut self, end: u64, rest: &[u8], last_id: Option<&str>, sink: &mut dyn Sink) {
        self.end_page(end, rest, last_id, sink);
        for known in &mut self.chats {
            known.pages.order_by(|(_, start, _)| *start);
            known.pages.order_by(|(number, ..)| (*number).into());
            let (mut expected, mut at) = (1, known.pages.first().map_or(0, |page| page.1));
            for &(number, start, end) in &known.pages {
                if number > expected {
                    missing(expected, Some(number - 1), start, sink);
                }
                (expected, at) = (expected.max(number.saturating_add(1)), end);
            }
            if known.leads_to >= expected {
                missing(expected, None, at, sink);
            }
        }
    }

    /// Takes a link to the page before or behind this one.
    fn neighbour<'a>(&mut self, tag: &Tag<'a>, tokens: &mut Tokens<'a>) -> Result<(), Halt> {
        let flow = &mut self.flow;
        flow.clear();
        tokens.inside(tag.name(), ends_row, |token| flow.push(token))?;
        let words = flow.words().unwrap_or_default();
        let number = tag.value("href").as_deref().and_then(page_number);
        match words.split(' ').next() {
            Some("Previous") => self.page.previous = number,
            Some("Next") => self.page.next = number,
            _ if self.page.rows => self.page.next = number,
            _ => self.page.previous = number,
        }
        Ok(())
    }

    /// The title in the head of a page.
    fn header<'a>(&mut self, tag: &Tag<'a>, tokens: &mut Tokens<'a>) -> Result<Option<String>, Halt> {
        let flow = &mut self.flow;
        let (mut depth, mut title) = (0_usize, None);
        flow.clear();
        tokens.inside(tag.name(), ends_row, |token| match token {
            Token::Open(tag) if depth == 0 && title.is_none() && tag.has("text") && tag.has("bold") => depth = 1,
            Token::Open(tag) if depth > 0 => {
                depth += usize::from(tag.is("div"));
                flow.push(token);
            }
            Token::Close(name) if depth > 0 && name.eq_ignore_ascii_case(b"div") => {
                depth -= 1;
                if depth == 0 {
                    title = flow.words();
                }
            }
            token if depth > 0 => flow.push(token),
            _ => {}
        })?;
        Ok(title)
    }
}

/// Says that pages are missing at a place; without a last one, nobody knows how many.
fn missing(first: u32, last: Option<u32>, at: u64, sink: &mut dyn Sink) {
    sink.problem(Problem::new(at..at, Fault::Missing(MissingPages { first, last }), &[]));
}

/// The number in `messages2.html`; the first page has none.
fn page_number(href: &str) -> Option<u32> {
    let file = href.rsplit(['/', '\\']).next()?;
    let number = file.split(['#', '?']).next()?.strip_prefix("messages")?.strip_suffix(".html")?;
    if number.is_empty() { Some(1) } else { number.parse().ok().filter(|number| *number > 1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_counted_from_the_first_which_has_no_number() {
        for (href, number) in [
            ("messages.html", Some(1)),
            ("messages12.html", Some(12)),
            ("file:///home/x/messages3.html#go_to_message12", Some(3)),
            ("messages1.html", None),
            ("messages99999999999.html", None),
            ("other.html", None),
        ] {
            assert_eq!(page_number(href), number, "{href}");
        }
        assert_eq!([1, 3].map(MissingPages::name), ["messages.html", "messages3.html"]);
    }
}
