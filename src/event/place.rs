//! Where it happened.

use super::{Field, Lang, Span, dates::DateMention, gazetteer::Scanned};

/// The city or most exact named place of the event, as a nominative in the message's language.
#[must_use]
pub fn place(
    _scanned: &Scanned<'_>,
    _lang: Lang,
    _dates: &[DateMention],
    _trigger: Option<Span>,
) -> Option<Field<String>> {
    None
}
