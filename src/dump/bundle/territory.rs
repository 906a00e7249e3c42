//! What lies in the folders of an export and belongs to it: attachments look like dumps, for people attach such.

use super::found::{Found, folder};
use super::shape::Shape;

/// Folders into which Telegram Desktop writes what was attached to messages, and what its pages are shown with.
const ATTACHED: [&str; 14] = [
    "photos",
    "video_files",
    "voice_messages",
    "round_video_messages",
    "stickers",
    "files",
    "contacts",
    "profile_pictures",
    "stories",
    "animations",
    "images",
    "css",
    "js",
    "lists",
];

/// The part of a tree that an export fills.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Territory {
    root: String,
    /// Whether it is everything below, or the folders of attachments alone.
    whole: bool,
}

impl Territory {
    /// What belongs to a file of that shape. A file that somebody named claims nothing for itself.
    pub(super) fn of(found: &Found, shape: &Shape) -> Option<Self> {
        let (root, whole) = match shape {
            _ if found.chosen => return None,
            Shape::Page { .. } | Shape::Desktop { .. } => (found.folder(), false),
            Shape::WhatsApp | Shape::Outbox | Shape::SlackUsers | Shape::Tweets { .. } => (found.folder(), true),
            Shape::SlackDay => (folder(found.folder()), true),
            _ => return None,
        };
        Some(Self { root: root.to_owned(), whole })
    }

    /// Whether a file lies in folders of attachments.
    pub(super) fn attaches(&self, found: &Found) -> bool {
        let Some(rest) = self.below(found) else { return false };
        let mut parts = rest.split('/');
        let mut first = parts.next();
        // A whole account has such folders in each chat's own.
        if first.is_some_and(|first| first.eq_ignore_ascii_case("chats")) {
            first = parts.nth(1);
        }
        let attached = |first: &str| ATTACHED.iter().any(|known| first.eq_ignore_ascii_case(known));
        !self.whole && first.is_some_and(attached) && parts.next().is_some()
    }

    /// Whether a file lies where everything belongs to the export.
    pub(super) fn surrounds(&self, found: &Found) -> bool {
        self.whole && self.below(found).is_some()
    }

    fn below<'a>(&self, found: &'a Found) -> Option<&'a str> {
        if found.chosen {
            return None;
        }
        let rest = found.path.strip_prefix(&self.root)?;
        if self.root.is_empty() { Some(rest) } else { rest.strip_prefix('/') }
    }
}
