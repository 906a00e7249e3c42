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
//! no other. A chat that became known by its title takes on the id of the one that it meets, so that which chats are
//! one can depend on the order of dumps where two chats share a title; messages are kept apart even then.

use crate::dump::message::{Chat, ChatKind};

/// By what a chat was taken for one that was known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// It was not: it is the first.
    Nothing,
    /// Id or name in links.
    Name,
    /// Title.
    Title,
}

/// What is known of a chat from all dumps.
#[derive(Clone, Debug, Default)]
pub(super) struct Identity {
    /// The chat, with what any dump tells of it.
    pub(super) chat: Chat,
    titles: Vec<String>,
}

/// Finds the chat among those known; `is_titled` says that its title is one, and `is_another` of which of those known
/// it was told apart.
pub(super) fn find(
    known: &[Identity],
    chat: &Chat,
    is_titled: bool,
    is_another: impl Fn(usize) -> bool,
) -> Option<(usize, By)> {
    let by = |holds: &dyn Fn(&Identity) -> bool| {
        let is_it = |at: &usize| known[*at].may_be(chat) && holds(&known[*at]) && !is_another(*at);
        let mut found = (0..known.len()).filter(is_it);
        found.next().map(|first| (first, found.next().is_none()))
    };
    let of_id = |it: &Identity| it.chat.id == chat.id;
    let id = chat.id.and_then(|_| by(&|it| of_id(it) && it.is_like(chat) == Some(true)).or_else(|| by(&of_id)));
    let name = || chat.username.as_ref().and_then(|_| by(&|it| folded(&it.chat) == folded(chat)));
    if let Some((at, _)) = id.or_else(name) {
        return Some((at, By::Name));
    }
    let title = plain(chat.title.as_deref().filter(|_| is_titled)?);
    let found = by(&|it| it.titles.contains(&title)).filter(|(_, alone)| *alone && !title.is_empty());
    found.map(|(at, _)| (at, By::Title))
}

impl Identity {
    /// Takes what another dump tells of the chat.
    pub(super) fn learn(&mut self, chat: &Chat, is_titled: bool) {
        let known = &mut self.chat;
        known.id = known.id.or(chat.id);
        known.username = known.username.take().or_else(|| chat.username.clone());
        // A chat may change its title; what was opened last is likely newer.
        known.title = chat.title.clone().filter(|_| is_titled || known.title.is_none()).or_else(|| known.title.take());
        known.description = chat.description.clone().or_else(|| known.description.take());
        known.own_numbers |= chat.own_numbers;
        if known.kind == ChatKind::Unknown {
            known.kind = chat.kind;
        }
        let title = chat.title.as_deref().map(plain).filter(|title| is_titled && !title.is_empty());
        if let Some(title) = title.filter(|title| !self.titles.contains(title)) {
            self.titles.push(title);
        }
    }

    /// Of one with the same id, whether it has the title and the sort of numbers of another; `None` if that is not known.
    pub(super) fn is_like(&self, chat: &Chat) -> Option<bool> {
        self.chat.id.filter(|_| self.chat.id == chat.id && !self.titles.is_empty())?;
        let title = chat.title.as_deref().map(plain)?;
        Some(self.titles.contains(&title) && self.chat.own_numbers == chat.own_numbers)
    }

    /// Whether nothing that both tell says otherwise.
    fn may_be(&self, chat: &Chat) -> bool {
        let kinds = [self.chat.kind, chat.kind];
        if !kinds.contains(&ChatKind::Unknown) && kinds[0] != kinds[1] {
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

    /// `id 5`, `@name`, `?` for a person, `!` for a channel, `&` for a group, `=` in the dump of those before it, anything else is the title; parts are separated by commas.
    fn chat(told: &str) -> Chat {
        let mut chat = Chat::default();
        for part in told.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            match part.split_at(1) {
                ("#", id) => chat.id = id.parse().ok(),
                ("@", name) => chat.username = Some(name.to_owned()),
                ("?", _) => chat.kind = ChatKind::Personal,
                ("!", _) => chat.kind = ChatKind::Channel,
                ("&", _) => chat.kind = ChatKind::Group,
                ("=", _) => chat.description = Some(String::new()),
                _ => chat.title = Some(part.to_owned()),
            }
        }
        chat
    }

    /// The number of the chat that each of some is, in their order.
    #[track_caller]
    fn check(chats: &[&str], expected: &[usize]) {
        let mut known: Vec<Identity> = Vec::new();
        let mut found = Vec::new();
        for chat in chats.iter().map(|told| chat(told)) {
            let is_here = |at: &usize| chat.description.is_some() && found.contains(at);
            let is_another = |at: usize| is_here(&at) && known[at].is_like(&chat) == Some(false);
            let at = find(&known, &chat, chat.title.as_deref() != Some("file"), is_another)
                .map_or(known.len(), |(at, _)| at);
            if at == known.len() {
                known.push(Identity::default());
            }
            known[at].learn(&chat, chat.title.as_deref() != Some("file"));
            found.push(at);
        }
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
        check(&["#5, A", "#5, B, =", "#5, B", "#5, A", "#5, C"], &[0, 1, 1, 0, 0]);
        check(&["", ""], &[0, 1]);
        check(&["file", "file", "#5, file", "#5"], &[0, 1, 2, 2]);
    }

    #[test]
    fn what_one_dump_tells_serves_for_the_next() {
        check(&["Harbour", "#5, Harbour", "#5, @port", "@port"], &[0, 0, 0, 0]);
        check(&["Harbour", "#5, Harbour", "#6, Harbour"], &[0, 0, 1]);
    }
}
