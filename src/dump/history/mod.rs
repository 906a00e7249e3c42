//! Histories: all that several dumps, of whatever format, tell of one chat.
//!
//! Which chats are one, `same_chat` says. A message is the same in two dumps, or twice in one, if
//!
//! 1. its chat is the same,
//! 2. its id is the same, and
//! 3. both were posted at one moment, as far as the zones of both are known; within one dump, which has one clock, at one
//!    time. Where a time is lacking, if the words are the same.
//!
//! An edit never changes the moment, so two chats with one title and the same small ids stay two. What has no id but that
//! of its place is the same as a message of another dump, not of its own, if moment, author and words are: see
//! `by_words`. Pasted text is never the same as anything.
//!
//! Two chats that were read as two may turn out to be one by what a later dump tells. Then their messages are compared as
//! if they had been one before (`joining`), and [`Histories::joined`] says which of those that were new are not.
//!
//! Of two versions the one with the later edit is kept; where neither is later, that with the longer text; of the same
//! words that which has a number, or tells more files or a forward, or whose time is surer; or else that which was met
//! first. What differs is listed: words (white space aside), the time of the edit, the moment, and where all these agree
//! from whom it was forwarded, as far as both say so in the same format. Memory holds some bytes a message and ids as
//! ranges; no text.

mod by_words;
mod completeness;
mod habit;
mod hashes;
mod joining;
mod known;
mod moments;
mod one_chat;
mod ranges;
mod same_chat;
mod settled;

#[cfg(test)]
mod tests;

pub use completeness::{Completeness, Difference, Gaps, LISTED, Part, What};
pub use habit::Quiet;
pub use ranges::Ranges;
pub use settled::Settled;

use super::format::Format;
use super::message::{Chat, ChatKind, Message, MessageId, MessageKind};
use crate::hashed::{Hashed, HashedSet};
use by_words::{ByWords, Turn};
use hashes::{hash_of_id, hash_of_text, hash_of_words};
use known::{Known, Met, State};
use one_chat::OneChat;
use same_chat::{By, Identities, Seat};

/// All chats of all dumps.
#[derive(Debug, Default)]
pub struct Histories {
    identities: Identities,
    /// By the numbers of the identities; what became one with another is empty.
    chats: Vec<OneChat>,
    /// The chat that each has become.
    root: Vec<u32>,
    /// The chats that have become one, by the number of that one.
    members: Vec<Vec<u32>>,
    /// The chat of each chat of each dump, as it was when it was met.
    of_chat: Hashed<(u32, u32), u32>,
    known: Known,
    by_words: ByWords,
    /// From which known message on which dump, and its format.
    dumps: Vec<(u32, u32, Format)>,
    formats: Hashed<u32, Format>,
    /// Accounts, and their folders, by number.
    accounts: Hashed<String, u32>,
    /// Where the chats of the dump that is read stand: in which dump or account; and which of it, if it has but one.
    seat: (u32, Option<u32>),
    /// The chats in the folders of accounts.
    seated: Hashed<Seat, u32>,
    /// What the dump that is read names chats by that have no title.
    stem: String,
    /// When messages were edited, in seconds, and how often it is told that they were, by their number among those known.
    edited: Hashed<u32, i64>,
    /// From whom messages were forwarded, in the same way.
    forwarded: Hashed<u32, Origin>,
    /// The dumps of those versions that took the place of others.
    holders: Hashed<u32, u32>,
    /// What turned out to be the same as another, by its number among those known.
    same: Hashed<u32, u32>,
    /// Those that are albums, told as one message.
    albums: HashedSet<u32>,
    joined: Vec<(u32, u32)>,
    /// All that is known, when nothing is to be added.
    settled: Option<Settled>,
}

/// What a message is among those met before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It was not met before.
    New,
    /// It was: the one with this ordinal stays.
    Known(u32),
    /// It was, and is edited since, has more words or a surer time: it takes the place of the one with this ordinal.
    Newer(u32),
}

/// A version of a message.
#[derive(Clone, Copy, Debug)]
struct Version {
    met: Met,
    edited: Option<i64>,
    origin: Option<Origin>,
    dump: u32,
    format: Option<Format>,
    /// Whether it is an album, told as one message.
    is_album: bool,
}

