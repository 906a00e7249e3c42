//! Histories: all that several dumps, of whatever format, tell of one chat.
//!
//! Which chats are one, `same_chat` says. A message is the same in two dumps, or twice in one, if
//!
//! 1. its chat is the same,
//! 2. its id is the same, and
//! 3. both were posted at one moment, as far as the zones of both are known; where a time is lacking, if the words are
//!    the same.
//!
//! An edit never changes the moment, so two chats with one title and the same small ids stay two. What has no id but that
//! of its place, as pasted text, is never the same as anything.
//!
//! Of two versions the one with the later edit is kept; where neither is later, that with the longer text; of the same
//! words that whose time is surer; or else that which was met first. What differs is
//! listed: words (white space aside), the time of the edit, the moment, and where all these agree from whom it was
//! forwarded, as far as both say so in the same format. Memory holds some bytes a message and ids as
//! ranges; no text.

mod completeness;
mod habit;
mod known;
mod one_chat;
mod ranges;
mod same_chat;
mod settled;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

pub use completeness::{Completeness, Difference, Gaps, LISTED, Part, What};
pub use habit::Quiet;
pub use ranges::Ranges;
pub use settled::Settled;

use super::format::Format;
use super::message::{Chat, Message, MessageId, MessageKind};
use known::{Known, Met, hash_of_id, hash_of_text, length_of};
use one_chat::OneChat;
use same_chat::{By, Identity};

/// All chats of all dumps.
#[derive(Debug, Default)]
pub struct Histories {
    identities: Vec<Identity>,
    chats: Vec<OneChat>,
    /// The history of each chat of each dump.
    of_chat: HashMap<(u32, u32), u32>,
    known: Known,
    /// From which known message on which dump, and its format.
    dumps: Vec<(u32, u32, Format)>,
    /// Dumps that lie in an account, each chat in a folder of its own: the account's folder, and the chat's.
    folders: HashMap<u32, (String, String)>,
    /// What the dump that is read names chats by that have no title.
    stem: String,
    /// When messages were edited, in seconds, and how often it is told that they were, by their number among those known.
    edited: HashMap<u32, i64>,
    /// From whom messages were forwarded, in the same way.
    forwarded: HashMap<u32, Origin>,
    /// All that is known, when it was kept.
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

impl Histories {
    /// From now on messages are of this dump; `file` names chats that have no title.
    pub fn begin(&mut self, dump: u32, file: &str, format: Format) {
        let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
        name.rsplit_once('.').map_or(name, |(stem, _)| stem).clone_into(&mut self.stem);
        self.dumps.push((self.known.len(), dump, format));
        if let Some((account, chat)) = folder_of(file) {
            self.folders.insert(dump, (account.to_owned(), chat.to_owned()));
        }
    }

    /// Takes what a dump tells of a chat, as readers announce it.
    pub fn chat(&mut self, dump: u32, index: u32, chat: &Chat) {
        // The name of a file names nothing but the file.
        let is_titled = chat.title.as_deref() != Some(self.stem.as_str());
        let at = if let Some(at) = self.of_chat.get(&(dump, index)) {
            *at as usize
        } else {
            let is_another = |at: usize| self.is_another(at, dump, chat);
            let found = same_chat::find(&self.identities, chat, is_titled, is_another);
            let (at, by) = found.unwrap_or((self.identities.len(), By::Nothing));
            if at == self.identities.len() {
                self.identities.push(Identity::default());
                self.chats.push(OneChat::default());
            }
            self.of_chat.insert((dump, index), at as u32);
            self.chats[at].begin(dump, by);
            at
        };
        self.identities[at].learn(chat, is_titled);
    }

