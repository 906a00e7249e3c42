//! A report's text cut wherever formatting, a link, evidence or a found word begins or ends.

use super::gathered::FieldId;
use crate::dump::{Entity, EntityKind};
use crate::event::Span;
use crate::sorted::SortedSet;

/// A piece of text that is the same all through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segment {
    /// The words.
    pub text: String,
    /// Classes of its formatting.
    pub styles: Vec<&'static str>,
    /// Fields that were read from it.
    pub fields: Vec<FieldId>,
    /// Whether the query found it.
    pub found: bool,
}

/// Segments that share a link, or have none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Where the link leads; only addresses that are safe to follow.
    pub link: Option<String>,
    /// Its parts, in order.
    pub segments: Vec<Segment>,
}

/// Cuts a text. Ranges that lie outside or cut a character are passed over.
#[must_use]
pub fn cut(text: &str, entities: &[Entity], evidence: &[(FieldId, Vec<Span>)], found: &[Span]) -> Vec<Stretch> {
    let fits = |start: u32, end: u32| start < end && text.get(start as usize..end as usize).is_some();
    let entities: Vec<_> = entities.iter().filter(|entity| fits(entity.start, entity.end)).collect();
    let evidence: Vec<_> = evidence
        .iter()
        .flat_map(|(id, spans)| spans.iter().map(move |span| (id, *span)))
        .filter(|(_, span)| fits(span.start, span.end))
        .collect();
    let found: Vec<_> = found.iter().filter(|span| fits(span.start, span.end)).collect();
    let mut borders = SortedSet::of([0, text.len() as u32].into_iter());
    borders.extend(entities.iter().flat_map(|entity| [entity.start, entity.end]));
    borders.extend(evidence.iter().flat_map(|(_, span)| [span.start, span.end]));
    borders.extend(found.iter().flat_map(|span| [span.start, span.end]));
    let borders: Vec<_> = borders.into_keys().collect();
    let mut out: Vec<Stretch> = Vec::new();
    let mut last_link = None;
    for pair in borders.windows(2) {
        let (start, end) = (pair[0], pair[1]);
        let Some(words) = text.get(start as usize..end as usize) else { continue };
        let around = |s: u32, e: u32| s <= start && e >= end;
        let link = entities.iter().position(|entity| around(entity.start, entity.end) && is_link(&entity.kind));
        let mut fields: Vec<FieldId> = Vec::new();
        for (id, span) in &evidence {
            if around(span.start, span.end) && !fields.contains(id) {
                fields.push((*id).clone());
            }
        }
        let segment = Segment {
            text: words.to_owned(),
            styles: entities.iter().filter(|e| around(e.start, e.end)).filter_map(|e| style(&e.kind)).collect(),
            fields,
            found: found.iter().any(|span| around(span.start, span.end)),
        };
        if link != last_link || out.is_empty() {
            let target = link.map(|number| entities[number]);
            let address = target.and_then(|e| address(&e.kind, text.get(e.start as usize..e.end as usize)?));
            out.push(Stretch { link: address, segments: Vec::new() });
            last_link = link;
        }
        if let Some(stretch) = out.last_mut() {
            stretch.segments.push(segment);
        }
    }
    out
}

/// Where a link leads, if it is one of the few schemes that can do no harm.
#[must_use]
pub fn safe(address: &str) -> Option<String> {
    let address = address.trim();
    EntityKind::may_lead_to(address).then(|| address.to_owned())
}

fn address(kind: &EntityKind, text: &str) -> Option<String> {
    match kind {
        EntityKind::Link => {
            safe(text).or_else(|| text.contains('.').then(|| safe(&format!("https://{text}"))).flatten())
        }
        EntityKind::TextLink(address) => safe(address).or_else(|| {
            let bare = address.contains('.') && !address.contains(':');
            bare.then(|| safe(&format!("https://{address}"))).flatten()
        }),
        EntityKind::Mention(None) => {
            let name = text.strip_prefix('@')?;
            let plain = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
            plain.then(|| format!("https://t.me/{name}"))
        }
        EntityKind::Email => safe(&format!("mailto:{text}")),
        EntityKind::Phone => {
            let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
            safe(&format!("tel:{digits}"))
        }
        _ => None,
    }
}

