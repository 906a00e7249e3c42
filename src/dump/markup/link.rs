//! What a link in a message stands for: an address, a tag, a name, an emoji.

use super::tag::Tag;
use super::words::words;
use crate::dump::message::EntityKind;

/// A link that was opened, until its text is known.
#[derive(Debug)]
pub(super) struct Link {
    href: String,
    /// What the tag itself says it is.
    told: Option<EntityKind>,
    /// Whether nothing is linked.
    nothing: bool,
    /// Whether addresses are shortened when they are shown.
    shortened: bool,
}

impl Link {
    /// Reads the tag; `shortened` says that what is shown of an address may lack its beginning and its end.
    pub(super) fn of(tag: &Tag<'_>, shortened: bool) -> Self {
        let href = tag.raw("href").map(words).unwrap_or_default().trim().to_owned();
        let told = told(tag, &href);
        Self { nothing: href.is_empty() && told.is_none(), href, told, shortened }
    }

    /// What it is, given the text that is linked; `None` if it leads nowhere.
    pub(super) fn kind(self, text: &str) -> Option<EntityKind> {
        if self.nothing {
            return None;
        }
        let text = text.trim();
        if let Some(told) = self.told {
            return Some(told);
        }
        if text == self.href || self.shortened && bare(text).eq_ignore_ascii_case(bare(&self.href)) {
            return Some(EntityKind::Link);
        }
        let at_telegram = ["https://t.me/", "http://t.me/", "https://telegram.me/", "tg://resolve?"];
        if text.starts_with('@') && at_telegram.iter().any(|start| self.href.starts_with(start)) {
            return Some(EntityKind::Mention(None));
        }
        if let Some(user) = self.href.strip_prefix("tg://user?id=") {
            return Some(EntityKind::Mention(user.parse().ok()));
        }
        Some(EntityKind::TextLink(self.href))
    }
}

/// What can be told before the text is known.
fn told(tag: &Tag<'_>, href: &str) -> Option<EntityKind> {
    if let Some(click) = tag.raw("onclick") {
        // The page's own functions say what Telegram had marked.
        let click = String::from_utf8_lossy(click);
        let calls = |name: &str| click.contains(name);
        if calls("ShowHashtag") {
            return Some(EntityKind::Hashtag);
        } else if calls("ShowCashtag") {
            return Some(EntityKind::Cashtag);
        } else if calls("ShowBotCommand") {
            return Some(EntityKind::BotCommand);
        } else if calls("ShowMentionName") {
            return Some(EntityKind::Mention(None));
        } else if calls("ShowNotLoadedEmoji") || calls("ShowNotAvailableEmoji") {
            return Some(EntityKind::CustomEmoji);
        }
    }
    let starts = |start: &str| href.get(..start.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(start));
    if starts("mailto:") {
        Some(EntityKind::Email)
    } else if starts("tel:") {
        Some(EntityKind::Phone)
    } else if starts("?q=%23") || starts("?q=#") || tag.has("hashtag") {
        Some(EntityKind::Hashtag)
    } else if starts("?q=%24") || starts("?q=$") {
        Some(EntityKind::Cashtag)
    } else if tag.has("mention") {
        Some(EntityKind::Mention(None))
    } else if is_file(href) {
        Some(EntityKind::CustomEmoji)
    } else {
        None
    }
}

/// Whether this leads to a file of the export: an emoji's picture. Addresses without their beginning have a dot in
/// their first part; folders have none.
fn is_file(href: &str) -> bool {
    let path = href.trim_start_matches("../");
    path.split_once('/').is_some_and(|(folder, _)| {
        matches!(folder, "stickers" | "video_files" | "photos" | "files" | "animations" | "chats")
    })
}

/// An address without its beginning and without the stroke at its end.
fn bare(address: &str) -> &str {
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    address.strip_suffix('/').unwrap_or(address)
}
