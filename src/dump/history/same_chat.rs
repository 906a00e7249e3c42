//! Which chats of different dumps are one chat.
//!
//! What decides, the first that both tell:
//!
//! 1. the id, whatever marks it in a dump (`1234`, `channel1234`, `-1001234` are one): chats with different ids are
//!    never one, and a person is no channel and no group, nor a group a channel, whatever their numbers; nor are two
//!    chats of one dump with one id and two titles, or two folders of one account, for they were told apart before;
//! 2. the name in links, in any case;
//! 3. the title, white space aside, if just one chat that is known has it and nothing above speaks against it. A
//!    title taken from the name of a file is none.
//!
//! A title proves little, so messages still have to agree: see [`super`]. Chats without any of the three are one with
//! no other, and two of one title within a dump, or an account, are two. Which of several with its title a chat is, its
//! first messages may tell (`Histories::settle_title`). What becomes known later counts as much as what
//! was known before: a dump that tells id and name makes one of the chats that others know by one of them, whichever is
//! read first. Only a chat that became known by its title takes on the id of the one that it meets, so that which
//! chats are one can depend on the order of dumps where two chats share a title; messages are kept apart even then.

use std::hash::Hash;

use crate::dump::message::{Chat, ChatKind};
use crate::hashed::Hashed;
use crate::sorted::SortedSet;

/// By what a chat was taken for one that was known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// Id or name in links.
    Name,
    /// Title.
    Title,
}

/// Where a chat stands: in which dump or account, and which of it.
pub(super) type Seat = (u32, u32);

/// What is known of a chat from all dumps.
#[derive(Clone, Debug, Default)]
pub(super) struct Identity {
    /// The chat, with what any dump tells of it.
    pub(super) chat: Chat,
    titles: SortedSet<String>,
    seats: SortedSet<Seat>,
    /// How much had been learned of any chat when the title was.
    titled: u64,
    described: u64,
}

/// All chats that are known, to be found by what names them.
#[derive(Debug, Default)]
pub(super) struct Identities {
    all: Vec<Identity>,
    by_id: Index<i64>,
    by_name: Index<String>,
    by_title: Index<String>,
    learned: u64,
}

/// Chats by something that names them; apart those of which not the same is told: of all in one sort it is known at once
/// whether they may be a chat.
type Index<K> = Hashed<K, Vec<(Sort, SortedSet<u32>)>>;

/// What is told of a chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Sort {
    kind: ChatKind,
    has_id: bool,
    has_name: bool,
}

/// How many chats of one id, name or title are compared with another.
const ALIKE: usize = 128;

impl Sort {
    /// Whether chats of two sorts with one title may be one: they are not known to be by id or name.
    fn may_be(self, other: Self) -> bool {
        kinds_agree(self.kind, other.kind) && !(self.has_id && other.has_id) && !(self.has_name && other.has_name)
    }
}

impl Identities {
    /// One by its number.
    pub(super) fn get(&self, at: u32) -> Option<&Identity> {
        self.all.get(at as usize)
    }

    /// Adds a chat of which nothing is known yet; its number.
    pub(super) fn add(&mut self) -> u32 {
        self.all.push(Identity::default());
        self.all.len() as u32 - 1
    }

    /// Finds a chat among those known; `is_titled` says that its title is one.
    pub(super) fn find(&self, chat: &Chat, is_titled: bool, seat: Seat) -> Option<(u32, By)> {
        let title = chat.title.as_deref().filter(|_| is_titled).map(plain);
        let seats = SortedSet::of(std::iter::once(seat));
        self.other(chat, None, title.as_ref().into_iter(), &seats)
    }

    /// The chats known that have the title of one and may be it, where those are several; some of them, if they are many.
    pub(super) fn alike(&self, chat: &Chat, is_titled: bool, seat: Seat) -> Vec<u32> {
        let title = chat.title.as_deref().filter(|_| is_titled).map(plain).unwrap_or_default();
        let sort = sort_of(chat);
        let all = self.by_title.get(&title).into_iter().flatten().filter(|(other, _)| other.may_be(sort));
        let all = all.flat_map(|(_, members)| members.keys().copied().take(ALIKE));
        let seats = SortedSet::of(std::iter::once(seat));
        all.filter(|at| self.get(*at).is_some_and(|it| !it.is_beside(&seats))).take(ALIKE).collect()
    }