impl Histories {
    /// From now on messages are of this dump; `file` names chats that have no title. `account` are the folder of the account
    /// that it is a chat of, and its own in that, if it is one of many.
    pub fn begin(&mut self, dump: u32, file: &str, account: Option<(&str, &str)>, format: Format) {
        let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
        name.rsplit_once('.').map_or(name, |(stem, _)| stem).clone_into(&mut self.stem);
        self.dumps.push((self.known.len(), dump, format));
        self.formats.insert(dump, format);
        self.by_words.begin(Turn::default());
        // Numbers of dumps are even here, those of accounts are odd.
        let mut number_of = |folder: String| {
            let next = self.accounts.len() as u32;
            *self.accounts.entry(folder, || next)
        };
        self.seat = match account.filter(|_| format == Format::DesktopHtml) {
            Some((whole, own)) => {
                (number_of(format!("{whole}/")) << 1 | 1, Some(number_of(format!("{whole}/chats/{own}"))))
            }
            None => (dump << 1, None),
        };
    }

    /// Takes what a dump tells of a chat, as readers announce it.
    pub fn chat(&mut self, dump: u32, index: u32, chat: &Chat) {
        // The name of a file names nothing but the file.
        let is_titled = chat.title.as_deref() != Some(self.stem.as_str());
        let seat: Seat = (self.seat.0, self.seat.1.unwrap_or(index));
        let at = self.chat_of(dump, index).unwrap_or_else(|| {
            let here = self.seated.get(&seat).and_then(|at| self.root.get(*at as usize)).copied();
            let here = here.filter(|at| self.identities.get(*at).is_some_and(|known| known.is_called(chat, is_titled)));
            let found = here.map(|at| (at, By::Title)).or_else(|| self.identities.find(chat, is_titled, seat));
            let (at, by) = found.unwrap_or_else(|| {
                self.chats.push(OneChat::default());
                let at = self.identities.add();
                self.root.push(at);
                self.members.push(vec![at]);
                (at, By::Name)
            });
            self.of_chat.insert((dump, index), at);
            if self.seat.1.is_some() {
                self.seated.insert(seat, at);
            }
            if self.chats[at as usize].is_empty() {
                self.chats[at as usize].unsure = (self.identities.alike(chat, is_titled, seat), 0);
            }
            self.chats[at as usize].begin(dump, by);
            at
        });
        let same = self.identities.learn(at, chat, is_titled, seat);
        self.unite_all(at, same);
    }

    /// Takes the number of a message of the dump that is read, of which it has nothing else.
    pub fn unwritten(&mut self, chat: u32, id: i64) {
        let Some((_, dump, _)) = self.dumps.last().copied() else { return };
        let at = self.chat_of(dump, chat);
        if let Some(history) = at.and_then(|at| self.chats.get_mut(at as usize)) {
            history.holds(dump, std::iter::once(id));
        }
    }

