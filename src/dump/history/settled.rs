//! What stays to be asked of histories when all is read, in few bytes: for what follows reading, and for an index that is kept.

use serde::{Deserialize, Serialize};

use super::{Completeness, Histories, Ranges};
use crate::dump::message::Chat;
use crate::order::Order;

/// Of all chats, when all is read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    completeness: Vec<Completeness>,
    /// Of each chat of each dump: its id and its name, as far as others tell them, and its service records.
    chats: Vec<((u32, u32), Told)>,
}

/// Id and name of a chat, and the numbers of its service records.
type Told = (Option<i64>, Option<String>, Ranges);

impl Histories {
    /// What stays to be asked.
    #[must_use]
    pub fn settle(&self) -> Settled {
        if let Some(settled) = &self.settled {
            return settled.clone();
        }
        let told = |(dump, index): &(u32, u32)| {
            let Chat { id, username, .. } = self.completed(*dump, *index, &Chat::default());
            let history = self.chat_of(*dump, *index).and_then(|at| self.chats.get(at as usize));
            let services = history.map(|history| history.numbered_services.clone()).unwrap_or_default();
            ((*dump, *index), (id, username, services))
        };
        let mut chats: Vec<_> = self.of_chat.keys().map(told).collect();
        chats.order_by(|((dump, index), _)| u64::from(*dump) << 32 | u64::from(*index));
        Settled { completeness: self.completeness(), chats }
    }

    /// Histories that only tell what stayed; nothing can be added.
    #[must_use]
    pub fn settled(settled: Settled) -> Self {
        Self { settled: Some(settled), ..Self::default() }
    }
}

impl Settled {
    pub(super) fn completeness(&self) -> Vec<Completeness> {
        self.completeness.clone()
    }

    pub(super) fn completed(&self, dump: u32, index: u32, chat: &Chat) -> Chat {
        let mut chat = chat.clone();
        if let Some((id, username, _)) = self.told(dump, index) {
            chat.id = chat.id.or(*id);
            chat.username = chat.username.or_else(|| username.clone());
        }
        chat
    }

    pub(super) fn is_service(&self, dump: u32, index: u32, id: i64) -> bool {
        self.told(dump, index).is_some_and(|(.., services)| services.has(id))
    }

    fn told(&self, dump: u32, index: u32) -> Option<&Told> {
        let at = self.chats.binary_search_by_key(&(dump, index), |known| known.0).ok()?;
        Some(&self.chats[at].1)
    }
}
