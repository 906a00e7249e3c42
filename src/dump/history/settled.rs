//! What stays to be asked of histories when all is read, in few bytes: for an index that is kept.

use serde::{Deserialize, Serialize};

use super::{Completeness, Histories};
use crate::dump::message::Chat;
use crate::order::Order;

/// Of all chats, when all is read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    completeness: Vec<Completeness>,
    /// Of each chat of each dump: its id and its name, as far as others tell them.
    chats: Vec<((u32, u32), Told)>,
}

/// Id and name of a chat.
type Told = (Option<i64>, Option<String>);

impl Histories {
    /// What stays to be asked.
    #[must_use]
    pub fn settle(&self) -> Settled {
        if let Some(settled) = &self.settled {
            return settled.clone();
        }
        let told = |(dump, index): &(u32, u32)| {
            let Chat { id, username, .. } = self.completed(*dump, *index, &Chat::default());
            ((*dump, *index), (id, username))
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
        if let Ok(at) = self.chats.binary_search_by_key(&(dump, index), |known| known.0) {
            let (id, username) = &self.chats[at].1;
            chat.id = chat.id.or(*id);
            chat.username = chat.username.or_else(|| username.clone());
        }
        chat
    }
}