    /// Takes a message of the dump that is read; `ordinal` is what a verdict calls it by. Of a service record the verdict
    /// only says whether it is new.
    pub fn message(&mut self, message: &Message, ordinal: u32) -> Verdict {
        let Some((_, dump, format)) = self.dumps.last().copied() else { return Verdict::New };
        let at = self.chat_of(dump, message.chat).or_else(|| {
            self.chat(dump, message.chat, &Chat::default());
            self.chat_of(dump, message.chat)
        });
        let Some(at) = at else { return Verdict::New };
        let at = self.settle_title(at, message, dump);
        let Some(history) = self.chats.get_mut(at as usize) else { return Verdict::New };
        let has_id = message.is_numbered();
        let number = number_of(message);
        let maybe_known = has_id && number.is_none_or(|id| history.has(id));
        if message.kind == MessageKind::Service {
            let is_new = !(maybe_known && number.is_some());
            history.enter(dump, number, is_new);
            if is_new {
                history.serves(number);
            }
            return if is_new { Verdict::New } else { Verdict::Known(ordinal) };
        }
        let parts =
            |own: Option<i64>| message.media.iter().filter_map(|media| media.id).filter(move |id| Some(*id) != own);
        let is_album = number.is_some() && parts(number).next().is_some();
        if is_album {
            history.holds(dump, parts(number));
        }
        if matches!(format, Format::Paste(_)) {
            history.enter(dump, None, true);
            history.count(message);
            return Verdict::New;
        }
        let mut met = Met::new(0, ordinal, message, if has_id { State::Numbered } else { State::Unnumbered });
        if self.identities.get(at).is_none_or(|known| known.chat.kind != ChatKind::Channel) {
            met = met.by(message.from.as_deref());
        }
        met.hash = if has_id { hash_of_id(at, &message.id) } else { hash_of_words(at, &met) };
        if !has_id {
            self.find_by_words(at);
        }
        let now =
            Version { met, edited: edit(message), origin: Origin::of(message), dump, format: Some(format), is_album };
        let (found, apart, is_unsure) = self.find(at, &now, maybe_known);
        let found = found.or_else(|| self.part_of_album(at, number, &now));
        let Some(found) = found else {
            let history = &mut self.chats[at as usize];
            history.enter(dump, number, true);
            history.count(message);
            let new = self.known.push(met);
            history.knows(new);
            if history.by_words {
                self.by_words.insert(at, &met, new);
            }
            if let Some(edited) = now.edited {
                self.edited.insert(new, edited);
            }
            if let Some(origin) = now.origin {
                self.forwarded.insert(new, origin);
            }
            // Ids of letters are known by their hashes alone, which two may share.
            if let Some(before) = apart.filter(|_| number.is_some()) {
                self.is_apart(at, before, dump, message.id.to_string());
            }
            self.is_album(at, new, parts(number), is_album);
            if is_unsure {
                self.by_words.may_be_found(at, new);
            }
            self.find_unsettled();
            return Verdict::New;
        };
        let Some(before) = self.version(found) else { return Verdict::New };
        let first = self.first_of(found).unwrap_or(dump);
        let is_part = before.met.hash != met.hash && before.met.state == State::Numbered && has_id;
        let (newer, what) = weigh(&before, &now);
        let newer = newer && !is_part;
        let history = &mut self.chats[at as usize];
        history.again(first, dump, number, before.dump == dump || self.by_words.has(found));
        if let Some(what) = what {
            let kept = Some(if newer { dump } else { before.dump });
            let id = message.id.to_string();
            history.differs(Difference { id, first: before.dump, second: dump, what, kept, later: newer });
        }
        if newer {
            history.is_replaced(before.edited.is_none() && now.edited.is_some());
            history.moves(&before.met, &met);
            self.replace(at, found, &now);
        } else if has_id && before.met.state == State::Unnumbered {
            self.known.rename(found, met.hash, State::Numbered);
        }
        if !newer && !is_part {
            self.keep_words(at, found, met);
        }
        if has_id && !met.same_words(&before.met) {
            self.find_bare(at, found, &now);
        }
        if first != dump {
            self.by_words.take(found, &met, &before.met);
        }
        self.is_album(at, found, parts(number), is_album);
        self.find_unsettled();
        if newer { Verdict::Newer(before.met.ordinal) } else { Verdict::Known(before.met.ordinal) }
    }

    /// Messages that were new and turned out to be the same as others, since this was asked last: the ordinal of each, and
    /// of the one that stays.
    pub fn joined(&mut self) -> Vec<(u32, u32)> {
        std::mem::take(&mut self.joined)
    }

    /// A chat of a dump, with id and name in links from other dumps, where it is sure that they mean the same: by id or
    /// name, or by a title and messages that agree. So a message has one fingerprint whichever of them it is read from.
    #[must_use]
    pub fn completed(&self, dump: u32, index: u32, chat: &Chat) -> Chat {
        if let Some(settled) = &self.settled {
            return settled.completed(dump, index, chat);
        }
        let at = self.chat_of(dump, index);
        let at = at.filter(|at| self.chats.get(*at as usize).is_some_and(OneChat::all_agree));
        let known = at.and_then(|at| self.identities.get(at)).map(|identity| &identity.chat);
        let mut chat = chat.clone();
        if let Some(known) = known {
            chat.id = chat.id.or(known.id);
            chat.username = chat.username.or_else(|| known.username.clone());
        }
        chat
    }

    /// Whether a message of a chat of a dump, by its number, is a service record.
    #[must_use]
    pub fn is_service(&self, dump: u32, index: u32, id: i64) -> bool {
        if let Some(settled) = &self.settled {
            return settled.is_service(dump, index, id);
        }
        let history = self.chat_of(dump, index).and_then(|at| self.chats.get(at as usize));
        history.is_some_and(|history| history.numbered_services.has(id))
    }