    /// Whether a dump has both of two chats.
    pub(super) fn are_beside(&self, one: u32, other: u32) -> bool {
        self.get(one).zip(self.get(other)).is_some_and(|(one, other)| one.is_beside(&other.seats))
    }

    /// Takes what a dump tells of a chat that is known. Gives another that is known and turned out to be the same.
    pub(super) fn learn(&mut self, at: u32, chat: &Chat, is_titled: bool, seat: Seat) -> Option<(u32, By)> {
        let (before, learned) = (self.all.get(at as usize)?.sort(), self.learned + 1);
        self.learned = learned;
        let identity = self.all.get_mut(at as usize)?;
        let title = chat.title.as_deref().map(plain).filter(|title| is_titled && !title.is_empty());
        let title = title.filter(|title| !identity.titles.has(title));
        identity.learn(chat, is_titled, learned);
        identity.seats.add(seat);
        if identity.sort() != before || title.is_some() {
            self.enter(at, Some(before), title.clone());
            return self.same(at, title.as_ref());
        }
        None
    }

    /// Another that is known and turned out to be the same, by what is known of both, or by a title.
    pub(super) fn same(&self, at: u32, title: Option<&String>) -> Option<(u32, By)> {
        let identity = self.get(at)?;
        self.other(&identity.chat, Some(at), title.into_iter(), &identity.seats)
    }

    /// Makes one of two; the first number stays.
    pub(super) fn unite(&mut self, at: u32, other: u32) {
        let Some(gone) = self.all.get_mut(other as usize).map(std::mem::take) else { return };
        let sort = gone.sort();
        remove(&mut self.by_id, gone.chat.id.iter(), sort, other);
        remove(&mut self.by_name, folded(&gone.chat).iter(), sort, other);
        remove(&mut self.by_title, gone.titles.keys(), sort, other);
        let Some(identity) = self.all.get_mut(at as usize) else { return };
        let before = identity.sort();
        identity.unite(gone.clone());
        self.enter(at, Some(before), None);
        let (sort, titles) = (self.all[at as usize].sort(), gone.titles);
        insert(&mut self.by_title, titles.into_keys(), sort, at);
    }

    /// The chat that is the same, of those that are not `but`.
    fn other<'a>(
        &self,
        chat: &Chat,
        but: Option<u32>,
        mut titles: impl Iterator<Item = &'a String>,
        seats: &SortedSet<Seat>,
    ) -> Option<(u32, By)> {
        let sort = sort_of(chat);
        let is_other = |at: u32| Some(at) != but && self.get(at).is_some_and(|it| !it.is_another(chat, seats));
        let may_be = |at: u32| self.get(at).is_some_and(|it| it.may_be(chat));
        let id = || {
            let all = chat.id.and_then(|id| self.by_id.get(&id)).into_iter().flatten();
            let fits = all.filter(|(other, _)| kinds_agree(other.kind, chat.kind));
            let fits = fits.flat_map(|(_, members)| members.keys().copied().take(ALIKE)).filter(|at| is_other(*at));
            fits.min_by_key(|at| (self.get(*at).is_some_and(|it| it.is_like(chat) != Some(true)), *at))
        };
        let name = || {
            let all = folded(chat).and_then(|name| self.by_name.get(&name)).into_iter().flatten();
            let fits = all.filter(|(other, _)| kinds_agree(other.kind, chat.kind) && !(other.has_id && sort.has_id));
            fits.flat_map(|(_, members)| members.keys().copied().take(ALIKE)).filter(|at| is_other(*at)).min()
        };
        if let Some(at) = id().or_else(name) {
            return Some((at, By::Name));
        }
        titles.find_map(|title| {
            let all = self.by_title.get(title).into_iter().flatten();
            let fits = all.filter(|(other, _)| other.may_be(sort));
            // If just one is.
            let mut fitting =
                fits.flat_map(|(_, members)| members.keys().copied().filter(|at| Some(*at) != but).take(2));
            let first = fitting.next().filter(|_| fitting.next().is_none())?;
            let is_apart = self.get(first).is_some_and(|it| it.is_beside(seats));
            (may_be(first) && !is_apart).then_some((first, By::Title))
        })
    }

    /// Makes one findable by all that is known of it, after it was of another sort.
    fn enter(&mut self, at: u32, before: Option<Sort>, title: Option<String>) {
        let Some(identity) = self.all.get_mut(at as usize) else { return };
        let sort = identity.sort();
        let (id, name) = (identity.chat.id, folded(&identity.chat));
        if let Some(before) = before.filter(|before| *before != sort) {
            remove(&mut self.by_id, id.iter(), before, at);
            remove(&mut self.by_name, name.iter(), before, at);
            remove(&mut self.by_title, identity.titles.keys(), before, at);
            insert(&mut self.by_title, identity.titles.keys().cloned(), sort, at);
        }
        insert(&mut self.by_id, id.into_iter(), sort, at);
        insert(&mut self.by_name, name.into_iter(), sort, at);
        if let Some(title) = title {
            identity.titles.add(title.clone());
            insert(&mut self.by_title, std::iter::once(title), sort, at);
        }
    }
}

