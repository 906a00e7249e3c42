//! All of one event, for who looks at it closely.
//!
//! Its messages are read again and their reports made again, so that evidence lies where the text is, to the byte.

use super::opened::Opened;
use super::permalink::permalink;
use super::texts::Texts;
use crate::dump::history::Histories;
use crate::event::Extractor;
use crate::timeline::{EventDetail, Excerpt, Filter, Order, PostLink, ReportDetail, Timeline};

/// What an event is put together from.
pub(super) struct Details<'a> {
    pub(super) extractor: &'a Extractor,
    pub(super) dumps: &'a [Opened],
    pub(super) timeline: &'a Timeline,
    pub(super) histories: &'a Histories,
}

impl Details<'_> {
    /// The event with that key, among those that match the filter.
    pub(super) fn event(&self, key: &str, filter: &Filter, order: Order) -> Option<EventDetail> {
        let found = self.timeline.event(key, filter, order, &Texts(self.dumps))?;
        let mut row = found.row;
        row.excerpt.get_or_insert(Excerpt { unread: true, ..Excerpt::default() });
        Some(EventDetail {
            row,
            position: found.position,
            previous: found.previous,
            next: found.next,
            reports: found.reports.iter().filter_map(|ordinal| self.report(*ordinal, &filter.query)).collect(),
        })
    }

    fn report(&self, ordinal: u32, query: &str) -> Option<ReportDetail> {
        let (dump, message) = Texts(self.dumps).message(self.timeline.located(ordinal)?)?;
        let chat = dump.contents.chats.get(message.chat as usize).cloned().unwrap_or_default();
        let chat = self.histories.completed(dump.number, message.chat, &chat);
        let linked = PostLink::read(query.trim()).is_some_and(|link| link.may_lead_to(&chat, &message));
        Some(ReportDetail {
            linked,
            dump: dump.number,
            id: message.id.to_string(),
            permalink: permalink(&chat, &message),
            report: dump.contents.report(self.extractor, &message, ordinal),
            found: self.timeline.marks(query, &message.text),
            place: dump.place(&message),
            chat,
            posted: message.posted,
            edited: message.edited,
            signature: message.signature,
            forward: message.forward,
            reply: message.reply,
            text: message.text,
            entities: message.entities,
            media: message.media,
            views: message.views,
            reactions: message.reactions,
            position: message.position,
        })
    }
}
