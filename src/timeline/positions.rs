//! Where the message of each report lies, and what it is called there.

use serde::{Deserialize, Serialize};

use super::column::Column;
use super::laid::{Laying, Taking, sound};
use super::sections::Damage;
use super::{Located, PostLink, event_key};
use crate::dump::{Chat, ChatKind, Message, MessageId, Position};
use crate::hashed::Hashed;

/// One place a report, in reading order, and the chats they lie in.
#[derive(Debug, Default)]
pub(super) struct Positions {
    chats: Vec<Place>,
    chat_numbers: Hashed<(u32, u32), u32>,
    /// How many chats of each dump were announced.
    announced: Hashed<u32, u32>,
    /// From which report on which chat.
    runs: Vec<(u32, u32)>,
    start: Column,
    length: Column,
    /// One more than the id; 0 for one that is no small number.
    ids: Column,
    /// The hashes of messages that have no small number; 0 for others.
    odd: Column,
    /// One more than the first line; 0 where lines are not counted.
    line: Column,
    more_lines: Column,
}

#[derive(Debug, Serialize, Deserialize)]
struct Place {
    dump: u32,
    chat: u32,
    title: Option<String>,
    name: u64,
    // What links name it by.
    id: Option<i64>,
    username: Option<String>,
    kind: ChatKind,
}

/// The reports that a link may lead to.
#[derive(Debug)]
pub(super) struct Linked {
    /// Whether a chat is known to be that of the link; else it may be any chat of which that is not known.
    pub(super) is_sure: bool,
    /// In reading order.
    pub(super) reports: Vec<u32>,
}

impl Positions {
    /// Announces the next chat of a dump.
    pub(super) fn add_chat(&mut self, dump: u32, chat: &Chat) {
        let number = self.announced.entry(dump, Default::default);
        let place = Place {
            dump,
            chat: *number,
            title: chat.title.clone().or_else(|| chat.username.clone()),
            name: event_key::chat(chat),
            id: chat.id,
            username: chat.username.clone(),
            kind: chat.kind,
        };
        self.chat_numbers.insert((dump, *number), self.chats.len() as u32);
        self.chats.push(place);
        *number += 1;
    }

    /// Takes what is known of a chat when all is read. Keys of events stay what they are.
    pub(super) fn name_chat(&mut self, dump: u32, index: u32, chat: &Chat) {
        if let Some(at) = self.chat_numbers.get(&(dump, index)) {
            let place = &mut self.chats[*at as usize];
            (place.id, place.username, place.kind) = (chat.id, chat.username.clone(), chat.kind);
        }
    }

    /// The reports of the message that a link leads to.
    pub(super) fn linked(&self, link: &PostLink) -> Linked {
        let is = |place: &Place| link.chat.is(place.id, place.username.as_deref(), place.kind);
        let are: Vec<Option<bool>> = self.chats.iter().map(is).collect();
        let is_sure = are.contains(&Some(true));
        let wanted = is_sure.then_some(true);
        let mut reports = Vec::new();
        let ends = self.runs.iter().skip(1).map(|run| run.0).chain([self.len()]);
        for (&(first, chat), end) in self.runs.iter().zip(ends) {
            if are.get(chat as usize) == Some(&wanted) {
                self.ids.each_with(first..end, u64::from(link.post) + 1, |report| reports.push(report));
            }
        }
        Linked { is_sure, reports }
    }

    /// Takes the place of the next report's message.
    pub(super) fn push(&mut self, message: &Message, dump: u32) {
        let report = self.len();
        let chat = self.chat_number(dump, message.chat);
        if self.runs.last().is_none_or(|run| run.1 != chat) {
            self.runs.push((report, chat));
        }
        let Position { start, end, lines } = message.position;
        self.start.push(start);
        self.length.push(end.saturating_sub(start));
        self.line.push(lines.map_or(0, |lines| u64::from(lines.0) + 1));
        self.more_lines.push(lines.map_or(0, |lines| u64::from(lines.1.abs_diff(lines.0))));
        let small = match message.id {
            MessageId::Number(id) if lines.is_none() => u32::try_from(id).ok(),
            _ => None,
        };
        self.ids.push(small.map_or(0, |id| u64::from(id) + 1));
        self.odd.push(match small {
            Some(_) => 0,
            None => event_key::of_message(self.chats[chat as usize].name, message),
        });
    }

    /// Lets go of what only adding needs.
    pub(super) fn close(&mut self) {
        self.chat_numbers = Hashed::default();
        self.announced = Hashed::default();
        let Self { start, length, ids, odd, line, more_lines, .. } = self;
        [start, length, ids, odd, line, more_lines].into_iter().for_each(Column::close);
    }

    /// Lays them down, closed.
    pub(super) fn lay(&self, laid: &mut Laying) {
        laid.small(&self.chats);
        laid.pairs(&self.runs);
        self.all().into_iter().for_each(|column| column.lay(laid));
    }

