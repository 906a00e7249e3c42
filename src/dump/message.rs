//! The normal form of a message, whatever the dump wrote.
//!
//! Readers fill these types, every later stage reads them. Nothing here knows a format.

use serde::{Deserialize, Serialize};

use super::time::Posted;

/// The chat or channel that messages belong to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chat {
    /// Bare id without any `-100` prefix, where the dump gives one.
    pub id: Option<i64>,
    /// Title as shown, trimmed; `None` if the dump has none.
    pub title: Option<String>,
    /// Name in links, without `@`.
    pub username: Option<String>,
    /// What the channel says of itself.
    pub description: Option<String>,
    /// What sort of chat it is.
    pub kind: ChatKind,
    /// Whether it is told that its messages have numbers of their own, as those of channels and supergroups have: in
    /// other chats of Telegram they count the messages of a whole account.
    pub own_numbers: bool,
}

/// What sort of chat a dump holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChatKind {
    /// A channel: one voice to many.
    Channel,
    /// A group of any size.
    Group,
    /// A conversation of two, a bot, saved messages.
    Personal,
    /// The dump does not say.
    #[default]
    Unknown,
}

/// One post, or one service record, as its author sent it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Message {
    /// Index into the dump's chats, in the order the reader announced them.
    pub chat: u32,
    /// The id that the input gives; in a paste the ordinal from 1.
    pub id: MessageId,
    /// Whether the input gives none, and this one only tells where in it the message lies.
    pub unnumbered: bool,
    /// Post or service record.
    pub kind: MessageKind,
    /// What the input calls its source, when that is neither the file nor the chat.
    pub source: Option<String>,
    /// When it was posted, if known.
    pub posted: Option<Posted>,
    /// When it was last edited, if it was.
    pub edited: Option<Posted>,
    /// Whether it was edited at a time that the dump does not give.
    pub edited_sometime: bool,
    /// Who sent it, as shown.
    pub from: Option<String>,
    /// The sender's id as written (`channel123`, `user42`).
    pub from_id: Option<String>,
    /// The author's signature under a channel post.
    pub signature: Option<String>,
    /// Where it was forwarded from, if it was.
    pub forward: Option<Forward>,
    /// What it replies to.
    pub reply: Option<Reply>,
    /// The text, lines ending in `\n`, without formatting.
    pub text: String,
    /// Formatting and links, as ranges of `text`, ordered by start.
    pub entities: Vec<Entity>,
    /// Pictures, files and the like; also those that the dump names but does not contain.
    pub media: Vec<Media>,
    /// Views as given; may be rounded by the source.
    pub views: Option<u64>,
    /// How often it was forwarded.
    pub forwards: Option<u64>,
    /// Reactions in the order given.
    pub reactions: Vec<Reaction>,
    /// For a service record: what happened, as the dump names it (`pin_message`).
    pub action: Option<String>,
    /// Where in the input it lies.
    pub position: Position,
}

impl Message {
    /// Whether the input gives it an id, by which others know it as well.
    #[must_use]
    pub fn is_numbered(&self) -> bool {
        !self.unnumbered
            && self.position.lines.is_none()
            && self.id != MessageId::Number(0)
            && self.id != MessageId::Text(String::new())
    }

    /// Empties it for the next message and keeps its memory.
    pub fn clear(&mut self) {
        let old = std::mem::take(self);
        *self = Self {
            text: old.text,
            entities: old.entities,
            media: old.media,
            reactions: old.reactions,
            ..Self::default()
        };
        self.text.clear();
        self.entities.clear();
        self.media.clear();
        self.reactions.clear();
    }
}

/// An id as the input writes it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum MessageId {
    /// A number; negative in groups that were upgraded.
    Number(i64),
    /// Anything else, such as a link.
    Text(String),
}

impl Default for MessageId {
    fn default() -> Self {
        Self::Number(0)
    }
}

