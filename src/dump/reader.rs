//! Reading a dump of any format: open it, step through it, read one message again.
//!
//! A [`Reader`] hides which format it reads; callers know only messages, chats and problems. It owns no
//! source: whoever steps it hands the bytes in, so a native file, a `Blob` and a paste are alike to it.

use super::cuts::{Cut, CutEdit};
use super::desktop::Desktop;
use super::detect::{HEAD, detect};
use super::format::{Format, Refusal};
use super::lines::Lines;
use super::message::{Chat, ChatKind, Message, Position};
use super::paste::{LIMIT, Paste};
use super::problem::Problem;
use super::source::Source;
use super::time::Posted;
use super::window::Window;

/// Takes what a reader finds, in the order of the input.
pub trait Sink {
    /// A chat, before the first of its messages. Indexes count from 0 without gaps. Called again with the
    /// same index when more becomes known of it, as in copies that sort their keys (`name` behind `messages`).
    fn chat(&mut self, index: u32, chat: &Chat);

    /// One post or service record. The reader uses the same message for the next one: copy what is kept.
    fn message(&mut self, message: &Message);

    /// Something that could not be read as it stands; reading goes on behind it.
    fn problem(&mut self, problem: Problem);
}

/// What a step of reading came to.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// There is more to read.
    More,
    /// A whole account: the reader waits for [`Reader::choose`].
    Choose(Vec<ChatSummary>),
    /// Everything was read.
    Done,
}

/// One chat of a whole account, for the user to choose from.
#[derive(Clone, Debug, PartialEq)]
pub struct ChatSummary {
    /// What [`Reader::choose`] takes; not the index that the chat has among those read.
    pub index: u32,
    /// Title as shown.
    pub title: Option<String>,
    /// What sort of chat it is.
    pub kind: ChatKind,
    /// How many posts it holds.
    pub messages: u64,
    /// The earliest date in it.
    pub first: Option<Posted>,
    /// The latest date in it.
    pub last: Option<Posted>,
    /// Whether to read it unless the user says otherwise: channels are, private chats are not.
    pub preselected: bool,
}

/// Reads one dump, whatever its format.
#[derive(Debug)]
pub struct Reader {
    format: Format,
    inside: Inside,
}

/// The reader of each format.
#[derive(Debug)]
enum Inside {
    Desktop(Box<Desktop>),
    Lines(Box<Lines>),
    Paste(Box<Paste>),
}

/// Looks at the beginning and tells the format by content, never by name; the name serves as a title where
/// messages belong to no named chat.
///
/// # Errors
/// [`Refusal`] when this is no dump that is read; it names the format and the way out.
pub fn open(source: &dyn Source, name: &str) -> Result<Reader, Refusal> {
    let mut window = Window::default();
    window.fill(source, HEAD)?;
    let format = detect(window.bytes(), window.ended())?;
    let stem = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let title = (!stem.is_empty()).then(|| stem.to_owned());
    let inside = match format {
        Format::JsonLines => Inside::Lines(Box::new(Lines::new(title))),
        Format::DesktopChat => Inside::Desktop(Box::new(Desktop::chat(title))),
        Format::DesktopAccount => Inside::Desktop(Box::new(Desktop::account())),
        Format::Paste(_) if source.len() > LIMIT => {
            return Err(Refusal::TooLong { bytes: source.len(), limit: LIMIT });
        }
        Format::Paste(kind) => Inside::Paste(Box::new(Paste::new(kind))),
    };
    Ok(Reader { format, inside })
}

impl Reader {
    /// Which format it reads.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// Reads about `budget` bytes on and hands what is complete to the sink, in the order of the input.
    pub fn step(&mut self, source: &dyn Source, budget: usize, sink: &mut dyn Sink) -> Step {
        match &mut self.inside {
            Inside::Desktop(desktop) => desktop.step(source, budget, sink),
            Inside::Lines(lines) => lines.step(source, budget, sink),
            Inside::Paste(paste) => paste.step(source, budget, sink),
        }
    }

    /// How many bytes were read so far, for progress.
    #[must_use]
    pub fn position(&self) -> u64 {
        match &self.inside {
            Inside::Desktop(desktop) => desktop.position(),
            Inside::Lines(lines) => lines.position(),
            Inside::Paste(paste) => paste.position(),
        }
    }

    /// After [`Step::Choose`]: which chats to read, by [`ChatSummary::index`]. The next step begins with them.
    pub fn choose(&mut self, chats: &[u32]) {
        if let Inside::Desktop(desktop) = &mut self.inside {
            desktop.choose(chats);
        }
    }

    /// Reads one message again from its position; equal to what the sink got. `None` if it is not there any more.
    #[must_use]
    pub fn reread(&self, source: &dyn Source, position: Position, chat: u32) -> Option<Message> {
        match &self.inside {
            Inside::Desktop(_) => Desktop::reread(source, position, chat),
            Inside::Lines(_) => Lines::reread(source, position, chat),
            Inside::Paste(paste) => paste.reread(position),
        }
    }

    /// For a paste, once it was read: where it was cut and why, by line. Empty for every other format.
    #[must_use]
    pub fn cuts(&self) -> &[Cut] {
        match &self.inside {
            Inside::Paste(paste) => paste.cuts(),
            Inside::Desktop(_) | Inside::Lines(_) => &[],
        }
    }

    /// For a paste: replaces the user's edits; the next step begins from the start.
    pub fn recut(&mut self, edits: &[CutEdit]) {
        if let Inside::Paste(paste) = &mut self.inside {
            paste.recut(edits);
        }
    }
}
