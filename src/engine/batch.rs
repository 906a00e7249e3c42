//! What is handed to whoever extracts, and what comes back.
//!
//! Extraction looks at one post at a time, so it does not matter who does it: the session itself, or a [`Hand`] in
//! another thread that knows nothing but the batch. Which of them did it shows in nothing.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::lots::Kept;
use crate::dump::{Chat, Posted};
use crate::event::joining::JoinKey;
use crate::event::{Extractor, Post, Report};

/// Posts that follow each other, for somebody to extract.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Batch {
    number: BatchNumber,
    names: Vec<Names>,
    posts: Vec<Given>,
}

/// What came of a batch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Findings {
    pub(super) number: BatchNumber,
    pub(super) found: Vec<Found>,
}

/// Names a batch, also after everything was begun anew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct BatchNumber {
    /// How often everything was begun anew.
    pub(super) beginning: u32,
    /// Which batch it is since.
    pub(super) at: u32,
}

/// What extraction finds in a post.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Found {
    /// What it tells, neighbours not asked.
    pub(super) report: Report,
    /// What it is compared by, unless its neighbours change its day.
    pub(super) key: JoinKey,
}

/// What extraction takes of a chat.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Names {
    pub(super) title: Option<String>,
    pub(super) description: Option<String>,
}

/// What extraction takes of a post.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Given {
    text: String,
    posted: Option<Posted>,
    forwarded_from: Option<String>,
    /// Which of the names are those of its chat.
    names: u32,
}

/// Extracts batches, of whatever session.
pub struct Hand(Extractor);

impl Hand {
    /// Compiles the facts.
    #[must_use]
    #[allow(clippy::new_without_default)] // it is work, not a default
    pub fn new() -> Self {
        Self(Extractor::new())
    }

    /// What the posts of a batch tell.
    #[must_use]
    pub fn extract(&self, batch: &Batch) -> Findings {
        let nobody = Names::default();
        let found = batch.posts.iter().map(|given| {
            let names = batch.names.get(given.names as usize).unwrap_or(&nobody);
            Found::of(&self.0, &names.post(&given.text, given.posted, given.forwarded_from.as_deref()))
        });
        Findings { number: batch.number, found: found.collect() }
    }
}

impl Batch {
    pub(super) fn of(number: BatchNumber, kept: &[Kept]) -> Self {
        let mut batch = Self { number, names: Vec::new(), posts: Vec::with_capacity(kept.len()) };
        let mut last: Option<&Rc<Names>> = None;
        for Kept { message, names, .. } in kept {
            if !last.is_some_and(|last| Rc::ptr_eq(last, names)) {
                batch.names.push(Names::clone(names));
                last = Some(names);
            }
            batch.posts.push(Given {
                text: message.text.clone(),
                posted: message.posted,
                forwarded_from: message.forward.as_ref().and_then(|forward| forward.name.clone()),
                names: batch.names.len() as u32 - 1,
            });
        }
        batch
    }
}

impl Found {
    pub(super) fn of(extractor: &Extractor, post: &Post<'_>) -> Self {
        let report = extractor.report(post);
        let key = JoinKey::of(&report, post);
        Self { report, key }
    }
}

impl Names {
    pub(super) fn of(chat: &Chat) -> Self {
        Self { title: chat.title.clone(), description: chat.description.clone() }
    }

    /// A post in this chat, as extraction sees it.
    pub(super) fn post<'a>(
        &'a self,
        text: &'a str,
        posted: Option<Posted>,
        forwarded_from: Option<&'a str>,
    ) -> Post<'a> {
        let (channel, description) = (self.title.as_deref(), self.description.as_deref());
        Post { text, posted, channel, description, forwarded_from }
    }
}