impl std::fmt::Display for MessageId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => text.fmt(f),
        }
    }
}

/// Whether somebody wrote it or the service did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum MessageKind {
    /// Somebody posted it. Only these are counted as messages.
    #[default]
    Post,
    /// The service recorded it: a pin, a new title.
    Service,
}

/// Where a message came from before it was posted here.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Forward {
    /// Name of the origin; `None` when the dump says only that it was forwarded.
    pub name: Option<String>,
    /// The origin's id as written.
    pub id: Option<String>,
    /// Id of the message at its origin.
    pub post: Option<i64>,
    /// When it was first posted.
    pub posted: Option<Posted>,
}

/// What a message answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// Id of the answered message, which may not be in the dump.
    pub to: Option<i64>,
    /// The chat it lies in, as written, when it is another one.
    pub chat: Option<String>,
    /// The words it quotes or the author it names.
    pub quote: Option<String>,
}

/// A stretch of text with a meaning of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// First byte in the text.
    pub start: u32,
    /// First byte behind it.
    pub end: u32,
    /// What it is.
    pub kind: EntityKind,
}

/// What an entity is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EntityKind {
    /// Bold type.
    Bold,
    /// Italic type.
    Italic,
    /// Underlined.
    Underline,
    /// Struck through.
    Strikethrough,
    /// Hidden until tapped.
    Spoiler,
    /// Code within a line.
    Code,
    /// A block of code, with its language where given.
    Pre(String),
    /// A quoted block.
    Blockquote,
    /// A link whose address is the text itself.
    Link,
    /// A link with another address.
    TextLink(String),
    /// `@name`, or a name with the id it stands for.
    Mention(Option<i64>),
    /// `#tag`.
    Hashtag,
    /// `$TAG`.
    Cashtag,
    /// `/command`.
    BotCommand,
    /// An address for letters.
    Email,
    /// A number to call.
    Phone,
    /// A card number.
    BankCard,
    /// An emoji of the channel's own; the text holds the ordinary one.
    CustomEmoji,
    /// Something that later versions may know.
    Unknown(String),
}

/// Something attached to a message.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Media {
    /// What it is.
    pub kind: MediaKind,
    /// Path beside the dump, when the file was exported.
    pub path: Option<String>,
    /// Name or title as given.
    pub name: Option<String>,
    /// Why there is no file, as the dump says it.
    pub missing: Option<String>,
    /// Text inside it: a poll with its options, a place with its address; one item a line.
    pub text: Option<String>,
    /// Its own number, where it is one of an album that is one message here and several elsewhere.
    pub id: Option<i64>,
}

impl Media {
    /// Whether it is a file at all: a poll or a place is not.
    #[must_use]
    pub fn is_file(&self) -> bool {
        use MediaKind::{
            Animation, Audio, Checklist, Contact, File, Game, Giveaway, Invoice, Location, Photo, Poll, Sticker, Story,
            Video, VideoMessage, VoiceMessage,
        };
        match self.kind {
            Photo | Video | Animation | VideoMessage | VoiceMessage | Audio | Sticker | File => true,
            Contact | Location | Poll | Checklist | Game | Invoice | Giveaway | Story => false,
        }
    }
}

/// What sort of thing is attached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)] // the names say it
pub enum MediaKind {
    Photo,
    Video,
    Animation,
    VideoMessage,
    VoiceMessage,
    Audio,
    Sticker,
    #[default]
    File,
    Contact,
    Location,
    Poll,
    Checklist,
    Game,
    Invoice,
    Giveaway,
    Story,
}

/// How often readers reacted in one way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reaction {
    /// The emoji, or a word for reactions that have none.
    pub emoji: String,
    /// How often.
    pub count: u64,
}

/// Where a message lies in its input.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// First byte in the file.
    pub start: u64,
    /// First byte behind it.
    pub end: u64,
    /// First and last line from 1, for text that was pasted.
    pub lines: Option<(u32, u32)>,
}