    /// Takes up what was laid down.
    pub(super) fn take(from: &mut Taking<'_>) -> Result<Self, Damage> {
        let (chats, runs) = (from.small()?, from.pairs()?);
        let mut positions = Self { chats, runs, ..Self::default() };
        let Self { start, length, ids, odd, line, more_lines, .. } = &mut positions;
        for column in [start, length, ids, odd, line, more_lines] {
            *column = Column::take(from)?;
        }
        let size = positions.len();
        sound(positions.all().into_iter().all(|column| column.len() == size))?;
        sound(positions.runs.is_sorted_by_key(|run| run.0))?;
        let ends = |report| positions.start.get(report).checked_add(positions.length.get(report)).is_some();
        sound((0..size).all(ends))?;
        Ok(positions)
    }

    fn all(&self) -> [&Column; 6] {
        let Self { start, length, ids, odd, line, more_lines, .. } = self;
        [start, length, ids, odd, line, more_lines]
    }

    /// How many there are.
    pub(super) fn len(&self) -> u32 {
        self.start.len()
    }

    /// Where a report's message lies.
    pub(super) fn located(&self, report: u32) -> Option<Located> {
        let place = self.place(report).filter(|_| report < self.len())?;
        let start = self.start.get(report);
        let lines = self.line.get(report).checked_sub(1).map(|first| {
            let first = first as u32;
            (first, first.saturating_add(self.more_lines.get(report) as u32))
        });
        let position = Position { start, end: start + self.length.get(report), lines };
        Some(Located { dump: place.dump, chat: place.chat, position })
    }

    /// Title of the chat of a report.
    pub(super) fn title(&self, report: u32) -> Option<&str> {
        self.place(report)?.title.as_deref()
    }

    /// The hash of chat and id, or text, of a report's message.
    pub(super) fn key(&self, report: u32) -> u64 {
        match self.ids.get(report).checked_sub(1) {
            None => self.odd.get(report),
            Some(id) => event_key::numbered(self.place(report).map_or(0, |place| place.name), id as u32),
        }
    }

    /// Bytes taken.
    pub(super) fn bytes(&self) -> usize {
        self.all().into_iter().map(Column::bytes).sum::<usize>() + self.runs.capacity() * 8
    }

    fn place(&self, report: u32) -> Option<&Place> {
        let run = self.runs.partition_point(|run| run.0 <= report).checked_sub(1)?;
        self.chats.get(self.runs[run].1 as usize)
    }

    /// A chat that nobody announced has no title.
    fn chat_number(&mut self, dump: u32, chat: u32) -> u32 {
        *self.chat_numbers.entry((dump, chat), || {
            let name = event_key::chat(&Chat::default());
            self.chats.push(Place {
                dump,
                chat,
                title: None,
                name,
                id: None,
                username: None,
                kind: ChatKind::default(),
            });
            self.chats.len() as u32 - 1
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_come_back() {
        let mut positions = Positions::default();
        positions.add_chat(7, &Chat { title: Some("A".into()), ..Chat::default() });
        positions.add_chat(7, &Chat { title: Some("B".into()), ..Chat::default() });
        let at = |chat, id, start, lines| Message {
            chat,
            id,
            position: Position { start, end: start + 10, lines },
            ..Message::default()
        };
        let messages = [
            at(1, MessageId::Number(5), 3, None),
            at(1, MessageId::Number(-5), 1 << 33, None),
            at(0, MessageId::Text("x".into()), 9, Some((1, 2))),
            at(4, MessageId::Number(5), 9, None),
        ];
        for message in &messages {
            positions.push(message, 7);
        }
        for (report, message) in (0..).zip(&messages) {
            let located = positions.located(report).unwrap();
            assert_eq!((located.dump, located.chat, located.position), (7, message.chat, message.position));
        }
        assert_eq!((positions.title(0), positions.title(2), positions.title(3)), (Some("B"), Some("A"), None));
        assert_eq!(positions.located(4), None);
        assert_ne!(positions.key(0), positions.key(3));
    }

    #[track_caller]
    fn check(link: &str, expected: (bool, &[u32])) {
        let mut positions = Positions::default();
        let named = |name: &str| Chat { username: Some(name.into()), ..Chat::default() };
        let unnamed = |id| Chat { id: Some(id), kind: ChatKind::Channel, ..Chat::default() };
        for chat in [named("Harbour"), unnamed(5), Chat { kind: ChatKind::Personal, ..Chat::default() }] {
            positions.add_chat(0, &chat);
        }
        positions.add_chat(1, &unnamed(6));
        positions.name_chat(1, 0, &Chat { id: Some(6), ..named("harbour") });
        for (dump, chat, id) in [(0, 0, 7), (0, 1, 7), (0, 1, 8), (0, 2, 7), (1, 0, 7), (1, 0, 8), (1, 0, 7)] {
            let id = MessageId::Number(id);
            positions.push(&Message { chat, id, ..Message::default() }, dump);
        }
        let found = positions.linked(&PostLink::read(link).unwrap());
        assert_eq!((found.is_sure, found.reports.as_slice()), expected, "{link}");
    }

    #[test]
    fn a_link_leads_to_the_messages_of_its_chat() {
        check("t.me/harbour/7", (true, &[0, 4, 6]));
        check("t.me/harbour/9", (true, &[]));
        check("t.me/c/5/8", (true, &[2]));
        check("t.me/c/6/8", (true, &[5]));
        // One of these may be it, a conversation is not.
        check("t.me/other/7", (false, &[1]));
        check("t.me/c/9/7", (false, &[0]));
    }
}
