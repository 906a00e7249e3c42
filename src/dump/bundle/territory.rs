//! What lies in the folders of an export and belongs to it: attachments look like dumps, for people attach such.

use super::found::{Found, above, folder};
use super::shape::Shape;
use crate::hashed::Hashed;

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

/// The parts of a tree that exports fill.
#[derive(Default)]
pub(super) struct Territories {
    /// Folders of exports; whether everything below belongs to them, or the folders of attachments alone.
    roots: Hashed<String, bool>,
}

impl Territories {
    /// Those of files that were looked at.
    pub(super) fn of<'a>(files: impl Iterator<Item = (&'a Found, &'a Shape)>) -> Self {
        let mut territories = Self::default();
        for (found, shape) in files {
            territories.add(found, shape);
        }
        territories
    }

    /// Adds what belongs to a file of that shape. A file that somebody named claims nothing for itself.
    pub(super) fn add(&mut self, found: &Found, shape: &Shape) {
        let (root, whole) = match shape {
            _ if found.chosen => return,
            Shape::Page { .. } | Shape::Desktop { .. } => (found.folder(), false),
            Shape::WhatsApp | Shape::Outbox | Shape::SlackUsers | Shape::Tweets { .. } => (found.folder(), true),
            Shape::SlackDay => (folder(found.folder()), true),
            _ => return,
        };
        if let Some(known) = self.roots.get_mut(root) {
            *known |= whole;
        } else {
            self.roots.insert(root.to_owned(), whole);
        }
    }

    /// Whether a file lies in a folder of attachments.
    pub(super) fn attach(&self, found: &Found) -> bool {
        self.over(found).any(|(root, _)| is_attached(&found.path[root.len()..]))
    }

    /// Whether a file lies where everything belongs to an export.
    pub(super) fn surround(&self, found: &Found) -> bool {
        self.over(found).any(|(_, whole)| whole)
    }

    /// The territories that a file lies in.
    fn over<'a>(&'a self, found: &'a Found) -> impl Iterator<Item = (&'a str, bool)> {
        let folders = above(&found.path).filter(|_| !found.chosen);
        folders.filter_map(|folder| self.roots.get(folder).map(|whole| (folder, *whole)))
    }
}

/// Whether a path within an export leads to an attachment.
fn is_attached(path: &str) -> bool {
    let mut parts = path.trim_start_matches('/').split('/');
    let mut first = parts.next();
    // A whole account has such folders in each chat's own.
    if first.is_some_and(|first| first.eq_ignore_ascii_case("chats")) {
        first = parts.nth(1);
    }
    let attached = |first: &str| ATTACHED.iter().any(|known| first.eq_ignore_ascii_case(known));
    first.is_some_and(attached) && parts.next().is_some()
}