fn insert<K: Eq + Hash>(index: &mut Index<K>, keys: impl Iterator<Item = K>, sort: Sort, at: u32) {
    for key in keys {
        let sorts = index.entry(key, Default::default);
        match sorts.iter_mut().find(|(known, _)| *known == sort) {
            Some((_, members)) => {
                members.add(at);
            }
            None => sorts.push((sort, SortedSet::of(std::iter::once(at)))),
        }
    }
}

fn remove<'a, K: Eq + Hash + 'a>(index: &mut Index<K>, keys: impl Iterator<Item = &'a K>, sort: Sort, at: u32) {
    for key in keys {
        let Some(sorts) = index.get_mut(key) else { continue };
        for (_, members) in sorts.iter_mut().filter(|(known, _)| *known == sort) {
            members.remove(&at);
        }
    }
}

impl Identity {
    /// Takes what another dump tells of the chat.
    fn learn(&mut self, chat: &Chat, is_titled: bool, learned: u64) {
        let known = &mut self.chat;
        known.id = known.id.or(chat.id);
        known.username = known.username.take().or_else(|| chat.username.clone());
        // A chat may change its title; what was opened last is likely newer.
        if let Some(title) = chat.title.as_ref().filter(|_| is_titled || known.title.is_none()) {
            known.title = Some(title.clone());
            // That of a file gives way to any.
            self.titled = if is_titled { learned } else { 0 };
        }
        if let Some(description) = &chat.description {
            known.description = Some(description.clone());
            self.described = learned;
        }
        known.own_numbers |= chat.own_numbers;
        if known.kind == ChatKind::Unknown {
            known.kind = chat.kind;
        }
    }

    /// Takes all that is known of another.
    fn unite(&mut self, other: Self) {
        let (known, chat) = (&mut self.chat, other.chat);
        known.id = known.id.or(chat.id);
        known.username = known.username.take().or(chat.username);
        if known.title.is_none() || chat.title.is_some() && other.titled > self.titled {
            (known.title, self.titled) = (chat.title, other.titled);
        }
        if known.description.is_none() || chat.description.is_some() && other.described > self.described {
            (known.description, self.described) = (chat.description, other.described);
        }
        known.own_numbers |= chat.own_numbers;
        if known.kind == ChatKind::Unknown {
            known.kind = chat.kind;
        }
        self.titles.extend(other.titles.into_keys());
        self.seats.extend(other.seats.into_keys());
    }