const fn is_link(kind: &EntityKind) -> bool {
    matches!(
        kind,
        EntityKind::Link | EntityKind::TextLink(_) | EntityKind::Mention(None) | EntityKind::Email | EntityKind::Phone
    )
}

const fn style(kind: &EntityKind) -> Option<&'static str> {
    Some(match kind {
        EntityKind::Bold => "bold",
        EntityKind::Italic => "italic",
        EntityKind::Underline => "underline",
        EntityKind::Strikethrough => "strike",
        EntityKind::Spoiler => "spoiler",
        EntityKind::Code | EntityKind::Pre(_) => "code",
        EntityKind::Blockquote => "quote",
        EntityKind::Hashtag | EntityKind::Cashtag => "tag",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entity(start: u32, end: u32, kind: EntityKind) -> Entity {
        Entity { start, end, kind }
    }

    fn span(start: u32, end: u32) -> Span {
        Span { start, end }
    }

    #[test]
    fn pieces_are_the_text_again() {
        let text = "В Вене met Ada at example.org";
        let cut = cut(
            text,
            &[entity(3, 11, EntityKind::Bold), entity(23, 34, EntityKind::Link)],
            &[(FieldId::Place, vec![span(3, 11)]), (FieldId::Who(0), vec![span(16, 19), span(10, 12)])],
            &[span(12, 15)],
        );
        let again: String =
            cut.iter().flat_map(|stretch| &stretch.segments).map(|segment| segment.text.as_str()).collect();
        assert_eq!(again, text);
        let place = cut.iter().flat_map(|stretch| &stretch.segments).find(|segment| segment.text == "Вене").unwrap();
        assert_eq!((place.styles.as_slice(), place.fields.as_slice()), (&["bold"][..], &[FieldId::Place][..]));
    }

    #[test]
    fn a_link_stays_whole_around_what_is_found_in_it() {
        let cut = cut("see example.org now", &[entity(4, 15, EntityKind::Link)], &[], &[span(4, 11)]);
        assert_eq!(cut.len(), 3);
        assert_eq!(cut[1].link.as_deref(), Some("https://example.org"));
        assert_eq!(cut[1].segments.len(), 2);
    }

    // A test hands over what it makes: its cases read better without a borrow each.
    #[allow(clippy::needless_pass_by_value)]
    #[track_caller]
    fn check_link(kind: EntityKind, text: &str, expected: Option<&str>) {
        assert_eq!(address(&kind, text).as_deref(), expected, "{text}");
    }

    #[test]
    fn only_harmless_addresses_are_links() {
        check_link(EntityKind::TextLink("javascript:alert(1)".into()), "x", None);
        check_link(EntityKind::TextLink("java\nscript:alert(1)".into()), "x", None);
        check_link(EntityKind::TextLink(" https://a.example/ ".into()), "x", Some("https://a.example/"));
        check_link(EntityKind::TextLink("data:text/html,x".into()), "x", None);
        check_link(EntityKind::TextLink("tg://resolve?domain=x".into()), "x", Some("tg://resolve?domain=x"));
        check_link(EntityKind::Mention(None), "@name_1", Some("https://t.me/name_1"));
        check_link(EntityKind::Email, "a@b.example", Some("mailto:a@b.example"));
        check_link(EntityKind::Phone, "+1 (22) 33", Some("tel:+12233"));
        check_link(EntityKind::Link, "a.example/x", Some("https://a.example/x"));
        check_link(EntityKind::Link, "javascript:x", None);
    }

    #[test]
    fn ranges_that_cannot_be_are_passed_over() {
        let cut =
            cut("зерно", &[entity(1, 4, EntityKind::Bold), entity(0, 99, EntityKind::Italic)], &[], &[span(5, 3)]);
        assert_eq!(cut.len(), 1);
        assert!(cut[0].segments[0].styles.is_empty());
    }
}
