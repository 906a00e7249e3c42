//! Real pages, with every field that they have.

use super::super::{read, shared};
use crate::dump::{EntityKind, MediaKind, MessageId, MessageKind, Zone};

#[test]
fn every_sample_is_read_with_its_fields() {
    let sample = |name: &str| shared(&format!("samples/tme-pages/{name}.html")).map(|bytes| read(&bytes).1);
    let one = |name: &str| {
        let read = sample(name)?;
        assert_eq!((read.messages.len(), read.faults()), (1, vec![]), "{name}");
        let chat = &read.chats[0];
        assert_eq!((chat.id, chat.username.as_deref()), (Some(1_591_537_674), Some("tchantest")), "{name}");
        assert_eq!(chat.title.as_deref(), Some("tchan's test channel 👍"), "{name}");
        let message = read.messages.into_iter().next()?;
        assert_eq!(
            (message.from.as_deref(), message.posted.map(|posted| posted.zone)),
            (Some("tchan's test channel 👍"), Some(Zone::Utc))
        );
        Some(message)
    };
    let Some(empty) = sample("no-posts-found") else { return };
    assert_eq!((empty.messages.len(), empty.chats[0].username.as_deref()), (0, Some("some-channel")));
    for (name, id, seconds, views, text) in [
        ("emoji-message", 7, 1_677_223_853, Some(2), "👍"),
        ("forwarded-text-message", 89, 1_677_240_811, Some(2), ";)"),
        ("photo-multiple", 14, 1_677_224_060, Some(2), "Multiple pics"),
        ("poll", 11, 1_677_223_943, Some(2), ""),
        (
            "service-message-pinned",
            92,
            1_677_241_219,
            None,
            "tchan's test channel 👍 pinned «Going to pin this message»",
        ),
        ("signed-edited-text-message", 5, 1_677_223_797, Some(2), "Hello! Signed and edited message"),
        (
            "text-message-link-with-regular-preview",
            94,
            1_677_246_458,
            Some(1),
            "https://agenciabrasil.ebc.com.br/justica/noticia/2022-08/operacao-guardioes-do-bioma-apreende-239-toneladas-de-minerio",
        ),
        ("text-message-multiline", 62, 1_677_225_686, Some(2), "Bigger\ntext\nmessage\nnumber\n34"),
        ("text-reply-to-video", 20, 1_677_224_311, Some(2), "Reply to a video (not recorded in telegram)"),
    ] {
        let Some(found) = one(name) else { return };
        let told = (found.id.clone(), found.posted.map(|posted| posted.seconds), found.views, found.text.as_str());
        assert_eq!(told, (MessageId::Number(id), Some(seconds), views, text), "{name}");
        let media: Vec<_> = found.media.iter().map(|media| (media.kind, media.text.as_deref())).collect();
        match name {
            "forwarded-text-message" => {
                let forward = found.forward.unwrap_or_default();
                assert_eq!(
                    (forward.name.as_deref(), forward.id.as_deref(), forward.post),
                    (Some("Some user"), Some("some_user"), None)
                );
            }
            "photo-multiple" => assert_eq!(media, [(MediaKind::Photo, None), (MediaKind::Photo, None)]),
            "poll" => {
                assert_eq!(media, [(MediaKind::Poll, Some("Let's do a quick poll quizz mode\nOpt1\nOpt2\nOpt3"))]);
            }
            "service-message-pinned" => {
                assert_eq!((found.kind, found.action.as_deref()), (MessageKind::Service, Some("pin_message")));
            }
            "signed-edited-text-message" => {
                assert_eq!((found.edited_sometime, found.signature.as_deref()), (true, Some("Álvaro Justen")));
            }
            "text-reply-to-video" => {
                let reply = found.reply.unwrap_or_default();
                assert_eq!((reply.to, reply.chat, reply.quote.as_deref()), (Some(19), None, Some("Video")));
            }
            "text-message-link-with-regular-preview" => assert_eq!(found.entities[0].kind, EntityKind::Link),
            _ => assert_eq!((media.len(), found.forward, found.reply), (0, None, None)),
        }
    }
}