    /// Whether it was told apart from a chat by who wrote or read a dump: in folders of one account, or as one of the same id
    /// in one dump.
    fn is_another(&self, chat: &Chat, seats: &SortedSet<Seat>) -> bool {
        let is_account = seats.keys().all(|(dump, _)| dump & 1 == 1);
        self.is_beside(seats) && (is_account || self.is_like(chat) == Some(false))
    }

    /// Of one with the same id, whether it has the title and the sort of numbers of another; `None` if that is not known.
    fn is_like(&self, chat: &Chat) -> Option<bool> {
        self.chat.id.filter(|_| self.chat.id == chat.id && !self.titles.is_empty())?;
        let title = chat.title.as_deref().map(plain)?;
        Some(self.titles.has(&title) && self.chat.own_numbers == chat.own_numbers)
    }

    /// Whether a dump or account that has it has another chat among some.
    fn is_beside(&self, seats: &SortedSet<Seat>) -> bool {
        let (few, many) = if seats.len() < self.seats.len() { (seats, &self.seats) } else { (&self.seats, seats) };
        few.keys().any(|(dump, at)| many.range((*dump, 0)..=(*dump, u32::MAX)).any(|((_, other), ())| other != at))
    }

    /// Whether it may be a chat, and is called so as well.
    pub(super) fn is_called(&self, chat: &Chat, is_titled: bool) -> bool {
        let title = chat.title.as_deref().filter(|_| is_titled);
        title.is_some_and(|title| self.titles.has(&plain(title))) && self.may_be(chat)
    }

    /// Whether nothing that both tell says otherwise.
    fn may_be(&self, chat: &Chat) -> bool {
        if !kinds_agree(self.chat.kind, chat.kind) {
            return false;
        }
        if let (Some(one), Some(other)) = (self.chat.id, chat.id) {
            return one == other;
        }
        match (folded(&self.chat), folded(chat)) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        }
    }

    fn sort(&self) -> Sort {
        sort_of(&self.chat)
    }
}

fn sort_of(chat: &Chat) -> Sort {
    Sort { kind: chat.kind, has_id: chat.id.is_some(), has_name: chat.username.is_some() }
}

fn kinds_agree(one: ChatKind, other: ChatKind) -> bool {
    one == other || one == ChatKind::Unknown || other == ChatKind::Unknown
}

fn folded(chat: &Chat) -> Option<String> {
    chat.username.as_deref().map(|name| name.trim_start_matches('@').to_lowercase())
}

