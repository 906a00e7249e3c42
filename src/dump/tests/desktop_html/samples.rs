//! Real exports, which came in both formats: both say the same.

use super::super::{Read, read, shared};
use crate::dump::{Entity, EntityKind, Format, Message, MessageKind, Posted};

/// What both sides carry, in one order.
fn carried(message: &Message) -> (String, Vec<Entity>) {
    // Desktop's pages have a line end for every sort of separator, and no language of code.
    let text = message.text.replace(['\u{2028}', '\u{2029}'], "\n");
    let trimmed = text.trim_ascii();
    let cut = (text.len() - text.trim_ascii_start().len()) as u32;
    let kinds = message.entities.iter().filter_map(|entity| {
        let kind = match &entity.kind {
            EntityKind::Pre(_) => EntityKind::Pre(String::new()),
            EntityKind::Mention(_) => EntityKind::Mention(None),
            EntityKind::BankCard | EntityKind::Unknown(_) => return None,
            kind => kind.clone(),
        };
        let (start, end) = (entity.start.saturating_sub(cut), (entity.end - cut).min(trimmed.len() as u32));
        (start < end).then_some(Entity { start, end, kind })
    });
    (trimmed.to_owned(), kinds.collect())
}

#[test]
fn the_samples_say_the_same_as_their_json() {
    for (name, posts, records) in [("channel", 208, 5), ("features", 8, 4)] {
        let file = |file: &str| shared(&format!("samples/desktop-{name}/{file}"));
        let (Some(html), Some(json)) = (file("messages.html"), file("result.json")) else { return };
        let (format, pages) = read(&html);
        let (_, json) = read(&json);
        assert_eq!((format, pages.faults(), pages.chats.len()), (Format::DesktopHtml, vec![], 1));
        let trimmed = |title: &Option<String>| title.as_deref().map(|title| title.trim().to_owned());
        assert_eq!(trimmed(&pages.chats[0].title), trimmed(&json.chats[0].title));
        assert_eq!(pages.chats[0].kind, json.chats[0].kind);
        let count = |read: &Read, kind| read.messages.iter().filter(|message| message.kind == kind).count();
        assert_eq!((count(&pages, MessageKind::Post), count(&pages, MessageKind::Service)), (posts, records));
        assert_eq!(pages.messages.len(), json.messages.len());
        for (page, json) in pages.messages.iter().zip(&json.messages) {
            assert_eq!((&page.id, page.kind, &page.action), (&json.id, json.kind, &json.action));
            let day = |message: &Message| message.posted.map(Posted::day);
            assert_eq!(day(page), day(json), "{}", page.id);
            if page.kind == MessageKind::Service {
                continue;
            }
            assert_eq!(carried(page), carried(json), "{}", page.id);
            let seconds = |message: &Message| message.posted.map(|posted| posted.seconds);
            assert_eq!(seconds(page), seconds(json), "{}", page.id);
            let name = |name: &Option<String>| name.as_deref().map(|name| name.trim().to_owned());
            assert_eq!((name(&page.from), &page.signature), (name(&json.from), &json.signature), "{}", page.id);
            let origin = |message: &Message| message.forward.as_ref().map(|forward| name(&forward.name));
            assert_eq!(origin(page), origin(json), "{}", page.id);
            let reply = |message: &Message| message.reply.as_ref().and_then(|reply| reply.to);
            assert_eq!(reply(page), reply(json), "{}", page.id);
            let media = |message: &Message| -> Vec<_> {
                message.media.iter().map(|media| (media.kind, media.path.clone(), media.missing.is_some())).collect()
            };
            assert_eq!(media(page), media(json), "{}", page.id);
            let counts = |message: &Message| -> Vec<_> { message.reactions.clone() };
            assert_eq!(counts(page), counts(json), "{}", page.id);
        }
    }
}
