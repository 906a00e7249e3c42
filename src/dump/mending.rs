//! Texts that were encoded twice: counted while a dump is read, mended where somebody wants that.
//!
//! A text is mended if it looks so by itself. Only words are changed; what tells messages apart (ids, times, paths) is
//! ASCII and stays.

use super::fault::Fault;
use super::message::{Chat, Message};
use super::mojibake::{Mended, Misreading, mend_all};
use super::problem::Problem;

/// How much of a text is shown as an example, in characters.
const SHOWN: usize = 80;

/// What is known of texts that were encoded twice, and whether they are mended.
#[derive(Debug, Default)]
pub(super) struct Mending {
    on: bool,
    count: u32,
    first: Option<Example>,
}

/// The first text of them.
#[derive(Debug)]
struct Example {
    range: std::ops::Range<u64>,
    misreading: Misreading,
    before: String,
    after: String,
}

impl Mending {
    /// Whether to mend, from the first message on.
    pub(super) fn begin(&mut self, on: bool) {
        *self = Self { on, ..Self::default() };
    }

    /// Counts a message whose text looks so. Gives it mended, if that is wanted.
    pub(super) fn look(&mut self, message: &Message) -> Option<Message> {
        if let Some(mended) = mend_all(&message.text) {
            self.count = self.count.saturating_add(1);
            if self.first.is_none() {
                self.first = Some(Example::of(message, &mended));
            }
        }
        self.mended(message)
    }

    /// A message with its words mended; `None` if nothing of it looks so, or that is not wanted.
    pub(super) fn mended(&self, message: &Message) -> Option<Message> {
        if !self.on {
            return None;
        }
        let mut new = message.clone();
        if let Some(mended) = mend_all(&message.text) {
            for entity in &mut new.entities {
                let place = |at: u32| u32::try_from(mended.place(at as usize)).unwrap_or(u32::MAX);
                let (start, end) = (place(entity.start), place(entity.end));
                (entity.start, entity.end) = (start, end);
            }
            new.text = mended.text;
        }
        let forward = new.forward.iter_mut().filter_map(|forward| forward.name.as_mut());
        let names = [&mut new.from, &mut new.signature].into_iter().flatten().chain(forward);
        let media = new.media.iter_mut().flat_map(|media| [&mut media.name, &mut media.text]).flatten();
        names.chain(media).for_each(words);
        Some(new)
    }

    /// A chat with its words mended, if that is wanted.
    pub(super) fn chat(&self, chat: &Chat) -> Option<Chat> {
        self.on.then(|| {
            let mut new = chat.clone();
            [&mut new.title, &mut new.description].into_iter().flatten().for_each(words);
            new
        })
    }

    /// What is told of it when all was read.
    pub(super) fn told(&mut self) -> Option<Problem> {
        let Example { range, misreading, before, after } = self.first.take()?;
        let count = std::mem::take(&mut self.count);
        let fault = Fault::EncodedTwice { count, misreading, before, after, mended: self.on };
        Some(Problem::new(range, fault, &[]))
    }
}

impl Example {
    fn of(message: &Message, mended: &Mended) -> Self {
        let begin = |text: &str| {
            let line = text.trim().lines().next().unwrap_or_default();
            let mut shown: String = line.chars().take(SHOWN).collect();
            if shown.len() < line.len() {
                shown.push('…');
            }
            shown
        };
        Self {
            range: message.position.start..message.position.end,
            misreading: mended.misreading,
            before: begin(&message.text),
            after: begin(&mended.text),
        }
    }
}

fn words(text: &mut String) {
    if let Some(mended) = mend_all(text) {
        *text = mended.text;
    }
}