    /// Whether a chat is another than one that is known, for who wrote or read its dump has told them apart: in one dump, or
    /// in folders of one account.
    fn is_another(&self, at: usize, dump: u32, chat: &Chat) -> bool {
        let here = self.folders.get(&dump);
        let is_beside = |of: u32| {
            let of = self.folders.get(&of);
            here.zip(of).is_some_and(|(here, of)| here.0 == of.0 && here.1 != of.1)
        };
        let told_apart = self.identities.get(at).is_some_and(|known| known.is_like(chat) == Some(false));
        self.chats.get(at).is_some_and(|known| known.dumps().any(|of| of == dump && told_apart || is_beside(of)))
    }

    /// Takes the number of a message of the dump that is read, of which it has nothing else.
    pub fn unwritten(&mut self, chat: u32, id: i64) {
        let Some((_, dump, _)) = self.dumps.last().copied() else { return };
        let at = self.of_chat.get(&(dump, chat)).copied();
        if let Some(history) = at.and_then(|at| self.chats.get_mut(at as usize)) {
            history.holds(dump, std::iter::once(id));
        }
    }

    /// Takes a message of the dump that is read; `ordinal` is what a verdict calls it by. Of a service record the verdict
    /// only says whether it is new.
    pub fn message(&mut self, message: &Message, ordinal: u32) -> Verdict {
        let Some((_, dump, format)) = self.dumps.last().copied() else { return Verdict::New };
        if !self.of_chat.contains_key(&(dump, message.chat)) {
            self.chat(dump, message.chat, &Chat::default());
        }
        let at = self.of_chat.get(&(dump, message.chat)).copied().unwrap_or_default();
        let Some(history) = self.chats.get_mut(at as usize) else { return Verdict::New };
        let number = match &message.id {
            MessageId::Number(id) => Some(*id).filter(|id| *id != 0 && message.position.lines.is_none()),
            MessageId::Text(_) => None,
        };
        let has_id = number.is_some() || matches!(&message.id, MessageId::Text(id) if !id.is_empty());
        let maybe_known = has_id && number.is_none_or(|id| history.has(id));
        if message.kind == MessageKind::Service {
            let is_new = !(maybe_known && number.is_some());
            history.enter(dump, number, is_new);
            history.services += u64::from(is_new);
            return if is_new { Verdict::New } else { Verdict::Known(ordinal) };
        }
        if number.is_some() {
            history.holds(dump, message.media.iter().filter_map(|media| media.id).filter(|id| Some(*id) != number));
        }
        let met = Met::new(hash_of_id(at, &message.id), ordinal, message.posted, &message.text);
        let mut apart = None;
        let mut same = |number: u32, known: &Met| {
            let same = met.same_moment(known).unwrap_or_else(|| met.same_words(known));
            if !same {
                apart.get_or_insert(number);
            }
            same
        };
        let found = if maybe_known { self.known.find(met.hash, &mut same) } else { None };
        let Some(found) = found else {
            history.enter(dump, number, true);
            history.count(message);
            if has_id {
                let new = self.known.push(met, length_of(&message.text));
                if let Some(edited) = edit(message) {
                    self.edited.insert(new, edited);
                }
                if let Some(origin) = Origin::of(message) {
                    self.forwarded.insert(new, origin);
                }
            }
            // Ids of letters are known by their hashes alone, which two may share.
            if let Some(before) = apart.filter(|_| number.is_some()) {
                let first = dump_of(&self.dumps, before).map_or(dump, |(dump, _)| dump);
                let what = What::Posted;
                history.differs(Difference {
                    id: message.id.to_string(),
                    first,
                    second: dump,
                    what,
                    kept: None,
                    later: false,
                });
                history.is_apart(first, dump);
            }
            return Verdict::New;
        };
        let Some(before) = self.known.get(found) else { return Verdict::New };
        let (first, first_format) = dump_of(&self.dumps, found).unwrap_or((dump, format));
        history.again(first, dump, number);
        let (edit_before, edit_now) = (self.edited.get(&found).copied(), edit(message));
        let words = !met.same_words(&before);
        // Not every format tells of edits: that one dump says nothing is no difference by itself.
        let edits = edit_before != edit_now
            && (edit_before.is_some() == edit_now.is_some() || words || first_format == format)
            && ![edit_before, edit_now].contains(&Some(SOMETIME));
        let length = length_of(&message.text);
        let fuller = if words { length > self.known.length(found) } else { met.is_surer(&before) };
        let newer = edit_now > edit_before || edit_now == edit_before && fuller;
        let what = match (words, edits) {
            (true, true) => Some(What::TextAndEdited),
            (true, false) => Some(What::Text),
            (false, true) => Some(What::Edited),
            (false, false) => {
                let origins = self.forwarded.get(&found).zip(Origin::of(message));
                let differ = first_format == format && origins.is_some_and(|(before, now)| before.differs(now));
                differ.then_some(What::Forward)
            }
        };
        if let Some(what) = what {
            let kept = Some(if newer { dump } else { first });
            let id = message.id.to_string();
            history.differs(Difference { id, first, second: dump, what, kept, later: newer });
        }
        if !newer {
            return Verdict::Known(before.ordinal);
        }
        if let Some(edit) = edit_now {
            self.edited.insert(found, edit);
        }
        if let Some(origin) = Origin::of(message) {
            self.forwarded.insert(found, origin);
        }
        history.is_replaced(edit_before.is_none() && edit_now.is_some());
        self.known.replace(found, met, length);
        Verdict::Newer(before.ordinal)
    }