    /// What can be said of each chat, in the order in which they were met; those without messages are left out.
    #[must_use]
    pub fn completeness(&self) -> Vec<Completeness> {
        if let Some(settled) = &self.settled {
            return settled.completeness();
        }
        let mut seen = HashedSet::<u32>::default();
        let all = self.root.iter().filter(|at| seen.add(**at));
        let told = all.filter_map(|at| {
            let history = self.chats.get(*at as usize).filter(|history| !history.is_empty())?;
            Some(history.told(&self.identities.get(*at)?.chat))
        });
        told.collect()
    }

    /// Bytes taken, nearly.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let tables = self.edited.bytes() + self.forwarded.bytes() + self.holders.bytes() + self.same.bytes();
        self.known.bytes() + self.by_words.bytes() + tables + self.chats.iter().map(OneChat::bytes).sum::<usize>()
    }

    /// The chat that a chat of a dump is.
    fn chat_of(&self, dump: u32, index: u32) -> Option<u32> {
        let at = self.of_chat.get(&(dump, index))?;
        self.root.get(*at as usize).copied()
    }
}

/// From whom a message was forwarded: hashes of id and name, 0 where there is none.
#[derive(Clone, Copy, Debug)]
struct Origin([u32; 2]);

impl Origin {
    fn of(message: &Message) -> Option<Self> {
        let forward = message.forward.as_ref()?;
        let hash = |text: &Option<String>| text.as_deref().map_or(0, hash_of_text);
        Some(Self([hash(&forward.id), hash(&forward.name)])).filter(|origin| origin.0 != [0, 0])
    }

    /// Whether they are two. One that changed its name keeps its id.
    fn differs(self, other: Self) -> bool {
        let told = self.0.iter().zip(other.0).find(|(one, other)| **one != 0 && *other != 0);
        told.is_some_and(|(one, other)| *one != other)
    }
}

/// The number that a message has of its own, if it is one.
fn number_of(message: &Message) -> Option<i64> {
    match message.id {
        MessageId::Number(id) => Some(id).filter(|_| message.is_numbered()),
        MessageId::Text(_) => None,
    }
}

/// Stands for an edit at a time that is not told: later than none, earlier than any.
const SOMETIME: i64 = i64::MIN;

fn edit(message: &Message) -> Option<i64> {
    message.edited.map(|edited| edited.seconds).or_else(|| message.edited_sometime.then_some(SOMETIME))
}

/// How much a version tells beside its words, to be compared: whether its zone is known at all, files, a forward, how sure the
/// time is.
fn told(version: &Version) -> (bool, u8, bool, u8, u32) {
    let (files, absent) = (version.met.files & 15, version.met.files >> 4);
    let sureness = version.met.sureness();
    (sureness > 1, files, version.origin.is_some(), files.saturating_sub(absent), sureness)
}

/// Whether of two versions that which was met later is kept, and what differs.
fn weigh(before: &Version, now: &Version) -> (bool, Option<What>) {
    // An album that is told as one message has the words that elsewhere one of its parts has.
    let of_album = before.is_album && now.met.length == 0 || now.is_album && before.met.length == 0;
    let other_words = !now.met.same_words(&before.met);
    let words = other_words && !of_album;
    // Not every format tells of edits: that one dump says nothing is no difference by itself.
    let edits = before.edited != now.edited
        && (before.edited.is_some() == now.edited.is_some() || words || before.format == now.format)
        && ![before.edited, now.edited].contains(&Some(SOMETIME));
    let numbered = |version: &Version| version.met.state == State::Numbered;
    let fuller = if other_words {
        now.met.length > before.met.length
    } else if numbered(before) == numbered(now) {
        told(now) > told(before)
    } else {
        numbered(now)
    };
    let newer = now.edited > before.edited || now.edited == before.edited && fuller;
    let what = match (words, edits) {
        (true, true) => Some(What::TextAndEdited),
        (true, false) => Some(What::Text),
        (false, true) => Some(What::Edited),
        (false, false) => {
            let differ = before.format == now.format
                && before.origin.zip(now.origin).is_some_and(|(before, now)| before.differs(now));
            differ.then_some(What::Forward)
        }
    };
    (newer, what)
}

/// The dump in which a known message was met first, and its format.
fn dump_of(dumps: &[(u32, u32, Format)], known: u32) -> Option<(u32, Format)> {
    let at = dumps.partition_point(|(first, ..)| *first <= known).checked_sub(1)?;
    dumps.get(at).map(|(_, dump, format)| (*dump, *format))
}
