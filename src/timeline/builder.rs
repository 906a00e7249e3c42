//! The timeline while it is being read: reports come one by one, nothing is joined yet.

use std::ops::Range;

use super::closing::Closing;
use super::columns::{Clock, Columns, Form, Record, Stock, Traits, UNDATED};
use super::excerpt::excerpts;
use super::forgiving::understand;
use super::growing_text::GrowingText;
use super::marks::Wanted;
use super::positions::Positions;
use super::provisional::Tally;
use super::rows::{NO_BASIS, flag};
use super::timeline::Timeline;
use super::{Answer, Ask, Excerpt, Facet, Located, TextOf, values};
use crate::dump::{Chat, Message};
use crate::event::Report;

/// Kinds that are less sure than this, in percent, are flagged.
const SURE: u8 = 60;

/// Takes reports in reading order, may be asked meanwhile, and closes into a [`Timeline`].
#[derive(Debug, Default)]
pub struct Builder {
    pub(super) stock: Stock,
    pub(super) columns: Columns,
    pub(super) positions: Positions,
    pub(super) text: GrowingText,
    pub(super) tally: Tally,
    pub(super) services: u32,
}

impl Builder {
    /// Tells of a dump, before anything of it. What is told of reports before they come changes nothing in the order of
    /// values so.
    pub fn begin(&mut self, dump: u32) {
        self.stock.values.intern(Facet::Dump, &dump.to_string());
    }

    /// Tells what a chat of a dump is called; before the first message of it, in the order in which the
    /// reader announced them.
    pub fn add_chat(&mut self, dump: u32, chat: &Chat) {
        self.positions.add_chat(dump, chat);
    }

    /// Tells by which number and name links may name a chat that was added, when all is read.
    pub fn name_chat(&mut self, dump: u32, index: u32, chat: &Chat) {
        self.positions.name_chat(dump, index, chat);
    }

    /// Counts a service record of a dump.
    pub fn add_service(&mut self) {
        self.services += 1;
    }

    /// Takes the report of a post; returns its ordinal: 0, 1, 2 and so on.
    pub fn push(&mut self, report: &Report, message: &Message, dump: u32) -> u32 {
        let record = self.record(report, message, dump);
        let ordinal = self.columns.push(&record);
        self.positions.push(message, dump);
        self.text.push(&message.text);
        if !self.columns.later.is_withdrawn(ordinal) {
            self.tally.add(&self.columns, &self.stock, ordinal);
        }
        ordinal
    }

    /// A later version of a message was taken: the report of this one is no more. Its ordinal stays its own, of an event
    /// that nobody sees; joining may not know it.
    pub fn withdraw(&mut self, report: u32) {
        if self.columns.later.withdraw(report) && report < self.len() {
            self.tally.remove(&self.columns, &self.stock, report);
        }
    }

    /// Another dump has a report's message too.
    pub fn also_in(&mut self, report: u32, dump: u32) {
        let value = self.stock.values.intern(Facet::Dump, &dump.to_string());
        let (columns, stock) = (&mut self.columns, &self.stock);
        let known = report < columns.len() && stock.lists.get(columns.traits(report).dumps).contains(&value);
        if !known && columns.later.also_in(report, value) && report < columns.len() {
            self.tally.add_value(Facet::Dump, value, !columns.later.is_withdrawn(report));
        }
    }

    /// The dumps that have a report's message besides the one it was read from.
    #[must_use]
    pub fn others_of(&self, report: u32) -> Vec<u32> {
        let key = |value| self.stock.values.key(Facet::Dump, value).parse();
        self.columns.later.others(report).filter_map(|value| key(value).ok()).collect()
    }

    /// Which reports are those of the dump opened last; none if it is the only one.
    pub fn set_newest(&mut self, reports: Range<u32>) {
        self.columns.later.set_newest(reports);
    }

    /// The reports that were withdrawn.
    pub fn withdrawn(&self) -> impl Iterator<Item = u32> {
        self.columns.later.all_withdrawn()
    }

    /// How many messages there are, each once.
    #[must_use]
    pub fn messages(&self) -> u32 {
        self.len() - self.columns.later.withdrawn(self.len())
    }

    /// How many reports there are, those that were withdrawn too.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.columns.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Answers over what was pushed so far, each report being an event of its own.
    ///
    /// Names that mean one person, or one word in two scripts, are brought together only when it is closed.
    #[must_use]
    pub fn ask(&self, ask: &Ask, texts: &dyn TextOf) -> Answer {
        super::provisional::answer(self, ask, texts)
    }