/// A title without what formats write differently.
fn plain(title: &str) -> String {
    title.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `id 5`, `@name`, `?` for a person, `!` for a channel, `&` for a group, anything else is the title; parts are separated by commas.
    fn chat(told: &str) -> Chat {
        let mut chat = Chat::default();
        for part in told.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            match part.split_at(1) {
                ("#", id) => chat.id = id.parse().ok(),
                ("@", name) => chat.username = Some(name.to_owned()),
                ("?", _) => chat.kind = ChatKind::Personal,
                ("!", _) => chat.kind = ChatKind::Channel,
                ("&", _) => chat.kind = ChatKind::Group,
                _ => chat.title = Some(part.to_owned()),
            }
        }
        chat
    }

    /// The number of the chat that each of some is in the end, in their order; each is told by a dump of its own, but those
    /// behind `|` by the same as the one before.
    #[track_caller]
    fn check(chats: &[&str], expected: &[usize]) {
        let mut known = Identities::default();
        let (mut found, mut seat) = (Vec::new(), (0, 0));
        for told in chats {
            seat = if told.starts_with('|') { (seat.0, seat.1 + 1) } else { (seat.0 + 2, 0) };
            let chat = chat(told.trim_start_matches('|'));
            let is_titled = chat.title.as_deref() != Some("file");
            let at = known.find(&chat, is_titled, seat).map_or_else(|| known.add(), |(at, _)| at);
            let mut same = known.learn(at, &chat, is_titled, seat);
            found.push(at);
            while let Some((other, _)) = same {
                let (at, other) = (found[found.len() - 1].min(other), found[found.len() - 1].max(other));
                known.unite(at, other);
                found.iter_mut().filter(|it| **it == other).for_each(|it| *it = at);
                same = known.same(at, None);
            }
        }
        let mut all = found.clone();
        all.sort_unstable();
        all.dedup();
        let found: Vec<_> = found.iter().map(|at| all.iter().position(|it| it == at).expect("there")).collect();
        assert_eq!(found, expected, "{chats:?}");
    }

    #[test]
    fn ids_decide_then_names_then_titles() {
        check(&["#5, Harbour", "#5, Port", "#6, Harbour"], &[0, 0, 1]);
        check(&["#5, @harbour", "@Harbour, x", "@port, x"], &[0, 0, 1]);
        check(&["#5, @harbour", "#6, @harbour"], &[0, 1]);
        check(&["#5, Harbour", "Harbour", " Harbour "], &[0, 0, 0]);
        check(&["Harbour  news", "#5, Harbour news", "@h, Harbour news"], &[0, 0, 0]);
        check(&["Harbour", "Port"], &[0, 1]);
    }

    #[test]
    fn chats_that_cannot_be_told_from_each_other_are_kept_apart() {
        check(&["#5, News", "#6, News", "News"], &[0, 1, 2]);
        check(&["@a, News", "@b, News", "News"], &[0, 1, 2]);
        check(&["#5, !", "#5, ?", "#5, &", "#5"], &[0, 1, 2, 0]);
        check(&["Anna, ?", "Anna, !", "Anna"], &[0, 1, 2]);
        check(&["#5, A", "|#5, B", "#5, B", "#5, A", "#5, C"], &[0, 1, 1, 0, 0]);
        check(&["", ""], &[0, 1]);
        check(&["file", "file", "#5, file", "#5"], &[0, 1, 2, 2]);
    }

    #[test]
    fn two_of_one_title_in_one_dump_are_two() {
        check(&["General", "|General"], &[0, 1]);
        check(&["General, &", "|General, &", "|General, &"], &[0, 1, 2]);
        check(&["General", "General", "|General"], &[0, 0, 1]);
        check(&["#5, General", "|#5, Port", "|@general, General"], &[0, 1, 2]);
        check(&["@harbour", "|@harbour"], &[0, 0]);
    }

    #[test]
    fn what_is_told_last_joins_what_was_apart() {
        check(&["#5", "@harbour", "#5, @Harbour"], &[0, 0, 0]);
        check(&["@harbour", "#5", "#5, @Harbour", "#6"], &[0, 0, 0, 1]);
        check(&["#5, Harbour", "@harbour", "@harbour, Harbour"], &[0, 0, 0]);
        check(&["@harbour, Harbour", "#5, Harbour", "@harbour"], &[0, 0, 0]);
        check(&["#5, !", "@harbour, ?", "#5, @harbour"], &[0, 1, 0]);
        check(&["#5, @port", "@harbour", "#5, @harbour"], &[0, 1, 0]);
    }

    #[test]
    fn many_of_one_name_are_told_apart_in_time_that_grows_with_them() {
        let many = 20_000;
        for told in ["News", "@news", "News, &"] {
            let mut known = Identities::default();
            let named = chat(told);
            for id in 0..many {
                let chat = Chat { id: Some(i64::from(id)), ..named.clone() };
                assert_eq!(known.find(&chat, true, (id, 0)), None);
                let at = known.add();
                assert_eq!(known.learn(at, &chat, true, (id, 0)), None);
            }
        }
        let mut known = Identities::default();
        for at in 0..many {
            assert_eq!(known.find(&chat("News"), true, (0, at)), None);
            let new = known.add();
            known.learn(new, &chat("News"), true, (0, at));
        }
    }

    #[test]
    fn what_one_dump_tells_serves_for_the_next() {
        check(&["Harbour", "#5, Harbour", "#5, @port", "@port"], &[0, 0, 0, 0]);
        check(&["Harbour", "#5, Harbour", "#6, Harbour"], &[0, 0, 1]);
    }
}