    /// A chat of a dump, with id and name in links from other dumps, where it is sure that they mean the same: by id or
    /// name, or by a title and messages that agree. So a message has one fingerprint whichever of them it is read from.
    #[must_use]
    pub fn completed(&self, dump: u32, index: u32, chat: &Chat) -> Chat {
        if let Some(settled) = &self.settled {
            return settled.completed(dump, index, chat);
        }
        let at = self.of_chat.get(&(dump, index)).map(|at| *at as usize);
        let known =
            at.filter(|at| self.chats.get(*at).is_some_and(OneChat::all_agree)).map(|at| &self.identities[at].chat);
        let mut chat = chat.clone();
        if let Some(known) = known {
            chat.id = chat.id.or(known.id);
            chat.username = chat.username.or_else(|| known.username.clone());
        }
        chat
    }

    /// What can be said of each chat, in the order in which they were met; those without messages are left out.
    #[must_use]
    pub fn completeness(&self) -> Vec<Completeness> {
        if let Some(settled) = &self.settled {
            return settled.completeness();
        }
        let all = self.chats.iter().zip(&self.identities);
        all.filter(|(history, _)| !history.is_empty()).map(|(history, known)| history.told(&known.chat)).collect()
    }

    /// Bytes taken, nearly.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.known.bytes()
            + self.edited.capacity() * 17
            + self.forwarded.capacity() * 13
            + self.chats.iter().map(OneChat::bytes).sum::<usize>()
    }
}

/// The folder of an account, as Telegram Desktop writes it in HTML, and that of the chat to which a file in it belongs.
fn folder_of(file: &str) -> Option<(&str, &str)> {
    let at = file.find("chats/chat_").filter(|at| *at == 0 || file[..*at].ends_with('/'))?;
    let chat = file[at + "chats/".len()..].split_once('/')?.0;
    Some((&file[..at], chat))
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

/// Stands for an edit at a time that is not told: later than none, earlier than any.
const SOMETIME: i64 = i64::MIN;

fn edit(message: &Message) -> Option<i64> {
    message.edited.map(|edited| edited.seconds).or_else(|| message.edited_sometime.then_some(SOMETIME))
}

/// The dump in which a known message was met first, and its format.
fn dump_of(dumps: &[(u32, u32, Format)], known: u32) -> Option<(u32, Format)> {
    let at = dumps.partition_point(|(first, ..)| *first <= known).checked_sub(1)?;
    dumps.get(at).map(|(_, dump, format)| (*dump, *format))
}
