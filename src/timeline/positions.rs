//! Where the message of each report lies, and what it is called there.

use std::collections::HashMap;

use super::{Located, event_key};
use crate::dump::{Chat, Message, MessageId, Position};

/// Stands in the column of ids for one that is no small number.
const ODD: u32 = u32::MAX;

/// One place a report, in reading order, and the chats they lie in.
#[derive(Debug, Default)]
pub(super) struct Positions {
    chats: Vec<Place>,
    chat_numbers: HashMap<(u32, u32), u32>,
    /// How many chats of each dump were announced.
    announced: HashMap<u32, u32>,
    /// From which report on which chat.
    runs: Vec<(u32, u32)>,
    /// First byte: the lower 32 bits, and the next eight.
    start: Vec<u32>,
    start_high: Vec<u8>,
    length: Vec<u32>,
    ids: Vec<u32>,
    /// The hashes of messages with an [`ODD`] id.
    odd: HashMap<u32, u64>,
    lines: HashMap<u32, (u32, u32)>,
}

#[derive(Debug)]
struct Place {
    dump: u32,
    chat: u32,
    title: Option<String>,
    name: u64,
}

impl Positions {
    /// Announces the next chat of a dump.
    pub(super) fn add_chat(&mut self, dump: u32, chat: &Chat) {
        let number = self.announced.entry(dump).or_default();
        let place = Place { dump, chat: *number, title: chat.title.clone(), name: event_key::chat(chat) };
        self.chat_numbers.insert((dump, *number), self.chats.len() as u32);
        self.chats.push(place);
        *number += 1;
    }

    /// Takes the place of the next report's message.
    pub(super) fn push(&mut self, message: &Message, dump: u32) {
        let report = self.start.len() as u32;
        let chat = self.chat_number(dump, message.chat);
        if self.runs.last().is_none_or(|run| run.1 != chat) {
            self.runs.push((report, chat));
        }
        let Position { start, end, lines } = message.position;
        self.start.push(start as u32);
        self.start_high.push((start >> 32) as u8);
        self.length.push(u32::try_from(end.saturating_sub(start)).unwrap_or(u32::MAX));
        if let Some(lines) = lines {
            self.lines.insert(report, lines);
        }
        match message.id {
            MessageId::Number(id) if lines.is_none() && (0..i64::from(ODD)).contains(&id) => self.ids.push(id as u32),
            _ => {
                self.ids.push(ODD);
                self.odd.insert(report, event_key::of_message(self.chats[chat as usize].name, message));
            }
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> u32 {
        self.start.len() as u32
    }

    /// Where a report's message lies.
    pub(super) fn located(&self, report: u32) -> Option<Located> {
        let at = report as usize;
        let start = u64::from(*self.start.get(at)?) | u64::from(self.start_high[at]) << 32;
        let place = self.place(report)?;
        let position =
            Position { start, end: start + u64::from(self.length[at]), lines: self.lines.get(&report).copied() };
        Some(Located { dump: place.dump, chat: place.chat, position })
    }

    /// Title of the chat of a report.
    pub(super) fn title(&self, report: u32) -> Option<&str> {
        self.place(report)?.title.as_deref()
    }

    /// The hash of chat and id, or text, of a report's message.
    pub(super) fn key(&self, report: u32) -> u64 {
        match self.ids.get(report as usize) {
            Some(&ODD) | None => self.odd.get(&report).copied().unwrap_or_default(),
            Some(&id) => event_key::numbered(self.place(report).map_or(0, |place| place.name), id),
        }
    }

    /// Bytes taken.
    pub(super) fn bytes(&self) -> usize {
        self.start.capacity() * 4
            + self.start_high.capacity()
            + self.length.capacity() * 4
            + self.ids.capacity() * 4
            + (self.odd.capacity() + self.lines.capacity()) * 16
    }

    fn place(&self, report: u32) -> Option<&Place> {
        let run = self.runs.partition_point(|run| run.0 <= report).checked_sub(1)?;
        self.chats.get(self.runs[run].1 as usize)
    }

    /// A chat that nobody announced has no title.
    fn chat_number(&mut self, dump: u32, chat: u32) -> u32 {
        *self.chat_numbers.entry((dump, chat)).or_insert_with(|| {
            self.chats.push(Place { dump, chat, title: None, name: event_key::chat(&Chat::default()) });
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
}