    /// Where the message of a report lies; `None` for an ordinal that was never given.
    #[must_use]
    pub fn located(&self, ordinal: u32) -> Option<Located> {
        self.positions.located(ordinal)
    }

    /// What a row shows of each text, with the words of a query marked.
    #[must_use]
    pub fn excerpts(&self, query: &str, texts: &[String]) -> Vec<Excerpt> {
        let wanted = Wanted::new(&understand(query, &self.text, &self.stock.values).expr, &self.text);
        excerpts(&wanted, &self.text, texts)
    }

    /// Closes it. `event_of[ordinal]` is the ordinal of the first report of the same event.
    #[must_use]
    pub fn freeze(self, event_of: &[u32]) -> Timeline {
        let mut closing = self.close(event_of);
        loop {
            if let Some(timeline) = closing.step(u32::MAX) {
                return timeline;
            }
        }
    }

    /// Closes it in pieces.
    #[must_use]
    pub fn close(self, event_of: &[u32]) -> Closing {
        Closing::new(self, event_of)
    }

    /// Bytes taken, nearly.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.stock.bytes() + self.columns.bytes() + self.positions.bytes() + self.text.bytes()
    }

    fn record(&mut self, report: &Report, message: &Message, dump: u32) -> Record {
        let stock = &mut self.stock;
        let confidence = report.kind.confidence;
        let days = report.date_shown.filter(|(days, _)| days.first.0 != UNDATED);
        let mut flags = 0;
        for (key, holds) in [
            ("media", !message.media.is_empty()),
            ("edited", message.edited.is_some()),
            ("undated", days.is_none()),
            ("unsure", confidence < SURE),
        ] {
            flags |= if holds { flag(key) } else { 0 };
        }
        let source = match &message.forward {
            None => values::OWN,
            Some(forward) => forward.name.as_deref().or(forward.id.as_deref()).unwrap_or("?"),
        };
        let traits = Traits {
            kind: report.kind.value,
            realis: report.realis.value,
            basis: days.map_or(NO_BASIS, |(_, basis)| basis),
            confidence,
            flags,
            clock: Clock::of(message.posted),
            languages: one(stock, Facet::Language, report.lang.as_str()),
            sources: one(stock, Facet::Source, source),
            dumps: one(stock, Facet::Dump, &dump.to_string()),
        };
        let participants: Vec<u32> = report
            .participants
            .iter()
            .map(|participant| {
                let facet = if participant.body { Facet::Organisation } else { Facet::Participant };
                let form = Form {
                    name: stock.values.intern(facet, &participant.name.value),
                    role: participant.role.as_ref().map(|role| stock.roles.intern(&role.value)),
                    country: participant
                        .country
                        .as_ref()
                        .map(|country| stock.values.intern(Facet::Country, country.value.as_str())),
                    body: participant.body,
                };
                stock.participant(form)
            })
            .collect();
        let places = several(stock, Facet::Place, report.place.iter().map(|place| place.value.as_str()));
        let occasion = report.occasion.as_ref().map(|occasion| stock.values.intern(Facet::Occasion, &occasion.value));
        Record {
            traits,
            days: days.map(|(days, _)| days),
            posted: message.posted.map(|posted| posted.seconds),
            places,
            occasion,
            participants: distinct(stock, participants.into_iter()),
            countries: several(stock, Facet::Country, report.countries.iter().map(|country| country.value.as_str())),
            topics: several(stock, Facet::Topic, report.topics.iter().map(|topic| topic.value.as_str())),
            hashtags: several(stock, Facet::Hashtag, report.hashtags.iter().map(String::as_str)),
        }
    }
}

fn one(stock: &mut Stock, facet: Facet, key: &str) -> u32 {
    several(stock, facet, std::iter::once(key))
}

fn several<'a>(stock: &mut Stock, facet: Facet, keys: impl Iterator<Item = &'a str>) -> u32 {
    let values: Vec<u32> = keys.map(|key| stock.values.intern(facet, key)).collect();
    distinct(stock, values.into_iter())
}

/// The list of some numbers, each once, in their order.
fn distinct(stock: &mut Stock, numbers: impl Iterator<Item = u32>) -> u32 {
    let mut list: Vec<u32> = Vec::new();
    for number in numbers {
        if !list.contains(&number) {
            list.push(number);
        }
    }
    stock.lists.intern(&list)
}
